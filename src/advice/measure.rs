//! Robustness of gains: every action under the same seeded draws of openings and graduates (methods §10).

use super::error::AdviceError;
use super::evaluated::Evaluated;
use super::trials::Trials;
use crate::control::{Control, Pieces};
use crate::model::Model;
use crate::plan::Plan;
use crate::scenario::{DrawConfig, Drawing, Interval, interval};
use crate::unit::MILLION;
use serde::Serialize;

/// The gain of an action over draws.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
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
    /// Returns the same in whole millionths, so that it prints alike on every machine.
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

/// Measures every one of `evaluated` under the same draws of `config`: openings by occupation and region, graduates
/// by program. The heads that an action adds or removes are not varied.
///
/// Every year of the plan is solved once a draw, which is a piece, and again, from there, for every action that touches it: the
/// gain of a draw is a difference of two optima under the same draw (common random numbers), so that chance common to both
/// cancels. What remains is the variance of the gain itself.
pub(super) fn measure(
    model: &Model,
    plan: &Plan,
    trials: &Trials,
    evaluated: &[&Evaluated],
    config: &DrawConfig,
    (control, pieces): (&Control, &Pieces),
) -> Result<Vec<Robustness>, AdviceError> {
    if evaluated.is_empty() {
        return Ok(Vec::new());
    }
    let drawing = Drawing::new(model, plan, config)?;
    let replanned: Vec<Option<Drawing>> = evaluated
        .iter()
        .map(|one| {
            let drawn = one
                .replanned
                .as_ref()
                .map(|after| Drawing::new(&after.model, &after.plan, config));
            drawn.transpose()
        })
        .collect::<Result<_, _>>()?;
    let mut gains: Vec<Vec<f64>> = vec![Vec::new(); evaluated.len()];
    for draw in 0..config.draws {
        let mut sums: Vec<i128> = vec![0; evaluated.len()];
        let mut paths = drawing.paths(draw);
        for (place, year) in trials.places() {
            let questions: Vec<(usize, Vec<(usize, i64)>)> = evaluated
                .iter()
                .enumerate()
                .map(|(k, one)| (k, trials.asked(&one.changes, place, year)))
                .filter(|(_, question)| !question.is_empty())
                .collect();
            if questions.is_empty() {
                continue;
            }
            let (heads, openings) = paths.margins(trials.market(place), year);
            // Two warm starts: from the estimate to the draw, once a year, and from the draw to each action.
            let base = trials.matching(place).with_margins(&heads, &openings, control)?;
            for (k, question) in questions {
                sums[k] += base.with_heads(&question, control)?.value() - base.value();
            }
        }
        // Actions that change more than heads are planned afresh. They are drawn as a whole and compared with the present
        // plan year by year: the seed is the same, so that both see the same openings and graduates.
        let before = if replanned.iter().any(Option::is_some) {
            Some(drawing.draw(draw, control)?)
        } else {
            None
        };
        for (k, (one, drawn)) in evaluated.iter().zip(&replanned).enumerate() {
            let mut gain = sums[k] as f64 / MILLION as f64;
            if let (Some(drawn), Some(before)) = (drawn, &before) {
                let from = one
                    .candidate
                    .action
                    .counts_from(model, one.candidate.aim.first_autumn);
                let after = drawn.draw(draw, control)?;
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
    let robustness = |(one, gains): (&&Evaluated, Vec<f64>)| {
        // For an action without an estimated gain the threshold is 0, never below it.
        let least = HOLDS * one.gained().whole();
        let holding = gains.iter().filter(|gain| **gain > least.max(0.0)).count();
        let holds = holding as f64 / gains.len().max(1) as f64;
        interval(gains).map(|gain| Robustness {
            holds,
            gain,
            draws: config.draws,
        })
    };
    Ok(evaluated.iter().zip(gains).filter_map(robustness).collect())
}
