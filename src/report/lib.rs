//! Rendering: text, JSON, CSV, HTML and xlsx, in English and Chinese.
//!
//! [`text`] is the page for planners, [`document`] the same as data for other programs, as are [`advice_document`], [`portfolio_document`],
//! [`alliance_document`], [`prospects_document`], [`tracking_document`] and [`warnings_document`] of their pages, and `workbook`
//! (with the feature `xlsx`) the same as a workbook; [`comparison`] puts scenarios
//! beside the present plan, [`advice_text`] and [`prospects_text`] say what to do, [`joint_text`] is the page of a joint plan,
//! [`portfolio_text`] that of a portfolio, [`alliance_text`] that of an alliance, [`routes_text`] that for one learner, [`tracking_text`] and [`warnings_text`] those of
//! graduate tracking and of warning rules. `html` is the plan as one HTML file, with the figures that [`flow_figure`] and its
//! like draw. The sentences themselves stand in `phrases`, in either language.
#![cfg_attr(docsrs, feature(doc_cfg))]

mod document;
mod figures;
mod format;
#[cfg(feature = "html")]
mod html;
#[cfg_attr(
    not(any(test, feature = "html")),
    expect(dead_code, unused_imports, reason = "only pages say these")
)]
mod phrases;
mod session;
#[doc(hidden)]
pub mod svg;
#[cfg(feature = "csv")]
mod tables;
mod text;
#[cfg(feature = "xlsx")]
mod workbook;

#[doc(hidden)]
pub use document::{
    ActionDocument, AdviceDocument, AllianceDocument, ArrivalsDocument, BalanceDocument,
    ChosenActionDocument, ClassDocument, Document, FillDocument, FindingDocument, FiredDocument,
    IndicatorKey, IndicatorsDocument, InvitationDocument, InvitationsDocument, LinkDocument, PartDocument,
    PeriodDocument, PortfolioDocument, ProgramTrackingDocument, ProspectDocument, ReadingDocument,
    ReasonDocument, RecommendationDocument, RouteDocument, SkillGapDocument, StationDocument, StepDocument,
    TendencyDocument, TendsDocument, ToldDocument, TrackedDocument, TrackingDocument, WarningDocument,
    WarningsDocument, YearCoverageDocument,
};
pub use document::{
    advice_document, alliance_document, document, portfolio_document, prospects_document, routes_document,
    tracking_document, warnings_document,
};
#[doc(hidden)]
pub use figures::cautioned_figure;
pub use figures::{
    Figure, FigureTable, fits_figure, flow_figure, industries_figure, occupations_figure, pathway_figure,
    regions_figure, skills_figure, years_figure,
};
#[cfg(feature = "html")]
pub use html::{HtmlConfig, html};
pub use session::{Summary, ToJson};
#[cfg(feature = "csv")]
pub use tables::{ResultTable, joint_table, names_table, result_tables, tracking_table, warnings_table};
#[doc(hidden)]
pub use text::portfolio_spread_text;
pub use text::{
    ComparedScenario, Reader, TextConfig, advice_text, alliance_line, alliance_text, comparison, joint_text,
    portfolio_text, prospects_text, routes_text, text, tracking_text, warnings_text,
};
#[doc(hidden)]
pub use text::{around_text, broken_text, chains_text, stages_text, strength_text};
#[doc(no_inline)]
pub use vocmatch::Language;
#[cfg(feature = "xlsx")]
pub use workbook::{WorkbookConfig, workbook};

/// The README's code is tested with the rest of the documentation.
#[cfg(doctest)]
#[doc = include_str!("README.md")]
struct Readme;

/// So is that of the repository's README, which uses both crates.
#[cfg(all(doctest, feature = "csv"))]
#[doc = include_str!("../../README.md")]
struct ReadmeOfTheRepository;
