//! Seeded datasets of any size, shaped like California's: few large programs and many small ones, openings
//! with heavy tails, a class of six majors, regions in a grid of which only neighbours are near.

use vocmatch::dataset::Dataset;
use vocmatch::dataset::rows::{
    CategoryRow, DemandRow, GraduateRow, MajorOccupationRow, MajorRow, MajorSkillRow, OccupationRow,
    OccupationSkillRow, ProgramRow, RegionRow, SchoolRow, SkillRow,
};
use vocmatch::unit::Level;

/// Splitmix64: the same numbers everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    #[expect(clippy::cast_possible_truncation, reason = "below `bound`")]
    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    /// A Pareto number from 1 to `most`.
    #[expect(clippy::cast_possible_truncation, reason = "at most `most`")]
    fn heavy(&mut self, most: f64) -> i64 {
        (1.0 - self.unit()).powf(-0.8).min(most) as i64
    }
}

const REGIONS: usize = 28;
const SKILLS: usize = 68;

fn id(letter: char, number: usize) -> String {
    format!("{letter}{number:06}")
}

/// A dataset with so many programs; majors, occupations, schools and openings grow with them, regions do not.
/// One seed, so the same rows every time. Six plan years, 2025 to 2030.
pub fn dataset(programs: usize) -> Dataset {
    let mut random = Random(programs as u64);
    let (majors, occupations, schools) = (programs / 10, programs / 25, programs / 30);
    let mut data = Dataset::default();
    for k in 0..REGIONS {
        data.regions.push(RegionRow {
            region_id: id('r', k),
            name: format!("Region {k}"),
            latitude: Some(33.0 + 0.8 * (k / 4) as f64),
            longitude: Some(-118.0 + 0.9 * (k % 4) as f64),
            ..RegionRow::default()
        });
    }
    for k in 0..SKILLS {
        data.skills.push(SkillRow {
            skill_id: id('s', k),
            name: format!("Skill {k}"),
            ..SkillRow::default()
        });
    }
    for k in 0..occupations {
        let min_level = Some(Level::ALL[random.below(4)]);
        data.occupations.push(OccupationRow {
            occupation_id: id('o', k),
            name: format!("Occupation {k}"),
            min_level,
            ..OccupationRow::default()
        });
        for skill in (k % 4..SKILLS).step_by(4) {
            data.occupation_skills.push(OccupationSkillRow {
                occupation_id: id('o', k),
                skill: id('s', skill),
                importance: random.unit(),
                level: random.unit(),
                ..OccupationSkillRow::default()
            });
        }
        for region in 0..REGIONS {
            data.demand.push(DemandRow {
                occupation_id: id('o', k),
                region_id: id('r', region),
                first_year: 2025,
                last_year: Some(2030),
                openings: 10 * random.heavy(800.0),
                ..DemandRow::default()
            });
        }
    }
    taught(&mut data, &mut random, (programs, majors, occupations, schools));
    data
}

fn taught(
    data: &mut Dataset,
    random: &mut Random,
    (programs, majors, occupations, schools): (usize, usize, usize, usize),
) {
    for k in 0..majors {
        if k % 6 == 0 {
            data.categories.push(CategoryRow {
                category_id: id('c', k / 6),
                name: format!("Class {}", k / 6),
                ..CategoryRow::default()
            });
        }
        data.majors.push(MajorRow {
            major_id: id('m', k),
            name: format!("Major {k}"),
            level: Level::ALL[random.below(4)],
            category_id: Some(id('c', k / 6)),
            ..MajorRow::default()
        });
        // A class is near a handful of occupations.
        let near = k / 6 * 2;
        let mut linked: Vec<usize> = (0..3).map(|_| (near + random.below(5)) % occupations).collect();
        linked.sort_unstable();
        linked.dedup();
        for occupation in linked {
            data.major_occupations.push(MajorOccupationRow {
                major_id: id('m', k),
                occupation_id: id('o', occupation),
                ..MajorOccupationRow::default()
            });
        }
        for skill in (k % 7..SKILLS).step_by(7).filter(|_| k % 2 == 0) {
            data.major_skills.push(MajorSkillRow {
                major_id: id('m', k),
                skill: id('s', skill),
                level: random.unit(),
                ..MajorSkillRow::default()
            });
        }
    }
    for k in 0..schools {
        data.schools.push(SchoolRow {
            school_id: id('k', k),
            name: format!("School {k}"),
            region_id: id('r', random.below(REGIONS)),
            ..SchoolRow::default()
        });
    }
    for k in 0..programs {
        data.programs.push(ProgramRow {
            program_id: id('p', k),
            school_id: id('k', random.below(schools)),
            major_id: id('m', random.below(majors)),
            ..ProgramRow::default()
        });
        data.graduates.push(GraduateRow {
            program_id: id('p', k),
            year: 2024,
            graduates: 6 * random.heavy(250.0),
            continuing: None,
            ..GraduateRow::default()
        });
    }
}
