//! Cells: how one field of a row is read from text and written back.
//!
//! Only shape is checked here: is this a number, a whole number, a word of the list? What a number means is
//! the model's business.

use crate::unit::Level;

/// One field of a row.
pub trait Cell: Sized {
    /// What belongs in the cell, as said to the planner: "a whole number".
    const WANT: &'static str;
    /// Whether the cell may stay empty.
    const OPTIONAL: bool = false;

    /// Reads the cell; `text` is trimmed and not empty.
    fn parse(text: &str) -> Option<Self>;
    /// What stands for a cell that is empty or cannot be read.
    fn blank() -> Self;
    /// The cell as text; empty for "not known".
    fn text(&self) -> String;
    /// Whether the cell is empty: "not known".
    fn is_unknown(&self) -> bool {
        false
    }
}

impl Cell for String {
    const WANT: &'static str = "a text";
    fn parse(text: &str) -> Option<String> {
        Some(text.to_owned())
    }
    fn blank() -> String {
        String::new()
    }
    fn text(&self) -> String {
        self.clone()
    }
}

impl Cell for f64 {
    const WANT: &'static str = "a number";
    /// Infinities and NaN parse: the model refuses them with the same words as other numbers out of range.
    fn parse(text: &str) -> Option<f64> {
        text.parse().ok()
    }
    fn blank() -> f64 {
        0.0
    }
    fn text(&self) -> String {
        self.to_string()
    }
}

macro_rules! whole {
    ($type:ty, $want:literal) => {
        impl Cell for $type {
            const WANT: &'static str = $want;
            /// Spreadsheets like to write `30.0` for 30.
            fn parse(text: &str) -> Option<$type> {
                let digits = text.split_once('.').map_or(text, |(whole, rest)| {
                    if rest.bytes().all(|digit| digit == b'0') {
                        whole
                    } else {
                        text
                    }
                });
                digits.parse().ok()
            }
            fn blank() -> $type {
                0
            }
            fn text(&self) -> String {
                self.to_string()
            }
        }
    };
}
whole!(i64, "a whole number");
whole!(i32, "a year, such as 2027");
whole!(u32, "a whole number, 0 or more");

impl<C: Cell> Cell for Option<C> {
    const WANT: &'static str = C::WANT;
    const OPTIONAL: bool = true;
    fn parse(text: &str) -> Option<Option<C>> {
        C::parse(text).map(Some)
    }
    fn blank() -> Option<C> {
        None
    }
    fn text(&self) -> String {
        self.as_ref().map(Cell::text).unwrap_or_default()
    }
    fn is_unknown(&self) -> bool {
        self.is_none()
    }
}

/// Words that a cell may hold, as an enum.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $want:literal, $first:ident { $($(#[$item_doc:meta])* $item:ident = $word:literal $(| $other:literal)*,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$item_doc])* #[serde(rename = $word)] $item,)*
        }

        impl $name {
            /// Every word, in order.
            pub const ALL: &'static [$name] = &[$($name::$item,)*];

            /// The word in tables.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $($name::$item => $word,)* }
            }
        }

        impl Cell for $name {
            const WANT: &'static str = $want;
            fn parse(text: &str) -> Option<$name> {
                match text.to_lowercase().replace([' ', '-'], "_").as_str() {
                    $($word $(| $other)* => Some($name::$item),)*
                    _ => None,
                }
            }
            fn blank() -> $name {
                $name::$first
            }
            fn text(&self) -> String {
                self.name().to_owned()
            }
        }
    };
}

words! {
    /// Which award an opening asks for.
    Credential, "none, high_school or required", Required {
        /// No award is asked for.
        None = "none",
        /// A general high-school diploma is enough.
        HighSchool = "high_school",
        /// An award of the stated level is asked for.
        Required = "required",
    }
}

