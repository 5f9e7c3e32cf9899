//! Alliances of schools, enterprises and others: the share of its industries' openings that an alliance can fill by
//! itself, its gaps, and whom it should invite next (methods §7).
//!
//! `scope` returns the openings and graduates of an alliance in a year. `coverage` matches them with each other,
//! alone, and compares with the openings that all graduates could fill; it lists missing levels and rates the four
//! chains of education, talent, industry and innovation. `invite` solves it again for each school and enterprise that
//! could join.
//!
//! # Example: what share of its enterprises' demand can a consortium train?
//!
//! ```
//! use vocmatch::alliance::{AllianceConfig, coverage, invite};
//! use vocmatch::matching::Control;
//! use vocmatch::plan::PlanConfig;
//! use vocmatch::{Model, dataset::Dataset, plan};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let dataset: Dataset = serde_json::from_str(
//!     r#"{
//!     "regions": [{"region_id": "east", "name": "East"}],
//!     "industries": [{"industry_id": "chips", "name": "Chips"}, {"industry_id": "food", "name": "Food"}],
//!     "occupations": [{"occupation_id": "operator", "name": "Operator", "min_level": "secondary"}],
//!     "majors": [{"major_id": "71", "name": "Chip making", "level": "secondary"}],
//!     "major_occupations": [{"major_id": "71", "occupation_id": "operator"}],
//!     "schools": [
//!         {"school_id": "k1", "name": "First school", "region_id": "east"},
//!         {"school_id": "k2", "name": "Second school", "region_id": "east"}],
//!     "programs": [
//!         {"program_id": "p1", "school_id": "k1", "major_id": "71"},
//!         {"program_id": "p2", "school_id": "k2", "major_id": "71"}],
//!     "graduates": [
//!         {"program_id": "p1", "year": 2025, "graduates": 30},
//!         {"program_id": "p2", "year": 2025, "graduates": 20}],
//!     "enterprises": [{"enterprise_id": "fab", "name": "Fab", "industry_id": "chips", "region_id": "east"}],
//!     "demand": [
//!         {"occupation_id": "operator", "industry_id": "chips", "region_id": "east", "first_year": 2026, "openings": 40},
//!         {"occupation_id": "operator", "industry_id": "food", "region_id": "east", "first_year": 2026, "openings": 25}],
//!     "alliances": [{"alliance_id": "a", "name": "Chips of the east", "kind": "consortium"}],
//!     "alliance_members": [
//!         {"alliance_id": "a", "member_kind": "enterprise", "member_id": "fab"},
//!         {"alliance_id": "a", "member_kind": "school", "member_id": "k1"}]
//! }"#,
//! )?;
//! let model = Model::new(dataset)?;
//! let plan = plan(&model, &PlanConfig::default())?;
//! let (config, control) = (AllianceConfig::default(), Control::default());
//! let alliance = model.find_alliance("a").unwrap();
//!
//! // The fab makes chips, so 40 openings count; its one school has 30 graduates.
//! let found = coverage(&model, &plan, alliance, &config, &control)?;
//! assert_eq!((found.openings(), found.filled(), found.share()), (40, 30, Some(0.75)));
//!
//! // With the second school all 40 could be filled.
//! let invitations = invite(&model, &plan, alliance, &config, &control)?;
//! assert_eq!(invitations.schools[0].member, model.find_school("k2").unwrap());
//! assert_eq!(invitations.schools[0].filled(), 10);
//! # Ok(())
//! # }
//! ```

mod chain;
mod config;
mod coverage;
mod education;
mod error;
mod fill;
mod guest;
mod host;
mod innovation;
mod invitation;
mod invite;
mod market;
mod placement;
mod present;
mod scope;
mod skills;

pub use chain::LinkPart;
#[doc(hidden)]
pub use chain::weakest;
pub use chain::{Chain, ChainLink, Measured};
pub use config::AllianceConfig;
#[doc(hidden)]
pub use coverage::coverage;
pub use coverage::{Coverage, YearCoverage};
pub use education::MissingLevel;
#[doc(hidden)]
pub use education::Untaught;
#[doc(hidden)]
pub use error::AllianceError;
pub use fill::Fill;
#[doc(hidden)]
pub use fill::Part;
#[doc(hidden)]
pub use invitation::InvitationYear;
pub use invitation::{Invitation, Invitations};
#[doc(hidden)]
pub use invite::invite;
pub use placement::PlacementBreakdown;
#[doc(hidden)]
pub use scope::{Scope, scope};
#[doc(hidden)]
pub use skills::SkillPart;
