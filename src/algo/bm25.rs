//! BM25F: how well documents of several weighted fields answer a query of weighted terms.
//!
//! After Robertson, Zaragoza and Taylor (2004). With `tf~ = Σ_f w_f·tf_f / (1 − b + b·len_f/avg_f)`, a document's
//! score is `Σ_t q(t) · idf(t) · tf~·(k1 + 1)/(k1 + tf~)`, where `idf(t) = ln(1 + (N − df + .5)/(df + .5))^p`.
//! Fields are joined before saturation, so that a term in two fields counts once more, not twice.

/// A term and how often it stands somewhere, or how much it weighs.
pub type Weighted = (u32, f64);

/// The choices of the formula.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bm25 {
    /// k1: how slowly a term that is repeated stops counting more.
    pub k1: f64,
    /// b: how much long fields are held back, 0..=1.
    pub b: f64,
    /// p: how much rare terms count more than common ones.
    pub idf_power: f64,
}

/// `ln(1 + (n − df + .5)/(df + .5))` for a term that stands in `df` of `n` documents.
///
/// ```
/// # use vocmatch_algo::bm25::idf;
/// assert!((idf(2, 1) - 2f64.ln()).abs() < 1e-12);
/// ```
#[must_use]
pub fn idf(documents: usize, with_term: usize) -> f64 {
    let (n, df) = (documents as f64, with_term.min(documents) as f64);
    libm::log1p((n - df + 0.5) / (df + 0.5))
}

/// Documents by term: what one unit of a query's term adds to each.
#[derive(Debug, Clone, PartialEq)]
pub struct Index {
    documents: usize,
    starts: Vec<usize>,
    postings: Vec<Weighted>,
    most: f64,
}

impl Index {
    /// Indexes documents: each is a list of fields, each field its terms with counts, every term once.
    /// A field that has no weight in `weights` counts nothing.
    ///
    /// O(postings · log postings).
    #[must_use]
    pub fn new(documents: &[Vec<Vec<Weighted>>], weights: &[f64], how: Bm25) -> Index {
        let fields = weights.len();
        let mut length = vec![0.0; fields];
        for field in documents.iter().flat_map(|document| document.iter().enumerate()) {
            if let Some(sum) = length.get_mut(field.0) {
                *sum += total(field.1);
            }
        }
        let n = documents.len();
        let average: Vec<f64> = length.iter().map(|sum| sum / n.max(1) as f64).collect();
        let mut entries: Vec<(u32, u32, f64)> = Vec::new();
        for (d, document) in documents.iter().enumerate() {
            let d = u32::try_from(d).unwrap_or(u32::MAX);
            for ((field, weight), average) in document.iter().zip(weights).zip(&average) {
                if *average > 0.0 && *weight > 0.0 {
                    let scale = weight / (1.0 - how.b + how.b * total(field) / average);
                    entries.extend(field.iter().map(|(term, count)| (*term, d, scale * count)));
                }
            }
        }
        // A stable sort: the fields of a document stay in their order, so that sums do too.
        entries.sort_by_key(|entry| (entry.0, entry.1));
        entries.dedup_by(|next, kept| {
            let same = (next.0, next.1) == (kept.0, kept.1);
            if same {
                kept.2 += next.2;
            }
            same
        });
        let terms = entries.last().map_or(0, |last| last.0 as usize + 1);
        let mut starts = vec![0; terms + 1];
        for entry in &entries {
            starts[entry.0 as usize + 1] += 1;
        }
        for term in 0..terms {
            starts[term + 1] += starts[term];
        }
        let postings = entries.iter().map(|(term, d, tf)| {
            let df = starts[*term as usize + 1] - starts[*term as usize];
            let rare = libm::pow(idf(n, df), how.idf_power);
            (*d, rare * tf * (how.k1 + 1.0) / (how.k1 + tf))
        });
        Index {
            documents: n,
            postings: postings.collect(),
            starts,
            most: libm::pow(idf(n, 1), how.idf_power) * (how.k1 + 1.0),
        }
    }

    /// The score of every document, in their order. A term of the query that no document has adds nothing.
    ///
    /// O(documents + postings of the query's terms).
    #[must_use]
    pub fn scores(&self, query: &[Weighted]) -> Vec<f64> {
        let mut scores = vec![0.0; self.documents];
        for (term, weight) in query {
            let term = *term as usize;
            let (Some(start), Some(end)) = (self.starts.get(term), self.starts.get(term + 1)) else {
                continue;
            };
            for (d, gain) in &self.postings[*start..*end] {
                scores[*d as usize] += weight * gain;
            }
        }
        scores
    }

