//! The model itself: every table, checked, in id order, behind getters.

use super::entity::{
    About, Alliance, Articulation, Base, Category, DemandLine, EmploymentLine, Enterprise, GivenEvidence,
    Industry, Major, Measure, ObservedFlow, ObservedStay, Occupation, OccupationRelation, Paid, Population,
    Post, Preference, Program, Region, School, SchoolStage, Site, Skill, StageProgression, StageSeats,
    Subject, Text,
};
use super::sources::{Quoted, Sources};
use crate::id::{
    AllianceIx, BaseIx, CategoryIx, EnterpriseIx, IndustryIx, MajorIx, OccupationIx, ProgramIx, RegionIx,
    SchoolIx, SiteIx, SkillIx, StageIx,
};
use crate::naming::NameLink;
use crate::problem::{Location, Problems};
use crate::unit::{Level, Share};
use vocmatch_algo::sorted::Map;

/// The checked, immutable model of a planner's tables, once every rule holds.
///
/// Entities are in the order of their text ids. A position such as [`ProgramIx`] is valid for the model that returned
/// it. The order of rows does not matter: two datasets whose tables differ only in the order of rows give models that
/// differ only in the row numbers of demand and employment lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    pub(super) regions: Vec<Region>,
    pub(super) mobility: Map<(RegionIx, RegionIx), Share>,
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
    pub(super) texts: Vec<Text>,
    pub(super) occupation_relations: Vec<OccupationRelation>,
    pub(super) population: Vec<Population>,
    pub(super) stages: Vec<SchoolStage>,
    pub(super) stage_seats: Vec<StageSeats>,
    pub(super) stage_progression: Vec<StageProgression>,
    pub(super) measures: Vec<Measure>,
    pub(super) travel: Map<(RegionIx, RegionIx), f64>,
    pub(super) sites: Vec<Site>,
    pub(super) posts: Vec<Post>,
    pub(super) preferences: Vec<Preference>,
    pub(super) earnings: Paid,
    pub(super) observed_flows: Vec<ObservedFlow>,
    pub(super) link_evidence: Vec<GivenEvidence>,
    pub(super) observed_stays: Vec<ObservedStay>,
    pub(super) about: About,
    /// The local names of levels.
    pub(super) level_names: [Option<String>; 4],
    pub(super) remarks: Remarks,
}

/// The rows behind the model. They are ignored when models are compared.
#[derive(Debug, Clone, Default)]
pub(super) struct Remarks {
    pub(super) warnings: Problems,
    pub(super) names: Vec<NameLink>,
    pub(super) sources: Sources,
}

impl PartialEq for Remarks {
    fn eq(&self, _: &Remarks) -> bool {
        true
    }
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
    stages stage find_stage: SchoolStage StageIx, "stage of schooling";
    sites site find_site: Site SiteIx, "site";
}

impl Model {
    /// Warnings: problems with the input that do not prevent its use.
    #[must_use]
    pub fn warnings(&self) -> &Problems {
        &self.remarks.warnings
    }

    /// Returns the link of every name of a skill that tables have in place of an id, in the order of the lower-case
    /// names.
    #[must_use]
    pub fn name_links(&self) -> &[NameLink] {
        &self.remarks.names
    }

    /// Returns the location of something in the tables; `None` if no row gives it. O(log rows).
    ///
    /// ```
    /// # use vocmatch::{Model, dataset::Dataset, model::Quoted};
    /// let mut dataset = Dataset::default();
    /// dataset.read_csv("regions", b"region_id,name\nr,North\n");
    /// dataset.read_csv("occupations", b"occupation_id,name\no,Welder\n");
    /// dataset.read_csv("demand", b"occupation_id,region_id,first_year,openings\no,r,2027,5\no,r,2026,4\n");
    /// let model = Model::new(dataset)?;
    /// // The lines of a model are in order: that of 2026 comes first, and is the last row of the file.
    /// let place = model.place_of(Quoted::Demand(0)).unwrap();
    /// assert_eq!(place.to_string(), "demand.csv row 3");
    /// # Ok::<(), vocmatch::problem::Problems>(())
    /// ```
    #[must_use]
    pub fn place_of(&self, quoted: Quoted) -> Option<Location> {
        self.remarks.sources.place(quoted, &self.demand, &self.employment)
    }

