//! Searches the concepts nearest to a name.

use super::build::Lexicon;
use super::compare::{Asked, Marks};
use super::confidence::{Confidence, Script, Signs};
use super::entry::unbracketed;
use super::fold::folded;
use super::likeness::Likeness;
use vocmatch_algo::cosine_index::Room;

/// How many names of the lexicon are compared in full with a name that is looked up, at most.
const COMPARED: usize = 128;

/// Names whose cosine falls below this share of the best one's are not compared: hardly any is right.
fn worth_comparing(script: Script) -> f32 {
    match script {
        Script::Spaced => 0.36,
        Script::Unspaced => 0.3,
    }
}

/// A concept that a name may mean.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Candidate<'l> {
    /// The concept's id.
    pub id: &'l str,
    /// The name of the concept that is most similar to the one looked up.
    pub label: &'l str,
    /// The probability that the name means this concept, 0..=1. Over all candidates of a name they sum to at most 1.
    pub confidence: f64,
    /// The likeness of the two names, 0..=1: [`Likeness::score`], mixed with the caller's own score if there is one.
    pub score: f64,
    /// The parts of the likeness.
    pub likeness: Likeness,
    /// Whether the concept has exactly this name, folded.
    pub exact: bool,
}

/// A caller's own likeness of a name and a label, 0..=1: a cosine of embeddings, say.
type Hook<'l> = Box<dyn Fn(&str, &str) -> f64 + 'l>;

/// Looks names up in a lexicon, with scratch space that is kept between look-ups.
///
/// A look-up takes time in proportion to the length of the name, which is cut at
/// [`MAX_LENGTH`](super::MAX_LENGTH) characters, and to the names of the lexicon that share a letter group with it.
pub struct Searcher<'l> {
    lexicon: &'l Lexicon,
    room: Room,
    marks: Marks,
    hook: Option<(f64, Hook<'l>)>,
    drafts: Vec<Draft>,
}

/// A concept that has been compared.
#[derive(Clone, Copy)]
struct Draft {
    concept: u32,
    label: u32,
    likeness: Likeness,
    score: f64,
    vote: f64,
}

impl Lexicon {
    /// Scratch space for many look-ups, one after the other.
    #[must_use]
    pub fn searcher(&self) -> Searcher<'_> {
        Searcher {
            lexicon: self,
            room: Room::default(),
            marks: Marks::default(),
            hook: None,
            drafts: Vec::new(),
        }
    }
}

impl<'l> Searcher<'l> {
    /// Mixes in the caller's own score of a name and a label, both as given: score = (1 − weight) · likeness + weight
    /// · `score(name, label)`. It is called for the labels with the most similar letters, at most 128 a name. Values
    /// outside 0..=1 are clamped, and NaN counts as 0. Confidences are calibrated without it: take a small weight, or
    /// calibrate the result.
    #[must_use]
    pub fn with_score(mut self, weight: f64, score: impl Fn(&str, &str) -> f64 + 'l) -> Searcher<'l> {
        let weight = if weight.is_nan() {
            0.0
        } else {
            weight.clamp(0.0, 1.0)
        };
        self.hook = Some((weight, Box::new(score)));
        self
    }

    /// Returns the concepts that have exactly this name, folded: with the text in brackets, else without it. In id
    /// order. O(length).
    #[must_use]
    pub fn exact(&self, name: &str) -> Vec<Candidate<'l>> {
        self.exact_folded(name, &folded(name))
    }

