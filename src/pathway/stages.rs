//! The levels and ways that a group of schools lacks between secondary school and a master's.

use super::stations::{Station, Stations};
use crate::id::{AllianceIx, MajorIx, ProgramIx, SchoolIx};
use crate::model::{Ends, Member, Model};
use crate::unit::Level;
use vocmatch_algo::sorted::{Map, Set};

/// The levels that a group of schools offers, and those that it lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct StageCoverage {
    /// Programs of the group by level, lowest first.
    pub programs: [usize; 4],
    /// Levels at which it has none.
    pub missing: Vec<Level>,
    /// Neighbouring levels, both of which it has, without a way from one of its programs to another of them.
    pub unjoined: Vec<(Level, Level)>,
    /// Its programs without a way to any of its others although the catalogue names continuations of their major.
    pub dead_ends: Vec<DeadEnd>,
}

/// A program without a way within its group.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeadEnd {
    /// The program.
    pub program: ProgramIx,
    /// The higher majors that the catalogue names for its own and that no member teaches.
    pub not_taught: Vec<MajorIx>,
    /// Those that a member does teach, so that only the way to it is missing.
    pub taught: Vec<MajorIx>,
}

/// Returns the schools of an alliance, in id order.
#[must_use]
pub fn schools_of(model: &Model, alliance: AllianceIx) -> Vec<SchoolIx> {
    let members = model.alliance(alliance).members.iter();
    let schools = members.filter_map(|(member, ..)| match member {
        Member::School(school) => Some(*school),
        _ => None,
    });
    schools.collect::<Set<_>>().into_iter().collect()
}

/// Lists the levels and ways that the schools of a group offer and lack together. `stations` are those of programs.
/// O(stations + ways).
#[must_use]
pub fn missing_stages(model: &Model, stations: &Stations, schools: &[SchoolIx]) -> StageCoverage {
    let schools: Set<SchoolIx> = schools.iter().copied().collect();
    let program = |station: Station| match station {
        Station::Program(program) if schools.contains(&model.program(program).school) => Some(program),
        _ => None,
    };
    let mut programs = [0; 4];
    let mut joined: Set<(Level, Level)> = Set::new();
    let mut taught: Set<MajorIx> = Set::new();
    for own in stations.iter().filter_map(program) {
        programs[model.program(own).level as usize] += 1;
        taught.insert(model.program(own).major);
    }
    let mut continued: Map<MajorIx, Set<MajorIx>> = Map::new();
    for way in model.articulations() {
        if let Ends::Majors(from, to) = way.ends {
            continued.entry(from).or_default().insert(to);
        }
    }
    let mut dead_ends = Vec::new();
    for station in stations.iter() {
        let Some(own) = program(station) else {
            continue;
        };
        let on: Vec<ProgramIx> = stations
            .out_of(station)
            .filter_map(|way| program(way.to))
            .collect();
        let own_level = model.program(own).level;
        joined.extend(on.iter().map(|to| (own_level, model.program(*to).level)));
        if let (true, Some(majors)) = (on.is_empty(), continued.get(&model.program(own).major)) {
            let (taught, not_taught) = majors.iter().partition(|major| taught.contains(major));
            dead_ends.push(DeadEnd {
                program: own,
                not_taught,
                taught,
            });
        }
    }
    let has = |level: Level| programs[level as usize] > 0;
    let pairs = Level::ALL.windows(2).filter_map(|pair| match pair {
        [low, high] => Some((*low, *high)),
        _ => None,
    });
    StageCoverage {
        programs,
        missing: Level::ALL.into_iter().filter(|level| !has(*level)).collect(),
        unjoined: pairs
            .filter(|pair| has(pair.0) && has(pair.1) && !joined.contains(pair))
            .collect(),
        dead_ends,
    }
}
