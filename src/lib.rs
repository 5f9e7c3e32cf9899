//! `vocmatch` answers one question for a region: do the schools train the people whom the industries will
//! need, and what should change if not?

pub mod algo;
pub mod dataset;
pub mod demand;
pub mod fit;
pub mod id;
pub mod indicator;
pub mod matching;
pub mod model;
pub mod pathway;
pub mod pipeline;
pub mod planning;
pub mod problem;
pub mod recommend;
pub mod report;
pub mod unit;

pub use model::Model;
pub use pipeline::plan;
