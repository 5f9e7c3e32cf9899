//! An inverted index: which documents are nearest to a set of terms by TF-IDF cosine.
//!
//! Terms are numbers, and a document has a term or has it not. The weight of a term is idf² with idf =
//! ln(1 + N/df), in fixed point, so that sums do not depend on the order in which they are made.

/// Fixed point: 12 bits after the point. An idf² stays below 500, so a sum of a thousand terms fits 31 bits.
const UNIT: f64 = 4096.0;

/// Lists of terms, one a document, and for each term the documents that have it.
#[derive(Debug, Clone, Default)]
pub struct CosineIndex {
    /// Where the terms of each document begin, and at last where they end.
    starts: Vec<u32>,
    /// The terms of each document, rising.
    terms: Vec<u32>,
    /// Where the documents of each term begin, and at last where they end.
    heads: Vec<u32>,
    /// The documents that have each term, rising.
    documents: Vec<u32>,
    /// idf² of each term, in fixed point.
    weights: Vec<u32>,
    /// 1 / the root of the summed weights of each document.
    inverse: Vec<f32>,
    /// The weight of a term that no document has.
    unknown: u32,
}

/// A document found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    /// Which.
    pub document: u32,
    /// The cosine, 0..=1.
    pub cosine: f32,
}

/// Room for one search at a time, kept between searches.
#[derive(Debug, Clone, Default)]
pub struct Room {
    /// For each document, the weight that it has in common with the query.
    sums: Vec<u32>,
    near: Vec<Near>,
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "an idf² is below 500"
)]
fn weight(documents: usize, having: usize) -> u32 {
    let idf = libm::log(1.0 + documents as f64 / having.max(1) as f64);
    (idf * idf * UNIT) as u32
}

impl CosineIndex {
    /// Indexes documents whose terms are below `terms`; each list rises without repeats.
    ///
    /// O(terms in all); 8 bytes for each term of each document.
    #[must_use]
    pub fn new(documents: &[Vec<u32>], terms: usize) -> CosineIndex {
        let total = documents.iter().map(Vec::len).sum();
        let mut index = CosineIndex {
            starts: Vec::with_capacity(documents.len() + 1),
            terms: Vec::with_capacity(total),
            heads: vec![0; terms + 1],
            documents: vec![0; total],
            ..CosineIndex::default()
        };
        index.starts.push(0);
        for list in documents {
            index.terms.extend_from_slice(list);
            index.starts.push(position(index.terms.len()));
            for term in list {
                index.heads[*term as usize + 1] += 1;
            }
        }
        for term in 0..terms {
            index.heads[term + 1] += index.heads[term];
        }
        let mut next = index.heads.clone();
        for (document, list) in documents.iter().enumerate() {
            for term in list {
                let at = &mut next[*term as usize];
                index.documents[*at as usize] = position(document);
                *at += 1;
            }
        }
        let n = documents.len();
        index.unknown = weight(n, 1);
        index.weights = (0..terms)
            .map(|term| weight(n, index.having(position(term)).len()))
            .collect();
        let length = |list: &Vec<u32>| {
            list.iter()
                .map(|term| u64::from(index.weights[*term as usize]))
                .sum()
        };
        index.inverse = documents.iter().map(|list| inverse(length(list))).collect();
        index
    }

    /// How many documents there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.inverse.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.inverse.is_empty()
    }

    /// The terms of a document, rising.
    #[must_use]
    pub fn terms(&self, document: u32) -> &[u32] {
        let d = document as usize;
        &self.terms[self.starts[d] as usize..self.starts[d + 1] as usize]
    }

    fn having(&self, term: u32) -> &[u32] {
        let t = term as usize;
        &self.documents[self.heads[t] as usize..self.heads[t + 1] as usize]
    }

    /// The `most` documents nearest to a query, the nearest first, ties by document. The query has `terms` (no
    /// repeats), `unknown` terms that no document has, and `extra` terms that count as far as their share,
    /// 0..=1, says and do not lengthen it. Documents without a common term are not found.
    ///
    /// O(documents + documents that have each term, summed over the terms).
    pub fn search<'r>(
        &self,
        terms: &[u32],
        extra: &[(u32, f32)],
        unknown: usize,
        most: usize,
        room: &'r mut Room,
    ) -> &'r mut [Near] {
        let Room { sums, near } = room;
        sums.clear();
        sums.resize(self.len(), 0);
        near.clear();
        let mut length = unknown as u64 * u64::from(self.unknown);
        for term in terms {
            let weight = self.weights[*term as usize];
            length += u64::from(weight);
            self.add(*term, weight, sums);
        }
        for (term, share) in extra {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a share of a u32"
            )]
            let weight = (self.weights[*term as usize] as f32 * share) as u32;
            self.add(*term, weight, sums);
        }
        let scale = inverse(length);
        // What cannot be among the best is not kept: documents come in order, so a tie comes too late. A chunk
        // of documents is passed over at once, by its greatest cosine.
        let mut least = 0.0;
        for (at, (sums, own)) in sums.chunks(CHUNK).zip(self.inverse.chunks(CHUNK)).enumerate() {
            if greatest(sums, own) <= least {
                continue;
            }
            for (k, pair) in sums.iter().zip(own).enumerate() {
                let cosine = similar(pair);
                if cosine > least {
                    near.push(Near {
                        document: position(at * CHUNK + k),
                        cosine,
                    });
                }
            }
            // Selection is linear, so doing it once in several times `most` candidates costs a constant each; between, the
            // threshold is merely lower than it could be, which keeps too many and never too few.
            if near.len() >= most.saturating_mul(4).max(4 * CHUNK) {
                keep_best(near, most);
                least = near.iter().map(|near| near.cosine).fold(f32::INFINITY, f32::min);
            }
        }
        keep_best(near, most);
        for found in near.iter_mut() {
            found.cosine = (found.cosine * scale).min(1.0);
        }
        near.sort_unstable_by(nearest);
        near
    }

    fn add(&self, term: u32, weight: u32, sums: &mut [u32]) {
        for document in self.having(term) {
            sums[*document as usize] += weight;
        }
    }
}

