//! Expected flows: spread, limited, and asked.

use super::acceleration::Acceleration;
use super::config::{ExpectedConfig, Graduates, Place};
use super::openings::Offers;
use super::spread::Spreading;
use crate::control::{Cancelled, Control};
use crate::demand::Opening;
use crate::fit::Destinations;
use crate::id::{MajorIx, OccupationIx, RegionIx};
use crate::model::Model;

/// The expected flows of the graduates of one year.
#[derive(Debug, Clone)]
pub struct Expected {
    config: ExpectedConfig,
    groups: Vec<Graduates>,
    spreading: Spreading,
    offers: Offers,
    rounds: usize,
}

/// Spreads `groups` over the openings of a year. O(rounds · (groups · occupations + occupations · regions²)).
///
/// # Errors
/// [`Cancelled`] if `control` says so.
pub fn expected(
    model: &Model,
    destinations: &Destinations,
    groups: Vec<Graduates>,
    openings: &[Opening],
    config: &ExpectedConfig,
    control: &Control,
) -> Result<Expected, Cancelled> {
    let mut offers = Offers::new(model, openings, config);
    let mut spreading = Spreading::new(model, destinations, &offers, config);
    let mut acceleration = Acceleration::default();
    let mut rounds = 0;
    loop {
        control.ask()?;
        spreading.spread(&groups, &offers);
        rounds += 1;
        let pull = spreading.arrivals(&offers);
        let goes_on = rounds < config.rounds && offers.limit(&pull, config.tolerance, &mut acceleration);
        if !goes_on {
            offers.settle(pull);
            break;
        }
    }
    Ok(Expected {
        config: config.clone(),
        groups,
        spreading,
        offers,
        rounds,
    })
}

impl Expected {
    /// Returns the options.
    #[must_use]
    pub fn config(&self) -> &ExpectedConfig {
        &self.config
    }

    /// Returns the groups that were spread.
    #[must_use]
    pub fn groups(&self) -> &[Graduates] {
        &self.groups
    }

    /// Returns how many rounds were made.
    #[must_use]
    pub fn rounds(&self) -> usize {
        self.rounds
    }

    /// Returns the share of graduates of a major in a region in each occupation, in occupation order, also for a major
    /// that nobody studies there yet. They add up to 1 less the share who find nothing that the tables know.
    #[must_use]
    pub fn shares(&self, major: MajorIx, region: RegionIx) -> Vec<f64> {
        let mut shares = Vec::new();
        self.shares_into(major, region, &mut shares);
        shares
    }

    /// The same, in memory that is used again.
    pub(crate) fn shares_into(&self, major: MajorIx, region: RegionIx, shares: &mut Vec<f64>) {
        self.spreading.shares(major, region, shares);
    }

    /// The mean over an occupation's openings within reach of `region`, weighed by their attraction: of the figure that
    /// `of` gives for openings that ask for an award, and for others, by region of the opening. By occupation; 0
    /// without openings.
    pub(crate) fn at_openings(&self, region: RegionIx, of: &dyn Fn(&Place) -> [f64; 2]) -> Vec<f64> {
        self.offers.means(region, of)
    }

    /// Returns the people who come to the openings of an occupation in a region: those that ask for an award, and the
    /// others.
    #[must_use]
    pub fn arrivals(&self, occupation: OccupationIx, region: RegionIx) -> [f64; 2] {
        self.offers.taken(occupation, region)
    }

    /// The openings behind it.
    pub(crate) fn offers(&self) -> &Offers {
        &self.offers
    }
}
