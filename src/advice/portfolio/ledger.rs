//! The markets of every year after the chosen actions, and the effect of another action on top.

use crate::advice::changes::{Changes, Place};
use crate::advice::effect::YearEffect;
use crate::advice::trials::Trials;
use crate::matching::{Control, LabourMarket, MatchError, Optimal};
use crate::plan::Plan;
use crate::unit::{Heads, Value, Year};
use std::rc::Rc;
use std::sync::Arc;
use vocmatch_algo::sorted::Map;

/// A market with its solution, shared by years that are the same problem.
pub(super) struct State {
    pub(super) market: Arc<LabourMarket>,
    /// The year whose nodes represent it in the market.
    pub(super) of_year: Year,
    pub(super) matching: Optimal,
}

/// Every year's market after the chosen actions.
#[derive(Clone)]
pub(super) struct Ledger {
    pub(super) years: Map<Year, Rc<State>>,
}

/// A state, the changes made in it, and the state after.
type Answer<'c> = (Rc<State>, &'c Map<Place, Heads>, Rc<State>);

/// The gain of an action on top, and the markets with it.
pub(super) struct Trial {
    /// Value gained, in millionths.
    pub(super) gain: i128,
    /// The heads that it changes.
    pub(super) changes: Rc<Changes>,
    after: Vec<(Year, Rc<State>)>,
}

impl Ledger {
    pub(super) fn new(plan: &Plan, trials: &Trials) -> Ledger {
        let mut years = Map::new();
        for (period, solved) in plan.periods.iter().zip(trials.solved()) {
            let state = Rc::new(State {
                market: Arc::clone(solved.0),
                of_year: period.first_year(),
                matching: solved.1.clone(),
            });
            years.extend(period.years.iter().map(|year| (*year, Rc::clone(&state))));
        }
        Ledger { years }
    }

    /// Evaluates changes of heads on top of the chosen actions: every affected market is re-solved, from its present
    /// solution, once for all years with the same changes.
    pub(super) fn try_on(&self, changes: &Rc<Changes>, control: &Control) -> Result<Trial, MatchError> {
        let mut answers: Vec<Answer> = Vec::new();
        let mut trial = Trial {
            gain: 0,
            changes: Rc::clone(changes),
            after: Vec::new(),
        };
        for (year, changed) in &**changes {
            let Some(state) = self.years.get(year) else {
                continue;
            };
            let known = answers
                .iter()
                .find(|(before, asked, _)| Rc::ptr_eq(before, state) && *asked == changed);
            let after = if let Some((_, _, after)) = known {
                Rc::clone(after)
            } else {
                let after = Rc::new(state.with(changed, control)?);
                answers.push((Rc::clone(state), changed, Rc::clone(&after)));
                after
            };
            trial.gain += after.matching.value() - state.matching.value();
            trial.after.push((*year, after));
        }
        Ok(trial)
    }

    /// The effect of a trial, year by year.
    pub(super) fn years_of(&self, trial: &Trial) -> Vec<YearEffect> {
        let effect = |(year, after): &(Year, Rc<State>)| {
            let (before, changed) = (self.years.get(year)?, trial.changes.get(year)?);
            let up: Heads = changed.values().filter(|heads| **heads > 0).sum();
            let down: Heads = changed.values().filter(|heads| **heads < 0).sum();
            let value = after.matching.value() - before.matching.value();
            Some(YearEffect {
                year: *year,
                moved: up.max(-down),
                graduates: up + down,
                filled: after.matching.heads() - before.matching.heads(),
                placed: after.matching.heads() - before.matching.heads(),
                value: Value(i64::try_from(value).unwrap_or(i64::MAX)),
            })
        };
        trial.after.iter().filter_map(effect).collect()
    }

    /// Adds a trial to the chosen actions.
    pub(super) fn take(&mut self, trial: Trial) {
        self.years.extend(trial.after);
    }
}

impl State {
    /// The market after changes of heads.
    fn with(&self, changed: &Map<Place, Heads>, control: &Control) -> Result<State, MatchError> {
        let node = |((row, region), heads): (&Place, &Heads)| {
            Some((self.market.find_supply(self.of_year, *row, *region)?, *heads))
        };
        let changes: Vec<(usize, Heads)> = changed.iter().filter_map(node).collect();
        Ok(State {
            market: Arc::clone(&self.market),
            of_year: self.of_year,
            matching: self.matching.with_heads(&changes, control)?,
        })
    }
}
