//! What an action takes, and who has to act.

use super::action::Action;
use crate::id::{EnterpriseIx, ProgramIx, SchoolIx};
use crate::model::Model;
use crate::unit::Heads;
use serde::Serialize;
use std::collections::BTreeSet;

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
#[non_exhaustive]
pub enum Actor {
    /// A school.
    School(SchoolIx),
    /// An enterprise.
    Enterprise(EnterpriseIx),
    /// Who plans the region: permits, quotas, places.
    Commission,
}

/// What an action takes every year.
pub(super) fn cost(model: &Model, action: &Action) -> Cost {
    let seats = |program: ProgramIx, n: Heads| Some(model.program(program).seat_cost? * n as f64);
    match action {
        Action::Expand { program, entrants }
        | Action::Order {
            program, entrants, ..
        } => Cost {
            places: *entrants,
            money: seats(*program, *entrants),
        },
        Action::Open { entrants, .. } => Cost {
            places: *entrants,
            money: None,
        },
        Action::Shrink { program, to, .. } | Action::Suspend { program, to, .. } => {
            let moved = to.iter().map(|(_, n)| n).sum::<Heads>();
            let more = to.iter().map(|(receiver, n)| seats(*receiver, *n));
            let more: Option<f64> = more.sum();
            Cost {
                places: 0,
                money: more.zip(seats(*program, moved)).map(|(more, less)| more - less),
            }
        }
        Action::Deepen { .. } | Action::Pair { .. } => Cost::default(),
        Action::OpenBase { programs, .. } => Cost {
            places: programs.iter().map(|(_, places)| places).sum(),
            money: None,
        },
        Action::SendToBase { places, .. } | Action::AddPlaces { places, .. } => Cost {
            places: *places,
            money: None,
        },
        Action::OpenArticulation { to, quota, .. } => Cost {
            places: *quota,
            money: seats(*to, *quota),
        },
        Action::RaiseQuota { to, now, quota, .. } => Cost {
            places: quota - now,
            money: seats(*to, quota - now),
        },
    }
}

/// Who has to act, schools first.
pub(super) fn actors(model: &Model, action: &Action) -> Vec<Actor> {
    let school = |program: ProgramIx| Actor::School(model.program(program).school);
    let mut actors: BTreeSet<Actor> = action.programs().into_iter().map(school).collect();
    match action {
        Action::Open { school, .. } => {
            actors.extend([Actor::School(*school), Actor::Commission]);
        }
        Action::Deepen { major, .. } => {
            let programs = model.programs().iter().filter(|program| program.major == *major);
            actors.extend(programs.map(|program| Actor::School(program.school)));
        }
        Action::Order { enterprise, .. } | Action::OpenBase { enterprise, .. } => {
            actors.insert(Actor::Enterprise(*enterprise));
        }
        Action::SendToBase { base, .. } | Action::AddPlaces { base, .. } => {
            actors.extend(model.base(*base).enterprise.map(Actor::Enterprise));
        }
        Action::OpenArticulation { .. } | Action::RaiseQuota { .. } | Action::Pair { .. } => {
            actors.insert(Actor::Commission);
        }
        Action::Expand { .. } | Action::Shrink { .. } | Action::Suspend { .. } => {}
    }
    actors.into_iter().collect()
}
