//! How robust gains are: every action under the same seeded draws of openings and graduates (methods §10).

use super::recommendation::AdviceError;
use super::trials::Trials;
use super::tried::Tried;
use super::varied::counts_from;
use crate::control::{Control, Pieces};
use crate::model::Model;
use crate::planning::Plan;
use crate::scenario::{DrawConfig, Drawing, Interval, interval};
use crate::unit::MILLION;
use serde::Serialize;

/// What draws say about a gain.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Robustness {
    /// The share of draws in which the gain exceeds 1% of its estimate, 0..=1.
    pub holds: f64,
    /// The gain in value over the draws, in heads' worth, all years together.
    pub gain: Interval,
    /// How many draws.
    pub draws: u32,
}

impl Robustness {
    /// The same in whole millionths, so that it prints alike everywhere.
    #[must_use]
    pub fn rounded(self) -> Robustness {
        let round = |number: f64| libm::round(number * 1e6) / 1e6;
        Robustness {
            holds: round(self.holds),
            gain: self.gain.rounded(),
            draws: self.draws,
        }
    }
}

/// A gain holds if it exceeds this part of its estimate.
pub(super) const HOLDS: f64 = 0.01;

/// Measures every one of `tried` under the draws of `config`, all under the same: of openings by occupation and region, of
/// graduates by program. What an action adds or takes away comes as planned.
///
/// Every year of the plan is solved once a draw, which is a piece, and again, from there, for every action that touches it.
pub(super) fn measure(
    model: &Model,
    plan: &Plan,
    trials: &Trials,
    tried: &[&Tried],
    config: &DrawConfig,
    (control, pieces): (&Control, &Pieces),
) -> Result<Vec<Robustness>, AdviceError> {
    if tried.is_empty() {
        return Ok(Vec::new());
    }
    let drawing = Drawing::new(model, plan, config)?;
    let worlds: Vec<Option<Drawing>> = tried
        .iter()
        .map(|one| {
            let drawn = one
                .world
                .as_ref()
                .map(|world| Drawing::new(&world.model, &world.plan, config));
            drawn.transpose()
        })
        .collect::<Result<_, _>>()?;
    let mut gains: Vec<Vec<f64>> = vec![Vec::new(); tried.len()];
    for draw in 0..config.draws {
        let mut sums: Vec<i128> = vec![0; tried.len()];
        let mut paths = drawing.paths(draw);
        for (place, year) in trials.places() {
            let questions: Vec<(usize, Vec<(usize, i64)>)> = tried
                .iter()
                .enumerate()
                .map(|(k, one)| (k, trials.asked(&one.changes, place, year)))
                .filter(|(_, question)| !question.is_empty())
                .collect();
            if questions.is_empty() {
                continue;
            }
            let (heads, openings) = paths.margins(trials.market(place), year);
            let base = trials.matching(place).with_margins(&heads, &openings, control)?;
            for (k, question) in questions {
                sums[k] += base.with_heads(&question, control)?.value() - base.value();
            }
        }
        // Worlds of their own are drawn as a whole, and compared with the present year by year.
        let before = if worlds.iter().any(Option::is_some) {
            Some(drawing.draw(draw, control)?)
        } else {
            None
        };
        for (k, (one, world)) in tried.iter().zip(&worlds).enumerate() {
            let mut gain = sums[k] as f64 / MILLION as f64;
            if let (Some(world), Some(before)) = (world, &before) {
                let from = counts_from(model, &one.candidate.action, one.candidate.first_autumn);
                let after = world.draw(draw, control)?;
                let both = after.years.iter().zip(&before.years);
                let counted = both.filter(|((year, _), _)| *year >= from);
                gain = counted
                    .map(|((_, after), (_, before))| after.value - before.value)
                    .sum();
            }
            gains[k].push(gain);
        }
        pieces.next()?;
    }
    let robustness = |(one, gains): (&&Tried, Vec<f64>)| {
        let least = HOLDS * one.gained().whole();
        let holding = gains.iter().filter(|gain| **gain > least.max(0.0)).count();
        let holds = holding as f64 / gains.len().max(1) as f64;
        interval(gains).map(|gain| Robustness {
            holds,
            gain,
            draws: config.draws,
        })
    };
    Ok(tried.iter().zip(gains).filter_map(robustness).collect())
}
