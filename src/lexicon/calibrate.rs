//! Calibrates confidences to a taxonomy, from its own names.

use super::build::{Lexicon, Name};
use super::confidence::{Line, Script, logistic};
use super::fold::folded;

/// Names that are looked up to calibrate, at most.
const MOST: usize = 1500;
/// With fewer names in a script, the default confidences are the better estimate.
const LEAST: usize = 60;
/// The largest share of a concept's further names that is held out.
const SHARE: f64 = 0.3;

/// The sample behind a calibration.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Calibration {
    /// Names that were held out and looked up, and names without a concept.
    pub held_out: usize,
    /// How many of them were linked to their concept.
    pub right: usize,
    /// The mean confidence in them before calibration, 0..=1.
    pub before: f64,
    /// The mean confidence in them after calibration, 0..=1.
    pub after: f64,
}

/// The names of a lexicon split in two: those that stay, and those that are looked up, with the ids of their concepts.
struct Trial {
    kept: Vec<Name>,
    asked: Vec<Name>,
}

impl Trial {
    /// Holds out about [`MOST`] of the names, never the only one of a concept. The choice is deterministic: every
    /// k-th name in order.
    fn new(names: Vec<Name>) -> Trial {
        let further = names.windows(2).filter(|pair| pair[0].id == pair[1].id).count();
        let share = (MOST as f64 / further.max(1) as f64).min(SHARE);
        let mut trial = Trial {
            kept: Vec::new(),
            asked: Vec::new(),
        };
        let mut due = 0.0;
        for name in names {
            let only = trial.kept.last().is_none_or(|last: &Name| last.id != name.id);
            due += if only { 0.0 } else { share };
            if due >= 1.0 {
                due -= 1.0;
                trial.asked.push(name);
            } else {
                trial.kept.push(name);
            }
        }
        trial
    }
}

/// For each name that is looked up, whether it was linked rightly, and the logit of its confidence. Names that
/// another concept has too are skipped: they are answered without a comparison.
fn outcomes(lexicon: &Lexicon, asked: &[Name]) -> Vec<(Script, f64, bool)> {
    let mut searcher = lexicon.searcher();
    let asked = asked
        .iter()
        .filter(|name| !lexicon.exact.contains_key(&*folded(&name.text)));
    let of = asked.filter_map(|name| {
        let (id, signs) = searcher.signs(&name.text)?;
        Some((signs.script, signs.logit(), id == name.id))
    });
    of.collect()
}

/// Fits offset and slope by maximum likelihood (after Platt 1999, with his smoothed targets) with a weak penalty
/// towards offset 0 and slope 1, by Newton's method.
///
/// ```text
/// minimise −Σ [t·ln σ(a + b·x) + (1 − t)·ln(1 − σ(a + b·x))] + (a² + (b − 1)²) / 2
/// ```
fn fit(outcomes: &[(f64, bool)]) -> Line {
    let right = outcomes.iter().filter(|outcome| outcome.1).count() as f64;
    let wrong = outcomes.len() as f64 - right;
    let (high, low) = ((right + 1.0) / (right + 2.0), 1.0 / (wrong + 2.0));
    let mut line = Line::PLAIN;
    for _ in 0..50 {
        let (mut g0, mut g1) = (line.offset, line.slope - 1.0);
        let (mut h00, mut h01, mut h11) = (1.0, 0.0, 1.0);
        for (logit, is_right) in outcomes {
            let p = logistic(line.offset + line.slope * logit);
            let error = p - if *is_right { high } else { low };
            let spread = p * (1.0 - p);
            g0 += error;
            g1 += error * logit;
            h00 += spread;
            h01 += spread * logit;
            h11 += spread * logit * logit;
        }
        // The penalty keeps it positive definite.
        let determinant = h00 * h11 - h01 * h01;
        let (d0, d1) = (
            (h11 * g0 - h01 * g1) / determinant,
            (h00 * g1 - h01 * g0) / determinant,
        );
        // Half steps prevent divergence, and fifty of them suffice.
        line.offset -= d0.clamp(-1.0, 1.0);
        line.slope -= d1.clamp(-0.5, 0.5);
        if d0.abs() + d1.abs() < 1e-9 {
            break;
        }
    }
    // A higher score must not lower the confidence.
    line.slope = line.slope.max(0.05);
    line
}

