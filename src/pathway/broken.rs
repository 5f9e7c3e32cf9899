//! Broken links: occupations with a required level that no pathway reaches.

use super::routes::fits;
use super::stations::{Stations, place};
use super::wages::of_new_entrants;
use crate::fit::FitTable;
use crate::id::{OccupationIx, RegionIx};
use crate::model::Model;
use crate::unit::{Heads, Level};
use vocmatch_algo::sorted::Map;

/// An occupation with a required level that no pathway reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct BrokenLink {
    /// The occupation.
    pub occupation: OccupationIx,
    /// The region of the openings; `None` in a catalogue.
    pub region: Option<RegionIx>,
    /// The lowest level that is asked for; `None`: any.
    pub level: Option<Level>,
    /// Openings for new entrants over all years; 0 where no table gives any.
    pub openings: Heads,
    /// Whether stations fit it at that level or above, so that only the ways up to them are missing; else no station
    /// fits it there at all.
    pub taught: bool,
}

/// The highest level at which an occupation is taught, and the highest to which ways lead up from the lowest level.
#[derive(Debug, Clone, Copy, Default)]
struct Taught {
    at_all: Option<Level>,
    reached: Option<Level>,
}

/// Finds the occupations with a required level that no pathway of their region reaches, in the order of region,
/// occupation and level. A pathway starts at the lowest level and stays in the region; it reaches an occupation with
/// a station of the level, or of a higher one, that fits it by at least `min_fit`.
///
/// Required levels are those of the openings of the `demand` table for new entrants with an award. Without such a
/// table they are those of every occupation, at its own lowest level.
///
/// O(stations · fits + rows of demand).
#[must_use]
pub fn broken_links(model: &Model, stations: &Stations, fit: &FitTable, min_fit: f64) -> Vec<BrokenLink> {
    let regions = if stations.are_programs() {
        model.regions().len()
    } else {
        1
    };
    let occupations = model.occupations().len();
    let mut taught = vec![Taught::default(); regions * occupations];
    let reached = reached(model, stations);
    for station in stations.iter() {
        let region = station.region(model).map_or(0, RegionIx::index);
        let level = Some(stations.level(station));
        for fit in fits(fit, station).iter().filter(|fit| fit.score >= min_fit) {
            if let Some(best) = taught.get_mut(region * occupations + fit.occupation.index()) {
                best.at_all = best.at_all.max(level);
                if reached[place(station)] {
                    best.reached = best.reached.max(level);
                }
            }
        }
    }
    let mut broken = Vec::new();
    for ((region, occupation, level), openings) in asked(model, stations) {
        let at = region.map_or(0, RegionIx::index) * occupations + occupation.index();
        let best = taught.get(at).copied().unwrap_or_default();
        let enough = |highest: Option<Level>| highest.is_some() && highest >= level;
        if !enough(best.reached) {
            broken.push(BrokenLink {
                occupation,
                region,
                level,
                openings,
                taught: enough(best.at_all),
            });
        }
    }
    broken
}

type Asked = Map<(Option<RegionIx>, OccupationIx, Option<Level>), Heads>;

fn asked(model: &Model, stations: &Stations) -> Asked {
    let mut asked = Asked::new();
    if model.demand().is_empty() {
        for (k, occupation) in model.occupations().iter().enumerate() {
            // Without demand no region has openings; a catalogue has no region.
            let regions: Vec<Option<RegionIx>> = if stations.are_programs() {
                (0..model.regions().len())
                    .map(|region| Some(RegionIx::at(region)))
                    .collect()
            } else {
                vec![None]
            };
            for region in regions {
                asked.insert((region, OccupationIx::at(k), occupation.min_level), 0);
            }
        }
        return asked;
    }
    for line in model.demand().iter().filter(|line| of_new_entrants(line)) {
        let region = Some(line.region).filter(|_| stations.are_programs());
        let openings = line.openings * Heads::from(line.last_year - line.first_year + 1);
        *asked
            .entry((region, line.occupation, line.min_level))
            .or_insert(0) += openings;
    }
    asked
}

/// By station: whether ways lead to it from the lowest level without leaving its region.
fn reached(model: &Model, stations: &Stations) -> Vec<bool> {
    let mut reached = vec![false; stations.len()];
    for level in Level::ALL {
        for station in stations.at_level(level) {
            let region = station.region(model);
            let near = |from: super::Station| from.region(model) == region && reached[place(from)];
            reached[place(station)] =
                level == Level::Secondary || stations.into(station).any(|way| near(way.from));
        }
    }
    reached
}
