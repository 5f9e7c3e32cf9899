//! Whom an alliance could invite, in words.

use super::layout::{a_year, hanging};
use super::{TextConfig, heading};
use crate::phrases::pages::invitations::InvitationWords;
use crate::phrases::pages::marks::Marks;
use crate::phrases::table::{count, counted, filled};
use crate::phrases::{self, fill, percent, whole};
use vocmatch::Language;
use vocmatch::alliance::{Invitation, Invitations};
use vocmatch::model::Model;
use vocmatch::unit::Year;

pub(super) fn write(page: &mut String, model: &Model, invitations: &Invitations, config: &TextConfig) {
    let language = config.language;
    let words = InvitationWords::of(language);
    let schools = invitations.schools.iter().map(|one| {
        let name = model.school(one.member).name.as_str();
        (name, school(model, one, language))
    });
    list(page, words.schools, &schools.collect::<Vec<_>>(), config);
    if invitations.enterprises_considered > 0 {
        let enterprises = invitations.enterprises.iter().map(|one| {
            let name = model.enterprise(one.member).name.as_str();
            (name, enterprise(one, language))
        });
        list(page, words.enterprises, &enterprises.collect::<Vec<_>>(), config);
    }
    let untried = count("{count}", invitations.untried);
    let beyond = match (invitations.untried, invitations.untried_most) {
        (0, _) => String::new(),
        (_, None) => fill(words.untried, &[("count", &untried)]),
        (_, Some(most)) => fill(
            words.untried_most,
            &[("count", &untried), ("openings", &whole(most))],
        ),
    };
    let schools = counted(
        invitations.schools_considered,
        words.school_considered,
        words.schools_considered,
    );
    let enterprises = counted(
        invitations.enterprises_considered,
        words.enterprise_considered,
        words.enterprises_considered,
    );
    let values = [
        ("schools", schools.as_str()),
        ("enterprises", &enterprises),
        ("resolved", &count("{count}", invitations.resolved)),
        ("none", &count("{count}", invitations.without_gain)),
        ("beyond", &beyond),
    ];
    page.push_str(&hanging(&fill(words.considered, &values), config));
}

/// Members with what they bring, the best first, and how many are not shown.
fn list(page: &mut String, title: &str, members: &[(&str, String)], config: &TextConfig) {
    let words = InvitationWords::of(config.language);
    heading(page, title);
    if members.is_empty() {
        page.push_str(words.none);
        page.push('\n');
    }
    for (k, (name, gains)) in members.iter().take(config.recommendations).enumerate() {
        let values = [
            ("rank", format!("{:>2}", k + 1)),
            ("name", (*name).to_owned()),
            ("gains", gains.clone()),
        ];
        page.push_str(&hanging(&filled(words.member, &values), config));
    }
    if members.len() > config.recommendations {
        page.push_str(&count(words.more, members.len() - config.recommendations));
        page.push('\n');
    }
}

fn years<K>(one: &Invitation<K>) -> usize {
    one.years.iter().map(|year| year.years.len()).sum()
}

/// The first year in which it brings something.
fn first(year: Option<Year>, words: &InvitationWords) -> String {
    year.map_or_else(String::new, |year| {
        fill(words.first, &[("year", &year.to_string())])
    })
}

fn school<K>(model: &Model, one: &Invitation<K>, language: Language) -> String {
    let (words, marks) = (InvitationWords::of(language), Marks::of(language));
    let text = if one.filled() > 0 {
        words.school_fills
    } else {
        words.school_fits
    };
    let values = [
        ("graduates", a_year(one.graduates() as f64, years(one))),
        ("openings", whole(one.filled())),
        ("first", first(one.first_year(), words)),
    ];
    let mut said = vec![filled(text, &values)];
    if one.openings() != 0 {
        said.push(fill(words.become_own, &[("openings", &whole(one.openings()))]));
    }
    if !one.levels.is_empty() {
        let names = one
            .levels
            .iter()
            .map(|level| phrases::level(model, *level, language));
        let names: Vec<&str> = names.collect();
        said.push(fill(words.level, &[("levels", &names.join(marks.list))]));
    }
    said.extend(skills(one, language));
    said.join(marks.semicolon)
}

fn enterprise<K>(one: &Invitation<K>, language: Language) -> String {
    let words = InvitationWords::of(language);
    let mut said = Vec::new();
    if one.openings() != 0 {
        let values = [
            ("openings", whole(one.openings())),
            ("first", first(one.first_year(), words)),
            ("filled", whole(one.filled())),
        ];
        said.push(filled(words.enterprise, &values));
    } else if one.filled() != 0 {
        said.push(fill(words.enterprise_fills, &[("filled", &whole(one.filled()))]));
    }
    if one.places > 0 {
        said.push(fill(words.places, &[("places", &whole(one.places))]));
    }
    said.join(Marks::of(language).semicolon)
}

fn skills<K>(one: &Invitation<K>, language: Language) -> Option<String> {
    let (before, after) = one.skills?;
    let (before, after) = (percent(Some(before), language), percent(Some(after), language));
    let values = [("before", before.as_str()), ("after", &after)];
    (before != after).then(|| fill(InvitationWords::of(language).skills, &values))
}
