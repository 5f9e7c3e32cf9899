//! Turns a folder of China's public tables into planner tables: the catalogue of majors at four levels, the
//! continuations between them, the occupations and the documented links. Run with `--help` for the options.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command talks to its user"
)]

mod args;
mod catalogue;
mod chains;
mod convert;
mod error;
mod names;
mod pathways;
mod places;
mod raw;
mod select;
mod sheet;
#[cfg(test)]
mod tests;
mod work;

use args::Command;
use std::process::ExitCode;

fn main() -> ExitCode {
    let outcome = match args::parse(std::env::args().skip(1)) {
        Ok(Command::Help) => Ok(args::HELP.to_owned()),
        Ok(Command::Convert(options)) => convert::folder(&options).map(|summary| summary.to_string()),
        Err(error) => Err(error),
    };
    match outcome {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("import_cn: {error}");
            ExitCode::FAILURE
        }
    }
}
