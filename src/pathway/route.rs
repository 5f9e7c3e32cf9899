//! One learner's way: its steps, and the figures that follow from them.

use super::route_config::RouteConfig;
use super::stations::{Station, Way};
use crate::id::{MajorIx, OccupationIx, ProgramIx};
use crate::unit::Level;

/// The starting point of a learner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// Junior secondary school: any station of the lowest level is open.
    Nothing,
    /// Some station of a level, not known which: any station of the next level is open.
    Finished(Level),
    /// A program.
    Program(ProgramIx),
    /// A major, at whichever program teaches it.
    Major(MajorIx),
}

/// The goal of a learner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// Work in an occupation.
    Occupation(OccupationIx),
    /// To finish a program.
    Program(ProgramIx),
    /// To finish a major, at whichever program teaches it.
    Major(MajorIx),
}

/// The source of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// Given in the tables.
    Given,
    /// The quota of the way, divided by the completers of the programs below it.
    Quota,
    /// Unknown: the config's assumption, or the mean of the known figures.
    Assumed,
}

/// A figure and its source.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Sourced<T> {
    /// The figure.
    pub value: T,
    /// Its source.
    pub source: Source,
}

impl<T> Sourced<T> {
    pub(super) fn new(value: T, source: Source) -> Sourced<T> {
        Sourced { value, source }
    }
}

/// One station of a route.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct RouteStep {
    /// Where the learner studies.
    pub station: Station,
    /// The way that leads there, with the share who progress along it; `None` at the start of the route.
    pub entry: Option<(Way, Sourced<f64>)>,
    /// Whole years of study.
    pub years: u32,
    /// The share of entrants who complete. Unknown: 1, assumed.
    pub completion: Sourced<f64>,
    /// The cost of a seat. Unknown: the mean of the known ones of the level, else of all, assumed; `None` where no
    /// program of the model has a cost.
    pub cost: Option<Sourced<f64>>,
}

impl RouteStep {
    /// Returns the share of those at the previous station who complete this one.
    #[must_use]
    pub fn success(&self) -> f64 {
        self.completion.value * self.entry.map_or(1.0, |(_, share)| share.value)
    }
}

/// Work at the end of a route.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct RouteWork {
    /// The occupation.
    pub occupation: OccupationIx,
    /// The fit of the last station for it, 0..=1.
    pub fit: f64,
    /// The yearly wage at the level reached: the mean of the openings for new entrants, weighed by openings.
    pub wage: Option<f64>,
    /// The rank of the wage among those of all occupations, above 0 and below 1. Unknown: .5, assumed.
    pub wage_rank: Sourced<f64>,
}

/// A route of one learner from a start to a goal.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Route {
    /// The starting station, if it is known.
    pub from: Option<Station>,
    /// The stations in order; levels rise. Empty where none is needed.
    pub steps: Vec<RouteStep>,
    /// The work at the end, if work is the goal.
    pub work: Option<RouteWork>,
    /// Π completion × progression over the steps: the share of starters who arrive.
    pub success: f64,
    /// Years of study.
    pub years: u32,
    /// Σ of seat costs; `None` where a step has no cost, because no program of the model has one.
    pub cost: Option<f64>,
    /// The trade-off: `success · fit^a · wage rank^b · e^(−per year · years) · e^(−cost / scale)`.
    pub worth: f64,
}

impl Route {
    pub(super) fn new(
        from: Option<Station>,
        steps: Vec<RouteStep>,
        work: Option<RouteWork>,
        config: &RouteConfig,
    ) -> Route {
        let success = steps.iter().map(RouteStep::success).product();
        let years = steps.iter().map(|step| step.years).sum();
        let cost: Option<f64> = steps.iter().map(|step| step.cost.map(|cost| cost.value)).sum();
        let worth = worth(success, years, cost, work.as_ref(), config);
        Route {
            from,
            steps,
            work,
            success,
            years,
            cost,
            worth,
        }
    }

    /// Assumed figures of the route: completions, progressions, costs.
    #[must_use]
    pub fn assumed(&self) -> [usize; 3] {
        let assumed =
            |told: Option<Sourced<f64>>| usize::from(told.is_some_and(|told| told.source == Source::Assumed));
        self.steps.iter().fold([0; 3], |[a, b, c], step| {
            [
                a + assumed(Some(step.completion)),
                b + assumed(step.entry.map(|(_, share)| share)),
                c + assumed(step.cost),
            ]
        })
    }

    /// Returns the station where it ends; `None` if it starts at no station and has no step.
    #[must_use]
    pub fn last(&self) -> Option<Station> {
        self.steps.last().map(|step| step.station).or(self.from)
    }
}

/// Returns the worth of a route (methods §8): `success · fit^a · rank^b · e^(−c · years) · e^(−cost / scale)`, in
/// 0..=1.
///
/// A product of factors per step, so that its logarithm is a sum over the steps, and the best routes are exactly the
/// cheapest paths. Unknown or unused figures leave their factor out.
#[must_use]
pub fn worth(
    success: f64,
    years: u32,
    cost: Option<f64>,
    work: Option<&RouteWork>,
    config: &RouteConfig,
) -> f64 {
    let mut worth = success * libm::exp(-config.per_year * f64::from(years));
    if let (Some(cost), Some(scale)) = (cost, config.cost_scale) {
        worth *= libm::exp(-cost / scale);
    }
    if let Some(work) = work {
        worth *= libm::pow(work.fit, config.fit_weight) * libm::pow(work.wage_rank.value, config.wage_weight);
    }
    worth
}
