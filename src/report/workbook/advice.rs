//! The advice: what to do, what it changes, who gains and loses, why, what was looked at, what to watch.

use super::say;
use super::sheet::{Cell, Column, Kind, Paint, Table};
use super::tab::Tab;
use super::view::View;
use crate::format::program;
use vocmatch::advice::Recommendation;
use vocmatch::dataset::pen;

/// The sheets, in order.
pub(super) fn tables(view: &View) -> Vec<Table> {
    vec![
        advice(view),
        measures(view),
        effects(view),
        gains_and_losses(view),
        reasons(view),
        sought(view),
        watch(view),
    ]
}

/// Every recommendation with its number, first those that need no check; those that do are numbered on.
pub(super) fn numbered<'v>(view: &'v View) -> impl Iterator<Item = (i64, bool, &'v Recommendation)> {
    let sure = view.advice.recommendations.iter().map(|one| (false, one));
    let unsure = view.advice.with_caution.iter().map(|one| (true, one));
    sure.chain(unsure)
        .zip(1..)
        .map(|((check, one), number)| (number, check, one))
}

fn number_column(view: &View) -> Column {
    Column::new(view.say("No.", "序号"), Kind::Year)
}

fn advice(view: &View) -> Table {
    let rows = numbered(view).map(|(number, check, one)| {
        let actors: Vec<String> = one.actors.iter().map(|actor| say::actor(view, *actor)).collect();
        vec![
            number.into(),
            say::action(view, one).into(),
            if check {
                view.say("yes", "是")
            } else {
                view.say("no", "否")
            }
            .into(),
            one.score.rounded().score.into(),
            one.gain.whole().into(),
            say::confidence(view, one.confidence()).into(),
            one.first_autumn.into(),
            one.first_shown.into(),
            one.effect.moved().into(),
            one.effect.filled().into(),
            one.effect.lost().into(),
            actors.join(view.say(", ", "、")).into(),
            one.cautions.join("\n").into(),
        ]
    });
    Table {
        tab: Tab::Advice,
        note: view
            .say(
                "Best first; each was tried in the model, all years together. Score: 100 = every person moved ends in a \
                 perfectly fitting, top-priority opening that nobody else would fill. Figures, effects by year, who loses and \
                 reasons stand on the next sheets, under the same number.",
                "最好的在前；每条都在模型中试算过，各年合计。得分：100＝每个涉及的人都进入无人可填的、最优先的完美匹配岗位。\
                 指标、逐年效果、受影响者与理由见后面各表，序号相同。",
            )
            .to_owned(),
        fixed: 2,
        columns: vec![
            number_column(view),
            Column::new(view.say("What to do", "行动"), Kind::Sentence),
            Column::new(view.say("Check first?", "先核实？"), Kind::Name),
            Column::new(view.say("Score", "得分"), Kind::Decimal).painted(Paint::Bar),
            Column::new(view.say("Gain, in perfect matches", "增益（完美匹配数）"), Kind::Decimal)
                .painted(Paint::Bar),
            Column::new(view.say("Confidence", "把握"), Kind::Name),
            Column::new(view.say("First autumn", "起始秋季"), Kind::Year),
            Column::new(view.say("First shows", "见效年份"), Kind::Year),
            Column::new(view.say("People moved", "涉及人数"), Kind::People),
            Column::new(view.say("Openings filled", "填补岗位"), Kind::Change),
            Column::new(view.say("Lose a place", "失去位置"), Kind::People),
            Column::new(view.say("Who acts", "行动主体"), Kind::Sentence),
            Column::new(view.say("Check", "需核实"), Kind::Sentence),
        ],
        rows: rows.collect(),
    }
}

fn measures(view: &View) -> Table {
    let rows = numbered(view).map(|(number, _, one)| {
        let robustness = one.robustness.map(vocmatch::advice::Robustness::rounded);
        vec![
            number.into(),
            say::kind(view, one.action.kind()).into(),
            say::subject(view, &one.action).into(),
            one.score.rounded().gain_per_head.into(),
            robustness.map(|robust| robust.holds).into(),
            robustness.map(|robust| robust.gain.low).into(),
            robustness.map(|robust| robust.gain.high).into(),
            robustness.map(|robust| i64::from(robust.draws)).into(),
            one.effect.skill_gap.into(),
            one.cost.places.into(),
            one.cost.money.into(),
            view.occupation(one.target.occupation).into(),
            view.region(one.target.region).into(),
        ]
    });
    Table {
        tab: Tab::Measures,
        note: view
            .say(
                "Gain in perfect matches. Draws vary openings and fits; low and high: one draw in twenty lies below, one above. \
                 Empty where no draws were asked for. Skill gap: below zero it closes.",
                "增益以完美匹配数计。抽样使岗位与匹配度变动；下限、上限：各有二十分之一的抽样在其外。未要求抽样时为空。\
                 技能缺口：负数为缩小。",
            )
            .to_owned(),
        fixed: 3,
        columns: vec![
            number_column(view),
            Column::new(view.say("Kind", "种类"), Kind::Name),
            Column::new(view.say("About", "对象"), Kind::Name),
            Column::new(view.say("Gain per person", "人均增益"), Kind::Point).painted(Paint::Shade),
            Column::new(view.say("Holds in draws", "抽样中成立"), Kind::Percent).painted(Paint::Shade),
            Column::new(view.say("Gain, low", "增益下限"), Kind::Decimal),
            Column::new(view.say("Gain, high", "增益上限"), Kind::Decimal),
            Column::new(view.say("Draws", "抽样次数"), Kind::People),
            Column::new(view.say("Skill gap", "技能缺口变化"), Kind::Decimal),
            Column::new(view.say("Places a year", "每年名额"), Kind::People),
            Column::new(view.say("Money a year", "每年经费"), Kind::People),
            Column::new(view.say("Occupation aimed at", "目标职业"), Kind::Name),
            Column::new(view.say("Region aimed at", "目标地区"), Kind::Name),
        ],
        rows: rows.collect(),
    }
}

