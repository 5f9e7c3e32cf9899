//! The sheets: what each is called, and what it answers.

use vocmatch::Language;

/// A sheet of the workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tab {
    Overview,
    Guide,
    Charts,
    Occupations,
    Industries,
    Regions,
    Levels,
    Classes,
    Years,
    SkillGaps,
    Programs,
    Matching,
    Advice,
    Measures,
    Effects,
    Where,
    Reasons,
    Sought,
    Watch,
}

impl Tab {
    /// Its name, at most 31 characters.
    pub(super) fn name(self, language: Language) -> &'static str {
        let (english, chinese) = match self {
            Tab::Overview => ("Overview", "总览"),
            Tab::Guide => ("How to read", "读法"),
            Tab::Charts => ("Charts", "图表"),
            Tab::Occupations => ("Occupations", "职业供需"),
            Tab::Industries => ("Industries", "产业供需"),
            Tab::Regions => ("Regions", "地区供需"),
            Tab::Levels => ("Levels", "层次供需"),
            Tab::Classes => ("Classes of majors", "专业类"),
            Tab::Years => ("Years", "逐年供需"),
            Tab::SkillGaps => ("Skill gaps", "技能缺口"),
            Tab::Programs => ("Programs", "专业布点"),
            Tab::Matching => ("Matching", "供需匹配"),
            Tab::Advice => ("Recommendations", "建议"),
            Tab::Measures => ("Advice in figures", "建议指标"),
            Tab::Effects => ("Effects by year", "建议逐年效果"),
            Tab::Where => ("Who gains, who loses", "受益与受影响"),
            Tab::Reasons => ("Reasons", "建议理由"),
            Tab::Sought => ("What was looked at", "考察范围"),
            Tab::Watch => ("To watch", "预警"),
        };
        language.pick(english, chinese)
    }

    /// The question that it answers.
    pub(super) fn question(self, language: Language) -> &'static str {
        let (english, chinese) = match self {
            Tab::Overview => ("What stands out, and what was assumed", "要点与假设"),
            Tab::Guide => ("What the words and colours mean", "词语和颜色的含义"),
            Tab::Charts => (
                "Shortages, surpluses, years, skills and advice as pictures",
                "缺口、过剩、逐年、技能与建议的图",
            ),
            Tab::Occupations => (
                "Which occupations lack graduates, and which have too many?",
                "哪些职业缺人，哪些职业人多？",
            ),
            Tab::Industries => ("Which industries lack graduates?", "哪些产业缺人？"),
            Tab::Regions => ("Which regions lack graduates?", "哪些地区缺人？"),
            Tab::Levels => ("At which levels are graduates missing?", "哪些层次缺人？"),
            Tab::Classes => (
                "Whose next graduate would find nothing?",
                "哪些专业类再多一人也难就业？",
            ),
            Tab::Years => (
                "Openings, graduates and placed, year by year",
                "逐年的岗位、毕业生与落实人数",
            ),
            Tab::SkillGaps => (
                "What can the people placed not do yet?",
                "落实岗位的人还欠缺什么技能？",
            ),
            Tab::Programs => (
                "Who starts, goes on and graduates in each program?",
                "每个专业布点招多少、升多少、毕业多少？",
            ),
            Tab::Matching => ("Who goes where, in the best matching?", "最优匹配中谁去哪里？"),
            Tab::Advice => (
                "What should change, and what does it bring?",
                "应当调整什么，能带来什么？",
            ),
            Tab::Measures => (
                "How sure is it, what does it take, what does it aim at?",
                "把握多大，需要什么，目标何在？",
            ),
            Tab::Effects => (
                "What does each recommendation change, year by year?",
                "每条建议逐年改变什么？",
            ),
            Tab::Where => (
                "Which openings does it fill, and who loses a place?",
                "填补了哪些岗位，谁因此失去位置？",
            ),
            Tab::Reasons => (
                "What speaks for it, what against, what is in doubt?",
                "支持、反对与存疑之处",
            ),
            Tab::Sought => ("Which kinds of actions were tried?", "考察了哪些种类的行动？"),
            Tab::Watch => (
                "Programs to watch, and remarks on the tables",
                "需要关注的专业布点，以及对表格的提示",
            ),
        };
        language.pick(english, chinese)
    }
}
