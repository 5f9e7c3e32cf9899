//! Add places: a base takes more students of a program that it has already.

use super::bases::{Stay, reasons_of_base, sent_places, stays};
use super::facts::{Comparison, Facts, Kind, Part, Sources, of_program, places_of};
use crate::advice::candidate::{Aim, Draft};
use crate::advice::context::SearchContext;
use crate::advice::cost::{Actor, Cost};
use crate::advice::outline::{Outline, Subject};
use crate::advice::reason::Reason;
use crate::id::{BaseIx, MajorIx, ProgramIx, RegionIx, SchoolIx};
use crate::model::Model;
use crate::scenario::{Amount, Basis, Change};
use crate::unit::{Heads, Year};

pub(in crate::advice) struct AddPlaces {
    pub(super) base: BaseIx,
    pub(super) program: ProgramIx,
    pub(super) now: Heads,
    pub(super) places: Heads,
}

impl Kind for AddPlaces {
    const NEEDS_TABLES: bool = true;
    const JOINS_PREVIOUS: bool = false;

    /// Generates programs that send students to a base already, by at most the share of its places that one action
    /// may change.
    fn candidates(sources: &Sources) -> Vec<Draft<AddPlaces>> {
        let context = sources.context;
        let size = |stay: &Stay| {
            stay.now
                .map(|now| (stay.students - now).min(context.most_change(stay.places)))
        };
        let drafts = stays(context, &size)
            .into_iter()
            .map(|(stay, places, aim)| Draft {
                action: AddPlaces {
                    base: stay.base,
                    program: stay.program,
                    now: stay.now.unwrap_or(0),
                    places,
                },
                aim,
            });
        drafts.collect()
    }

    fn resized(self, _: Heads) -> AddPlaces {
        self
    }
}

impl Facts for AddPlaces {
    fn programs(&self) -> Vec<ProgramIx> {
        vec![self.program]
    }

    fn entrants(&self) -> Vec<(ProgramIx, Heads)> {
        Vec::new()
    }

    fn opened(&self) -> Option<(SchoolIx, MajorIx, Heads)> {
        None
    }

    fn key(&self) -> (usize, usize, Heads) {
        (self.base.index(), self.program.index(), self.places)
    }

    fn is_one_per_target(&self) -> bool {
        false
    }

    fn outline(&self, model: &Model) -> Outline {
        Outline {
            subject: Subject::Program(self.program),
            people: Some(self.places),
            with: vec![model.base(self.base).id.to_string()],
        }
    }

    fn changes(&self, model: &Model, _: &Basis, _: Year) -> Vec<Change> {
        let base = model.base(self.base).id.to_string();
        vec![
            Change::BasePlaces {
                base: base.clone(),
                program: None,
                places: Amount::Add(self.places),
            },
            Change::BasePlaces {
                base,
                program: Some(model.program(self.program).id.to_string()),
                places: Amount::To(self.now + self.places),
            },
        ]
    }

    fn needs_replanning(&self, _: &Model) -> bool {
        true
    }

    fn cost(&self, _: &Model) -> Cost {
        Cost {
            places: self.places,
            money: None,
        }
    }

    fn other_actors(&self, model: &Model) -> Vec<Actor> {
        let enterprise = model.base(self.base).enterprise;
        enterprise.map(Actor::Enterprise).into_iter().collect()
    }

    fn years_until_shown(&self, _: &Model) -> u32 {
        // Students go to a base in their last year.
        1
    }

    fn is_dated(&self) -> bool {
        false
    }

    fn moved(&self, plans: &Comparison) -> Heads {
        sent_places(plans, self.program, self.places)
    }

    fn own_graduates(&self, model: &Model) -> Vec<(MajorIx, RegionIx)> {
        places_of(model, &self.programs())
    }

    fn graduates(&self, model: &Model) -> Option<(MajorIx, Option<ProgramIx>)> {
        Some(of_program(model, self.program))
    }

    fn reasons(&self, context: &SearchContext, aim: &Aim) -> Vec<Reason> {
        reasons_of_base(context, aim, self.base, self.program)
    }

    fn part(&self) -> Part {
        Part::Never
    }

    fn is_sized(&self, _: &SearchContext) -> bool {
        false
    }
}
