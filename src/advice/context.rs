//! The inputs of the search for actions: markets, shadow prices and skill uses of the plan under best fit, by program.

use super::config::AdviceConfig;
use super::target::Target;
use super::uses::{Use, uses};
use crate::id::{OccupationIx, ProgramIx, RegionIx};
use crate::indicator::TrackingConfig;
use crate::matching::{Price, pair_value};
use crate::model::Model;
use crate::plan::{Period, Plan};
use crate::rules::{Advised, Fired, Rule, RuleVerdict, fired};
use crate::unit::{Heads, Level, MILLION, Year};
use std::cell::OnceCell;
use vocmatch_algo::sorted::Map;

/// The plan under best fit with data derived from it once for the whole search.
pub(super) struct SearchContext<'s> {
    pub(super) model: &'s Model,
    pub(super) plan: &'s Plan,
    pub(super) config: &'s AdviceConfig,
    pub(super) first_autumn: Year,
    /// By period: graduates of a region who are trained for an occupation, their major being linked to it.
    pub(super) trained: Vec<Map<Target, Heads>>,
    /// By period: what graduates do with their skills; derived when first needed.
    uses: Vec<OnceCell<Vec<Use>>>,
    /// Warning rules that fire, in the order of program and rule.
    pub(super) fired: Vec<Fired>,
}

impl<'s> SearchContext<'s> {
    pub(super) fn new(model: &'s Model, plan: &'s Plan, config: &'s AdviceConfig) -> SearchContext<'s> {
        let first_autumn = config.autumn(model, plan);
        let trained = plan
            .periods
            .iter()
            .map(|period| trained(model, plan, period))
            .collect();
        SearchContext {
            model,
            plan,
            config,
            first_autumn,
            trained,
            uses: plan.periods.iter().map(|_| OnceCell::new()).collect(),
            fired: config.rules.as_ref().map_or_else(Vec::new, |rules| {
                fired(model, plan, rules, &TrackingConfig::default())
            }),
        }
    }

    /// The rules that fire for a program.
    pub(super) fn rules_of(&self, program: ProgramIx) -> impl Iterator<Item = (&Rule, &Fired)> {
        let rules = self.config.rules.as_ref().map_or(&[][..], |rules| rules.all());
        let start = self.fired.partition_point(|one| one.program < program);
        let own = self.fired[start..]
            .iter()
            .take_while(move |one| one.program == program);
        let fires = own.filter(|one| one.verdict == RuleVerdict::Fires);
        fires.filter_map(|one| Some((rules.get(one.rule)?, one)))
    }

    /// Whether a rule fires that advises to take fewer entrants.
    pub(super) fn is_warned(&self, program: ProgramIx) -> bool {
        self.rules_of(program)
            .any(|(rule, _)| rule.advice != Advised::Watch)
    }

    /// The skill uses of the graduates of a period.
    pub(super) fn uses(&self, period: usize) -> &[Use] {
        self.uses[period].get_or_init(|| uses(self.model, self.plan, &self.plan.periods[period]))
    }

    /// The period of the first year in which entrants of `first_autumn` graduate after `years`, and the number of
    /// years of the plan from then on.
    pub(super) fn first_period(&self, first_autumn: Year, years: u32) -> Option<(usize, Heads)> {
        let first = first_autumn
            .saturating_add_unsigned(years)
            .max(*self.plan.years.start());
        let k = self
            .plan
            .periods
            .iter()
            .position(|period| period.years.contains(&first))?;
        Some((k, Heads::from(*self.plan.years.end()) - Heads::from(first) + 1))
    }

    /// Heads that a program sends to the market in the first year of a period.
    pub(super) fn heads(&self, program: ProgramIx, period: usize) -> Heads {
        self.plan
            .supply
            .heads(program, self.plan.periods[period].first_year())
    }

    /// The supply node of a program in a period.
    pub(super) fn node(&self, program: ProgramIx, period: usize) -> Option<usize> {
        let region = self.model.program(program).region;
        let period = &self.plan.periods[period];
        period
            .market
            .find_supply(period.first_year(), self.plan.fit.row_of(program), region)
    }

    /// The shadow price of one more graduate of a program: that of its supply node, an exact change of the optimum.
    pub(super) fn one_more(&self, program: ProgramIx, period: usize) -> f64 {
        let price = |node: usize| worth(self.plan.periods[period].prices.one_more_graduate[node]);
        self.node(program, period).map_or(0.0, price)
    }

    /// The shadow price of the last graduate of a program.
    pub(super) fn last_one(&self, program: ProgramIx, period: usize) -> f64 {
        let price = |node: usize| -worth(self.plan.periods[period].prices.one_fewer_graduate[node]);
        self.node(program, period).map_or(0.0, price)
    }

    /// The target of one more graduate of a supply node: the opening whose value less its shadow price is largest,
    /// then the one with the most openings, then by id.
    pub(super) fn target(&self, period: usize, supply: usize) -> Option<usize> {
        let Period { market, prices, .. } = &self.plan.periods[period];
        let gain = |demand: usize, value: i64| value + prices.one_fewer_opening[demand].value.0;
        let pairs = market.market().pairs_of(supply);
        let key = |demand: usize, value: i64| {
            (
                gain(demand, value),
                market.demand()[demand].openings,
                std::cmp::Reverse(demand),
            )
        };
        pairs
            .map(|p| (p.demand as usize, p.value.0))
            .max_by_key(|(d, v)| key(*d, *v))
            .map(|(demand, _)| demand)
    }

    /// The value of one more graduate with a fit at a demand node, at the level that it asks for and in its region.
    pub(super) fn gain_at(&self, period: usize, demand: usize, fit: f64) -> f64 {
        let Period { market, prices, .. } = &self.plan.periods[period];
        let fewer = prices.one_fewer_opening[demand];
        let value = pair_value(fit, 1.0, 1.0, market.demand()[demand].priority);
        (value.0 + fewer.value.0).max(0) as f64 / MILLION as f64
    }

    /// The maximum change of a program of this many heads by one action.
    #[expect(clippy::cast_possible_truncation, reason = "a share of the heads")]
    pub(super) fn most_change(&self, heads: Heads) -> Heads {
        libm::floor(heads as f64 * self.config.max_change) as Heads
    }

    /// The entrants whose completion gives this many graduates of a program.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "at most 1e9 people over a completion that is not tiny"
    )]
    pub(super) fn entrants(&self, program: ProgramIx, graduates: Heads) -> Heads {
        let completion = self.model.program(program).completion_or_one().get().max(0.01);
        libm::floor(graduates as f64 / completion + 0.5) as Heads
    }

    pub(super) fn target_of(&self, period: usize, demand: usize) -> Target {
        let node = &self.plan.periods[period].market.demand()[demand];
        Target {
            occupation: node.occupation,
            region: node.region,
        }
    }
}

