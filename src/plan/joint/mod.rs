//! The joint plan: entrants and progressions chosen together with the matching of all years (methods §9).
//!
//! A seat opened today fills a post in two to nine years, and a learner who progresses to a bachelor's does not fill
//! a post below. So entrants of every program and autumn, progressions along every way, and the markets of all years
//! are one problem: a linear program, since completion scales cohorts. [`relax`] solves its relaxation approximately,
//! with a bound; [`joint`] returns whole people, the plan that they make, and an upper bound for all whole solutions.
//!
//! Every variable is a change of the present plan, which is the feasible start. Entrants and progressions that would
//! graduate after the plan's last year stay fixed, or the horizon would cut them to zero. So do progressions into
//! programs whose cohorts are unknown and only their graduates are observed: they have no effect.

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
