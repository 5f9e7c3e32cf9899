//! The kernel of the scaling method: built with exponentials now and then, multiplied everywhere else.
//!
//! A flow is `cell · supply multiplier · demand multiplier`, relative to a reference point in logarithms. Absorbing
//! large multipliers into the reference (log-domain stabilisation) keeps every pass free of exponentials and of
//! overflow at any temperature.

use crate::transport::Problem;
use std::ops::Range;

/// Below this logarithm a cell counts as nothing: with multipliers of at most `e^±DRIFT` at both its ends it
/// stays far below what any margin notices, and far above where floats lose their digits.
const FLOOR: f64 = -460.0;
/// How far the logarithm of a capped cell may stand above that of its cap: more than multipliers of `e^−DRIFT` at
/// both ends take away, so that cutting a cell here does not bring it below its cap.
const CEILING: f64 = 250.0;
/// The logarithm of a multiplier beyond which the kernel is built anew. `e^±100` at both ends of a cell of `e^250`
/// over its cap is still far within the range of a float, `e^±708`.
pub(super) const DRIFT: f64 = 100.0;

/// The numbers of the problem, and `cells = q·e^(v/τ + f0 + g0)` at a reference point `(f0, g0)`.
pub(super) struct Kernel {
    starts: Vec<usize>,
    demands: Vec<u32>,
    values: Vec<i32>,
    /// One cap an arc, infinite where there is none; empty if no arc has one.
    caps: Vec<f64>,
    pub(super) heads: Vec<f64>,
    pub(super) openings: Vec<f64>,
    ln_heads: Vec<f64>,
    /// Logarithm of each demand's share in all openings.
    ln_shares: Vec<f64>,
    /// What a millionth of value adds to a logarithm.
    per_millionth: f64,
    cells: Vec<f64>,
    supply_logs: Vec<f64>,
    pub(super) demand_logs: Vec<f64>,
    /// The multiplier that takes a scaling back to 1, by supply; the scalings stay at or below it.
    supply_tops: Vec<f64>,
    pub(super) demand_tops: Vec<f64>,
}

impl Kernel {
    pub(super) fn new(problem: &Problem) -> Kernel {
        let supplies = problem.heads().len();
        let arcs = problem.arc_count();
        let (mut demands, mut values) = (Vec::with_capacity(arcs), Vec::with_capacity(arcs));
        let mut caps = Vec::new();
        for arc in problem.arcs() {
            if arc.cap.is_some() && caps.is_empty() {
                caps = vec![f64::INFINITY; demands.len()];
            }
            if arc.cap.is_some() || !caps.is_empty() {
                caps.push(arc.cap.map_or(f64::INFINITY, |cap| cap as f64));
            }
            demands.push(arc.to);
            values.push(i32::try_from(arc.value).unwrap_or_default());
        }
        let starts = (0..supplies).map(|supply| problem.row(supply).start);
        let total: i128 = problem.openings().iter().map(|&count| i128::from(count)).sum();
        let heads: Vec<f64> = problem.heads().iter().map(|&count| count as f64).collect();
        let openings: Vec<f64> = problem.openings().iter().map(|&count| count as f64).collect();
        let total = total.max(1) as f64;
        let ln_shares = openings.iter().map(|&count| libm::log(count / total));
        Kernel {
            starts: starts.chain([arcs]).collect(),
            ln_heads: heads.iter().map(|&count| libm::log(count)).collect(),
            ln_shares: ln_shares.collect(),
            per_millionth: 1e-6,
            cells: vec![0.0; arcs],
            supply_logs: vec![0.0; supplies],
            demand_logs: vec![0.0; openings.len()],
            supply_tops: vec![1.0; supplies],
            demand_tops: vec![1.0; openings.len()],
            demands,
            values,
            caps,
            heads,
            openings,
        }
    }

    fn row(&self, supply: usize) -> Range<usize> {
        self.starts[supply]..self.starts[supply + 1]
    }

    /// `v/τ + ln q + g0` of an arc, minus infinity where `q` is 0.
    fn exponent(&self, supply: usize, arc: usize) -> f64 {
        let demand = self.demands[arc] as usize;
        let worth = f64::from(self.values[arc]) * self.per_millionth;
        worth + (self.ln_heads[supply] + self.ln_shares[demand] + self.demand_logs[demand])
    }

