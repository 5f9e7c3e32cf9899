//! What an action takes, and who has to act, as data; each kind of action says it in its own file.

use crate::id::{EnterpriseIx, SchoolIx};
use crate::unit::Heads;
use serde::Serialize;

/// What an action takes every year.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
#[non_exhaustive]
pub struct Cost {
    /// Places that are added: of entrants, of students at a base, of people along a way. Entrants who move from one
    /// program to another take none.
    pub places: Heads,
    /// What they cost, in the planner's money; `None` where the tables do not say. Moved entrants cost the difference.
    pub money: Option<f64>,
}

/// Who has to act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Actor {
    /// A school.
    School(SchoolIx),
    /// An enterprise.
    Enterprise(EnterpriseIx),
    /// Who plans the region: permits, quotas, places.
    Commission,
}
