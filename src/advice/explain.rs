//! Explanation: reasons for and against an evaluated action, and doubts, derived from the plan and its effect.

use super::confidence::{Doubt, doubts, fit_of, who};
use super::context::{SearchContext, trained_for};
use super::effect::Effect;
use super::evaluated::Evaluated;
use super::gains::Gains;
use super::kind::Candidate;
use super::reason::{FitPart, Reason};
use super::recommendation::Recommendation;
use super::rows::{cautions, nodes, remarks};
use super::score::Score;
use super::screen::{Grounds, Judged, List, ScreenRule, after};
use super::target::Target;
use crate::fit::Prepared;
use crate::id::{MajorIx, ProgramIx};
use crate::unit::{Heads, MILLION};

/// An evaluated action as a recommendation, without the measures that follow later, and the list in which it stands.
pub(super) fn explain(grounds: &Grounds, evaluated: &Evaluated) -> (List, Recommendation) {
    let context = grounds.context;
    let (candidate, model) = (&evaluated.candidate, context.model);
    let (action, aim) = (&candidate.action, candidate.aim);
    let target = filled_most(evaluated.effects.by_value(), aim.target);
    let effect = evaluated.effects.planned();
    let shown = action.first_shown(model, aim.first_autumn);
    let moved = evaluated.effects.by_value().moved();
    let cautions = cautions(context, candidate, target);
    let judged = after(grounds, evaluated, !cautions.is_empty());
    let Judged {
        list, rules, filled, ..
    } = judged;
    let screened = rules.iter().filter(|rule| SPEAKING.contains(rule));
    let mut doubts = doubts(context, candidate, target);
    doubts.extend(screened.map(|rule| Doubt::Screened { rule: *rule }));
    let mut reasons = reasons(context, candidate, target);
    reasons.extend(judged.reasons);
    let mut against = against(context, evaluated, target);
    against.splice(0..0, judged.against);
    let gains = Gains {
        could_be: evaluated.gained(),
        tends_to_be: grounds.tends.then_some(evaluated.tends.value),
    };
    let score = Score::new(gains.lesser(), moved, None);
    let on_paper = gains.is_on_paper() || score.score < context.config.min_score;
    let one = Recommendation {
        first_autumn: aim.first_autumn,
        first_shown: shown.min(effect.years.first().map_or(shown, |year| year.year)),
        target,
        takes: aim.target,
        actors: action.actors(model),
        cost: action.cost(model),
        score,
        gain: evaluated.gained(),
        robustness: None,
        sureness: None,
        effect: effect.clone(),
        tends: evaluated.tends,
        gains,
        pay_factor: pay_factor(context.config.pay_weight, filled.over_median),
        filled,
        screened: rules,
        enterprises: Vec::new(),
        reasons,
        against,
        doubts,
        remarks: remarks(context, candidate, target),
        cautions,
        action: action.clone(),
    };
    (if on_paper { List::OnPaper } else { list }, one)
}

/// The rules that lower the confidence in an action: the others say where it stands.
const SPEAKING: [ScreenRule; 4] = [
    ScreenRule::Falling,
    ScreenRule::EmptySeats,
    ScreenRule::LowestPaid,
    ScreenRule::Level,
];

/// The factor of pay in the order of lists; 1 without a weight, or where pay is not known.
fn pay_factor(weight: f64, over_median: Option<f64>) -> f64 {
    match over_median.filter(|_| weight != 0.0) {
        Some(over) => libm::exp(weight * libm::log(over.max(0.01))),
        None => 1.0,
    }
}

/// The target is where openings are filled in the end. Where no more are filled, but better, it is where shadow
/// prices send the next graduate; likewise among targets with equally many filled.
fn filled_most(effect: &Effect, takes: Target) -> Target {
    let Some((first, most)) = effect.filled_at.first().filter(|(_, heads)| *heads > 0) else {
        return takes;
    };
    let equal = |(target, heads): &&(Target, Heads)| *target == takes && heads == most;
    effect
        .filled_at
        .iter()
        .find(equal)
        .map_or(*first, |(own, _)| *own)
}

