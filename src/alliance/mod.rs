//! Alliances of schools, enterprises and others: what share of its industries' openings can an alliance fill by
//! itself, what does it miss, and whom should it invite next (methods §7)?
//!
//! [`scope`] says which openings and graduates are an alliance's in a year. [`coverage`] matches the one with the
//! other, alone, and compares with what all graduates could fill; it names missing levels and rates the four chains
//! of education, talent, industry and innovation. [`invite`] solves it again for each school and enterprise that
//! could join.

mod chain;
mod config;
mod coverage;
mod education;
mod error;
mod fill;
mod ground;
mod innovation;
mod invitation;
mod invite;
mod present;
mod scope;
mod skills;
mod whereabouts;

pub use chain::{Chain, Link, LinkPart, Measured, weakest};
pub use config::AllianceConfig;
pub use coverage::{Coverage, YearCoverage, coverage};
pub use education::{MissingLevel, Untaught};
pub use error::AllianceError;
pub use fill::{Fill, Part};
pub use invitation::{Invitation, InvitationYear, Invitations};
pub use invite::invite;
pub use scope::{Scope, scope};
pub use skills::SkillPart;
pub use whereabouts::Whereabouts;
