//! Words and files: the only place with sentences for readers.
//!
//! [`text`] is the page for planners, [`document`] the same as data for other programs; [`comparison`] puts scenarios
//! beside the present plan, [`joint_text`] is the page of a joint plan, [`portfolio_text`] that of a portfolio, [`routes_text`] that for one learner.

mod document;
mod document_advice;
#[cfg(feature = "csv")]
mod joint;
#[cfg(feature = "csv")]
mod names;
#[cfg(feature = "csv")]
mod table;
#[cfg(feature = "csv")]
mod tables;
mod text;
mod words;

pub use document::{BalanceDocument, ClassDocument, Document, PeriodDocument, SkillGapDocument, document};
pub use document_advice::{
    ActionDocument, AdviceDocument, ReasonDocument, RecommendationDocument, WarningDocument,
};
#[cfg(feature = "csv")]
pub use joint::joint_table;
#[cfg(feature = "csv")]
pub use names::names_table;
#[cfg(feature = "csv")]
pub use table::ResultTable;
#[cfg(feature = "csv")]
pub use tables::result_tables;
pub use text::{
    ComparedScenario, TextConfig, around_text, broken_text, chains_text, comparison, joint_text,
    portfolio_text, routes_text, stages_text, text,
};
