//! Recommendations: what should change, tried in the model before it is shown (methods §10).

mod action;
mod advice;
mod config;
mod effect;
mod grow;
mod reason;
mod reasons;
mod scene;
mod score;
mod shift;

pub use action::{Action, Target};
pub use advice::{Advice, Recommendation, Warning, recommend, recommend_with};
pub use config::{MoveWithin, RecommendConfig};
pub use effect::{Effect, YearEffect};
pub use reason::Reason;
pub use score::Score;
