//! Program × occupation → fit, with its factors and evidence (methods §2 and §3).
//!
//! A fit estimates the probability that a graduate of the program, placed in the occupation, works in the field and
//! stays. It carries its inputs: [`Fit::related`], [`Fit::prepared`] and [`Fit::evidence`] give exactly
//! [`Fit::score`].

mod attainment;
mod config;
mod destination;
mod evidence;
mod link_evidence;
mod prepared;
mod related;
mod relatedness;
mod strength;
mod table;

#[doc(hidden)]
pub use attainment::{Attainment, Profile, after_bases, students};
pub use config::{FitConfig, Siblings};
pub use destination::View;
#[doc(hidden)]
pub use destination::{Coefficients, Destinations, Sizes};
pub use evidence::Evidence;
#[doc(hidden)]
pub use evidence::{blend, interval};
pub use prepared::Prepared;
#[doc(hidden)]
pub use prepared::prepared;
pub use related::Related;
#[doc(hidden)]
pub use related::{sibling_probability, undocumented_probability};
#[doc(hidden)]
pub use relatedness::{Basis, Calibration, Judged, Relatedness, Withhold};
pub use relatedness::{PairEvidence, RelatedConfig};
#[doc(hidden)]
pub use strength::{
    FEWEST_CELLS, PriorStrength, STRENGTH_BOUNDS, TrackedCell, cells, prior_strength, strength_of,
};
pub use table::{Fit, FitTable};
#[doc(hidden)]
pub use table::{RowIx, prior, profile, table, table_with};
