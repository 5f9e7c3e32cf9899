//! Plans a region from a folder of tables: prints a page for planners, and writes it as files.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for the terminal"
)]

use std::path::PathBuf;
use std::process::ExitCode;
use vocmatch::dataset::Dataset;
use vocmatch::model::Model;
use vocmatch::planning::PlanConfig;
use vocmatch::recommend::{RecommendConfig, recommend};
use vocmatch::report::{TextConfig, text};

fn main() -> ExitCode {
    let folder = std::env::args()
        .nth(1)
        .map_or_else(|| PathBuf::from("examples/data/california"), PathBuf::from);
    let t = std::time::Instant::now();
    let dataset = Dataset::read_dir(&folder);
    eprintln!("read {:?}", t.elapsed());
    let model = match Model::new(dataset) {
        Ok(model) => model,
        Err(problems) => {
            eprint!("{problems}");
            return ExitCode::from(2);
        }
    };
    eprintln!("model {:?}", t.elapsed());
    let plan = match vocmatch::plan(&model, &PlanConfig::default()) {
        Ok(plan) => plan,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    eprintln!(
        "plan {:?}: {} supply nodes, {} demand nodes, {} pairs",
        t.elapsed(),
        plan.periods[0].market.supply().len(),
        plan.periods[0].market.demand().len(),
        plan.periods[0].market.pairs().len()
    );
    let advice = recommend(&model, &plan, &RecommendConfig::default()).unwrap();
    eprintln!("advice {:?}", t.elapsed());
    print!("{}", text(&model, &plan, &advice, &TextConfig::default()));
    ExitCode::SUCCESS
}
