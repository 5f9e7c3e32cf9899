//! Every phrase in Chinese that depends on the kind of an action: its name, whose training changes, what to do.

use super::name::{beside, major_at_level, program, short};
use super::term::{upgrade, way};
use crate::phrases::Language::Chinese;
use crate::phrases::number::{percent, whole};
use vocmatch::advice::{Action, ActionKind};
use vocmatch::dataset::ArticulationKind;
use vocmatch::id::ProgramIx;
use vocmatch::model::Model;
use vocmatch::unit::{Heads, Year};

/// What kind of action, as a heading or a choice.
pub(crate) fn name(kind: ActionKind) -> &'static str {
    match kind {
        ActionKind::Expand => "扩招",
        ActionKind::Open => "增设专业",
        ActionKind::Shrink => "压缩招生规模",
        ActionKind::Suspend => "停招",
        ActionKind::Order => "订单培养",
        ActionKind::Deepen => "加强技能培养",
        ActionKind::OpenBase => "新建基地",
        ActionKind::SendToBase => "安排基地实训",
        ActionKind::AddPlaces => "增加基地名额",
        ActionKind::OpenArticulation => "开通升学通道",
        ActionKind::RaiseQuota => "增加升学名额",
        ActionKind::Pair => "结对帮扶",
    }
}

/// Whose training changes, and how many.
pub(crate) fn whose(kind: ActionKind, all: &str, moved: &str) -> String {
    match kind {
        ActionKind::Expand | ActionKind::Open | ActionKind::Order => format!("毕业生{all}增加{moved}人"),
        ActionKind::Shrink | ActionKind::Suspend => format!("{all}有{moved}名学生改学其他专业"),
        ActionKind::OpenArticulation | ActionKind::RaiseQuota => format!("{all}有{moved}名学生继续升学"),
        ActionKind::Pair => format!("被帮扶专业{all}有{moved}名毕业生受益"),
        ActionKind::Deepen | ActionKind::OpenBase | ActionKind::SendToBase | ActionKind::AddPlaces => {
            format!("{all}有{moved}名毕业生的培养得到加强")
        }
    }
}

/// How the year is followed from which on it is done.
pub(crate) fn begins(kind: ActionKind) -> &'static str {
    match kind {
        ActionKind::Deepen => "秋季入学新生起",
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
        | ActionKind::Pair => "秋季学期起",
    }
}

/// What an action asks for, from an autumn on.
#[expect(clippy::too_many_lines, reason = "one arm a kind, none of them long")]
pub(crate) fn action(model: &Model, action: &Action, autumn: Year) -> String {
    match action {
        Action::Expand {
            program: ix,
            entrants,
        } => format!(
            "自{autumn}年秋季学期起，{}每年扩招{}人。",
            program(model, *ix),
            whole(*entrants)
        ),
        Action::Open {
            school,
            major,
            entrants,
        } => format!(
            "自{autumn}年秋季学期起，{}增设{}，每年招生{}人。",
            model.school(*school).name,
            major_at_level(model, *major),
            whole(*entrants)
        ),
        Action::Shrink {
            program: ix,
            entrants,
            to,
        } => format!(
            "自{autumn}年秋季学期起，{}每年压缩招生规模{}人，招生计划调整至{}。",
            program(model, *ix),
            whole(*entrants),
            receivers(model, *ix, to)
        ),
        Action::Suspend {
            program: ix,
            entrants,
            to,
        } => format!(
            "自{autumn}年秋季学期起，{}停招，原每年招生计划{}人调整至{}。",
            program(model, *ix),
            whole(*entrants),
            receivers(model, *ix, to)
        ),
        Action::Order {
            enterprise,
            program: ix,
            entrants,
        } => format!(
            "自{autumn}年秋季学期起，{}与{}开展订单培养，每年增加招生{}人。",
            model.enterprise(*enterprise).name,
            program(model, *ix),
            whole(*entrants)
        ),
        Action::Deepen {
            major,
            skill,
            from,
            to,
        } => {
            let (major, skill) = (major_at_level(model, *major), &model.skill(*skill).name);
            let to = percent(Some(to.get()), Chinese);
            match from {
                Some(from) => format!(
                    "自{autumn}年秋季入学新生起，{major}加强“{skill}”能力培养，培养目标由完全掌握的{}提高到{to}。",
                    percent(Some(from.get()), Chinese)
                ),
                None => {
                    format!(
                        "自{autumn}年秋季入学新生起，{major}增设“{skill}”教学内容，培养目标为完全掌握的{to}。"
                    )
                }
            }
        }
        Action::OpenBase {
            enterprise,
            region,
            skills,
            programs,
        } => {
            let skills = skills.iter().map(|(skill, _)| model.skill(*skill).name.as_str());
            let sent = programs
                .iter()
                .map(|(ix, places)| format!("{}{}人", program(model, *ix), whole(*places)));
            format!(
                "自{autumn}年秋季学期起，{}在{}新建校企合作基地，培养“{}”等能力；每年接收学生：{}。",
                model.enterprise(*enterprise).name,
                model.region(*region).name,
                skills.collect::<Vec<_>>().join("”“"),
                sent.collect::<Vec<_>>().join("、")
            )
        }
        Action::SendToBase {
            base,
            program: ix,
            places,
        } => format!(
            "自{autumn}年秋季学期起，{}每年安排{}名学生到“{}”实习实训。",
            program(model, *ix),
            whole(*places),
            model.base(*base).name
        ),
        Action::AddPlaces {
            base,
            program: ix,
            now,
            places,
        } => format!(
            "自{autumn}年秋季学期起，“{}”每年为{}增加实习实训名额{}个（现有{}个）。",
            model.base(*base).name,
            program(model, *ix),
            whole(*places),
            whole(*now)
        ),
        Action::OpenArticulation {
            from,
            to,
            kind,
            quota,
        } => format!(
            "自{autumn}年起，开通{}至{}的升学通道，升学方式为{}，每年不超过{}人。",
            program(model, *from),
            program(model, *to),
            way_of(model, *kind, (*from, *to)),
            whole(*quota)
        ),
        Action::RaiseQuota {
            from,
            to,
            kind,
            now,
            quota,
        } => format!(
            "自{autumn}年起，{}升入{}的名额由每年{}人提高到{}人，升学方式为{}。",
            program(model, *from),
            program(model, *to),
            whole(*now),
            whole(*quota),
            way_of(model, *kind, (*from, *to))
        ),
        Action::Pair {
            strong,
            weak,
            now,
            completion,
        } => format!(
            "{}结对帮扶{}，将其完成率由{}提高到{}。",
            program(model, *strong),
            program(model, *weak),
            percent(Some(now.get()), Chinese),
            percent(Some(completion.get()), Chinese)
        ),
    }
}

/// How learners get from one program to another.
fn way_of(model: &Model, kind: ArticulationKind, (from, to): (ProgramIx, ProgramIx)) -> &'static str {
    let levels = (model.program(from).level, model.program(to).level);
    upgrade(kind, levels).unwrap_or_else(|| way(kind))
}

/// Who takes how many; a receiver of the same school goes without the school's name.
fn receivers(model: &Model, from: ProgramIx, to: &[(ProgramIx, Heads)]) -> String {
    let told = to.iter().map(|(ix, heads)| {
        let at_home = model.program(*ix).school == model.program(from).school;
        let name = if at_home {
            short(model, *ix)
        } else {
            program(model, *ix)
        };
        beside(&name, &format!("{}人", whole(*heads)))
    });
    told.collect::<Vec<_>>().join("、")
}
