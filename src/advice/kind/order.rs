//! Order: an enterprise orders graduates, and a program takes more entrants for openings that its industry has anyway.

use super::entrants::added;
use super::evidence::{one_more, size};
use super::facts::{Comparison, Facts, Kind, Part, Sources, of_program, places_of, seats_cost};
use super::industry::openings_of;
use crate::advice::candidate::{Aim, Draft};
use crate::advice::context::SearchContext;
use crate::advice::cost::{Actor, Cost};
use crate::advice::outline::{Outline, Subject};
use crate::advice::reason::Reason;
use crate::advice::target::Target;
use crate::id::{EnterpriseIx, IndustryIx, MajorIx, ProgramIx, RegionIx, SchoolIx};
use crate::model::Model;
use crate::scenario::{Basis, Change};
use crate::unit::{Heads, MILLION, Year};
use vocmatch_algo::sorted::Map;

pub(in crate::advice) struct Order {
    pub(super) enterprise: EnterpriseIx,
    pub(super) program: ProgramIx,
    pub(super) entrants: Heads,
}

impl Kind for Order {
    const NEEDS_TABLES: bool = false;
    const JOINS_PREVIOUS: bool = false;

    /// Generates, for every enterprise with an industry, programs whose next graduates would take openings of that
    /// industry, the best for each occupation and region.
    fn candidates(sources: &Sources) -> Vec<Draft<Order>> {
        let mut found = Vec::new();
        for (k, enterprise) in sources.context.model.enterprises().iter().enumerate() {
            if let Some(industry) = enterprise.industry {
                found.extend(of_enterprise(sources.context, EnterpriseIx::at(k), industry));
            }
        }
        found
    }

    fn resized(self, _: Heads) -> Order {
        self
    }
}

impl Facts for Order {
    fn programs(&self) -> Vec<ProgramIx> {
        vec![self.program]
    }

    fn entrants(&self) -> Vec<(ProgramIx, Heads)> {
        vec![(self.program, self.entrants)]
    }

    fn opened(&self) -> Option<(SchoolIx, MajorIx, Heads)> {
        None
    }

    fn key(&self) -> (usize, usize, Heads) {
        (self.enterprise.index(), self.program.index(), self.entrants)
    }

    fn is_one_per_target(&self) -> bool {
        false
    }

    fn outline(&self, model: &Model) -> Outline {
        Outline {
            subject: Subject::Program(self.program),
            people: Some(self.entrants),
            with: vec![model.enterprise(self.enterprise).id.to_string()],
        }
    }

    fn changes(&self, model: &Model, _: &Basis, first_autumn: Year) -> Vec<Change> {
        added(model, &self.entrants(), first_autumn)
    }

    fn needs_replanning(&self, _: &Model) -> bool {
        false
    }

    fn cost(&self, model: &Model) -> Cost {
        Cost {
            places: self.entrants,
            money: seats_cost(model, self.program, self.entrants),
        }
    }

    fn other_actors(&self, _: &Model) -> Vec<Actor> {
        vec![Actor::Enterprise(self.enterprise)]
    }

    fn years_until_shown(&self, model: &Model) -> u32 {
        model.program(self.program).years
    }

    fn is_dated(&self) -> bool {
        true
    }

    fn moved(&self, _: &Comparison) -> Heads {
        0
    }

    fn own_graduates(&self, model: &Model) -> Vec<(MajorIx, RegionIx)> {
        places_of(model, &self.programs())
    }

    fn graduates(&self, model: &Model) -> Option<(MajorIx, Option<ProgramIx>)> {
        Some(of_program(model, self.program))
    }

    fn reasons(&self, context: &SearchContext, aim: &Aim) -> Vec<Reason> {
        let industry = context.model.enterprise(self.enterprise).industry;
        let of_industry = industry.map(|industry| Reason::Industry {
            industry,
            target: aim.target,
            openings: openings_of(context, aim.period, industry, aim.target),
        });
        let own = [
            size(context, aim, self.program),
            one_more(context, aim, self.program),
        ];
        of_industry.into_iter().chain(own).collect()
    }

    fn part(&self) -> Part {
        Part::Never
    }

    fn is_sized(&self, _: &SearchContext) -> bool {
        false
    }
}

/// The best program for each target of an enterprise's industry, by estimate, ties by id.
fn of_enterprise(
    context: &SearchContext,
    enterprise: EnterpriseIx,
    industry: IndustryIx,
) -> impl Iterator<Item = Draft<Order>> {
    let mut best: Map<Target, Draft<Order>> = Map::new();
    for k in 0..context.model.programs().len() {
        let program = ProgramIx::at(k);
        let Some((period, years)) =
            context.first_period(context.first_autumn, context.model.program(program).years)
        else {
            continue;
        };
        let Some(node) = context.node(program, period) else {
            continue;
        };
        let at = &context.plan.periods[period];
        for pair in at.market.market().pairs_of(node) {
            let demand = &at.market.demand()[pair.demand as usize];
            let theirs = demand.rows.iter().map(|row| &at.market.openings()[*row]);
            let theirs = theirs.filter(|row| {
                row.industry
                    .is_some_and(|one| context.model.is_within(one, industry))
            });
            let openings: Heads = theirs.map(|row| row.openings).sum();
            let fewer = at.prices.one_fewer_opening[pair.demand as usize].value.0;
            let gain = (pair.value.0 + fewer) as f64 / MILLION as f64;
            let heads = context.most_change(context.heads(program, period)).min(openings);
            if gain < context.config.min_gain || heads < context.config.min_heads {
                continue;
            }
            let draft = Draft {
                action: Order {
                    enterprise,
                    program,
                    entrants: context.entrants(program, heads),
                },
                aim: Aim {
                    first_autumn: context.first_autumn,
                    target: context.target_of(period, pair.demand as usize),
                    period,
                    estimate: gain * heads as f64 * years as f64,
                },
            };
            let known = best.get(&draft.aim.target);
            if known.is_none_or(|known| known.aim.estimate < draft.aim.estimate) {
                best.insert(draft.aim.target, draft);
            }
        }
    }
    best.into_values()
}
