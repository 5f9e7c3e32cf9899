//! What the command is asked to do.

use lexopt::prelude::*;
use std::ffi::OsString;
use std::path::PathBuf;
use vocmatch::Language;
use vocmatch::pathway::RouteConfig;

pub const HELP: &str = "\
Routes of one learner through the pathway, and what the pathway has and misses.

usage: routes FOLDER --to GOAL [--from START] [options]
       routes FOLDER --chains | --broken | --around ID | --alliance ID

  FOLDER             a folder of CSV files, or a workbook (.xlsx) or a JSON document (.json);
                     without programs, the catalogue of majors is walked
  --to GOAL          an occupation, a program or a major, by id or name
  --from START       what the learner has finished: a program or major by id or name, or a level (secondary,
                     higher_vocational, applied_bachelor) [junior secondary school]
  --best N           how many routes, best first [5]
  --front            also the routes of which none is beaten in success, years, cost, fit and pay at once
  --region ID        only programs of this region, and what is paid there
  --open-by YEAR     only ways that are open by this year
  --per-year RATE    what a year of study takes from a route's worth [.1]
  --cost-scale COST  the cost that takes a route's worth down to 1/e [cost does not count]
  --min-fit SHARE    the least fit for work at the end [.2]
  --catalogue        walk the catalogue of majors even where there are programs
  --chains           count the complete chains from secondary to professional master's, and show the first
  --broken           the occupations that ask for a level which no pathway reaches [of all regions]
  --around ID        what feeds a program or major, and what it feeds
  --alliance ID      which levels and ways an alliance misses
  --depth N          how many steps --around goes [3]
  --language en|zh   the language of headings and sentences [en]
  -h, --help         this text

Exit status: 0 when all went well, 1 when the tables or an id cannot be used, 2 when the command is wrong.
";

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    Routes { from: Option<String>, to: String },
    Chains,
    Broken,
    Around(String),
    Alliance(String),
}

#[derive(Debug)]
pub struct Options {
    pub folder: PathBuf,
    pub question: Question,
    pub best: usize,
    pub front: bool,
    pub region: Option<String>,
    pub catalogue: bool,
    pub depth: usize,
    pub config: RouteConfig,
    pub language: Language,
}

/// `None` when help is asked for.
pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Option<Options>, lexopt::Error> {
    let mut parser = lexopt::Parser::from_iter(args);
    let (mut folder, mut from, mut to, mut region) = (None, None, None, None);
    let mut other: Option<Question> = None;
    let (mut best, mut front, mut catalogue, mut depth) = (5, false, false, 3);
    let mut config = RouteConfig::default();
    let mut language = Language::English;
    while let Some(arg) = parser.next()? {
        let mut question = |asked: Question| match other.replace(asked) {
            None => Ok(()),
            Some(_) => Err(lexopt::Error::from("one question at a time")),
        };
        match arg {
            Short('h') | Long("help") => return Ok(None),
            Long("to") => to = Some(parser.value()?.string()?),
            Long("from") => from = Some(parser.value()?.string()?),
            Long("best") => best = parser.value()?.parse_with(routes)?,
            Long("front") => front = true,
            Long("region") => region = Some(parser.value()?.string()?),
            Long("open-by") => config.open_by = Some(parser.value()?.parse()?),
            Long("per-year") => config.per_year = parser.value()?.parse_with(not_negative)?,
            Long("cost-scale") => config.cost_scale = Some(parser.value()?.parse_with(positive)?),
            Long("min-fit") => config.min_fit = parser.value()?.parse_with(share)?,
            Long("catalogue") => catalogue = true,
            Long("chains") => question(Question::Chains)?,
            Long("broken") => question(Question::Broken)?,
            Long("around") => question(Question::Around(parser.value()?.string()?))?,
            Long("alliance") => question(Question::Alliance(parser.value()?.string()?))?,
            Long("depth") => depth = parser.value()?.parse()?,
            Long("language") => {
                language = parser
                    .value()?
                    .parse_with(|code| Language::of_code(code).ok_or("the languages are en and zh"))?;
            }
            Value(path) if folder.is_none() => folder = Some(PathBuf::from(path)),
            other => return Err(other.unexpected()),
        }
    }
    let question = match (other, to) {
        (Some(question), None) if from.is_none() => question,
        (None, Some(to)) => Question::Routes { from, to },
        (Some(_), _) => return Err("one question at a time".into()),
        (None, None) => return Err("where to? Give --to with an occupation, a program or a major".into()),
    };
    Ok(Some(Options {
        folder: folder.ok_or("which tables? Give a folder")?,
        question,
        best,
        front,
        region,
        catalogue,
        depth,
        config,
        language,
    }))
}

fn routes(text: &str) -> Result<usize, String> {
    let number: Result<usize, _> = text.parse();
    number
        .ok()
        .filter(|n| (1..=1000).contains(n))
        .ok_or_else(|| format!("{text} is not a number of routes from 1 to 1000"))
}

fn share(text: &str) -> Result<f64, String> {
    let number: Result<f64, _> = text.parse();
    number
        .ok()
        .filter(|n| (0.0..=1.0).contains(n))
        .ok_or_else(|| format!("{text} is not a share from 0 to 1"))
}

fn not_negative(text: &str) -> Result<f64, String> {
    let number: Result<f64, _> = text.parse();
    number
        .ok()
        .filter(|n| *n >= 0.0 && n.is_finite())
        .ok_or_else(|| format!("{text} is not a rate of 0 or more"))
}

fn positive(text: &str) -> Result<f64, String> {
    not_negative(text)
        .ok()
        .filter(|n| *n > 0.0)
        .ok_or_else(|| format!("{text} is not a positive number"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(args: &[&str]) -> Result<Option<Options>, String> {
        let args = std::iter::once("routes")
            .chain(args.iter().copied())
            .map(OsString::from);
        parse(args.collect::<Vec<_>>()).map_err(|error| error.to_string())
    }

    #[test]
    fn options_become_a_question_and_choices() {
        let args = [
            "data",
            "--from",
            "710401",
            "--to",
            "welder",
            "--best",
            "3",
            "--front",
            "--min-fit",
            ".5",
        ];
        let Ok(Some(options)) = parsed(&args) else {
            panic!("options are refused")
        };
        assert_eq!(
            options.question,
            Question::Routes {
                from: Some("710401".to_owned()),
                to: "welder".to_owned()
            }
        );
        assert_eq!(
            (options.best, options.front, options.config.min_fit),
            (3, true, 0.5)
        );
    }

    #[test]
    fn nonsense_is_refused_with_a_word_on_what_is_wanted() {
        let refused = |args: &[&str]| parsed(args).err().unwrap_or_default();
        assert!(refused(&["data"]).contains("where to?"));
        assert!(refused(&["--chains"]).contains("which tables?"));
        assert!(refused(&["data", "--chains", "--broken"]).contains("one question at a time"));
        assert!(refused(&["data", "--chains", "--from", "x"]).contains("one question at a time"));
        assert!(refused(&["data", "--to", "x", "--best", "0"]).contains("0 is not a number of routes"));
        assert!(refused(&["data", "--to", "x", "--cost-scale", "0"]).contains("0 is not a positive number"));
    }
}
