//! Reasons: facts with numbers. The report words them.

use super::target::Target;
use crate::dataset::{Delivery, Standing};
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
    /// Seats of a program that should rather be filled than added to.
    Recruit {
        /// The program.
        program: ProgramIx,
        /// Seats.
        seats: Heads,
        /// Entrants.
        entrants: Heads,
    },
    /// Fewer people applied to a program than it has seats.
    FewApplicants {
        /// The program.
        program: ProgramIx,
        /// The autumn.
        year: Year,
        /// People who applied.
        applicants: Heads,
        /// Seats, else entrants.
        seats: Heads,
    },
    /// Awards of a program in two years: they have fallen, or grown very fast.
    Awards {
        /// The program.
        program: ProgramIx,
        /// The earlier year.
        from_year: Year,
        /// Awards then.
        from: Heads,
        /// The later year.
        to_year: Year,
        /// Awards then.
        to: Heads,
    },
    /// A program that is a step: its occupations ask for a higher award.
    Step {
        /// The program.
        program: ProgramIx,
        /// Openings a year that ask for a higher award.
        higher: Heads,
        /// All that ask for an award.
        openings: Heads,
    },
    /// A program that is a step: its graduates go on to one whose graduates are short.
    LeadsOn {
        /// The program.
        program: ProgramIx,
        /// To which they go on.
        to: ProgramIx,
        /// People a year.
        people: Heads,
    },
    /// A program does not teach on site alone.
    Teaches {
        /// The program.
        program: ProgramIx,
        /// How it teaches.
        delivery: Delivery,
    },
    /// A program is large beside the openings within reach.
    LargerThanReach {
        /// The program.
        program: ProgramIx,
        /// Graduates a year.
        graduates: Heads,
        /// Linked openings a year, each counted as far as people go there.
        openings: Heads,
    },
    /// Those who move to another program get more pay.
    PayRises {
        /// Pay in a year before.
        #[serde(serialize_with = "rounded")]
        from: f64,
        /// After.
        #[serde(serialize_with = "rounded")]
        to: f64,
        /// People who move every autumn.
        heads: Heads,
        /// Whether pay is what graduates of the classes earn; else the wage of the openings that they are matched to.
        by_earnings: bool,
    },
    /// What those tend to earn who move, by the jobs that they tend to take: as they are trained now, and as they
    /// would be.
    TendsToPay {
        /// Now, in the planner's money a year.
        #[serde(serialize_with = "rounded")]
        from: f64,
        /// As they would be.
        #[serde(serialize_with = "rounded")]
        to: f64,
        /// Entrants who move, a year.
        heads: Heads,
    },
    /// Those who move to another program get less pay.
    PayFalls {
        /// Pay in a year before.
        #[serde(serialize_with = "rounded")]
        from: f64,
        /// After.
        #[serde(serialize_with = "rounded")]
        to: f64,
        /// People who move every autumn.
        heads: Heads,
        /// As for a rise.
        by_earnings: bool,
    },
    /// Entrants move to another class, and the tables have no earnings of classes to compare.
    PayUnknown {
        /// The program that they leave.
        program: ProgramIx,
    },
    /// What graduates of a class earn, beside the threshold below which an authority finds a program wanting.
    Earns {
        /// A major of the class.
        major: MajorIx,
        /// Earnings in a year.
        #[serde(serialize_with = "rounded")]
        earnings: f64,
        /// The threshold, if known.
        #[serde(serialize_with = "rounded_if_known")]
        threshold: Option<f64>,
    },
    /// A class is among the lowest paid of its level.
    LowestPaid {
        /// A major of the class.
        major: MajorIx,
        /// The share of the classes of the level that pay less, 0..=1.
        #[serde(serialize_with = "rounded")]
        percentile: f64,
        /// Whether by earnings; else by the wage of matched openings.
        by_earnings: bool,
    },
    /// The openings filled ask for another level than that of the graduates.
    OtherLevel {
        /// Openings that take their level.
        taken: Heads,
        /// Openings filled.
        filled: Heads,
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
    /// The break-even: the share by which all openings would have to fall in all years for at most half of the gain to
    /// be left. `None`: more is left at any fall.
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
