//! Reasons: facts with numbers. The report words them.

use super::target::Target;
use crate::dataset::Standing;
use crate::fit::{Fit, Prepared, Related};
use crate::id::{BaseIx, IndustryIx, MajorIx, OccupationIx, ProgramIx, RegionIx, SkillIx};
use crate::rules::Advised;
use crate::unit::{Heads, Share, Year};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

/// One fact for or against an action.
///
/// Its positions are those of the model. Serialised by itself it has them as numbers; the documents of a report have
/// ids.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The openings aimed at, and the graduates linked to them.
    Gap {
        /// The occupation aimed at.
        occupation: OccupationIx,
        /// Openings a year.
        openings: Heads,
        /// Graduates linked to them a year; see [`Balance::linked`](crate::plan::Balance::linked).
        #[serde(serialize_with = "rounded")]
        linked: f64,
        /// The shadow price of one more graduate with a documented link there, 0..=1.
        #[serde(serialize_with = "rounded")]
        one_more: f64,
    },
    /// How well the graduates fit the occupation.
    #[serde(serialize_with = "fit_in_short")]
    Fit {
        /// The fit with its factors.
        fit: Fit,
        /// Its 90% interval.
        interval: (f64, f64),
    },
    /// The shadow price of one more graduate of the program, 0..=1, before the action.
    OneMore {
        /// The program.
        program: ProgramIx,
        /// In heads' worth.
        #[serde(serialize_with = "rounded")]
        gain: f64,
    },
    /// Graduates of the program a year, before the action.
    Size {
        /// The program.
        program: ProgramIx,
        /// Heads.
        graduates: Heads,
    },
    /// The shadow price of the last graduate of a shrinking program, 0..=1, before the action.
    LastOne {
        /// The program.
        program: ProgramIx,
        /// In heads' worth.
        #[serde(serialize_with = "rounded")]
        worth: f64,
    },
    /// Graduates a year in the region who are trained for the occupation.
    TrainedInRegion {
        /// The occupation and the region.
        target: Target,
        /// Heads.
        graduates: Heads,
        /// Openings a year there.
        openings: Heads,
    },
    /// The industry's priority: at most 1, a factor of the value.
    Priority {
        /// The industry.
        industry: IndustryIx,
        /// Its priority.
        priority: Share,
    },
    /// The major has a standing; it never enters the score.
    Standing {
        /// The major.
        major: MajorIx,
        /// Its standing.
        standing: Standing,
    },
    /// Graduates work where a skill is needed that they lack.
    Lacks {
        /// The skill.
        skill: SkillIx,
        /// Heads a year who work where more of it is needed than they bring.
        heads: Heads,
        /// The level that is needed, weighed by heads.
        #[serde(serialize_with = "rounded")]
        needed: f64,
        /// The level that they bring, weighed by heads.
        #[serde(serialize_with = "rounded")]
        reached: f64,
    },
    /// Places of a base, and how many of them are given to programs.
    Places {
        /// The base.
        base: BaseIx,
        /// Students it takes in a year.
        places: Heads,
        /// Of which given.
        given: Heads,
    },
    /// Students of a program against whom base places are counted.
    Students {
        /// The program.
        program: ProgramIx,
        /// Heads.
        students: Heads,
    },
    /// The catalogue has a way that nobody can use yet.
    KnownWay {
        /// From where.
        from: ProgramIx,
        /// To where.
        to: ProgramIx,
    },
    /// A way is full.
    FullWay {
        /// People who progress along it a year.
        people: Heads,
        /// The most who may.
        quota: Heads,
    },
    /// Unfilled seats of a program.
    FreeSeats {
        /// The program.
        program: ProgramIx,
        /// Seats.
        seats: Heads,
        /// Entrants.
        entrants: Heads,
    },
    /// Fewer complete than at another school.
    Completion {
        /// The share who complete.
        weak: Share,
        /// The share at the other school.
        strong: Share,
    },
    /// The enterprise's industry has openings that the program's graduates could take.
    Industry {
        /// The industry.
        industry: IndustryIx,
        /// The occupation and the region that the program's next graduate would go to.
        target: Target,
        /// Its openings a year there.
        openings: Heads,
    },
    /// A warning rule fires for a program.
    Rule {
        /// The program.
        program: ProgramIx,
        /// The rule's name.
        rule: String,
        /// Its advice.
        advises: Advised,
        /// The years in which it holds, where it has years.
        years: Vec<Year>,
        /// The value of its measure in the last of them, unless it is withheld.
        #[serde(serialize_with = "rounded_if_known")]
        value: Option<f64>,
        /// Its threshold.
        threshold: f64,
    },
    /// Graduates of other programs lose their place: no opening is free.
    Displaces {
        /// The major that loses most.
        major: MajorIx,
        /// Its region.
        region: RegionIx,
        /// Of that major and region, all years together.
        heads: Heads,
        /// Of all majors and regions.
        all: Heads,
    },
    /// Openings elsewhere that were filled stay empty.
    Leaves {
        /// The target with the largest loss.
        target: Target,
        /// Openings, all years together.
        heads: Heads,
    },
    /// In the first of the counted years the effect is negative.
    FirstFewer {
        /// Until this year.
        until: Year,
        /// The loss, in heads' worth.
        #[serde(serialize_with = "rounded")]
        value: f64,
    },
    /// The lowest factor of the fit.
    Weakest {
        /// Which.
        part: FitPart,
        /// Its value, 0..=1.
        #[serde(serialize_with = "rounded")]
        level: f64,
    },
    /// Graduates linked to the occupation are as many as its openings in all regions.
    EnoughElsewhere {
        /// Openings a year.
        openings: Heads,
        /// Graduates linked to them a year.
        #[serde(serialize_with = "rounded")]
        linked: f64,
    },
    /// The time until the first effect.
    Lag {
        /// Years from the first year of the plan.
        years: Heads,
    },
    /// The break-even: the share by which the openings aimed at would have to fall in all years for at most a
    /// hundredth of the gain to be left. `None`: more is left without any of them.
    Flips {
        /// The share by which they would have to fall.
        fall: Option<Share>,
    },
}

