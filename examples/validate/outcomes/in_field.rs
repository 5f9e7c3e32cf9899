//! Table B: the share of graduates who work in their field, by field of degree.
//!
//! In field as the crate has it: in an occupation that is linked to the field, or in the class (minor group) of one that
//! is. A field is linked to what any of its majors is; an occupation of the survey counts if any of its codes does.

use super::california::{California, Places};
use super::fields::Fields;
use super::foretold::Foretold;
use super::nation::Nation;
use super::observed::Observed;
use super::split::mean;
use crate::resample::spearman;
use std::collections::BTreeSet;
use std::fmt::Write;

/// Which outcomes lie in a field.
struct Inside {
    in_field: Vec<bool>,
    linked: Vec<bool>,
}

/// By field; `None` without any link.
fn inside(nation: &Nation, observed: &Observed) -> Vec<Option<Inside>> {
    let of = |prefixes: &[String]| {
        let majors = nation.majors(prefixes).into_iter();
        let links = majors.flat_map(|(major, _)| &nation.model.major(major).occupations);
        let links: BTreeSet<usize> = links.map(|link| link.index()).collect();
        let groups: BTreeSet<&str> = links.iter().map(|o| nation.group[*o].as_str()).collect();
        let any = |codes: &[String], is: &dyn Fn(usize) -> bool| {
            let known = codes.iter().filter_map(|code| nation.model.find_occupation(code));
            known.into_iter().any(|o| is(o.index()))
        };
        let of = |is: &dyn Fn(usize) -> bool| -> Vec<bool> {
            observed.outcomes.iter().map(|one| any(&one.codes, is)).collect()
        };
        let in_field = of(&|o| links.contains(&o) || groups.contains(nation.group[o].as_str()));
        let linked = of(&|o| links.contains(&o));
        (!links.is_empty()).then_some(Inside { in_field, linked })
    };
    observed.fields.iter().map(|field| of(&field.prefixes)).collect()
}

/// The sum of those that count.
fn sum(shares: &[f64], counts: &[bool]) -> f64 {
    shares
        .iter()
        .zip(counts)
        .filter(|(_, counts)| **counts)
        .map(|(share, _)| share)
        .sum()
}

/// The table.
pub fn table(
    nation: &Nation,
    california: &California,
    observed: &Observed,
    places: &Places,
    (fields, all): (&Fields, &[Foretold]),
) -> Result<String, std::fmt::Error> {
    let inside = inside(nation, observed);
    let truth: Vec<Option<f64>> = observed
        .fields
        .iter()
        .zip(&inside)
        .map(|(field, inside)| Some(sum(&field.shares, &inside.as_ref()?.in_field)))
        .collect();
    let overall = |at: fn(&Inside) -> &Vec<bool>| {
        let pairs = observed.fields.iter().zip(&inside);
        let sums = pairs.filter_map(|(field, inside)| {
            Some((
                field.people * sum(&field.shares, at(inside.as_ref()?)),
                field.people,
            ))
        });
        let (part, whole) = sums.fold((0.0, 0.0), |(part, whole), (p, w)| (part + p, whole + w));
        part / whole
    };
    let known =
        |places: &[usize]| -> Vec<usize> { places.iter().copied().filter(|k| truth[*k].is_some()).collect() };
    let mut page = String::new();
    writeln!(
        page,
        "\n## B. In field, {} fields\n\nOf all these people {:.0}% are in field, {:.0}% in a linked occupation.\n",
        known(fields.families.places()).len(),
        100.0 * overall(|inside| &inside.in_field),
        100.0 * overall(|inside| &inside.linked)
    )?;
    page.push_str("| foretold by | Spearman | mean absolute error | mean (truth ");
    let at = |k: &usize| truth[*k].unwrap_or_default();
    writeln!(
        page,
        "{:.2}) |\n|---|---:|---:|---:|",
        mean(known(fields.families.places()).iter().map(at))
    )?;
    let constant = mean(known(&fields.fitted).iter().map(at));
    let mut rows = vec![(
        "constant of the other families".to_owned(),
        vec![constant; truth.len()],
    )];
    rows.push((
        "optimal plan of California: placed".to_owned(),
        placed(california, observed, places),
    ));
    for foretold in all {
        let share = |(row, inside): (&Vec<f64>, &Option<Inside>)| {
            inside.as_ref().map_or(0.0, |inside| sum(row, &inside.in_field))
        };
        rows.push((
            foretold.name.clone(),
            foretold.shares.iter().zip(&inside).map(share).collect(),
        ));
    }
    for (name, foretold) in rows {
        let pick = |places: &[usize]| -> (Vec<f64>, Vec<f64>) {
            known(places).iter().map(|k| (foretold[*k], at(k))).unzip()
        };
        let rank = fields.families.figure(|places| {
            let (foretold, truth) = pick(places);
            spearman(&foretold, &truth)
        });
        let error = fields.families.figure(|places| {
            let (foretold, truth) = pick(places);
            mean(foretold.iter().zip(&truth).map(|(a, b)| (a - b).abs()))
        });
        let level = mean(pick(fields.families.places()).0.into_iter());
        writeln!(page, "| {name} | {rank} | {error} | {level:.2} |")?;
    }
    Ok(page)
}

/// By field: the share of its graduates whom the optimum places, which it would say are in field.
fn placed(california: &California, observed: &Observed, places: &Places) -> Vec<f64> {
    let mut sums = vec![(0.0, 0.0); observed.fields.len()];
    for flow in california.optimal() {
        for field in &places.fields[flow.major.index()] {
            sums[*field].0 += flow.people;
        }
    }
    for group in california.graduates() {
        for field in &places.fields[group.major.index()] {
            sums[*field].1 += group.heads as f64;
        }
    }
    let share = |(part, whole): (f64, f64)| if whole > 0.0 { part / whole } else { 0.0 };
    sums.into_iter().map(share).collect()
}
