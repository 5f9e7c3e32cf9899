//! What the command is asked to do.

use std::path::PathBuf;
use vocmatch::Language;
use vocmatch::matching::{Favour, Objective, Semantics, SpreadConfig};

pub const HELP: &str = "\
Allocates the heads of a market to its openings, and proves that it did so rightly.

usage: allocate MARKET_DIR [options]

MARKET_DIR holds three tables (CSV, UTF-8, with a header row):
  supply.csv  supply_id,heads                   one row a group of graduates
  demand.csv  demand_id,openings                one row a group of openings
  pairs.csv   supply_id,demand_id,value         who may go where, and what one head there is worth,
                                                rounded to six decimals
              optional: max_heads               a cap on the pair
                        graduate_score          how graduates like the openings, higher is better
                        employer_score          how employers like the graduates; without a score, the value

  --semantics    optimal: the best for all together, by values (default)
                 stable: no two would rather be together, by scores; among equal scores the earlier row of
                   supply.csv or demand.csv is liked better
                 proportional: the spread of a market without a planner; values pull, but do not decide
  --objective    best-fit: the greatest sum of values (default)
                 fill-first: the most heads, and among those the greatest sum of values
                 for stable and proportional: what they are compared with
  --favour       graduates (default) or employers: for whom the stable allocation is best
  --temperature  how little values count in a proportional spread, in the unit of values [0.1]
  --any          any optimum, sooner than the one that spreads what is left most evenly; for optimal only
  --out FILE     where to write supply_id,demand_id,heads; MARKET_DIR/allocation.csv if not given
  --language     en or zh: the language of problems [en]
  -h, --help     this text

Prints one line of JSON:
  heads, value_millionths, solve_seconds
  audit               \"clean\", or what is wrong: a proof of the optimum, pairs that block, or margins of the spread
  semantics
  price_of_stability  the share of the optimum's value that is given up; 0 for optimal, null if there is no value
  spread              to how many openings' groups a group of graduates goes, in effect: 1 if always to one
  temperature, residual, rounds   for proportional: how near the spread is to the exact one, after how many passes
What is compared with is solved outside solve_seconds. A solve that takes longer than a second shows how far it
has come, on a terminal.
Exit status: 0 when all went well, 1 when the tables have problems or the solve fails, 2 when the command is wrong.
";

#[derive(Debug, PartialEq)]
pub struct Options {
    pub folder: PathBuf,
    pub semantics: Semantics,
    /// What is maximised, or compared with.
    pub objective: Objective,
    /// Any optimum will do.
    pub any: bool,
    pub out: Option<PathBuf>,
    pub language: Language,
}

impl Options {
    /// `None` when help is asked for.
    pub fn parse(arguments: impl Iterator<Item = String>) -> Result<Option<Options>, String> {
        let mut arguments = arguments;
        let (mut folder, mut out) = (None, None);
        let (mut semantics, mut objective, mut any) = (Kind::Optimal, Objective::BestFit, false);
        let (mut favour, mut temperature, mut language) = (None, None, Language::English);
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().unwrap_or_default();
            match argument.as_str() {
                "-h" | "--help" => return Ok(None),
                "--semantics" => semantics = choice("--semantics", &value(), &SEMANTICS)?,
                "--objective" => objective = choice("--objective", &value(), &OBJECTIVES)?,
                "--favour" => favour = Some(choice("--favour", &value(), &FAVOURS)?),
                "--temperature" => temperature = Some(degrees(&value())?),
                "--language" => language = choice("--language", &value(), &LANGUAGES)?,
                "--any" => any = true,
                "--out" => {
                    let file = arguments.next().ok_or("--out: write a file name after it")?;
                    out = Some(PathBuf::from(file));
                }
                flag if flag.starts_with('-') => return Err(format!("{flag}: no such option")),
                _ if folder.is_none() => folder = Some(PathBuf::from(argument)),
                _ => return Err(format!("{argument}: a second folder; write one")),
            }
        }
        let only = |flag, given: bool, kind: Kind, name| {
            if given && semantics != kind {
                return Err(format!("{flag} goes with --semantics {name} only"));
            }
            Ok(())
        };
        only("--any", any, Kind::Optimal, "optimal")?;
        only("--favour", favour.is_some(), Kind::Stable, "stable")?;
        only(
            "--temperature",
            temperature.is_some(),
            Kind::Proportional,
            "proportional",
        )?;
        let semantics = match semantics {
            Kind::Optimal => Semantics::Optimal(objective),
            Kind::Stable => Semantics::Stable(favour.unwrap_or_default()),
            Kind::Proportional => {
                let mut config = SpreadConfig::default();
                config.temperature = temperature.unwrap_or(config.temperature);
                Semantics::Proportional(config)
            }
        };
        Ok(Some(Options {
            folder: folder.ok_or("which folder? write MARKET_DIR")?,
            semantics,
            objective,
            any,
            out,
            language,
        }))
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Optimal,
    Stable,
    Proportional,
}

