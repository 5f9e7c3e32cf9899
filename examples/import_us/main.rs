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
mod codes;
mod convert;
mod demand;
mod earnings;
mod evidence;
mod fields;
mod labour;
mod left_out;
mod links;
#[path = "../support/national.rs"]
mod national;
mod notes;
mod onet;
mod options;
mod pay;
mod phrases;
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "tables are read by this program's own reader")
)]
#[path = "../support/published.rs"]
mod published;
mod raw;
#[expect(dead_code, unused_imports, reason = "import_cn uses the rest")]
#[path = "../support/reading/mod.rs"]
mod reading;
mod round;
mod rules;
mod sources;
#[cfg(test)]
mod spoilt;
#[cfg(test)]
mod spoilt_rows;
mod supply;
mod tables;
mod tally;
#[cfg(test)]
mod tests;
mod words;

use options::Options;
use raw::Result;
use reading::Told;
use rules::Rules;
use std::io::Write;
use std::process::ExitCode;
use vocmatch::problem::Severity;

fn main() -> ExitCode {
    let language = reading::language(std::env::args());
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let told = error.downcast_ref::<Told>();
            let text = told.map_or_else(|| error.to_string(), |told| told.0.text(language).to_owned());
            // A closed pipe is the only way for this to fail, and there is nobody left to tell.
            let _ = writeln!(std::io::stderr(), "import_us: {text}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut out = std::io::stdout().lock();
    let Some(options) = Options::parse(std::env::args().skip(1))? else {
        write!(out, "{}", options::help(reading::language(std::env::args())))?;
        return Ok(());
    };
    if options.print_rules {
        let rules = Rules::load(options.rules.iter().map(std::path::PathBuf::as_path))?;
        write!(out, "{}", rules.to_csv()?)?;
        return Ok(());
    }
    let (tables, tally) = convert::convert(&options)?;
    tables.write(&options.out)?;
    writeln!(out, "{}", tables.sizes(options.language))?;
    write!(out, "{}", tally.lines(options.language))?;
    let told = options
        .raw_tables
        .faults
        .lines(Severity::Warning, options.language);
    if !told.is_empty() {
        let head = options
            .language
            .pick("import_us: check these:", "import_us：请核对：");
        writeln!(std::io::stderr(), "{head}\n{}", told.join("\n"))?;
    }
    Ok(())
}
