//! What the command is asked to do.

use lexopt::prelude::*;
use std::ffi::OsString;
use std::path::PathBuf;
use vocmatch::advice::AdviceConfig;
use vocmatch::fit::Siblings;
use vocmatch::matching::Objective;
use vocmatch::model::{ModelConfig, Unlinked};
use vocmatch::plan::PlanConfig;
use vocmatch_report::Language;

pub const HELP: &str = "\
Plans a region: who will be needed, who will graduate, who fits where, and what should change.

usage: plan [FOLDER] [options]

  FOLDER                    a folder of CSV files, or a workbook (.xlsx) or a JSON document (.json)
                            [examples/data/california]
  --out DIR                 also write plan.json and the tables of the plan there
  --years FIRST[-LAST]      the years to plan [all years with demand]
  --objective OBJECTIVE     best-fit: the most value; fill-first: the most people placed [best-fit]
  --autumn YEAR             the first autumn in which anything may change [the first year of the plan]
  --include TIER            let graduates take openings of this tier too; may be repeated:
                            no-award, high-school, experienced
  --mobility-km KM          the distance over which willingness to move falls to 1/e, above 0 [80]
  --min-mobility SHARE      the least willingness for a pair to be a candidate [.2]
  --min-fit SHARE           the least fit for a pair to be a candidate [.2]
  --max-candidates N        the most candidates of a group of graduates [60]
  --window YEARS            how many years graduates may wait for openings, and openings for graduates [0]
  --wait VALUE              what each year of waiting takes from the value of a head, 1 = one full-fit placement [.1]
  --siblings HOW            what speaks for a pair without a link: calibrated (words, votes, skills), or the majors
                            of the class alone: shrunk k/(n+1), share k/n; or nothing: off [calibrated]
  --accept CONFIDENCE       how sure a link of a skill's name must be that is not the name itself [.9]
  --leave-out               leave out rows whose skill is not found, instead of refusing the tables
  --language en|zh          the language of the page and of problems [en]
  --format text|json        how problems with the tables are told: as lines, some of each kind; or as JSON, all of
                            them, warnings on standard error, what prevents a plan on standard output [text]
  -h, --help                this text

Names of skills that are not found or not sure are written to DIR/names.csv. Fill in its ids, save it as
decisions.csv among the tables, and the next plan obeys.
";

pub enum Command {
    Help,
    Plan(Box<Options>),
}

pub struct Options {
    pub folder: PathBuf,
    pub out: Option<PathBuf>,
    pub model: ModelConfig,
    pub plan: PlanConfig,
    pub recommend: AdviceConfig,
    pub language: Language,
    /// Whether problems are told as JSON.
    pub json: bool,
}

pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, lexopt::Error> {
    let mut parser = lexopt::Parser::from_iter(args);
    let mut folder = None;
    let mut options = Options {
        folder: PathBuf::from("examples/data/california"),
        out: None,
        model: ModelConfig::default(),
        plan: PlanConfig::default(),
        recommend: AdviceConfig::default(),
        language: Language::English,
        json: false,
    };
    while let Some(arg) = parser.next()? {
        let market = &mut options.plan.market;
        match arg {
            Short('h') | Long("help") => return Ok(Command::Help),
            Long("out") => options.out = Some(parser.value()?.into()),
            Long("years") => options.plan.years = Some(parser.value()?.parse_with(years)?),
            Long("objective") => options.plan.objective = parser.value()?.parse_with(objective)?,
            Long("autumn") => options.recommend.first_autumn = Some(parser.value()?.parse()?),
            Long("include") => match parser.value()?.to_str() {
                Some("no-award") => market.demand.include_no_award = true,
                Some("high-school") => market.demand.include_high_school = true,
                Some("experienced") => market.demand.include_experienced = true,
                _ => return Err("--include takes no-award, high-school or experienced".into()),
            },
            Long("mobility-km") => market.mobility_km = parser.value()?.parse_with(distance)?,
            Long("min-mobility") => market.min_mobility = parser.value()?.parse_with(share)?,
            Long("min-fit") => market.min_fit = parser.value()?.parse_with(share)?,
            Long("max-candidates") => market.max_candidates = parser.value()?.parse()?,
            Long("window") => market.window = parser.value()?.parse()?,
            Long("wait") => market.wait = parser.value()?.parse_with(share)?,
            Long("siblings") => options.plan.fit.siblings = parser.value()?.parse_with(siblings)?,
            Long("accept") => options.model.link.accept = parser.value()?.parse_with(share)?,
            Long("leave-out") => options.model.unlinked = Unlinked::LeaveOut,
            Long("language") => {
                options.language = parser
                    .value()?
                    .parse_with(|code| Language::of_code(code).ok_or("the languages are en and zh"))?;
            }
            Long("format") => {
                options.json = match parser.value()?.to_str() {
                    Some("json") => true,
                    Some("text") => false,
                    _ => return Err("--format takes text or json".into()),
                }
            }
            Value(path) if folder.is_none() => folder = Some(PathBuf::from(path)),
            other => return Err(other.unexpected()),
        }
    }
    options.folder = folder.unwrap_or(options.folder);
    Ok(Command::Plan(Box::new(options)))
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

fn objective(text: &str) -> Result<Objective, String> {
    match text {
        "best-fit" => Ok(Objective::BestFit),
        "fill-first" => Ok(Objective::FillFirst),
        _ => Err("an objective is best-fit or fill-first".to_owned()),
    }
}

fn siblings(text: &str) -> Result<Siblings, String> {
    match text {
        "calibrated" => Ok(Siblings::Calibrated),
        "shrunk" => Ok(Siblings::Shrunk),
        "share" => Ok(Siblings::Share),
        "off" => Ok(Siblings::Off),
        _ => Err("pairs without a link are judged as calibrated, shrunk, share or off".to_owned()),
    }
}

fn share(text: &str) -> Result<f64, String> {
    let number: Result<f64, _> = text.parse();
    number
        .ok()
        .filter(|n| (0.0..=1.0).contains(n))
        .ok_or_else(|| format!("{text} is not a share from 0 to 1"))
}

fn distance(text: &str) -> Result<f64, String> {
    let number: Result<f64, _> = text.trim().parse();
    let sound = number.ok().filter(|km| *km > 0.0 && km.is_finite());
    sound.ok_or_else(|| format!("\"{text}\" is not a distance in kilometres above 0"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_become_choices_of_the_plan() {
        let args = [
            "plan",
            "data",
            "--years",
            "2026-2028",
            "--objective",
            "fill-first",
            "--min-fit",
            ".3",
            "--window",
            "2",
            "--wait",
            ".25",
            "--accept",
            ".8",
            "--leave-out",
            "--format",
            "json",
        ];
        let Ok(Command::Plan(options)) = parse(args.map(OsString::from)) else {
            panic!("options are refused")
        };
        assert_eq!((&options.folder, options.json), (&PathBuf::from("data"), true));
        assert_eq!(options.plan.years, Some(2026..=2028));
        assert_eq!(options.plan.objective, Objective::FillFirst);
        assert_eq!(options.plan.market.min_fit, 0.3);
        assert_eq!((options.plan.market.window, options.plan.market.wait), (2, 0.25));
        assert_eq!(
            (options.model.link.accept, options.model.unlinked),
            (0.8, Unlinked::LeaveOut)
        );
    }

    #[test]
    fn nonsense_is_refused_with_a_word_on_what_is_wanted() {
        let refused = |args: &[&str]| {
            let args = std::iter::once("plan")
                .chain(args.iter().copied())
                .map(OsString::from);
            parse(args.collect::<Vec<_>>())
                .err()
                .map(|error| error.to_string())
        };
        let message = refused(&["--min-fit", "2"]).unwrap_or_default();
        assert!(message.contains("2 is not a share from 0 to 1"), "{message}");
        assert!(refused(&["--years", "soon"]).is_some_and(|m| m.contains("\"soon\" is not a year")));
        assert!(refused(&["one", "two"]).is_some());
    }
}
