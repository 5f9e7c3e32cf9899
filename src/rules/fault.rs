//! What may be wrong with a rule, and the remedy.

use super::rule::MOST_YEARS;
use crate::language::Language;
use crate::problem::foreign;

/// The fault in a rule.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RuleFault {
    /// The text is not a table.
    #[error("it cannot be read: {0}")]
    NotReadable(String),
    /// It is empty, without even a header.
    #[error("it is empty")]
    Empty,
    /// There are more rules than the limit.
    #[error("it has more than {0} rules")]
    TooMany(usize),
    /// A column is missing.
    #[error("the column is missing")]
    MissingColumn,
    /// The column does not exist.
    #[error("rules have no such column")]
    UnknownColumn,
    /// A column is repeated.
    #[error("the column occurs twice")]
    ColumnTwice,
    /// A row has more cells than there are columns.
    #[error("the row has {cells} cells under {headers} headers")]
    LongRow {
        /// Its cells.
        cells: usize,
        /// The columns.
        headers: usize,
    },
    /// A cell that must be filled is empty.
    #[error("the cell is empty")]
    EmptyCell(&'static str),
    /// A cell holds none of the words that belong there.
    #[error("\"{value}\" is not a valid {what}")]
    UnknownWord {
        /// The cell's content.
        value: String,
        /// The kind of word expected.
        what: &'static str,
        /// The accepted words.
        words: Vec<&'static str>,
    },
    /// A cell is not a number.
    #[error("\"{0}\" is not a number")]
    NotANumber(String),
    /// Two rules have one id.
    #[error("another rule has the id \"{0}\"")]
    Twice(String),
    /// The threshold of a share is not from 0 to 1.
    #[error("{0} is not a share")]
    NotAShare(f64),
    /// The threshold is outside the range of the measure.
    #[error("{0} is beyond what the measure can be")]
    NotAThreshold(f64),
    /// No number is on that side of the threshold.
    #[error("no number can meet it")]
    NeverMet,
    /// The number of years is not valid.
    #[error("\"{0}\" is not a number of years")]
    NotYears(String),
    /// The measure has no years.
    #[error("{0} has one value without a year")]
    NoYears(&'static str),
    /// A text is too long.
    #[error("the text has more than {0} characters")]
    TooLong(usize),
}

impl RuleFault {
    /// Returns the remedy.
    #[must_use]
    pub fn remedy(&self) -> String {
        let text = match self {
            RuleFault::NotReadable(_) => "save it as \"CSV UTF-8\"",
            RuleFault::Empty => "write the header row",
            RuleFault::TooMany(_) => "split it",
            RuleFault::MissingColumn => "add the column",
            RuleFault::UnknownColumn => "rename it, or remove it",
            RuleFault::ColumnTwice => "keep one of them",
            RuleFault::LongRow { .. } => "put a text with commas in quotes",
            RuleFault::EmptyCell(want) => return format!("write {want}"),
            RuleFault::UnknownWord { words, .. } => return format!("write one of {}", words.join(", ")),
            RuleFault::NotANumber(_) => "write a number, such as .6 for 60%",
            RuleFault::Twice(_) => "choose another id",
            RuleFault::NotAShare(_) => "write a number from 0 to 1, such as .6 for 60%",
            RuleFault::NotAThreshold(_) => "write a number that the measure can have",
            RuleFault::NeverMet => "change the threshold, or the comparison",
            RuleFault::NotYears(_) => return format!("write a whole number from 1 to {MOST_YEARS}"),
            RuleFault::NoYears(_) => "leave years empty, or write 1",
            RuleFault::TooLong(_) => "shorten it",
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
            RuleFault::NotReadable(why) => format!("读不了：{}", foreign(why)),
            RuleFault::Empty => "文件为空".to_owned(),
            RuleFault::TooMany(most) => format!("规则超过 {most} 条"),
            RuleFault::MissingColumn => "缺少这一列".to_owned(),
            RuleFault::UnknownColumn => "规则没有这一列".to_owned(),
            RuleFault::ColumnTwice => "该列出现两次".to_owned(),
            RuleFault::LongRow { cells, headers } => {
                format!("表头有 {headers} 列，这一行有 {cells} 个单元格")
            }
            RuleFault::EmptyCell(_) => "单元格为空".to_owned(),
            RuleFault::UnknownWord { value, what, .. } => format!("“{value}”不是“{what}”可用的词"),
            RuleFault::NotANumber(value) => format!("“{value}”不是数字"),
            RuleFault::Twice(id) => format!("另有一条规则的代码是“{id}”"),
            RuleFault::NotAShare(number) => format!("{number} 不是比例"),
            RuleFault::NotAThreshold(number) => format!("{number} 超出该指标可能的范围"),
            RuleFault::NeverMet => "任何数都不会满足".to_owned(),
            RuleFault::NotYears(value) => format!("“{value}”不是年数"),
            RuleFault::NoYears(measure) => format!("“{measure}”只有一个值，不分年份"),
            RuleFault::TooLong(most) => format!("文字超过 {most} 个字符"),
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
            RuleFault::NotReadable(_) => "请另存为“CSV UTF-8”",
            RuleFault::Empty => "请写上表头",
            RuleFault::TooMany(_) => "请拆分",
            RuleFault::MissingColumn => "请补上该列",
            RuleFault::UnknownColumn => "请改名或删除",
            RuleFault::ColumnTwice => "请只保留一个",
            RuleFault::LongRow { .. } => "含逗号的文字请加引号",
            RuleFault::EmptyCell("a number") => "请填写数字",
            RuleFault::EmptyCell("an id") => "请填写代码",
            RuleFault::EmptyCell(_) => "请填写该列可用的词",
            RuleFault::UnknownWord { words, .. } => return format!("请填写以下之一：{}", words.join("、")),
            RuleFault::NotANumber(_) => "请填写数字，如 .6 表示 60%",
            RuleFault::Twice(_) => "请另选代码",
            RuleFault::NotAShare(_) => "请写 0 到 1 之间的数，如 .6 表示 60%",
            RuleFault::NotAThreshold(_) => "请写该指标可能有的数",
            RuleFault::NeverMet => "请修改阈值或比较方式",
            RuleFault::NotYears(_) => return format!("请写 1 到 {MOST_YEARS} 之间的整数"),
            RuleFault::NoYears(_) => "请将“years”留空，或写 1",
            RuleFault::TooLong(_) => "请缩短",
        };
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::english_left;

    #[test]
    fn every_fault_is_told_in_chinese() {
        let text = || "x1".to_owned();
        let faults = [
            RuleFault::NotReadable(
                "line 2 is not UTF-8; the file is probably in a Western code page".to_owned(),
            ),
            RuleFault::NotReadable("a quote is opened here and never closed".to_owned()),
            RuleFault::Empty,
            RuleFault::TooMany(1000),
            RuleFault::MissingColumn,
            RuleFault::UnknownColumn,
            RuleFault::ColumnTwice,
            RuleFault::LongRow {
                cells: 12,
                headers: 10,
            },
            RuleFault::EmptyCell("a number"),
            RuleFault::EmptyCell("an id"),
            RuleFault::EmptyCell("a word of its list"),
            RuleFault::UnknownWord {
                value: text(),
                what: "measure",
                words: vec!["employed", "in_field", "graduates"],
            },
            RuleFault::NotANumber(text()),
            RuleFault::Twice(text()),
            RuleFault::NotAShare(2.0),
            RuleFault::NotAThreshold(2.0),
            RuleFault::NeverMet,
            RuleFault::NotYears(text()),
            RuleFault::NoYears("graduates"),
            RuleFault::TooLong(1000),
        ];
        for fault in faults {
            for text in [fault.text(Language::Chinese), fault.remedy_in(Language::Chinese)] {
                assert_eq!(english_left(&text), None, "{text}");
            }
            assert_eq!(fault.text(Language::English), fault.to_string());
        }
    }
}
