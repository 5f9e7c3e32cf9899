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

pub use band::{Band, gap};
pub use concentration::{concentration_ratio, herfindahl};
pub use coupling::{Coupling, CouplingLevel, coupling};
pub use deviation::structural_deviation;
pub use far::{Finding, PriorSide, far_from_prior};
pub use mismatch::{jackman_roper, sahin};
pub use rates::{in_field, mean_fit, rate};
pub use record::{ProgramTracking, TrackedGroup, TrackingConfig};
pub use share::{Rate, share_interval};
pub use skill_gap::{SkillGap, skill_gaps};
pub use tracking::{Tracking, tracking};
pub use vacancy::vacancies_per_seeker;
