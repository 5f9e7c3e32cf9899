//! The problem: choices, rows, and markets that choices feed, validated once by the constructor.

use super::sparse::Sparse;
use crate::transport;
use std::ops::Range;
use std::sync::Arc;

/// The largest number, either sign, of a choice, a row or a feed.
pub const MAX_NUMBER: f64 = 1e12;
/// Most openings of one market.
pub const MAX_OPENINGS: i64 = 1 << 50;
/// What one unit of value is in the millionths of [`Pairs`].
pub(super) const UNIT: f64 = 1e6;

/// A decision variable with its box and its objective coefficient.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Choice {
    /// The least that it may be.
    pub least: f64,
    /// The most that it may be, at least `least`.
    pub most: f64,
    /// What one unit is worth by itself, 1.0 being a million millionths; negative for a cost.
    pub worth: f64,
}

/// A linear constraint on choices: `Σ factor · choice ≤ at_most`.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Choice and factor; a choice that comes twice counts with the sum.
    pub terms: Vec<(u32, f64)>,
    /// The limit.
    pub at_most: f64,
}

/// What a supply of a market has: `constant + Σ factor · choice`. The rows should see to it that this is
/// never below 0; where they do not, choices that would make it so are not taken.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Feed {
    /// Heads that come whatever is chosen.
    pub constant: f64,
    /// Choice and factor.
    pub terms: Vec<(u32, f64)>,
}

/// Who may go where, and what one head is worth there. Pairs worth nothing or less are left out, as
/// no best flow needs them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pairs {
    /// The pairs as a transportation problem without heads and openings.
    pub(super) empty: transport::Problem,
}

/// Supplies that choices feed, and demands.
#[derive(Debug, Clone, PartialEq)]
pub struct Market {
    /// The pairs, shared between markets that have the same.
    pub pairs: Arc<Pairs>,
    /// Openings of each demand.
    pub openings: Vec<i64>,
    /// What each supply has.
    pub feeds: Vec<Feed>,
}

/// The part of a [`Problem`] to which a number belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemEntry {
    /// In a choice.
    Choice(usize),
    /// In a row.
    Row(usize),
    /// In what feeds a supply.
    Feed {
        /// Position of the market.
        market: usize,
        /// Position of the supply.
        supply: usize,
    },
}

/// Why numbers do not make a valid [`Problem`].
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ProblemError {
    /// A number is not finite or lies outside ±[`MAX_NUMBER`].
    #[error("a number of {0:?} is not finite or lies outside ±{MAX_NUMBER}")]
    Number(ProblemEntry),
    /// A choice has a least above its most.
    #[error("choice {choice} lies between {least} and {most}")]
    UpsideDown {
        /// Position of the choice.
        choice: usize,
        /// Its least.
        least: f64,
        /// Its most.
        most: f64,
    },
    /// A term names a choice that is not there.
    #[error("{place:?} names choice {choice}, which is not there")]
    NoSuchChoice {
        /// The part that has the term.
        place: ProblemEntry,
        /// The choice that it names.
        choice: u32,
    },
    /// A market has not one feed a supply and one number of openings a demand.
    #[error(
        "market {market} has {feeds} feeds and {openings} openings for {supplies} supplies and {demands} demands"
    )]
    Shape {
        /// Position of the market.
        market: usize,
        /// Its feeds.
        feeds: usize,
        /// Its numbers of openings.
        openings: usize,
        /// Supplies of its pairs.
        supplies: usize,
        /// Demands of its pairs.
        demands: usize,
    },
    /// The openings of a demand are negative.
    #[error("demand {demand} of market {market} has {openings} openings")]
    NegativeOpenings {
        /// Position of the market.
        market: usize,
        /// Position of the demand.
        demand: usize,
        /// Its openings.
        openings: i64,
    },
    /// A market has more than [`MAX_OPENINGS`].
    #[error("market {0} has more than {MAX_OPENINGS} openings")]
    TooManyOpenings(usize),
    /// More than `u32::MAX` choices, rows, supplies or demands.
    #[error("more choices, rows or nodes than 32 bits can count")]
    TooLarge,
}

