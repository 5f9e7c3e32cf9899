//! Cancellation and progress callbacks: the stage of long work, how far it has come, and the steps of its solves.
//!
//! Nothing in the crate prints. Every function that may take long takes a [`Control`], polls it for cancellation, and
//! reports its progress: stage `number` of `stages`, `done` of `of` in it, both known in advance, so that a bar can
//! be drawn.
//!
//! ```
//! # #[cfg(feature = "csv")] {
//! # use vocmatch::{dataset::Dataset, model::Model, pipeline::plan_with, plan::PlanConfig};
//! use std::cell::RefCell;
//! use vocmatch::control::{Control, Stage, Work};
//!
//! # let model = Model::new(Dataset::read_dir("examples/data/beijing-ic")).unwrap();
//! let told = RefCell::new(Vec::new());
//! let hook = |work: Work| told.borrow_mut().push((work.stage, work.number, work.stages, work.done, work.of));
//! let control = Control { work: Some(&hook), ..Control::default() };
//! plan_with(&model, &PlanConfig::default(), &control).unwrap();
//! let told = told.into_inner();
//! assert_eq!(told[0], (Stage::Fits, 1, 3, 0, 18));
//! assert!(matches!(told[told.len() - 1], (Stage::Years, 3, 3, done, of) if done == of));
//! # }
//! ```

use std::cell::Cell;
use vocmatch_algo as algo;
pub use vocmatch_algo::{Cancelled, Progress};

/// Cancellation and progress callbacks. The default never cancels and reports nothing.
#[derive(Clone, Copy, Default)]
pub struct Control<'a> {
    /// Polled before every piece of work and, within a solve, every few thousand steps; `true` ends the work with the
    /// error of a cancelled stage, without a partial result.
    pub cancel: Option<&'a dyn Fn() -> bool>,
    /// Called every few thousand steps with the progress of the present solve, of which there may be many.
    pub progress: Option<&'a dyn Fn(Progress)>,
    /// Called when a stage starts, after each of its pieces, and when it ends.
    pub work: Option<&'a dyn Fn(Work)>,
}

/// The progress of long work. Within one piece of work `number` never falls and within a stage neither does `done`;
/// each stage starts at 0 and ends at `of`; a stage may end before all its pieces are done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Work {
    /// The kind of work in progress.
    pub stage: Stage,
    /// Which of the stages it is, from 1.
    pub number: usize,
    /// How many stages there are.
    pub stages: usize,
    /// Pieces of the stage that are done.
    pub done: usize,
    /// All its pieces; 1 for work that cannot be divided.
    pub of: usize,
}

impl Work {
    /// Returns the share of all work that is done, 0..=1, every stage counted alike.
    #[must_use]
    pub fn share(&self) -> f64 {
        let inside = self.done as f64 / self.of.max(1) as f64;
        ((self.number.max(1) - 1) as f64 + inside) / self.stages.max(1) as f64
    }
}

/// A kind of work. The unit of its pieces is given with each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Stage {
    /// The fits of majors and programs; majors.
    Fits,
    /// People passing through programs; years, from the first that the tables know or the pathway needs.
    Supply,
    /// Markets formed, solved and summed up; years.
    Years,
    /// Tables changed and checked; one piece.
    Tables,
    /// Candidate actions generated; one piece.
    Candidates,
    /// Candidates evaluated by re-solving; actions.
    Actions,
    /// Draws planned again, in which actions are measured; draws.
    Worlds,
    /// Draws of openings and graduates; draws.
    Draws,
    /// Break-even searches: how far openings may fall until the gain is gone; actions.
    Flips,
    /// The relaxation in real numbers, whose steps are reported by [`Control::progress`]; one piece.
    Search,
    /// Real numbers rounded to whole people and matched; ways of rounding, of which fewer may be enough.
    Rounding,
    /// Actions chosen for a portfolio; gains re-solved, of which fewer may be enough.
    Choice,
    /// One action removed and the budget filled again; gains re-solved, of which fewer may be enough.
    Improvement,
    /// Routes of a learner; occupations.
    Routes,
    /// Markets of an alliance by itself; periods.
    Periods,
    /// Candidate enterprises and schools for an alliance; candidates.
    Guests,
}

