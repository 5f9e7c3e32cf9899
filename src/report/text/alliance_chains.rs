//! The four chains of an alliance, year by year, and the weakest.

use super::layout::bullet;
use super::{TextConfig, heading};
use crate::format::{left, right};
use crate::phrases::pages::alliance::{AllianceWords, chain as name};
use crate::phrases::pages::marks::Marks;
use crate::phrases::table::filled;
use crate::phrases::{fill, percent, point, whole, years as in_words};
use std::fmt::Write;
use vocmatch::Language;
use vocmatch::alliance::{Chain, ChainLink, Coverage, LinkPart, YearCoverage};

/// The most years that stand side by side; of more, the first and the last.
const COLUMNS: usize = 8;

pub(super) fn write(page: &mut String, coverage: &Coverage, config: &TextConfig) {
    let language = config.language;
    let (words, marks) = (AllianceWords::of(language), Marks::of(language));
    heading(page, words.chains);
    let all: Vec<&YearCoverage> = coverage.years.iter().collect();
    let shown: Vec<&YearCoverage> = match &all[..] {
        [first, .., last] if all.len() > COLUMNS => vec![first, last],
        _ => all,
    };
    let Some(last) = shown.last() else { return };
    let _ = write!(page, "{}", left("", 12));
    for year in &shown {
        let _ = write!(page, "{}", right(&in_words(&year.years, language), 11));
    }
    page.push('\n');
    for (k, link) in last.links.iter().enumerate() {
        let _ = write!(page, "{}", left(name(link.chain, language), 12));
        for year in &shown {
            let strength = year.links.get(k).and_then(ChainLink::strength);
            let cell = strength.map_or_else(|| marks.unknown.to_owned(), |one| point(one, language));
            let _ = write!(page, "{}", right(&cell, 11));
        }
        page.push('\n');
    }
    let weakest = last.weakest().map(|link| link.chain);
    for link in &last.links {
        let parts: Vec<String> = link.parts.iter().map(|one| part(one, language)).collect();
        let mark = if weakest == Some(link.chain) {
            words.weakest
        } else {
            ""
        };
        let parts = if parts.is_empty() {
            unknown(link.chain, last, language)
        } else {
            parts.join(marks.semicolon)
        };
        let values = [
            ("chain", name(link.chain, language)),
            ("years", &in_words(&last.years, language)),
            ("mark", mark),
            ("parts", &parts),
        ];
        page.push_str(&bullet(&fill(words.chain, &values), config));
    }
}

#[expect(clippy::cast_possible_truncation, reason = "counts of people and steps")]
fn part(part: &LinkPart, language: Language) -> String {
    let index = part
        .share()
        .map_or_else(String::new, |share| point(share, language));
    let values = [
        ("part", whole(part.part as i64)),
        ("whole", whole(part.whole as i64)),
        ("share", percent(part.share(), language)),
        ("index", index),
    ];
    filled(AllianceWords::of(language).measured(part.measured), &values)
}

fn unknown(chain: Chain, year: &YearCoverage, language: Language) -> String {
    let words = AllianceWords::of(language);
    if chain == Chain::Innovation && !year.scope.others.is_empty() {
        let members = year.scope.others.join(Marks::of(language).list);
        return fill(words.unknown_but_members, &[("members", &members)]);
    }
    words.unknown.to_owned()
}