    fn exact_folded(&self, name: &str, plain: &str) -> Vec<Candidate<'l>> {
        let lexicon = self.lexicon;
        let has = |plain: &str| lexicon.exact.get(plain);
        let found = has(plain).or_else(|| {
            let (outside, short) = unbracketed(name)?;
            has(&outside).or_else(|| has(&short?))
        });
        let concepts = found.map_or(&[][..], |concepts| concepts);
        let sure = Confidence::exact(concepts.len());
        let of = concepts.iter().map(|concept| {
            let concept = &lexicon.concepts[*concept as usize];
            let labels = &lexicon.labels[concept.first as usize..(concept.first + concept.labels) as usize];
            let own = labels.iter().find(|label| label.folded() == plain);
            Candidate {
                id: &concept.id,
                label: own.or(labels.first()).map_or("", |label| &label.text),
                confidence: sure,
                score: 1.0,
                likeness: Likeness::SAME,
                exact: true,
            }
        });
        of.collect()
    }

    /// Returns the concepts that a name may mean, the likeliest first, at most `most`: those that have exactly this
    /// name, then by the summed high powers of their names' scores, ties by id. Empty where no name shares even a
    /// letter group with it.
    #[must_use]
    pub fn candidates(&mut self, name: &str, most: usize) -> Vec<Candidate<'l>> {
        let plain = folded(name);
        let mut found = self.exact_folded(name, &plain);
        if found.len() < most && !plain.is_empty() {
            self.compare(name, &plain);
            let same = found.len();
            let left = 1.0 - found.iter().map(|candidate| candidate.confidence).sum::<f64>();
            let confidences = self.confidences(&plain, if same > 0 { left } else { 1.0 }, same > 0);
            let known: Vec<&str> = found.iter().map(|candidate| candidate.id).collect();
            for (draft, confidence) in self.drafts.iter().zip(confidences) {
                if found.len() >= most {
                    break;
                }
                let concept = &self.lexicon.concepts[draft.concept as usize];
                if !known.contains(&&*concept.id) {
                    found.push(Candidate {
                        id: &concept.id,
                        label: &self.lexicon.labels[draft.label as usize].text,
                        confidence,
                        score: draft.score,
                        likeness: draft.likeness,
                        exact: false,
                    });
                }
            }
        }
        found.truncate(most);
        found
    }

    /// Compares a name with the labels nearest to it, and ranks their concepts.
    fn compare(&mut self, name: &str, plain: &str) {
        let lexicon = self.lexicon;
        self.drafts.clear();
        let (asked, script) = (Asked::new(lexicon, plain), Script::of(plain));
        self.marks.set(lexicon, &asked);
        let (known, unknown) = (&asked.terms.known, asked.terms.unknown);
        let extra = self.marks.paraphrases();
        let near = lexicon
            .index
            .search(known, extra, unknown, COMPARED, &mut self.room);
        let least = near
            .first()
            .map_or(0.0, |best| worth_comparing(script) * best.cosine);
        let worth = near.partition_point(|near| near.cosine >= least);
        let near = &mut near[..worth];
        // Labels of a concept are consecutive, so that in their order each concept comes once.
        near.sort_unstable_by_key(|near| near.document);
        for near in near.iter() {
            let label = &lexicon.labels[near.document as usize];
            let concept = &lexicon.concepts[label.concept as usize];
            let same = self.drafts.last().filter(|last| last.concept == label.concept);
            let known = same.map_or_else(
                || self.marks.known(&asked, &concept.words),
                |last| last.likeness.known,
            );
            let likeness = self
                .marks
                .likeness(lexicon, &asked, near.document, near.cosine, known);
            let score = mixed(self.hook.as_ref(), likeness.score(), name, &label.text);
            let draft = Draft {
                concept: label.concept,
                label: near.document,
                likeness,
                score,
                vote: vote(score, script),
            };
            match self.drafts.last_mut() {
                Some(last) if last.concept == draft.concept => {
                    let vote = last.vote + draft.vote;
                    if draft.score > last.score {
                        *last = draft;
                    }
                    last.vote = vote;
                }
                _ => self.drafts.push(draft),
            }
        }
        self.marks.clear(&asked);
        self.drafts
            .sort_by(|a, b| b.vote.total_cmp(&a.vote).then(a.concept.cmp(&b.concept)));
    }

    /// The probability that each draft is right, of `left` in all.
    fn confidences(&self, plain: &str, left: f64, beaten: bool) -> Vec<f64> {
        let Some(first) = self.drafts.first() else {
            return Vec::new();
        };
        let signs = self.signs_of(first, plain);
        let most = if beaten { left / 2.0 } else { left };
        let best = self.lexicon.confidence.of(&signs).min(most);
        let votes: f64 = self.drafts.iter().skip(1).map(|draft| draft.vote).sum();
        let rest = (left - best).max(0.0);
        let share = |draft: &Draft| {
            if votes > 0.0 {
                (rest * draft.vote / votes).min(best)
            } else {
                0.0
            }
        };
        std::iter::once(best)
            .chain(self.drafts.iter().skip(1).map(share))
            .collect()
    }

    /// The id of the first candidate, and the predictors of its confidence; `None` where there is none.
    pub(super) fn signs(&mut self, name: &str) -> Option<(&'l str, Signs)> {
        let plain = folded(name);
        self.compare(name, &plain);
        let first = self.drafts.first()?;
        let id = &*self.lexicon.concepts[first.concept as usize].id;
        Some((id, self.signs_of(first, &plain)))
    }

    fn signs_of(&self, first: &Draft, plain: &str) -> Signs {
        let rivals = self.drafts.iter().skip(1).map(|draft| draft.score);
        Signs::new(&first.likeness, first.score, rivals.fold(0.0, f64::max), plain)
    }
}

/// The contribution of a label with a score to its concept: the sixth power, the fifth in scripts without spaces, whose
/// names are shorter and less alike.
fn vote(score: f64, script: Script) -> f64 {
    let square = score * score;
    let fifth = square * square * score;
    match script {
        Script::Spaced => fifth * score,
        Script::Unspaced => fifth,
    }
}

fn mixed(hook: Option<&(f64, Hook)>, own: f64, name: &str, label: &str) -> f64 {
    let Some((weight, hook)) = hook else { return own };
    let other = Some(hook(name, label))
        .filter(|score| score.is_finite())
        .unwrap_or(0.0);
    (1.0 - weight) * own + weight * other.clamp(0.0, 1.0)
}
