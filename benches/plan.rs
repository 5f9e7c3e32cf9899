//! The stages of a plan on seeded datasets of three sizes and on California, and how their time grows with
//! candidate pairs.
//!
//! `cargo bench -p vocmatch-benches --bench plan`. After the benchmarks a table shows time a pair for each stage: where it stays
//! level, growth is linear.
#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark may fail, and prints"
)]

mod support;

use divan::Bencher;
use divan::counter::ItemsCount;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::time::Instant;
use vocmatch::advice::{AdviceConfig, PortfolioBudget, PortfolioConfig, portfolio, recommend};
use vocmatch::dataset::Dataset;
use vocmatch::fit::{self, FitConfig, FitTable};
use vocmatch::matching::{Control, Group, LabourMarket, MarketConfig, Objective, optimal};
use vocmatch::model::ModelConfig;
use vocmatch::pathway::{self, ProjectConfig, Supply};
use vocmatch::plan::{JointConfig, Plan, PlanConfig, joint, relax};
use vocmatch::scenario::{Amount, Basis, Change, DrawConfig, Present, Scenario, draw, replan, run};
use vocmatch::{Model, plan};

/// Programs.
const SIZES: [usize; 3] = [1_000, 5_000, 20_000];

fn main() {
    divan::main();
    let quick = std::env::args().any(|word| word == "--test" || word == "--list");
    if !quick {
        growth();
    }
}

/// The shipped tables of California.
const CALIFORNIA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/data/california");

/// One dataset with what every stage makes of it.
struct World {
    dataset: Dataset,
    model: Model,
    fit: FitTable,
    supply: Supply,
    market: LabourMarket,
    plan: Plan,
}

impl World {
    fn new(dataset: Dataset) -> World {
        let model = Model::new(dataset.clone()).expect("tables without problems");
        let fit = fit::table(&model, &FitConfig::default());
        let supply = pathway::project(&model, 2025..=2030, &ProjectConfig::default());
        let market =
            LabourMarket::new(&model, &supply, &fit, 2025, &MarketConfig::default()).expect("a market");
        let plan = plan(&model, &PlanConfig::default()).expect("there are programs and openings");
        World {
            dataset,
            model,
            fit,
            supply,
            market,
            plan,
        }
    }

