//! The top of a sheet or CSV file: its header, and what the rows about it are.

use super::aside::{self, Judge};
use super::header::{self, Positions};
use super::heading::{self, Heading};
use super::list::{Kind, Rows};
use super::origin::{Origin, Read};
use super::tables::rank;
use crate::problem::{Code, Said, both};

/// Up to which row a header is sought if none is found at the top.
pub(super) const FAR: usize = 1000;

/// What the first rows say.
pub(super) struct Top {
    heading: Heading,
    pub(super) positions: Positions,
    pub(super) judge: Judge,
    /// What is told of the row below the header, if it is no data.
    below: Option<Said>,
}

/// What one of the first rows is.
#[derive(Debug, PartialEq)]
pub(super) enum Row {
    /// A title, or the header.
    Above,
    Aside(Said),
    /// Below the header, or above it and sound.
    Data,
}

impl Top {
    /// Finds the header among the first rows, and tells of it; `table` is the planner's name of the table.
    pub(super) fn new(
        kind: Kind,
        rows: &[Vec<String>],
        heading: Heading,
        table: String,
        origin: &mut Origin,
        read: &mut Read,
    ) -> Top {
        let cells: Vec<&str> = heading.cells.iter().map(String::as_str).collect();
        let positions = header::positions(kind, &cells, table, origin, read);
        let filled = cells.iter().filter(|cell| !cell.trim().is_empty()).count();
        let tops = rows.iter().take(heading.to + 1).enumerate();
        let is_top = |at: usize, row: &[String]| at >= heading.from || !is_filled(&positions, row, kind);
        let tops = tops.filter(|(at, row)| is_top(*at, row.as_slice()));
        let mut above: Vec<Vec<String>> = tops.map(|(_, row)| row.clone()).collect();
        above.push(heading.cells.clone());
        Top {
            judge: Judge::new(kind, &positions, above),
            below: rows
                .get(heading.to + 1)
                .and_then(|row| aside::below(kind, row, filled)),
            heading,
            positions,
        }
    }

    /// How many columns the header has.
    #[cfg(feature = "csv")]
    pub(super) fn width(&self) -> usize {
        self.heading.cells.len()
    }

    /// The header as read.
    #[cfg(feature = "xlsx")]
    pub(super) fn cells(&self) -> &[String] {
        &self.heading.cells
    }

    /// What one of the first rows is. A row above the header with a cell in each column that is needed is no title.
    pub(super) fn row(&self, at: usize, cells: &[String], rows: &dyn Rows) -> Row {
        if at > self.heading.to {
            let below = self.below.clone().filter(|_| at == self.heading.to + 1);
            return below.map_or(Row::Data, Row::Aside);
        }
        if at >= self.heading.from || !is_filled(&self.positions, cells, rows.kind()) {
            return Row::Above;
        }
        let text = |k: usize| {
            let at = self.positions.get(k).copied().flatten();
            at.and_then(|at| cells.get(at)).map_or("", |cell| cell.trim())
        };
        let mut is_sound = cells
            .iter()
            .any(|cell| cell.contains(|c: char| c.is_ascii_digit()));
        rows.read(&text, &mut |_| is_sound = false);
        if is_sound {
            Row::Data
        } else {
            Row::Aside(aside::over())
        }
    }
}

/// Whether a row has a cell in each column that is needed.
fn is_filled(positions: &Positions, cells: &[String], kind: Kind) -> bool {
    let needed = kind.columns.iter().zip(positions);
    let needed = needed.filter_map(|(column, at)| at.filter(|_| !column.optional));
    let (mut all, mut filled) = (0, 0);
    for at in needed {
        all += 1;
        filled += usize::from(cells.get(at).is_some_and(|cell| !cell.trim().is_empty()));
    }
    all > 1 && filled == all
}

/// Tells that the header stands in a row far below the top, so that nothing is read.
pub(super) fn tell_far(kind: Kind, row: usize, origin: &mut Origin, read: &mut Read) {
    let first = heading::FIRST;
    let place = read.place(rank(kind.table), kind.table).in_row(row);
    origin.add(Code::MissingColumn, place, || {
        Said::new(both!(
            "the first {first} rows hold no header; it seems to be this row, and nothing is read",
            "前 {first} 行中没有表头；表头似乎是这一行，整张表未读取"
        ))
        .remedy(both!("remove the rows above it", "请删除其上方各行"))
    });
    read.note_broken();
}

/// Whether a row far below the top is the header that the top lacks.
pub(super) fn is_far_header(kind: Kind, cells: &[String]) -> bool {
    let is_one = heading::is_header(cells, kind.columns, 2);
    let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
    is_one && header::has_all(&cells, kind.columns)
}
