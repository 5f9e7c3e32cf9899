//! Break-even: the fall in openings at which the gain of an action is gone.

use super::evaluated::Evaluated;
use super::measure::HOLDS;
use super::target::Target;
use super::trials::Trials;
use crate::matching::{Control, LabourMarket, MatchError, Optimal};
use crate::model::Model;
use crate::plan::Plan;
use crate::unit::{Heads, MILLION, Share};

/// The least share, in whole hundredths, by which the openings of `target` would have to fall in all years for at
/// most 1% of the gain to be left; `None` if more is left without any of them. Found by bisection, O(7) solves of
/// every market that the action affects. Bisection is exact only where the gain never rises as openings fall;
/// elsewhere it finds one break-even of several.
pub(super) fn openings_may_fall(
    model: &Model,
    plan: &Plan,
    trials: &Trials,
    evaluated: &Evaluated,
    target: Target,
    control: &Control,
) -> Result<Option<Share>, MatchError> {
    let least = HOLDS * evaluated.gained().whole();
    let holds = |fall: Heads| -> Result<bool, MatchError> {
        Ok(gain(model, plan, trials, evaluated, target, fall, control)? > least)
    };
    if holds(100)? {
        return Ok(None);
    }
    let (mut firm, mut gone) = (0, 100);
    while gone - firm > 1 {
        let middle = Heads::midpoint(firm, gone);
        if holds(middle)? {
            firm = middle;
        } else {
            gone = middle;
        }
    }
    Ok(Some(Share::clamped(gone as f64 / 100.0)))
}

/// The gain if the openings of the target are `fall` hundredths fewer, in heads' worth.
fn gain(
    model: &Model,
    plan: &Plan,
    trials: &Trials,
    evaluated: &Evaluated,
    target: Target,
    fall: Heads,
    control: &Control,
) -> Result<f64, MatchError> {
    let fewer = |market: &LabourMarket, matching: &Optimal| {
        let openings: Vec<Heads> = market
            .demand()
            .iter()
            .map(|node| {
                if (node.occupation, node.region) == (target.occupation, target.region) {
                    node.openings * (100 - fall) / 100
                } else {
                    node.openings
                }
            })
            .collect();
        matching.with_margins(market.market().heads(), &openings, control)
    };
    let Some(after) = &evaluated.replanned else {
        let mut sum: i128 = 0;
        for (place, question, times) in trials.distinct(&evaluated.changes) {
            let base = fewer(trials.market(place), trials.matching(place))?;
            let with = base.with_heads(&question, control)?;
            sum += (with.value() - base.value()) * i128::from(times);
        }
        return Ok(sum as f64 / MILLION as f64);
    };
    let from = evaluated
        .candidate
        .action
        .counts_from(model, evaluated.candidate.aim.first_autumn);
    let value = |plan: &Plan| -> Result<i128, MatchError> {
        let mut sum = 0;
        for period in &plan.periods {
            let counted = period.years.iter().filter(|year| **year >= from).count();
            if counted > 0 {
                let matching = fewer(&period.market, &period.matching)?;
                let graduates = period.market.supply_of(period.first_year());
                let pairs = matching.pairs(period.market.market());
                let own = pairs.filter(|(pair, _)| graduates.contains(&(pair.supply as usize)));
                let value: i128 = own
                    .map(|(pair, heads)| i128::from(heads) * i128::from(pair.value.0))
                    .sum();
                sum += value * i128::try_from(counted).unwrap_or(0);
            }
        }
        Ok(sum)
    };
    Ok((value(&after.plan)? - value(plan)?) as f64 / MILLION as f64)
}
