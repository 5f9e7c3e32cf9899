//! Candidates that change what graduates can do: skills that a major teaches, bases where students are trained.

use super::action::{Action, Candidate, Target};
use super::scene::Scene;
use super::uses::{Use, share_of};
use super::varied::first_shown;
use crate::fit::students;
use crate::id::{BaseIx, EnterpriseIx, IndustryIx, MajorIx, OccupationIx, ProgramIx, RegionIx, SkillIx};
use crate::matching::mobility;
use crate::unit::{Heads, Share};
use std::collections::{BTreeMap, BTreeSet};

/// The most skills of one base, and the most programs that send students to it at first.
const MOST_SKILLS: usize = 5;
const MOST_PROGRAMS: usize = 3;

/// Skills that the graduates of a major lack where they work: those whose teaching promises most.
pub(super) fn deepen(scene: &Scene) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (k, major) in scene.model.majors().iter().enumerate() {
        let ix = MajorIx::at(k);
        if major.skills.is_empty() {
            continue;
        }
        let years = scene.model.programs().iter().filter(|p| p.major == ix);
        let Some(years) = years.map(|program| program.years).min() else {
            continue;
        };
        let Some((period, counted)) = scene.first_period(scene.first_autumn, years) else {
            continue;
        };
        let of_major = |one: &&Use| scene.model.program(one.program).major == ix;
        let uses: Vec<&Use> = scene.uses(period).iter().filter(of_major).collect();
        let lacking = uses.iter().flat_map(|one| &one.needs);
        let lacking = lacking.filter(|(_, _, r, reached)| r > reached);
        let skills: BTreeSet<SkillIx> = lacking.map(|(skill, ..)| *skill).collect();
        for skill in skills {
            let of_skill = || {
                let needs = uses.iter().flat_map(|one| &one.needs);
                needs.filter(move |(one, ..)| *one == skill)
            };
            let from = major.skills.iter().find(|taught| taught.skill == skill);
            let from = from.map(|taught| taught.level);
            let reached = of_skill().map(|(_, _, _, reached)| *reached).fold(0.0, f64::max);
            let needed = of_skill().map(|(_, _, r, _)| *r).fold(0.0, f64::max);
            // Steps of a hundredth, as tables are written.
            let to = libm::ceil(100.0 * needed.min(reached + scene.config.max_deepen) - 1e-9) / 100.0;
            let gain = |one: &Use| one.gain(1.0, |s, level| if s == skill { to } else { level });
            push(
                scene,
                &mut found,
                &uses,
                (period, counted),
                gain,
                scene.first_autumn,
                Action::Deepen {
                    major: ix,
                    skill,
                    from,
                    to: Share::clamped(to),
                },
            );
        }
    }
    found
}

/// Adds a candidate if its uses promise anything; it aims where they promise most.
fn push(
    scene: &Scene,
    found: &mut Vec<Candidate>,
    uses: &[&Use],
    (period, years): (usize, Heads),
    gain: impl Fn(&Use) -> f64,
    first_autumn: i32,
    action: Action,
) {
    let mut by_target: BTreeMap<Target, f64> = BTreeMap::new();
    for one in uses {
        *by_target.entry(one.target).or_insert(0.0) += gain(one);
    }
    let estimate = by_target.values().sum::<f64>() * years as f64;
    let best = by_target
        .iter()
        .fold(None, |best: Option<(Target, f64)>, (target, gain)| match best {
            Some((_, most)) if most >= *gain => best,
            _ => Some((*target, *gain)),
        });
    if let Some((target, _)) = best.filter(|(_, gain)| *gain > 0.0) {
        debug_assert!(first_shown(scene.model, &action, first_autumn) >= first_autumn);
        found.push(Candidate {
            action,
            first_autumn,
            target,
            period,
            estimate,
        });
    }
}

/// Students sent to bases: more of those who go there, others where places are left, and to new bases.
pub(super) fn bases(scene: &Scene) -> [Vec<Candidate>; 3] {
    let now = scene.first_autumn;
    let later = now.saturating_add_unsigned(scene.config.base_lag);
    let (mut sent, mut added, mut opened) = (Vec::new(), Vec::new(), Vec::new());
    if let Some((period, years)) = scene.first_period(now, 1) {
        let uses = scene.uses(period);
        for k in 0..scene.model.bases().len() {
            let base = BaseIx::at(k);
            send(scene, uses, (period, years), base, &mut sent, &mut added);
        }
    }
    if let Some((period, years)) = scene.first_period(later, 1) {
        let uses = scene.uses(period);
        for k in 0..scene.model.enterprises().len() {
            open(scene, uses, (period, years), EnterpriseIx::at(k), &mut opened);
        }
    }
    [opened, sent, added]
}

fn send(
    scene: &Scene,
    uses: &[Use],
    when: (usize, Heads),
    base: BaseIx,
    sent: &mut Vec<Candidate>,
    added: &mut Vec<Candidate>,
) {
    let model = scene.model;
    let place = model.base(base);
    let stay = |program: ProgramIx| {
        let stays = &model.program(program).bases;
        stays
            .iter()
            .find(|stay| stay.base == base)
            .map(|stay| stay.places)
    };
    let taken: Heads = place.programs.iter().filter_map(|program| stay(*program)).sum();
    let level = |skill: SkillIx, reached: f64| {
        let trained = place.skills.iter().find(|trained| trained.skill == skill);
        trained.map_or(reached, |trained| trained.level.get())
    };
    let programs: BTreeSet<ProgramIx> = uses.iter().map(|one| one.program).collect();
    for program in programs {
        let near = mobility(
            model,
            model.program(program).region,
            place.region,
            scene.plan.config.market.mobility_km,
        );
        if near.is_none_or(|near| near < scene.plan.config.market.min_mobility || near <= 0.0) {
            continue;
        }
        let all = students(model.program(program));
        let own: Vec<&Use> = uses.iter().filter(|one| one.program == program).collect();
        let now = stay(program);
        let places = match now {
            None => all.min(place.places - taken),
            Some(now) => (all - now).min(scene.most_change(place.places)),
        };
        if places < scene.config.min_heads {
            continue;
        }
        let gain = |one: &Use| one.gain(share_of(places, all), level);
        let (list, action) = match now {
            None => (
                &mut *sent,
                Action::SendToBase {
                    base,
                    program,
                    places,
                },
            ),
            Some(now) => (
                &mut *added,
                Action::AddPlaces {
                    base,
                    program,
                    now,
                    places,
                },
            ),
        };
        push(scene, list, &own, when, gain, scene.first_autumn, action);
    }
}

