//! The options of advice, each with its default.

use super::cost::Actor;
use super::screen::ScreenConfig;
use crate::model::Model;
use crate::plan::Plan;
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

/// The order of lists of recommendations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// Gain × robustness at the recommended size.
    #[default]
    Gain,
    /// Score: gain × robustness for each head moved.
    Score,
}

/// The options of advice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AdviceConfig {
    /// The autumn from which actions take effect. Default: the first after the date of the tables
    /// ([`Model::as_of`]), at the earliest that of the first year of the plan.
    pub first_autumn: Option<Year>,
    /// The maximum change of a program by one action, as a share of its graduates. Default .25.
    pub max_change: f64,
    /// The minimum size of an action in heads a year. Default 5.
    pub min_heads: Heads,
    /// Entrants of a program that is opened. Default 30.
    pub open_entrants: Heads,
    /// The most entrants of a program that is opened, as a share of the openings aimed at a year. Default a third.
    pub open_share: f64,
    /// Years needed to open a program before its first autumn. Default 1.
    pub open_lag: u32,
    /// A new program is considered where the graduates trained for an occupation in a region are at most
    /// this share of its openings there. Default .1.
    pub open_below: f64,
    /// The minimum shadow price of one more graduate for a program to grow or to receive, 0..=1. Default .3.
    pub min_gain: f64,
    /// The maximum shadow price of the last graduates for a program to shrink, 0..=1. Default .05.
    pub max_worth: f64,
    /// The minimum share of the people added by an expansion or a new program that must end in openings that would
    /// otherwise stay empty, 0..=1: actions that mostly displace others are dropped. Default .75.
    pub min_filled: f64,
    /// The minimum score of a returned action, 0..=100. Default 1: a hundredth of a full-fit, top-priority match for
    /// each person moved.
    pub min_score: f64,
    /// How far from its field a move may take entrants. Default [`MoveWithin::Group`].
    pub move_within: MoveWithin,
    /// The maximum increase of a skill by one action, in levels 0..=1. Default .3.
    pub max_deepen: f64,
    /// Years needed to open a base before its first autumn. Default 1.
    pub base_lag: u32,
    /// Places of a base that is opened. Default 40.
    pub base_places: Heads,
    /// Years needed to open an articulation. Default 1.
    pub way_lag: u32,
    /// The share of the difference in completion rates that a paired school closes, 0..=1. Default .5: an assumption,
    /// not measured.
    pub pair_share: f64,
    /// Warning rules: a program for which one fires that advises to shrink or suspend is considered as a giver of
    /// entrants, and each rule that fires is among the reasons. Default none.
    pub rules: Option<Rules>,
    /// Restricts actions to those in which this actor takes part. Default all.
    #[serde(skip)]
    pub actor: Option<Actor>,
    /// Draws for the robustness of the returned actions. Default none: it is not measured.
    pub draws: Option<DrawConfig>,
    /// Whether to compute the break-even of the returned actions. Default no.
    pub flips: bool,
    /// Whether to plan and advise again under every assumption that may be otherwise, to see how sure each returned
    /// action is. Needs the tables. Default no.
    pub sensitivity: bool,
    /// The order of lists. Default [`Order::Gain`].
    pub order: Order,
    /// The weight of pay in the order of lists: the gain counts times (mean wage of the openings filled over the median
    /// of their area) to the power of this; 1 where either is unknown. Gains and scores stay as they are. Default 0.
    pub pay_weight: f64,
    /// The rules that keep actions out of the main list, or speak against them.
    pub screen: ScreenConfig,
    /// How many actions of each kind are evaluated for the main list; those with the largest estimated gain. Default 40.
    pub trials: usize,
    /// How many recommendations of the main list, and how many warnings, are returned; other lists are at most half as
    /// long. Default 20.
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
            open_share: 1.0 / 3.0,
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
            sensitivity: false,
            order: Order::Gain,
            pay_weight: 0.0,
            screen: ScreenConfig::default(),
            trials: 40,
            most: 20,
            reserved: crate::unit::Reserved,
        }
    }
}

impl AdviceConfig {
    /// The autumn from which actions take effect: as set, else the first after the date of the tables, and not before
    /// the plan.
    #[must_use]
    pub(crate) fn autumn(&self, model: &Model, plan: &Plan) -> Year {
        let begins = *plan.years.start();
        let after = model
            .as_of()
            .map_or(begins, |date| date.first_autumn().max(begins));
        self.first_autumn.unwrap_or(after)
    }
}
