//! Says what to do, to who plans a region, a school, an enterprise or a learner.
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
mod files;
mod options;
mod pages;
#[cfg(test)]
mod tests;
#[path = "../support/title.rs"]
mod title;
#[path = "../support/told.rs"]
mod told;
mod whom;

use bar::watched;
use failed::failed;
use files::Files;
use options::{Command, HELP, Options, Whom};
use std::process::ExitCode;
use title::title;
use told::refused;
use vocmatch::advice::{AdviceConfig, advise, prospects_with};
use vocmatch::dataset::Dataset;
use vocmatch::model::{Model, ModelConfig};
use vocmatch::pathway::RouteConfig;
use vocmatch::pipeline::plan_with;
use vocmatch::rules::Rules;
use vocmatch::scenario::{Basis, Present};
use vocmatch_report::{Reader, TextConfig, advice_document, advice_text, prospects_document, prospects_text};

fn main() -> ExitCode {
    match options::parse(std::env::args_os()) {
        Ok(Command::Help) => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        Ok(Command::Advise(options)) => match run(&options) {
            Ok(page) => {
                print!("{page}");
                ExitCode::SUCCESS
            }
            Err(error) => {
                eprintln!("advise: {}", error.trim_end());
                ExitCode::FAILURE
            }
        },
        Err(error) => {
            eprintln!("advise: {error}; see --help");
            ExitCode::from(2)
        }
    }
}

/// Reads, plans and advises; the page for the reader.
fn run(options: &Options) -> Result<String, String> {
    let rules = rules(options)?;
    let files = Files {
        folder: options.out.clone(),
        language: options.language,
    };
    let dataset = Dataset::read_path(&options.folder);
    let model = Model::new(dataset.clone()).map_err(|problems| {
        let folder = options.folder.display();
        refused(folder, &problems.text(options.language), options.language)
    })?;
    if !model.warnings().is_empty() {
        eprintln!("{}", model.warnings().text(options.language));
    }
    let plan = watched(|control| plan_with(&model, &options.plan, control));
    let plan = plan.map_err(|error| error.text(options.language))?;
    let page = TextConfig {
        title: title(&model, &options.folder, options.language),
        language: options.language,
        recommendations: options.recommend.most.min(10),
        ..TextConfig::default()
    };
    let reader = match &options.whom {
        Whom::Commission => Reader::Commission,
        Whom::School(text) => Reader::School(whom::school(&model, text)?),
        Whom::Enterprise(text) => Reader::Enterprise(whom::enterprise(&model, text)?),
        Whom::Alliance(text) => {
            let alliance = whom::alliance(&model, text)?;
            return pages::alliance(&model, &plan, alliance, &page, &files);
        }
        Whom::Learner(text) => {
            let start = whom::start(&model, text)?;
            let routes = RouteConfig::default();
            let wanted = &options.recommend;
            let found = watched(|control| prospects_with(&model, &plan, start, &routes, wanted, control));
            let found = found.map_err(|error| error.text(options.language))?;
            files.write("prospects.json", || prospects_document(&model, &found))?;
            return Ok(prospects_text(&model, &plan, start, &found, &page) + &files.told());
        }
    };
    let present = Present::new(
        Basis::from(dataset),
        ModelConfig::default(),
        options.plan.clone(),
        model,
        plan,
    );
    let config = AdviceConfig {
        actor: reader.actor(),
        rules: Some(rules.clone()),
        ..options.recommend.clone()
    };
    let advice = watched(|control| advise(&present, &config, control))
        .map_err(|error| error.text(options.language))?;
    let (model, plan) = (&present.model, &present.plan);
    let mut text = advice_text(model, plan, &advice, reader, &page);
    files.write("advice.json", || advice_document(model, &advice))?;
    let watched = pages::watched(&present, &rules, reader, &options.tracking, (&page, &files))?;
    text.push_str(&watched);
    if reader == Reader::Commission {
        if let Some(budget) = options.budget {
            text.push_str(&pages::together(
                model,
                plan,
                &options.recommend,
                budget,
                (&page, &files),
            )?);
        }
        text.push_str(&pages::alliances(model, plan, &page)?);
    }
    Ok(text + &files.told())
}

/// The rules of warning: a file, or the known thresholds that are shipped.
fn rules(options: &Options) -> Result<Rules, String> {
    let (bytes, name) = match &options.rules {
        None => (
            include_bytes!("../data/warning-rules.csv").to_vec(),
            "warning-rules.csv".into(),
        ),
        Some(path) => {
            let fail = |error: std::io::Error| failed(path.display(), "read", &error, options.language);
            (std::fs::read(path).map_err(fail)?, path.display().to_string())
        }
    };
    Rules::from_csv(&bytes, &name).map_err(|problems| problems.text(options.language))
}
