//! What the command is asked to do.

use lexopt::prelude::*;
use std::ffi::OsString;
use std::path::PathBuf;
use vocmatch::Language;
use vocmatch::plan::{Budget, JointConfig, PlanConfig};

pub const HELP: &str = "\
Chooses entrants of every program, and who goes on to a higher one, together with the matching of all years,
and says what that changes, what it gains over the present plan, and how far it can be from the best.

usage: joint [FOLDER] [options]

  FOLDER                    a folder of CSV files, or a workbook (.xlsx) or a JSON document (.json)
                            [examples/data/beijing-ic]
  --out FILE                also write every change as a CSV file
  --years FIRST[-LAST]      the years to plan [all years with demand]
  --autumn YEAR             the first autumn in which entrants may change [the first year]
  --growth SHARE            how much a program may grow or shrink from one autumn to the next [.15]
  --least-step HEADS        how many heads any program may grow or shrink a year, however small it is [0]
  --budget MONEY            let places be added for this much in all years together, in the unit of seat_cost;
                            without seat costs in the tables it counts entrants [places move, none are added]
  --unlimited               limit programs by seats and growth alone
  --seat-cost MONEY         what a seat costs where the tables do not say [1]
  --gap SHARE               how near to the best plan the search shall come, as a share of the value [.0001]
  --quick                   stop as soon as half a per cent is proven
  --lines N                 lines of each list [10]
  --language en|zh          the language of headings and sentences [en]
  -h, --help                this text
";

pub enum Command {
    Help,
    Joint(Box<Options>),
}

pub struct Options {
    pub folder: PathBuf,
    pub out: Option<PathBuf>,
    pub plan: PlanConfig,
    pub joint: JointConfig,
    pub lines: usize,
    pub language: Language,
}

pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, lexopt::Error> {
    let mut parser = lexopt::Parser::from_iter(args);
    let mut folder = None;
    let mut options = Options {
        folder: PathBuf::from("examples/data/beijing-ic"),
        out: None,
        plan: PlanConfig::default(),
        joint: JointConfig::default(),
        lines: 10,
        language: Language::English,
    };
    while let Some(arg) = parser.next()? {
        let joint = &mut options.joint;
        match arg {
            Short('h') | Long("help") => return Ok(Command::Help),
            Long("out") => options.out = Some(parser.value()?.into()),
            Long("years") => options.plan.years = Some(parser.value()?.parse_with(years)?),
            Long("autumn") => joint.first_autumn = Some(parser.value()?.parse()?),
            Long("growth") => joint.growth = parser.value()?.parse()?,
            Long("least-step") => joint.least_step = parser.value()?.parse()?,
            Long("budget") => joint.budget = Budget::Money(parser.value()?.parse()?),
            Long("unlimited") => joint.budget = Budget::Unlimited,
            Long("seat-cost") => joint.seat_cost = parser.value()?.parse()?,
            Long("gap") => joint.precision.gap = parser.value()?.parse()?,
            Long("quick") => joint.precision.gap = joint.precision.enough,
            Long("lines") => options.lines = parser.value()?.parse()?,
            Long("language") => {
                options.language = parser
                    .value()?
                    .parse_with(|code| Language::of_code(code).ok_or("the languages are en and zh"))?;
            }
            Value(path) if folder.is_none() => folder = Some(PathBuf::from(path)),
            other => return Err(other.unexpected()),
        }
    }
    options.folder = folder.unwrap_or(options.folder);
    Ok(Command::Joint(Box::new(options)))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(args: &[&str]) -> Result<Command, lexopt::Error> {
        parse(
            std::iter::once("joint")
                .chain(args.iter().copied())
                .map(OsString::from),
        )
    }

    #[test]
    fn options_become_choices_of_the_joint_plan() {
        let Ok(Command::Joint(options)) = parsed(&[
            "data",
            "--years",
            "2026-2028",
            "--budget",
            "1e6",
            "--growth",
            ".3",
        ]) else {
            panic!("options are refused")
        };
        assert_eq!(options.folder, PathBuf::from("data"));
        assert_eq!(options.plan.years, Some(2026..=2028));
        assert_eq!(
            (options.joint.budget, options.joint.growth),
            (Budget::Money(1e6), 0.3)
        );
    }

    #[test]
    fn nonsense_is_refused_with_a_word_on_what_is_wanted() {
        let refused = |args: &[&str]| parsed(args).err().map(|error| error.to_string());
        assert!(refused(&["--years", "soon"]).is_some_and(|m| m.contains("\"soon\" is not a year")));
        assert!(refused(&["--growth", "much"]).is_some());
        assert!(refused(&["one", "two"]).is_some());
    }
}
