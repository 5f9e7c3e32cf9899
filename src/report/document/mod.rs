//! The results as data for other programs: each document has the ids of things beside their names.

#[cfg_attr(not(feature = "csv"), expect(dead_code, reason = "only tables have cells"))]
mod action;
mod advice;
mod alliance;
mod described;
mod plan;
mod portfolio;
mod routes;
mod tendency;
mod tracking;

pub use action::{ActionDocument, ReasonDocument};
pub use advice::{AdviceDocument, RecommendationDocument, WarningDocument, advice_document};
pub use alliance::{
    AllianceDocument, FillDocument, InvitationDocument, InvitationsDocument, LinkDocument, PartDocument,
    YearCoverageDocument, alliance_document,
};
pub use plan::{
    BalanceDocument, ClassDocument, Document, IndicatorKey, IndicatorsDocument, PeriodDocument,
    SkillGapDocument, document,
};
pub use portfolio::{ChosenActionDocument, PortfolioDocument, portfolio_document};
pub use routes::{
    ProspectDocument, RouteDocument, StationDocument, StepDocument, ToldDocument, prospects_document,
    routes_document,
};
pub use tendency::{ArrivalsDocument, TendencyDocument, TendsDocument};
pub use tracking::{
    FindingDocument, FiredDocument, ProgramTrackingDocument, ReadingDocument, TrackedDocument,
    TrackingDocument, WarningsDocument, tracking_document, warnings_document,
};