words! {
    /// The standing of a major.
    Standing, "superior, characteristic or new", New {
        /// A superior major (优势专业).
        Superior = "superior",
        /// A characteristic major (特色专业).
        Characteristic = "characteristic",
        /// A new major (新专业).
        New = "new",
    }
}

words! {
    /// How an articulation carries learners to a higher level.
    ArticulationKind, "3+2, 3+4, 5+2, five_year, exam, recommendation or further_study", Exam {
        /// Three years of secondary school, then two of higher vocational.
        ThreePlusTwo = "3+2",
        /// Three years of secondary school, then four of applied bachelor.
        ThreePlusFour = "3+4",
        /// Five years to higher vocational, then two to applied bachelor.
        FivePlusTwo = "5+2",
        /// Five years without a gate between secondary and higher vocational: who completes the first three goes on in a place
        /// that is kept.
        FiveYear = "five_year",
        /// An entrance examination.
        Exam = "exam",
        /// Recommendation without examination.
        Recommendation = "recommendation",
        /// The catalogue names the higher major as a continuation (接续专业); no scheme is stated.
        FurtherStudy = "further_study",
    }
}

impl ArticulationKind {
    /// Whether learners must win a seat in the higher program: by every kind but the five-year one.
    #[must_use]
    pub fn has_gate(self) -> bool {
        self != ArticulationKind::FiveYear
    }
}

words! {
    /// What an alliance is.
    AllianceKind, "consortium, community, education_group or pairing", Consortium {
        /// One place, many industries (联合体).
        Consortium = "consortium",
        /// One industry, many places (共同体).
        Community = "community",
        /// An education group (教育集团).
        EducationGroup = "education_group",
        /// The strong help the weak (结对).
        Pairing = "pairing",
    }
}

words! {
    /// What kind of thing a member of an alliance is.
    MemberKind, "school, enterprise, base, region or other", Other {
        /// A school of the `schools` table.
        School = "school",
        /// An enterprise of the `enterprises` table.
        Enterprise = "enterprise",
        /// A base of the `bases` table.
        Base = "base",
        /// A region of the `regions` table.
        Region = "region",
        /// Anyone else: a research institute, a university, an office.
        Other = "other",
    }
}

words! {
    /// What a text is about.
    TextSubject, "major or occupation", Major {
        /// A major of the `majors` table.
        Major = "major",
        /// An occupation of the `occupations` table.
        Occupation = "occupation",
    }
}

words! {
    /// What kind of thing a name is sought among.
    NameKind, "skill, occupation or major", Skill {
        /// A skill of the `skills` table.
        Skill = "skill",
        /// An occupation of the `occupations` table.
        Occupation = "occupation",
        /// A major of the `majors` table.
        Major = "major",
    }
}

impl Cell for Level {
    const WANT: &'static str = "secondary, higher_vocational, applied_bachelor or professional_master";
    fn parse(text: &str) -> Option<Level> {
        let folded = text.to_lowercase().replace([' ', '-'], "_");
        Level::ALL
            .into_iter()
            .find(|level| level.name() == folded || level.name().replace('_', "") == folded)
    }
    fn blank() -> Level {
        Level::Secondary
    }
    fn text(&self) -> String {
        self.name().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_number_may_carry_a_spreadsheets_zero_decimals_but_no_others() {
        assert_eq!(i64::parse("30.0"), Some(30));
        assert_eq!(i64::parse("30.5"), None);
        assert_eq!(i64::parse("3e1"), None);
    }

    #[test]
    fn levels_and_words_are_read_in_any_case_and_spacing() {
        assert_eq!(Level::parse("AppliedBachelor"), Some(Level::AppliedBachelor));
        assert_eq!(Level::parse("Applied bachelor"), Some(Level::AppliedBachelor));
        assert_eq!(Credential::parse("High school"), Some(Credential::HighSchool));
        assert_eq!(
            ArticulationKind::parse("3+2"),
            Some(ArticulationKind::ThreePlusTwo)
        );
        assert_eq!(Standing::parse("great"), None);
    }
}
