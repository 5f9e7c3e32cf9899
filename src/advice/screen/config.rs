//! The constants of the screen, each with its default.

use super::rule::ScreenRule;
use crate::unit::Heads;
use serde::{Deserialize, Serialize};

/// The options of the screen: which rules apply, and their constants (methods §10).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ScreenConfig {
    /// The rules that apply. Default all.
    pub rules: Vec<ScreenRule>,
    /// Step: the share of openings of its documented occupations that ask for a higher level, from which on a program
    /// is not cut. Default .5.
    pub step: f64,
    /// Net: the least openings filled on balance, as a share of the people moved. Default .5.
    pub least_filled: f64,
    /// Net: the most others who lose their place, as a share of the people moved. Default .25.
    pub most_lost: f64,
    /// Falling: awards of today as a share of those of three years before, up to which a program does not grow.
    /// Default .8.
    pub fallen: f64,
    /// Falling: the same share, up to which it speaks against growth. Default .9.
    pub falling: f64,
    /// Falling: the least awards three years before for which the rule holds. Default 10.
    pub least_awards: Heads,
    /// Beyond its area: the largest graduates of a program, as a share of the linked openings within reach. Default
    /// .25.
    pub reach: f64,
    /// Beyond its area: the fewest graduates of a program for which its size says anything. Default 100.
    pub large: Heads,
    /// Beyond its area: how many times as many awards as three years before are too many. Default 2.
    pub growth: f64,
    /// Empty seats: the least entrants as a share of the seats. Default .8.
    pub least_fill: f64,
    /// Pay of a move: the least earnings of a receiver's class, as a share of those of the class left. Default 1.
    pub earnings_kept: f64,
    /// Pay of a move: the least wage of a receiver's matched openings, as a share of those left. Default .9.
    pub wage_kept: f64,
    /// Pay of a move: the fall of pay, as a share, from which on it speaks against a move. Default .1.
    pub pay_falls: f64,
    /// Pay of a move: the fall of pay, as a share, from which on a move needs review. Default .25.
    pub pay_falls_far: f64,
    /// Wage screen: the largest share of the openings filled that pay less than the median of their area. Default .25.
    pub below_median: f64,
    /// Lowest paid: the share of the classes of a level that count as lowest paid. Default .3.
    pub lowest: f64,
    /// Lowest paid: the fewest classes of a level among which a rank means anything. Default 20.
    pub least_classes: usize,
    /// Level: the least share of the openings filled that take the level of the program. Default .5.
    pub taking: f64,
    /// One each: the most actions of a class among ten. Default 2.
    pub of_a_class: usize,
    /// Actions tried for each list beside the main one, as a share of those tried for it. Default .25.
    pub aside: f64,
    #[doc(hidden)]
    #[serde(skip)]
    pub reserved: crate::unit::Reserved,
}

impl Default for ScreenConfig {
    fn default() -> Self {
        ScreenConfig {
            rules: ScreenRule::ALL.to_vec(),
            step: 0.5,
            least_filled: 0.5,
            most_lost: 0.25,
            fallen: 0.8,
            falling: 0.9,
            least_awards: 10,
            reach: 0.25,
            large: 100,
            growth: 2.0,
            least_fill: 0.8,
            earnings_kept: 1.0,
            wage_kept: 0.9,
            pay_falls: 0.1,
            pay_falls_far: 0.25,
            below_median: 0.25,
            lowest: 0.3,
            least_classes: 20,
            taking: 0.5,
            of_a_class: 2,
            aside: 0.25,
            reserved: crate::unit::Reserved,
        }
    }
}

impl ScreenConfig {
    /// Returns whether a rule applies.
    #[must_use]
    pub fn has(&self, rule: ScreenRule) -> bool {
        self.rules.contains(&rule)
    }
}
