//! Back-test of the advice: made of what was known in 2021, does it point where completions of 2022 to 2024 grew?
//!
//! It measures agreement with what colleges did, not truth: a college may err, and what it did not do may have been
//! right. The openings are those of 2024 to 2034, so that demand is known by hindsight, to the advice and to its rivals alike.
//!
//! What follows was fixed before any result was seen, and stays:
//!
//! - **Classes**: 4-digit classes with at least 50 graduates in 2020 and in 2021 each, in the whole state. Graduates of certificates
//!   and associate's degrees of families 24 and 30.0101 do not count: they lead to further study.
//! - **Growth**: ln(mean of 2022 to 2024 / 2021). **Top**: of the 20 first classes, the share whose growth is above the median of
//!   all classes. Classes that tie for the last places share them.
//! - **The plan**: that of 2025, the first year with openings, under default choices. Its programs are those with graduates in
//!   2020 or 2021, its supply the graduates of 2021 (`Baseline::LastYearOfAll`).
//! - **The advice, by class**: the value gained per head, re-solved (`Optimal::with_heads`), when every program of the class grows by
//!   `AdviceConfig::max_change` at once: by node of the market, rounded half up. A class that sends nobody to the market
//!   gains 0. Nothing else counts.
//! - **The recommendations**: the 20 expansions with the largest gain among `Advice::recommendations` (those without a caution),
//!   with `trials` and `most` at 1000 and the first autumn 2021, so that all levels graduate by 2025; of their classes, each once, the share above the
//!   median. Classes outside of the comparison are passed over.
//! - **Rivals**: "shortage ratio", the openings linked to the class over its graduates of 2021; "largest openings first", these
//!   openings alone: of the plan's market, of all occupations linked to any major of the class, each occupation once. Chance: 10,000 permutations of growth
//!   over classes, one-sided.
//! - **Intervals**: the middle 90% over 2,000 draws of 2-digit families with replacement; differences between orders in the same draws.
//!
//! Added after the results were seen, to see where they come from, and no test of anything: the same share by quarter of each order, the list of
//! the advice's top, and how many expansions were tried.

use crate::advice_tables::{LAST_KNOWN, Past, raw, shipped};
use crate::measure::order;
use crate::options::Options;
use crate::resample::{Random, above_median, drawn, middle, reached, spearman, top_share};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write;
use vocmatch::Model;
use vocmatch::advice::{Action, ActionKind, AdviceConfig, recommend};
use vocmatch::id::{CategoryIx, OccupationIx};
use vocmatch::matching::Control;
use vocmatch::pathway::{Baseline, ProjectConfig};
use vocmatch::plan::{Plan, PlanConfig};
use vocmatch::unit::Heads;

/// The first year with openings.
const PLAN_YEAR: i32 = 2025;
/// The fewest graduates of a class that counts, in 2020 and in 2021.
const FEWEST: f64 = 50.0;
/// How many classes are the top.
const TOP: usize = 20;
const DRAWS: usize = 2000;
const PERMUTATIONS: usize = 10_000;
const SEED: u64 = 2021;

/// A class of majors that counts.
struct Class {
    id: String,
    name: String,
    /// Graduates of 2021.
    graduates: f64,
    growth: f64,
    /// Openings linked to it.
    openings: f64,
    /// What the advice gains per head.
    gain: f64,
    /// Whether it is the class of one of the best recommendations.
    recommended: bool,
}

pub fn tables(options: &Options, progress: &dyn Fn(&str)) -> Result<String, Box<dyn Error>> {
    progress("advice of 2021");
    let (source, past) = match &options.data {
        Some(folder) => ("every program of the raw table", raw(&folder.join("us"))?),
        None => (
            "programs of the shipped tables, all of which lived on until 2024",
            shipped(),
        ),
    };
    let (classes, tried) = classes(past)?;
    let mut page = format!("# Does the advice point where completions grew?\n\nCalifornia, {source}. ");
    compared(&mut page, &classes)?;
    writeln!(page, "\n{tried}")?;
    quarters(&mut page, &classes)?;
    first(&mut page, &classes)?;
    Ok(page)
}

