//! One step of the method (reflected Halpern iteration of PDHG), and the primal weight.

use super::state::{Rule, State};

/// The primal weight stays between this and its inverse.
const STEEPEST: f64 = 1e4;
/// Steps are this much shorter than the step condition allows. At its limit the metric of the method is only a
/// seminorm, in which some moves have no length and the residual could vanish away from a fixed point.
const SHORTER: f64 = 0.99;

/// The three parts of a squared length in the metric of the method:
/// `‖Δx‖²/τ + ‖Δy‖²/σ − 2·⟨Δy, KΔx⟩`, with primal and dual steps τ and σ and the constraint matrix K.
#[derive(Debug, Clone, Copy, Default)]
struct Lengths {
    primal: f64,
    dual: f64,
    cross: f64,
}

impl State<'_> {
    /// One step of the reflected Halpern iteration: `z ← (k+1)/(k+2)·(2T(z) − z) + 1/(k+2)·anchor`, T the
    /// primal-dual step. Returns the fixed-point residual `‖z − T(z)‖`.
    ///
    /// T moves choices and flows along their reduced costs and projects them to their boxes, then moves prices
    /// along the violation at the extrapolated point `2x' − x` (`reach`) and projects them to `≥ 0`. The same
    /// `2x' − x` is the reflected point, so it is computed once for both.
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
            let step = SHORTER * column.step / self.weight;
            let next = (column.number + step * gain).clamp(choice.least, choice.most);
            column.proposed = next;
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
                let step = SHORTER * self.flow_steps[supply] / self.weight;
                let rule = &mut self.supplies[supply];
                let mut placed = 0.0;
                let mut squares = 0.0;
                // One pass over the pairs in play does it all: the flow's step, its supply's and its opening's sums.
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
        // Not negative but for rounding, as the metric is positive definite.
        (moved.primal + moved.dual - 2.0 * moved.cross).max(0.0).sqrt()
    }

    /// The primal weight that balances how far primal and dual have come since the anchor, half way there in
    /// logarithms (after PDLP). Half way damps the swings that a full update would cause.
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
        // Where one side has not moved there is nothing to balance.
        if come.primal <= 1e-30 || come.dual <= 1e-30 {
            return self.weight;
        }
        let aim = (come.dual / come.primal).sqrt();
        (self.weight * aim).sqrt().clamp(1.0 / STEEPEST, STEEPEST)
    }
}

impl Rule {
    fn update(&mut self, weight: f64, [share, rest]: [f64; 2], moved: &mut Lengths) {
        let step = SHORTER * self.step * weight;
        // The dual step with its projection: a violated constraint grows dearer, a slack one cheaper down to 0.
        let next = (self.price + step * (self.reach - self.limit)).max(0.0);
        let move_by = next - self.price;
        if step > 0.0 {
            moved.dual += move_by * move_by / step;
        }
        // KΔx: the rule's sum is (reach + sum)/2 at T(z), as reach was taken at 2x' − x.
        moved.cross += move_by * (self.reach - self.sum) / 2.0;
        self.proposed = next;
        self.price = share * (next + move_by) + rest * self.anchor;
        self.sum = share * self.reach + rest * self.anchor_sum;
    }
}