fn effects(view: &View) -> Table {
    let rows = numbered(view).flat_map(|(number, _, one)| {
        let what = say::subject(view, &one.action);
        one.effect.years.iter().map(move |year| {
            let gaps = &one.effect.skill_gap_by_year;
            let gap = gaps.iter().find(|(of, _)| *of == year.year).map(|(_, gap)| *gap);
            vec![
                number.into(),
                say::kind(view, one.action.kind()).into(),
                what.as_str().into(),
                year.year.into(),
                year.moved.into(),
                year.graduates.into(),
                year.filled.into(),
                year.placed.into(),
                year.value.whole().into(),
                gap.into(),
            ]
        })
    });
    Table {
        tab: Tab::Effects,
        note: view
            .say(
                "Changes against the plan, re-solved. Worth in perfect matches. Skill gap: below zero it closes.",
                "与规划相比的变化，重新求解得出。价值以完美匹配数计。技能缺口：负数为缩小。",
            )
            .to_owned(),
        fixed: 3,
        columns: vec![
            number_column(view),
            Column::new(view.say("Kind", "种类"), Kind::Name),
            Column::new(view.say("About", "对象"), Kind::Name),
            Column::new(view.say("Year", "年份"), Kind::Year),
            Column::new(view.say("People moved", "涉及人数"), Kind::People),
            Column::new(view.say("Graduates", "毕业生"), Kind::Change),
            Column::new(view.say("Openings filled", "填补岗位"), Kind::Change).painted(Paint::TwoWay),
            Column::new(view.say("Placed", "落实"), Kind::Change),
            Column::new(view.say("Worth", "价值"), Kind::Decimal).painted(Paint::TwoWay),
            Column::new(view.say("Skill gap", "技能缺口"), Kind::Decimal),
        ],
        rows: rows.collect(),
    }
}

fn gains_and_losses(view: &View) -> Table {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (number, _, one) in numbered(view) {
        let mut row = |what: &str, who: &str, region, heads: i64| {
            rows.push(vec![
                number.into(),
                say::kind(view, one.action.kind()).into(),
                say::subject(view, &one.action).into(),
                what.into(),
                who.into(),
                view.region(region).into(),
                heads.into(),
            ]);
        };
        for (at, heads) in &one.effect.filled_at {
            let what = if *heads > 0 {
                view.say("openings filled", "填补岗位")
            } else {
                view.say("openings left empty", "岗位空缺")
            };
            row(what, view.occupation(at.occupation), at.region, *heads);
        }
        for (major, region, heads) in &one.effect.displaced {
            row(
                view.say("graduates who lose a place", "毕业生失去位置"),
                &view.model.major(*major).name,
                *region,
                *heads,
            );
        }
    }
    Table {
        tab: Tab::Where,
        note: view
            .say(
                "Over all years: in which occupations openings are filled, and of which majors graduates lose their place.",
                "各年合计：在哪些职业填补岗位，哪些专业的毕业生因此失去位置。",
            )
            .to_owned(),
        fixed: 3,
        columns: vec![
            number_column(view),
            Column::new(view.say("Kind", "种类"), Kind::Name),
            Column::new(view.say("About", "对象"), Kind::Name),
            Column::new(view.say("What", "事项"), Kind::Name),
            Column::new(view.say("Occupation or major", "职业或专业"), Kind::Name),
            Column::new(view.say("Region", "地区"), Kind::Name),
            Column::new(view.say("Heads", "人数"), Kind::Change),
        ],
        rows,
    }
}

