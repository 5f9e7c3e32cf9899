//! The screen after solving: in which list an action stands, by which rules, and what speaks for it and against it.

use super::beyond::beyond;
use super::change::Change;
use super::falling::falling;
use super::filled::{Filled, filled};
use super::grounds::Grounds;
use super::level::of_other_level;
use super::list::List;
use super::low_pay::{earns, fills_low, pays_little};
use super::moves::{Taking, pay, taking};
use super::net::only_matches;
use super::rule::ScreenRule;
use super::seats::against as against_seats;
use crate::advice::evaluated::Evaluated;
use crate::advice::reason::Reason;
use vocmatch_algo::sorted::Set;

/// The judgement of an evaluated action.
pub(in crate::advice) struct Judged {
    pub(in crate::advice) list: List,
    /// The rules that keep it out of the main list, or speak against it, in order.
    pub(in crate::advice) rules: Vec<ScreenRule>,
    pub(in crate::advice) reasons: Vec<Reason>,
    pub(in crate::advice) against: Vec<Reason>,
    /// What the openings pay that it fills under the plan's objective.
    pub(in crate::advice) filled: Filled,
}

/// A judgement in the making.
struct Judging {
    held: Set<List>,
    rules: Set<ScreenRule>,
    reasons: Vec<Reason>,
    against: Vec<Reason>,
}

impl Judging {
    /// A rule that holds an action in a list, with what it says.
    fn hold(&mut self, list: List, rule: ScreenRule, says: impl IntoIterator<Item = Reason>) {
        self.held.insert(list);
        self.speak(rule, says);
    }

    /// A rule that speaks against an action.
    fn speak(&mut self, rule: ScreenRule, says: impl IntoIterator<Item = Reason>) {
        self.rules.insert(rule);
        self.against.extend(says);
    }
}

/// Judges an evaluated action; `is_cautioned` tells whether a row behind the openings that it fills has a caution.
pub(in crate::advice) fn after(grounds: &Grounds, evaluated: &Evaluated, is_cautioned: bool) -> Judged {
    let context = grounds.context;
    let (candidate, effect) = (&evaluated.candidate, evaluated.effects.by_value());
    let period = candidate.aim.period;
    let change = Change::of(&candidate.action);
    let mut judging = Judging {
        held: Set::new(),
        rules: Set::new(),
        reasons: Vec::new(),
        against: Vec::new(),
    };
    if is_cautioned && grounds.has(ScreenRule::CautionedOpenings) {
        judging.hold(List::Review, ScreenRule::CautionedOpenings, None);
    }
    if only_matches(grounds, effect) {
        judging.hold(List::Matches, ScreenRule::Net, None);
    }
    if fills_low(grounds, &filled(context, period, effect)) {
        judging.hold(List::PaysLittle, ScreenRule::WageScreen, None);
    }
    programs(grounds, &change, &mut judging);
    tends_to_pay(grounds, evaluated, &change, &mut judging);
    let majors = change.majors(context.model);
    if let Some(first) = majors.first() {
        let level = context.model.major(*first).level;
        if let Some(other) = of_other_level(grounds, period, effect, level) {
            judging.hold(List::Review, ScreenRule::Level, [other]);
        }
    }
    let mut seen = Set::new();
    for major in majors.into_iter().filter(|major| seen.insert(*major)) {
        let little = pays_little(grounds, major);
        if little.is_empty() {
            judging.reasons.extend(earns(grounds, major));
        } else {
            judging.hold(List::PaysLittle, ScreenRule::LowestPaid, little);
        }
    }
    // What has empty seats is told so before anything else, then what should be settled first.
    let order = [List::Recruit, List::Review, List::Matches, List::PaysLittle];
    let list = order.into_iter().find(|list| judging.held.contains(list));
    Judged {
        list: list.unwrap_or(List::Main),
        rules: judging.rules.into_iter().collect(),
        reasons: judging.reasons,
        against: judging.against,
        filled: filled(context, period, evaluated.effects.planned()),
    }
}

/// The pay of a move by the jobs that graduates tend to take: it tells majors of one class and several regions apart.
fn tends_to_pay(grounds: &Grounds, evaluated: &Evaluated, change: &Change, judging: &mut Judging) {
    let tends = &evaluated.tends;
    let (Some(_), Some((from, to))) = (change.cut, tends.pay_before.zip(tends.pay_after)) else {
        return;
    };
    let heads = change.grown.iter().map(|(_, entrants)| entrants).sum();
    let config = grounds.config();
    let fall = 1.0 - to / from;
    let reason = Reason::TendsToPay { from, to, heads };
    if fall > config.pay_falls_far && grounds.has(ScreenRule::PayOfMove) {
        judging.hold(List::Review, ScreenRule::PayOfMove, [reason]);
    } else if fall > config.pay_falls {
        judging.against.push(reason);
    } else if to > from {
        judging.reasons.push(reason);
    }
}

/// What the programs say that grow, and the pay of a move.
fn programs(grounds: &Grounds, change: &Change, judging: &mut Judging) {
    for (program, _) in &change.grown {
        let says = beyond(grounds, *program);
        if !says.is_empty() {
            judging.hold(List::Review, ScreenRule::BeyondArea, says);
        }
        if let Some(awards) = falling(grounds, *program) {
            judging.speak(ScreenRule::Falling, [awards]);
        }
        for reason in against_seats(grounds, *program) {
            let is_empty = matches!(reason, Reason::Recruit { .. });
            match (is_empty, change.cut) {
                (true, None) => judging.hold(List::Recruit, ScreenRule::EmptySeats, [reason]),
                (true, Some(_)) => judging.speak(ScreenRule::EmptySeats, [reason]),
                (false, _) => judging.against.push(reason),
            }
        }
    }
    let Some(cut) = change.cut else { return };
    let unknown = |(program, _): &(_, _)| taking(grounds, cut, *program) == Taking::Unknown;
    if change.grown.iter().any(unknown) {
        judging.hold(
            List::Review,
            ScreenRule::PayOfMove,
            [Reason::PayUnknown { program: cut }],
        );
    }
    match pay(grounds, cut, &change.grown) {
        Some((says, true)) if grounds.has(ScreenRule::PayOfMove) => {
            judging.hold(List::Review, ScreenRule::PayOfMove, [says]);
        }
        Some((rises @ Reason::PayRises { .. }, _)) => judging.reasons.push(rises),
        Some((falls, _)) => judging.against.push(falls),
        None => {}
    }
}
