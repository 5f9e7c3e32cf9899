//! The measures of a program that rules evaluate: names, valid thresholds, sources.

use super::readings::{MeasureReader, Reading};
use super::words::words;
use crate::id::ProgramIx;
use crate::indicator::TrackedGroup;
use std::ops::RangeInclusive;

words! {
    /// A measure: a number of a program, by year.
    ///
    /// The first five come from tracking, the latest years of which count; seats from the entrants of the latest years that the
    /// tables give; the last three from the plan, whose first years count.
    Measure {
        /// The share of those tracked who are employed.
        Placement "placement",
        /// The share of those tracked who are employed or in further study (毕业去向落实率).
        Settled "settled",
        /// The share of those working who are still in the field (对口率).
        InField "in_field",
        /// The share of those tracked who are in further study.
        FurtherStudy "further_study",
        /// The share of those tracked who run their own business.
        OwnBusiness "own_business",
        /// Entrants, those along the pathway included, for each seat; may be above 1.
        SeatsFilled "seats_filled",
        /// The share of entrants who complete; one value without a year.
        CompletionRate "completion_rate",
        /// The share of a program's graduates whom the optimal matching places: of all graduates of the same group.
        PlacedShare "placed_share",
        /// The shadow price of a program's last graduate: the loss of the plan's value without him or her; 1 is a
        /// full-fit, top-priority opening that nobody else would fill. Under fill first, in heads.
        WorthOfLast "worth_of_last",
        /// People who complete in a year.
        Graduates "graduates",
    }
}

/// Which years count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Years {
    /// The latest of those observed.
    Observed,
    /// The first of the plan.
    Planned,
    /// None: one value.
    Without,
}

impl Measure {
    /// Whether its threshold is a share, its valid thresholds, and which years count.
    fn nature(self) -> (bool, RangeInclusive<f64>, Years) {
        match self {
            Measure::Placement
            | Measure::Settled
            | Measure::InField
            | Measure::FurtherStudy
            | Measure::OwnBusiness => (true, 0.0..=1.0, Years::Observed),
            // There may be more entrants than seats.
            Measure::SeatsFilled => (true, 0.0..=100.0, Years::Observed),
            Measure::CompletionRate => (true, 0.0..=1.0, Years::Without),
            Measure::PlacedShare => (true, 0.0..=1.0, Years::Planned),
            Measure::WorthOfLast => (false, -1e9..=1e9, Years::Planned),
            Measure::Graduates => (false, 0.0..=1e9, Years::Planned),
        }
    }

    /// The years of a program that are known or withheld, in order.
    pub(super) fn read(self, program: ProgramIx, reader: &MeasureReader) -> Vec<Reading> {
        // Of some years the share in the field alone is withheld.
        let whole = |group: &TrackedGroup| group.withheld && group.tracked.is_none();
        match self {
            Measure::Placement => reader.tracked(program, whole, |group| group.employed),
            Measure::Settled => reader.tracked(program, whole, |group| group.settled),
            Measure::InField => reader.tracked(program, |group| group.withheld, |group| group.in_field),
            Measure::FurtherStudy => reader.tracked(program, whole, |group| group.further_study),
            Measure::OwnBusiness => reader.tracked(program, whole, |group| group.own_business),
            Measure::SeatsFilled => reader.seats_filled(program),
            Measure::CompletionRate => reader.completion_rate(program),
            Measure::PlacedShare => reader.placed_share(program),
            Measure::WorthOfLast => reader.worth_of_last(program),
            Measure::Graduates => reader.graduates(program),
        }
    }

    /// Returns whether its threshold is a share.
    #[must_use]
    pub fn is_share(self) -> bool {
        self.nature().0
    }

    /// Its valid thresholds.
    pub(super) fn thresholds(self) -> RangeInclusive<f64> {
        self.nature().1
    }

    /// Returns whether it comes from the plan, whose first years count, and not from observations, whose latest do.
    #[must_use]
    pub fn is_of_plan(self) -> bool {
        self.nature().2 == Years::Planned
    }

    /// Returns whether it has a value for each year.
    #[must_use]
    pub fn has_years(self) -> bool {
        self.nature().2 != Years::Without
    }
}
