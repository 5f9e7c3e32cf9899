//! Trials: every action that changes entrants alone is evaluated by re-solving the affected markets.
//!
//! A market keeps its optimal basis, from which a change of heads is re-solved (warm start): far cheaper than to solve it from
//! nothing. The effect is the exact difference of two optima, not an estimate by duals, which are exact only for small changes.
//! Years with the same changes of the same market are solved once.

use super::changes::{Changes, Place};
use super::effect::{Effect, YearEffect};
use super::target::Target;
use crate::control::{Cancelled, Control};
use crate::fit::Attainment;
use crate::id::{MajorIx, RegionIx};
use crate::matching::{LabourMarket, MatchError, Matching, Objective, Optimal, Pair, optimal};
use crate::model::Model;
use crate::plan::{Period, Plan};
use crate::unit::{Heads, Value, Year};
use std::cmp::Reverse;
use std::sync::Arc;
use vocmatch_algo::order;
use vocmatch_algo::sorted::Map;

/// A market, its matching, and the heads that it places by supply node and fills by demand node.
struct Solved {
    market: Arc<LabourMarket>,
    matching: Optimal,
    by_node: (Vec<Heads>, Vec<Heads>),
}

/// The plan's markets, solved, with a node wherever an action may add graduates.
pub(super) struct Trials<'p> {
    plan: &'p Plan,
    attainment: Attainment<'p>,
    markets: Vec<Solved>,
}

/// Changes of heads that one market answers at once: by supply node.
type Question = Map<usize, Heads>;

/// The same as a list, as a matching takes it.
type Asked = Vec<(usize, Heads)>;

/// How the optimum of one market moves when heads change. Both optima are canonical, so the difference does not depend on
/// the way to either.
struct Answer {
    /// By year of the market: openings filled, graduates placed, and value.
    years: Vec<(Heads, Heads, i128)>,
    filled_at: Vec<(Target, Heads)>,
    displaced: Vec<(Place, Heads)>,
    /// By year of the market: the change of the skill gap of its graduates.
    skill_gaps: Vec<f64>,
}

impl<'p> Trials<'p> {
    /// Prepares trials of actions that change heads at `places`. Markets that lack one of them are built and solved
    /// again with a node there; nodes without heads leave every result unchanged. `each` is called after every
    /// market.
    pub(super) fn new(
        model: &'p Model,
        plan: &'p Plan,
        objective: Objective,
        places: &[Place],
        (control, each): (&Control, &dyn Fn() -> Result<(), Cancelled>),
    ) -> Result<Self, MatchError> {
        let mut markets: Vec<Solved> = Vec::with_capacity(plan.periods.len());
        for period in &plan.periods {
            // With carry-over all periods are one joint market; each period holds the same one.
            if period.is_shared() && !markets.is_empty() {
                break;
            }
            let years: Vec<Year> = period.market.years().collect();
            let lacks = |(row, region): &Place| {
                let find = |year: &Year| period.market.find_supply(*year, *row, *region);
                years.iter().any(|year| find(year).is_none())
            };
            let (market, matching) = if objective != plan.config.objective || places.iter().any(lacks) {
                let last = years.last().copied().unwrap_or(period.first_year());
                let years = years.first().copied().unwrap_or(last)..=last;
                let config = &plan.config.market;
                let market =
                    LabourMarket::with_places(model, &plan.supply, &plan.fit, years, config, places)?;
                let matching = optimal(market.market(), objective, control)?;
                (Arc::new(market), matching)
            } else {
                (Arc::clone(&period.market), period.matching.clone())
            };
            let by_node = matching.by_node(market.market());
            markets.push(Solved {
                market,
                matching,
                by_node,
            });
            each()?;
        }
        let attainment = Attainment::new(model, plan.fit.config());
        Ok(Trials {
            plan,
            attainment,
            markets,
        })
    }

    /// Each market, in the order of the plan's periods, and its solution.
    pub(super) fn solved(&self) -> impl Iterator<Item = (&Arc<LabourMarket>, &Optimal)> {
        self.markets
            .iter()
            .map(|solved| (&solved.market, &solved.matching))
    }

