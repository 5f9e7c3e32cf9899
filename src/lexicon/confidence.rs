//! Maps likeness to confidence: the probability that a link with such scores is right.

use super::fold::is_unspaced;
use super::likeness::Likeness;

/// The number of predictors.
pub(super) const SIGNS: usize = 10;

/// The predictors of a confidence: the likeness of the first candidate, before any votes, and its lead over the best
/// name of another concept.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signs {
    numbers: [f64; SIGNS],
    pub(super) script: Script,
}

/// Whether a name is written with spaces between words. The meaning of a likeness depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Spaced,
    Unspaced,
}

impl Script {
    /// The script of most of a name.
    pub(super) fn of(plain: &str) -> Script {
        let unspaced = plain.chars().filter(|c| is_unspaced(*c)).count();
        if 2 * unspaced > plain.chars().count() {
            Script::Unspaced
        } else {
            Script::Spaced
        }
    }
}

impl Signs {
    /// `rival` is the score of the likest name of another concept; `plain` is the name, folded.
    pub(super) fn new(likeness: &Likeness, score: f64, rival: f64, plain: &str) -> Signs {
        let Likeness {
            of_name, of_label, ..
        } = *likeness;
        Signs {
            numbers: [
                score,
                score * score,
                score - rival,
                of_name.min(of_label),
                of_name * of_label,
                likeness.alignment,
                likeness.known,
                likeness.cosine,
                libm::log(plain.chars().count().max(1) as f64),
                likeness.dice,
            ],
            script: Script::of(plain),
        }
    }

    /// The logit of the confidence where concepts have several names: a logistic regression on the development
    /// halves of four English and two Chinese sets of names, with names that match nothing
    /// (`docs/accuracy.md`).
    pub(super) fn logit(&self) -> f64 {
        let (intercept, weights) = match self.script {
            Script::Spaced => (
                -6.35,
                [1.00, -2.93, 4.71, 2.50, 2.81, 1.61, 1.39, -0.97, 0.32, 2.48],
            ),
            Script::Unspaced => (
                -5.26,
                [7.33, 1.35, 1.37, -2.49, 0.12, 0.39, 0.38, -0.57, 0.58, -0.58],
            ),
        };
        let products = weights
            .iter()
            .zip(&self.numbers)
            .map(|(weight, sign)| weight * sign);
        intercept + products.sum::<f64>()
    }
}

/// The probability that a name which a concept has word for word means this concept and nothing else.
const EXACT: f64 = 0.97;

/// With fewer names a concept, look-ups are assumed to be misspelt names rather than other names.
const FEW_NAMES: f64 = 1.1;

/// Turns a logit into a confidence: σ(offset + slope · logit).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Line {
    pub(super) offset: f64,
    pub(super) slope: f64,
}

impl Line {
    /// The identity.
    pub(super) const PLAIN: Line = Line {
        offset: 0.0,
        slope: 1.0,
    };

    pub(super) fn confidence(self, logit: f64) -> f64 {
        logistic(self.offset + self.slope * logit)
    }
}

/// Maps the logits of a lexicon to confidences.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Confidence {
    pub(super) spaced: Line,
    pub(super) unspaced: Line,
}

impl Confidence {
    /// For a lexicon without its own calibration. Where concepts have one name each, look-ups are mostly misspelt
    /// names, which are right more often: fitted on the development halves of three sets with typing errors,
    /// abbreviated names and words in another order.
    pub(super) fn usual(names: usize, concepts: usize) -> Confidence {
        if names as f64 >= FEW_NAMES * concepts as f64 {
            return Confidence {
                spaced: Line::PLAIN,
                unspaced: Line::PLAIN,
            };
        }
        Confidence {
            spaced: Line {
                offset: 1.20,
                slope: 1.36,
            },
            unspaced: Line {
                offset: 2.21,
                slope: 2.55,
            },
        }
    }

    /// The confidence of a first candidate.
    pub(super) fn of(&self, signs: &Signs) -> f64 {
        let line = match signs.script {
            Script::Spaced => self.spaced,
            Script::Unspaced => self.unspaced,
        };
        line.confidence(signs.logit())
    }

    /// The confidence of each of some concepts that have exactly this name.
    pub(super) fn exact(concepts: usize) -> f64 {
        EXACT / concepts.max(1) as f64
    }
}

/// 1 / (1 + e^−x).
pub(super) fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-x))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_the_label_but_for_a_letter_is_surer_than_a_stranger() {
        let near = Likeness {
            alignment: 0.95,
            cosine: 0.85,
            dice: 0.85,
            ..Likeness::SAME
        };
        let far = Likeness {
            cosine: 0.2,
            dice: 0.2,
            alignment: 0.3,
            known: 0.3,
            of_name: 0.3,
            of_label: 0.3,
        };
        for plain in ["welding technician", "焊接技术员"] {
            let of = |likeness: &Likeness| Signs::new(likeness, likeness.score(), 0.3, plain);
            for names in [100, 300] {
                let confidence = Confidence::usual(names, 100);
                let (sure, unsure) = (confidence.of(&of(&near)), confidence.of(&of(&far)));
                assert!(sure > 0.8 && unsure < 0.2, "{plain} {names}: {sure} {unsure}");
            }
        }
    }

    #[test]
    fn the_script_is_that_of_most_letters() {
        assert_eq!(Script::of("plc编程与调试"), Script::Unspaced);
        assert_eq!(Script::of("c++ 语言"), Script::Spaced);
        assert_eq!(Script::of(""), Script::Spaced);
    }
}
