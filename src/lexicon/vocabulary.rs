//! The terms of names: word stems, and letter groups that survive a typing error.
//!
//! Scripts with spaces give the stem of each word, and the groups of three letters of `_word_`. Scripts without
//! spaces give every character as a word, and each pair of neighbours as a group. Words and groups share one
//! numbering, so that one index finds names by both.

use super::fold::is_unspaced;
use super::stem::{Stems, respelled};
use std::collections::HashMap;
use vocmatch_algo::order;

/// Marks the start and end of a word of a script with spaces.
const EDGE: char = '\u{1}';

/// The words kept of a name, at most: look-ups flag them in one machine word.
pub(super) const MAX_WORDS: usize = 64;

/// A part of a folded name: a word, or a run of characters without spaces between words.
pub(super) enum Run<'t> {
    Word(&'t str),
    Unspaced(&'t str),
}

/// The runs of a folded name.
pub(super) fn runs(folded: &str) -> impl Iterator<Item = Run<'_>> {
    folded.split(' ').flat_map(|part| {
        let mut rest = part;
        std::iter::from_fn(move || {
            let first = rest.chars().next()?;
            let unspaced = is_unspaced(first);
            let end = rest.find(|c| is_unspaced(c) != unspaced).unwrap_or(rest.len());
            let (run, after) = rest.split_at(end);
            rest = after;
            Some(if unspaced {
                Run::Unspaced(run)
            } else {
                Run::Word(run)
            })
        })
    })
}

/// Packs up to three characters into one number.
fn packed(group: &[char]) -> u64 {
    group
        .iter()
        .fold(0, |sum, c| (sum << 21) | u64::from(u32::from(*c)))
}

/// The groups of a word: each three neighbours of `_word_`.
fn groups_of_word(word: &str, mut each: impl FnMut(u64)) {
    let (mut a, mut b) = ('\0', EDGE);
    for c in word.chars().chain(std::iter::once(EDGE)) {
        if a != '\0' {
            each(packed(&[a, b, c]));
        }
        (a, b) = (b, c);
    }
}

/// The groups of a run without spaces: each pair of neighbours.
fn groups_of_run(run: &str, mut each: impl FnMut(u64)) {
    let mut before = None;
    for c in run.chars() {
        if let Some(before) = before {
            each(packed(&[before, c]));
        }
        before = Some(c);
    }
}

/// A name in terms.
#[derive(Debug, Clone, Default)]
pub(super) struct Terms {
    /// The words in order of appearance, at most [`MAX_WORDS`]; `None` for one that no label has.
    pub(super) words: Vec<Option<u32>>,
    /// The words and groups that labels have, rising, once each.
    pub(super) known: Vec<u32>,
    /// How many words and groups no label has.
    pub(super) unknown: usize,
    /// The stems of words of scripts with spaces that no label has, each with its position among the words.
    pub(super) strange: Vec<(usize, String)>,
}

/// The entry of a word of a label.
#[derive(Debug, Clone)]
struct Known {
    word: u32,
    groups: Box<[u32]>,
}

