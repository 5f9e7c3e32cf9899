//! Continuations (接续专业): from a major to the higher majors that its official profile names.

use crate::catalogue::{Codes, level};
use crate::error::Error;
use crate::raw::Continuation;
use std::collections::{BTreeMap, BTreeSet};
use vocmatch::dataset::ArticulationKind;
use vocmatch::dataset::rows::{ArticulationRow, MajorRow};

/// The continuations of a catalogue and what became of every row of the public table.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Pathways {
    /// From and to, by code; whether the only name is that of a field of a professional degree.
    pub edges: BTreeMap<(String, String), Bridge>,
    /// Rows of the public table.
    pub rows: usize,
    /// Rows that lead to an academic master's.
    pub academic: usize,
    /// Rows that name a higher major without a code.
    pub without_code: usize,
    /// Rows with a code that no major has, or that do not lead upward.
    pub unknown: usize,
    /// Their codes that no major has; where both ends are known, both.
    pub unknown_codes: Vec<String>,
    /// Rows that repeat an edge: two fields of one degree, or a field beside the degree itself.
    pub repeated: usize,
}

/// Whether an edge rests on the name of the higher major, or only on the name of a field of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bridge {
    /// The name of the major.
    ByName,
    /// The name of a field, matched to the degree category by hand.
    ByField,
}

/// Counts and joins the rows of the public table. Every row with a code of both ends makes one edge, whatever
/// it was matched by; rows with the same ends make one edge together.
///
/// # Errors
/// [`Error::Word`] for an unknown level.
pub fn gather(rows: &[Continuation], majors: &Codes<MajorRow>) -> Result<Pathways, Error> {
    let mut pathways = Pathways {
        rows: rows.len(),
        ..Pathways::default()
    };
    for row in rows {
        if level(&row.to_level)?.is_none() {
            pathways.academic += 1;
            continue;
        }
        if row.to_code.is_empty() {
            pathways.without_code += 1;
            continue;
        }
        let ends = (majors.get(&row.from_code), majors.get(&row.to_code));
        if !matches!(ends, (Some(from), Some(to)) if from.level < to.level) {
            pathways.unknown += 1;
            let both = matches!(ends, (Some(_), Some(_)));
            let ends = [(&row.from_code, ends.0), (&row.to_code, ends.1)];
            let lacking = ends.iter().filter(|(_, major)| both || major.is_none());
            pathways
                .unknown_codes
                .extend(lacking.map(|(code, _)| (*code).clone()));
            continue;
        }
        let bridge = if row.matched == "subfield_bridge" {
            Bridge::ByField
        } else {
            Bridge::ByName
        };
        let key = (row.from_code.clone(), row.to_code.clone());
        let before = pathways.edges.get(&key).copied();
        pathways.repeated += usize::from(before.is_some());
        // One mention by name is enough for the edge to rest on a name.
        let stands = before.map_or(bridge, |before| before.min(bridge));
        pathways.edges.insert(key, stands);
    }
    Ok(pathways)
}

impl Pathways {
    /// How many edges rest only on the name of a field.
    pub fn bridges(&self) -> usize {
        self.edges
            .values()
            .filter(|&&bridge| bridge == Bridge::ByField)
            .count()
    }

    /// Leaves out the edges that rest only on the name of a field.
    pub fn without_bridges(mut self) -> Pathways {
        self.edges.retain(|_, bridge| *bridge == Bridge::ByName);
        self
    }

    /// Leaves out the edges with an end outside `majors`.
    pub fn within(mut self, majors: &BTreeSet<String>) -> Pathways {
        self.edges
            .retain(|(from, to), _| majors.contains(from) && majors.contains(to));
        self
    }

    /// The edges as rows. They carry neither share nor quota, so they serve routes and move nobody.
    pub fn articulations(&self) -> impl Iterator<Item = ArticulationRow> {
        self.edges.keys().map(|(from, to)| ArticulationRow {
            from_id: from.clone(),
            to_id: to.clone(),
            kind: ArticulationKind::FurtherStudy,
            ..ArticulationRow::default()
        })
    }
}
