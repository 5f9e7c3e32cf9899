//! The options of routes, each with its default.

use crate::dataset::ArticulationKind;
use crate::id::RegionIx;
use crate::unit::Year;
use serde::{Deserialize, Serialize};

/// The options of routes.
///
/// The trade-off ([`Route::worth`](super::Route::worth)) is a product, so that each figure counts in proportion: a
/// year has the same relative effect on any route.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RouteConfig {
    /// The discount of one year of study: `e^(−per_year · years)`. Default .1: about a tenth a year.
    pub per_year: f64,
    /// The cost that reduces a route's worth to 1/e, in the planner's money. Default none: cost is shown, and is a
    /// criterion of the Pareto front, but does not enter the trade-off.
    pub cost_scale: Option<f64>,
    /// The exponent of the final fit in the worth. Default 1.
    pub fit_weight: f64,
    /// The exponent of the wage rank in the worth. Default .5.
    pub wage_weight: f64,
    /// The least fit for work at the end of a route, 0..=1. Default .2.
    pub min_fit: f64,
    /// The assumed progression of a way that has none. Stated, not measured.
    pub assumed: AssumedShares,
    /// Routes through the programs of this region, to wages paid in it. Default all regions.
    #[serde(skip)]
    pub region: Option<RegionIx>,
    /// Only ways that are open by this year. Default all; a step has the first year of its way.
    pub open_by: Option<Year>,
    /// The most labels of a station while the front is computed, and the most routes in it. Default 200.
    pub max_labels: usize,
    #[doc(hidden)]
    #[serde(skip)]
    pub reserved: crate::unit::Reserved,
}

impl Default for RouteConfig {
    fn default() -> Self {
        RouteConfig {
            per_year: 0.1,
            cost_scale: None,
            fit_weight: 1.0,
            wage_weight: 0.5,
            min_fit: 0.2,
            assumed: AssumedShares::default(),
            region: None,
            open_by: None,
            max_labels: 200,
            reserved: crate::unit::Reserved,
        }
    }
}

/// The share who progress along a way whose share and quota are unknown, 0..=1 each. They are assumptions, not
/// measurements, and every step that uses one says so.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AssumedShares {
    /// Five years without selection. Default .9.
    pub five_year: f64,
    /// The schemes 3+2, 3+4 and 5+2, with a test on the way. Default .7.
    pub scheme: f64,
    /// An entrance examination. Default .3.
    pub exam: f64,
    /// A recommendation. Default .2.
    pub recommendation: f64,
    /// A continuation that the catalogue names, without a stated scheme. Default .3.
    pub further_study: f64,
}

impl Default for AssumedShares {
    fn default() -> Self {
        AssumedShares {
            five_year: 0.9,
            scheme: 0.7,
            exam: 0.3,
            recommendation: 0.2,
            further_study: 0.3,
        }
    }
}

impl AssumedShares {
    /// Returns the share for a kind of way.
    #[must_use]
    pub fn of(&self, kind: ArticulationKind) -> f64 {
        match kind {
            ArticulationKind::FiveYear => self.five_year,
            ArticulationKind::ThreePlusTwo
            | ArticulationKind::ThreePlusFour
            | ArticulationKind::FivePlusTwo => self.scheme,
            ArticulationKind::Exam => self.exam,
            ArticulationKind::Recommendation => self.recommendation,
            ArticulationKind::FurtherStudy => self.further_study,
        }
    }
}
