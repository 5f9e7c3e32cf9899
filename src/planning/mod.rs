//! The plan for given entrants: supply against demand, year by year, matched, priced and summed up.

mod balance;
mod config;
mod note;
mod overview;
mod plan;
mod solve;
mod summary;

pub use balance::Balance;
pub use config::{LONGEST_HORIZON, PlanConfig, PlanError, horizon};
pub use note::{Note, notes};
pub use overview::Overview;
pub use plan::{Period, Plan};
pub use solve::solve_years;
pub use summary::{ClassBalance, Summary};
