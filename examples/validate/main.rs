//! Measures how far what the crate infers can be trusted: names against the concepts
//! they belong to, relatedness of majors and occupations against the links
//! of official catalogues, forecasts of graduates against what came, advice against what colleges did. Run with `--help` for the options. Tables go to standard output; what is
//! being measured shows on a terminal.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command talks to its user"
)]

mod advice;
mod advice_tables;
#[path = "../support/bar.rs"]
#[expect(dead_code, reason = "what is measured here has no stages to tell")]
mod bar;
#[path = "../support/cells.rs"]
mod cells;
mod cn;
mod forecast;
mod forecast_methods;
mod measure;
mod names;
mod options;
mod outcomes;
mod panel;
mod relatedness;
mod resample;
mod spread;
#[cfg(test)]
mod tests;
#[path = "../support/us.rs"]
mod us;

use options::{Command, Options, Topic};
use std::error::Error;
use std::process::ExitCode;
use std::time::Duration;

fn main() -> ExitCode {
    let outcome = match options::parse(std::env::args_os()) {
        Ok(Command::Help) => Ok(options::HELP.to_owned()),
        Ok(Command::Measure(options)) => measured(&options),
        Err(error) => Err(error.into()),
    };
    match outcome {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("validate: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Every table of measurements, one topic after the other.
fn measured(options: &Options) -> Result<String, Box<dyn Error>> {
    let bar = bar::Bar::new(Duration::ZERO);
    let progress = |what: &str| bar.say(what);
    let mut page = String::new();
    let wanted = |topic| options.only.is_none_or(|only| only == topic);
    if wanted(Topic::Names) {
        page += &names::tables(options, &progress)?;
        page.push('\n');
    }
    if wanted(Topic::Relatedness) {
        page += &relatedness::tables(options, &progress)?;
        page.push('\n');
    }
    if wanted(Topic::Forecast) {
        page += &forecast::tables(options, &progress)?;
        page.push('\n');
    }
    if wanted(Topic::Advice) {
        page += &advice::tables(options, &progress)?;
    }
    // Outcomes are not shipped: without them the other topics are measured alone.
    let asked = options.only == Some(Topic::Outcomes);
    if asked
        || wanted(Topic::Outcomes)
            && options
                .data
                .as_ref()
                .is_some_and(|data| data.join("outcomes").is_dir())
    {
        page.push('\n');
        page += &outcomes::tables(options, &progress)?;
    }
    Ok(page)
}
