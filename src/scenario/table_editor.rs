//! The editor that applies changes: the tables so far, and every problem found.

use super::basis::Basis;
use super::change::Amount;
use super::fault::Fault;
use super::problem::{ScenarioProblem, ScenarioProblems};
use crate::dataset::Dataset;
use crate::problem::{Near, Words};
use crate::unit::Year;
use vocmatch_algo::sorted::Set;

/// The maximum of a count of people.
const MOST: i64 = 1_000_000_000;

pub(super) struct TableEditor<'s> {
    pub(super) basis: Basis,
    /// The tables that were changed.
    pub(super) touched: Set<&'static str>,
    pub(super) problems: ScenarioProblems,
    scenario: &'s str,
    change: usize,
    near: Near,
    /// The first year of any data.
    first_data: Option<Year>,
}

impl<'s> TableEditor<'s> {
    pub(super) fn new(basis: &Basis, scenario: &'s str) -> TableEditor<'s> {
        TableEditor {
            first_data: first_data(&basis.dataset),
            basis: basis.clone(),
            touched: Set::new(),
            problems: ScenarioProblems::default(),
            scenario,
            change: 0,
            near: Near::default(),
        }
    }

    /// Moves to the next change.
    pub(super) fn next(&mut self) {
        self.change += 1;
    }

    /// The tables, one of which is about to change.
    pub(super) fn edit(&mut self, table: &'static str) -> &mut Dataset {
        self.touched.insert(table);
        &mut self.basis.dataset
    }

    pub(super) fn tell(&mut self, field: Option<&'static str>, fault: Fault) {
        self.tell_near(field, fault, None);
    }

    pub(super) fn tell_near(&mut self, field: Option<&'static str>, fault: Fault, suggestion: Option<Words>) {
        self.problems.add(ScenarioProblem {
            scenario: self.scenario.to_owned(),
            change: (self.change > 0).then_some(self.change),
            field,
            fault,
            suggestion,
        });
    }

    /// The position of the row with this id, or a problem with similar ids.
    pub(super) fn find<R>(
        &mut self,
        field: &'static str,
        what: &'static str,
        id: &str,
        rows: impl Fn(&Dataset) -> &[R],
        key: impl Fn(&R) -> &str,
    ) -> Option<usize> {
        let found = rows(&self.basis.dataset).iter().position(|row| key(row) == id);
        if found.is_none() {
            let near = self.near.find(id, rows(&self.basis.dataset).iter().map(key));
            let id = crate::problem::shortened(id);
            self.tell_near(Some(field), Fault::Unknown { what, id }, near);
        }
        found
    }

    /// Seeks names similar to `text`.
    pub(super) fn near<'a>(&mut self, text: &str, names: impl Iterator<Item = &'a str>) -> Option<Words> {
        self.near.find(text, names)
    }

    pub(super) fn program(&mut self, field: &'static str, id: &str) -> Option<usize> {
        self.find(
            field,
            "program",
            id,
            |data| &data.programs,
            |row| row.program_id.as_str(),
        )
    }

    pub(super) fn region(&mut self, field: &'static str, id: &str) -> Option<usize> {
        self.find(
            field,
            "region",
            id,
            |data| &data.regions,
            |row| row.region_id.as_str(),
        )
    }

    pub(super) fn industry(&mut self, field: &'static str, id: &str) -> Option<usize> {
        self.find(
            field,
            "industry",
            id,
            |data| &data.industries,
            |row| row.industry_id.as_str(),
        )
    }

    /// A count after a change, if it is valid.
    pub(super) fn amount(&mut self, field: &'static str, amount: Amount, before: i64) -> Option<i64> {
        let after = match amount {
            Amount::To(count) => i128::from(count),
            Amount::Add(more) => i128::from(before) + i128::from(more),
            Amount::Factor(factor) => {
                if !(0.0..=1000.0).contains(&factor) {
                    self.tell(Some(field), Fault::NotAFactor(factor));
                    return None;
                }
                half_up(before as f64 * factor)
            }
        };
        self.count(field, after)
    }

    /// A number, if it is a valid count of people.
    pub(super) fn count(&mut self, field: &'static str, number: impl Into<i128>) -> Option<i64> {
        let number = number.into();
        let count = i64::try_from(number).ok().filter(|n| (0..=MOST).contains(n));
        if count.is_none() {
            self.tell(Some(field), Fault::NotACount(number as f64));
        }
        count
    }

    /// A number, if it is a share.
    pub(super) fn share(&mut self, field: &'static str, share: f64) -> Option<f64> {
        let is_one = (0.0..=1.0).contains(&share);
        if !is_one {
            self.tell(Some(field), Fault::NotAShare(share));
        }
        is_one.then_some(share)
    }

    /// Whether the years of a change are valid.
    pub(super) fn years(&mut self, first: Option<Year>, last: Option<Year>) -> bool {
        let before = self.problems.count();
        for (field, year) in [("first_year", first), ("last_year", last)] {
            if let Some(year) = year.filter(|year| !(1900..=2200).contains(year)) {
                self.tell(Some(field), Fault::NotAYear(year));
            }
        }
        if let (Some(first), Some(last)) = (first, last)
            && first > last
        {
            self.tell(Some("first_year"), Fault::YearsReversed { first, last });
        }
        if let (Some(year), Some(begin)) = (first.or(last), self.first_data)
            && year < begin
        {
            let field = if first.is_some() {
                "first_year"
            } else {
                "last_year"
            };
            self.tell(Some(field), Fault::BeforeData { year, first: begin });
        }
        before == self.problems.count()
    }
}

/// A number of people, rounded half up.
#[expect(
    clippy::cast_possible_truncation,
    reason = "at most a thousand times a billion"
)]
pub(super) fn half_up(number: f64) -> i128 {
    libm::floor(number + 0.5) as i128
}

fn first_data(data: &Dataset) -> Option<Year> {
    let entrants = data.entrants.iter().map(|row| row.year);
    let graduates = data.graduates.iter().map(|row| row.year);
    let demand = data.demand.iter().map(|row| row.first_year);
    let employment = data.employment.iter().map(|row| row.year);
    entrants.chain(graduates).chain(demand).chain(employment).min()
}
