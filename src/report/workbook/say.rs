//! Sentences of the workbook: one place from which every sentence comes.

use super::view::View;
use crate::planning::Note;
use crate::recommend::{Action, ActionKind, Actor, Confidence, Doubt, Reason, Recommendation};
use crate::report::text;

/// What to do.
pub(super) fn action(view: &View, one: &Recommendation) -> String {
    text::action(view.model, one)
}

/// A fact that speaks for an action, or against it; `None` where there is nothing to say.
pub(super) fn reason(view: &View, reason: &Reason) -> Option<String> {
    text::reason(view.model, reason)
}

/// Why an action is not surer.
pub(super) fn doubt(_: &View, doubt: &Doubt) -> String {
    text::doubt(doubt)
}

/// What a reader must know to believe the plan.
pub(super) fn note(_: &View, note: &Note) -> String {
    text::note_sentence(note)
}

/// A kind of action.
pub(super) fn kind(view: &View, kind: ActionKind) -> &'static str {
    let (english, chinese) = match kind {
        ActionKind::Expand => ("Expand", "扩招"),
        ActionKind::Open => ("Open", "新设"),
        ActionKind::Shrink => ("Shrink", "缩减"),
        ActionKind::Suspend => ("Suspend", "停招"),
        ActionKind::Order => ("Order", "订单培养"),
        ActionKind::Deepen => ("Deepen a skill", "加深技能"),
        ActionKind::OpenBase => ("Open a base", "新建基地"),
        ActionKind::SendToBase => ("Send to a base", "进基地实训"),
        ActionKind::AddPlaces => ("Add places at a base", "增加基地名额"),
        ActionKind::OpenArticulation => ("Open a way", "开通衔接"),
        ActionKind::RaiseQuota => ("Raise a quota", "提高升学名额"),
        ActionKind::Pair => ("Pair", "结对"),
    };
    view.say(english, chinese)
}

/// What an action is about, in a word or two: the label of a bar.
pub(super) fn subject(view: &View, action: &Action) -> String {
    let at = |program| format!("{}, {}", view.major(program), view.school(program));
    let model = view.model;
    match action {
        Action::Expand { program, .. }
        | Action::Shrink { program, .. }
        | Action::Suspend { program, .. }
        | Action::Order { program, .. }
        | Action::SendToBase { program, .. }
        | Action::AddPlaces { program, .. } => at(*program),
        Action::Open { school, major, .. } => {
            format!("{}, {}", model.major(*major).name, model.school(*school).name)
        }
        Action::Deepen { major, skill, .. } => {
            format!("{}, {}", model.skill(*skill).name, model.major(*major).name)
        }
        Action::OpenBase { enterprise, .. } => model.enterprise(*enterprise).name.clone(),
        Action::OpenArticulation { from, to, .. } | Action::RaiseQuota { from, to, .. } => {
            format!("{} → {}", view.major(*from), view.major(*to))
        }
        Action::Pair { weak, .. } => at(*weak),
    }
}

pub(super) fn confidence(view: &View, confidence: Confidence) -> &'static str {
    let (english, chinese) = match confidence {
        Confidence::Low => ("low", "低"),
        Confidence::Fair => ("fair", "中"),
        Confidence::High => ("high", "高"),
    };
    view.say(english, chinese)
}

pub(super) fn actor(view: &View, actor: Actor) -> String {
    match actor {
        Actor::School(ix) => view.model.school(ix).name.clone(),
        Actor::Enterprise(ix) => view.model.enterprise(ix).name.clone(),
        Actor::Commission => view.say("who plans the region", "区域主管部门").to_owned(),
    }
}
