//! Settles every text of some columns at once: each is looked up once, and the order of rows does not matter.

use super::likely::likely;
use super::link::{NameLink, Offer, Verdict};
use crate::dataset::{NameKind, rows::DecisionRow};
use crate::lexicon::{Entry, Lexicon, LinkConfig};
use crate::problem::half_width;
use std::collections::HashMap;
use vocmatch_algo::order;

/// The id of a decision that a name means nothing here.
pub const NOTHING: &str = "-";

/// The most names that are compared with others by likeness; the last in order beyond that are unknown.
pub const MOST_COMPARED: usize = 100_000;

/// Normalises a name for exact comparison: small letters, plain width, single spaces.
#[must_use]
pub fn plain(name: &str) -> String {
    let lower: String = name
        .chars()
        .map(half_width)
        .flat_map(char::to_lowercase)
        .collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The meanings of the texts of some columns.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settled {
    links: Vec<NameLink>,
    /// The link of each text as written.
    by_text: HashMap<String, usize>,
    unused: Vec<usize>,
}

impl Settled {
    /// Returns the meaning of a text; `None` if it was not among those that were settled. O(length).
    #[must_use]
    pub fn get(&self, text: &str) -> Option<&NameLink> {
        self.links.get(*self.by_text.get(text)?)
    }

    /// Returns every name, in the order of its plain form.
    #[must_use]
    pub fn links(&self) -> &[NameLink] {
        &self.links
    }

    /// Returns the same, without the look-up index.
    #[must_use]
    pub fn into_links(self) -> Vec<NameLink> {
        self.links
    }

    /// Returns the positions of decisions of this kind that have an id but were not needed, rising.
    #[must_use]
    pub fn unused(&self) -> &[usize] {
        &self.unused
    }
}

/// Settles texts: each by a decision, else by a name that exactly one entry has, else by likeness.
///
/// Texts that differ only in case, width of letters or runs of spaces are one name. A decision without an id is
/// ignored; of two about one name, the first in order of text and id holds. A link by likeness needs a confidence of
/// at least [`LinkConfig::accept`] and two conditions: the text does not look like a code (`51O401` is a mistyped id,
/// not a name), and both names have the same numbers.
///
/// The lexicon is built only if a text needs it. O(texts + letters of all names), and a look-up for each name
/// that is settled by likeness or stays open, [`MOST_COMPARED`] at most.
#[must_use]
pub fn settle<'t>(
    kind: NameKind,
    entries: &[Entry],
    decisions: &[DecisionRow],
    texts: impl IntoIterator<Item = &'t str>,
    config: &LinkConfig,
) -> Settled {
    let (mut links, by_text) = gathered(kind, texts);
    let unused = decide(kind, &mut links, decisions, entries);
    by_name(&mut links, entries);
    by_likeness(&mut links, entries, config);
    Settled {
        links: links.into_iter().map(|(_, link)| link).collect(),
        by_text,
        unused,
    }
}

/// A name that is being settled, with its plain form.
type Open = (String, NameLink);

/// The different names in order, and the position of each text's.
fn gathered<'t>(
    kind: NameKind,
    texts: impl IntoIterator<Item = &'t str>,
) -> (Vec<Open>, HashMap<String, usize>) {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for text in texts {
        *counts.entry(text).or_default() += 1;
    }
    let mut spellings: Vec<(String, &str, usize)> = counts
        .into_iter()
        .map(|(text, rows)| (plain(text), text, rows))
        .collect();
    order::sort(&mut spellings);
    let mut links: Vec<Open> = Vec::new();
    let mut by_text = HashMap::with_capacity(spellings.len());
    for (plain, text, rows) in spellings {
        match links.last_mut().filter(|(last, _)| *last == plain) {
            Some((_, link)) => link.rows += rows,
            None => links.push((
                plain,
                NameLink {
                    kind,
                    text: text.to_owned(),
                    rows,
                    verdict: Verdict::Unknown,
                    id: None,
                    label: None,
                    confidence: None,
                    note: None,
                    candidates: Vec::new(),
                },
            )),
        }
        by_text.insert(text.to_owned(), links.len() - 1);
    }
    (links, by_text)
}

