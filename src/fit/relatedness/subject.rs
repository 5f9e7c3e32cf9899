//! The words of majors and occupations, as counted terms by field and kind.

use super::config::RelatedConfig;
use crate::id::{MajorIx, OccupationIx};
use crate::lexicon::words::{KINDS, Kind, Terms};
use crate::model::{Model, Subject};
use std::collections::BTreeMap;
use vocmatch_algo::bm25::{Weighted, idf};
use vocmatch_algo::order;
use vocmatch_algo::sorted::Set;

/// Fields that describe a major's class, not the major itself.
const OF_CLASS: [&str; 2] = ["class", "group"];

/// Subjects of one kind with their words.
pub(super) struct Subjects {
    /// Every field, with its weight and whether it describes the subject itself.
    fields: Vec<(f64, bool)>,
    /// By kind of term, subject and field: terms with counts, each once, in order.
    counts: [Vec<Vec<Vec<Weighted>>>; 3],
}

impl Subjects {
    fn new<'m>(
        terms: &mut Terms,
        weights: &BTreeMap<String, f64>,
        other: f64,
        subjects: &[Vec<(&'m str, &'m str)>],
    ) -> Subjects {
        let names: Set<&str> = subjects.iter().flatten().map(|(field, _)| *field).collect();
        let names: Vec<&str> = names.into_iter().collect();
        let fields = names
            .iter()
            .map(|name| {
                (
                    weights.get(*name).copied().unwrap_or(other).max(0.0),
                    !OF_CLASS.contains(name),
                )
            })
            .collect();
        let mut counts = [vec![], vec![], vec![]];
        for subject in subjects {
            let mut found: Vec<[Vec<u32>; 3]> = names.iter().map(|_| [vec![], vec![], vec![]]).collect();
            for (field, text) in subject {
                if let Ok(f) = names.binary_search(field) {
                    terms.of(text, |kind, term| found[f][kind as usize].push(term));
                }
            }
            for (k, counts) in counts.iter_mut().enumerate() {
                counts.push(found.iter_mut().map(|found| counted(&mut found[k])).collect());
            }
        }
        Subjects { fields, counts }
    }

    /// The majors of a model: names, other names, classes, texts.
    pub(super) fn majors(model: &Model, config: &RelatedConfig, terms: &mut Terms) -> Subjects {
        let subjects: Vec<Vec<(&str, &str)>> = model
            .majors()
            .iter()
            .enumerate()
            .map(|(m, major)| {
                let mut texts = vec![("name", major.name.as_str())];
                texts.extend(major.aliases.iter().map(|alias| ("aliases", alias.as_str())));
                if let Some(class) = major.category.map(|class| model.category(class)) {
                    texts.push(("class", &class.name));
                    texts.extend(
                        class
                            .parent
                            .map(|group| ("group", model.category(group).name.as_str())),
                    );
                }
                texts.extend(about(model, Subject::Major(MajorIx::at(m))));
                texts
            })
            .collect();
        Subjects::new(terms, &config.major_fields, config.other_fields, &subjects)
    }

    /// The occupations of a model: names, other names, texts.
    pub(super) fn occupations(model: &Model, config: &RelatedConfig, terms: &mut Terms) -> Subjects {
        let subjects: Vec<Vec<(&str, &str)>> = model
            .occupations()
            .iter()
            .enumerate()
            .map(|(o, occupation)| {
                let mut texts = vec![("name", occupation.name.as_str())];
                texts.extend(occupation.aliases.iter().map(|alias| ("aliases", alias.as_str())));
                texts.extend(about(model, Subject::Occupation(OccupationIx::at(o))));
                texts
            })
            .collect();
        Subjects::new(terms, &config.occupation_fields, config.other_fields, &subjects)
    }

    pub(super) fn len(&self) -> usize {
        self.counts[0].len()
    }

    /// How many different terms describe a subject itself: stems of words and pairs of characters.
    pub(super) fn own_terms(&self, subject: usize) -> f64 {
        let of_kind = |kind: usize| {
            let fields = self.counts[kind][subject].iter().zip(&self.fields);
            let own = fields.filter(|(_, (weight, of_itself))| *weight > 0.0 && *of_itself);
            let mut terms: Vec<u32> = own
                .flat_map(|(terms, _)| terms.iter().map(|(term, _)| *term))
                .collect();
            order::sort(&mut terms);
            terms.dedup();
            terms.len() as f64
        };
        of_kind(Kind::Stem as usize) + of_kind(Kind::Pair as usize)
    }

    /// The subjects as documents of one kind of term, and the weights of their fields.
    pub(super) fn documents(&self, kind: usize) -> (&[Vec<Vec<Weighted>>], Vec<f64>) {
        (
            &self.counts[kind],
            self.fields.iter().map(|(weight, _)| *weight).collect(),
        )
    }

    /// Each subject's terms of a kind, every field weighed and every term by its rarity to `power`; a term that
    /// repeats counts `(s + 1)n/(n + s)` times. `own` leaves out terms of the class alone.
    pub(super) fn weighed(&self, kind: usize, own: bool, repeats: f64, power: f64) -> Vec<Vec<Weighted>> {
        let weighed: Vec<Vec<Weighted>> = self.counts[kind]
            .iter()
            .map(|fields| {
                let mut all: Vec<Weighted> = Vec::new();
                for (terms, (weight, of_itself)) in fields.iter().zip(&self.fields) {
                    if *weight > 0.0 && (*of_itself || !own) {
                        let held = |n: f64| (repeats + 1.0) * n / (n + repeats);
                        all.extend(terms.iter().map(|(term, n)| (*term, weight * held(*n))));
                    }
                }
                order::sort_by_key(&mut all, |(term, _)| *term);
                all.dedup_by(|next, kept| {
                    let same = next.0 == kept.0;
                    if same {
                        kept.1 += next.1;
                    }
                    same
                });
                all
            })
            .collect();
        let terms = weighed
            .iter()
            .flatten()
            .map(|(term, _)| *term as usize + 1)
            .max()
            .unwrap_or(0);
        let mut with_term = vec![0usize; terms];
        for (term, _) in weighed.iter().flatten() {
            with_term[*term as usize] += 1;
        }
        let rarest = idf(weighed.len(), 1);
        let rare: Vec<f64> = with_term
            .iter()
            .map(|df| libm::pow(idf(weighed.len(), (*df).max(1)) / rarest, power))
            .collect();
        weighed
            .into_iter()
            .map(|terms| {
                terms
                    .into_iter()
                    .map(|(term, w)| (term, w * rare[term as usize]))
                    .collect()
            })
            .collect()
    }
}