/// The classes that count, with growth and what speaks for each; how many expansions were tried for the recommendations.
fn classes(past: Past) -> Result<(Vec<Class>, String), Box<dyn Error>> {
    let model = Model::new(past.known).map_err(|problems| problems.to_string())?;
    let config = PlanConfig {
        years: Some(PLAN_YEAR..=PLAN_YEAR),
        project: ProjectConfig {
            baseline: Baseline::LastYearOfAll,
            ..ProjectConfig::default()
        },
        ..PlanConfig::default()
    };
    let plan = vocmatch::plan(&model, &config)?;
    let gains = gains(&model, &plan)?;
    let openings = linked_openings(&model, &plan);
    let (recommended, tried) = recommended(&model, &plan)?;
    let by_id = |all: BTreeMap<CategoryIx, f64>| -> BTreeMap<String, f64> {
        let id = |ix| model.category(ix).id.to_string();
        all.into_iter().map(|(ix, value)| (id(ix), value)).collect()
    };
    let (gains, openings) = (by_id(gains), by_id(openings));
    let mut found = Vec::new();
    for category in model.categories() {
        let id = category.id.to_string();
        let Some([before, last, came @ ..]) = past.classes.get(&id) else {
            continue;
        };
        if *before >= FEWEST && *last >= FEWEST {
            let mean = came.iter().sum::<f64>() / came.len() as f64;
            found.push(Class {
                name: category.name.clone(),
                graduates: *last,
                growth: libm::log(mean / last),
                openings: openings.get(&id).copied().unwrap_or(0.0),
                gain: gains.get(&id).copied().unwrap_or(0.0),
                recommended: false,
                id,
            });
        }
    }
    // The best twenty among those whose class counts.
    let places: BTreeMap<String, usize> = found.iter().map(|class| class.id.clone()).zip(0..).collect();
    let counting = recommended.iter().filter_map(|id| places.get(id));
    for place in counting.take(TOP) {
        found[*place].recommended = true;
    }
    Ok((found, tried))
}

/// By class: the value gained per head when all of its programs grow at once.
fn gains(model: &Model, plan: &Plan) -> Result<BTreeMap<CategoryIx, f64>, Box<dyn Error>> {
    let period = &plan.periods[0];
    let share = AdviceConfig::default().max_change;
    let mut heads: BTreeMap<CategoryIx, BTreeMap<usize, Heads>> = BTreeMap::new();
    for (node, graduates) in period.market.supply().iter().enumerate() {
        for (program, of_program) in &graduates.members {
            if let Some(class) = model.major(model.program(*program).major).category {
                *heads.entry(class).or_default().entry(node).or_default() += of_program;
            }
        }
    }
    let mut gains = BTreeMap::new();
    for (class, nodes) in heads {
        let more = |heads: Heads| more(heads, share);
        let changes: Vec<(usize, Heads)> = nodes
            .into_iter()
            .map(|(node, heads)| (node, more(heads)))
            .filter(|(_, more)| *more > 0)
            .collect();
        let moved: Heads = changes.iter().map(|(_, more)| more).sum();
        if moved > 0 {
            let after = period.matching.with_heads(&changes, &Control::default())?;
            let gained = after.value() - period.matching.value();
            gains.insert(class, gained as f64 / 1e6 / moved as f64);
        }
    }
    Ok(gains)
}

/// A share of the heads, rounded half up.
#[expect(clippy::cast_possible_truncation, reason = "a share of the heads")]
fn more(heads: Heads, share: f64) -> Heads {
    libm::floor(heads as f64 * share + 0.5) as Heads
}

/// By class: openings that graduates may take, of the occupations that any of its majors is linked to.
fn linked_openings(model: &Model, plan: &Plan) -> BTreeMap<CategoryIx, f64> {
    let mut openings: BTreeMap<OccupationIx, f64> = BTreeMap::new();
    for node in plan.periods[0].market.demand() {
        *openings.entry(node.occupation).or_default() += node.openings as f64;
    }
    let mut linked: BTreeMap<CategoryIx, BTreeSet<OccupationIx>> = BTreeMap::new();
    for major in model.majors() {
        if let Some(class) = major.category {
            linked.entry(class).or_default().extend(&major.occupations);
        }
    }
    let sum = |all: BTreeSet<OccupationIx>| all.iter().filter_map(|one| openings.get(one)).sum();
    linked.into_iter().map(|(class, all)| (class, sum(all))).collect()
}

