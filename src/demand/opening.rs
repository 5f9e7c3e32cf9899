//! Openings of one year, by the award and experience they ask for.

use super::rule::openings_from_employment;
use crate::dataset::Credential;
use crate::id::{IndustryIx, OccupationIx, RegionIx};
use crate::model::{Model, Quoted};
use crate::problem::Location;
use crate::unit::{Heads, Level, Share, Year};
use serde::{Deserialize, Serialize};

/// Which openings graduates may take. Openings for the experienced are not for new entrants, and openings that ask
/// for no award are not demand for graduates, unless the planner says so; they are shown apart.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DemandConfig {
    /// Graduates may take openings that ask for no award. Default no.
    pub include_no_award: bool,
    /// Graduates may take openings for which a high-school diploma is enough. Default no.
    pub include_high_school: bool,
    /// Graduates may take openings that ask for experience. Default no.
    pub include_experienced: bool,
    #[doc(hidden)]
    #[serde(skip)]
    pub reserved: crate::unit::Reserved,
}

/// The award and experience that a group of openings asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// An award, no experience: openings for graduates.
    Graduates,
    /// Experience.
    Experienced,
    /// A high-school diploma is enough.
    HighSchool,
    /// No award.
    NoAward,
    /// An award above the four levels: a doctorate or a professional degree.
    Beyond,
}

impl Tier {
    /// Every tier, openings for graduates first.
    pub const ALL: [Tier; 5] = [
        Tier::Graduates,
        Tier::Experienced,
        Tier::HighSchool,
        Tier::NoAward,
        Tier::Beyond,
    ];

    fn of(credential: Credential, experience_years: f64) -> Tier {
        match credential {
            Credential::Beyond => Tier::Beyond,
            _ if experience_years > 0.0 => Tier::Experienced,
            Credential::None => Tier::NoAward,
            Credential::HighSchool => Tier::HighSchool,
            Credential::Required => Tier::Graduates,
        }
    }

    /// Returns whether graduates may take openings of this tier.
    #[must_use]
    pub fn open_to_graduates(self, config: &DemandConfig) -> bool {
        match self {
            Tier::Graduates => true,
            Tier::Experienced => config.include_experienced,
            Tier::HighSchool => config.include_high_school,
            Tier::NoAward => config.include_no_award,
            Tier::Beyond => false,
        }
    }
}

/// The table row that openings come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OpeningSource {
    /// A line of [`Model::demand`].
    Demand(usize),
    /// A line of [`Model::employment`].
    Employment(usize),
}

/// Openings of one year that come from one row.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Opening {
    /// The row they come from.
    pub source: OpeningSource,
    /// The occupation.
    pub occupation: OccupationIx,
    /// The row's industry, else the occupation's.
    pub industry: Option<IndustryIx>,
    /// The region.
    pub region: RegionIx,
    /// The lowest level that is asked for; `None`: any.
    pub min_level: Option<Level>,
    /// The highest level that is asked for; `None`: the lowest, or any if that is `None` too.
    pub max_level: Option<Level>,
    /// The award and experience asked for.
    pub tier: Tier,
    /// Openings in the year.
    pub openings: Heads,
    /// The yearly wage of the post.
    pub annual_wage: Option<f64>,
    /// The pay below which a quarter of those in the post earn.
    pub wage_p25: Option<f64>,
    /// The pay above which a quarter of those in the post earn.
    pub wage_p75: Option<f64>,
}

impl Opening {
    /// Returns the priority of the industry, else 1.
    #[must_use]
    pub fn priority(&self, model: &Model) -> Share {
        self.industry
            .map_or(Share::ONE, |industry| model.industry(industry).priority)
    }

    /// Returns the row that they come from.
    #[must_use]
    pub fn location(&self, model: &Model) -> Option<Location> {
        model.place_of(match self.source {
            OpeningSource::Demand(line) => Quoted::Demand(line),
            OpeningSource::Employment(line) => Quoted::Employment(line),
        })
    }

    /// Returns the remark of the row.
    #[must_use]
    pub fn note<'m>(&self, model: &'m Model) -> Option<&'m str> {
        match self.source {
            OpeningSource::Demand(line) => model.demand()[line].note.as_deref(),
            OpeningSource::Employment(line) => model.employment()[line].note.as_deref(),
        }
    }

    /// Why advice should not rest on the row without a check.
    #[must_use]
    pub fn caution<'m>(&self, model: &'m Model) -> Option<&'m str> {
        match self.source {
            OpeningSource::Demand(line) => model.demand()[line].caution.as_deref(),
            OpeningSource::Employment(line) => model.employment()[line].caution.as_deref(),
        }
    }
}

/// Lists every opening of `year`, in the order of the model's tables; rows without openings are left out.
///
/// Employment gives openings for a year when both that year and the one before are in the table.
#[must_use]
pub fn openings(model: &Model, year: Year) -> Vec<Opening> {
    let industry = |own: Option<IndustryIx>, o: OccupationIx| own.or_else(|| model.occupation(o).industry);
    let given = model
        .demand()
        .iter()
        .enumerate()
        .filter(|(_, line)| (line.first_year..=line.last_year).contains(&year));
    let mut all: Vec<Opening> = given
        .map(|(k, line)| Opening {
            source: OpeningSource::Demand(k),
            occupation: line.occupation,
            industry: industry(line.industry, line.occupation),
            region: line.region,
            min_level: line.min_level,
            max_level: line.max_level,
            tier: Tier::of(line.credential, line.experience_years),
            openings: line.openings,
            annual_wage: line.annual_wage,
            wage_p25: line.wage_p25,
            wage_p75: line.wage_p75,
        })
        .collect();
    for (k, pair) in model.employment().windows(2).enumerate() {
        let [before, now] = pair else { continue };
        if now.year == year && now.follows(before) {
            all.push(Opening {
                source: OpeningSource::Employment(k + 1),
                occupation: now.occupation,
                industry: industry(now.industry, now.occupation),
                region: now.region,
                min_level: now.min_level,
                max_level: now.max_level,
                tier: Tier::of(now.credential, now.experience_years),
                openings: openings_from_employment(
                    before.employment,
                    now.employment,
                    now.exit_rate,
                    now.transfer_rate,
                    now.experienced_share,
                ),
                annual_wage: now.annual_wage,
                wage_p25: now.wage_p25,
                wage_p75: now.wage_p75,
            });
        }
    }
    all.retain(|opening| opening.openings > 0);
    all
}
