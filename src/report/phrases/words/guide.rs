//! How to read the workbook: its terms, its colours, and what it leaves out.

use vocmatch::Language;

/// A term and what it means.
type Entry = [&'static str; 2];

/// The terms of a language, in order.
pub(crate) fn guide(language: Language) -> impl Iterator<Item = Entry> {
    let own = move |[english, chinese]: &[Entry; 2]| language.pick(*english, *chinese);
    ENTRIES.iter().map(own)
}

/// In English and in Chinese.
const ENTRIES: &[[Entry; 2]] = &[
    [
        [
            "Opening",
            "A post for a new entrant, a year. Openings that ask for experience or for no award are shown apart, and graduates do not take them unless the plan says so.",
        ],
        [
            "岗位需求",
            "面向新就业人员的岗位，按年计。要求工作经验或不要求学历的岗位另计；除非规划另有设定，毕业生不占用。",
        ],
    ],
    [
        [
            "Linked graduates",
            "Graduates who could take the openings. Each counts once, shared over all openings within reach.",
        ],
        [
            "可对接毕业生",
            "可以从事这些岗位的毕业生。每人只计一次，按可从事的全部岗位分摊。",
        ],
    ],
    [
        [
            "Gap (+ short, − surplus)",
            "Openings less linked graduates. Above zero, graduates are missing; below zero, there are too many. So on every page, sheet and file.",
        ],
        [
            "差额（+缺口，−富余）",
            "岗位需求减去可对接毕业生。正数为缺口，负数为富余；各页、各表、各文件一致。",
        ],
    ],
    [
        [
            "Band",
            "Linked graduates over openings: up to .85 shortage, up to 1 some shortage, up to 1.05 balanced, up to 1.15 some surplus, above surplus.",
        ],
        [
            "供需等级",
            "可对接毕业生与岗位需求之比：0.85以下短缺，1以下略有缺口，1.05以下基本平衡，1.15以下略有富余，以上富余。",
        ],
    ],
    [
        [
            "Filled, placed: least and most",
            "Several matchings may be equally good. These are the least and the most that any of them fills or places; what is between the two is open.",
        ],
        [
            "已填补岗位、匹配就业：最少与最多",
            "同等最优的匹配可能不止一个。此为其中任何一个所填补的岗位数或匹配就业人数的最少数与最多数；两者之间不确定。",
        ],
    ],
    [
        [
            "One more",
            "What one more graduate would add: 1.00 = one full-fit placement, 0.00 = somebody else is displaced.",
        ],
        [
            "边际价值",
            "增加一名毕业生所带来的价值：1.00表示新增一人完全匹配就业，0.00表示只是顶替他人。",
        ],
    ],
    [
        [
            "Last one",
            "What the last graduate of a program adds today. Near 0.00, fewer would cost nothing.",
        ],
        [
            "末位价值",
            "现有最后一名毕业生所带来的价值。接近0.00时，减少一些也没有损失。",
        ],
    ],
    [
        [
            "Fit",
            "How likely a graduate of the program, placed in the occupation, is to work in the field and stay: 0 to 1.",
        ],
        [
            "匹配度",
            "该专业毕业生到该岗位后，在对口领域稳定工作的可能性，取值0至1。",
        ],
    ],
    [
        [
            "Full-fit placement",
            "The unit of value: one head with fit 1 at the level asked for, at home, in an opening of top priority.",
        ],
        [
            "完全匹配就业",
            "价值的单位：一人就业，匹配度为1，层次相符，在本区域，岗位优先度最高。",
        ],
    ],
    [
        [
            "Jackman–Roper, Şahin",
            "Mismatch over occupations, 0 to 1: the share of graduates in the wrong field, and the share of hires lost to it.",
        ],
        [
            "Jackman–Roper、Şahin 错配指数",
            "岗位间的错配，取值0至1：专业方向与需求不符的毕业生比例；因错配而减少的录用比例。",
        ],
    ],
    [
        [
            "Structural deviation",
            "The share of openings over the share of linked graduates, less 1. Above zero, the group is short of graduates.",
        ],
        [
            "结构偏离度",
            "岗位需求占比与可对接毕业生占比之比，再减1。正数表示该组短缺。",
        ],
    ],
    [
        [
            "Coupling coordination",
            "How education (the share of openings that is covered) and an industry (its index in the tables) develop together. Only for industries with an index.",
        ],
        [
            "耦合协调度",
            "教育（岗位需求覆盖率）与产业（数据表中的产业指数）协同发展的程度。只对有指数的产业给出。",
        ],
    ],
    [
        [
            "Score",
            "Gain per person moved × share of draws in which it holds, times 100.",
        ],
        ["得分", "人均增益、模拟中成立的比例与100的乘积。"],
    ],
    [
        [
            "Confidence",
            "How thin the evidence is: no doubts high, one or two medium, more or an unlikely link low. Not part of the score.",
        ],
        [
            "可信度",
            "证据的充分程度：无存疑为较高，一两处为中等，更多或对应关系不太可能为较低。不计入得分。",
        ],
    ],
    [
        [
            "Check first",
            "The tables say that advice should not rest on these openings without a check.",
        ],
        [
            "须先核实",
            "数据表注明：未经核实，不应以这些岗位需求为依据提出建议。",
        ],
    ],
    [
        [
            "Colours",
            "Orange: graduates are missing, or it speaks against. Blue: plenty, or it speaks for. A bar is as long as its number; a darker blue is nearer to 1. The colours can be told apart by the colour-blind.",
        ],
        [
            "颜色",
            "橙色：短缺，或不利因素。蓝色：充足，或支持理由。横条长度即数值；蓝色越深越接近1。色觉障碍者也能分辨。",
        ],
    ],
    [
        [
            "Numbers",
            "Cells hold more decimals than they show. Empty means not known or does not apply, never zero.",
        ],
        ["数字", "单元格内的小数位多于显示。空白表示未知或不适用，不是零。"],
    ],
    [
        [
            "Limits",
            "A sheet holds 1,048,576 rows and a cell 32,767 characters. What does not fit is told where it is missing.",
        ],
        [
            "限制",
            "一张表最多1,048,576行，一个单元格最多32,767个字符。放不下的会在缺少处说明。",
        ],
    ],
];
