//! What speaks for an action and against it, fact by fact, in Chinese.

use super::name::{beside, major, place, program};
use super::term;
use crate::phrases::Language::Chinese;
use crate::phrases::number;
use crate::phrases::number::{people, whole};
use crate::phrases::parts;
use vocmatch::advice::{Doubt, FitPart, Reason};
use vocmatch::fit::{Fit, Prepared, Related};
use vocmatch::id::MajorIx;
use vocmatch::model::Model;

fn point(number: f64) -> String {
    number::point(number, Chinese)
}

fn percent(share: f64) -> String {
    number::percent(Some(share), Chinese)
}

/// Reasons in sentences; what is said of one program stands together.
pub(crate) fn reasons(model: &Model, reasons: &[Reason]) -> Vec<String> {
    let short = |fact: &Reason| match fact {
        Reason::OneMore { gain, .. } => Some(format!("每增加一名毕业生，边际价值为{}", point(*gain))),
        Reason::LastOne { worth, .. } => Some(format!("最后一名毕业生的边际价值为{}", point(worth.max(0.0)))),
        _ => None,
    };
    parts::together(reasons, |fact| reason(model, fact), short, ("；", "。"))
}

/// One reason as a sentence; `None` for what the page says elsewhere.
#[expect(clippy::too_many_lines, reason = "one arm a kind, none of them long")]
fn reason(model: &Model, reason: &Reason) -> Option<String> {
    Some(match reason {
        Reason::Gap {
            occupation,
            openings,
            linked,
            one_more,
        } => format!(
            "全部区域“{}”岗位每年{}个，可对接毕业生{}人（每人只计一次）；每增加一名对口毕业生，边际价值为{}。",
            model.occupation(*occupation).name,
            whole(*openings),
            people(*linked),
            point(*one_more)
        ),
        Reason::TrainedInRegion {
            target,
            graduates,
            openings,
        } => format!(
            "{}“{}”岗位每年{}个，本区域相关专业毕业生{}人（同时可从事其他岗位）。",
            model.region(target.region).name,
            model.occupation(target.occupation).name,
            whole(*openings),
            whole(*graduates)
        ),
        Reason::Fit { fit, interval } => format!(
            "与“{}”岗位的匹配度为{}（{}—{}）：{}。",
            model.occupation(fit.occupation).name,
            point(fit.score),
            point(interval.0),
            point(interval.1),
            evidence(fit)
        ),
        Reason::OneMore { program: ix, gain } => format!(
            "{}每增加一名毕业生，边际价值为{}。",
            program(model, *ix),
            point(*gain)
        ),
        Reason::Size {
            program: ix,
            graduates,
        } => format!("{}每年毕业{}人。", program(model, *ix), whole(*graduates)),
        Reason::LastOne { program: ix, worth } => format!(
            "{}最后一名毕业生的边际价值为{}。",
            program(model, *ix),
            point(worth.max(0.0))
        ),
        Reason::Priority { industry, priority } => {
            if priority.get() >= 1.0 {
                return None;
            }
            let name = &model.industry(*industry).name;
            format!("“{name}”的产业优先度为{}。", point(priority.get()))
        }
        Reason::Standing { major: ix, standing } => format!(
            "{}为{}，评分不计此项。",
            major(model, *ix),
            term::standing(*standing)
        ),
        Reason::Lacks {
            skill,
            heads,
            needed,
            reached,
        } => format!(
            "每年有{}名毕业生所在岗位要求“{}”能力，实际达到岗位要求的{}。",
            whole(*heads),
            model.skill(*skill).name,
            percent(parts::attained(*reached, *needed))
        ),
        Reason::Places { base, places, given } => format!(
            "“{}”每年有实习实训名额{}个，已安排{}个。",
            model.base(*base).name,
            whole(*places),
            whole(*given)
        ),
        Reason::Students {
            program: ix,
            students,
        } => format!(
            "{}的基地名额覆盖面按{}人核算。",
            program(model, *ix),
            whole(*students)
        ),
        Reason::KnownWay { .. } => {
            "专业目录已将该高层次专业列为接续专业，但目前尚未开通升学通道。".to_owned()
        }
        Reason::FullWay { people, quota } => format!(
            "升学通道名额已满：每年升学{}人，上限{}人。",
            whole(*people),
            whole(*quota)
        ),
        Reason::FreeSeats {
            program: ix,
            seats,
            entrants,
        } => format!(
            "{}招生容量{}人，实际招生{}人。",
            program(model, *ix),
            whole(*seats),
            whole(*entrants)
        ),
        Reason::Recruit {
            program: ix,
            seats,
            entrants,
        } => format!(
            "{}招生容量{}人，实际招生{}人：应先招满现有名额，再考虑增加。",
            program(model, *ix),
            whole(*seats),
            whole(*entrants)
        ),
        Reason::FewApplicants {
            program: ix,
            year,
            applicants,
            seats,
        } => format!(
            "{}{year}年报考{}人，招生名额{}个。",
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
                "需查明生源减少的原因"
            } else {
                "可能含远程教学或异地办学"
            };
            format!(
                "{}毕业生由{from_year}年的{}人变为{to_year}年的{}人，{why}。",
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
            "{}属于升学阶段：对口岗位中要求学历的每年{}个，其中{}个要求更高层次。",
            program(model, *ix),
            whole(*openings),
            whole(*higher)
        ),
        Reason::LeadsOn {
            program: ix,
            to,
            people,
        } => format!(
            "{}属于升学阶段：每年有{}名毕业生升入{}，后者毕业生供不应求。",
            program(model, *ix),
            whole(*people),
            program(model, *to)
        ),
        Reason::Teaches {
            program: ix,
            delivery,
        } => format!(
            "{}的教学方式为{}，毕业生可能居住在其他地区。",
            program(model, *ix),
            term::delivery(*delivery)
        ),
        Reason::LargerThanReach {
            program: ix,
            graduates,
            openings,
        } => format!(
            "{}每年毕业{}人，可及范围内的对口岗位每年只有{}个，可能含远程教学或异地办学。",
            program(model, *ix),
            whole(*graduates),
            whole(*openings)
        ),
        Reason::PayRises {
            from,
            to,
            heads,
            by_earnings,
        } => format!(
            "每年{}人转入收入更高的专业：年收入由{}变为{}（{}）。",
            whole(*heads),
            people(*from),
            people(*to),
            term::pay(*by_earnings)
        ),
        Reason::PayFalls {
            from,
            to,
            heads,
            by_earnings,
        } => format!(
            "每年{}人转入收入低{}的专业：年收入由{}变为{}（{}）。",
            whole(*heads),
            percent(1.0 - to / from),
            people(*from),
            people(*to),
            term::pay(*by_earnings)
        ),
        Reason::TendsToPay { from, to, heads } => format!(
            "按通常从事的岗位计，每年转入的{}人年收入{}{}：由{}变为{}。",
            whole(*heads),
            if to < from { "降低" } else { "提高" },
            percent((to / from - 1.0).abs()),
            people(*from),
            people(*to),
        ),
        Reason::PayUnknown { program: ix } => format!(
            "{}的招生名额转到其他专业类，数据中没有毕业生收入可供比较，须核实两者的收入。",
            program(model, *ix)
        ),
        Reason::Earns {
            major,
            earnings,
            threshold,
        } => {
            let (class, earned) = (class(model, *major), people(*earnings));
            match threshold {
                Some(threshold) if earnings < threshold => format!(
                    "“{class}”毕业生年收入{earned}，低于{}的门槛。",
                    people(*threshold)
                ),
                Some(threshold) => {
                    format!("“{class}”毕业生年收入{earned}，门槛为{}。", people(*threshold))
                }
                None => format!("“{class}”毕业生年收入{earned}。"),
            }
        }
        Reason::LowestPaid {
            major,
            percentile,
            by_earnings,
        } => format!(
            "“{}”在同层次专业类中收入偏低：低于它的仅占{}（{}）。",
            class(model, *major),
            percent(*percentile),
            term::pay(*by_earnings)
        ),
        Reason::OtherLevel { taken, filled } => format!(
            "所填补的{}个岗位中，只有{}个要求这一层次。",
            whole(*filled),
            whole(*taken)
        ),
        Reason::Completion { weak, strong } => format!(
            "被帮扶专业的完成率为{}，帮扶学校为{}。",
            percent(weak.get()),
            percent(strong.get())
        ),
        Reason::Industry {
            industry,
            target,
            openings,
        } => format!(
            "{}“{}”岗位中，属于“{}”的每年{}个。",
            model.region(target.region).name,
            model.occupation(target.occupation).name,
            model.industry(*industry).name,
            whole(*openings)
        ),
        Reason::Rule {
            program: ix,
            rule,
            advises,
            years,
            value,
            ..
        } => {
            let last = value.map_or_else(String::new, |value| format!("，指标值{}", point(value)));
            let when = if years.is_empty() {
                String::new()
            } else {
                format!("（{}）", number::years(years, Chinese))
            };
            format!(
                "{}触发预警规则“{rule}”{last}{when}，建议{}。",
                program(model, *ix),
                term::advised(*advises)
            )
        }
        Reason::Displaces {
            major: ix,
            region,
            heads,
            all,
        } => format!(
            "另有{}名毕业生因此失去岗位，其中最多的是{}（{}人）。",
            whole(*all),
            beside(&model.region(*region).name, &major(model, *ix)),
            whole(*heads)
        ),
        Reason::Leaves { target, heads } => format!(
            "其他岗位由此空缺{}个，主要是{}。",
            whole(*heads),
            place(model, *target)
        ),
        Reason::FirstFewer { until, value } => format!(
            "截至{until}年，折合完全匹配就业减少{}人，原因是部分学生由就业转为升学。",
            people(*value)
        ),
        Reason::Weakest { part, level } => match part {
            FitPart::Related => format!("专业与岗位的对应关系尚不确定（可能性{}）。", percent(*level)),
            FitPart::Prepared => format!("毕业生具备岗位所需技能的{}。", percent(*level)),
            FitPart::Tracked => format!("跟踪的毕业生中，{}留在对口领域工作。", percent(*level)),
        },
        Reason::EnoughElsewhere { openings, linked } => format!(
            "从全部区域看，可对接毕业生总量已经足够：岗位{}个，可对接毕业生{}人。",
            whole(*openings),
            people(*linked)
        ),
        Reason::Lag { years } => match years {
            ..=0 => return None,
            1 => "一年后见效。".to_owned(),
            years => format!("{years}年后见效。"),
        },
        Reason::Flips { fall: Some(fall) } if fall.get() >= 0.95 => {
            "全部岗位要减少到几乎没有，增益才会减半。".to_owned()
        }
        Reason::Flips { fall: Some(fall) } => {
            format!("全部岗位减少{}时，增益减半。", percent(fall.get()))
        }
        Reason::Flips { fall: None } => "无论岗位减少多少，仍有一半以上的增益。".to_owned(),
    })
}

