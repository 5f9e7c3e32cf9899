//! A portfolio as a page: what to do together under the budget, what each action adds, and how much more could be had.

use super::{TextConfig, heading};
use crate::format::{hanging, point, signed, whole, wrapped, years};
use crate::phrases::english::action::action;
use std::fmt::Write;
use vocmatch::advice::{ChosenAction, Portfolio};
use vocmatch::model::Model;
use vocmatch::plan::Plan;

/// A portfolio as plain text, for planners: what to do together, in order; of a long list the first
/// [`recommendations`](TextConfig::recommendations).
#[must_use]
pub fn portfolio_text(model: &Model, plan: &Plan, portfolio: &Portfolio, config: &TextConfig) -> String {
    let mut page = String::new();
    let _ = writeln!(
        page,
        "{}, {}: what to do together",
        config.title,
        years(&plan.years.clone().collect::<Vec<_>>()),
    );
    page.push_str(&wrapped(&limits(portfolio), 0, config.width));
    if portfolio.actions.is_empty() {
        page.push_str(&wrapped(&nothing(portfolio), 0, config.width));
        return page;
    }
    page.push_str(&wrapped(&total(portfolio), 0, config.width));
    page.push_str(&wrapped(&proof(portfolio), 0, config.width));
    heading(&mut page, "What to do, in the order in which it was chosen");
    for (k, one) in portfolio.actions.iter().take(config.recommendations).enumerate() {
        let line = format!(
            "{:2}. {}",
            k + 1,
            action(model, &one.action, one.first_autumn)
                .trim_end_matches('.')
                .to_owned()
        );
        page.push_str(&hanging(&line, config.width));
        page.push_str(&wrapped(&adds(one), 4, config.width));
    }
    if let Some(rest) = portfolio
        .actions
        .get(config.recommendations..)
        .filter(|rest| !rest.is_empty())
    {
        let gain: f64 = rest.iter().map(|one| one.gain_added().whole()).sum();
        let line = format!("… and {} more, which add {} together", rest.len(), point(gain));
        page.push_str(&wrapped(&line, 0, config.width));
    }
    page
}

/// Within what was sought, and how much of it is used.
fn limits(portfolio: &Portfolio) -> String {
    let (budget, cost) = (portfolio.config.budget, portfolio.cost);
    let of = |used: String, limit: String, what: &str| format!("{used} of {limit} {what}");
    let places = budget
        .places
        .map(|limit| of(whole(cost.places), whole(limit), "places added a year"));
    let moved = budget
        .moved
        .map(|limit| of(whole(cost.moved), whole(limit), "entrants a year added or moved"));
    let money = budget
        .money
        .map(|limit| of(point(cost.money), point(limit), "in money"));
    let given: Vec<String> = [places, moved, money].into_iter().flatten().collect();
    if given.is_empty() {
        return "Without a budget: everything that gains, one action a program.".to_owned();
    }
    format!(
        "Used of the budget: {}. At most one action a program.",
        given.join(", ")
    )
}

fn nothing(portfolio: &Portfolio) -> String {
    format!(
        "Nothing: none of the {} actions considered gains anything within the budget.",
        whole(count(portfolio.considered))
    )
}

/// What all together bring.
fn total(portfolio: &Portfolio) -> String {
    let effect = &portfolio.effect;
    format!(
        "{} actions together fill {} openings and gain {} perfect matches, over all years.",
        whole(count(portfolio.actions.len())),
        signed(effect.filled()),
        point(portfolio.gain()),
    )
}

/// How near to the best that is.
fn proof(portfolio: &Portfolio) -> String {
    let mut text = format!(
        "No other choice of the {} actions considered, in whole or in part, could gain more than {}; this one reaches {} of it.",
        whole(count(portfolio.considered)),
        point(portfolio.bound),
        reached(portfolio),
    );
    if portfolio.joined {
        text.push_str(
            " The pathway joins programs of some of them: the bound counts the heads that each action changes by itself",
        );
        let _ = match portfolio.together {
            0.0 => write!(text, "."),
            worth => write!(
                text,
                ", and {} for those that these change only together.",
                point(worth.max(0.0))
            ),
        };
    }
    text
}

/// The share of the bound that is reached, in per cent, rounded down: 100% is no more to be had.
fn reached(portfolio: &Portfolio) -> String {
    format!("{}%", libm::floor((1.0 - portfolio.gap()) * 1000.0 + 1e-3) / 10.0)
}

/// What an action adds to those before it, and what it would gain by itself where that differs.
fn adds(one: &ChosenAction) -> String {
    let filled: i64 = one.adds.iter().map(|year| year.filled).sum();
    let (added, alone) = (one.gain_added().whole(), one.gain_alone().whole());
    let mut text = format!(
        "adds {} perfect matches, {} openings filled",
        point(added),
        signed(filled)
    );
    if (added - alone).abs() > 0.05 {
        let _ = write!(text, "; by itself it would gain {}", point(alone));
    }
    text.push('.');
    text
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
