//! The words of the figures, one table a language. `{0}`, `{1}` … stand for numbers and names.

use crate::phrases;
use vocmatch::Language;
use vocmatch::dataset::ArticulationKind;
use vocmatch::model::Model;
use vocmatch::unit::Level;

/// The words of a language.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) level: &'static str,
    pub(super) major_class: &'static str,
    pub(super) occupation_group: &'static str,
    pub(super) not_placed: &'static str,
    pub(super) unfilled: &'static str,
    pub(super) others: &'static str,
    pub(super) no_class: &'static str,
    pub(super) flow_title: &'static str,
    pub(super) flow_caption: &'static str,
    pub(super) from: &'static str,
    pub(super) to: &'static str,
    pub(super) people: &'static str,
    pub(super) by_occupation: &'static str,
    pub(super) by_industry: &'static str,
    pub(super) by_region: &'static str,
    pub(super) occupation: &'static str,
    pub(super) industry: &'static str,
    pub(super) region: &'static str,
    pub(super) no_industry: &'static str,
    pub(super) too_few: &'static str,
    pub(super) too_many: &'static str,
    pub(super) check_first: &'static str,
    pub(super) openings: &'static str,
    pub(super) linked: &'static str,
    pub(super) difference: &'static str,
    pub(super) balance_caption: &'static str,
    pub(super) more_short: &'static str,
    pub(super) more_over: &'static str,
    pub(super) any_level: &'static str,
    pub(super) graduates: &'static str,
    pub(super) year: &'static str,
    pub(super) years_title: &'static str,
    pub(super) years_caption: &'static str,
    pub(super) major: &'static str,
    pub(super) fit: &'static str,
    pub(super) known: &'static str,
    pub(super) documented: &'static str,
    pub(super) inferred: &'static str,
    pub(super) tracked: &'static str,
    pub(super) shades: &'static str,
    pub(super) inferred_fit: &'static str,
    pub(super) tracked_fit: &'static str,
    pub(super) fits_title: &'static str,
    pub(super) fits_caption: &'static str,
    pub(super) skill: &'static str,
    pub(super) heads: &'static str,
    pub(super) missing_heads: &'static str,
    pub(super) skills_title: &'static str,
    pub(super) skills_caption: &'static str,
    pub(super) skill_note: &'static str,
    pub(super) inferred_profile: &'static str,
    pub(super) more_skills: &'static str,
    pub(super) way: &'static str,
    pub(super) pathway_title: &'static str,
    pub(super) pathway_caption: &'static str,
    pub(super) kinds: [&'static str; 7],
    pub(super) stop: &'static str,
}

static ENGLISH: Words = Words {
    level: "Level",
    major_class: "Class of majors",
    occupation_group: "Group of occupations",
    not_placed: "Not placed",
    unfilled: "Unfilled openings",
    others: "others ({0})",
    no_class: "no class",
    flow_title: "Where graduates go",
    flow_caption: "Each year of {0}: {1} graduates, of whom {2} are placed; {3} openings, of which {4} stay unfilled. Bands are as wide as they have people.",
    from: "From",
    to: "To",
    people: "People a year",
    by_occupation: "Too few and too many graduates, by occupation",
    by_industry: "Too few and too many graduates, by industry",
    by_region: "Too few and too many graduates, by region",
    occupation: "Occupation",
    industry: "Industry",
    region: "Region",
    no_industry: "industry not named",
    too_few: "← too few graduates",
    too_many: "too many graduates →",
    check_first: "on paper, check first",
    openings: "Openings",
    linked: "Linked graduates",
    difference: "Too many (+) or too few (−)",
    balance_caption: "Linked graduates less openings, a year, mean of the years with openings. Each graduate counts once, shared over the openings within reach. Bars count people by what they trained for: openings of a shortage may still be filled by others.",
    more_short: "{0} more are short of {1} in all.",
    more_over: "{0} more have {1} too many in all.",
    any_level: "any level",
    graduates: "Graduates",
    year: "Year",
    years_title: "Graduates and openings by year and level",
    years_caption: "Graduates who enter the labour market, and openings at the lowest level that they ask for; graduates of higher levels may take them too. Each panel has its own scale.",
    major: "Major",
    fit: "Fit",
    known: "Known from",
    documented: "documented link",
    inferred: "inferred",
    tracked: "graduate tracking",
    shades: "fit in hundredths, from 0 (left) to 100 (right)",
    inferred_fit: "inferred: no source links the two",
    tracked_fit: "graduates were tracked",
    fits_title: "How majors fit occupations",
    fits_caption: "The majors with most graduates placed, and the occupations that take most of them. An empty cell: nothing relates the two.",
    skill: "Skill",
    heads: "Placed where it is needed",
    missing_heads: "Missing, in heads",
    skills_title: "Skills most missing",
    skills_caption: "What graduates placed in {0} cannot do yet, weighed by importance: one head that lacks a skill of full importance altogether counts 1.",
    skill_note: "of which inferred {0}; {1} placed where it is needed",
    inferred_profile: "from inferred skill profiles",
    more_skills: "{0} more skills miss {1} heads in all.",
    way: "Way",
    pathway_title: "Ways through the levels: {0}",
    pathway_caption: "{0}: {1} majors lead to it or follow it, and these lead to {2} occupations. Full lines are articulations, dashed ones documented links to occupations.",
    kinds: [
        "3+2",
        "3+4",
        "5+2",
        "five-year program",
        "entrance exam",
        "recommendation",
        "continuation",
    ],
    stop: " ",
};

