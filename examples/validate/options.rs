//! What the command is asked to do.

use crate::outcomes::split::Split;
use lexopt::prelude::*;
use std::ffi::OsString;
use std::path::PathBuf;
use vocmatch::fit::RelatedConfig;

pub const HELP: &str = "\
Measures how far what the crate infers can be trusted, on catalogues whose answers are known.

usage: validate [options]

  --data DIR   a folder with the raw public tables, DIR/us/... and DIR/cn/...; texts and all majors are
               then measured [the names, links, skills and graduates of examples/data]
  --set NAME=NUMBER
               measure with another choice of fit::RelatedConfig, such as voters=10; may be repeated
  --only TOPIC names, relatedness, forecast, advice or outcomes [all]; advice: made of what was known in 2021, does
               it point where completions grew? outcomes: where graduates went and what they earn (DIR/outcomes/...)
  --earnings FILE
               outcomes: earnings of programs, with the columns of the College Scorecard
               [DIR/outcomes/scorecard_earnings_odd_families.csv]
  --split odd|even|SEED
               outcomes: the 2-digit families that are reported, or the seed of a random half of them [even]
  --fit        outcomes: fit the law of destinations again, on the families that are not reported
  --refit      also print the coefficients that the catalogues measured here would give
  -h, --help   this text
";

pub enum Command {
    Help,
    Measure(Box<Options>),
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    Names,
    Relatedness,
    Forecast,
    Advice,
    Outcomes,
}

#[derive(Default)]
pub struct Options {
    pub data: Option<PathBuf>,
    pub refit: bool,
    pub only: Option<Topic>,
    pub related: RelatedConfig,
    pub earnings: Option<PathBuf>,
    pub split: Split,
    pub fit: bool,
}

pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, lexopt::Error> {
    let mut parser = lexopt::Parser::from_iter(args);
    let mut options = Options::default();
    while let Some(arg) = parser.next()? {
        match arg {
            Short('h') | Long("help") => return Ok(Command::Help),
            Long("data") => options.data = Some(parser.value()?.into()),
            Long("set") => {
                let related = &options.related;
                options.related = parser.value()?.parse_with(|text| changed(related, text))?;
            }
            Long("only") => {
                options.only = Some(parser.value()?.parse_with(|text| match text {
                    "names" => Ok(Topic::Names),
                    "relatedness" => Ok(Topic::Relatedness),
                    "forecast" => Ok(Topic::Forecast),
                    "advice" => Ok(Topic::Advice),
                    "outcomes" => Ok(Topic::Outcomes),
                    _ => Err("the topics are names, relatedness, forecast, advice and outcomes"),
                })?);
            }
            Long("refit") => options.refit = true,
            Long("earnings") => options.earnings = Some(parser.value()?.into()),
            Long("split") => options.split = parser.value()?.parse_with(Split::parse)?,
            Long("fit") => options.fit = true,
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Measure(Box::new(options)))
}

/// The choices with one of them changed.
fn changed(related: &RelatedConfig, text: &str) -> Result<RelatedConfig, String> {
    let (name, number) = text.split_once('=').ok_or("a choice is set as NAME=NUMBER")?;
    let mut choices = serde_json::to_value(related).map_err(|error| error.to_string())?;
    let choice = choices.get_mut(name).filter(|choice| choice.is_number());
    let choice = choice.ok_or_else(|| format!("no choice that is a number is called {name}"))?;
    *choice = serde_json::from_str(number).map_err(|_| format!("{number} is not a number"))?;
    serde_json::from_value(choices).map_err(|error| error.to_string())
}
