//! Merged cells of a sheet: the value of the first counts for all of them.

use super::cell::Content;
use super::open::{Book, Refused};
use super::sheet::Line;
use crate::problem::letters;
use vocmatch_algo::order;

/// A range of merged cells, rows from 1 and columns from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Range {
    pub(super) top: usize,
    pub(super) left: usize,
    pub(super) bottom: usize,
    pub(super) right: usize,
}

impl Range {
    /// The range as references to it write it: `E2:E4`.
    pub(super) fn shown(self) -> String {
        let (left, right) = (letters(self.left), letters(self.right));
        format!("{left}{}:{right}{}", self.top, self.bottom)
    }

    fn holds(self, column: usize) -> bool {
        (self.left..=self.right).contains(&column)
    }
}

/// The merged ranges of a sheet, read from the top. Each known column is in one range at a time, so that the work is
/// bounded by rows, ranges and columns, whatever the ranges are.
#[derive(Debug, Default)]
pub(super) struct Merges {
    /// Rising by their top.
    ranges: Vec<Range>,
    /// The first range that was not reached.
    next: usize,
    /// For each column of the table, the range that it is in.
    current: Vec<Option<usize>>,
    /// The value of each range that was reached and has one.
    values: Vec<Option<Content>>,
}

impl Merges {
    /// The merged ranges of a sheet.
    pub(super) fn read(book: &mut Book<'_>, sheet: &str) -> Result<Merges, Refused> {
        let ranges = book.merge_cells_by_sheet_name(sheet).map_err(Refused::damaged)?;
        let ranges = ranges.iter().map(|range| Range {
            top: range.start.0.min(range.end.0) as usize + 1,
            left: range.start.1.min(range.end.1) as usize,
            bottom: range.start.0.max(range.end.0) as usize + 1,
            right: range.start.1.max(range.end.1) as usize,
        });
        let mut ranges: Vec<Range> = ranges.collect();
        order::sort(&mut ranges);
        Ok(Merges {
            values: vec![None; ranges.len()],
            ranges,
            ..Merges::default()
        })
    }

    /// Passes over the ranges that begin in this row or above it: those of titles and of the header.
    pub(super) fn pass(&mut self, row: usize) {
        while self.ranges.get(self.next).is_some_and(|range| range.top <= row) {
            self.next += 1;
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    pub(super) fn range(&self, at: usize) -> Option<Range> {
        self.ranges.get(at).copied()
    }

    /// Moves on to a row: the range of each column of the table in it, `positions` being the columns of the sheet.
    pub(super) fn reach(&mut self, line: &Line, positions: &[Option<usize>]) {
        self.current.resize(positions.len(), None);
        let ranges = &self.ranges;
        for current in &mut self.current {
            *current = current.filter(|at| ranges.get(*at).is_some_and(|range| range.bottom >= line.number));
        }
        while let Some(range) = self
            .ranges
            .get(self.next)
            .filter(|range| range.top <= line.number)
        {
            let value = line.cells.get(&range.left).filter(|_| range.top == line.number);
            if let (Some(value), Some(place)) = (value, self.values.get_mut(self.next)) {
                for (current, at) in self.current.iter_mut().zip(positions) {
                    if current.is_none() && at.is_some_and(|at| range.holds(at)) {
                        *current = Some(self.next);
                    }
                }
                // A value that no column of the table takes is not kept.
                if self.current.contains(&Some(self.next)) {
                    *place = Some(value.clone());
                }
            }
            self.next += 1;
        }
    }

    /// The range and value of the k-th column of the table in the row that was reached, unless it is the range's own
    /// first cell.
    pub(super) fn value(&self, k: usize, number: usize, at: usize) -> Option<(usize, &Content)> {
        let index = self.current.get(k).copied().flatten()?;
        let range = self.ranges.get(index)?;
        let value = self.values.get(index)?.as_ref()?;
        (range.top != number || range.left != at).then_some((index, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vocmatch_algo::sorted::Map;

    fn line(number: usize, cells: &[(usize, &str)]) -> Line {
        let cells = cells
            .iter()
            .map(|(at, text)| (*at, Content::Text((*text).to_owned())));
        Line {
            number,
            cells: cells.collect::<Map<_, _>>(),
            ..Line::default()
        }
    }

    #[test]
    fn a_range_is_reached_once_and_left_below_its_last_row() {
        let range = |top, left, bottom, right| Range {
            top,
            left,
            bottom,
            right,
        };
        let ranges = vec![
            range(1, 0, 1_048_576, 16_383),
            range(2, 1, 3, 1),
            range(4, 0, 4, 1),
        ];
        let mut merges = Merges {
            values: vec![None; ranges.len()],
            ranges,
            ..Merges::default()
        };
        let positions = [Some(0), Some(1), None];
        let mut told = Vec::new();
        for row in [
            line(2, &[(0, "a"), (1, "b")]),
            line(3, &[(0, "c")]),
            line(4, &[(0, "d")]),
            line(5, &[(0, "e")]),
        ] {
            merges.reach(&row, &positions);
            for (k, at) in [(0, 0), (1, 1)] {
                if let Some((range, value)) = merges.value(k, row.number, at) {
                    told.push((row.number, k, range, value.shown()));
                }
            }
        }
        // The first range has no value, as its first row was never reached.
        assert_eq!(told, [(3, 1, 1, "b".to_owned()), (4, 1, 2, "d".to_owned())]);
        assert_eq!(range(2, 4, 4, 5).shown(), "E2:F4");
    }
}
