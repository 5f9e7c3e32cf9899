//! Small random worlds: datasets that every rule accepts, with a bit of everything that a plan rests on.
//!
//! A world is made of plain numbers (a [`Recipe`]), so that it shrinks: fewer rows, lower picks.

mod allied;
mod crowded;
mod rows;
mod tools;

pub use allied::{ALLIANCE, allied};
pub use crowded::crowded;
pub use tools::{folder, model, objectives, planned, programs, shuffled, small};

use proptest::prelude::*;
use vocmatch::dataset::{ArticulationKind, Credential, Dataset};
use vocmatch::unit::Level;

/// Any row of another table, chosen by its place modulo the number of rows.
type Pick = u8;

/// The plan years of every world.
pub const FIRST_YEAR: i32 = 2025;

const KINDS: [ArticulationKind; 3] = [
    ArticulationKind::ThreePlusTwo,
    ArticulationKind::Exam,
    ArticulationKind::FurtherStudy,
];

#[derive(Debug, Clone)]
struct Occupation {
    class: Option<Pick>,
    industry: Option<Pick>,
    levels: (Option<Level>, Option<Level>),
    needs: Vec<(Pick, f64, f64)>,
}

#[derive(Debug, Clone)]
struct Major {
    level: Level,
    class: Option<Pick>,
    skills: Vec<(Pick, f64)>,
    links: Vec<Pick>,
}

#[derive(Debug, Clone)]
struct Program {
    school: Pick,
    major: Pick,
    seats: Option<i64>,
    years: Option<u8>,
    completion: Option<f64>,
    graduates: Vec<(i64, Option<f64>)>,
    entrants: Vec<i64>,
}

#[derive(Debug, Clone)]
struct Way {
    of_majors: bool,
    ends: (Pick, Pick),
    kind: Pick,
    share: Option<f64>,
    quota: Option<i64>,
    first_year: Option<i32>,
}

#[derive(Debug, Clone)]
struct Tracked {
    program: Pick,
    year: i32,
    occupation: Option<Pick>,
    people: i64,
    parts: (Option<f64>, Option<f64>, f64),
}

#[derive(Debug, Clone)]
struct Asked {
    of: (Pick, Option<Pick>, Pick),
    years: (i32, i32),
    levels: (Option<Level>, Option<Level>),
    openings: i64,
    credential: Option<Credential>,
    experience: Option<f64>,
    remarks: (bool, bool),
}

#[derive(Debug, Clone)]
struct Employed {
    of: (Pick, Option<Pick>, Pick),
    people: Vec<i64>,
    rates: (f64, f64, Option<f64>),
    credential: Option<Credential>,
    min_level: Option<Level>,
}

#[derive(Debug, Clone)]
struct Base {
    region: Pick,
    places: i64,
    skills: Vec<(Pick, f64)>,
    programs: Vec<Pick>,
}

/// The numbers that a world is made of.
#[derive(Debug, Clone)]
struct Recipe {
    regions: Vec<Option<(u8, u8)>>,
    mobility: Vec<(Pick, Pick, f64)>,
    industries: Vec<(Option<f64>, Pick)>,
    classes: u8,
    skills: Vec<Pick>,
    occupations: Vec<Occupation>,
    schools: Vec<Pick>,
    majors: Vec<Major>,
    programs: Vec<Program>,
    ways: Vec<Way>,
    tracked: Vec<Tracked>,
    bases: Vec<Base>,
    asked: Vec<Asked>,
    employed: Vec<Employed>,
}

fn maybe<S: Strategy>(of: S) -> impl Strategy<Value = Option<S::Value>> {
    prop::option::weighted(0.5, of)
}

fn mostly<S: Strategy>(of: S) -> impl Strategy<Value = Option<S::Value>> {
    prop::option::weighted(0.85, of)
}

fn rarely<S: Strategy>(of: S) -> impl Strategy<Value = Option<S::Value>> {
    prop::option::weighted(0.2, of)
}

fn list<S: Strategy>(of: S, most: usize) -> impl Strategy<Value = Vec<S::Value>> {
    prop::collection::vec(of, 0..=most)
}

fn pick() -> impl Strategy<Value = Pick> {
    0u8..60
}

fn share() -> impl Strategy<Value = f64> {
    (0u8..=20).prop_map(|twentieths| f64::from(twentieths) / 20.0)
}

fn level() -> impl Strategy<Value = Level> {
    prop_oneof![3 => Just(0), 3 => Just(1), 2 => Just(2), 1 => Just(3)].prop_map(|k: usize| Level::ALL[k])
}

fn credential() -> impl Strategy<Value = Option<Credential>> {
    prop_oneof![
        5 => Just(None),
        3 => Just(Some(Credential::Required)),
        1 => Just(Some(Credential::HighSchool)),
        1 => Just(Some(Credential::None)),
        1 => Just(Some(Credential::Beyond)),
    ]
}

fn occupation() -> impl Strategy<Value = Occupation> {
    (
        mostly(pick()),
        maybe(pick()),
        (maybe(level()), rarely(level())),
        list((pick(), share(), share()), 3),
    )
        .prop_map(|(class, industry, levels, needs)| Occupation {
            class,
            industry,
            levels,
            needs,
        })
}