    /// Re-solves every market that `changes` affect, once for each year, or once for all years that carry over into
    /// each other.
    pub(super) fn effect(&self, changes: &Changes, control: &Control) -> Result<Effect, MatchError> {
        let mut effect = Effect::default();
        let mut answers: Map<(usize, Question), Answer> = Map::new();
        let mut filled_at: Map<Target, Heads> = Map::new();
        let mut displaced: Map<(MajorIx, RegionIx), Heads> = Map::new();
        for (place, asked, question) in self.questions(changes) {
            // The markets of a period are the same in each of its years, so an equal question has an equal answer.
            let answer = answers
                .entry((place, question))
                .or_try_insert_with(|(place, question)| {
                    self.answer(&self.markets[*place], question, control)
                })?;
            for (year, gap) in asked.iter().zip(&answer.skill_gaps) {
                effect.close(*year, *gap);
            }
            for (target, heads) in &answer.filled_at {
                *filled_at.entry(*target).or_insert(0) += heads;
            }
            for ((row, region), heads) in &answer.displaced {
                *displaced
                    .entry((self.plan.fit.major_of(*row), *region))
                    .or_insert(0) += heads;
            }
            let none = Map::new();
            for (year, (filled, placed, value)) in asked.into_iter().zip(&answer.years) {
                let changed = changes.get(&year).unwrap_or(&none);
                if changed.is_empty() && (*filled, *placed, *value) == (0, 0, 0) {
                    continue;
                }
                let up: Heads = changed.values().filter(|heads| **heads > 0).sum();
                let down: Heads = changed.values().filter(|heads| **heads < 0).sum();
                effect.years.push(YearEffect {
                    year,
                    // A move takes as many from one place as it gives another: it counts once, by its larger side.
                    moved: up.max(-down),
                    graduates: up + down,
                    filled: *filled,
                    placed: *placed,
                    value: Value(i64::try_from(*value).unwrap_or(i64::MAX)),
                });
            }
        }
        effect.filled_at = filled_at.into_iter().filter(|(_, heads)| *heads != 0).collect();
        order::sort_by_key(&mut effect.filled_at, |(target, heads)| {
            (Reverse(*heads), *target)
        });
        effect.displaced = displaced
            .into_iter()
            .map(|((major, region), heads)| (major, region, heads))
            .collect();
        order::sort_by_key(&mut effect.displaced, |(major, region, heads)| {
            (Reverse(*heads), *major, *region)
        });
        Ok(effect)
    }

    /// The re-solves that `changes` need: which market, for which years, and the changes there. Years that carry over
    /// into each other share one market, which takes all changes at once; otherwise each changed year is a problem of
    /// its own.
    fn questions(&self, changes: &Changes) -> Vec<(usize, Vec<Year>, Question)> {
        let periods = &self.plan.periods;
        let nodes = |place: usize, year: Year, changed: &Map<Place, Heads>| {
            let market = &self.markets[place].market;
            let node = |((row, region), heads): (&Place, &Heads)| {
                Some((market.find_supply(year, *row, *region)?, *heads))
            };
            changed.iter().filter_map(node).collect::<Question>()
        };
        if periods.first().is_some_and(Period::is_shared) {
            let market = &self.markets[0].market;
            let question: Question = changes
                .iter()
                .flat_map(|(year, changed)| nodes(0, *year, changed))
                .collect();
            return vec![(0, market.years().collect(), question)];
        }
        let asked = changes.iter().filter_map(|(year, changed)| {
            let place = periods.iter().position(|period| period.years.contains(year))?;
            let question = nodes(place, periods[place].first_year(), changed);
            Some((place, vec![*year], question))
        });
        asked.collect()
    }

    /// The markets, each with its years: a shared one once, another once for every year of its period.
    pub(super) fn places(&self) -> Vec<(usize, Year)> {
        let periods = self.plan.periods.iter().enumerate();
        let all = periods.flat_map(|(place, period)| period.years.iter().map(move |year| (place, *year)));
        all.take_while(|(place, _)| *place < self.markets.len()).collect()
    }

    /// The market at an index.
    pub(super) fn market(&self, place: usize) -> &LabourMarket {
        &self.markets[place].market
    }

    /// Its solution.
    pub(super) fn matching(&self, place: usize) -> &Optimal {
        &self.markets[place].matching
    }

    /// The changes in the market at an index for one of its years; a market of several years takes all at once.
    pub(super) fn asked(&self, changes: &Changes, place: usize, year: Year) -> Asked {
        let questions = self.questions(changes).into_iter();
        let mut here = questions.filter(|(at, years, _)| *at == place && years.contains(&year));
        here.next()
            .map_or_else(Vec::new, |(.., question)| question.into_iter().collect())
    }

