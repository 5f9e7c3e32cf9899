//! The values of measures, year by year, from tracking, entrants and the plan.

use crate::id::ProgramIx;
use crate::indicator::{Rate, TrackedGroup, Tracking};
use crate::matching::{Objective, Price};
use crate::model::Model;
use crate::pathway::FlowSource;
use crate::plan::Plan;
use crate::unit::{Heads, MILLION, Share, Year};

/// The value of a measure for a program in one year, with its counts.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[non_exhaustive]
pub struct Reading {
    /// The year; `None` where the measure has none.
    pub year: Option<Year>,
    /// People counted, if it is a count or a share of people.
    pub part: Option<Heads>,
    /// The group that they are part of, if it is a share.
    pub of: Option<Heads>,
    /// The value compared with the threshold; `None` where it is withheld.
    pub value: Option<f64>,
    /// Whether the group is too small to decide.
    pub small: bool,
}

/// Reads measures of the programs of a plan.
pub(super) struct MeasureReader<'r> {
    model: &'r Model,
    plan: &'r Plan,
    tracking: &'r Tracking,
    /// By period: people placed by supply node.
    placed: Vec<Vec<Heads>>,
}

impl<'r> MeasureReader<'r> {
    pub(super) fn new(model: &'r Model, plan: &'r Plan, tracking: &'r Tracking) -> MeasureReader<'r> {
        let periods = plan.periods.iter();
        MeasureReader {
            model,
            plan,
            tracking,
            placed: periods
                .map(|period| period.matching.by_node(period.market.market()).0)
                .collect(),
        }
    }

    /// The years in which a rate is known, or may be: where small groups are withheld, so is whether it is known.
    pub(super) fn tracked(
        &self,
        program: ProgramIx,
        hidden: fn(&TrackedGroup) -> bool,
        rate: fn(&TrackedGroup) -> Option<Rate>,
    ) -> Vec<Reading> {
        let record = self.tracking.get(program);
        let years = record.map_or(&[][..], |record| &record.years);
        let readings = years.iter().filter_map(|(year, group)| match rate(group) {
            Some(rate) => Some(self.share(Some(*year), rate.part, rate.of)),
            None if hidden(group) => Some(Reading {
                year: Some(*year),
                small: true,
                ..Reading::default()
            }),
            None => None,
        });
        readings.collect()
    }

    fn share(&self, year: Option<Year>, part: Heads, of: Heads) -> Reading {
        let small = of < self.tracking.config.small;
        if small && self.tracking.config.suppress_small {
            return Reading {
                year,
                small,
                ..Reading::default()
            };
        }
        Reading {
            year,
            part: Some(part),
            of: Some(of),
            value: (of > 0).then(|| part as f64 / of as f64),
            small,
        }
    }

    pub(super) fn seats_filled(&self, ix: ProgramIx) -> Vec<Reading> {
        let program = self.model.program(ix);
        let Some(seats) = program.seats.filter(|seats| *seats > 0) else {
            return Vec::new();
        };
        let years = program.entrants.iter().map(|entrants| {
            let projected = self.plan.supply.years().contains(&entrants.year);
            let people = if projected {
                self.plan.supply.flow(ix, entrants.year).entrants
            } else {
                entrants.entrants
            };
            self.share(Some(entrants.year), people, seats)
        });
        years.collect()
    }

    /// A reading for each year of the plan in which the program has graduates in the market.
    fn by_year(&self, ix: ProgramIx, read: impl Fn(&Self, usize, usize, Year) -> Reading) -> Vec<Reading> {
        let region = self.model.program(ix).region;
        let row = self.plan.fit.row_of(ix);
        let mut readings = Vec::new();
        for (k, period) in self.plan.periods.iter().enumerate() {
            let Some(node) = period.market.find_supply(period.first_year(), row, region) else {
                continue;
            };
            for year in &period.years {
                if self.plan.supply.heads(ix, *year) > 0 {
                    readings.push(read(self, k, node, *year));
                }
            }
        }
        readings
    }

    pub(super) fn completion_rate(&self, ix: ProgramIx) -> Vec<Reading> {
        let reading = |share: Share| Reading {
            value: Some(share.get()),
            ..Reading::default()
        };
        let completion = self.model.program(ix).completion;
        completion.map(reading).into_iter().collect()
    }

    pub(super) fn placed_share(&self, ix: ProgramIx) -> Vec<Reading> {
        self.by_year(ix, |reader, period, node, year| {
            let heads = reader.plan.periods[period].market.supply()[node].heads;
            reader.share(Some(year), reader.placed[period][node], heads)
        })
    }

    pub(super) fn worth_of_last(&self, ix: ProgramIx) -> Vec<Reading> {
        self.by_year(ix, |reader, period, node, year| {
            let price = reader.plan.periods[period].prices.one_fewer_graduate[node];
            Reading {
                year: Some(year),
                // Zero has no sign.
                value: Some(0.0 - reader.worth(price)),
                ..Reading::default()
            }
        })
    }

    pub(super) fn graduates(&self, ix: ProgramIx) -> Vec<Reading> {
        let years = self.plan.periods.iter().flat_map(|period| &period.years);
        let readings = years.filter_map(|year| {
            let flow = self.plan.supply.flow(ix, *year);
            (flow.source != FlowSource::Unknown).then(|| Reading {
                year: Some(*year),
                part: Some(flow.completers),
                value: Some(flow.completers as f64),
                ..Reading::default()
            })
        });
        readings.collect()
    }

    fn worth(&self, price: Price) -> f64 {
        match self.plan.config.objective {
            Objective::BestFit => price.value.0 as f64 / MILLION as f64,
            Objective::FillFirst => price.heads as f64,
        }
    }
}
