//! Rules 10 to 13: over all lists together, in their order.

use super::class::Class;
use super::grounds::Grounds;
use super::list::List;
use super::rule::ScreenRule;
use crate::advice::kind::Action;
use crate::advice::rank::{compare, front};
use crate::advice::recommendation::Recommendation;
use crate::id::{EnterpriseIx, MajorIx, ProgramIx, RegionIx};
use crate::model::Model;
use crate::unit::{Heads, Level};
use std::cmp::Ordering;
use vocmatch_algo::order;
use vocmatch_algo::sorted::{Map, Set};

/// Where seats are added or taken: the class of a region, at any level, and the program itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Class(Class, RegionIx),
    Program(ProgramIx),
}

/// Entrants by place: more, or fewer. A move within a class of a region changes none there.
fn changed(model: &Model, action: &Action) -> Map<Place, Heads> {
    let mut changed: Map<Place, Heads> = Map::new();
    let facts = action.facts();
    for (program, entrants) in facts.entrants() {
        let class = Class::of_program(model, program);
        for place in [
            Place::Class(class, model.program(program).region),
            Place::Program(program),
        ] {
            *changed.entry(place).or_insert(0) += entrants;
        }
    }
    if let Some((school, major, entrants)) = facts.opened() {
        let place = Place::Class(Class::of(model, major), model.school(school).region);
        *changed.entry(place).or_insert(0) += entrants;
    }
    changed.into_iter().filter(|(_, heads)| *heads != 0).collect()
}

/// The major that grows first, with its region.
fn grown(model: &Model, action: &Action) -> Option<(MajorIx, RegionIx)> {
    let facts = action.facts();
    let more = facts.entrants().into_iter().find(|(_, entrants)| *entrants > 0);
    let more = more.map(|(program, _)| (model.program(program).major, model.program(program).region));
    let opened = facts.opened();
    more.or_else(|| opened.map(|(school, major, _)| (major, model.school(school).region)))
}

/// Composes the lists: best first within each, orders folded into the expansions that they are, without contradictions
/// and repetitions, each at most as long as `most` allows.
pub(in crate::advice) fn compose<T>(
    grounds: &Grounds,
    judged: Vec<(List, Recommendation, T)>,
) -> Vec<(List, Recommendation, T)> {
    let (model, config) = (grounds.context.model, grounds.context.config);
    let mut all = if grounds.has(ScreenRule::OneEach) {
        folded(judged)
    } else {
        judged
    };
    order::sort_by(&mut all, |(list, a, _), (other, b, _)| {
        let tied = || compare(a, b, config.order);
        list.cmp(other)
            .then_with(|| by_gain(grounds, a, b))
            .then_with(tied)
    });
    let mut signs: Map<Place, Ordering> = Map::new();
    let (mut targets, mut classes) = (Set::new(), Set::new());
    let mut kept: Vec<(List, Recommendation, T)> = Vec::new();
    for list in List::ALL {
        let mut count = 0;
        let own: Vec<(List, Recommendation, T)>;
        (own, all) = all.into_iter().partition(|(of, ..)| *of == list);
        let mut of_list: Vec<(List, Recommendation, T)> = Vec::new();
        for one in own {
            let action = &one.1.action;
            let changes = changed(model, action);
            if changes.is_empty() {
                of_list.push(one);
                continue;
            }
            let sign = |heads: &Heads| heads.cmp(&0);
            let against = changes
                .iter()
                .any(|(place, heads)| signs.get(place).is_some_and(|known| *known != sign(heads)));
            if against && grounds.has(ScreenRule::Contradiction) {
                continue;
            }
            if grounds.has(ScreenRule::OneEach) {
                let place = grown(model, action).map(|(major, region)| {
                    let level: Level = model.major(major).level;
                    (Class::of(model, major), level, region)
                });
                let is_new =
                    !targets.contains(&one.1.target) && place.is_none_or(|place| !classes.contains(&place));
                if list != List::Recruit && !is_new {
                    continue;
                }
                if count < list.most(config.most) && list != List::Recruit {
                    targets.insert(one.1.target);
                    classes.extend(place);
                }
            }
            if count == list.most(config.most) {
                continue;
            }
            for (place, heads) in &changes {
                signs.insert(*place, sign(heads));
            }
            count += 1;
            of_list.push(one);
        }
        front(&mut of_list, list.most(config.most), |(_, one, _)| one.target);
        kept.extend(of_list);
    }
    kept
}

/// Of equal gain: the major that is taught most, then not one called "Other".
fn by_gain(grounds: &Grounds, a: &Recommendation, b: &Recommendation) -> Ordering {
    let (model, order) = (grounds.context.model, grounds.context.config.order);
    let gains = a.rank_by(order).total_cmp(&b.rank_by(order)).reverse();
    let standing = |one: &Recommendation| grown(model, &one.action).map(|(major, _)| grounds.standing(major));
    gains.then_with(|| standing(b).cmp(&standing(a)))
}

/// Orders folded into the expansion of the same program, or into the best of them: it names the enterprises.
fn folded<T>(judged: Vec<(List, Recommendation, T)>) -> Vec<(List, Recommendation, T)> {
    let mut by_program: Map<ProgramIx, (usize, Set<EnterpriseIx>)> = Map::new();
    for (k, (_, one, _)) in judged.iter().enumerate() {
        let (program, enterprise) = match one.action {
            Action::Expand { program, .. } => (program, None),
            Action::Order {
                program, enterprise, ..
            } => (program, Some(enterprise)),
            _ => continue,
        };
        let (best, enterprises) = by_program.entry(program).or_insert((k, Set::new()));
        enterprises.extend(enterprise);
        let now = &judged[*best].1;
        let expands = |one: &Recommendation| matches!(one.action, Action::Expand { .. });
        let better = (expands(one), one.gain) > (expands(now), now.gain);
        if better && k != *best {
            *best = k;
        }
    }
    let mut folded = Vec::new();
    for (k, (list, mut one, evaluated)) in judged.into_iter().enumerate() {
        if let Action::Expand { program, .. } | Action::Order { program, .. } = one.action {
            match by_program.get(&program) {
                Some((best, enterprises)) if *best == k => {
                    one.enterprises = enterprises.iter().copied().collect();
                }
                _ => continue,
            }
        }
        folded.push((list, one, evaluated));
    }
    folded
}

/// Puts off what would be more than `most` of a class among ten, in the order of the list otherwise.
pub(in crate::advice) fn spread(
    model: &Model,
    list: Vec<Recommendation>,
    most: usize,
) -> Vec<Recommendation> {
    let class = |one: &Recommendation| grown(model, &one.action).map(|(major, _)| Class::of(model, major));
    let mut left: Vec<Option<Recommendation>> = list.into_iter().map(Some).collect();
    let mut spread: Vec<Recommendation> = Vec::with_capacity(left.len());
    while left.iter().any(Option::is_some) {
        let ten = spread.len() / 10 * 10;
        let fits = |one: &Recommendation| {
            let of = class(one);
            let same = spread[ten..].iter().filter(|other| class(other) == of);
            of.is_none() || same.count() < most
        };
        let waiting = left.iter().position(|one| one.as_ref().is_some_and(fits));
        let next = waiting.or_else(|| left.iter().position(Option::is_some));
        match next.and_then(|k| left[k].take()) {
            Some(one) => spread.push(one),
            None => break,
        }
    }
    spread
}
