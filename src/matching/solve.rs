//! One interface to the three semantics.

use super::answer::Matching;
use super::error::MatchError;
use super::market::Market;
use super::optimal::optimal;
use super::proportional::proportional;
use super::semantics::Semantics;
use super::stable::stable;
use crate::control::Control;

/// Solves a market under any semantics. The functions for each return more: [`optimal`] has shadow prices, ranges and
/// re-solving.
///
/// # Errors
/// [`MatchError::Cancelled`] if `control` says so; those of [`proportional`].
///
/// # Example: what does it cost that nobody wants to change?
///
/// ```
/// use vocmatch::matching::{
///     Control, Favour, Market, Objective, Pair, Semantics, audit, compare, optimal, solve,
/// };
/// use vocmatch::unit::Value;
///
/// // One graduate each. Both like the first opening best, and it likes the first graduate best; but only the
/// // second opening takes the first graduate at a good value.
/// let pair = |supply, demand, value, liked| Pair {
///     graduate_score: Value(liked),
///     employer_score: Value(liked),
///     ..Pair::new(supply, demand, Value(value))
/// };
/// let pairs = [pair(0, 0, 600_000, 2), pair(0, 1, 500_000, 1), pair(1, 0, 500_000, 1)];
/// let market = Market::new(vec![1, 1], vec![1, 1], pairs)?;
/// let best = optimal(&market, Objective::BestFit, &Control::default())?;
/// assert_eq!((best.heads(), best.value()), (2, 1_000_000));
///
/// let stable = solve(&market, &Semantics::Stable(Favour::Graduates), &Control::default())?;
/// assert_eq!((stable.heads(), stable.value()), (1, 600_000));
/// assert!(audit(&market, &stable).is_empty());
/// assert_eq!(compare(&market, &best, &stable).price_of_stability, Some(0.4));
/// # Ok::<(), vocmatch::matching::MatchError>(())
/// ```
pub fn solve(market: &Market, semantics: &Semantics, control: &Control) -> Result<Matching, MatchError> {
    match semantics {
        Semantics::Optimal(objective) => Ok(optimal(market, *objective, control)?.into_matching()),
        Semantics::Stable(favour) => stable(market, *favour, control),
        Semantics::Proportional(config) => proportional(market, config, control),
    }
}
