//! Compares one name with many labels.

use super::build::Lexicon;
use super::likeness::Likeness;
use super::vocabulary::{MAX_WORDS, Terms};
use vocmatch_algo::osa::Pattern;

/// A name that is being looked up.
pub(super) struct Asked {
    pub(super) pattern: Pattern,
    pub(super) terms: Terms,
    /// The idf of each word.
    weights: Vec<f32>,
    /// Their sum.
    weight: f32,
    /// Words that no label has, which may be misspelt or abbreviated, each with its position.
    strange: Vec<(u32, Pattern, String)>,
}

/// Words with less credit than this do not add candidates of their own.
const SOUGHT: f32 = 0.3;

/// The least alignment of a misspelt word with the intended stem.
const MISSPELT: f64 = 0.7;
/// The credit of an abbreviated word for one that begins with it.
const CUT_SHORT: f32 = 0.8;

/// Up to this many words of a concept are searched linearly.
const FEW_WORDS: usize = 48;

/// The name has the term.
const HAS: u8 = 1;
/// The word may stand for one of the name.
const STANDS: u8 = 2;
/// The word was compared with the strange words of the name.
const SEEN: u8 = 4;

/// Scratch space to compare one name with many labels.
#[derive(Default)]
pub(super) struct Marks {
    /// For each word of the lexicon, a mask of the positions at which the name has it.
    has: Vec<u64>,
    /// For each word, the words of the name that it may match: (position, credit), from a list below.
    stands: Vec<u32>,
    lists: Vec<Vec<(u32, f32)>>,
    touched: Vec<u32>,
    /// For each term its flags: [`HAS`], [`STANDS`], [`SEEN`]. Kept small, so that most terms of most labels are
    /// answered from the cache.
    flags: Vec<u8>,
    /// The words that the name's words may match, with their credit.
    extra: Vec<(u32, f32)>,
}

impl Asked {
    pub(super) fn new(lexicon: &Lexicon, folded: &str) -> Asked {
        let terms = lexicon.vocabulary.terms(folded);
        let idf = |word: &Option<u32>| word.map_or(lexicon.unknown, |word| lexicon.idf[word as usize]);
        let weights: Vec<f32> = terms.words.iter().map(idf).collect();
        Asked {
            pattern: Pattern::new(folded),
            strange: strange(&terms),
            weight: weights.iter().sum(),
            weights,
            terms,
        }
    }
}

/// The words of a name that may be misspelt: those of three letters and more.
fn strange(terms: &Terms) -> Vec<(u32, Pattern, String)> {
    let long = terms
        .strange
        .iter()
        .filter(|(at, word)| *at < MAX_WORDS && word.chars().count() > 2);
    long.map(|(at, word)| {
        (
            u32::try_from(*at).unwrap_or(u32::MAX),
            Pattern::new(word),
            word.clone(),
        )
    })
    .collect()
}

/// The credit of an unknown word for a stem: the alignment of their letters, if at least [`MISSPELT`], or
/// [`CUT_SHORT`] for a longer stem that it begins.
fn meant(word: &str, pattern: &Pattern, stem: &str) -> f32 {
    // Most stems differ too much in length: the difference is a lower bound of the edits.
    let (short, long) = (word.len().min(stem.len()), word.len().max(stem.len()));
    if stem.is_ascii()
        && word.is_ascii()
        && (short as f64) < MISSPELT * long as f64
        && !stem.starts_with(word)
    {
        return 0.0;
    }
    let aligned = pattern.similarity(stem, stem.chars().count());
    #[expect(clippy::cast_possible_truncation, reason = "a share")]
    let aligned = if aligned >= MISSPELT { aligned as f32 } else { 0.0 };
    if stem.starts_with(word) {
        aligned.max(CUT_SHORT)
    } else {
        aligned
    }
}

fn share(part: f32, whole: f32) -> f64 {
    if whole > 0.0 {
        f64::from(part / whole).min(1.0)
    } else {
        0.0
    }
}

impl Marks {
    /// Flags the words and groups of a name.
    pub(super) fn set(&mut self, lexicon: &Lexicon, asked: &Asked) {
        self.has.resize(lexicon.idf.len(), 0);
        self.stands.resize(lexicon.idf.len(), 0);
        self.flags.resize(lexicon.idf.len(), 0);
        for term in &asked.terms.known {
            self.flags[*term as usize] |= HAS;
        }
        self.lists.clear();
        for (at, word) in asked.terms.words.iter().enumerate().take(MAX_WORDS) {
            let Some(word) = word else { continue };
            self.has[*word as usize] |= 1 << at;
            self.touched.push(*word);
            for (other, credit) in lexicon.paraphrases.of(*word) {
                self.stand(*other, u32::try_from(at).unwrap_or(u32::MAX), *credit);
            }
        }
    }

