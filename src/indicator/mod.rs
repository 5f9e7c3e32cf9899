//! Indicators: one number each about the match between supply and demand (methods §7). One indicator a file.

mod band;
mod concentration;
mod coupling;
mod deviation;
mod mismatch;
mod rates;
mod skill_gap;
mod vacancy;

pub use band::{Band, gap};
pub use concentration::{concentration_ratio, herfindahl};
pub use coupling::{Coupling, CouplingLevel, coupling};
pub use deviation::structural_deviation;
pub use mismatch::{jackman_roper, sahin};
pub use rates::{in_field, mean_fit, rate};
pub use skill_gap::{SkillGap, skill_gaps};
pub use vacancy::vacancies_per_seeker;
