//! Break-even: the general fall in openings at which half of the gain of an action is gone.

use super::evaluated::Evaluated;
use super::trials::Trials;
use crate::matching::{Control, LabourMarket, MatchError, Optimal};
use crate::model::Model;
use crate::plan::Plan;
use crate::unit::{Heads, MILLION, Share, Year};
use vocmatch_algo::sorted::Map;

/// The part of the gain that is still left above the break-even.
const LEFT: f64 = 0.5;

/// The plan with fewer openings everywhere, by the fall in whole hundredths. Every market is solved once for each fall
/// and serves all actions.
pub(super) struct Falling<'p> {
    model: &'p Model,
    plan: &'p Plan,
    trials: &'p Trials<'p>,
    /// By market and fall.
    fallen: Map<(usize, Heads), Optimal>,
    /// By first year counted and fall: the value of the plan.
    values: Map<(Year, Heads), i128>,
}

impl<'p> Falling<'p> {
    pub(super) fn new(model: &'p Model, plan: &'p Plan, trials: &'p Trials<'p>) -> Falling<'p> {
        Falling {
            model,
            plan,
            trials,
            fallen: Map::new(),
            values: Map::new(),
        }
    }

    /// The least share, in whole hundredths, by which all openings would have to fall in all years for at most half of
    /// the gain to be left; `None` if more is left at any fall. Found by bisection, O(7) solves of every market that
    /// the action affects. Bisection is exact only where the gain never rises as openings fall; elsewhere it finds one
    /// break-even of several.
    pub(super) fn half_gone(
        &mut self,
        evaluated: &Evaluated,
        control: &Control,
    ) -> Result<Option<Share>, MatchError> {
        let least = LEFT * evaluated.gained().whole();
        if self.gain(evaluated, 100, control)? > least {
            return Ok(None);
        }
        let (mut firm, mut gone) = (0, 100);
        while gone - firm > 1 {
            let middle = Heads::midpoint(firm, gone);
            if self.gain(evaluated, middle, control)? > least {
                firm = middle;
            } else {
                gone = middle;
            }
        }
        Ok(Some(Share::clamped(gone as f64 / 100.0)))
    }

    /// The gain if all openings are `fall` hundredths fewer, in heads' worth.
    fn gain(&mut self, evaluated: &Evaluated, fall: Heads, control: &Control) -> Result<f64, MatchError> {
        let trials = self.trials;
        let Some(after) = &evaluated.replanned else {
            let mut sum: i128 = 0;
            for (place, question, times) in trials.distinct(&evaluated.changes) {
                let base = self.fallen.entry((place, fall)).or_try_insert_with(|_| {
                    fewer(trials.market(place), trials.matching(place), fall, control)
                })?;
                let with = base.with_heads(&question, control)?;
                sum += (with.value() - base.value()) * i128::from(times);
            }
            return Ok(sum as f64 / MILLION as f64);
        };
        let from = evaluated
            .candidate
            .action
            .counts_from(self.model, evaluated.candidate.aim.first_autumn);
        let plan = self.plan;
        let before = *self
            .values
            .entry((from, fall))
            .or_try_insert_with(|_| value(plan, from, fall, control))?;
        let after = value(&after.plan, from, fall, control)?;
        Ok((after - before) as f64 / MILLION as f64)
    }
}

/// A market with `fall` hundredths fewer openings.
fn fewer(
    market: &LabourMarket,
    matching: &Optimal,
    fall: Heads,
    control: &Control,
) -> Result<Optimal, MatchError> {
    let openings = market
        .demand()
        .iter()
        .map(|node| node.openings * (100 - fall) / 100);
    let openings: Vec<Heads> = openings.collect();
    matching.with_margins(market.market().heads(), &openings, control)
}

/// The value of a plan's graduates of the years from `from` on, with `fall` hundredths fewer openings.
fn value(plan: &Plan, from: Year, fall: Heads, control: &Control) -> Result<i128, MatchError> {
    let mut sum = 0;
    for period in &plan.periods {
        let counted = period.years.iter().filter(|year| **year >= from).count();
        if counted > 0 {
            let matching = fewer(&period.market, &period.matching, fall, control)?;
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
}