/// The class of each expansion that is recommended, by gain; how many were tried.
fn recommended(model: &Model, plan: &Plan) -> Result<(Vec<String>, String), Box<dyn Error>> {
    let config = AdviceConfig {
        first_autumn: Some(LAST_KNOWN),
        trials: 1000,
        most: 1000,
        ..AdviceConfig::default()
    };
    let advice = recommend(model, plan, &config)?;
    let expand = advice.kinds.iter().find(|one| one.kind == ActionKind::Expand);
    let tried = expand.map_or((0, 0, 0), |one| (one.considered, one.resolved, one.gain));
    let mut advice = advice.recommendations;
    // By gain alone; the sort is stable, so that ties keep the order of the advice.
    advice.sort_by_key(|one| std::cmp::Reverse(one.gain));
    let class = |action: &Action| match action {
        Action::Expand { program, .. } => model.major(model.program(*program).major).category,
        _ => None,
    };
    let classes = advice.iter().filter_map(|one| class(&one.action));
    let classes: Vec<String> = classes.map(|ix| model.category(ix).id.to_string()).collect();
    let tried = format!(
        "Of {} expansions considered {} were tried, one for each occupation and region that they aim at; {} gain, {} of them without a \
         caution.",
        tried.0,
        tried.1,
        tried.2,
        classes.len()
    );
    Ok((classes, tried))
}

/// Spearman's correlation with growth, and the share of the top above the median growth.
type Agreement = [f64; 2];

/// An order of the classes.
struct Order {
    name: &'static str,
    scores: Vec<f64>,
    /// How many are its top; 0: those with a score above 0, which alone are ranked.
    top: usize,
}

impl Order {
    /// How it agrees with growth over the classes at `places`, some of which may stand there repeatedly.
    fn agreement(&self, growth: &[f64], places: &[usize]) -> Agreement {
        let scores: Vec<f64> = places.iter().map(|place| self.scores[*place]).collect();
        let growth: Vec<f64> = places.iter().map(|place| growth[*place]).collect();
        let chosen = || scores.iter().filter(|score| **score > 0.0).count();
        let top = if self.top == 0 { chosen() } else { self.top };
        [
            spearman(&scores, &growth),
            top_share(&scores, &above_median(&growth), top),
        ]
    }

    fn is_set(&self) -> bool {
        self.top == 0
    }
}

fn orders(classes: &[Class]) -> [Order; 4] {
    let scores = |of: fn(&Class) -> f64| classes.iter().map(of).collect();
    [
        Order {
            name: "the advice, by class",
            scores: scores(|class| class.gain),
            top: TOP,
        },
        Order {
            name: "the recommendations",
            scores: scores(|class| f64::from(u8::from(class.recommended))),
            top: 0,
        },
        Order {
            name: "shortage ratio",
            scores: scores(|class| class.openings / class.graduates),
            top: TOP,
        },
        Order {
            name: "largest openings first",
            scores: scores(|class| class.openings),
            top: TOP,
        },
    ]
}

