//! Second-hand evidence: an occupation is likely if one that needs the same skills is.

use crate::fit::relatedness::Skills;
use crate::model::Model;
use ndarray::{ArrayView1, ArrayViewMut1};
use vocmatch_algo::order;

/// By occupation, those whose needs are like its own, with the discount cos⁴ of the likeness.
pub(super) struct Neighbours {
    /// By source: the occupations that it speaks for.
    targets: Vec<Vec<(u32, f32)>>,
}

/// How many of the likest occupations speak for one.
const NEAREST: usize = 80;

/// Evidence below this says nothing second-hand.
const LEAST: f32 = 0.0005;

impl Neighbours {
    /// O(occupations² · skills).
    pub(super) fn new(model: &Model) -> Neighbours {
        let skills = Skills::new(model);
        let count = model.occupations().len();
        let mut targets = vec![Vec::new(); count];
        for o in 0..count {
            let mut like: Vec<(f64, usize)> = (0..count)
                .filter(|other| *other != o)
                .map(|other| (skills.cosine(o, other), other))
                .filter(|(cosine, _)| *cosine > 0.0)
                .collect();
            order::sort_by(&mut like, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            for (cosine, other) in like.into_iter().take(NEAREST) {
                #[expect(clippy::cast_possible_truncation, reason = "a share of single precision")]
                let discount = (cosine * cosine * cosine * cosine) as f32;
                targets[other].push((u32::try_from(o).unwrap_or(u32::MAX), discount));
            }
        }
        Neighbours { targets }
    }

    /// Whether any occupation has a neighbour: the tables tell skills.
    pub(super) fn are_known(&self) -> bool {
        self.targets.iter().any(|targets| !targets.is_empty())
    }

    /// s: the best evidence of another occupation, discounted by likeness. O(occupations · neighbours).
    pub(super) fn of(&self, evidence: &ArrayView1<f32>, second: &mut ArrayViewMut1<f32>) {
        second.fill(0.0);
        for (source, p) in evidence.iter().enumerate().filter(|(_, p)| **p >= LEAST) {
            for (target, discount) in &self.targets[source] {
                let s = &mut second[*target as usize];
                *s = s.max(p * discount);
            }
        }
    }
}
