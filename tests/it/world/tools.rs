//! From a dataset to its plan, and to the same dataset in another order.

use proptest::prelude::*;
use vocmatch::dataset::Dataset;
use vocmatch::id::ProgramIx;
use vocmatch::matching::Objective;
use vocmatch::model::{Model, Program};
use vocmatch::plan::{Plan, PlanConfig};

/// A folder with test data.
pub fn folder(name: &str) -> std::path::PathBuf {
    std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join(name)
}

/// The small dataset that was written by hand: every stage has something to do on it.
pub fn small() -> Dataset {
    Dataset::read_dir(folder("tests/data/small"))
}

/// The model of a dataset without errors.
pub fn model(data: &Dataset) -> Model {
    Model::new(data.clone()).unwrap()
}

/// The plan of a model, by value or by heads.
pub fn planned(model: &Model, objective: Objective) -> Plan {
    let config = PlanConfig {
        objective,
        ..PlanConfig::default()
    };
    vocmatch::plan(model, &config).unwrap()
}

/// Either objective.
pub fn objectives() -> impl Strategy<Value = Objective> {
    prop_oneof![Just(Objective::BestFit), Just(Objective::FillFirst)]
}

/// Every program of a model.
pub fn programs(model: &Model) -> impl Iterator<Item = (ProgramIx, &Program)> {
    let found = |program: &Program| model.find_program(program.id.as_str()).unwrap();
    model
        .programs()
        .iter()
        .map(move |program| (found(program), program))
}

/// The dataset with the rows of every table in another order.
pub fn shuffled(data: &Dataset, seed: u64) -> Dataset {
    let mut document = serde_json::to_value(data).unwrap();
    let mut state = seed | 1;
    for rows in document.as_object_mut().unwrap().values_mut() {
        let rows = rows.as_array_mut().unwrap();
        for last in (1..rows.len()).rev() {
            // Marsaglia's xorshift.
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            rows.swap(last, (state % (last as u64 + 1)) as usize);
        }
    }
    serde_json::from_value(document).unwrap()
}