/// The orders, and how far those of the advice are ahead of its rivals.
fn compared(page: &mut String, classes: &[Class]) -> std::fmt::Result {
    let mut growth: Vec<f64> = classes.iter().map(|class| class.growth).collect();
    let orders = orders(classes);
    let mut families: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, class) in classes.iter().enumerate() {
        families.entry(&class.id[..2]).or_default().push(place);
    }
    let families: Vec<Vec<usize>> = families.into_values().collect();
    let all: Vec<usize> = (0..classes.len()).collect();
    let mut random = Random(SEED);
    let agree = |growth: &[f64], places: &[usize]| {
        let of = |order: &Order| order.agreement(growth, places);
        orders.iter().map(of).collect::<Vec<Agreement>>()
    };
    let observed = agree(&growth, &all);
    let drawn: Vec<_> = (0..DRAWS)
        .map(|_| agree(&growth, &drawn(&families, &mut random)))
        .collect();
    let permuted: Vec<_> = (0..PERMUTATIONS)
        .map(|_| {
            random.shuffle(&mut growth);
            agree(&growth, &all)
        })
        .collect();
    let recommended = classes.iter().filter(|class| class.recommended).count();
    writeln!(
        page,
        "{} classes of {} families.\nThe recommendations' {TOP} best expansions lie in {recommended} classes; the other orders' top \
         are {TOP} classes.\n",
        classes.len(),
        families.len()
    )?;
    page.push_str("| order | Spearman with growth | 90% | p | top above the median | 90% | p |\n");
    page.push_str("|---|---:|---:|---:|---:|---:|---:|\n");
    for (k, order) in orders.iter().enumerate() {
        write!(page, "| {} ", order.name)?;
        for measure in 0..2 {
            if order.is_set() && measure == 0 {
                page.push_str("|  |  |  ");
                continue;
            }
            let value = observed[k][measure];
            let (low, high) = middle(drawn.iter().map(|draw| draw[k][measure]).collect());
            let luck: Vec<f64> = permuted.iter().map(|draw| draw[k][measure]).collect();
            let p = reached(value, &luck);
            write!(page, "| {value:.3} | {low:.3} to {high:.3} | {p:.4} ")?;
        }
        page.push_str("|\n");
    }
    page.push_str("\n| ahead of | by Spearman | 90% | by the top | 90% |\n|---|---:|---:|---:|---:|\n");
    for (ours, rival) in [(0, 2), (0, 3), (1, 2), (1, 3)] {
        write!(page, "| {} – {} ", orders[ours].name, orders[rival].name)?;
        for measure in 0..2 {
            if orders[ours].is_set() && measure == 0 {
                page.push_str("|  |  ");
                continue;
            }
            let ahead = |draw: &Vec<Agreement>| draw[ours][measure] - draw[rival][measure];
            let (low, high) = middle(drawn.iter().map(ahead).collect());
            let value = ahead(&observed);
            write!(page, "| {value:+.3} | {low:+.3} to {high:+.3} ")?;
        }
        page.push_str("|\n");
    }
    Ok(())
}

/// The share above the median by quarter of each order: where agreement comes from.
fn quarters(page: &mut String, classes: &[Class]) -> std::fmt::Result {
    let growth: Vec<f64> = classes.iter().map(|class| class.growth).collect();
    let above = above_median(&growth);
    page.push_str("\n| above the median by quarter of the order | first | second | third | last |\n");
    page.push_str("|---|---:|---:|---:|---:|\n");
    for order in orders(classes).iter().filter(|order| !order.is_set()) {
        write!(page, "| {} ", order.name)?;
        let ends = (0..=4).map(|quarter| classes.len() * quarter / 4);
        let ends: Vec<usize> = ends.collect();
        let found = |end: usize| top_share(&order.scores, &above, end) * end as f64;
        for end in ends.windows(2) {
            let share = (found(end[1]) - found(end[0])) / (end[1] - end[0]).max(1) as f64;
            write!(page, "| {share:.2} ")?;
        }
        page.push_str("|\n");
    }
    Ok(())
}

/// The classes that the advice puts first, for whoever wants to see where it errs.
fn first(page: &mut String, classes: &[Class]) -> std::fmt::Result {
    let growth: Vec<f64> = classes.iter().map(|class| class.growth).collect();
    let above = above_median(&growth);
    let gains: Vec<f64> = classes.iter().map(|class| class.gain).collect();
    page.push_str("\n| put first by the advice | graduates 2021 | openings linked | gain per head | growth | above the median | recommended |\n");
    page.push_str("|---|---:|---:|---:|---:|---|---|\n");
    let said = |yes: bool| if yes { "yes" } else { "no" };
    for place in order(&gains).into_iter().take(TOP) {
        let class = &classes[place];
        writeln!(
            page,
            "| {} {} | {} | {} | {:.3} | {:+.1}% | {} | {} |",
            class.id,
            class.name,
            class.graduates,
            class.openings,
            class.gain,
            100.0 * libm::expm1(class.growth),
            said(above[place]),
            said(class.recommended)
        )?;
    }
    Ok(())
}
