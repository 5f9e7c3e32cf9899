//! From entrants to graduates: the pathway of programs, its cohorts, and the supply that reaches the labour
//! market (methods §5).

mod adults;
mod baseline;
mod config;
mod graph;
mod progress;
mod project;
mod supply;

pub use baseline::completers;
pub use config::{AddedEntrants, Baseline, ChosenProgression, ProjectConfig};
pub use graph::{Link, Pathway};
pub use project::{HeadChange, Intake, Projector, first_year, project};
pub use supply::{Adults, Flow, FlowSource, Supply};
