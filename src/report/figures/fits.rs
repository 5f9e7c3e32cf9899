//! How majors fit occupations, as a heat map.

use super::group::largest;
use super::{Figure, FigureTable};
use crate::format::{percent, point};
use crate::phrases::{FigureWords, level};
#[cfg(feature = "html")]
use crate::phrases::{fill_in_order, number};
use crate::svg::{Cell, Heat, Known, heat, heat_width};
use vocmatch::Language;
use vocmatch::fit::{Fit, Related};
use vocmatch::id::{MajorIx, OccupationIx};
use vocmatch::model::Model;
use vocmatch::plan::{Period, Plan};
use vocmatch_algo::order;
use vocmatch_algo::sorted::Map;

/// Majors and occupations that are shown.
const MOST: usize = 15;

/// How well the majors with most people placed fit the occupations that take most of them, in the first period with
/// openings. The fit of a major is the mean over its graduates; its mark says how it is known. `None` where nobody is placed,
/// and where all fits are alike.
#[must_use]
pub fn fits_figure(model: &Model, plan: &Plan, language: Language) -> Option<Figure> {
    drawn(model, plan, language).filter(|_| alike(plan).is_none())
}

/// Why there is no figure of fits, in a sentence; `None` where there is one, or nobody is placed.
#[cfg(feature = "html")]
pub(crate) fn fits_alike(plan: &Plan, language: Language) -> Option<String> {
    let fit = number::point(alike(plan)?, language);
    Some(fill_in_order(FigureWords::of(language).fits_alike, &[&fit]))
}

/// The fit of every pair that would be drawn, if it is one and the same as it is read.
fn alike(plan: &Plan) -> Option<f64> {
    let period = plan.periods.iter().find(|period| period.summary.placed > 0)?;
    let (majors, occupations) = shown(plan, period);
    let cells = cells(plan, period, &majors, &occupations);
    let first = cells.first()?;
    let is_alike = cells.len() > 1
        && cells
            .iter()
            .all(|cell| cell.told == first.told && cell.known == first.known);
    is_alike.then_some(first.value)
}

fn drawn(model: &Model, plan: &Plan, language: Language) -> Option<Figure> {
    let period = plan.periods.iter().find(|period| period.summary.placed > 0)?;
    let words = FigureWords::of(language);
    let (majors, occupations) = shown(plan, period);
    if majors.is_empty() || occupations.is_empty() {
        return None;
    }
    let cells = cells(plan, period, &majors, &occupations);
    let name = |ix: &MajorIx| {
        let major = model.major(*ix);
        let same = majors
            .iter()
            .filter(|other| model.major(**other).name == major.name);
        if same.count() > 1 {
            format!("{}: {}", level(model, major.level, language), major.name)
        } else {
            major.name.clone()
        }
    };
    let data = Heat {
        rows: majors.iter().map(name).collect(),
        columns: occupations
            .iter()
            .map(|ix| model.occupation(*ix).name.clone())
            .collect(),
        cells,
        legend: [words.shades, words.inferred_fit, words.tracked_fit].map(str::to_owned),
    };
    let caption = words.fits_caption.to_owned();
    let mut figure = Figure::scrolling("fits", words.fits_title, caption, heat_width(&data), |frame| {
        heat(frame, &data)
    });
    let rows = data.cells.iter().map(|cell| {
        let known = match cell.known {
            Known::Told => words.documented,
            Known::Inferred => words.inferred,
            Known::Seen => words.tracked,
        };
        vec![
            data.rows[cell.row].clone(),
            data.columns[cell.column].clone(),
            point(cell.value),
            known.to_owned(),
        ]
    });
    let header = [words.major, words.occupation, words.fit, words.known];
    figure.table = Some(FigureTable::new(&header, &[2], rows.collect()));
    Some(figure)
}

/// The majors with most people placed, and the occupations that take most of theirs: the latter in the order of the major that
/// sends most, so that what belongs together stands near the diagonal.
fn shown(plan: &Plan, period: &Period) -> (Vec<MajorIx>, Vec<OccupationIx>) {
    let market = &period.market;
    let mut flows: Map<(MajorIx, OccupationIx), f64> = Map::new();
    for (pair, heads) in period.pairs() {
        let major = plan.fit.major_of(market.supply()[pair.supply as usize].row);
        let occupation = market.demand()[pair.demand as usize].occupation;
        *flows.entry((major, occupation)).or_default() += heads as f64;
    }
    let mut by_major: Map<MajorIx, f64> = Map::new();
    for ((major, _), heads) in &flows {
        *by_major.entry(*major).or_default() += heads;
    }
    let kept = largest(&by_major, MOST);
    let mut majors: Vec<MajorIx> = kept.iter().copied().collect();
    order::sort_by(&mut majors, |a, b| {
        by_major[b].total_cmp(&by_major[a]).then(a.cmp(b))
    });
    let mut by_occupation: Map<OccupationIx, f64> = Map::new();
    for ((major, occupation), heads) in &flows {
        if kept.contains(major) {
            *by_occupation.entry(*occupation).or_default() += heads;
        }
    }
    let mut occupations: Vec<OccupationIx> = largest(&by_occupation, MOST).into_iter().collect();
    let sender = |occupation: &OccupationIx| {
        let heads = |major: &MajorIx| flows.get(&(*major, *occupation)).copied().unwrap_or(0.0);
        let most = majors.iter().map(heads).fold(0.0, f64::max);
        majors.iter().position(|major| heads(major) >= most)
    };
    order::sort_by_key(&mut occupations, |occupation| (sender(occupation), *occupation));
    (majors, occupations)
}

fn cells(plan: &Plan, period: &Period, majors: &[MajorIx], occupations: &[OccupationIx]) -> Vec<Cell> {
    // By major and occupation: the sum of fits over graduates, graduates, and how it is known.
    let mut sums: Map<(usize, usize), (f64, f64, Known)> = Map::new();
    for place in period.market.supply_of(period.first_year()) {
        let node = &period.market.supply()[place];
        let major = plan.fit.major_of(node.row);
        let Some(row) = majors.iter().position(|one| *one == major) else {
            continue;
        };
        for fit in plan.fit.row(node.row) {
            if let Some(column) = occupations.iter().position(|one| *one == fit.occupation) {
                let sum = sums.entry((row, column)).or_insert((0.0, 0.0, Known::Told));
                sum.0 += fit.score * node.heads as f64;
                sum.1 += node.heads as f64;
                sum.2 = match (sum.2, known(fit)) {
                    (Known::Seen, _) | (_, Known::Seen) => Known::Seen,
                    (_, other) => other,
                };
            }
        }
    }
    let cell = |((row, column), (sum, heads, known)): (_, (f64, f64, Known))| {
        let value = if heads > 0.0 { sum / heads } else { 0.0 };
        let told = percent(Some(value)).trim_end_matches('%').to_owned();
        Cell {
            row,
            column,
            value,
            told,
            known,
        }
    };
    sums.into_iter().map(cell).collect()
}

fn known(fit: &Fit) -> Known {
    if fit.evidence.working > 0 {
        Known::Seen
    } else if matches!(fit.related, Related::Documented { .. }) {
        Known::Told
    } else {
        Known::Inferred
    }
}
