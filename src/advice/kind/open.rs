//! Open: a school opens a program.

use super::entrants::free_id;
use super::facts::{Comparison, Facts, Kind, Part, Sources};
use crate::advice::candidate::{Aim, Draft};
use crate::advice::context::{SearchContext, trained_for};
use crate::advice::cost::{Actor, Cost};
use crate::advice::outline::{Outline, Subject};
use crate::advice::reason::Reason;
use crate::advice::screen::{Class, is_other, openings_at};
use crate::id::{CategoryIx, MajorIx, OccupationIx, ProgramIx, RegionIx, SchoolIx};
use crate::model::{Ends, Model};
use crate::plan::Plan;
use crate::scenario::{Basis, Change};
use crate::unit::{Heads, Level, Year};
use std::cmp::Reverse;
use vocmatch_algo::sorted::{Map, Set};

pub(in crate::advice) struct Open {
    pub(super) school: SchoolIx,
    pub(super) major: MajorIx,
    pub(super) entrants: Heads,
}

impl Kind for Open {
    const NEEDS_TABLES: bool = false;
    const JOINS_PREVIOUS: bool = false;

    /// Generates majors that no school of a region teaches enough, at a school there that teaches the same class at
    /// the same level.
    fn candidates(sources: &Sources) -> Vec<Draft<Open>> {
        let context = sources.context;
        let hosts = Hosts::new(context);
        let mut majors_of: Map<OccupationIx, Vec<MajorIx>> = Map::new();
        for (k, major) in context.model.majors().iter().enumerate() {
            for occupation in &major.occupations {
                majors_of.entry(*occupation).or_default().push(MajorIx::at(k));
            }
        }
        let mut found = Vec::new();
        for (period, at) in context.plan.periods.iter().enumerate() {
            for demand in at.market.demand_of(at.first_year()) {
                let node = &at.market.demand()[demand];
                // Sized for its openings.
                let openings = openings_at(context, period, context.target_of(period, demand));
                let entrants = context
                    .config
                    .open_entrants
                    .min(part(openings, context.config.open_share));
                let trained = trained_for(&context.trained[period], node.occupation, node.region) as f64;
                if entrants < context.config.min_heads
                    || trained > context.config.open_below * node.openings as f64
                {
                    continue;
                }
                let majors = majors_of.get(&node.occupation).into_iter().flatten();
                let mut drafts: Map<(Class, Level), Draft<Open>> = Map::new();
                for ix in majors {
                    let Some(one) = draft(context, &hosts, *ix, (period, demand), entrants) else {
                        continue;
                    };
                    // Of the majors of a class and level the one that is taught most, and none called "Other".
                    let key = (Class::of(context.model, *ix), context.model.major(*ix).level);
                    let known = drafts
                        .get(&key)
                        .map(|known| hosts.standing(context, known.action.major));
                    if known.is_none_or(|known| known < hosts.standing(context, *ix)) {
                        drafts.insert(key, one);
                    }
                }
                found.extend(drafts.into_values());
            }
        }
        found
    }

    fn resized(self, entrants: Heads) -> Open {
        Open { entrants, ..self }
    }
}

impl Facts for Open {
    fn programs(&self) -> Vec<ProgramIx> {
        Vec::new()
    }

    fn entrants(&self) -> Vec<(ProgramIx, Heads)> {
        Vec::new()
    }

    fn opened(&self) -> Option<(SchoolIx, MajorIx, Heads)> {
        Some((self.school, self.major, self.entrants))
    }

    fn key(&self) -> (usize, usize, Heads) {
        (self.school.index(), self.major.index(), self.entrants)
    }

    fn is_one_per_target(&self) -> bool {
        true
    }

    fn outline(&self, _: &Model) -> Outline {
        Outline {
            subject: Subject::Offer(self.school, self.major),
            people: Some(self.entrants),
            with: Vec::new(),
        }
    }

    fn changes(&self, model: &Model, _: &Basis, first_autumn: Year) -> Vec<Change> {
        let (school, major) = (&model.school(self.school).id, &model.major(self.major).id);
        let wish = format!("{school}-{major}");
        vec![Change::OpenProgram {
            program: free_id(&wish, &|id| model.find_program(id).is_some()),
            school: school.to_string(),
            major: major.to_string(),
            entrants: self.entrants,
            first_year: first_autumn,
            seats: None,
            years: None,
            completion: None,
        }]
    }

    fn needs_replanning(&self, model: &Model) -> bool {
        // Articulations of its major would open to the new program.
        model.articulations().iter().any(|way| {
            let carries = way.share.is_some() || way.quota.is_some();
            carries && matches!(way.ends, Ends::Majors(a, b) if a == self.major || b == self.major)
        })
    }

    fn cost(&self, _: &Model) -> Cost {
        Cost {
            places: self.entrants,
            money: None,
        }
    }

    fn other_actors(&self, _: &Model) -> Vec<Actor> {
        vec![Actor::School(self.school), Actor::Commission]
    }

    fn years_until_shown(&self, model: &Model) -> u32 {
        years_of(model, self.major)
    }

    fn is_dated(&self) -> bool {
        true
    }