    /// The share of the flagged name's words, by idf, that are among the `words` of a concept, which rise.
    pub(super) fn known(&self, asked: &Asked, words: &[u32]) -> f64 {
        let mask = if words.len() <= FEW_WORDS {
            self.common_words(words)
        } else {
            let own = asked.terms.words.iter().enumerate();
            let known = own.filter(|(_, word)| word.is_some_and(|word| words.binary_search(&word).is_ok()));
            known.fold(0, |mask, (at, _)| mask | 1 << at)
        };
        let weights = asked.weights.iter().enumerate();
        let known = weights.map(|(at, weight)| if mask & (1 << at) == 0 { 0.0 } else { *weight });
        share(known.sum(), asked.weight)
    }

    /// The positions in the name of those of the given words that it has.
    fn common_words(&self, words: &[u32]) -> u64 {
        let known = words.iter().filter(|word| self.flags[**word as usize] & HAS != 0);
        known.fold(0, |mask, word| mask | self.has[*word as usize])
    }

    /// Records which unknown words of the name a word of a label may match, once a name.
    fn seek_meant(&mut self, lexicon: &Lexicon, asked: &Asked, word: u32) {
        let flags = &mut self.flags[word as usize];
        if *flags & SEEN != 0 {
            return;
        }
        *flags |= SEEN;
        self.touched.push(word);
        let stem = lexicon.vocabulary.stem(word);
        if stem.is_empty() {
            return;
        }
        for (at, pattern, strange) in &asked.strange {
            let credit = meant(strange, pattern, stem);
            if credit > 0.0 {
                self.stand(word, *at, credit);
            }
        }
    }

    /// Records that a word may match the word of the name at a position.
    fn stand(&mut self, word: u32, at: u32, credit: f32) {
        self.flags[word as usize] |= STANDS;
        let slot = &mut self.stands[word as usize];
        if *slot == 0 {
            self.lists.push(Vec::new());
            *slot = u32::try_from(self.lists.len()).unwrap_or(u32::MAX);
            self.touched.push(word);
        }
        if let Some(list) = self.lists.get_mut(*slot as usize - 1) {
            list.push((at, credit));
        }
    }

    /// Clears the records.
    pub(super) fn clear(&mut self, asked: &Asked) {
        for term in &asked.terms.known {
            self.flags[*term as usize] = 0;
        }
        for word in self.touched.drain(..) {
            self.has[word as usize] = 0;
            self.stands[word as usize] = 0;
            self.flags[word as usize] = 0;
        }
    }

    /// The words that may match words of the flagged name that it lacks, with the best credit of each, by word.
    pub(super) fn paraphrases(&mut self) -> &[(u32, f32)] {
        self.extra.clear();
        for word in &self.touched {
            let (slot, has) = (self.stands[*word as usize], self.has[*word as usize]);
            if let (Some(list), 0) = (self.lists.get((slot as usize).wrapping_sub(1)), has) {
                let best = list.iter().map(|(_, credit)| *credit).fold(0.0, f32::max);
                if best >= SOUGHT {
                    self.extra.push((*word, best));
                }
            }
        }
        self.extra.sort_unstable_by_key(|extra| extra.0);
        self.extra.dedup_by_key(|extra| extra.0);
        &self.extra
    }

    /// The likeness of the flagged name and a label.
    pub(super) fn likeness(
        &mut self,
        lexicon: &Lexicon,
        asked: &Asked,
        label: u32,
        cosine: f32,
        known: f64,
    ) -> Likeness {
        let its = lexicon.index.terms(label);
        let common = its
            .iter()
            .filter(|term| self.flags[**term as usize] & HAS != 0)
            .count();
        let all = its.len() + asked.terms.known.len() + asked.terms.unknown;
        let label = &lexicon.labels[label as usize];
        let common_words = self.common_words(&label.words);
        if !asked.strange.is_empty() {
            for word in &label.words {
                self.seek_meant(lexicon, asked, *word);
            }
        }
        let mut credits = [0f32; MAX_WORDS];
        let mut of_label = 0.0;
        for word in &label.words {
            let w = *word as usize;
            if self.flags[w] & HAS != 0 {
                of_label += lexicon.idf[w];
            } else if self.flags[w] & STANDS != 0 {
                let mut best = 0f32;
                for (at, credit) in &self.lists[self.stands[w] as usize - 1] {
                    if common_words & (1 << at) == 0 {
                        best = best.max(*credit);
                        let own = &mut credits[*at as usize];
                        *own = own.max(*credit);
                    }
                }
                of_label += lexicon.idf[w] * best;
            }
        }
        let of_name = asked.weights.iter().enumerate().map(|(at, weight)| {
            let has = common_words & (1 << at) != 0;
            weight * if has { 1.0 } else { credits[at] }
        });
        Likeness {
            cosine: f64::from(cosine),
            dice: if all == 0 {
                0.0
            } else {
                2.0 * common as f64 / all as f64
            },
            alignment: asked.pattern.similarity(label.folded(), label.length as usize),
            known,
            of_name: share(of_name.sum(), asked.weight),
            of_label: share(of_label, label.weight),
        }
    }
}
