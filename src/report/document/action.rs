//! Actions and reasons as plain data.

use super::described::{Plain, described};
use serde::{Serialize, Serializer};
use vocmatch::advice::{Action, Reason, Subject};
use vocmatch::id::ProgramIx;
use vocmatch::model::Model;

/// An action with ids for positions: its `kind`, then the fields of its variant of [`Action`], `program_id` for `program`.
#[derive(Debug, Clone)]
pub struct ActionDocument {
    fields: Plain,
    cells: ActionCells,
}

/// An action as cells of a table.
#[derive(Debug, Clone, Default)]
pub(crate) struct ActionCells {
    pub(crate) kind: String,
    pub(crate) program: String,
    pub(crate) school: String,
    pub(crate) major: String,
    /// People a year.
    pub(crate) people: String,
    /// What else it names, separated by `|`.
    pub(crate) with: String,
}

impl ActionDocument {
    /// The action with ids for positions.
    #[must_use]
    pub fn new(model: &Model, action: &Action) -> ActionDocument {
        let fields = described(model, "kind", action);
        let cells = cells(model, action, &fields);
        ActionDocument { fields, cells }
    }

    pub(crate) fn cells(&self) -> &ActionCells {
        &self.cells
    }
}

fn cells(model: &Model, action: &Action, fields: &Plain) -> ActionCells {
    let kind = match fields {
        Plain::Record(fields) => match fields.first() {
            Some((_, Plain::Text(kind))) => kind.clone(),
            _ => String::new(),
        },
        _ => String::new(),
    };
    let outline = action.outline(model);
    let mut cells = ActionCells {
        kind,
        people: outline
            .people
            .map_or_else(String::new, |people| people.to_string()),
        with: outline.with.join("|"),
        ..ActionCells::default()
    };
    let program = |ix: ProgramIx| model.program(ix).id.to_string();
    match outline.subject {
        Subject::Program(ix) | Subject::Articulation(ix, _) => cells.program = program(ix),
        Subject::Offer(school, major) => {
            cells.school = model.school(school).id.to_string();
            cells.major = model.major(major).id.to_string();
        }
        Subject::Skill(major, _) => cells.major = model.major(major).id.to_string(),
        // Its id stands first among what else the action names.
        Subject::Enterprise(_) => {}
    }
    cells
}

impl Serialize for ActionDocument {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.fields.serialize(serializer)
    }
}

/// One fact that speaks for an action, or against it, with ids for positions: which `reason`, then the fields of its variant
/// of [`Reason`]. Numbers that are not whole are rounded to millionths.
#[derive(Debug, Clone)]
pub struct ReasonDocument(Plain);

impl ReasonDocument {
    /// The reason with ids for positions.
    #[must_use]
    pub fn new(model: &Model, reason: &Reason) -> ReasonDocument {
        ReasonDocument(described(model, "reason", reason))
    }
}

impl Serialize for ReasonDocument {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
