//! What the command is asked to do.

use crate::choices::{Choices, choices_help};
use lexopt::prelude::*;
use std::ffi::OsString;
use std::path::PathBuf;
use vocmatch::advice::AdviceConfig;
use vocmatch::matching::Objective;
use vocmatch::plan::PlanConfig;
use vocmatch_report::Language;

pub const HELP: &str = concat!(
    "Writes the report of a region as one HTML file: headline numbers, where graduates go, shortages and surpluses,
recommendations that open, the matching with the table rows behind it. It opens in any browser, without a network.

usage: report [TABLES] [options]

  TABLES                    a folder of CSV files, one workbook (.xlsx, with --features xlsx) or one JSON document
                            [examples/data/california]
  --out FILE                the file to write [report.html]
  --language en|zh          the language of headings and sentences [en]
  --title TEXT              what the plan is about [as the tables say, else the folder's name]
  --major ID                the major whose pathway is drawn [the one with most ways in and out]
  --years FIRST[-LAST]      the years to plan [all years with demand]
  --objective fill-first    plan for the most people placed, and then the most value [best-fit]
  --most N                  how many recommendations [20]
",
    choices_help!(),
    "  -h, --help                this text
"
);

pub enum Command {
    Help,
    Report(Box<Options>),
}

pub struct Options {
    pub tables: PathBuf,
    pub out: PathBuf,
    pub language: Language,
    pub title: Option<String>,
    pub major: Option<String>,
    pub plan: PlanConfig,
    pub recommend: AdviceConfig,
}

pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, lexopt::Error> {
    let mut parser = lexopt::Parser::from_iter(args);
    let mut tables = None;
    let mut options = Options {
        tables: PathBuf::from("examples/data/california"),
        out: PathBuf::from("report.html"),
        language: Language::English,
        title: None,
        major: None,
        plan: PlanConfig::default(),
        recommend: AdviceConfig::default(),
    };
    let mut choices = Choices::default();
    while let Some(arg) = parser.next()? {
        match arg {
            Short('h') | Long("help") => return Ok(Command::Help),
            Long("out") => options.out = parser.value()?.into(),
            Long("language") => {
                options.language = parser
                    .value()?
                    .parse_with(|code| Language::of_code(code).ok_or("the languages are en and zh"))?;
            }
            Long("title") => options.title = Some(parser.value()?.string()?),
            Long("major") => options.major = Some(parser.value()?.string()?),
            Long("years") => choices.plan.years = Some(parser.value()?.parse_with(years)?),
            Long("objective") => {
                choices.plan.objective = parser.value()?.parse_with(|text| match text {
                    "best-fit" => Ok(Objective::BestFit),
                    "fill-first" => Ok(Objective::FillFirst),
                    _ => Err("the objectives are best-fit and fill-first"),
                })?;
            }
            Long("most") => choices.recommend.most = parser.value()?.parse()?,
            Long(other) => {
                let other = other.to_owned();
                if !choices.take(&other, &mut parser)? {
                    return Err(Long(&other).unexpected());
                }
            }
            Value(path) if tables.is_none() => tables = Some(PathBuf::from(path)),
            other => return Err(other.unexpected()),
        }
    }
    options.tables = tables.unwrap_or(options.tables);
    (options.plan, options.recommend) = choices.chosen();
    Ok(Command::Report(Box::new(options)))
}

fn years(text: &str) -> Result<std::ops::RangeInclusive<i32>, String> {
    let (first, last) = text.split_once(['-', '–']).unwrap_or((text, text));
    let year = |text: &str| {
        text.trim()
            .parse()
            .map_err(|_| format!("\"{text}\" is not a year"))
    };
    Ok(year(first)?..=year(last)?)
}
