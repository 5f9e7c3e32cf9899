//! Turns the raw public tables of the United States into planner tables for one state.
//!
//! ```text
//! cargo run --release --example import_us -- RAW_DIR OUT_DIR --state XX [options]
//! ```
//!
//! No state, area or institution is built in: what is special to a state stands in a rules file (`--rules`).
//! What is special to the country's statistics stands in `rules.csv` beside this file. `--help` has every
//! choice.

mod areas;
mod catalogue;
mod convert;
mod demand;
mod earnings;
mod evidence;
mod labour;
mod links;
#[path = "../support/national.rs"]
mod national;
mod notes;
mod onet;
mod options;
mod pay;
#[path = "../support/published.rs"]
mod published;
mod raw;
mod round;
mod rules;
mod supply;
mod tables;
mod tally;
#[cfg(test)]
mod tests;
mod words;

use options::Options;
use raw::Result;
use rules::Rules;
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // A closed pipe is the only way for this to fail, and there is nobody left to tell.
            let _ = writeln!(std::io::stderr(), "import_us: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut out = std::io::stdout().lock();
    let Some(options) = Options::parse(std::env::args().skip(1))? else {
        write!(out, "{}", options::HELP)?;
        return Ok(());
    };
    if options.print_rules {
        let rules = Rules::load(options.rules.iter().map(std::path::PathBuf::as_path))?;
        write!(out, "{}", rules.to_csv()?)?;
        return Ok(());
    }
    let (tables, tally) = convert::convert(&options)?;
    tables.write(&options.out)?;
    writeln!(out, "{}", tables.sizes())?;
    write!(out, "{}", tally.lines())?;
    Ok(())
}
