//! The linear relaxation of the joint plan, solved approximately, with a proven gap.
//!
//! Heads may be fractions. The duals at which the search ends give an upper bound for every plan in whole people (weak duality),
//! and the shadow prices of the limits.

use super::config::{JointConfig, JointError};
use super::feeds::markets;
use super::limit::{Limit, Pick};
use super::rows::rows;
use super::variables::JointVariables;
use crate::control::{Control, Stage};
use crate::id::ProgramIx;
use crate::matching::Objective;
use crate::model::Model;
use crate::plan::Plan;
use crate::unit::Year;
use vocmatch_algo::first_order::{Choice, Problem, Row, Solution, solve};
use vocmatch_algo::order;

/// Nearly optimal entrants and progressions in real numbers, with an upper bound.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Relaxed {
    /// The value of the present plan, all years together, in heads' worth.
    pub present: f64,
    /// The value of these entrants and progressions less the cost of added entrants, in heads' worth.
    pub value: f64,
    /// An upper bound: no feasible entrants and progressions give more value.
    pub bound: f64,
    /// Entrants from outside that differ from the present plan: program, autumn, before, after.
    pub entrants: Vec<(ProgramIx, Year, f64, f64)>,
    /// Progressions that differ from the present plan: articulation, from, to, year, before, after.
    pub progressions: Vec<(usize, ProgramIx, ProgramIx, Year, f64, f64)>,
    /// Binding constraints with their shadow price: the value of one unit more of each, in heads' worth; in the order
    /// of limits.
    pub prices: Vec<(Limit, f64)>,
    /// Iterations of the solver.
    pub steps: u64,
}

impl Relaxed {
    /// Returns the gap to the bound, as a share of the value.
    #[must_use]
    pub fn gap(&self) -> f64 {
        share(self.bound - self.value, self.value)
    }

    /// Returns the gap to the bound, as a share of the largest possible gain over the present plan.
    #[must_use]
    pub fn gap_of_gain(&self) -> f64 {
        share(self.bound - self.value, self.bound - self.present)
    }
}

/// `part / whole`, 0 where `part` is not above 0: value and bound may cross by rounding.
pub(super) fn share(part: f64, whole: f64) -> f64 {
    if part <= 0.0 {
        0.0
    } else {
        part / whole.max(f64::MIN_POSITIVE)
    }
}

/// The solution of the relaxation, with its variables.
pub(super) struct Found<'m> {
    pub(super) variables: JointVariables<'m>,
    pub(super) limits: Vec<Limit>,
    pub(super) solution: Solution,
}

/// Solves the relaxation: entrants and progressions in real numbers, within the limits of `config`, starting from the
/// present `plan` (methods §9).
///
/// # Errors
/// [`JointError`]: an invalid config, a plan that cannot be its starting point, or cancellation.
pub fn relax(
    model: &Model,
    plan: &Plan,
    config: &JointConfig,
    control: &Control,
) -> Result<Relaxed, JointError> {
    let found = search(model, plan, config, (false, 1), control)?;
    let Found {
        variables, solution, ..
    } = &found;
    let mut relaxed = Relaxed {
        present: solution.start_value,
        value: solution.value,
        bound: solution.bound,
        entrants: Vec::new(),
        progressions: Vec::new(),
        prices: prices(&found),
        steps: solution.iterations,
    };
    let changed = |change: f64| change.abs() > 1e-9;
    for year in variables.first_autumn..=variables.last_year {
        for program in (0..model.programs().len()).map(ProgramIx::at) {
            let spot = (program, year);
            let terms = variables.entrants(spot).iter();
            let change: f64 = terms.map(|(k, a)| a * solution.choices[*k as usize]).sum();
            if changed(change) {
                let now = variables.intake(spot).entrants as f64;
                relaxed.entrants.push((program, year, now, now + change));
            }
            for (place, link) in variables.leaving(spot) {
                let change = solution.choices[*place as usize];
                if changed(change) {
                    let now = variables.along(link, year) as f64;
                    let way = (link.articulation, link.from, link.to);
                    relaxed
                        .progressions
                        .push((way.0, way.1, way.2, year, now, now + change));
                }
            }
        }
    }
    Ok(relaxed)
}

/// Checks the options, sets up the variables and solves: the first of `of` stages.
pub(super) fn search<'m>(
    model: &'m Model,
    plan: &'m Plan,
    config: &'m JointConfig,
    (whole, stages): (bool, usize),
    control: &Control,
) -> Result<Found<'m>, JointError> {
    config.check(*plan.years.start(), *plan.years.end())?;
    if plan.config.objective != Objective::BestFit {
        return Err(JointError::FillFirst);
    }
    if plan.config.market.window > 0 {
        return Err(JointError::Window(plan.config.market.window));
    }
    let search = control.start(Stage::Search, (1, stages), 1)?;
    let variables = JointVariables::new(model, plan, config, whole);
    control.ask()?;
    let (limits, rows): (Vec<Limit>, Vec<Row>) = rows(&variables).into_iter().unzip();
    let choice = |&(least, most, worth): &(f64, f64, f64)| Choice { least, most, worth };
    let choices: Vec<Choice> = variables.boxes.iter().map(choice).collect();
    // The present plan: all changes 0.
    let start = vec![0.0; choices.len()];
    control.ask()?;
    let markets = markets(&variables, plan)?;
    control.ask()?;
    let problem = Problem::new(choices, &rows, markets)?;
    control.ask()?;
    let solution = solve(&problem, &start, &config.precision, &control.of_solve())?;
    search.end()?;
    Ok(Found {
        variables,
        limits,
        solution,
    })
}

/// Shadow prices of binding limits, in the order of limits: duals of rows, and reduced costs of choices at an end of their box.
pub(super) fn prices(found: &Found) -> Vec<(Limit, f64)> {
    let Found {
        variables,
        limits,
        solution,
    } = found;
    // Below a millionth of a head a dual is noise of the approximate solve.
    let worth = |price: f64| price > 1e-6;
    let rows = limits.iter().copied().zip(solution.row_prices.iter().copied());
    let mut prices: Vec<(Limit, f64)> = rows.filter(|(_, price)| worth(*price)).collect();
    let boxes = variables
        .boxes
        .iter()
        .zip(&solution.choices)
        .zip(&solution.choice_prices);
    for (pick, ((&(least, most, _), &choice), &price)) in variables.picks.iter().zip(boxes) {
        // A reduced cost is a shadow price only where the box binds: above 0 at the upper end, below 0 at the lower.
        let room = 1e-6 * (most - least);
        let binds = (price > 0.0 && choice >= most - room) || (price < 0.0 && choice <= least + room);
        if let (Pick::Entrants { program, year, .. }, true) = (*pick, binds && worth(price.abs())) {
            let seats = variables.intake((program, year));
            // The upper end of the box is the lesser of seats and growth: the price belongs to the one that binds.
            let full = seats
                .seats
                .is_some_and(|s| s as f64 <= seats.entrants as f64 + most);
            let limit = if full && price > 0.0 {
                Limit::Seats { program, year }
            } else {
                Limit::Growth { program, year }
            };
            prices.push((limit, price.abs()));
        }
    }
    order::sort_by_key(&mut prices, |(limit, _)| *limit);
    prices
}
