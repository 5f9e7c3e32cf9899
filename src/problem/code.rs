//! Codes: one for each rule about input, stable across versions, with its meaning and remedy.

use serde::{Serialize, Serializer};
use std::fmt;

/// The severity of a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// No model can be made.
    Error,
    /// A model can be made; the planner should check it.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        })
    }
}

macro_rules! codes {
    ($($name:ident = $code:literal $severity:ident, $meaning:literal, $remedy:literal;)*) => {
        /// The code of a rule about input. `V0xx` files, tables and columns; `V1xx` single cells; `V2xx` ids
        /// and references; `V3xx` agreement within and between rows; `V4xx` the pathway.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = concat!("`", $code, "`: ", $meaning, ".")] $name,)*
        }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// Returns the code as printed: `V104`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => $code,)* }
            }

            /// Returns whether it prevents a model.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity,)* }
            }

            /// Returns the meaning of the code.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self { $(Code::$name => $meaning,)* }
            }

            /// Returns the general remedy.
            #[must_use]
            pub fn remedy(self) -> &'static str {
                match self { $(Code::$name => $remedy,)* }
            }
        }
    };
}

codes! {
    Unreadable = "V001" Error, "a folder or file cannot be opened or read", "check the path and the permission to read it";
    NotUtf8 = "V002" Error, "a file is neither UTF-8 nor in another encoding that is read", "save it as \"CSV UTF-8\"";
    NotJson = "V003" Error, "the document is not JSON", "fix the JSON at the given line and column";
    UnknownTable = "V004" Warning, "a file or key is not the name of a table, and is not read", "rename it, or remove it";
    UnknownColumn = "V005" Warning, "a column is not one of the table's, and is not read", "rename it, or remove it";
    MissingColumn = "V006" Error, "a column that the table needs is not there", "add the column";
    DuplicateColumn = "V007" Error, "a column or table occurs twice", "keep one of them";
    LongRow = "V008" Error, "a row has more cells than the header", "put quotes round cells that hold commas, or remove the extra cells";
    ShortRow = "V009" Warning, "a row has fewer cells than the header; the rest counts as not known", "write a comma for each empty cell";
    EmptyFile = "V010" Warning, "a file is empty, without even a header", "write the header row, or remove the file";
    NotATable = "V011" Error, "a part of the JSON document is not a list of rows", "write each table as a list of objects";
    TooManyRows = "V012" Error, "a table has more rows than a model can hold", "split the dataset";
    OpenQuote = "V013" Error, "a quote is opened and never closed, so that the rest of the file is one cell", "close the quote, or double it if it belongs to the text";
    OtherSeparator = "V014" Error, "the cells are not separated by commas", "save the table with commas between the cells";
    TakenForGb18030 = "V015" Warning, "a file is not UTF-8 and looks like Chinese, and is read as GB18030", "check its names, and save it as \"CSV UTF-8\"";
    NotAWorkbook = "V016" Error, "a workbook or sheet cannot be read", "save it as an Excel workbook (.xlsx) without a password";
    TooLarge = "V017" Error, "a workbook takes more memory than is given to one", "remove what is not a table, or save the tables as CSV";

    EmptyCell = "V101" Error, "a cell that must be filled is empty", "fill the cell";
    NotReadable = "V102" Error, "a cell does not hold a value of the kind that its column takes", "write a value of the kind that the column takes";
    NotFinite = "V103" Error, "a number is infinite or not a number", "write a finite number, or leave the cell empty if it may be";
    NotAShare = "V104" Error, "a share, level or priority is not from 0 to 1", "write a number from 0 to 1";
    NotACount = "V105" Error, "a count is negative or too large", "write a whole number from 0 to 1,000,000,000";
    NotAYear = "V106" Error, "a year is not from 1900 to 2200", "write a year from 1900 to 2200";
    OutOfRange = "V107" Error, "a number lies outside what its column can mean", "write a number in the given range";

    SpaceInId = "V201" Error, "an id holds white space or an invisible character", "write the id without spaces";
    LongId = "V202" Error, "an id is longer than 200 characters", "choose a shorter id";
    DuplicateKey = "V203" Error, "a key occurs twice in its table", "keep one of the rows, or give one another id";
    UnknownReference = "V204" Error, "a cell refers to something that no row defines", "correct the id, or add the row";
    NothingToReferTo = "V205" Error, "a column refers to a table that has no rows", "add the table";
    ParentCycle = "V206" Error, "something is its own ancestor", "break the cycle: give one of them another parent, or none";
    UnknownSkill = "V207" Error, "no skill has this id, name or alias, no decision says what is meant, and no name is near enough to be taken for it", "correct it, add the skill, or settle it in the table decisions";
    AmbiguousSkill = "V208" Error, "several skills have this name or alias", "write the id of the skill that is meant, or settle it in the table decisions";
    UnknownKind = "V209" Warning, "a kind of subject is not known, so that its id cannot be checked", "use one of the listed kinds";
    UnusedDecision = "V210" Warning, "a decision is about a name that occurs nowhere, or that is an id", "correct the text, or remove the decision";
    LinkedByLikeness = "V211" Warning, "a name is taken for that of a skill because it is much like it", "check it, and settle it in the table decisions";
    LeftOut = "V212" Warning, "rows are left out because their name is not linked to a skill", "settle it in the table decisions, or remove the rows";

    HalfPoint = "V301" Error, "a latitude is given without a longitude, or the other way round", "give both, or neither";
    YearsReversed = "V302" Error, "the first year is after the last", "swap them, or correct one";
    LevelsReversed = "V303" Error, "the lowest level is above the highest", "swap them, or correct one";
    OverlappingDemand = "V304" Error, "the same openings are given twice for one year", "make the years disjoint, or add the openings up in one row";
    PartAboveWhole = "V305" Error, "a part is more than the whole", "correct one of the two";
    EntrantsAboveSeats = "V306" Warning, "more people enter a program than it has seats", "raise the seats, or correct the entrants";
    PlacesAboveBase = "V307" Error, "programs send more students to a base than it takes", "lower the programs' places, or raise the base's";
    SelfPair = "V308" Error, "something is paired with itself", "remove the row";
    EmploymentGap = "V309" Warning, "employment of the year before is not given, so that no openings follow for a year", "add the missing year";
    NoLevel = "V310" Warning, "an award is asked for, but neither the row nor the occupation says of which level: any level counts", "give min_level in the row or for the occupation";
    DemandTwice = "V311" Error, "openings are given and would also follow from employment", "keep one of the two";
    StageOrder = "V312" Error, "a stage leads to one that does not start at a higher age", "correct the ages, or the stages";
    WishTwice = "V313" Error, "one person wishes for the same thing twice", "keep the better rank";
    WageOrder = "V314" Error, "the quarters of pay do not lie around the pay", "correct one of them";

    MixedEnds = "V401" Error, "an articulation joins a program with a major", "write two programs, or two majors";
    AmbiguousEnds = "V402" Error, "the ids of an articulation are both programs and majors", "give programs and majors different ids";
    NotUpward = "V403" Error, "an articulation does not lead to a higher level", "let it lead from the lower to the higher, or remove it";
    PathwayCycle = "V404" Error, "articulations form a cycle", "remove one of them";
    SharesAboveOne = "V405" Error, "shares that leave one place sum to more than 1", "lower the shares";
    RoutesOnly = "V406" Warning, "an articulation has neither share nor quota: it serves routes, and no one is projected along it", "give a share or a quota where it is known";
    QuotaWithoutProgram = "V407" Error, "a way between majors has a quota, but a program of one of them is missing, so that no one can use it", "add the program, or remove the quota";
    Unreached = "V408" Warning, "a program above the lowest level has no entrants, no graduates and no way into it: no one is in it", "give its entrants or graduates, or the way that leads into it";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_rise_and_stand_once() {
        let printed: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        let mut sorted = printed.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(printed, sorted);
    }
}