    /// Returns the openings as given, in the order of occupation, region, first year, industry and level.
    #[must_use]
    pub fn demand(&self) -> &[DemandLine] {
        &self.demand
    }

    /// Employment from which openings follow, in the order of occupation, region, industry and year.
    #[must_use]
    pub fn employment(&self) -> &[EmploymentLine] {
        &self.employment
    }

    /// Returns every articulation, in the order of its ends and kind.
    #[must_use]
    pub fn articulations(&self) -> &[Articulation] {
        &self.articulations
    }

    /// Returns whether an industry is another or lies below it.
    #[must_use]
    pub fn is_within(&self, mut one: IndustryIx, industry: IndustryIx) -> bool {
        // A checked model has no cycles; the bound makes that evident.
        for _ in 0..=self.industries().len() {
            if one == industry {
                return true;
            }
            match self.industry(one).parent {
                Some(parent) => one = parent,
                None => return false,
            }
        }
        false
    }

    /// Returns the mobility that the `mobility` table gives for this pair of regions.
    #[must_use]
    pub fn willingness(&self, from: RegionIx, to: RegionIx) -> Option<Share> {
        self.mobility.get(&(from, to)).copied()
    }

    /// Returns every text, majors first, in the order of subject and field.
    #[must_use]
    pub fn texts(&self) -> &[Text] {
        &self.texts
    }

    /// Returns the texts about one major or occupation, in the order of field. O(log n).
    #[must_use]
    pub fn texts_about(&self, subject: Subject) -> &[Text] {
        let start = self.texts.partition_point(|text| text.subject < subject);
        let end = self.texts.partition_point(|text| text.subject <= subject);
        &self.texts[start..end]
    }

    /// Pairs of occupations between which people move, in the order of both.
    #[must_use]
    pub fn occupation_relations(&self) -> &[OccupationRelation] {
        &self.occupation_relations
    }

    /// People by region and year of birth, in this order.
    #[must_use]
    pub fn population(&self) -> &[Population] {
        &self.population
    }

    /// Seats of stages, in the order of region, stage and year.
    #[must_use]
    pub fn stage_seats(&self) -> &[StageSeats] {
        &self.stage_seats
    }

    /// Shares who go on from stage to stage, in the order of both.
    #[must_use]
    pub fn stage_progression(&self) -> &[StageProgression] {
        &self.stage_progression
    }

    /// Measures, in the order of kind, subject, measure and year.
    #[must_use]
    pub fn measures(&self) -> &[Measure] {
        &self.measures
    }

    /// Minutes from one region to another, as the `travel` table gives them for this direction.
    #[must_use]
    pub fn travel_minutes(&self, from: RegionIx, to: RegionIx) -> Option<f64> {
        self.travel.get(&(from, to)).copied()
    }

    /// Posts at bases, in the order of base and name.
    #[must_use]
    pub fn posts(&self) -> &[Post] {
        &self.posts
    }

    /// Wishes, in the order of person and rank.
    #[must_use]
    pub fn preferences(&self) -> &[Preference] {
        &self.preferences
    }
}

impl Model {
    /// Returns the local name of a level: from the `levels` table, else in English.
    #[must_use]
    pub fn level_name(&self, level: Level) -> &str {
        self.given_level_name(level).unwrap_or(match level {
            Level::Secondary => "secondary",
            Level::HigherVocational => "higher vocational",
            Level::AppliedBachelor => "applied bachelor",
            Level::ProfessionalMaster => "professional master's",
        })
    }

    /// Returns the name of a level in the `levels` table, if it has one.
    #[must_use]
    pub fn given_level_name(&self, level: Level) -> Option<&str> {
        self.level_names[level as usize].as_deref()
    }
}
