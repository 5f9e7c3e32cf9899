//! The header row of a sheet or CSV file: maps columns of the file to columns of the table, and keeps the planner's
//! names.

use super::list::Kind;
use super::names::{column, folded};
use super::noted::Scaled;
use super::origin::{Origin, Read};
use super::table::Column;
use super::tables::rank;
use super::unit::{self, Split, Verdict};
use crate::problem::{Called, Code, Form, Header, Location, Near, Said, Words, both, shortened};
use std::sync::Arc;
use vocmatch_algo::order;

/// For each column of the table, the column of the file that holds it.
pub(super) type Positions = Vec<Option<usize>>;

/// Matches the cells of a header row to the columns of a table, which the planner calls `table`.
pub(super) fn positions(
    kind: Kind,
    cells: &[&str],
    table: String,
    origin: &mut Origin,
    read: &mut Read,
) -> Positions {
    let mut found = Found {
        positions: vec![None; kind.columns.len()],
        others: Vec::new(),
        twice: Vec::new(),
        units: Vec::new(),
    };
    found.seek(cells, kind.columns);
    read.called = Some(Arc::new(Called {
        table,
        headers: headers(cells, kind.columns, &found.positions),
    }));
    let table = read.place(rank(kind.table), kind.table);
    for at in found.others.iter().copied() {
        let text = cells.get(at).map_or("", |text| text.trim());
        // A sheet has thousands of columns; those without a header are reported once a cell in them has content.
        if text.is_empty() && read.form == Form::Sheet {
            continue;
        }
        if !kind
            .passed_over
            .contains(&text.to_lowercase().replace([' ', '-'], "_").as_str())
        {
            unknown_column(kind.columns, text, at, &table, origin);
        }
    }
    for (k, at) in found.twice.iter().copied() {
        let name = cells.get(at).map_or("", |text| text.trim());
        origin.add(
            Code::DuplicateColumn,
            table.clone().in_column(kind.columns[k].name),
            || {
                let short = shortened(name);
                Said::new(both!(
                    "the column \"{short}\" occurs twice",
                    "列“{short}”出现两次"
                ))
                .of(name)
            },
        );
    }
    let refused = units(kind, &found, &table, origin, read);
    for k in &refused {
        if let (Some(position), Some(column)) = (found.positions.get_mut(*k), kind.columns.get(*k)) {
            *position = None;
            read.note_column(column.name);
        }
    }
    for (k, (column, position)) in kind.columns.iter().zip(&found.positions).enumerate() {
        if position.is_none() && !column.optional && !refused.contains(&k) {
            read.note_column(column.name);
            let called = read.called.iter().flat_map(|called| &called.headers);
            let written = called.filter(|header| header.column == column.name);
            let written = written.map(|header| header.written.clone()).next();
            origin.add(Code::MissingColumn, table.clone().in_column(column.name), || {
                let name = written.unwrap_or_else(|| column.name.to_owned());
                Said::new(both!("the column \"{name}\" is missing", "缺少列“{name}”"))
            });
        }
    }
    found.positions
}

/// The columns matched to the cells of a header row.
struct Found {
    positions: Positions,
    /// Cells that name no column.
    others: Vec<usize>,
    /// Columns that are named a second time, and where.
    twice: Vec<(usize, usize)>,
    /// Headers with a unit that are taken.
    units: Vec<Split>,
}

impl Found {
    /// Matches headers as written first, then headers with a unit: an exact match takes precedence.
    fn seek(&mut self, cells: &[&str], columns: &[Column]) {
        let mut units = Vec::new();
        for (at, text) in cells.iter().enumerate() {
            match column(columns, text.trim()) {
                Some(k) => {
                    self.take(k, at);
                }
                None => match unit::split(columns, text) {
                    Some(split) => units.push((split, at)),
                    None => self.others.push(at),
                },
            }
        }
        let plain = self.positions.clone();
        for (split, at) in units {
            if plain.get(split.k).copied().flatten().is_some() {
                self.others.push(at);
            } else if self.take(split.k, at) {
                self.units.push(split);
            }
        }
        order::sort(&mut self.others);
    }

