//! What pages say of a plan and of advice as a whole.

use super::{Language, PageWords, fill, number, objective, program, tier};
use vocmatch::advice::{Advice, Warning};
use vocmatch::model::Model;
use vocmatch::plan::{Plan, Summary};
use vocmatch::unit::Date;

/// A number of things.
pub(crate) fn count(number: usize) -> String {
    number::whole(i64::try_from(number).unwrap_or(i64::MAX))
}

/// The objective of a plan.
pub(crate) fn objective_of(plan: &Plan, language: Language) -> &'static str {
    objective(plan.config.objective, language)
}

/// How much the tables hold.
pub(crate) fn counts(model: &Model, language: Language) -> String {
    fill(
        PageWords::of(language).counts,
        &[
            ("regions", &count(model.regions().len())),
            ("schools", &count(model.schools().len())),
            ("programs", &count(model.programs().len())),
            ("occupations", &count(model.occupations().len())),
        ],
    )
}

/// Openings that are not for graduates: told apart, never dropped.
pub(crate) fn apart(plan: &Plan, summary: &Summary, language: Language) -> Option<String> {
    let words = PageWords::of(language);
    let demand = &plan.config.market.demand;
    let others = summary.by_tier.iter();
    let others = others.filter(|(tier, heads)| *heads > 0 && !tier.open_to_graduates(demand));
    let part = |of, heads| {
        let values = [("heads", &*number::whole(heads)), ("tier", tier(of, language))];
        fill(words.apart_part, &values)
    };
    let parts: Vec<String> = others.map(|(of, heads)| part(*of, *heads)).collect();
    let (colon, comma, stop) = (words.colon, words.comma, words.stop);
    (!parts.is_empty()).then(|| format!("{}{colon}{}{stop}", words.apart, parts.join(comma)))
}

/// Why the main list is empty: nothing gains, or all that gains stands in other lists.
pub(crate) fn nothing_first(advice: &Advice, language: Language) -> &'static str {
    let words = PageWords::of(language);
    if advice.all().next().is_some() {
        words.none_stands
    } else {
        words.no_recommendations
    }
}

/// Of when the tables are, when advice begins, and how far people are thought to move.
pub(crate) fn assumed(model: &Model, plan: &Plan, advice: &Advice, language: Language) -> String {
    let words = PageWords::of(language);
    let as_of = model.as_of();
    let as_of = as_of.map(|of| fill(words.as_of, &[("date", &date(of, language))]));
    let market = &plan.config.market;
    let begins = advice.all().map(|one| one.first_autumn).min();
    let begins = begins.map(|year| fill(words.advice_begins, &[("year", &year.to_string())]));
    let most = -market.mobility_km * libm::log(market.min_mobility);
    let km = ("km", &*number::people(market.mobility_km));
    let moving = if most.is_finite() {
        fill(words.moving, &[km, ("most", &number::people(most))])
    } else {
        fill(words.moving_anywhere, &[km])
    };
    let told = as_of.into_iter().chain(begins).chain([moving]);
    told.collect::<Vec<_>>().join(" · ")
}

/// A date, as far as it is stated: `2025-05-31`, in Chinese `2025年5月31日`.
fn date(of: Date, language: Language) -> String {
    match language {
        Language::English => of.to_string(),
        Language::Chinese => {
            let month = of.month.map_or_else(String::new, |month| format!("{month}月"));
            let day = of.day.map_or_else(String::new, |day| format!("{day}日"));
            format!("{}年{month}{day}", of.year)
        }
    }
}

/// How many actions were considered, and how many of them re-solved.
pub(crate) fn considered(advice: &Advice, language: Language) -> String {
    let words = PageWords::of(language);
    let values = [
        ("considered", &*count(advice.considered)),
        ("resolved", &*count(advice.resolved)),
    ];
    fill(words.considered, &values) + words.stop
}

/// A program whose graduates go unplaced.
pub(crate) fn watched(model: &Model, warning: &Warning, language: Language) -> String {
    fill(
        PageWords::of(language).watch_line,
        &[
            ("program", &program(model, warning.program, language)),
            ("unplaced", &number::whole(warning.unplaced)),
            ("graduates", &number::whole(warning.graduates)),
            ("year", &warning.year.to_string()),
        ],
    )
}
