//! Links by likeness, and the rules under which even a very similar name is not linked.

use super::link::{Offer, Verdict};
use crate::lexicon::{Answer, Candidate, LinkConfig, Searcher};
use crate::problem::half_width;
use vocmatch_algo::order;

/// The verdict by likeness: [`Verdict::Linked`] if the first of the candidates is accepted, else [`Verdict::Review`]
/// or [`Verdict::Unknown`]; and the candidates.
pub(super) fn likely(searcher: &mut Searcher, text: &str, config: &LinkConfig) -> (Verdict, Vec<Offer>) {
    let offer = |candidate: &Candidate| Offer {
        id: candidate.id.to_owned(),
        label: candidate.label.to_owned(),
        confidence: candidate.confidence,
    };
    match searcher.find(text, config) {
        Answer::Match(found) => {
            // A name that the lexicon has word for word is a match whatever the threshold.
            let sure = found.confidence >= config.accept;
            let may = !is_like_an_id(text) && same_numbers(text, found.label);
            let verdict = if sure && may {
                Verdict::Linked
            } else {
                Verdict::Review
            };
            (verdict, vec![offer(&found)])
        }
        Answer::Ambiguous(several) => (Verdict::Review, several.iter().map(offer).collect()),
        Answer::NoMatch(nearest) => (Verdict::Unknown, nearest.iter().map(offer).collect()),
    }
}

/// Whether a text may be an id that was mistyped, such as `51O401` or `2.A.1`: no space, and a digit or `_`, in
/// plain letters. Its likeness to a name says nothing.
fn is_like_an_id(text: &str) -> bool {
    let mut plain = text.chars().map(half_width);
    let ascii = plain.clone().all(|c| c.is_ascii_graphic());
    ascii && plain.any(|c| c.is_ascii_digit() || c == '_')
}

/// Whether two names have the same numbers: "Welding 2" is never linked to "Welding 3".
fn same_numbers(a: &str, b: &str) -> bool {
    numbers(a) == numbers(b)
}

/// The numbers in a text, in order of their digits.
fn numbers(text: &str) -> Vec<String> {
    let plain: String = text.chars().map(half_width).collect();
    let parts = plain.split(|c: char| !c.is_numeric());
    let mut numbers: Vec<String> = parts.filter(|part| !part.is_empty()).map(str::to_owned).collect();
    order::sort(&mut numbers);
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_like_ids_and_names_are_not() {
        for id in ["510401", "51O401", "2.A.1.a", "s_welding", "Ｓ１", "080710T"] {
            assert!(is_like_an_id(id), "{id}");
        }
        for name in ["welding", "C++", "PLC 2", "5G技术", "decision-making", ""] {
            assert!(!is_like_an_id(name), "{name}");
        }
    }

    #[test]
    fn numbers_are_the_same_in_any_width_and_order() {
        assert!(same_numbers("level ２ of 3", "3 of level 2"));
        assert!(!same_numbers("welding 2", "welding"));
        assert!(!same_numbers("welding 12", "welding 1 2"));
    }
}
