//! Every year's market, formed and solved; years that pose the same question are solved once.

use super::config::{PlanConfig, PlanError};
use super::plan::Period;
use super::summary::summarise;
use crate::fit::FitTable;
use crate::matching::{Control, LabourMarket, MatchError, optimal};
use crate::model::Model;
use crate::pathway::Supply;
use crate::unit::Year;
use std::ops::RangeInclusive;

/// Forms and solves the market of every year.
///
/// # Errors
/// [`PlanError::Matching`] if a matching is cancelled or too large.
pub fn solve_years(
    model: &Model,
    supply: &Supply,
    fit: &FitTable,
    years: &RangeInclusive<Year>,
    config: &PlanConfig,
    control: &Control,
) -> Result<Vec<Period>, PlanError> {
    let mut periods: Vec<Period> = Vec::new();
    for year in years.clone() {
        let market = LabourMarket::new(model, supply, fit, year, &config.market).map_err(MatchError::from)?;
        if let Some(last) = periods
            .last_mut()
            .filter(|last| last.market.same_question(&market))
        {
            last.years.push(year);
            continue;
        }
        let matching = optimal(market.market(), config.objective, control)?;
        let prices = matching.prices();
        let summary = summarise(model, fit, &market, &matching, &prices);
        periods.push(Period {
            years: vec![year],
            market,
            matching,
            prices,
            summary,
        });
    }
    Ok(periods)
}
