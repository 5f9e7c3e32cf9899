//! The row types of all tables, with the fields that planners write. `None` means "not known", never zero.

mod demand;
mod names;
mod observed;
mod people;
mod places;
mod service;
mod teaching;
mod work;

pub use demand::{DemandRow, EmploymentRow};
pub use names::DecisionRow;
pub use observed::{AboutRow, EarningsRow, LinkEvidenceRow, ObservedFlowRow, ObservedStayRow};
pub use people::{EntrantRow, GraduateRow, OutcomeRow};
pub use places::{
    AllianceMemberRow, AllianceRow, BaseProgramRow, BaseRow, BaseSkillRow, EnterpriseRow, MobilityRow,
    RegionRow,
};
pub use service::{
    MeasureRow, PopulationRow, PostRow, PreferenceRow, SiteRow, StageProgressionRow, StageRow, StageSeatRow,
    TravelRow,
};
pub use teaching::{
    ArticulationRow, LevelRow, MajorOccupationRow, MajorRow, MajorSkillRow, ProgramRow, SchoolRow, TextRow,
};
pub use work::{
    CategoryRow, IndustryRow, OccupationRelationRow, OccupationRow, OccupationSkillRow, SkillRow,
};
