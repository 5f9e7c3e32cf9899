//! Candidates for growth: programs to expand, programs to open.

use super::action::{Action, Candidate};
use super::scene::{Scene, trained_for};
use super::varied::years_of;
use crate::id::{CategoryIx, MajorIx, OccupationIx, ProgramIx, RegionIx, SchoolIx};
use crate::planning::Period;
use crate::unit::{Heads, Level};
use std::collections::{BTreeMap, BTreeSet};

/// Programs whose next graduate would add something, each by at most the share that one action may change.
pub(super) fn expand(scene: &Scene) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (k, program) in scene.model.programs().iter().enumerate() {
        let ix = ProgramIx::at(k);
        let Some((period, years)) = scene.first_period(scene.first_autumn, program.years) else {
            continue;
        };
        let gain = scene.one_more(ix, period);
        let Some(target) = scene.node(ix, period).and_then(|node| scene.target(period, node)) else {
            continue;
        };
        let openings = scene.plan.periods[period].market.demand()[target].openings;
        let heads = scene.most_change(scene.heads(ix, period)).min(openings);
        if gain >= scene.config.min_gain && heads >= scene.config.min_heads {
            found.push(Candidate {
                action: Action::Expand {
                    program: ix,
                    entrants: scene.entrants(ix, heads),
                },
                first_autumn: scene.first_autumn,
                target: scene.target_of(period, target),
                period,
                estimate: gain * heads as f64 * years as f64,
            });
        }
    }
    found
}

/// Majors that no school of a region teaches enough, at a school there that teaches the same class at the
/// same level.
pub(super) fn open(scene: &Scene) -> Vec<Candidate> {
    let hosts = Hosts::new(scene);
    let mut majors_of: BTreeMap<OccupationIx, Vec<MajorIx>> = BTreeMap::new();
    for (k, major) in scene.model.majors().iter().enumerate() {
        for occupation in &major.occupations {
            majors_of.entry(*occupation).or_default().push(MajorIx::at(k));
        }
    }
    let first_autumn = scene.first_autumn.saturating_add_unsigned(scene.config.open_lag);
    let mut found = Vec::new();
    for period in 0..scene.plan.periods.len() {
        let Period { market, .. } = &scene.plan.periods[period];
        for demand in market.demand_of(scene.plan.periods[period].first_year()) {
            let node = &market.demand()[demand];
            let entrants = scene.config.open_entrants.min(node.openings);
            let trained = trained_for(&scene.trained[period], node.occupation, node.region) as f64;
            if entrants < scene.config.min_heads || trained > scene.config.open_below * node.openings as f64 {
                continue;
            }
            for ix in majors_of.get(&node.occupation).into_iter().flatten() {
                let major = scene.model.major(*ix);
                let low = node.min_level.is_some_and(|min| major.level < min);
                let high = node
                    .max_level
                    .or(node.min_level)
                    .is_some_and(|max| major.level > max);
                let years = years_of(scene.model, *ix);
                let first = scene
                    .first_period(first_autumn, years)
                    .filter(|(first, _)| *first == period);
                let (false, Some((_, years))) = (low || high, first) else {
                    continue;
                };
                let row = scene.plan.fit.of_major(*ix);
                let fit = row
                    .binary_search_by_key(&node.occupation, |fit| fit.occupation)
                    .map_or(0.0, |k| row[k].score);
                let gain = scene.gain_at(period, demand, fit);
                let Some(school) = hosts.best(*ix, major.category, major.level, node.region) else {
                    continue;
                };
                if gain >= scene.config.min_gain {
                    found.push(Candidate {
                        action: Action::Open {
                            school,
                            major: *ix,
                            entrants,
                        },
                        first_autumn,
                        target: scene.target_of(period, demand),
                        period,
                        estimate: gain * entrants as f64 * years as f64,
                    });
                }
            }
        }
    }
    found
}

/// Which school of a region could host a program: the one that graduates most people in its class and level. A class that
/// no school anywhere teaches at the level goes to the one that graduates most people at the level.
struct Hosts {
    /// By level and region, for classes that no school anywhere teaches at the level.
    by_level: BTreeMap<(Level, RegionIx), BTreeMap<SchoolIx, Heads>>,
    taught: BTreeSet<(CategoryIx, Level)>,
    by_class: BTreeMap<(CategoryIx, Level, RegionIx), BTreeMap<SchoolIx, Heads>>,
    offered: BTreeSet<(SchoolIx, MajorIx)>,
}

impl Hosts {
    fn new(scene: &Scene) -> Hosts {
        let mut hosts = Hosts {
            by_level: BTreeMap::new(),
            taught: BTreeSet::new(),
            by_class: BTreeMap::new(),
            offered: BTreeSet::new(),
        };
        for (k, program) in scene.model.programs().iter().enumerate() {
            hosts.offered.insert((program.school, program.major));
            let heads = scene.heads(ProgramIx::at(k), 0);
            let places = hosts.by_level.entry((program.level, program.region)).or_default();
            *places.entry(program.school).or_insert(0) += heads;
            hosts.taught.extend(
                scene
                    .model
                    .major(program.major)
                    .category
                    .map(|class| (class, program.level)),
            );
            if let (Some(class), true) = (scene.model.major(program.major).category, heads > 0) {
                let schools = hosts
                    .by_class
                    .entry((class, program.level, program.region))
                    .or_default();
                *schools.entry(program.school).or_insert(0) += heads;
            }
        }
        hosts
    }

    fn best(
        &self,
        major: MajorIx,
        class: Option<CategoryIx>,
        level: Level,
        region: RegionIx,
    ) -> Option<SchoolIx> {
        let new = class.is_some_and(|class| !self.taught.contains(&(class, level)));
        let schools = if new {
            self.by_level.get(&(level, region))?
        } else {
            self.by_class.get(&(class?, level, region))?
        };
        let free = schools
            .iter()
            .filter(|(school, _)| !self.offered.contains(&(**school, major)));
        free.max_by_key(|(school, heads)| (**heads, std::cmp::Reverse(**school)))
            .map(|(school, _)| *school)
    }
}
