//! The iterate of the first-order method: primal choices and flows, and a dual price for each constraint.

use super::markets::Markets;
use super::problem::Problem;
use super::sparse::Sparse;

/// The fixed cost of a step, in looks, so that work also ends a solve whose problem is tiny.
const OVERHEAD: u64 = 100;

/// A constraint `sum ≤ limit` and its dual price, at least 0 in `proposed`.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Rule {
    pub(super) price: f64,
    /// Price after the step that the iterate is reflected at.
    pub(super) proposed: f64,
    /// Price at the anchor.
    pub(super) anchor: f64,
    pub(super) limit: f64,
    /// What choices and flows make of it, and what they made of it at the anchor.
    pub(super) sum: f64,
    pub(super) anchor_sum: f64,
    /// The sum at the reflected point, while it is being added up.
    pub(super) reach: f64,
    /// Length of a step, before the weight.
    pub(super) step: f64,
}

/// A choice.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) number: f64,
    /// The number after the step that the iterate is reflected at; within its box.
    pub(super) proposed: f64,
    pub(super) anchor: f64,
    pub(super) reach: f64,
    pub(super) step: f64,
}

/// A pair in play.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub(super) to: u32,
    pub(super) value: f32,
    pub(super) flow: f64,
    pub(super) anchor: f64,
}

/// The iterate.
pub(super) struct State<'a> {
    pub(super) problem: &'a Problem,
    pub(super) rows_of: &'a Sparse,
    pub(super) feeds_of: &'a Sparse,
    pub(super) columns: Vec<Column>,
    pub(super) supplies: Vec<Rule>,
    pub(super) openings: Vec<Rule>,
    pub(super) rows: Vec<Rule>,
    /// The pairs in play of supply `i` of all markets are `cells[starts[i]..starts[i + 1]]`.
    pub(super) starts: Vec<usize>,
    pub(super) cells: Vec<Cell>,
    /// How long the steps of one flow out of each supply are, before the weight.
    pub(super) flow_steps: Vec<f64>,
    /// The largest value of a pair: what prices are measured in.
    pub(super) unit: f64,
    /// The primal weight: prices step by `weight`, choices and flows by `1 / weight`. The product, which the
    /// step condition bounds, stays the same.
    pub(super) weight: f64,
    /// Iterations since the anchor.
    pub(super) since: u32,
}

impl<'a> State<'a> {
    /// Starts at choices and their exact markets.
    pub(super) fn new(
        problem: &'a Problem,
        [rows_of, feeds_of]: [&'a Sparse; 2],
        start: &[f64],
        markets: &Markets,
    ) -> State<'a> {
        let column = |(&number, _): (&f64, _)| Column {
            number,
            proposed: number,
            anchor: number,
            reach: number,
            step: 0.0,
        };
        let rule = |(price, limit): (f64, f64)| Rule {
            price,
            limit,
            ..Rule::default()
        };
        let openings = problem.markets.iter().flat_map(|part| &part.openings);
        let limits = openings.map(|&openings| openings as f64);
        let mut state = State {
            problem,
            rows_of,
            feeds_of,
            columns: start.iter().zip(&problem.choices).map(column).collect(),
            supplies: markets
                .supply_prices()
                .into_iter()
                .zip(problem.constants.iter().copied())
                .map(rule)
                .collect(),
            openings: markets
                .opening_prices()
                .into_iter()
                .zip(limits)
                .map(rule)
                .collect(),
            rows: problem.at_most.iter().map(|&limit| rule((0.0, limit))).collect(),
            starts: vec![0],
            cells: Vec::new(),
            flow_steps: Vec::new(),
            unit: problem.largest_value(),
            weight: 1.0,
            since: 0,
        };
        let flows = problem.markets.iter().enumerate().flat_map(|(market, part)| {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a market has fewer than 2^27 demands"
            )]
            let flow =
                |(from, to, heads): (usize, usize, f64)| (part.supplies.start + from, to as u32, heads);
            markets.flows(market).map(flow)
        });
        let prices = markets.opening_prices();
        // At first every pair is in play: the duals of the start say little about where prices will go.
        state.bring_into_play(flows, &prices, f64::INFINITY);
        state.set_steps(start);
        state.restart(1.0);
        state
    }

    /// Takes the iterate for the anchor.
    pub(super) fn restart(&mut self, weight: f64) {
        self.weight = weight;
        self.since = 0;
        for column in &mut self.columns {
            column.anchor = column.number;
        }
        for rule in [&mut self.supplies, &mut self.openings, &mut self.rows]
            .into_iter()
            .flatten()
        {
            rule.anchor = rule.price;
            rule.sum = 0.0;
        }
        let numbers = self.choices();
        for (row, rule) in self.rows.iter_mut().enumerate() {
            rule.sum = self.problem.rows.dot(row, &numbers);
        }
        for part in &self.problem.markets {
            let openings = &mut self.openings[part.demands.clone()];
            for supply in part.supplies.clone() {
                let mut placed = -self.problem.feeds.dot(supply, &numbers);
                for cell in &mut self.cells[self.starts[supply]..self.starts[supply + 1]] {
                    cell.anchor = cell.flow;
                    placed += cell.flow;
                    openings[cell.to as usize].sum += cell.flow;
                }
                self.supplies[supply].sum = placed;
            }
        }
        for rule in [&mut self.supplies, &mut self.openings, &mut self.rows]
            .into_iter()
            .flatten()
        {
            // Sums are linear in the iterate, so an average of iterates has the average of their sums: a step need not add up
            // K·z anew, only K at the reflected point.
            rule.anchor_sum = rule.sum;
        }
    }

    /// The choices after the last step, before it was reflected: each within its box.
    pub(super) fn proposed(&self) -> Vec<f64> {
        self.columns.iter().map(|column| column.proposed).collect()
    }

    pub(super) fn choices(&self) -> Vec<f64> {
        self.columns.iter().map(|column| column.number).collect()
    }

    /// What a step looks at: pairs in play, terms and nodes.
    pub(super) fn looks(&self) -> u64 {
        let terms = self.rows_of.terms() + self.feeds_of.terms();
        let nodes = self.columns.len() + self.supplies.len() + self.openings.len() + self.rows.len();
        (self.cells.len() + 2 * terms + nodes) as u64 + OVERHEAD
    }

    pub(super) fn since(&self) -> u32 {
        self.since
    }
}
