//! From the numbers of a recipe to rows.

use super::{FIRST_YEAR, KINDS, Pick, Recipe};
use std::collections::{BTreeMap, BTreeSet};
use vocmatch::dataset::rows::*;
use vocmatch::dataset::{Credential, Dataset};
use vocmatch::unit::Level;

/// Ids whose order is not that of the rows.
fn id(letter: char, k: usize) -> String {
    format!("{letter}{}", (k * 7 + 3) % 10)
}

fn of(letter: char, pick: Pick, count: usize) -> String {
    id(letter, usize::from(pick) % count)
}

/// A row that a pick names, unless there is none to name.
fn some(letter: char, pick: Option<Pick>, count: usize) -> Option<String> {
    pick.filter(|_| count > 0).map(|pick| of(letter, pick, count))
}

/// Lowest and highest level in order, or the lowest alone.
fn ordered(min: Option<Level>, max: Option<Level>) -> Option<Level> {
    max.filter(|max| min.is_none_or(|min| min <= *max))
}

impl Recipe {
    pub(super) fn dataset(&self) -> Dataset {
        let mut data = Dataset::default();
        self.places(&mut data);
        self.work(&mut data);
        self.taught(&mut data);
        self.ways(&mut data);
        self.people(&mut data);
        self.bases(&mut data);
        self.asked(&mut data);
        self.employed(&mut data);
        data
    }

    fn places(&self, data: &mut Dataset) {
        for (k, point) in self.regions.iter().enumerate() {
            data.regions.push(RegionRow {
                region_id: id('r', k),
                name: format!("Region {k}"),
                latitude: point.map(|(north, _)| 39.0 + f64::from(north) * 0.3),
                longitude: point.map(|(_, east)| 116.0 + f64::from(east) * 0.3),
                ..RegionRow::default()
            });
        }
        let mut seen = BTreeSet::new();
        for (from, to, willingness) in &self.mobility {
            let pair = (
                of('r', *from, self.regions.len()),
                of('r', *to, self.regions.len()),
            );
            if pair.0 != pair.1 && seen.insert(pair.clone()) {
                data.mobility.push(MobilityRow {
                    from_region_id: pair.0,
                    to_region_id: pair.1,
                    willingness: *willingness,
                    ..MobilityRow::default()
                });
            }
        }
        for (k, (priority, parent)) in self.industries.iter().enumerate() {
            data.industries.push(IndustryRow {
                industry_id: id('i', k),
                name: format!("Industry {k}"),
                parent_id: (k > 0 && parent % 2 == 1).then(|| of('i', *parent, k)),
                priority: *priority,
                ..IndustryRow::default()
            });
        }
    }

    fn work(&self, data: &mut Dataset) {
        for k in 0..usize::from(self.classes) {
            data.categories.push(CategoryRow {
                category_id: id('c', k),
                name: format!("Class {k}"),
                ..CategoryRow::default()
            });
        }
        for (k, parent) in self.skills.iter().enumerate() {
            data.skills.push(SkillRow {
                skill_id: id('s', k),
                name: format!("Skill {k}"),
                parent_id: (k > 0 && parent % 2 == 1).then(|| of('s', *parent, k)),
                ..SkillRow::default()
            });
        }
        for (k, occupation) in self.occupations.iter().enumerate() {
            let (min, max) = occupation.levels;
            data.occupations.push(OccupationRow {
                occupation_id: id('o', k),
                name: format!("Occupation {k}"),
                category_id: some('c', occupation.class, data.categories.len()),
                industry_id: some('i', occupation.industry, self.industries.len()),
                min_level: min,
                max_level: ordered(min, max),
                ..OccupationRow::default()
            });
            let mut seen = BTreeSet::new();
            for (skill, importance, level) in &occupation.needs {
                let Some(skill) = some('s', Some(*skill), self.skills.len()) else {
                    continue;
                };
                if seen.insert(skill.clone()) {
                    data.occupation_skills.push(OccupationSkillRow {
                        occupation_id: id('o', k),
                        skill,
                        importance: *importance,
                        level: *level,
                        ..OccupationSkillRow::default()
                    });
                }
            }
        }
    }

