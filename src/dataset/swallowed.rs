//! Rows that a stray quote has put into one cell: the cell has line breaks, and as many separators as whole rows.

use crate::problem::{Said, both};

/// How many rows seem to stand in a cell beside its own, of a table with this many columns; 0 if none does. Commas of a
/// text have a space after them and do not count. O(bytes).
pub(super) fn rows(cell: &str, columns: usize, separator: char) -> usize {
    let wanted = columns.saturating_sub(1);
    if wanted == 0 || !cell.contains(['\n', '\r']) {
        return 0;
    }
    let lines: Vec<usize> = cell
        .split(['\n', '\r'])
        .filter(|line| !line.trim().is_empty())
        .map(|line| separators(line, separator))
        .collect();
    let breaks = lines.len().saturating_sub(1);
    let all: usize = lines.iter().sum();
    // A few rows may have lost their last cells.
    let fits = if wanted < 3 {
        all == wanted * breaks
    } else {
        10 * all >= 9 * wanted * breaks
    };
    let is_row = |count: usize| wanted >= 3 && count + wanted / 4 >= wanted;
    let has_whole = lines.iter().skip(1).any(|count| is_row(*count));
    if breaks > 0 && ((fits && all > 0) || has_whole) {
        breaks
    } else {
        0
    }
}

/// How many rows stand in a cell beside its own, where no quote is out of place: only if the record and the lines of the
/// cell, put together again, are rows that can be read, each with as many cells as the header. O(bytes).
#[cfg(feature = "csv")]
pub(super) fn whole_rows(
    before: &[&str],
    cell: &str,
    after: &[&str],
    columns: usize,
    separator: char,
    can_be_read: &dyn Fn(&[&str]) -> bool,
) -> usize {
    let cell = cell.trim_end_matches(['\n', '\r']);
    let mut lines: Vec<Vec<&str>> = cell
        .split('\n')
        .map(|line| line.trim_end_matches('\r').split(separator).collect())
        .collect();
    let breaks = lines.len() - 1;
    // One line break and a few commas say little.
    if breaks == 0 || columns < 2 || (breaks == 1 && columns < 4) {
        return 0;
    }
    if let Some(first) = lines.first_mut() {
        first.splice(0..0, before.iter().copied());
    }
    if let Some(last) = lines.last_mut() {
        last.extend(after);
    }
    let mut all = lines.iter();
    if all.all(|cells| cells.len() == columns && can_be_read(cells)) {
        breaks
    } else {
        0
    }
}

/// The separators of a line that stand between cells.
fn separators(line: &str, separator: char) -> usize {
    let mut after = line.split(separator).skip(1);
    let mut count = 0;
    for part in after.by_ref() {
        count += usize::from(!part.starts_with([' ', '\u{3000}']));
    }
    count
}

/// What is told of such a cell.
pub(super) fn said(rows: usize, cell: &str) -> Said {
    let said = if rows == 1 {
        Said::new(both!(
            "a quote opens a cell here and closes rows below: the next row seems to stand in the cell",
            "此处的引号在下文才关闭：下一行似乎都在这一个单元格里"
        ))
    } else {
        Said::new(both!(
            "a quote opens a cell here and closes rows below: the next {rows} rows seem to stand in the cell",
            "此处的引号在下文才关闭：其后 {rows} 行似乎都在这一个单元格里"
        ))
    };
    said.of(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_rows_in_a_cell_are_counted() {
        let of = |cell: &str, columns| rows(cell, columns, ',');
        assert_eq!(of("survey\na,b,2025,3,x\nb,b,2025,4,y\nc,b,2025,5,", 5), 3);
        // Opened and closed in the second of four columns.
        assert_eq!(of("North,1,2\ne,East", 4), 1);
        assert_eq!(of("Making\nmining,Mining\r\nfishing,Fishing", 2), 2);
        // The rows have lost a cell.
        assert_eq!(of("note\na,b,2025,3\nc,d,2025,4", 5), 2);
    }

    #[test]
    #[cfg(feature = "csv")]
    fn lines_are_rows_only_if_all_of_them_can_be_read() {
        let is_read = |cells: &[&str]| cells[0].len() == 1 && cells[2].parse::<u32>().is_ok();
        let of = |cell: &str, after: &[&str]| whole_rows(&["a"], cell, after, 3, ',', &is_read);
        assert_eq!(of("North,1\nb,East,2\nc,South", &["3"]), 2);
        assert_eq!(of("North,1\nbay,East,2\nc,South", &["3"]), 0);
        assert_eq!(of("North\nb,South", &["3"]), 0);
        assert_eq!(of("North", &["3"]), 0);
    }

    #[test]
    fn a_note_of_several_lines_is_a_note() {
        let of = |cell: &str, columns| rows(cell, columns, ',');
        for cell in [
            "one line, with, many, commas",
            "Bring tools, gloves, and shoes\nand a lunch, or money",
            "第一行，其一，其二\n第二行，其三，其四",
            "first\nsecond\nthird",
            "1,200 people\n3,400 places",
        ] {
            for columns in [1, 2, 4, 8] {
                assert_eq!(of(cell, columns), 0, "{cell} {columns}");
            }
        }
    }
}
