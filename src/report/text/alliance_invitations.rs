//! Whom an alliance could invite, in words.

use super::alliance::{a_year, count, counted};
use super::{TextConfig, heading};
use crate::format::{hanging, percent, whole};
use std::fmt::Write;
use vocmatch::alliance::{Invitation, Invitations};
use vocmatch::model::Model;

pub(super) fn write(page: &mut String, model: &Model, invitations: &Invitations, config: &TextConfig) {
    heading(page, "Schools to invite next (each alone, solved again)");
    if invitations.schools.is_empty() {
        page.push_str("none adds anything\n");
    }
    for (k, one) in invitations
        .schools
        .iter()
        .take(config.recommendations)
        .enumerate()
    {
        let name = &model.school(one.member).name;
        let said = format!("{:>2}. {name}: {}.", k + 1, school(model, one));
        page.push_str(&hanging(&said, config.width));
    }
    more(page, invitations.schools.len(), config);
    if invitations.enterprises_considered > 0 {
        heading(page, "Enterprises to invite next");
        if invitations.enterprises.is_empty() {
            page.push_str("none adds anything\n");
        }
        for (k, one) in invitations
            .enterprises
            .iter()
            .take(config.recommendations)
            .enumerate()
        {
            let name = &model.enterprise(one.member).name;
            let said = format!("{:>2}. {name}: {}.", k + 1, enterprise(one));
            page.push_str(&hanging(&said, config.width));
        }
        more(page, invitations.enterprises.len(), config);
    }
    let beyond = match (invitations.untried, invitations.untried_most) {
        (0, _) => String::new(),
        (untried, None) => format!(". Not tried: {}", count(untried)),
        (untried, Some(most)) => format!(
            ". Not tried: {}, none of whom could fill more than {} openings in all years",
            count(untried),
            whole(most)
        ),
    };
    let said = format!(
        "Considered, because they are not members: {} and {} of its industries. Solved again: {}. Adding nothing: \
         {}{beyond}.",
        counted(invitations.schools_considered, "school", "schools"),
        counted(invitations.enterprises_considered, "enterprise", "enterprises"),
        count(invitations.resolved),
        count(invitations.without_gain),
    );
    page.push_str(&hanging(&said, config.width));
}

/// How many are not shown.
fn more(page: &mut String, all: usize, config: &TextConfig) {
    if all > config.recommendations {
        let _ = writeln!(page, "    … and {} more", count(all - config.recommendations));
    }
}

fn years<K>(one: &Invitation<K>) -> usize {
    one.years.iter().map(|year| year.years.len()).sum()
}

fn school<K>(model: &Model, one: &Invitation<K>) -> String {
    let years = years(one);
    let graduates = a_year(one.graduates() as f64, years);
    let mut said = vec![if one.filled() > 0 {
        let first = one.first_year();
        format!(
            "with its {graduates} graduates a year {} openings more can be filled in all years{}",
            whole(one.filled()),
            first
                .map(|year| format!(", the first in {year}"))
                .unwrap_or_default(),
        )
    } else {
        format!("with its {graduates} graduates a year no opening more can be filled, only with a better fit")
    }];
    if one.openings() != 0 {
        said.push(format!(
            "{} openings become the alliance's",
            whole(one.openings())
        ));
    }
    if !one.levels.is_empty() {
        let names: Vec<&str> = one.levels.iter().map(|level| model.level_name(*level)).collect();
        said.push(format!("it brings a level that is missing: {}", names.join(", ")));
    }
    said.extend(skills(one));
    said.join("; ")
}

fn enterprise<K>(one: &Invitation<K>) -> String {
    let mut said = Vec::new();
    if one.openings() != 0 {
        said.push(format!(
            "{} openings more become the alliance's in all years{}, of which its graduates can fill {}",
            whole(one.openings()),
            one.first_year()
                .map(|year| format!(", the first in {year}"))
                .unwrap_or_default(),
            whole(one.filled()),
        ));
    } else if one.filled() != 0 {
        said.push(format!(
            "{} openings more are filled in all years",
            whole(one.filled())
        ));
    }
    if one.places > 0 {
        said.push(format!("its bases have {} places a year", whole(one.places)));
    }
    said.join("; ")
}

fn skills<K>(one: &Invitation<K>) -> Option<String> {
    let (before, after) = one.skills?;
    let (before, after) = (percent(Some(before)), percent(Some(after)));
    (before != after).then(|| format!("skills met go from {before} to {after}"))
}
