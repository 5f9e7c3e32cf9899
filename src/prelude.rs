//! What most programs need: `use vocmatch::prelude::*;`.

pub use crate::advice::AdviceConfig;
pub use crate::dataset::Dataset;
pub use crate::error::{Error, ErrorKind};
pub use crate::language::Language;
pub use crate::matching::Objective;
pub use crate::model::Model;
pub use crate::plan::{JointConfig, PlanConfig};
pub use crate::scenario::{Amount, DrawConfig, Scenario};
pub use crate::session::{Advised, Gap, Planned, Recommended, Session, WhatIf};
