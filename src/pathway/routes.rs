//! The best routes of one learner (methods §8): those of the greatest worth, and the Pareto front.

use super::route::{Goal, Route, RouteStep, RouteWork, Source, Sourced, Start};
use super::route_config::RouteConfig;
use super::route_costs::{Costs, SeatCosts, costs, nats, possible, sizes, whole};
use super::stations::{Station, Stations, Way, place};
use super::wages::{Wages, asked};
use crate::fit::FitTable;
use crate::id::OccupationIx;
use crate::model::Model;
use crate::unit::Level;
use vocmatch_algo::dag::{Dag, Path};
use vocmatch_algo::k_shortest::k_shortest;
use vocmatch_algo::pareto::front;
use vocmatch_algo::sorted::Map;

/// Finds routes through the stations of a model; built once, used for many queries.
#[derive(Debug)]
pub struct Routes<'m> {
    model: &'m Model,
    stations: &'m Stations,
    fit: &'m FitTable,
    config: RouteConfig,
    dag: Dag,
    ways: Vec<Way>,
    /// By way: the costs of its step.
    arcs: Vec<Costs>,
    /// By way: −ln of its worth, as a path's cost.
    weights: Vec<i64>,
    wages: Wages,
    seats: SeatCosts,
    sizes: Map<usize, Option<f64>>,
}

/// The Pareto front of routes over success, years, cost, fit and wage.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Front {
    /// Its routes, the likeliest first. Of routes equal in all five criteria it has the first by ids.
    pub routes: Vec<Route>,
    /// Whether it is complete; else some of its routes were left out, because a station had more than
    /// [`RouteConfig::max_labels`] labels.
    pub complete: bool,
}

impl<'m> Routes<'m> {
    /// Prepares the pathway for routes. O(stations + ways · log ways + rows of demand).
    #[must_use]
    pub fn new(
        model: &'m Model,
        stations: &'m Stations,
        fit: &'m FitTable,
        config: &RouteConfig,
    ) -> Routes<'m> {
        let near = |station: Station| {
            config.region.is_none()
                || station
                    .region(model)
                    .is_none_or(|region| Some(region) == config.region)
        };
        let open = |way: &Way| {
            let first = way.opened(model);
            let by = config.open_by;
            near(way.to) && by.is_none_or(|by| first.is_none_or(|first| first <= by))
        };
        let all: Vec<Way> = stations
            .iter()
            .flat_map(|station| stations.out_of(station))
            .collect();
        let mut routes = Routes {
            model,
            stations,
            fit,
            config: config.clone(),
            dag: Dag::default(),
            ways: Vec::new(),
            arcs: Vec::new(),
            weights: Vec::new(),
            wages: Wages::new(model, config.region),
            seats: SeatCosts::new(model),
            sizes: sizes(model, &all),
        };
        for way in all.into_iter().filter(open) {
            let costs = costs(&routes.step(way.to, Some(way)));
            if possible(&costs) {
                routes.ways.push(way);
                routes.arcs.push(costs);
                routes.weights.push(routes.weight(&costs));
            }
        }
        let ends = routes.ways.iter().map(|way| (place(way.from), place(way.to)));
        let ends: Vec<(usize, usize)> = ends.collect();
        // Levels rise along every way, so the graph is acyclic.
        routes.dag = Dag::new(stations.len(), &ends).unwrap_or_default();
        routes
    }

    /// Returns the options.
    #[must_use]
    pub fn config(&self) -> &RouteConfig {
        &self.config
    }

    /// Returns the `k` routes of the greatest worth, best first, ties by ids; exact up to a millionth of a nat a
    /// step. Routes of success 0, such as along a way of share 0, are left out.
    ///
    /// O(stations + ways that are reached) and a few steps a route.
    #[must_use]
    pub fn best(&self, start: Start, goal: Goal, k: usize) -> Vec<Route> {
        let target = Target::new(self, goal);
        let starts = self.starts(start);
        let weighed: Vec<(usize, i64)> = starts
            .iter()
            .map(|(station, costs)| (place(*station), self.weight(costs)))
            .collect();
        let end = |node: usize| {
            let costs = target.costs(self, self.station(node)?)?;
            Some(self.weight(&costs))
        };
        let paths = k_shortest(&self.dag, &self.weights, &weighed, end, k);
        paths
            .iter()
            .map(|path| self.route(start, path, &target))
            .collect()
    }

    /// Returns the Pareto front: the routes that no other dominates in success, years, cost, fit and wage. A
    /// criterion that is unknown for all routes does not count; where it is known for some, the assumed values of the
    /// others do.
    #[must_use]
    pub fn front(&self, start: Start, goal: Goal) -> Front {
        let target = Target::new(self, goal);
        let starts: Vec<(usize, Costs)> = self
            .starts(start)
            .into_iter()
            .map(|(station, costs)| (place(station), costs))
            .collect();
        let end = |node: usize| target.costs(self, self.station(node)?);
        let front = front(&self.dag, &self.arcs, &starts, end, self.config.max_labels);
        let paths = front.paths.iter();
        Front {
            routes: paths.map(|path| self.route(start, path, &target)).collect(),
            complete: front.dropped == 0,
        }
    }

    fn station(&self, node: usize) -> Option<Station> {
        self.stations.at(node)
    }

    /// The possible first stations of a learner, and the costs of the first step: nothing for one already finished.
    fn starts(&self, start: Start) -> Vec<(Station, Costs)> {
        let behind = |station| (station, [0; 5]);
        let ahead = |level: Option<Level>| {
            let stations = level.into_iter().flat_map(|level| self.stations.at_level(level));
            let near = stations.filter(|station| {
                let region = station.region(self.model);
                self.config.region.is_none() || region.is_none() || region == self.config.region
            });
            let begun = near.map(|station| (station, costs(&self.step(station, None))));
            begun.filter(|(_, costs)| possible(costs)).collect()
        };
        match start {
            Start::Nothing => ahead(Some(Level::Secondary)),
            Start::Finished(level) => ahead(Level::ALL.into_iter().find(|next| *next > level)),
            Start::Program(program) => vec![behind(self.stations.of_program(self.model, program))],
            Start::Major(major) => {
                let stations = self.stations.of_major(self.model, major);
                stations.into_iter().map(behind).collect()
            }
        }
    }

    fn step(&self, station: Station, way: Option<Way>) -> RouteStep {
        let program = match station {
            Station::Program(program) => Some(self.model.program(program)),
            Station::Major(_) => None,
        };
        let completion = program.and_then(|program| program.completion);
        RouteStep {
            station,
            entry: way.map(|way| (way, self.progression(way))),
            years: station.years(self.model),
            completion: completion.map_or(Sourced::new(1.0, Source::Assumed), |share| {
                Sourced::new(share.get(), Source::Given)
            }),
            cost: self.seats.of(program, self.stations.level(station)),
        }
    }

    /// The share who progress along a way: its own; else its quota divided by the completers below it; else assumed
    /// by its kind.
    fn progression(&self, way: Way) -> Sourced<f64> {
        let articulation = way.articulation(self.model);
        let size = self.sizes.get(&way.articulation).copied().flatten();
        match (articulation.share, articulation.quota, size) {
            (Some(share), ..) => Sourced::new(share.get(), Source::Given),
            (None, Some(0), _) => Sourced::new(0.0, Source::Quota),
            (None, Some(quota), Some(size)) if size > 0.0 => {
                Sourced::new((quota as f64 / size).min(1.0), Source::Quota)
            }
            _ => Sourced::new(self.config.assumed.of(articulation.kind), Source::Assumed),
        }
    }

    /// −ln of the worth that the costs represent, in millionths.
    fn weight(&self, costs: &Costs) -> i64 {
        let [success, years, money, fit, rank] = costs.map(|cost| cost as f64);
        let money = self.config.cost_scale.map_or(0.0, |scale| money / scale);
        let nats = success
            + 1e6 * self.config.per_year * years
            + money
            + self.config.fit_weight * fit
            + self.config.wage_weight * rank;
        whole(nats)
    }

    fn route(&self, start: Start, path: &Path<impl Sized>, target: &Target) -> Route {
        let behind = matches!(start, Start::Program(_) | Start::Major(_));
        let first = self.station(path.start);
        let ways = path.arcs.iter().filter_map(|arc| self.ways.get(*arc));
        let begun = first.filter(|_| !behind).map(|station| self.step(station, None));
        let steps: Vec<RouteStep> = begun
            .into_iter()
            .chain(ways.map(|way| self.step(way.to, Some(*way))))
            .collect();
        let last = steps.last().map(|step| step.station).or(first);
        let work = last.and_then(|station| target.work(self, station));
        Route::new(first.filter(|_| behind), steps, work, &self.config)
    }
}

