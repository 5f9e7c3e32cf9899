//! What the command is asked to do.

use lexopt::prelude::*;
use std::ffi::OsString;
use std::path::PathBuf;
use vocmatch::Language;
use vocmatch::scenario::DrawConfig;

pub const HELP: &str = "\
Compares scenarios with the present plan: what if seats, entrants, openings, bases or ways were others?

usage: compare [FOLDER] [SCENARIO.json ...] [options]

  FOLDER              a folder of CSV files, or a workbook (.xlsx) [examples/data/beijing-ic]
  SCENARIO.json       a file with changes; see docs/how-to/compare-scenarios.md
                      [those of examples/scenarios, for the default folder]
  --years FIRST[-LAST]  the years to plan [all years with demand]
  --draws N           also draw openings and graduates N times and show 90% intervals
  --seed S            what the draws follow from [1]
  --language en|zh    the language of headings and sentences [en]
  --out FILE.json     also write figures, differences, intervals and the way back there
  -h, --help          this text
";

/// The scenarios that are shown if none is named.
pub const SHIPPED: [&str; 3] = [
    "examples/scenarios/slower-chips.json",
    "examples/scenarios/more-fitters.json",
    "examples/scenarios/wider-ladder.json",
];

pub enum Command {
    Help,
    Compare(Options),
}

pub struct Options {
    pub folder: PathBuf,
    pub scenarios: Vec<PathBuf>,
    pub years: Option<std::ops::RangeInclusive<i32>>,
    pub draws: Option<DrawConfig>,
    pub out: Option<PathBuf>,
    pub language: Language,
}

pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, lexopt::Error> {
    let mut parser = lexopt::Parser::from_iter(args);
    let (mut folder, mut scenarios, mut years) = (None, Vec::new(), None);
    let (mut draws, mut seed, mut out) = (None, None, None);
    let mut language = Language::English;
    while let Some(arg) = parser.next()? {
        match arg {
            Short('h') | Long("help") => return Ok(Command::Help),
            Long("years") => years = Some(parser.value()?.parse_with(span)?),
            Long("draws") => draws = Some(parser.value()?.parse()?),
            Long("seed") => seed = Some(parser.value()?.parse()?),
            Long("out") => out = Some(parser.value()?.into()),
            Long("language") => {
                language = parser
                    .value()?
                    .parse_with(|code| Language::of_code(code).ok_or("the languages are en and zh"))?;
            }
            Value(path) => {
                let path = PathBuf::from(path);
                if path
                    .extension()
                    .is_some_and(|end| end.eq_ignore_ascii_case("json"))
                {
                    scenarios.push(path);
                } else if folder.replace(path).is_some() {
                    return Err("name one folder, and files that end in .json".into());
                }
            }
            other => return Err(other.unexpected()),
        }
    }
    if scenarios.is_empty() {
        if folder.is_some() {
            return Err("name a file of changes, such as examples/scenarios/slower-chips.json".into());
        }
        scenarios = SHIPPED.iter().map(PathBuf::from).collect();
    }
    if seed.is_some() && draws.is_none() {
        return Err("--seed is for --draws; say how many".into());
    }
    let config = DrawConfig::default();
    Ok(Command::Compare(Options {
        folder: folder.unwrap_or_else(|| PathBuf::from("examples/data/beijing-ic")),
        scenarios,
        years,
        draws: draws.map(|draws| DrawConfig {
            draws,
            seed: seed.unwrap_or(config.seed),
            ..config
        }),
        out,
        language,
    }))
}

fn span(text: &str) -> Result<std::ops::RangeInclusive<i32>, String> {
    let (first, last) = text.split_once(['-', '–']).unwrap_or((text, text));
    let year = |text: &str| {
        text.trim()
            .parse()
            .map_err(|_| format!("\"{text}\" is not a year"))
    };
    Ok(year(first)?..=year(last)?)
}