fn about(model: &Model, subject: Subject) -> impl Iterator<Item = (&str, &str)> {
    model
        .texts_about(subject)
        .iter()
        .map(|text| (text.field.as_str(), text.text.as_str()))
}

fn counted(terms: &mut [u32]) -> Vec<Weighted> {
    order::sort(terms);
    terms
        .chunk_by(|a, b| a == b)
        .map(|same| (same[0], same.len() as f64))
        .collect()
}

/// The share of each subject's words in scripts without spaces, 0..=1.
pub(super) fn joined_shares(weighed: &[Vec<Vec<Weighted>>; 3]) -> Vec<f64> {
    let sum = |terms: &[Weighted]| terms.iter().map(|(_, w)| w).sum::<f64>();
    let [stems, _, pairs] = weighed;
    let shares = stems.iter().zip(pairs).map(|(stems, pairs)| {
        let (spaced, joined) = (sum(stems), sum(pairs));
        if spaced + joined > 0.0 {
            joined / (spaced + joined)
        } else {
            0.0
        }
    });
    shares.collect()
}

/// The weight of each kind of term for a subject with this share of joined script.
pub(super) fn kind_weights(joined: f64) -> [f64; KINDS.len()] {
    [(1.0 - joined) / 2.0, (1.0 - joined) / 2.0, joined]
}