/// A shadow price in heads' worth of value.
fn worth(price: Price) -> f64 {
    price.value.0 as f64 / MILLION as f64
}

/// Graduates who are trained for an occupation, at a level that any of its openings in their region takes.
fn trained(model: &Model, plan: &Plan, period: &Period) -> Map<Target, Heads> {
    let mut lowest: Map<Target, Option<Level>> = Map::new();
    for node in &period.market.demand()[period.market.demand_of(period.first_year())] {
        let target = Target {
            occupation: node.occupation,
            region: node.region,
        };
        let level = lowest.entry(target).or_insert(node.min_level);
        *level = (*level).min(node.min_level);
    }
    let mut trained = Map::new();
    let graduates = period.market.supply_of(period.first_year());
    for node in &period.market.supply()[graduates] {
        for occupation in &model.major(plan.fit.major_of(node.row)).occupations {
            let target = Target {
                occupation: *occupation,
                region: node.region,
            };
            if lowest
                .get(&target)
                .is_none_or(|lowest| *lowest <= Some(node.level))
            {
                *trained.entry(target).or_insert(0) += node.heads;
            }
        }
    }
    trained
}

/// Graduates of a region who are trained for an occupation.
pub(super) fn trained_for(trained: &Map<Target, Heads>, occupation: OccupationIx, region: RegionIx) -> Heads {
    trained.get(&Target { occupation, region }).copied().unwrap_or(0)
}
