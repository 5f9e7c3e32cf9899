//! Golden plans: what two small datasets give, so that a change of results shows in review.
//!
//! `.ci/refresh` writes them anew.

use crate::world::{folder, model, planned, small};
use vocmatch::advice::{AdviceConfig, recommend};
use vocmatch::dataset::Dataset;
use vocmatch::matching::Objective;
use vocmatch_report::{TextConfig, document, text};

/// Compares with the file in `tests/golden`, or writes it if asked to.
pub fn holds(name: &str, found: &str) {
    let path = folder("tests/golden").join(name);
    if std::env::var_os("VOCMATCH_BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, found).unwrap();
        return;
    }
    let golden = std::fs::read_to_string(&path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    let line = golden
        .lines()
        .zip(found.lines())
        .take_while(|(a, b)| a == b)
        .count();
    let at = |text: &str| text.lines().nth(line).unwrap_or("(nothing)").to_owned();
    assert!(
        golden == found,
        "tests/golden/{name} differs from line {}:\n  was {}\n  is  {}\n\
         If the new result is right, run .ci/refresh",
        line + 1,
        at(&golden),
        at(found),
    );
}

/// The page and the document of a dataset.
fn holds_plan(name: &str, data: &Dataset, objective: Objective) {
    let model = model(data);
    let plan = planned(&model, objective);
    let advice = recommend(&model, &plan, &AdviceConfig::default()).unwrap();
    let config = TextConfig {
        title: name.to_owned(),
        ..TextConfig::default()
    };
    holds(&format!("{name}.txt"), &text(&model, &plan, &advice, &config));
    let document = document(&model, &plan, &advice, name).to_json().unwrap();
    holds(&format!("{name}.json"), &(document + "\n"));
}

#[test]
fn the_small_dataset_gives_its_golden_plan() {
    holds_plan("small", &small(), Objective::BestFit);
}

#[test]
fn the_small_dataset_gives_its_golden_plan_when_heads_come_first() {
    holds_plan("small-fill-first", &small(), Objective::FillFirst);
}

#[test]
fn the_shipped_consortium_gives_its_golden_plan() {
    let data = Dataset::read_dir(folder("examples/data/beijing-ic"));
    holds_plan("beijing-ic", &data, Objective::BestFit);
}
