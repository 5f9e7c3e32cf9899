//! What is written is what is read.

use crate::cases;
use crate::world::{folder, model, small, worlds};
use proptest::prelude::*;
use std::fmt::Debug;
use vocmatch::advice::{AdviceConfig, Score};
use vocmatch::dataset::Dataset;
use vocmatch::matching::Objective;
use vocmatch::pathway::Baseline;
use vocmatch::plan::PlanConfig;
use vocmatch::unit::{Level, Share, Value};

fn through_json<T: serde::Serialize + serde::de::DeserializeOwned>(value: &T) -> T {
    serde_json::from_str(&serde_json::to_string(value).unwrap()).unwrap()
}

fn stays<T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + Debug>(value: &T) {
    assert_eq!(through_json(value), *value);
}

/// A folder of its own for each place in the tests.
fn scratch(name: &str) -> std::path::PathBuf {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    folder
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn a_dataset_survives_json(data in worlds()) {
        let read = through_json(&data.0);
        prop_assert_eq!(&read, &data.0);
        prop_assert_eq!(model(&read), model(&data));
    }

    #[test]
    fn a_dataset_survives_a_folder_of_csv(data in worlds()) {
        let folder = scratch("round-trip");
        data.write_dir(&folder).unwrap();
        let read = Dataset::read_dir(&folder);
        prop_assert!(read.problems().is_empty(), "{}", read.problems());
        prop_assert_eq!(&read, &data.0);
        // The model knows where its rows stood; that is all that may differ.
        let mut read = read;
        read.forget_origin();
        prop_assert_eq!(model(&read), model(&data));
    }
}

#[test]
fn the_small_dataset_survives_json_and_csv() {
    let data = small();
    assert_eq!(through_json(&data), data);
    let folder = scratch("round-trip-small");
    data.write_dir(&folder).unwrap();
    assert_eq!(Dataset::read_dir(&folder), data);
}

#[test]
fn the_shipped_consortium_survives_json() {
    let data = Dataset::read_dir(folder("examples/data/beijing-ic"));
    assert_eq!(through_json(&data), data);
}

#[test]
fn the_choices_behind_a_plan_survive_json() {
    let mut config = PlanConfig {
        years: Some(2026..=2029),
        objective: Objective::FillFirst,
        ..PlanConfig::default()
    };
    config.project.baseline = Baseline::ThreeYearMean;
    config.market.demand.include_high_school = true;
    config.fit.prior_strength = 7.5;
    stays(&config);
    stays(&PlanConfig::default());
    stays(&AdviceConfig::default());
    let defaults: PlanConfig = serde_json::from_str("{}").unwrap();
    assert_eq!(defaults, PlanConfig::default());
    assert!(serde_json::from_str::<PlanConfig>(r#"{"objectives": "best_fit"}"#).is_err());
}

#[test]
fn units_survive_json_and_a_share_above_one_does_not() {
    stays(&Share::new(0.925).unwrap());
    stays(&Value(-712_500));
    stays(&Level::ALL);
    stays(&Score::new(Value(19_000_000), 40, None));
    assert!(serde_json::from_str::<Share>("1.01").is_err());
}
