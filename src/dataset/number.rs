//! The meaning and range of the numbers in a column. A column of a table names one of these constants.

/// The meaning of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberKind {
    /// From 0 to 1; its name in messages, in English and in Chinese.
    Share(&'static str, &'static str),
    /// Whole, from 0 to 1,000,000,000.
    Heads(Counted),
    /// From 1900 to 2200.
    Year,
    /// Any finite number.
    Finite,
    /// A number in a range.
    Range {
        /// Its name in messages, in English and in Chinese.
        what: (&'static str, &'static str),
        /// Its unit.
        unit: (&'static str, &'static str),
        /// The least.
        least: i64,
        /// The most.
        most: i64,
    },
}

/// The unit of a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// People.
    People,
    /// People a year.
    PeopleAYear,
    /// Students a year.
    StudentsAYear,
}

/// A number in a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// A whole number.
    Whole(i64),
    /// Any other.
    Real(f64),
}

/// The kinds in ranges, each with its name in messages, its unit, least and most.
macro_rules! ranges {
    ($($name:ident $what:literal $what_zh:literal, $unit:literal $unit_zh:literal, $least:literal, $most:literal;)*) => {
        $(pub(super) const $name: NumberKind = NumberKind::Range {
            what: ($what, $what_zh),
            unit: ($unit, $unit_zh),
            least: $least,
            most: $most,
        };)*
    };
}

pub(super) const SHARE: NumberKind = NumberKind::Share("a share", "比例");
pub(super) const LEVEL: NumberKind = NumberKind::Share("a level", "水平");
pub(super) const PRIORITY: NumberKind = NumberKind::Share("a priority", "优先级");
pub(super) const IMPORTANCE: NumberKind = NumberKind::Share("an importance", "重要度");
pub(super) const WEIGHT: NumberKind = NumberKind::Share("a weight", "权重");
pub(super) const PEOPLE: NumberKind = NumberKind::Heads(Counted::People);
pub(super) const PEOPLE_A_YEAR: NumberKind = NumberKind::Heads(Counted::PeopleAYear);
pub(super) const STUDENTS_A_YEAR: NumberKind = NumberKind::Heads(Counted::StudentsAYear);
pub(super) const YEAR: NumberKind = NumberKind::Year;
pub(super) const FINITE: NumberKind = NumberKind::Finite;

ranges! {
    LATITUDE "a latitude" "纬度", "degrees" "度数", -90, 90;
    LONGITUDE "a longitude" "经度", "degrees" "度数", -180, 180;
    STUDY "a time of study" "学制", "years" "年数", 0, 15;
    EXPERIENCE "a time of experience" "经验年限", "years" "年数", 0, 60;
    MONEY "an amount of money" "金额", "an amount" "金额", 0, 1_000_000_000_000;
    WEEKS "a stay" "周数", "weeks" "周数", 0, 520;
    AGE "an age" "年龄", "years" "年龄", 0, 120;
    SCHOOLING "a time of schooling" "年限", "years" "年数", 1, 30;
    MINUTES "a travel time" "通行时间", "minutes" "分钟数", 0, 100_000;
    WISH "a rank" "志愿序号", "a whole number" "整数", 1, 1_000_000;
}
