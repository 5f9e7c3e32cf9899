//! The plan as a page of plain text: what a planner wants to know in one screen and a half.

mod advice;
mod advise;
mod advised;
mod alliance;
mod alliance_chains;
mod alliance_groups;
mod alliance_invitations;
mod alliance_missing;
mod assumptions;
mod balances;
mod compare;
mod compare_changes;
mod headline;
mod joint;
mod joint_changes;
mod joint_limits;
mod layout;
mod notes;
mod plan;
mod portfolio;
mod prospects;
mod reader;
mod remarks;
mod routes;
mod stations;
mod tendency;
mod tracking;
mod warnings;

pub use advise::advice_text;
pub use alliance::{alliance_line, alliance_text};
pub use prospects::prospects_text;
pub use routes::routes_text;
pub use stations::{around_text, broken_text, chains_text, stages_text};

pub use joint::joint_text;
pub use plan::text;
pub use portfolio::{portfolio_spread_text, portfolio_text};
pub use reader::Reader;

pub use tracking::{strength_text, tracking_text};
pub use warnings::warnings_text;

pub use compare::{ComparedScenario, comparison};

use std::fmt::Write;
use vocmatch::Language;

/// How the page is laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextConfig {
    /// What the plan is about, for the first line.
    pub title: String,
    /// The language of headings, explanations and sentences. Default [`Language::English`].
    pub language: Language,
    /// Columns of a line. Default 110.
    pub width: usize,
    /// Lines of each list of shortages and surpluses. Default 5.
    pub balances: usize,
    /// Recommendations. Default 10.
    pub recommendations: usize,
    #[doc(hidden)]
    pub reserved: vocmatch::unit::Reserved,
}

impl Default for TextConfig {
    fn default() -> Self {
        TextConfig {
            title: "Plan".to_owned(),
            language: Language::English,
            width: 110,
            balances: 5,
            recommendations: 10,
            reserved: vocmatch::unit::Reserved,
        }
    }
}

/// A heading.
fn heading(page: &mut String, text: &str) {
    let _ = writeln!(page, "\n── {text} ──");
}
