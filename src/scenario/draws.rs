//! Draws: the plan's markets re-solved with random openings and graduates (methods §10).

use super::draw_config::{DrawConfig, DrawError};
use super::figures::{Counts, PlanFigures};
use super::random::{Kind, RandomStep, path};
use crate::control::{Control, Stage};
use crate::id::{OccupationIx, ProgramIx, RegionIx};
use crate::indicator::{jackman_roper, mean_fit, sahin};
use crate::matching::{LabourMarket, MatchError, Optimal, Pair};
use crate::model::{Model, Program};
use crate::plan::{Period, Plan, linked_supply};
use crate::unit::{Heads, Year};
use serde::Serialize;
use std::sync::Arc;
use vocmatch_algo::sorted::Map;

/// The figures of one draw.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Draw {
    /// Its number, from 0: with the seed it reproduces the draw.
    pub draw: u32,
    /// By year of the plan, in order.
    pub years: Vec<(Year, PlanFigures)>,
    /// The mean of the years that have openings.
    pub mean: PlanFigures,
}

/// Draws openings and graduates, as often as the config says, and re-solves the plan's markets with them.
///
/// Time and memory: each draw solves every year of the plan once; only its figures are kept.
///
/// # Errors
/// [`DrawError`] if a number of the config is out of range, no year lies ahead, or `control` cancels.
pub fn draws(
    model: &Model,
    plan: &Plan,
    config: &DrawConfig,
    control: &Control,
) -> Result<Vec<Draw>, DrawError> {
    let drawing = Drawing::new(model, plan, config)?;
    let of = usize::try_from(config.draws).unwrap_or(usize::MAX);
    let pieces = control.start(Stage::Draws, (1, 1), of)?;
    let control = &control.within_a_piece();
    let mut found = Vec::new();
    for draw in 0..config.draws {
        found.push(drawing.draw(draw, control)?);
        pieces.next()?;
    }
    Ok(found)
}

/// Computes one draw alone, equal to the same draw among all.
///
/// # Errors
/// As [`draws`].
pub fn draw(
    model: &Model,
    plan: &Plan,
    config: &DrawConfig,
    draw: u32,
    control: &Control,
) -> Result<Draw, DrawError> {
    Drawing::new(model, plan, config)?.draw(draw, control)
}

/// The common inputs of all draws.
pub(crate) struct Drawing<'p> {
    model: &'p Model,
    plan: &'p Plan,
    config: &'p DrawConfig,
    observed: Year,
    /// By program: the last certain year, and the standard deviation.
    programs: Vec<(Year, f64)>,
}

/// The paths of one draw, made on first use.
pub(crate) struct Paths<'s> {
    scene: &'s Drawing<'s>,
    draw: u32,
    supply: Map<ProgramIx, Vec<RandomStep>>,
    demand: Map<(OccupationIx, RegionIx), Vec<RandomStep>>,
}

/// A path without variation.
const FIRM: RandomStep = RandomStep {
    factor: 1.0,
    cut: 0.0,
};

impl<'p> Drawing<'p> {
    pub(crate) fn new(
        model: &'p Model,
        plan: &'p Plan,
        config: &'p DrawConfig,
    ) -> Result<Drawing<'p>, DrawError> {
        config.check()?;
        let last_of = |program: &Program| program.graduates.last().map(|graduates| graduates.year);
        let (first, last) = (*plan.years.start(), *plan.years.end());
        let observed = config.observed_until.unwrap_or_else(|| {
            let any = model.programs().iter().filter_map(last_of).max();
            any.unwrap_or(first - 1)
        });
        if observed >= last {
            return Err(DrawError::NothingAhead { observed, last });
        }
        let programs = model.programs().iter().enumerate().map(|(k, program)| {
            let own = last_of(program).map_or(observed, |year| year.min(observed));
            // The size is that of the last observed graduates, whatever a scenario changes in the program.
            let heads = || {
                plan.years
                    .clone()
                    .map(|year| plan.supply.heads(ProgramIx::at(k), year))
            };
            let size = program.graduates.last().map(|graduates| graduates.graduates);
            let size = size.or_else(|| heads().find(|heads| *heads > 0));
            (own, config.sd_of(size.unwrap_or(0)))
        });
        Ok(Drawing {
            model,
            plan,
            config,
            observed,
            programs: programs.collect(),
        })
    }

    pub(crate) fn draw(&self, draw: u32, control: &Control) -> Result<Draw, DrawError> {
        let mut paths = self.paths(draw);
        let mut years = Vec::new();
        // The market of several years is solved once for all of them.
        let mut solved: Option<(Arc<LabourMarket>, Drawn)> = None;
        for period in &self.plan.periods {
            for year in &period.years {
                let known = solved
                    .as_ref()
                    .filter(|(market, _)| period.is_shared() && Arc::ptr_eq(market, &period.market));
                if known.is_none() {
                    let drawn = paths.solve(period, *year, control)?;
                    solved = Some((Arc::clone(&period.market), drawn));
                }
                if let Some((market, drawn)) = &solved {
                    let of = if period.is_shared() {
                        *year
                    } else {
                        period.first_year()
                    };
                    years.push((*year, drawn.figures(market, self.plan, of)));
                }
            }
        }
        let mean = PlanFigures::mean(years.iter().map(|(_, figures)| *figures));
        Ok(Draw { draw, years, mean })
    }

    /// The paths of a draw.
    pub(crate) fn paths(&self, draw: u32) -> Paths<'_> {
        Paths {
            scene: self,
            draw,
            supply: Map::new(),
            demand: Map::new(),
        }
    }

    /// How many years ahead of `from` the plan's last year lies.
    fn ahead(&self, from: Year) -> usize {
        usize::try_from(i64::from(*self.plan.years.end()) - i64::from(from)).unwrap_or(0)
    }
}

