//! Finds the header among the first rows of a sheet or CSV file: titles may stand above it, and it may have two rows,
//! the upper with names of groups.

use super::header;
use super::table::Column;

/// The number of first rows that are not empty among which the header is sought.
pub(super) const FIRST: usize = 10;

/// The most rows of one header.
const LAYERS: usize = 3;

/// The header.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// The first of its rows, among the first rows.
    pub(super) from: usize,
    /// The last of its rows.
    pub(super) to: usize,
    /// Its cells: the lowest name of each column.
    pub(super) cells: Vec<String>,
    /// How many columns of the table it names.
    pub(super) named: usize,
}

/// The header: the rows that name most columns, the first of several; `None` if there are no rows.
pub(super) fn find(columns: &[Column], rows: &[Vec<String>]) -> Option<Heading> {
    let mut best: Option<Heading> = None;
    for to in 0..rows.len() {
        let is_whole = best
            .as_ref()
            .is_some_and(|best| best.named > 0 && is_complete(&best.cells, columns));
        // Below a header with every column that is needed, only a second row of it can name more.
        if is_whole && (best.as_ref().is_some_and(|best| best.to + 1 < to) || !may_name(&rows[to])) {
            break;
        }
        let one = layered(columns, rows, to);
        if best.as_ref().is_none_or(|best| best.named < one.named) {
            best = Some(one);
        }
    }
    best
}

/// The header whose last row is this: rows above are part of it if they name more columns.
fn layered(columns: &[Column], rows: &[Vec<String>], to: usize) -> Heading {
    let mut heading = Heading {
        from: to,
        to,
        cells: rows[to].clone(),
        named: named(&rows[to], columns),
    };
    if !is_header(&rows[to], columns, 1) {
        return heading;
    }
    while heading.from > 0 && to + 1 - heading.from < LAYERS {
        let above = &rows[heading.from - 1];
        let alone = named(above, columns);
        if alone == 0 {
            break;
        }
        let cells = joined(above, &heading.cells, columns);
        let count = named(&cells, columns);
        if count <= heading.named.max(alone) {
            break;
        }
        heading = Heading {
            from: heading.from - 1,
            to,
            cells,
            named: count,
        };
    }
    heading
}

/// Two rows as one: the lower cell, or the upper where the lower is empty or names no column and the upper does.
fn joined(upper: &[String], lower: &[String], columns: &[Column]) -> Vec<String> {
    let length = upper.len().max(lower.len());
    let cells = (0..length).map(|at| {
        let cell = |row: &[String]| row.get(at).cloned().unwrap_or_default();
        let (above, below) = (cell(upper), cell(lower));
        let takes_upper =
            below.trim().is_empty() || (named(&[&below], columns) == 0 && named(&[&above], columns) == 1);
        if takes_upper { above } else { below }
    });
    cells.collect()
}

/// How many columns the cells name.
fn named<S: AsRef<str>>(cells: &[S], columns: &[Column]) -> usize {
    let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
    header::named(&cells, columns)
}

/// Whether the cells name every column that may not be missing.
fn is_complete(cells: &[String], columns: &[Column]) -> bool {
    let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
    header::has_all(&cells, columns)
}

/// Whether a row looks like a header: it names this many columns at least, and half of its cells are names.
pub(super) fn is_header(cells: &[String], columns: &[Column], least: usize) -> bool {
    let filled = cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    // A row of data is told apart before any name is compared.
    if !may_name(cells) {
        return false;
    }
    let named = named(cells, columns);
    named >= least && 2 * named >= filled
}

/// Whether most cells of a row may be names at all: names do not begin with a digit.
fn may_name(cells: &[String]) -> bool {
    let filled = cells
        .iter()
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty());
    let (mut all, mut numbers) = (0, 0);
    for cell in filled {
        all += 1;
        numbers += usize::from(cell.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '.'));
    }
    all > 0 && 2 * numbers < all
}

/// Whether a row numbers the columns, as printed forms do below their header: 1, 2, 3 or 甲, 乙, 1, 2.
pub(super) fn is_numbering(cells: &[String], headers: usize) -> bool {
    const LETTERS: [&str; 10] = ["甲", "乙", "丙", "丁", "戊", "A", "B", "C", "D", "E"];
    let (mut next, mut count) = (1, 0);
    for cell in cells
        .iter()
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty())
    {
        let plain = cell.trim_matches(['(', ')', '（', '）']);
        if plain.parse() == Ok(next) {
            next += 1;
        } else if next > 1 || !LETTERS.contains(&plain) {
            return false;
        }
        count += 1;
    }
    count >= 3 && count == headers && next > 2
}

#[cfg(test)]
mod tests {
    use super::super::tables::Table;
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let cells = |line: &str| line.split(',').map(str::to_owned).collect();
        text.lines().map(cells).collect()
    }

    fn found(table: &str, text: &str) -> (usize, usize, String) {
        let columns = Table::find(table).unwrap().columns;
        let heading = find(columns, &rows(text)).unwrap();
        (heading.from, heading.to, heading.cells.join(","))
    }

    #[test]
    fn a_header_is_the_row_that_names_most_columns() {
        let header = "program_id,year,graduates";
        let of = |text: &str| found("graduates", text);
        assert_eq!(
            of("program_id,year,graduates\np,2025,3"),
            (0, 0, header.to_owned())
        );
        assert_eq!(
            of("毕业生统计表\n单位：人,,2025\nprogram_id,year,graduates\np,2025,3"),
            (2, 2, header.to_owned())
        );
        assert_eq!(
            of("graduates\nx,year,y\nprogram_id,year,graduates"),
            (2, 2, header.to_owned())
        );
        // Nothing is named: the first row.
        assert_eq!(of("a,b\nc,d").0, 0);
        assert_eq!(find(&[], &[]), None);
    }

    #[test]
    fn a_header_of_two_rows_is_one() {
        let of = |text: &str| found("graduates", text);
        let header = "program_id,year,graduates,continuing";
        assert_eq!(
            of("program_id,year,毕业情况,\n,,graduates,continuing\np,2025,3,1"),
            (0, 1, header.to_owned())
        );
        assert_eq!(
            of("表 1,,,\n布点代码,年份,毕业情况,\n,,毕业生数,升学数\np,2025,3,1").1,
            2
        );
        // The upper row names every column that is needed, and the lower one more.
        assert_eq!(
            of("program_id,year,graduates,\n,,graduates,continuing\np,2025,3,1"),
            (0, 1, header.to_owned())
        );
        // A second header in the other language is none of its rows.
        assert_eq!(
            of("program_id,year,graduates\n布点代码,年份,毕业生数\np,2025,3").1,
            0
        );
    }

    #[test]
    fn rows_below_a_header_that_are_no_data_are_known() {
        let columns = Table::find("graduates").unwrap().columns;
        let row = |text: &str| rows(text).remove(0);
        assert!(is_header(&row("布点代码,年份,毕业生数"), columns, 2));
        assert!(!is_header(&row("p1,2025,3"), columns, 2));
        assert!(is_numbering(&row("甲,乙,1,2"), 4));
        assert!(is_numbering(&row("(1),(2),(3)"), 3));
        assert!(!is_numbering(&row("1,2,2025"), 3));
        assert!(!is_numbering(&row("1,2"), 2));
    }
}
