//! What may be wrong with a change of a scenario, and the remedy.

use crate::dataset::TABLES;
use crate::language::Language;
use crate::problem::foreign;
use crate::unit::Year;

/// The fault in a change.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// The document, or one change of it, does not have the form of a scenario.
    #[error("it cannot be read: {0}")]
    NotReadable(String),
    /// The kind of change does not exist.
    #[error("\"{0}\" is not a kind of change")]
    UnknownChange(String),
    /// The scenario has no name.
    #[error("it has no changes")]
    NoChange,
    /// There are more changes, or they need more rows, than the limit.
    #[error("it takes more than {0}")]
    TooMany(&'static str),
    /// The change sets nothing.
    #[error("it says neither what to add nor what to remove")]
    NothingSaid,
    /// No entity has the id.
    #[error("no {what} has the id \"{id}\"")]
    Unknown {
        /// The kind of entity.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// An entity has the id already.
    #[error("there is a {what} \"{id}\" already")]
    Exists {
        /// The kind of entity.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// An id is missing.
    #[error("the id is empty")]
    EmptyId,
    /// A count is negative or too large.
    #[error("{0} is not a count of people")]
    NotACount(f64),
    /// A factor is negative or not a number.
    #[error("{0} is not a factor")]
    NotAFactor(f64),
    /// A share is not from 0 to 1.
    #[error("{0} is not a share")]
    NotAShare(f64),
    /// A year is not from 1900 to 2200.
    #[error("{0} is not a year of a plan")]
    NotAYear(Year),
    /// The first year lies after the last.
    #[error("{first} is after {last}")]
    YearsReversed {
        /// The first.
        first: Year,
        /// The last.
        last: Year,
    },
    /// A year lies before all data.
    #[error("{year} is before the data, which begin in {first}")]
    BeforeData {
        /// The year.
        year: Year,
        /// The first year of the data.
        first: Year,
    },
    /// There is no number to add to or to multiply.
    #[error("the tables give no {0} of it, so that there is nothing to add to")]
    NoNumber(&'static str),
    /// No row matches the selection.
    #[error("the tables have no {0} like that, so that nothing would change")]
    NothingThere(&'static str),
    /// The table does not exist.
    #[error("there is no table \"{0}\"")]
    UnknownTable(String),
    /// The column does not exist.
    #[error("the table has no column \"{0}\"")]
    UnknownColumn(String),
    /// A cell does not have the expected content.
    #[error("\"{value}\" in {column} is not {want}")]
    Cell {
        /// The column.
        column: &'static str,
        /// The cell's content.
        value: String,
        /// The expected content.
        want: &'static str,
    },
    /// A cell that must be filled is empty.
    #[error("{column} is empty")]
    EmptyCell {
        /// The column.
        column: &'static str,
        /// The expected content.
        want: &'static str,
    },
    /// No row has the key.
    #[error("no row has the key {0}")]
    NoSuchRow(String),
    /// The tables themselves could not be read.
    #[error("{0} problems were found when the tables were read")]
    Tables(usize),
}

impl Fault {
    /// Returns the remedy.
    #[must_use]
    pub fn remedy(&self) -> String {
        let text = match self {
            Fault::NotReadable(_) => "write a name and a list of changes, each with its fields",
            Fault::UnknownChange(_) => return format!("write one of {}", super::Change::NAMES.join(", ")),
            Fault::NoChange => "write at least one change",
            Fault::TooMany(_) => "split it",
            Fault::NothingSaid => "say what is to change",
            Fault::Unknown { .. } => "correct the id, or add it by an earlier change",
            Fault::Exists { .. } => "choose another id",
            Fault::EmptyId => "write an id",
            Fault::NotACount(_) => "write a whole number from 0 to 1,000,000,000",
            Fault::NotAFactor(_) => "write a number from 0 to 1,000, such as 1.2 for a fifth more",
            Fault::NotAShare(_) => "write a number from 0 to 1",
            Fault::NotAYear(_) => "write a year from 1900 to 2200",
            Fault::YearsReversed { .. } => "swap them, or correct one",
            Fault::BeforeData { .. } => "begin later",
            Fault::NoNumber(_) => "write the new number as {\"to\": …}",
            Fault::NothingThere(_) => "correct the names, or add rows",
            Fault::UnknownTable(_) | Fault::UnknownColumn(_) => "correct the name",
            Fault::Cell { want, .. } | Fault::EmptyCell { want, .. } => return format!("write {want}"),
            Fault::NoSuchRow(_) => "correct the key",
            Fault::Tables(_) => "fix the tables first",
        };
        text.to_owned()
    }

    /// Returns the fault in a language.
    #[doc(hidden)]
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        match language {
            Language::English => self.to_string(),
            Language::Chinese => self.chinese(),
        }
    }

    fn chinese(&self) -> String {
        match self {
            Fault::NotReadable(why) => format!("读不了：{}", foreign(why)),
            Fault::UnknownChange(name) => format!("“{name}”不是变更类型"),
            Fault::NoChange => "没有任何变更".to_owned(),
            Fault::TooMany(most) => format!("超过 {}", noun(most)),
            Fault::NothingSaid => "没有说明增加什么或删除什么".to_owned(),
            Fault::Unknown { what, id } => format!("没有代码为“{id}”的{}", noun(what)),
            Fault::Exists { what, id } => format!("已有{}“{id}”", noun(what)),
            Fault::EmptyId => "代码为空".to_owned(),
            Fault::NotACount(number) => format!("{number} 不是人数"),
            Fault::NotAFactor(number) => format!("{number} 不是倍数"),
            Fault::NotAShare(number) => format!("{number} 不是比例"),
            Fault::NotAYear(year) => format!("{year} 不是可规划的年份"),
            Fault::YearsReversed { first, last } => format!("{first} 晚于 {last}"),
            Fault::BeforeData { year, first } => format!("{year} 早于数据的起始年份 {first}"),
            Fault::NoNumber(what) => format!("表中没有它的{}，无从增加", noun(what)),
            Fault::NothingThere(what) => format!("表中没有这样的{}，什么都不会改变", noun(what)),
            Fault::UnknownTable(name) => format!("没有“{name}”表"),
            Fault::UnknownColumn(name) => format!("该表没有“{name}”列"),
            Fault::Cell { column, value, want } => format!("“{column}”的“{value}”不是{}", wanted(want)),
            Fault::EmptyCell { column, .. } => format!("“{column}”为空"),
            Fault::NoSuchRow(key) => format!("没有主键为“{key}”的行"),
            Fault::Tables(count) => format!("读取表时发现 {count} 处问题"),
        }
    }

    /// Returns the remedy in a language.
    #[doc(hidden)]
    #[must_use]
    pub fn remedy_in(&self, language: Language) -> String {
        if language == Language::English {
            return self.remedy();
        }
        let text = match self {
            Fault::NotReadable(_) => "请写名称和变更列表，每项变更写明各字段",
            Fault::UnknownChange(_) => return format!("请填写以下之一：{}", super::Change::NAMES.join("、")),
            Fault::NoChange => "请至少写一项变更",
            Fault::TooMany(_) => "请拆分",
            Fault::NothingSaid => "请说明要改变什么",
            Fault::Unknown { .. } => "请更正代码，或先用一项变更添加",
            Fault::Exists { .. } => "请另选代码",
            Fault::EmptyId => "请填写代码",
            Fault::NotACount(_) => "请写 0 到 1,000,000,000 之间的整数",
            Fault::NotAFactor(_) => "请写 0 到 1,000 之间的数，如 1.2 表示增加五分之一",
            Fault::NotAShare(_) => "请写 0 到 1 之间的数",
            Fault::NotAYear(_) => "请写 1900 到 2200 之间的年份",
            Fault::YearsReversed { .. } => "请对调，或更正其中一个",
            Fault::BeforeData { .. } => "请推迟起始年份",
            Fault::NoNumber(_) => "请把新的数写成 {\"to\": …}",
            Fault::NothingThere(_) => "请更正名称，或补上行",
            Fault::UnknownTable(_) | Fault::UnknownColumn(_) => "请更正名称",
            Fault::Cell { want, .. } | Fault::EmptyCell { want, .. } => {
                return format!("请填写{}", wanted(want));
            }
            Fault::NoSuchRow(_) => "请更正主键",
            Fault::Tables(_) => "请先修正各表",
        };
        text.to_owned()
    }
}

/// The Chinese of a noun of a fault.
fn noun(what: &'static str) -> &'static str {
    match what {
        "program or major" => "专业布点或专业",
        "way of this kind" => "同类衔接",
        "openings" => "岗位",
        "places" => "年接收人数",
        "seats" => "招生计划",
        "10,000 changes" => "10,000 项变更",
        "100,000,000 parts of rows" => "100,000,000 个部分行",
        noun => TABLES
            .iter()
            .find(|table| table.noun == noun)
            .map_or(noun, |table| table.chinese),
    }
}

/// What a cell should hold, in Chinese.
fn wanted(want: &'static str) -> &'static str {
    let mut columns = TABLES.iter().flat_map(|table| table.columns);
    columns
        .find(|column| column.want == want)
        .map_or(want, |column| column.want_zh)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::english_left;

    #[test]
    fn every_fault_is_told_in_chinese() {
        let id = || "x1".to_owned();
        let mut faults = vec![
            Fault::NotReadable("missing field `program` at line 3 column 9".to_owned()),
            Fault::NotReadable("changes is a text".to_owned()),
            Fault::UnknownChange(id()),
            Fault::NoChange,
            Fault::TooMany("10,000 changes"),
            Fault::TooMany("100,000,000 parts of rows"),
            Fault::NothingSaid,
            Fault::EmptyId,
            Fault::NotACount(-1.0),
            Fault::NotAFactor(-1.0),
            Fault::NotAShare(2.0),
            Fault::NotAYear(1),
            Fault::YearsReversed { first: 2, last: 1 },
            Fault::BeforeData { year: 1, first: 2 },
            Fault::NoNumber("seats"),
            Fault::NoNumber("places"),
            Fault::NothingThere("openings"),
            Fault::NothingThere("articulation"),
            Fault::UnknownTable(id()),
            Fault::UnknownColumn(id()),
            Fault::NoSuchRow(id()),
            Fault::Tables(3),
        ];
        let nouns = ["program or major", "way of this kind"].into_iter();
        for what in nouns.chain(TABLES.iter().map(|table| table.noun)) {
            faults.push(Fault::Unknown { what, id: id() });
            faults.push(Fault::Exists { what, id: id() });
        }
        for column in TABLES.iter().flat_map(|table| table.columns) {
            let (name, want) = (column.name, column.want);
            faults.push(Fault::EmptyCell { column: name, want });
            faults.push(Fault::Cell {
                column: name,
                value: id(),
                want,
            });
        }
        for fault in faults {
            for text in [fault.text(Language::Chinese), fault.remedy_in(Language::Chinese)] {
                assert_eq!(english_left(&text), None, "{text}");
            }
            assert_eq!(fault.text(Language::English), fault.to_string());
        }
        assert_eq!(noun("base"), "基地");
    }
}
