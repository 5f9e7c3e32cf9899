//! The rounds: alternate scaling while it is quick, Newton's steps where it is not, at falling temperatures.
//!
//! Both minimise the same dual, convex in the logarithms of the scalings. Each stage starts from the prices of the
//! stage before it, which is twice as warm (continuation); measurements are in docs/decisions/proportional.md.

use super::config::{Config, SpreadError, largest_value};
use super::kernel::Kernel;
use super::newton::{Aim, direction};
use super::spread::{Spread, residual};
use super::state::State;
use crate::control::{Control, Progress};
use crate::transport::Problem;

/// The warmest stage is the first at which no value is more than this many temperatures.
const WARMEST: f64 = 20.0;
/// Where the logarithms of the demands' scalings start, in units of the largest value over temperature: low
/// enough that those of scarce demands can rise, as those of the supplies can.
const START: f64 = 0.25;
/// By how much the temperature falls from stage to stage. Cooling by 4 took a third more passes (measured).
const COOLING: f64 = 2.0;
/// The mean residual at which a stage ends that is not the last: its result is only a start for the next.
const GOOD_ENOUGH: f64 = 1e-2;
/// An alternation that leaves more than this share of the mean residual is slow.
const SLOW: f64 = 0.5;
/// Above this mean residual Newton's steps are not tried: the quadratic model is of little use there.
const FAR: f64 = 0.1;
/// The least and the largest share of the gradient that a direction may leave (the forcing term of an inexact
/// Newton method). It follows the root of the residual, so directions grow exact only where that pays.
const REST: (f64, f64) = (1e-3, 0.1);
/// The least, the first and the largest radius of a Newton step, in logarithms.
const RADIUS: (f64, f64, f64) = (1e-12, 4.0, 64.0);
/// How often a step is shortened before it is given up, and by how much each time. Short steps matter: a bound
/// may stand close by.
const CUTS: usize = 5;
const SHORTENING: f64 = 3.0;

/// The entropic optimum at a temperature: one real flow an arc, in the order of the problem's arcs. The same on any
/// machine, whatever the order in which arcs were given.
///
/// A round is a pass over the arcs. How many are needed grows as the temperature falls: tens where values span
/// few temperatures, thousands where they span hundreds. Every step is known to lead down the dual or to halve
/// the mean residual, but low temperatures and numbers that coincide can make the way long: then
/// [`Config::max_rounds`] ends it.
///
/// # Errors
/// [`SpreadError`]: a temperature or tolerance out of range, the caller asked to stop, or the tolerance was not
/// reached within [`Config::max_rounds`].
///
/// # Example: equal values spread in proportion to openings
///
/// ```
/// use vocmatch_algo::Control;
/// use vocmatch_algo::proportional::{Config, audit, round, solve};
/// use vocmatch_algo::transport::{Arc, Problem};
///
/// let arc = |to| Arc { from: 0, to, value: 1_000_000, cap: None };
/// let problem = Problem::new(vec![101], vec![60, 90], [arc(0), arc(1)])?;
/// let (config, control) = (Config::default(), Control::default());
/// let spread = solve(&problem, &config, &control)?;
/// assert!((spread.flows()[0] - 40.4).abs() < 1e-3 && (spread.flows()[1] - 60.6).abs() < 1e-3);
/// assert_eq!(audit(&problem, &config, &spread), []);
///
/// // In whole heads: each flow becomes the number below or above, and the total stays.
/// let whole: Vec<i64> = round(&problem, &spread, &control)?.iter().map(|flow| flow.heads).collect();
/// assert_eq!(whole, [40, 61]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn solve(problem: &Problem, config: &Config, control: &Control) -> Result<Spread, SpreadError> {
    let largest = largest_value(problem);
    config.check(largest)?;
    let mut run = Run {
        kernel: Kernel::new(problem),
        config,
        control,
        rounds: 0,
    };
    let ladder = warmer(config.temperature, largest);
    let first = ladder.first().copied().unwrap_or(config.temperature);
    let start = |&openings: &i64| {
        if openings > 0 {
            -START * largest / first
        } else {
            0.0
        }
    };
    let mut logs: Vec<f64> = problem.openings().iter().map(start).collect();
    for temperature in ladder {
        let state = run.stage(temperature, logs, |state| state.mean <= GOOD_ENOUGH)?;
        logs = state.demand_logs(&run.kernel);
        // Prices stay, and they are logarithms times the temperature.
        for log in &mut logs {
            *log *= COOLING;
        }
    }
    // Half of the tolerance is left for what rounding does to the last digits.
    let state = run.stage(config.temperature, logs, |state| {
        state.worst <= config.tolerance / 2.0
    })?;
    run.finish(&state)
}

/// The temperatures of the stages before the last, falling.
fn warmer(last: f64, largest: f64) -> Vec<f64> {
    let warm = |&next: &f64| next < largest * COOLING / WARMEST;
    let next = |temperature: &f64| Some(temperature * COOLING).filter(warm);
    let mut ladder: Vec<f64> = std::iter::successors(next(&last), next).collect();
    ladder.reverse();
    ladder
}

struct Run<'a> {
    kernel: Kernel,
    config: &'a Config,
    control: &'a Control<'a>,
    /// Passes over the arcs so far.
    rounds: u64,
}

