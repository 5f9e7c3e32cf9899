//! Routes of a learner, and where they lead, as plain data.

use crate::format::rounded;
use serde::Serialize;
use vocmatch::advice::Prospect;
use vocmatch::model::Model;
use vocmatch::pathway::{Route, RouteStep, Source, Sourced, Station};
use vocmatch::unit::{Heads, Year};

/// A figure and where it comes from.
#[derive(Debug, Clone, Copy, Serialize)]
#[non_exhaustive]
pub struct ToldDocument {
    /// The figure, rounded to millionths.
    pub value: f64,
    /// Whether it stands in the tables, follows from a quota, or is assumed.
    pub source: &'static str,
}

/// A place where a learner studies.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct StationDocument {
    /// The program, if it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub program_id: Option<String>,
    /// The major that is studied.
    pub major_id: String,
    /// Its name.
    pub name: String,
}

/// One station of a route.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct StepDocument {
    /// Where.
    pub station: StationDocument,
    /// The share who go on along the way there; nothing where the route begins.
    pub entry: Option<ToldDocument>,
    /// Years of study.
    pub years: u32,
    /// The share of entrants who complete.
    pub completion: ToldDocument,
    /// What a seat costs.
    pub cost: Option<ToldDocument>,
}

/// One learner's way.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct RouteDocument {
    /// What the learner has finished, if it is known.
    pub from: Option<StationDocument>,
    /// What they study, in order.
    pub steps: Vec<StepDocument>,
    /// The occupation at the end, if work is the goal.
    pub occupation_id: Option<String>,
    /// The fit of the last station for it.
    pub fit: Option<f64>,
    /// What it pays in a year.
    pub wage: Option<f64>,
    /// The share of those who set out who arrive.
    pub success: f64,
    /// Years of study.
    pub years: u32,
    /// What the seats cost.
    pub cost: Option<f64>,
    /// The trade-off between them.
    pub worth: f64,
}

/// Work that a learner can reach.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct ProspectDocument {
    /// The occupation.
    pub occupation_id: String,
    /// Its name.
    pub name: String,
    /// The way there.
    pub route: RouteDocument,
    /// The year in which the learner would look for work.
    pub year: Year,
    /// The year of the plan that is looked at for it.
    pub looked_at: Year,
    /// What one more graduate adds there, 0..=1.
    pub one_more: f64,
    /// Openings a year.
    pub openings: Heads,
    /// Graduates linked to them a year.
    pub linked: f64,
    /// `100 · success · one more`.
    pub score: f64,
}

/// Routes as plain data, in their order.
#[must_use]
pub fn routes_document(model: &Model, routes: &[Route]) -> Vec<RouteDocument> {
    routes.iter().map(|one| route(model, one)).collect()
}

/// Prospects as plain data, in their order.
#[must_use]
pub fn prospects_document(model: &Model, prospects: &[Prospect]) -> Vec<ProspectDocument> {
    let one = |prospect: &Prospect| {
        let occupation = model.occupation(prospect.occupation);
        ProspectDocument {
            occupation_id: occupation.id.to_string(),
            name: occupation.name.clone(),
            route: route(model, &prospect.route),
            year: prospect.year,
            looked_at: prospect.looked_at,
            one_more: rounded(prospect.one_more),
            openings: prospect.openings,
            linked: rounded(prospect.linked),
            score: rounded(prospect.score),
        }
    };
    prospects.iter().map(one).collect()
}

fn route(model: &Model, route: &Route) -> RouteDocument {
    let work = route.work.as_ref();
    RouteDocument {
        from: route.from.map(|from| station(model, from)),
        steps: route.steps.iter().map(|one| step(model, one)).collect(),
        occupation_id: work.map(|work| model.occupation(work.occupation).id.to_string()),
        fit: work.map(|work| rounded(work.fit)),
        wage: work.and_then(|work| work.wage).map(rounded),
        success: rounded(route.success),
        years: route.years,
        cost: route.cost.map(rounded),
        worth: rounded(route.worth),
    }
}

fn step(model: &Model, step: &RouteStep) -> StepDocument {
    StepDocument {
        station: station(model, step.station),
        entry: step.entry.map(|(_, share)| told(share)),
        years: step.years,
        completion: told(step.completion),
        cost: step.cost.map(told),
    }
}

fn station(model: &Model, station: Station) -> StationDocument {
    let major = model.major(station.major(model));
    StationDocument {
        program_id: match station {
            Station::Program(program) => Some(model.program(program).id.to_string()),
            Station::Major(_) => None,
        },
        major_id: major.id.to_string(),
        name: major.name.clone(),
    }
}

fn told(told: Sourced<f64>) -> ToldDocument {
    ToldDocument {
        value: rounded(told.value),
        source: match told.source {
            Source::Given => "given",
            Source::Quota => "quota",
            Source::Assumed => "assumed",
        },
    }
}
