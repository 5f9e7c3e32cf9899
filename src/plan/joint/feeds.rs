//! The markets of a joint plan: every place from which graduates may come has a supply node in each year.

use super::variables::{JointVariables, Spot, Terms};
use crate::fit::RowIx;
use crate::id::{ProgramIx, RegionIx};
use crate::matching::{LabourMarket, MatchError};
use crate::plan::Plan;
use crate::unit::Year;
use std::sync::Arc;
use vocmatch_algo::first_order::{Feed, Market, Pairs};
use vocmatch_algo::sorted::Map;

/// One market a year, in order; those with the same pairs share them.
pub(super) fn markets(variables: &JointVariables, plan: &Plan) -> Result<Vec<Market>, MatchError> {
    let places = places(variables, plan);
    let all: Vec<(RowIx, RegionIx)> = places.keys().copied().collect();
    let mut markets: Vec<Market> = Vec::new();
    let mut last: Option<(LabourMarket, Arc<Pairs>)> = None;
    for period in &plan.periods {
        let first = period.first_year();
        let labour = LabourMarket::with_places(
            variables.model,
            &plan.supply,
            &plan.fit,
            first..=first,
            &plan.config.market,
            &all,
        )?;
        let (now, openings) = (labour.market(), labour.market().openings().to_vec());
        // Shared pairs save memory, and let the solver recognise equal years by pointer.
        let same = |(other, _): &&(LabourMarket, Arc<Pairs>)| {
            let before = other.market();
            before.openings().len() == openings.len() && before.pairs().eq(now.pairs())
        };
        let pairs = if let Some((_, pairs)) = last.as_ref().filter(same) {
            Arc::clone(pairs)
        } else {
            let arcs = now.pairs().map(|pair| (pair.supply, pair.demand, pair.value.0));
            Arc::new(Pairs::new(all.len(), openings.len(), arcs).map_err(MatchError::from)?)
        };
        for year in &period.years {
            let feed = |programs: &Vec<ProgramIx>| feed(variables, programs, *year);
            markets.push(Market {
                pairs: Arc::clone(&pairs),
                openings: openings.clone(),
                feeds: places.values().map(feed).collect(),
            });
        }
        last = Some((labour, pairs));
    }
    Ok(markets)
}

/// The programs of each place, in the order of the nodes of every market.
pub(super) fn places(variables: &JointVariables, plan: &Plan) -> Map<(RowIx, RegionIx), Vec<ProgramIx>> {
    let mut places: Map<_, Vec<ProgramIx>> = Map::new();
    for (k, program) in variables.model.programs().iter().enumerate() {
        let ix = ProgramIx::at(k);
        places
            .entry((plan.fit.row_of(ix), program.region))
            .or_default()
            .push(ix);
    }
    places
}

/// The graduates of some programs who enter the market in a year.
fn feed(variables: &JointVariables, programs: &[ProgramIx], year: Year) -> Feed {
    let mut feed = Feed::default();
    for program in programs {
        let spot = (*program, year);
        feed.constant += variables.flow(spot).supply as f64;
        feed.terms.extend(graduates(variables, spot));
    }
    feed
}

/// How the graduates of a program who enter the market in a year change, as a linear function of the choices.
fn graduates(variables: &JointVariables, spot: Spot) -> Terms {
    if let Some(supply) = variables.supplies.get(&spot) {
        return vec![(*supply, 1.0)];
    }
    let mut terms = variables.completers(spot);
    if variables.goes_on(spot) {
        terms.extend(variables.leaving(spot).iter().map(|(k, _)| (*k, -1.0)));
    } else {
        let stay = 1.0 - variables.continuing_share(spot);
        for (_, factor) in &mut terms {
            *factor *= stay;
        }
    }
    terms
}
