//! The evidence of every pair of a major and an occupation, the pair's own link withheld.

use super::config::FitConfig;
use super::relatedness::{Relatedness, Withhold};
use crate::id::MajorIx;
use crate::model::Model;
use ndarray::{Array2, ArrayView1};
use std::sync::Arc;

/// By major and occupation: the probability that an expert would link the two, 0..=1, in single precision, which
/// saves half of the memory. Shared, so that it is cheap to clone.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LinkEvidence(Arc<Array2<f32>>);

impl LinkEvidence {
    /// Reads words, votes and skills. O(majors · occupations).
    pub(super) fn new(model: &Model, config: &FitConfig) -> LinkEvidence {
        let relatedness =
            Relatedness::new(model, &config.related).with_calibration(config.calibration.clone());
        let mut draft = Draft::new(model);
        for major in (0..model.majors().len()).map(MajorIx::at) {
            let found = relatedness.of_major(major, Withhold::Pair);
            for (o, pair) in found.iter().enumerate() {
                draft.set(major, o, pair.probability);
            }
        }
        draft.finish()
    }

    /// The same with what the tables give: a major with evidence there has no other.
    pub(super) fn with_given(self, model: &Model) -> LinkEvidence {
        let given = model.link_evidence();
        if given.is_empty() {
            return self;
        }
        let mut draft = Draft(Arc::unwrap_or_clone(self.0));
        let mut last = None;
        for one in given {
            if last != Some(one.major) {
                draft.0.row_mut(one.major.index()).fill(0.0);
                last = Some(one.major);
            }
            draft.set(one.major, one.occupation.index(), one.probability.get());
        }
        draft.finish()
    }

    /// The evidence of a major with every occupation.
    pub(super) fn row(&self, major: usize) -> ArrayView1<'_, f32> {
        self.0.row(major)
    }

    /// How many majors and occupations there are.
    pub(super) fn size(&self) -> (usize, usize) {
        self.0.dim()
    }
}

/// Evidence that is being collected.
pub(super) struct Draft(Array2<f32>);

impl Draft {
    pub(super) fn new(model: &Model) -> Draft {
        Draft(Array2::zeros((model.majors().len(), model.occupations().len())))
    }

    #[expect(clippy::cast_possible_truncation, reason = "a share: 7 digits suffice")]
    pub(super) fn set(&mut self, major: MajorIx, occupation: usize, probability: f64) {
        self.0[(major.index(), occupation)] = probability as f32;
    }

    pub(super) fn finish(self) -> LinkEvidence {
        LinkEvidence(Arc::new(self.0))
    }
}
