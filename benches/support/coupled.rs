//! Seeded programs of choices that feed markets, shaped like a region that plans the entrants of several years.
//!
//! Schools have programs at four levels, with sizes that have a heavy tail. Whoever enters in year `t` graduates some
//! years later, or goes on to a program of the next level. Entrants lie in a box that widens year by year; what
//! would graduate after the last year is left as it is.

#![expect(clippy::expect_used, reason = "a benchmark may fail")]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "the sizes of seeded cases are small"
)]

use std::sync::Arc;
use vocmatch_algo::first_order::{Choice, Feed, Market, Pairs, Problem, Row};

/// What a seeded case looks like.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    pub programs: usize,
    pub demands: usize,
    pub years: usize,
    /// Most pairs of a program, and how many of these it has at least.
    pub candidates: usize,
    pub least_candidates: usize,
    pub articulations: usize,
    /// Entrants of the k-th year lie within (1 ± window)^k of today's.
    pub window: f64,
    /// Openings, as a multiple of the usual.
    pub demand: f64,
    /// Money for all years, as a multiple of what today's entrants cost; `None` for rows that keep the entrants
    /// of each level and year at today's.
    pub budget: Option<f64>,
    /// Values are multiples of this many millionths.
    pub grid: i64,
    /// Standard deviation of the logarithm of sizes.
    pub tail: f64,
    pub seed: u64,
}

/// The case that must be fast.
pub const USUAL: Shape = Shape {
    programs: 12_000,
    demands: 3_000,
    years: 6,
    candidates: 60,
    least_candidates: 1,
    articulations: 2_000,
    window: 0.15,
    demand: 1.0,
    budget: None,
    grid: 1,
    tail: 1.2,
    seed: 1,
};

/// A seeded program and a feasible start.
pub struct Case {
    pub problem: Problem,
    pub start: Vec<f64>,
}

/// Splitmix64: the same numbers everywhere.
struct Random(u64);

