//! The iterate of the first-order method: choices and flows, and a price for each rule.

use super::markets::Markets;
use super::problem::{Problem, UNIT};
use super::sparse::Sparse;

/// A rule `sum ≤ limit` and its price.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Rule {
    pub(super) price: f64,
    /// Price at the anchor.
    anchor: f64,
    limit: f64,
    /// What choices and flows make of it, and what they made of it at the anchor.
    sum: f64,
    anchor_sum: f64,
    /// The sum at the reflected point, while it is being added up.
    reach: f64,
    /// Length of a step, before the weight.
    step: f64,
}

/// A choice.
#[derive(Debug, Clone, Copy)]
struct Column {
    number: f64,
    anchor: f64,
    reach: f64,
    step: f64,
}

/// A pair in play.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    to: u32,
    value: f32,
    flow: f64,
    anchor: f64,
}

/// The iterate.
pub(super) struct State<'a> {
    problem: &'a Problem,
    rows_of: &'a Sparse,
    feeds_of: &'a Sparse,
    columns: Vec<Column>,
    pub(super) supplies: Vec<Rule>,
    pub(super) openings: Vec<Rule>,
    pub(super) rows: Vec<Rule>,
    /// The pairs in play of supply `i` of all markets are `cells[starts[i]..starts[i + 1]]`.
    starts: Vec<usize>,
    cells: Vec<Cell>,
    /// How long the steps of one flow out of each supply are, before the weight.
    flow_steps: Vec<f64>,
    /// Long steps of prices against short steps of flows.
    weight: f64,
    /// Iterations since the anchor.
    since: u32,
}

