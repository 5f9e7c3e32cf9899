//! The iterate: multipliers of both sides, the sums of the columns, and their residuals.

use super::kernel::{DRIFT, Kernel};

/// Most passes to make columns with caps right.
const COLUMN_PASSES: u64 = 20;

/// Multipliers over the kernel's reference point. Rows are right by construction, columns not yet.
#[derive(Clone)]
pub(super) struct State {
    pub(super) supply: Vec<f64>,
    pub(super) demand: Vec<f64>,
    /// What the columns sum to.
    pub(super) sums: Vec<f64>,
    /// The largest relative residual of a demand.
    pub(super) worst: f64,
    /// The mean of the residuals, weighed by openings.
    pub(super) mean: f64,
}

impl State {
    /// The state at the kernel's reference point. One pass.
    pub(super) fn new(kernel: &Kernel) -> State {
        let (supplies, demands) = (kernel.heads.len(), kernel.openings.len());
        let mut state = State {
            supply: vec![1.0; supplies],
            demand: vec![1.0; demands],
            sums: vec![0.0; demands],
            worst: 0.0,
            mean: 0.0,
        };
        state.refresh(kernel);
        state
    }

    /// Makes the rows right for the demands' multipliers. One pass.
    pub(super) fn refresh(&mut self, kernel: &Kernel) {
        kernel.sweep(&self.demand, &mut self.supply, &mut self.sums);
        let (mut total, mut off) = (0.0, 0.0);
        self.worst = 0.0;
        for (place, &openings) in kernel
            .openings
            .iter()
            .enumerate()
            .filter(|(_, openings)| **openings > 0.0)
        {
            let slack = (openings - self.sums[place]) / openings;
            // Complementarity as one number: an overfull column is off by its excess, another by the lesser of its slack
            // and its dual, of which one must be 0.
            let own = if slack <= 0.0 {
                -slack
            } else {
                slack.min(-kernel.demand_log(place, self.demand[place]))
            };
            self.worst = self.worst.max(own);
            off += own * openings;
            total += openings;
        }
        self.mean = if total > 0.0 { off / total } else { 0.0 };
    }

    /// Makes the columns right for the supplies' multipliers, as far as scalings of at most 1 can. Returns how
    /// many passes it took besides what is known already.
    pub(super) fn scale_demands(&mut self, kernel: &Kernel) -> u64 {
        let demands = self.demand.len();
        let scaled = |place: usize, own: f64, open: f64, closed: f64| -> f64 {
            let room = kernel.openings[place] - closed;
            // A column without open cells takes any scaling; the largest step lets its top or the next build decide.
            let times = if open > 0.0 { room / open } else { libm::exp(DRIFT) };
            if kernel.openings[place] > 0.0 {
                (own * times).min(kernel.demand_tops[place])
            } else {
                own
            }
        };
        if !kernel.is_capped() {
            for (place, own) in self.demand.iter_mut().enumerate() {
                *own = scaled(place, *own, self.sums[place], 0.0);
            }
            return 0;
        }
        // As in a row with caps: Newton's method rises to the solution from below, all columns at once.
        let (mut open, mut closed) = (vec![0.0; demands], vec![0.0; demands]);
        kernel.columns(&self.supply, &self.demand, false, &mut open, &mut closed);
        for (place, own) in self.demand.iter_mut().enumerate() {
            *own = scaled(place, *own, open[place], 0.0);
        }
        for passes in 2..=COLUMN_PASSES {
            kernel.columns(&self.supply, &self.demand, true, &mut open, &mut closed);
            let mut is_settled = true;
            for (place, own) in self.demand.iter_mut().enumerate() {
                if open[place] > 0.0 || closed[place] < kernel.openings[place] {
                    let next = scaled(place, *own, open[place], closed[place]);
                    is_settled &= next <= *own * 1.001;
                    *own = own.max(next);
                }
            }
            if is_settled {
                return passes;
            }
        }
        COLUMN_PASSES
    }

    /// Moves the logarithms of the demands' scalings by `length·step`, though not above 0.
    pub(super) fn moved(&self, kernel: &Kernel, step: &[f64], length: f64) -> State {
        let mut state = self.clone();
        for (place, step) in step.iter().enumerate() {
            let scale = state.demand[place] * libm::exp(length * step);
            state.demand[place] = scale.min(kernel.demand_tops[place]);
        }
        state.refresh(kernel);
        state
    }

    /// Whether a demand's scaling can move: it is below 1, or the column overflows.
    pub(super) fn is_free(&self, kernel: &Kernel, place: usize) -> bool {
        kernel.openings[place] > 0.0
            && (self.demand[place] < kernel.demand_tops[place] || self.sums[place] > kernel.openings[place])
    }

    /// The slope of the dual here along the way from an earlier state: by convexity, one of 0 or less means that
    /// the way led down.
    pub(super) fn slope_since(&self, kernel: &Kernel, since: &State) -> f64 {
        let along = |(place, openings): (usize, &f64)| {
            let way = libm::log(self.demand[place] / since.demand[place]);
            (self.sums[place] - openings) * way
        };
        let open = kernel
            .openings
            .iter()
            .enumerate()
            .filter(|(_, openings)| **openings > 0.0);
        open.map(along).sum()
    }

    /// Whether a multiplier has gone so far that the kernel must be built anew.
    pub(super) fn has_drifted(&self) -> bool {
        let (low, high) = (libm::exp(-DRIFT), libm::exp(DRIFT));
        self.demand.iter().any(|scale| !(low..=high).contains(scale))
            || self.supply.iter().any(|&scale| scale > high)
    }

    /// The logarithms of the demands' scalings.
    pub(super) fn demand_logs(&self, kernel: &Kernel) -> Vec<f64> {
        self.demand
            .iter()
            .enumerate()
            .map(|(place, &scale)| kernel.demand_log(place, scale))
            .collect()
    }

    /// The logarithms of the supplies' scalings.
    pub(super) fn supply_logs(&self, kernel: &Kernel) -> Vec<f64> {
        self.supply
            .iter()
            .enumerate()
            .map(|(place, &scale)| kernel.supply_log(place, scale))
            .collect()
    }
}
