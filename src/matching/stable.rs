//! The stable matching: no graduate and opening prefer each other to their placements.

use super::answer::{Found, Matching};
use super::error::MatchError;
use super::market::Market;
use super::semantics::{Favour, Semantics};
use crate::control::Control;
use vocmatch_algo::stable_allocation::{self, Preferences, PreferencesError, Side};

/// Returns the stable matching of a market that is best for one side. Graduates rank their pairs by
/// [`graduate_score`](super::Pair::graduate_score), employers by [`employer_score`](super::Pair::employer_score),
/// higher first, ties by index. No pair could carry more heads that both its ends prefer to what they hold. Values
/// are ignored: any pair is better than none, also one of value 0. Exact, whole and unique (see
/// [`stable_allocation`]).
///
/// # Errors
/// [`MatchError::Cancelled`] if `control` says so.
pub fn stable(market: &Market, favour: Favour, control: &Control) -> Result<Matching, MatchError> {
    let side = match favour {
        Favour::Graduates => Side::Supply,
        Favour::Employers => Side::Demand,
    };
    let found = stable_allocation::solve(market.problem(), &preferences(market)?, side, &control.of_solve())?;
    let (heads, value) = (found.heads(), found.value());
    let flows = Found::Stable(found.flows().into());
    Ok(Matching::new(Semantics::Stable(favour), heads, value, flows))
}

/// The scores in the solver's form.
pub(super) fn preferences(market: &Market) -> Result<Preferences, PreferencesError> {
    let graduates = market.pairs().map(|pair| pair.graduate_score.0).collect();
    let employers = market.pairs().map(|pair| pair.employer_score.0).collect();
    Preferences::new(market.problem(), graduates, employers)
}
