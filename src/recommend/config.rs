//! The choices behind recommendations, each with its default.

use crate::unit::{Heads, Year};
use serde::{Deserialize, Serialize};

/// How far from its field a move may take entrants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum MoveWithin {
    /// Only to majors of the same class.
    Class,
    /// To majors whose class has the same parent.
    Group,
    /// To any major.
    Anywhere,
}

/// The choices behind recommendations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RecommendConfig {
    /// The autumn from which actions take effect. Default: the first year of the plan.
    pub first_autumn: Option<Year>,
    /// By how much one action may grow or shrink a program, as a share of its graduates. Default .25.
    pub max_change: f64,
    /// The fewest heads a year that are worth an action. Default 5.
    pub min_heads: Heads,
    /// Entrants of a program that is opened. Default 30.
    pub open_entrants: Heads,
    /// Years that opening a program takes before its first autumn. Default 1.
    pub open_lag: u32,
    /// A new program is considered where the graduates trained for an occupation in a region are at most
    /// this share of its openings there. Default .1.
    pub open_below: f64,
    /// The least that one more graduate must add for a program to grow or to receive, 0..=1. Default .3.
    pub min_gain: f64,
    /// The most that the last graduates may add for a program to shrink, 0..=1. Default .05.
    pub max_worth: f64,
    /// The least share of the people added by an expansion or a new program that must end in openings that
    /// would otherwise stay empty, 0..=1: what mostly displaces others is no advice. Default .75.
    pub min_filled: f64,
    /// How far from its field a move may take entrants. Default [`MoveWithin::Group`].
    pub move_within: MoveWithin,
    /// How many actions of each kind are re-solved; those with the largest estimated gain. Default 40.
    pub trials: usize,
    /// How many recommendations, and how many warnings, are returned. Default 20.
    pub most: usize,
}

impl Default for RecommendConfig {
    fn default() -> Self {
        RecommendConfig {
            first_autumn: None,
            max_change: 0.25,
            min_heads: 5,
            open_entrants: 30,
            open_lag: 1,
            open_below: 0.1,
            min_gain: 0.3,
            max_worth: 0.05,
            min_filled: 0.75,
            move_within: MoveWithin::Group,
            trials: 40,
            most: 20,
        }
    }
}
