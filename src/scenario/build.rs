//! Scenarios written in code.

use super::change::{Amount, Change, Scenario};
use crate::unit::Year;

impl Scenario {
    /// Returns a scenario without a change.
    ///
    /// ```
    /// use vocmatch::scenario::{Amount, Scenario};
    ///
    /// let cut = Scenario::new("Cut").openings("C397", Amount::Factor(0.75)).from_year(2027);
    /// let text = r#"{"name": "Cut", "changes": [
    ///     {"change": "openings", "industry": "C397", "first_year": 2027, "openings": {"factor": 0.75}}]}"#;
    /// assert_eq!(cut, Scenario::from_json(text, "cut.json")?);
    /// # Ok::<(), vocmatch::scenario::ScenarioProblems>(())
    /// ```
    #[must_use]
    pub fn new(name: impl Into<String>) -> Scenario {
        Scenario {
            name: name.into(),
            ..Scenario::default()
        }
    }

    /// Appends a change.
    #[must_use]
    pub fn with(mut self, change: Change) -> Scenario {
        self.changes.push(change);
        self
    }

    /// Returns the openings of an industry, with those below it, in every year; see
    /// [`from_year`](Scenario::from_year).
    #[must_use]
    pub fn openings(self, industry: &str, openings: Amount) -> Scenario {
        self.with(Change::Openings {
            occupation: None,
            region: None,
            industry: Some(industry.to_owned()),
            first_year: None,
            last_year: None,
            openings,
        })
    }

    /// Returns the seats of a program.
    #[must_use]
    pub fn seats(self, program: &str, seats: Amount) -> Scenario {
        self.with(Change::Seats {
            program: program.to_owned(),
            seats,
        })
    }

    /// Returns the entrants of a program from an autumn on.
    #[must_use]
    pub fn entrants(self, program: &str, entrants: Amount, first_year: Year) -> Scenario {
        self.with(Change::Entrants {
            program: program.to_owned(),
            entrants,
            first_year,
            last_year: None,
        })
    }

    /// Sets the first year of the last change, if it has one.
    #[must_use]
    pub fn from_year(mut self, year: Year) -> Scenario {
        if let Some(change) = self.changes.last_mut() {
            match change {
                Change::Openings { first_year, .. } | Change::Articulation { first_year, .. } => {
                    *first_year = Some(year);
                }
                Change::Entrants { first_year, .. } | Change::AddedEntrants { first_year, .. } => {
                    *first_year = year;
                }
                _ => {}
            }
        }
        self
    }
}
