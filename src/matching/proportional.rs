//! The proportional matching: the spread that a market without a planner shows.

use super::answer::{Found, Matching};
use super::error::MatchError;
use super::market::Market;
use super::semantics::Semantics;
use crate::control::Control;
use std::sync::Arc;
use vocmatch_algo::proportional::{self as spread, Config as SpreadConfig};

/// Returns the matching in which values attract but do not decide: heads spread over pairs in proportion to heads ×
/// openings × e^(value / temperature), within heads, openings and caps (see [`algo::proportional`](spread)). A low
/// temperature approaches the optimum under [`BestFit`](super::Objective::BestFit). Real numbers are computed first
/// ([`Matching::as_spread`]), then rounded to whole people such that no number and no total changes by one or more.
///
/// # Errors
/// [`MatchError::Spread`] if temperature or tolerance are out of range, the iteration limit is reached, or the market
/// is too large to be rounded; [`MatchError::Cancelled`] if `control` says so.
pub fn proportional(
    market: &Market,
    config: &SpreadConfig,
    control: &Control,
) -> Result<Matching, MatchError> {
    let problem = market.problem();
    let found = spread::solve(problem, config, &control.of_solve())?;
    let flows = spread::round(problem, &found, &control.of_solve())?;
    let heads = flows.iter().map(|flow| flow.heads).sum();
    let value = flows.iter().filter_map(|flow| {
        let pair = market.pair(flow.arc as usize)?;
        Some(i128::from(flow.heads) * i128::from(pair.value.0))
    });
    let value = value.sum();
    let semantics = Semantics::Proportional(*config);
    let found = Found::Proportional(Arc::new((found, flows)));
    Ok(Matching::new(semantics, heads, value, found))
}
