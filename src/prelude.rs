//! Common imports: `use vocmatch::prelude::*;`.

#[doc(no_inline)]
pub use crate::advice::AdviceConfig;
#[doc(no_inline)]
pub use crate::dataset::Dataset;
#[doc(no_inline)]
pub use crate::error::{Error, ErrorKind};
#[doc(no_inline)]
pub use crate::language::Language;
#[doc(no_inline)]
pub use crate::matching::Objective;
#[doc(no_inline)]
pub use crate::model::Model;
#[doc(no_inline)]
pub use crate::plan::{JointConfig, PlanConfig};
#[doc(no_inline)]
pub use crate::scenario::{Amount, DrawConfig, Scenario};
#[doc(no_inline)]
pub use crate::session::{Advised, Gap, Planned, Recommended, Session, WhatIf};
