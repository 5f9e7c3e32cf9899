//! From an action to the changes of the tables that it stands for: what a scenario is made of.

use super::kind::Action;
use crate::model::Model;
use crate::scenario::{Basis, Scenario};
use crate::unit::Year;

/// The scenario in which an action is done, from its first autumn on. `basis` has the tables of `model`.
///
/// What skills are taught, where students are trained and how many complete has no years in the tables: such a change
/// holds there from the start, and an action counts what comes of it from the first year in which it can show.
#[must_use]
pub fn scenario(model: &Model, basis: &Basis, action: &Action, first_autumn: Year) -> Scenario {
    Scenario {
        name: String::new(),
        note: None,
        changes: action.facts().changes(model, basis, first_autumn),
    }
}
