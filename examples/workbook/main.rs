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
#[path = "../support/failed.rs"]
mod failed;
mod options;
#[path = "../support/title.rs"]
mod title;
#[path = "../support/told.rs"]
mod told;

use bar::watched;
use choices::Choices;
use failed::failed;
use options::{Command, HELP};
use std::path::Path;
use std::process::ExitCode;
use title::title;
use told::refused;
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
    let dataset = read(from, language)?;
    let model = Model::new(dataset.clone())
        .map_err(|problems| refused(from.display(), &problems.text(language), language))?;
    if !model.warnings().is_empty() {
        eprintln!("{}", model.warnings().text(language));
    }
    let (config, recommend) = choices.chosen();
    let plan =
        watched(|control| plan_with(&model, &config, control)).map_err(|error| error.text(language))?;
    let present = Present::new(Basis::from(dataset), ModelConfig::default(), config, model, plan);
    let advice =
        watched(|control| advise(&present, &recommend, control)).map_err(|error| error.text(language))?;
    let config = WorkbookConfig {
        title: called.unwrap_or_else(|| title(&present.model, from, language)),
        language,
        ..WorkbookConfig::default()
    };
    let bytes =
        workbook(&present.model, &present.plan, &advice, &config).map_err(|error| error.text(language))?;
    write(to, &bytes, language)
}

fn read(from: &Path, language: Language) -> Result<Dataset, String> {
    if !from.exists() {
        return Err(language.pick(
            format!("there is no {}", from.display()),
            format!("找不到 {}", from.display()),
        ));
    }
    Ok(Dataset::read_path(from))
}

fn template(to: &Path, language: Language) -> Result<String, String> {
    write(
        to,
        &dataset::template(language).map_err(|error| error.text(language))?,
        language,
    )
}

/// A folder becomes a workbook, and a workbook a folder.
fn convert(from: &Path, to: &Path, language: Language) -> Result<String, String> {
    let dataset = read(from, language)?;
    if dataset.problems().has_errors() {
        let problems = dataset.problems();
        return Err(refused(from.display(), &problems.text(language), language));
    }
    let is_workbook = |path: &Path| {
        path.extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
    };
    if is_workbook(to) {
        return write(
            to,
            &dataset
                .to_workbook(language)
                .map_err(|error| error.text(language))?,
            language,
        );
    }
    if !is_workbook(from) {
        return Err(language
            .pick(
                "convert a folder into a workbook (.xlsx), or a workbook into a folder",
                "请把文件夹转换为工作簿（.xlsx），或把工作簿转换为文件夹",
            )
            .to_owned());
    }
    dataset
        .write_dir(to)
        .map_err(|error| failed(to.display(), "written", &error, language))?;
    Ok(language.pick(
        format!("Written to {}.\n", to.display()),
        format!("已写入 {}。\n", to.display()),
    ))
}

fn write(to: &Path, bytes: &[u8], language: Language) -> Result<String, String> {
    std::fs::write(to, bytes).map_err(|error| failed(to.display(), "written", &error, language))?;
    Ok(language.pick(
        format!("Written to {}.\n", to.display()),
        format!("已写入 {}。\n", to.display()),
    ))
}