/// A checked problem: which choices make the markets worth most.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    pub(super) choices: Vec<Choice>,
    pub(super) rows: Sparse,
    pub(super) at_most: Vec<f64>,
    /// What feeds the supplies of all markets, one market after the other.
    pub(super) feeds: Sparse,
    pub(super) constants: Vec<f64>,
    pub(super) markets: Vec<Part>,
}

/// A market without its feeds.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    pub(super) pairs: Arc<Pairs>,
    pub(super) openings: Vec<i64>,
    /// Its supplies among those of all markets.
    pub(super) supplies: Range<usize>,
    /// Its demands among those of all markets.
    pub(super) demands: Range<usize>,
}

impl Pairs {
    /// Checks the pairs (supply, demand, millionths a head) and puts them in order.
    ///
    /// # Errors
    /// [`transport::ProblemError`]: the first pair that names no node, comes twice or is worth too much.
    pub fn new(
        supplies: usize,
        demands: usize,
        pairs: impl IntoIterator<Item = (u32, u32, i64)>,
    ) -> Result<Pairs, transport::ProblemError> {
        let nodes = supplies.max(demands);
        if nodes > transport::MAX_NODES {
            return Err(transport::ProblemError::TooManyNodes(nodes));
        }
        let arcs = pairs.into_iter().map(|(from, to, value)| transport::Arc {
            from,
            to,
            value,
            cap: None,
        });
        let empty = transport::Problem::new(vec![0; supplies], vec![0; demands], arcs)?;
        if empty.arcs().all(|arc| arc.value > 0) {
            return Ok(Pairs { empty });
        }
        let useful: Vec<transport::Arc> = empty.arcs().filter(|arc| arc.value > 0).collect();
        let empty = transport::Problem::new(vec![0; supplies], vec![0; demands], useful)?;
        Ok(Pairs { empty })
    }

    /// How many supplies there are.
    #[must_use]
    pub fn supplies(&self) -> usize {
        self.empty.heads().len()
    }

    /// How many demands there are.
    #[must_use]
    pub fn demands(&self) -> usize {
        self.empty.openings().len()
    }

    /// How many pairs are worth anything.
    #[must_use]
    pub fn count(&self) -> usize {
        self.empty.arc_count()
    }

    /// Demand and value, in millionths, of each pair of a supply.
    pub(super) fn of(&self, supply: usize) -> impl Iterator<Item = (usize, i32)> + '_ {
        let cells = &self.empty.graph.cells[self.empty.row(supply)];
        cells.iter().map(|cell| (cell.demand as usize, cell.value))
    }
}

impl Problem {
    /// Checks every number. `O(terms + nodes)`.
    ///
    /// # Errors
    /// [`ProblemError`]: the first number that is not finite or out of range, or term that names no choice.
    pub fn new(choices: Vec<Choice>, rows: &[Row], markets: Vec<Market>) -> Result<Problem, ProblemError> {
        check_choices(&choices)?;
        for (place, row) in rows.iter().enumerate() {
            check_terms(ProblemEntry::Row(place), row.at_most, &row.terms, choices.len())?;
        }
        let (mut supplies, mut demands) = (0, 0);
        for (place, market) in markets.iter().enumerate() {
            check_market(place, market, choices.len())?;
            supplies += market.feeds.len();
            demands += market.openings.len();
        }
        let counts = [choices.len(), rows.len(), supplies, demands];
        if counts.iter().any(|&count| u32::try_from(count).is_err()) {
            return Err(ProblemError::TooLarge);
        }
        let all_feeds = || markets.iter().flat_map(|market| &market.feeds);
        let feeds = Sparse::new(all_feeds().map(|feed| feed.terms.as_slice()));
        let constants = all_feeds().map(|feed| feed.constant).collect();
        let (mut supplies, mut demands) = (0, 0);
        let parts = markets.into_iter().map(|market| {
            let part = Part {
                supplies: supplies..supplies + market.feeds.len(),
                demands: demands..demands + market.openings.len(),
                pairs: market.pairs,
                openings: market.openings,
            };
            (supplies, demands) = (part.supplies.end, part.demands.end);
            part
        });
        Ok(Problem {
            markets: parts.collect(),
            choices,
            rows: Sparse::new(rows.iter().map(|row| row.terms.as_slice())),
            at_most: rows.iter().map(|row| row.at_most).collect(),
            feeds,
            constants,
        })
    }

