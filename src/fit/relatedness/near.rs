//! Which majors, and which occupations, have near texts.

use super::subject::{Subjects, joined_shares, kind_weights};
use crate::algo::bm25::Weighted;
use crate::algo::order;

/// A subject that is near, and the cosine of their words, 0..=1.
pub(super) type Neighbour = (u32, f64);

/// The `most` nearest of every subject by `cosine · boost`, nearest first, ties by id.
///
/// Words are weighed by field and rarity. Time O(subjects · postings), memory O(subjects · most).
pub(super) fn nearest<E>(
    subjects: &Subjects,
    repeats: f64,
    most: usize,
    boost: impl Fn(usize, usize) -> f64,
    each: &impl Fn() -> Result<(), E>,
) -> Result<Vec<Vec<Neighbour>>, E> {
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
        let mut ranked: Vec<(f64, Neighbour)> = cosine
            .into_iter()
            .enumerate()
            .filter(|(other, cosine)| *other != m && *cosine > 0.0)
            .map(|(other, cosine)| {
                (
                    cosine * boost(m, other),
                    (u32::try_from(other).unwrap_or(u32::MAX), cosine.min(1.0)),
                )
            })
            .collect();
        let order = |a: &(f64, Neighbour), b: &(f64, Neighbour)| b.0.total_cmp(&a.0).then(a.1.0.cmp(&b.1.0));
        if ranked.len() > most && most > 0 {
            ranked.select_nth_unstable_by(most - 1, order);
        }
        ranked.truncate(most);
        order::sort_by(&mut ranked, order);
        near.push(ranked.into_iter().map(|(_, neighbour)| neighbour).collect());
    }
    Ok(near)
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