/// Every word and letter group of the labels.
#[derive(Default)]
pub(super) struct Vocabulary {
    stems: Stems,
    words: HashMap<Box<str>, u32>,
    /// Groups, and characters that are words.
    groups: HashMap<u64, u32>,
    /// Words as written in labels, with their stem and number.
    seen: HashMap<Box<str>, Known>,
    /// The stem of each term that is a word of a script with spaces, empty for others and beyond the end.
    spelt: Vec<Box<str>>,
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl Vocabulary {
    /// How many words and groups there are.
    pub(super) fn len(&self) -> usize {
        self.words.len() + self.groups.len()
    }

    /// Adds the terms of a label: its words in order, and its words and groups, rising, once each.
    pub(super) fn learn(&mut self, folded: &str) -> (Vec<u32>, Vec<u32>) {
        let (mut words, mut terms) = (Vec::new(), Vec::new());
        for run in runs(folded) {
            match run {
                Run::Word(raw) => {
                    if !self.seen.contains_key(raw) {
                        let known = self.learn_word(raw);
                        self.seen.insert(raw.into(), known);
                    }
                    if let Some(known) = self.seen.get(raw) {
                        words.push(known.word);
                        terms.extend_from_slice(&known.groups);
                    }
                }
                Run::Unspaced(run) => {
                    words.extend(run.chars().map(|c| self.learn_group(packed(&[c]))));
                    groups_of_run(run, |group| terms.push(self.learn_group(group)));
                }
            }
        }
        words.truncate(MAX_WORDS);
        terms.extend_from_slice(&words);
        order::sort(&mut terms);
        terms.dedup();
        (words, terms)
    }

    fn learn_group(&mut self, group: u64) -> u32 {
        let next = number(self.len());
        *self.groups.entry(group).or_insert(next)
    }

    fn learn_word(&mut self, raw: &str) -> Known {
        let plain = respelled(raw);
        let mut groups = Vec::new();
        groups_of_word(&plain, |group| groups.push(self.learn_group(group)));
        let next = number(self.len());
        let stem: Box<str> = self.stems.of(&plain).into();
        let spelt = &mut self.spelt;
        let word = *self.words.entry(stem).or_insert_with_key(|stem| {
            spelt.resize(next as usize + 1, Box::default());
            if let Some(spelt) = spelt.last_mut() {
                spelt.clone_from(stem);
            }
            next
        });
        Known {
            word,
            groups: groups.into(),
        }
    }

    /// The stem of a term that is a word of a script with spaces, empty for any other.
    pub(super) fn stem(&self, word: u32) -> &str {
        self.spelt.get(word as usize).map_or("", |stem| stem)
    }

    /// The terms of a name that is looked up.
    pub(super) fn terms(&self, folded: &str) -> Terms {
        let mut terms = Terms::default();
        let mut strange = Vec::new();
        for run in runs(folded) {
            match run {
                Run::Word(raw) => {
                    if let Some(known) = self.seen.get(raw) {
                        terms.words.push(Some(known.word));
                        terms.known.extend_from_slice(&known.groups);
                    } else {
                        let plain = respelled(raw);
                        let stem = self.stems.of(&plain);
                        let word = self.words.get(&*stem).copied();
                        if word.is_none() {
                            terms.strange.push((terms.words.len(), stem.clone().into_owned()));
                        }
                        terms.words.push(word);
                        groups_of_word(&plain, |group| self.note(group, &mut terms, &mut strange));
                    }
                }
                Run::Unspaced(run) => {
                    let word = |c: char| self.groups.get(&packed(&[c])).copied();
                    terms.words.extend(run.chars().map(word));
                    groups_of_run(run, |group| self.note(group, &mut terms, &mut strange));
                }
            }
        }
        terms.words.truncate(MAX_WORDS);
        order::sort(&mut strange);
        strange.dedup();
        terms.unknown = strange.len() + terms.words.iter().filter(|word| word.is_none()).count();
        terms.known.extend(terms.words.iter().flatten());
        order::sort(&mut terms.known);
        terms.known.dedup();
        terms
    }

    fn note(&self, group: u64, terms: &mut Terms, strange: &mut Vec<u64>) {
        match self.groups.get(&group) {
            Some(known) => terms.known.push(*known),
            None => strange.push(group),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_runs_are_told_apart_within_a_name() {
        let parts: Vec<String> = runs("c语言 plc编程")
            .map(|run| match run {
                Run::Word(word) => format!("w:{word}"),
                Run::Unspaced(run) => format!("r:{run}"),
            })
            .collect();
        assert_eq!(parts, ["w:c", "r:语言", "w:plc", "r:编程"]);
    }

    #[test]
    fn a_word_has_a_group_for_each_of_its_letters() {
        let mut groups = 0;
        groups_of_word("weld", |_| groups += 1);
        assert_eq!(groups, 4);
        let mut groups = 0;
        groups_of_run("焊接工", |_| groups += 1);
        assert_eq!(groups, 2);
    }

    #[test]
    fn the_terms_of_a_learnt_name_are_its_own() {
        let mut vocabulary = Vocabulary::default();
        let (words, learnt) = vocabulary.learn("welding 工程");
        let terms = vocabulary.terms("welding 工程");
        // The seven groups of "welding", its stem, two characters and their pair.
        assert_eq!((learnt.len(), words.len()), (11, 3));
        assert_eq!(terms.words, words.iter().copied().map(Some).collect::<Vec<_>>());
        assert_eq!((terms.known, terms.unknown), (learnt, 0));
        assert_eq!(vocabulary.terms("weld").words, [Some(words[0])]);
        // Three groups and the word itself.
        assert_eq!(vocabulary.terms("zzz").unknown, 4);
    }
}
