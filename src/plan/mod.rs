//! The plan for given entrants: supply completest demand, year by year, matched, priced and summed up.
//!
//! A [`Plan`] has a [`Period`] for each run of years that pose the same question. Its [`Summary`] says how much
//! is filled and placed, and has a [`Balance`] for each occupation, industry, region and level.
//! [`Plan::overview`] is the mean of the years. [`Note`]s say what was assumed, inferred, cut or left out.

mod balance;
mod complete;
mod config;
mod extent;
mod joint;
mod note;
mod notes;
mod overview;
mod period;
mod solve;
mod summary;
mod tier;

pub use balance::{Balance, linked_supply};
pub use complete::complete;
pub use config::{LONGEST_HORIZON, PlanConfig, PlanError, horizon};
pub use joint::{
    Broken, Budget, EntrantsChange, JointConfig, JointError, JointPlan, Limit, Precision, ProgressionChange,
    Relaxed, audit_joint, joint, relax,
};
pub use note::Note;
pub use notes::notes;
pub use overview::Overview;
pub use period::{Period, Plan};
pub use solve::{solve_years, solve_years_like};
pub use summary::{ClassBalance, Summary};
