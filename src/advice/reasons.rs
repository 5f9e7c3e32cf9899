//! The reasons of a candidate, for and against, read off the plan and its effect.

use super::action::{Action, Candidate, Target};
use super::confidence::fit_of;
use super::effect::Effect;
use super::reason::{FitPart, Reason};
use super::scene::{Scene, trained_for};
use super::teach::openings_of;
use super::tried::Tried;
use super::varied::first_shown;
use crate::demand::Opening;
use crate::fit::{Prepared, students};
use crate::id::{BaseIx, MajorIx, ProgramIx, SkillIx};
use crate::matching::DemandNode;
use crate::unit::{Heads, MILLION};
use std::collections::BTreeSet;

/// What speaks for a candidate that fills openings at `target`.
pub(super) fn reasons(scene: &Scene, candidate: &Candidate, target: Target) -> Vec<Reason> {
    let period = &scene.plan.periods[candidate.period];
    let mut reasons = Vec::new();
    let graduates = trained_for(&scene.trained[candidate.period], target.occupation, target.region);
    let openings = nodes(scene, candidate, target).map(|node| node.openings).sum();
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
    if let Some(fit) = fit_of(scene, candidate, target) {
        reasons.push(Reason::Fit {
            fit: *fit,
            interval: fit.interval(scene.plan.fit.config()),
        });
    }
    reasons.extend(of_action(scene, candidate));
    if let Action::Shrink { program, .. } | Action::Suspend { program, .. } = &candidate.action {
        reasons.extend(rules(scene, *program));
    }
    let rows =
        nodes(scene, candidate, target).flat_map(|node| node.rows.iter().map(|row| (row, node.priority)));
    let named = rows.filter_map(|(row, priority)| Some((period.market.openings()[*row].industry?, priority)));
    if let Some((industry, priority)) = named.min_by_key(|(industry, _)| *industry) {
        reasons.push(Reason::Priority { industry, priority });
    }
    let major = super::confidence::who(candidate, scene).map(|(major, _)| major);
    let standing = major.and_then(|ix| Some((ix, scene.model.major(ix).standing?)));
    if let Some((major, standing)) = standing {
        reasons.push(Reason::Standing { major, standing });
    }
    reasons
}

/// The reasons of each kind of action.
#[expect(clippy::too_many_lines, reason = "one arm a kind, none of them long")]
fn of_action(scene: &Scene, candidate: &Candidate) -> Vec<Reason> {
    let model = scene.model;
    // Each program is looked at in the first year in which its own change shows.
    let period_of = |program: ProgramIx| {
        let first = scene.first_period(candidate.first_autumn, model.program(program).years);
        first.map_or(candidate.period, |(period, _)| period)
    };
    let size = |program: ProgramIx| Reason::Size {
        program,
        graduates: scene.heads(program, period_of(program)),
    };
    let one_more = |program: ProgramIx| Reason::OneMore {
        program,
        gain: scene.one_more(program, period_of(program)),
    };
    let last_one = |program: ProgramIx| Reason::LastOne {
        program,
        worth: scene.last_one(program, period_of(program)),
    };
    let free_seats = |program: ProgramIx| {
        let entrants = scene.plan.supply.flow(program, candidate.first_autumn).entrants;
        let seats = model.program(program).seats.filter(|seats| *seats > entrants);
        seats.map(|seats| Reason::FreeSeats {
            program,
            seats,
            entrants,
        })
    };
    let students_of = |program: ProgramIx| Reason::Students {
        program,
        students: students(model.program(program)),
    };
    match &candidate.action {
        Action::Expand { program, .. } => {
            let own = [size(*program), one_more(*program)];
            own.into_iter().chain(free_seats(*program)).collect()
        }
        Action::Open { .. } => Vec::new(),
        Action::Shrink { program, to, .. } | Action::Suspend { program, to, .. } => {
            let mut reasons = vec![size(*program), last_one(*program)];
            for (receiver, _) in to {
                reasons.extend([size(*receiver), one_more(*receiver)]);
            }
            reasons
        }
        Action::Order {
            enterprise, program, ..
        } => {
            let industry = model
                .enterprise(*enterprise)
                .industry
                .map(|industry| Reason::Industry {
                    industry,
                    target: candidate.target,
                    openings: openings_of(scene, candidate.period, industry, candidate.target),
                });
            let own = [size(*program), one_more(*program)];
            industry
                .into_iter()
                .chain(own)
                .chain(free_seats(*program))
                .collect()
        }
        Action::Deepen { major, skill, .. } => {
            let of_major = |program: ProgramIx| model.program(program).major == *major;
            lacks(scene, candidate, *skill, of_major).into_iter().collect()
        }
        Action::OpenBase { skills, programs, .. } => {
            let sends = |program: ProgramIx| programs.iter().any(|(one, _)| *one == program);
            let lacks = skills
                .iter()
                .filter_map(|(skill, _)| lacks(scene, candidate, *skill, sends));
            lacks
                .chain(programs.iter().map(|(ix, _)| students_of(*ix)))
                .collect()
        }
        Action::SendToBase { base, program, .. } | Action::AddPlaces { base, program, .. } => {
            let sends = |one: ProgramIx| one == *program;
            let skills = model.base(*base).skills.iter();
            let lacks = skills.filter_map(|taught| lacks(scene, candidate, taught.skill, sends));
            let own = [places(scene, *base), students_of(*program)];
            lacks.chain(own).collect()
        }
        Action::OpenArticulation { from, to, .. } => {
            let way = Reason::KnownWay { from: *from, to: *to };
            let worth = [last_one(*from), one_more(*to)];
            std::iter::once(way).chain(free_seats(*to)).chain(worth).collect()
        }
        Action::RaiseQuota { from, to, now, .. } => {
            let full = Reason::FullWay {
                people: *now,
                quota: *now,
            };
            let worth = [last_one(*from), one_more(*to)];
            std::iter::once(full)
                .chain(free_seats(*to))
                .chain(worth)
                .collect()
        }
        Action::Pair {
            strong, weak, now, ..
        } => {
            let completion = Reason::Completion {
                weak: *now,
                strong: model.program(*strong).completion_or_one(),
            };
            vec![completion, size(*weak), one_more(*weak)]
        }
    }
}

