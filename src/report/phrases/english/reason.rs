//! What speaks for an action and against it, fact by fact, in English.

use super::term;
use crate::format::{people, percent, point, program, whole, years};
use crate::phrases::parts;
use vocmatch::advice::{Doubt, FitPart, Reason};
use vocmatch::fit::{Fit, Prepared, Related};
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
            "Break-even: the gain is gone only if nearly all of these openings are.".to_owned()
        }
        Reason::Flips { fall: Some(fall) } => format!(
            "Break-even: the gain is gone if these openings fall by {}.",
            percent(Some(fall.get()))
        ),
        Reason::Flips { fall: None } => {
            "No break-even: some of the gain is left even without these openings.".to_owned()
        }
    })
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
    }
}
