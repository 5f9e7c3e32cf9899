//! The auditor of a joint plan: checks every limit on the projected people, without the search.

use super::config::{Budget, JointConfig};
use super::limit::Limit;
use crate::id::ProgramIx;
use crate::model::Model;
use crate::pathway::{Flow, Projector, Supply};
use crate::plan::Plan;
use crate::unit::{Heads, Level, Year};
use vocmatch_algo::sorted::Map;

/// A constraint that a plan violates.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Broken {
    /// The limit.
    pub limit: Limit,
    /// The amount used; below 0 where it is too little.
    pub taken: f64,
    /// The amount allowed.
    pub allowed: f64,
}

/// Returns every constraint of `config` that the people of `after` violate, those of `before` being the present plan:
/// both whole, as projected. O(years · (programs + ways)).
#[must_use]
pub fn audit_joint(model: &Model, before: &Plan, after: &Plan, config: &JointConfig) -> Vec<Broken> {
    let mut audit = Audit {
        model,
        before: &before.supply,
        after: &after.supply,
        config,
        now: Projector::new(model, before.years.clone(), &before.config.project),
        first: config.first_autumn.unwrap_or(*before.years.start()),
        last: *before.years.end(),
        money: 0.0,
        broken: Vec::new(),
    };
    for year in audit.first..=audit.last {
        let mut places: Map<Level, Heads> = Map::new();
        for (k, program) in model.programs().iter().enumerate() {
            *places.entry(program.level).or_insert(0) += audit.program(ProgramIx::at(k), year);
        }
        if config.budget == Budget::SamePlaces {
            for (level, more) in places {
                audit.keep(Limit::Places { level, year }, more as f64, 0.0);
            }
        }
        audit.ways(year);
    }
    if let Budget::Money(most) = config.budget {
        audit.keep(Limit::Money, audit.money, most);
    }
    audit.broken
}

struct Audit<'a> {
    model: &'a Model,
    before: &'a Supply,
    after: &'a Supply,
    config: &'a JointConfig,
    now: Projector<'a>,
    first: Year,
    last: Year,
    money: f64,
    broken: Vec<Broken>,
}

impl Audit<'_> {
    fn keep(&mut self, limit: Limit, taken: f64, allowed: f64) {
        // People are whole, so only products with shares and money need the tolerance.
        if taken > allowed + 1e-6 * allowed.abs().max(1.0) {
            self.broken.push(Broken {
                limit,
                taken,
                allowed,
            });
        }
    }

    /// Checks the entrants and completers of a program; returns how many more enter from outside.
    fn program(&mut self, ix: ProgramIx, year: Year) -> Heads {
        let program = self.model.program(ix);
        let intake = self.now.intake(ix, year);
        let (old, new) = (self.before.flow(ix, year), self.after.flow(ix, year));
        // Where only the pathway fills a program whose entrants are a total, none come from outside.
        let filled = intake.counts_pathway && old.entrants == old.from_pathway;
        let outside = |flow: Flow| {
            if filled {
                0
            } else if intake.counts_pathway && intake.entrants > 0 {
                flow.entrants
            } else {
                flow.entrants - flow.from_pathway
            }
        };
        let more = outside(new) - outside(old);
        if more != 0 {
            let limit = Limit::Growth { program: ix, year };
            let within = year.saturating_add_unsigned(program.years) <= self.last;
            let (least, most) = if within {
                self.config.window(intake.entrants, year - self.first + 1, true)
            } else {
                (intake.entrants as f64, intake.entrants as f64)
            };
            self.keep(limit, outside(new) as f64, most);
            self.keep(limit, -outside(new) as f64, -least);
        }
        let cost = program
            .seat_cost
            .filter(|cost| *cost > 0.0)
            .unwrap_or(self.config.seat_cost);
        self.money += cost * more.max(0) as f64;
        if let Some(seats) = intake.seats {
            let allowed = seats.max(old.entrants);
            self.keep(
                Limit::Seats { program: ix, year },
                new.entrants as f64,
                allowed as f64,
            );
        }
        let leaving = new.progressing + new.elsewhere + new.supply;
        self.keep(
            Limit::Completers { program: ix, year },
            leaving as f64,
            new.completers as f64,
        );
        more
    }

    /// Checks shares and quotas of a year.
    fn ways(&mut self, year: Year) {
        let (old, new) = (by_program(self.before, year), by_program(self.after, year));
        let mut totals: Map<usize, Heads> = Map::new();
        for (&(articulation, program), &people) in &new {
            *totals.entry(articulation).or_insert(0) += people;
            if let Some(share) = self.model.articulations()[articulation].share {
                let before = old.get(&(articulation, program)).copied().unwrap_or(0) as f64;
                let completers = |supply: &Supply| {
                    let flow = supply.flow(program, year);
                    (flow.completers - flow.adults.completers) as f64
                };
                let rounding = (before - share.get() * completers(self.before)).max(0.0);
                let allowed = share.get() * completers(self.after) + rounding;
                self.keep(
                    Limit::Share {
                        articulation,
                        program,
                        year,
                    },
                    people as f64,
                    allowed,
                );
            }
        }
        for (articulation, people) in totals {
            if let Some(quota) = self.model.articulations()[articulation].quota {
                self.keep(Limit::Quota { articulation, year }, people as f64, quota as f64);
            }
        }
    }
}

/// Progressions, by articulation and program.
fn by_program(supply: &Supply, year: Year) -> Map<(usize, ProgramIx), Heads> {
    let mut ways = Map::new();
    for (articulation, from, _, people) in supply.progressions(year) {
        *ways.entry((*articulation, *from)).or_insert(0) += people;
    }
    ways
}
