//! What the openings pay that an action fills.

use super::pays::{living, median};
use crate::advice::context::SearchContext;
use crate::advice::effect::Effect;
use crate::advice::target::Target;
use crate::matching::DemandNode;
use crate::plan::Period;
use crate::unit::{Heads, Level, MILLION};

/// The openings that an action fills more of, all years together, and what they pay.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[non_exhaustive]
pub struct Filled {
    /// Openings, wherever more are filled.
    pub openings: Heads,
    /// Of whom pay less than the median of their region; `None` where no pay or no median is known.
    pub below_median: Option<Heads>,
    /// Of whom pay less than a living wage of their region; `None` where no pay or no living wage is known.
    pub below_living_wage: Option<Heads>,
    /// The mean wage, by openings.
    pub wage: Option<f64>,
    /// The mean of wage over the median of the region, by openings.
    pub over_median: Option<f64>,
}

/// Sums over openings filled.
#[derive(Default)]
struct Sums {
    openings: f64,
    known: f64,
    wage: f64,
    with_median: f64,
    below_median: f64,
    over_median: f64,
    with_living: f64,
    below_living: f64,
}

/// The openings that an effect fills, by what they pay in the period in which it begins.
pub(in crate::advice) fn filled(context: &SearchContext, period: usize, effect: &Effect) -> Filled {
    let model = context.model;
    let mut sums = Sums::default();
    let more = effect.filled_at.iter().filter(|(_, heads)| *heads > 0);
    for (target, heads) in more {
        let heads = *heads as f64;
        sums.openings += heads;
        let (median, living) = (median(model, target.region), living(model, target.region));
        for (share, wage) in wages_at(&context.plan.periods[period], *target) {
            let part = heads * share;
            sums.known += part;
            sums.wage += part * wage;
            if let Some(median) = median.filter(|median| *median > 0.0) {
                sums.with_median += part;
                sums.over_median += part * wage / median;
                sums.below_median += if wage < median { part } else { 0.0 };
            }
            if let Some(living) = living {
                sums.with_living += part;
                sums.below_living += if wage < living { part } else { 0.0 };
            }
        }
    }
    let mean = |sum: f64, of: f64| (of > 0.0).then(|| micro(sum / of));
    Filled {
        openings: whole(sums.openings),
        below_median: (sums.with_median > 0.0).then(|| whole(sums.below_median)),
        below_living_wage: (sums.with_living > 0.0).then(|| whole(sums.below_living)),
        wage: mean(sums.wage, sums.known),
        over_median: mean(sums.over_median, sums.with_median),
    }
}

/// In whole millionths, so that it prints alike on every machine.
fn micro(number: f64) -> f64 {
    libm::round(number * MILLION as f64) / MILLION as f64
}

#[expect(clippy::cast_possible_truncation, reason = "openings of a market")]
fn whole(number: f64) -> Heads {
    libm::floor(number + 0.5) as Heads
}

/// The nodes of a target in the first year of a period.
pub(super) fn nodes(period: &Period, target: Target) -> impl Iterator<Item = &DemandNode> {
    let demand = &period.market.demand()[period.market.demand_of(period.first_year())];
    let key = |node: &DemandNode| (node.occupation, node.region);
    let of = (target.occupation, target.region);
    let start = demand.partition_point(|node| key(node) < of);
    demand[start..].iter().take_while(move |node| key(node) == of)
}

/// The wages of a target's openings, each with its share of all of them; unknown ones are left out.
pub(super) fn wages_at(period: &Period, target: Target) -> Vec<(f64, f64)> {
    let all: Heads = nodes(period, target).map(|node| node.openings).sum();
    let known = nodes(period, target).filter_map(|node| Some((node.openings, node.annual_wage?)));
    known
        .map(|(openings, wage)| (openings as f64 / all.max(1) as f64, wage))
        .collect()
}

/// The share of a target's openings that pay less than the median of its region; `None` if unknown.
pub(super) fn share_below(context: &SearchContext, period: usize, target: Target) -> Option<f64> {
    let median = median(context.model, target.region)?;
    let wages = wages_at(&context.plan.periods[period], target);
    let below = wages.iter().filter(|(_, wage)| *wage < median);
    (!wages.is_empty()).then(|| below.map(|(share, _)| share).sum())
}

/// How many of the openings filled take graduates of a level, of how many.
pub(super) fn taking(
    context: &SearchContext,
    period: usize,
    filled_at: &[(Target, Heads)],
    level: Level,
) -> (Heads, Heads) {
    let (mut taken, mut all) = (0.0, 0.0);
    for (target, heads) in filled_at.iter().filter(|(_, heads)| *heads > 0) {
        let heads = *heads as f64;
        all += heads;
        let share = share_taking(&context.plan.periods[period], *target, level);
        taken += heads * share;
    }
    (whole(taken), whole(all))
}

/// The share of a target's openings that take graduates of a level.
pub(super) fn share_taking(period: &Period, target: Target, level: Level) -> f64 {
    let takes = |node: &&DemandNode| {
        let low = node.min_level.is_some_and(|min| level < min);
        let high = node.max_level.or(node.min_level).is_some_and(|max| level > max);
        !low && !high
    };
    let all: Heads = nodes(period, target).map(|node| node.openings).sum();
    let taking: Heads = nodes(period, target)
        .filter(takes)
        .map(|node| node.openings)
        .sum();
    taking as f64 / all.max(1) as f64
}

/// Openings a year of an occupation in a region.
pub(in crate::advice) fn openings_at(context: &SearchContext, period: usize, target: Target) -> Heads {
    nodes(&context.plan.periods[period], target)
        .map(|node| node.openings)
        .sum()
}
