//! The joint plan: entrants and progressions chosen together with the matching of all years (methods §9).
//!
//! A seat opened today fills a post in two to nine years, and a learner sent on to a bachelor's is missing below. So
//! entrants of every program and autumn, people along every way, and the markets of all years are one problem: a
//! linear program, as completion is a constant factor of a cohort. [`relax`] solves it in real numbers, approximately and
//! with a proven gap; [`joint`] gives whole people, the plan that they make, and an upper bound for every such plan.
//!
//! Every variable is a change of the present plan, which is the feasible start. Entrants and progressions that would
//! graduate after the plan's last year stay as they are: their value lies beyond the horizon, so the optimum would cut them
//! to 0. So do progressions into programs whose cohorts are not known, only their graduates: nothing follows from them.

mod answer;
mod audit;
mod config;
mod feeds;
mod limit;
mod relax;
mod rows;
mod variables;
mod whole;

pub use answer::{EntrantsChange, JointPlan, ProgressionChange, joint};
pub use audit::{Broken, audit_joint};
pub use config::{Budget, JointConfig, JointError};
pub use limit::Limit;
pub use relax::{Relaxed, relax};
pub use vocmatch_algo::first_order::Config as Precision;
