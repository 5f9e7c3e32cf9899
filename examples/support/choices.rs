//! The choices behind advice that every program of advice takes alike: from when on, how far people move, how many draws.
//!
//! A program names its own options and leaves what it does not know to [`Choices::take`].

use lexopt::prelude::*;
use vocmatch::advice::AdviceConfig;
use vocmatch::plan::PlanConfig;
use vocmatch::scenario::DrawConfig;

/// What `--help` says of them.
macro_rules! choices_help {
    () => {
        "  --autumn YEAR             the first autumn in which anything may change [the first year of the plan]
  --mobility-km KM          the distance over which willingness to move falls to 1/e, above 0 [80]
  --draws N                 how often openings and graduates are drawn to see how robust gains are; 0 for not at all [20]
  --seed N                  the seed of the draws [1]
  --no-sensitivity          do not plan and advise again under other assumptions, which says how sure each action is
"
    };
}
pub(crate) use choices_help;

/// The choices of a plan and of its advice.
#[derive(Debug, PartialEq)]
pub struct Choices {
    pub plan: PlanConfig,
    pub recommend: AdviceConfig,
    draws: DrawConfig,
}

impl Default for Choices {
    fn default() -> Choices {
        Choices {
            plan: PlanConfig::default(),
            recommend: AdviceConfig {
                flips: true,
                sensitivity: true,
                ..AdviceConfig::default()
            },
            draws: DrawConfig {
                draws: 20,
                ..DrawConfig::default()
            },
        }
    }
}

impl Choices {
    /// Takes an option that all programs share; `false` if it is none of them.
    ///
    /// # Errors
    /// If its value is missing or makes no sense.
    pub fn take(&mut self, option: &str, parser: &mut lexopt::Parser) -> Result<bool, lexopt::Error> {
        match option {
            "autumn" => self.recommend.first_autumn = Some(parser.value()?.parse_with(year)?),
            "mobility-km" => self.plan.market.mobility_km = parser.value()?.parse_with(distance)?,
            "draws" => self.draws.draws = parser.value()?.parse_with(count)?,
            "seed" => self.draws.seed = parser.value()?.parse()?,
            "no-sensitivity" => self.recommend.sensitivity = false,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The plan and the advice that were chosen.
    pub fn chosen(self) -> (PlanConfig, AdviceConfig) {
        let draws = (self.draws.draws > 0).then_some(self.draws);
        let recommend = AdviceConfig {
            draws,
            ..self.recommend
        };
        (self.plan, recommend)
    }
}

fn year(text: &str) -> Result<i32, String> {
    let year = text.trim().parse();
    year.map_err(|_| format!("\"{text}\" is not a year"))
}

fn distance(text: &str) -> Result<f64, String> {
    let number: Result<f64, _> = text.trim().parse();
    let sound = number.ok().filter(|km| *km > 0.0 && km.is_finite());
    sound.ok_or_else(|| format!("\"{text}\" is not a distance in kilometres above 0"))
}

fn count(text: &str) -> Result<u32, String> {
    let number = text.trim().parse();
    number.map_err(|_| format!("\"{text}\" is not a number of draws, 0 or more"))
}
