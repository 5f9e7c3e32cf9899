//! The rules of the screen, by name.

use serde::{Deserialize, Serialize};

macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident = $code:literal,)*) => {
        /// A rule of the screen: what keeps an action out of the main list, or speaks against it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum ScreenRule {
            $($(#[$doc])* $rule,)*
        }

        impl ScreenRule {
            /// Every rule, in the order of application.
            #[doc(hidden)]
            pub const ALL: &'static [ScreenRule] = &[$(ScreenRule::$rule,)*];

            /// Returns its stable code, which is also its name in JSON.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(ScreenRule::$rule => $code,)* }
            }
        }
    };
}

rules! {
    /// Openings with a caution in their row need review.
    CautionedOpenings = "cautioned_openings",
    /// A program is a step to a higher one: it is not cut.
    Step = "step",
    /// An action fills too little on balance: it only matches better.
    Net = "net",
    /// Students do not come: the awards of a program that should grow have fallen.
    Falling = "falling",
    /// A program may teach at a distance, or for places beyond its area.
    BeyondArea = "beyond_area",
    /// Seats are empty: fill them before others are added.
    EmptySeats = "empty_seats",
    /// Those who move would earn less, or nobody can say.
    PayOfMove = "pay_of_move",
    /// The openings filled pay less than the median of their area.
    WageScreen = "wage_screen",
    /// The class is among the lowest paid of its level, or earns less than the threshold.
    LowestPaid = "lowest_paid",
    /// The openings filled ask for another level.
    Level = "level",
    /// One action takes what another adds.
    Contradiction = "contradiction",
    /// One action for each occupation and area, and for each class, level and area.
    OneEach = "one_each",
}

#[cfg(test)]
mod tests {
    use super::ScreenRule;

    #[test]
    fn a_code_is_the_name_in_json_and_no_two_are_alike() {
        for rule in ScreenRule::ALL {
            let json = serde_json::to_string(rule).unwrap();
            assert_eq!(json, format!("{:?}", rule.code()));
        }
        let codes: std::collections::BTreeSet<_> = ScreenRule::ALL.iter().map(|rule| rule.code()).collect();
        assert_eq!(codes.len(), ScreenRule::ALL.len());
    }
}
