//! The words of the pages of plain text: the same places and numbers in both languages, and Chinese without English.

use super::numbers;
use crate::phrases::Language::{Chinese, English};
use crate::phrases::pages::{self, alliance, joint, routes, rules};
use vocmatch::alliance::Chain;
use vocmatch::dataset::{AllianceKind, ArticulationKind};
use vocmatch::rules::Advised;

/// The places for values in a word, sorted; each once, because a language may name a thing twice.
fn places(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = text
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// A word without its places.
fn bare(text: &str) -> String {
    let places = places(text).into_iter();
    places.fold(text.to_owned(), |rest, place| {
        rest.replace(&format!("{{{place}}}"), "")
    })
}

#[test]
fn every_word_has_the_same_places_and_numbers_in_both_languages() {
    for (field, english, chinese) in pages::all() {
        // In Chinese a program is named whole, in English by its major and school.
        if field != "compare.program" {
            assert_eq!(places(english), places(chinese), "{field}");
        }
        assert_eq!(numbers(&bare(english)), numbers(&bare(chinese)), "{field}");
    }
}

#[test]
fn chinese_words_have_neither_letters_nor_marks_of_english() {
    for (field, _, chinese) in pages::all() {
        let rest = bare(chinese);
        assert!(
            !rest.contains(|c: char| c.is_ascii_alphabetic()),
            "{field}: {rest}"
        );
        assert!(
            !rest.contains([',', ';', ':', '(', ')', '?', '"']),
            "{field}: {rest}"
        );
    }
}

#[test]
fn no_place_is_left_open() {
    for (field, english, chinese) in pages::all() {
        for text in [english, chinese] {
            assert_eq!(text.matches('{').count(), text.matches('}').count(), "{field}");
        }
    }
}

#[test]
fn kinds_have_names_in_both_languages() {
    let mut names = Vec::new();
    for language in [English, Chinese] {
        let kinds = [
            AllianceKind::Consortium,
            AllianceKind::Community,
            AllianceKind::EducationGroup,
            AllianceKind::Pairing,
        ];
        let chains = [
            Chain::Education,
            Chain::Talent,
            Chain::Industry,
            Chain::Innovation,
        ];
        let ways = [
            ArticulationKind::FiveYear,
            ArticulationKind::Exam,
            ArticulationKind::Recommendation,
            ArticulationKind::FurtherStudy,
        ];
        let advice = [Advised::Watch, Advised::Shrink, Advised::Suspend];
        let mut of: Vec<&str> = kinds.map(|one| alliance::kind(one, language)).to_vec();
        of.extend(chains.map(|one| alliance::chain(one, language)));
        of.extend(ways.map(|one| routes::way(one, language)));
        of.extend(ways.map(|one| joint::way(one, language)));
        of.extend(advice.map(|one| rules::advised(one, language)));
        names.push(of);
    }
    for (english, chinese) in names[0].iter().zip(&names[1]) {
        assert!(english.is_ascii() && !english.is_empty(), "{english}");
        assert!(
            !chinese.is_empty() && !chinese.contains(|c: char| c.is_ascii_alphabetic()),
            "{chinese}"
        );
    }
}
