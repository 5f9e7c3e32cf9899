//! The model itself: every table, checked, in id order, behind getters.

use super::entity::{
    Alliance, Articulation, Base, Category, DemandLine, EmploymentLine, Enterprise, Industry, Major,
    Occupation, Program, Region, School, Skill,
};
use crate::id::{
    AllianceIx, BaseIx, CategoryIx, EnterpriseIx, IndustryIx, MajorIx, OccupationIx, ProgramIx, RegionIx,
    SchoolIx, SkillIx,
};
use crate::unit::Share;
use std::collections::BTreeMap;

/// The checked, immutable world: what a planner handed in, once every rule holds.
///
/// Things stand in the order of their text ids. A position such as [`ProgramIx`] is valid for the model
/// that gave it.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    pub(super) regions: Vec<Region>,
    pub(super) mobility: BTreeMap<(RegionIx, RegionIx), Share>,
    pub(super) industries: Vec<Industry>,
    pub(super) categories: Vec<Category>,
    pub(super) skills: Vec<Skill>,
    pub(super) occupations: Vec<Occupation>,
    pub(super) demand: Vec<DemandLine>,
    pub(super) employment: Vec<EmploymentLine>,
    pub(super) schools: Vec<School>,
    pub(super) majors: Vec<Major>,
    pub(super) programs: Vec<Program>,
    pub(super) articulations: Vec<Articulation>,
    pub(super) enterprises: Vec<Enterprise>,
    pub(super) bases: Vec<Base>,
    pub(super) alliances: Vec<Alliance>,
}

macro_rules! lists {
    ($($all:ident $one:ident $find:ident: $type:ident $ix:ident, $what:literal;)*) => {
        impl Model {$(
            #[doc = concat!("Every ", $what, ", in id order.")]
            #[must_use]
            pub fn $all(&self) -> &[$type] {
                &self.$all
            }

            #[doc = concat!("The ", $what, " at a position of this model.")]
            #[must_use]
            pub fn $one(&self, ix: $ix) -> &$type {
                &self.$all[ix.index()]
            }

            #[doc = concat!("The position of the ", $what, " with this id. O(log n).")]
            #[must_use]
            pub fn $find(&self, id: &str) -> Option<$ix> {
                self.$all.binary_search_by(|item| item.id.as_str().cmp(id)).ok().map($ix::at)
            }
        )*}
    };
}

lists! {
    regions region find_region: Region RegionIx, "region";
    industries industry find_industry: Industry IndustryIx, "industry";
    categories category find_category: Category CategoryIx, "category";
    skills skill find_skill: Skill SkillIx, "skill";
    occupations occupation find_occupation: Occupation OccupationIx, "occupation";
    schools school find_school: School SchoolIx, "school";
    majors major find_major: Major MajorIx, "major";
    programs program find_program: Program ProgramIx, "program";
    enterprises enterprise find_enterprise: Enterprise EnterpriseIx, "enterprise";
    bases base find_base: Base BaseIx, "base";
    alliances alliance find_alliance: Alliance AllianceIx, "alliance";
}

impl Model {
    /// Openings as given, in the order of occupation, region, first year, industry and level.
    #[must_use]
    pub fn demand(&self) -> &[DemandLine] {
        &self.demand
    }

    /// Employment from which openings follow, in the order of occupation, region, industry and year.
    #[must_use]
    pub fn employment(&self) -> &[EmploymentLine] {
        &self.employment
    }

    /// Every articulation, in the order of its ends and kind.
    #[must_use]
    pub fn articulations(&self) -> &[Articulation] {
        &self.articulations
    }

    /// The willingness to move that the `mobility` table gives for this pair of regions.
    #[must_use]
    pub fn willingness(&self, from: RegionIx, to: RegionIx) -> Option<Share> {
        self.mobility.get(&(from, to)).copied()
    }
}

impl Model {
    /// What a level is called here: as the `levels` table says, else in English.
    #[must_use]
    pub fn level_name(&self, level: crate::unit::Level) -> &str {
        use crate::unit::Level;
        match level {
            Level::Secondary => "secondary",
            Level::HigherVocational => "higher vocational",
            Level::AppliedBachelor => "applied bachelor",
            Level::ProfessionalMaster => "professional master's",
        }
    }
}
