//! Lines of demand and employment.

use super::super::entity::{DemandLine, EmploymentLine, Occupation};
use super::super::names::Given;
use super::source::{Source, at, share};
use crate::dataset::Credential;
use crate::id::{IndustryIx, OccupationIx, RegionIx};
use crate::unit::{Level, Share};
use vocmatch_algo::order;

pub(super) fn demand(source: Source, occupations: &[Occupation]) -> Vec<DemandLine> {
    let names = source.names;
    let rows = source.data.demand.iter().enumerate();
    let lines = rows.filter_map(|(index, row)| {
        let occupation = names.occupations.get(&row.occupation_id)?;
        let (min_level, max_level) = levels(row.min_level, row.max_level, occupations.get(occupation)?);
        Some(DemandLine {
            row: source.data.row_number("demand", index),
            occupation: OccupationIx::at(occupation),
            industry: at(&names.industries, &row.industry_id).map(IndustryIx::at),
            region: RegionIx::at(names.regions.get(&row.region_id)?),
            first_year: row.first_year,
            last_year: row.last_year.unwrap_or(row.first_year),
            min_level,
            max_level,
            openings: row.openings,
            credential: row.credential.unwrap_or(Credential::Required),
            experience_years: row.experience_years.unwrap_or(0.0),
            annual_wage: row.annual_wage,
            wage_p25: row.wage_p25,
            wage_p75: row.wage_p75,
            note: row.note.given().map(str::to_owned),
            caution: row.caution.given().map(str::to_owned),
        })
    });
    let mut lines: Vec<DemandLine> = lines.collect();
    order::sort_by(&mut lines, |a, b| {
        let key = |line: &DemandLine| {
            (
                line.occupation,
                line.region,
                line.first_year,
                line.industry,
                line.min_level,
                line.credential,
            )
        };
        key(a)
            .cmp(&key(b))
            .then(a.experience_years.total_cmp(&b.experience_years))
    });
    lines
}

pub(super) fn employment(source: Source, occupations: &[Occupation]) -> Vec<EmploymentLine> {
    let names = source.names;
    let rows = source.data.employment.iter().enumerate();
    let lines = rows.filter_map(|(index, row)| {
        let occupation = names.occupations.get(&row.occupation_id)?;
        let (min_level, max_level) = levels(row.min_level, row.max_level, occupations.get(occupation)?);
        Some(EmploymentLine {
            row: source.data.row_number("employment", index),
            occupation: OccupationIx::at(occupation),
            industry: at(&names.industries, &row.industry_id).map(IndustryIx::at),
            region: RegionIx::at(names.regions.get(&row.region_id)?),
            year: row.year,
            employment: row.employment,
            exit_rate: share(row.exit_rate),
            transfer_rate: share(row.transfer_rate),
            experienced_share: row.experienced_share.map_or(Share::ZERO, share),
            min_level,
            max_level,
            credential: row.credential.unwrap_or(Credential::Required),
            experience_years: row.experience_years.unwrap_or(0.0),
            annual_wage: row.annual_wage,
            wage_p25: row.wage_p25,
            wage_p75: row.wage_p75,
            note: row.note.given().map(str::to_owned),
            caution: row.caution.given().map(str::to_owned),
        })
    });
    let mut lines: Vec<EmploymentLine> = lines.collect();
    order::sort_by_key(&mut lines, |line| {
        (line.occupation, line.region, line.industry, line.year)
    });
    lines
}

/// The levels that a row asks for. Lowest: the row's, else the occupation's. Highest: the row's, else the row's
/// lowest, else the occupation's highest, else its lowest.
fn levels(min: Option<Level>, max: Option<Level>, occupation: &Occupation) -> (Option<Level>, Option<Level>) {
    let highest = max.or(min).or(occupation.max_level).or(occupation.min_level);
    (min.or(occupation.min_level), highest)
}
