//! Wages and required levels of occupations.

use super::route::{Source, Sourced};
use crate::dataset::Credential;
use crate::id::{OccupationIx, RegionIx};
use crate::model::{DemandLine, Model};
use crate::unit::Level;

/// Wages of all occupations, for ranks.
#[derive(Debug, Clone)]
pub(super) struct Wages {
    region: Option<RegionIx>,
    /// The mean wage of each occupation that has one, rising.
    known: Vec<f64>,
}

/// Openings that new entrants may take: those that ask for no experience.
fn lines(
    model: &Model,
    region: Option<RegionIx>,
    occupation: OccupationIx,
) -> impl Iterator<Item = &DemandLine> {
    let all = model.demand();
    let start = all.partition_point(|line| line.occupation < occupation);
    let of = all[start..]
        .iter()
        .take_while(move |line| line.occupation == occupation);
    of.filter(move |line| {
        line.experience_years <= 0.0 && line.openings > 0 && region.is_none_or(|region| line.region == region)
    })
}

/// Σ wage · openings · years / Σ openings · years over lines open at a level.
fn mean<'m>(lines: impl Iterator<Item = &'m DemandLine>, level: Level) -> Option<f64> {
    let (mut sum, mut people) = (0.0, 0.0);
    for line in lines.filter(|line| line.min_level.is_none_or(|least| least <= level)) {
        if let Some(wage) = line.annual_wage {
            let openings = line.openings as f64 * f64::from(line.last_year - line.first_year + 1);
            sum += wage * openings;
            people += openings;
        }
    }
    (people > 0.0).then(|| sum / people)
}

impl Wages {
    pub(super) fn new(model: &Model, region: Option<RegionIx>) -> Wages {
        let all = (0..model.occupations().len()).map(OccupationIx::at);
        let mut known: Vec<f64> = all
            .filter_map(|occupation| mean(lines(model, region, occupation), Level::ProfessionalMaster))
            .collect();
        known.sort_unstable_by(f64::total_cmp);
        Wages { region, known }
    }

    /// The wage of an occupation for those who reach a level.
    pub(super) fn of(&self, model: &Model, occupation: OccupationIx, level: Level) -> Option<f64> {
        mean(lines(model, self.region, occupation), level)
    }

    /// The rank of a wage: occupations that pay less and half of those that pay the same, the wage itself counted as
    /// one more of them. Above 0 and below 1; unknown: .5.
    pub(super) fn rank(&self, wage: Option<f64>) -> Sourced<f64> {
        let Some(wage) = wage else {
            return Sourced::new(0.5, Source::Assumed);
        };
        let less = self.known.partition_point(|other| other.total_cmp(&wage).is_lt());
        let up_to = self.known.partition_point(|other| other.total_cmp(&wage).is_le());
        let rank = (less + up_to + 1) as f64 / (2 * self.known.len() + 2) as f64;
        Sourced::new(rank, Source::Given)
    }
}

/// The lowest level that an occupation's openings for new entrants ask for, else the occupation itself; `None`: any.
pub(super) fn asked(model: &Model, region: Option<RegionIx>, occupation: OccupationIx) -> Option<Level> {
    let levels = lines(model, region, occupation)
        .filter(|line| of_new_entrants(line))
        .map(|line| line.min_level);
    levels.min().unwrap_or(model.occupation(occupation).min_level)
}

/// Whether a line's openings are for new entrants with an award.
pub(super) fn of_new_entrants(line: &DemandLine) -> bool {
    line.experience_years <= 0.0 && line.openings > 0 && line.credential == Credential::Required
}
