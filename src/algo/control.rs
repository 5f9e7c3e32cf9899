//! Cancellation and progress of a long solve.

/// Cancellation and progress callbacks of a long solve. The default has neither.
#[derive(Clone, Copy, Default)]
pub struct Control<'a> {
    /// Asked every few thousand steps; `true` ends the solve with [`Cancelled`].
    pub cancel: Option<&'a dyn Fn() -> bool>,
    /// Told every few thousand steps how far the solve has come.
    pub progress: Option<&'a dyn Fn(Progress)>,
}

/// How far a solve has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Steps taken: pivots, paths or rounds. How many are needed is not known in advance.
    pub steps: u64,
    /// Total flow reached, in heads.
    pub heads: i64,
    /// Total value reached, in millionths.
    pub value: i128,
}

/// The caller asked to stop. There is no partial result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("cancelled by the caller")]
pub struct Cancelled;

impl Control<'_> {
    /// Whether the caller wants the solve to end now.
    pub(crate) fn is_cancelled(&self) -> bool {
        self.cancel.is_some_and(|cancel| cancel())
    }
}

impl std::fmt::Debug for Control<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Control")
            .field("cancel", &self.cancel.is_some())
            .field("progress", &self.progress.is_some())
            .finish()
    }
}
