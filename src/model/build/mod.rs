//! From checked rows to the model. Nothing is checked again here: every reference is known to exist, so a
//! row whose reference is not found cannot occur, and would be left out.

mod cooperation;
mod demand;
mod education;
mod labour;
mod places;

use super::names::{Given, Ids, Meant, Names};
use super::world::{Model, Remarks};
use crate::dataset::Dataset;
use crate::unit::Share;

/// The rows of a dataset and what their ids stand for.
#[derive(Clone, Copy)]
struct Source<'a> {
    data: &'a Dataset,
    names: &'a Names<'a>,
}

impl Source<'_> {
    /// The position of the skill that a row means; `None` if the row is left out.
    fn skill(self, words: &str) -> Option<usize> {
        match self.names.skill(words) {
            Meant::Skill(position) => Some(position),
            Meant::LeftOut(_) | Meant::Misdirected | Meant::Open(_) => None,
        }
    }
}

/// Makes the model of a dataset that has no errors.
pub(super) fn model(data: &Dataset, names: &Names) -> Model {
    let source = Source { data, names };
    let mut industries = labour::industries(source);
    labour::inherit_priorities(&mut industries, source);
    let occupations = labour::occupations(source);
    let enterprises = cooperation::enterprises(source);
    let bases = cooperation::bases(source, &enterprises);
    let schools = education::schools(source);
    let majors = education::majors(source);
    let programs = education::programs(source, &schools, &majors, &bases);
    Model {
        regions: labour::regions(source),
        mobility: places::mobility(source),
        industries,
        categories: labour::categories(source),
        skills: labour::skills(source),
        demand: demand::demand(source, &occupations),
        employment: demand::employment(source, &occupations),
        occupations,
        schools,
        majors,
        programs,
        articulations: education::articulations(source),
        enterprises,
        bases,
        alliances: cooperation::alliances(source),
        texts: places::texts(source),
        occupation_relations: places::occupation_relations(source),
        population: places::population(source),
        stages: places::stages(source),
        stage_seats: places::stage_seats(source),
        stage_progression: places::stage_progression(source),
        measures: places::measures(source),
        travel: places::travel(source),
        sites: places::sites(source),
        posts: places::posts(source),
        preferences: places::preferences(source),
        level_names: education::level_names(source),
        remarks: Remarks::default(),
    }
}

/// The row of each id, in id order.
fn rows_in_order<'a, R>(rows: &'a [R], ids: &Ids, id: impl Fn(&R) -> &str) -> Vec<&'a R> {
    let mut ordered: Vec<Option<&R>> = vec![None; ids.all().len()];
    for row in rows {
        if let Some(slot) = ids.get(id(row)).and_then(|at| ordered.get_mut(at)) {
            *slot = Some(row);
        }
    }
    ordered.into_iter().flatten().collect()
}

/// Groups what belongs to things by their position: one list a thing, in the order of `key`.
fn grouped<T, K: Ord>(
    count: usize,
    items: impl Iterator<Item = Option<(usize, T)>>,
    key: impl Fn(&T) -> K,
) -> Vec<Vec<T>> {
    let mut groups: Vec<Vec<T>> = Vec::new();
    groups.resize_with(count, Vec::new);
    for (owner, item) in items.flatten() {
        if let Some(group) = groups.get_mut(owner) {
            group.push(item);
        }
    }
    for group in &mut groups {
        group.sort_by_key(&key);
    }
    groups
}

/// The position that a filled cell refers to.
fn at(ids: &Ids, cell: &impl Given) -> Option<usize> {
    cell.given().and_then(|id| ids.get(id))
}

/// A share that is known to be one.
fn share(number: f64) -> Share {
    Share::clamped(number)
}
