//! Candidates along the pathway: ways to open, quotas to raise, schools to pair; and orders of enterprises.

use super::action::{Action, Candidate, Target};
use super::scene::Scene;
use crate::dataset::ArticulationKind;
use crate::id::{EnterpriseIx, MajorIx, ProgramIx};
use crate::model::Ends;
use crate::pathway::{Link, Projector};
use crate::unit::{Heads, Level, MILLION, Share};
use std::collections::{BTreeMap, BTreeSet};

/// Ways that the catalogue knows and nobody can go yet, and ways that are full: where graduates of the higher program are
/// worth more than those of the lower.
pub(super) fn ways(scene: &Scene, projector: &Projector) -> [Vec<Candidate>; 2] {
    let (mut opened, mut raised) = (Vec::new(), Vec::new());
    let now = scene.first_autumn;
    let later = now.saturating_add_unsigned(scene.config.way_lag);
    for k in 0..scene.model.programs().len() {
        let from = ProgramIx::at(k);
        let links = projector.pathway().out_of(from);
        let walked: BTreeSet<ProgramIx> = links
            .iter()
            .filter(|link| link.carries())
            .map(|link| link.to)
            .collect();
        let mut asked = BTreeSet::new();
        for link in &links {
            let carries = link.carries();
            if !carries && !walked.contains(&link.to) && asked.insert(link.to) {
                let Some(kind) = usual_kind(
                    scene.model.program(from).level,
                    scene.model.program(link.to).level,
                ) else {
                    continue;
                };
                let taken = links.iter().any(|other| {
                    let way = &scene.model.articulations()[other.articulation];
                    other.to == link.to && other.kind == kind && matches!(way.ends, Ends::Programs(..))
                });
                if taken {
                    continue;
                }
                let most = scene.most_change(scene.plan.supply.flow(from, later).completers);
                let quota = most.min(free_seats(scene, link.to, later));
                let action = |quota| Action::OpenArticulation {
                    from,
                    to: link.to,
                    kind,
                    quota,
                };
                opened.extend(candidate(scene, link, quota, later, action));
            } else if let (true, true, Some(quota)) = (carries, link.is_open(now), link.quota) {
                let of_programs = matches!(
                    scene.model.articulations()[link.articulation].ends,
                    Ends::Programs(..)
                );
                let is_full = along(scene, link) >= quota && quota > 0;
                let more = scene
                    .most_change(quota)
                    .max(scene.config.min_heads)
                    .min(free_seats(scene, link.to, now));
                if of_programs && is_full {
                    let action = |more| Action::RaiseQuota {
                        from,
                        to: link.to,
                        kind: link.kind,
                        now: quota,
                        quota: quota + more,
                    };
                    raised.extend(candidate(scene, link, more, now, action));
                }
            }
        }
    }
    [opened, raised]
}

/// People who go along a link in the first autumn.
fn along(scene: &Scene, link: &Link) -> Heads {
    let ways = scene.plan.supply.progressions(scene.first_autumn).iter();
    let same =
        ways.filter(|(way, from, to, _)| (*way, *from, *to) == (link.articulation, link.from, link.to));
    same.map(|(.., people)| people).sum()
}

/// Seats of a program that nobody takes in an autumn; where seats are not known, a part of its graduates.
fn free_seats(scene: &Scene, program: ProgramIx, autumn: i32) -> Heads {
    let flow = scene.plan.supply.flow(program, autumn);
    let free = scene
        .model
        .program(program)
        .seats
        .map(|seats| seats - flow.entrants);
    free.unwrap_or_else(|| scene.most_change(flow.completers)).max(0)
}

/// The way by which learners usually go from one level to another; `None` where none is usual.
fn usual_kind(from: Level, to: Level) -> Option<ArticulationKind> {
    match (from, to) {
        (Level::Secondary, Level::HigherVocational) => Some(ArticulationKind::ThreePlusTwo),
        (Level::Secondary, Level::AppliedBachelor) => Some(ArticulationKind::ThreePlusFour),
        (Level::HigherVocational, Level::AppliedBachelor)
        | (Level::AppliedBachelor, Level::ProfessionalMaster) => Some(ArticulationKind::Exam),
        _ => None,
    }
}

