//! A portfolio as plain data.

use super::action::ActionDocument;
use crate::format::rounded;
use serde::Serialize;
use vocmatch::advice::{ChosenAction, Portfolio, PortfolioConfig, PortfolioCost, YearEffect};
use vocmatch::model::Model;
use vocmatch::unit::{Heads, Year};

/// A portfolio: what to do together, what each adds, and the bound. Numbers that are not whole are rounded to millionths.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct PortfolioDocument {
    /// The choices behind it.
    pub config: PortfolioConfig,
    /// What to do, in the order in which it was chosen.
    pub actions: Vec<ChosenActionDocument>,
    /// What all together cost.
    pub cost: PortfolioCost,
    /// What all together gain, in full-fit placements.
    pub gain: f64,
    /// What no choice of the considered actions can exceed, in full-fit placements.
    pub bound: f64,
    /// How far the gain may be from the bound, as a share of it.
    pub gap: f64,
    /// What heads that change only together are worth, in full-fit placements.
    pub together: f64,
    /// Whether the pathway joins programs of several considered actions.
    pub joined: bool,
    /// What the greedy choice gains, in full-fit placements.
    pub greedy: f64,
    /// How many actions were considered.
    pub considered: usize,
    /// How many times an action was tried on top of others.
    pub resolved: usize,
    /// What all together change, year by year.
    pub effect: Vec<YearEffect>,
    /// Where more openings are filled, over all years: occupation, region, heads.
    pub filled_at: Vec<(String, String, Heads)>,
    /// Graduates of other programs who lose their place, over all years: major, region, heads.
    pub displaced: Vec<(String, String, Heads)>,
}

/// An action of a portfolio.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct ChosenActionDocument {
    /// What to do.
    pub action: ActionDocument,
    /// The first autumn of the change.
    pub first_autumn: Year,
    /// The occupation aimed at.
    pub occupation_id: String,
    /// The region aimed at.
    pub region_id: String,
    /// What it costs.
    pub cost: PortfolioCost,
    /// What it would gain by itself, in full-fit placements.
    pub gain_alone: f64,
    /// What it adds to the actions before it, in full-fit placements.
    pub gain_added: f64,
    /// What it changes after the actions before it, year by year.
    pub adds: Vec<YearEffect>,
}

/// A portfolio as one document.
#[must_use]
pub fn portfolio_document(model: &Model, portfolio: &Portfolio) -> PortfolioDocument {
    let region = |ix| model.region(ix).id.to_string();
    let filled = portfolio.effect.filled_at.iter().map(|(target, heads)| {
        let occupation = model.occupation(target.occupation).id.to_string();
        (occupation, region(target.region), *heads)
    });
    let displaced = portfolio.effect.displaced.iter();
    let displaced = displaced.map(|(major, place, heads)| {
        let major = model.major(*major).id.to_string();
        (major, region(*place), *heads)
    });
    PortfolioDocument {
        config: portfolio.config.clone(),
        actions: portfolio.actions.iter().map(|one| chosen(model, one)).collect(),
        cost: whole(portfolio.cost),
        gain: rounded(portfolio.gain()),
        bound: rounded(portfolio.bound),
        gap: rounded(portfolio.gap()),
        together: rounded(portfolio.together),
        joined: portfolio.joined,
        greedy: rounded(portfolio.greedy),
        considered: portfolio.considered,
        resolved: portfolio.resolved,
        effect: portfolio.effect.years.clone(),
        filled_at: filled.collect(),
        displaced: displaced.collect(),
    }
}

fn chosen(model: &Model, one: &ChosenAction) -> ChosenActionDocument {
    ChosenActionDocument {
        action: ActionDocument::new(model, &one.action),
        first_autumn: one.first_autumn,
        occupation_id: model.occupation(one.target.occupation).id.to_string(),
        region_id: model.region(one.target.region).id.to_string(),
        cost: whole(one.cost),
        gain_alone: rounded(one.gain_alone().whole()),
        gain_added: rounded(one.gain_added().whole()),
        adds: one.adds.clone(),
    }
}

fn whole(cost: PortfolioCost) -> PortfolioCost {
    PortfolioCost {
        money: rounded(cost.money),
        ..cost
    }
}
