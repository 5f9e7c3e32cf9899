//! Differences between two plans by group: occupations, industries, regions, levels, classes and programs.

use crate::matching::Range;
use crate::plan::{Balance, ClassBalance};
use crate::unit::{Heads, Level, Year};
use serde::Serialize;
use vocmatch_algo::order;
use vocmatch_algo::sorted::Map;

/// A group of openings in one plan, a year.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct OpeningFigures {
    /// Openings that graduates may take.
    pub openings: Heads,
    /// Graduates who are linked to them.
    pub linked: f64,
    /// The shadow price of one more graduate, 0..=1.
    pub one_more: f64,
    /// The least that any optimum fills; `None` by industry.
    pub filled_least: Option<Heads>,
    /// The most that any optimum fills.
    pub filled_most: Option<Heads>,
}

/// An occupation, industry, region or level whose figures differ between two plans.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Item {
    /// Its id; `None`: openings that name none.
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// Before; `None`: it had no openings.
    pub before: Option<OpeningFigures>,
    /// After.
    pub after: Option<OpeningFigures>,
    /// By how many the openings filled differ at least, whichever optima are compared; 0: not certain.
    pub sure: Heads,
}

/// Graduates of a class and level in one plan, a year.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PeopleFigures {
    /// Graduates.
    pub graduates: Heads,
    /// The shadow price of one more of them.
    pub one_more: f64,
    /// The least that any optimum places.
    pub placed_least: Heads,
    /// The most that any optimum places.
    pub placed_most: Heads,
}

/// Graduates of a class and level who differ between two plans.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PeopleDifference {
    /// The class; `None`: majors without one.
    pub class: Option<String>,
    /// Its name.
    pub name: String,
    /// The level.
    pub level: Level,
    /// Before; `None`: there were none.
    pub before: Option<PeopleFigures>,
    /// After.
    pub after: Option<PeopleFigures>,
    /// By how many those placed differ at least, whichever optima are compared; 0: not certain.
    pub sure: Heads,
}

/// A program whose number of graduates in the labour market differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ProgramDifference {
    /// The program.
    pub program: String,
    /// Its major.
    pub major: String,
    /// Its school.
    pub school: String,
    /// The years that differ: graduates before and after.
    pub years: Vec<(Year, Heads, Heads)>,
    /// The total change of graduates in these years.
    pub more: Heads,
}

/// Returns the least difference between a value in the range before and a value in the range after: 0 where they
/// overlap.
///
/// ```
/// # use vocmatch::{matching::Range, scenario::sure_change};
/// let range = |least, most| Range { least, most };
/// assert_eq!(sure_change(range(10, 12), range(15, 20)), 3);
/// assert_eq!(sure_change(range(15, 20), range(10, 12)), -3);
/// assert_eq!(sure_change(range(10, 15), range(12, 20)), 0);
/// ```
#[must_use]
pub fn sure_change(before: Range, after: Range) -> Heads {
    (after.least - before.most).max(0) + (after.most - before.least).min(0)
}

/// The groups that differ, in the order of the certain change, then of the gap, then of ids.
pub(super) fn items<K: Ord + Copy>(
    before: &[Balance<K>],
    after: &[Balance<K>],
    name_before: impl Fn(K) -> (Option<String>, String),
    name_after: impl Fn(K) -> (Option<String>, String),
) -> Vec<Item> {
    type Both = (String, Option<OpeningFigures>, Option<OpeningFigures>);
    let mut both: Map<Option<String>, Both> = Map::new();
    for balance in before {
        let (id, name) = name_before(balance.group);
        both.entry(id).or_insert((name, None, None)).1 = Some(figures(balance));
    }
    for balance in after {
        let (id, name) = name_after(balance.group);
        both.entry(id).or_insert((name, None, None)).2 = Some(figures(balance));
    }
    let differ = both.into_iter().filter(|(_, (_, before, after))| before != after);
    let mut items: Vec<Item> = differ
        .map(|(id, (name, before, after))| Item {
            id,
            name,
            before,
            after,
            sure: sure_change(filled(before), filled(after)),
        })
        .collect();
    let gap = |figures: Option<OpeningFigures>| figures.map_or(0.0, |f| f.openings as f64 - f.linked);
    let gap = |item: &Item| libm::fabs(gap(item.after) - gap(item.before));
    order::sort_by(&mut items, |a, b| {
        let sure = b.sure.abs().cmp(&a.sure.abs());
        sure.then_with(|| gap(b).total_cmp(&gap(a)))
            .then_with(|| a.id.cmp(&b.id))
    });
    items
}

fn figures<K>(balance: &Balance<K>) -> OpeningFigures {
    OpeningFigures {
        openings: balance.openings,
        linked: balance.linked,
        one_more: balance.one_more,
        filled_least: balance.filled.map(|range| range.least),
        filled_most: balance.filled.map(|range| range.most),
    }
}

fn filled(figures: Option<OpeningFigures>) -> Range {
    let range = figures.and_then(|figures| Some((figures.filled_least?, figures.filled_most?)));
    let (least, most) = match (figures, range) {
        (_, Some(range)) => range,
        (None, None) => (0, 0),
        // By industry no change is certain.
        (Some(_), None) => (0, Heads::MAX / 4),
    };
    Range { least, most }
}

/// The classes that differ.
pub(super) fn people(
    before: Vec<(Option<String>, String, &ClassBalance)>,
    after: Vec<(Option<String>, String, &ClassBalance)>,
) -> Vec<PeopleDifference> {
    type Both = (String, Option<PeopleFigures>, Option<PeopleFigures>);
    let figures = |class: &ClassBalance| PeopleFigures {
        graduates: class.graduates,
        one_more: class.one_more,
        placed_least: class.placed.least,
        placed_most: class.placed.most,
    };
    let mut both: Map<(Option<String>, Level), Both> = Map::new();
    for (id, name, class) in before {
        both.entry((id, class.level)).or_insert((name, None, None)).1 = Some(figures(class));
    }
    for (id, name, class) in after {
        both.entry((id, class.level)).or_insert((name, None, None)).2 = Some(figures(class));
    }
    let placed = |figures: Option<PeopleFigures>| {
        let (least, most) = figures.map_or((0, 0), |figures| (figures.placed_least, figures.placed_most));
        Range { least, most }
    };
    let differ = both.into_iter().filter(|(_, (_, before, after))| before != after);
    let mut people: Vec<PeopleDifference> = differ
        .map(|((class, level), (name, before, after))| PeopleDifference {
            class,
            name,
            level,
            before,
            after,
            sure: sure_change(placed(before), placed(after)),
        })
        .collect();
    let graduates = |figures: Option<PeopleFigures>| figures.map_or(0, |figures| figures.graduates);
    order::sort_by(&mut people, |a, b| {
        let moved = |one: &PeopleDifference| (graduates(one.after) - graduates(one.before)).abs();
        let sure = b.sure.abs().cmp(&a.sure.abs());
        sure.then_with(|| moved(b).cmp(&moved(a)))
            .then_with(|| (&a.class, a.level).cmp(&(&b.class, b.level)))
    });
    people
}
