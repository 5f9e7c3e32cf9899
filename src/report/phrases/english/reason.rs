//! What speaks for an action and against it, fact by fact, in English.

use super::term;
use crate::format::{people, percent, point, program, whole, years};
use crate::phrases::parts;
use vocmatch::advice::{Doubt, FitPart, Reason};
use vocmatch::fit::{Fit, Prepared, Related};
use vocmatch::id::MajorIx;
use vocmatch::model::Model;

/// Reasons in sentences; what is said of one program stands together.
pub(crate) fn reasons(model: &Model, reasons: &[Reason]) -> Vec<String> {
    let short = |fact: &Reason| match fact {
        Reason::OneMore { gain, .. } => Some(format!("one more adds {}", point(*gain))),
        Reason::LastOne { worth, .. } => Some(format!("its last adds {}", point(worth.max(0.0)))),
        _ => None,
    };
    parts::together(reasons, |fact| reason(model, fact), short, (", ", "."))
}

/// One reason as a sentence; `None` for what the page says elsewhere.
#[expect(clippy::too_many_lines, reason = "one arm a kind, none of them long")]
pub(crate) fn reason(model: &Model, reason: &Reason) -> Option<String> {
    let occupation = |ix| model.occupation(ix).name.as_str();
    let region = |ix| model.region(ix).name.as_str();
    Some(match reason {
        Reason::Gap {
            occupation: ix,
            openings,
            linked,
            one_more,
        } => format!(
            "{}, all regions: {} openings a year, {} linked, each counted once; one more who fits adds {}.",
            occupation(*ix),
            whole(*openings),
            graduates_of(&people(*linked)),
            point(*one_more)
        ),
        Reason::TrainedInRegion {
            target,
            graduates,
            openings,
        } => format!(
            "{} in {}: {} openings a year, {} of the region trained for them and others.",
            occupation(target.occupation),
            region(target.region),
            whole(*openings),
            graduates_of(&whole(*graduates))
        ),
        Reason::Fit { fit, interval } => {
            let words = fit_words(fit, *interval);
            let words = words.strip_prefix("Fit ").unwrap_or(&words);
            format!("Fit for {}: {words}", occupation(fit.occupation))
        }
        Reason::OneMore { program: ix, gain } => {
            format!(
                "One more graduate of {} adds {}.",
                program(model, *ix),
                point(*gain)
            )
        }
        Reason::Size {
            program: ix,
            graduates,
        } => format!("{}: {} graduates a year.", program(model, *ix), whole(*graduates)),
        Reason::LastOne { program: ix, worth } => format!(
            "The last graduate of {} adds {}.",
            program(model, *ix),
            point(worth.max(0.0))
        ),
        Reason::Priority { industry, priority } => {
            if priority.get() >= 1.0 {
                return None;
            }
            let name = &model.industry(*industry).name;
            format!("Priority of {name}: {}.", point(priority.get()))
        }
        Reason::Standing { major, standing } => format!(
            "{} has the standing \"{}\"; the score does not count it.",
            model.major(*major).name,
            term::standing(*standing)
        ),
        Reason::Lacks {
            skill,
            heads,
            needed,
            reached,
        } => format!(
            "{} graduates a year work where {} is needed, and reach {} of what the work needs.",
            whole(*heads),
            model.skill(*skill).name,
            percent(Some(parts::attained(*reached, *needed)))
        ),
        Reason::Places { base, places, given } => format!(
            "{}: {} places a year, {} of them given.",
            model.base(*base).name,
            whole(*places),
            whole(*given)
        ),
        Reason::Students {
            program: ix,
            students,
        } => format!(
            "{}: places count against {} seats.",
            program(model, *ix),
            whole(*students)
        ),
        Reason::KnownWay { .. } => {
            "The catalogue names the higher major as a continuation; nobody can go this way yet.".to_owned()
        }
        Reason::FullWay { people, quota } => format!(
            "The way is full: {} of at most {} people a year.",
            whole(*people),
            whole(*quota)
        ),
        Reason::FreeSeats {
            program: ix,
            seats,
            entrants,
        } => format!(
            "{} has {} seats and {} entrants.",
            program(model, *ix),
            whole(*seats),
            whole(*entrants)
        ),
        Reason::Recruit {
            program: ix,
            seats,
            entrants,
        } => format!(
            "{} has {} entrants for {} seats: fill the seats you have before you add any.",
            program(model, *ix),
            whole(*entrants),
            whole(*seats)
        ),
        Reason::FewApplicants {
            program: ix,
            year,
            applicants,
            seats,
        } => format!(
            "{}: {} people applied for {} seats in {year}.",
            program(model, *ix),
            whole(*applicants),
            whole(*seats)
        ),
        Reason::Awards {
            program: ix,
            from_year,
            from,
            to_year,
            to,
        } => {
            let why = if to < from {
                "find out why students stay away"
            } else {
                "it may teach at a distance or elsewhere"
            };
            format!(
                "{}: {} graduates in {from_year}, {} in {to_year}; {why}.",
                program(model, *ix),
                whole(*from),
                whole(*to)
            )
        }
        Reason::Step {
            program: ix,
            higher,
            openings,
        } => format!(
            "{} is a step: {} of {} openings a year in its occupations that ask for an award ask for a higher one.",
            program(model, *ix),
            whole(*higher),
            whole(*openings)
        ),
        Reason::LeadsOn {
            program: ix,
            to,
            people,
        } => format!(
            "{} is a step: {} of its graduates a year go on to {}, whose graduates are wanted.",
            program(model, *ix),
            whole(*people),
            program(model, *to)
        ),
        Reason::Teaches {
            program: ix,
            delivery,
        } => format!(
            "{} teaches {}: its graduates may live elsewhere.",
            program(model, *ix),
            term::delivery(*delivery)
        ),
        Reason::LargerThanReach {
            program: ix,
            graduates,
            openings,
        } => format!(
            "{} is large beside its area: {} a year for {} linked openings within reach; it may teach at a distance or report for several places.",
            program(model, *ix),
            graduates_of(&whole(*graduates)),
            whole(*openings)
        ),
        Reason::PayRises {
            from,
            to,
            heads,
            by_earnings,
        } => format!(
            "{} people a year move to better pay: {} instead of {} a year ({}).",
            whole(*heads),
            people(*to),
            people(*from),
            term::pay(*by_earnings)
        ),
        Reason::PayFalls {
            from,
            to,
            heads,
            by_earnings,
        } => format!(
            "{} people a year move to what pays {} less: {} instead of {} a year ({}).",
            whole(*heads),
            percent(Some(1.0 - to / from)),
            people(*to),
            people(*from),
            term::pay(*by_earnings)
        ),
        Reason::TendsToPay { from, to, heads } => format!(
            "By the jobs that they tend to take, the {} people a year who move would earn {} {}: {} instead of {} a year.",
            whole(*heads),
            percent(Some((to / from - 1.0).abs())),
            if to < from { "less" } else { "more" },
            people(*to),
            people(*from),
        ),
        Reason::PayUnknown { program: ix } => format!(
            "Entrants of {} move to another class, and the tables have no earnings of graduates to compare: check what both pay.",
            program(model, *ix)
        ),
        Reason::Earns {
            major,
            earnings,
            threshold,
        } => {
            let class = class(model, *major);
            let earned = people(*earnings);
            match threshold {
                Some(threshold) if earnings < threshold => format!(
                    "Graduates of {class} earn {earned} a year, less than the threshold of {}.",
                    people(*threshold)
                ),
                Some(threshold) => format!(
                    "Graduates of {class} earn {earned} a year; the threshold is {}.",
                    people(*threshold)
                ),
                None => format!("Graduates of {class} earn {earned} a year."),
            }
        }
        Reason::LowestPaid {
            major,
            percentile,
            by_earnings,
        } => format!(
            "{} is among the lowest paid classes of its level: {} of them pay less ({}).",
            class(model, *major),
            percent(Some(*percentile)),
            term::pay(*by_earnings)
        ),
        Reason::OtherLevel { taken, filled } => format!(
            "Only {} of the {} openings that it fills ask for this level.",
            whole(*taken),
            whole(*filled)
        ),
        Reason::Completion { weak, strong } => format!(
            "{} of its entrants complete, {} at the other school.",
            percent(Some(weak.get())),
            percent(Some(strong.get()))
        ),
        Reason::Industry {
            industry,
            target,
            openings,
        } => format!(
            "{} has {} of the openings a year for {} in {}.",
            model.industry(*industry).name,
            whole(*openings),
            occupation(target.occupation),
            region(target.region)
        ),
        Reason::Rule {
            program: ix,
            rule,
            advises,
            years: of,
            value,
            ..
        } => {
            let last = value.map_or_else(String::new, |value| format!(": {}", point(value)));
            let when = if of.is_empty() {
                String::new()
            } else {
                format!(" ({})", years(of))
            };
            format!(
                "A rule of warning fires for {}: {rule}{last}{when}; it advises to {}.",
                program(model, *ix),
                term::advised(*advises)
            )
        }
        Reason::Displaces {
            major,
            region: at,
            heads,
            all,
        } => format!(
            "{} others lose their place, most of them ({}) of {} in {}.",
            whole(*all),
            whole(*heads),
            model.major(*major).name,
            region(*at)
        ),
        Reason::Leaves { target, heads } => format!(
            "{} openings are left empty elsewhere: {} in {}.",
            whole(*heads),
            occupation(target.occupation),
            region(target.region)
        ),
        Reason::FirstFewer { until, value } => format!(
            "Until {until} it costs a value of {} (full-fit placements), for people study on who would have worked.",
            people(*value)
        ),
        Reason::Weakest { part, level } => match part {
            FitPart::Related => format!(
                "The link of major and occupation is only probable ({}).",
                percent(Some(*level))
            ),
            FitPart::Prepared => format!("Graduates bring {} of the skills needed.", percent(Some(*level))),
            FitPart::Tracked => format!("{} of those tracked stayed in the field.", percent(Some(*level))),
        },
        Reason::EnoughElsewhere { openings, linked } => format!(
            "Over all regions enough graduates are linked: {} for {} openings.",
            people(*linked),
            whole(*openings)
        ),
        Reason::Lag { years: span } => match span {
            ..=0 => return None,
            1 => "It shows after a year.".to_owned(),
            span => format!("It shows after {span} years."),
        },
        Reason::Flips { fall: Some(fall) } if fall.get() >= 0.95 => {
            "Break-even: half of the gain is left until nearly all openings are gone.".to_owned()
        }
        Reason::Flips { fall: Some(fall) } => format!(
            "Break-even: half of the gain is gone if all openings fall by {}.",
            percent(Some(fall.get()))
        ),
        Reason::Flips { fall: None } => {
            "No break-even: more than half of the gain is left however far openings fall.".to_owned()
        }
    })
}

