//! Reads a table from its sheet, row by row.

use super::super::aside::Verdict;
use super::super::list::Rows;
use super::super::origin::{Origin, Read};
use super::super::table::Column;
use super::super::tables::rank;
use super::super::top::{Row, Top};
use super::super::{row, swallowed};
use super::cell::Content;
use super::merges::{Merges, Range};
use super::sheet::Line;
use crate::problem::{Code, Location, Said, both, shortened};
use std::borrow::Cow;
use vocmatch_algo::order;
use vocmatch_algo::sorted::Map;

/// A table that is being read.
pub(super) struct Table<'a> {
    pub(super) rows: &'a mut dyn Rows,
    pub(super) origin: &'a mut Origin,
    pub(super) read: &'a mut Read,
    pub(super) top: Top,
    pub(super) merges: Merges,
    /// What became of each merged range whose value counts for another of its cells.
    pub(super) spread: Map<usize, Spread>,
}

/// What became of a merged range.
#[derive(Debug)]
pub(super) struct Spread {
    column: &'static str,
    value: String,
    /// Why its value cannot count for all its cells.
    refused: Option<Said>,
}

/// A cell of a row: its content, and the merged range that it has it from.
type Filled<'c> = Option<(&'c Content, Option<usize>)>;

impl Table<'_> {
    fn place(&self) -> Location {
        let table = self.rows.kind().table;
        self.read.place(rank(table), table)
    }

    /// Reads one of the first rows; whether it is one of the table.
    pub(super) fn first(&mut self, at: usize, line: &Line, cells: &[String]) -> bool {
        match self.top.row(at, cells, self.rows) {
            Row::Above => false,
            Row::Aside(said) => {
                self.origin
                    .add(Code::NotData, self.place().in_row(line.number), || said);
                false
            }
            Row::Data => self.line(line),
        }
    }

    /// Reads a row below the header; whether it is one of the table.
    pub(super) fn line(&mut self, line: &Line) -> bool {
        let columns = self.rows.kind().columns;
        if !self.merges.is_empty() {
            self.merges.reach(line, &self.top.positions);
        }
        let merges = std::mem::take(&mut self.merges);
        let cells = columns.iter().enumerate().map(|(k, _)| {
            let at = self.top.positions.get(k).copied().flatten()?;
            let merged = merges.value(k, line.number, at);
            let merged = merged.map(|(range, content)| (content, Some(range)));
            merged.or_else(|| line.cells.get(&at).map(|content| (content, None)))
        });
        let cells: Vec<Filled> = cells.collect();
        let is_data = self.is_data(line, &cells, &merges);
        if is_data {
            self.put(line, &cells, &merges);
        }
        self.merges = merges;
        is_data
    }

    /// Whether a row is data; what it is instead is told.
    fn is_data(&mut self, line: &Line, cells: &[Filled], merges: &Merges) -> bool {
        let columns = self.rows.kind().columns;
        // A value that is merged across this row alone says nothing of the other columns.
        let is_own = |k: usize| {
            let range = cells[k]
                .and_then(|(_, range)| range)
                .and_then(|range| merges.range(range));
            range.is_none_or(|range| range.top < line.number)
        };
        let texts = columns.iter().enumerate().map(|(k, column)| match cells[k] {
            Some((Content::Pending, _)) => Cow::Borrowed(if column.key { "=" } else { "" }),
            Some((content, _)) if is_own(k) => content
                .text(column)
                .unwrap_or_else(|_| Cow::Owned(content.shown())),
            _ => Cow::Borrowed(""),
        });
        let texts: Vec<Cow<'_, str>> = texts.collect();
        let is_zero = |k: usize| {
            let at = self.top.positions.get(k).copied().flatten();
            at.is_some_and(|at| line.zeros.contains(&at))
        };
        if !line.zeros.is_empty() && (0..columns.len()).all(|k| texts[k].is_empty() || is_zero(k)) {
            self.top.judge.count_blank(line.number);
            return false;
        }
        let cell = |k: usize| texts.get(k).map_or("", |text| text.trim());
        let whole = || {
            let last = line.cells.keys().next_back().map_or(0, |last| last + 1);
            let shown = |at: usize| line.cells.get(&at).map(|content| Cow::Owned(content.shown()));
            // Sheets have no more columns.
            (0..last.min(16_384))
                .map(|at| shown(at).unwrap_or_default())
                .collect()
        };
        match self.top.judge.row(&cell, &whole) {
            Verdict::Data => true,
            Verdict::Blank => {
                // A row of formulas alone, none of them in a column of the table, is as empty as one without.
                self.top.judge.count_blank(line.number);
                false
            }
            Verdict::Aside(said) => {
                self.origin
                    .add(Code::NotData, self.place().in_row(line.number), || said);
                false
            }
        }
    }

    /// Appends a row. Content that a column does not accept is reported, and the cell is a blank.
    fn put(&mut self, line: &Line, cells: &[Filled], merges: &Merges) {
        let (index, kind) = (self.rows.len(), self.rows.kind());
        self.read.note_row(index, line.number);
        let place = self.place().in_row(line.number);
        let mut texts: Vec<Cow<'_, str>> = Vec::with_capacity(cells.len());
        let mut told: Vec<&'static str> = Vec::new();
        let width = self.top.cells().len();
        for (column, cell) in kind.columns.iter().zip(cells) {
            let text = match cell {
                None => Ok(Cow::Borrowed("")),
                Some((Content::Pending, _)) => Err((Code::NotCalculated, not_calculated())),
                Some((Content::Text(text), _))
                    if text.contains('\n') && swallowed::rows(text, width, ',') > 0 =>
                {
                    let count = swallowed::rows(text, width, ',');
                    Err((Code::SwallowedRows, swallowed::said(count, text)))
                }
                Some((content, _)) => content.text(column).map_err(|said| (content.code(column), said)),
            };
            if let (Some((content, Some(range))), Ok(_)) = (cell, &text) {
                self.note_spread(*range, column.name, content);
            }
            texts.push(text.unwrap_or_else(|(code, said)| {
                self.read.note_blank(index, column.name);
                if code == Code::SwallowedRows || (code == Code::NotCalculated && column.key) {
                    self.read.note_broken();
                }
                match cell {
                    Some((content, Some(range))) => {
                        self.note_spread(*range, column.name, content);
                        self.refuse(*range, unreadable(content));
                    }
                    _ => self
                        .origin
                        .add(code, place.clone().in_column(column.name), || said),
                }
                told.push(column.name);
                Cow::Borrowed("")
            }));
        }
        self.check_keys(line, cells, merges);
        let cell = |k: usize| texts.get(k).map_or("", |text| text.trim());
        let mut refused = Vec::new();
        let mut is_told = |name: &'static str| {
            let at = kind.columns.iter().position(|column| column.name == name);
            match at.and_then(|k| cells.get(k).copied().flatten()) {
                _ if told.contains(&name) => true,
                Some((content, Some(range))) => {
                    refused.push((range, unreadable(content)));
                    true
                }
                _ => false,
            }
        };
        row::row(
            self.rows,
            (&cell, false),
            &mut is_told,
            &self.top.positions,
            &place,
            self.origin,
            self.read,
        );
        for (range, why) in refused {
            self.refuse(range, why);
        }
    }

    /// Refuses merged ranges that give a row the same keys as the row above it.
    fn check_keys(&mut self, line: &Line, cells: &[Filled], merges: &Merges) {
        let columns = self.rows.kind().columns;
        let mut keys = Vec::new();
        for (column, cell) in columns.iter().zip(cells).filter(|(column, _)| column.key) {
            let range = cell.and_then(|(_, range)| range);
            let is_above = |range: usize| merges.range(range).is_some_and(|range| range.top < line.number);
            match range.filter(|range| is_above(*range)) {
                Some(range) => keys.push((range, column.name)),
                None if cell.is_none() && column.optional => {}
                None => return,
            }
        }
        let index = self.rows.len();
        for (range, column) in keys {
            self.read.note_blank(index, column);
            self.read.note_broken();
            self.refuse(
                range,
                Said::new(both!("each row needs a key of its own", "每一行应有自己的主键")),
            );
        }
    }

    fn note_spread(&mut self, range: usize, column: &'static str, content: &Content) {
        self.spread.entry(range).or_insert_with(|| Spread {
            column,
            value: content.shown(),
            refused: None,
        });
    }

    fn refuse(&mut self, range: usize, why: Said) {
        if let Some(spread) = self.spread.get_mut(&range) {
            spread.refused.get_or_insert(why);
        }
    }

    /// The columns of the table in a merged range, from the left.
    fn columns_of(&self, range: Range) -> Vec<&'static Column> {
        let columns = self.rows.kind().columns.iter().zip(&self.top.positions);
        let mut columns: Vec<(usize, &Column)> = columns
            .filter_map(|(column, at)| at.filter(|at| range.holds(*at)).map(|at| (at, column)))
            .collect();
        order::sort_by_key(&mut columns, |(at, _)| *at);
        columns.into_iter().map(|(_, column)| column).collect()
    }

    /// Tells of merged ranges and of the rows that were passed over.
    pub(super) fn finish(self) {
        use crate::language::Language::{Chinese, English};
        let place = self.place();
        let sheet = place.to_string();
        for (at, spread) in &self.spread {
            let Some(range) = self.merges.range(*at) else {
                continue;
            };
            let columns = self.columns_of(range);
            let first = columns.first().map_or(spread.column, |column| column.name);
            let are_alike = columns
                .windows(2)
                .all(|pair| pair[0].want == pair[1].want && pair[0].number == pair[1].number);
            let unlike =
                (!are_alike).then(|| Said::new(both!("its columns hold different things", "各列的内容不同")));
            let refused = spread.refused.clone().or(unlike);
            let place = place.clone().in_row(range.top).in_column(first);
            let (range, value) = (range.shown(), shortened(&spread.value));
            let code = if refused.is_some() {
                Code::MergedKey
            } else {
                Code::MergedCells
            };
            self.origin.add(code, place, || {
                let said = Said::new(match &refused {
                    Some(why) => {
                        let (english, chinese) = (why.wrong.text(English), why.wrong.text(Chinese));
                        both!(
                            "{sheet}!{range} is merged, and \"{value}\" cannot count for all of it: {english}",
                            "{sheet}!{range} 是合并单元格，“{value}”不能计入其中每个单元格：{chinese}"
                        )
                    }
                    None => both!(
                        "{sheet}!{range} is merged, and \"{value}\" counts for each of its rows and columns",
                        "{sheet}!{range} 是合并单元格，“{value}”计入其中每行每列"
                    ),
                });
                said.of(&spread.value)
            });
        }
        self.top.judge.tell(self.origin, self.read);
    }
}

fn unreadable(content: &Content) -> Said {
    let value = shortened(&content.shown());
    Said::new(both!(
        "\"{value}\" cannot be read in one of its columns",
        "其中有的列不能读取“{value}”"
    ))
}

fn not_calculated() -> Said {
    Said::new(both!(
        "the formula of the cell was never calculated",
        "单元格中的公式没有计算结果"
    ))
}
