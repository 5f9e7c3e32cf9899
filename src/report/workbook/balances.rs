//! Demand against supply: by occupation, industry, region and level, by class of majors, by skill.

use super::sheet::{Cell, Column, Kind, Paint, Table};
use super::tab::Tab;
use super::view::View;
use crate::document::BalanceDocument;
use vocmatch::dataset::pen;

/// The sheets, in order.
pub(super) fn tables(view: &View) -> Vec<Table> {
    let document = &view.document;
    vec![
        balances(view, Tab::Occupations, &document.occupations),
        industries(view),
        balances(view, Tab::Regions, &document.regions),
        levels(view),
        classes(view),
        skill_gaps(view),
    ]
}

/// Shortages first: by gap, ties by id.
pub(super) fn ranked(balances: &[BalanceDocument]) -> Vec<&BalanceDocument> {
    let mut all: Vec<&BalanceDocument> = balances.iter().collect();
    all.sort_by(|a, b| b.gap.total_cmp(&a.gap).then_with(|| a.id.cmp(&b.id)));
    all
}

fn note(view: &View) -> String {
    view.say(
        "A year, mean over the years with openings; the largest shortage first. Gap: openings less linked graduates, \
         orange where graduates are missing, blue where there are too many. Linked: each graduate counted once, shared over \
         the openings within reach. Filled: the least and the most that any best matching fills. One more: what one more well \
         fitting graduate would add, 1.00 = a perfect match.",
        "每年，取有岗位的年份的平均；缺口最大的在前。缺口＝岗位－对应毕业生：橙色为缺人，蓝色为人多。对应毕业生：每名毕业生只计一次，\
         分摊到够得着的岗位。可填补：任一最优匹配所填补的最少与最多。再多一人：再多一名合适的毕业生能增加多少，1.00＝一个完美匹配。",
    )
    .to_owned()
}

fn band_paint(view: &View) -> Paint {
    use vocmatch::indicator::Band::{Balanced, Shortage, SomeShortage, SomeSurplus, Surplus};
    let colours = [
        (Shortage, pen::ORANGE),
        (SomeShortage, pen::LIGHT_ORANGE),
        (Balanced, pen::PALE_GREY),
        (SomeSurplus, pen::PALE_BLUE),
        (Surplus, pen::LIGHT_BLUE),
    ];
    Paint::Words(colours.map(|(band, colour)| (view.band(band), colour)).to_vec())
}

fn columns(view: &View) -> Vec<Column> {
    vec![
        Column::new(view.say("Name", "名称"), Kind::Name),
        Column::new(view.say("Id", "编号"), Kind::Id),
        Column::new(view.say("Openings", "岗位"), Kind::People).painted(Paint::Bar),
        Column::new(view.say("Linked graduates", "对应毕业生"), Kind::People).painted(Paint::Bar),
        Column::new(view.say("Gap", "缺口"), Kind::Change).painted(Paint::TwoWay),
        Column::new(view.say("Band", "供需等级"), Kind::Name).painted(band_paint(view)),
        Column::new(view.say("Filled, least", "可填补（最少）"), Kind::People),
        Column::new(view.say("Filled, most", "可填补（最多）"), Kind::People),
        Column::new(view.say("One more", "再多一人"), Kind::Point).painted(Paint::Shade),
        Column::new(view.say("Openings per graduate", "岗位／毕业生比"), Kind::Point),
        Column::new(view.say("Structural deviation", "结构偏离度"), Kind::Point),
        Column::new(view.say("Check first", "先核实"), Kind::Sentence),
    ]
}

fn cells(view: &View, balance: &BalanceDocument) -> Vec<Cell> {
    let name = match (balance.name.as_str(), balance.id.as_str()) {
        ("", "") => view.say("not named", "未注明"),
        ("", id) => id,
        (name, _) => name,
    };
    vec![
        name.into(),
        balance.id.as_str().into(),
        balance.openings.into(),
        balance.linked.into(),
        balance.gap.into(),
        balance.band.map(|band| view.band(band)).into(),
        balance.filled.map(|filled| filled.least).into(),
        balance.filled.map(|filled| filled.most).into(),
        balance.one_more.into(),
        balance.vacancies_per_seeker.into(),
        balance.structural_deviation.into(),
        balance.cautions.join("\n").into(),
    ]
}

fn balances(view: &View, tab: Tab, balances: &[BalanceDocument]) -> Table {
    Table {
        tab,
        note: note(view),
        fixed: 1,
        columns: columns(view),
        rows: ranked(balances).into_iter().map(|one| cells(view, one)).collect(),
    }
}

