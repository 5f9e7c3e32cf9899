//! Expand: a program takes more entrants.

use super::entrants::{added, room};
use super::evidence::{one_more, size};
use super::facts::{Comparison, Facts, Kind, Part, Sources, of_program, places_of, seats_cost};
use crate::advice::candidate::{Aim, Draft};
use crate::advice::context::SearchContext;
use crate::advice::cost::{Actor, Cost};
use crate::advice::outline::{Outline, Subject};
use crate::advice::reason::Reason;
use crate::id::{MajorIx, ProgramIx, RegionIx, SchoolIx};
use crate::model::Model;
use crate::scenario::{Basis, Change};
use crate::unit::{Heads, Year};

pub(in crate::advice) struct Expand {
    pub(super) program: ProgramIx,
    pub(super) entrants: Heads,
}

impl Kind for Expand {
    const NEEDS_TABLES: bool = false;
    const JOINS_PREVIOUS: bool = false;

    /// Generates programs whose next graduate has a positive shadow price, each by at most the share that one action
    /// may change.
    fn candidates(sources: &Sources) -> Vec<Draft<Expand>> {
        let context = sources.context;
        let mut found = Vec::new();
        for (k, program) in context.model.programs().iter().enumerate() {
            let ix = ProgramIx::at(k);
            let Some((period, years)) = context.first_period(context.first_autumn, program.years) else {
                continue;
            };
            let gain = context.one_more(ix, period);
            let Some(target) = context
                .node(ix, period)
                .and_then(|node| context.target(period, node))
            else {
                continue;
            };
            let openings = context.plan.periods[period].market.demand()[target].openings;
            let heads = context.most_change(context.heads(ix, period)).min(openings);
            if gain >= context.config.min_gain && heads >= context.config.min_heads {
                found.push(Draft {
                    action: Expand {
                        program: ix,
                        entrants: context.entrants(ix, heads),
                    },
                    aim: Aim {
                        first_autumn: context.first_autumn,
                        target: context.target_of(period, target),
                        period,
                        estimate: gain * heads as f64 * years as f64,
                    },
                });
            }
        }
        found
    }

    fn resized(self, entrants: Heads) -> Expand {
        Expand { entrants, ..self }
    }
}

impl Facts for Expand {
    fn programs(&self) -> Vec<ProgramIx> {
        vec![self.program]
    }

    fn entrants(&self) -> Vec<(ProgramIx, Heads)> {
        vec![(self.program, self.entrants)]
    }

    fn opened(&self) -> Option<(SchoolIx, MajorIx, Heads)> {
        None
    }

    fn key(&self) -> (usize, usize, Heads) {
        (self.program.index(), 0, self.entrants)
    }

    fn is_one_per_target(&self) -> bool {
        true
    }

    fn outline(&self, _: &Model) -> Outline {
        Outline {
            subject: Subject::Program(self.program),
            people: Some(self.entrants),
            with: Vec::new(),
        }
    }

    fn changes(&self, model: &Model, _: &Basis, first_autumn: Year) -> Vec<Change> {
        added(model, &self.entrants(), first_autumn)
    }

    fn needs_replanning(&self, _: &Model) -> bool {
        false
    }

    fn cost(&self, model: &Model) -> Cost {
        Cost {
            places: self.entrants,
            money: seats_cost(model, self.program, self.entrants),
        }
    }

    fn other_actors(&self, _: &Model) -> Vec<Actor> {
        Vec::new()
    }

    fn years_until_shown(&self, model: &Model) -> u32 {
        model.program(self.program).years
    }

    fn is_dated(&self) -> bool {
        true
    }

    fn moved(&self, _: &Comparison) -> Heads {
        0
    }

    fn own_graduates(&self, model: &Model) -> Vec<(MajorIx, RegionIx)> {
        places_of(model, &self.programs())
    }

    fn graduates(&self, model: &Model) -> Option<(MajorIx, Option<ProgramIx>)> {
        Some(of_program(model, self.program))
    }

    fn reasons(&self, context: &SearchContext, aim: &Aim) -> Vec<Reason> {
        vec![
            size(context, aim, self.program),
            one_more(context, aim, self.program),
        ]
    }

    fn part(&self) -> Part {
        Part::UpTo(self.entrants)
    }

    fn is_sized(&self, context: &SearchContext) -> bool {
        (1..=room(context, self.program)).contains(&self.entrants)
    }
}
