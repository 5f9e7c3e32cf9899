//! How well relatedness finds the links that experts made, and whether its probabilities hold.

use crate::measure::{Ranking, Trust, order, ranking, trust};
use crate::options::Options;
use crate::{cn, national, published};
use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::time::Instant;
use vocmatch::dataset::Dataset;
use vocmatch::fit::{Calibration, Judged, PairEvidence, Relatedness, Withhold};
use vocmatch::id::{MajorIx, OccupationIx};
use vocmatch::model::Model;

/// A catalogue whose links are known.
struct Catalogue {
    name: &'static str,
    model: Model,
    /// Other answers: their name, and the pairs.
    named: Option<BTreeSet<(MajorIx, OccupationIx)>>,
    withhold: &'static [(&'static str, Withhold)],
}

/// A major, which half of the families it is in, and the evidence of each of its pairs.
type Row = (MajorIx, bool, Vec<PairEvidence>);

/// A judged pair of a catalogue's evidence, and whether it is among the first twenty of its major.
type Example = (Judged, bool);

/// What was measured on a catalogue with some links withheld: the examples of each half of the families.
struct HeldOut {
    what: String,
    halves: [Vec<Example>; 2],
}

/// How many settings the shipped catalogues come first with: four of California, three of China.
const SHIPPED: usize = 7;

pub fn tables(options: &Options, progress: &dyn Fn(&str)) -> Result<String, Box<dyn Error>> {
    let mut page = String::from("# Relatedness\n");
    let mut held_out = Vec::new();
    for catalogue in catalogues(options, progress)? {
        measured(&catalogue, options, &mut page, &mut held_out, progress)?;
    }
    crossed(&mut page, &held_out)?;
    if options.refit {
        // Of the shipped catalogues only where there are no others: their links are cut to what a plan needs.
        let shipped = if options.data.is_some() { SHIPPED } else { 0 };
        let fitted_on = held_out.get(shipped..).unwrap_or_default();
        let all: Vec<Judged> = (0..2).flat_map(|half| sample(fitted_on, half)).collect();
        writeln!(
            page,
            "\n## Coefficients fitted on all\n\n{:#?}",
            Calibration::default().fit(&all)
        )?;
    }
    Ok(page)
}

/// The first sixty of every major in a half of the families; every catalogue and evidence counts the same.
fn sample(held_out: &[HeldOut], half: usize) -> Vec<Judged> {
    let weighed = held_out.iter().flat_map(|one| {
        let examples = &one.halves[half];
        let weight = 10_000.0 / examples.len().max(1) as f64;
        examples
            .iter()
            .map(move |(judged, _)| Judged { weight, ..*judged })
    });
    weighed.collect()
}

/// Probabilities fitted on the one half of the families of all catalogues together, judged on the other half.
fn crossed(page: &mut String, held_out: &[HeldOut]) -> std::fmt::Result {
    let fitted = [1, 0].map(|other| Calibration::default().fit(&sample(held_out, other)));
    page.push_str("\n## Probabilities fitted on half of the groups of all catalogues, on the other half\n\n");
    page.push_str(
        "| catalogue, evidence | ECE top 20 | ECE R ≥ .05 | Brier | AUC-PR |\n|---|---:|---:|---:|---:|\n",
    );
    for one in held_out {
        let (mut first, mut likely) = (vec![], vec![]);
        for (calibration, examples) in fitted.iter().zip(&one.halves) {
            for (judged, top) in examples {
                let told = (calibration.probability(&judged.basis), judged.linked);
                first.extend(top.then_some(told));
                likely.extend((told.0 >= 0.05).then_some(told));
            }
        }
        let (first, likely) = (trust(first), trust(likely));
        let Trust {
            ece, brier, auc_pr, ..
        } = first;
        writeln!(
            page,
            "| {} | {ece:.3} | {:.3} | {brier:.4} | {auc_pr:.3} |",
            one.what, likely.ece
        )?;
    }
    Ok(())
}