    /// The cap of an arc, infinite where there is none.
    fn cap(&self, arc: usize) -> f64 {
        self.caps.get(arc).copied().unwrap_or(f64::INFINITY)
    }

    /// Takes the logarithms of the demands' scalings as the reference, chooses those of the supplies such that
    /// rows come out near their heads, and computes every cell.
    pub(super) fn build(&mut self, temperature: f64, demand_logs: Vec<f64>) {
        self.per_millionth = 1e-6 / temperature;
        self.demand_tops = demand_logs.iter().map(|&log| libm::exp(-log)).collect();
        self.demand_logs = demand_logs;
        for supply in 0..self.heads.len() {
            let log = self.reference(supply);
            self.supply_logs[supply] = log;
            self.supply_tops[supply] = libm::exp(-log);
            for arc in self.row(supply) {
                let exponent = self.exponent(supply, arc) + log;
                let most = self
                    .caps
                    .get(arc)
                    .map_or(f64::INFINITY, |cap| libm::log(*cap) + CEILING);
                self.cells[arc] = if exponent > FLOOR {
                    libm::exp(exponent.min(most))
                } else {
                    0.0
                };
            }
        }
    }

    /// A scaling of the supply, at most 0, at which its row sums to its heads but for a factor of its length.
    fn reference(&self, supply: usize) -> f64 {
        let row = self.row(supply);
        let exponents = row.clone().map(|arc| self.exponent(supply, arc));
        let largest = exponents.fold(f64::NEG_INFINITY, f64::max);
        let mut low = (self.ln_heads[supply] - largest).min(0.0);
        if self.caps.is_empty() || !low.is_finite() {
            return if low.is_finite() { low } else { 0.0 };
        }
        // Caps let the scaling rise: halve towards the point where the row overflows, roughly.
        let placed = |log: f64| -> f64 {
            let cells = row.clone();
            cells
                .map(|arc| libm::exp((self.exponent(supply, arc) + log).min(700.0)).min(self.cap(arc)))
                .sum()
        };
        let mut high = 0.0;
        if placed(high) <= self.heads[supply] {
            return high;
        }
        // A factor of e is near enough: the first sweep finds the exact multiplier.
        while high - low > 1.0 {
            let middle = f64::midpoint(low, high);
            if placed(middle) <= self.heads[supply] {
                low = middle;
            } else {
                high = middle;
            }
        }
        low
    }

    /// One pass: the multiplier of each supply that fills its row or takes its scaling to 1, given those of the
    /// demands; and the sum of each column.
    pub(super) fn sweep(&self, demand: &[f64], supply: &mut [f64], sums: &mut [f64]) {
        sums.fill(0.0);
        for (place, own) in supply.iter_mut().enumerate() {
            let row = self.row(place);
            let (cells, demands) = (&self.cells[row.clone()], &self.demands[row.clone()]);
            let sum = dot(cells, demands, demand);
            // The row update of Sinkhorn's method; a scaling above 1 would leave the row short: it stays at 1, and the
            // supply keeps unplaced heads (complementarity).
            *own = (self.heads[place] / sum).min(self.supply_tops[place]);
            if sum <= 0.0 {
                *own = self.supply_tops[place];
                continue;
            }
            if self.caps.is_empty() {
                for (&cell, &to) in cells.iter().zip(demands) {
                    sums[to as usize] += cell * *own;
                }
                continue;
            }
            let caps = &self.caps[row];
            *own = capped(*own, self.supply_tops[place], self.heads[place], |scale| {
                let mut parts = (0.0, 0.0);
                for ((&cell, &to), &cap) in cells.iter().zip(demands).zip(caps) {
                    let cell = cell * demand[to as usize];
                    if cell * scale < cap {
                        parts.0 += cell;
                    } else {
                        parts.1 += cap;
                    }
                }
                parts
            });
            for ((&cell, &to), &cap) in cells.iter().zip(demands).zip(caps) {
                sums[to as usize] += (cell * demand[to as usize] * *own).min(cap);
            }
        }
        if self.caps.is_empty() {
            for (sum, scale) in sums.iter_mut().zip(demand) {
                *sum *= scale;
            }
        }
    }

