//! The spread of figures over draws.

use super::draws::Draw;
use super::figures::{Figure, PlanFigures};
use crate::unit::Year;
use serde::Serialize;
use std::collections::BTreeMap;
use vocmatch_algo::order;

/// A figure over all draws.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
#[non_exhaustive]
pub struct Interval {
    /// The mean.
    pub mean: f64,
    /// The 5% quantile.
    pub low: f64,
    /// The 95% quantile.
    pub high: f64,
}

impl Interval {
    /// Returns the same in whole millionths, so that it prints alike on every machine.
    #[must_use]
    pub fn rounded(self) -> Interval {
        let round = |number: f64| libm::round(number * 1e6) / 1e6;
        Interval {
            mean: round(self.mean),
            low: round(self.low),
            high: round(self.high),
        }
    }
}

/// The figures of a plan over all draws, with 90% intervals; figures that are unknown in any draw are left out.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[non_exhaustive]
pub struct DrawIntervals {
    /// How many draws.
    pub draws: usize,
    /// The mean of the years that have openings.
    pub mean: BTreeMap<Figure, Interval>,
    /// By year.
    pub years: BTreeMap<Year, BTreeMap<Figure, Interval>>,
}

/// Returns the mean and the 5% and 95% quantiles of some numbers, quantiles interpolated linearly; `None` without
/// numbers, or where one is not finite. O(n log n).
///
/// ```
/// # use vocmatch::scenario::interval;
/// let interval = interval((0..=20).map(f64::from).collect()).unwrap();
/// assert_eq!((interval.low, interval.mean, interval.high), (1.0, 10.0, 19.0));
/// ```
#[must_use]
pub fn interval(mut numbers: Vec<f64>) -> Option<Interval> {
    if numbers.is_empty() || numbers.iter().any(|number| !number.is_finite()) {
        return None;
    }
    let mean = numbers.iter().sum::<f64>() / numbers.len() as f64;
    order::sort_by(&mut numbers, f64::total_cmp);
    Some(Interval {
        mean,
        low: quantile(&numbers, 5),
        high: quantile(&numbers, 95),
    })
}

/// The quantile of sorted numbers, in hundredths.
fn quantile(sorted: &[f64], hundredths: usize) -> f64 {
    let place = (sorted.len() - 1) * hundredths;
    let (below, rest) = (place / 100, (place % 100) as f64 / 100.0);
    let low = sorted[below];
    let high = sorted.get(below + 1).copied().unwrap_or(low);
    low + (high - low) * rest
}

/// Returns the spread of the figures of `draws`.
#[must_use]
pub fn spread(draws: &[Draw]) -> DrawIntervals {
    let draws: Vec<_> = draws.iter().map(|draw| (draw, None)).collect();
    spread_of(&draws)
}

/// Returns the spread of the change from one plan to another, draw by draw under the same random numbers: both drawn
/// with the same config. Far narrower than the difference of two separate spreads.
#[must_use]
pub fn spread_of_change(before: &[Draw], after: &[Draw]) -> DrawIntervals {
    let both = after.iter().zip(before);
    let draws: Vec<_> = both.map(|(after, before)| (after, Some(before))).collect();
    spread_of(&draws)
}

fn spread_of(draws: &[(&Draw, Option<&Draw>)]) -> DrawIntervals {
    let figures = |of: &dyn Fn(&Draw) -> Option<PlanFigures>| -> BTreeMap<Figure, Interval> {
        let interval_of = |figure| {
            let numbers: Option<Vec<f64>> = draws
                .iter()
                .map(|(draw, before)| {
                    let number = of(draw)?.get(figure)?;
                    match before {
                        Some(before) => Some(number - of(before)?.get(figure)?),
                        None => Some(number),
                    }
                })
                .collect();
            Some((figure, interval(numbers?)?))
        };
        Figure::ALL.into_iter().filter_map(interval_of).collect()
    };
    let years = draws.first().map_or(&[][..], |(draw, _)| draw.years.as_slice());
    let by_year = years.iter().map(|(year, _)| {
        let of = |draw: &Draw| {
            let found = draw.years.iter().find(|(one, _)| one == year);
            found.map(|(_, figures)| *figures)
        };
        (*year, figures(&of))
    });
    DrawIntervals {
        years: by_year.collect(),
        mean: figures(&|draw| Some(draw.mean)),
        draws: draws.len(),
    }
}
