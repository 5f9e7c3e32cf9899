//! Warning rules (预警): thresholds as data, compared with tracking and the plan (methods §10).
//!
//! A [`Rule`] has a measure of a program, a threshold, the number of consecutive years, and an advice. [`Rules`] are
//! read from a CSV text or by serde and checked once, every problem at once. `fired` returns which rule fires for
//! which program, with the numbers of each year. A group that is too small to decide fires no rule, and is reported
//! apart.

mod fault;
mod fired;
mod list;
mod measure;
mod problem;
#[cfg(feature = "csv")]
mod read;
mod readings;
mod rule;
mod words;

#[doc(hidden)]
pub use fault::RuleFault;
#[doc(hidden)]
pub use fired::fired;
pub use fired::{Fired, RuleVerdict};
#[doc(hidden)]
pub use list::MOST_RULES;
pub use list::Rules;
pub use measure::Measure;
pub use problem::RuleProblem;
pub use problem::RuleProblems;
pub use readings::Reading;
#[doc(hidden)]
pub use rule::MOST_YEARS;
pub use rule::{Advised, Comparison, Rule};
