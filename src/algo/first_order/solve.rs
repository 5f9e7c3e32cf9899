//! The solve loop: primal-dual steps, and now and then a dual bound, a repair and exact markets.
//!
//! Neither proof depends on convergence: every dual iterate gives a valid bound (weak duality), every repaired
//! primal iterate a feasible point. The loop keeps the best of each and ends by their gap.

use super::bound::{Proof, prove, supply_prices};
use super::config::{Config, SolveError};
use super::markets::Markets;
use super::problem::{Problem, UNIT};
use super::repair::{Rules, could_owe};
use super::solution::{Prices, Solution};
use super::sparse::Sparse;
use super::start::check_start;
use super::state::State;
use crate::control::{Control, Progress};

/// Iterations between two bounds. A bound looks at all pairs, a step only at those in play: bounds that are
/// rarer cost less and find the end of the solve later.
const BOUND_EVERY: u64 = 40;
/// Restart criteria (after PDLP: sufficient, necessary and artificial). First: the fixed-point residual is down
/// to this share of that at the anchor.
const FALLEN: f64 = 0.2;
/// Or it is down to this share and rising.
const RISING: f64 = 0.8;
/// Or this share of all iterations has gone by since the anchor.
const LONG: f64 = 0.36;
/// From so many iterations on, a restart leaves out pairs that are far from being used; before, prices say too
/// little about which those are.
const EARLY: u64 = 20;
/// Far is further behind the best of their supply than this share of the largest value. A larger margin costs
/// longer steps, a smaller one more restarts until the right pairs are in play.
const MARGIN: f64 = 0.05;

/// The best choices that can be found from a feasible start, and a bound on the best there are.
///
/// # Errors
/// [`SolveError`]: a start that is none, or the caller asked to stop.
pub fn solve(
    problem: &Problem,
    start: &[f64],
    config: &Config,
    control: &Control,
) -> Result<Solution, SolveError> {
    check_start(problem, start)?;
    let of = [&problem.rows, &problem.feeds].map(|terms| terms.transposed(problem.choices.len()));
    let of = [&of[0], &of[1]];
    let mut run = Run::new(problem, of, start, config, control)?;
    let mut state = State::new(problem, of, start, &run.markets);
    run.iterate(&mut state)?;
    Ok(run.finish())
}

struct Run<'a> {
    problem: &'a Problem,
    of: [&'a Sparse; 2],
    start: &'a [f64],
    config: &'a Config,
    control: &'a Control<'a>,
    rules: Rules,
    /// Supplies that could owe heads if no row forbade it.
    guarded: Vec<usize>,
    markets: Markets<'a>,
    proof: Proof,
    choices: Vec<f64>,
    value: f64,
    start_value: f64,
    /// Below this no difference counts.
    grain: f64,
    iterations: u64,
    work: u64,
}

impl<'a> Run<'a> {
    fn new(
        problem: &'a Problem,
        of: [&'a Sparse; 2],
        start: &'a [f64],
        config: &'a Config,
        control: &'a Control<'a>,
    ) -> Result<Run<'a>, SolveError> {
        let mut markets = Markets::new(problem);
        let value = markets.value(start, control)?;
        // The duals of the start's exact markets, with row prices of 0, are feasible: a first bound without a step.
        let openings = markets.opening_prices();
        let rows = vec![0.0; problem.at_most.len()];
        let proof = prove(problem, of, (supply_prices(problem, &openings), openings, rows));
        let own = problem
            .choices
            .iter()
            .zip(start)
            .map(|(choice, number)| (choice.worth * number).abs());
        Ok(Run {
            problem,
            of,
            start,
            config,
            control,
            rules: Rules::new(problem, start),
            guarded: could_owe(problem),
            markets,
            grain: 1e-9 * (value.abs() + own.sum::<f64>()),
            proof,
            choices: start.to_vec(),
            value,
            start_value: value,
            iterations: 0,
            work: 0,
        })
    }

    fn iterate(&mut self, state: &mut State) -> Result<(), SolveError> {
        let (mut at_anchor, mut before) = (f64::INFINITY, f64::INFINITY);
        let mut next_value = BOUND_EVERY;
        while !self.is_done() {
            let residual = state.step();
            self.iterations += 1;
            if self.control.is_cancelled() {
                return Err(SolveError::Cancelled);
            }
            self.work += state.looks();
            if state.since() == 1 {
                at_anchor = residual;
            }
            let since = u64::from(state.since());
            // Halpern's step pulls back to the anchor ever less; a fresh anchor near the solution turns its
            // sublinear rate into a linear one.
            let is_long = since as f64 >= LONG * self.iterations as f64 && since > 2;
            let restarts = since > 1
                && (residual <= FALLEN * at_anchor
                    || (residual <= RISING * at_anchor && residual > before)
                    || is_long);
            before = residual;
            if restarts {
                // Weight and pairs in play change at restarts only: both change the operator T, whose fixed points the iteration
                // between restarts converges to.
                let weight = state.balanced_weight();
                if self.iterations >= EARLY {
                    state.choose_pairs(MARGIN, weight);
                    self.work += self.problem.pair_count() as u64;
                } else {
                    state.restart(weight);
                }
                before = f64::INFINITY;
            }
            // A residual of 0 right after a restart is a fixed point of the step: an optimum of the pairs in play.
            let rests = residual == 0.0 && since == 1;
            if rests || self.iterations.is_multiple_of(BOUND_EVERY) {
                self.bound(state);
                if rests || self.iterations >= next_value {
                    self.lower(state)?;
                    // Exact markets cost many steps, so they come at intervals that grow in proportion.
                    next_value = self.iterations + (self.iterations / 4).max(BOUND_EVERY);
                }
                self.tell()?;
            }
            if rests {
                break;
            }
        }
        Ok(())
    }

