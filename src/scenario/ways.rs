//! Changes of ways: articulations, and mobility between regions.

use super::change::Change;
use super::fault::Fault;
use super::table_editor::TableEditor;
use crate::dataset::ArticulationKind;
use crate::dataset::rows::{ArticulationRow, MobilityRow};
use crate::unit::Year;
use vocmatch_algo::sorted::Map;

/// Reports ends that are neither programs nor majors.
fn ends(editor: &mut TableEditor, from: &str, to: &str) -> bool {
    let before = editor.problems.count();
    for (field, id) in [("from", from), ("to", to)] {
        let data = &editor.basis.dataset;
        let programs = data.programs.iter().map(|row| row.program_id.as_str());
        let majors = data.majors.iter().map(|row| row.major_id.as_str());
        let ids: Vec<String> = programs.chain(majors).map(str::to_owned).collect();
        if !ids.iter().any(|known| known == id) {
            let near = editor.near(id, ids.iter().map(String::as_str));
            let (what, id) = ("program or major", crate::problem::shortened(id));
            editor.tell_near(Some(field), Fault::Unknown { what, id }, near);
        }
    }
    before == editor.problems.count()
}

fn numbers(editor: &mut TableEditor, share: Option<f64>, quota: Option<i64>) {
    share.and_then(|share| editor.share("share", share));
    quota.and_then(|quota| editor.count("quota", quota));
}

pub(super) fn open(editor: &mut TableEditor, change: &Change) {
    let Change::OpenArticulation {
        from,
        to,
        kind,
        share,
        quota,
        first_year,
    } = change
    else {
        return;
    };
    let known = ends(editor, from, to);
    numbers(editor, *share, *quota);
    editor.years(*first_year, None);
    let is_same = |row: &ArticulationRow| row.from_id == *from && row.to_id == *to && row.kind == *kind;
    if known && editor.basis.dataset.articulations.iter().any(is_same) {
        let id = format!("{from} → {to}");
        let what = "way of this kind";
        editor.tell(None, Fault::Exists { what, id });
        return;
    }
    editor.edit("articulations").articulations.push(ArticulationRow {
        from_id: from.clone(),
        to_id: to.clone(),
        kind: *kind,
        share: *share,
        quota: *quota,
        first_year: *first_year,
        ..ArticulationRow::default()
    });
}

/// Whether the way exists; a problem if not.
fn is_there(
    editor: &mut TableEditor,
    is_meant: impl Fn(&ArticulationRow) -> bool,
    from: &str,
    to: &str,
) -> bool {
    let there = editor.basis.dataset.articulations.iter().any(is_meant);
    if !there && ends(editor, from, to) {
        editor.tell(None, Fault::NothingThere("articulation"));
    }
    there
}

pub(super) fn change(editor: &mut TableEditor, change: &Change) {
    let Change::Articulation {
        from,
        to,
        kind,
        share,
        quota,
        first_year,
    } = change
    else {
        return;
    };
    numbers(editor, *share, *quota);
    editor.years(*first_year, None);
    if share.is_none() && quota.is_none() {
        editor.tell(None, Fault::NothingSaid);
    }
    let is_meant = |row: &ArticulationRow| {
        row.from_id == *from && row.to_id == *to && kind.is_none_or(|kind| kind == row.kind)
    };
    if is_there(editor, is_meant, from, to) {
        let rows = &mut editor.edit("articulations").articulations;
        if first_year.is_some() {
            let follow = following(rows, &is_meant, *first_year);
            rows.extend(follow);
        }
        for row in rows
            .iter_mut()
            .filter(|row| is_meant(row) && row.first_year >= *first_year)
        {
            row.share = share.or(row.share);
            row.quota = quota.or(row.quota);
        }
    }
}

/// New rows that follow those in force before a year, one for each way that has none for that year itself. A way that
/// opens later needs none.
fn following(
    rows: &[ArticulationRow],
    is_meant: &impl Fn(&ArticulationRow) -> bool,
    first_year: Option<Year>,
) -> Vec<ArticulationRow> {
    let mut in_force: Map<ArticulationKind, &ArticulationRow> = Map::new();
    for row in rows
        .iter()
        .filter(|row| is_meant(row) && row.first_year <= first_year)
    {
        let known = in_force.entry(row.kind).or_insert(row);
        if known.first_year < row.first_year {
            *known = row;
        }
    }
    let earlier = in_force.into_values().filter(|row| row.first_year < first_year);
    earlier
        .map(|row| ArticulationRow {
            first_year,
            ..row.clone()
        })
        .collect()
}

pub(super) fn close(editor: &mut TableEditor, from: &str, to: &str, kind: Option<ArticulationKind>) {
    let is_meant = |row: &ArticulationRow| {
        row.from_id == from && row.to_id == to && kind.is_none_or(|kind| kind == row.kind)
    };
    if is_there(editor, is_meant, from, to) {
        editor
            .edit("articulations")
            .articulations
            .retain(|row| !is_meant(row));
    }
}

pub(super) fn mobility(editor: &mut TableEditor, from: &str, to: &str, willingness: f64) {
    for (field, id) in [("from", from), ("to", to)] {
        editor.region(field, id);
    }
    editor.share("willingness", willingness);
    let rows = &mut editor.edit("mobility").mobility;
    let is_same = |row: &&mut MobilityRow| row.from_region_id == from && row.to_region_id == to;
    match rows.iter_mut().find(is_same) {
        Some(row) => row.willingness = willingness,
        None => rows.push(MobilityRow {
            from_region_id: from.to_owned(),
            to_region_id: to.to_owned(),
            willingness,
            ..MobilityRow::default()
        }),
    }
}
