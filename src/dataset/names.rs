//! Names of tables, columns and words: each has an English one, a Chinese one and aliases, compared without regard to
//! case, width, spaces, hyphens and underscores.

use super::table::Column;
use super::tables::{TABLES, Table};
use unicode_normalization::UnicodeNormalization;

impl Table {
    /// Returns the table of this name, in English or in Chinese, in any case and width.
    ///
    /// ```
    /// # use vocmatch::dataset::Table;
    /// assert_eq!(Table::find("专业").map(|table| table.name), Some("majors"));
    /// assert_eq!(Table::find("Major skills").map(|table| table.chinese), Some("专业技能"));
    /// assert_eq!(Table::find("schols"), None);
    /// ```
    #[must_use]
    pub fn find(name: &str) -> Option<&'static Table> {
        let exact = TABLES.iter().find(|table| table.name == name);
        exact.or_else(|| {
            let name = folded(name);
            TABLES
                .iter()
                .find(|table| table.names().any(|one| folded(one) == name))
        })
    }

    /// Returns every name of the table, the English one first, then the Chinese one.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        [self.name, self.chinese]
            .into_iter()
            .chain(self.also.iter().copied())
    }

    /// Returns the position of the column with this header, in English or in Chinese, in any case and width.
    #[must_use]
    pub fn column(&self, header: &str) -> Option<usize> {
        column(self.columns, header)
    }
}

impl Column {
    /// Returns every name of the column, the English one first, then the Chinese one.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        [self.name, self.chinese]
            .into_iter()
            .chain(self.also.iter().copied())
    }
}

/// The position of the column that has this header.
pub(super) fn column(columns: &[Column], header: &str) -> Option<usize> {
    let exact = columns.iter().position(|column| column.name == header);
    exact.or_else(|| {
        let header = folded(header);
        columns
            .iter()
            .position(|column| column.names().any(|one| folded(one) == header))
    })
}

/// Normalises a name for comparison: `Program ID` is `program_id`, `＊专业 代码` is `专业代码`.
pub(super) fn folded(name: &str) -> String {
    let plain = name.nfkc().flat_map(char::to_lowercase);
    let letters = plain.filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_' | '\u{FEFF}' | '\u{200B}'));
    let letters: String = letters.collect();
    letters.trim_matches('*').to_owned()
}

/// Finds the item with this name among items with several names each.
pub(super) fn find<T: Copy>(name: &str, things: &[(&[&str], T)]) -> Option<T> {
    let of = |is: &dyn Fn(&str) -> bool| {
        let mut things = things.iter();
        let found = things.find(|(names, _)| names.iter().any(|one| is(one)));
        found.map(|(_, thing)| *thing)
    };
    of(&|one| one == name).or_else(|| {
        let name = folded(name);
        of(&|one| folded(one) == name)
    })
}

/// The English word as tables write it, if the text is the Chinese name of one of these words.
pub(super) fn usual<'a>(text: &'a str, words: &[(&'static str, &'static str)]) -> &'a str {
    let word = words.iter().find(|(_, chinese)| *chinese == text);
    word.map_or(text, |(english, _)| english)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn no_two_tables_and_no_two_columns_of_a_table_share_a_name() {
        let mut twice = Vec::new();
        let mut look = |whose: &str, names: Vec<(&'static str, &'static str)>| {
            let mut seen = BTreeMap::new();
            for (owner, name) in names {
                if let Some(other) = seen.insert(folded(name), owner) {
                    twice.push(format!("{whose}: {name} is {other} and {owner}"));
                }
            }
        };
        let tables = TABLES
            .iter()
            .flat_map(|table| table.names().map(|name| (table.name, name)));
        look("tables", tables.collect());
        for table in TABLES {
            let columns = table.columns.iter();
            let names = columns.flat_map(|column| column.names().map(|name| (column.name, name)));
            look(table.name, names.collect());
        }
        assert_eq!(twice, [""; 0]);
    }

    #[test]
    fn names_are_found_in_any_case_width_and_spacing() {
        let majors = Table::find(" ＭＡＪＯＲＳ ").unwrap();
        assert_eq!(majors.name, "majors");
        let name = |header: &str| majors.column(header).map(|k| majors.columns[k].name);
        for header in [
            "major_id",
            "Major ID",
            "MAJOR-ID",
            "*专业代码",
            "专业 代码",
            "专业编号",
            "专业ＩＤ",
        ] {
            assert_eq!(name(header), Some("major_id"), "{header}");
        }
        assert_eq!(name("专业代号"), None);
    }
}