    /// The same for all markets, each different change of a market once, with the number of its years.
    pub(super) fn distinct(&self, changes: &Changes) -> Vec<(usize, Asked, Heads)> {
        let mut times: Map<(usize, Question), Heads> = Map::new();
        for (place, _, question) in self.questions(changes) {
            *times.entry((place, question)).or_insert(0) += 1;
        }
        let all = times.into_iter();
        all.map(|((place, question), times)| (place, question.into_iter().collect(), times))
            .collect()
    }

    fn answer(&self, solved: &Solved, question: &Question, control: &Control) -> Result<Answer, MatchError> {
        let Solved {
            market,
            matching,
            by_node,
        } = solved;
        let changes: Vec<(usize, Heads)> = question.iter().map(|(node, heads)| (*node, *heads)).collect();
        let after = matching.with_heads(&changes, control)?;
        let (placed, filled) = after.by_node(market.market());
        let demand = market.demand().iter().zip(filled.iter().zip(&by_node.1));
        let filled_at =
            demand
                .filter(|(_, (after, before))| after != before)
                .map(|(node, (after, before))| {
                    (
                        Target {
                            occupation: node.occupation,
                            region: node.region,
                        },
                        after - before,
                    )
                });
        let supply = market
            .supply()
            .iter()
            .zip(placed.iter().zip(&by_node.0))
            .enumerate();
        // Displaced are graduates of nodes that the action leaves as they are: those it changes gain or lose as intended.
        let losers = supply.filter(|(k, (_, (after, before)))| after < before && !question.contains_key(k));
        let displaced = losers.map(|(_, (node, (after, before)))| ((node.row, node.region), before - after));
        let changed = changed_pairs(market, matching, &after);
        Ok(Answer {
            years: market
                .years()
                .map(|year| changed_in(market, year, &changed))
                .collect(),
            filled_at: filled_at.collect(),
            displaced: displaced.collect(),
            skill_gaps: market
                .years()
                .map(|year| self.skill_gap(market, year, &changed))
                .collect(),
        })
    }

    /// The change of the skill gap of a year's graduates, from the pairs on which heads change: the gap is linear in the flow,
    /// so unchanged pairs cancel. A pair whose missing skills are unknown counts 0.
    fn skill_gap(&self, market: &LabourMarket, year: Year, changed: &[(Pair, Heads)]) -> f64 {
        let graduates = market.supply_of(year);
        let own = changed
            .iter()
            .filter(|(pair, _)| graduates.contains(&(pair.supply as usize)));
        let gap = own.map(|(pair, heads)| {
            let row = market.supply()[pair.supply as usize].row;
            let occupation = market.demand()[pair.demand as usize].occupation;
            let fit = &self.plan.fit;
            let missing = self
                .attainment
                .missing(fit.major_of(row), fit.program_of(row), occupation);
            *heads as f64 * missing.unwrap_or(0.0)
        });
        gap.sum()
    }
}

/// The pairs on which heads change, in the order of pairs, and by how many. `O(flows · log flows)`: without caps a basis has at most
/// as many pairs with heads as nodes, however many candidates there are.
fn changed_pairs(market: &LabourMarket, before: &Matching, after: &Matching) -> Vec<(Pair, Heads)> {
    let mut pairs: Map<usize, Heads> = after.placed().collect();
    for (pair, heads) in before.placed() {
        *pairs.entry(pair).or_insert(0) -= heads;
    }
    let changed = pairs.into_iter().filter(|(_, heads)| *heads != 0);
    changed
        .filter_map(|(place, heads)| Some((market.market().pair(place)?, heads)))
        .collect()
}

/// The changes of a year: the openings of the year that are filled, its graduates who are placed, and their value.
fn changed_in(market: &LabourMarket, year: Year, changed: &[(Pair, Heads)]) -> (Heads, Heads, i128) {
    let (graduates, openings) = (market.supply_of(year), market.demand_of(year));
    let (mut filled, mut placed, mut value) = (0, 0, 0);
    for (pair, heads) in changed {
        if openings.contains(&(pair.demand as usize)) {
            filled += heads;
        }
        if graduates.contains(&(pair.supply as usize)) {
            placed += heads;
            value += i128::from(*heads) * i128::from(pair.value.0);
        }
    }
    (filled, placed, value)
}