    fn taught(&self, data: &mut Dataset) {
        for (k, region) in self.schools.iter().enumerate() {
            data.schools.push(SchoolRow {
                school_id: id('h', k),
                name: format!("School {k}"),
                region_id: of('r', *region, self.regions.len()),
                ..SchoolRow::default()
            });
        }
        for (k, major) in self.majors.iter().enumerate() {
            data.majors.push(MajorRow {
                major_id: id('m', k),
                name: format!("Major {k}"),
                level: major.level,
                category_id: some('c', major.class, data.categories.len()),
                ..MajorRow::default()
            });
            let skills: BTreeMap<String, f64> = major
                .skills
                .iter()
                .filter_map(|(skill, level)| Some((some('s', Some(*skill), self.skills.len())?, *level)))
                .collect();
            let row = |(skill, level)| MajorSkillRow {
                major_id: id('m', k),
                skill,
                level,
                ..MajorSkillRow::default()
            };
            data.major_skills.extend(skills.into_iter().map(row));
            let links = major.links.iter().map(|o| of('o', *o, self.occupations.len()));
            let row = |occupation_id| MajorOccupationRow {
                major_id: id('m', k),
                occupation_id,
                ..MajorOccupationRow::default()
            };
            data.major_occupations
                .extend(links.collect::<BTreeSet<_>>().into_iter().map(row));
        }
        for (k, program) in self.programs.iter().enumerate() {
            data.programs.push(ProgramRow {
                program_id: id('p', k),
                school_id: of('h', program.school, self.schools.len()),
                major_id: of('m', program.major, self.majors.len()),
                seats: program.seats,
                years: program.years.map(f64::from),
                completion_rate: program.completion,
                ..ProgramRow::default()
            });
        }
    }

    fn ways(&self, data: &mut Dataset) {
        let major_of = |program: usize| usize::from(self.programs[program].major) % self.majors.len();
        let mut shares: BTreeMap<usize, f64> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for way in &self.ways {
            let count = if way.of_majors {
                self.majors.len()
            } else {
                self.programs.len()
            };
            let end = |pick: Pick| {
                let place = usize::from(pick) % count;
                let major = if way.of_majors { place } else { major_of(place) };
                (self.majors[major].level, place, major)
            };
            let (low, high) = (
                end(way.ends.0).min(end(way.ends.1)),
                end(way.ends.0).max(end(way.ends.1)),
            );
            let kind = KINDS[usize::from(way.kind) % KINDS.len()];
            if low.0 == high.0 || !seen.insert((way.of_majors, low.1, high.1, kind)) {
                continue;
            }
            // Shares out of a major and out of its programs add up to at most 1.
            let leaving = shares.entry(low.2).or_insert(0.0);
            let share = way.share.filter(|share| *leaving + share <= 1.0);
            *leaving += share.unwrap_or(0.0);
            let letter = if way.of_majors { 'm' } else { 'p' };
            // A quota between majors needs a program of each.
            let taught = |place: usize| (0..self.programs.len()).any(|program| major_of(program) == place);
            let usable = !way.of_majors || self.programs.is_empty() || (taught(low.1) && taught(high.1));
            data.articulations.push(ArticulationRow {
                from_id: id(letter, low.1),
                to_id: id(letter, high.1),
                kind,
                share,
                quota: way.quota.filter(|_| usable),
                first_year: way.first_year,
                ..ArticulationRow::default()
            });
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "a share of a small count")]
    fn people(&self, data: &mut Dataset) {
        let part = |whole: i64, share: f64| (whole as f64 * share) as i64;
        for (k, program) in self.programs.iter().enumerate() {
            for (year, (graduates, continuing)) in (2022..).zip(&program.graduates) {
                data.graduates.push(GraduateRow {
                    program_id: id('p', k),
                    year,
                    graduates: *graduates,
                    continuing: continuing.map(|share| part(*graduates, share)),
                    ..GraduateRow::default()
                });
            }
            for (year, entrants) in (2021..).zip(&program.entrants) {
                data.entrants.push(EntrantRow {
                    program_id: id('p', k),
                    year,
                    entrants: *entrants,
                    adults: None,
                    ..EntrantRow::default()
                });
            }
        }
        let mut seen = BTreeSet::new();
        for row in &self.tracked {
            let program_id = of('p', row.program, self.programs.len());
            let occupation_id = some('o', row.occupation, self.occupations.len());
            if !seen.insert((program_id.clone(), row.year, occupation_id.clone())) {
                continue;
            }
            let (employed, study, in_field) = row.parts;
            let employed = employed.map(|share| part(row.people, share));
            let study = study.map(|share| part(row.people, share));
            let working = employed.unwrap_or(row.people - study.unwrap_or(0));
            data.outcomes.push(OutcomeRow {
                program_id,
                year: row.year,
                occupation_id,
                tracked: row.people,
                employed,
                in_field: part(working, in_field),
                further_study: study,
                own_business: None,
                ..OutcomeRow::default()
            });
        }
    }

