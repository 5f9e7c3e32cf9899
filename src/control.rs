//! How a caller stops and watches long work: the stage it is in, how far that has come, and the steps of its solves.
//!
//! Nothing in the crate prints. Whatever may take long takes a [`Control`], asks it whether to go on, and tells it how far
//! it is: stage `number` of `stages`, `done` of `of` in it, both known in advance, so that a bar can be drawn.
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

/// What long work asks and tells its caller. The default asks and tells nothing.
#[derive(Clone, Copy, Default)]
pub struct Control<'a> {
    /// Asked before every piece of work and, within a solve, every few thousand steps; `true` ends all with the error
    /// of a cancelled stage, without a partial result.
    pub cancel: Option<&'a dyn Fn() -> bool>,
    /// Told every few thousand steps how far the present solve has come, of which there may be many.
    pub progress: Option<&'a dyn Fn(Progress)>,
    /// Told when a stage starts, after each of its pieces, and when it ends.
    pub work: Option<&'a dyn Fn(Work)>,
}

/// How far long work has come. Within one piece of work `number` never falls and within a stage neither does `done`;
/// each stage starts at 0 and ends at `of`, which may come sooner than its pieces said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Work {
    /// What is being done.
    pub stage: Stage,
    /// Which of the stages it is, from 1.
    pub number: usize,
    /// How many stages there are.
    pub stages: usize,
    /// Pieces of the stage that are done.
    pub done: usize,
    /// All its pieces; 1 for what cannot be parted.
    pub of: usize,
}

impl Work {
    /// The share of all work that is done, 0..=1, every stage counted alike.
    #[must_use]
    pub fn share(&self) -> f64 {
        let inside = self.done as f64 / self.of.max(1) as f64;
        ((self.number.max(1) - 1) as f64 + inside) / self.stages.max(1) as f64
    }
}

/// A kind of work. What its pieces are stands with each.
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
    /// Actions sought; one piece.
    Candidates,
    /// Actions tried in the model; actions.
    Actions,
    /// Worlds planned afresh, in which actions are measured; worlds.
    Worlds,
    /// Draws of openings and graduates; draws.
    Draws,
    /// How far openings may fall until an advice flips; actions.
    Flips,
    /// The search in real numbers, whose steps are told as [`Control::progress`]; one piece.
    Search,
    /// Real numbers rounded to whole people and matched; ways of rounding, of which fewer may be enough.
    Rounding,
    /// Actions chosen together; gains re-solved, of which fewer may be enough.
    Choice,
    /// One action left out and the room filled again; gains re-solved, of which fewer may be enough.
    Improvement,
    /// Routes of a learner; occupations.
    Routes,
    /// Markets of an alliance by itself; periods.
    Periods,
    /// Enterprises and schools that an alliance might invite; guests.
    Guests,
}

impl<'a> Control<'a> {
    /// For a solve: what it may ask, and its own steps.
    pub(crate) fn of_solve(&self) -> algo::Control<'a> {
        algo::Control {
            cancel: self.cancel,
            progress: self.progress,
        }
    }

    /// Asks whether to go on.
    pub(crate) fn ask(&self) -> Result<(), Cancelled> {
        if self.cancel.is_some_and(|cancel| cancel()) {
            Err(Cancelled)
        } else {
            Ok(())
        }
    }

    /// For a piece of a stage: it can be stopped, but its own stages are not told.
    pub(crate) fn within_a_piece(&self) -> Control<'a> {
        Control { work: None, ..*self }
    }

    /// Does work whose stages are some of `stages`, those after the first `before`.
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

    /// A stage of one piece, which cannot be told apart.
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

/// What work returns that nobody can stop: it is compiled once, for those who watch it too.
pub(crate) fn unwatched<T>(mut work: impl FnMut(&Ask) -> Result<T, Cancelled>) -> T {
    loop {
        if let Ok(done) = work(&|| Ok(())) {
            return done;
        }
    }
}

/// Asked again and again by long work, whether to go on.
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

/// The pieces of a stage, counted.
pub(crate) struct Pieces<'a> {
    control: Control<'a>,
    work: Cell<Work>,
}

impl Pieces<'_> {
    /// One more is done.
    pub(crate) fn next(&self) -> Result<(), Cancelled> {
        self.to(self.work.get().done + 1)
    }

    /// So many are done.
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

    /// The stage is over, whether or not all pieces were needed.
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