    /// Whether the proofs are near enough, or enough has been tried.
    fn is_done(&self) -> bool {
        let config = self.config;
        let (gap, value) = (self.proof.bound - self.value, self.value.abs());
        let work = self.work + self.markets.work;
        // Two gaps: of the whole value, and of what can be gained over the start, which may be a small part of it.
        let gain = self.proof.bound - self.start_value;
        // Without the grain a problem whose value is 0 would never end by its gap.
        gap <= (config.gap * value).max(self.grain)
            || (work >= config.work && gap <= config.enough * value && gap <= config.gain_gap * gain)
            || work >= config.most_work
    }

    /// Tries the dual bound at the prices of the iterate. It looks at all pairs, in play or not.
    fn bound(&mut self, state: &State) {
        let openings: Vec<f64> = state.openings.iter().map(|rule| rule.proposed).collect();
        let rows: Vec<f64> = state.rows.iter().map(|rule| rule.proposed).collect();
        self.work += self.problem.pair_count() as u64;
        let supplies = supply_prices(self.problem, &openings);
        // Where rows keep a supply from owing heads, its price may have to be more than what its heads are worth.
        let mut raised = supplies.clone();
        for &supply in &self.guarded {
            // A price above the least feasible one is feasible too; it acts as the dual of `supply ≥ 0`.
            raised[supply] = raised[supply].max(state.supplies[supply].proposed);
        }
        if raised != supplies {
            self.keep(prove(
                self.problem,
                self.of,
                (raised, openings.clone(), rows.clone()),
            ));
        }
        self.keep(prove(self.problem, self.of, (supplies, openings, rows)));
    }

    fn keep(&mut self, proof: Proof) {
        if proof.bound < self.proof.bound {
            self.proof = proof;
        }
    }

    /// Repairs the primal iterate, evaluates it by exact markets and keeps it if it is the best so far.
    fn lower(&mut self, state: &State) -> Result<(), SolveError> {
        let mut point = state.proposed();
        for (number, choice) in point.iter_mut().zip(&self.problem.choices) {
            *number = number.clamp(choice.least, choice.most);
        }
        self.rules.repair(self.start, &mut point);
        let value = self.markets.value(&point, self.control)?;
        // Differences below the grain are rounding; taking them would make the answer depend on it.
        if value > self.value + self.grain {
            (self.value, self.choices) = (value, point);
        }
        Ok(())
    }

    /// Reports progress and polls for cancellation.
    fn tell(&self) -> Result<(), SolveError> {
        if let Some(progress) = self.control.progress {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "what is too large is told as the largest"
            )]
            progress(Progress {
                steps: self.iterations,
                heads: 0,
                value: (self.value * 1e6) as i128,
            });
        }
        if self.control.is_cancelled() {
            return Err(SolveError::Cancelled);
        }
        Ok(())
    }

    fn finish(self) -> Solution {
        let Proof {
            bound,
            supplies,
            mut openings,
            rows,
            choices,
        } = self.proof;
        price_closed(self.problem, &supplies, &mut openings);
        let prices = self.problem.markets.iter().map(|part| Prices {
            supplies: supplies[part.supplies.clone()].to_vec(),
            openings: openings[part.demands.clone()].to_vec(),
        });
        Solution {
            prices: prices.collect(),
            choices: self.choices,
            value: self.value,
            bound: bound.max(self.value),
            start_value: self.start_value,
            choice_prices: choices,
            row_prices: rows,
            iterations: self.iterations,
            work: self.work + self.markets.work,
        }
    }
}

/// Openings that are not there cost nothing, so the bound left their prices out; the least that is no less than
/// what any pair is worth completes the proof.
fn price_closed(problem: &Problem, supplies: &[f64], openings: &mut [f64]) {
    for part in &problem.markets {
        let prices = &mut openings[part.demands.clone()];
        for (price, _) in prices
            .iter_mut()
            .zip(&part.openings)
            .filter(|(_, openings)| **openings == 0)
        {
            *price = 0.0;
        }
        for (supply, own) in supplies[part.supplies.clone()].iter().enumerate() {
            for (demand, value) in part.pairs.of(supply) {
                if part.openings[demand] == 0 {
                    prices[demand] = prices[demand].max(f64::from(value) / UNIT - own);
                }
            }
        }
    }
}
