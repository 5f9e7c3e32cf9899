//! Locations of problems, in the planner's names for tables and columns.

use crate::language::Language;
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// The name of a JSON document, which has none of its own.
const DOCUMENT: &str = "the document";

/// All names that are not those of tables.
const OTHERS: &str = "other names";

/// The source format of a table, which decides how a location in it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
#[cfg_attr(
    not(any(feature = "csv", feature = "xlsx")),
    expect(dead_code, reason = "only readers of files make all of them")
)]
pub(crate) enum Form {
    /// A CSV file: rows are numbered as in a spreadsheet, the header being row 1.
    Csv,
    /// A sheet of a workbook: rows are numbered as displayed, and columns have letters.
    Sheet,
    /// A JSON list or a `Vec`: items count from 0.
    #[default]
    Items,
    /// Not a table: the name alone is the location.
    Named,
}

/// The planner's names of a table and its columns: the name of the file or sheet, and the headers as written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Called {
    pub(crate) table: String,
    pub(crate) headers: Vec<Header>,
}

/// The header of one column.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Header {
    /// The column's name.
    pub(crate) column: &'static str,
    /// The header as written; the expected one if it is missing.
    pub(crate) written: String,
    /// The position of the column, from 0; `None` if it is missing.
    pub(crate) at: Option<usize>,
}

/// The location of a problem: a table, and in it a row, a column, both or neither.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    rank: u16,
    table: Cow<'static, str>,
    row: Option<usize>,
    column: Option<Cow<'static, str>>,
    form: Form,
    /// The planner's own names, where they are known.
    called: Option<Arc<Called>>,
}

impl Location {
    /// A whole table, the `rank`-th of all.
    pub(crate) fn table_at(rank: u16, table: &'static str, form: Form) -> Location {
        Location {
            rank,
            table: Cow::Borrowed(table),
            row: None,
            column: None,
            form,
            called: None,
        }
    }

    /// Something that is not a table: a file of another name, or the dataset itself.
    pub(crate) fn named(name: String) -> Location {
        Location {
            rank: u16::MAX,
            table: Cow::Owned(name),
            row: None,
            column: None,
            form: Form::Named,
            called: None,
        }
    }

    /// A whole JSON document.
    #[cfg(feature = "json")]
    pub(crate) fn document() -> Location {
        Location::named(DOCUMENT.to_owned())
    }

    /// The same location in the planner's own names.
    pub(crate) fn called(mut self, called: Option<Arc<Called>>) -> Location {
        self.called = called;
        self
    }

    /// Moves to a row.
    #[cfg(feature = "csv")]
    pub(crate) fn move_to(&mut self, row: usize) {
        self.row = Some(row);
    }

    pub(crate) fn in_row(mut self, row: usize) -> Location {
        self.row = Some(row);
        self
    }

    /// The row with this number in a spreadsheet, the header being row 1.
    pub(crate) fn at_number(self, number: usize) -> Location {
        let row = match self.form {
            Form::Items => number.saturating_sub(2),
            Form::Csv | Form::Sheet | Form::Named => number,
        };
        self.in_row(row)
    }

    pub(crate) fn in_column(mut self, column: impl Into<Cow<'static, str>>) -> Location {
        self.column = Some(column.into());
        self
    }

    /// The key by which problems of one code are counted: the column of the table. All unknown names count as one, or
    /// a file of a million unknown names would make a million lines.
    pub(super) fn kind(&self) -> Location {
        let table = match self.form {
            Form::Named => Cow::Borrowed(OTHERS),
            Form::Csv | Form::Sheet | Form::Items => self.table.clone(),
        };
        let column = self
            .column
            .clone()
            .filter(|column| matches!(column, Cow::Borrowed(_)));
        Location {
            table,
            row: None,
            column,
            ..self.clone()
        }
    }

    /// Returns the table by its name in the crate, whatever the planner calls it; or the name of a file that is no
    /// table.
    #[must_use]
    pub fn table(&self) -> &str {
        &self.table
    }

    /// Returns the row number in a spreadsheet: the header is row 1. Only for tables from CSV files and workbooks.
    #[must_use]
    pub fn row(&self) -> Option<usize> {
        self.row.filter(|_| matches!(self.form, Form::Csv | Form::Sheet))
    }

    /// Returns the position in its list, from 0. Only for tables from JSON or from code.
    #[must_use]
    pub fn item(&self) -> Option<usize> {
        self.row.filter(|_| self.form == Form::Items)
    }

    /// Returns the column by its name in the crate, whatever the planner calls it.
    #[must_use]
    pub fn column(&self) -> Option<&str> {
        self.column.as_deref()
    }

