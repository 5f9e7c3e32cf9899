//! Choices of a plan, from the address or a body, held to their limits.

use crate::limits::Limits;
use crate::refusal::{Code, Refusal};
use vocmatch::advice::AdviceConfig;
use vocmatch::matching::Objective;
use vocmatch::plan::PlanConfig;
use vocmatch::scenario::DrawConfig;
use vocmatch::unit::Year;

/// The most candidates of a graduate that are looked at.
const MOST_CANDIDATES: usize = 1_000;

/// The most steps through the taxonomy of skills for which credit is given.
const MOST_STEPS: usize = 20;

/// The most actions of each kind that are tried.
const MOST_TRIALS: usize = 200;

/// The usual choices, but for what the address says.
pub fn plan(years: Option<&str>, objective: Option<Objective>) -> Result<PlanConfig, Refusal> {
    Ok(PlanConfig {
        years: years.map(span).transpose()?,
        objective: objective.unwrap_or_default(),
        ..PlanConfig::default()
    })
}

/// What the address says of a plan and its advice, over what they have: the first autumn, how far people move, draws.
pub fn say(
    (plan, recommend): (&mut PlanConfig, &mut AdviceConfig),
    autumn: Option<Year>,
    mobility_km: Option<f64>,
    number_of_draws: Option<u32>,
) -> Result<(), Refusal> {
    if let Some(km) = mobility_km {
        if !(km > 0.0 && km.is_finite()) {
            let detail = format!("\"{km}\" is not a distance in kilometres above 0");
            return Err(Refusal::new(Code::OutOfRange, detail));
        }
        plan.market.mobility_km = km;
    }
    recommend.first_autumn = autumn.or(recommend.first_autumn);
    if let Some(draws) = number_of_draws {
        let seeded = recommend.draws.take().unwrap_or_default();
        recommend.draws = (draws > 0).then_some(DrawConfig { draws, ..seeded });
    }
    Ok(())
}

/// `2027` or `2027-2030`.
fn span(text: &str) -> Result<std::ops::RangeInclusive<Year>, Refusal> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let year = |text: &str| {
        let year: Option<Year> = text.trim().parse().ok();
        year.ok_or_else(|| Refusal::new(Code::BadQuery, format!("\"{text}\" is not a year")))
    };
    Ok(year(first)?..=year(last)?)
}

/// Refuses choices that make no sense or take too long.
pub fn check_plan(config: &PlanConfig, limits: &Limits) -> Result<(), Refusal> {
    let fit = &config.fit;
    share("fit.link_certainty", fit.link_certainty)?;
    share("fit.prepared_weight", fit.prepared_weight)?;
    share("fit.neighbour_decay", fit.neighbour_decay)?;
    not_negative("fit.prior_strength", fit.prior_strength)?;
    most(
        "fit.neighbour_distance",
        fit.neighbour_distance as usize,
        MOST_STEPS,
    )?;
    let market = &config.market;
    most("market.max_candidates", market.max_candidates, MOST_CANDIDATES)?;
    let longest = usize::try_from(limits.years).unwrap_or_default();
    most("market.window", market.window as usize, longest)?;
    share("market.level_decay", market.level_decay)?;
    share("market.min_mobility", market.min_mobility)?;
    share("market.min_fit", market.min_fit)?;
    not_negative("market.wait", market.wait)?;
    not_negative("market.mobility_km", market.mobility_km)
}

/// As [`check_plan`].
pub fn check_recommend(config: &AdviceConfig, limits: &Limits) -> Result<(), Refusal> {
    most("recommend.trials", config.trials, MOST_TRIALS)?;
    most("recommend.most", config.most, limits.listed)?;
    not_negative("recommend.max_change", config.max_change)?;
    not_negative("recommend.min_heads", config.min_heads as f64)?;
    not_negative("recommend.open_entrants", config.open_entrants as f64)?;
    share("recommend.pair_share", config.pair_share)?;
    config
        .draws
        .as_ref()
        .map_or(Ok(()), |draws| check_draws(draws, limits))
}