/// How many documents are passed over at once. Smaller chunks are skipped more often and cost more checks; the chunk's
/// sums and lengths fill a few cache lines.
const CHUNK: usize = 64;
/// Independent maxima, so that the compiler can use vector registers: eight 32-bit floats.
const LANES: usize = 8;

/// A cosine, but for the length of the query. No sum reaches 2³¹.
#[expect(
    clippy::cast_possible_wrap,
    reason = "signed numbers are turned into floats many at a time"
)]
fn similar((sum, own): (&u32, &f32)) -> f32 {
    *sum as i32 as f32 * own
}

/// The greatest of a chunk, lane by lane, so that lanes are worked out at once.
fn greatest(sums: &[u32], own: &[f32]) -> f32 {
    let mut best = [0f32; LANES];
    let (whole, rest) = sums.as_chunks::<LANES>();
    let (its, last) = own.as_chunks::<LANES>();
    for (sums, own) in whole.iter().zip(its) {
        for lane in 0..LANES {
            let cosine = similar((&sums[lane], &own[lane]));
            best[lane] = if cosine > best[lane] { cosine } else { best[lane] };
        }
    }
    let rest = rest.iter().zip(last).map(similar);
    rest.chain(best).fold(0.0, f32::max)
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "sorts hand out references")]
fn nearest(a: &Near, b: &Near) -> std::cmp::Ordering {
    b.cosine.total_cmp(&a.cosine).then(a.document.cmp(&b.document))
}

/// Keeps the best, in any order.
fn keep_best(near: &mut Vec<Near>, most: usize) {
    if near.len() > most {
        if most > 0 {
            near.select_nth_unstable_by(most - 1, nearest);
        }
        near.truncate(most);
    }
}

/// 1 / the root of a weight, 0 for no weight at all.
fn inverse(weight: u64) -> f32 {
    if weight == 0 {
        0.0
    } else {
        1.0 / libm::sqrtf(weight as f32)
    }
}

/// Lists of four thousand million terms are beyond what memory holds.
fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn idf2(n: usize, having: usize) -> f64 {
        let idf = (1.0 + n as f64 / having.max(1) as f64).ln();
        idf * idf
    }

    /// The cosine of every document, straight from the definition.
    fn plain(documents: &[Vec<u32>], query: &[u32], extra: &[(u32, f32)], unknown: usize) -> Vec<f64> {
        let n = documents.len();
        let w = |t: &u32| idf2(n, documents.iter().filter(|d| d.contains(t)).count());
        let length = query.iter().map(w).sum::<f64>() + unknown as f64 * idf2(n, 1);
        let of = |document: &Vec<u32>| {
            let share = |t: &u32| {
                let extra = extra
                    .iter()
                    .find(|(e, _)| e == t)
                    .map_or(0.0, |(_, share)| f64::from(*share));
                if query.contains(t) { 1.0 } else { extra }
            };
            let common: f64 = document.iter().map(|t| w(t) * share(t)).sum();
            let own: f64 = document.iter().map(w).sum();
            if common > 0.0 {
                (common / (own * length).sqrt()).min(1.0)
            } else {
                0.0
            }
        };
        documents.iter().map(of).collect()
    }

    fn sets(most: u32) -> impl Strategy<Value = Vec<u32>> {
        prop::collection::btree_set(0..most, 0..8).prop_map(|set: BTreeSet<u32>| set.into_iter().collect())
    }

    #[test]
    fn a_rare_term_weighs_more_than_a_common_one() {
        let index = CosineIndex::new(&[vec![0, 1], vec![0, 2], vec![0, 3]], 4);
        let mut room = Room::default();
        let near: Vec<u32> = index
            .search(&[0, 2], &[], 0, 2, &mut room)
            .iter()
            .map(|near| near.document)
            .collect();
        assert_eq!(near, [1, 0]);
        assert!((room.near[0].cosine - 1.0).abs() < 1e-6);
    }

    proptest! {
        #[test]
        fn what_is_found_is_nearest_by_definition(
            documents in prop::collection::vec(sets(12), 1..120),
            query in sets(12), other in sets(12), share in 0.0f32..=1.0, unknown in 0usize..3, most in 1usize..8,
        ) {
            let index = CosineIndex::new(&documents, 12);
            let extra: Vec<(u32, f32)> = other.into_iter().filter(|t| !query.contains(t)).map(|t| (t, share)).collect();
            prop_assume!(!query.is_empty() || unknown > 0);
            let mut expected = plain(&documents, &query, &extra, unknown);
            let mut room = Room::default();
            // Twice, since the room is used again.
            index.search(&query, &extra, unknown, most, &mut room);
            let near = index.search(&query, &extra, unknown, most, &mut room).to_vec();
            for found in &near {
                prop_assert!((f64::from(found.cosine) - expected[found.document as usize]).abs() < 1e-3);
            }
            expected.sort_by(|a, b| b.total_cmp(a));
            expected.retain(|cosine| *cosine > 1e-9);
            expected.truncate(most);
            prop_assert!(near.len() >= expected.len());
            for (found, cosine) in near.iter().zip(&expected) {
                prop_assert!((f64::from(found.cosine) - cosine).abs() < 1e-3, "{near:?} {expected:?}");
            }
        }
    }
}