    fn moved(&self, plans: &Comparison) -> Heads {
        let graduates = |plan: &Plan| {
            plan.period(plans.year)
                .map_or(0, |period| period.summary.graduates)
        };
        (graduates(plans.after) - graduates(plans.before)).abs()
    }

    fn own_graduates(&self, model: &Model) -> Vec<(MajorIx, RegionIx)> {
        vec![(self.major, model.school(self.school).region)]
    }

    fn graduates(&self, _: &Model) -> Option<(MajorIx, Option<ProgramIx>)> {
        Some((self.major, None))
    }

    fn reasons(&self, _: &SearchContext, _: &Aim) -> Vec<Reason> {
        Vec::new()
    }

    fn part(&self) -> Part {
        Part::UpTo(self.entrants)
    }

    fn is_sized(&self, context: &SearchContext) -> bool {
        (1..=context.config.open_entrants).contains(&self.entrants)
    }
}

/// A share of openings, in whole people.
#[expect(clippy::cast_possible_truncation, reason = "a share of the openings")]
fn part(openings: Heads, share: f64) -> Heads {
    // A third of 30 is 10 on every machine, whatever the last digit of the share.
    libm::floor(openings as f64 * share + 1e-9) as Heads
}

/// Years of study of a major.
fn years_of(model: &Model, major: MajorIx) -> u32 {
    let major = model.major(major);
    major.years.unwrap_or_else(|| major.level.usual_years())
}

/// A major opened for the openings of a demand node, if its graduates may take them, gain enough there, and first
/// look for work in the node's period.
fn draft(
    context: &SearchContext,
    hosts: &Hosts,
    ix: MajorIx,
    (period, demand): (usize, usize),
    entrants: Heads,
) -> Option<Draft<Open>> {
    let node = &context.plan.periods[period].market.demand()[demand];
    let major = context.model.major(ix);
    let low = node.min_level.is_some_and(|min| major.level < min);
    let high = node
        .max_level
        .or(node.min_level)
        .is_some_and(|max| major.level > max);
    if low || high {
        return None;
    }
    let first_autumn = context
        .first_autumn
        .saturating_add_unsigned(context.config.open_lag);
    let first = context.first_period(first_autumn, years_of(context.model, ix));
    let (_, years) = first.filter(|(first, _)| *first == period)?;
    let row = context.plan.fit.of_major(ix);
    let fit = row
        .binary_search_by_key(&node.occupation, |fit| fit.occupation)
        .map_or(0.0, |k| row[k].score);
    let gain = context.gain_at(period, demand, fit);
    let school = hosts.best(ix, major.category, major.level, node.region)?;
    (gain >= context.config.min_gain).then(|| Draft {
        action: Open {
            school,
            major: ix,
            entrants,
        },
        aim: Aim {
            first_autumn,
            target: context.target_of(period, demand),
            period,
            estimate: gain * entrants as f64 * years as f64,
        },
    })
}

/// The host school of a new program in a region: the one with the most graduates in its class and level. A class that
/// no school anywhere teaches at the level goes to the one with the most graduates at the level.
struct Hosts {
    /// By level and region, for classes that no school anywhere teaches at the level.
    by_level: Map<(Level, RegionIx), Map<SchoolIx, Heads>>,
    taught: Set<(CategoryIx, Level)>,
    by_class: Map<(CategoryIx, Level, RegionIx), Map<SchoolIx, Heads>>,
    offered: Set<(SchoolIx, MajorIx)>,
    /// By major: graduates of a year.
    graduates: Map<MajorIx, Heads>,
}

impl Hosts {
    fn new(context: &SearchContext) -> Hosts {
        let mut hosts = Hosts {
            by_level: Map::new(),
            taught: Set::new(),
            by_class: Map::new(),
            offered: Set::new(),
            graduates: Map::new(),
        };
        for (k, program) in context.model.programs().iter().enumerate() {
            hosts.offered.insert((program.school, program.major));
            let heads = context.heads(ProgramIx::at(k), 0);
            *hosts.graduates.entry(program.major).or_insert(0) += heads;
            let places = hosts.by_level.entry((program.level, program.region)).or_default();
            *places.entry(program.school).or_insert(0) += heads;
            hosts.taught.extend(
                context
                    .model
                    .major(program.major)
                    .category
                    .map(|class| (class, program.level)),
            );
            if let (Some(class), true) = (context.model.major(program.major).category, heads > 0) {
                let schools = hosts
                    .by_class
                    .entry((class, program.level, program.region))
                    .or_default();
                *schools.entry(program.school).or_insert(0) += heads;
            }
        }
        hosts
    }

    /// How a major ranks among those of its class and level.
    fn standing(&self, context: &SearchContext, major: MajorIx) -> (bool, Heads, Reverse<MajorIx>) {
        let graduates = self.graduates.get(&major).copied().unwrap_or(0);
        (
            !is_other(&context.model.major(major).name),
            graduates,
            Reverse(major),
        )
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
        free.max_by_key(|(school, heads)| (**heads, Reverse(**school)))
            .map(|(school, _)| *school)
    }
}