fn reasons(view: &View) -> Table {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (number, _, one) in numbered(view) {
        let subject = say::subject(view, &one.action);
        let mut row = |what: &'static str, said: String| {
            rows.push(vec![
                number.into(),
                say::kind(view, one.action.kind()).into(),
                subject.as_str().into(),
                what.into(),
                said.into(),
            ]);
        };
        for said in say::reasons(view, &one.reasons) {
            row(view.say("for", "支持"), said);
        }
        for said in say::reasons(view, &one.against) {
            row(view.say("against", "反对"), said);
        }
        for doubt in &one.doubts {
            row(view.say("in doubt", "存疑"), say::doubt(view, doubt));
        }
        for remark in &one.remarks {
            row(view.say("remark", "备注"), remark.clone());
        }
        for caution in &one.cautions {
            row(view.say("check", "需核实"), caution.clone());
        }
    }
    let colours = vec![
        (view.say("for", "支持"), pen::PALE_BLUE),
        (view.say("against", "反对"), pen::LIGHT_ORANGE),
        (view.say("in doubt", "存疑"), pen::PALE_GREY),
        (view.say("check", "需核实"), pen::ORANGE),
    ];
    Table {
        tab: Tab::Reasons,
        note: view
            .say(
                "Facts with their numbers; the score follows from what was tried, not from these.",
                "事实与数字；得分来自试算，而非来自这些理由。",
            )
            .to_owned(),
        fixed: 3,
        columns: vec![
            number_column(view),
            Column::new(view.say("Kind", "种类"), Kind::Name),
            Column::new(view.say("About", "对象"), Kind::Name),
            Column::new(view.say("Speaks", "性质"), Kind::Name).painted(Paint::Words(colours)),
            Column::new(view.say("Reason", "理由"), Kind::Sentence),
        ],
        rows,
    }
}

fn sought(view: &View) -> Table {
    let advice = view.advice;
    let row = |kind: &'static str, numbers: [usize; 3]| {
        let mut row = vec![Cell::from(kind)];
        row.extend(numbers.map(Cell::from));
        row
    };
    let kinds = advice.kinds.iter();
    let mut rows: Vec<Vec<Cell>> = kinds
        .map(|of| row(say::kind(view, of.kind), [of.considered, of.resolved, of.gain]))
        .collect();
    let gain = advice.kinds.iter().map(|of| of.gain).sum();
    rows.push(row(
        view.say("All", "合计"),
        [advice.considered, advice.resolved, gain],
    ));
    for (what, number) in [
        (
            view.say(
                "Gain as planned, but not in the draws",
                "按规划有增益，抽样中不成立",
            ),
            advice.unsteady,
        ),
        (
            view.say("Not allowed by the tables", "表格不允许"),
            advice.refused.len(),
        ),
    ] {
        rows.push(vec![what.into(), number.into(), Cell::Empty, Cell::Empty]);
    }
    Table {
        tab: Tab::Sought,
        note: view
            .say(
                "Considered: prices or gaps speak for them. Tried: those that promise most, each re-solved in the model.",
                "考察：价格或缺口支持的行动。试算：其中最有希望的，逐一在模型中重新求解。",
            )
            .to_owned(),
        fixed: 1,
        columns: vec![
            Column::new(view.say("Kind of action", "行动种类"), Kind::Name),
            Column::new(view.say("Considered", "考察"), Kind::People),
            Column::new(view.say("Tried", "试算"), Kind::People),
            Column::new(view.say("Gain", "有增益"), Kind::People),
        ],
        rows,
    }
}

fn watch(view: &View) -> Table {
    let model = view.model;
    let watched = view.advice.warnings.iter().map(|warning| {
        vec![
            Cell::from(view.say("program", "专业布点")),
            program(model, warning.program).into(),
            warning.year.into(),
            warning.graduates.into(),
            warning.unplaced.into(),
            view.say(
                "Graduates go unplaced, and no program nearby of the field could take their seats.",
                "毕业生未能落实，附近也没有同领域的布点可以接收其名额。",
            )
            .into(),
        ]
    });
    let remarks = model.warnings().iter().map(|problem| {
        vec![
            Cell::from(view.say("tables", "表格")),
            problem.location().to_string().into(),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            problem.to_string().into(),
        ]
    });
    Table {
        tab: Tab::Watch,
        note: view
            .say(
                "Unplaced: so many of the graduates could be missing without one opening less being filled. Remarks on the \
                 tables are odd, not wrong.",
                "未落实：少这么多毕业生，也不会少填一个岗位。对表格的提示为可疑之处，并非错误。",
            )
            .to_owned(),
        fixed: 0,
        columns: vec![
            Column::new(view.say("What", "类别"), Kind::Name),
            Column::new(view.say("Where", "位置"), Kind::Name),
            Column::new(view.say("Year", "年份"), Kind::Year),
            Column::new(view.say("Graduates", "毕业生"), Kind::People),
            Column::new(view.say("Unplaced", "未落实"), Kind::People),
            Column::new(view.say("Why", "说明"), Kind::Sentence),
        ],
        rows: watched.chain(remarks).collect(),
    }
}
