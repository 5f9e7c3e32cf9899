//! Questions to a plan about what tends to be.

use super::super::period::Plan;
use super::later::{Flows, Later};
use super::pay::Pay;
use super::sums;
use super::tends::Tendency;
use crate::control::Control;
use crate::fit::{Destinations, Sizes, View};
use crate::id::CategoryIx;
use crate::matching::ExpectedConfig;
use crate::model::Model;
use crate::unit::Level;
use std::sync::Arc;
use vocmatch_algo::sorted::Map;

impl Plan {
    /// Returns where graduates tend to go. Computed when first asked, in
    /// O(rounds · (graduates' groups · occupations + occupations · regions²)), and kept. `model` is the one that was
    /// planned.
    #[must_use]
    pub fn tendency(&self, model: &Model, view: View) -> &Tendency {
        &self.flows(model, view).tendency
    }

    /// Returns the law behind the tendency. People of all ages are where people are employed; new ones go where there
    /// are openings.
    pub(crate) fn destinations(&self, model: &Model, view: View) -> &Arc<Destinations> {
        let make = || Arc::new(Destinations::new(model, &self.fit, None));
        let by_employment = self.later.destinations.get_or_init(make);
        match view {
            View::Career => by_employment,
            View::FirstJob => {
                let make = || Arc::new(by_employment.with_sizes(model, Some(Sizes::Openings)));
                self.later.by_openings.get_or_init(make)
            }
        }
    }

    /// Returns what graduates of a major tend to earn in a region, from the wages of the tables.
    #[must_use]
    pub fn pay(&self, model: &Model) -> &Pay {
        self.later.pay.get_or_init(|| Arc::new(sums::pay(model, self)))
    }

    /// Returns what graduates tend to earn by class of majors and level, weighed by those of the first year.
    #[doc(hidden)]
    #[must_use]
    pub fn pay_by_class(&self, model: &Model) -> Map<(Option<CategoryIx>, Level), f64> {
        sums::pay_by_class(model, self)
    }

    /// Takes over from a plan of the same catalogue what openings and graduates do not decide.
    pub(crate) fn share_law(&mut self, of: &Plan) {
        self.later = Later {
            destinations: of.later.destinations.clone(),
            by_openings: of.later.by_openings.clone(),
            ..Later::default()
        };
    }

    /// Takes over everything from a plan of the same tables.
    pub(crate) fn share_flows(&mut self, of: &Plan) {
        self.later = of.later.clone();
    }

    pub(crate) fn flows(&self, model: &Model, view: View) -> &Flows {
        let kept = match view {
            View::Career => &self.later.career,
            View::FirstJob => &self.later.first_job,
        };
        kept.get_or_init(|| {
            let config = ExpectedConfig {
                view,
                ..ExpectedConfig::default()
            };
            let expected = sums::expected(model, self, &config, &Control::default());
            let tendency = sums::tendency(model, self, &config, &expected);
            Arc::new(Flows { tendency, expected })
        })
    }
}
