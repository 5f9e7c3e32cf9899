//! The heads that actions change, alone and together: only programs connected by the pathway are projected together.

use crate::advice::changes::Changes;
use crate::advice::kind::Action;
use crate::id::ProgramIx;
use crate::model::Model;
use crate::pathway::{AddedEntrants, Projector};
use crate::plan::Plan;
use crate::unit::{Heads, Year};
use vocmatch_algo::order;
use vocmatch_algo::sorted::{Map, Set};

/// Entrants added to programs that the pathway connects.
type Unit = (usize, Vec<(ProgramIx, Year, Heads)>);

/// A cache of changed heads, by the entrants that change them.
pub(super) struct Crowd<'p> {
    model: &'p Model,
    plan: &'p Plan,
    projector: Projector<'p>,
    /// By program: the group of connected programs that it belongs to.
    groups: Vec<usize>,
    /// By group: how many programs.
    sizes: Vec<usize>,
    known: Map<Unit, Changes>,
}

/// Adds changes of heads to others.
pub(super) fn add(sum: &mut Changes, more: &Changes, sign: Heads) {
    for (year, changed) in more {
        let of_year = sum.entry(*year).or_default();
        for (place, heads) in changed {
            *of_year.entry(*place).or_insert(0) += sign * heads;
        }
    }
    tidy(sum);
}

/// Drops zero changes.
fn tidy(changes: &mut Changes) {
    changes.retain(|_, changed| {
        changed.retain(|_, heads| *heads != 0);
        !changed.is_empty()
    });
}

impl<'p> Crowd<'p> {
    pub(super) fn new(model: &'p Model, plan: &'p Plan) -> Crowd<'p> {
        let projector = Projector::new(model, plan.years.clone(), &plan.config.project);
        let none = usize::MAX;
        let (mut groups, mut sizes) = (vec![none; model.programs().len()], Vec::new());
        for program in (0..model.programs().len()).map(ProgramIx::at) {
            if groups[program.index()] == none {
                let joined = projector.pathway().joined([program]);
                for other in &joined {
                    groups[other.index()] = sizes.len();
                }
                sizes.push(joined.len());
            }
        }
        Crowd {
            model,
            plan,
            projector,
            groups,
            sizes,
            known: Map::new(),
        }
    }

    /// The groups of the pathway that an action touches.
    pub(super) fn groups(&self, action: &Action) -> Set<usize> {
        let programs = action.entrants().into_iter();
        programs
            .map(|(program, _)| self.groups[program.index()])
            .collect()
    }

    /// Whether the pathway connects programs of two of the actions.
    pub(super) fn joins<'a>(&self, actions: impl Iterator<Item = &'a Action>) -> bool {
        let mut seen = Set::new();
        let groups = actions.flat_map(|action| self.groups(action));
        let mut wide = groups.filter(|group| self.sizes[*group] > 1);
        wide.any(|group| !seen.insert(group))
    }

    /// Whether only the program itself depends on the entrants of each program that an action changes.
    pub(super) fn is_lonely(&self, action: &Action) -> bool {
        self.groups(action).iter().all(|group| self.sizes[*group] == 1)
    }

    /// The heads that each action changes by itself.
    pub(super) fn alone(&mut self, actions: &[(&Action, Year)]) -> Vec<Changes> {
        let units: Vec<Vec<Unit>> = actions.iter().map(|action| self.units(&[*action])).collect();
        self.learn(units.iter().flatten());
        let one = |(units, (action, autumn)): (&Vec<Unit>, &(&Action, Year))| {
            let mut changes = self.opened(action, *autumn);
            for unit in units {
                if let Some(known) = self.known.get(unit) {
                    add(&mut changes, known, 1);
                }
            }
            changes
        };
        units.iter().zip(actions).map(one).collect()
    }

    /// The heads that actions change together.
    pub(super) fn together(&mut self, actions: &[(&Action, Year)]) -> Changes {
        let units = self.units(actions);
        self.learn(units.iter());
        let mut changes = Changes::new();
        for (action, autumn) in actions {
            add(&mut changes, &self.opened(action, *autumn), 1);
        }
        for unit in &units {
            if let Some(known) = self.known.get(unit) {
                add(&mut changes, known, 1);
            }
        }
        changes
    }

    /// The entrants of actions, those of connected programs together.
    fn units(&self, actions: &[(&Action, Year)]) -> Vec<Unit> {
        let mut units: Map<usize, Vec<(ProgramIx, Year, Heads)>> = Map::new();
        for (action, autumn) in actions {
            for (program, heads) in action.entrants() {
                let unit = units.entry(self.groups[program.index()]).or_default();
                unit.push((program, *autumn, heads));
            }
        }
        for unit in units.values_mut() {
            order::sort(unit);
        }
        units.into_iter().collect()
    }

    /// Projects entries missing from the cache: units of different groups at once, as they are independent.
    fn learn<'u>(&mut self, units: impl Iterator<Item = &'u Unit>) {
        let mut waiting: Map<usize, Set<&Unit>> = Map::new();
        for unit in units.filter(|unit| !self.known.contains_key(*unit)) {
            waiting.entry(unit.0).or_default().insert(unit);
        }
        while !waiting.is_empty() {
            let round: Map<usize, &Unit> = waiting
                .iter_mut()
                .filter_map(|(group, units)| Some((*group, units.pop_first()?)))
                .collect();
            waiting.retain(|_, units| !units.is_empty());
            let entrants = round.values().flat_map(|unit| &unit.1);
            let added: Vec<AddedEntrants> = entrants
                .map(|(program, first_year, entrants)| AddedEntrants {
                    program: *program,
                    first_year: *first_year,
                    last_year: None,
                    entrants: *entrants,
                })
                .collect();
            let mut found: Map<usize, Changes> = Map::new();
            for change in self.projector.change(&self.plan.supply, &added) {
                let program = change.program;
                let place = (self.plan.fit.row_of(program), self.model.program(program).region);
                let changes = found.entry(self.groups[program.index()]).or_default();
                *changes.entry(change.year).or_default().entry(place).or_insert(0) += change.heads;
            }
            for (group, unit) in round {
                let mut changes = found.remove(&group).unwrap_or_default();
                tidy(&mut changes);
                self.known.insert(unit.clone(), changes);
            }
        }
    }

    /// The heads of a program that is opened: all who start complete, as in [`changes`](super::super::changes::changes).
    fn opened(&self, action: &Action, autumn: Year) -> Changes {
        let mut changes = Changes::new();
        if let Some((school, major, entrants)) = action.facts().opened() {
            let first = action.first_shown(self.model, autumn);
            let place = (
                self.plan.fit.row_of_major(major),
                self.model.school(school).region,
            );
            for year in self.plan.years.clone().filter(|year| *year >= first) {
                changes.insert(year, Map::from([(place, entrants)]));
            }
        }
        changes
    }
}
