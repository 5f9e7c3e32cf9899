//! Table D: what those who completed earn, by class and level, against what the tables of California foretell.
//!
//! A cell is a 4-digit class at a level; its earnings are the mean over institutions, weighted by those who completed. Ranks
//! are within the level, so that levels alone explain nothing; errors are of logarithms, from which each level's mean is taken,
//! since those who hold a job earn more than those who enter it.

use super::california::{California, Flow};
use super::earned::{Cell, read};
use super::split::{Families, Split, mean};
use crate::resample::ranks;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use vocmatch::id::{MajorIx, RegionIx};
use vocmatch::unit::Level;

/// The cell of a major of California.
pub fn cell_of(california: &California, major: MajorIx) -> Option<Cell> {
    let major = california.model.major(major);
    let class = california.model.category(major.category?);
    Some((class.id.as_str().to_owned(), major.level))
}

/// The mean logarithm of a wage by cell, weighted by people.
fn means(
    california: &California,
    of: impl Iterator<Item = (MajorIx, f64, Option<f64>)>,
) -> BTreeMap<Cell, f64> {
    let mut sums: BTreeMap<Cell, (f64, f64)> = BTreeMap::new();
    for (major, people, wage) in of {
        if let (Some(cell), Some(wage)) = (cell_of(california, major), wage) {
            let sum = sums.entry(cell).or_default();
            *sum = (sum.0 + people * libm::log(wage), sum.1 + people);
        }
    }
    let known = sums.into_iter().filter(|(_, (_, people))| *people > 0.0);
    known.map(|(cell, (sum, people))| (cell, sum / people)).collect()
}

/// What is foretold, by name: the logarithm of pay by cell.
fn foretold(california: &California) -> Vec<(&'static str, BTreeMap<Cell, f64>)> {
    let (model, plan) = (&california.model, &california.plan);
    let pay = plan.pay(model);
    let linked = |major: MajorIx, region: RegionIx| {
        let links = model.major(major).occupations.iter();
        let wages: Vec<f64> = links
            .filter_map(|link| pay.of_occupation(*link, region))
            .collect();
        (!wages.is_empty()).then(|| mean(wages.into_iter()))
    };
    let groups = || {
        california
            .graduates()
            .iter()
            .map(|group| (group.major, group.region, group.heads as f64))
    };
    let of_links = means(california, groups().map(|(m, r, n)| (m, n, linked(m, r))));
    let of_law = means(
        california,
        groups().map(|(m, r, n)| (m, n, pay.of_major(model, m, r))),
    );
    let matched = california.optimal().into_iter();
    let matched = means(
        california,
        matched.map(|flow: Flow| (flow.major, flow.people, flow.wage)),
    );
    let half = |(cell, law): (&Cell, &f64)| Some((cell.clone(), f64::midpoint(*law, *matched.get(cell)?)));
    let halved = of_law.iter().filter_map(half).collect();
    vec![
        ("wage of linked occupations", of_links),
        ("wage of the openings that the plan matches", matched.clone()),
        ("wage under the law of destinations", of_law),
        ("mean of these two", halved),
    ]
}

/// A cell with its truth and what is foretold of it, in the order of the rows.
pub struct Judged {
    pub level: Level,
    pub truth: f64,
    pub fails: Option<bool>,
    pub foretold: Vec<f64>,
}

/// Values less the mean of their level.
pub fn within(cells: &[&Judged], of: impl Fn(&Judged) -> f64) -> Vec<f64> {
    let mut sums: BTreeMap<Level, (f64, f64)> = BTreeMap::new();
    for one in cells {
        let sum = sums.entry(one.level).or_default();
        *sum = (sum.0 + of(one), sum.1 + 1.0);
    }
    cells
        .iter()
        .map(|one| of(one) - sums[&one.level].0 / sums[&one.level].1)
        .collect()
}