/// A candidate along a link: people who would work at once go on, and are worth more later.
fn candidate(
    scene: &Scene,
    link: &Link,
    people: Heads,
    autumn: i32,
    action: impl Fn(Heads) -> Action,
) -> Option<Candidate> {
    let (lower, lower_years) = scene.first_period(autumn, 0)?;
    let (higher, higher_years) = scene.first_period(autumn, scene.model.program(link.to).years)?;
    if people < scene.config.min_heads {
        return None;
    }
    let completion = scene.model.program(link.to).completion_or_one().get();
    let gain = scene.one_more(link.to, higher) * completion * higher_years as f64
        - scene.last_one(link.from, lower) * lower_years as f64;
    let node = scene.node(link.to, higher)?;
    let target = scene.target(higher, node)?;
    (scene.one_more(link.to, higher) >= scene.config.min_gain).then(|| Candidate {
        action: action(people),
        first_autumn: autumn,
        target: scene.target_of(higher, target),
        period: higher,
        estimate: gain * people as f64,
    })
}

/// Programs of a major of whose entrants fewer complete than at another school.
pub(super) fn pair(scene: &Scene) -> Vec<Candidate> {
    let mut strongest: BTreeMap<MajorIx, (Share, ProgramIx)> = BTreeMap::new();
    let known = || {
        let programs = scene.model.programs().iter().enumerate();
        programs.filter_map(|(k, program)| Some((ProgramIx::at(k), program, program.completion?)))
    };
    for (ix, program, completion) in known() {
        let best = strongest.entry(program.major).or_insert((completion, ix));
        if completion.get() > best.0.get() {
            *best = (completion, ix);
        }
    }
    let mut found = Vec::new();
    for (ix, program, now) in known() {
        let Some((most, strong)) = strongest.get(&program.major) else {
            continue;
        };
        let Some((period, years)) = scene.first_period(scene.first_autumn, program.years) else {
            continue;
        };
        // In whole thousandths, as such shares are written.
        let reached = now.get() + scene.config.pair_share * (most.get() - now.get());
        let completion = libm::floor(1000.0 * reached + 0.5) / 1000.0;
        let heads = scene.heads(ix, period) as f64;
        let more = heads * (completion / now.get().max(0.01) - 1.0);
        let apart = program.school != scene.model.program(*strong).school;
        let target = scene.node(ix, period).and_then(|node| scene.target(period, node));
        if let (true, true, Some(target)) = (apart, more >= 1.0, target) {
            found.push(Candidate {
                action: Action::Pair {
                    strong: *strong,
                    weak: ix,
                    now,
                    completion: Share::clamped(completion),
                },
                first_autumn: scene.first_autumn,
                target: scene.target_of(period, target),
                period,
                estimate: scene.one_more(ix, period) * more * years as f64,
            });
        }
    }
    found
}

/// For every enterprise with an industry: programs whose next graduates would take openings of that industry, the best for
/// each occupation and region.
pub(super) fn orders(scene: &Scene) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (e, enterprise) in scene.model.enterprises().iter().enumerate() {
        let Some(industry) = enterprise.industry else {
            continue;
        };
        let mut best: BTreeMap<Target, Candidate> = BTreeMap::new();
        for k in 0..scene.model.programs().len() {
            let program = ProgramIx::at(k);
            let Some((period, years)) =
                scene.first_period(scene.first_autumn, scene.model.program(program).years)
            else {
                continue;
            };
            let Some(node) = scene.node(program, period) else {
                continue;
            };
            let at = &scene.plan.periods[period];
            for pair in at.market.market().pairs_of(node) {
                let demand = &at.market.demand()[pair.demand as usize];
                let theirs = demand.rows.iter().map(|row| &at.market.openings()[*row]);
                let theirs = theirs.filter(|row| {
                    row.industry
                        .is_some_and(|one| scene.model.is_within(one, industry))
                });
                let openings: Heads = theirs.map(|row| row.openings).sum();
                let fewer = at.prices.one_fewer_opening[pair.demand as usize].value.0;
                let gain = (pair.value.0 + fewer) as f64 / MILLION as f64;
                let heads = scene.most_change(scene.heads(program, period)).min(openings);
                if gain < scene.config.min_gain || heads < scene.config.min_heads {
                    continue;
                }
                let candidate = Candidate {
                    action: Action::Order {
                        enterprise: EnterpriseIx::at(e),
                        program,
                        entrants: scene.entrants(program, heads),
                    },
                    first_autumn: scene.first_autumn,
                    target: scene.target_of(period, pair.demand as usize),
                    period,
                    estimate: gain * heads as f64 * years as f64,
                };
                match best.entry(candidate.target) {
                    std::collections::btree_map::Entry::Vacant(free) => {
                        free.insert(candidate);
                    }
                    std::collections::btree_map::Entry::Occupied(mut taken) => {
                        if taken.get().estimate < candidate.estimate {
                            taken.insert(candidate);
                        }
                    }
                }
            }
        }
        found.extend(best.into_values());
    }
    found
}
