//! Rule 4, beyond its area: a program that is far too large for its area may teach at a distance, or elsewhere.

use super::falling::trend_of;
use super::grounds::Grounds;
use super::rule::ScreenRule;
use crate::advice::reason::Reason;
use crate::dataset::Delivery;
use crate::id::ProgramIx;
use crate::matching::mobility;
use crate::unit::Heads;

/// Why a program may teach for places beyond its area; empty if nothing says so.
pub(in crate::advice) fn beyond(grounds: &Grounds, program: ProgramIx) -> Vec<Reason> {
    let mut found = Vec::new();
    if !grounds.has(ScreenRule::BeyondArea) {
        return found;
    }
    let (context, config) = (grounds.context, grounds.config());
    let delivery = context.model.program(program).delivery;
    if let Some(delivery) = delivery.filter(|delivery| *delivery != Delivery::OnSite) {
        found.push(Reason::Teaches { program, delivery });
    }
    let graduates = context.heads(program, 0);
    let openings = within_reach(grounds, program);
    let is_large = graduates >= config.large && graduates as f64 > config.reach * openings as f64;
    if openings > 0 && is_large {
        found.push(Reason::LargerThanReach {
            program,
            graduates,
            openings,
        });
    }
    let grown = trend_of(grounds, program).filter(|trend| trend.ratio() > config.growth);
    if delivery != Some(Delivery::OnSite) {
        found.extend(grown.map(|trend| trend.reason(program)));
    }
    found
}

/// Openings a year of the documented occupations, each counted as far as people go there.
#[expect(clippy::cast_possible_truncation, reason = "openings of a market")]
fn within_reach(grounds: &Grounds, program: ProgramIx) -> Heads {
    let context = grounds.context;
    let (model, plan) = (context.model, context.plan);
    let Some(period) = plan.periods.first() else {
        return 0;
    };
    let of = model.program(program);
    let km = plan.config.market.mobility_km;
    let demand = &period.market.demand()[period.market.demand_of(period.first_year())];
    let mut sum = 0.0;
    for occupation in &model.major(of.major).occupations {
        let start = demand.partition_point(|node| node.occupation < *occupation);
        let here = demand[start..]
            .iter()
            .take_while(|node| node.occupation == *occupation);
        for node in here {
            let near = mobility(model, of.region, node.region, km).unwrap_or(0.0);
            sum += near * node.openings as f64;
        }
    }
    libm::floor(sum + 0.5) as Heads
}
