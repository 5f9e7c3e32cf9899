//! The aim of actions that change graduates' skills.

use crate::advice::candidate::Aim;
use crate::advice::target::Target;
use crate::advice::uses::Use;
use crate::unit::{Heads, Year};
use vocmatch_algo::sorted::Map;

/// The skill uses that would gain most by better preparation, from a period on for some years; `None` if none would
/// gain. The estimate is the sum over all of them, not only those at the target.
pub(super) fn aim_of_uses(
    uses: &[&Use],
    (period, years): (usize, Heads),
    gain: &dyn Fn(&Use) -> f64,
    first_autumn: Year,
) -> Option<Aim> {
    let mut by_target: Map<Target, f64> = Map::new();
    for one in uses {
        *by_target.entry(one.target).or_insert(0.0) += gain(one);
    }
    let best = by_target
        .iter()
        .fold(None, |best: Option<(Target, f64)>, (target, gain)| match best {
            Some((_, most)) if most >= *gain => best,
            _ => Some((*target, *gain)),
        });
    let (target, _) = best.filter(|(_, gain)| *gain > 0.0)?;
    Some(Aim {
        first_autumn,
        target,
        period,
        estimate: by_target.values().sum::<f64>() * years as f64,
    })
}
