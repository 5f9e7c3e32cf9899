//! Schools, majors, programs, articulations and the people who pass through them.

use super::super::check::{End, ends};
use super::super::entity::{
    Articulation, Base, BaseStay, Ends, Entrants, Graduates, Major, Outcome, Program, School, SkillLevel,
};
use super::super::names::aliases;
use super::cooperation;
use super::source::{Source, at, grouped, rows_in_order, share};
use crate::id::{
    CategoryIx, MajorId, MajorIx, OccupationIx, ProgramId, ProgramIx, RegionIx, SchoolId, SchoolIx, SkillIx,
};
use vocmatch_algo::order;

pub(super) fn schools(source: Source) -> Vec<School> {
    let rows = rows_in_order(&source.data.schools, &source.names.schools, |row| &row.school_id).into_iter();
    rows.filter_map(|row| {
        Some(School {
            id: SchoolId::new(&row.school_id),
            name: row.name.clone(),
            region: RegionIx::at(source.names.regions.get(&row.region_id)?),
        })
    })
    .collect()
}

pub(super) fn majors(source: Source) -> Vec<Major> {
    let (data, names) = (source.data, source.names);
    let level_years = level_years(source);
    let count = names.majors.all().len();
    let skills = data.major_skills.iter().map(|row| {
        let skill = SkillIx::at(source.skill(&row.skill)?);
        Some((
            names.majors.get(&row.major_id)?,
            SkillLevel {
                skill,
                level: share(row.level),
            },
        ))
    });
    let skills = grouped(count, skills, |taught| taught.skill);
    let links = data.major_occupations.iter().map(|row| {
        Some((
            names.majors.get(&row.major_id)?,
            OccupationIx::at(names.occupations.get(&row.occupation_id)?),
        ))
    });
    let links = grouped(count, links, |occupation| *occupation);
    let rows = rows_in_order(&data.majors, &names.majors, |row| &row.major_id).into_iter();
    rows.zip(skills)
        .zip(links)
        .map(|((row, skills), occupations)| Major {
            id: MajorId::new(&row.major_id),
            name: row.name.clone(),
            level: row.level,
            category: at(&names.categories, &row.category_id).map(CategoryIx::at),
            aliases: aliases(row.aliases.as_deref()).map(str::to_owned).collect(),
            years: row.years.map(whole_years).or(level_years[row.level as usize]),
            standing: row.standing,
            skills,
            occupations,
        })
        .collect()
}

pub(super) fn programs(source: Source, schools: &[School], majors: &[Major], bases: &[Base]) -> Vec<Program> {
    let (data, names) = (source.data, source.names);
    let ids = &names.programs;
    let mut entrants = entrants(source).into_iter();
    let mut graduates = graduates(source).into_iter();
    let mut outcomes = outcomes(source).into_iter();
    let mut stays = stays(source, bases).into_iter();
    let rows = rows_in_order(&data.programs, ids, |row| &row.program_id).into_iter();
    rows.filter_map(|row| {
        let (school, major) = (
            names.schools.get(&row.school_id)?,
            names.majors.get(&row.major_id)?,
        );
        let own = majors.get(major)?;
        Some(Program {
            id: ProgramId::new(&row.program_id),
            school: SchoolIx::at(school),
            major: MajorIx::at(major),
            region: schools.get(school)?.region,
            level: own.level,
            seats: row.seats,
            years: row
                .years
                .map(whole_years)
                .or(own.years)
                .unwrap_or_else(|| own.level.usual_years()),
            completion: row.completion_rate.map(share),
            seat_cost: row.seat_cost,
            delivery: row.delivery,
            entrants: entrants.next()?,
            graduates: graduates.next()?,
            outcomes: outcomes.next()?,
            bases: stays.next()?,
        })
    })
    .collect()
}

/// Whole years of study; less than one counts as 0.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a time of study is 0 to 15 years"
)]
fn whole_years(years: f64) -> u32 {
    libm::floor(years) as u32
}

fn entrants(source: Source) -> Vec<Vec<Entrants>> {
    let ids = &source.names.programs;
    let rows = source.data.entrants.iter().map(|row| {
        let adults = row.adults.unwrap_or(0);
        Some((
            ids.get(&row.program_id)?,
            Entrants {
                year: row.year,
                entrants: row.entrants,
                adults,
                applicants: row.applicants,
            },
        ))
    });
    grouped(ids.all().len(), rows, |entrants| entrants.year)
}

fn graduates(source: Source) -> Vec<Vec<Graduates>> {
    let ids = &source.names.programs;
    let rows = source.data.graduates.iter().map(|row| {
        let graduates = Graduates {
            year: row.year,
            graduates: row.graduates,
            continuing: row.continuing,
        };
        Some((ids.get(&row.program_id)?, graduates))
    });
    grouped(ids.all().len(), rows, |graduates| graduates.year)
}

fn outcomes(source: Source) -> Vec<Vec<Outcome>> {
    let names = source.names;
    let rows = source.data.outcomes.iter().map(|row| {
        let outcome = Outcome {
            year: row.year,
            occupation: at(&names.occupations, &row.occupation_id).map(OccupationIx::at),
            tracked: row.tracked,
            employed: row.employed,
            working: row
                .employed
                .unwrap_or_else(|| row.tracked - row.further_study.unwrap_or(0)),
            in_field: row.in_field,
            further_study: row.further_study,
            own_business: row.own_business,
        };
        Some((names.programs.get(&row.program_id)?, outcome))
    });
    grouped(names.programs.all().len(), rows, |outcome| {
        (outcome.year, outcome.occupation)
    })
}

fn stays(source: Source, bases: &[Base]) -> Vec<Vec<BaseStay>> {
    grouped(
        source.names.programs.all().len(),
        cooperation::stays(source, bases).into_iter().map(Some),
        |stay| stay.base,
    )
}

pub(super) fn articulations(source: Source) -> Vec<Articulation> {
    let rows = source.data.articulations.iter();
    let mut all: Vec<Articulation> = rows
        .filter_map(|row| {
            let ends = match ends(row, source.names).ok()? {
                (End::Program(from), End::Program(to)) => {
                    Ends::Programs(ProgramIx::at(from), ProgramIx::at(to))
                }
                (End::Major(from), End::Major(to)) => Ends::Majors(MajorIx::at(from), MajorIx::at(to)),
                _ => return None,
            };
            Some(Articulation {
                ends,
                kind: row.kind,
                share: row.share.map(share),
                quota: row.quota,
                first_year: row.first_year,
                last_year: None,
            })
        })
        .collect();
    order::sort_by_key(&mut all, |one| (one.ends, one.kind, one.first_year));
    for later in (1..all.len()).rev() {
        let (before, after) = (&all[later - 1], &all[later]);
        if (before.ends, before.kind) == (after.ends, after.kind) {
            let last = after.first_year.map(|year| year.saturating_sub(1));
            all[later - 1].last_year = last;
        }
    }
    all
}

/// Years of study by level, lowest first, where the tables say.
fn level_years(source: Source) -> [Option<u32>; 4] {
    let mut years = [None; 4];
    for row in &source.data.levels {
        years[row.level as usize] = row.years.map(whole_years);
    }
    years
}

/// The local names of levels, lowest first.
pub(super) fn level_names(source: Source) -> [Option<String>; 4] {
    let mut names = [const { None }; 4];
    for row in source.data.levels.iter().filter(|row| !row.name.is_empty()) {
        names[row.level as usize] = Some(row.name.clone());
    }
    names
}
