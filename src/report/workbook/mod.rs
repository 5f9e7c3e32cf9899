//! The plan as one workbook: figures, charts and advice, for planners who work in spreadsheets.
//!
//! What stands on each sheet is made first, as plain data (`sheet`), and drawn last (`draw`, `charts`).

mod advice;
mod balances;
mod charts;
mod draw;
mod figures;
mod guide;
mod matching;
mod overview;
mod people;
mod say;
mod sheet;
mod tab;
mod view;

use rust_xlsxwriter::XlsxError;
use view::View;
use vocmatch::Language;
use vocmatch::advice::Advice;
use vocmatch::dataset::{WorkbookError, pen};
use vocmatch::model::Model;
use vocmatch::plan::Plan;

/// How the workbook of a plan is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkbookConfig {
    /// What the plan is about, for the first line.
    pub title: String,
    /// The language of sheets, headers and words. Default [`Language::English`].
    pub language: Language,
    /// Bars of each chart that ranks, 1 to 40. Default 12.
    pub bars: usize,
    #[doc(hidden)]
    pub reserved: vocmatch::unit::Reserved,
}

impl Default for WorkbookConfig {
    fn default() -> Self {
        WorkbookConfig {
            title: "Plan".to_owned(),
            language: Language::default(),
            bars: 12,
            reserved: vocmatch::unit::Reserved,
        }
    }
}

/// The plan and the advice as one workbook, as the bytes of an `.xlsx` file: an overview with links, how to read
/// it, charts, and a sheet for each kind of figure. It holds every figure of the
/// [`document`](super::document()).
///
/// The same plan gives the same bytes: the date of creation is a fixed day. Rows that do not fit on a sheet
/// (1,048,576) are told in its note, and a text that does not fit in a cell (32,767 characters) ends with its length.
///
/// # Errors
/// [`WorkbookError::Unwritable`] if the workbook cannot be put together; nothing is known to cause it.
///
/// # Example: a workbook in Chinese
///
/// ```
/// # use vocmatch::{Model, dataset::Dataset, plan::PlanConfig, advice::{AdviceConfig, recommend}};
/// use vocmatch_report::{Language, WorkbookConfig, workbook};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let dataset: Dataset = serde_json::from_str(r#"{
/// #   "regions": [{"region_id": "n", "name": "North"}],
/// #   "occupations": [{"occupation_id": "welder", "name": "Welder", "min_level": "secondary"}],
/// #   "majors": [{"major_id": "660108", "name": "Welding", "level": "secondary"}],
/// #   "major_occupations": [{"major_id": "660108", "occupation_id": "welder"}],
/// #   "schools": [{"school_id": "k1", "name": "North school", "region_id": "n"}],
/// #   "programs": [{"program_id": "k1-w", "school_id": "k1", "major_id": "660108"}],
/// #   "graduates": [{"program_id": "k1-w", "year": 2025, "graduates": 60}],
/// #   "demand": [{"occupation_id": "welder", "region_id": "n", "first_year": 2026, "openings": 40}]}"#)?;
/// # let model = Model::new(dataset)?;
/// # let plan = vocmatch::plan(&model, &PlanConfig::default())?;
/// # let advice = recommend(&model, &plan, &AdviceConfig::default())?;
/// let config = WorkbookConfig { title: "北区".to_owned(), language: Language::Chinese, ..WorkbookConfig::default() };
/// let bytes = workbook(&model, &plan, &advice, &config)?;
/// assert!(bytes.starts_with(b"PK"));
/// # Ok(())
/// # }
/// ```
pub fn workbook(
    model: &Model,
    plan: &Plan,
    advice: &Advice,
    config: &WorkbookConfig,
) -> Result<Vec<u8>, WorkbookError> {
    drawn(&View::new(model, plan, advice, config)).map_err(|error| pen::unwritable(&error))
}

fn drawn(view: &View) -> Result<Vec<u8>, XlsxError> {
    let tables = [
        balances::tables(view),
        people::tables(view),
        vec![matching::table(view)],
        advice::tables(view),
    ];
    let tables = tables.concat();
    let mut book = pen::book(
        &view.document.title,
        view.say("Plan of a region", "区域人才供需规划"),
    )?;
    overview::draw(&mut book, view, &tables)?;
    guide::draw(&mut book, view)?;
    charts::draw(&mut book, view, &figures::figures(view))?;
    for table in &tables {
        draw::draw(&mut book, table, view.language)?;
    }
    book.save_to_buffer()
}
