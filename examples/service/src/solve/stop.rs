//! Why a solve should end early.

use crate::refusal::{Code, Refusal};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Tells a solve to end: nobody waits for it, its time is up, or the service stops.
#[derive(Debug, Clone)]
pub struct Stop {
    deserted: Arc<AtomicBool>,
    all: Arc<AtomicBool>,
    deadline: Option<Instant>,
}

impl Stop {
    /// A stop for one solve; `all` stops every one.
    #[must_use]
    pub fn new(all: &Arc<AtomicBool>) -> Stop {
        Stop {
            deserted: Arc::default(),
            all: Arc::clone(all),
            deadline: None,
        }
    }

    /// The same with a time from now after which it tells the solve to end.
    #[must_use]
    pub fn within(mut self, time: Duration) -> Stop {
        self.deadline = Instant::now().checked_add(time);
        self
    }

    /// Nobody waits any more.
    pub fn desert(&self) {
        self.deserted.store(true, Ordering::Relaxed);
    }

    /// Whether the solve should end.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.deserted.load(Ordering::Relaxed) || self.all.load(Ordering::Relaxed) || self.is_late()
    }

    fn is_late(&self) -> bool {
        self.deadline.is_some_and(|deadline| Instant::now() > deadline)
    }

    /// Why it ended.
    #[must_use]
    pub fn refusal(&self) -> Refusal {
        if self.is_late() {
            Refusal::new(
                Code::OutOfTime,
                "the solve took longer than --solve-seconds; ask for less",
            )
        } else {
            Refusal::new(Code::Stopping, "the solve was stopped")
        }
    }
}
