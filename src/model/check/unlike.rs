//! Unknown ids whose cause is seen: changed by a spreadsheet program, written in another form, two in one cell.

use super::super::names::Ids;
use super::diagnostics::{At, Diagnostics};
use super::totals::is_of_total;
use crate::dataset::{Dataset, TABLES};
use crate::problem::{Changed, Code, Said, Words, both, changed, difference, shortened};

/// Tells of an unknown id whose cause is seen; whether it was told.
pub(super) fn told(diagnostics: &mut Diagnostics, tables: &[&Ids], at: At, id: &str) -> bool {
    if tables.iter().any(|ids| diagnostics.is_told(ids.table, id)) {
        return true;
    }
    if let Some(change) = changed(id) {
        is_changed(diagnostics, at, id, change);
        return true;
    }
    if tables.iter().any(|ids| is_of_total(at.0, id, ids)) {
        of_total(diagnostics, tables, at, id);
        return true;
    }
    let parts = several(tables, id);
    if parts > 1 {
        two_in_one(diagnostics, at, id, parts);
        return true;
    }
    if let Some((right, why)) = alike(diagnostics, tables, id) {
        let table = tables.iter().find(|ids| ids.get(&right).is_some());
        let table = table.map_or("", |ids| ids.table);
        let (noun, name) = (Dataset::noun(table), diagnostics.data.chinese(table));
        let (shown, (english, chinese)) = (shortened(id), why.pair());
        diagnostics.tell(Code::UnknownReference, at, &[], |_| {
            Said::new(both!(
                "no {noun} has the id \"{shown}\", but there is one that differs from it only {english}",
                "{name}中没有代码“{shown}”，但有一个代码与它的差别只是{chinese}"
            ))
            .of(id)
            .suggest(Some(Words::new(
                format!("\"{}\"", shortened(&right)),
                format!("“{}”", shortened(&right)),
            )))
        });
        return true;
    }
    false
}

/// `V113`: an id is a number in exponent notation, told once a column, or a date.
pub(super) fn is_changed(diagnostics: &mut Diagnostics, at: At, id: &str, change: Changed) {
    match change {
        Changed::Exponent => diagnostics.note_exponent(at, id),
        Changed::Date => diagnostics.tell(Code::ChangedCode, at, &[], |_| {
            Said::new(change.wrong(&shortened(id))).of(id)
        }),
    }
}

/// `V204`: a row of a total, which nothing defines.
fn of_total(diagnostics: &mut Diagnostics, tables: &[&Ids], at: At, id: &str) {
    let table = tables.first().map_or("", |ids| ids.table);
    let (noun, name, shown) = (
        Dataset::noun(table),
        diagnostics.data.chinese(table),
        shortened(id),
    );
    diagnostics.tell(Code::UnknownReference, at, &[], |_| {
        Said::new(both!(
            "no {noun} has the id \"{shown}\", which looks like that of a total",
            "“{name}”表中没有代码“{shown}”，它像是合计的代码"
        ))
        .of(id)
        .remedy(both!(
            "remove the row if its parts have rows of their own",
            "各部分已分别列出时，请删除该行"
        ))
    });
}

/// How many known ids the text holds, separated by one of the usual signs; 0 if any part is none.
fn several(tables: &[&Ids], text: &str) -> usize {
    if text.len() > 4096 {
        return 0;
    }
    let is_known = |id: &str| tables.iter().any(|ids| ids.get(id).is_some());
    let signs: [&[char]; 4] = [
        &['、', ';', '；', '|', '｜', ',', '，', '\n', '\r'],
        &['/', '／', '\\'],
        &[' ', '\u{3000}', '\t', '\n', '\r'],
        &['+', '&', '＋'],
    ];
    let parts = signs.iter().map(|signs| {
        let mut parts = 0;
        for part in text.split(*signs).map(str::trim).filter(|part| !part.is_empty()) {
            if !is_known(part) {
                return 0;
            }
            parts += 1;
        }
        parts
    });
    parts.max().unwrap_or(0)
}

/// `V204`: a cell holds several ids.
fn two_in_one(diagnostics: &mut Diagnostics, at: At, id: &str, parts: usize) {
    let (name, _, column) = at;
    let table = TABLES.iter().find(|table| table.name == name);
    let column = table.and_then(|table| table.columns.iter().find(|one| one.name == column));
    let is_key = column.is_some_and(|column| column.key);
    diagnostics.tell(Code::UnknownReference, at, &[], |_| {
        let shown = shortened(id);
        let said = Said::new(both!(
            "the cell holds {parts} ids, \"{shown}\", and takes one",
            "该单元格有 {parts} 个代码“{shown}”，只能填一个"
        ));
        let said = said.of(id);
        if is_key {
            said.remedy(both!("write a row for each", "请为每个代码各写一行"))
        } else {
            said.remedy(both!("write one of them", "请只填其中一个"))
        }
    });
}

/// The one known id that is seen as this one, and in what it differs.
fn alike(diagnostics: &mut Diagnostics, tables: &[&Ids], id: &str) -> Option<(String, Words)> {
    let ids = tables.iter().flat_map(|ids| ids.all()).copied();
    let right = diagnostics.alike(id, ids)?.to_owned();
    let why = difference(id, &right)?;
    Some((right, why))
}
