//! Rules about references: referenced ids exist, and nothing is its own ancestor.

use super::super::columns::reference_columns;
use super::super::names::{Given, Ids, Names};
use super::diagnostics::Diagnostics;
use super::unlike;
use crate::dataset::{Dataset, EarningsSubject, MemberKind, TextSubject};
use crate::problem::{Code, Said, both, shortened};

macro_rules! each_reference {
    ($diagnostics:ident $names:ident; $($table:ident { $($column:ident -> $to:ident;)* })*) => {
        let data = $diagnostics.data;
        $($(
            let cells = data.$table.iter().map(|row| row.$column.given());
            column($diagnostics, &$names.$to, stringify!($table), stringify!($column), cells);
        )*)*
    };
}

macro_rules! each_parent {
    ($diagnostics:ident $names:ident; $($table:ident: $id:ident,)*) => {
        let data = $diagnostics.data;
        $(
            let rows = data.$table.iter().map(|row| (row.$id.given(), row.parent_id.given()));
            circle($diagnostics, &$names.$table, rows.enumerate());
        )*
    };
}

pub(super) fn check(diagnostics: &mut Diagnostics, names: &Names) {
    reference_columns!(each_reference: diagnostics names);
    each_parent! { diagnostics names;
        regions: region_id,
        industries: industry_id,
        categories: category_id,
        skills: skill_id,
    }
    by_kind(diagnostics, names);
}

/// References whose table is named in the row itself.
fn by_kind(diagnostics: &mut Diagnostics, names: &Names) {
    let data = diagnostics.data;
    let subjects = [
        (TextSubject::Major, &names.majors),
        (TextSubject::Occupation, &names.occupations),
    ];
    for (kind, ids) in subjects {
        let cells = data
            .texts
            .iter()
            .map(|row| row.subject_id.given().filter(|_| row.subject_kind == kind));
        column(diagnostics, ids, "texts", "subject_id", cells);
    }
    let earners = [
        (EarningsSubject::Program, &names.programs),
        (EarningsSubject::Class, &names.categories),
    ];
    for (kind, ids) in earners {
        let cells = data.earnings.iter();
        let cells = cells.map(|row| row.subject_id.given().filter(|_| row.subject_kind == kind));
        column(diagnostics, ids, "earnings", "subject_id", cells);
    }
    let members = [
        (MemberKind::School, &names.schools),
        (MemberKind::Enterprise, &names.enterprises),
        (MemberKind::Base, &names.bases),
        (MemberKind::Region, &names.regions),
    ];
    for (kind, ids) in members {
        let cells = data.alliance_members.iter();
        let cells = cells.map(|row| row.member_id.given().filter(|_| row.member_kind == kind));
        column(diagnostics, ids, "alliance_members", "member_id", cells);
    }
}

/// `V204` and `V205` for one column.
pub(super) fn column<'c>(
    diagnostics: &mut Diagnostics,
    ids: &Ids,
    table: &'static str,
    column: &'static str,
    cells: impl Iterator<Item = Option<&'c str>>,
) {
    let mut cells = cells;
    refers(diagnostics, ids, table, column, &mut cells);
}

fn refers(
    diagnostics: &mut Diagnostics,
    ids: &Ids,
    table: &'static str,
    column: &'static str,
    cells: &mut dyn Iterator<Item = Option<&str>>,
) {
    // Equal ids are often consecutive: reuse the last result.
    let mut found = "";
    for (index, cell) in cells.enumerate() {
        let Some(id) = cell.filter(|id| *id != found) else {
            continue;
        };
        if ids.get(id).is_some() {
            found = id;
            continue;
        }
        // Where a table could not be read in full, a missing id proves nothing.
        if diagnostics.is_broken(ids.table) {
            return;
        }
        if ids.all().is_empty() {
            nothing_to_refer_to(diagnostics, ids.table, table, column);
            return;
        }
        let at = (table, index, column);
        if !unlike::told(diagnostics, &[ids], at, id) {
            unknown(diagnostics, ids, at, id);
        }
    }
}

/// `V205`: a column refers to a table that has no rows.
fn nothing_to_refer_to(
    diagnostics: &mut Diagnostics,
    to: &'static str,
    table: &'static str,
    column: &'static str,
) {
    let chinese = diagnostics.data.chinese(to);
    let wrong = both!(
        "the column refers to the table {to}, which has no rows",
        "该列引用{chinese}，而其中没有任何行"
    );
    diagnostics.tell_column(Code::NothingToReferTo, table, column, Said::new(wrong));
}

