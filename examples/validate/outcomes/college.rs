//! Table C: the share of a major's graduates in jobs that ask for no college, as the survey's users classed jobs.

use super::california::California;
use super::nation::Nation;
use super::observed::{Prefixes, begins, family_of};
use super::split::{Families, Split, mean};
use crate::cells::{cell, rows};
use crate::resample::spearman;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use vocmatch::fit::View;
use vocmatch::id::MajorIx;
use vocmatch::unit::Level;

/// A major of the survey.
struct Major {
    family: String,
    prefixes: Vec<String>,
    /// The majors of the nation, with their degrees.
    members: Vec<(MajorIx, f64)>,
    /// The share in jobs that ask for college.
    college: f64,
}

fn read(nation: &Nation, folder: &Path, prefixes: &Prefixes) -> Result<Vec<Major>, String> {
    let table = rows(&folder.join("us538"), "recent-grads.csv")?;
    let major = |row: &crate::cells::Row| {
        let number = |column| cell(row, column).parse::<f64>().ok();
        let (college, other) = (number("College_jobs")?, number("Non_college_jobs")?);
        let prefixes = prefixes.get(cell(row, "Major_code"))?.clone();
        let linked = |(major, _): &(MajorIx, f64)| !nation.model.major(*major).occupations.is_empty();
        let members: Vec<_> = nation.majors(&prefixes).into_iter().filter(linked).collect();
        (college + other > 0.0 && !members.is_empty()).then_some(Major {
            family: family_of(&prefixes)?.to_owned(),
            prefixes,
            members,
            college: college / (college + other),
        })
    };
    Ok(table.iter().filter_map(major).collect())
}

/// The mean over the members of a major of a figure of each, by degrees.
fn over(major: &Major, of: impl Fn(MajorIx) -> f64) -> f64 {
    let sums = major
        .members
        .iter()
        .map(|(one, degrees)| (degrees * of(*one), degrees));
    let (sum, all) = sums.fold((0.0, 0.0), |(sum, all), (s, w)| (sum + s, all + w));
    sum / all
}

/// Σ share × figure over occupations.
fn dot(shares: &[f64], figures: &[f64]) -> f64 {
    shares
        .iter()
        .zip(figures)
        .map(|(share, figure)| share * figure)
        .sum()
}

/// The table.
pub fn table(
    nation: &Nation,
    california: &California,
    folder: &Path,
    prefixes: &Prefixes,
    split: Split,
) -> Result<String, Box<dyn Error>> {
    let majors = read(nation, folder, prefixes)?;
    let of = || majors.iter().map(|major| major.family.as_str());
    let families = Families::new(of(), &split.reported(of()));
    let everyone = Families::new(of(), &of().collect());
    let truth: Vec<f64> = majors.iter().map(|major| major.college).collect();
    let usual: Vec<f64> = nation
        .asks_college
        .iter()
        .map(|asks| f64::from(u8::from(*asks)))
        .collect();
    let law = |view: View, figures: &[f64]| -> Vec<f64> {
        let share = |one| dot(&nation.destinations.shares(one, view), figures);
        majors.iter().map(|major| over(major, share)).collect()
    };
    let wage = |one: MajorIx| {
        let links = nation.model.major(one).occupations.iter();
        mean(links.filter_map(|link| nation.wage[link.index()]))
    };
    let placed = placed(california);
    let plan = |major: &Major| {
        let of = placed.iter().filter(|(id, _)| begins(id, &major.prefixes));
        let (part, whole) = of.fold((0.0, 0.0), |(part, whole), (_, (p, w))| (part + p, whole + w));
        if whole > 0.0 { part / whole } else { 0.0 }
    };
    let told = [
        (
            "placed by the optimal plan of California",
            majors.iter().map(plan).collect(),
        ),
        (
            "wage of linked occupations",
            majors.iter().map(|major| over(major, wage)).collect(),
        ),
        (
            "destinations, career: usual entry asks for college",
            law(View::Career, &usual),
        ),
        (
            "destinations, first job: usual entry",
            law(View::FirstJob, &usual),
        ),
        (
            "destinations, career: share of answers",
            law(View::Career, &nation.bachelor),
        ),
        (
            "destinations, first job: share of answers",
            law(View::FirstJob, &nation.bachelor),
        ),
    ];
    let mut page = String::new();
    writeln!(
        page,
        "\n## C. Jobs that ask for no college, {} majors ({} over all)\n",
        families.places().len(),
        majors.len()
    )?;
    writeln!(
        page,
        "| foretold by | Spearman | over all families | mean share with college (truth {:.2}) |\n|---|---:|---:|---:|",
        mean(families.places().iter().map(|k| truth[*k]))
    )?;
    for (name, foretold) in &told {
        let rank = |places: &[usize]| {
            let (a, b): (Vec<f64>, Vec<f64>) = places.iter().map(|k| (foretold[*k], truth[*k])).unzip();
            spearman(&a, &b)
        };
        let level = mean(families.places().iter().map(|k| foretold[*k]));
        let level = if name.starts_with("wage") {
            String::new()
        } else {
            format!("{level:.2}")
        };
        writeln!(
            page,
            "| {name} | {} | {} | {level} |",
            families.figure(rank),
            everyone.figure(rank)
        )?;
    }
    Ok(page)
}

/// By major of a bachelor's degree in California: those whom the optimum places, and all.
fn placed(california: &California) -> BTreeMap<String, (f64, f64)> {
    let mut sums: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    let id = |major: MajorIx| {
        let major = california.model.major(major);
        (major.level == Level::AppliedBachelor).then(|| major.id.as_str().to_owned())
    };
    for flow in california.optimal() {
        if let Some(id) = id(flow.major) {
            sums.entry(id).or_default().0 += flow.people;
        }
    }
    for group in california.graduates() {
        if let Some(id) = id(group.major) {
            sums.entry(id).or_default().1 += group.heads as f64;
        }
    }
    sums
}
