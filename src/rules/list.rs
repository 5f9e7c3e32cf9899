//! A list of warning rules.

use super::fault::RuleFault;
use super::problem::{RuleProblem, RuleProblems};
use super::rule::{Comparison, MOST_YEARS, Rule};
use serde::{Deserialize, Serialize};
use vocmatch_algo::sorted::Map;

/// The most rules of a list.
pub const MOST_RULES: usize = 1000;

/// The most characters of a text of a rule.
const LONGEST: usize = 2000;

/// Checked rules: every id is unique, every threshold can be reached.
///
/// ```
/// # use vocmatch::rules::Rules;
/// let rules: Result<Rules, _> = serde_json::from_str(
///     r#"[{"rule_id": "low", "measure": "placement", "comparison": "below", "threshold": 60, "advice": "shrink"}]"#,
/// );
/// assert!(rules.unwrap_err().to_string().starts_with(
///     "rules, rule 1, threshold: 60 is not a share; write a number from 0 to 1, such as .6 for 60%"
/// ));
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(try_from = "Vec<Rule>", into = "Vec<Rule>")]
pub struct Rules {
    rules: Vec<Rule>,
}

impl Rules {
    /// Checks rules.
    ///
    /// # Errors
    /// [`RuleProblems`]: every fault in them.
    pub fn new(rules: Vec<Rule>) -> Result<Rules, RuleProblems> {
        let mut problems = RuleProblems::default();
        check(&rules, &mut problems, |rule, column, fault| RuleProblem {
            file: "rules".to_owned(),
            row: None,
            rule: rule.map(|k| k + 1),
            column: column.map(str::to_owned),
            fault,
            suggestion: None,
        });
        if problems.is_empty() {
            Ok(Rules { rules })
        } else {
            Err(problems)
        }
    }

    /// Returns the rules, in the order given.
    #[must_use]
    pub fn all(&self) -> &[Rule] {
        &self.rules
    }
}

impl TryFrom<Vec<Rule>> for Rules {
    type Error = RuleProblems;
    fn try_from(rules: Vec<Rule>) -> Result<Rules, RuleProblems> {
        Rules::new(rules)
    }
}

impl From<Rules> for Vec<Rule> {
    fn from(rules: Rules) -> Vec<Rule> {
        rules.rules
    }
}

/// Reports every fault in rules; `tell` makes a problem of the index in the list, the column and the fault.
pub(super) fn check(
    rules: &[Rule],
    problems: &mut RuleProblems,
    tell: impl Fn(Option<usize>, Option<&str>, RuleFault) -> RuleProblem,
) {
    if rules.len() > MOST_RULES {
        problems.add(tell(None, None, RuleFault::TooMany(MOST_RULES)));
        return;
    }
    let mut first: Map<&str, usize> = Map::new();
    for (k, rule) in rules.iter().enumerate() {
        let mut add = |column, fault| problems.add(tell(Some(k), Some(column), fault));
        if rule.rule_id.trim().is_empty() {
            add("rule_id", RuleFault::EmptyCell("an id"));
        } else if first.insert(&rule.rule_id, k).is_some() {
            add(
                "rule_id",
                RuleFault::Twice(rule.rule_id.chars().take(60).collect()),
            );
        }
        if let Some(fault) = threshold_fault(rule) {
            add("threshold", fault);
        }
        if !(1..=MOST_YEARS).contains(&rule.years) {
            add("years", RuleFault::NotYears(rule.years.to_string()));
        } else if rule.years > 1 && !rule.measure.has_years() {
            add("years", RuleFault::NoYears(rule.measure.name()));
        }
        let texts = [
            ("rule_id", &rule.rule_id),
            ("name", &rule.name),
            ("source", &rule.source),
            ("note", &rule.note),
        ];
        for (column, text) in texts {
            if text.chars().nth(LONGEST).is_some() {
                add(column, RuleFault::TooLong(LONGEST));
            }
        }
    }
}

fn threshold_fault(rule: &Rule) -> Option<RuleFault> {
    let threshold = rule.threshold;
    let bounds = rule.measure.thresholds();
    if !bounds.contains(&threshold) {
        return Some(if rule.measure.is_share() {
            RuleFault::NotAShare(threshold)
        } else {
            RuleFault::NotAThreshold(threshold)
        });
    }
    let never = match rule.comparison {
        Comparison::Below => threshold <= *bounds.start(),
        Comparison::Above => threshold >= *bounds.end(),
        Comparison::AtMost | Comparison::AtLeast => false,
    };
    never.then_some(RuleFault::NeverMet)
}
