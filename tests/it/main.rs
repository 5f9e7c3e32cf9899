//! Tests of the crate from outside, in one binary.
#![expect(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::cast_possible_truncation, reason = "test sizes are small")]
#![expect(clippy::float_cmp, reason = "tests assert whole values")]

mod advice;
mod advice_faults;
mod alliance_worlds;
mod alliances;
mod byte_markets;
mod carry_over;
mod cells;
mod changed_codes;
mod charts;
mod chinese_names;
mod cohort_cases;
mod cohorts;
mod doc_paths;
mod docs;
mod documents;
mod draws;
mod errors;
mod expected;
mod first_order;
mod fits;
mod golden_plans;
mod goldens;
mod indicators;
mod input;
mod joint;
mod joint_oracle;
mod lexicon;
mod markets;
mod names;
mod openings;
mod oracle;
mod pages;
mod paths;
mod plans;
mod portfolio;
mod promises;
mod proportional;
mod recommendations;
mod related;
mod round_trips;
mod routes;
mod scenarios;
mod semantics;
mod sensitivity;
mod session;
mod sheets;
mod stable;
mod stable_oracle;
mod terms;
mod text_pages;
mod tidy;
mod told;
mod tracking;
mod transport;
mod unlikely_numbers;
mod warnings;
mod watching;
mod world;

/// How many random cases a property is tried on: `VOCMATCH_CASES`, or `default`.
fn cases(default: u32) -> proptest::test_runner::Config {
    use proptest::test_runner::{Config, FileFailurePersistence};
    let cases = std::env::var("VOCMATCH_CASES")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(default);
    Config {
        cases,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct("regressions/it.txt"))),
        ..Config::default()
    }
}
