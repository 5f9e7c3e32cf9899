//! The plan: supply matched with demand, year by year, with shadow prices and summaries, for given entrants.
//!
//! A [`Plan`] has a [`Period`] for each group of years that are the same problem. Its [`Summary`] has the numbers
//! filled and placed, and a [`Balance`] for each occupation, industry, region and level. [`Plan::overview`] is the
//! mean of the years. [`Note`]s list assumptions, inferences, cuts and omissions.

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
mod tendency;
mod tier;

pub use crate::demand::{DemandConfig, Tier};
pub use balance::Balance;
#[doc(hidden)]
pub use balance::linked_supply;
#[doc(hidden)]
pub use complete::complete;
pub use config::PlanConfig;
#[doc(hidden)]
pub use config::{LONGEST_HORIZON, PlanError, horizon};
#[doc(hidden)]
pub use joint::{Broken, JointError, Relaxed, audit_joint, joint, relax};
pub use joint::{Budget, JointConfig, JointPlan, Limit, Precision};
pub use joint::{EntrantsChange, ProgressionChange};
pub use note::Note;
#[doc(hidden)]
pub use notes::notes;
pub use overview::Overview;
pub use period::{Period, Plan};
#[doc(hidden)]
pub use solve::{solve_years, solve_years_like};
pub use summary::{ClassBalance, Summary};
#[doc(hidden)]
pub use tendency::{Arrivals, Pay};
pub use tendency::{Tendency, Tends};
