//! Program × occupation → fit, with its factors and evidence (methods §2 and §3).
//!
//! A fit is read as: how likely is it that a graduate of the program, placed in the occupation, works in the
//! field and stays. It says what it follows from: [`Fit::related`], [`Fit::prepared`] and [`Fit::evidence`]
//! give exactly [`Fit::score`].

mod attainment;
mod config;
mod evidence;
mod prepared;
mod related;
mod relatedness;
mod strength;
mod table;

pub use attainment::{Attainment, Profile, after_bases, students};
pub use config::{FitConfig, Siblings};
pub use evidence::{Evidence, blend, interval};
pub use prepared::{Prepared, prepared};
pub use related::{Related, sibling_probability, undocumented_probability};
pub use relatedness::{Basis, Calibration, Judged, PairEvidence, RelatedConfig, Relatedness, Withhold};
pub use strength::{
    FEWEST_CELLS, PriorStrength, STRENGTH_BOUNDS, TrackedCell, cells, prior_strength, strength_of,
};
pub use table::{Fit, FitTable, RowIx, prior, profile, table, table_with};