fn catalogues(options: &Options, progress: &dyn Fn(&str)) -> Result<Vec<Catalogue>, Box<dyn Error>> {
    const US: &[(&str, Withhold)] = &[
        ("no links", Withhold::AllLinks),
        ("its own links withheld", Withhold::Major),
        ("its class withheld", Withhold::Class),
        ("its group withheld", Withhold::Group),
    ];
    const CN: &[(&str, Withhold)] = &[
        ("no links", Withhold::AllLinks),
        ("its own and namesakes' links withheld", Withhold::Namesakes),
        ("its class withheld", Withhold::Class),
    ];
    let shipped = {
        let shipped = |name, folder: &str, withhold| -> Result<Catalogue, Box<dyn Error>> {
            progress(folder);
            let model =
                Model::new(Dataset::read_dir(Path::new(folder))).map_err(|problems| problems.to_string())?;
            Ok(Catalogue {
                name,
                model,
                named: None,
                withhold,
            })
        };
        vec![
            shipped(
                "California: names, links and skills",
                "examples/data/california",
                US,
            )?,
            shipped(
                "China's whole catalogue: names and links",
                "examples/data/china",
                CN,
            )?,
        ]
    };
    let mut found = shipped;
    let Some(folder) = &options.data else {
        return Ok(found);
    };
    if folder.join("us").is_dir() {
        progress("reading the American tables");
        let data = national::catalogue(&|file| published::rows(&folder.join("us"), file))?;
        for (name, data) in [
            ("United States: names without texts", without_texts(&data)),
            ("United States", data),
        ] {
            let model = Model::new(data).map_err(|problems| problems.to_string())?;
            found.push(Catalogue {
                name,
                model,
                named: None,
                withhold: US,
            });
        }
    }
    if folder.join("cn").is_dir() {
        progress("reading the Chinese tables");
        let (data, pairs) = cn::catalogue(&folder.join("cn"))?;
        for (name, data) in [
            ("China: names without texts", without_texts(&data)),
            ("China", data),
        ] {
            let model = Model::new(data).map_err(|problems| problems.to_string())?;
            let named = pairs
                .iter()
                .filter_map(|(m, o)| Some((model.find_major(m)?, model.find_occupation(o)?)));
            let named = Some(named.collect());
            found.push(Catalogue {
                name,
                model,
                named,
                withhold: CN,
            });
        }
    }
    if found.len() == 2 {
        return Err(format!("{} has neither a folder us nor cn", folder.display()).into());
    }
    Ok(found)
}

fn without_texts(data: &Dataset) -> Dataset {
    let mut names = data.clone();
    names.texts.clear();
    names
}

