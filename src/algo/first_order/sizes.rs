//! Step sizes: a diagonal preconditioner from typical sizes of choices, flows and prices.

use super::state::{Rule, State};

impl State<'_> {
    /// Diagonal steps after Pock and Chambolle 2011: with a typical size `d` of each column and `e` of each price, a
    /// column steps by `d / Σ |factor|·e` and a price by `e / Σ |factor|·d`, sums over its terms. For any `d` and
    /// `e` above 0 these steps satisfy the step condition `‖Σ^½·K·T^½‖ ≤ 1`, so sizes are a matter of speed alone.
    pub(super) fn set_steps(&mut self, start: &[f64]) {
        let problem = self.problem;
        let range: Vec<f64> = problem
            .choices
            .iter()
            .map(|choice| choice.most - choice.least)
            .collect();
        // The worth of a typical unit of a row: what its choices feed, at a worth of 1 a head, by what they use.
        let typical: Vec<f64> = (0..problem.at_most.len())
            .map(|row| {
                // The typical price of a row: what its choices are worth over what they use of it, over their whole boxes.
                let (mut worth, mut used) = (0.0, 0.0);
                for &(choice, factor) in problem.rows.row(row) {
                    let feeds = self.feeds_of.row(choice as usize).iter().map(|term| term.1.abs());
                    let own = problem.choices[choice as usize].worth.abs();
                    worth += range[choice as usize] * (own + self.unit * feeds.sum::<f64>());
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
            let sum = rows.sum::<f64>() + self.unit * feeds.sum::<f64>();
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
                // Half of what the supply may gain, over the root of its pairs: between all on one pair and an even split.
                let size = (heads + 0.5 * moved).max(1e-6) / (cells.len().max(1) as f64).sqrt();
                // A flow stands in two constraints, its supply's and its opening's, whose prices have the size `unit`.
                self.flow_steps.push(size / (2.0 * self.unit));
                let rule = &mut self.supplies[supply];
                let used = moved + size * cells.len() as f64;
                rule.set_step(self.unit, used);
                for cell in cells {
                    filled[part.demands.start + cell.to as usize] += size;
                }
            }
        }
        for (rule, filled) in self.openings.iter_mut().zip(filled) {
            rule.set_step(self.unit, filled);
        }
    }
}

impl Rule {
    /// The step of a price of some size, where columns of typical size use so much of the rule. Where none
    /// does, the price of what is left over falls to 0, and pairs come into play again.
    fn set_step(&mut self, size: f64, used: f64) {
        let used = if used > 0.0 { used } else { self.limit };
        (self.step, self.price) = if used > 0.0 {
            (size / used, self.price)
        } else {
            (0.0, 0.0)
        };
    }
}
