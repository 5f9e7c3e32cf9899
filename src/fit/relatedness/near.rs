//! Finds majors, and occupations, with near texts.

use super::subject::{Subjects, joined_shares, kind_weights};
use crate::control::{Ask, Cancelled};
use vocmatch_algo::bm25::Weighted;

/// A subject that is near, and the cosine of their words, 0..=1.
pub(super) type Neighbour = (u32, f64);

/// The `most` nearest of every subject by `cosine · boost`, nearest first, ties by id.
///
/// Words are weighed by field and rarity. Time O(subjects · postings), memory O(subjects · most).
pub(super) fn nearest(
    subjects: &Subjects,
    repeats: f64,
    most: usize,
    boost: &dyn Fn(usize, usize) -> f64,
    each: &Ask,
) -> Result<Vec<Vec<Neighbour>>, Cancelled> {
    let n = subjects.len();
    let weighed: [Vec<Vec<Weighted>>; 3] =
        std::array::from_fn(|kind| subjects.weighed(kind, true, repeats, 1.0));
    let joined = joined_shares(&weighed);
    let indexes: Vec<Indexed> = weighed.into_iter().map(unit).collect();
    let mut near = Vec::with_capacity(n);
    for (m, joined_here) in joined.iter().enumerate() {
        each()?;
        let mut cosine = vec![0.0; n];
        for (kind, (vectors, by_term)) in indexes.iter().enumerate() {
            let mut of_kind = vec![0.0; n];
            for (term, weight) in &vectors[m] {
                for (other, there) in &by_term[*term as usize] {
                    of_kind[*other as usize] += weight * there;
                }
            }
            for ((cosine, of_kind), joined_there) in cosine.iter_mut().zip(of_kind).zip(&joined) {
                *cosine += kind_weights((joined_here + joined_there) / 2.0)[kind] * of_kind;
            }
        }
        near.push(best(m, &cosine, most, &|other| boost(m, other)));
    }
    Ok(near)
}

/// The `most` nearest of one subject.
fn best(m: usize, cosine: &[f64], most: usize, boost: &dyn Fn(usize) -> f64) -> Vec<Neighbour> {
    let near = cosine.iter().enumerate();
    let near = near.filter(|(other, cosine)| *other != m && **cosine > 0.0);
    let ranked = near.map(|(other, cosine)| {
        let id = u32::try_from(other).unwrap_or(u32::MAX);
        (cosine * boost(other), (id, cosine.min(1.0)))
    });
    let mut ranked: Vec<(f64, Neighbour)> = ranked.collect();
    let order = |a: &(f64, Neighbour), b: &(f64, Neighbour)| b.0.total_cmp(&a.0).then(a.1.0.cmp(&b.1.0));
    if ranked.len() > most && most > 0 {
        ranked.select_nth_unstable_by(most - 1, order);
    }
    ranked.truncate(most);
    ranked.sort_by(order);
    ranked.into_iter().map(|(_, neighbour)| neighbour).collect()
}

/// Vectors by subject, and the same by term.
type Indexed = (Vec<Vec<Weighted>>, Vec<Vec<Weighted>>);

/// The vectors at length 1, and the same by term.
fn unit(mut vectors: Vec<Vec<Weighted>>) -> Indexed {
    let terms = vectors
        .iter()
        .flatten()
        .map(|(term, _)| *term as usize + 1)
        .max()
        .unwrap_or(0);
    let mut by_term = vec![vec![]; terms];
    for (m, vector) in vectors.iter_mut().enumerate() {
        let length = vector.iter().map(|(_, w)| w * w).sum::<f64>().sqrt();
        for (term, weight) in vector {
            *weight /= length;
            by_term[*term as usize].push((u32::try_from(m).unwrap_or(u32::MAX), *weight));
        }
    }
    (vectors, by_term)
}
