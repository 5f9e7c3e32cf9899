//! The caller's cancellation and progress callbacks.

use crate::control::{Control, Work};
use std::sync::Arc;

/// Shared callbacks of a session. Cloned with it; the default never cancels and reports nothing.
#[derive(Clone, Default)]
pub(super) struct Hooks {
    pub(super) cancel: Option<Arc<dyn Fn() -> bool + Send + Sync>>,
    pub(super) progress: Option<Arc<dyn Fn(Work) + Send + Sync>>,
}

impl Hooks {
    /// Calls `work` with the control of these callbacks.
    pub(super) fn control<T>(&self, work: impl FnOnce(&Control) -> T) -> T {
        let cancel = || self.cancel.as_ref().is_some_and(|cancel| cancel());
        let progress = |told: Work| {
            if let Some(progress) = &self.progress {
                progress(told);
            }
        };
        work(&Control {
            cancel: self.cancel.is_some().then_some(&cancel as &dyn Fn() -> bool),
            progress: None,
            work: self.progress.is_some().then_some(&progress as &dyn Fn(Work)),
        })
    }
}
