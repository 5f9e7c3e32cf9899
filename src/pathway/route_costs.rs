//! Costs of the steps of routes: figures as whole numbers that add up along a route.

use super::route::{RouteStep, Source, Sourced};
use super::stations::{Station, Way};
use crate::model::{Ends, Model, Program};
use crate::unit::Level;
use vocmatch_algo::sorted::Map;

/// Costs of a step, less is better: −ln success in millionths, whole years, money in millionths, −ln fit and −ln wage
/// rank in millionths.
pub(super) type Costs = [i64; 5];

/// The costs of a step.
pub(super) fn costs(step: &RouteStep) -> Costs {
    let money = step.cost.map_or(0, |cost| millionths(cost.value));
    [nats(step.success()), i64::from(step.years), money, 0, 0]
}

/// −ln of a share in millionths; a share of 0 costs more than any sum of others.
pub(super) fn nats(share: f64) -> i64 {
    if share > 0.0 {
        whole(-1e6 * libm::log(share))
    } else {
        NEVER
    }
}

/// The cost of a share of 0.
const NEVER: i64 = 1 << 50;

/// Whether the share is above 0.
pub(super) fn possible(costs: &Costs) -> bool {
    costs.iter().all(|cost| *cost < NEVER)
}

fn millionths(number: f64) -> i64 {
    whole(1e6 * number)
}

#[expect(clippy::cast_possible_truncation, reason = "held below 2^53")]
pub(super) fn whole(number: f64) -> i64 {
    libm::floor(number.clamp(-9e15, 9e15) + 0.5) as i64
}

/// The assumed cost of seats: the mean of the level, else of all.
#[derive(Debug, Clone)]
pub(super) struct SeatCosts {
    means: [Option<f64>; 4],
}

impl SeatCosts {
    pub(super) fn new(model: &Model) -> SeatCosts {
        let mean = |level: Option<Level>| {
            let of = model
                .programs()
                .iter()
                .filter(|p| level.is_none_or(|level| p.level == level));
            let known: Vec<f64> = of.filter_map(|program| program.seat_cost).collect();
            (!known.is_empty()).then(|| known.iter().sum::<f64>() / known.len() as f64)
        };
        let all = mean(None);
        SeatCosts {
            means: Level::ALL.map(|level| mean(Some(level)).or(all)),
        }
    }

    pub(super) fn of(&self, program: Option<&Program>, level: Level) -> Option<Sourced<f64>> {
        let given = program.and_then(|program| program.seat_cost);
        let given = given.map(|cost| Sourced::new(cost, Source::Given));
        given.or_else(|| self.means[level as usize].map(|cost| Sourced::new(cost, Source::Assumed)))
    }
}

/// By articulation with a quota and no share: completers a year of the programs that it starts from, if known.
pub(super) fn sizes(model: &Model, ways: &[Way]) -> Map<usize, Option<f64>> {
    let mut origins: Map<usize, Vec<Station>> = Map::new();
    for way in ways {
        let articulation = way.articulation(model);
        if articulation.share.is_none() && articulation.quota.is_some() {
            origins.entry(way.articulation).or_default().push(way.from);
        }
    }
    let finishing = |station: &Station| match station {
        Station::Program(program) => {
            let program = model.program(*program);
            let observed = program.graduates.last().map(|g| g.graduates as f64);
            let expected = |entrants: i64| entrants as f64 * program.completion_or_one().get();
            observed
                .or_else(|| program.entrants.last().map(|e| expected(e.entrants)))
                .or_else(|| program.seats.map(expected))
        }
        Station::Major(_) => None,
    };
    let sized = origins.into_iter().map(|(articulation, mut from)| {
        from.dedup();
        if matches!(model.articulations()[articulation].ends, Ends::Programs(..)) {
            from.truncate(1);
        }
        (articulation, from.iter().map(finishing).sum())
    });
    sized.collect()
}
