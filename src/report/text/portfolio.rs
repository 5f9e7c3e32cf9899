//! A portfolio as a page: what to do together under the budget, what each action adds, and how much more could be had.

use super::{TextConfig, heading};
use crate::format::{hanging, signed, whole, wrapped};
use crate::phrases::{self, PageWords, TextWords, count, fill};
use vocmatch::advice::{ChosenAction, Portfolio};
use vocmatch::model::Model;
use vocmatch::plan::Plan;
use vocmatch::scenario::{DrawIntervals, Figure};

/// A portfolio as plain text, for planners: what to do together, in order; of a long list the first
/// [`recommendations`](TextConfig::recommendations).
#[must_use]
pub fn portfolio_text(model: &Model, plan: &Plan, portfolio: &Portfolio, config: &TextConfig) -> String {
    let language = config.language;
    let words = TextWords::of(language);
    let years: Vec<_> = plan.years.clone().collect();
    let years = phrases::years(&years, language);
    let mut page = fill(
        words.portfolio_title,
        &[("title", &config.title), ("years", &years)],
    );
    page.push('\n');
    page.push_str(&wrapped(&limits(portfolio, config), 0, config.width));
    if portfolio.actions.is_empty() {
        let considered = count(portfolio.considered);
        let nothing = fill(words.no_portfolio, &[("considered", &considered)]);
        page.push_str(&wrapped(&nothing, 0, config.width));
        return page;
    }
    page.push_str(&wrapped(&total(portfolio, config), 0, config.width));
    page.push_str(&wrapped(&proof(portfolio, config), 0, config.width));
    heading(&mut page, words.portfolio_actions);
    let stop = PageWords::of(language).stop;
    for (one, k) in portfolio.actions.iter().take(config.recommendations).zip(1..) {
        let action = phrases::action(model, &one.action, one.first_autumn, language);
        let line = format!("{k:2}. {}", action.trim_end_matches(stop));
        page.push_str(&hanging(&line, config.width));
        page.push_str(&wrapped(&adds(one, config), 4, config.width));
    }
    let rest = portfolio.actions.get(config.recommendations..);
    if let Some(rest) = rest.filter(|rest| !rest.is_empty()) {
        let gain: f64 = rest.iter().map(|one| one.gain_added().whole()).sum();
        let values = [
            ("count", &*rest.len().to_string()),
            ("gain", &*phrases::point(gain, language)),
        ];
        page.push_str(&wrapped(&fill(words.portfolio_more, &values), 0, config.width));
    }
    page
}

/// How far what the actions of a portfolio gain together spreads over draws of openings and graduates.
#[must_use]
pub fn portfolio_spread_text(change: &DrawIntervals, config: &TextConfig) -> String {
    let Some(value) = change.mean.get(&Figure::Value) else {
        return String::new();
    };
    let said = fill(
        TextWords::of(config.language).portfolio_spread,
        &[
            ("draws", &count(change.draws)),
            ("low", &phrases::point(value.low, config.language)),
            ("high", &phrases::point(value.high, config.language)),
        ],
    );
    format!("\n{}", wrapped(&said, 0, config.width))
}

/// Within what was sought, and how much of it is used.
fn limits(portfolio: &Portfolio, config: &TextConfig) -> String {
    let (budget, cost) = (portfolio.config.budget, portfolio.cost);
    let words = TextWords::of(config.language);
    let money = |money| phrases::point(money, config.language);
    let given = [
        budget
            .places
            .map(|limit| (words.used_places, whole(cost.places), whole(limit))),
        budget
            .moved
            .map(|limit| (words.used_moved, whole(cost.moved), whole(limit))),
        budget
            .money
            .map(|limit| (words.used_money, money(cost.money), money(limit))),
    ];
    let given: Vec<String> = given
        .into_iter()
        .flatten()
        .map(|(words, used, limit)| fill(words, &[("used", &used), ("limit", &limit)]))
        .collect();
    if given.is_empty() {
        return words.no_budget.to_owned();
    }
    let used = given.join(PageWords::of(config.language).comma);
    fill(words.used, &[("used", &used)])
}

/// What all together bring.
fn total(portfolio: &Portfolio, config: &TextConfig) -> String {
    fill(
        TextWords::of(config.language).portfolio_total,
        &[
            ("actions", &count(portfolio.actions.len())),
            ("filled", &signed(portfolio.effect.filled())),
            ("gain", &phrases::point(portfolio.gain(), config.language)),
        ],
    )
}

/// How near to the best that is.
fn proof(portfolio: &Portfolio, config: &TextConfig) -> String {
    let language = config.language;
    let words = TextWords::of(language);
    let bound = fill(
        words.portfolio_bound,
        &[
            ("considered", &count(portfolio.considered)),
            ("bound", &phrases::point(portfolio.bound, language)),
            ("reached", &reached(portfolio)),
        ],
    );
    if !portfolio.joined {
        return bound;
    }
    let joined = match portfolio.together {
        0.0 => words.portfolio_joined.to_owned(),
        worth => fill(
            words.portfolio_joined_with,
            &[("worth", &phrases::point(worth.max(0.0), language))],
        ),
    };
    [&*bound, phrases::between(language), &*joined].concat()
}

/// The share of the bound that is reached, in per cent, rounded down: 100% is no more to be had.
fn reached(portfolio: &Portfolio) -> String {
    format!("{}%", libm::floor((1.0 - portfolio.gap()) * 1000.0 + 1e-3) / 10.0)
}

/// What an action adds to those before it, and what it would gain by itself where that differs.
fn adds(one: &ChosenAction, config: &TextConfig) -> String {
    let language = config.language;
    let words = TextWords::of(language);
    let filled: i64 = one.adds.iter().map(|year| year.filled).sum();
    let (added, alone) = (one.gain_added().whole(), one.gain_alone().whole());
    let value = phrases::point(added, language);
    let mut text = fill(words.adds, &[("value", &value), ("filled", &signed(filled))]);
    if (added - alone).abs() > 0.05 {
        let alone = phrases::point(alone, language);
        text = fill(words.alone, &[("adds", &text), ("alone", &alone)]);
    }
    text + PageWords::of(language).stop
}
