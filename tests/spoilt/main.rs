//! Spoilt tables: whatever planners do to them, the plan is the one that they meant, or they are told why it is not.
//!
//! Each case spoils the tables of a small region in one way, at a place that its seed decides, hands them in as CSV
//! files, as a workbook or as JSON, and looks at what comes back. `VOCMATCH_CASES` tries more of them.
#![expect(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::assigning_clones, reason = "a test need not be fast")]
#![expect(clippy::unnecessary_wraps, reason = "what is spoilt may be nothing")]

mod kinds;
mod random;
mod tables;
mod verdict;

use kinds::{KINDS, Kind};
use random::Random;
use std::path::PathBuf;
use tables::Form;
use verdict::{Base, Verdict};

/// How many cases each kind has.
fn cases() -> u64 {
    let asked = std::env::var("VOCMATCH_CASES")
        .ok()
        .and_then(|text| text.parse::<u64>().ok());
    asked.unwrap_or(2000).div_ceil(KINDS.len() as u64)
}

/// Spoils tables in one way, as often as there are cases; what went wrong, a line each.
fn tried(bases: &[Base], kind: &Kind, k: u64, wrong: &mut Vec<String>, done: &mut usize) {
    let mut seed = 0;
    let mut found = 0;
    while found < cases() && seed < 4 * cases() {
        seed += 1;
        let mut random = Random(1_000_003 * k + seed);
        let base = &bases[random.below(bases.len())];
        let form = random.of(kind.forms);
        let mut tables = base.tables.clone();
        let is_chinese = random.coin();
        if is_chinese {
            tables.in_chinese();
        }
        let Some(spoilt) = (kind.spoil)(&mut tables, &mut random, form) else {
            continue;
        };
        found += 1;
        let scratch = scratch(kind.name);
        let path = tables.hand_in(form, &scratch);
        let verdict = base.judge(&path, kind, &spoilt);
        let _ = std::fs::remove_dir_all(&scratch);
        *done += 1;
        if let Verdict::Wrong(why) = verdict {
            let language = if is_chinese { "Chinese" } else { "English" };
            wrong.push(format!(
                "{} seed {seed} {form:?} {language} {}: {why}",
                kind.name, spoilt.what
            ));
        }
    }
    if 2 * found < cases() {
        wrong.push(format!("{}: {found} cases only", kind.name));
    }
}

fn scratch(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("vocmatch-spoilt-{}-{name}", std::process::id()))
}

/// Half of the kinds, so that tests share the work.
fn all_of(half: usize) {
    let only = std::env::var("VOCMATCH_KIND").unwrap_or_default();
    let bases = [Base::small(), Base::consortium(), Base::coded()];
    let (mut wrong, mut done) = (Vec::new(), 0);
    for (k, kind) in KINDS.iter().enumerate().filter(|(k, _)| k % 2 == half) {
        if kind.name.contains(&only) {
            tried(&bases, kind, k as u64, &mut wrong, &mut done);
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {done} cases:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn spoilt_tables_are_read_rightly_or_told() {
    all_of(0);
}

#[test]
fn spoilt_tables_are_read_rightly_or_told_in_the_other_half() {
    all_of(1);
}

#[test]
fn tables_that_are_not_spoilt_are_read_without_a_word() {
    for base in [Base::small(), Base::consortium(), Base::coded()] {
        for form in [Form::Csv, Form::Workbook, Form::Json] {
            for is_chinese in [false, true] {
                let mut tables = base.tables.clone();
                if is_chinese {
                    tables.in_chinese();
                }
                let scratch = scratch(&format!("plain-{form:?}-{is_chinese}"));
                let path = tables.hand_in(form, &scratch);
                let news = base.news(&path);
                let _ = std::fs::remove_dir_all(&scratch);
                assert_eq!(news, [""; 0], "{form:?}");
            }
        }
    }
}