impl<'a> Control<'a> {
    /// The control of a solve: the same cancellation, and its own steps.
    pub(crate) fn of_solve(&self) -> algo::Control<'a> {
        algo::Control {
            cancel: self.cancel,
            progress: self.progress,
        }
    }

    /// Whether the caller asks to stop.
    pub(crate) fn ask(&self) -> Result<(), Cancelled> {
        if self.cancel.is_some_and(|cancel| cancel()) {
            Err(Cancelled)
        } else {
            Ok(())
        }
    }

    /// The control of a piece of a stage: it can be cancelled, but its own stages are not reported.
    pub(crate) fn within_a_piece(&self) -> Control<'a> {
        Control { work: None, ..*self }
    }

    /// The control of work whose stages are some of `stages`, those after the first `before`.
    pub(crate) fn part<T>(&self, before: usize, stages: usize, work: impl FnOnce(&Control) -> T) -> T {
        let Some(hook) = self.work else {
            return work(self);
        };
        let shifted = |told: Work| {
            hook(Work {
                number: before + told.number,
                stages,
                ..told
            });
        };
        work(&Control {
            work: Some(&shifted),
            ..*self
        })
    }

    /// Starts stage `number` of `stages`, of `of` pieces.
    pub(crate) fn start(
        &self,
        stage: Stage,
        (number, stages): (usize, usize),
        of: usize,
    ) -> Result<Pieces<'a>, Cancelled> {
        let pieces = Pieces {
            control: *self,
            work: Cell::new(Work {
                stage,
                number,
                stages,
                done: 0,
                of,
            }),
        };
        pieces.tell()?;
        Ok(pieces)
    }

    /// A stage of one piece, which cannot be divided.
    pub(crate) fn one_piece<T>(
        &self,
        stage: Stage,
        place: (usize, usize),
        work: impl FnOnce() -> T,
    ) -> Result<T, Cancelled> {
        let pieces = self.start(stage, place, 1)?;
        let done = work();
        pieces.end()?;
        Ok(done)
    }
}

/// The result of work without cancellation; it is compiled once, together with the cancellable form.
pub(crate) fn unwatched<T>(mut work: impl FnMut(&Ask) -> Result<T, Cancelled>) -> T {
    loop {
        if let Ok(done) = work(&|| Ok(())) {
            return done;
        }
    }
}

/// The cancellation check that long work polls.
pub(crate) type Ask<'a> = dyn Fn() -> Result<(), Cancelled> + 'a;

impl std::fmt::Debug for Control<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Control")
            .field("cancel", &self.cancel.is_some())
            .field("progress", &self.progress.is_some())
            .field("work", &self.work.is_some())
            .finish()
    }
}

/// Counts the pieces of a stage.
pub(crate) struct Pieces<'a> {
    control: Control<'a>,
    work: Cell<Work>,
}

impl Pieces<'_> {
    /// Counts one more piece as done.
    pub(crate) fn next(&self) -> Result<(), Cancelled> {
        self.to(self.work.get().done + 1)
    }

    /// Counts this many as done.
    pub(crate) fn to(&self, done: usize) -> Result<(), Cancelled> {
        let work = self.work.get();
        self.work.set(Work {
            done: done.clamp(work.done, work.of),
            ..work
        });
        if self.work.get() == work {
            self.control.ask()
        } else {
            self.tell()
        }
    }

    /// Ends the stage, whether or not all pieces were needed.
    pub(crate) fn end(&self) -> Result<(), Cancelled> {
        self.to(self.work.get().of)
    }

    fn tell(&self) -> Result<(), Cancelled> {
        if let Some(hook) = self.control.work {
            hook(self.work.get());
        }
        self.control.ask()
    }
}
