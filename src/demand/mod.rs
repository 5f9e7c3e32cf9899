//! Openings for new entrants: as given, or from employment (methods §4).
//!
//! Every opening belongs to one [`Tier`] by the award and experience it asks for. Only those that ask for an award
//! and no experience are for graduates, unless a [`DemandConfig`] says otherwise; the others are kept and shown
//! apart.

mod opening;
mod rule;

pub use opening::{DemandConfig, Opening, OpeningSource, Tier, openings};
pub use rule::openings_from_employment;
