//! The choices behind recommendations, each with its default.

use super::cost::Actor;
use crate::rules::Rules;
use crate::scenario::DrawConfig;
use crate::unit::{Heads, Year};
use serde::{Deserialize, Serialize};

/// How far from its field a move may take entrants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MoveWithin {
    /// Only to majors of the same class.
    Class,
    /// To majors whose class has the same parent.
    Group,
    /// To any major.
    Anywhere,
}

/// What lists of recommendations are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// Gain × robustness at the advised size.
    #[default]
    Gain,
    /// Score: gain × robustness for each head moved.
    Score,
}

/// The choices behind recommendations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AdviceConfig {
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
    /// The least score of an action that is returned, 0..=100. Default 1: a hundredth of a perfect match for each person
    /// moved.
    pub min_score: f64,
    /// How far from its field a move may take entrants. Default [`MoveWithin::Group`].
    pub move_within: MoveWithin,
    /// By how much one action may deepen a skill, in levels 0..=1. Default .3.
    pub max_deepen: f64,
    /// Years that opening a base takes before its first autumn. Default 1.
    pub base_lag: u32,
    /// Places of a base that is opened. Default 40.
    pub base_places: Heads,
    /// Years that opening an articulation takes. Default 1.
    pub way_lag: u32,
    /// How much of the distance between the shares who complete a paired school makes good, 0..=1. Default .5: an
    /// assumption, for nobody has measured it.
    pub pair_share: f64,
    /// Rules of warning: a program for which one fires that advises to shrink or suspend is considered as a giver of entrants, and
    /// each rule that fires is among the reasons. Default none.
    pub rules: Option<Rules>,
    /// Only actions of which this one has to be part. Default all.
    #[serde(skip)]
    pub actor: Option<Actor>,
    /// Draws by which the robustness of what is returned is measured. Default none: it is not measured.
    pub draws: Option<DrawConfig>,
    /// Whether to find out for what is returned how far the openings behind it may fall. Default no.
    pub flips: bool,
    /// What lists are ordered by. Default [`Order::Gain`].
    pub order: Order,
    /// How many actions of each kind are evaluated; those with the largest estimated gain. Default 40.
    pub trials: usize,
    /// How many recommendations, and how many warnings, are returned. Default 20.
    pub most: usize,
    #[doc(hidden)]
    #[serde(skip)]
    pub reserved: crate::unit::Reserved,
}

impl Default for AdviceConfig {
    fn default() -> Self {
        AdviceConfig {
            first_autumn: None,
            max_change: 0.25,
            min_heads: 5,
            open_entrants: 30,
            open_lag: 1,
            open_below: 0.1,
            min_gain: 0.3,
            max_worth: 0.05,
            min_filled: 0.75,
            min_score: 1.0,
            move_within: MoveWithin::Group,
            max_deepen: 0.3,
            base_lag: 1,
            base_places: 40,
            way_lag: 1,
            pair_share: 0.5,
            rules: None,
            actor: None,
            draws: None,
            flips: false,
            order: Order::Gain,
            trials: 40,
            most: 20,
            reserved: crate::unit::Reserved,
        }
    }
}
