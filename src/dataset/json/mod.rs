//! One JSON document: an object with a key per table, each a list of objects.

mod cell;
mod read;

use super::list::Rows;
use super::origin::{Origin, Read};
use super::tables::{Dataset, TABLES, Table, rank};
use crate::problem::{Code, Form, Location, Near, Said, both, shortened};
use read::{RowsSeed, Shape};
use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};
use std::fmt;

impl Dataset {
    /// Reads one JSON document with a key per table; a table without a key has no rows. Finds every problem of shape
    /// at once; serde's own `Deserialize` of a [`Dataset`] stops at the first.
    ///
    /// Keys are the names of tables and columns, in English or in Chinese; problems name them in English.
    ///
    /// Reading continues past every problem but a syntax error: a cell that cannot be read becomes a blank, and the
    /// problem is recorded in [`Dataset::problems`], which [`Model::new`](crate::model::Model::new) reports together
    /// with its own. Numbers may be quoted; texts must be. Texts are trimmed; an empty text or `null` means "not
    /// known". O(bytes).
    ///
    /// ```
    /// # use vocmatch::dataset::Dataset;
    /// let dataset = Dataset::from_json(r#"{"schools": [{"school_id": 17, "name": "North", "region_id": "n"}]}"#);
    /// assert_eq!(
    ///     dataset.problems().to_string(),
    ///     "V102 schools[0].school_id: 17 is a number, not a text; write it in quotes"
    /// );
    /// ```
    #[must_use = "problems of reading are kept in the dataset"]
    pub fn from_json(text: &str) -> Dataset {
        let mut dataset = Dataset::default();
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let mut reader = serde_json::Deserializer::from_str(text);
        let mut done = vec![false; TABLES.len()];
        let result = Document {
            dataset: &mut dataset,
            done: &mut done,
        }
        .deserialize(&mut reader);
        if let Err(error) = result.and_then(|()| reader.end()) {
            dataset.origin.add(Code::NotJson, Location::document(), || {
                let (line, column) = (error.line(), error.column());
                let why = match error.classify() {
                    serde_json::error::Category::Eof => "内容不完整",
                    serde_json::error::Category::Data => "内容不是每表一键的对象",
                    serde_json::error::Category::Io | serde_json::error::Category::Syntax => "语法有误",
                };
                Said::new(both!(
                    "the document is not JSON ({error})",
                    "文档不是 JSON（第{line}行第{column}列{why}）"
                ))
            });
            // Tables after a syntax error may exist: do not report them as missing.
            for rank in (0..TABLES.len()).filter(|rank| !done[*rank]) {
                let mut read = Read::new(Form::Items);
                read.note_broken();
                dataset.origin.note(rank, read);
            }
        }
        dataset.origin.problems.sort();
        dataset
    }

    /// Writes one JSON document, which [`Dataset::from_json`] and serde read back. Tables without rows and unknown
    /// cells are left out. A number that is not finite is written as `null`.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Serialising plain cells under plain keys to memory cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// The whole document.
struct Document<'a> {
    dataset: &'a mut Dataset,
    done: &'a mut [bool],
}

impl<'de> DeserializeSeed<'de> for Document<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Document<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with a key per table")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut origin = std::mem::take(&mut self.dataset.origin);
        let mut result = Ok(());
        while result.is_ok() {
            let key: String = match map.next_key() {
                Ok(Some(key)) => key,
                Ok(None) => break,
                Err(error) => {
                    result = Err(error);
                    break;
                }
            };
            let table = Table::find(&key).map_or("", |table| table.name);
            let rank = rank(table);
            if self.done.get(rank) == Some(&true) {
                origin.add(Code::DuplicateColumn, Location::named(key.clone()), || {
                    Said::new(both!("the table occurs twice", "该表出现两次")).of(&key)
                });
                result = map.next_value::<serde::de::IgnoredAny>().map(|_| ());
                continue;
            }
            if let Some(rows) = self.dataset.rows_mut(table) {
                result = read(rows, &mut map, &mut origin);
                if let Some(done) = self.done.get_mut(rank) {
                    *done = result.is_ok();
                }
            } else {
                unknown_key(&mut origin, &key);
                result = map.next_value::<serde::de::IgnoredAny>().map(|_| ());
            }
        }
        self.dataset.origin = origin;
        result
    }
}

/// Reads the table whose key has just been read.
fn read<'de, A: MapAccess<'de>>(
    rows: &mut dyn Rows,
    map: &mut A,
    origin: &mut Origin,
) -> Result<(), A::Error> {
    let mut read = Read::new(Form::Items);
    let kind = rows.kind();
    let shape = map.next_value_seed(RowsSeed {
        rows,
        origin,
        read: &mut read,
    });
    let result = shape.map(|shape| {
        if shape == Shape::Other {
            read.note_broken();
            let place = super::origin::place(rank(kind.table), kind.table, Form::Items);
            origin.add(Code::NotATable, place, || {
                Said::new(both!("the table is not a list", "该表不是列表"))
            });
        }
    });
    origin.note(rank(kind.table), read);
    result
}

fn unknown_key(origin: &mut Origin, key: &str) {
    origin.add(Code::UnknownTable, Location::named(shortened(key)), || {
        let near = Near::default().find(key, TABLES.iter().flat_map(|table| [table.name, table.chinese]));
        Said::new(both!(
            "the key is not the name of a table, and is not read",
            "该键不是表名，未读取"
        ))
        .of(key)
        .suggest(near)
    });
}
