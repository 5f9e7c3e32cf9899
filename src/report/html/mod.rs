//! The plan and the advice as one HTML file: figures, tables that sort and filter, recommendations that open.
//!
//! The file needs nothing else: drawings, style and script stand in it, and it opens no connection. Without the script it
//! shows all but the matching's rows, and on paper every recommendation is open. What stands in the tables is text: no name
//! can bring markup or script into the page.

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

use super::Language;
use super::phrases::PageWords;
use serde::{Deserialize, Serialize};
use vocmatch::advice::Advice;
use vocmatch::id::MajorIx;
use vocmatch::model::Model;
use vocmatch::plan::{Overview, Period, Plan};

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HtmlConfig {
    /// What the plan is about. Default `Plan`.
    pub title: String,
    /// The language of headings, explanations and sentences. Default English.
    pub language: Language,
    /// Id of the major whose pathway is drawn. Default: the one with most ways in and out.
    pub major: Option<String>,
    /// The most rows of each table of balances, largest first; the page says how many it leaves out. Default 1,000.
    pub balances: usize,
    /// The most rows of the matching, most people first; the page says how many it leaves out. Default 20,000.
    pub pairs: usize,
    #[doc(hidden)]
    #[serde(skip)]
    pub reserved: vocmatch::unit::Reserved,
}

impl Default for HtmlConfig {
    fn default() -> Self {
        HtmlConfig {
            title: "Plan".to_owned(),
            language: Language::English,
            major: None,
            balances: 1_000,
            pairs: 20_000,
            reserved: vocmatch::unit::Reserved,
        }
    }
}

/// What every part of the page is made from.
#[derive(Clone, Copy)]
struct Page<'a> {
    model: &'a Model,
    plan: &'a Plan,
    overview: &'a Overview,
    advice: &'a Advice,
    config: &'a HtmlConfig,
    words: &'static PageWords,
}

impl Page<'_> {
    fn language(&self) -> Language {
        self.config.language
    }

    /// The first period with openings: the one whose numbers stand at the top.
    fn first(&self) -> Option<&Period> {
        self.plan
            .periods
            .iter()
            .find(|period| period.summary.openings > 0)
    }

    /// The major whose pathway is drawn, if one is asked for and known.
    fn major(&self) -> Option<MajorIx> {
        self.config
            .major
            .as_deref()
            .and_then(|id| self.model.find_major(id))
    }
}

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
