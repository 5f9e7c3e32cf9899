//! The level that an occupation asks for, as far as the tables give it.

use crate::id::CategoryIx;
use crate::model::{Model, Occupation};
use crate::unit::Level;

/// Words in the names of occupations and their classes that indicate work after higher education (the major groups of
/// ISCO-08 whose skill level is 3 or 4, except managers).
const AFTER_HIGHER_EDUCATION: [&str; 13] = [
    "专业技术",
    "技术人员",
    "研究人员",
    "工程师",
    "医师",
    "教师",
    "律师",
    "professional",
    "engineers",
    "scientist",
    "physician",
    "lawyer",
    "architects",
];

/// The lowest level: the occupation's own, else higher vocational where its name or a class's says so.
pub(super) fn asked_level(model: &Model, occupation: &Occupation) -> Option<Level> {
    let named = |name: &str| {
        let name = name.to_lowercase();
        AFTER_HIGHER_EDUCATION.iter().any(|word| name.contains(word))
    };
    let up = |class: &CategoryIx| model.category(*class).parent;
    let classes = || std::iter::successors(occupation.category, up);
    let told = || named(&occupation.name) || classes().any(|class| named(&model.category(class).name));
    occupation
        .min_level
        .or_else(|| told().then_some(Level::HigherVocational))
}

/// How closely documented links follow the levels that occupations ask for.
pub(super) struct Levels {
    /// By occupation, the level it asks for.
    pub(super) asked: Vec<Option<Level>>,
    /// By major: its links to occupations above its level; and its links times all occupations above its level.
    above: Vec<(f64, f64)>,
    sums: (f64, f64),
    /// Whether majors differ in level at all.
    differ: bool,
}

/// The prior weight, in links, of the assumption that links above a major's level are rare.
const EXPECTED_LINKS: f64 = 10.0;

impl Levels {
    pub(super) fn new(model: &Model) -> Levels {
        let asked: Vec<Option<Level>> = model
            .occupations()
            .iter()
            .map(|o| asked_level(model, o))
            .collect();
        let above = |level: Level, asked: Option<Level>| asked.is_some_and(|asked| asked > level);
        let counts: Vec<(f64, f64)> = model
            .majors()
            .iter()
            .map(|major| {
                let all = asked.iter().filter(|asked| above(major.level, **asked)).count() as f64;
                let linked = major
                    .occupations
                    .iter()
                    .filter(|o| above(major.level, asked[o.index()]))
                    .count();
                // Whole numbers, so that subtracting a major is exact.
                (linked as f64, all * major.occupations.len() as f64)
            })
            .collect();
        let sums = counts
            .iter()
            .fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        let mut levels = model.majors().iter().map(|major| major.level);
        let first = levels.next();
        Levels {
            differ: levels.any(|level| Some(level) != first),
            asked,
            above: counts,
            sums,
        }
    }

    /// The assumption without links: that links follow levels, if majors differ in level.
    pub(super) fn kept_without_links(&self) -> f64 {
        f64::from(u8::from(self.differ))
    }

    /// 1 where links never lead above a major's level, 0 where they do so as often as if levels did not matter;
    /// withheld majors are left out. 0 where all majors have one level, which then carries no information.
    pub(super) fn kept(&self, withheld: &[usize]) -> f64 {
        if !self.differ {
            return 0.0;
        }
        let (mut linked, mut expected) = self.sums;
        for m in withheld {
            linked -= self.above[*m].0;
            expected -= self.above[*m].1;
        }
        let expected = expected / self.asked.len().max(1) as f64;
        (1.0 - linked / (expected + EXPECTED_LINKS)).clamp(0.0, 1.0)
    }
}