/// How far the iterate stands from the fixed point, and how far it has come since the anchor.
#[derive(Debug, Clone, Copy, Default)]
struct Lengths {
    primal: f64,
    dual: f64,
    cross: f64,
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
            starts: vec![0; problem.constants.len() + 1],
            cells: Vec::new(),
            flow_steps: Vec::new(),
            weight: 1.0,
            since: 0,
        };
        let mut flows: Vec<(usize, u32, f64)> = Vec::new();
        for (market, part) in problem.markets.iter().enumerate() {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a market has fewer than 2^27 demands"
            )]
            flows.extend(
                markets
                    .flows(market)
                    .map(|(from, to, heads)| (part.supplies.start + from, to as u32, heads)),
            );
        }
        state.bring_into_play(&flows, start);
        state
    }

    fn bring_into_play(&mut self, flows: &[(usize, u32, f64)], start: &[f64]) {
        let mut flows = flows.iter().peekable();
        let mut cells = Vec::new();
        for part in &self.problem.markets {
            for supply in part.supplies.clone() {
                for (demand, value) in part.pairs.of(supply - part.supplies.start) {
                    if part.openings[demand] == 0 {
                        continue;
                    }
                    let flow = flows.next_if(|flow| (flow.0, flow.1 as usize) == (supply, demand));
                    let flow = flow.map_or(0.0, |flow| flow.2);
                    #[expect(
                        clippy::cast_possible_truncation,
                        reason = "seven digits of a value guide a step well enough"
                    )]
                    cells.push(Cell {
                        to: demand as u32,
                        value: (f64::from(value) / UNIT) as f32,
                        flow,
                        anchor: flow,
                    });
                }
                self.starts[supply + 1] = cells.len();
            }
        }
        self.cells = cells;
        self.set_steps(start);
        self.restart(self.weight);
    }

    /// Diagonal steps after Pock and Chambolle 2011: with a typical size `d` of each column and `e` of each price, a
    /// column steps by `d / Σ |factor|·e` and a price by `e / Σ |factor|·d`, sums over its terms.
    fn set_steps(&mut self, start: &[f64]) {
        let problem = self.problem;
        let range: Vec<f64> = problem
            .choices
            .iter()
            .map(|choice| choice.most - choice.least)
            .collect();
        // The worth of a typical unit of a row: what its choices feed, at a worth of 1 a head, by what they use.
        let typical: Vec<f64> = (0..problem.at_most.len())
            .map(|row| {
                let (mut worth, mut used) = (0.0, 0.0);
                for &(choice, factor) in problem.rows.row(row) {
                    let feeds = self.feeds_of.row(choice as usize).iter().map(|term| term.1.abs());
                    let own = problem.choices[choice as usize].worth.abs();
                    worth += range[choice as usize] * (own + feeds.sum::<f64>());
                    used += range[choice as usize] * factor.abs();
                }
                if used > 0.0 && worth > 0.0 {
                    worth / used
                } else {
                    1.0
                }
            })
            .collect();
        for (place, column) in self.columns.iter_mut().enumerate() {
            let rows = self
                .rows_of
                .row(place)
                .iter()
                .map(|&(row, factor)| factor.abs() * typical[row as usize]);
            let feeds = self.feeds_of.row(place).iter().map(|&(_, factor)| factor.abs());
            let sum = rows.sum::<f64>() + feeds.sum::<f64>();
            column.step = if sum > 0.0 {
                range[place] / sum
            } else {
                range[place]
            };
        }
        for (row, rule) in self.rows.iter_mut().enumerate() {
            let used = problem
                .rows
                .row(row)
                .iter()
                .map(|&(choice, factor)| factor.abs() * range[choice as usize]);
            let used: f64 = used.sum();
            rule.step = if used > 0.0 { typical[row] / used } else { 0.0 };
        }
        self.flow_steps.clear();
        let mut filled = vec![0.0; self.openings.len()];
        for part in &problem.markets {
            for supply in part.supplies.clone() {
                let moved: f64 = problem
                    .feeds
                    .row(supply)
                    .iter()
                    .map(|&(choice, factor)| factor.abs() * range[choice as usize])
                    .sum();
                let cells = &self.cells[self.starts[supply]..self.starts[supply + 1]];
                let heads = problem.supply(supply, start).max(0.0);
                let size = (heads + 0.5 * moved).max(1e-6) / (cells.len().max(1) as f64).sqrt();
                self.flow_steps.push(size / 2.0);
                self.supplies[supply].step = 1.0 / (moved + size * cells.len() as f64);
                for cell in cells {
                    filled[part.demands.start + cell.to as usize] += size;
                }
            }
        }
        for (rule, filled) in self.openings.iter_mut().zip(filled) {
            rule.step = if filled > 0.0 { 1.0 / filled } else { 0.0 };
        }
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
            rule.anchor_sum = rule.sum;
        }
    }

    pub(super) fn choices(&self) -> Vec<f64> {
        self.columns.iter().map(|column| column.number).collect()
    }

    /// Pairs in play.
    pub(super) fn pairs(&self) -> usize {
        self.cells.len()
    }

    pub(super) fn since(&self) -> u32 {
        self.since
    }

    /// One step of the reflected Halpern iteration: `z ← (k+1)/(k+2)·(2T(z) − z) + 1/(k+2)·anchor`, T the
    /// primal-dual step. Returns how far `z` was from `T(z)`.
    pub(super) fn step(&mut self) -> f64 {
        let share = f64::from(self.since + 1) / f64::from(self.since + 2);
        let (share, rest) = (share, 1.0 - share);
        let mut moved = Lengths::default();
        for (place, column) in self.columns.iter_mut().enumerate() {
            let choice = &self.problem.choices[place];
            let mut gain = choice.worth;
            for &(supply, factor) in self.feeds_of.row(place) {
                gain += factor * self.supplies[supply as usize].price;
            }
            for &(row, factor) in self.rows_of.row(place) {
                gain -= factor * self.rows[row as usize].price;
            }
            let step = column.step / self.weight;
            let next = (column.number + step * gain).clamp(choice.least, choice.most);
            column.reach = 2.0 * next - column.number;
            if step > 0.0 {
                moved.primal += (next - column.number) * (next - column.number) / step;
            }
            column.number = share * column.reach + rest * column.anchor;
        }
        for rule in &mut self.openings {
            rule.reach = 0.0;
        }
        for part in &self.problem.markets {
            let openings = &mut self.openings[part.demands.clone()];
            for supply in part.supplies.clone() {
                let step = self.flow_steps[supply] / self.weight;
                let rule = &mut self.supplies[supply];
                let mut placed = 0.0;
                let mut squares = 0.0;
                for cell in &mut self.cells[self.starts[supply]..self.starts[supply + 1]] {
                    let opening = &mut openings[cell.to as usize];
                    let gain = f64::from(cell.value) - rule.price - opening.price;
                    let next = (cell.flow + step * gain).max(0.0);
                    let move_by = next - cell.flow;
                    let reach = next + move_by;
                    squares += move_by * move_by;
                    placed += reach;
                    opening.reach += reach;
                    cell.flow = share * reach + rest * cell.anchor;
                }
                moved.primal += squares / step;
                let feeds = self.problem.feeds.row(supply).iter();
                let fed: f64 = feeds
                    .map(|&(choice, factor)| factor * self.columns[choice as usize].reach)
                    .sum();
                rule.reach = placed - fed;
                rule.update(self.weight, [share, rest], &mut moved);
            }
        }
        for rule in &mut self.openings {
            rule.update(self.weight, [share, rest], &mut moved);
        }
        for (row, rule) in self.rows.iter_mut().enumerate() {
            let terms = self.problem.rows.row(row).iter();
            rule.reach = terms
                .map(|&(choice, factor)| factor * self.columns[choice as usize].reach)
                .sum();
            rule.update(self.weight, [share, rest], &mut moved);
        }
        self.since += 1;
        (moved.primal + moved.dual - 2.0 * moved.cross).max(0.0).sqrt()
    }

    /// The weight that balances how far flows and prices have come since the anchor, half way there in logarithms.
    pub(super) fn balanced_weight(&self) -> f64 {
        let mut come = Lengths::default();
        let square = |number: f64, step: f64| if step > 0.0 { number * number / step } else { 0.0 };
        for column in &self.columns {
            come.primal += square(column.number - column.anchor, column.step);
        }
        for (supply, &step) in self.flow_steps.iter().enumerate() {
            for cell in &self.cells[self.starts[supply]..self.starts[supply + 1]] {
                come.primal += square(cell.flow - cell.anchor, step);
            }
        }
        for rule in [&self.supplies, &self.openings, &self.rows].into_iter().flatten() {
            come.dual += square(rule.price - rule.anchor, rule.step);
        }
        if come.primal <= 1e-30 || come.dual <= 1e-30 {
            return self.weight;
        }
        let aim = (come.dual / come.primal).sqrt();
        (self.weight * aim).sqrt()
    }
}

impl Rule {
    fn update(&mut self, weight: f64, [share, rest]: [f64; 2], moved: &mut Lengths) {
        let step = self.step * weight;
        let next = (self.price + step * (self.reach - self.limit)).max(0.0);
        let move_by = next - self.price;
        if step > 0.0 {
            moved.dual += move_by * move_by / step;
        }
        // T(z) makes (reach + sum)/2 of the rule.
        moved.cross += move_by * (self.reach - self.sum) / 2.0;
        self.price = share * (next + move_by) + rest * self.anchor;
        self.sum = share * self.reach + rest * self.anchor_sum;
    }
}
