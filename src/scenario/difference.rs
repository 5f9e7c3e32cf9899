//! The difference of two plans, item by item.

use super::figures::PlanFigures;
use super::items::{Item, PeopleDifference, ProgramDifference, items, people};
use crate::model::Model;
use crate::plan::{ClassBalance, Note, Overview, Plan};
use crate::unit::{Heads, Year};
use serde::Serialize;
use vocmatch_algo::order;
use vocmatch_algo::sorted::{Map, Set};

/// The figures of one year in two plans.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct YearDifference {
    /// The year.
    pub year: Year,
    /// Before; `None`: the plan does not have this year.
    pub before: Option<PlanFigures>,
    /// After.
    pub after: Option<PlanFigures>,
}

/// The differences between two plans; of each kind the largest first. Figures by group are means of the years that
/// have openings. A change of the heads filled or placed is certain only where the [ranges over all
/// optima](crate::matching::Optimal::ranges) do not overlap.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Difference {
    /// The mean of the years that have openings, before.
    pub before: PlanFigures,
    /// The same, after.
    pub after: PlanFigures,
    /// The years that differ.
    pub years: Vec<YearDifference>,
    /// Occupations that differ.
    pub occupations: Vec<Item>,
    /// Industries.
    pub industries: Vec<Item>,
    /// Regions.
    pub regions: Vec<Item>,
    /// The lowest levels asked for.
    pub levels: Vec<Item>,
    /// Graduates by class and level.
    pub classes: Vec<PeopleDifference>,
    /// Programs whose graduates differ in a year of both plans.
    pub programs: Vec<ProgramDifference>,
    /// Notes that only the second plan has.
    pub notes_new: Vec<Note>,
    /// Notes that only the first plan has.
    pub notes_gone: Vec<Note>,
}

impl Difference {
    /// Returns the graduates placed a year in addition, mean of the years that have openings.
    #[must_use]
    pub fn placed(&self) -> f64 {
        self.after.placed - self.before.placed
    }

    /// Returns the openings filled a year in addition.
    #[must_use]
    pub fn filled(&self) -> f64 {
        self.after.filled - self.before.filled
    }

    /// Returns the openings a year in addition.
    #[must_use]
    pub fn openings(&self) -> f64 {
        self.after.openings - self.before.openings
    }

    /// Returns the graduates a year in addition.
    #[must_use]
    pub fn graduates(&self) -> f64 {
        self.after.graduates - self.before.graduates
    }

    /// Returns whether the plans agree in every figure that is compared.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let groups = [&self.occupations, &self.industries, &self.regions, &self.levels];
        self.before == self.after
            && self.years.is_empty()
            && groups.iter().all(|items| items.is_empty())
            && self.classes.is_empty()
            && self.programs.is_empty()
            && self.notes_new.is_empty()
            && self.notes_gone.is_empty()
    }
}

/// Compares two plans, each given with its model. Items are matched by their ids.
#[must_use]
pub fn difference(before: (&Model, &Plan), after: (&Model, &Plan)) -> Difference {
    let (one, other) = (before.1.overview(before.0), after.1.overview(after.0));
    let occupation = |model: &'_ Model, ix| {
        let occupation = model.occupation(ix);
        (Some(occupation.id.to_string()), occupation.name.clone())
    };
    let industry = |model: &'_ Model, ix: Option<_>| {
        let industry = ix.map(|ix| model.industry(ix));
        let name = industry.map_or(String::new(), |industry| industry.name.clone());
        (industry.map(|industry| industry.id.to_string()), name)
    };
    let region = |model: &'_ Model, ix| {
        let region = model.region(ix);
        (Some(region.id.to_string()), region.name.clone())
    };
    let level = |model: &'_ Model, level: Option<crate::unit::Level>| {
        let name = level.map_or(String::new(), |level| model.level_name(level).to_owned());
        (level.map(|level| level.name().to_owned()), name)
    };
    Difference {
        before: PlanFigures::of_plan(before.1),
        after: PlanFigures::of_plan(after.1),
        years: years(before.1, after.1),
        occupations: items(
            &one.occupations,
            &other.occupations,
            |k| occupation(before.0, k),
            |k| occupation(after.0, k),
        ),
        industries: items(
            &one.industries,
            &other.industries,
            |k| industry(before.0, k),
            |k| industry(after.0, k),
        ),
        regions: items(
            &one.regions,
            &other.regions,
            |k| region(before.0, k),
            |k| region(after.0, k),
        ),
        levels: items(
            &one.levels,
            &other.levels,
            |k| level(before.0, k),
            |k| level(after.0, k),
        ),
        classes: people(classes(before.0, &one), classes(after.0, &other)),
        programs: programs(before, after),
        notes_new: without(&after.1.notes, &before.1.notes),
        notes_gone: without(&before.1.notes, &after.1.notes),
    }
}

fn without(notes: &[Note], others: &[Note]) -> Vec<Note> {
    notes
        .iter()
        .filter(|note| !others.contains(note))
        .cloned()
        .collect()
}

fn classes<'o>(model: &Model, overview: &'o Overview) -> Vec<(Option<String>, String, &'o ClassBalance)> {
    let named = |class: &'o ClassBalance| {
        let category = class.class.map(|ix| model.category(ix));
        let name = category.map_or(String::new(), |category| category.name.clone());
        (category.map(|category| category.id.to_string()), name, class)
    };
    overview.classes.iter().map(named).collect()
}

fn years(before: &Plan, after: &Plan) -> Vec<YearDifference> {
    let all: Set<Year> = before.years.clone().chain(after.years.clone()).collect();
    let of = |plan: &Plan, year| plan.period(year).map(|period| PlanFigures::of(&period.summary));
    let both = all.into_iter().map(|year| YearDifference {
        year,
        before: of(before, year),
        after: of(after, year),
    });
    both.filter(|year| year.before != year.after).collect()
}

/// Programs by id whose graduates differ in a year that both plans have.
fn programs(before: (&Model, &Plan), after: (&Model, &Plan)) -> Vec<ProgramDifference> {
    let mut found: Map<String, ProgramDifference> = Map::new();
    let years: Vec<Year> = before
        .1
        .years
        .clone()
        .filter(|year| after.1.years.contains(year))
        .collect();
    let heads = |(model, plan): (&Model, &Plan), id: &str, year| -> Heads {
        model
            .find_program(id)
            .map_or(0, |program| plan.supply.heads(program, year))
    };
    for (model, _) in [before, after] {
        for program in model.programs() {
            let id = program.id.as_str();
            let both = years
                .iter()
                .map(|year| (*year, heads(before, id, *year), heads(after, id, *year)));
            let years: Vec<(Year, Heads, Heads)> = both.filter(|(_, old, new)| old != new).collect();
            if !years.is_empty() && !found.contains_key(id) {
                let more = years.iter().map(|(_, old, new)| new - old).sum();
                found.insert(
                    id.to_owned(),
                    ProgramDifference {
                        program: id.to_owned(),
                        major: model.major(program.major).name.clone(),
                        school: model.school(program.school).name.clone(),
                        years,
                        more,
                    },
                );
            }
        }
    }
    let mut programs: Vec<ProgramDifference> = found.into_values().collect();
    order::sort_by(&mut programs, |a, b| {
        let weight = |one: &ProgramDifference| one.more.abs();
        weight(b).cmp(&weight(a)).then_with(|| a.program.cmp(&b.program))
    });
    programs
}
