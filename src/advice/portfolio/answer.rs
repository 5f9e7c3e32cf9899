//! The portfolio: the chosen actions, their gain, and the bound.

use super::bound::relax;
use super::choice::{Choice, choices};
use super::config::{PortfolioConfig, PortfolioError};
use super::cost::PortfolioCost;
use super::crowd::{Crowd, add};
use super::greedy::{Bag, Hope, Search};
use super::ledger::Ledger;
use super::search::worthwhile;
use crate::advice::config::AdviceConfig;
use crate::advice::context::SearchContext;
use crate::advice::effect::{Effect, YearEffect};
use crate::advice::kind::Action;
use crate::advice::steps::Steps;
use crate::advice::target::Target;
use crate::advice::trials::Trials;
use crate::control::{Control, Stage};
use crate::fit::RowIx;
use crate::id::RegionIx;
use crate::matching::{MatchError, Objective};
use crate::model::Model;
use crate::plan::Plan;
use crate::unit::{MILLION, Value, Year};
use vocmatch_algo::sorted::Set;

/// An action of a portfolio.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ChosenAction {
    /// The action.
    pub action: Action,
    /// The first autumn of the change.
    pub first_autumn: Year,
    /// The openings that it aims at.
    pub target: Target,
    /// Its cost.
    pub cost: PortfolioCost,
    /// Its effect by itself, year by year.
    pub alone: Vec<YearEffect>,
    /// Its effect after the actions before it, year by year.
    pub adds: Vec<YearEffect>,
}

impl ChosenAction {
    /// Returns the value gained by itself.
    #[must_use]
    pub fn gain_alone(&self) -> Value {
        value(&self.alone)
    }

    /// Returns the value added to that of the actions before it.
    #[must_use]
    pub fn gain_added(&self) -> Value {
        value(&self.adds)
    }
}

fn value(years: &[YearEffect]) -> Value {
    Value(years.iter().map(|year| year.value.0).sum())
}

/// The best actions together that were found, with an upper bound.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Portfolio {
    /// The options.
    pub config: PortfolioConfig,
    /// The actions, in the order in which they were chosen.
    pub actions: Vec<ChosenAction>,
    /// The effect of all together, re-solved from the plan. Its value is the sum of the values added.
    pub effect: Effect,
    /// The cost of all together.
    pub cost: PortfolioCost,
    /// An upper bound on the gain of any choice of the considered actions within the budget, in heads' worth, all
    /// years together: proven where the changes of heads are additive, which they are unless the pathway connects
    /// their programs. Includes this portfolio's [`together`](Portfolio::together).
    pub bound: f64,
    /// The value of heads that actions of this portfolio change only in combination, in heads' worth, at the shadow
    /// prices of the bound: a head more or fewer by rounding along the pathway, a quota that one leaves to another. 0
    /// where the pathway connects none of their programs.
    pub together: f64,
    /// Whether the pathway connects programs of several considered actions: only then may other choices change heads
    /// [`together`](Portfolio::together) that the bound does not include.
    pub joined: bool,
    /// The gain of the greedy choice, before improvement, in heads' worth.
    pub greedy: f64,
    /// How many actions were considered, each at any size.
    pub considered: usize,
    /// How many times an action was re-solved on top of others.
    pub resolved: usize,
}

impl Portfolio {
    /// Returns the gain of all together, in heads' worth.
    #[must_use]
    pub fn gain(&self) -> f64 {
        self.effect.value().whole()
    }

    /// Returns the gap to the bound, as a share of the bound; 0 where nothing can be gained.
    #[must_use]
    pub fn gap(&self) -> f64 {
        if self.bound > 0.0 {
            (1.0 - self.gain() / self.bound).max(0.0)
        } else {
            0.0
        }
    }
}

/// The first stages: candidates, the markets, and each action by itself.
const SETUP: [Stage; 3] = [Stage::Candidates, Stage::Years, Stage::Actions];
/// The last stages: the greedy choice, the bound, and the improvement.
const CHOICE: [Stage; 3] = [Stage::Choice, Stage::Search, Stage::Improvement];