impl Lexicon {
    /// Fits the confidences to this taxonomy: some names are held out of concepts that have others, and the answers
    /// of a lexicon of the rest for them, and for `strangers`, names that mean none of the concepts, are compared
    /// with the truth. Give as large a share of strangers as will be looked up later; without any, confidences are
    /// those of names that have a concept. A script with fewer than 60 names to look up keeps the default
    /// confidences; if that is so of every script, the result is `None`.
    ///
    /// Takes about as long as [`Lexicon::new`], and up to 1,500 look-ups beside those of the strangers.
    #[must_use]
    pub fn calibrated(mut self, strangers: &[&str]) -> (Lexicon, Option<Calibration>) {
        let trial = Trial::new(self.own_names());
        if trial.asked.len() < LEAST {
            return (self, None);
        }
        let rest = Lexicon::of_names(trial.kept);
        let mut all = outcomes(&rest, &trial.asked);
        let strangers = strangers.iter().map(|text| Name {
            id: String::new(),
            plain: String::new(),
            text: (*text).to_owned(),
        });
        all.extend(
            outcomes(&rest, &strangers.collect::<Vec<_>>())
                .into_iter()
                .map(|one| (one.0, one.1, false)),
        );
        let mut calibration = Calibration {
            held_out: 0,
            right: 0,
            before: 0.0,
            after: 0.0,
        };
        for script in [Script::Spaced, Script::Unspaced] {
            let of = all.iter().filter(|outcome| outcome.0 == script);
            let of: Vec<(f64, bool)> = of.map(|outcome| (outcome.1, outcome.2)).collect();
            if of.len() < LEAST {
                continue;
            }
            let line = match script {
                Script::Spaced => &mut self.confidence.spaced,
                Script::Unspaced => &mut self.confidence.unspaced,
            };
            let mean = |line: Line| of.iter().map(|outcome| line.confidence(outcome.0)).sum::<f64>();
            calibration.before += mean(*line);
            *line = fit(&of);
            calibration.after += mean(*line);
            calibration.held_out += of.len();
            calibration.right += of.iter().filter(|outcome| outcome.1).count();
        }
        let asked = calibration.held_out.max(1) as f64;
        calibration.before /= asked;
        calibration.after /= asked;
        let calibrated = calibration.held_out > 0;
        (self, calibrated.then_some(calibration))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fit_finds_the_line_that_outcomes_were_made_by() {
        // Of a hundred at each logit, as many are right as σ(−.5 + 2·x) says.
        let outcomes: Vec<(f64, bool)> = [-1.0, -0.5, 0.0, 0.5, 1.0]
            .into_iter()
            .flat_map(|x| {
                let right = 1000.0 * logistic(-0.5 + 2.0 * x);
                (0..1000).map(move |k| (x, f64::from(k) < right))
            })
            .collect();
        let line = fit(&outcomes);
        assert!(
            (line.offset + 0.5).abs() < 0.03 && (line.slope - 2.0).abs() < 0.05,
            "{line:?}"
        );
    }

    #[test]
    fn outcomes_of_one_kind_leave_a_finite_line() {
        for right in [true, false] {
            let line = fit(&vec![(1.0, right); 100]);
            assert!(line.offset.is_finite() && line.slope >= 0.05, "{line:?}");
        }
    }

    #[test]
    fn no_concept_loses_its_last_name() {
        let name = |id: usize, k: usize| Name {
            id: format!("{id:03}"),
            plain: format!("name {k} of {id}"),
            text: format!("Name {k} of {id}"),
        };
        let names: Vec<Name> = (0..100)
            .flat_map(|id| (0..=id % 4).map(move |k| name(id, k)))
            .collect();
        let trial = Trial::new(names.clone());
        assert_eq!(trial.kept.len() + trial.asked.len(), names.len());
        // 150 further names, three tenths of them.
        assert!(trial.asked.len().abs_diff(45) <= 1, "{}", trial.asked.len());
        assert!((0..100).all(|id| trial.kept.iter().any(|kept| kept.id == format!("{id:03}"))));
    }
}
