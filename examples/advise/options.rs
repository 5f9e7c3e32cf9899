//! What the command is asked to do.

use crate::choices::{Choices, choices_help};
use lexopt::prelude::*;
use std::ffi::OsString;
use std::path::PathBuf;
use vocmatch::Language;
use vocmatch::advice::{AdviceConfig, Order, PortfolioBudget};
use vocmatch::indicator::TrackingConfig;
use vocmatch::matching::Objective;
use vocmatch::plan::PlanConfig;

pub const HELP: &str = concat!(
    "Says what to do: actions of every kind, each tried in the model before it is shown, with what it gains, who loses, what
speaks for it and against it, and how sure that is.

usage: advise [FOLDER] [options]

  FOLDER                    a folder of CSV files, or a workbook (.xlsx) or a JSON document (.json)
                            [examples/data/beijing-ic]
  --for school ID           what one school can do
  --for enterprise ID       what one enterprise can do
  --for alliance ID         what a consortium, a community or a group of schools can fill by itself, and whom to invite
  --for learner ID          what a learner can become; ID is a program, a major, a level, or nothing for after
                            junior secondary school
                            [for who plans the region]
  --budget N                also choose the best actions together that add at most so many places a year
  --moved N                 ... that add or move at most so many entrants a year
  --money N                 ... whose places cost at most so much, in the unit of seat_cost
  --years FIRST[-LAST]      the years to plan [all years with demand]
  --objective fill-first    plan for the most people placed, and then the most value [best-fit]
  --order score             order by score instead of gain [gain]
",
    choices_help!(),
    "  --trials N                how many actions of each kind are tried in the model [40]
  --most N                  how many recommendations are sought and measured; ten at most are shown [12]
  --rules FILE              rules of warning as a CSV file [known thresholds, examples/data/warning-rules.csv]
  --language en|zh          the language of headings and sentences [en]
  --out DIR                 write what the page says as JSON documents too
  --hide-small              withhold the numbers of fewer than ten tracked graduates
  -h, --help                this text
"
);

pub enum Command {
    Help,
    Advise(Box<Options>),
}

/// For whom.
pub enum Whom {
    Commission,
    School(String),
    Enterprise(String),
    Alliance(String),
    Learner(String),
}

pub struct Options {
    pub folder: PathBuf,
    pub whom: Whom,
    pub plan: PlanConfig,
    pub recommend: AdviceConfig,
    /// Where documents are written, if anywhere.
    pub out: Option<PathBuf>,
    /// Rules of warning, if not the shipped ones.
    pub rules: Option<PathBuf>,
    pub tracking: TrackingConfig,
    /// What limits a portfolio, if one is asked for.
    pub budget: Option<PortfolioBudget>,
    pub language: Language,
}

pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, lexopt::Error> {
    let mut parser = lexopt::Parser::from_iter(args);
    let mut folder = None;
    let mut options = Options {
        folder: PathBuf::from("examples/data/beijing-ic"),
        whom: Whom::Commission,
        plan: PlanConfig::default(),
        recommend: AdviceConfig::default(),
        out: None,
        rules: None,
        tracking: TrackingConfig::default(),
        budget: None,
        language: Language::English,
    };
    let mut choices = Choices::default();
    choices.recommend.most = 12;
    let (mut places, mut moved, mut money) = (None, None, None);
    while let Some(arg) = parser.next()? {
        let recommend = &mut choices.recommend;
        match arg {
            Short('h') | Long("help") => return Ok(Command::Help),
            Long("for") => {
                let kind = parser.value()?.string()?;
                let whom = match kind.as_str() {
                    "school" => Whom::School,
                    "enterprise" => Whom::Enterprise,
                    "alliance" => Whom::Alliance,
                    "learner" => Whom::Learner,
                    other => {
                        let wrong = format!(
                            "advice is for a school, an enterprise, an alliance or a learner, not {other:?}"
                        );
                        return Err(wrong.into());
                    }
                };
                let missing = format!("--for {kind} wants an id or a name after it");
                options.whom = whom(parser.value().map_err(|_| missing)?.string()?);
            }
            Long("language") => {
                options.language = parser
                    .value()?
                    .parse_with(|code| Language::of_code(code).ok_or("the languages are en and zh"))?;
            }
            Long("budget") => places = Some(parser.value()?.parse()?),
            Long("moved") => moved = Some(parser.value()?.parse()?),
            Long("money") => money = Some(parser.value()?.parse()?),
            Long("years") => choices.plan.years = Some(parser.value()?.parse_with(years)?),
            Long("objective") => {
                choices.plan.objective = parser.value()?.parse_with(|text| match text {
                    "best-fit" => Ok(Objective::BestFit),
                    "fill-first" => Ok(Objective::FillFirst),
                    _ => Err("the objectives are best-fit and fill-first"),
                })?;
            }
            Long("order") => {
                recommend.order = parser.value()?.parse_with(|text| match text {
                    "gain" => Ok(Order::Gain),
                    "score" => Ok(Order::Score),
                    _ => Err("lists are ordered by gain or score"),
                })?;
            }
            Long("trials") => recommend.trials = parser.value()?.parse()?,
            Long("out") => options.out = Some(parser.value()?.into()),
            Long("rules") => options.rules = Some(parser.value()?.into()),
            Long("hide-small") => options.tracking.suppress_small = true,
            Long("most") => recommend.most = parser.value()?.parse()?,
            Long(other) => {
                let other = other.to_owned();
                if !choices.take(&other, &mut parser)? {
                    return Err(Long(&other).unexpected());
                }
            }
            Value(value) if folder.is_none() => folder = Some(PathBuf::from(value)),
            other => return Err(other.unexpected()),
        }
    }
    if places.is_some() || moved.is_some() || money.is_some() {
        options.budget = Some(PortfolioBudget { places, moved, money });
    }
    (options.plan, options.recommend) = choices.chosen();
    options.folder = folder.unwrap_or(options.folder);
    Ok(Command::Advise(Box::new(options)))
}

fn years(text: &str) -> Result<std::ops::RangeInclusive<i32>, String> {
    let year = |text: &str| {
        let year = text.trim().parse();
        year.map_err(|_| format!("{text:?} is not a year"))
    };
    match text.split_once('-') {
        Some((first, last)) => Ok(year(first)?..=year(last)?),
        None => year(text).map(|year| year..=year),
    }
}
