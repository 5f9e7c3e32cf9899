//! `vocmatch` answers one question for a region: do the schools train the people whom the industries will
//! need, and what should change if not?
//!
//! It reads tables of schools, programs, graduates, occupations and openings; it follows students along the
//! pathway from secondary vocational school to a professional master's degree; it matches the graduates of
//! each year to the openings, optimally and with a proof; and it returns shortages, surpluses and
//! recommendations, each tried in the model, with a score, reasons and effect.
//!
//! # The stages
//!
//! 1. [`dataset`]: the tables as planners write them, from CSV, JSON or code. Only shape is checked.
//! 2. [`Model::new`]: the checked world, or every problem at once ([`problem`]). Names of skills that are not ids are
//!    settled here ([`naming`]), by decision, by name or by likeness ([`lexicon`]).
//! 3. [`fit`]: how well each program fits each occupation.
//! 4. [`pathway`]: who starts, goes on and graduates in each year: the supply.
//! 5. [`demand`]: the openings of each year, told apart by what they ask for.
//! 6. [`matching`]: the market of a year, its matching (optimal, stable or proportional), the price of one head
//!    more or fewer, an audit.
//! 7. [`plan`](mod@plan): all years, summed up by occupation, industry, region, level and class; [`indicator`] has
//!    the numbers. [`plan::joint`] chooses entrants and progressions together with the markets of all years.
//!    [`rules`] holds rules of a planner's own, such as a placement rate, against tracking and the plan.
//!    [`alliance`] says what a consortium or community can fill by itself, and whom it should invite.
//! 8. [`scenario`]: what if? Changes as data, the plans before and after, and how sure both are.
//! 9. [`advice`]: what to expand, open, shrink or suspend.
//! 10. The crate `vocmatch-report`: pages, documents, figures, workbooks: what people read, in English or Chinese.
//!
//! [`plan()`] runs the stages 3 to 7 in order; its source is the map of the crate. The crate `vocmatch-algo` has the algorithms,
//! without a word of the domain.
//!
//! # Example: which program of two should grow?
//!
//! ```
//! use vocmatch::dataset::Dataset;
//! use vocmatch::matching::audit;
//! use vocmatch::plan::PlanConfig;
//! use vocmatch::advice::{Action, AdviceConfig, recommend};
//! use vocmatch::{Model, plan};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let dataset: Dataset = serde_json::from_str(
//!     r#"{
//!     "regions": [{"region_id": "north", "name": "North"}],
//!     "occupations": [
//!         {"occupation_id": "nurse", "name": "Nurse", "min_level": "higher_vocational"},
//!         {"occupation_id": "welder", "name": "Welder", "min_level": "secondary"}],
//!     "majors": [
//!         {"major_id": "520201", "name": "Nursing", "level": "higher_vocational"},
//!         {"major_id": "660108", "name": "Welding", "level": "secondary"}],
//!     "major_occupations": [
//!         {"major_id": "520201", "occupation_id": "nurse"},
//!         {"major_id": "660108", "occupation_id": "welder"}],
//!     "schools": [{"school_id": "k1", "name": "North school", "region_id": "north"}],
//!     "programs": [
//!         {"program_id": "k1-nursing", "school_id": "k1", "major_id": "520201"},
//!         {"program_id": "k1-welding", "school_id": "k1", "major_id": "660108"}],
//!     "graduates": [
//!         {"program_id": "k1-nursing", "year": 2025, "graduates": 30},
//!         {"program_id": "k1-welding", "year": 2025, "graduates": 60}],
//!     "demand": [
//!         {"occupation_id": "nurse", "region_id": "north", "first_year": 2026, "last_year": 2030, "openings": 50},
//!         {"occupation_id": "welder", "region_id": "north", "first_year": 2026, "last_year": 2030, "openings": 40}]
//! }"#,
//! )?;
//! let model = Model::new(dataset)?;
//! let plan = plan(&model, &PlanConfig::default())?;
//!
//! // Five years pose the same question, so they are one period: 30 nurses and 40 of 60 welders are placed.
//! let [period] = &plan.periods[..] else { unreachable!() };
//! assert_eq!(period.years, [2026, 2027, 2028, 2029, 2030]);
//! assert_eq!(period.summary.placed, 70);
//! assert!(audit(period.market.market(), &period.matching).is_empty());
//!
//! // 20 nurses are missing, and 20 welders are too many.
//! let gaps: Vec<f64> = period.summary.occupations.iter().map(|balance| balance.gap()).collect();
//! assert_eq!(gaps, [20.0, -20.0]);
//!
//! // Nursing should grow, by at most a quarter at once. The program takes three years, so that the entrants
//! // of 2026 graduate in 2029: seven people in each of two years, each into an opening that stayed empty.
//! let advice = recommend(&model, &plan, &AdviceConfig::default())?;
//! let [first] = &advice.recommendations[..] else { unreachable!() };
//! let nursing = model.find_program("k1-nursing").unwrap();
//! assert_eq!(first.action, Action::Expand { program: nursing, entrants: 7 });
//! assert_eq!((first.effect.moved(), first.effect.filled()), (14, 14));
//! assert_eq!(first.score.score, 95.0);
//! # Ok(())
//! # }
//! ```
//!
//! # Example: what is wrong with my tables?
//!
//! ```
//! # use vocmatch::{Model, dataset::{Dataset, rows::RegionRow}};
//! let mut dataset = Dataset::default();
//! dataset.regions.push(RegionRow {
//!     region_id: "north".into(),
//!     name: "North".into(),
//!     latitude: Some(116.0),
//!     ..RegionRow::default()
//! });
//! let problems = Model::new(dataset).unwrap_err();
//! assert_eq!(
//!     problems.to_string(),
//!     "V107 regions[0].latitude: 116 is not a latitude; write degrees from -90 to 90\n\
//!      V301 regions[0].longitude: the latitude is given without a longitude; give both, or neither"
//! );
//! ```
//!
//! # Choices
//!
//! Every stage takes a config with a default for each field: [`plan::PlanConfig`] holds those of
//! [`fit::FitConfig`], [`pathway::ProjectConfig`] and [`matching::MarketConfig`];
//! [`advice::AdviceConfig`] and [`model::ModelConfig`] stand apart. Configs are read and written by serde; a field that is left
//! out takes its default.
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
//! # Features
//!
//! - `csv` (default): reads and writes a folder of CSV files, `Dataset::read_dir` and `Dataset::write_dir`.
//! - `xlsx`: reads a workbook with a sheet per table, `Dataset::read_xlsx`, and writes one, `Dataset::write_xlsx`; an empty one to
//!   fill in, `dataset::template`; the plan as one, `report::workbook`. `Dataset::read_path` reads whatever a path leads to.
//! - `json` (default): `Dataset::from_json`, which finds every problem of a document at once. Without it,
//!   serde reads a `Dataset` and stops at the first.
//! - `html` (default): `report::html`, the plan as one HTML file.
//! - `xlsx`: tables from a workbook (`Dataset::read_xlsx`) and as one, an empty one to fill in (`dataset::template`), the
//!   plan as one (`report::workbook`).
//!
//! # Long work
//!
//! Nothing here prints. What may take long takes a [`control::Control`]: it is told how far the work is, stage by stage,
//! and asks whether to stop. `plan_with`, `advise`, `portfolio`, `joint` and the others ask within a fraction of a second on a
//! state of 18,000 programs.
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
pub mod control;
pub mod dataset;
pub mod demand;
mod error;
pub mod fit;
pub mod id;
pub mod indicator;
mod language;
pub mod lexicon;
pub mod matching;
pub mod model;
pub mod naming;
pub mod pathway;
pub mod pipeline;
pub mod plan;
pub mod prelude;
pub mod problem;
pub mod rules;
pub mod scenario;
mod session;
pub mod unit;

pub use error::{Error, ErrorKind};
pub use language::Language;
pub use model::Model;
pub use pipeline::plan;
pub use session::{Advised, Gap, Planned, Recommended, Session, SessionBuilder, WhatIf};

#[cfg(all(doc, not(doctest)))]
#[path = "documentation.rs"]
pub mod _documentation;
