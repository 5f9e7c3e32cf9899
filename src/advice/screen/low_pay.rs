//! Rules 7 and 8: openings below the median of their area, and classes that are among the lowest paid of their level.

use super::filled::{Filled, share_below};
use super::grounds::Grounds;
use super::rule::ScreenRule;
use crate::advice::reason::Reason;
use crate::advice::target::Target;
use crate::id::MajorIx;

/// Rule 7, before solving: whether the openings aimed at pay too little.
pub(super) fn aims_low(grounds: &Grounds, period: usize, target: Target) -> bool {
    let below = share_below(grounds.context, period, target);
    grounds.has(ScreenRule::WageScreen) && below.is_some_and(|share| share > grounds.config().below_median)
}

/// Rule 7, wage screen: whether too many of the openings that an action fills pay less than the median of their area.
pub(super) fn fills_low(grounds: &Grounds, filled: &Filled) -> bool {
    let limit = grounds.config().below_median * filled.openings as f64;
    grounds.has(ScreenRule::WageScreen) && filled.below_median.is_some_and(|below| below as f64 > limit)
}

/// Rule 8, lowest-paid third: why a class pays little for its level; empty if it does not.
pub(in crate::advice) fn pays_little(grounds: &Grounds, major: MajorIx) -> Vec<Reason> {
    let mut found = Vec::new();
    if !grounds.has(ScreenRule::LowestPaid) {
        return found;
    }
    let (model, config) = (grounds.context.model, grounds.config());
    let earned = grounds.pays.earnings(model, major);
    let below = |earnings: f64| move |threshold: &f64| earnings < *threshold;
    if let Some(of) = earned.filter(|of| of.threshold.as_ref().is_some_and(below(of.earnings))) {
        found.push(Reason::Earns {
            major,
            earnings: of.earnings,
            threshold: of.threshold,
        });
    }
    let rank = grounds.pays.rank(model, major, config.least_classes);
    if let Some(rank) = rank.filter(|rank| rank.percentile < config.lowest) {
        found.push(Reason::LowestPaid {
            major,
            percentile: rank.percentile,
            by_earnings: rank.by_earnings,
        });
    }
    found
}

/// What graduates of a class earn, if they do not earn too little.
pub(super) fn earns(grounds: &Grounds, major: MajorIx) -> Option<Reason> {
    let of = grounds.pays.earnings(grounds.context.model, major)?;
    let enough = of.threshold.is_none_or(|threshold| of.earnings >= threshold);
    enough.then_some(Reason::Earns {
        major,
        earnings: of.earnings,
        threshold: of.threshold,
    })
}
