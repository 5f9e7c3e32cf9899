//! What an action tends to change: its effect on expected flows, beside the optimum's.
//!
//! The change is the derivative at the present balance: heads more or fewer spread as their group does now, and count
//! where openings still have room. Where no more people fit in, one more only takes the place of another.

use super::changes::{Changes, Place};
use crate::fit::View;
use crate::id::{OccupationIx, ProgramIx, RegionIx};
use crate::indicator::is_in_field;
use crate::matching::{Expected, level_factor, mobility};
use crate::model::Model;
use crate::plan::{Period, Plan};
use crate::unit::{Heads, Level, MILLION, Value, Year};
use std::cell::RefCell;
use vocmatch_algo::sorted::Map;

/// The expected effect of an action, all years together.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[non_exhaustive]
pub struct ExpectedEffect {
    /// Change of the value, under the same fits, levels, mobility and priorities as the optimum's.
    pub value: Value,
    /// Change of the openings filled that ask for an award.
    pub filled: Heads,
    /// Change of the graduates who work in their field.
    pub in_field: Heads,
    /// What those tend to earn whose training changes: as they are trained now, if they come from other programs …
    pub pay_before: Option<f64>,
    /// … and as they will be.
    pub pay_after: Option<f64>,
}

/// What one graduate more tends to bring.
#[derive(Debug, Clone, Copy, Default)]
struct PerHead {
    value: f64,
    filled: f64,
    in_field: f64,
}

/// The expected flows of a plan, asked for single groups of graduates.
pub(super) struct Tending<'p> {
    model: &'p Model,
    plan: &'p Plan,
    /// Whether only places with room count: one graduate more fills nothing where all are taken.
    at_margin: bool,
    known: RefCell<Map<(usize, Place), PerHead>>,
    offers: RefCell<Map<(usize, RegionIx, Level), Offer>>,
}

/// By occupation, for graduates of a region and level: what a place there counts, of those that count.
#[derive(Debug, Clone)]
struct Offer {
    /// Level factor × mobility × priority.
    worth: Vec<f64>,
    room: Vec<f64>,
}

