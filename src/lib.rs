//! `vocmatch` answers one question for a region: do the schools train the people whom the industries will
//! need, and what should change if not?
//!
//! It reads tables of schools, programs, graduates, occupations and openings; it follows students along the
//! pathway from secondary vocational school to a professional master's degree; it matches the graduates of
//! each year to the openings, optimally and with a proof; and it returns shortages, surpluses and
//! recommendations, each evaluated by re-solving, with a score, reasons and effect.
//!
//! # A session
//!
//! A [`Session`] checks the tables once, solves the plan once, and answers as many questions as one likes. It is `Send`,
//! `Sync` and cheap to clone.
//!
//! ```
//! use vocmatch::prelude::*;
//!
//! # fn main() -> Result<(), Error> {
//! let session = Session::builder(Dataset::read_dir("examples/data/beijing-ic")).open()?;
//! for gap in session.plan()?.shortages().take(5) {
//!     println!("{}: {:.0} of {} openings without a graduate", gap.name(), gap.missing(), gap.openings());
//! }
//! let advice = session.advise(&AdviceConfig::default())?;
//! if let Some(best) = advice.iter().next() {
//!     // Re-planning the scenario of an action reproduces its reported effect exactly.
//!     let after = session.what_if(&best.scenario())?;
//!     println!("{:+} openings filled", after.filled_heads());
//! }
//! # Ok(())
//! # }
//! ```
//!
//! | question | method |
//! |---|---|
//! | who is placed, where are shortages and surpluses? | [`plan`](Session::plan) |
//! | what should be expanded, opened, shrunk, ordered, taught? | [`advise`](Session::advise), [`portfolio`](Session::portfolio) |
//! | what if? | [`what_if`](Session::what_if), [`compare`](Session::compare), [`draws`](Session::draws) |
//! | which entrants and progressions are best for all years? | [`joint`](Session::joint) |
//! | where can one learner go? | [`routes`](Session::routes), [`prospects`](Session::prospects) |
//! | what can an alliance fill by itself, and whom should it invite? | [`coverage`](Session::coverage), [`invite`](Session::invite) |
//! | what does graduate tracking say, and which rules fire? | [`tracking`](Session::tracking), [`fired`](Session::fired) |
//!
//! Pages, documents, figures and workbooks of all this, in English and Chinese, are the crate `vocmatch-report`; the solvers,
//! without a word of the domain, are the crate [`vocmatch-algo`](vocmatch_algo).
//!
//! # The stages
//!
//! 1. [`dataset`]: the tables as planners write them, from CSV, JSON, a workbook or code. Only shape is checked.
//! 2. [`model`]: the checked tables, or every [problem](Problems) at once. Names of skills that are not ids are settled here,
//!    by decision, by name or by likeness ([`lexicon`]).
//! 3. [`fit`]: how well each program fits each occupation.
//! 4. [`pathway`]: who starts, goes on and graduates in each year: the supply. Routes of one learner.
//! 5. [`matching`]: the market of a year, its matching (optimal, stable or proportional), shadow prices, an audit.
//! 6. [`plan`](mod@plan): all years, summed up by occupation, industry, region, level and class; [`indicator`] has the numbers. The
//!    joint plan.
//! 7. [`rules`] of warning, [`alliance`]s, and [`scenario`]s: changes, the plans before and after, and how sure both are.
//! 8. [`advice`]: candidates generated from shadow prices, evaluated by re-solving, explained, ranked.
//!
//! What a session does not take or return stays reachable for experiments, but is hidden from these pages and may change in any version;
//! [`matching::Market`] and [`lexicon::Lexicon`] work by themselves and are documented.
//!
//! # Example: what is wrong with my tables?
//!
//! ```
//! use vocmatch::dataset::RegionRow;
//! use vocmatch::prelude::*;
//!
//! let mut dataset = Dataset::default();
//! dataset.regions.push(RegionRow {
//!     region_id: "north".into(),
//!     name: "North".into(),
//!     latitude: Some(116.0),
//!     ..RegionRow::default()
//! });
//! let error = Session::builder(dataset).open().unwrap_err();
//! assert_eq!(
//!     error.to_string(),
//!     "V107 regions[0].latitude: 116 is not a latitude; write degrees from -90 to 90, and check that latitude and \
//!      longitude are not swapped, or leave it empty\n\
//!      V301 regions[0].longitude: the latitude is given without a longitude; give both, or neither"
//! );
//! ```
//!
//! # Choices
//!
//! Every question takes a config with a default for each field: [`plan::PlanConfig`] holds those of [`fit::FitConfig`],
//! [`pathway::ProjectConfig`] and [`matching::MarketConfig`]. Configs are read and written by serde; a field that is left out takes
//! its default. Rows and configs end with a field that no caller names, so that a new field breaks nobody.
//!
//! ```
//! # use vocmatch::{matching::Objective, plan::PlanConfig};
//! let config = PlanConfig {
//!     years: Some(2026..=2028),
//!     objective: Objective::FillFirst,
//!     ..PlanConfig::default()
//! };
//! # assert_eq!(config.market.mobility_km, 80.0);
//! ```
//!
//! # Errors
//!
//! There is one [`Error`] with [kinds](ErrorKind) and stable codes. Nothing panics on bad input, and nothing is dropped silently.
//!
//! # Long work
//!
//! Nothing here prints. [`SessionBuilder::on_progress`] reports progress, stage by stage;
//! [`SessionBuilder::cancel_when`] cancels the work within a fraction of a second on a state of 18,000 programs.
//!
//! # Features
//!
//! - `csv` (default): reads and writes a folder of CSV files, `Dataset::read_dir` and `Dataset::write_dir`.
//! - `json` (default): `Dataset::from_json`, which finds every problem of a document at once. Without it,
//!   serde reads a `Dataset` and stops at the first.
//! - `xlsx`: tables from a workbook (`Dataset::read_xlsx`) and as one, and an empty one to fill in (`dataset::template`).
//!
//! # Read on
//!
//! [`_documentation`] has the pages of the repository's folder `docs`: a [tutorial](_documentation::tutorial), the
//! [glossary](_documentation::glossary) in English and Chinese, every [formula](_documentation::methods) with its function and its test,
//! every [table and column](_documentation::tables), every [problem](_documentation::errors) with input,
//! [guides](_documentation::how_to), and [decisions](_documentation::decisions) with what they cost.

#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod advice;
pub mod alliance;
#[doc(hidden)]
pub mod control;
pub mod dataset;
#[doc(hidden)]
pub mod demand;
mod error;
pub mod fit;
#[doc(hidden)]
pub mod id;
pub mod indicator;
mod language;
pub mod lexicon;
pub mod matching;
pub mod model;
#[doc(hidden)]
pub mod naming;
pub mod pathway;
#[doc(hidden)]
pub mod pipeline;
pub mod plan;
pub mod prelude;
#[doc(hidden)]
pub mod problem;
pub mod rules;
pub mod scenario;
mod session;
#[doc(hidden)]
pub mod unit;

pub use control::{Stage, Work};
pub use error::{Error, ErrorKind};
pub use language::Language;
pub use model::Model;
#[doc(hidden)]
pub use pipeline::plan;
pub use problem::{Code, Location, Problem, Problems, Severity};
pub use session::{Advised, Gap, Planned, Recommended, Session, SessionBuilder, WhatIf};
pub use unit::{Heads, Level, Share, Value, Year};

#[cfg(all(doc, not(doctest)))]
#[path = "documentation.rs"]
pub mod _documentation;
