//! The screen: which gains a planner would sign (methods §10).
//!
//! Every rule has a file, a name and a code, and constants in [`ScreenConfig`]. Rules that need no solving are asked
//! before one candidate of each target is picked and tried, so that the next of a target takes the place of one that is
//! vetoed; the others once an action is evaluated; those about the list in the end. A rule vetoes an action, so that
//! its program is to be watched; or holds it in a list beside the main one; or speaks against it.

mod after;
mod before;
mod beyond;
mod change;
mod class;
mod compose;
mod config;
mod falling;
mod filled;
mod grounds;
mod level;
mod list;
mod low_pay;
mod moves;
mod net;
mod pays;
mod rule;
mod seats;
mod step;

pub(super) use after::{Judged, after};
pub(super) use before::{Verdict, before};
pub(super) use class::Class;
pub(super) use compose::{compose, spread};
pub use config::ScreenConfig;
pub use filled::Filled;
pub(super) use filled::openings_at;
pub(super) use grounds::{Grounds, is_other};
pub(super) use list::List;
pub(super) use moves::{Taking, taking};
pub use rule::ScreenRule;
