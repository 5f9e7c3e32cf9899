//! Expected flows: where graduates tend to go, if nobody places them (methods §6).
//!
//! Every group of graduates spreads over all occupations by the law of [`Destinations`], with the openings within
//! reach in place of the occupation's size, and over the regions of an occupation by openings × nearness. Openings that
//! ask for an award are limited: where more people would come than there are, they attract less, until nothing
//! overflows. All other openings take everybody.

mod acceleration;
mod audit;
mod config;
mod flows;
mod openings;
mod spread;

pub use audit::{ExpectedViolation, audit_expected};
pub use config::{ExpectedConfig, Graduates};
pub use flows::{Expected, expected};
