//! Workbooks for planners: an empty one to fill in, the plan as one, tables to and fro.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command talks to its user"
)]

#[path = "../support/bar.rs"]
mod bar;
#[path = "../support/choices.rs"]
mod choices;
mod options;
#[path = "../support/title.rs"]
mod title;

use bar::watched;
use choices::Choices;
use options::{Command, HELP};
use std::path::Path;
use std::process::ExitCode;
use title::title;
use vocmatch::Model;
use vocmatch::advice::advise;
use vocmatch::dataset::{self, Dataset};
use vocmatch::model::ModelConfig;
use vocmatch::pipeline::plan_with;
use vocmatch::scenario::{Basis, Present};
use vocmatch_report::{Language, WorkbookConfig, workbook};

fn main() -> ExitCode {
    let done = match options::parse(std::env::args_os()) {
        Ok(Command::Help) => Ok(HELP.to_owned()),
        Ok(Command::Template { to, language }) => template(&to, language),
        Ok(Command::Plan {
            from,
            to,
            language,
            title,
            choices,
        }) => plan((&from, &to), language, title, *choices),
        Ok(Command::Convert { from, to, language }) => convert(&from, &to, language),
        Err(error) => {
            eprintln!("workbook: {error}; see --help");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(said) => {
            print!("{said}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("workbook: {}", error.trim_end());
            ExitCode::FAILURE
        }
    }
}

/// Plans, advises and writes the workbook.
fn plan(
    (from, to): (&Path, &Path),
    language: Language,
    called: Option<String>,
    choices: Choices,
) -> Result<String, String> {
    let dataset = read(from)?;
    let model = Model::new(dataset.clone())
        .map_err(|problems| format!("the tables in {} cannot be used:\n{problems}", from.display()))?;
    if !model.warnings().is_empty() {
        eprintln!("{}", model.warnings());
    }
    let (config, recommend) = choices.chosen();
    let plan = watched(|control| plan_with(&model, &config, control)).map_err(|error| error.to_string())?;
    let present = Present::new(Basis::from(dataset), ModelConfig::default(), config, model, plan);
    let advice =
        watched(|control| advise(&present, &recommend, control)).map_err(|error| error.to_string())?;
    let config = WorkbookConfig {
        title: called.unwrap_or_else(|| title(&present.model, from, language)),
        language,
        ..WorkbookConfig::default()
    };
    let bytes =
        workbook(&present.model, &present.plan, &advice, &config).map_err(|error| error.to_string())?;
    write(to, &bytes)
}

fn read(from: &Path) -> Result<Dataset, String> {
    if !from.exists() {
        return Err(format!("there is no {}", from.display()));
    }
    Ok(Dataset::read_path(from))
}

fn template(to: &Path, language: Language) -> Result<String, String> {
    write(
        to,
        &dataset::template(language).map_err(|error| error.to_string())?,
    )
}

/// A folder becomes a workbook, and a workbook a folder.
fn convert(from: &Path, to: &Path, language: Language) -> Result<String, String> {
    let dataset = read(from)?;
    if dataset.problems().has_errors() {
        let problems = dataset.problems();
        return Err(format!(
            "the tables in {} cannot be read:\n{problems}",
            from.display()
        ));
    }
    let is_workbook = |path: &Path| {
        path.extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
    };
    if is_workbook(to) {
        return write(
            to,
            &dataset.to_workbook(language).map_err(|error| error.to_string())?,
        );
    }
    if !is_workbook(from) {
        return Err("convert a folder into a workbook (.xlsx), or a workbook into a folder".to_owned());
    }
    dataset
        .write_dir(to)
        .map_err(|error| format!("{} cannot be written: {error}", to.display()))?;
    Ok(format!("Written to {}.\n", to.display()))
}

fn write(to: &Path, bytes: &[u8]) -> Result<String, String> {
    std::fs::write(to, bytes).map_err(|error| format!("{} cannot be written: {error}", to.display()))?;
    Ok(format!("Written to {}.\n", to.display()))
}