impl<'p> Tending<'p> {
    pub(super) fn new(model: &'p Model, plan: &'p Plan) -> Tending<'p> {
        Tending {
            model,
            plan,
            at_margin: true,
            known: RefCell::default(),
            offers: RefCell::default(),
        }
    }

    /// Whether expected gains say anything: where nearly all openings are taken by whoever comes, one graduate more seems to
    /// bring nothing, however well he or she fits.
    pub(super) fn counts(&self) -> bool {
        let occupations = &self.plan.tendency(self.model, View::FirstJob).occupations;
        let (openings, filled) = occupations
            .iter()
            .fold((0, 0), |sum, one| (sum.0 + one.openings, sum.1 + one.filled));
        filled * 10 < openings * 9
    }

    /// The effect of changes of heads.
    pub(super) fn effect(&self, changes: &Changes) -> ExpectedEffect {
        let mut sum = PerHead::default();
        let mut pay = [(0.0, 0.0); 2];
        for (year, changed) in changes {
            let periods = &self.plan.periods;
            let Some(period) = periods.iter().position(|period| period.years.contains(year)) else {
                continue;
            };
            for (place, heads) in changed {
                let one = self.per_head(period, *place);
                let heads = *heads as f64;
                sum.value += heads * one.value;
                sum.filled += heads * one.filled;
                sum.in_field += heads * one.in_field;
                let major = self.plan.fit.major_of(place.0);
                if let Some(earned) = self.plan.pay(self.model).of_major(self.model, major, place.1) {
                    let side = &mut pay[usize::from(heads > 0.0)];
                    *side = (side.0 + heads.abs() * earned, side.1 + heads.abs());
                }
            }
        }
        let mean = |(sum, heads): (f64, f64)| (heads > 0.0).then(|| sum / heads);
        ExpectedEffect {
            pay_before: mean(pay[0]),
            pay_after: mean(pay[1]),
            ..of(sum)
        }
    }

    /// The change from this plan to another, which has other tables, in the years from `from` on.
    pub(super) fn difference(&self, model: &'p Model, after: &'p Plan, from: Year) -> ExpectedEffect {
        let whole = |model, plan| Tending {
            at_margin: false,
            ..Tending::new(model, plan)
        };
        let (now, then) = (whole(self.model, self.plan), whole(model, after));
        let mut sum = PerHead::default();
        for year in self.plan.years.clone().filter(|year| *year >= from) {
            let (before, after) = (now.all(year), then.all(year));
            sum.value += after.value - before.value;
            sum.filled += after.filled - before.filled;
            sum.in_field += after.in_field - before.in_field;
        }
        of(sum)
    }

    /// All graduates of a year.
    fn all(&self, year: Year) -> PerHead {
        let periods = &self.plan.periods;
        let Some(period) = periods.iter().position(|period| period.years.contains(&year)) else {
            return PerHead::default();
        };
        let mut sum = PerHead::default();
        for (k, program) in self.model.programs().iter().enumerate() {
            let ix = ProgramIx::at(k);
            let heads = self.plan.supply.heads(ix, year) as f64;
            if heads > 0.0 {
                let one = self.per_head(period, (self.plan.fit.row_of(ix), program.region));
                sum.value += heads * one.value;
                sum.filled += heads * one.filled;
                sum.in_field += heads * one.in_field;
            }
        }
        sum
    }

    fn per_head(&self, period: usize, place: Place) -> PerHead {
        if let Some(known) = self.known.borrow().get(&(period, place)) {
            return *known;
        }
        let (row, region) = place;
        let major = self.plan.fit.major_of(row);
        let level = self.model.major(major).level;
        let mut one = PerHead::default();
        if let Some(expected) = self.plan.flows(self.model, View::FirstJob).expected.get(period) {
            let mut offers = self.offers.borrow_mut();
            let offer = offers
                .entry((period, region, level))
                .or_insert_with(|| self.offer(expected, period, region, level));
            let mut fits = self.plan.fit.row(row).iter().peekable();
            for (o, share) in expected.shares(major, region).into_iter().enumerate() {
                let occupation = OccupationIx::at(o);
                while fits.next_if(|fit| fit.occupation < occupation).is_some() {}
                let fit = fits
                    .next_if(|fit| fit.occupation == occupation)
                    .map_or(0.0, |fit| fit.score);
                one.value += share * fit * offer.worth[o];
                one.filled += share * offer.room[o];
                if share > 0.0 && is_in_field(self.model, major, occupation) {
                    one.in_field += share;
                }
            }
        }
        self.known.borrow_mut().insert((period, place), one);
        one
    }

    fn offer(&self, expected: &Expected, period: usize, region: RegionIx, level: Level) -> Offer {
        let factors = factors(
            &self.plan.periods[period],
            level,
            self.plan.config.market.level_decay,
        );
        let km = self.plan.config.market.mobility_km;
        let room = |has_room: bool| f64::from(u8::from(has_room || !self.at_margin));
        Offer {
            worth: expected.at_openings(region, &|place| {
                let near = mobility(self.model, region, place.region, km).unwrap_or(0.0);
                let factor = factors.get(&(place.occupation, place.region)).copied();
                [room(place.has_room) * near * factor.unwrap_or(0.0), 0.0]
            }),
            room: expected.at_openings(region, &|place| [room(place.has_room), 0.0]),
        }
    }
}

/// By occupation and region: level factor × priority of the openings for graduates of a level, mean by openings.
fn factors(period: &Period, level: Level, decay: f64) -> Map<(OccupationIx, RegionIx), f64> {
    let mut sums: Map<(OccupationIx, RegionIx), (f64, f64)> = Map::new();
    for node in &period.market.demand()[period.market.demand_of(period.first_year())] {
        let factor = level_factor(level, node.min_level, node.max_level, decay).unwrap_or(0.0);
        let openings = node.openings as f64;
        let sum = sums.entry((node.occupation, node.region)).or_default();
        *sum = (sum.0 + openings * factor * node.priority.get(), sum.1 + openings);
    }
    let mean = |(key, (sum, openings)): (_, (f64, f64))| (key, sum / openings.max(1.0));
    sums.into_iter().map(mean).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "people and their value")]
fn of(sum: PerHead) -> ExpectedEffect {
    let whole = |number: f64| libm::floor(number + 0.5) as i64;
    ExpectedEffect {
        value: Value(whole(sum.value * MILLION as f64)),
        filled: whole(sum.filled),
        in_field: whole(sum.in_field),
        pay_before: None,
        pay_after: None,
    }
}
