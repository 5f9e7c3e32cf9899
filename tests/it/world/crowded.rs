//! Random worlds in which somebody can grow at the cost of somebody else.

use super::{FIRST_YEAR, World, worlds};
use proptest::prelude::*;
use std::collections::BTreeSet;
use vocmatch::dataset::rows::{DemandRow, MajorOccupationRow};
use vocmatch::unit::Level;

/// Worlds of one region and one level, in which half of the majors lead to an occupation that wants many
/// people, and the others to one that wants few: somebody can grow at the cost of somebody else.
pub fn crowded() -> impl Strategy<Value = World> {
    worlds().prop_map(|mut world| {
        let region = world.regions[0].region_id.clone();
        let class = world.categories[0].category_id.clone();
        let wanted = world.occupations[0].occupation_id.clone();
        let others = world.occupations.last().unwrap().occupation_id.clone();
        world.articulations.clear();
        world.employment.clear();
        world.entrants.clear();
        world.major_occupations.clear();
        for row in &mut world.occupations {
            (row.min_level, row.max_level) = (None, None);
        }
        world
            .schools
            .iter_mut()
            .for_each(|row| row.region_id.clone_from(&region));
        for k in 0..world.majors.len() {
            let row = &mut world.majors[k];
            row.level = Level::HigherVocational;
            row.category_id = (k % 2 == 0).then(|| class.clone());
            let link = MajorOccupationRow {
                major_id: row.major_id.clone(),
                occupation_id: if k % 2 == 0 {
                    wanted.clone()
                } else {
                    others.clone()
                },
                ..MajorOccupationRow::default()
            };
            world.major_occupations.push(link);
        }
        world
            .programs
            .iter_mut()
            .for_each(|row| row.years = row.years.map(|years| years % 3.0));
        world.graduates.iter_mut().for_each(|row| row.graduates += 8);
        world.demand[0].occupation_id.clone_from(&wanted);
        let mut seen = BTreeSet::new();
        world
            .demand
            .retain(|row| seen.insert((row.occupation_id.clone(), row.industry_id.clone())));
        for row in &mut world.demand {
            *row = DemandRow {
                region_id: region.clone(),
                first_year: FIRST_YEAR,
                last_year: Some(FIRST_YEAR + 2),
                min_level: None,
                max_level: None,
                credential: None,
                experience_years: None,
                openings: if row.occupation_id == wanted {
                    row.openings + 90
                } else {
                    row.openings % 4
                },
                ..row.clone()
            };
        }
        world
    })
}
