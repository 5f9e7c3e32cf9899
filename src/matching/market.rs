//! A numeric market: heads, openings and the pairs that may be matched.

use super::market_problem::{Checks, MarketProblem, MarketProblems};
use super::pair::Pair;
use crate::unit::{Heads, Value};
use vocmatch_algo::transport::{Arc, Problem};

/// A numeric market: heads of each supply node, openings of each demand node, and the value of one head on each pair.
/// Nodes and pairs are identified by index; pairs are in the order of (supply, demand), whatever the order in which
/// they were given.
///
/// A [`LabourMarket`](super::LabourMarket) builds one from a model. Build one directly for a market of another kind.
///
/// Memory: 8 bytes a pair; 8 more if any has a cap; 16 more if any score is not the value.
///
/// # Example: which of two nurses' schools sends people where?
///
/// ```
/// use vocmatch::matching::{Control, Market, Objective, Pair, audit, optimal};
/// use vocmatch::unit::Value;
///
/// // 3 and 2 graduates, 4 openings; those of the second school fit better.
/// let pairs = [Pair::new(0, 0, Value(500_000)), Pair::new(1, 0, Value(900_000))];
/// let market = Market::new(vec![3, 2], vec![4], pairs)?;
/// let best = optimal(&market, Objective::BestFit, &Control::default())?;
/// assert_eq!(best.placed().collect::<Vec<_>>(), [(0, 2), (1, 2)]);
/// assert!(audit(&market, &best).is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Example: every problem at once
///
/// ```
/// # use vocmatch::{matching::{Market, Pair}, unit::Value};
/// let twice = [Pair::new(0, 0, Value(1)), Pair::new(0, 7, Value(1)), Pair::new(0, 0, Value(2))];
/// let problems = Market::new(vec![-1], vec![1], twice).unwrap_err();
/// assert_eq!(
///     problems.to_string(),
///     "supply node 0 has -1 heads; give 0 or more\n\
///      pair 1 names demand node 7, which is not there\n\
///      pair 2 joins supply node 0 and demand node 0, as pair 0 does; keep one"
/// );
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Market {
    problem: Problem,
    /// The scores of graduates and employers for each pair; empty if all scores are values.
    scores: Vec<(Value, Value)>,
}

impl Market {
    /// Checks the numbers and sorts the pairs. `O(pairs)` if they are sorted already, else `O(pairs · log pairs)`.
    ///
    /// # Errors
    /// [`MarketProblems`]: every number that is negative or too large, every node that does not exist, every repeated
    /// pair.
    pub fn new(
        heads: Vec<Heads>,
        openings: Vec<Heads>,
        pairs: impl IntoIterator<Item = Pair>,
    ) -> Result<Market, MarketProblems> {
        let mut checks = Checks::new(&heads, &openings);
        // Pairs whose scores are not their value, by their index in the input.
        let mut scored: Vec<(usize, (Value, Value))> = Vec::new();
        let mut arcs = pairs.into_iter().map(|pair| {
            let place = checks.pair(&pair);
            if (pair.graduate_score, pair.employer_score) != (pair.value, pair.value) {
                scored.push((place, (pair.graduate_score, pair.employer_score)));
            }
            pair.arc()
        });
        let built = Problem::new(heads, openings, &mut arcs);
        // After the first fault nothing is built, but checks continue.
        arcs.for_each(drop);
        let (mut problems, order) = checks.finish();
        match built {
            Ok(problem) if problems.is_empty() => {
                let scores = dense(&problem, &scored, &order);
                Ok(Market { problem, scores })
            }
            Err(error) if problems.is_empty() => {
                problems.push(MarketProblem::Refused(error));
                Err(MarketProblems::new(problems))
            }
            Ok(_) | Err(_) => Err(MarketProblems::new(problems)),
        }
    }

    /// The same market, in which keys break ties between equal optima instead of indices; see [`Problem::with_keys`].
    pub(super) fn with_keys(self, supply: Vec<u64>, demand: Vec<u64>) -> Market {
        Market {
            problem: self.problem.with_keys(supply, demand),
            scores: self.scores,
        }
    }

    /// Returns the heads of each supply node.
    #[must_use]
    pub fn heads(&self) -> &[Heads] {
        self.problem.heads()
    }

    /// Returns the openings of each demand node.
    #[must_use]
    pub fn openings(&self) -> &[Heads] {
        self.problem.openings()
    }

    /// Returns how many pairs there are.
    #[must_use]
    pub fn pair_count(&self) -> usize {
        self.problem.arc_count()
    }

    /// Returns every pair, in the order of (supply, demand).
    pub fn pairs(&self) -> impl Iterator<Item = Pair> + '_ {
        self.problem
            .arcs()
            .enumerate()
            .map(|(place, arc)| self.scored(place, arc))
    }

    /// Returns the pairs of one supply node; none for a node that does not exist.
    pub fn pairs_of(&self, supply: usize) -> impl Iterator<Item = Pair> + '_ {
        self.problem
            .row(supply)
            .filter_map(|place| Some(self.scored(place, self.problem.arc(place)?)))
    }

    /// Returns the pair at an index. `O(log nodes)`.
    #[must_use]
    pub fn pair(&self, place: usize) -> Option<Pair> {
        self.problem.arc(place).map(|arc| self.scored(place, arc))
    }

    /// Returns the market in the solvers' form; an arc's position is its pair's index.
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    fn scored(&self, place: usize, arc: Arc) -> Pair {
        let value = Value(arc.value);
        let (graduate_score, employer_score) = self.scores.get(place).copied().unwrap_or((value, value));
        Pair {
            supply: arc.from,
            demand: arc.to,
            value,
            max_heads: arc.cap,
            graduate_score,
            employer_score,
        }
    }
}

/// The scores of all pairs in their final order, from those that are not values; empty if there are none. `order` has
/// the input index of each pair, or is empty if they were given in order.
fn dense(problem: &Problem, scored: &[(usize, (Value, Value))], order: &[usize]) -> Vec<(Value, Value)> {
    if scored.is_empty() {
        return Vec::new();
    }
    let value = |value: i64| (Value(value), Value(value));
    let mut scores: Vec<_> = problem.arcs().map(|arc| value(arc.value)).collect();
    let mut place_of: Vec<usize> = (0..scores.len()).collect();
    for (place, given) in order.iter().enumerate() {
        place_of[*given] = place;
    }
    for (given, score) in scored {
        scores[place_of[*given]] = *score;
    }
    scores
}
