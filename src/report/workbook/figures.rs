//! What the charts show, as plain data.

use super::advice::numbered;
use super::balances::ranked;
use super::say;
use super::view::View;
use crate::document::BalanceDocument;
use vocmatch::dataset::pen;

/// The form of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Bars that lie, the longest on top.
    Bars,
    /// Columns that stand side by side.
    Columns,
    /// Lines over years.
    Lines,
}

/// A chart with its numbers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Figure {
    pub(super) title: &'static str,
    pub(super) form: Form,
    /// Names and colours of the columns of numbers.
    pub(super) series: Vec<(&'static str, u32)>,
    pub(super) rows: Vec<(String, Vec<f64>)>,
    /// The format of the numbers.
    pub(super) format: &'static str,
}

/// The charts that have something to show.
pub(super) fn figures(view: &View) -> Vec<Figure> {
    let all = [
        shortages(view),
        surpluses(view),
        by_year(view),
        by_level(view),
        skills(view),
        gains(view),
    ];
    all.into_iter().filter(|figure| !figure.rows.is_empty()).collect()
}

/// The occupations that lack most, without those to check first: as many as weigh most by gap × one more, by gap.
pub(super) fn shortest<'v>(view: &'v View, most: usize) -> Vec<&'v BalanceDocument> {
    let weigh = |b: &BalanceDocument| {
        if b.cautions.is_empty() {
            b.gap * b.one_more
        } else {
            0.0
        }
    };
    heaviest(view, most, weigh)
}

/// The occupations that have most too many.
pub(super) fn fullest<'v>(view: &'v View, most: usize) -> Vec<&'v BalanceDocument> {
    heaviest(view, most, |b| -b.gap * (1.0 - b.one_more))
}

fn heaviest<'v>(
    view: &'v View,
    most: usize,
    weigh: impl Fn(&BalanceDocument) -> f64,
) -> Vec<&'v BalanceDocument> {
    let mut found: Vec<_> = ranked(&view.document.occupations);
    found.retain(|b| weigh(b) > 0.5);
    found.sort_by(|a, b| weigh(b).total_cmp(&weigh(a)).then_with(|| a.id.cmp(&b.id)));
    found.truncate(most);
    found.sort_by(|a, b| b.gap.abs().total_cmp(&a.gap.abs()).then_with(|| a.id.cmp(&b.id)));
    found
}

fn shortages(view: &View) -> Figure {
    let rows = shortest(view, view.bars).into_iter();
    Figure {
        title: view.say(
            "Graduates missing, by occupation (a year)",
            "各职业缺少的毕业生（每年）",
        ),
        form: Form::Bars,
        series: vec![(view.say("Missing", "缺少"), pen::ORANGE)],
        rows: rows.map(|b| (b.name.clone(), vec![b.gap])).collect(),
        format: "#,##0",
    }
}

fn surpluses(view: &View) -> Figure {
    let rows = fullest(view, view.bars).into_iter();
    Figure {
        title: view.say(
            "Graduates too many, by occupation (a year)",
            "各职业过多的毕业生（每年）",
        ),
        form: Form::Bars,
        series: vec![(view.say("Too many", "过多"), pen::BLUE)],
        rows: rows.map(|b| (b.name.clone(), vec![-b.gap])).collect(),
        format: "#,##0",
    }
}

fn by_year(view: &View) -> Figure {
    let periods = view.document.periods.iter();
    let mut rows: Vec<_> = periods
        .flat_map(|period| {
            let of = vec![
                period.openings as f64,
                period.graduates as f64,
                period.placed as f64,
            ];
            period.years.iter().map(move |year| (*year, of.clone()))
        })
        .collect();
    rows.sort_by_key(|(year, _)| *year);
    Figure {
        title: view.say(
            "Openings, graduates and placed, by year",
            "逐年的岗位、毕业生与落实人数",
        ),
        form: if rows.len() > 2 {
            Form::Lines
        } else {
            Form::Columns
        },
        series: vec![
            (view.say("Openings", "岗位"), pen::ORANGE),
            (view.say("Graduates", "毕业生"), pen::BLUE),
            (view.say("Placed", "落实"), pen::GREY),
        ],
        rows: rows
            .into_iter()
            .map(|(year, of)| (year.to_string(), of))
            .collect(),
        format: "#,##0",
    }
}

fn by_level(view: &View) -> Figure {
    let name = |id: &str| {
        let level = vocmatch::unit::Level::ALL
            .into_iter()
            .find(|level| level.name() == id);
        level
            .map_or(view.say("any level", "不限层次"), |level| view.level(level))
            .to_owned()
    };
    let rows = view.document.levels.iter();
    Figure {
        title: view.say(
            "Openings and graduates, by level (a year)",
            "各层次的岗位与毕业生（每年）",
        ),
        form: Form::Columns,
        series: vec![
            (view.say("Openings", "岗位"), pen::ORANGE),
            (view.say("Linked graduates", "对应毕业生"), pen::BLUE),
        ],
        rows: rows
            .map(|b| (name(&b.id), vec![b.openings as f64, b.linked]))
            .collect(),
        format: "#,##0",
    }
}

fn skills(view: &View) -> Figure {
    let gaps = view.document.skill_gaps.iter().filter(|gap| gap.gap > 0.0);
    Figure {
        title: view.say("Largest skill gaps (heads)", "最大的技能缺口（人）"),
        form: Form::Bars,
        series: vec![(view.say("Gap", "缺口"), pen::ORANGE)],
        rows: gaps
            .take(view.bars)
            .map(|gap| (gap.name.clone(), vec![gap.gap]))
            .collect(),
        format: "#,##0.0",
    }
}

fn gains(view: &View) -> Figure {
    let sure = numbered(view).filter(|(_, check, _)| !check).take(view.bars);
    let rows = sure.map(|(number, _, one)| {
        let kind = say::kind(view, one.action.kind());
        let label = format!("{number}. {kind}: {}", say::subject(view, &one.action));
        (label, vec![one.gain.whole()])
    });
    Figure {
        title: view.say(
            "What recommendations gain (perfect matches, all years)",
            "各条建议的增益（完美匹配数，各年合计）",
        ),
        form: Form::Bars,
        series: vec![(view.say("Gain", "增益"), pen::BLUE)],
        rows: rows.collect(),
        format: "#,##0.0",
    }
}