/// A base of an enterprise for the skills that its industry's openings need most, where it stands.
fn open(
    scene: &Scene,
    uses: &[Use],
    when: (usize, Heads),
    enterprise: EnterpriseIx,
    opened: &mut Vec<Candidate>,
) {
    let model = scene.model;
    let one = model.enterprise(enterprise);
    let (Some(industry), Some(region)) = (one.industry, one.region) else {
        return;
    };
    let occupations = occupations_of(scene, when.0, industry);
    // What its occupations need: importance by openings, and the highest level.
    let mut needs: BTreeMap<SkillIx, (f64, f64)> = BTreeMap::new();
    for (occupation, openings) in &occupations {
        for need in &model.occupation(*occupation).needs {
            let sum = needs.entry(need.skill).or_insert((0.0, 0.0));
            sum.0 += *openings as f64 * need.importance.get();
            sum.1 = sum.1.max(need.level.get());
        }
    }
    let mut needs: Vec<(SkillIx, (f64, f64))> = needs.into_iter().collect();
    needs.sort_by(|a, b| b.1.0.total_cmp(&a.1.0).then(a.0.cmp(&b.0)));
    needs.truncate(MOST_SKILLS);
    needs.retain(|(_, (_, level))| *level > 0.0);
    let skills: Vec<(SkillIx, Share)> = needs
        .iter()
        .map(|(skill, (_, level))| (*skill, Share::clamped(*level)))
        .collect();
    let level = |skill: SkillIx, reached: f64| {
        let trained = skills.iter().find(|(one, _)| *one == skill);
        trained.map_or(reached, |(_, level)| level.get())
    };
    let near = |from: RegionIx| {
        let config = &scene.plan.config.market;
        mobility(model, from, region, config.mobility_km).is_some_and(|m| m > 0.0 && m >= config.min_mobility)
    };
    let ours = uses.iter().filter(|one| {
        occupations.contains_key(&one.target.occupation) && near(model.program(one.program).region)
    });
    let mut by_program: BTreeMap<ProgramIx, f64> = BTreeMap::new();
    for one in ours {
        *by_program.entry(one.program).or_insert(0.0) += one.gain(1.0, level);
    }
    let mut ranked: Vec<(ProgramIx, f64)> = by_program.into_iter().filter(|(_, gain)| *gain > 0.0).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut left = scene.config.base_places;
    let mut programs: Vec<(ProgramIx, Heads)> = Vec::new();
    for (program, _) in ranked.into_iter().take(MOST_PROGRAMS) {
        let places = students(model.program(program)).min(left);
        if places > 0 {
            programs.push((program, places));
            left -= places;
        }
    }
    let places: Heads = programs.iter().map(|(_, places)| places).sum();
    if places < scene.config.min_heads {
        return;
    }
    let sent: BTreeMap<ProgramIx, Heads> = programs.iter().copied().collect();
    let theirs: Vec<&Use> = uses
        .iter()
        .filter(|one| sent.contains_key(&one.program))
        .collect();
    let gain = |one: &Use| {
        let places = sent.get(&one.program).copied().unwrap_or(0);
        one.gain(share_of(places, students(model.program(one.program))), level)
    };
    push(
        scene,
        opened,
        &theirs,
        when,
        gain,
        scene.first_autumn.saturating_add_unsigned(scene.config.base_lag),
        Action::OpenBase {
            enterprise,
            region,
            skills: skills.clone(),
            programs,
        },
    );
}

/// The occupations of an industry's openings in the first year of a period, those of industries below it included, with
/// the openings that graduates may take.
pub(super) fn occupations_of(
    scene: &Scene,
    period: usize,
    industry: IndustryIx,
) -> BTreeMap<OccupationIx, Heads> {
    let period = &scene.plan.periods[period];
    let mut occupations = BTreeMap::new();
    for node in &period.market.demand()[period.market.demand_of(period.first_year())] {
        for row in &node.rows {
            let opening = &period.market.openings()[*row];
            if opening
                .industry
                .is_some_and(|one| scene.model.is_within(one, industry))
            {
                *occupations.entry(node.occupation).or_insert(0) += opening.openings;
            }
        }
    }
    occupations
}

/// Openings of an industry, and of those below it, at a target in the first year of a period.
pub(super) fn openings_of(scene: &Scene, period: usize, industry: IndustryIx, target: Target) -> Heads {
    let period = &scene.plan.periods[period];
    let nodes = &period.market.demand()[period.market.demand_of(period.first_year())];
    let here = nodes
        .iter()
        .filter(|node| (node.occupation, node.region) == (target.occupation, target.region));
    let rows = here.flat_map(|node| node.rows.iter().map(|row| &period.market.openings()[*row]));
    let theirs = rows.filter(|row| {
        row.industry
            .is_some_and(|one| scene.model.is_within(one, industry))
    });
    theirs.map(|row| row.openings).sum()
}