/// As [`check_plan`].
pub fn check_draws(config: &DrawConfig, limits: &Limits) -> Result<(), Refusal> {
    most("draws", config.draws as usize, limits.draws as usize)
}

/// Refuses a number above what one request may ask for.
pub fn most(what: &str, number: usize, most: usize) -> Result<(), Refusal> {
    if number > most {
        let detail = format!("{what} is {number}; at most {most} are given");
        return Err(Refusal::new(Code::BeyondLimit, detail));
    }
    Ok(())
}

fn share(what: &str, number: f64) -> Result<(), Refusal> {
    if (0.0..=1.0).contains(&number) {
        return Ok(());
    }
    Err(Refusal::new(
        Code::OutOfRange,
        format!("{what} is {number}; write a number from 0 to 1"),
    ))
}

fn not_negative(what: &str, number: f64) -> Result<(), Refusal> {
    if number >= 0.0 && number.is_finite() {
        return Ok(());
    }
    Err(Refusal::new(
        Code::OutOfRange,
        format!("{what} is {number}; write a number of 0 or more"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_one_or_a_span() {
        assert_eq!(plan(Some("2027"), None).unwrap().years, Some(2027..=2027));
        assert_eq!(plan(Some("2027-2030"), None).unwrap().years, Some(2027..=2030));
        assert_eq!(plan(Some("soon"), None).unwrap_err().code(), Code::BadQuery);
    }

    #[test]
    fn choices_without_sense_or_end_are_refused() {
        let limits = Limits::default();
        let mut config = PlanConfig::default();
        assert!(check_plan(&config, &limits).is_ok());
        config.market.max_candidates = 1_001;
        assert_eq!(
            check_plan(&config, &limits).unwrap_err().code(),
            Code::BeyondLimit
        );
        config.market.max_candidates = 60;
        config.market.min_fit = -0.1;
        assert_eq!(check_plan(&config, &limits).unwrap_err().code(), Code::OutOfRange);
    }

    #[test]
    fn what_the_address_says_comes_before_the_choices() {
        let (mut config, mut advice) = (PlanConfig::default(), AdviceConfig::default());
        assert!(say((&mut config, &mut advice), Some(2028), Some(40.0), Some(3)).is_ok());
        assert_eq!(
            (config.market.mobility_km, advice.first_autumn),
            (40.0, Some(2028))
        );
        assert_eq!(advice.draws.as_ref().map(|of| of.draws), Some(3));
        assert!(say((&mut config, &mut advice), None, None, Some(0)).is_ok());
        assert_eq!((advice.draws, advice.first_autumn), (None, Some(2028)));
        for km in [0.0, -1.0, f64::NAN] {
            let refused = say((&mut config, &mut AdviceConfig::default()), None, Some(km), None);
            assert_eq!(refused.unwrap_err().code(), Code::OutOfRange);
        }
    }

    #[test]
    fn a_fit_without_sense_or_end_is_refused() {
        let code = |change: fn(&mut PlanConfig)| {
            let mut config = PlanConfig::default();
            change(&mut config);
            check_plan(&config, &Limits::default())
                .err()
                .map(|refusal| refusal.code())
        };
        assert_eq!(code(|config| config.fit.neighbour_distance = 20), None);
        assert_eq!(
            code(|config| config.fit.neighbour_distance = 21),
            Some(Code::BeyondLimit)
        );
        let beyond: [fn(&mut PlanConfig); 5] = [
            |config| config.fit.link_certainty = 1.1,
            |config| config.fit.prepared_weight = -0.1,
            |config| config.fit.neighbour_decay = f64::NAN,
            |config| config.fit.prior_strength = f64::INFINITY,
            |config| config.fit.prior_strength = -1.0,
        ];
        for change in beyond {
            assert_eq!(code(change), Some(Code::OutOfRange));
        }
    }
}
