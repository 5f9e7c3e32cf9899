//! The `related` factor: the probability that an expert would link the major and the occupation (methods §3).

use super::config::{FitConfig, Siblings};
use super::relatedness::{PairEvidence, Relatedness, Withhold};
use crate::id::{MajorIx, OccupationIx};
use crate::model::Model;
use vocmatch_algo::sorted::Map;

/// Why a major and an occupation count as related.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Related {
    /// An official source links them.
    Documented {
        /// The probability that follows.
        certainty: f64,
    },
    /// Other majors of the class are linked to the occupation.
    Siblings {
        /// How many of them.
        linked: u32,
        /// Of how many that have any link.
        of: u32,
        /// The probability that follows.
        probability: f64,
    },
    /// Words, votes of near majors and skills are the evidence.
    Inferred {
        /// The evidence; the pair's own link, if there were one, would not change it.
        evidence: PairEvidence,
        /// The probability that follows: that of the evidence, less where the major has other links
        /// (see [`undocumented_probability`]).
        probability: f64,
    },
}

impl Related {
    /// R, 0..=1.
    #[must_use]
    pub fn probability(self) -> f64 {
        match self {
            Related::Documented { certainty } => certainty,
            Related::Siblings { probability, .. } | Related::Inferred { probability, .. } => probability,
        }
    }
}

/// Returns the probability from siblings: `certainty · k/(n+1)` or `certainty · k/n` (see [`Siblings`]); 0 without
/// siblings.
#[must_use]
pub fn sibling_probability(linked: u32, of: u32, how: Siblings, certainty: f64) -> f64 {
    let of = match how {
        Siblings::Off => return 0.0,
        // Where siblings are one piece of evidence among others, their share is shrunk.
        Siblings::Shrunk | Siblings::Calibrated => of + 1,
        Siblings::Share | Siblings::WholeClass => of,
    };
    if of == 0 {
        0.0
    } else {
        certainty * f64::from(linked) / f64::from(of)
    }
}

/// Returns the probability R of a pair, given that an expert has linked the major, but not to this occupation: by
/// Bayes' rule
/// `R(1 − c)/(1 − R·c)`, if the documented links hold a share c of all that an expert would make.
///
/// ```
/// # use vocmatch::fit::undocumented_probability;
/// assert_eq!(undocumented_probability(0.5, 0.0), 0.5);
/// assert_eq!(undocumented_probability(0.5, 1.0), 0.0);
/// ```
#[must_use]
pub fn undocumented_probability(probability: f64, completeness: f64) -> f64 {
    let told = 1.0 - probability * completeness;
    if told > 0.0 {
        probability * (1.0 - completeness) / told
    } else {
        0.0
    }
}

/// Every occupation that `major` is related to by link, words, votes or skills, in occupation order. `each` is told
/// the evidence of every pair.
pub(super) fn inferred(
    model: &Model,
    relatedness: &Relatedness,
    major: MajorIx,
    config: &FitConfig,
    each: &mut dyn FnMut(usize, f64),
) -> Vec<(OccupationIx, Related)> {
    let own = &model.major(major).occupations;
    let mut related = Vec::new();
    for (o, evidence) in relatedness
        .of_major(major, Withhold::Pair)
        .into_iter()
        .enumerate()
    {
        each(o, evidence.probability);
        let occupation = OccupationIx::at(o);
        let certainty = config.link_certainty;
        let (how, least) = if config.links && own.binary_search(&occupation).is_ok() {
            (Related::Documented { certainty }, 0.0)
        } else {
            let probability = if own.is_empty() || !config.links {
                evidence.probability
            } else {
                undocumented_probability(evidence.probability, config.related.completeness)
            };
            (
                Related::Inferred {
                    evidence,
                    probability,
                },
                config.related.min_probability,
            )
        };
        if how.probability() >= least {
            related.push((occupation, how));
        }
    }
    related
}

/// For each class, how many majors have links and how many link to each occupation.
pub(super) struct ClassLinks {
    classes: Vec<(u32, Map<OccupationIx, u32>)>,
}

impl ClassLinks {
    pub(super) fn new(model: &Model) -> ClassLinks {
        let mut classes = vec![(0, Map::new()); model.categories().len()];
        for major in model.majors() {
            if let (Some(class), false) = (major.category, major.occupations.is_empty()) {
                let (majors, links) = &mut classes[class.index()];
                *majors += 1;
                for occupation in &major.occupations {
                    *links.entry(*occupation).or_insert(0) += 1;
                }
            }
        }
        ClassLinks { classes }
    }

    /// Every occupation that `major` is related to, in occupation order.
    pub(super) fn related(
        &self,
        model: &Model,
        major: MajorIx,
        config: &FitConfig,
    ) -> Vec<(OccupationIx, Related)> {
        let major = model.major(major);
        let own = |o: &OccupationIx| major.occupations.binary_search(o).is_ok();
        let documented = Related::Documented {
            certainty: config.link_certainty,
        };
        let Some(class) = major.category else {
            return major.occupations.iter().map(|o| (*o, documented)).collect();
        };
        let (majors, links) = &self.classes[class.index()];
        let whole = config.siblings == Siblings::WholeClass;
        let of = if whole || major.occupations.is_empty() {
            *majors
        } else {
            majors - 1
        };
        let mut related: Map<OccupationIx, Related> = Map::new();
        for (occupation, linked) in links {
            if !own(occupation) || whole {
                let probability = sibling_probability(*linked, of, config.siblings, config.link_certainty);
                if probability > 0.0 {
                    related.insert(
                        *occupation,
                        Related::Siblings {
                            linked: *linked,
                            of,
                            probability,
                        },
                    );
                }
            }
        }
        if !whole {
            related.extend(major.occupations.iter().map(|o| (*o, documented)));
        }
        related.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_linked_sibling_counts_half_when_shrunk_and_fully_as_a_share() {
        assert_eq!(sibling_probability(1, 1, Siblings::Shrunk, 0.95), 0.475);
        assert_eq!(sibling_probability(1, 1, Siblings::Share, 0.95), 0.95);
        assert_eq!(sibling_probability(2, 3, Siblings::Shrunk, 0.95), 0.475);
        assert_eq!(sibling_probability(0, 0, Siblings::Share, 0.95), 0.0);
    }
}
