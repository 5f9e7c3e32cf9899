//! From entrants to graduates: the pathway of programs, its cohorts, and the supply that reaches the labour
//! market (methods §5); and the routes of one learner through it (methods §8).

mod adults;
mod around;
mod baseline;
mod broken;
mod chains;
mod config;
mod graph;
mod progress;
mod project;
mod route;
mod route_config;
mod route_costs;
mod routes;
mod stages;
mod stations;
mod supply;
mod wages;

pub(crate) use adults::adult_completers;
#[doc(hidden)]
pub use around::{Near, fed_by, feeders};
#[doc(hidden)]
pub use baseline::completers;
pub use broken::{BrokenLink, broken_links};
#[doc(hidden)]
pub use chains::{Chain, first_chains};
pub use chains::{Chains, complete_chains};
pub use config::{AddedEntrants, Baseline, ChosenProgression, ProjectConfig};
#[doc(hidden)]
pub use graph::{Link, Pathway};
#[doc(hidden)]
pub use project::{HeadChange, Intake, Projector, first_year, project, project_with};
#[doc(hidden)]
pub use route::worth;
pub use route::{Goal, Route, RouteStep, RouteWork, Source, Sourced, Start};
pub use route_config::{AssumedShares, RouteConfig};
pub use routes::{Front, Routes};
#[doc(hidden)]
pub use stages::{DeadEnd, StageCoverage, missing_stages, schools_of};
pub use stations::Stations;
pub use stations::{Station, Way};
#[doc(hidden)]
pub use supply::Adults;
pub use supply::{Flow, FlowSource, Supply};
