//! The likeness of a name and a label.

/// The likeness of a name that is looked up and a label, each number 0..=1.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Likeness {
    /// Cosine of the words and letter groups, weighted by idf².
    pub cosine: f64,
    /// Dice's coefficient of the words and letter groups: twice the common ones over all of both.
    pub dice: f64,
    /// 1 − optimal string alignment distance / the longer length.
    pub alignment: f64,
    /// The share of the name's words, weighted by idf, that any name of the concept has.
    pub known: f64,
    /// The share of the name's words, weighted by idf, that the label has; a word that may stand for a missing one
    /// earns part of its credit.
    pub of_name: f64,
    /// The share of the label's words that the name has, in the same way.
    pub of_label: f64,
}

impl Likeness {
    /// The likeness of a name and itself.
    pub(super) const SAME: Likeness = Likeness {
        cosine: 1.0,
        dice: 1.0,
        alignment: 1.0,
        known: 1.0,
        of_name: 1.0,
        of_label: 1.0,
    };

    /// .10·cosine + .05·dice + .18·alignment + .17·known + .22·`of_name` + .28·`of_label`.
    ///
    /// The weights are those that put most right concepts first on the development halves of nine sets of
    /// names, English and Chinese, skills, occupations and majors (`docs/accuracy.md`).
    #[must_use]
    pub fn score(&self) -> f64 {
        0.10 * self.cosine
            + 0.05 * self.dice
            + 0.18 * self.alignment
            + 0.17 * self.known
            + 0.22 * self.of_name
            + 0.28 * self.of_label
    }
}