/// Spearman within levels: the correlation of ranks that run from 0 to 1 in each level.
pub fn rank_within(cells: &[&Judged], of: impl Fn(&Judged) -> f64 + Copy) -> f64 {
    let mut scaled = [vec![0.0; cells.len()], vec![0.0; cells.len()]];
    for level in Level::ALL {
        let at: Vec<usize> = (0..cells.len()).filter(|k| cells[*k].level == level).collect();
        let sides: [Vec<f64>; 2] = [
            at.iter().map(|k| of(cells[*k])).collect(),
            at.iter().map(|k| cells[*k].truth).collect(),
        ];
        for (scaled, side) in scaled.iter_mut().zip(&sides) {
            for (k, rank) in at.iter().zip(ranks(side)) {
                scaled[*k] = (rank - (at.len() + 1) as f64 / 2.0) / at.len() as f64;
            }
        }
    }
    let product = |a: &[f64], b: &[f64]| -> f64 { a.iter().zip(b).map(|(a, b)| a * b).sum() };
    let [a, b] = &scaled;
    product(a, b) / (product(a, a) * product(b, b)).sqrt()
}

/// The chance that a cell that fails is foretold less than one that does not.
pub fn area(cells: &[&Judged], of: impl Fn(&Judged) -> f64) -> f64 {
    let side = |fails: bool| -> Vec<f64> {
        cells
            .iter()
            .filter(|one| one.fails == Some(fails))
            .map(|one| of(one))
            .collect()
    };
    let (failing, passing) = (side(true), side(false));
    let wins = failing.iter().flat_map(|fails| {
        passing.iter().map(move |passes| match fails.total_cmp(passes) {
            std::cmp::Ordering::Less => 1.0,
            std::cmp::Ordering::Equal => 0.5,
            std::cmp::Ordering::Greater => 0.0,
        })
    });
    if failing.is_empty() || passing.is_empty() {
        f64::NAN
    } else {
        mean(wins)
    }
}

/// The table.
pub fn table(
    tables: &[(&str, &California)],
    file: &Path,
    split: Split,
) -> Result<String, Box<dyn std::error::Error>> {
    let foretold: Vec<(String, BTreeMap<Cell, f64>)> = tables
        .iter()
        .flat_map(|(which, california)| {
            let all = foretold(california).into_iter();
            all.map(move |(name, by)| (format!("{which}: {name}"), by))
        })
        .collect();
    let mut page = String::from("\n## D. Pay by class and level\n");
    for (whose, state) in [("Californian", Some("CA")), ("national", None)] {
        let mut keys: Vec<Cell> = Vec::new();
        let mut cells: Vec<Judged> = Vec::new();
        for (cell, earned) in read(file, state)? {
            let told: Option<Vec<f64>> = foretold.iter().map(|(_, by)| by.get(&cell).copied()).collect();
            if let Some(foretold) = told {
                cells.push(Judged {
                    level: cell.1,
                    truth: libm::log(earned.earnings()),
                    fails: earned.fails(),
                    foretold,
                });
                keys.push(cell);
            }
        }
        let of = || keys.iter().map(|(class, _)| &class[..2]);
        let mut families = Families::new(of(), &split.reported(of()));
        let mut which = split.said();
        if families.places().is_empty() {
            (families, which) = (
                Families::new(of(), &of().collect()),
                "all that the file has".to_owned(),
            );
        }
        let everyone = Families::new(of(), &of().collect());
        writeln!(
            page,
            "\n{} cells of {which} ({} over all), {whose} earnings:\n\n| foretold by | Spearman within level | error of the logarithm | \
             AUC of failing the threshold | over all: Spearman | error | AUC |\n|---|---:|---:|---:|---:|---:|---:|",
            families.places().len(),
            cells.len()
        )?;
        let pick = |places: &[usize]| -> Vec<&Judged> { places.iter().map(|k| &cells[*k]).collect() };
        let error = |places: &[usize], of: &dyn Fn(&Judged) -> f64| {
            let some = pick(places);
            let pairs = within(&some, of).into_iter().zip(within(&some, |one| one.truth));
            mean(pairs.map(|(a, b)| (a - b).abs()))
        };
        let constant = families.figure(|places| error(places, &|_| 0.0));
        writeln!(
            page,
            "| constant of the level |  | {constant} |  |  | {:.3} |  |",
            error(everyone.places(), &|_| 0.0)
        )?;
        for (k, (name, _)) in foretold.iter().enumerate() {
            let of = |one: &Judged| one.foretold[k];
            let all = everyone.places();
            writeln!(
                page,
                "| {name} | {} | {} | {} | {:.3} | {:.3} | {:.3} |",
                families.figure(|places| rank_within(&pick(places), of)),
                families.figure(|places| error(places, &of)),
                families.figure(|places| area(&pick(places), of)),
                rank_within(&pick(all), of),
                error(all, &of),
                area(&pick(all), of),
            )?;
        }
    }
    Ok(page)
}