    /// Whether a supply's scaling is below 1, so that its row is full.
    pub(super) fn is_bound(&self, place: usize, supply: f64) -> bool {
        supply < self.supply_tops[place] && supply > 0.0
    }

    /// One pass: of each row what its open arcs carry, and the diagonal of the matrix that [`Kernel::product`]
    /// applies. Arcs at their caps are closed: they do not move.
    pub(super) fn diagonal(&self, supply: &[f64], demand: &[f64], open: &mut [f64], diagonal: &mut [f64]) {
        diagonal.fill(0.0);
        for (place, &own) in supply.iter().enumerate() {
            let row = self.row(place);
            let carried = |arc: usize| {
                let carried = self.cells[arc] * own * demand[self.demands[arc] as usize];
                if carried < self.cap(arc) { carried } else { 0.0 }
            };
            let sum: f64 = row.clone().map(carried).sum();
            let bound = self.is_bound(place, own) && sum > 0.0;
            open[place] = if bound { sum } else { f64::INFINITY };
            for arc in row {
                let carried = carried(arc);
                // The diagonal of `diag(x) − Xᵀ·diag(1/open)·X`: what a row that stays full takes back is taken off.
                let rest = if bound { (sum - carried) / sum } else { 1.0 };
                diagonal[self.demands[arc] as usize] += carried * rest;
            }
        }
    }

    /// One pass: the Hessian of the dual times a step, with the supplies eliminated (a Schur complement, never
    /// formed): how the sums of the columns change with the logarithms of the demands' scalings, to first order:
    /// `Σ_i x_ij·(d_j − Σ_k x_ik·d_k / open_i)`. Rows that are not full do not react: their `open` is infinite.
    /// The matrix is symmetric and positive semidefinite, as conjugate gradients require.
    pub(super) fn product(&self, scalings: (&[f64], &[f64]), open: &[f64], step: &[f64], work: &mut Work) {
        let (supply, demand) = scalings;
        let Work { weighted, result } = work;
        for ((weighted, scale), step) in weighted.iter_mut().zip(demand).zip(step) {
            *weighted = scale * step;
        }
        result.fill(0.0);
        for (place, &own) in supply.iter().enumerate() {
            let row = self.row(place);
            let (cells, demands) = (&self.cells[row.clone()], &self.demands[row.clone()]);
            if self.caps.is_empty() {
                let mean = own * dot(cells, demands, weighted) / open[place];
                for (&cell, &to) in cells.iter().zip(demands) {
                    result[to as usize] += cell * own * (step[to as usize] - mean);
                }
                continue;
            }
            let caps = &self.caps[row];
            let arcs = || cells.iter().zip(demands).zip(caps);
            let is_open = |cell: f64, to: u32, cap: f64| cell * own * demand[to as usize] < cap;
            let moved = arcs().filter(|&((&cell, &to), &cap)| is_open(cell, to, cap));
            let mean = own
                * moved
                    .map(|((&cell, &to), _)| cell * weighted[to as usize])
                    .sum::<f64>()
                / open[place];
            for ((&cell, &to), &cap) in arcs() {
                if is_open(cell, to, cap) {
                    result[to as usize] += cell * own * (step[to as usize] - mean);
                }
            }
        }
        for (result, scale) in result.iter_mut().zip(demand) {
            *result *= scale;
        }
    }

    pub(super) fn is_capped(&self) -> bool {
        !self.caps.is_empty()
    }

    /// One pass: of each column what its open arcs carry and the caps of the others. Unless caps count, all
    /// arcs are open.
    pub(super) fn columns(
        &self,
        supply: &[f64],
        demand: &[f64],
        caps_count: bool,
        open: &mut [f64],
        closed: &mut [f64],
    ) {
        open.fill(0.0);
        closed.fill(0.0);
        for (place, own) in supply.iter().enumerate() {
            for arc in self.row(place) {
                let to = self.demands[arc] as usize;
                let (carried, cap) = (self.cells[arc] * own * demand[to], self.cap(arc));
                if carried < cap || !caps_count {
                    open[to] += carried;
                } else {
                    closed[to] += cap;
                }
            }
        }
    }

