//! Names of kinds and grades in Chinese.

use vocmatch::advice::{Actor, Confidence};
use vocmatch::dataset::{ArticulationKind, Standing};
use vocmatch::demand::Tier;
use vocmatch::fit::Related;
#[cfg(any(test, feature = "xlsx"))]
use vocmatch::indicator::{Band, CouplingLevel};
use vocmatch::matching::Objective;
use vocmatch::model::Model;
use vocmatch::rules::Advised;
use vocmatch::unit::Level;

/// How learners get from a program to a higher one.
pub(crate) fn way(kind: ArticulationKind) -> &'static str {
    match kind {
        ArticulationKind::ThreePlusTwo => "“3+2”贯通培养",
        ArticulationKind::ThreePlusFour => "“3+4”贯通培养",
        ArticulationKind::FivePlusTwo => "“5+2”贯通培养",
        ArticulationKind::FiveYear => "五年一贯制",
        ArticulationKind::Exam => "考试升学",
        ArticulationKind::Recommendation => "推荐升学",
        ArticulationKind::FurtherStudy => "接续专业升学",
    }
}

/// A way from higher vocational education to a bachelor's program has a name of its own; those of a joint training keep theirs.
pub(crate) fn upgrade(kind: ArticulationKind, (from, to): (Level, Level)) -> Option<&'static str> {
    if (from, to) != (Level::HigherVocational, Level::AppliedBachelor) {
        return None;
    }
    match kind {
        ArticulationKind::Exam => Some("专升本"),
        ArticulationKind::Recommendation => Some("专升本（推荐）"),
        ArticulationKind::FurtherStudy => Some("专升本（接续专业）"),
        ArticulationKind::ThreePlusTwo
        | ArticulationKind::ThreePlusFour
        | ArticulationKind::FivePlusTwo
        | ArticulationKind::FiveYear => None,
    }
}

/// What openings ask for, before or after their number.
pub(crate) fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Experienced => "要求工作经验",
        Tier::HighSchool => "要求高中学历",
        Tier::NoAward => "不要求学历",
        Tier::Beyond => "要求博士或专业博士学位",
        Tier::Graduates => "面向毕业生",
    }
}

/// What the matching seeks.
pub(crate) fn objective(objective: Objective) -> &'static str {
    match objective {
        Objective::BestFit => "匹配度优先",
        Objective::FillFirst => "就业人数优先",
    }
}

/// Supply over demand.
#[cfg(any(test, feature = "xlsx"))]
pub(crate) fn band(band: Band) -> &'static str {
    match band {
        Band::Shortage => "短缺",
        Band::SomeShortage => "略有缺口",
        Band::Balanced => "基本平衡",
        Band::SomeSurplus => "略有富余",
        Band::Surplus => "富余",
    }
}

/// How far education and an industry develop together.
#[cfg(any(test, feature = "xlsx"))]
pub(crate) fn coupling(level: CouplingLevel) -> &'static str {
    match level {
        CouplingLevel::ExtremeDisorder => "极度失调",
        CouplingLevel::SevereDisorder => "严重失调",
        CouplingLevel::ModerateDisorder => "中度失调",
        CouplingLevel::MildDisorder => "轻度失调",
        CouplingLevel::NearDisorder => "濒临失调",
        CouplingLevel::BarelyCoordinated => "勉强协调",
        CouplingLevel::PrimaryCoordination => "初级协调",
        CouplingLevel::IntermediateCoordination => "中级协调",
        CouplingLevel::GoodCoordination => "良好协调",
        CouplingLevel::HighQualityCoordination => "优质协调",
    }
}

/// Who has to act.
pub(crate) fn actor(model: &Model, actor: Actor) -> &str {
    match actor {
        Actor::School(ix) => &model.school(ix).name,
        Actor::Enterprise(ix) => &model.enterprise(ix).name,
        Actor::Commission => "教育主管部门",
    }
}

/// How sure an action is.
pub(crate) fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "较高",
        Confidence::Fair => "中等",
        Confidence::Low => "较低",
    }
}

/// On what the link of a fit rests.
pub(crate) fn related(related: Related) -> &'static str {
    match related {
        Related::Documented { .. } => "有明确依据",
        Related::Siblings { .. } => "参照同类专业",
        Related::Inferred { .. } => "推断",
    }
}

/// The standing of a major.
pub(crate) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Superior => "优势专业",
        Standing::Characteristic => "特色专业",
        Standing::New => "新专业",
    }
}

/// What a rule of warning advises.
pub(crate) fn advised(advised: Advised) -> &'static str {
    match advised {
        Advised::Watch => "重点关注",
        Advised::Shrink => "压缩招生规模",
        Advised::Suspend => "停招",
    }
}