/// The reasons for a candidate that fills openings at `target`.
pub(super) fn reasons(context: &SearchContext, candidate: &Candidate, target: Target) -> Vec<Reason> {
    let period = &context.plan.periods[candidate.aim.period];
    let mut reasons = Vec::new();
    let graduates = trained_for(
        &context.trained[candidate.aim.period],
        target.occupation,
        target.region,
    );
    let openings = nodes(context, candidate, target).map(|node| node.openings).sum();
    reasons.push(Reason::TrainedInRegion {
        target,
        graduates,
        openings,
    });
    let occupation = period
        .summary
        .occupations
        .iter()
        .find(|b| b.group == target.occupation);
    if let Some(balance) = occupation {
        let (openings, linked, one_more) = (balance.openings, balance.linked, balance.one_more);
        reasons.push(Reason::Gap {
            occupation: target.occupation,
            openings,
            linked,
            one_more,
        });
    }
    if let Some(fit) = fit_of(context, candidate, target) {
        reasons.push(Reason::Fit {
            fit: *fit,
            interval: fit.interval(context.plan.fit.config()),
        });
    }
    reasons.extend(candidate.action.facts().reasons(context, &candidate.aim));
    if let Some(program) = candidate.action.giver() {
        reasons.extend(rules(context, program));
    }
    let rows =
        nodes(context, candidate, target).flat_map(|node| node.rows.iter().map(|row| (row, node.priority)));
    let named = rows.filter_map(|(row, priority)| Some((period.market.openings()[*row].industry?, priority)));
    if let Some((industry, priority)) = named.min_by_key(|(industry, _)| *industry) {
        reasons.push(Reason::Priority { industry, priority });
    }
    let major = who(context, candidate).map(|(major, _)| major);
    let standing = major.and_then(|ix| Some((ix, context.model.major(ix).standing?)));
    if let Some((major, standing)) = standing {
        reasons.push(Reason::Standing { major, standing });
    }
    reasons
}

/// The reasons against a candidate.
pub(super) fn against(context: &SearchContext, evaluated: &Evaluated, target: Target) -> Vec<Reason> {
    let (candidate, effect) = (&evaluated.candidate, evaluated.effects.by_value());
    let mut against = Vec::new();
    against.extend(displaces(effect));
    let left = effect.filled_at.iter().filter(|(_, heads)| *heads < 0);
    if let Some((target, heads)) = left.min_by_key(|(target, heads)| (*heads, *target)) {
        against.push(Reason::Leaves {
            target: *target,
            heads: -heads,
        });
    }
    let losing = effect.years.iter().take_while(|year| year.value.0 < 0);
    let value: i64 = losing.clone().map(|year| year.value.0).sum();
    if let Some(last) = losing.last() {
        against.push(Reason::FirstFewer {
            until: last.year,
            value: -(value as f64) / MILLION as f64,
        });
    }
    if let Some(fit) = fit_of(context, candidate, target) {
        let prepared = match fit.prepared {
            Prepared::Known(s) => Some((FitPart::Prepared, s)),
            _ => None,
        };
        let (n, k) = (fit.evidence.working, fit.evidence.in_field);
        let tracked = (n > 0).then(|| (FitPart::Tracked, k as f64 / n as f64));
        let parts = [
            Some((FitPart::Related, fit.related.probability())),
            prepared,
            tracked,
        ];
        let lowest = parts.into_iter().flatten().min_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((part, level)) = lowest.filter(|(_, level)| *level < WEAK) {
            against.push(Reason::Weakest { part, level });
        }
    }
    let balances = &context.plan.periods[candidate.aim.period].summary.occupations;
    let enough = balances
        .iter()
        .find(|balance| balance.group == target.occupation && balance.linked >= balance.openings as f64);
    if let Some(balance) = enough {
        against.push(Reason::EnoughElsewhere {
            openings: balance.openings,
            linked: balance.linked,
        });
    }
    // A rule that advises to shrink is a reason for moving entrants away from a program, and against adding any.
    let giver = candidate.action.giver();
    let programs = candidate.action.programs().into_iter();
    for program in programs.filter(|program| Some(*program) != giver) {
        against.extend(rules(context, program));
    }
    let shown = candidate
        .action
        .first_shown(context.model, candidate.aim.first_autumn);
    against.push(Reason::Lag {
        years: Heads::from(shown) - Heads::from(*context.plan.years.start()),
    });
    against
}

/// The warning rules that fire for a program.
fn rules(context: &SearchContext, program: ProgramIx) -> impl Iterator<Item = Reason> {
    context.rules_of(program).map(move |(rule, fired)| Reason::Rule {
        program,
        rule: rule.name.clone(),
        advises: rule.advice,
        years: fired.readings.iter().filter_map(|reading| reading.year).collect(),
        value: fired.readings.last().and_then(|reading| reading.value),
        threshold: rule.threshold,
    })
}

/// A factor of a fit below this is reported.
const WEAK: f64 = 0.8;

fn displaces(effect: &Effect) -> Option<Reason> {
    let (major, region, heads): &(MajorIx, _, _) = effect.displaced.first()?;
    Some(Reason::Displaces {
        major: *major,
        region: *region,
        heads: *heads,
        all: effect.lost(),
    })
}
