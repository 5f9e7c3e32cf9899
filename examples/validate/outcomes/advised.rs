//! Table E: what the advice for California would pay.
//!
//! The classes that grow, and those from which people are moved, are judged by the earnings of those who completed; the
//! openings that actions fill by the median pay of their area. The model does not see these earnings unless it is said.

use super::california::{California, folder};
use super::earned::{Cell, Earned, read};
use super::pay::cell_of;
use super::split::mean;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use vocmatch::Model;
use vocmatch::advice::{Action, AdviceConfig, Recommendation, recommend};
use vocmatch::dataset::rows::EarningsRow;
use vocmatch::dataset::{Dataset, EarningsSubject};
use vocmatch::id::{MajorIx, OccupationIx, RegionIx};
use vocmatch::plan::PlanConfig;
use vocmatch::unit::Heads;

/// How many of the first recommendations are judged.
const FIRST: [usize; 3] = [10, 20, 40];

/// Who grows by how much, from whom.
struct Growth {
    major: MajorIx,
    entrants: Heads,
    from: Option<MajorIx>,
}

fn growth(model: &Model, action: &Action) -> Vec<Growth> {
    let major = |program: vocmatch::id::ProgramIx| model.program(program).major;
    let grows = |major, entrants, from| Growth {
        major,
        entrants,
        from,
    };
    match action {
        Action::Expand { program, entrants }
        | Action::Order {
            program, entrants, ..
        } => {
            vec![grows(major(*program), *entrants, None)]
        }
        Action::Open { major, entrants, .. } => vec![grows(*major, *entrants, None)],
        Action::Shrink { program, to, .. } | Action::Suspend { program, to, .. } => {
            let from = Some(major(*program));
            to.iter()
                .map(|(program, heads)| grows(major(*program), *heads, from))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// Earnings by cell, and the percentile of each within its level.
struct Judge {
    earned: BTreeMap<Cell, Earned>,
    percentile: BTreeMap<Cell, f64>,
    /// What openings of an occupation pay in a region.
    wages: BTreeMap<(OccupationIx, RegionIx), f64>,
}

/// The share of the cells of its level that earn less than a cell; those that earn the same count half.
pub fn percentile(earned: &BTreeMap<Cell, Earned>, cell: &Cell) -> Option<f64> {
    let own = earned.get(cell)?.earnings();
    let level = earned.iter().filter(|((_, level), _)| *level == cell.1);
    let below = level.map(|(_, other)| match other.earnings().total_cmp(&own) {
        std::cmp::Ordering::Less => 1.0,
        std::cmp::Ordering::Equal => 0.5,
        std::cmp::Ordering::Greater => 0.0,
    });
    Some(mean(below))
}

impl Judge {
    fn new(model: &Model, file: &Path) -> Result<Judge, String> {
        let earned = read(file, Some("CA"))?;
        let ranked = earned
            .keys()
            .filter_map(|cell| Some((cell.clone(), percentile(&earned, cell)?)));
        let mut sums: BTreeMap<(OccupationIx, RegionIx), (f64, f64)> = BTreeMap::new();
        for line in model.demand() {
            if let Some(wage) = line.annual_wage {
                let sum = sums.entry((line.occupation, line.region)).or_default();
                let openings = line.openings as f64;
                *sum = (sum.0 + openings * wage, sum.1 + openings);
            }
        }
        Ok(Judge {
            percentile: ranked.collect(),
            wages: sums.into_iter().map(|(at, (sum, all))| (at, sum / all)).collect(),
            earned,
        })
    }
}

/// What is said of some recommendations.
#[derive(Default)]
struct Verdict {
    moved: f64,
    /// Of those moved whose earnings are known: to a class that pays at least 95% of the old.
    known: f64,
    as_good: f64,
    grown: f64,
    percentile: f64,
    /// Growing classes whose graduates earn less than the threshold.
    failing: usize,
    openings: f64,
    below: f64,
}

fn judged(california: &California, judge: &Judge, some: &[Recommendation]) -> Verdict {
    let model = &california.model;
    let mut verdict = Verdict::default();
    for one in some {
        for growth in growth(model, &one.action) {
            let heads = growth.entrants as f64;
            let Some(cell) = cell_of(california, growth.major) else {
                continue;
            };
            if let (Some(percentile), Some(earned)) = (judge.percentile.get(&cell), judge.earned.get(&cell)) {
                verdict.grown += heads;
                verdict.percentile += heads * percentile;
                verdict.failing += usize::from(earned.fails() == Some(true));
            }
            let Some(from) = growth.from else { continue };
            verdict.moved += heads;
            let from = cell_of(california, from);
            let earned = |cell: &Cell| judge.earned.get(cell).map(Earned::earnings);
            let same = from.as_ref() == Some(&cell);
            let pair = from.as_ref().and_then(earned).zip(earned(&cell));
            if same || pair.is_some() {
                verdict.known += heads;
                let up = pair.is_some_and(|(old, new)| new >= 0.95 * old);
                verdict.as_good += if same || up { heads } else { 0.0 };
            }
        }
        for (target, filled) in one.effect.filled_at.iter().filter(|(_, filled)| *filled > 0) {
            let wage = judge.wages.get(&(target.occupation, target.region));
            if let (Some(wage), Some(median)) = (wage, model.region(target.region).median_wage) {
                verdict.openings += *filled as f64;
                verdict.below += if *wage < median { *filled as f64 } else { 0.0 };
            }
        }
    }
    verdict
}

/// The table: the advice of the shipped tables, and the same with earnings by class in the tables.
pub fn table(california: &California, file: &Path) -> Result<String, Box<dyn Error>> {
    let mut page = String::from(
        "\n## E. Pay of the advice for California\n\nClasses without earnings in the file are passed over; of those moved, how many \
         are known stands in brackets.\n\n| advice | recommendations | people moved (known) | to a class that pays ≥ 95% of the old | \
         pay percentile of growing classes (chance .5) | growing classes below the threshold | openings filled that pay below the \
         area's median |\n|---|---:|---:|---:|---:|---:|---:|\n",
    );
    let with = with_earnings(file)?;
    for (name, california) in [("as shipped", california), ("earnings in the tables", &with)] {
        let whole = vocmatch::plan(&california.model, &PlanConfig::default())?;
        let config = AdviceConfig {
            most: FIRST[FIRST.len() - 1],
            ..AdviceConfig::default()
        };
        let advice = recommend(&california.model, &whole, &config)?;
        let judge = Judge::new(&california.model, file)?;
        for first in FIRST {
            let some = &advice.recommendations[..first.min(advice.recommendations.len())];
            line(
                &mut page,
                (name, "main list"),
                &judged(california, &judge, some),
                some.len(),
            )?;
        }
        let some = &advice.with_caution;
        line(
            &mut page,
            (name, "with a caution"),
            &judged(california, &judge, some),
            some.len(),
        )?;
    }
    Ok(page)
}

fn line(page: &mut String, (name, list): (&str, &str), of: &Verdict, count: usize) -> std::fmt::Result {
    let share = |part: f64, whole: f64| {
        if whole > 0.0 {
            format!("{:.1}%", 100.0 * part / whole)
        } else {
            "–".to_owned()
        }
    };
    let percentile = if of.grown > 0.0 {
        format!("{:.2}", of.percentile / of.grown)
    } else {
        "–".to_owned()
    };
    writeln!(
        page,
        "| {name}, {list} | {count} | {:.0} ({:.0}) | {} | {percentile} | {} | {} |",
        of.moved,
        of.known,
        share(of.as_good, of.known),
        of.failing,
        share(of.below, of.openings)
    )
}

/// The shipped tables with the earnings of the file, by class and level.
fn with_earnings(file: &Path) -> Result<California, Box<dyn Error>> {
    let mut data = Dataset::read_dir(folder());
    let classes: BTreeSet<String> = data
        .categories
        .iter()
        .map(|row| row.category_id.clone())
        .collect();
    let earned = read(file, Some("CA"))?.into_iter();
    for ((class, level), earned) in earned.filter(|((class, _), _)| classes.contains(class)) {
        data.earnings.push(EarningsRow {
            subject_kind: EarningsSubject::Class,
            subject_id: class,
            level: Some(level),
            earnings: earned.earnings(),
            threshold: earned.threshold(),
            ..EarningsRow::default()
        });
    }
    California::of(data)
}