    fn take(&mut self, k: usize, at: usize) -> bool {
        match self.positions.get_mut(k) {
            Some(position @ None) => {
                *position = Some(at);
                return true;
            }
            _ => self.twice.push((k, at)),
        }
        false
    }
}

/// Judges the units of headers: which columns are converted, which words are passed over, and which columns are
/// refused.
fn units(kind: Kind, found: &Found, table: &Location, origin: &mut Origin, read: &mut Read) -> Vec<usize> {
    let mut refused = Vec::new();
    for split in &found.units {
        let Some(column) = kind.columns.get(split.k) else {
            continue;
        };
        match unit::judge(column, &split.unit) {
            Verdict::Fine => {}
            Verdict::Passed => read.noted.passed(column.name, &split.unit, table),
            Verdict::Scale(power) => {
                let place = table.clone().in_column(column.name);
                let unit = shortened(&split.unit);
                read.noted
                    .scaled
                    .push(Scaled::new(split.k, column, place, unit, power));
            }
            Verdict::Other(instead) => {
                origin.add(Code::Unit, table.clone().in_column(column.name), || {
                    unit::other(&split.unit, &instead)
                });
                refused.push(split.k);
            }
        }
    }
    refused
}

/// How many columns of a table the cells name.
pub(super) fn named(cells: &[&str], columns: &[Column]) -> usize {
    sought(cells, columns).iter().flatten().count()
}

/// Whether the cells name every column that may not be missing.
pub(super) fn has_all(cells: &[&str], columns: &[Column]) -> bool {
    let found = sought(cells, columns);
    let mut columns = columns.iter().zip(&found);
    columns.all(|(column, at)| column.optional || at.is_some())
}

fn sought(cells: &[&str], columns: &[Column]) -> Positions {
    let mut found = Found {
        positions: vec![None; columns.len()],
        others: Vec::new(),
        twice: Vec::new(),
        units: Vec::new(),
    };
    found.seek(cells, columns);
    found.positions
}

/// The headers as written; missing ones in the language of the majority.
fn headers(cells: &[&str], columns: &[Column], positions: &Positions) -> Vec<Header> {
    let written = |at: usize| cells.get(at).map_or("", |text| text.trim());
    let known: Vec<&str> = positions.iter().flatten().map(|at| written(*at)).collect();
    let chinese = known.iter().filter(|text| !text.is_ascii()).count();
    let columns = columns.iter().zip(positions);
    let header = columns.map(|(column, at)| Header {
        column: column.name,
        written: match at {
            Some(at) => shortened(written(*at)),
            None if 2 * chinese > known.len() => column.chinese.to_owned(),
            None => column.name.to_owned(),
        },
        at: *at,
    });
    header.collect()
}

fn unknown_column(columns: &[Column], text: &str, at: usize, table: &Location, origin: &mut Origin) {
    if text.is_empty() {
        let nth = at + 1;
        let wrong = both!(
            "column {nth} has no header, and is not read",
            "第{nth}列没有表头，未读取"
        );
        origin.add(Code::UnknownColumn, table.clone(), || {
            Said::new(wrong).remedy(both!("name it, or remove it", "请填写表头，或删除该列"))
        });
        return;
    }
    let place = table.clone().in_column(shortened(text));
    origin.add(Code::UnknownColumn, place, || {
        let unread = "the table has no such column, and it is not read";
        let unread_zh = "该表没有这一列，未读取";
        Said::new(both!("{unread}", "{unread_zh}"))
            .of(text)
            .suggest(near(text, columns))
    });
}

/// The columns whose names resemble a header, each by its name in the header's language.
fn near(text: &str, columns: &[Column]) -> Option<Words> {
    let names = columns.iter().flat_map(|column| [column.name, column.chinese]);
    let names = names.filter(|name| name.is_ascii() == text.is_ascii());
    let text = if text.is_ascii() {
        text.to_lowercase().replace([' ', '-'], "_")
    } else {
        folded(text)
    };
    Near::default().find(&text, names)
}
