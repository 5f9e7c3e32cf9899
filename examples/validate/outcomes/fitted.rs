//! The law of destinations fitted again: on the families that are not reported, and on forty random halves.

use super::fields::{Fields, losses, losses_among};
use super::foretold::{Foretold, by_outcome, employment, mixed};
use super::nation::Nation;
use super::observed::Observed;
use super::split::{Split, mean};
use std::fmt::Write;
use vocmatch::fit::{Coefficients, View};
use vocmatch::id::OccupationIx;
use vocmatch_algo::conditional_logit::{Groups, fit};

/// The ridge of the fit, and how many halves are drawn.
const RIDGE: f64 = 0.003;
const HALVES: u64 = 40;

/// The coefficients that the fields at `fitted` give, every field weighing the same.
pub fn coefficients(nation: &Nation, observed: &Observed, fitted: &[usize]) -> Coefficients {
    let outcome = observed.outcome_of();
    let occupations = nation.model.occupations().iter().enumerate();
    let alternatives: Vec<(OccupationIx, usize)> = occupations
        .filter_map(|(o, one)| Some((OccupationIx::at(o), *outcome.get(one.id.as_str())?)))
        .collect();
    let mut groups = Groups {
        features: Coefficients::for_tables(vocmatch::fit::Sizes::Employment, true)
            .list()
            .len(),
        outcome: alternatives.iter().map(|(_, outcome)| *outcome).collect(),
        ..Groups::default()
    };
    for (group, field) in fitted.iter().map(|k| &observed.fields[*k]).enumerate() {
        groups.observed.push(field.shares.clone());
        for (major, degrees) in nation.majors(&field.prefixes) {
            groups.group.push(group);
            groups.weight.push(degrees);
            for (occupation, _) in &alternatives {
                groups.x.extend(nation.destinations.features(major, *occupation));
            }
        }
    }
    Coefficients::from_list(&fit(&groups, RIDGE))
}

/// The career view under given coefficients.
fn career(nation: &Nation, observed: &Observed, coefficients: Coefficients) -> Foretold {
    let law = nation.destinations.clone().with_coefficients(coefficients);
    let shares = by_outcome(nation, observed, |major| law.shares(major, View::Career));
    Foretold::new(
        "destinations, career, fitted again",
        &shares,
        &employment(nation, observed),
    )
}

/// What the families that are not reported give, beside the shipped coefficients.
pub fn again(
    nation: &Nation,
    observed: &Observed,
    fields: &Fields,
) -> Result<(Foretold, String), std::fmt::Error> {
    let fitted = coefficients(nation, observed, &fields.fitted);
    let mut page = String::from(
        "\n| coefficients | size | evidence | × breadth | second-hand | experience | × evidence | asks more |\n\
         |---|---:|---:|---:|---:|---:|---:|---:|\n",
    );
    for (name, row) in [
        ("shipped", nation.destinations.coefficients()),
        ("fitted again", &fitted),
    ] {
        let cells: Vec<String> = row.list().iter().map(|c| format!("{c:.3}")).collect();
        writeln!(page, "| {name} | {} |", cells.join(" | "))?;
    }
    Ok((career(nation, observed, fitted), page))
}

/// Forty random halves of the families: fitted on one half, reported on the other.
pub fn halves(nation: &Nation, observed: &Observed, entry: &[bool]) -> Result<String, std::fmt::Error> {
    let size = employment(nation, observed);
    let linked = by_outcome(nation, observed, |major| {
        let mut row = vec![0.0; nation.employed.len()];
        for link in &nation.model.major(major).occupations {
            row[link.index()] = 1.0;
        }
        row
    });
    let (mut own, mut rival, mut entered, mut ahead) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for seed in 1..=HALVES {
        let fields = Fields::new(observed, Split::Half(seed));
        let reported = |losses: Vec<f64>| mean(fields.families.places().iter().map(|k| losses[*k]));
        let fitted = career(nation, observed, coefficients(nation, observed, &fields.fitted));
        let links = Foretold {
            name: String::new(),
            shares: mixed(observed, &linked, &size, &fields.fitted).0,
        };
        let (one, other) = (
            reported(losses(observed, &fitted)),
            reported(losses(observed, &links)),
        );
        entered.push(reported(losses_among(observed, &fitted, entry)));
        ahead += usize::from(one < other);
        own.push(one);
        rival.push(other);
    }
    let said = |values: &[f64]| {
        let least = values.iter().copied().fold(f64::INFINITY, f64::min);
        let most = values.iter().copied().fold(0.0, f64::max);
        format!("{:.3} ({least:.2} to {most:.2})", mean(values.iter().copied()))
    };
    let mut page = String::new();
    writeln!(
        page,
        "\n{HALVES} random halves of the families, fitted on one and reported on the other: KL of destinations {}, of links {}, \
         destinations ahead in {ahead}; entry occupations alone {}.",
        said(&own),
        said(&rival),
        said(&entered)
    )?;
    Ok(page)
}