fn measured(
    catalogue: &Catalogue,
    options: &Options,
    page: &mut String,
    held_out: &mut Vec<HeldOut>,
    progress: &dyn Fn(&str),
) -> Result<(), Box<dyn Error>> {
    let model = &catalogue.model;
    let (majors, occupations) = (model.majors().len(), model.occupations().len());
    writeln!(
        page,
        "\n## {}: {majors} majors × {occupations} occupations\n",
        catalogue.name
    )?;
    let start = Instant::now();
    let relatedness = Relatedness::new(model, &options.related);
    progress(&format!(
        "{}: words read in {:.2} s",
        catalogue.name,
        start.elapsed().as_secs_f64()
    ));
    page.push_str("| evidence | answers | majors | pairs | MAP | P@1 | R@10 | ECE top 20 | ECE R ≥ .05 | Brier | AUC-PR |\n");
    page.push_str("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    let linked = |m: MajorIx, o: usize| model.major(m).occupations.iter().any(|link| link.index() == o);
    for (name, withhold) in catalogue.withhold {
        let start = Instant::now();
        let rows = rows(model, &relatedness, *withhold);
        progress(&format!(
            "  {name}: scored in {:.2} s",
            start.elapsed().as_secs_f64()
        ));
        let own: Vec<(Vec<f64>, Vec<bool>)> = rows.iter().map(|row| answered(row, linked)).collect();
        let of_linked = rows
            .iter()
            .filter(|row| !model.major(row.0).occupations.is_empty());
        let chances = chances(of_linked.clone(), linked);
        line(page, name, "links", ranking(&own), Some(chances))?;
        if let Some(named) = &catalogue.named {
            let by_index: BTreeSet<(usize, usize)> =
                named.iter().map(|(m, o)| (m.index(), o.index())).collect();
            let own: Vec<(Vec<f64>, Vec<bool>)> = rows
                .iter()
                .map(|row| answered(row, |m, o| by_index.contains(&(m.index(), o))))
                .collect();
            line(page, name, "official names", ranking(&own), None)?;
        }
        let mut halves = [vec![], vec![]];
        for row in of_linked {
            let (top, some) = (first(row, 20), first(row, 60));
            for (o, pair) in row.2.iter().enumerate().filter(|(o, _)| some.contains(o)) {
                let judged = Judged {
                    basis: pair.basis,
                    linked: linked(row.0, o),
                    weight: 1.0,
                };
                halves[usize::from(row.1)].push((judged, top.contains(&o)));
            }
        }
        held_out.push(HeldOut {
            what: format!("{}; {name}", catalogue.name),
            halves,
        });
    }
    Ok(())
}

fn rows(model: &Model, relatedness: &Relatedness, withhold: Withhold) -> Vec<Row> {
    let group = |m: MajorIx| {
        let class = model.major(m).category?;
        Some(model.category(class).parent.unwrap_or(class))
    };
    let all = || {
        model
            .majors()
            .iter()
            .filter_map(|major| model.find_major(major.id.as_str()))
    };
    let groups: BTreeSet<_> = all().filter_map(group).collect();
    let second = |m: MajorIx| {
        groups
            .iter()
            .position(|one| Some(*one) == group(m))
            .is_some_and(|at| at % 2 == 1)
    };
    all()
        .map(|m| (m, second(m), relatedness.of_major(m, withhold)))
        .collect()
}

fn answered(row: &Row, linked: impl Fn(MajorIx, usize) -> bool) -> (Vec<f64>, Vec<bool>) {
    let scores = row.2.iter().map(|pair| pair.basis.score).collect();
    (scores, (0..row.2.len()).map(|o| linked(row.0, o)).collect())
}

/// A major's first occupations.
fn first(row: &Row, many: usize) -> BTreeSet<usize> {
    let scores: Vec<f64> = row.2.iter().map(|pair| pair.basis.score).collect();
    order(&scores).into_iter().take(many).collect()
}

/// How far the probabilities hold: on the first twenty of each major, and on all pairs of .05 or more.
fn chances<'r>(
    rows: impl Iterator<Item = &'r Row>,
    linked: impl Fn(MajorIx, usize) -> bool,
) -> (Trust, Trust) {
    let (mut twenty, mut likely) = (vec![], vec![]);
    for row in rows {
        let top = first(row, 20);
        for (o, pair) in row.2.iter().enumerate() {
            let one = (pair.probability, linked(row.0, o));
            if top.contains(&o) {
                twenty.push(one);
            }
            if pair.probability >= 0.05 {
                likely.push(one);
            }
        }
    }
    (trust(twenty), trust(likely))
}

fn line(
    page: &mut String,
    evidence: &str,
    answers: &str,
    found: Ranking,
    chances: Option<(Trust, Trust)>,
) -> std::fmt::Result {
    let Ranking {
        majors,
        pairs,
        map,
        first,
        recall_10,
    } = found;
    write!(
        page,
        "| {evidence} | {answers} | {majors} | {pairs} | {map:.3} | {first:.3} | {recall_10:.3} "
    )?;
    match chances {
        Some((first, likely)) => writeln!(
            page,
            "| {:.3} | {:.3} | {:.4} | {:.3} |",
            first.ece, likely.ece, first.brier, first.auc_pr
        ),
        None => writeln!(page, "| | | | |"),
    }
}
