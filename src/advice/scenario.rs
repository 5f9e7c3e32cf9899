//! The scenario of an action: the table changes that it consists of.

use super::kind::Action;
use crate::model::Model;
use crate::scenario::{Basis, Scenario};
use crate::unit::Year;

/// Returns the scenario of an action, from its first autumn on. `basis` has the tables of `model`.
///
/// Skills taught, training places and completion rates have no years in the tables: such a change holds there from
/// the start, and an action counts its effect from the first year in which it can have one.
#[must_use]
pub fn scenario(model: &Model, basis: &Basis, action: &Action, first_autumn: Year) -> Scenario {
    Scenario {
        name: String::new(),
        note: None,
        changes: action.facts().changes(model, basis, first_autumn),
    }
}
