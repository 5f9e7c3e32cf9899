//! Workbooks for planners: an empty one to fill in, the plan as one, tables to and fro.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command talks to its user"
)]

mod options;

use options::{Command, HELP};
use std::path::Path;
use std::process::ExitCode;
use vocmatch::Model;
use vocmatch::advice::{AdviceConfig, recommend};
use vocmatch::dataset::{self, Dataset};
use vocmatch::plan::PlanConfig;
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
        }) => plan(&from, &to, language, title),
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
fn plan(from: &Path, to: &Path, language: Language, title: Option<String>) -> Result<String, String> {
    let model = Model::new(read(from)?)
        .map_err(|problems| format!("the tables in {} cannot be used:\n{problems}", from.display()))?;
    if !model.warnings().is_empty() {
        eprintln!("{}", model.warnings());
    }
    let plan = vocmatch::plan(&model, &PlanConfig::default()).map_err(|error| error.to_string())?;
    let advice = recommend(&model, &plan, &AdviceConfig::default()).map_err(|error| error.to_string())?;
    let config = WorkbookConfig {
        title: title.unwrap_or_else(|| name(from)),
        language,
        ..WorkbookConfig::default()
    };
    let bytes = workbook(&model, &plan, &advice, &config).map_err(|error| error.to_string())?;
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

/// The tables' own name, as a title.
fn name(from: &Path) -> String {
    let path = from.canonicalize().unwrap_or_else(|_| from.to_path_buf());
    path.file_stem()
        .map_or_else(|| "Plan".to_owned(), |name| name.to_string_lossy().into_owned())
}