    /// The planner's name of the table, if it is known.
    pub(crate) fn own_table(&self) -> Option<&str> {
        self.called.as_ref().map(|called| called.table.as_str())
    }

    /// The planner's name of the column, if it is known.
    pub(crate) fn own_column(&self) -> Option<&str> {
        self.header().map(|header| header.written.as_str())
    }

    /// The header of the location's column.
    fn header(&self) -> Option<&Header> {
        let (column, called) = (self.column.as_deref()?, self.called.as_ref()?);
        called.headers.iter().find(|header| header.column == column)
    }
}

impl Location {
    /// Returns the location in a language: `专业.csv row 17, 完成率` or `专业.csv 第17行，完成率` in a CSV file,
    /// `专业!C17, 完成率` in a workbook, `majors[15].completion_rate` in a list.
    #[doc(hidden)]
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let header = self.header();
        let table = self.own_table();
        let row = |row: usize| language.pick(format!(" row {row}"), format!(" 第{row}行"));
        let place = match (self.form, self.row) {
            (Form::Items, item) => {
                let item = item.map(|item| format!("[{item}]")).unwrap_or_default();
                let column = self.column().map(|column| format!(".{column}"));
                return format!("{}{item}{}", self.table, column.unwrap_or_default());
            }
            (Form::Csv, number) => {
                let table = table.map_or_else(|| format!("{}.csv", self.table), str::to_owned);
                table + &number.map(row).unwrap_or_default()
            }
            (Form::Sheet, number) => {
                let sheet = sheet(table.unwrap_or(&self.table));
                match (number, header.and_then(|header| header.at)) {
                    (Some(number), Some(at)) => format!("{sheet}!{}{number}", letters(at)),
                    (Some(number), None) => sheet + &row(number),
                    (None, _) => sheet,
                }
            }
            (Form::Named, _) => match (&*self.table, language) {
                (DOCUMENT, Language::Chinese) => "文档".to_owned(),
                (OTHERS, Language::Chinese) => "其他名称".to_owned(),
                (name, _) => name.to_owned(),
            },
        };
        let written = header.map(|header| header.written.as_str());
        match written.or(self.column.as_deref()) {
            Some(column) => format!("{place}{}{column}", language.pick(", ", "，")),
            None => place,
        }
    }
}

/// In English; see [`Location::text`].
impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::English))
    }
}

/// The name of a sheet as references to its cells write it: quoted if it is more than one word.
fn sheet(name: &str) -> String {
    if name.chars().all(|c| c.is_alphanumeric() || c == '_') {
        name.to_owned()
    } else {
        format!("'{}'", name.replace('\'', "''"))
    }
}

/// The letters of a column: `A`, `B`, … `Z`, `AA`, …
pub(crate) fn letters(at: usize) -> String {
    let mut letters = Vec::new();
    let mut left = at + 1;
    while left > 0 {
        left -= 1;
        letters.push(char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[left % 26]));
        left /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters_as_in_a_spreadsheet() {
        let named = [0, 25, 26, 701, 702, 16_383].map(letters);
        assert_eq!(named, ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn a_place_is_told_in_the_planners_words() {
        let called = Arc::new(Called {
            table: "专业 2025".to_owned(),
            headers: vec![
                Header {
                    column: "level",
                    written: "层次".to_owned(),
                    at: Some(2),
                },
                Header {
                    column: "name",
                    written: "专业名称".to_owned(),
                    at: None,
                },
            ],
        });
        let place = |form| Location::table_at(0, "majors", form).called(Some(Arc::clone(&called)));
        let sheet = place(Form::Sheet);
        let told = |place: Location| place.to_string();
        assert_eq!(
            told(sheet.clone().in_row(5).in_column("level")),
            "'专业 2025'!C5, 层次"
        );
        assert_eq!(
            told(sheet.clone().in_row(5).in_column("name")),
            "'专业 2025' row 5, 专业名称"
        );
        assert_eq!(told(sheet.in_column("name")), "'专业 2025', 专业名称");
        assert_eq!(
            told(place(Form::Csv).in_row(5).in_column("level")),
            "专业 2025 row 5, 层次"
        );
        let items = place(Form::Items).in_row(5).in_column("level");
        assert_eq!(told(items.clone()), "majors[5].level");
        let chinese = |place: Location| place.text(Language::Chinese);
        let sheet = place(Form::Sheet).in_row(5);
        assert_eq!(chinese(sheet.clone().in_column("level")), "'专业 2025'!C5，层次");
        assert_eq!(chinese(sheet.in_column("name")), "'专业 2025' 第5行，专业名称");
        assert_eq!(
            chinese(place(Form::Csv).in_row(5).in_column("level")),
            "专业 2025 第5行，层次"
        );
        assert_eq!(chinese(items), "majors[5].level");
    }
}
