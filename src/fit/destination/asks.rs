//! What each occupation asks, and how large it is, from the tables.

use super::law::{Sizes, Step};
use crate::dataset::Credential;
use crate::model::Model;
use crate::unit::{Heads, Level};
use vocmatch_algo::sorted::Map;

/// The facts about occupations that destinations need, by occupation.
#[derive(Debug, Clone)]
pub(super) struct Asks {
    pub(super) step: Vec<Step>,
    /// Whether most of its openings ask for experience.
    pub(super) experience: Vec<bool>,
    pub(super) sizes: Sizes,
    /// The logarithm of the size, in thousands, in a labour market of the United States' size.
    pub(super) log_size: Vec<f64>,
    /// People employed if the tables tell it, else the size: what the breadth of a major is counted in.
    pub(super) people: Vec<f64>,
    /// The size itself.
    pub(super) size: Vec<f64>,
    /// Openings of all rows.
    pub(super) openings: Vec<f64>,
}

/// The labour market in which the coefficients were fitted: thousands employed, and thousands of openings a year.
const EMPLOYED: f64 = 170_000.0;
const OPENINGS: f64 = 19_000.0;

impl Asks {
    /// `wanted` chooses the sizes, as far as the tables give them.
    pub(super) fn new(model: &Model, wanted: Option<Sizes>) -> Asks {
        let openings = openings(model);
        let sums: Vec<f64> = openings
            .iter()
            .map(|by| by.values().sum::<Heads>() as f64)
            .collect();
        let told = |employed: Option<Heads>| employed.map_or(0.0, |employed| employed as f64);
        let employed: Vec<f64> = model.occupations().iter().map(|o| told(o.employment)).collect();
        let is_told = |sizes: &[f64]| sizes.iter().any(|size| *size > 0.0);
        let sizes = match wanted {
            Some(Sizes::Unknown) => Sizes::Unknown,
            Some(Sizes::Openings) if is_told(&sums) => Sizes::Openings,
            _ if is_told(&employed) => Sizes::Employment,
            _ if is_told(&sums) => Sizes::Openings,
            _ => Sizes::Unknown,
        };
        let people = employed.clone();
        let (size, whole, floor) = match sizes {
            Sizes::Employment => (employed, EMPLOYED, 0.5),
            Sizes::Openings => (sums.clone(), OPENINGS, 0.05),
            Sizes::Unknown => (vec![1.0; model.occupations().len()], 1.0, 0.0),
        };
        let all: f64 = size.iter().sum();
        let log = |size: &f64| match sizes {
            Sizes::Unknown => 0.0,
            _ => libm::log(whole * size / all + floor),
        };
        let log_size = size.iter().map(log).collect();
        let usual = openings.iter().zip(model.occupations());
        Asks {
            step: usual
                .map(|(by, occupation)| usual_step(by, occupation.min_level))
                .collect(),
            experience: openings.iter().map(asks_experience).collect(),
            sizes,
            log_size,
            people: if is_told(&people) { people } else { size.clone() },
            size,
            openings: sums,
        }
    }
}

/// Openings by what they ask: the step, and whether experience.
type ByAsk = Map<(u8, bool), Heads>;

/// By occupation, all rows together.
fn openings(model: &Model) -> Vec<ByAsk> {
    let mut all = vec![ByAsk::new(); model.occupations().len()];
    let mut add = |occupation: usize, step: Step, experienced: bool, openings: Heads| {
        *all[occupation].entry((step.0, experienced)).or_insert(0) += openings;
    };
    for line in model.demand() {
        let step = step_of(line.credential, line.min_level);
        add(
            line.occupation.index(),
            step,
            line.experience_years > 0.0,
            line.openings,
        );
    }
    for line in model.employment() {
        let step = step_of(line.credential, line.min_level);
        // A stock; occupations with openings of their own are told by these.
        add(
            line.occupation.index(),
            step,
            line.experience_years > 0.0,
            line.employment,
        );
    }
    all
}

fn step_of(credential: Credential, level: Option<Level>) -> Step {
    match (credential, level) {
        (Credential::None, _) => Step::NOTHING,
        (Credential::HighSchool, _) => Step::HIGH_SCHOOL,
        (Credential::Beyond, _) => Step::BEYOND,
        (_, Some(level)) => Step::of(level),
        (_, None) => Step::of(Level::Secondary),
    }
}

/// What most of its openings ask; the lowest of equals. Without openings, its own lowest level, else nothing.
fn usual_step(by: &ByAsk, own: Option<Level>) -> Step {
    let mut steps: Map<u8, Heads> = Map::new();
    for ((step, _), openings) in by {
        *steps.entry(*step).or_insert(0) += openings;
    }
    let most = steps
        .iter()
        .fold(None, |best: Option<(u8, Heads)>, (step, openings)| match best {
            Some((_, most)) if most >= *openings => best,
            _ => Some((*step, *openings)),
        });
    match most.filter(|(_, openings)| *openings > 0) {
        Some((step, _)) => Step(step),
        None => own.map_or(Step::NOTHING, Step::of),
    }
}

fn asks_experience(by: &ByAsk) -> bool {
    let all: Heads = by.values().sum();
    let experienced: Heads = by.iter().filter(|((_, x), _)| *x).map(|(_, n)| n).sum();
    2 * experienced > all
}