/// Finds the best actions together under a budget, with an upper bound on the gain of any choice (methods §10).
///
/// Considered are the programs to expand, open, shrink and suspend that [`recommend`](crate::advice::recommend) finds
/// and that gain by themselves: at most [`considered`](PortfolioConfig::considered) of each kind are evaluated, one a
/// program or a major and school; without those whose openings carry a caution, those that mostly displace others
/// ([`min_filled`](AdviceConfig::min_filled)), and those that cost more than the whole budget even at their least
/// size. An expansion or a new program may also be done in part, with at least [`min_heads`](AdviceConfig::min_heads)
/// entrants and where rounding does not make more of the part than its share. At most one action changes the entrants
/// of a program, as giver or as receiver, so that no program grows beyond [`max_change`](AdviceConfig::max_change).
///
/// Method: greedy by gain per used budget, and by gain; every gain re-solved on top of the chosen actions. The bound
/// is that of the linear relaxation, each action in any part ([`first_order`](vocmatch_algo::first_order)); its
/// solution, rounded and filled up, is a third choice. From the best, actions are removed one by one and the budget
/// filled again.
///
/// ```
/// # #[cfg(feature = "csv")] {
/// # use vocmatch::{dataset::Dataset, matching::Control, model::Model, plan::PlanConfig};
/// use vocmatch::advice::{PortfolioBudget, PortfolioConfig, AdviceConfig, portfolio};
///
/// # let model = Model::new(Dataset::read_dir("examples/data/beijing-ic")).unwrap();
/// let plan = vocmatch::plan(&model, &PlanConfig::default()).unwrap();
/// let config = PortfolioConfig { budget: PortfolioBudget::of_places(60), ..PortfolioConfig::default() };
/// let advice = AdviceConfig { first_autumn: Some(2025), ..AdviceConfig::default() };
/// let best = portfolio(&model, &plan, &advice, &config, &Control::default()).unwrap();
/// assert!(best.cost.places <= 60 && best.gain() > 80.0 && best.gap() < 0.05);
/// # }
/// ```
///
/// # Errors
/// [`PortfolioError`]: an invalid config, a plan without portfolios, or cancellation.
pub fn portfolio(
    model: &Model,
    plan: &Plan,
    recommend: &AdviceConfig,
    config: &PortfolioConfig,
    control: &Control,
) -> Result<Portfolio, PortfolioError> {
    config.check()?;
    if plan.config.objective != Objective::BestFit {
        return Err(PortfolioError::FillFirst);
    }
    if plan.config.market.window > 0 {
        return Err(PortfolioError::Window(plan.config.market.window));
    }
    let mut crowd = Crowd::new(model, plan);
    let steps = Steps::new(control, [SETUP, CHOICE].concat());
    let setup = PortfolioSetup::new(model, plan, (recommend, config), &mut crowd, (control, &steps))?;
    let PortfolioSetup {
        choices,
        hopes,
        trials,
        ledger,
    } = setup;
    let mut search = Search {
        choices: &choices,
        config,
        crowd: &mut crowd,
        control,
        pieces: steps.start(Stage::Choice, config.tries)?,
        resolved: 0,
    };
    let greedy = search.greedy(&ledger, &hopes)?;
    search.pieces.end()?;
    let bound = steps.start(Stage::Search, 1)?;
    let gained = heads(greedy.gain);
    let relaxed = relax(
        &choices,
        &ledger,
        config,
        (&parts(&choices, &greedy), gained),
        control,
    )?;
    bound.end()?;
    search.pieces = steps.start(Stage::Improvement, config.tries)?;
    let rounded = search.rounded(&ledger, &hopes, &relaxed)?;
    let better = if rounded.gain > greedy.gain {
        rounded
    } else {
        greedy
    };
    let best = search.improved(&ledger, &hopes, (better, &relaxed))?;
    let actions = chosen(&mut search, &ledger, &best)?;
    let mut only_together = best.changes.clone();
    for one in &best.chosen {
        let alone = choices[one.choice].changes_at(search.crowd, one.size);
        add(&mut only_together, &alone.unwrap_or_default(), -1);
    }
    let together = relaxed.worth(&only_together);
    let effect = trials.effect(&best.changes, control)?;
    search.pieces.end()?;
    Ok(Portfolio {
        config: config.clone(),
        actions,
        cost: best.cost,
        bound: (relaxed.bound + together.max(0.0)).max(effect.value().whole()),
        together,
        joined: search
            .crowd
            .joins(choices.iter().map(|choice| &choice.candidate.action)),
        effect,
        greedy: gained,
        considered: choices.len(),
        resolved: search.resolved,
    })
}

