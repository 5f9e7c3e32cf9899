//! Summary of a plan: the mean of its years.

use super::balance::Balance;
use super::period::Plan;
use super::summary::{ClassBalance, Summary};
use crate::id::{CategoryIx, IndustryIx, OccupationIx, RegionIx};
use crate::matching::Range;
use crate::model::Model;
use crate::unit::{Heads, Level};
use std::collections::BTreeMap;
use vocmatch_algo::sorted::{Map, Set};

/// Balances a year, mean over the plan's years that have openings.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Overview {
    /// By occupation, in id order.
    pub occupations: Vec<Balance<OccupationIx>>,
    /// By industry, in id order; `None` where the tables name none.
    pub industries: Vec<Balance<Option<IndustryIx>>>,
    /// By region, in id order.
    pub regions: Vec<Balance<RegionIx>>,
    /// By the lowest level asked for; `None` where any is accepted.
    pub levels: Vec<Balance<Option<Level>>>,
    /// Graduates by class of majors and level.
    pub classes: Vec<ClassBalance>,
    /// Occupations most of whose openings carry a caution, with the cautions.
    pub cautions: BTreeMap<OccupationIx, Vec<String>>,
}

impl Plan {
    /// Returns the mean of the plan's years that have openings, each weighing the same.
    #[must_use]
    pub fn overview(&self, model: &Model) -> Overview {
        let with_openings = || {
            let periods = self.periods.iter().filter(|period| period.summary.openings > 0);
            periods.map(|period| (&period.summary, period.years.len() as f64))
        };
        Overview {
            occupations: mean(with_openings(), |s| &s.occupations),
            industries: mean(with_openings(), |s| &s.industries),
            regions: mean(with_openings(), |s| &s.regions),
            levels: mean(with_openings(), |s| &s.levels),
            classes: mean_classes(with_openings()),
            cautions: self.cautions(model),
        }
    }

    fn cautions(&self, model: &Model) -> BTreeMap<OccupationIx, Vec<String>> {
        let mut by_occupation: Map<OccupationIx, (Heads, Heads, Set<&str>)> = Map::new();
        for period in &self.periods {
            for opening in period.market.openings_of(period.first_year()) {
                if opening.tier.open_to_graduates(&self.config.market.demand) {
                    let (all, doubtful, texts) = by_occupation.entry(opening.occupation).or_default();
                    *all += opening.openings;
                    if let Some(text) = opening.caution(model) {
                        *doubtful += opening.openings;
                        texts.insert(text);
                    }
                }
            }
        }
        let most = by_occupation
            .into_iter()
            .filter(|(_, (all, doubtful, _))| 2 * doubtful > *all);
        most.map(|(o, (_, _, texts))| (o, texts.into_iter().map(str::to_owned).collect()))
            .collect()
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a mean of counts")]
fn whole(sum: f64, years: f64) -> Heads {
    libm::floor(sum / years + 0.5) as Heads
}

/// The mean of ranges; none if one of them is not known.
#[derive(Clone, Copy)]
struct Ranges {
    least: f64,
    most: f64,
    known: bool,
}

impl Default for Ranges {
    fn default() -> Self {
        Ranges {
            least: 0.0,
            most: 0.0,
            known: true,
        }
    }
}

impl Ranges {
    fn add(&mut self, range: Option<Range>, years: f64) {
        self.known &= range.is_some();
        let (least, most) = range.map_or((0, 0), |range| (range.least, range.most));
        self.least += least as f64 * years;
        self.most += most as f64 * years;
    }

    fn mean(self, years: f64) -> Option<Range> {
        self.known.then(|| Range {
            least: whole(self.least, years),
            most: whole(self.most, years),
        })
    }
}

fn mean<'s, K: Ord + Copy + 's>(
    summaries: impl Iterator<Item = (&'s Summary, f64)>,
    of: impl Fn(&'s Summary) -> &'s [Balance<K>],
) -> Vec<Balance<K>> {
    let mut sums: Map<K, ([f64; 4], Ranges)> = Map::new();
    let mut all_years = 0.0;
    for (summary, years) in summaries {
        all_years += years;
        for balance in of(summary) {
            let openings = balance.openings as f64;
            let parts = [
                openings,
                balance.linked,
                balance.one_more * openings,
                balance.covered,
            ];
            let (sums, filled) = sums.entry(balance.group).or_default();
            for (sum, part) in sums.iter_mut().zip(parts) {
                *sum += part * years;
            }
            filled.add(balance.filled, years);
        }
    }
    let balance =
        |(group, ([openings, linked, one_more, covered], filled)): (K, ([f64; 4], Ranges))| Balance {
            group,
            openings: whole(openings, all_years),
            linked: linked / all_years,
            one_more: if openings > 0.0 { one_more / openings } else { 0.0 },
            covered: covered / all_years,
            filled: filled.mean(all_years),
        };
    sums.into_iter().map(balance).collect()
}

fn mean_classes<'s>(summaries: impl Iterator<Item = (&'s Summary, f64)>) -> Vec<ClassBalance> {
    let mut sums: Map<(Option<CategoryIx>, Level), [f64; 5]> = Map::new();
    let mut all_years = 0.0;
    for (summary, years) in summaries {
        all_years += years;
        for class in &summary.classes {
            let graduates = class.graduates as f64;
            let parts = [
                graduates,
                class.one_more * graduates,
                class.saturated as f64,
                class.placed.least as f64,
                class.placed.most as f64,
            ];
            for (sum, part) in sums
                .entry((class.class, class.level))
                .or_default()
                .iter_mut()
                .zip(parts)
            {
                *sum += part * years;
            }
        }
    }
    let class =
        |((class, level), [graduates, one_more, saturated, least, most]): (_, [f64; 5])| ClassBalance {
            class,
            level,
            graduates: whole(graduates, all_years),
            one_more: one_more / graduates,
            saturated: whole(saturated, all_years),
            placed: Range {
                least: whole(least, all_years),
                most: whole(most, all_years),
            },
        };
    sums.into_iter().map(class).collect()
}
