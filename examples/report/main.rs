//! Writes the report of a region: one HTML file with figures, recommendations and the matching, to open in any browser.
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
#[path = "../support/told.rs"]
mod told;

use bar::watched;
use options::{Command, HELP, Options};
use std::process::ExitCode;
use title::title;
use told::refused;
use vocmatch::advice::advise;
use vocmatch::dataset::Dataset;
use vocmatch::model::{Model, ModelConfig};
use vocmatch::pipeline::plan_with;
use vocmatch::scenario::{Basis, Present};
use vocmatch_report::{HtmlConfig, html};

fn main() -> ExitCode {
    match options::parse(std::env::args_os()) {
        Ok(Command::Help) => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        Ok(Command::Report(options)) => match run(&options) {
            Ok(told) => {
                print!("{told}");
                ExitCode::SUCCESS
            }
            Err(error) => {
                eprintln!("report: {}", error.trim_end());
                ExitCode::FAILURE
            }
        },
        Err(error) => {
            eprintln!("report: {error}; see --help");
            ExitCode::from(2)
        }
    }
}

/// Reads, plans, advises and writes; what the user is told.
fn run(options: &Options) -> Result<String, String> {
    let dataset = Dataset::read_path(&options.tables);
    let model = Model::new(dataset.clone()).map_err(|problems| {
        let tables = options.tables.display();
        refused(tables, &problems.text(options.language), options.language)
    })?;
    if let Some(id) = options.major.as_deref()
        && model.find_major(id).is_none()
    {
        return Err(options.language.pick(
            format!("no major has the id \"{id}\""),
            format!("没有代码为“{id}”的专业"),
        ));
    }
    let plan = watched(|control| plan_with(&model, &options.plan, control))
        .map_err(|error| error.text(options.language))?;
    let present = Present::new(
        Basis::from(dataset),
        ModelConfig::default(),
        options.plan.clone(),
        model,
        plan,
    );
    let advice = watched(|control| advise(&present, &options.recommend, control))
        .map_err(|error| error.text(options.language))?;
    let config = HtmlConfig {
        title: options
            .title
            .clone()
            .unwrap_or_else(|| title(&present.model, &options.tables, options.language)),
        language: options.language,
        major: options.major.clone(),
        ..HtmlConfig::default()
    };
    let page = html(&present.model, &present.plan, &advice, &config);
    let out = options.out.display();
    std::fs::write(&options.out, &page).map_err(|error| format!("{out} cannot be written: {error}"))?;
    let kilobytes = page.len().div_ceil(1000);
    Ok(format!(
        "Written to {out} ({kilobytes} kB): open it in a browser.\n"
    ))
}
