//! From checked rows to the model. Nothing is checked again here: every reference is known to exist, so a
//! row whose reference is not found cannot occur, and would be left out.

mod asked;
mod joint;
mod service;
mod taught;
mod work;

use super::names::{Given, Ids, Meant, Names};
use super::world::{Model, Remarks};
use crate::algo::order;
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
    let mut industries = work::industries(source);
    work::inherit_priorities(&mut industries, source);
    let occupations = work::occupations(source);
    let enterprises = joint::enterprises(source);
    let bases = joint::bases(source, &enterprises);
    let schools = taught::schools(source);
    let majors = taught::majors(source);
    let programs = taught::programs(source, &schools, &majors, &bases);
    Model {
        regions: work::regions(source),
        mobility: service::mobility(source),
        industries,
        categories: work::categories(source),
        skills: work::skills(source),
        demand: asked::demand(source, &occupations),
        employment: asked::employment(source, &occupations),
        occupations,
        schools,
        majors,
        programs,
        articulations: taught::articulations(source),
        enterprises,
        bases,
        alliances: joint::alliances(source),
        texts: service::texts(source),
        occupation_relations: service::occupation_relations(source),
        population: service::population(source),
        stages: service::stages(source),
        stage_seats: service::stage_seats(source),
        stage_progression: service::stage_progression(source),
        measures: service::measures(source),
        travel: service::travel(source),
        sites: service::sites(source),
        posts: service::posts(source),
        preferences: service::preferences(source),
        level_names: taught::level_names(source),
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
        order::sort_by_key(group, &key);
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