    /// The choices.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        &self.choices
    }

    /// How many rows there are.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.at_most.len()
    }

    /// How many markets there are.
    #[must_use]
    pub fn market_count(&self) -> usize {
        self.markets.len()
    }

    /// The pairs of all markets together: the columns of the program besides the choices.
    #[must_use]
    pub fn pair_count(&self) -> usize {
        self.markets.iter().map(|market| market.pairs.count()).sum()
    }

    /// What each supply of a market has under some choices; empty for a market that is not there.
    #[must_use]
    pub fn supplies(&self, market: usize, choices: &[f64]) -> Vec<f64> {
        let range = self.markets.get(market).map(|market| market.supplies.clone());
        range
            .unwrap_or_default()
            .map(|supply| self.supply(supply, choices))
            .collect()
    }

    /// The largest value of a pair, in worth; 1 if there is none.
    pub(super) fn largest_value(&self) -> f64 {
        let rows = self.markets.iter();
        let values = rows.flat_map(|part| part.pairs.empty.graph.cells.iter().map(|cell| cell.value));
        values.max().map_or(1.0, |value| f64::from(value) / UNIT)
    }

    /// What a supply has, counted through all markets.
    pub(super) fn supply(&self, supply: usize, choices: &[f64]) -> f64 {
        self.constants[supply] + self.feeds.dot(supply, choices)
    }

    /// What choices are worth by themselves.
    pub(super) fn own_worth(&self, choices: &[f64]) -> f64 {
        self.choices
            .iter()
            .zip(choices)
            .map(|(choice, number)| choice.worth * number)
            .sum()
    }
}

fn is_proper(number: f64) -> bool {
    number.abs() <= MAX_NUMBER
}

fn check_choices(choices: &[Choice]) -> Result<(), ProblemError> {
    for (place, &Choice { least, most, worth }) in choices.iter().enumerate() {
        if ![least, most, worth].into_iter().all(is_proper) {
            return Err(ProblemError::Number(ProblemEntry::Choice(place)));
        }
        if least > most {
            return Err(ProblemError::UpsideDown {
                choice: place,
                least,
                most,
            });
        }
    }
    Ok(())
}

fn check_terms(
    place: ProblemEntry,
    constant: f64,
    terms: &[(u32, f64)],
    choices: usize,
) -> Result<(), ProblemError> {
    if !is_proper(constant) || terms.iter().any(|&(_, factor)| !is_proper(factor)) {
        return Err(ProblemError::Number(place));
    }
    match terms.iter().find(|(choice, _)| *choice as usize >= choices) {
        Some(&(choice, _)) => Err(ProblemError::NoSuchChoice { place, choice }),
        None => Ok(()),
    }
}

fn check_market(place: usize, market: &Market, choices: usize) -> Result<(), ProblemError> {
    let (supplies, demands) = (market.pairs.supplies(), market.pairs.demands());
    if (market.feeds.len(), market.openings.len()) != (supplies, demands) {
        return Err(ProblemError::Shape {
            market: place,
            feeds: market.feeds.len(),
            openings: market.openings.len(),
            supplies,
            demands,
        });
    }
    for (supply, feed) in market.feeds.iter().enumerate() {
        let place = ProblemEntry::Feed {
            market: place,
            supply,
        };
        check_terms(place, feed.constant, &feed.terms, choices)?;
    }
    if let Some((demand, &openings)) = market
        .openings
        .iter()
        .enumerate()
        .find(|(_, number)| **number < 0)
    {
        return Err(ProblemError::NegativeOpenings {
            market: place,
            demand,
            openings,
        });
    }
    let total: i128 = market.openings.iter().map(|&number| i128::from(number)).sum();
    if total > i128::from(MAX_OPENINGS) {
        return Err(ProblemError::TooManyOpenings(place));
    }
    Ok(())
}
