//! Enterprises, bases and alliances.

use super::labour::SkillLevel;
use crate::dataset::AllianceKind;
use crate::id::{
    AllianceId, BaseId, BaseIx, EnterpriseId, EnterpriseIx, IndustryIx, ProgramIx, RegionIx, SchoolIx,
};
use crate::unit::{Heads, Year};

/// An employer that may run a base.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Enterprise {
    /// Its id.
    pub id: EnterpriseId,
    /// Its name.
    pub name: String,
    /// Its industry.
    pub industry: Option<IndustryIx>,
    /// Its region.
    pub region: Option<RegionIx>,
    /// People it employs.
    pub staff: Option<Heads>,
}

/// A base where students train at work.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Base {
    /// Its id.
    pub id: BaseId,
    /// Its name.
    pub name: String,
    /// The enterprise that runs it.
    pub enterprise: Option<EnterpriseIx>,
    /// Its industry: its own, else the enterprise's.
    pub industry: Option<IndustryIx>,
    /// Its region.
    pub region: RegionIx,
    /// Students it takes in a year.
    pub places: Heads,
    /// Weeks a student stays.
    pub weeks: Option<Heads>,
    /// The skills it teaches, in skill order.
    pub skills: Vec<SkillLevel>,
    /// The programs that send students, in program order.
    pub programs: Vec<ProgramIx>,
}

/// A member of an alliance.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Member {
    /// A school.
    School(SchoolIx),
    /// An enterprise.
    Enterprise(EnterpriseIx),
    /// A base.
    Base(BaseIx),
    /// A region.
    Region(RegionIx),
    /// Anyone else, by name.
    Other(String),
}

/// A member with its role, and the first and last year of its membership.
pub type Membership = (Member, Option<String>, Option<Year>, Option<Year>);

/// An alliance of schools, enterprises and others.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Alliance {
    /// Its id.
    pub id: AllianceId,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: AllianceKind,
    /// Its members with role, first and last year, in the order of kind and id.
    pub members: Vec<Membership>,
}
