//! What a recommendation brings, costs and rests on, in Chinese. Parts go without a full stop.

use super::action::{begins, whose};
use super::name::{beside, major, place};
use super::reason::doubt;
use super::term::actor;
use crate::phrases::Language::Chinese;
use crate::phrases::number::{decimal, people, percent, point, signed, whole, years};
use crate::phrases::parts;
use std::fmt::Write;
use vocmatch::advice::Recommendation;
use vocmatch::model::Model;
use vocmatch::unit::Heads;

/// What it brings, all years together.
pub(crate) fn brings(one: &Recommendation) -> String {
    let effect = &one.effect;
    let shown: Vec<_> = effect.years.iter().map(|year| year.year).collect();
    let moved = whole(effect.moved());
    let all = if shown.len() > 1 { "共" } else { "" };
    let who = whose(one.action.kind(), all, &moved);
    let filled = match effect.filled() {
        0 => "填补岗位数不变，但匹配质量提高".to_owned(),
        heads @ 1.. => format!("填补岗位增加{}个", whole(heads)),
        heads => format!("填补岗位减少{}个", whole(-heads)),
    };
    format!(
        "{}{who}，{filled}，{}",
        years(&shown, Chinese),
        worth(effect.value().whole()),
    )
}

/// A change of the value, in full-fit placements.
fn worth(value: f64) -> String {
    let change = if value < 0.0 { "减少" } else { "增加" };
    format!("折合完全匹配就业{change}{}人", decimal(value.abs()))
}

/// What the openings pay that it fills; `None` where no pay is known.
pub(crate) fn pays(one: &Recommendation) -> Option<String> {
    let filled = &one.filled;
    let living = filled.below_living_wage.map(|below| (below, "当地基本生活工资"));
    let median = filled.below_median.map(|below| (below, "当地工资中位数"));
    let all = whole(filled.openings);
    Some(match living.or(median).filter(|_| filled.openings > 0)? {
        (0, than) => format!("所填补的{all}个岗位均不低于{than}"),
        (below, than) => format!("所填补的{all}个岗位中，{}个低于{than}", whole(below)),
    })
}

/// What it tends to bring, on expected flows.
pub(crate) fn tends(one: &Recommendation) -> Option<String> {
    let tends = &one.tends;
    let counts = tends.value.0 != 0 || tends.filled != 0 || tends.in_field != 0;
    let pay = tends.pay_after.map(|pay| format!("，年收入{}", people(pay)));
    counts.then(|| {
        format!(
            "通常会出现：填补岗位{}个，专业对口就业{}人，价值{}{}",
            signed(tends.filled),
            signed(tends.in_field),
            decimal(tends.value.whole()),
            pay.unwrap_or_default()
        )
    })
}

/// Which openings it fills.
pub(crate) fn fills(model: &Model, one: &Recommendation) -> String {
    let first: Vec<String> = parts::filled(one)
        .map(|(at, heads)| format!("{}{}个", place(model, at), whole(heads)))
        .collect();
    if first.is_empty() {
        return format!("就业去向为{}", place(model, one.target));
    }
    let mut text = first.join("、");
    if one.takes.occupation != one.target.occupation {
        let taken = &model.occupation(one.takes.occupation).name;
        let who = if parts::is_of_one_major(model, one) {
            "毕业生"
        } else {
            "部分毕业生"
        };
        let _ = write!(
            text,
            "；{who}进入“{taken}”岗位，原匹配该岗位的人员依次转到上述岗位"
        );
    }
    text
}

/// Who loses by it.
pub(crate) fn loses(model: &Model, one: &Recommendation) -> String {
    let lost = one.effect.lost();
    let mut text = if lost == 0 {
        nobody_loses().to_owned()
    } else {
        let most: Vec<String> = parts::displaced(one)
            .map(|(ix, region, heads)| {
                let who = beside(&model.region(region).name, &major(model, ix));
                format!("{who}{}人", whole(heads))
            })
            .collect();
        let among = if parts::displaced_are_all(one) {
            "："
        } else {
            "，其中"
        };
        format!(
            "另有{}名毕业生因此失去岗位{among}{}",
            whole(lost),
            most.join("、")
        )
    };
    let emptied: Vec<String> = parts::emptied(one)
        .map(|(at, heads)| format!("{}{}个", place(model, at), whole(heads)))
        .collect();
    if !emptied.is_empty() {
        let _ = write!(text, "；由此空缺：{}", emptied.join("、"));
    }
    text
}

