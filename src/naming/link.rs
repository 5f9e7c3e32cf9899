//! What became of one name.

use crate::dataset::NameKind;
use serde::Serialize;

/// How a name was settled, or that it was not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// One thing alone has this name.
    Exact,
    /// A decision says what it means.
    Decided,
    /// A decision says that it means nothing here.
    LeftOut,
    /// It is so much like a name of one thing that it is taken for it.
    Linked,
    /// Several things have this very name.
    Ambiguous,
    /// It may mean something, but not surely enough.
    Review,
    /// Nothing has a name like it.
    Unknown,
}

impl Verdict {
    /// The word in tables.
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

    /// Whether someone has still to say what the name means.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Verdict::Ambiguous | Verdict::Review | Verdict::Unknown)
    }
}

/// Something that a name may mean.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Offer {
    /// Its id.
    pub id: String,
    /// That of its names which is most like the text.
    pub label: String,
    /// How likely it is meant, 0..=1.
    pub confidence: f64,
}

/// A name that stands in tables, and what it means.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NameLink {
    /// What it was sought among.
    pub kind: NameKind,
    /// The name; of spellings that differ only in case, width of letters or spaces, the first in order.
    pub text: String,
    /// How many rows have it.
    pub rows: usize,
    /// How it was settled.
    pub verdict: Verdict,
    /// What it means; `None` while it is open, or if it is decided to mean nothing.
    pub id: Option<String>,
    /// The name of what it means.
    pub label: Option<String>,
    /// How likely that is right, 0..=1: of a link by likeness, or of the likeliest candidate.
    pub confidence: Option<f64>,
    /// The remark of the decision.
    pub note: Option<String>,
    /// What it may mean, the likeliest first; of an unknown name the nearest, to show what was compared.
    pub candidates: Vec<Offer>,
}
