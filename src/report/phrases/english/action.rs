//! Every phrase in English that depends on the kind of an action: its name, whose training changes, what to do.

use super::term::way;
use crate::format::{percent, program, whole};
use vocmatch::advice::{Action, ActionKind};
use vocmatch::id::ProgramIx;
use vocmatch::model::Model;
use vocmatch::unit::Year;

/// What kind of action, as a heading or a choice.
pub(crate) fn name(kind: ActionKind) -> &'static str {
    match kind {
        ActionKind::Expand => "Expand a program",
        ActionKind::Open => "Open a program",
        ActionKind::Shrink => "Shrink a program for others",
        ActionKind::Suspend => "Suspend a program for others",
        ActionKind::Order => "Order graduates",
        ActionKind::Deepen => "Teach a skill further",
        ActionKind::OpenBase => "Open a base",
        ActionKind::SendToBase => "Send students to a base",
        ActionKind::AddPlaces => "Add places at a base",
        ActionKind::OpenArticulation => "Open an articulation",
        ActionKind::RaiseQuota => "Raise a quota",
        ActionKind::Pair => "Pair two schools",
    }
}

/// Whose training changes, after their number.
pub(crate) fn whose(kind: ActionKind) -> &'static str {
    match kind {
        ActionKind::Expand | ActionKind::Open | ActionKind::Order => "more graduates",
        ActionKind::Shrink | ActionKind::Suspend => "people trained for something else",
        ActionKind::OpenArticulation | ActionKind::RaiseQuota => "people who study on",
        ActionKind::Pair => "graduates of the program that is helped",
        ActionKind::Deepen | ActionKind::OpenBase | ActionKind::SendToBase | ActionKind::AddPlaces => {
            "people trained further"
        }
    }
}

/// How the autumn follows from which on it is done.
pub(crate) fn begins(kind: ActionKind) -> &'static str {
    match kind {
        ActionKind::Deepen => "with the entrants of",
        ActionKind::Expand
        | ActionKind::Open
        | ActionKind::Shrink
        | ActionKind::Suspend
        | ActionKind::Order
        | ActionKind::OpenBase
        | ActionKind::SendToBase
        | ActionKind::AddPlaces
        | ActionKind::OpenArticulation
        | ActionKind::RaiseQuota
        | ActionKind::Pair => "from",
    }
}

/// What an action asks for, from an autumn on.
#[expect(clippy::too_many_lines, reason = "one arm a kind, none of them long")]
pub(crate) fn action(model: &Model, action: &Action, autumn: Year) -> String {
    // A receiver of the same school goes without the school's name.
    let to = |from: ProgramIx, to: &[(ProgramIx, i64)]| {
        let at_home = |ix: ProgramIx| model.program(ix).school == model.program(from).school;
        let name = |ix| {
            if at_home(ix) {
                short(model, ix)
            } else {
                program(model, ix)
            }
        };
        let all: Vec<String> = to
            .iter()
            .map(|(ix, n)| format!("{} to {}", whole(*n), name(*ix)))
            .collect();
        all.join(", ")
    };
    match action {
        Action::Expand {
            program: ix,
            entrants,
        } => {
            format!(
                "Expand {}: {} more entrants a year from autumn {autumn}.",
                program(model, *ix),
                whole(*entrants)
            )
        }
        Action::Open {
            school,
            major,
            entrants,
        } => {
            let (school, major) = (model.school(*school), model.major(*major));
            let level = model.level_name(major.level);
            let entrants = whole(*entrants);
            format!(
                "Open {} ({level}) at {}: {entrants} entrants a year from autumn {autumn}.",
                major.name, school.name
            )
        }
        Action::Shrink {
            program: ix,
            entrants,
            to: receivers,
        } => {
            let (from, entrants) = (program(model, *ix), whole(*entrants));
            format!(
                "Move {entrants} entrants a year from {from}, from autumn {autumn}: {}.",
                to(*ix, receivers)
            )
        }
        Action::Suspend {
            program: ix,
            entrants,
            to: receivers,
        } => {
            let (from, entrants) = (program(model, *ix), whole(*entrants));
            format!(
                "Suspend {from} from autumn {autumn} and move its {entrants} entrants a year: {}.",
                to(*ix, receivers)
            )
        }
        Action::Order {
            enterprise,
            program: ix,
            entrants,
        } => format!(
            "{} orders {} more training places a year from {}, from autumn {autumn}.",
            model.enterprise(*enterprise).name,
            whole(*entrants),
            program(model, *ix)
        ),
        Action::Deepen {
            major,
            skill,
            from,
            to,
        } => {
            let (major, skill) = (model.major(*major), &model.skill(*skill).name);
            let level = model.level_name(major.level);
            let to = percent(Some(to.get()));
            match from {
                Some(from) => format!(
                    "Teach {skill} further in {} ({level}): to {to} of full mastery instead of {}, entrants from autumn {autumn}.",
                    major.name,
                    percent(Some(from.get()))
                ),
                None => format!(
                    "Teach {skill} in {} ({level}), to {to} of full mastery: entrants from autumn {autumn}.",
                    major.name
                ),
            }
        }
        Action::OpenBase {
            enterprise,
            region,
            skills,
            programs,
        } => {
            let skills: Vec<&str> = skills
                .iter()
                .map(|(skill, _)| model.skill(*skill).name.as_str())
                .collect();
            let sent: Vec<String> = programs
                .iter()
                .map(|(ix, places)| format!("{} from {}", whole(*places), program(model, *ix)))
                .collect();
            format!(
                "{} opens a base in {} from autumn {autumn}, for {}: students a year, {}.",
                model.enterprise(*enterprise).name,
                model.region(*region).name,
                skills.join(", "),
                sent.join(", ")
            )
        }
        Action::SendToBase {
            base,
            program: ix,
            places,
        } => format!(
            "Send {} students a year of {} to the base {}, from autumn {autumn}.",
            whole(*places),
            program(model, *ix),
            model.base(*base).name
        ),
        Action::AddPlaces {
            base,
            program: ix,
            now,
            places,
        } => format!(
            "Give {} {} more places at the base {} ({} now), from autumn {autumn}.",
            program(model, *ix),
            whole(*places),
            model.base(*base).name,
            whole(*now)
        ),
        Action::OpenArticulation {
            from,
            to,
            kind,
            quota,
        } => format!(
            "Open a way from {} to {} ({}): up to {} people a year from {autumn}.",
            program(model, *from),
            program(model, *to),
            way(*kind),
            whole(*quota)
        ),
        Action::RaiseQuota {
            from,
            to,
            kind,
            now,
            quota,
        } => format!(
            "Let {} people a year instead of {} go on from {} to {} ({}), from {autumn}.",
            whole(*quota),
            whole(*now),
            program(model, *from),
            program(model, *to),
            way(*kind)
        ),
        Action::Pair {
            strong,
            weak,
            now,
            completion,
        } => format!(
            "{} helps {} so that {} of its entrants complete instead of {}.",
            program(model, *strong),
            program(model, *weak),
            percent(Some(completion.get())),
            percent(Some(now.get()))
        ),
    }
}

/// A program without its school, which the sentence has named.
pub(crate) fn short(model: &Model, ix: ProgramIx) -> String {
    model.major(model.program(ix).major).name.clone()
}
