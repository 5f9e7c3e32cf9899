//! Which rules fire for which programs.

use super::list::Rules;
use super::measure::Measure;
use super::readings::{MeasureReader, Reading};
use super::rule::Rule;
use crate::id::ProgramIx;
use crate::indicator::{TrackingConfig, tracking};
use crate::model::Model;
use crate::plan::Plan;
use vocmatch_algo::sorted::Map;

/// The result of a rule for a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleVerdict {
    /// It fires: every year in question is beyond the threshold.
    Fires,
    /// Too few people to decide: every year that is not of a small group is beyond the threshold, and some are small.
    TooFew,
}

/// A rule with a result for a program.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Fired {
    /// The program.
    pub program: ProgramIx,
    /// The rule, by its index in [`Rules::all`].
    pub rule: usize,
    /// The result.
    pub verdict: RuleVerdict,
    /// The years that it evaluated, in order.
    pub readings: Vec<Reading>,
}

/// Returns every rule that fires, or would need more people to decide, in the order of program and rule (methods §10).
///
/// A rule evaluates as many consecutive years as it asks for: the latest that tracking or the entrants give, or the
/// first of the plan. A program with fewer known or with gaps is skipped. A year of a small group
/// ([`TrackingConfig::small`]) fires nothing, however far beyond the threshold; where small groups are withheld, the
/// result is the same whatever its numbers are.
///
/// O(programs · (rules + measures · years)) after tracking.
#[must_use]
pub fn fired(model: &Model, plan: &Plan, rules: &Rules, config: &TrackingConfig) -> Vec<Fired> {
    let tracking = tracking(model, &plan.fit, config);
    let reader = MeasureReader::new(model, plan, &tracking);
    let mut found = Vec::new();
    for (p, program) in model.programs().iter().enumerate() {
        let ix = ProgramIx::at(p);
        let mut read: Map<Measure, Vec<Reading>> = Map::new();
        for (k, rule) in rules.all().iter().enumerate() {
            if rule.level.is_some_and(|level| level != program.level) {
                continue;
            }
            let readings = read
                .entry(rule.measure)
                .or_insert_with(|| rule.measure.read(ix, &reader));
            let Some(window) = window(readings, rule) else {
                continue;
            };
            if let Some(verdict) = verdict(window, rule) {
                found.push(Fired {
                    program: ix,
                    rule: k,
                    verdict,
                    readings: window.to_vec(),
                });
            }
        }
    }
    found
}

/// The years that a rule evaluates; `None` if there are not as many consecutive ones.
fn window<'r>(readings: &'r [Reading], rule: &Rule) -> Option<&'r [Reading]> {
    let years = usize::try_from(rule.years).ok()?;
    let start = if rule.measure.is_of_plan() {
        0
    } else {
        readings.len().checked_sub(years)?
    };
    let window = readings.get(start..start.checked_add(years)?)?;
    let next = |pair: &[Reading]| pair[0].year.map(|year| year.saturating_add(1)) == pair[1].year;
    window.windows(2).all(next).then_some(window)
}

fn verdict(window: &[Reading], rule: &Rule) -> Option<RuleVerdict> {
    let (mut few, mut beyond) = (false, true);
    for reading in window {
        if reading.small {
            few = true;
        } else {
            let holds = |value| rule.comparison.holds(value, rule.threshold);
            beyond &= reading.value.is_some_and(holds);
        }
    }
    match (beyond, few) {
        (false, _) => None,
        (true, true) => Some(RuleVerdict::TooFew),
        (true, false) => Some(RuleVerdict::Fires),
    }
}
