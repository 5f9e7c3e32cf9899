//! Builds the model from checked rows. Nothing is checked again here: every reference is known to exist, so a row
//! whose reference is not found cannot occur, and would be left out.

mod cooperation;
mod demand;
mod education;
mod labour;
mod observed;
mod places;
mod source;

use super::names::Names;
use super::world::{Model, Remarks};
use crate::dataset::Dataset;
use source::Source;

/// Builds the model of a dataset that has no errors.
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
        earnings: observed::earnings(source),
        observed_flows: observed::flows(source),
        link_evidence: observed::evidence(source),
        observed_stays: observed::stays(source),
        about: observed::about(source),
        level_names: education::level_names(source),
        remarks: Remarks::default(),
    }
}