/// Applies decisions; returns the positions of those that settle nothing.
fn decide(kind: NameKind, links: &mut [Open], decisions: &[DecisionRow], entries: &[Entry]) -> Vec<usize> {
    let said = |index: &usize| decisions[*index].id.as_deref().filter(|id| !id.is_empty());
    let of_kind = (0..decisions.len()).filter(|index| decisions[*index].kind == kind);
    let mut telling: Vec<usize> = of_kind.filter(|index| said(index).is_some()).collect();
    if telling.is_empty() {
        return telling;
    }
    order::sort_by_key(&mut telling, |index| {
        (&decisions[*index].text, said(index), *index)
    });
    let labels: HashMap<&str, &str> = entries.iter().map(|one| (&*one.id, &*one.label)).collect();
    let mut unused = Vec::new();
    for index in telling {
        let row = &decisions[index];
        let plain = plain(&row.text);
        let at = links.binary_search_by(|(other, _)| other.cmp(&plain));
        let open = at.ok().and_then(|at| links.get_mut(at));
        let Some((_, link)) = open.filter(|(_, link)| link.verdict == Verdict::Unknown) else {
            unused.push(index);
            continue;
        };
        link.note = row.note.clone().filter(|note| !note.is_empty());
        let id = row.id.clone().filter(|id| id != NOTHING);
        link.verdict = if id.is_some() {
            Verdict::Decided
        } else {
            Verdict::LeftOut
        };
        link.label = id
            .as_deref()
            .and_then(|id| labels.get(id))
            .map(|&label| label.to_owned());
        link.id = id;
    }
    order::sort(&mut unused);
    unused
}

/// Settles names that exactly one entry has; those that several have stay open.
fn by_name(links: &mut [Open], entries: &[Entry]) {
    if links.iter().all(|(_, link)| link.verdict != Verdict::Unknown) {
        return;
    }
    let mut having: HashMap<String, Vec<&Entry>> = HashMap::new();
    for entry in entries {
        for name in std::iter::once(&entry.label).chain(&entry.aliases) {
            having.entry(plain(name)).or_default().push(entry);
        }
    }
    for (plain, link) in links {
        let Some(having) = having.get_mut(plain).filter(|_| link.verdict == Verdict::Unknown) else {
            continue;
        };
        order::sort_by_key(having, |entry| &entry.id);
        having.dedup_by_key(|entry| &entry.id);
        if let [one] = having[..] {
            link.verdict = Verdict::Exact;
            link.id = Some(one.id.clone());
            link.label = Some(one.label.clone());
        } else {
            let confidence = 1.0 / having.len() as f64;
            link.verdict = Verdict::Ambiguous;
            link.confidence = Some(confidence);
            let offers = having.iter().map(|entry| Offer {
                id: entry.id.clone(),
                label: entry.label.clone(),
                confidence,
            });
            link.candidates = offers.collect();
        }
    }
}

/// Settles names that are very similar to another, and finds candidates for the others.
fn by_likeness(links: &mut [Open], entries: &[Entry], config: &LinkConfig) {
    let unknown = |link: &NameLink| link.verdict == Verdict::Unknown;
    if entries.is_empty() || !links.iter().any(|(_, link)| unknown(link)) {
        return;
    }
    let lexicon = Lexicon::new(entries.iter().cloned());
    let mut searcher = lexicon.searcher();
    let open = links.iter_mut().filter(|(_, link)| unknown(link));
    for (_, link) in open.take(MOST_COMPARED) {
        let (verdict, candidates) = likely(&mut searcher, &link.text, config);
        let first = candidates.first();
        link.verdict = verdict;
        link.confidence = first.map(|first| first.confidence);
        if let Some(first) = first.filter(|_| verdict == Verdict::Linked) {
            link.id = Some(first.id.clone());
            link.label = Some(first.label.clone());
        }
        link.candidates = candidates;
    }
}