static CHINESE: Words = Words {
    level: "层次",
    major_class: "专业类",
    occupation_group: "岗位类别",
    not_placed: "未匹配毕业生",
    unfilled: "空缺岗位",
    others: "其他（{0}）",
    no_class: "未分类",
    flow_title: "毕业生去向",
    flow_caption: "{0}年（每年）：毕业生{1}人，其中{2}人匹配就业；岗位{3}个，其中{4}个空缺。色带宽度表示人数。",
    from: "来自",
    to: "去向",
    people: "人/年",
    by_occupation: "各岗位人才缺口与富余",
    by_industry: "各产业人才缺口与富余",
    by_region: "各区域人才缺口与富余",
    occupation: "岗位",
    industry: "产业",
    region: "区域",
    no_industry: "未注明产业",
    too_few: "← 缺口",
    too_many: "富余 →",
    check_first: "数据存疑，先核实",
    openings: "岗位需求",
    linked: "可对接毕业生",
    difference: "富余（+）或缺口（−）",
    balance_caption: "可对接毕业生减岗位需求，每年，取有需求年份的均值。每名毕业生只计一次，分摊到其可选的岗位。缺口按可对接人数计算，不等于空缺岗位。",
    more_short: "另有{0}项，合计缺口{1}人。",
    more_over: "另有{0}项，合计富余{1}人。",
    any_level: "层次不限",
    graduates: "毕业生",
    year: "年份",
    years_title: "各层次逐年毕业生与岗位需求",
    years_caption: "进入就业市场的毕业生，与按最低学历要求统计的岗位需求；更高层次的毕业生也可应聘。各图纵轴刻度不同。",
    major: "专业",
    fit: "匹配度",
    known: "依据",
    documented: "有明确依据",
    inferred: "推断",
    tracked: "毕业生跟踪",
    shades: "匹配度（百分数），自左至右由低到高",
    inferred_fit: "推断：无明确依据",
    tracked_fit: "有毕业生跟踪数据",
    fits_title: "专业与岗位匹配度",
    fits_caption: "匹配就业人数最多的专业，以及接收其毕业生最多的岗位。空白表示两者无关联。",
    skill: "技能",
    heads: "需此技能的匹配就业人数",
    missing_heads: "缺口（折合人数）",
    skills_title: "最缺的技能",
    skills_caption: "{0}年匹配就业的毕业生尚不具备的技能，按重要性加权：完全缺乏一项最重要的技能计1人。",
    skill_note: "其中推断{0}；需此技能的匹配就业人数{1}",
    inferred_profile: "依据推断的专业技能",
    more_skills: "另有{0}项技能，合计缺口{1}人。",
    way: "衔接方式",
    pathway_title: "培养路径：{0}",
    pathway_caption: "{0}：上下衔接专业{1}个，可通向岗位{2}个。实线为升学衔接，虚线为对应岗位。",
    kinds: ["3+2", "3+4", "5+2", "五年一贯制", "升学考试", "推荐", "接续专业"],
    stop: "",
};

/// The words of a language.
pub(super) fn words(language: Language) -> &'static Words {
    match language {
        Language::English => &ENGLISH,
        Language::Chinese => &CHINESE,
    }
}

/// A sentence with its numbers and names in place.
pub(super) fn filled(sentence: &str, parts: &[&str]) -> String {
    let mut text = String::with_capacity(sentence.len() + 32);
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((place, after)) = after.split_once('}') else {
            rest = after;
            break;
        };
        let part = place.parse().ok().and_then(|place: usize| parts.get(place));
        text.push_str(part.copied().unwrap_or_default());
        rest = after;
    }
    text.push_str(rest);
    text
}

/// What a level is called: as the tables say, else in the language of the report.
pub(super) fn level(model: &Model, level: Level, language: Language) -> String {
    phrases::level(model, level, language).to_owned()
}

/// What a kind of articulation is called.
pub(super) fn kind(kind: ArticulationKind, language: Language) -> &'static str {
    let place = match kind {
        ArticulationKind::ThreePlusTwo => 0,
        ArticulationKind::ThreePlusFour => 1,
        ArticulationKind::FivePlusTwo => 2,
        ArticulationKind::FiveYear => 3,
        ArticulationKind::Exam => 4,
        ArticulationKind::Recommendation => 5,
        ArticulationKind::FurtherStudy => 6,
    };
    words(language).kinds[place]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_where_the_sentence_has_them_and_never_stand_in_twice() {
        assert_eq!(filled("{1} of {0}{2}", &["{1}", "b"]), "b of {1}");
        assert_eq!(filled("a { b", &[]), "a  b");
    }
}
