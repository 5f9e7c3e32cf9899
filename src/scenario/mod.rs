//! What-if questions: changes as data, the plans before and after, and their uncertainty (methods §10, §11).
//!
//! A [`Scenario`] is a list of [`Change`]s. `apply` makes new tables and leaves the old ones unchanged; `run` plans
//! them; `difference` compares two plans, item by item; `draws` varies openings and graduates by the usual forecast
//! errors, from a seed.

mod apply;
mod bases;
mod basis;
mod build;
mod change;
mod difference;
mod draw_config;
mod draws;
mod entrants;
mod fault;
mod figures;
mod inverse;
mod items;
mod openings;
mod problem;
mod programs;
mod random;
#[cfg(feature = "json")]
mod read;
mod replan;
mod rows;
mod run;
mod spread;
mod table_editor;
#[cfg(feature = "json")]
mod unique;
mod ways;

#[doc(hidden)]
pub use apply::{Applied, apply};
#[doc(hidden)]
pub use basis::{Added, Basis};
pub use change::{Amount, Change, Scenario};
pub use change::{CellText, RowCells};
pub use difference::Difference;
#[doc(hidden)]
pub use difference::{YearDifference, difference};
pub use draw_config::DrawConfig;
#[doc(hidden)]
pub use draw_config::{DrawError, MOST_DRAWS};
pub use draws::Draw;
pub(crate) use draws::Drawing;
#[doc(hidden)]
pub use draws::{draw, draws};
#[doc(hidden)]
pub use fault::Fault;
pub use figures::{Figure, PlanFigures};
pub use items::{Item, PeopleDifference, ProgramDifference};
#[doc(hidden)]
pub use items::{OpeningFigures, PeopleFigures, sure_change};
pub use problem::ScenarioProblem;
pub use problem::ScenarioProblems;
#[doc(hidden)]
pub use replan::replan;
#[doc(hidden)]
pub use run::{Outcome, Present, ScenarioError, run};
#[doc(hidden)]
pub use spread::interval;
pub use spread::{DrawIntervals, Interval, spread, spread_of_change};
#[cfg(feature = "json")]
#[doc(hidden)]
pub use unique::repeated_key;