fn major() -> impl Strategy<Value = Major> {
    (
        level(),
        mostly(pick()),
        list((pick(), share()), 3),
        list(pick(), 2),
    )
        .prop_map(|(level, class, skills, links)| Major {
            level,
            class,
            skills,
            links,
        })
}

fn program() -> impl Strategy<Value = Program> {
    (
        (pick(), pick()),
        maybe(0i64..40),
        mostly(0u8..4),
        maybe(share()),
        prop_oneof![
            1 => Just(Vec::new()),
            3 => prop::collection::vec((0i64..25, rarely(share())), 1..=3)
        ],
        prop_oneof![2 => Just(Vec::new()), 1 => prop::collection::vec(0i64..25, 1..=3)],
    )
        .prop_map(
            |((school, major), seats, years, completion, graduates, entrants)| Program {
                school,
                major,
                seats,
                years,
                completion,
                graduates,
                entrants,
            },
        )
}

fn way() -> impl Strategy<Value = Way> {
    (
        any::<bool>(),
        (pick(), pick()),
        pick(),
        maybe((1u8..12).prop_map(|k| f64::from(k) / 20.0)),
        maybe(0i64..15),
        maybe(2022i32..2028),
    )
        .prop_map(|(of_majors, ends, kind, share, quota, first_year)| Way {
            of_majors,
            ends,
            kind,
            share,
            quota,
            first_year,
        })
}

fn tracked() -> impl Strategy<Value = Tracked> {
    (
        pick(),
        2021i32..2025,
        maybe(pick()),
        0i64..60,
        (maybe(share()), maybe(share()), share()),
    )
        .prop_map(|(program, year, occupation, people, parts)| Tracked {
            program,
            year,
            occupation,
            people,
            parts,
        })
}

fn base() -> impl Strategy<Value = Base> {
    (pick(), 0i64..40, list((pick(), share()), 2), list(pick(), 3)).prop_map(
        |(region, places, skills, programs)| Base {
            region,
            places,
            skills,
            programs,
        },
    )
}

fn asked() -> impl Strategy<Value = Asked> {
    (
        (pick(), maybe(pick()), pick()),
        (0i32..3, 0i32..3),
        (rarely(level()), rarely(level())),
        0i64..30,
        credential(),
        prop_oneof![4 => Just(None), 1 => Just(Some(0.0)), 1 => Just(Some(2.0))],
        (proptest::bool::weighted(0.3), proptest::bool::weighted(0.2)),
    )
        .prop_map(
            |(of, years, levels, openings, credential, experience, remarks)| Asked {
                of,
                years,
                levels,
                openings,
                credential,
                experience,
                remarks,
            },
        )
}

fn employed() -> impl Strategy<Value = Employed> {
    (
        (pick(), maybe(pick()), pick()),
        list(0i64..200, 4),
        (share(), share(), maybe(share())),
        credential(),
        maybe(level()),
    )
        .prop_map(
            |(of, people, (exit, transfer, experienced), credential, min_level)| Employed {
                of,
                people,
                rates: (exit / 4.0, transfer / 4.0, experienced),
                credential,
                min_level,
            },
        )
}

/// A random dataset; it shows itself as the JSON document that a planner would hand in.
#[derive(Clone)]
pub struct World(pub Dataset);

impl std::ops::Deref for World {
    type Target = Dataset;
    fn deref(&self) -> &Dataset {
        &self.0
    }
}

impl std::ops::DerefMut for World {
    fn deref_mut(&mut self) -> &mut Dataset {
        &mut self.0
    }
}

impl std::fmt::Debug for World {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&serde_json::to_string(&self.0).unwrap())
    }
}

/// Small random datasets without errors.
pub fn worlds() -> impl Strategy<Value = World> {
    let places = (
        prop::collection::vec(prop::option::weighted(0.85, (0u8..6, 0u8..6)), 1..=3),
        list((pick(), pick(), share()), 2),
        prop::collection::vec((maybe(share()), pick()), 1..=3),
        1u8..=2,
        list(pick(), 4),
    );
    let taught = (
        prop::collection::vec(pick(), 1..=3),
        prop::collection::vec(major(), 1..=5),
        prop::collection::vec(program(), 1..=8),
        list(way(), 6),
        list(tracked(), 3),
        list(base(), 2),
    );
    let work = (
        prop::collection::vec(occupation(), 1..=4),
        prop::collection::vec(asked(), 1..=8),
        list(employed(), 2),
    );
    (places, taught, work).prop_map(|(places, taught, work)| {
        let (regions, mobility, industries, classes, skills) = places;
        let (schools, majors, programs, ways, tracked, bases) = taught;
        let (occupations, asked, employed) = work;
        let recipe = Recipe {
            regions,
            mobility,
            industries,
            classes,
            skills,
            occupations,
            schools,
            majors,
            programs,
            ways,
            tracked,
            bases,
            asked,
            employed,
        };
        World(recipe.dataset())
    })
}