/// The class of a major, else the major.
fn class(model: &Model, ix: MajorIx) -> &str {
    let major = model.major(ix);
    major
        .category
        .map_or(&*major.name, |class| model.category(class).name.as_str())
}

/// `1 graduate`, `12 graduates`.
fn graduates_of(number: &str) -> String {
    format!("{number} graduate{}", if number == "1" { "" } else { "s" })
}

/// A fit, how sure it is, and what it follows from.
pub(crate) fn fit_words(fit: &Fit, interval: (f64, f64)) -> String {
    format!(
        "Fit {} ({}–{}): {}.",
        point(fit.score),
        point(interval.0),
        point(interval.1),
        evidence(fit)
    )
}

/// What a fit follows from.
pub(crate) fn evidence(fit: &Fit) -> String {
    let related = match fit.related {
        Related::Documented { .. } => "documented link".to_owned(),
        Related::Siblings { linked, of, .. } => format!("{linked} of {of} majors of its class are linked"),
        Related::Inferred { evidence, .. } if evidence.voters > 0 => format!(
            "no link; {} of {} near majors have it, words suit {}",
            evidence.linked,
            evidence.voters,
            percent(Some(evidence.text))
        ),
        Related::Inferred { evidence, .. } => format!("no link; words suit {}", percent(Some(evidence.text))),
    };
    let prepared = match fit.prepared {
        Prepared::Known(s) => format!(", brings {} of the skills needed", percent(Some(s))),
        Prepared::MeanOfKnown(_) => ", skills unknown".to_owned(),
        Prepared::Dropped => String::new(),
    };
    let tracked = if fit.evidence.working > 0 {
        format!(
            ", {} of {} tracked stayed in the field",
            fit.evidence.in_field, fit.evidence.working
        )
    } else {
        String::new()
    };
    format!("{related}{prepared}{tracked}")
}

/// Why an action is not surer.
pub(crate) fn doubt(doubt: &Doubt) -> String {
    match doubt {
        Doubt::InferredLink { probability } => format!(
            "the link of major and occupation is inferred ({})",
            percent(Some(*probability))
        ),
        Doubt::FewTracked { tracked: 0 } => "no graduates tracked in this work".to_owned(),
        Doubt::FewTracked { tracked } => format!("only {} graduates tracked in this work", whole(*tracked)),
        Doubt::InferredProfile => "skills inferred, not documented".to_owned(),
        Doubt::UnknownProfile => "skills unknown".to_owned(),
        Doubt::UnknownCompletion => "completion unknown, taken as all".to_owned(),
        Doubt::NewClass => "no school teaches the class of this major at its level".to_owned(),
        Doubt::FewGraduates { graduates } => {
            format!("{} graduates a year: chance decides", whole(*graduates))
        }
        Doubt::Screened { rule } => term::screened(*rule).to_owned(),
    }
}
