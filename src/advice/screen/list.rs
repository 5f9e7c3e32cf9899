//! The lists of advice, in the order in which they are gone through.

/// A list of advice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::advice) enum List {
    Main,
    /// Needed, but pays little.
    PaysLittle,
    /// Needs review.
    Review,
    /// Fill the seats there are.
    Recruit,
    /// Better matches only.
    Matches,
    /// Gains only on paper.
    OnPaper,
}

impl List {
    pub(in crate::advice) const ALL: [List; 6] = [
        List::Main,
        List::PaysLittle,
        List::Review,
        List::Recruit,
        List::Matches,
        List::OnPaper,
    ];

    /// The most actions listed, of `most` in the main list.
    pub(in crate::advice) fn most(self, most: usize) -> usize {
        match self {
            List::Main => most,
            List::PaysLittle | List::Review | List::OnPaper => most.div_ceil(2),
            List::Recruit | List::Matches => most.div_ceil(4),
        }
    }
}
