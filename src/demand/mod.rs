//! Openings for new entrants: as given, or from employment (methods §4).

mod opening;
mod rule;

pub use opening::{DemandConfig, Opening, Source, Tier, openings};
pub use rule::openings_from_employment;
