//! The bound: an upper bound on the gain of any choice, and the solution of the relaxation.
//!
//! Every action is relaxed to any part in 0..=1, and the markets of all years are solved together with the parts. For
//! any dual prices of graduates and openings at which the first-order method ends, by weak duality the Lagrangian
//! value there is an upper bound for every whole choice within the budget: its validity needs no convergence, only
//! its tightness does.

use super::choice::{Choice, Key};
use super::config::{PortfolioConfig, PortfolioError};
use super::cost::PortfolioCost;
use super::ledger::{Ledger, State};
use crate::advice::changes::{Changes, Place};
use crate::matching::{Control, MatchError};
use crate::unit::{Heads, MILLION, Value, Year};
use std::rc::Rc;
use std::sync::Arc;
use vocmatch_algo::first_order::{self, Feed, Market, Pairs, Problem, Row, SolveError, solve};
use vocmatch_algo::sorted::Map;

/// The solution of the relaxation: every action in any part.
pub(super) struct Relaxed {
    /// The upper bound, in heads' worth.
    pub(super) bound: f64,
    /// By choice: the part that is done.
    pub(super) parts: Vec<f64>,
    /// By given limit: the shadow price of one unit more.
    pub(super) prices: Vec<f64>,
    /// By year and place: what one graduate more would be worth, at the prices that prove the bound.
    graduates: Map<(Year, Place), f64>,
}

impl Relaxed {
    /// The value of some heads at the dual prices of the bound.
    pub(super) fn worth(&self, heads: &Changes) -> f64 {
        let of_year = |(year, changed): (&Year, &Map<Place, Heads>)| {
            let price = |place: &Place| self.graduates.get(&(*year, *place)).copied().unwrap_or(0.0);
            let worth = changed.iter().map(|(place, heads)| *heads as f64 * price(place));
            worth.sum::<f64>()
        };
        // An empty sum is −0.
        heads.iter().map(of_year).sum::<f64>() + 0.0
    }
}

/// Years with the same subproblem: a market, and which choices send how many heads where.
struct Class {
    state: Rc<State>,
    years: Vec<Year>,
    feeds: Map<Place, Vec<(u32, Heads)>>,
}

/// Bounds the gain of any choice within the budget, starting from a feasible choice `start` with gain `gain`.
pub(super) fn relax(
    choices: &[Choice],
    ledger: &Ledger,
    config: &PortfolioConfig,
    (start, gain): (&[f64], f64),
    control: &Control,
) -> Result<Relaxed, PortfolioError> {
    // Years of one class have one market with values times the number of years. In the relaxation the same choices feed
    // them all, so their optima agree and the program shrinks without a change of its optimum.
    let classes = classes(choices, ledger);
    let (mut markets, mut present) = (Vec::new(), 0.0);
    for class in &classes {
        control.ask()?;
        markets.push(market(class)?);
        present += class.state.matching.value() as f64 / MILLION as f64 * class.years.len() as f64;
    }
    let boxed = first_order::Choice {
        least: 0.0,
        most: 1.0,
        worth: 0.0,
    };
    control.ask()?;
    let problem = Problem::new(vec![boxed; choices.len()], &rows(choices, config), markets)?;
    // The solver's gap is a share of the whole value; what counts is the share of the gain, which is far smaller.
    let near = config.precision * gain.max(1.0) / present.max(1e-9);
    let precision = first_order::Config {
        gap: near,
        enough: near,
        work: config.work,
        most_work: config.work,
        ..first_order::Config::default()
    };
    let solution = match solve(&problem, start, &precision, &control.of_solve()) {
        // Joined by the pathway, actions may change heads by less than the sum, so that a choice that is feasible in whole
        // people is not in the relaxation. Doing nothing always is.
        Err(SolveError::StartOwesHeads { .. } | SolveError::StartNotFeasible { .. }) => solve(
            &problem,
            &vec![0.0; choices.len()],
            &precision,
            &control.of_solve(),
        )?,
        other => other?,
    };
    let limits = PortfolioCost::default().against(config).count();
    let mut graduates = Map::new();
    for (class, prices) in classes.iter().zip(&solution.prices) {
        let market = &class.state.market;
        for year in &class.years {
            for (node, price) in market.supply().iter().zip(&prices.supplies) {
                // The dual of a class is that of all its years together: an equal part is that of each.
                graduates.insert((*year, (node.row, node.region)), price / class.years.len() as f64);
            }
        }
    }
    Ok(Relaxed {
        // `present` is what doing nothing is worth, so the difference bounds the gain. Both are sums of floats of their
        // size: the margin keeps the bound valid when they nearly cancel.
        bound: solution.bound - present + 1e-10 * present,
        parts: solution.choices,
        prices: solution.row_prices.get(..limits).unwrap_or_default().to_vec(),
        graduates,
    })
}

