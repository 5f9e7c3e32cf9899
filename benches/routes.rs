//! Routes of one learner: on the national catalogue, and through ten thousand programs with fifty thousand ways.
//!
//! `cargo bench -p vocmatch-benches --bench routes`. After the benchmarks a table shows routes a second.
#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark may fail, and prints"
)]

use divan::Bencher;
use std::sync::OnceLock;
use std::time::Instant;
use vocmatch::Model;
use vocmatch::dataset::rows::{
    ArticulationRow, MajorOccupationRow, MajorRow, OccupationRow, ProgramRow, RegionRow, SchoolRow,
};
use vocmatch::dataset::{ArticulationKind, Dataset};
use vocmatch::fit::{FitConfig, FitTable, Siblings, table};
use vocmatch::pathway::{Goal, RouteConfig, Routes, Start, Stations};
use vocmatch::unit::Level;

fn main() {
    divan::main();
    let quick = std::env::args().any(|word| word == "--test" || word == "--list");
    if !quick {
        rates();
    }
}

/// The shipped national catalogue.
const CHINA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/data/china");

/// A pathway with what routes need.
struct World {
    model: Model,
    stations: Stations,
    fit: FitTable,
}

impl World {
    fn new(dataset: Dataset, siblings: Siblings) -> World {
        let model = Model::new(dataset).expect("tables without problems");
        let config = FitConfig {
            siblings,
            ..FitConfig::default()
        };
        let fit = table(&model, &config);
        let stations = Stations::new(&model);
        World { model, stations, fit }
    }

    fn routes(&self) -> Routes<'_> {
        Routes::new(&self.model, &self.stations, &self.fit, &RouteConfig::default())
    }

    fn occupation(&self, id: &str) -> Goal {
        Goal::Occupation(self.model.find_occupation(id).expect("an occupation"))
    }
}

/// The catalogue with fits from words and votes, as the example has them.
fn china() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| World::new(Dataset::read_dir(CHINA), Siblings::Calibrated))
}

fn large() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| World::new(dataset(10_000, 50_000), Siblings::Off))
}

/// Splitmix64: the same numbers everywhere.
struct Random(u64);

impl Random {
    #[expect(clippy::cast_possible_truncation, reason = "below `bound`")]
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((bits ^ (bits >> 31)) % bound as u64) as usize
    }
}

/// Programs of a tenth as many majors at four levels, ways between random ones, 200 occupations with links.
fn dataset(programs: usize, ways: usize) -> Dataset {
    let mut random = Random(1);
    let mut data = Dataset::default();
    data.regions.push(RegionRow {
        region_id: "r".to_owned(),
        name: "Region".to_owned(),
        ..RegionRow::default()
    });
    data.schools.push(SchoolRow {
        school_id: "k".to_owned(),
        name: "School".to_owned(),
        region_id: "r".to_owned(),
        ..SchoolRow::default()
    });
    let majors = programs / 10;
    for k in 0..200 {
        data.occupations.push(OccupationRow {
            occupation_id: format!("o{k:03}"),
            name: format!("Occupation {k}"),
            ..OccupationRow::default()
        });
    }
    for k in 0..majors {
        data.majors.push(MajorRow {
            major_id: format!("m{k:05}"),
            name: format!("Major {k}"),
            level: Level::ALL[k % 4],
            ..MajorRow::default()
        });
        for link in 0..2 {
            data.major_occupations.push(MajorOccupationRow {
                major_id: format!("m{k:05}"),
                occupation_id: format!("o{:03}", (k / 4 + 100 * link) % 200),
                ..MajorOccupationRow::default()
            });
        }
    }
    let share = |random: &mut Random| Some(random.below(1000) as f64 / 1000.0);
    for k in 0..programs {
        data.programs.push(ProgramRow {
            program_id: format!("p{k:05}"),
            school_id: "k".to_owned(),
            major_id: format!("m{:05}", k % majors),
            completion_rate: share(&mut random).map(|share| 0.5 + share / 2.0),
            seat_cost: Some(1000.0 * (1 + random.below(20)) as f64),
            ..ProgramRow::default()
        });
    }
    let mut seen = std::collections::BTreeSet::new();
    while seen.len() < ways {
        let (from, to) = (random.below(programs), random.below(programs));
        if from % 4 < to % 4 && seen.insert((from, to)) {
            data.articulations.push(ArticulationRow {
                from_id: format!("p{from:05}"),
                to_id: format!("p{to:05}"),
                kind: ArticulationKind::Exam,
                share: share(&mut random).map(|share| share / 50.0),
                ..ArticulationRow::default()
            });
        }
    }
    data
}

/// From a secondary major to its occupation's ten best routes, over the national catalogue.
#[divan::bench(sample_count = 20)]
fn china_ten_best_from_a_major(bencher: Bencher) {
    let world = china();
    let (routes, goal) = (world.routes(), world.occupation("2-02-38-09"));
    let start = Start::Major(world.model.find_major("710401").expect("a major"));
    bencher.bench(|| routes.best(start, goal, 10));
}

/// From junior secondary school, so that all 2,152 majors are open.
#[divan::bench(sample_count = 20)]
fn china_ten_best_from_nothing(bencher: Bencher) {
    let world = china();
    let (routes, goal) = (world.routes(), world.occupation("2-02-38-09"));
    bencher.bench(|| routes.best(Start::Nothing, goal, 10));
}

#[divan::bench(sample_count = 20)]
fn china_front_from_a_major(bencher: Bencher) {
    let world = china();
    let (routes, goal) = (world.routes(), world.occupation("2-02-38-09"));
    let start = Start::Major(world.model.find_major("710401").expect("a major"));
    bencher.bench(|| routes.front(start, goal));
}

/// 10,000 programs and 50,000 articulations, of which a learner with nothing reaches all.
#[divan::bench(sample_count = 20)]
fn ten_best_through_ten_thousand_programs(bencher: Bencher) {
    let world = large();
    let (routes, goal) = (world.routes(), world.occupation("o007"));
    bencher.bench(|| routes.best(Start::Nothing, goal, 10));
}

#[divan::bench(sample_count = 5)]
fn front_through_ten_thousand_programs(bencher: Bencher) {
    let world = large();
    let (routes, goal) = (world.routes(), world.occupation("o007"));
    bencher.bench(|| routes.front(Start::Nothing, goal));
}

#[divan::bench(sample_count = 5)]
fn preparing_ten_thousand_programs(bencher: Bencher) {
    let world = large();
    bencher.bench(|| world.routes());
}

/// Each secondary major of the national catalogue asks for ten routes to each of fifty occupations.
fn rates() {
    let world = china();
    let routes = world.routes();
    let starts: Vec<Start> = world
        .model
        .majors()
        .iter()
        .filter(|major| major.level == Level::Secondary)
        .filter_map(|major| world.model.find_major(major.id.as_str()).map(Start::Major))
        .collect();
    let goals: Vec<Goal> = world
        .model
        .occupations()
        .iter()
        .step_by(33)
        .map(|occupation| world.occupation(occupation.id.as_str()))
        .collect();
    let (mut asked, mut found) = (0usize, 0usize);
    let begun = Instant::now();
    for start in &starts {
        for goal in &goals {
            asked += 1;
            found += routes.best(*start, *goal, 10).len();
        }
    }
    let spent = begun.elapsed().as_secs_f64();
    println!(
        "national catalogue: {asked} questions, {found} routes in {spent:.3} s: {:.0} questions and {:.0} routes a second",
        asked as f64 / spent,
        found as f64 / spent
    );
}
