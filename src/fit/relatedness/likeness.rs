//! Likeness of skills: the similarity of an occupation's requirements to those of the other linked occupations.

use crate::model::Model;

/// The requirements of each occupation relative to others: its importances, standardised by skill, at length 1;
/// `None` where its skills are not known.
pub(in crate::fit) struct Skills {
    profiles: Vec<Option<Vec<f64>>>,
}

impl Skills {
    pub(in crate::fit) fn new(model: &Model) -> Skills {
        let known: Vec<bool> = model.occupations().iter().map(|o| !o.needs.is_empty()).collect();
        let count = known.iter().filter(|known| **known).count().max(1) as f64;
        let width = model.skills().len();
        let rows: Vec<Vec<f64>> = model
            .occupations()
            .iter()
            .map(|occupation| {
                let mut row = vec![0.0; width];
                for need in &occupation.needs {
                    row[need.skill.index()] = need.importance.get();
                }
                row
            })
            .collect();
        let of_known = || {
            rows.iter()
                .zip(&known)
                .filter(|(_, known)| **known)
                .map(|(row, _)| row)
        };
        let mut mean = vec![0.0; width];
        of_known().for_each(|row| mean.iter_mut().zip(row).for_each(|(mean, x)| *mean += x / count));
        let mut spread = vec![0.0; width];
        of_known().for_each(|row| {
            let squares = row.iter().zip(&mean).map(|(x, mean)| (x - mean) * (x - mean));
            spread
                .iter_mut()
                .zip(squares)
                .for_each(|(spread, square)| *spread += square / count);
        });
        let profiles = rows.iter().zip(&known).map(|(row, known)| {
            let scaled = row.iter().zip(&mean).zip(&spread).map(|((x, mean), spread)| {
                if *spread > 0.0 {
                    (x - mean) / spread.sqrt()
                } else {
                    0.0
                }
            });
            let scaled: Vec<f64> = scaled.collect();
            let length = dot(&scaled, &scaled).sqrt();
            (*known && length > 0.0).then(|| scaled.iter().map(|x| x / length).collect())
        });
        Skills {
            profiles: profiles.collect(),
        }
    }

    /// The cosine between the requirements of two occupations; 0 where either is not known.
    pub(in crate::fit) fn cosine(&self, a: usize, b: usize) -> f64 {
        match (&self.profiles[a], &self.profiles[b]) {
            (Some(a), Some(b)) => dot(a, b),
            _ => 0.0,
        }
    }

    /// By occupation: the cosine between its skills and the weighted mean of the others', where a member of `linked`
    /// (in order) counts one more; 0 where either is not known or they have less in common than by chance.
    pub(super) fn likeness(&self, weights: &[f64], linked: &[usize]) -> Vec<f64> {
        let sum = self.sum(weights, linked, None);
        let mut likeness: Vec<f64> = self
            .profiles
            .iter()
            .zip(weights)
            .map(|(profile, weight)| {
                profile
                    .as_ref()
                    .map_or(0.0, |profile| among(&sum, profile, *weight))
            })
            .collect();
        // A linked occupation is summed again without its own link, bit for bit as if it had none.
        for o in linked {
            if let Some(profile) = &self.profiles[*o] {
                likeness[*o] = among(&self.sum(weights, linked, Some(*o)), profile, weights[*o]);
            }
        }
        likeness
    }

    fn sum(&self, weights: &[f64], linked: &[usize], except: Option<usize>) -> Vec<f64> {
        let width = self.profiles.iter().flatten().map(Vec::len).next().unwrap_or(0);
        let mut sum = vec![0.0; width];
        for (o, (profile, weight)) in self.profiles.iter().zip(weights).enumerate() {
            let own = linked.binary_search(&o).is_ok() && Some(o) != except;
            let weight = weight + f64::from(u8::from(own));
            if let (Some(profile), true) = (profile, weight > 0.0) {
                sum.iter_mut()
                    .zip(profile)
                    .for_each(|(sum, x)| *sum += weight * x);
            }
        }
        sum
    }
}

/// The cosine of z with s − w·z, where |z| = 1; at least 0.
fn among(sum: &[f64], profile: &[f64], weight: f64) -> f64 {
    let (square, along) = (dot(sum, sum), dot(sum, profile));
    let others = square - 2.0 * weight * along + weight * weight;
    if square > 0.0 && others > 1e-9 * square {
        ((along - weight) / others.sqrt()).clamp(0.0, 1.0)
    } else {
        0.0
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
