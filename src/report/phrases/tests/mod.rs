//! What is said, in both languages: golden pages, the same numbers, and Chinese without a word of English.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

/// A value of a type with other fields than a crate outside may name: some value, with fields set.
macro_rules! made {
    ($some:expr; $($field:ident: $value:expr),* $(,)?) => {{
        let mut made = $some;
        $(made.$field = $value;)*
        made
    }};
}

mod every;
mod made;
mod page;
mod screened;
mod words;

use super::Language::{self, Chinese, English};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use vocmatch::dataset::Dataset;
use vocmatch::model::Model;
use vocmatch_algo::order;

fn file(path: &str) -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join(path)
}

/// The shipped consortium: its names are Chinese, and it has every kind of thing.
fn model() -> Model {
    Model::new(Dataset::read_dir(file("examples/data/beijing-ic"))).unwrap()
}

/// Everything that is said of the shipped consortium, by what it is said of.
fn lines(language: Language) -> &'static [(String, String)] {
    static BOTH: LazyLock<[Vec<(String, String)>; 2]> = LazyLock::new(|| {
        let (present, advice) = page::advised();
        [English, Chinese].map(|language| page::lines(&present.model, &present.plan, &advice, language))
    });
    match language {
        English => &BOTH[0],
        Chinese => &BOTH[1],
    }
}

/// Compares with the golden page, or writes it if asked to: `VOCMATCH_BLESS=1 cargo test --lib say`.
fn holds(language: Language, name: &str) {
    let mut found = String::new();
    let mut last = "";
    for (label, text) in lines(language) {
        if label != last {
            let _ = writeln!(found, "\n── {label}");
            last = label;
        }
        let _ = writeln!(found, "{text}");
    }
    let path = file("tests/golden/say").join(name);
    if std::env::var_os("VOCMATCH_BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, found).unwrap();
        return;
    }
    let golden = std::fs::read_to_string(&path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    let differs = golden.lines().zip(found.lines()).find(|(a, b)| a != b);
    assert!(golden == found, "tests/golden/say/{name} differs: {differs:?}");
}

#[test]
fn every_fact_reads_in_english_as_on_its_golden_page() {
    holds(English, "en.txt");
}

#[test]
fn every_fact_reads_in_chinese_as_on_its_golden_page() {
    holds(Chinese, "zh.txt");
}

/// The numbers in a sentence, in order of size: thousands joined, signs left out, `.95` and `0.95` alike.
fn numbers(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut number = String::new();
    for c in text.chars().chain([' ']) {
        match c {
            '0'..='9' | '.' => number.push(c),
            ',' if !number.is_empty() => {}
            _ => {
                let one = number.trim_end_matches('.');
                if !one.is_empty() {
                    found.push(
                        one.strip_prefix('0')
                            .filter(|rest| rest.starts_with('.'))
                            .unwrap_or(one)
                            .to_owned(),
                    );
                }
                number.clear();
            }
        }
    }
    order::sort(&mut found);
    found
}

#[test]
fn numbers_are_found_whatever_stands_around_them() {
    assert_eq!(numbers("1,204–1,610 of .95, 3."), [".95", "1204", "1610", "3"]);
    assert_eq!(
        numbers("0.95（1,204—1,610）中的3。"),
        [".95", "1204", "1610", "3"]
    );
}

#[test]
fn both_languages_say_the_same_numbers() {
    let (english, chinese) = (lines(English), lines(Chinese));
    assert_eq!(english.len(), chinese.len());
    for ((label, english), (also, chinese)) in english.iter().zip(chinese) {
        assert_eq!(label, also);
        assert_eq!(
            numbers(english),
            numbers(chinese),
            "{label}\n{english}\n{chinese}"
        );
    }
}

/// Text pages of the shipped consortium: the plan, the advice for each reader, a portfolio.
fn pages(language: Language) -> &'static [String] {
    static BOTH: LazyLock<[Vec<String>; 2]> = LazyLock::new(|| page::pages([English, Chinese]));
    match language {
        English => &BOTH[0],
        Chinese => &BOTH[1],
    }
}

#[test]
fn text_pages_have_the_same_numbers_in_both_languages() {
    for (english, chinese) in pages(English).iter().zip(pages(Chinese)) {
        let (of_english, of_chinese) = (numbers(english), numbers(chinese));
        let odd: Vec<&String> = of_english
            .iter()
            .filter(|one| !of_chinese.contains(one))
            .collect();
        assert_eq!(of_english, of_chinese, "{odd:?}\n{english}\n{chinese}");
    }
}

#[test]
fn text_pages_in_chinese_have_no_letter_of_english_outside_of_names() {
    for page in pages(Chinese) {
        let page = page.replace('\n', "").replace("    ", "");
        let text = names().iter().fold(page, |rest, name| rest.replace(name, ""));
        let text = text.replace("Beijing", "");
        assert!(!text.contains(|c: char| c.is_ascii_alphabetic()), "{text}");
    }
}

#[test]
fn nothing_is_said_in_empty_words() {
    for (label, text) in lines(English).iter().chain(lines(Chinese)) {
        assert!(!text.is_empty(), "{label}");
        assert!(
            !text.contains("  ") && !text.contains("()") && !text.contains("（）"),
            "{label}: {text}"
        );
    }
}

/// Names of the tables that may have Latin letters, the longest first, so that none is cut short by another.
fn names() -> Vec<String> {
    let model = model();
    let mut names = vec!["illustrative number".to_owned()];
    names.extend(model.skills().iter().map(|one| one.name.clone()));
    names.extend(model.occupations().iter().map(|one| one.name.clone()));
    order::sort_by_key(&mut names, |name| std::cmp::Reverse(name.len()));
    names
}

/// What is said in Chinese, without the names of the tables.
fn own_words() -> Vec<(&'static str, String)> {
    let names = names();
    let without = |text: &str| {
        names
            .iter()
            .fold(text.to_owned(), |rest, name| rest.replace(name, ""))
    };
    let lines = lines(Chinese).iter();
    lines
        .map(|(label, text)| (label.as_str(), without(text)))
        .collect()
}

#[test]
fn chinese_has_no_letter_of_english_outside_of_names() {
    for (label, text) in own_words() {
        assert!(
            !text.contains(|c: char| c.is_ascii_alphabetic()),
            "{label}: {text}"
        );
    }
}

#[test]
fn chinese_has_the_punctuation_of_chinese() {
    for (label, text) in own_words() {
        let half = [';', ':', '(', ')', '"', '?', '!', '–', ' '];
        assert!(!text.contains(half), "{label}: {text}");
        for twice in [
            "。。",
            "，，",
            "，。",
            "；。",
            "、。",
            "：。",
            "、、",
            "专业专业",
            "岗位岗位",
        ] {
            assert!(!text.contains(twice), "{label}: {text}");
        }
        // A comma of English stands between thousands only.
        let letters: Vec<char> = text.chars().collect();
        for pair in letters.windows(2).filter(|pair| pair[0] == ',') {
            assert!(pair[1].is_ascii_digit(), "{label}: {text}");
        }
    }
}

#[test]
fn every_kind_of_reason_is_tried() {
    let mut seen = [false; every::REASONS];
    for reason in every::reasons() {
        seen[every::place_of(&reason)] = true;
    }
    assert_eq!(seen, [true; every::REASONS]);
}
