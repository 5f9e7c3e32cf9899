//! Compares scenarios with the present plan of a region, and prints a page for planners.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command talks to its user"
)]

#[path = "../support/bar.rs"]
mod bar;
#[path = "../support/failed.rs"]
mod failed;
mod options;
#[path = "../support/title.rs"]
mod title;
#[path = "../support/told.rs"]
mod told;

use bar::watched;
use failed::failed;
use options::{Command, HELP, Options};
use serde_json::json;
use std::collections::BTreeSet;
use std::fs;
use std::process::ExitCode;
use title::title;
use told::refused;
use vocmatch::Language;
use vocmatch::dataset::Dataset;
use vocmatch::model::{Model, ModelConfig};
use vocmatch::pipeline::plan_with;
use vocmatch::plan::PlanConfig;
use vocmatch::problem::{Code, Problem};
use vocmatch::scenario::{
    Basis, DrawConfig, DrawIntervals, Outcome, PlanFigures, Present, Scenario, draws, run, spread,
    spread_of_change,
};
use vocmatch_report::{ComparedScenario, TextConfig, comparison};

fn main() -> ExitCode {
    match options::parse(std::env::args_os()) {
        Ok(Command::Help) => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        Ok(Command::Compare(options)) => match compare(&options) {
            Ok(page) => {
                print!("{page}");
                ExitCode::SUCCESS
            }
            Err(error) => {
                eprintln!("compare: {}", error.trim_end());
                ExitCode::FAILURE
            }
        },
        Err(error) => {
            eprintln!("compare: {error}; see --help");
            ExitCode::from(2)
        }
    }
}

/// Plans the present and every scenario, and puts them side by side.
fn compare(options: &Options) -> Result<String, String> {
    let scenarios = read(options)?;
    let present = present(options)?;
    let outcomes = outcomes(&present, &scenarios, options)?;
    let (today, changes) = match &options.draws {
        Some(config) => spreads(&present, &outcomes, config, options.language)?,
        None => (None, vec![None; outcomes.len()]),
    };
    let columns: Vec<ComparedScenario> = outcomes
        .iter()
        .zip(&scenarios)
        .zip(&changes)
        .map(|((outcome, scenario), change)| ComparedScenario {
            outcome,
            note: scenario.note.as_deref(),
            change: change.as_ref(),
        })
        .collect();
    let config = TextConfig {
        title: title(&present.model, &options.folder, options.language),
        language: options.language,
        ..TextConfig::default()
    };
    let mut page = comparison(&present, today.as_ref(), &columns, &config);
    if let Some(out) = &options.out {
        let scenarios = columns.iter().map(|column| {
            json!({
                "name": column.outcome.name,
                "note": column.note,
                "difference": column.outcome.difference,
                "change_over_draws": column.change,
                "way_back": column.outcome.inverse,
            })
        });
        let document = json!({
            "present": PlanFigures::of_plan(&present.plan),
            "present_over_draws": today,
            "draws": options.draws,
            "scenarios": scenarios.collect::<Vec<_>>(),
        });
        fs::write(out, format!("{document:#}\n"))
            .map_err(|error| failed(out.display(), "written", &error, options.language))?;
        let (before, after) = options
            .language
            .pick(("\nWritten to ", ".\n"), ("\n已写入", "。\n"));
        page.extend([before, &out.display().to_string(), after]);
    }
    Ok(page)
}

/// Every scenario, or all that is wrong with any.
fn read(options: &Options) -> Result<Vec<Scenario>, String> {
    let one = |path: &std::path::PathBuf| {
        let file = path.display().to_string();
        let text =
            fs::read_to_string(path).map_err(|error| failed(&file, "read", &error, options.language))?;
        Scenario::from_json(&text, &file).map_err(|problems| problems.text(options.language))
    };
    all(options.scenarios.iter().map(one))
}

fn present(options: &Options) -> Result<Present, String> {
    let dataset = Dataset::read_path(&options.folder);
    let model_config = ModelConfig::default();
    let folder = options.folder.display();
    let model = Model::with(dataset.clone(), &model_config)
        .map_err(|problems| refused(folder, &problems.text(options.language), options.language))?;
    let config = PlanConfig {
        years: options.years.clone(),
        ..PlanConfig::default()
    };
    let plan = watched(|control| plan_with(&model, &config, control))
        .map_err(|error| error.text(options.language))?;
    Ok(Present::new(
        Basis::from(dataset),
        model_config,
        config,
        model,
        plan,
    ))
}