/// `V204`: a cell refers to something that no row defines.
fn unknown(diagnostics: &mut Diagnostics, ids: &Ids, at: super::diagnostics::At, id: &str) {
    let chinese = diagnostics.data.chinese(ids.table);
    let columns = diagnostics.data.rows(at.0).map(|rows| rows.kind().columns);
    let column = columns.and_then(|columns| columns.iter().find(|column| column.name == at.2));
    diagnostics.tell(Code::UnknownReference, at, &[], |near| {
        let (noun, table, short) = (Dataset::noun(ids.table), ids.table, shortened(id));
        // NA and unknown may be ids: where nothing has them, they are words for "not known".
        let is_word = column.is_some_and(|column| column.may_be_empty_word(id));
        let suggestion = (!is_word)
            .then(|| near.find(id, ids.all().iter().copied()))
            .flatten();
        let remedy = both!(
            "correct it, or add it to the table {table}",
            "请更正，或在{chinese}中补上"
        );
        let remedy = match column {
            Some(_) if is_word => both!(
                "leave the cell empty if it is not known, or add it to the table {table}",
                "如为未知请将单元格留空，否则请在“{chinese}”表中补上"
            ),
            Some(column) => column.or_empty(remedy),
            None => remedy,
        };
        Said::new(both!(
            "no {noun} has the id \"{short}\"",
            "{chinese}中没有代码“{short}”"
        ))
        .of(id)
        .remedy(remedy)
        .suggest(suggestion)
    });
}

/// `V206`: something is its own ancestor. Each cycle is reported once, at its first id. O(rows).
fn circle<'c>(
    diagnostics: &mut Diagnostics,
    ids: &Ids,
    rows: impl Iterator<Item = (usize, (Option<&'c str>, Option<&'c str>))>,
) {
    let mut parents: Vec<Option<(usize, usize)>> = vec![None; ids.all().len()];
    for (index, (id, parent)) in rows {
        let slot = id.and_then(|id| ids.get(id)).and_then(|id| parents.get_mut(id));
        if let (Some(slot), Some(parent)) = (slot, parent.and_then(|id| ids.get(id))) {
            slot.get_or_insert((parent, index));
        }
    }
    // The walk that first visited each: a walk that meets itself has found a cycle.
    let mut walks = vec![usize::MAX; parents.len()];
    for start in 0..parents.len() {
        let mut at = start;
        while walks.get(at) == Some(&usize::MAX) {
            walks[at] = start;
            match parents[at] {
                Some((parent, _)) => at = parent,
                None => break,
            }
        }
        // The walk ended at a root, at an older walk, or at itself.
        if walks[at] == start && parents[at].is_some() {
            tell_circle(diagnostics, ids, &parents, at);
        }
    }
}

fn tell_circle(diagnostics: &mut Diagnostics, ids: &Ids, parents: &[Option<(usize, usize)>], member: usize) {
    let next = |at: &usize| {
        parents[*at]
            .map(|(parent, _)| parent)
            .filter(|parent| *parent != member)
    };
    let members: Vec<usize> = std::iter::successors(Some(member), next).collect();
    let Some(first) = members.iter().min().copied() else {
        return;
    };
    let Some((_, index)) = parents[first] else {
        return;
    };
    // An id that stands for several rows is told already.
    if diagnostics.is_told(ids.table, ids.all()[first]) {
        return;
    }
    diagnostics.tell(Code::ParentCycle, (ids.table, index, "parent_id"), &[], |_| {
        let turned = members
            .iter()
            .cycle()
            .skip_while(|at| **at != first)
            .take(members.len().min(5));
        let mut names: Vec<_> = turned.map(|at| shortened(ids.all()[*at])).collect();
        if members.len() > 5 {
            names.push("…".to_owned());
        }
        names.extend(names.first().cloned());
        let id = ids.all()[first];
        let (short, way) = (shortened(id), names.join(" → "));
        Said::new(both!(
            "\"{short}\" is its own ancestor ({way})",
            "“{short}”成了自己的上级（{way}）"
        ))
        .of(id)
    });
}
