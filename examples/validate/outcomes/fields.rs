//! Table A: the shares of fields over occupations.

use super::california::{California, Places, by_outcome};
use super::foretold::{Foretold, Shares, divergence, mixed, normalised, top_five, variation};
use super::nation::Nation;
use super::observed::Observed;
use super::split::{Families, Split};
use std::fmt::Write;
use vocmatch::fit::View;

/// The fields that are reported, by family, and those that may be fitted.
pub struct Fields {
    pub families: Families,
    pub fitted: Vec<usize>,
}

impl Fields {
    pub fn new(observed: &Observed, split: Split) -> Fields {
        let of = || observed.fields.iter().map(|field| field.family.as_str());
        let kept = split.reported(of());
        let families = Families::new(of(), &kept);
        let fitted = (0..observed.fields.len()).filter(|k| !families.places().contains(k));
        Fields {
            fitted: fitted.collect(),
            families,
        }
    }
}

/// Which outcomes people enter without years of work or a doctorate.
pub fn entry(nation: &Nation, observed: &Observed) -> Vec<bool> {
    let beyond = |code: &String| {
        let at = nation.model.find_occupation(code);
        at.is_some_and(|at| nation.beyond[at.index()])
    };
    let is_entry = |codes: &[String]| {
        let first_line = |code: &str| code.get(3..6) == Some("101") && code.get(..2) >= Some("33");
        let leads = |code: &String| code.starts_with("11-") || first_line(code);
        !codes.iter().any(leads) && !codes.iter().any(beyond)
    };
    observed.outcomes.iter().map(|one| is_entry(&one.codes)).collect()
}

/// What the tables of California foretell, by a law, by flows, and by the optimum; `which` tells the tables.
pub fn of_tables(
    california: &California,
    observed: &Observed,
    places: &Places,
    (employment, fitted): (&[f64], &[usize]),
    which: &str,
) -> Vec<Foretold> {
    let flows = by_outcome(observed, places, california.optimal().into_iter());
    let (shares, weight) = mixed(observed, &flows, employment, fitted);
    let told = |name: &str, shares: &Shares| Foretold::new(format!("{which}: {name}"), shares, employment);
    let mut all = vec![
        Foretold {
            name: format!("{which}: optimal plan (employment {weight:.2})"),
            shares,
        },
        told(
            "destinations, career",
            &by_outcome(observed, places, california.law()),
        ),
    ];
    for (name, view) in [("career", View::Career), ("first job", View::FirstJob)] {
        let flows = by_outcome(observed, places, california.tends(view));
        all.push(told(&format!("expected flows, {name}"), &flows));
    }
    all
}

/// Those of a row that are kept, adding up to 1.
fn kept(row: &[f64], keep: &[bool]) -> Vec<f64> {
    let some: Vec<f64> = row
        .iter()
        .zip(keep)
        .filter(|(_, keep)| **keep)
        .map(|(share, _)| *share)
        .collect();
    normalised(&some).unwrap_or(some)
}

/// The divergence of each field, among the outcomes that are kept.
pub fn losses_among(observed: &Observed, foretold: &Foretold, keep: &[bool]) -> Vec<f64> {
    let pairs = observed.fields.iter().zip(&foretold.shares);
    pairs
        .map(|(field, row)| divergence(&kept(&field.shares, keep), &kept(row, keep)))
        .collect()
}

/// The divergence of each field.
pub fn losses(observed: &Observed, foretold: &Foretold) -> Vec<f64> {
    let pairs = observed.fields.iter().zip(&foretold.shares);
    pairs.map(|(field, row)| divergence(&field.shares, row)).collect()
}

/// The table.
pub fn table(
    observed: &Observed,
    all: &[Foretold],
    fields: &Fields,
    entry: &[bool],
) -> Result<String, std::fmt::Error> {
    let mut page = String::new();
    let best = |k: usize| top_five(&observed.fields[k].shares, &observed.fields[k].shares);
    let best = super::split::mean(fields.families.places().iter().map(|k| best(*k)));
    let entries = entry.iter().filter(|entry| **entry).count();
    writeln!(
        page,
        "## A. Shares of {} fields over {} occupations ({} of them entry occupations)\n",
        fields.families.places().len(),
        observed.outcomes.len(),
        entries
    )?;
    writeln!(
        page,
        "| foretold by | KL | total variation | true share of its first five (best {best:.3}) | entry occupations KL | KL − links |"
    )?;
    page.push_str("|---|---:|---:|---:|---:|---:|\n");
    let links = all.iter().find(|one| one.name.starts_with("links ("));
    let links = links.map(|one| losses(observed, one)).unwrap_or_default();
    for foretold in all {
        let of = |measure: &dyn Fn(&[f64], &[f64]) -> f64| -> Vec<f64> {
            let pairs = observed.fields.iter().zip(&foretold.shares);
            pairs.map(|(field, row)| measure(&field.shares, row)).collect()
        };
        let kl = of(&divergence);
        let ahead: Vec<f64> = kl.iter().zip(&links).map(|(own, links)| own - links).collect();
        let entries = losses_among(observed, foretold, entry);
        writeln!(
            page,
            "| {} | {} | {} | {} | {} | {} |",
            foretold.name,
            fields.families.mean(&kl),
            fields.families.mean(&of(&variation)),
            fields.families.mean(&of(&top_five)),
            fields.families.mean(&entries),
            fields.families.mean(&ahead),
        )?;
    }
    Ok(page)
}
