//! Plans again after a change, reusing results that cannot have changed.

use crate::control::{Control, Stage};
use crate::fit;
use crate::model::Model;
use crate::plan::{Plan, PlanConfig, PlanError, complete, horizon};

/// Plans `model` as `plan_with` does, with the same result, but reuses from the plan of another model: relatedness,
/// where its inputs are unchanged, and the solutions of years that are the same problem.
///
/// # Errors
/// As `plan_with`.
pub fn replan(
    model: &Model,
    config: &PlanConfig,
    (before, known): (&Model, &Plan),
    control: &Control,
) -> Result<Plan, PlanError> {
    let years = horizon(model, config)?;
    let same_catalogue = config.fit == known.config.fit && catalogue(model, before);
    let fit = if same_catalogue {
        control.one_piece(Stage::Fits, (1, 3), || known.fit.again(model))?
    } else {
        control.part(0, 3, |control| fit::table_with(model, &config.fit, control))?
    };
    let same_choices = (config.objective, &config.market) == (known.config.objective, &known.config.market);
    let answers = if same_catalogue && same_choices && fit == known.fit && programs(model, before) {
        known.periods.as_slice()
    } else {
        &[]
    };
    control.part(1, 3, |control| {
        complete(model, config.clone(), years, fit, answers, control)
    })
}

/// Whether two models agree in all inputs of relatedness, and in the meaning of region and industry positions.
fn catalogue(one: &Model, other: &Model) -> bool {
    one.majors() == other.majors()
        && one.occupations() == other.occupations()
        && one.categories() == other.categories()
        && one.skills() == other.skills()
        && one.texts() == other.texts()
        && one.occupation_relations() == other.occupation_relations()
        && one.regions() == other.regions()
        && one.industries() == other.industries()
}

/// Whether two models have the same programs and bases, as far as skill profiles go.
fn programs(one: &Model, other: &Model) -> bool {
    let pairs = || one.programs().iter().zip(other.programs());
    one.programs().len() == other.programs().len()
        && one.bases() == other.bases()
        && pairs().all(|(a, b)| {
            (&a.id, a.school, a.major) == (&b.id, b.school, b.major)
                && a.bases == b.bases
                && a.outcomes == b.outcomes
                && (a.bases.is_empty() || fit::students(a) == fit::students(b))
        })
}