/// How many of some programs' graduates work where they lack a skill, and how much of it.
fn lacks(
    scene: &Scene,
    candidate: &Candidate,
    skill: SkillIx,
    of: impl Fn(ProgramIx) -> bool,
) -> Option<Reason> {
    let (mut heads, mut needed, mut reached) = (0.0, 0.0, 0.0);
    for one in scene.uses(candidate.period).iter().filter(|one| of(one.program)) {
        for (_, _, r, a) in one.needs.iter().filter(|(s, _, r, a)| *s == skill && r > a) {
            heads += one.heads;
            needed += one.heads * r;
            reached += one.heads * a;
        }
    }
    #[expect(clippy::cast_possible_truncation, reason = "heads of a market")]
    let whole = libm::floor(heads + 0.5) as Heads;
    (heads > 0.0).then(|| Reason::Lacks {
        skill,
        heads: whole,
        needed: needed / heads,
        reached: reached / heads,
    })
}

fn places(scene: &Scene, base: BaseIx) -> Reason {
    let stays = scene.model.programs().iter().flat_map(|program| &program.bases);
    Reason::Places {
        base,
        places: scene.model.base(base).places,
        given: stays
            .filter(|stay| stay.base == base)
            .map(|stay| stay.places)
            .sum(),
    }
}

/// What speaks against a candidate.
pub(super) fn against(scene: &Scene, tried: &Tried, target: Target) -> Vec<Reason> {
    let (candidate, effect) = (&tried.candidate, tried.by_value());
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
    if let Some(fit) = fit_of(scene, candidate, target) {
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
    let balances = &scene.plan.periods[candidate.period].summary.occupations;
    let enough = balances
        .iter()
        .find(|balance| balance.group == target.occupation && balance.linked >= balance.openings as f64);
    if let Some(balance) = enough {
        against.push(Reason::EnoughElsewhere {
            openings: balance.openings,
            linked: balance.linked,
        });
    }
    // A rule that speaks for less is a reason to move entrants away from a program, and against all that gives it more.
    let shrinks = matches!(candidate.action, Action::Shrink { .. } | Action::Suspend { .. });
    let programs = candidate.action.programs().into_iter();
    for program in programs.skip(usize::from(shrinks)) {
        against.extend(rules(scene, program));
    }
    let shown = first_shown(scene.model, &candidate.action, candidate.first_autumn);
    against.push(Reason::Lag {
        years: Heads::from(shown) - Heads::from(*scene.plan.years.start()),
    });
    against
}

/// The rules of warning that fire for a program.
fn rules(scene: &Scene, program: ProgramIx) -> impl Iterator<Item = Reason> {
    scene.rules_of(program).map(move |(rule, fired)| Reason::Rule {
        program,
        rule: rule.name.clone(),
        advises: rule.advice,
        years: fired.readings.iter().filter_map(|reading| reading.year).collect(),
        value: fired.readings.last().and_then(|reading| reading.value),
        threshold: rule.threshold,
    })
}

/// Below this a part of a fit is named.
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

/// Remarks of the rows behind a target, each once.
pub(super) fn remarks(scene: &Scene, candidate: &Candidate, target: Target) -> Vec<String> {
    of_rows(scene, candidate, target, |opening| opening.note(scene.model))
}

/// Cautions of the rows behind a target, each once.
pub(super) fn cautions(scene: &Scene, candidate: &Candidate, target: Target) -> Vec<String> {
    of_rows(scene, candidate, target, |opening| opening.caution(scene.model))
}

fn of_rows<'s>(
    scene: &'s Scene,
    candidate: &Candidate,
    target: Target,
    text: impl Fn(&'s Opening) -> Option<&'s str>,
) -> Vec<String> {
    let openings = scene.plan.periods[candidate.period].market.openings();
    let rows = nodes(scene, candidate, target).flat_map(|node| &node.rows);
    let texts: BTreeSet<&str> = rows.filter_map(|row| text(&openings[*row])).collect();
    texts.into_iter().map(str::to_owned).collect()
}

/// The demand nodes of a target, in the period in which the candidate first shows.
fn nodes<'s>(
    scene: &'s Scene,
    candidate: &Candidate,
    target: Target,
) -> impl Iterator<Item = &'s DemandNode> {
    let period = &scene.plan.periods[candidate.period];
    let demand = &period.market.demand()[period.market.demand_of(period.first_year())];
    let start =
        demand.partition_point(|node| (node.occupation, node.region) < (target.occupation, target.region));
    let same = move |node: &&DemandNode| (node.occupation, node.region) == (target.occupation, target.region);
    demand[start..].iter().take_while(same)
}