    fn bases(&self, data: &mut Dataset) {
        for (k, base) in self.bases.iter().enumerate() {
            data.bases.push(BaseRow {
                base_id: id('b', k),
                name: format!("Base {k}"),
                region_id: of('r', base.region, self.regions.len()),
                places: base.places,
                ..BaseRow::default()
            });
            let skills = base
                .skills
                .iter()
                .filter_map(|(skill, level)| Some((some('s', Some(*skill), self.skills.len())?, *level)));
            let row = |(skill, level)| BaseSkillRow {
                base_id: id('b', k),
                skill,
                level,
                ..BaseSkillRow::default()
            };
            data.base_skills
                .extend(skills.collect::<BTreeMap<_, _>>().into_iter().map(row));
            let programs = base.programs.iter().map(|p| of('p', *p, self.programs.len()));
            let row = |program_id| BaseProgramRow {
                base_id: id('b', k),
                program_id,
                places: None,
                ..BaseProgramRow::default()
            };
            data.base_programs
                .extend(programs.collect::<BTreeSet<_>>().into_iter().map(row));
        }
    }

    fn asked(&self, data: &mut Dataset) {
        let mut taken: Vec<(_, i32, i32)> = Vec::new();
        for row in &self.asked {
            let occupation = usize::from(row.of.0) % self.occupations.len();
            let (usual, _) = self.occupations[occupation].levels;
            let (min, max) = row.levels;
            let first = FIRST_YEAR + row.years.0;
            let last = (first + row.years.1).min(FIRST_YEAR + 2);
            let openings = DemandRow {
                occupation_id: id('o', occupation),
                industry_id: some('i', row.of.1, self.industries.len()),
                region_id: of('r', row.of.2, self.regions.len()),
                first_year: first,
                last_year: (row.years.1 > 0).then_some(last),
                min_level: min,
                max_level: ordered(min.or(usual), max),
                openings: row.openings,
                credential: row.credential,
                experience_years: row.experience,
                annual_wage: None,
                note: row.remarks.0.then(|| "estimated".to_owned()),
                caution: row.remarks.1.then(|| "survey of one firm".to_owned()),
                ..DemandRow::default()
            };
            // The same openings must not be given twice for a year.
            let kind = (
                openings.occupation_id.clone(),
                openings.industry_id.clone(),
                openings.region_id.clone(),
                min.or(usual),
                row.credential.unwrap_or(Credential::Required),
                row.experience.unwrap_or(0.0) > 0.0,
            );
            if taken
                .iter()
                .all(|(other, from, to)| *other != kind || *from > last || *to < first)
            {
                taken.push((kind, first, last));
                data.demand.push(openings);
            }
        }
    }

    fn employed(&self, data: &mut Dataset) {
        let given: BTreeSet<_> = data
            .demand
            .iter()
            .map(|row| {
                (
                    row.occupation_id.clone(),
                    row.industry_id.clone(),
                    row.region_id.clone(),
                )
            })
            .collect();
        let mut seen = given;
        for row in &self.employed {
            let key = (
                of('o', row.of.0, self.occupations.len()),
                some('i', row.of.1, self.industries.len()),
                of('r', row.of.2, self.regions.len()),
            );
            if !seen.insert(key.clone()) {
                continue;
            }
            for (year, employment) in (FIRST_YEAR - 1..).zip(&row.people) {
                data.employment.push(EmploymentRow {
                    occupation_id: key.0.clone(),
                    industry_id: key.1.clone(),
                    region_id: key.2.clone(),
                    year,
                    employment: *employment,
                    exit_rate: row.rates.0,
                    transfer_rate: row.rates.1,
                    experienced_share: row.rates.2,
                    credential: row.credential,
                    min_level: row.min_level,
                    ..EmploymentRow::default()
                });
            }
        }
    }
}
