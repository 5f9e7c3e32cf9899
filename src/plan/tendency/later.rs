//! What a plan computes when it is first asked.

use super::pay::Pay;
use super::tends::Tendency;
use crate::fit::Destinations;
use crate::matching::Expected;
use std::sync::{Arc, OnceLock};

/// The flows behind a tendency, by period of the plan.
#[derive(Debug)]
pub(crate) struct Flows {
    pub(crate) tendency: Tendency,
    pub(crate) expected: Vec<Expected>,
}

/// What a plan computes when it is first asked.
#[derive(Debug, Clone, Default)]
pub(in crate::plan) struct Later {
    pub(super) destinations: OnceLock<Arc<Destinations>>,
    pub(super) by_openings: OnceLock<Arc<Destinations>>,
    pub(super) career: OnceLock<Arc<Flows>>,
    pub(super) first_job: OnceLock<Arc<Flows>>,
    pub(super) pay: OnceLock<Arc<Pay>>,
}
