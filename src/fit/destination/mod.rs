//! Destinations: the share of a major's graduates who go to each occupation, jobs outside their field included
//! (methods §3).
//!
//! share(o) = `exp u(o) / Σ exp u`, a conditional logit over all occupations that the tables know. Its coefficients are
//! fitted on observed flows of degrees into occupations; [`Destinations::features`] lets a caller fit their own with
//! [`vocmatch_algo::conditional_logit`]. Below a bachelor's degree, and outside the country of the fit, the law is
//! carried over, not measured.

mod asks;
mod law;
mod second_hand;

pub use law::{Coefficients, Sizes, View};

use super::link_evidence::LinkEvidence;
use super::table::FitTable;
use crate::id::{MajorIx, OccupationIx};
use crate::model::Model;
use crate::unit::Level;
use asks::Asks;
use law::{FEATURES, Law, Step};
use ndarray::{Array2, ArrayView1};
use second_hand::Neighbours;
use std::sync::Arc;

/// Added to the evidence before its logarithm, and to the second-hand evidence.
const EVIDENCE_FLOOR: f64 = 0.001;
const SECOND_HAND_FLOOR: f64 = 0.003;

/// The breadth of a middling major, in nats.
const USUAL_BREADTH: f64 = 2.59;

/// What destinations are computed from: evidence, second-hand evidence, and the facts about occupations.
#[derive(Debug, Clone)]
pub struct Destinations {
    /// ln(p + .001), by major and occupation.
    evidence: Arc<Array2<f32>>,
    /// ln(s + .003).
    second_hand: Arc<Array2<f32>>,
    breadth: Vec<f64>,
    has_skills: bool,
    asks: Asks,
    coefficients: Coefficients,
    levels: Vec<Level>,
    links: Vec<Vec<OccupationIx>>,
}

impl Destinations {
    /// Reads the evidence behind a fit table. `sizes`: by what occupations are weighed, as far as the tables tell it;
    /// `None`: employment, else openings. O(majors · occupations · neighbours).
    #[must_use]
    pub fn new(model: &Model, fit: &FitTable, sizes: Option<Sizes>) -> Destinations {
        let kept = fit.link_evidence().cloned();
        let evidence = kept.unwrap_or_else(|| LinkEvidence::new(model, fit.config()));
        let evidence = evidence.with_given(model);
        let majors = evidence.size().0;
        let neighbours = Neighbours::new(model);
        let asks = Asks::new(model, sizes);
        let mut second_hand = Array2::zeros(evidence.size());
        let mut breadths = Vec::with_capacity(majors);
        let mut logs = Array2::zeros(evidence.size());
        for m in 0..majors {
            let p = evidence.row(m);
            neighbours.of(&p, &mut second_hand.row_mut(m));
            breadths.push(breadth(&p, &asks.people));
            logs.row_mut(m)
                .zip_mut_with(&p, |log, p| *log = log_above(*p, EVIDENCE_FLOOR));
        }
        second_hand.mapv_inplace(|s| log_above(s, SECOND_HAND_FLOOR));
        Destinations {
            coefficients: Coefficients::for_tables(asks.sizes, neighbours.are_known()),
            has_skills: neighbours.are_known(),
            evidence: Arc::new(logs),
            second_hand: Arc::new(second_hand),
            breadth: breadths,
            asks,
            levels: model.majors().iter().map(|major| major.level).collect(),
            links: model
                .majors()
                .iter()
                .map(|major| major.occupations.clone())
                .collect(),
        }
    }

    /// Returns the same with other coefficients.
    #[must_use]
    pub fn with_coefficients(mut self, coefficients: Coefficients) -> Destinations {
        self.coefficients = coefficients;
        self
    }

    /// Returns the same with occupations weighed by other sizes, as far as the tables tell them, and the coefficients
    /// that belong to these.
    #[must_use]
    pub fn with_sizes(&self, model: &Model, sizes: Option<Sizes>) -> Destinations {
        let asks = Asks::new(model, sizes);
        Destinations {
            coefficients: Coefficients::for_tables(asks.sizes, self.has_skills),
            asks,
            ..self.clone()
        }
    }

    /// Returns the coefficients in use.
    #[must_use]
    pub fn coefficients(&self) -> &Coefficients {
        &self.coefficients
    }

    /// Returns how many occupations there are.
    #[must_use]
    pub fn occupations(&self) -> usize {
        self.asks.step.len()
    }