    /// The most that one unit of a term that stands in a single document could add: no term adds more.
    #[must_use]
    pub fn best_gain(&self) -> f64 {
        self.most
    }
}

fn total(terms: &[Weighted]) -> f64 {
    terms.iter().map(|(_, count)| count).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HOW: Bm25 = Bm25 {
        k1: 2.0,
        b: 0.5,
        idf_power: 1.0,
    };

    #[test]
    fn two_documents_of_two_fields_score_as_computed_by_hand() {
        // Titles have 1 and 3 terms (mean 2), texts 2 and 0 (mean 1). Term 0 stands in both, term 1 in the first.
        let documents = vec![
            vec![vec![(0, 1.0)], vec![(0, 1.0), (1, 1.0)]],
            vec![vec![(0, 1.0), (2, 2.0)], vec![]],
        ];
        let scores = Index::new(&documents, &[4.0, 1.0], HOW).scores(&[(0, 1.0), (1, 0.5), (9, 7.0)]);
        // First: title 4/(.5 + .5·1/2) = 16/3, text 1/(.5 + .5·2) = 2/3: tf~ 6 for term 0, 2/3 for term 1.
        let (both, one) = ((1.0f64 + 0.5 / 2.5).ln(), (1.0f64 + 1.5 / 1.5).ln());
        let first = both * 6.0 * 3.0 / 8.0 + 0.5 * one * (2.0 / 3.0) * 3.0 / (2.0 + 2.0 / 3.0);
        // Second: title 4/(.5 + .5·3/2) = 3.2.
        let second = both * 3.2 * 3.0 / 5.2;
        assert!(
            (scores[0] - first).abs() < 1e-12 && (scores[1] - second).abs() < 1e-12,
            "{scores:?}"
        );
    }

    #[test]
    fn nothing_is_found_among_no_documents_and_by_no_terms() {
        assert_eq!(Index::new(&[], &[1.0], HOW).scores(&[(0, 1.0)]), [0.0; 0]);
        assert_eq!(
            Index::new(&[vec![vec![]], vec![]], &[1.0], HOW).scores(&[(3, 1.0)]),
            [0.0, 0.0]
        );
    }

    proptest! {
        #[test]
        fn a_score_is_the_sum_over_the_terms_that_document_and_query_share(
            documents in prop::collection::vec(prop::collection::vec(
                prop::collection::btree_map(0u32..6, 1u8..5, 0..4), 0..3), 0..6),
            query in prop::collection::btree_map(0u32..8, 0u8..5, 0..5),
        ) {
            let counts = |map: &std::collections::BTreeMap<u32, u8>| -> Vec<Weighted> {
                map.iter().map(|(t, n)| (*t, f64::from(*n))).collect()
            };
            let documents: Vec<Vec<Vec<Weighted>>> =
                documents.iter().map(|fields| fields.iter().map(counts).collect()).collect();
            let (query, weights) = (counts(&query), [2.0, 1.0]);
            let scores = Index::new(&documents, &weights, HOW).scores(&query);
            let n = documents.len();
            let count = |d: usize, f: usize, t: u32| -> f64 {
                let found = documents[d].get(f).and_then(|field| field.iter().find(|(term, _)| *term == t));
                found.map_or(0.0, |(_, count)| *count)
            };
            let length = |d: usize, f: usize| documents[d].get(f).map_or(0.0, |field| total(field));
            for (d, score) in scores.iter().enumerate() {
                let mut expected = 0.0;
                for (t, weight) in &query {
                    let df = (0..n).filter(|d| (0..2).any(|f| count(*d, f, *t) > 0.0)).count();
                    let mut tf = 0.0;
                    for (f, field_weight) in weights.iter().enumerate() {
                        let average = (0..n).map(|d| length(d, f)).sum::<f64>() / n as f64;
                        if average > 0.0 {
                            tf += field_weight * count(d, f, *t) / (0.5 + 0.5 * length(d, f) / average);
                        }
                    }
                    expected += weight * idf(n, df) * tf * 3.0 / (2.0 + tf);
                }
                prop_assert!((score - expected).abs() < 1e-9, "{} {}", score, expected);
            }
        }
    }
}
