//! The rows of one table in a JSON document.

use super::super::cell::Cell;
use super::super::fault::{empty, judge, wanted, write};
use super::super::figure::exact;
use super::super::list::{Kind, Rows};
use super::super::names::column;
use super::super::origin::{Origin, Read, place};
use super::super::table::CellFault;
use super::super::tables::rank;
use super::super::unit::{self, Split, Verdict};
use super::cell::Value;
use crate::problem::{Code, Form, Location, Near, Said, both, shortened, unguarded};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// Whether a value had the expected shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Right,
    Other,
}

/// Answers for every scalar: not the expected shape.
macro_rules! no_scalar {
    () => {
        fn visit_bool<E>(self, _: bool) -> Result<Shape, E> {
            Ok(Shape::Other)
        }
        fn visit_i64<E>(self, _: i64) -> Result<Shape, E> {
            Ok(Shape::Other)
        }
        fn visit_u64<E>(self, _: u64) -> Result<Shape, E> {
            Ok(Shape::Other)
        }
        fn visit_f64<E>(self, _: f64) -> Result<Shape, E> {
            Ok(Shape::Other)
        }
        fn visit_str<E>(self, _: &str) -> Result<Shape, E> {
            Ok(Shape::Other)
        }
    };
}

/// Reads a list of rows.
pub(super) struct RowsSeed<'a> {
    pub(super) rows: &'a mut dyn Rows,
    pub(super) origin: &'a mut Origin,
    pub(super) read: &'a mut Read,
}

impl<'de> DeserializeSeed<'de> for RowsSeed<'_> {
    type Value = Shape;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Shape, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for RowsSeed<'_> {
    type Value = Shape;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of rows")
    }

    no_scalar!();

    /// `null` is a table without rows.
    fn visit_unit<E>(self) -> Result<Shape, E> {
        Ok(Shape::Right)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Shape, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Shape::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Shape, A::Error> {
        let kind = self.rows.kind();
        let table = place(rank(kind.table), kind.table, Form::Items);
        let mut cells: Vec<Option<Value>> = Vec::new();
        for item in 0.. {
            cells.clear();
            cells.resize_with(kind.columns.len(), || None);
            let at = table.clone().in_row(item);
            let seed = RowSeed {
                kind,
                cells: &mut cells,
                origin: self.origin,
                read: self.read,
                at: &at,
            };
            match list.next_element_seed(seed)? {
                None => break,
                Some(Shape::Other) => {
                    self.read.note_broken();
                    self.origin.add(Code::NotATable, at, || {
                        Said::new(both!("the row is not an object", "这一行不是对象"))
                            .remedy(both!("write each row as an object", "请把每一行写成对象"))
                    });
                }
                Some(Shape::Right) => {
                    let index = self.rows.len();
                    self.read.note_row(index, item);
                    assemble(self.rows, &mut cells, &at, self.origin, self.read);
                }
            }
        }
        Ok(Shape::Right)
    }
}

/// The text itself of one such as `="01.0000"`, as spreadsheet programs are told to leave it.
fn plain(text: String, column: &'static str, at: &Location, read: &mut Read) -> String {
    match unguarded(&text) {
        Some(inner) => {
            read.note_guarded(column, at, inner);
            inner.to_owned()
        }
        None => text,
    }
}

/// Builds a row from the values of its cells.
fn assemble(
    rows: &mut dyn Rows,
    cells: &mut [Option<Value>],
    at: &Location,
    origin: &mut Origin,
    read: &mut Read,
) {
    let (index, columns) = (rows.len(), rows.kind().columns);
    let mut texts: Vec<String> = Vec::with_capacity(cells.len());
    let mut told = vec![false; cells.len()];
    for (k, (cell, column)) in cells.iter_mut().zip(columns).enumerate() {
        let wants_text = column.want == <String as Cell>::WANT;
        let (value, said) = match cell.take() {
            None | Some(Value::Null) => (String::new(), None),
            Some(Value::Refused) => {
                told[k] = true;
                read.note_blank(index, column.name);
                (String::new(), None)
            }
            Some(Value::Text(text)) => (plain(text, column.name, at, read), None),
            Some(Value::Number(number)) if wants_text => {
                let said = Said::new(both!(
                    "{number} is a number, not a text",
                    "{number} 是数字，不是文字"
                ))
                .of(number)
                .remedy(both!("write it in quotes", "请加上引号"));
                (String::new(), Some(said))
            }
            Some(Value::Number(number)) => (exact(number), None),
            Some(Value::Other(what)) => {
                let (want, want_zh) = wanted(column);
                let what_zh = match what {
                    "a list" => "列表",
                    "an object" => "对象",
                    truth => truth,
                };
                let said = Said::new(both!("{what} is not {want}", "{what_zh}不是{want_zh}")).of(what);
                (String::new(), Some(said.remedy(write(column))))
            }
        };
        if let Some(said) = said {
            told[k] = true;
            read.note_blank(index, column.name);
            origin.add(Code::NotReadable, at.clone().in_column(column.name), || said);
        }
        texts.push(value);
    }
    let text = |k: usize| texts.get(k).map_or("", String::as_str);
    rows.put(index, &text, &mut |fault: CellFault| {
        let was_told = columns
            .iter()
            .zip(&told)
            .any(|(column, told)| *told && column.name == fault.column);
        if !was_told {
            let Some(column) = columns.iter().find(|column| column.name == fault.column) else {
                return;
            };
            if let Some((what, name)) = empty(column, &fault.value) {
                read.noted.empty(fault.column, what, name, &fault.value, at);
            } else {
                let (code, said) = judge(column, &fault.value);
                read.note_blank(index, fault.column);
                origin.add(code, at.clone().in_column(fault.column), said);
            }
        }
    });
}

