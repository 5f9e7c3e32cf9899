//! Indicators: one number each about the match between supply and demand (methods §7). One indicator a file.

mod band;
mod concentration;
mod coupling;
mod deviation;
mod far;
mod mismatch;
mod rates;
mod record;
mod share;
mod skill_gap;
mod tracked_years;
mod tracking;
mod vacancy;
mod withheld;

pub use band::Band;
pub use band::gap;
pub use concentration::{concentration_ratio, herfindahl};
pub use coupling::coupling;
pub use coupling::{Coupling, CouplingLevel};
pub use deviation::structural_deviation;
#[doc(hidden)]
pub use far::far_from_prior;
pub use far::{Finding, PriorSide};
pub use mismatch::{jackman_roper, sahin};
pub(crate) use rates::is_in_field;
#[doc(hidden)]
pub use rates::{in_field, mean_fit, rate};
pub use record::{ProgramTracking, TrackedGroup, TrackingConfig};
pub use share::Rate;
#[doc(hidden)]
pub use share::share_interval;
pub use skill_gap::SkillGap;
#[doc(hidden)]
pub use skill_gap::skill_gaps;
pub use tracking::Tracking;
#[doc(hidden)]
pub use tracking::tracking;
pub use vacancy::vacancies_per_seeker;
