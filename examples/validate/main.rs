//! Measures how far what the crate infers can be trusted: names against the concepts
//! they belong to, relatedness of majors and occupations against the links
//! of official catalogues. Run with `--help` for the options. Tables go to standard output, progress to standard
//! error.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command talks to its user"
)]

mod cn;
mod measure;
mod names;
mod options;
mod raw;
mod relatedness;
#[cfg(test)]
mod tests;
mod us;

use options::{Command, Options, Topic};
use std::error::Error;
use std::process::ExitCode;

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
    let progress = |what: &str| eprintln!("{what} …");
    let mut page = String::new();
    if options.only != Some(Topic::Relatedness) {
        page += &names::tables(options, &progress)?;
        page.push('\n');
    }
    if options.only != Some(Topic::Names) {
        page += &relatedness::tables(options, &progress)?;
    }
    Ok(page)
}
