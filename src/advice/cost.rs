//! Costs and actors of an action, as data; each kind of action computes them in its own file.

use crate::id::{EnterpriseIx, SchoolIx};
use crate::unit::Heads;
use serde::Serialize;

/// The cost of an action every year.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
#[non_exhaustive]
pub struct Cost {
    /// Places that are added: of entrants, of students at a base, of people along a way. Entrants who move from one
    /// program to another take none.
    pub places: Heads,
    /// Their cost, in the planner's money; `None` where the tables give none. Moved entrants cost the difference.
    pub money: Option<f64>,
}

/// Who is responsible for an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Actor {
    /// A school.
    School(SchoolIx),
    /// An enterprise.
    Enterprise(EnterpriseIx),
    /// The region's planner: permits, quotas, places.
    Commission,
}
