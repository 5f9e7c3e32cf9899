//! Graduate tracking and fired rules of warning as plain data.

use crate::format::rounded;
use serde::Serialize;
use vocmatch::indicator::{PriorSide, Rate, TrackedGroup, Tracking, TrackingConfig};
use vocmatch::model::Model;
use vocmatch::rules::{Fired, Rule, RuleVerdict, Rules};
use vocmatch::unit::{Heads, Year};

/// The tracking records of all programs that have outcomes. Numbers that are not whole are rounded to millionths; what is
/// not known, or withheld, is null.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct TrackingDocument {
    /// The choices behind it.
    pub config: TrackingConfig,
    /// How many people the prior was taken to be worth.
    pub strength: f64,
    /// The records, in program order.
    pub programs: Vec<ProgramTrackingDocument>,
    /// Programs whose share in the field is far from what was to be expected, the least likely first.
    pub findings: Vec<FindingDocument>,
    /// How many programs were looked at.
    pub looked_at: usize,
    /// At most how many of them chance alone would report, on the mean.
    pub by_chance: f64,
}

/// The tracking record of a program.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct ProgramTrackingDocument {
    /// The program.
    pub program_id: String,
    /// By year in which they finished.
    pub years: Vec<(Year, TrackedDocument)>,
    /// All years together.
    pub together: TrackedDocument,
}

/// What tracked graduates did.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct TrackedDocument {
    /// Graduates who were followed up.
    pub tracked: Option<Heads>,
    /// Of those: employed.
    pub employed: Option<Heads>,
    /// Employed or studying on.
    pub settled: Option<Heads>,
    /// Studying on.
    pub further_study: Option<Heads>,
    /// Running their own business.
    pub own_business: Option<Heads>,
    /// Working, as far as their field is known.
    pub working: Option<Heads>,
    /// Of those working: still in the field.
    pub in_field: Option<Heads>,
    /// The share in the field that was to be expected.
    pub prior: Option<f64>,
    /// Whether it is a small group.
    pub small: bool,
    /// Whether numbers of it are withheld.
    pub withheld: bool,
}

/// A share in the field that is far from what was to be expected.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct FindingDocument {
    /// The program.
    pub program_id: String,
    /// Those working who stayed in the field.
    pub in_field: Heads,
    /// Of how many.
    pub of: Heads,
    /// The share that was to be expected.
    pub prior: f64,
    /// Whether more stayed than that, rather than fewer.
    pub above: bool,
    /// How likely it is by chance.
    pub probability: f64,
    /// The same in view of how many programs were looked at.
    pub adjusted: f64,
}

/// Rules of warning, and the programs for which they fire.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct WarningsDocument {
    /// The rules.
    pub rules: Vec<Rule>,
    /// What they say, in the order of program and rule.
    pub fired: Vec<FiredDocument>,
}

/// A rule that has something to say of a program.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct FiredDocument {
    /// The program.
    pub program_id: String,
    /// The rule.
    pub rule_id: String,
    /// Whether it fires, rather than that too few people are known to say.
    pub fires: bool,
    /// The years that it looked at.
    pub readings: Vec<ReadingDocument>,
}

/// What a rule read.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct ReadingDocument {
    /// The year.
    pub year: Option<Year>,
    /// People counted.
    pub part: Option<Heads>,
    /// The group that they are part of.
    pub of: Option<Heads>,
    /// The value that is held against the threshold.
    pub value: Option<f64>,
    /// Whether the group is too small to say anything.
    pub small: bool,
}

/// Tracking records as one document.
#[must_use]
pub fn tracking_document(model: &Model, tracking: &Tracking) -> TrackingDocument {
    let id = |program| model.program(program).id.to_string();
    let programs = tracking.programs.iter().map(|record| ProgramTrackingDocument {
        program_id: id(record.program),
        years: record
            .years
            .iter()
            .map(|(year, group)| (*year, tracked(group)))
            .collect(),
        together: tracked(&record.together),
    });
    let findings = tracking.findings.iter().map(|finding| FindingDocument {
        program_id: id(finding.program),
        in_field: finding.in_field.part,
        of: finding.in_field.of,
        prior: rounded(finding.prior),
        above: finding.side == PriorSide::Above,
        probability: rounded(finding.probability),
        adjusted: rounded(finding.adjusted),
    });
    TrackingDocument {
        config: tracking.config,
        strength: rounded(tracking.strength),
        programs: programs.collect(),
        findings: findings.collect(),
        looked_at: tracking.looked_at,
        by_chance: rounded(tracking.by_chance()),
    }
}

fn tracked(group: &TrackedGroup) -> TrackedDocument {
    let part = |rate: Option<Rate>| rate.map(|rate| rate.part);
    TrackedDocument {
        tracked: group.tracked,
        employed: part(group.employed),
        settled: part(group.settled),
        further_study: part(group.further_study),
        own_business: part(group.own_business),
        working: group.in_field.map(|rate| rate.of),
        in_field: part(group.in_field),
        prior: group.prior.map(rounded),
        small: group.small,
        withheld: group.withheld,
    }
}

/// Fired rules as one document. `fired` must come of these rules and this model.
#[must_use]
pub fn warnings_document(model: &Model, rules: &Rules, fired: &[Fired]) -> WarningsDocument {
    let one = |fired: &Fired| FiredDocument {
        program_id: model.program(fired.program).id.to_string(),
        rule_id: rules
            .all()
            .get(fired.rule)
            .map(|rule| rule.rule_id.clone())
            .unwrap_or_default(),
        fires: fired.verdict == RuleVerdict::Fires,
        readings: fired
            .readings
            .iter()
            .map(|reading| ReadingDocument {
                year: reading.year,
                part: reading.part,
                of: reading.of,
                value: reading.value.map(rounded),
                small: reading.small,
            })
            .collect(),
    };
    WarningsDocument {
        rules: rules.all().to_vec(),
        fired: fired.iter().map(one).collect(),
    }
}
