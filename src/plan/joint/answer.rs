//! The joint plan in whole people: its changes, its gain, and its distance from the bound.

use super::config::{JointConfig, JointError};
use super::limit::Limit;
use super::relax::{prices, search, share};
use super::variables::JointVariables;
use super::whole::{Whole, whole};
use crate::control::{Control, Stage};
use crate::id::ProgramIx;
use crate::matching::{LabourMarket, MatchError, optimal_any};
use crate::model::Model;
use crate::pathway::{AddedEntrants, ProjectConfig, Projector, project};
use crate::plan::Plan;
use crate::unit::{Heads, MILLION, Year};
use vocmatch_algo::sorted::Map;

/// Entrants from outside the pathway that differ from the present plan.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct EntrantsChange {
    /// The program.
    pub program: ProgramIx,
    /// The autumn.
    pub year: Year,
    /// Entrants in the present plan.
    pub before: Heads,
    /// Entrants in the joint plan.
    pub after: Heads,
}

/// Progressions along a way that differ from the present plan.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct ProgressionChange {
    /// The articulation, by its index in [`Model::articulations`].
    pub articulation: usize,
    /// The program that they complete.
    pub from: ProgramIx,
    /// The program that they start.
    pub to: ProgramIx,
    /// The year.
    pub year: Year,
    /// People in the present plan.
    pub before: Heads,
    /// People in the joint plan.
    pub after: Heads,
}

/// Entrants and progressions chosen together with the matching of all years.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct JointPlan {
    /// The config.
    pub config: JointConfig,
    /// The plan of its entrants and progressions: projected and matched like any other.
    pub plan: Plan,
    /// The value of the present plan, all years together, in heads' worth.
    pub present: f64,
    /// The value of the joint plan less the cost of added entrants ([`worth_of_money`](JointConfig::worth_of_money)),
    /// in heads' worth.
    pub value: f64,
    /// An upper bound: no feasible whole entrants and progressions give more value, if completers are
    /// `completion · entrants`. Completers are rounded to whole people when a plan is projected, which may lift its
    /// value above by chance; the bound is then its value.
    pub bound: f64,
    /// Entrants that change, in the order of program and autumn.
    pub entrants: Vec<EntrantsChange>,
    /// Progressions that change, in the order of year, articulation and programs.
    pub progressions: Vec<ProgressionChange>,
    /// Binding constraints with their shadow price: the value of one unit more of each, in heads' worth; in the order
    /// of limits.
    pub prices: Vec<(Limit, f64)>,
    /// Iterations of the solver.
    pub steps: u64,
}

impl JointPlan {
    /// Returns the gain over the present plan, in heads' worth.
    #[must_use]
    pub fn gain(&self) -> f64 {
        self.value - self.present
    }

