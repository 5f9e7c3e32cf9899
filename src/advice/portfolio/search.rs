//! The search: greedy in two orders, the relaxed solution rounded, and improvement by removing one action and filling
//! up again.

use super::bound::Relaxed;
use super::choice::Choice;
use super::cost::PortfolioCost;
use super::greedy::{Bag, Chosen, Hope, Order, Search};
use super::ledger::Ledger;
use crate::advice::changes::Changes;
use crate::advice::kind::Action;
use crate::control::{Control, Pieces};
use crate::matching::MatchError;
use crate::unit::{Heads, MILLION, Year};
use std::rc::Rc;

/// Portfolios of more actions are not improved: one action more could gain little.
const MOST_IMPROVED: usize = 40;
/// How many passes are made over all actions.
const ROUNDS: usize = 3;
/// The gap to the bound, as a share, below which the search stops.
const NEAR: f64 = 0.005;
/// How many entrants of an action are removed at most, so that another one finds room.
const FEW: Heads = 6;
/// The part of an action that moves entrants from which it is rounded up, as it is done whole or not at all.
const HALF: f64 = 0.5;

/// The actions that would be recommended by themselves, with their gain at full size: without those that gain
/// nothing, and those that add places of which less than `min_filled` end in openings that would otherwise stay
/// empty.
pub(super) fn worthwhile(
    choices: Vec<Choice>,
    ledger: &Ledger,
    min_filled: f64,
    (control, pieces): (&Control, &Pieces),
) -> Result<(Vec<Choice>, Vec<Hope>), MatchError> {
    let (mut kept, mut hopes) = (Vec::new(), Vec::new());
    for choice in choices {
        let trial = ledger.try_on(&choice.changes, control)?;
        let years = ledger.years_of(&trial);
        let filled: Heads = years.iter().map(|year| year.filled).sum();
        let moved: Heads = years.iter().map(|year| year.moved).sum();
        let fills = choice.cost.places == 0 || filled as f64 >= min_filled * moved as f64;
        if trial.gain > 0 && fills {
            hopes.push((kept.len(), choice.full, trial.gain as f64 / MILLION as f64));
            kept.push(choice);
        }
        pieces.next()?;
    }
    Ok((kept, hopes))
}

impl Search<'_, '_> {
    /// The better of two greedy choices: by gain per used budget, each limit counted as a share of it, and by gain.
    pub(super) fn greedy(&mut self, ledger: &Ledger, hopes: &[Hope]) -> Result<Bag, MatchError> {
        let limits = PortfolioCost::default().against(self.config);
        let shares: Vec<f64> = limits.map(|(_, limit)| 1.0 / limit.max(1e-9)).collect();
        let per_cost = self.fill(Bag::empty(ledger.clone()), hopes, Order::PerCost(&shares))?;
        let by_gain = self.fill(Bag::empty(ledger.clone()), hopes, Order::Gain)?;
        Ok(if by_gain.gain > per_cost.gain {
            by_gain
        } else {
            per_cost
        })
    }

    /// The relaxed solution in whole entrants, then filled up.
    pub(super) fn rounded(
        &mut self,
        ledger: &Ledger,
        hopes: &[Hope],
        relaxed: &Relaxed,
    ) -> Result<Bag, MatchError> {
        let mut rounded: Vec<Hope> = Vec::new();
        for (&(k, full, gain), part) in hopes.iter().zip(&relaxed.parts) {
            let whole = self.choices[k].least == full;
            #[expect(clippy::cast_possible_truncation, reason = "a part of the entrants")]
            let size = match (whole, *part > HALF) {
                (true, true) => full,
                (true, false) => 0,
                // A tolerance: inexact real numbers must not cost a head.
                (false, _) => libm::floor(part * full as f64 + 0.01) as Heads,
            };
            if size >= self.choices[k].least {
                rounded.push((k, size, gain * size as f64 / full as f64));
            }
        }
        let order = Order::PerCost(&relaxed.prices);
        let bag = self.fill(Bag::empty(ledger.clone()), &rounded, order)?;
        self.fill(bag, hopes, order)
    }

    /// Removes one action after the other, or a few of its entrants, and fills up again, as long as that gains and
    /// the gap to the bound is not small.
    pub(super) fn improved(
        &mut self,
        ledger: &Ledger,
        hopes: &[Hope],
        (mut best, relaxed): (Bag, &Relaxed),
    ) -> Result<Bag, MatchError> {
        let order = Order::PerCost(&relaxed.prices);
        for _ in 0..ROUNDS {
            let before = best.gain;
            let is_near = before as f64 >= (1.0 - NEAR) * relaxed.bound * MILLION as f64;
            if is_near || best.chosen.len() > MOST_IMPROVED {
                break;
            }
            for place in (0..best.chosen.len()).rev() {
                let Some(one) = best.chosen.get(place).copied() else {
                    continue;
                };
                let least = self.choices[one.choice].least;
                let sizes = (1..=FEW).map(|fewer| one.size - fewer);
                for size in std::iter::once(0).chain(sizes.filter(|size| *size >= least)) {
                    let mut others = best.chosen.clone();
                    if size == 0 {
                        others.remove(place);
                    } else {
                        others[place].size = size;
                    }
                    let Some(bag) = self.refilled(ledger, &others)? else {
                        continue;
                    };
                    let bag = self.fill(bag, hopes, order)?;
                    if bag.gain > best.gain {
                        best = bag;
                        break;
                    }
                }
            }
            if best.gain == before {
                break;
            }
        }
        Ok(best)
    }

    /// The bag of some actions, all at once; `None` if one has a size that rounding forbids.
    fn refilled(&mut self, ledger: &Ledger, chosen: &[Chosen]) -> Result<Option<Bag>, MatchError> {
        let choices = self.choices;
        for one in chosen {
            if choices[one.choice].changes_at(self.crowd, one.size).is_none() {
                return Ok(None);
            }
        }
        let actions = self.actions(chosen);
        let actions: Vec<(&Action, Year)> = actions.iter().map(|(action, year)| (action, *year)).collect();
        let changes = Rc::new(self.crowd.together(&actions));
        self.resolved += 1;
        self.pieces.to(self.resolved)?;
        let trial = ledger.try_on(&changes, self.control)?;
        let mut bag = Bag::empty(ledger.clone());
        for one in chosen {
            self.note(&mut bag, *one);
        }
        bag.gain = trial.gain;
        bag.changes = Changes::clone(&changes);
        bag.ledger.take(trial);
        Ok(Some(bag))
    }
}