    /// Returns the share of a major's graduates in each occupation, in occupation order; they add up to 1.
    #[must_use]
    pub fn shares(&self, major: MajorIx, view: View) -> Vec<f64> {
        self.normalised(major, Law::Of(view))
    }

    /// Returns the weights from which the pay of a class is foretold; they add up to 1. They are no shares of people:
    /// jobs that ask for less than the award count for less than they are taken.
    #[must_use]
    pub fn pay_weights(&self, major: MajorIx) -> Vec<f64> {
        self.normalised(major, Law::Pay)
    }

    fn normalised(&self, major: MajorIx, law: Law) -> Vec<f64> {
        let mut u = self.utilities(major, law);
        for (u, size) in u.iter_mut().zip(&self.asks.log_size) {
            *u += self.coefficients.size * size;
        }
        vocmatch_algo::conditional_logit::softmax(&mut u);
        u
    }

    /// exp u without the term of the size, for markets that know the openings within reach: each stands for as many
    /// people employed as an opening of its occupation does, if these are the sizes.
    pub(crate) fn attractions(&self, major: MajorIx, view: View) -> Vec<f64> {
        let u = self.utilities(major, Law::Of(view)).into_iter();
        let sizes = self.asks.size.iter().zip(&self.asks.openings);
        let stands_for = |(size, openings): (&f64, &f64)| match self.asks.sizes {
            Sizes::Employment if *size > 0.0 && *openings > 0.0 => libm::log(size / openings),
            _ => 0.0,
        };
        let power = self.coefficients.size;
        u.zip(sizes)
            .map(|(u, sizes)| libm::exp(u + power * stands_for(sizes)))
            .collect()
    }

    /// u without the term of the size.
    fn utilities(&self, major: MajorIx, law: Law) -> Vec<f64> {
        let m = major.index();
        let c = &self.coefficients;
        let slope = c.evidence + c.breadth * (self.breadth[m] - USUAL_BREADTH);
        let (evidence, second) = (self.evidence.row(m), self.second_hand.row(m));
        let mut linked = self.links[m].iter().peekable();
        let mut all = Vec::with_capacity(self.occupations());
        for o in 0..self.occupations() {
            let x = f64::from(u8::from(self.asks.experience[o]));
            let own_link = linked.next_if(|link| link.index() == o).is_some();
            let (p, s) = (f64::from(evidence[o]), f64::from(second[o]));
            let level = law.term(self.levels[m], self.asks.step[o], own_link, c.beyond);
            all.push((slope + c.evidence_experience * x) * p + c.second_hand * s + c.experience * x + level);
        }
        all
    }

    /// Returns the features of a pair, in the order of [`Coefficients`], for a fit of the career view.
    #[must_use]
    pub fn features(&self, major: MajorIx, occupation: OccupationIx) -> [f64; FEATURES] {
        let (m, o) = (major.index(), occupation.index());
        let x = f64::from(u8::from(self.asks.experience[o]));
        let (p, s) = (
            f64::from(self.evidence[(m, o)]),
            f64::from(self.second_hand[(m, o)]),
        );
        let beyond = self.asks.step[o] > Step::of(Level::AppliedBachelor);
        [
            self.asks.log_size[o],
            p,
            (self.breadth[m] - USUAL_BREADTH) * p,
            s,
            x,
            x * p,
            f64::from(u8::from(beyond)),
        ]
    }

    /// Returns whether an occupation usually asks for more than the four levels.
    #[must_use]
    pub fn is_beyond(&self, occupation: OccupationIx) -> bool {
        self.asks.step[occupation.index()] == Step::BEYOND
    }
}

/// B: the entropy of evidence × size, in nats.
fn breadth(evidence: &ArrayView1<f32>, size: &[f64]) -> f64 {
    let mass = || evidence.iter().zip(size).map(|(p, size)| f64::from(*p) * size);
    let all: f64 = mass().sum();
    if all <= 0.0 {
        return USUAL_BREADTH;
    }
    let parts = mass().filter(|part| *part > 0.0).map(|part| part / all);
    -parts.map(|share| share * libm::log(share)).sum::<f64>()
}

/// ln(share + floor), in single precision.
#[expect(clippy::cast_possible_truncation, reason = "a logarithm: 7 digits suffice")]
fn log_above(share: f32, floor: f64) -> f32 {
    libm::log(f64::from(share) + floor) as f32
}
