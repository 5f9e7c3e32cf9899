//! The joint plan as a table: every number that changes.

use super::table::{ResultTable, csv};
use vocmatch::Error;
use vocmatch::model::Model;
use vocmatch::plan::JointPlan;

/// `joint.csv`: a row for each autumn's entrants of a program, or people along a way in a year, that differ from the
/// present plan.
///
/// # Errors
/// A text if the table cannot be written; it always can.
pub fn joint_table(model: &Model, joint: &JointPlan) -> Result<ResultTable, Error> {
    let program = |ix| model.program(ix).id.to_string();
    let entrants = joint.entrants.iter().map(|change| {
        [
            "entrants".to_owned(),
            program(change.program),
            String::new(),
            String::new(),
            change.year.to_string(),
            change.before.to_string(),
            change.after.to_string(),
        ]
    });
    let ways = joint.progressions.iter().map(|change| {
        [
            "progression".to_owned(),
            program(change.from),
            program(change.to),
            model.articulations()[change.articulation].kind.name().to_owned(),
            change.year.to_string(),
            change.before.to_string(),
            change.after.to_string(),
        ]
    });
    let header = [
        "what",
        "program_id",
        "to_program_id",
        "kind",
        "year",
        "now",
        "then",
    ];
    Ok(("joint.csv", csv(header, entrants.chain(ways))?))
}