/// The years with possible changes, those with the same market and the same changes together.
fn classes(choices: &[Choice], ledger: &Ledger) -> Vec<Class> {
    let mut by_year: Map<Year, Map<Place, Vec<(u32, Heads)>>> = Map::new();
    for (k, choice) in (0..).zip(choices) {
        for (year, changed) in &*choice.changes {
            let feeds = by_year.entry(*year).or_default();
            for (place, heads) in changed {
                feeds.entry(*place).or_default().push((k, *heads));
            }
        }
    }
    let mut classes: Vec<Class> = Vec::new();
    for (year, feeds) in by_year {
        let Some(state) = ledger.years.get(&year) else {
            continue;
        };
        let same = |class: &&mut Class| Rc::ptr_eq(&class.state, state) && class.feeds == feeds;
        match classes.iter_mut().find(same) {
            Some(class) => class.years.push(year),
            None => classes.push(Class {
                state: Rc::clone(state),
                years: vec![year],
                feeds,
            }),
        }
    }
    classes
}

/// The market of a class of years, a pair worth what it is in all of them. Supplies are affine in the choices: heads of today and
/// the heads that each action changes by itself, times the part of it that is done.
fn market(class: &Class) -> Result<Market, PortfolioError> {
    let Class { state, years, feeds } = class;
    let market = state.market.market();
    let supplies = state.market.supply().len();
    let openings = market.openings().to_vec();
    let times = i64::try_from(years.len()).unwrap_or(i64::MAX);
    let worth = |value: Value| value.0.saturating_mul(times);
    let pairs = market
        .pairs()
        .map(|pair| (pair.supply, pair.demand, worth(pair.value)));
    let pairs = Arc::new(Pairs::new(supplies, openings.len(), pairs).map_err(MatchError::from)?);
    let mut of_nodes: Vec<Feed> = state
        .market
        .supply()
        .iter()
        .map(|node| Feed {
            constant: node.heads as f64,
            terms: Vec::new(),
        })
        .collect();
    for ((row, region), terms) in feeds {
        if let Some(node) = state.market.find_supply(state.of_year, *row, *region) {
            of_nodes[node].terms = terms.iter().map(|(k, heads)| (*k, *heads as f64)).collect();
        }
    }
    Ok(Market {
        pairs,
        openings,
        feeds: of_nodes,
    })
}

/// The constraints: the budget's limits, in their order; then a packing row `Σ x ≤ 1` for what at most one action may change. A
/// key of one action alone needs none: its box says the same.
fn rows(choices: &[Choice], config: &PortfolioConfig) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for limit in 0..PortfolioCost::default().against(config).count() {
        let mut row = Row {
            terms: Vec::new(),
            at_most: 0.0,
        };
        for (k, choice) in (0..).zip(choices) {
            if let Some((used, at_most)) = choice.cost.against(config).nth(limit) {
                row.at_most = at_most;
                if used > 0.0 {
                    row.terms.push((k, used));
                }
            }
        }
        rows.push(row);
    }
    let mut exclusive: Map<Key, Vec<(u32, f64)>> = Map::new();
    for (k, choice) in (0..).zip(choices) {
        for key in &choice.keys {
            exclusive.entry(*key).or_default().push((k, 1.0));
        }
    }
    let shared = exclusive.into_values().filter(|terms| terms.len() > 1);
    rows.extend(shared.map(|terms| Row { terms, at_most: 1.0 }));
    rows
}