    /// Returns the gap to the bound, as a share of its value.
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

/// The stages: the search, the rounding, and the supply and the years of the resulting plan.
const STAGES: usize = 4;
/// Where running totals are rounded up, in the order in which it is tried: eighths, from the middle outwards. Which phase suits a
/// plan cannot be told beforehand; each try costs a projection and a matching of all years.
const PHASES: [f64; 8] = [0.5, 0.25, 0.75, 0.375, 0.625, 0.125, 0.875, 0.0];
/// The share of the gain that rounding may lose before the next phase is tried.
const ENOUGH: f64 = 0.01;

/// Finds nearly optimal entrants and progressions in whole people, within the limits of `config`, starting from the
/// present `plan` (methods §9). Never worse than the present plan: without a gain, nothing changes.
///
/// Every number is the result of projecting and matching its entrants and progressions.
///
/// # Errors
/// [`JointError`]: an invalid config, a plan that cannot be its starting point, or cancellation.
///
/// # Example: which of two programs should grow, and for how long?
///
/// ```
/// use vocmatch::dataset::Dataset;
/// use vocmatch::matching::Control;
/// use vocmatch::plan::{JointConfig, PlanConfig, audit_joint, joint};
/// use vocmatch::{Model, plan};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// // Twenty graduates of each program a year; ten nurses too few, ten welders too many.
/// let dataset: Dataset = serde_json::from_str(r#"{
///     "regions": [{"region_id": "n", "name": "North"}],
///     "occupations": [{"occupation_id": "nurse", "name": "Nurse"}, {"occupation_id": "welder", "name": "Welder"}],
///     "majors": [
///         {"major_id": "n", "name": "Nursing", "level": "secondary", "years": 3},
///         {"major_id": "w", "name": "Welding", "level": "secondary", "years": 3}],
///     "major_occupations": [
///         {"major_id": "n", "occupation_id": "nurse"}, {"major_id": "w", "occupation_id": "welder"}],
///     "schools": [{"school_id": "s", "name": "School", "region_id": "n"}],
///     "programs": [
///         {"program_id": "nursing", "school_id": "s", "major_id": "n"},
///         {"program_id": "welding", "school_id": "s", "major_id": "w"}],
///     "graduates": [
///         {"program_id": "nursing", "year": 2025, "graduates": 20},
///         {"program_id": "welding", "year": 2025, "graduates": 20}],
///     "demand": [
///         {"occupation_id": "nurse", "region_id": "n", "first_year": 2026, "last_year": 2030, "openings": 30},
///         {"occupation_id": "welder", "region_id": "n", "first_year": 2026, "last_year": 2030, "openings": 10}]
/// }"#)?;
/// let model = Model::new(dataset)?;
/// let present = plan(&model, &PlanConfig::default())?;
/// let config = JointConfig::default();
/// let best = joint(&model, &present, &config, &Control::default())?;
///
/// // Three places move in the first autumn and five in the second, for welding may shrink from 20 to 14.45, so to 15;
/// // who starts later graduates after the plan.
/// let nursing = model.find_program("nursing").unwrap();
/// let grows = best.entrants.iter().filter(|change| change.program == nursing);
/// assert_eq!(grows.map(|c| (c.year, c.before, c.after)).collect::<Vec<_>>(), [(2026, 20, 23), (2027, 20, 25)]);
/// // Eight more nurses in all years together, each worth .95, and nobody can do better.
/// assert!((best.gain() - 8.0 * 0.95).abs() < 1e-9 && best.gap() < 1e-4);
/// assert!(audit_joint(&model, &present, &best.plan, &config).is_empty());
/// # Ok(())
/// # }
/// ```
pub fn joint(
    model: &Model,
    plan: &Plan,
    config: &JointConfig,
    control: &Control,
) -> Result<JointPlan, JointError> {
    let found = search(model, plan, config, (true, STAGES), control)?;
    let variables = &found.variables;
    let present = heads(plan.value());
    // Measured against the relaxed plan's gain: no plan in whole people is likely to gain more.
    let enough = present + (found.solution.value - present) * (1.0 - ENOUGH);
    let mut best: Option<(f64, ProjectConfig)> = None;
    let tried = control.start(Stage::Rounding, (2, STAGES), PHASES.len())?;
    for phase in PHASES {
        let Whole { added, chosen } = whole(&found, plan, phase);
        let cost = |added: &AddedEntrants| {
            added.entrants.max(0) as f64 * variables.seat_cost(added.program) * config.worth_of_money
        };
        let cost: f64 = added.iter().map(cost).sum();
        let mut people = plan.config.project.clone();
        people.added.extend(added);
        people.chosen.extend(chosen);
        let value = heads(value_of(model, plan, &people, &control.within_a_piece())?) - cost;
        // The value is that of a full projection and exact matching, not of the relaxation: what is reported is reached.
        if best.as_ref().is_none_or(|(most, _)| value > *most) {
            best = Some((value, people));
        }
        tried.next()?;
        if best.as_ref().is_some_and(|(most, _)| *most >= enough) {
            break;
        }
    }
    tried.end()?;
    let (value, after) = if let Some((value, people)) = best.filter(|(value, _)| *value > present) {
        let again = |control: &Control| plan.with_people(model, &people, control);
        (value, control.part(2, STAGES, again)?)
    } else {
        control.start(Stage::Years, (STAGES, STAGES), 0)?;
        (present, plan.clone())
    };
    Ok(JointPlan {
        config: config.clone(),
        present,
        value,
        // Rounding completers to whole people can lift a plan above the bound of the linear model; then its own
        // value is the bound that is left.
        bound: found.solution.bound.max(value),
        entrants: entrants(variables, &after),
        progressions: progressions(variables, &after),
        prices: prices(&found),
        steps: found.solution.iterations,
        plan: after,
    })
}

/// The value of all years with this flow of people, in millionths.
fn value_of(
    model: &Model,
    plan: &Plan,
    people: &ProjectConfig,
    control: &Control,
) -> Result<i128, MatchError> {
    let supply = project(model, plan.years.clone(), people);
    let of = |year| {
        let market = LabourMarket::new(model, &supply, &plan.fit, year, &plan.config.market)?;
        Ok(optimal_any(market.market(), plan.config.objective, control)?.value())
    };
    plan.years.clone().map(of).sum()
}

fn heads(value: i128) -> f64 {
    value as f64 / MILLION as f64
}

/// Entrants from outside that differ.
fn entrants(variables: &JointVariables, after: &Plan) -> Vec<EntrantsChange> {
    let projector = Projector::new(variables.model, after.years.clone(), &after.config.project);
    let mut changes = Vec::new();
    for program in (0..variables.model.programs().len()).map(ProgramIx::at) {
        for year in variables.first_autumn..=variables.last_year {
            let before = variables.intake((program, year)).entrants;
            let after = projector.intake(program, year).entrants;
            if before != after {
                changes.push(EntrantsChange {
                    program,
                    year,
                    before,
                    after,
                });
            }
        }
    }
    changes
}

/// Progressions that differ.
fn progressions(variables: &JointVariables, after: &Plan) -> Vec<ProgressionChange> {
    let mut changes = Vec::new();
    for year in variables.first_autumn..=variables.last_year {
        let mut ways: Map<(usize, ProgramIx, ProgramIx), (Heads, Heads)> = Map::new();
        for (articulation, from, to, people) in variables.present.progressions(year) {
            ways.entry((*articulation, *from, *to)).or_default().0 += people;
        }
        for (articulation, from, to, people) in after.supply.progressions(year) {
            ways.entry((*articulation, *from, *to)).or_default().1 += people;
        }
        let changed = ways.into_iter().filter(|(_, (before, after))| before != after);
        changes.extend(
            changed.map(|((articulation, from, to), (before, after))| ProgressionChange {
                articulation,
                from,
                to,
                year,
                before,
                after,
            }),
        );
    }
    changes
}
