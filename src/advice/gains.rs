//! What an action gains: as it could be, and as it tends to be.

use crate::unit::Value;
use serde::Serialize;

/// The gain of an action under both answers, all years together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct Gains {
    /// Under the optimum of best fit: what could be.
    pub could_be: Value,
    /// On expected flows: what tends to be. `None`: it is not counted.
    pub tends_to_be: Option<Value>,
}

impl Gains {
    /// Returns the lesser of the two, by which lists are ordered.
    #[must_use]
    pub fn lesser(self) -> Value {
        self.tends_to_be
            .map_or(self.could_be, |tends| self.could_be.min(tends))
    }

    /// Returns whether it gains only on paper: nothing tends to be gained.
    #[must_use]
    pub fn is_on_paper(self) -> bool {
        self.tends_to_be.is_some_and(|tends| tends.0 <= 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lesser_gain_counts_and_one_that_is_not_counted_does_not() {
        let both = |could_be, tends: Option<i64>| Gains {
            could_be: Value(could_be),
            tends_to_be: tends.map(Value),
        };
        assert_eq!(both(5, None).lesser(), Value(5));
        assert_eq!(both(5, Some(3)).lesser(), Value(3));
        assert_eq!(both(5, Some(8)).lesser(), Value(5));
        assert!(
            both(5, Some(0)).is_on_paper() && !both(5, None).is_on_paper() && !both(5, Some(1)).is_on_paper()
        );
    }
}
