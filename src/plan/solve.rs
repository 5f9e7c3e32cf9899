//! Builds and solves every year's market: years that are the same problem once, years that carry over into each other
//! together.

use super::config::{PlanConfig, PlanError};
use super::period::Period;
use super::summary::summarise;
use crate::control::{Control, Stage};
use crate::fit::FitTable;
use crate::matching::{LabourMarket, MatchError, optimal};
use crate::model::Model;
use crate::pathway::Supply;
use crate::unit::Year;
use std::ops::RangeInclusive;
use std::sync::Arc;

/// Builds and solves the market of every year, or one market of all years if the config has a window.
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
    solve_years_like(model, supply, fit, years, config, &[], control)
}

/// As [`solve_years`], but where a year is the same problem as one of `known`, its solution is reused. They must come
/// from a plan of the same config and fit table, over a model that agrees in everything that a summary reads.
///
/// # Errors
/// As [`solve_years`].
pub fn solve_years_like(
    model: &Model,
    supply: &Supply,
    fit: &FitTable,
    years: &RangeInclusive<Year>,
    config: &PlanConfig,
    known: &[Period],
    control: &Control,
) -> Result<Vec<Period>, PlanError> {
    let pieces = control.start(Stage::Years, (1, 1), years.clone().count())?;
    let control = &control.within_a_piece();
    let market = |years| LabourMarket::across(model, supply, fit, years, &config.market);
    let solved = |market| solve(model, fit, market, config, control);
    if config.market.window > 0 {
        let market = market(years.clone()).map_err(MatchError::from)?;
        let periods = match known.first() {
            Some(first) if *first.market == market => known.to_vec(),
            _ => solved(market)?,
        };
        pieces.end()?;
        return Ok(periods);
    }
    let mut periods: Vec<Period> = Vec::new();
    for year in years.clone() {
        let market = market(year..=year).map_err(MatchError::from)?;
        match periods.last_mut() {
            Some(last) if last.market.same_question(&market) => last.years.push(year),
            _ => match known.iter().find(|period| period.market.same_question(&market)) {
                Some(like) => periods.push(Period {
                    years: vec![year],
                    market: Arc::new(market),
                    ..like.clone()
                }),
                None => periods.extend(solved(market)?),
            },
        }
        pieces.next()?;
    }
    Ok(periods)
}

/// Solves a market once, and sums it up year by year.
fn solve(
    model: &Model,
    fit: &FitTable,
    market: LabourMarket,
    config: &PlanConfig,
    control: &Control,
) -> Result<Vec<Period>, PlanError> {
    let matching = optimal(market.market(), config.objective, control)?;
    let prices = matching.prices();
    let summaries = summarise(model, fit, &market, &matching, &prices, control)?;
    let (market, prices) = (Arc::new(market), Arc::new(prices));
    let years: Vec<Year> = market.years().collect();
    let period = |(year, summary)| Period {
        years: vec![year],
        market: Arc::clone(&market),
        matching: matching.clone(),
        prices: Arc::clone(&prices),
        summary,
    };
    Ok(years.into_iter().zip(summaries).map(period).collect())
}
