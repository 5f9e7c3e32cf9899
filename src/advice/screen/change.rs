//! What an action grows and what it cuts, as the screen sees it.

use crate::advice::kind::Action;
use crate::id::{MajorIx, ProgramIx};
use crate::model::Model;
use crate::unit::Heads;

/// The entrants that an action changes.
pub(super) struct Change {
    /// Programs with more entrants, and how many.
    pub(super) grown: Vec<(ProgramIx, Heads)>,
    /// The major of a program that is opened.
    pub(super) opened: Option<MajorIx>,
    /// The program with fewer.
    pub(super) cut: Option<ProgramIx>,
}

impl Change {
    pub(super) fn of(action: &Action) -> Change {
        let facts = action.facts();
        let entrants = facts.entrants().into_iter();
        Change {
            grown: entrants.filter(|(_, entrants)| *entrants > 0).collect(),
            opened: facts.opened().map(|(_, major, _)| major),
            cut: action.giver(),
        }
    }

    /// Whether it changes no entrants at all.
    pub(super) fn is_empty(&self) -> bool {
        self.grown.is_empty() && self.opened.is_none() && self.cut.is_none()
    }

    /// The majors that grow.
    pub(super) fn majors(&self, model: &Model) -> Vec<MajorIx> {
        let grown = self
            .grown
            .iter()
            .map(|(program, _)| model.program(*program).major);
        grown.chain(self.opened).collect()
    }
}
