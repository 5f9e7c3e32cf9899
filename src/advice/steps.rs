//! The steps of long work: one list, which gives both their total and the number of each.

use crate::control::{Cancelled, Control, Pieces, Stage};
use std::cell::Cell;

/// Steps done one after the other. A step that is not on the list is not done.
pub(super) struct Steps<'c> {
    control: &'c Control<'c>,
    list: Vec<Stage>,
    /// How many have begun.
    begun: Cell<usize>,
}

impl<'c> Steps<'c> {
    pub(super) fn new(control: &'c Control<'c>, list: Vec<Stage>) -> Steps<'c> {
        Steps {
            control,
            list,
            begun: Cell::new(0),
        }
    }

    /// Starts the next step, which is `stage`, of `of` pieces.
    pub(super) fn start(&self, stage: Stage, of: usize) -> Result<Pieces<'c>, Cancelled> {
        debug_assert_eq!(self.list.get(self.begun.get()), Some(&stage));
        self.begun.set(self.begun.get() + 1);
        self.control.start(stage, (self.begun.get(), self.list.len()), of)
    }

    /// The same if the next step is `stage`; `None` if the list does not have it here.
    pub(super) fn start_if_listed(&self, stage: Stage, of: usize) -> Result<Option<Pieces<'c>>, Cancelled> {
        if self.list.get(self.begun.get()) == Some(&stage) {
            self.start(stage, of).map(Some)
        } else {
            Ok(None)
        }
    }

    /// Runs work that consists of the next `count` steps.
    pub(super) fn part<T>(&self, count: usize, work: impl FnOnce(&Control) -> T) -> T {
        let before = self.begun.get();
        self.begun.set(before + count);
        self.control.part(before, self.list.len(), work)
    }
}