const SEMANTICS: [(&str, Kind); 3] = [
    ("optimal", Kind::Optimal),
    ("stable", Kind::Stable),
    ("proportional", Kind::Proportional),
];
const OBJECTIVES: [(&str, Objective); 2] = [
    ("best-fit", Objective::BestFit),
    ("fill-first", Objective::FillFirst),
];
const FAVOURS: [(&str, Favour); 2] = [("graduates", Favour::Graduates), ("employers", Favour::Employers)];

const LANGUAGES: [(&str, Language); 2] = [("en", Language::English), ("zh", Language::Chinese)];

fn choice<T: Copy>(flag: &str, text: &str, choices: &[(&str, T)]) -> Result<T, String> {
    let found = choices.iter().find(|(name, _)| *name == text);
    found.map(|(_, choice)| *choice).ok_or_else(|| {
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        format!("{flag} {text:?}: write {}", names.join(" or "))
    })
}

fn degrees(text: &str) -> Result<f64, String> {
    let number: Option<f64> = text.parse().ok();
    number
        .filter(|number| *number > 0.0 && number.is_finite())
        .ok_or_else(|| format!("--temperature {text:?}: write a number above 0, such as 0.1"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &str) -> Result<Option<Options>, String> {
        Options::parse(arguments.split_whitespace().map(str::to_string))
    }

    #[test]
    fn options_become_semantics() {
        let semantics = |arguments| parse(arguments).map(|options| options.map(|options| options.semantics));
        assert_eq!(semantics("d"), Ok(Some(Semantics::Optimal(Objective::BestFit))));
        assert_eq!(
            semantics("d --objective fill-first"),
            Ok(Some(Semantics::Optimal(Objective::FillFirst)))
        );
        assert_eq!(
            semantics("--semantics stable d"),
            Ok(Some(Semantics::Stable(Favour::Graduates)))
        );
        assert_eq!(
            semantics("d --semantics stable --favour employers"),
            Ok(Some(Semantics::Stable(Favour::Employers)))
        );
        let config = SpreadConfig {
            temperature: 0.5,
            ..SpreadConfig::default()
        };
        assert_eq!(
            semantics("d --semantics proportional --temperature 0.5"),
            Ok(Some(Semantics::Proportional(config)))
        );
        assert_eq!(semantics("d --help"), Ok(None));
        let language = parse("d --language zh").unwrap().map(|options| options.language);
        assert_eq!(language, Some(Language::Chinese));
    }

    #[test]
    fn a_wrong_command_says_what_to_write() {
        let wrong = |arguments| parse(arguments).map(|_| ()).unwrap_err();
        assert_eq!(
            wrong("d --semantics best"),
            "--semantics \"best\": write optimal or stable or proportional"
        );
        assert_eq!(
            wrong("d --objective"),
            "--objective \"\": write best-fit or fill-first"
        );
        assert_eq!(
            wrong("d --favour employers"),
            "--favour goes with --semantics stable only"
        );
        assert_eq!(
            wrong("d --semantics stable --any"),
            "--any goes with --semantics optimal only"
        );
        assert_eq!(
            wrong("d --semantics proportional --temperature 0"),
            "--temperature \"0\": write a number above 0, such as 0.1"
        );
        assert_eq!(wrong("--any"), "which folder? write MARKET_DIR");
    }
}
