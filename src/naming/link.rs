//! The result for one name.

use crate::dataset::NameKind;
use serde::Serialize;

/// How a name was settled, or why it was not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Exactly one thing has this name.
    Exact,
    /// A decision gives its meaning.
    Decided,
    /// A decision says that it has no meaning here.
    LeftOut,
    /// It is so similar to a name of one thing that it is linked to it.
    Linked,
    /// Several things have exactly this name.
    Ambiguous,
    /// There are candidates, but none is sure enough.
    Review,
    /// Nothing has a similar name.
    Unknown,
}

impl Verdict {
    /// Returns the word in tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Exact => "exact",
            Verdict::Decided => "decided",
            Verdict::LeftOut => "left_out",
            Verdict::Linked => "linked",
            Verdict::Ambiguous => "ambiguous",
            Verdict::Review => "review",
            Verdict::Unknown => "unknown",
        }
    }

    /// Returns whether a decision is still needed.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Verdict::Ambiguous | Verdict::Review | Verdict::Unknown)
    }
}

/// A candidate for the meaning of a name.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Offer {
    /// Its id.
    pub id: String,
    /// Its name that is most similar to the text.
    pub label: String,
    /// The probability that it is meant, 0..=1.
    pub confidence: f64,
}

/// A name in tables, and its meaning.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NameLink {
    /// The kind of thing it was sought among.
    pub kind: NameKind,
    /// The name; of spellings that differ only in case, width of letters or spaces, the first in order.
    pub text: String,
    /// How many rows have it.
    pub rows: usize,
    /// How it was settled.
    pub verdict: Verdict,
    /// Its meaning; `None` while it is open, or if it is decided to mean nothing.
    pub id: Option<String>,
    /// The name of the thing it means.
    pub label: Option<String>,
    /// The probability that this is right, 0..=1: of a link by likeness, or of the likeliest candidate.
    pub confidence: Option<f64>,
    /// The remark of the decision.
    pub note: Option<String>,
    /// The candidates, the likeliest first; of an unknown name the nearest, for display.
    pub candidates: Vec<Offer>,
}
