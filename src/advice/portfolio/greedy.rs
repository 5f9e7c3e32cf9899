//! The greedy choice: one action after the other, each the best that still fits, every gain re-solved.

use super::choice::{Choice, Key};
use super::config::PortfolioConfig;
use super::cost::PortfolioCost;
use super::crowd::{Crowd, add};
use super::ledger::{Ledger, Trial};
use crate::advice::changes::Changes;
use crate::advice::kind::Action;
use crate::control::{Control, Pieces};
use crate::matching::MatchError;
use crate::unit::{Heads, Year};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};
use std::rc::Rc;

/// An action that was chosen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chosen {
    pub(super) choice: usize,
    pub(super) size: Heads,
}

/// A choice of actions, and the markets after it.
#[derive(Clone)]
pub(super) struct Bag {
    pub(super) chosen: Vec<Chosen>,
    pub(super) ledger: Ledger,
    pub(super) cost: PortfolioCost,
    /// Value gained, in millionths.
    pub(super) gain: i128,
    taken: BTreeSet<Key>,
    /// The groups of the pathway that the chosen actions affect.
    groups: BTreeSet<usize>,
    /// The heads that all together change.
    pub(super) changes: Changes,
}

impl Bag {
    pub(super) fn empty(ledger: Ledger) -> Bag {
        Bag {
            chosen: Vec::new(),
            ledger,
            cost: PortfolioCost::default(),
            gain: 0,
            taken: BTreeSet::new(),
            groups: BTreeSet::new(),
            changes: Changes::new(),
        }
    }
}

/// How actions are ordered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Order<'c> {
    /// By gain.
    Gain,
    /// By gain per used budget, each limit at a price.
    PerCost(&'c [f64]),
}

/// The state of the search.
pub(super) struct Search<'s, 'p> {
    pub(super) choices: &'s [Choice],
    pub(super) config: &'s PortfolioConfig,
    pub(super) crowd: &'s mut Crowd<'p>,
    pub(super) control: &'s Control<'s>,
    /// The present stage.
    pub(super) pieces: Pieces<'s>,
    /// The number of re-solves.
    pub(super) resolved: usize,
}

/// The gain of an action at a size, as last re-solved.
pub(super) type Hope = (usize, Heads, f64);

/// An action at a size, with its last known gain.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Entry {
    pub(super) gain: f64,
    per_cost: f64,
    pub(super) choice: usize,
    pub(super) size: Heads,
    /// How many actions had been chosen when it was re-solved; `None`: it was not.
    seen: Option<usize>,
}

impl Eq for Entry {}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Entry) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Entry {
    fn cmp(&self, other: &Entry) -> Ordering {
        self.per_cost
            .total_cmp(&other.per_cost)
            .then(self.gain.total_cmp(&other.gain))
            .then(other.choice.cmp(&self.choice))
            .then(self.size.cmp(&other.size))
    }
}

impl Search<'_, '_> {
    /// Fills a bag from actions with estimated gains, until nothing that fits gains.
    ///
    /// Lazy evaluation (after Minoux 1978): gains seldom rise as more is chosen, so only the leading action is
    /// re-solved. An action that gains less than estimated is evaluated at half its size too.
    pub(super) fn fill(&mut self, mut bag: Bag, hopes: &[Hope], order: Order) -> Result<Bag, MatchError> {
        let mut heap: BinaryHeap<Entry> = hopes
            .iter()
            .filter_map(|&(choice, size, gain)| self.entry(choice, size, gain, order))
            .collect();
        let mut trials: BTreeMap<(usize, Heads), (usize, Trial)> = BTreeMap::new();
        while let Some(first) = heap.pop() {
            if self.resolved >= self.config.tries {
                break;
            }
            let choice = &self.choices[first.choice];
            if choice.keys.iter().any(|key| bag.taken.contains(key)) {
                continue;
            }
            let fitting = self.fitting(&bag, first.choice, first.size);
            let Some(size) = fitting else { continue };
            if size < first.size {
                let gain = first.gain * size as f64 / first.size as f64;
                heap.extend(self.entry(first.choice, size, gain, order));
                continue;
            }
            if first.seen == Some(bag.chosen.len()) {
                if let Some((_, trial)) = trials.remove(&(first.choice, size)) {
                    self.take(&mut bag, first.choice, size, trial);
                    trials.clear();
                }
                continue;
            }
            let Some(trial) = self.try_on(&bag, first.choice, size)? else {
                if size > choice.least {
                    let gain = first.gain * (size - 1) as f64 / size as f64;
                    heap.extend(self.entry(first.choice, size - 1, gain, order));
                }
                continue;
            };
            let gain = trial.gain as f64 / 1e6;
            if gain < 0.95 * first.gain && size / 2 >= choice.least {
                heap.extend(self.entry(first.choice, size / 2, first.gain / 2.0, order));
            }
            if trial.gain > 0 {
                trials.insert((first.choice, size), (bag.chosen.len(), trial));
                let entry = self.entry(first.choice, size, gain, order);
                heap.extend(entry.map(|entry| Entry {
                    seen: Some(bag.chosen.len()),
                    ..entry
                }));
            }
        }
        Ok(bag)
    }