    /// Heads and value, in millionths, of what the multipliers make of the kernel. One pass.
    pub(super) fn totals(&self, supply: &[f64], demand: &[f64]) -> (f64, f64) {
        let (mut heads, mut value) = (0.0, 0.0);
        for (place, own) in supply.iter().enumerate() {
            for arc in self.row(place) {
                let carried = (self.cells[arc] * own * demand[self.demands[arc] as usize]).min(self.cap(arc));
                heads += carried;
                value += carried * f64::from(self.values[arc]);
            }
        }
        (heads, value)
    }

    /// Turns the cells into flows, by the formula and from logarithms of scalings; returns what each supply
    /// places and each demand fills.
    pub(super) fn fill(&mut self, supply: &[f64], demand: &[f64]) -> (Vec<f64>, Vec<f64>) {
        let multipliers = |logs: &[f64], from: &[f64]| -> Vec<f64> {
            logs.iter()
                .zip(from)
                .map(|(log, from)| libm::exp(log - from))
                .collect()
        };
        let (rows, columns) = (
            multipliers(supply, &self.supply_logs),
            multipliers(demand, &self.demand_logs),
        );
        self.demand_logs = demand.to_vec();
        let (mut placed, mut filled) = (vec![0.0; supply.len()], vec![0.0; demand.len()]);
        for (place, own) in supply.iter().enumerate() {
            for arc in self.row(place) {
                let to = self.demands[arc] as usize;
                // Cells that were cut off below or at a cap are computed anew from their logarithms, so no flow is lost.
                let is_exact = self.cells[arc] > 0.0 && self.caps.is_empty();
                let flow = if is_exact {
                    self.cells[arc] * rows[place] * columns[to]
                } else {
                    libm::exp(self.exponent(place, arc) + own).min(self.cap(arc))
                };
                self.cells[arc] = flow;
                placed[place] += flow;
                filled[to] += flow;
            }
        }
        (placed, filled)
    }

    /// The value of the flows that the cells were turned into, in millionths.
    pub(super) fn filled_value(&self) -> f64 {
        self.cells
            .iter()
            .zip(&self.values)
            .map(|(flow, value)| flow * f64::from(*value))
            .sum()
    }

    pub(super) fn into_cells(self) -> Vec<f64> {
        self.cells
    }

    /// The logarithm of a demand's scaling.
    pub(super) fn demand_log(&self, place: usize, demand: f64) -> f64 {
        if demand >= self.demand_tops[place] {
            0.0
        } else {
            (self.demand_logs[place] + libm::log(demand)).min(0.0)
        }
    }

    /// The logarithm of a supply's scaling.
    pub(super) fn supply_log(&self, place: usize, supply: f64) -> f64 {
        if self.is_bound(place, supply) {
            (self.supply_logs[place] + libm::log(supply)).min(0.0)
        } else {
            0.0
        }
    }
}

/// Vectors that a product needs.
pub(super) struct Work {
    pub(super) weighted: Vec<f64>,
    pub(super) result: Vec<f64>,
}

/// The scale at which a row with caps fills, if not above `top`: Newton's method on a concave, piecewise linear
/// function rises to it from the left in finitely many steps. `parts` splits the row at a scale into the sum of
/// its open cells before scaling and the caps of the others. Each step reaches a further piece; 200 is a guard
/// against pieces that rounding cannot tell apart.
fn capped(start: f64, top: f64, heads: f64, parts: impl Fn(f64) -> (f64, f64)) -> f64 {
    let mut scale = start;
    for _ in 0..200 {
        let (open, closed) = parts(scale);
        if open <= 0.0 {
            return if closed < heads { top } else { scale };
        }
        let next = ((heads - closed) / open).min(top);
        if next <= scale {
            return scale;
        }
        scale = next;
    }
    scale
}

/// `Σ cells·scales[to]`, in four lanes: four independent sums hide the latency of an addition, and their fixed order
/// gives the same last bit on every machine.
fn dot(cells: &[f64], demands: &[u32], scales: &[f64]) -> f64 {
    let mut lanes = [0.0; 4];
    let (fours, tos) = (cells.chunks_exact(4), demands.chunks_exact(4));
    let rest = fours.remainder().iter().zip(tos.remainder());
    let rest: f64 = rest.map(|(cell, &to)| cell * scales[to as usize]).sum();
    for (four, to) in fours.zip(tos) {
        for lane in 0..4 {
            lanes[lane] += four[lane] * scales[to[lane] as usize];
        }
    }
    (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]) + rest
}