/// Where routes may end.
struct Target {
    goal: Goal,
    /// The level that the occupation asks for.
    asked: Option<Level>,
    /// By level: the wage of the occupation.
    wages: [Option<f64>; 4],
}

impl Target {
    fn new(routes: &Routes, goal: Goal) -> Target {
        let Goal::Occupation(occupation) = goal else {
            return Target {
                goal,
                asked: None,
                wages: [None; 4],
            };
        };
        let wage = |level| routes.wages.of(routes.model, occupation, level);
        Target {
            goal,
            asked: asked(routes.model, routes.config.region, occupation),
            wages: Level::ALL.map(wage),
        }
    }

    /// The costs of ending here; `None` where no route ends.
    fn costs(&self, routes: &Routes, station: Station) -> Option<Costs> {
        let model = routes.model;
        match self.goal {
            Goal::Occupation(_) => {
                let work = self.work(routes, station)?;
                let fit = work.fit >= routes.config.min_fit;
                let level = self
                    .asked
                    .is_none_or(|asked| asked <= routes.stations.level(station));
                let costs = [0, 0, 0, nats(work.fit), nats(work.wage_rank.value)];
                (fit && level && possible(&costs)).then_some(costs)
            }
            Goal::Program(program) => {
                (routes.stations.of_program(model, program) == station).then_some([0; 5])
            }
            Goal::Major(major) => (station.major(model) == major).then_some([0; 5]),
        }
    }

    fn work(&self, routes: &Routes, station: Station) -> Option<RouteWork> {
        let Goal::Occupation(occupation) = self.goal else {
            return None;
        };
        let fit = fit_of(routes.fit, station, occupation)?;
        let wage = self.wages[routes.stations.level(station) as usize];
        Some(RouteWork {
            occupation,
            fit,
            wage,
            wage_rank: routes.wages.rank(wage),
        })
    }
}

/// The fit of a station for an occupation; `None` where nothing relates them.
pub(super) fn fit_of(fit: &FitTable, station: Station, occupation: OccupationIx) -> Option<f64> {
    let row = fits(fit, station);
    let at = row.binary_search_by(|fit| fit.occupation.cmp(&occupation)).ok()?;
    row.get(at).map(|fit| fit.score)
}

/// The fits of a station, in occupation order.
pub(super) fn fits(fit: &FitTable, station: Station) -> &[crate::fit::Fit] {
    match station {
        Station::Program(program) => fit.of(program),
        Station::Major(major) => fit.of_major(major),
    }
}
