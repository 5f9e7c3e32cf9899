//! The plan and the advice as one HTML file: figures, tables that sort and filter, recommendations that open.
//!
//! The file needs nothing else: drawings, style and script stand in it, and it opens no connection. Without the script it
//! shows all but the matching's rows, and on paper every recommendation is open. What stands in the tables is text: no name
//! can bring markup or script into the page.

mod assumptions;
mod balances;
mod figures;
mod headline;
mod know;
mod matching;
mod matching_data;
mod page;
mod recommendations;
mod section;
mod sources;
mod tendency;
mod view;

pub use view::HtmlConfig;

use super::phrases::PageWords;
use view::Page;
use vocmatch::advice::Advice;
use vocmatch::model::Model;
use vocmatch::plan::Plan;

/// The plan and the advice as one HTML file that needs nothing else. The same plan gives the same bytes.
///
/// Everything on the page follows from `model`, `plan` and `advice`; every pair of the matching names the rows of the tables
/// that it comes from ([`Model::place_of`]). O(page), under a second for 20,000 pairs.
///
/// ```
/// # use vocmatch::{Model, dataset::Dataset, plan, plan::PlanConfig};
/// # use vocmatch::advice::{AdviceConfig, recommend};
/// use vocmatch_report::{HtmlConfig, Language, html};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let mut dataset = Dataset::default();
/// # dataset.read_csv("regions", b"region_id,name\nr,North\n");
/// # dataset.read_csv("occupations", b"occupation_id,name\no,<Welder>\n");
/// # dataset.read_csv("majors", b"major_id,name,level\nm,Welding,secondary\n");
/// # dataset.read_csv("major_occupations", b"major_id,occupation_id\nm,o\n");
/// # dataset.read_csv("schools", b"school_id,name,region_id\ns,School,r\n");
/// # dataset.read_csv("programs", b"program_id,school_id,major_id\np,s,m\n");
/// # dataset.read_csv("graduates", b"program_id,year,graduates\np,2025,30\n");
/// # dataset.read_csv("demand", b"occupation_id,region_id,first_year,openings\no,r,2026,40\n");
/// # let model = Model::new(dataset)?;
/// # let plan = plan(&model, &PlanConfig::default())?;
/// # let advice = recommend(&model, &plan, &AdviceConfig::default())?;
/// let config = HtmlConfig {
///     title: "North".into(),
///     language: Language::Chinese,
///     ..HtmlConfig::default()
/// };
/// let page = html(&model, &plan, &advice, &config);
/// assert!(page.starts_with("<!DOCTYPE html><html lang=\"zh\">"));
/// assert!(page.contains("&lt;Welder&gt;") && !page.contains("<Welder>"));
/// # Ok(())
/// # }
/// ```
#[must_use]
pub fn html(model: &Model, plan: &Plan, advice: &Advice, config: &HtmlConfig) -> String {
    let overview = plan.overview(model);
    let page = Page {
        model,
        plan,
        overview: &overview,
        advice,
        config,
        words: PageWords::of(config.language),
    };
    page::write(&page).into_string()
}
