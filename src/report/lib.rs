//! Words and files: the only place with sentences for readers.
//!
//! [`text`] is the page for planners, [`document`] the same as data for other programs, as are [`advice_document`], [`portfolio_document`],
//! [`alliance_document`], [`prospects_document`], [`tracking_document`] and [`warnings_document`] of their pages, and `workbook`
//! (with the feature `xlsx`) the same as a workbook; [`comparison`] puts scenarios
//! beside the present plan, [`advice_text`] and [`prospects_text`] say what to do, [`joint_text`] is the page of a joint plan,
//! [`portfolio_text`] that of a portfolio, [`alliance_text`] that of an alliance, [`routes_text`] that for one learner, [`tracking_text`] and [`warnings_text`] those of
//! graduate tracking and of warning rules. `html` is the plan as one HTML file, with the figures that [`flow_figure`] and its
//! like draw. The sentences themselves stand in `say`, in either language.

mod described;
#[cfg(feature = "csv")]
mod document;
mod document_action;
mod document_advice;
mod document_alliance;
mod document_portfolio;
mod document_routes;
mod document_tracking;
#[cfg(feature = "html")]
mod html;
mod html_charts;
#[cfg(feature = "csv")]
mod joint;
#[cfg(feature = "csv")]
mod names;
#[cfg_attr(
    not(any(test, feature = "html")),
    expect(dead_code, unused_imports, reason = "only pages say these")
)]
mod say;
pub mod svg;
#[cfg(feature = "csv")]
mod table;
#[cfg(feature = "csv")]
mod tables;
mod text;
#[cfg(feature = "csv")]
mod tracking;
mod words;
#[cfg(feature = "xlsx")]
mod workbook;

pub use document::{BalanceDocument, ClassDocument, Document, PeriodDocument, SkillGapDocument, document};
pub use document_action::{ActionDocument, ReasonDocument};
pub use document_advice::{AdviceDocument, RecommendationDocument, WarningDocument, advice_document};
pub use document_alliance::{
    AllianceDocument, FillDocument, InvitationDocument, InvitationsDocument, LinkDocument, PartDocument,
    YearCoverageDocument, alliance_document,
};
pub use document_portfolio::{ChosenActionDocument, PortfolioDocument, portfolio_document};
pub use document_routes::{
    ProspectDocument, RouteDocument, StationDocument, StepDocument, ToldDocument, prospects_document,
    routes_document,
};
pub use document_tracking::{
    FindingDocument, FiredDocument, ProgramTrackingDocument, ReadingDocument, TrackedDocument,
    TrackingDocument, WarningsDocument, tracking_document, warnings_document,
};
#[cfg(feature = "html")]
pub use html::{HtmlConfig, html};
pub use html_charts::{
    Figure, FigureTable, fits_figure, flow_figure, industries_figure, occupations_figure, pathway_figure,
    regions_figure, skills_figure, years_figure,
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
    ComparedScenario, Reader, TextConfig, advice_text, alliance_text, around_text, broken_text, chains_text,
    comparison, joint_text, portfolio_text, prospects_text, routes_text, stages_text, strength_text, text,
    tracking_text, warnings_text,
};
#[cfg(feature = "csv")]
pub use tracking::{tracking_table, warnings_table};
pub use vocmatch::Language;
#[cfg(feature = "xlsx")]
pub use workbook::{WorkbookConfig, workbook};