/// A factor of a fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FitPart {
    /// The probability that an expert would link major and occupation.
    Related,
    /// The share of the required skills that graduates have.
    Prepared,
    /// How many of those tracked stayed in the field.
    Tracked,
}

/// A number in whole millionths, so that it prints alike on every machine.
fn millionths(number: f64) -> f64 {
    libm::round(number * 1e6) / 1e6
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes fields by reference"
)]
fn rounded<S: Serializer>(number: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(millionths(*number))
}

#[expect(clippy::ref_option, reason = "serde passes fields by reference")]
fn rounded_if_known<S: Serializer>(number: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    number.map(millionths).serialize(serializer)
}

/// A fit by its score, the interval of the score, and the factors behind it.
fn fit_in_short<S: Serializer>(
    fit: &Fit,
    (low, high): &(f64, f64),
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let prepared = match fit.prepared {
        Prepared::Known(share) | Prepared::MeanOfKnown(share) => Some(millionths(share)),
        Prepared::Dropped => None,
    };
    let mut fields = serializer.serialize_struct("Fit", 8)?;
    fields.serialize_field("score", &millionths(fit.score))?;
    fields.serialize_field("low", &millionths(*low))?;
    fields.serialize_field("high", &millionths(*high))?;
    fields.serialize_field("related", &millionths(fit.related.probability()))?;
    let documented = matches!(fit.related, Related::Documented { .. });
    fields.serialize_field("documented", &documented)?;
    fields.serialize_field("prepared", &prepared)?;
    fields.serialize_field("working", &fit.evidence.working)?;
    fields.serialize_field("in_field", &fit.evidence.in_field)?;
    fields.end()
}