/// Returns the actions that [`portfolio`] considers, at their full size, each with its first autumn.
///
/// # Errors
/// [`MatchError`] as in [`optimal`](crate::matching::optimal).
pub fn considered(
    model: &Model,
    plan: &Plan,
    recommend: &AdviceConfig,
    config: &PortfolioConfig,
    control: &Control,
) -> Result<Vec<(Action, Year)>, MatchError> {
    let mut crowd = Crowd::new(model, plan);
    let steps = Steps::new(control, SETUP.to_vec());
    let setup = PortfolioSetup::new(model, plan, (recommend, config), &mut crowd, (control, &steps))?;
    let actions = setup.choices.into_iter();
    Ok(actions
        .map(|choice| (choice.candidate.action, choice.candidate.aim.first_autumn))
        .collect())
}

/// Millionths in heads' worth.
fn heads(value: i128) -> f64 {
    value as f64 / MILLION as f64
}

/// The inputs of the search.
struct PortfolioSetup<'p> {
    choices: Vec<Choice>,
    hopes: Vec<Hope>,
    trials: Trials<'p>,
    ledger: Ledger,
}

impl<'p> PortfolioSetup<'p> {
    /// The considered actions, and the markets, with a node wherever one of them may add graduates.
    fn new(
        model: &'p Model,
        plan: &'p Plan,
        (recommend, config): (&AdviceConfig, &PortfolioConfig),
        crowd: &mut Crowd<'p>,
        (control, steps): (&Control, &Steps),
    ) -> Result<PortfolioSetup<'p>, MatchError> {
        let sought = steps.start(Stage::Candidates, 1)?;
        let context = SearchContext::new(model, plan, recommend);
        control.ask()?;
        let choices = choices(&context, config, crowd, control)?;
        sought.end()?;
        let changed = choices.iter().flat_map(|choice| choice.changes.values());
        let places: Set<(RowIx, RegionIx)> = changed.flat_map(|year| year.keys().copied()).collect();
        let places: Vec<(RowIx, RegionIx)> = places.into_iter().collect();
        let markets = steps.start(Stage::Years, plan.periods.len())?;
        let each = || markets.next();
        let trials = Trials::new(model, plan, Objective::BestFit, &places, (control, &each))?;
        markets.end()?;
        let ledger = Ledger::new(plan, &trials);
        let pieces = steps.start(Stage::Actions, choices.len())?;
        let (choices, hopes) = worthwhile(choices, &ledger, recommend.min_filled, (control, &pieces))?;
        Ok(PortfolioSetup {
            choices,
            hopes,
            trials,
            ledger,
        })
    }
}

/// A choice as parts of each action.
fn parts(choices: &[Choice], bag: &Bag) -> Vec<f64> {
    let mut parts = vec![0.0; choices.len()];
    for one in &bag.chosen {
        parts[one.choice] = one.size as f64 / choices[one.choice].full as f64;
    }
    parts
}

/// The effect of each action of a bag, by itself and after those before it.
fn chosen(search: &mut Search, ledger: &Ledger, best: &Bag) -> Result<Vec<ChosenAction>, MatchError> {
    let mut bag = Bag::empty(ledger.clone());
    let mut actions = Vec::with_capacity(best.chosen.len());
    for one in &best.chosen {
        let choice = &search.choices[one.choice];
        let Some(changes) = choice.changes_at(search.crowd, one.size) else {
            continue;
        };
        let alone = ledger.try_on(&changes, search.control)?;
        let Some(trial) = search.try_on(&bag, one.choice, one.size)? else {
            continue;
        };
        actions.push(ChosenAction {
            action: choice.at(one.size),
            first_autumn: choice.candidate.aim.first_autumn,
            target: choice.candidate.aim.target,
            cost: choice.cost_at(one.size),
            alone: ledger.years_of(&alone),
            adds: bag.ledger.years_of(&trial),
        });
        search.take(&mut bag, one.choice, one.size, trial);
    }
    Ok(actions)
}