impl Run<'_> {
    /// Rounds at one temperature, from logarithms of the demands' scalings until the state is good.
    fn stage(
        &mut self,
        temperature: f64,
        logs: Vec<f64>,
        is_good: impl Fn(&State) -> bool,
    ) -> Result<State, SpreadError> {
        let mut state = self.build(temperature, logs)?;
        let mut radius = RADIUS.1;
        let mut is_slow = false;
        loop {
            // A kernel far from its reference may have lost cells, so that a good state is none.
            let has_drifted = state.has_drifted();
            if !has_drifted && is_good(&state) {
                return Ok(state);
            }
            if self.rounds >= self.config.max_rounds {
                return Err(self.not_converged(state.worst));
            }
            if has_drifted {
                let logs = state.demand_logs(&self.kernel);
                state = self.build(temperature, logs)?;
            } else if let Some(next) = self.newton(&state, &mut radius, is_slow)? {
                state = next;
            } else {
                let before = state.mean;
                let passes = state.scale_demands(&self.kernel);
                state.refresh(&self.kernel);
                self.pass(&state, passes + 1)?;
                is_slow = state.mean > before * SLOW;
            }
        }
    }

    fn build(&mut self, temperature: f64, logs: Vec<f64>) -> Result<State, SpreadError> {
        self.kernel.build(temperature, logs);
        let state = State::new(&self.kernel);
        self.pass(&state, 2)?;
        Ok(state)
    }

    /// A step of Newton's method, if one is called for that leads down the dual or halves the residual.
    fn newton(
        &mut self,
        state: &State,
        radius: &mut f64,
        is_slow: bool,
    ) -> Result<Option<State>, SpreadError> {
        if !is_slow || state.mean > FAR {
            return Ok(None);
        }
        // An inexact Newton step: the trust region holds where the quadratic model is taken to be right, in logarithms.
        let aim = Aim {
            rest: libm::sqrt(state.mean).clamp(REST.0, REST.1),
            radius: *radius,
            passes: self.config.max_rounds - self.rounds,
        };
        let found = direction(&self.kernel, state, &aim, self.control)?;
        self.pass(state, found.passes)?;
        let mut length = 1.0;
        for cuts in 0..=CUTS {
            if self.rounds >= self.config.max_rounds {
                break;
            }
            let mut next = state.moved(&self.kernel, &found.step, length);
            let passes = next.scale_demands(&self.kernel);
            next.refresh(&self.kernel);
            self.pass(&next, passes + 2)?;
            // Descent without a value of the dual: it is convex along the way, so a slope of at most 0 at the end means
            // that it fell all the way.
            let slope = next.slope_since(&self.kernel, state);
            if slope < 0.0 || next.mean <= state.mean / 2.0 {
                if found.is_cut && cuts == 0 {
                    *radius = (*radius * 4.0).min(RADIUS.2);
                }
                return Ok(Some(next));
            }
            length /= SHORTENING;
        }
        *radius = (*radius / 16.0).max(RADIUS.0);
        Ok(None)
    }

    /// Counts passes over the arcs, reports progress and polls for cancellation.
    fn pass(&mut self, state: &State, passes: u64) -> Result<(), SpreadError> {
        self.rounds += passes;
        if let Some(progress) = self.control.progress {
            let (heads, value) = self.kernel.totals(&state.supply, &state.demand);
            progress(Progress {
                steps: self.rounds,
                heads: whole(heads),
                value: i128::from(whole(value)),
            });
        }
        if self.control.is_cancelled() {
            Err(SpreadError::Cancelled)
        } else {
            Ok(())
        }
    }

    fn not_converged(&self, residual: f64) -> SpreadError {
        SpreadError::NotConverged {
            residual,
            rounds: self.rounds,
        }
    }

    /// Flows by the formula from the logarithms, columns brought down to their margins, and the residual that
    /// these flows have in truth.
    fn finish(mut self, state: &State) -> Result<Spread, SpreadError> {
        let kernel = &mut self.kernel;
        let mut demand_scalings = state.demand_logs(kernel);
        for ((log, sum), openings) in demand_scalings.iter_mut().zip(&state.sums).zip(&kernel.openings) {
            if sum > openings && *openings > 0.0 {
                // A column over its openings is scaled down to them: no flow passes a margin, and the residual that is
                // left shows at the rows.
                *log -= libm::log(sum / openings);
            }
        }
        let supply_scalings = state.supply_logs(kernel);
        let (placed, filled) = kernel.fill(&supply_scalings, &demand_scalings);
        let supplies = supply_scalings.iter().zip(&placed).zip(&kernel.heads);
        let demands = demand_scalings.iter().zip(&filled).zip(&kernel.openings);
        let nodes = supplies
            .chain(demands)
            .map(|((log, sum), margin)| residual(*log, *sum, *margin));
        let worst = nodes.fold(0.0, f64::max);
        if worst > self.config.tolerance {
            return Err(self.not_converged(worst));
        }
        let value = kernel.filled_value();
        Ok(Spread {
            flows: self.kernel.into_cells(),
            supply_scalings,
            demand_scalings,
            heads: placed.iter().sum(),
            value,
            residual: worst,
            rounds: self.rounds,
        })
    }
}

/// The whole number nearest to a figure, as far as there is one.
#[expect(
    clippy::cast_possible_truncation,
    reason = "what is too large is told as the largest"
)]
fn whole(figure: f64) -> i64 {
    libm::round(figure) as i64
}
