//! Suspend: a program takes no entrants any more, and others take them.

use super::entrants::{added, heads};
use super::evidence::{last_one, one_more, size};
use super::facts::{Comparison, Facts, Kind, Part, Sources, of_program, places_of};
use super::moves::{aim, entrants, is_moved_whole, money, named};
use crate::advice::candidate::{Aim, Draft};
use crate::advice::context::SearchContext;
use crate::advice::cost::{Actor, Cost};
use crate::advice::outline::{Outline, Subject};
use crate::advice::reason::Reason;
use crate::id::{MajorIx, ProgramIx, RegionIx, SchoolIx};
use crate::model::Model;
use crate::scenario::{Basis, Change};
use crate::unit::{Heads, Year};

pub(in crate::advice) struct Suspend {
    pub(super) program: ProgramIx,
    pub(super) entrants: Heads,
    pub(super) to: Vec<(ProgramIx, Heads)>,
}

impl Kind for Suspend {
    const NEEDS_TABLES: bool = false;
    const JOINS_PREVIOUS: bool = true;

    /// Generates programs whose last graduates have a shadow price of about 0, where others have room for all entrants.
    fn candidates(sources: &Sources) -> Vec<Draft<Suspend>> {
        let givers = sources.reallocation.givers.iter();
        let drafts = givers.filter_map(|giver| {
            let to = giver.whole.as_ref()?;
            Some(Draft {
                action: Suspend {
                    program: giver.program,
                    entrants: to.iter().map(|(_, entrants)| entrants).sum(),
                    to: to.clone(),
                },
                aim: aim(sources.context, giver, to)?,
            })
        });
        drafts.collect()
    }

    fn resized(self, _: Heads) -> Suspend {
        self
    }
}

impl Facts for Suspend {
    fn programs(&self) -> Vec<ProgramIx> {
        let to = self.to.iter().map(|(receiver, _)| *receiver);
        std::iter::once(self.program).chain(to).collect()
    }

    fn entrants(&self) -> Vec<(ProgramIx, Heads)> {
        entrants(self.program, self.entrants, &self.to)
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

    fn outline(&self, model: &Model) -> Outline {
        Outline {
            subject: Subject::Program(self.program),
            people: Some(self.entrants),
            with: named(model, &self.to),
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
            places: 0,
            money: money(model, self.program, &self.to),
        }
    }

    fn other_actors(&self, _: &Model) -> Vec<Actor> {
        Vec::new()
    }

    fn years_until_shown(&self, model: &Model) -> u32 {
        let to = self.to.iter().map(|(receiver, _)| model.program(*receiver).years);
        to.fold(model.program(self.program).years, u32::min)
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
        self.to.first().map(|(program, _)| of_program(model, *program))
    }

    fn reasons(&self, context: &SearchContext, aim: &Aim) -> Vec<Reason> {
        let mut reasons = vec![
            size(context, aim, self.program),
            last_one(context, aim, self.program),
        ];
        for (receiver, _) in &self.to {
            reasons.extend([size(context, aim, *receiver), one_more(context, aim, *receiver)]);
        }
        reasons
    }

    fn part(&self) -> Part {
        Part::Whole(self.entrants)
    }

    fn is_sized(&self, context: &SearchContext) -> bool {
        self.entrants <= context.entrants(self.program, heads(context, self.program))
            && is_moved_whole(context, self.entrants, &self.to)
    }
}
