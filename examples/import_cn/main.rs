//! Turns a folder of China's public tables into planner tables: the catalogue of majors at four levels, the
//! continuations between them, the occupations and the documented links. Run with `--help` for the options.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command talks to its user"
)]

mod args;
mod catalogue;
mod cells;
mod chains;
mod convert;
mod error;
mod names;
mod pathways;
mod places;
mod raw;
#[expect(dead_code, unused_imports, reason = "import_us uses the rest")]
#[path = "../support/reading/mod.rs"]
mod reading;
mod select;
mod sheet;
#[cfg(test)]
mod spoilt;
#[cfg(test)]
mod tests;
mod work;

use args::Command;
use std::process::ExitCode;
use vocmatch::problem::Severity;

fn main() -> ExitCode {
    let language = reading::language(std::env::args());
    let outcome = match args::parse(std::env::args().skip(1)) {
        Ok(Command::Help) => Ok((args::help(language).to_owned(), Vec::new())),
        Ok(Command::Convert(options)) => convert::folder(&options).map(|summary| {
            let told = summary.faults.lines(Severity::Warning, language);
            (summary.text(language), told)
        }),
        Err(error) => Err(error),
    };
    match outcome {
        Ok((text, told)) => {
            print!("{text}");
            if !told.is_empty() {
                let head = language.pick("import_cn: check these:", "import_cn：请核对：");
                eprintln!("{head}\n{}", told.join("\n"));
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("import_cn: {}", error.text(language));
            ExitCode::FAILURE
        }
    }
}
