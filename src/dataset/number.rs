//! The meaning and range of the numbers in a column. A column of a table names one of these constants.

/// The meaning of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberKind {
    /// From 0 to 1; its name in messages.
    Share(&'static str),
    /// Whole, from 0 to 1,000,000,000.
    Heads(Counted),
    /// From 1900 to 2200.
    Year,
    /// Any finite number.
    Finite,
    /// A number in a range.
    Range {
        /// Its name in messages.
        what: &'static str,
        /// Its unit.
        unit: &'static str,
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
    ($($name:ident $what:literal, $unit:literal, $least:literal, $most:literal;)*) => {
        $(pub(super) const $name: NumberKind = NumberKind::Range {
            what: $what,
            unit: $unit,
            least: $least,
            most: $most,
        };)*
    };
}

pub(super) const SHARE: NumberKind = NumberKind::Share("a share");
pub(super) const LEVEL: NumberKind = NumberKind::Share("a level");
pub(super) const PRIORITY: NumberKind = NumberKind::Share("a priority");
pub(super) const IMPORTANCE: NumberKind = NumberKind::Share("an importance");
pub(super) const WEIGHT: NumberKind = NumberKind::Share("a weight");
pub(super) const PEOPLE: NumberKind = NumberKind::Heads(Counted::People);
pub(super) const PEOPLE_A_YEAR: NumberKind = NumberKind::Heads(Counted::PeopleAYear);
pub(super) const STUDENTS_A_YEAR: NumberKind = NumberKind::Heads(Counted::StudentsAYear);
pub(super) const YEAR: NumberKind = NumberKind::Year;
pub(super) const FINITE: NumberKind = NumberKind::Finite;

ranges! {
    LATITUDE "a latitude", "degrees", -90, 90;
    LONGITUDE "a longitude", "degrees", -180, 180;
    STUDY "a time of study", "years", 0, 15;
    EXPERIENCE "a time of experience", "years", 0, 60;
    MONEY "an amount of money", "an amount", 0, 1_000_000_000_000;
    WEEKS "a stay", "weeks", 0, 520;
    AGE "an age", "years", 0, 120;
    SCHOOLING "a time of schooling", "years", 1, 30;
    MINUTES "a travel time", "minutes", 0, 100_000;
    WISH "a rank", "a whole number", 1, 1_000_000;
}
