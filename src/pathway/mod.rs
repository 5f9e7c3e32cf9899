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
pub use around::{Near, fed_by, feeders};
pub use baseline::completers;
pub use broken::{BrokenLink, broken_links};
pub use chains::{Chain, Chains, complete_chains, first_chains};
pub use config::{AddedEntrants, Baseline, ChosenProgression, ProjectConfig};
pub use graph::{Link, Pathway};
pub use project::{HeadChange, Intake, Projector, first_year, project, project_with};
pub use route::{Goal, Route, RouteStep, RouteWork, Source, Sourced, Start, worth};
pub use route_config::{AssumedShares, RouteConfig};
pub use routes::{Front, Routes};
pub use stages::{DeadEnd, StageCoverage, missing_stages, schools_of};
pub use stations::{Station, Stations, Way};
pub use supply::{Adults, Flow, FlowSource, Supply};