/// That nobody loses a place.
pub(crate) fn nobody_loses() -> &'static str {
    "模型中没有其他毕业生因此失去岗位"
}

/// That the skill gap closes, and by how much.
pub(crate) fn gap_closes(by: f64) -> String {
    format!("技能缺口折合减少{}人", decimal(by))
}

/// That the skill gap grows, and by how much.
pub(crate) fn gap_grows(by: f64) -> String {
    format!(
        "技能缺口折合增加{}人，原因是新就业人员自身也有技能短板。",
        decimal(by)
    )
}

/// What it changes year by year.
pub(crate) fn by_year(one: &Recommendation) -> String {
    let change = |heads: Heads| if heads > 0 { "增加" } else { "减少" };
    let told = parts::runs(one).into_iter().map(|run| {
        let figures = run.figures;
        let parts = [
            (figures.graduates, "毕业生", "人"),
            (figures.filled, "填补岗位", "个"),
            (figures.placed, "匹配就业", "人"),
        ];
        let changed = parts.into_iter().filter(|(heads, _, _)| *heads != 0);
        let mut said: Vec<String> = changed
            .map(|(heads, what, unit)| format!("{what}{}{}{unit}", change(heads), whole(heads.abs())))
            .collect();
        said.push(worth(figures.value.whole()));
        if let Some(gap) = run.gap {
            let change = if gap > 0.0 { "增加" } else { "减少" };
            said.push(format!("技能缺口折合{change}{}人", decimal(gap.abs())));
        }
        let each = if run.years.len() > 1 { "每年" } else { "" };
        format!("{}{each}{}", years(&run.years, Chinese), said.join("，"))
    });
    told.collect::<Vec<_>>().join("；")
}

/// Its score, what it is made of, and how robust the gain is.
pub(crate) fn score(one: &Recommendation) -> String {
    let mut text = format!(
        "{:.0}分（满分100分）：每调整一名学生，平均增益{}",
        one.score.score,
        point(one.score.gain_per_head, Chinese)
    );
    if let Some(robust) = one.robustness {
        let holds = percent(Some(robust.holds), Chinese);
        let _ = write!(text, "；{}次模拟中{holds}有增益，", robust.draws);
        let (low, high) = (decimal(robust.gain.low), decimal(robust.gain.high));
        let _ = if low == high {
            write!(text, "几乎每次都为{low}")
        } else {
            write!(text, "90%的模拟增益在{low}至{high}之间")
        };
    }
    text
}

/// What it takes every year; `None` if it takes neither places nor money that is known.
pub(crate) fn cost(one: &Recommendation) -> Option<String> {
    let places = one.gain_per_place().map(|per_place| {
        format!(
            "每年新增名额{}个，平均每个名额累计增益{}",
            whole(one.cost.places),
            point(per_place, Chinese)
        )
    });
    let money = parts::money(one).map(|money| {
        let what = if money > 0.0 { "需要" } else { "节省" };
        format!("每年{what}经费{}（单位同数据表）", people(money.abs()))
    });
    match (places, money) {
        (Some(places), Some(money)) => Some(format!("{places}；{money}")),
        (places, money) => places.or(money),
    }
}

/// How sure it is, and why not surer.
pub(crate) fn sure(one: &Recommendation, grade: &str) -> String {
    let doubts: Vec<String> = one.doubts.iter().map(doubt).collect();
    if doubts.is_empty() {
        grade.to_owned()
    } else {
        format!("{grade}（{}）", doubts.join("；"))
    }
}

/// Who has to act, and from when on.
pub(crate) fn acts(model: &Model, one: &Recommendation) -> String {
    let (named, more) = parts::actors(one);
    let named: Vec<&str> = named.iter().map(|who| actor(model, *who)).collect();
    let others = if more > 0 {
        format!("等（另有{more}个单位）")
    } else {
        String::new()
    };
    let begins = begins(one.action.kind());
    format!(
        "由{}{others}自{}年{begins}实施",
        named.join("、"),
        one.first_autumn
    )
}