/// Without what is filled, which is not told by industry; with how education and industry develop together.
fn industries(view: &View) -> Table {
    let mut table = balances(view, Tab::Industries, &view.document.industries);
    let keep = |column: usize| !matches!(column, 6 | 7 | 11);
    let kept = |cells: Vec<Cell>| {
        cells
            .into_iter()
            .enumerate()
            .filter(|(k, _)| keep(*k))
            .map(|(_, cell)| cell)
            .collect()
    };
    table.rows = table.rows.into_iter().map(kept).collect();
    table.columns = table
        .columns
        .into_iter()
        .enumerate()
        .filter(|(k, _)| keep(*k))
        .map(|(_, c)| c)
        .collect();
    for head in [
        view.say("Coupling C", "耦合度 C"),
        view.say("Development T", "综合发展指数 T"),
        view.say("Coordination D", "耦合协调度 D"),
        view.say("Corrected D", "修正的 D"),
    ] {
        table.columns.push(Column::new(head, Kind::Point));
    }
    table
        .columns
        .push(Column::new(view.say("Coordination", "协调等级"), Kind::Name));
    for (row, balance) in table.rows.iter_mut().zip(ranked(&view.document.industries)) {
        let coupling = balance.coupling.map(|(coupling, _)| coupling);
        row.extend([
            coupling.map(|c| c.coupling).into(),
            coupling.map(|c| c.development).into(),
            coupling.map(|c| c.coordination).into(),
            coupling.map(|c| c.corrected).into(),
            balance.coupling.map(|(_, level)| view.coupling(level)).into(),
        ]);
    }
    table
}

fn levels(view: &View) -> Table {
    let mut balances = view.document.levels.clone();
    for balance in &mut balances {
        let level = vocmatch::unit::Level::ALL
            .into_iter()
            .find(|level| level.name() == balance.id);
        balance.name = match level {
            Some(level) => view.level(level).to_owned(),
            None => view.say("any level", "不限层次").to_owned(),
        };
    }
    let mut table = self::balances(view, Tab::Levels, &balances);
    table.note.push_str(view.say(
        " By the lowest level that openings ask for.",
        "按岗位要求的最低层次。",
    ));
    table
}

fn classes(view: &View) -> Table {
    let mut classes: Vec<_> = view.document.classes.iter().collect();
    classes.sort_by(|a, b| {
        b.saturated
            .cmp(&a.saturated)
            .then_with(|| (&a.id, a.level).cmp(&(&b.id, b.level)))
    });
    let rows = classes.into_iter().map(|class| {
        let name = if class.name.is_empty() {
            view.say("no class", "未分类")
        } else {
            &class.name
        };
        let most_placed = (class.graduates > 0).then(|| class.placed.most as f64 / class.graduates as f64);
        vec![
            name.into(),
            class.id.as_str().into(),
            view.level(class.level).into(),
            class.graduates.into(),
            class.saturated.into(),
            class.one_more.into(),
            class.placed.least.into(),
            class.placed.most.into(),
            most_placed.into(),
        ]
    });
    Table {
        tab: Tab::Classes,
        note: view
            .say(
                "A year. Too many: graduates where one more would add nothing; at the margin they only displace each other. \
                 Placed: the least and the most that any best matching places.",
                "每年。饱和：再多一人也不增加价值的毕业生，他们在边际上只是相互顶替。落实：任一最优匹配所落实的最少与最多。",
            )
            .to_owned(),
        fixed: 1,
        columns: vec![
            Column::new(view.say("Class of majors", "专业类"), Kind::Name),
            Column::new(view.say("Id", "编号"), Kind::Id),
            Column::new(view.say("Level", "层次"), Kind::Name),
            Column::new(view.say("Graduates", "毕业生"), Kind::People).painted(Paint::Bar),
            Column::new(view.say("Too many", "饱和"), Kind::People).painted(Paint::Bar),
            Column::new(view.say("One more", "再多一人"), Kind::Point).painted(Paint::Shade),
            Column::new(view.say("Placed, least", "落实（最少）"), Kind::People),
            Column::new(view.say("Placed, most", "落实（最多）"), Kind::People),
            Column::new(view.say("Placed, at most", "落实率（最高）"), Kind::Percent).painted(Paint::Shade),
        ],
        rows: rows.collect(),
    }
}

fn skill_gaps(view: &View) -> Table {
    let gaps = &view.document.skill_gaps;
    Table {
        tab: Tab::SkillGaps,
        note: view
            .say(
                "In the first year with openings, in the matching that was found. Gap: how much of the skill the people \
                 placed lack, weighed by its importance, in heads. Inferred: the part that rests on skills inferred from \
                 documented occupations.",
                "有岗位的第一年，按所求得的匹配。缺口：落实岗位的人所欠缺的该项技能，按重要性加权，以人计。推断：其中依据由对应职业推断的技能的部分。",
            )
            .to_owned(),
        fixed: 1,
        columns: vec![
            Column::new(view.say("Skill", "技能"), Kind::Name),
            Column::new(view.say("Id", "编号"), Kind::Id),
            Column::new(view.say("Gap", "缺口"), Kind::Decimal).painted(Paint::Bar),
            Column::new(view.say("Of it inferred", "其中推断"), Kind::Decimal),
            Column::new(view.say("People placed where it is needed", "需要该技能的落实人数"), Kind::People),
        ],
        rows: gaps
            .iter()
            .map(|gap| {
                vec![
                    gap.name.as_str().into(),
                    gap.id.as_str().into(),
                    gap.gap.into(),
                    gap.inferred.into(),
                    gap.heads.into(),
                ]
            })
            .collect(),
    }
}