fn outcomes(present: &Present, scenarios: &[Scenario], options: &Options) -> Result<Vec<Outcome>, String> {
    let known: BTreeSet<(Code, String)> = present.model.warnings().iter().map(what).collect();
    let one = |(scenario, path): (&Scenario, &std::path::PathBuf)| {
        let named = Scenario {
            name: path.display().to_string(),
            ..scenario.clone()
        };
        let outcome = watched(|control| run(present, &named, control));
        let mut outcome = outcome.map_err(|error| error.text(options.language))?;
        scenario.name.clone_into(&mut outcome.name);
        outcome.inverse.name = format!("Undo {}", scenario.name);
        for warning in outcome.model.warnings() {
            if !known.contains(&what(warning)) {
                let warning = warning.text(options.language);
                eprintln!("{}: {warning}", scenario.name);
            }
        }
        Ok(outcome)
    };
    all(scenarios.iter().zip(&options.scenarios).map(one))
}

/// What a warning says, wherever its row stands now.
fn what(warning: &Problem) -> (Code, String) {
    (warning.code(), warning.wrong(Language::English).to_owned())
}

/// How far the present figures spread, and the change of each scenario.
fn spreads(
    present: &Present,
    outcomes: &[Outcome],
    config: &DrawConfig,
    language: Language,
) -> Result<(Option<DrawIntervals>, Vec<Option<DrawIntervals>>), String> {
    let drawn = |model, plan| {
        watched(|control| draws(model, plan, config, control)).map_err(|error| error.text(language))
    };
    let today = drawn(&present.model, &present.plan)?;
    let changes = outcomes.iter().map(|outcome| {
        let after = drawn(&outcome.model, &outcome.plan)?;
        Ok(Some(spread_of_change(&today, &after)))
    });
    let changes: Result<Vec<_>, String> = changes.collect();
    Ok((Some(spread(&today)), changes?))
}

/// Every success, or every error.
fn all<T>(results: impl Iterator<Item = Result<T, String>>) -> Result<Vec<T>, String> {
    let (mut fine, mut wrong) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(one) => fine.push(one),
            Err(error) => wrong.push(error),
        }
    }
    if wrong.is_empty() {
        Ok(fine)
    } else {
        Err(wrong.join("\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ffi::OsString;

    fn parsed(args: &[&str]) -> Result<Command, lexopt::Error> {
        let args = std::iter::once("compare").chain(args.iter().copied());
        options::parse(args.map(OsString::from).collect::<Vec<_>>())
    }

    fn page(args: &[&str]) -> Result<String, String> {
        // The shipped tables and scenarios are found from the root of the repository, where a user starts.
        let root = std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
        root.map_err(|error| error.to_string())?;
        match parsed(args) {
            Ok(Command::Compare(options)) => compare(&options),
            Ok(Command::Help) => Ok(HELP.to_owned()),
            Err(error) => Err(error.to_string()),
        }
    }

    #[test]
    fn the_shipped_scenarios_are_compared_and_drawn_alike_each_time() {
        let once = page(&["--draws", "20", "--seed", "7"]).unwrap_or_else(|error| error);
        assert!(
            once.contains("A: Slower chips") && once.contains("C: Wider ladder"),
            "{once}"
        );
        assert!(once.contains("(20 draws)"), "{once}");
        assert_eq!(page(&["--draws", "20", "--seed", "7"]), Ok(once));
    }

    #[test]
    fn nonsense_is_refused_with_a_word_on_what_is_wanted() {
        let told = |args: &[&str]| page(args).err().unwrap_or_default();
        assert_eq!(
            told(&["one", "two"]),
            "name one folder, and files that end in .json"
        );
        assert_eq!(told(&["--seed", "1"]), "--seed is for --draws; say how many");
        assert!(told(&["nowhere.json", "neither.json"]).lines().count() == 2);
    }
}
