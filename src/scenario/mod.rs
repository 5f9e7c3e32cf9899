//! What if? Changes as data, the plans before and after, and how sure both are (methods §10, §11).
//!
//! A [`Scenario`] is a list of [`Change`]s. [`apply`] makes new tables of old ones and leaves the old as they are;
//! [`run`] plans them; [`difference`] tells two plans apart, item by item; [`draws`] varies openings and graduates as
//! far as forecasts are off, from a seed.

mod apply;
mod bases;
mod basis;
mod build;
mod change;
mod difference;
mod draw_config;
mod draws;
mod entrants;
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
mod ways;

pub use apply::{Applied, apply};
pub use basis::{Added, Basis};
pub use change::{Amount, CellText, Change, RowCells, Scenario};
pub use difference::{Difference, YearDifference, difference};
pub use draw_config::{DrawConfig, DrawError, MOST_DRAWS};
pub(crate) use draws::Drawing;
pub use draws::{Draw, draw, draws};
pub use figures::{Figure, PlanFigures};
pub use items::{Item, OpeningFigures, PeopleDifference, PeopleFigures, ProgramDifference, sure_change};
pub use problem::{Fault, ScenarioProblem, ScenarioProblems};
pub use replan::replan;
pub use run::{Outcome, Present, ScenarioError, run};
pub use spread::{DrawIntervals, Interval, interval, spread, spread_of_change};