/// The step of a path in a year, if it lies ahead.
fn at(path: &[RandomStep], year: Year, from: Year) -> RandomStep {
    let ahead = usize::try_from(i64::from(year) - i64::from(from) - 1).ok();
    ahead.and_then(|ahead| path.get(ahead)).copied().unwrap_or(FIRM)
}

#[expect(clippy::cast_possible_truncation, reason = "a cast from f64 saturates")]
fn whole(number: f64) -> Heads {
    libm::floor(number) as Heads
}

impl Paths<'_> {
    /// Draws and solves the market of a period for one of its years.
    fn solve(&mut self, period: &Period, year: Year, control: &Control) -> Result<Drawn, MatchError> {
        let (heads, openings) = self.margins(&period.market, year);
        let matching = period.matching.with_margins(&heads, &openings, control)?;
        Ok(Drawn {
            heads,
            openings,
            matching,
        })
    }

    /// The heads and openings of a market drawn for `year`; those of a market of several years for each of them.
    pub(crate) fn margins(&mut self, market: &LabourMarket, year: Year) -> (Vec<Heads>, Vec<Heads>) {
        let shared = market.years().len() > 1;
        let heads: Vec<Heads> = market
            .supply()
            .iter()
            .map(|node| {
                let year = if shared { node.year } else { year };
                let members = node.members.iter();
                members
                    .map(|(program, heads)| self.heads(*program, *heads, year))
                    .sum()
            })
            .collect();
        // The openings of an occupation in a region are rounded together, so that their sum is not off by a head
        // either.
        let mut openings: Vec<Heads> = Vec::with_capacity(market.demand().len());
        let mut sums: Map<(OccupationIx, RegionIx, Year), f64> = Map::new();
        for node in market.demand() {
            let year = if shared { node.year } else { year };
            let step = self.openings(node.occupation, node.region, year);
            let before = sums
                .entry((node.occupation, node.region, year))
                .or_insert(step.cut);
            let after = *before + node.openings as f64 * step.factor;
            openings.push((whole(after) - whole(*before)).max(0));
            *before = after;
        }
        (heads, openings)
    }

    /// Graduates of a program in a year.
    fn heads(&mut self, program: ProgramIx, heads: Heads, year: Year) -> Heads {
        let scene = self.scene;
        let Some((from, sd)) = scene.programs.get(program.index()).copied() else {
            return heads;
        };
        let path = self.supply.entry(program).or_insert_with(|| {
            let id = scene.model.program(program).id.as_str();
            let spread = (sd, scene.config.supply_growth);
            let source = (scene.config.seed, self.draw);
            path(source, Kind::Supply, [id, ""], spread, scene.ahead(from))
        });
        let step = at(path, year, from);
        whole(heads as f64 * step.factor + step.cut).max(0)
    }

    fn openings(&mut self, occupation: OccupationIx, region: RegionIx, year: Year) -> RandomStep {
        let scene = self.scene;
        let path = self.demand.entry((occupation, region)).or_insert_with(|| {
            let model = scene.model;
            let id = [
                model.occupation(occupation).id.as_str(),
                model.region(region).id.as_str(),
            ];
            let spread = (scene.config.demand_sd, scene.config.demand_growth);
            let source = (scene.config.seed, self.draw);
            path(source, Kind::Demand, id, spread, scene.ahead(scene.observed))
        });
        at(path, year, scene.observed)
    }
}

/// A market with drawn numbers, and its solution.
struct Drawn {
    heads: Vec<Heads>,
    openings: Vec<Heads>,
    matching: Optimal,
}

impl Drawn {
    /// The figures of a year of the market, as in a summary.
    fn figures(&self, market: &LabourMarket, plan: &Plan, year: Year) -> PlanFigures {
        let (graduates, places) = (market.supply_of(year), market.demand_of(year));
        let all: Vec<(Pair, Heads)> = self.matching.pairs(market.market()).collect();
        let of_year = || {
            let pairs = all.iter();
            pairs
                .filter(|(pair, _)| graduates.contains(&(pair.supply as usize)))
                .copied()
        };
        let filled = all
            .iter()
            .filter(|(pair, _)| places.contains(&(pair.demand as usize)));
        let linked = linked_supply(market, &self.heads, &self.openings);
        let mut sides: Map<OccupationIx, (f64, Heads)> = Map::new();
        for place in places.clone() {
            let side = sides.entry(market.demand()[place].occupation).or_default();
            side.0 += linked[place];
            side.1 += self.openings[place];
        }
        let seekers: Vec<f64> = sides.values().map(|(linked, _)| *linked).collect();
        let vacancies: Vec<f64> = sides.values().map(|(_, openings)| *openings as f64).collect();
        PlanFigures::from(Counts {
            openings: self.openings[places.clone()].iter().sum(),
            graduates: self.heads[graduates.clone()].iter().sum(),
            filled: filled.map(|(_, heads)| *heads).sum(),
            placed: of_year().map(|(_, heads)| heads).sum(),
            value: of_year()
                .map(|(pair, heads)| i128::from(heads) * i128::from(pair.value.0))
                .sum(),
            mean_fit: mean_fit(market, &plan.fit, of_year()),
            jackman_roper: jackman_roper(&seekers, &vacancies),
            sahin: sahin(&seekers, &vacancies, 0.5),
        })
    }
}
