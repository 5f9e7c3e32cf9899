//! The figures by which plans are compared, of a year and of all years together.

use crate::indicator::rate;
use crate::plan::{Plan, Summary};
use crate::unit::{Heads, MILLION};
use serde::{Deserialize, Serialize};

/// A figure by which plans are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Figure {
    /// Openings a year that graduates may take.
    Openings,
    /// Graduates a year.
    Graduates,
    /// Openings filled a year.
    Filled,
    /// Graduates placed a year.
    Placed,
    /// The value of the matching a year, in heads' worth.
    Value,
    /// Openings filled over openings.
    FillRate,
    /// Graduates placed over graduates.
    PlacementRate,
    /// The mean fit of those placed.
    MeanFit,
    /// Jackman–Roper index over occupations.
    JackmanRoper,
    /// Şahin et al. index over occupations.
    Sahin,
}

impl Figure {
    /// Every figure, in the order of tables.
    pub const ALL: [Figure; 10] = [
        Figure::Openings,
        Figure::Graduates,
        Figure::Filled,
        Figure::Placed,
        Figure::Value,
        Figure::FillRate,
        Figure::PlacementRate,
        Figure::MeanFit,
        Figure::JackmanRoper,
        Figure::Sahin,
    ];
}

/// The numbers of a year, or the mean of several.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
#[non_exhaustive]
pub struct PlanFigures {
    /// Openings a year that graduates may take.
    pub openings: f64,
    /// Graduates a year.
    pub graduates: f64,
    /// Openings filled a year.
    pub filled: f64,
    /// Graduates placed a year.
    pub placed: f64,
    /// The value a year, in heads' worth: 1 is a full-fit, top-priority match.
    pub value: f64,
    /// Openings filled over openings; `None` without any.
    pub fill_rate: Option<f64>,
    /// Graduates placed over graduates.
    pub placement_rate: Option<f64>,
    /// The mean fit of those placed, in the optimum that was found.
    pub mean_fit: Option<f64>,
    /// Jackman–Roper index over occupations, linked supply against openings.
    pub jackman_roper: Option<f64>,
    /// Şahin et al. index over occupations, α = .5.
    pub sahin: Option<f64>,
}

/// The raw counts of one year.
pub(super) struct Counts {
    pub(super) openings: Heads,
    pub(super) graduates: Heads,
    pub(super) filled: Heads,
    pub(super) placed: Heads,
    pub(super) value: i128,
    pub(super) mean_fit: Option<f64>,
    pub(super) jackman_roper: Option<f64>,
    pub(super) sahin: Option<f64>,
}

impl From<Counts> for PlanFigures {
    fn from(counts: Counts) -> PlanFigures {
        PlanFigures {
            openings: counts.openings as f64,
            graduates: counts.graduates as f64,
            filled: counts.filled as f64,
            placed: counts.placed as f64,
            value: counts.value as f64 / MILLION as f64,
            fill_rate: rate(counts.filled, counts.openings),
            placement_rate: rate(counts.placed, counts.graduates),
            mean_fit: counts.mean_fit,
            jackman_roper: counts.jackman_roper,
            sahin: counts.sahin,
        }
    }
}

impl PlanFigures {
    /// Returns the numbers of a year.
    #[must_use]
    pub fn of(summary: &Summary) -> PlanFigures {
        PlanFigures::from(Counts {
            openings: summary.openings,
            graduates: summary.graduates,
            filled: summary.filled,
            placed: summary.placed,
            value: summary.value,
            mean_fit: summary.mean_fit,
            jackman_roper: summary.jackman_roper,
            sahin: summary.sahin,
        })
    }

    /// Returns the mean of the plan's years that have openings, as in its [overview](Plan::overview).
    #[must_use]
    pub fn of_plan(plan: &Plan) -> PlanFigures {
        let years = plan
            .periods
            .iter()
            .flat_map(|period| std::iter::repeat_n(PlanFigures::of(&period.summary), period.years.len()));
        PlanFigures::mean(years)
    }

    /// Returns the mean of the years that have openings: counts and mismatch by year, rates of all people and openings
    /// together, fit of all who are placed.
    #[must_use]
    pub fn mean(years: impl IntoIterator<Item = PlanFigures>) -> PlanFigures {
        let (mut sum, mut count) = (PlanFigures::default(), 0.0);
        let (mut fit, mut jackman_roper, mut sahin) = (Known::default(), Known::default(), Known::default());
        for year in years.into_iter().filter(|year| year.openings > 0.0) {
            count += 1.0;
            sum.openings += year.openings;
            sum.graduates += year.graduates;
            sum.filled += year.filled;
            sum.placed += year.placed;
            sum.value += year.value;
            fit.add(year.mean_fit, year.placed);
            jackman_roper.add(year.jackman_roper, 1.0);
            sahin.add(year.sahin, 1.0);
        }
        let share = |part: f64, whole: f64| (whole > 0.0).then(|| part / whole);
        let mean = |sum: f64| if count > 0.0 { sum / count } else { 0.0 };
        PlanFigures {
            openings: mean(sum.openings),
            graduates: mean(sum.graduates),
            filled: mean(sum.filled),
            placed: mean(sum.placed),
            value: mean(sum.value),
            fill_rate: share(sum.filled, sum.openings),
            placement_rate: share(sum.placed, sum.graduates),
            mean_fit: share(fit.sum, fit.weight),
            jackman_roper: share(jackman_roper.sum, jackman_roper.weight),
            sahin: share(sahin.sum, sahin.weight),
        }
    }

    /// One of the numbers; `None` where it is not known.
    #[must_use]
    pub fn get(&self, figure: Figure) -> Option<f64> {
        match figure {
            Figure::Openings => Some(self.openings),
            Figure::Graduates => Some(self.graduates),
            Figure::Filled => Some(self.filled),
            Figure::Placed => Some(self.placed),
            Figure::Value => Some(self.value),
            Figure::FillRate => self.fill_rate,
            Figure::PlacementRate => self.placement_rate,
            Figure::MeanFit => self.mean_fit,
            Figure::JackmanRoper => self.jackman_roper,
            Figure::Sahin => self.sahin,
        }
    }
}

/// The weighted sum of the known ones.
#[derive(Default)]
struct Known {
    sum: f64,
    weight: f64,
}

impl Known {
    fn add(&mut self, number: Option<f64>, weight: f64) {
        if let Some(number) = number {
            self.sum += number * weight;
            self.weight += weight;
        }
    }
}
