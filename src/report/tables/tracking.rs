//! Graduate tracking and fired rules as tables: every number that the pages have.

use super::table::{ResultTable, csv};
use crate::format::rounded;
use vocmatch::Error;
use vocmatch::indicator::{Rate, TrackedGroup, Tracking};
use vocmatch::model::Model;
use vocmatch::rules::{Fired, RuleVerdict, Rules};

/// `tracking.csv`: a row for each program and year, and one without a year for all together. What is not known or withheld is
/// empty; shares are those of people in the columns before.
///
/// # Errors
/// A text if the table cannot be written; it always can.
pub fn tracking_table(model: &Model, tracking: &Tracking) -> Result<ResultTable, Error> {
    let rows = tracking.programs.iter().flat_map(|record| {
        let years = record.years.iter().map(|(year, group)| (year.to_string(), group));
        let together = std::iter::once((String::new(), &record.together));
        let id = model.program(record.program).id.as_str();
        years
            .chain(together)
            .map(move |(year, group)| row(id, year, group))
    });
    let header = [
        "program_id",
        "year",
        "tracked",
        "employed",
        "further_study",
        "own_business",
        "working",
        "in_field",
        "prior",
        "small",
        "withheld",
    ];
    Ok(("tracking.csv", csv(header, rows)?))
}

fn row(id: &str, year: String, group: &TrackedGroup) -> [String; 11] {
    let part = |rate: Option<Rate>| number(rate.map(|rate| rate.part));
    [
        id.to_owned(),
        year,
        number(group.tracked),
        part(group.employed),
        part(group.further_study),
        part(group.own_business),
        number(group.in_field.map(|rate| rate.of)),
        part(group.in_field),
        number(group.prior.map(rounded)),
        group.small.to_string(),
        group.withheld.to_string(),
    ]
}

/// `warnings.csv`: a row for each rule, program and year that the rule looked at.
///
/// # Errors
/// A text if the table cannot be written; it always can.
pub fn warnings_table(model: &Model, rules: &Rules, fired: &[Fired]) -> Result<ResultTable, Error> {
    let known = fired
        .iter()
        .filter_map(|one| Some((one, rules.all().get(one.rule)?)));
    let rows = known.flat_map(|(one, rule)| {
        let verdict = match one.verdict {
            RuleVerdict::Fires => "fires",
            RuleVerdict::TooFew => "too_few",
        };
        one.readings.iter().map(move |reading| {
            [
                model.program(one.program).id.to_string(),
                rule.rule_id.clone(),
                verdict.to_owned(),
                rule.advice.name().to_owned(),
                rule.measure.name().to_owned(),
                rule.comparison.name().to_owned(),
                rule.threshold.to_string(),
                number(reading.year),
                number(reading.part),
                number(reading.of),
                number(reading.value.map(rounded)),
            ]
        })
    });
    let header = [
        "program_id",
        "rule_id",
        "verdict",
        "advice",
        "measure",
        "comparison",
        "threshold",
        "year",
        "part",
        "of",
        "value",
    ];
    Ok(("warnings.csv", csv(header, rows)?))
}

fn number<T: ToString>(number: Option<T>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}