/// Reads the keys of one row.
struct RowSeed<'a> {
    kind: Kind,
    cells: &'a mut [Option<Value>],
    origin: &'a mut Origin,
    read: &'a mut Read,
    at: &'a Location,
}

impl<'de> DeserializeSeed<'de> for RowSeed<'_> {
    type Value = Shape;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Shape, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for RowSeed<'_> {
    type Value = Shape;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a row")
    }

    no_scalar!();

    fn visit_unit<E>(self) -> Result<Shape, E> {
        Ok(Shape::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Shape, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Shape::Other)
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Shape, A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            let mut value: Value = map.next_value()?;
            let mut column = column(self.kind.columns, &key);
            if column.is_none()
                && let Some(split) = unit::split(self.kind.columns, &key)
            {
                column = Some(split.k);
                if self.has_other_unit(&split) {
                    value = Value::Refused;
                }
            }
            match column.and_then(|k| self.cells.get_mut(k)) {
                None => unknown_key(self.kind, self.origin, self.at, &key),
                Some(cell) if cell.is_some() => {
                    self.origin.add(
                        Code::DuplicateColumn,
                        self.at.clone().in_column(shortened(&key)),
                        || {
                            Said::new(both!("the key occurs twice in the row", "这一行中该键出现两次"))
                                .of(&key)
                        },
                    );
                }
                Some(cell) => *cell = Some(value),
            }
        }
        Ok(Shape::Right)
    }
}

impl RowSeed<'_> {
    /// Whether the unit in a key is another than that of its column, which is told.
    fn has_other_unit(&mut self, split: &Split) -> bool {
        let Some(column) = self.kind.columns.get(split.k) else {
            return false;
        };
        let said = match unit::judge(column, &split.unit) {
            Verdict::Fine => return false,
            Verdict::Passed => {
                self.read.noted.passed(column.name, &split.unit, self.at);
                return false;
            }
            Verdict::Scale(_) => unit::other(&split.unit, &unit::in_full(column)),
            Verdict::Other(instead) => unit::other(&split.unit, &instead),
        };
        let at = self.at.clone().in_column(column.name);
        self.origin.add(Code::Unit, at, || said);
        true
    }
}

fn unknown_key(kind: Kind, origin: &mut Origin, at: &Location, key: &str) {
    if kind.passed_over.contains(&key) {
        return;
    }
    origin.add(Code::UnknownColumn, at.clone().in_column(shortened(key)), || {
        let near = Near::default().find(
            key,
            kind.columns
                .iter()
                .flat_map(|column| [column.name, column.chinese]),
        );
        Said::new(both!(
            "the table has no such column, and it is not read",
            "该表没有这一列，未读取"
        ))
        .of(key)
        .suggest(near)
    });
}

#[cfg(test)]
mod tests {
    use crate::dataset::Dataset;

    fn told(text: &str) -> String {
        Dataset::from_json(text).problems().to_string()
    }

    #[test]
    fn every_problem_of_shape_is_found_at_once() {
        let text = r#"{
            "regions": [{"region_id": "n", "name": true, "latitude": "far"}, 7, {"name": "East", "nam": 1, "name": "Ost"}],
            "programs": {"program_id": "p"},
            "schols": [],
            "regions": [],
            "skills": null
        }"#;
        assert_eq!(
            told(text),
            "V011 regions[1]: the row is not an object; write each row as an object\n\
             V005 regions[2].nam: the table has no such column, and it is not read; did you mean \"name\"?\n\
             V007 regions[2].name: the key occurs twice in the row; keep one of them\n\
             V011 programs: the table is not a list; write each table as a list of objects\n\
             V007 regions: the table occurs twice; keep one of them\n\
             V004 schols: the key is not the name of a table, and is not read; did you mean \"schools\"?\n\
             V102 regions[0].latitude: \"far\" is not a number; write a number, or leave it empty\n\
             V102 regions[0].name: true is not a text; write a text\n\
             V101 regions[2].region_id: the cell is empty; write a text"
        );
    }

    #[test]
    fn broken_json_is_told_with_line_and_column() {
        assert_eq!(
            told("{\"regions\": [}"),
            "V003 the document: the document is not JSON (expected value at line 1 column 14); \
             fix the JSON at the given line and column"
        );
        assert!(
            told("[1]").starts_with("V003 the document: the document is not JSON (invalid type: sequence")
        );
        assert!(told("").starts_with("V003 the document: the document is not JSON (EOF"));
    }

    #[test]
    fn numbers_may_stand_in_quotes_and_carry_zero_decimals() {
        let text = r#"{"entrants": [{"program_id": "p", "year": "2027", "entrants": 30.0, "adults": ""}]}"#;
        let dataset = Dataset::from_json(text);
        assert_eq!(dataset.problems().to_string(), "");
        assert_eq!(
            dataset.to_json(),
            r#"{"entrants":[{"program_id":"p","year":2027,"entrants":30}]}"#
        );
    }
}
