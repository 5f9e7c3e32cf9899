//! Names of kinds and grades in Chinese.

use vocmatch::advice::{Actor, Confidence, ScreenRule};
use vocmatch::dataset::{ArticulationKind, Delivery, Standing};
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

/// How a program teaches.
pub(crate) fn delivery(delivery: Delivery) -> &'static str {
    match delivery {
        Delivery::OnSite => "面授",
        Delivery::Mixed => "面授与远程结合",
        Delivery::Distance => "远程教学",
    }
}

/// What pay is measured by.
pub(crate) fn pay(by_earnings: bool) -> &'static str {
    if by_earnings {
        "按该专业类毕业生收入"
    } else {
        "按毕业生匹配岗位全体从业者的工资"
    }
}

/// A rule of the screen: what it says of an action.
pub(crate) fn screened(rule: ScreenRule) -> &'static str {
    match rule {
        ScreenRule::CautionedOpenings => "岗位需求数据存疑",
        ScreenRule::Step => "该专业属于升学阶段",
        ScreenRule::Net => "净填补岗位过少",
        ScreenRule::Falling => "毕业生持续减少",
        ScreenRule::BeyondArea => "可能面向本地区以外办学",
        ScreenRule::EmptySeats => "现有名额未招满",
        ScreenRule::PayOfMove => "收入下降或不详",
        ScreenRule::WageScreen => "岗位工资低于当地中位数",
        ScreenRule::LowestPaid => "该专业类收入在同层次中偏低",
        ScreenRule::Level => "岗位要求的层次不同",
        ScreenRule::Contradiction => "与另一项措施相矛盾",
        ScreenRule::OneEach => "已有措施面向同一岗位",
    }
}
