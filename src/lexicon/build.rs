//! Builds the index of a taxonomy's names.

use super::confidence::Confidence;
use super::entry::{Entry, unbracketed};
use super::fold::folded;
use super::paraphrase::Paraphrases;
use super::vocabulary::Vocabulary;
use std::collections::HashMap;
use vocmatch_algo::cosine_index::CosineIndex;
use vocmatch_algo::order;

/// The indexed names of a taxonomy, ready for look-ups.
///
/// A lexicon is immutable. Threads share it by reference; each takes a [`Searcher`](super::Searcher) of its own.
pub struct Lexicon {
    pub(super) concepts: Vec<Concept>,
    pub(super) labels: Vec<Label>,
    pub(super) vocabulary: Vocabulary,
    /// ln(1 + labels / labels that have it), for each term that is a word.
    pub(super) idf: Vec<f32>,
    /// The idf of a word that no label has.
    pub(super) unknown: f32,
    pub(super) index: CosineIndex,
    pub(super) paraphrases: Paraphrases,
    /// The concepts that have a folded name, in order.
    pub(super) exact: HashMap<Box<str>, Box<[u32]>>,
    pub(super) confidence: Confidence,
}

/// A name of a concept, folded and as given.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    pub(super) id: String,
    pub(super) plain: String,
    pub(super) text: String,
}

/// A concept.
#[derive(Debug)]
pub(super) struct Concept {
    pub(super) id: Box<str>,
    /// The first of its labels, which are consecutive, and how many there are.
    pub(super) first: u32,
    pub(super) labels: u32,
    /// The words of all its labels, rising.
    pub(super) words: Box<[u32]>,
}

/// One name of a concept.
#[derive(Debug)]
pub(super) struct Label {
    pub(super) concept: u32,
    pub(super) text: Box<str>,
    /// `None` where the text is its own folded form.
    folded: Option<Box<str>>,
    /// Characters of the folded text.
    pub(super) length: u32,
    /// Its words in order.
    pub(super) words: Box<[u32]>,
    /// The idf of its words, summed.
    pub(super) weight: f32,
}

impl Label {
    pub(super) fn folded(&self) -> &str {
        self.folded.as_deref().unwrap_or(&self.text)
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl Lexicon {
    /// Indexes concepts by all their names. Entries with the same id are one concept; a name without a letter or
    /// digit is ignored. The order of entries does not matter.
    ///
    /// O(letters of all names); under 1 kB a name.
    #[must_use]
    pub fn new(entries: impl IntoIterator<Item = Entry>) -> Lexicon {
        let mut names: Vec<Name> = Vec::new();
        for entry in entries {
            for text in std::iter::once(entry.label).chain(entry.aliases) {
                let plain = folded(&text);
                if !plain.is_empty() {
                    names.push(Name {
                        id: entry.id.clone(),
                        plain,
                        text,
                    });
                }
            }
        }
        order::sort(&mut names);
        names.dedup_by(|next, kept| next.id == kept.id && next.plain == kept.plain);
        Lexicon::of_names(names)
    }

    /// The names, in order.
    pub(super) fn own_names(&self) -> Vec<Name> {
        let of = self.labels.iter().map(|label| Name {
            id: self.concepts[label.concept as usize].id.to_string(),
            plain: label.folded().to_owned(),
            text: label.text.to_string(),
        });
        of.collect()
    }

    /// `names` are in order, each folded name of a concept once.
    pub(super) fn of_names(names: Vec<Name>) -> Lexicon {
        let mut vocabulary = Vocabulary::default();
        let mut concepts: Vec<Concept> = Vec::new();
        let mut labels = Vec::with_capacity(names.len());
        let mut terms = Vec::with_capacity(names.len());
        let mut exact: HashMap<Box<str>, Vec<u32>> = HashMap::new();
        for Name { id, plain, text } in names {
            if concepts.last().is_none_or(|last| *last.id != *id) {
                concepts.push(Concept {
                    id: id.into(),
                    first: number(labels.len()),
                    labels: 0,
                    words: Box::default(),
                });
            }
            let concept = number(concepts.len() - 1);
            if let Some(last) = concepts.last_mut() {
                last.labels += 1;
            }
            let (words, its_terms) = vocabulary.learn(&plain);
            terms.push(its_terms);
            let length = number(plain.chars().count());
            if let Some((outside, short)) = unbracketed(&text) {
                for other in std::iter::once(outside).chain(short) {
                    exact.entry(other.into()).or_default().push(concept);
                }
            }
            let own = (plain != text).then(|| plain.as_str().into());
            exact.entry(plain.into()).or_default().push(concept);
            labels.push(Label {
                concept,
                text: text.into(),
                folded: own,
                length,
                words: words.into(),
                weight: 0.0,
            });
        }
        let idf = frequencies(&mut labels, vocabulary.len());
        for concept in &mut concepts {
            let of = &labels[concept.first as usize..(concept.first + concept.labels) as usize];
            let mut all: Vec<u32> = of.iter().flat_map(|label| label.words.iter().copied()).collect();
            order::sort(&mut all);
            all.dedup();
            concept.words = all.into();
        }
        let several = concepts.iter().filter(|concept| concept.labels > 1);
        let paraphrases = Paraphrases::learn(
            several.map(|concept| {
                let of = &labels[concept.first as usize..(concept.first + concept.labels) as usize];
                of.iter().map(|label| &*label.words).collect()
            }),
            vocabulary.len(),
        );
        let exact = exact.into_iter().map(|(name, mut of)| {
            order::sort(&mut of);
            of.dedup();
            (name, of.into())
        });
        Lexicon {
            confidence: Confidence::usual(labels.len(), concepts.len()),
            unknown: logarithm(labels.len(), 1),
            exact: exact.collect(),
            index: CosineIndex::new(&terms, vocabulary.len()),
            concepts,
            labels,
            vocabulary,
            idf,
            paraphrases,
        }
    }

    /// Returns how many concepts there are.
    #[must_use]
    pub fn concepts(&self) -> usize {
        self.concepts.len()
    }

    /// Returns how many names there are.
    #[must_use]
    pub fn names(&self) -> usize {
        self.labels.len()
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a weight needs no more digits")]
fn logarithm(all: usize, having: usize) -> f32 {
    libm::log(1.0 + all as f64 / having.max(1) as f64) as f32
}

/// The idf of every term that is a word; sets the weight of every label.
fn frequencies(labels: &mut [Label], terms: usize) -> Vec<f32> {
    let mut having = vec![0usize; terms];
    let mut last = vec![u32::MAX; terms];
    for (at, label) in labels.iter().enumerate() {
        for word in &label.words {
            let w = *word as usize;
            having[w] += usize::from(last[w] != number(at));
            last[w] = number(at);
        }
    }
    let idf: Vec<f32> = having
        .iter()
        .map(|having| logarithm(labels.len(), *having))
        .collect();
    for label in labels {
        label.weight = label.words.iter().map(|word| idf[*word as usize]).sum();
    }
    idf
}