    fn of(programs: usize) -> &'static World {
        static WORLDS: [OnceLock<World>; 3] = [const { OnceLock::new() }; 3];
        let at = SIZES
            .iter()
            .position(|size| *size == programs)
            .expect("one of the sizes");
        WORLDS[at].get_or_init(|| World::new(support::dataset(programs)))
    }

    fn california() -> &'static World {
        static WORLD: OnceLock<World> = OnceLock::new();
        WORLD.get_or_init(|| World::new(Dataset::read_dir(CALIFORNIA)))
    }

    fn pairs(&self) -> usize {
        self.market.market().pair_count()
    }
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn model(bencher: Bencher, programs: usize) {
    let world = World::of(programs);
    bencher
        .counter(ItemsCount::new(world.pairs()))
        .with_inputs(|| world.dataset.clone())
        .bench_values(|dataset| Model::new(dataset).expect("no mistakes"));
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn fits(bencher: Bencher, programs: usize) {
    let world = World::of(programs);
    bencher
        .counter(ItemsCount::new(world.pairs()))
        .bench(|| fit::table(&world.model, &FitConfig::default()));
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn market(bencher: Bencher, programs: usize) {
    let world = World::of(programs);
    bencher.counter(ItemsCount::new(world.pairs())).bench(|| {
        LabourMarket::new(
            &world.model,
            &world.supply,
            &world.fit,
            2025,
            &MarketConfig::default(),
        )
    });
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn whole_plan(bencher: Bencher, programs: usize) {
    let world = World::of(programs);
    bencher
        .counter(ItemsCount::new(world.pairs()))
        .bench(|| plan(&world.model, &PlanConfig::default()).expect("a plan"));
}

#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn advice(bencher: Bencher, programs: usize) {
    let world = World::of(programs);
    bencher
        .counter(ItemsCount::new(world.pairs()))
        .bench(|| recommend(&world.model, &world.plan, &AdviceConfig::default()).expect("advice"));
}

/// Two questions to California's plan: the openings of a year, and the seats of a program.
fn scenarios() -> [Scenario; 2] {
    let openings = Change::Openings {
        occupation: None,
        region: None,
        industry: None,
        first_year: Some(2028),
        last_year: None,
        openings: Amount::Factor(0.9),
    };
    let program = &World::california().dataset.programs[0];
    let entrants = Change::Entrants {
        program: program.program_id.clone(),
        entrants: Amount::Add(20),
        first_year: 2026,
        last_year: None,
    };
    [openings, entrants].map(|change| Scenario {
        changes: vec![change],
        ..Scenario::default()
    })
}

fn california_present() -> &'static Present {
    static PRESENT: OnceLock<Present> = OnceLock::new();
    PRESENT.get_or_init(|| {
        let world = World::california();
        Present::new(
            Basis::from(world.dataset.clone()),
            ModelConfig::default(),
            PlanConfig::default(),
            world.model.clone(),
            world.plan.clone(),
        )
    })
}

/// Apply, check, plan and difference, with what cannot have changed taken over.
#[divan::bench(args = [0, 1], sample_count = 5, sample_size = 1)]
fn california_scenario(bencher: Bencher, which: usize) {
    let (present, scenarios) = (california_present(), scenarios());
    bencher.bench(|| run(present, &scenarios[which], &Control::default()).expect("a plan"));
}

/// The plan of a scenario alone: again, and from nothing.
#[divan::bench(args = [0, 1], sample_count = 5, sample_size = 1)]
fn california_plan_again(bencher: Bencher, which: usize) {
    let present = california_present();
    let outcome = run(present, &scenarios()[which], &Control::default()).expect("a plan");
    let known: (&Model, &Plan) = (&present.model, &present.plan);
    bencher
        .bench(|| replan(&outcome.model, &outcome.plan.config, known, &Control::default()).expect("a plan"));
}

#[divan::bench(args = [0, 1], sample_count = 5, sample_size = 1)]
fn california_plan_from_nothing(bencher: Bencher, which: usize) {
    let outcome = run(california_present(), &scenarios()[which], &Control::default()).expect("a plan");
    bencher.bench(|| plan(&outcome.model, &outcome.plan.config).expect("a plan"));
}

/// One draw of all years.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn california_draw(bencher: Bencher) {
    let world = World::california();
    let config = DrawConfig::default();
    bencher.bench(|| draw(&world.model, &world.plan, &config, 3, &Control::default()).expect("a draw"));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn california_load() -> Model {
    Model::new(Dataset::read_dir(CALIFORNIA)).expect("tables without problems")
}

/// The demand nodes of each occupation that has any.
fn by_occupation(market: &LabourMarket) -> Vec<Group> {
    let mut groups = BTreeMap::<_, Vec<u32>>::new();
    for (node, place) in market.demand().iter().zip(0..) {
        groups.entry(node.occupation).or_default().push(place);
    }
    groups.into_values().map(Group::Demands).collect()
}

#[divan::bench(sample_count = 9, sample_size = 1)]
fn california_matching(bencher: Bencher) {
    let market = &World::california().market;
    bencher.bench(|| optimal(market.market(), Objective::BestFit, &Control::default()).expect("a matching"));
}

#[divan::bench(sample_count = 9, sample_size = 1)]
fn california_ranges(bencher: Bencher) {
    let market = &World::california().market;
    let groups = by_occupation(market);
    let matching = optimal(market.market(), Objective::BestFit, &Control::default()).expect("a matching");
    bencher
        .counter(ItemsCount::new(groups.len()))
        .bench(|| matching.ranges(&groups, &Control::default()).expect("ranges"));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn california_plan(bencher: Bencher) {
    let world = World::california();
    bencher.bench(|| plan(&world.model, &PlanConfig::default()).expect("a plan"));
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn california_advice(bencher: Bencher) {
    let world = World::california();
    bencher.bench(|| recommend(&world.model, &world.plan, &AdviceConfig::default()).expect("advice"));
}

#[divan::bench(sample_count = 1, sample_size = 1)]
fn california_joint_relaxed(bencher: Bencher) {
    let world = World::california();
    let config = JointConfig::default();
    bencher.bench(|| relax(&world.model, &world.plan, &config, &Control::default()).expect("a joint plan"));
}

#[divan::bench(sample_count = 1, sample_size = 1)]
fn california_joint_whole(bencher: Bencher) {
    let world = World::california();
    let config = JointConfig::default();
    bencher.bench(|| joint(&world.model, &world.plan, &config, &Control::default()).expect("a joint plan"));
}

/// A thousand entrants a year, added or moved.
#[divan::bench(sample_count = 1, sample_size = 1)]
fn california_portfolio(bencher: Bencher) {
    let world = World::california();
    let config = PortfolioConfig {
        budget: PortfolioBudget::of_moved(1000),
        ..PortfolioConfig::default()
    };
    let advised = AdviceConfig::default();
    bencher.bench(|| {
        let control = Control::default();
        portfolio(&world.model, &world.plan, &advised, &config, &control).expect("a portfolio")
    });
}

/// Seconds that this thread has worked, where the system tells (Linux); else seconds of the clock on the wall.
fn worked(since: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|text| text.split_whitespace().next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| since.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}

/// Seconds of work of one run: the mean of as many as make half a second, so that neither the system's tick nor
/// other programs on the machine show much in it.
fn seconds<T>(run: impl Fn() -> T) -> f64 {
    let since = Instant::now();
    let start = worked(since);
    let mut runs = 0;
    loop {
        drop(run());
        runs += 1;
        let taken = worked(since) - start;
        if taken > 0.5 {
            return taken / f64::from(runs);
        }
    }
}

/// Prints milliseconds, and microseconds a candidate pair, of each stage at each size.
fn growth() {
    println!(
        "\nGrowth: milliseconds of work (microseconds a candidate pair of one year); the last row is California"
    );
    println!(
        "{:>9} {:>9} {:>18} {:>18} {:>18} {:>18} {:>18} {:>18}",
        "programs", "pairs", "model", "fit", "supply", "market", "plan", "advice"
    );
    let seeded = SIZES.iter().map(|programs| World::of(*programs));
    for world in seeded.chain([World::california()]) {
        let programs = world.model.programs().len();
        let (model, config) = (&world.model, MarketConfig::default());
        let taken = [
            seconds(|| Model::new(world.dataset.clone()).is_ok()),
            seconds(|| fit::table(model, &FitConfig::default())),
            seconds(|| pathway::project(model, 2025..=2030, &ProjectConfig::default())),
            seconds(|| LabourMarket::new(model, &world.supply, &world.fit, 2025, &config)),
            seconds(|| plan(model, &PlanConfig::default())),
            seconds(|| recommend(model, &world.plan, &AdviceConfig::default())),
        ];
        let cells: Vec<String> = taken
            .iter()
            .map(|taken| {
                let a_pair = taken * 1e6 / world.pairs() as f64;
                format!(" {:>18}", format!("{:.1} ({a_pair:.2})", taken * 1e3))
            })
            .collect();
        let cells = cells.concat();
        println!("{programs:>9} {:>9}{cells}", world.pairs());
    }
}