    /// The largest size up to `size` that the rest of the budget allows.
    pub(super) fn fitting(&self, bag: &Bag, choice: usize, size: Heads) -> Option<Heads> {
        let choice = &self.choices[choice];
        let at = |size: Heads| bag.cost.and(choice.cost_at(size)).fits(self.config);
        if at(size) {
            return Some(size);
        }
        let (mut fits, mut over) = (choice.least - 1, size);
        while over - fits > 1 {
            let middle = fits + (over - fits) / 2;
            if at(middle) { fits = middle } else { over = middle }
        }
        (fits >= choice.least).then_some(fits)
    }

    fn entry(&self, choice: usize, size: Heads, gain: f64, order: Order) -> Option<Entry> {
        let of = &self.choices[choice];
        let per_cost = match order {
            Order::Gain => gain,
            Order::PerCost(prices) => {
                let used = of.cost_at(size).against(self.config);
                let priced: f64 = used.zip(prices).map(|((used, _), price)| used * price).sum();
                if priced > 0.0 {
                    gain / priced
                } else {
                    f64::INFINITY
                }
            }
        };
        (gain > 0.0 && size >= of.least).then_some(Entry {
            gain,
            per_cost,
            choice,
            size,
            seen: None,
        })
    }

    /// The gain of an action on top of a bag; `None` at a size that rounding forbids.
    pub(super) fn try_on(
        &mut self,
        bag: &Bag,
        choice: usize,
        size: Heads,
    ) -> Result<Option<Trial>, MatchError> {
        let Some(changes) = self.added(bag, choice, size) else {
            return Ok(None);
        };
        self.resolved += 1;
        self.pieces.to(self.resolved)?;
        Ok(Some(bag.ledger.try_on(&changes, self.control)?))
    }

    /// The heads that an action changes on top of a bag: by itself, unless the pathway connects them.
    fn added(&mut self, bag: &Bag, choice: usize, size: Heads) -> Option<Rc<Changes>> {
        let one = &self.choices[choice];
        let alone = one.changes_at(self.crowd, size)?;
        if self.crowd.groups(&one.candidate.action).is_disjoint(&bag.groups) {
            return Some(alone);
        }
        let mut actions = self.actions(&bag.chosen);
        actions.push((one.at(size), one.candidate.aim.first_autumn));
        let actions: Vec<(&Action, Year)> = actions.iter().map(|(action, year)| (action, *year)).collect();
        let mut more = self.crowd.together(&actions);
        add(&mut more, &bag.changes, -1);
        Some(Rc::new(more))
    }

    pub(super) fn actions(&self, chosen: &[Chosen]) -> Vec<(Action, Year)> {
        let action = |one: &Chosen| {
            let choice = &self.choices[one.choice];
            (choice.at(one.size), choice.candidate.aim.first_autumn)
        };
        chosen.iter().map(action).collect()
    }

    /// Adds a trial to a bag.
    pub(super) fn take(&self, bag: &mut Bag, choice: usize, size: Heads, trial: Trial) {
        self.note(bag, Chosen { choice, size });
        add(&mut bag.changes, &trial.changes, 1);
        bag.gain += trial.gain;
        bag.ledger.take(trial);
    }

    /// Records in a bag that an action was chosen, without its effect.
    pub(super) fn note(&self, bag: &mut Bag, one: Chosen) {
        let choice = &self.choices[one.choice];
        bag.groups.extend(self.crowd.groups(&choice.candidate.action));
        bag.taken.extend(&choice.keys);
        bag.cost = bag.cost.and(choice.cost_at(one.size));
        bag.chosen.push(one);
    }
}