/// The class of a major, else the major.
fn class(model: &Model, ix: MajorIx) -> &str {
    let major = model.major(ix);
    major
        .category
        .map_or(&*major.name, |class| model.category(class).name.as_str())
}

/// What a fit follows from.
pub(crate) fn evidence(fit: &Fit) -> String {
    let related = match fit.related {
        Related::Documented { .. } => "专业与岗位有明确对应依据".to_owned(),
        Related::Siblings { linked, of, .. } => format!("同类专业{of}个中有{linked}个对应该岗位"),
        Related::Inferred { evidence, .. } if evidence.voters > 0 => format!(
            "无明确对应依据，相近专业{}个中有{}个对应该岗位，文字相符程度{}",
            evidence.voters,
            evidence.linked,
            percent(evidence.text)
        ),
        Related::Inferred { evidence, .. } => {
            format!("无明确对应依据，文字相符程度{}", percent(evidence.text))
        }
    };
    let prepared = match fit.prepared {
        Prepared::Known(share) => format!("，毕业生具备所需技能的{}", percent(share)),
        Prepared::MeanOfKnown(_) => "，技能不详".to_owned(),
        Prepared::Dropped => String::new(),
    };
    let tracked = if fit.evidence.working > 0 {
        format!(
            "，跟踪的{}名毕业生中有{}人留在对口领域",
            fit.evidence.working, fit.evidence.in_field
        )
    } else {
        String::new()
    };
    format!("{related}{prepared}{tracked}")
}

/// Why an action is not surer.
pub(crate) fn doubt(doubt: &Doubt) -> String {
    match doubt {
        Doubt::InferredLink { probability } => {
            format!("专业与岗位的对应关系系推断（可能性{}）", percent(*probability))
        }
        Doubt::FewTracked { tracked: 0 } => "尚无该岗位的毕业生跟踪数据".to_owned(),
        Doubt::FewTracked { tracked } => format!("该岗位仅有{}名毕业生的跟踪数据", whole(*tracked)),
        Doubt::InferredProfile => "技能系推断，没有文件依据".to_owned(),
        Doubt::UnknownProfile => "技能不详".to_owned(),
        Doubt::UnknownCompletion => "完成率不详，暂按全部完成计算".to_owned(),
        Doubt::NewClass => "该层次尚无学校开设此类专业".to_owned(),
        Doubt::FewGraduates { graduates } => {
            format!("每年毕业生只有{}人，偶然性较大", whole(*graduates))
        }
        Doubt::Screened { rule } => term::screened(*rule).to_owned(),
    }
}
