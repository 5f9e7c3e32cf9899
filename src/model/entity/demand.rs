//! Demand as the tables give it: openings, or employment from which openings follow.

use crate::dataset::Credential;
use crate::id::{IndustryIx, OccupationIx, RegionIx};
use crate::unit::{Heads, Level, Share, Year};

/// A row of the `demand` table.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DemandLine {
    /// The row, as a spreadsheet shows it.
    pub row: usize,
    /// The occupation.
    pub occupation: OccupationIx,
    /// The industry, if the row names one.
    pub industry: Option<IndustryIx>,
    /// The region.
    pub region: RegionIx,
    /// The first year of the openings.
    pub first_year: Year,
    /// The last year of the openings.
    pub last_year: Year,
    /// The lowest level: the row's, else the occupation's; `None`: any.
    pub min_level: Option<Level>,
    /// The highest level: the row's, else the lowest of the row, else the occupation's highest.
    pub max_level: Option<Level>,
    /// Openings a year.
    pub openings: Heads,
    /// Which award is asked for.
    pub credential: Credential,
    /// Years of experience that are asked for; 0 for none.
    pub experience_years: f64,
    /// The yearly wage of the post.
    pub annual_wage: Option<f64>,
    /// The pay below which a quarter of those in the post earn.
    pub wage_p25: Option<f64>,
    /// The pay above which a quarter of those in the post earn.
    pub wage_p75: Option<f64>,
    /// A remark that is shown wherever the row is quoted.
    pub note: Option<String>,
    /// Why advice should not rest on these openings without a check.
    pub caution: Option<String>,
}

/// A row of the `employment` table.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct EmploymentLine {
    /// The row, as a spreadsheet shows it.
    pub row: usize,
    /// The occupation.
    pub occupation: OccupationIx,
    /// The industry, if the row names one.
    pub industry: Option<IndustryIx>,
    /// The region.
    pub region: RegionIx,
    /// The year.
    pub year: Year,
    /// People employed at its end.
    pub employment: Heads,
    /// The share who leave the labour force in a year.
    pub exit_rate: Share,
    /// The share who change to another occupation in a year.
    pub transfer_rate: Share,
    /// The share of openings that people with experience fill.
    pub experienced_share: Share,
    /// The lowest level, as in [`DemandLine`].
    pub min_level: Option<Level>,
    /// The highest level, as in [`DemandLine`].
    pub max_level: Option<Level>,
    /// Which award is asked for.
    pub credential: Credential,
    /// Years of experience that are asked for; 0 for none.
    pub experience_years: f64,
    /// The yearly wage of the post.
    pub annual_wage: Option<f64>,
    /// The pay below which a quarter of those in the post earn.
    pub wage_p25: Option<f64>,
    /// The pay above which a quarter of those in the post earn.
    pub wage_p75: Option<f64>,
    /// A remark that is shown wherever the row is quoted.
    pub note: Option<String>,
    /// Why advice should not rest on these openings without a check.
    pub caution: Option<String>,
}

impl EmploymentLine {
    /// Returns whether the line is for the year after `before`, in the same occupation, industry and region.
    #[must_use]
    pub fn follows(&self, before: &EmploymentLine) -> bool {
        let key = |line: &EmploymentLine| (line.occupation, line.industry, line.region);
        self.year - 1 == before.year && key(self) == key(before)
    }
}