impl Random {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((bits ^ (bits >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }

    fn below(&mut self, end: usize) -> usize {
        (self.unit() * end as f64) as usize
    }

    /// Nearly normal, of mean 0 and standard deviation 1.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }

    fn heavy(&mut self, middle: f64, tail: f64) -> f64 {
        (middle * (tail * self.normal()).exp()).round().max(1.0)
    }
}

const LEVELS: usize = 4;
const REGIONS: usize = 12;
/// Years of study at each level.
const STUDY: [usize; LEVELS] = [3, 3, 2, 4];

struct Program {
    level: usize,
    region: usize,
    field: usize,
    size: f64,
    completion: f64,
    study: usize,
}

struct Demand {
    level: usize,
    region: usize,
    field: usize,
}

struct Builder {
    shape: Shape,
    fields: usize,
    random: Random,
    choices: Vec<Choice>,
    start: Vec<f64>,
    rows: Vec<Row>,
    feeds: Vec<Vec<Feed>>,
}

impl Builder {
    fn choice(&mut self, least: f64, most: f64, now: f64) -> u32 {
        self.choices.push(Choice {
            least,
            most,
            worth: 0.0,
        });
        self.start.push(now);
        self.choices.len() as u32 - 1
    }
}

/// Makes the case.
pub fn case(shape: Shape) -> Case {
    let mut builder = Builder {
        shape,
        fields: (shape.demands / 60).max(4),
        random: Random(shape.seed),
        choices: Vec::new(),
        start: Vec::new(),
        rows: Vec::new(),
        feeds: vec![vec![Feed::default(); shape.programs]; shape.years],
    };
    let programs = programs(&mut builder);
    let demands = demands(&mut builder);
    let pairs = Arc::new(pairs(&mut builder, &programs, &demands));
    let entrants = entrants(&mut builder, &programs);
    progress(&mut builder, &programs, &entrants);
    limits(&mut builder, &programs, &entrants);
    let heads: f64 = programs
        .iter()
        .map(|program| program.size * program.completion)
        .sum();
    let openings = openings(&mut builder, &demands, heads);
    let markets = builder
        .feeds
        .drain(..)
        .zip(openings)
        .map(|(feeds, openings)| Market {
            pairs: Arc::clone(&pairs),
            openings,
            feeds,
        });
    let markets = markets.collect();
    Case {
        problem: Problem::new(builder.choices, &builder.rows, markets).expect("a proper case"),
        start: builder.start,
    }
}

fn programs(builder: &mut Builder) -> Vec<Program> {
    let (shape, fields, random) = (builder.shape, builder.fields, &mut builder.random);
    let program = |_| {
        let level = random.below(LEVELS);
        // A fifth of the programs are short courses.
        let study = if random.unit() < 0.2 {
            random.below(2)
        } else {
            STUDY[level]
        };
        Program {
            level,
            region: random.below(REGIONS),
            field: random.below(fields),
            size: random.heavy(12.0, shape.tail),
            completion: 0.6 + 0.4 * random.unit(),
            study,
        }
    };
    (0..shape.programs).map(program).collect()
}

fn demands(builder: &mut Builder) -> Vec<Demand> {
    let (fields, random) = (builder.fields, &mut builder.random);
    let demand = |_| Demand {
        level: random.below(LEVELS),
        region: random.below(REGIONS),
        // Some fields are sought more than they are taught.
        field: (random.unit() * random.unit().sqrt() * fields as f64) as usize,
    };
    (0..builder.shape.demands).map(demand).collect()
}

fn pairs(builder: &mut Builder, programs: &[Program], demands: &[Demand]) -> Pairs {
    let shape = builder.shape;
    let grid = shape.grid;
    let mut list = Vec::new();
    for (program, from) in programs.iter().zip(0..) {
        let mut best: Vec<(i64, u32)> = Vec::new();
        for (demand, to) in demands.iter().zip(0..) {
            let apart = program.field.abs_diff(demand.field);
            let link = match apart {
                0 => 0.95,
                1 => 0.55,
                2 => 0.35,
                _ => continue,
            };
            let above = program.level as i32 - demand.level as i32;
            if above < -1 {
                continue;
            }
            let region = program.region.abs_diff(demand.region) as i32;
            let own = 1.0 - 0.1 * (f64::from(to * 7919 + from * 104_729) * 0.618).fract();
            let level = if above < 0 { 0.6 } else { 0.85f64.powi(above) };
            let value = (link * level * 0.8f64.powi(region) * own * 1e6) as i64;
            let value = value / grid * grid;
            if value >= 200_000 {
                best.push((-value, to));
            }
        }
        best.sort_unstable();
        // Most programs have few pairs, some as many as are let in.
        let range = (shape.candidates + 1 - shape.least_candidates) as f64;
        let skewed = builder.random.unit().powf(1.3) * range;
        best.truncate(shape.least_candidates + skewed as usize);
        list.extend(best.into_iter().map(|(value, to)| (from, to, -value)));
    }
    Pairs::new(programs.len(), demands.len(), list).expect("proper pairs")
}

/// Entrants of each program and year: a choice where they graduate in time.
fn entrants(builder: &mut Builder, programs: &[Program]) -> Vec<Vec<Option<u32>>> {
    let (years, window) = (builder.shape.years, builder.shape.window);
    let mut entrants = vec![vec![None; programs.len()]; years];
    for (year, entrants) in entrants.iter_mut().enumerate() {
        let power = year as i32 + 1;
        for (place, program) in programs.iter().enumerate() {
            let out = year + program.study;
            if year < program.study {
                builder.feeds[year][place].constant += program.size * program.completion;
            }
            if out < years {
                let least = program.size * (1.0 - window).powi(power);
                let most = program.size * (1.0 + window).powi(power);
                let choice = builder.choice(least, most, program.size);
                entrants[place] = Some(choice);
                builder.feeds[out][place].terms.push((choice, program.completion));
            }
        }
    }
    entrants
}

/// Graduates of a level who go on to the next: out of one supply, into a later one.
fn progress(builder: &mut Builder, programs: &[Program], entrants: &[Vec<Option<u32>>]) {
    let years = builder.shape.years;
    for _ in 0..builder.shape.articulations {
        let from = builder.random.below(programs.len());
        let to = builder.random.below(programs.len());
        let (lower, higher) = (&programs[from], &programs[to]);
        if lower.level + 1 != higher.level || from == to {
            continue;
        }
        let share = 0.1 + 0.2 * builder.random.unit();
        let quota = (share * lower.size * (0.5 + builder.random.unit())).round();
        for year in 0..years.saturating_sub(higher.study) {
            let completers = lower.size * lower.completion;
            let now = quota.min(0.5 * share * completers);
            let going = builder.choice(0.0, quota, now);
            builder.feeds[year][from].terms.push((going, -1.0));
            builder.feeds[year + higher.study][to]
                .terms
                .push((going, higher.completion));
            let entered = year
                .checked_sub(lower.study)
                .and_then(|entry| entrants[entry][from]);
            let share_of = share / 2.0;
            builder.rows.push(match entered {
                Some(choice) => Row {
                    terms: vec![(going, 1.0), (choice, -share_of * lower.completion)],
                    at_most: 0.0,
                },
                None => Row {
                    terms: vec![(going, 1.0)],
                    at_most: share_of * completers,
                },
            });
        }
    }
}

fn limits(builder: &mut Builder, programs: &[Program], entrants: &[Vec<Option<u32>>]) {
    if let Some(budget) = builder.shape.budget {
        let mut row = Row {
            terms: Vec::new(),
            at_most: 0.0,
        };
        for (program, choice) in entrants.iter().flat_map(|year| programs.iter().zip(year)) {
            let cost = 5_000.0 * (program.level + 1) as f64;
            if let Some(choice) = *choice {
                row.terms.push((choice, cost));
                row.at_most += budget * cost * program.size;
            }
        }
        builder.rows.push(row);
        return;
    }
    for year in entrants {
        for level in 0..LEVELS {
            let own = programs
                .iter()
                .zip(year)
                .filter(|(program, _)| program.level == level);
            let mut row = Row {
                terms: Vec::new(),
                at_most: 0.0,
            };
            for (program, choice) in own {
                if let Some(choice) = *choice {
                    row.terms.push((choice, 1.0));
                    row.at_most += program.size;
                }
            }
            builder.rows.push(row);
        }
    }
}

/// Openings of each year: as many as graduates on the whole, with fields that grow and fields that shrink.
fn openings(builder: &mut Builder, demands: &[Demand], heads: f64) -> Vec<Vec<i64>> {
    let growth: Vec<f64> = (0..builder.fields)
        .map(|_| 1.0 + 0.06 * builder.random.normal())
        .collect();
    let sizes: Vec<f64> = demands.iter().map(|_| builder.random.heavy(20.0, 1.2)).collect();
    let factor = builder.shape.demand * heads / sizes.iter().sum::<f64>();
    let year = |year: usize| {
        let demands = demands.iter().zip(&sizes);
        let openings =
            demands.map(|(demand, size)| size * factor * growth[demand.field].max(0.5).powi(year as i32));
        openings.map(|openings| openings.round() as i64).collect()
    };
    (0..builder.shape.years).map(year).collect()
}
