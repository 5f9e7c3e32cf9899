//! The joint plan in whole people: what it changes, what that gains, and how far it can be from the best.

use super::config::{JointConfig, JointError};
use super::ground::Ground;
use super::limit::Limit;
use super::relax::{prices, search, share};
use super::whole::{Whole, whole};
use crate::id::ProgramIx;
use crate::matching::Control;
use crate::model::Model;
use crate::pathway::{AddedEntrants, Projector};
use crate::planning::Plan;
use crate::unit::{Heads, MILLION, Year};
use std::collections::BTreeMap;

/// Entrants from outside the pathway who differ from the present plan.
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

/// People along a way who differ from the present plan.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct ProgressionChange {
    /// The articulation, by its place in [`Model::articulations`].
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
    /// The choices behind it.
    pub config: JointConfig,
    /// The plan that its entrants and progressions give: projected and matched as any other.
    pub plan: Plan,
    /// The value of the present plan, all years together, in perfect heads.
    pub present: f64,
    /// The value of the joint plan, what added entrants cost taken off
    /// ([`worth_of_money`](JointConfig::worth_of_money)).
    pub value: f64,
    /// No whole people within the limits give more.
    pub bound: f64,
    /// Entrants that change, in the order of program and autumn.
    pub entrants: Vec<EntrantsChange>,
    /// Progressions that change, in the order of year, articulation and programs.
    pub progressions: Vec<ProgressionChange>,
    /// Limits that bind, and what one unit more of each is worth, in perfect heads; in the order of limits.
    pub prices: Vec<(Limit, f64)>,
    /// Steps that the search took.
    pub steps: u64,
}

impl JointPlan {
    /// What it gains over the present plan, in perfect heads.
    #[must_use]
    pub fn gain(&self) -> f64 {
        self.value - self.present
    }

    /// How far it can be from the best, as a share of its value.
    #[must_use]
    pub fn gap(&self) -> f64 {
        share(self.bound - self.value, self.value)
    }

    /// How far it can be from the best, as a share of the most that can be gained over the present plan.
    #[must_use]
    pub fn gap_of_gain(&self) -> f64 {
        share(self.bound - self.value, self.bound - self.present)
    }
}

/// The best entrants and progressions in whole people, nearly, within the limits of `config`, starting from the
/// present `plan` (methods §9). Never worse than the present plan: where nothing is gained, nothing changes.
///
/// Every number is what projecting and matching its entrants and progressions gives.
///
/// # Errors
/// [`JointError`]: a config that makes no sense, a plan that cannot be the ground of one, or the caller asked to
/// stop.
pub fn joint(
    model: &Model,
    plan: &Plan,
    config: &JointConfig,
    control: &Control,
) -> Result<JointPlan, JointError> {
    let found = search(model, plan, config, true, control)?;
    let Whole { added, chosen } = whole(&found, plan);
    let ground = &found.ground;
    let cost = |added: &AddedEntrants| {
        added.entrants.max(0) as f64 * ground.seat_cost(added.program) * config.worth_of_money
    };
    let cost: f64 = added.iter().map(cost).sum();
    let mut changed = plan.config.clone();
    changed.project.added.extend(added);
    changed.project.chosen.extend(chosen);
    let present = heads(plan.value());
    let mut after = plan.with_people(model, &changed.project, control)?;
    let mut value = heads(after.value()) - cost;
    if value <= present {
        (after, value) = (plan.clone(), present);
    }
    Ok(JointPlan {
        config: config.clone(),
        present,
        value,
        // Rounding in the last place must not make a bound that the value exceeds.
        bound: found.solution.bound.max(value),
        entrants: entrants(ground, &after),
        progressions: progressions(ground, &after),
        prices: prices(&found),
        steps: found.solution.iterations,
        plan: after,
    })
}

fn heads(value: i128) -> f64 {
    value as f64 / MILLION as f64
}

/// Entrants from outside who differ.
fn entrants(ground: &Ground, after: &Plan) -> Vec<EntrantsChange> {
    let projector = Projector::new(ground.model, after.years.clone(), &after.config.project);
    let mut changes = Vec::new();
    for program in (0..ground.model.programs().len()).map(ProgramIx::at) {
        for year in ground.first_autumn..=ground.last_year {
            let before = ground.intake((program, year)).entrants;
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

/// People along ways who differ.
fn progressions(ground: &Ground, after: &Plan) -> Vec<ProgressionChange> {
    let mut changes = Vec::new();
    for year in ground.first_autumn..=ground.last_year {
        let mut ways: BTreeMap<(usize, ProgramIx, ProgramIx), (Heads, Heads)> = BTreeMap::new();
        for (articulation, from, to, people) in ground.present.progressions(year) {
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
