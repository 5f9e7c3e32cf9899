//! How to read the workbook: its words, its colours, and what it leaves out.

use super::draw::link;
use super::tab::Tab;
use super::view::View;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, XlsxError};
use vocmatch::dataset::pen;

/// A word in English and Chinese, and what it means.
type Entry = [(&'static str, &'static str); 2];

const ENTRIES: &[Entry] = &[
    [
        ("Opening", "岗位"),
        (
            "A post for a new entrant, a year. Openings that ask for experience or for no award are shown apart, and graduates \
         do not take them unless the plan says so.",
            "面向新进入者的岗位，按年计。要求经验或不要求学历的岗位另列，除非规划另有设定，毕业生不占用。",
        ),
    ],
    [
        ("Linked graduates", "对应毕业生"),
        (
            "Graduates who could take the openings. Each counts once, shared over all openings within reach.",
            "能够担任这些岗位的毕业生。每人只计一次，分摊到够得着的所有岗位。",
        ),
    ],
    [
        ("Gap", "缺口"),
        (
            "Openings less linked graduates. Above zero, graduates are missing; below zero, there are too many.",
            "岗位－对应毕业生。正数为缺人，负数为人多。",
        ),
    ],
    [
        ("Band", "供需等级"),
        (
            "Linked graduates over openings: up to .85 shortage, up to 1 some shortage, up to 1.05 balanced, up to 1.15 some \
         surplus, above surplus.",
            "对应毕业生／岗位：0.85 以下短缺，1 以下略缺，1.05 以下平衡，1.15 以下略多，以上过剩。",
        ),
    ],
    [
        ("Filled, placed: least and most", "填补、落实：最少与最多"),
        (
            "Several matchings may be equally good. These are the least and the most that any of them fills or places; what is \
         between the two is open.",
            "可能有几个同样好的匹配。这是其中任何一个所填补或落实的最少与最多；两者之间不确定。",
        ),
    ],
    [
        ("One more", "再多一人"),
        (
            "What one more graduate would add: 1.00 = a perfect match is won, 0.00 = somebody else is displaced.",
            "再多一名毕业生能增加多少：1.00＝多一个完美匹配，0.00＝只是顶替别人。",
        ),
    ],
    [
        ("Last one", "最后一人"),
        (
            "What the last graduate of a program adds today. Near 0.00, fewer would cost nothing.",
            "现在最后一名毕业生增加多少。接近 0.00 时，少一些也没有损失。",
        ),
    ],
    [
        ("Fit", "匹配度"),
        (
            "How likely a graduate of the program, placed in the occupation, is to work in the field and stay: 0 to 1.",
            "该专业毕业生到该职业后，在本领域工作并留下的可能性：0 到 1。",
        ),
    ],
    [
        ("Perfect match", "完美匹配"),
        (
            "The unit of value: one head with fit 1 at the level asked for, at home, in an opening of top priority.",
            "价值的单位：一个人，匹配度为 1，层次相符，在本地，岗位最优先。",
        ),
    ],
    [
        ("Jackman–Roper, Şahin", "Jackman–Roper、Şahin 错配指数"),
        (
            "Mismatch over occupations, 0 to 1: the share of graduates in the wrong field, and the share of hires lost to it.",
            "职业间的错配，0 到 1：方向不对的毕业生比例；因错配而失去的录用比例。",
        ),
    ],
    [
        ("Structural deviation", "结构偏离度"),
        (
            "The share of openings over the share of linked graduates, less 1. Above zero, the group is short of graduates.",
            "岗位占比／对应毕业生占比－1。正数表示该组缺人。",
        ),
    ],
    [
        ("Coupling coordination", "耦合协调度"),
        (
            "How education (the share of openings that is covered) and an industry (its index in the tables) develop together. \
         Only for industries with an index.",
            "教育（岗位覆盖率）与产业（表中的产业指数）协同发展的程度。只对有指数的产业给出。",
        ),
    ],
    [
        ("Score", "得分"),
        (
            "Gain per person moved × share of draws in which it holds, times 100.",
            "涉及者的人均增益 × 抽样中成立的比例 × 100。",
        ),
    ],
    [
        ("Confidence", "把握"),
        (
            "How thin the evidence is: no doubts high, one or two fair, more or an unlikely link low. Not part of the score.",
            "证据的充分程度：无疑点为高，一两处为中，更多或联系不太可能为低。不计入得分。",
        ),
    ],
    [
        ("Check first", "先核实"),
        (
            "The tables say that advice should not rest on these openings without a check.",
            "表格注明：未经核实，不应以这些岗位为依据提出建议。",
        ),
    ],
    [
        ("Colours", "颜色"),
        (
            "Orange: graduates are missing, or it speaks against. Blue: plenty, or it speaks for. A bar is as long as its number; a \
         darker blue is nearer to 1. The colours can be told apart by the colour-blind.",
            "橙色：缺人，或为反对理由。蓝色：充足，或为支持理由。横条长度即数值；蓝色越深越接近 1。色盲者也能分辨。",
        ),
    ],
    [
        ("Numbers", "数字"),
        (
            "Cells hold more decimals than they show. Empty means not known or does not apply, never zero.",
            "单元格内的小数比显示的多。空白表示未知或不适用，不是零。",
        ),
    ],
    [
        ("Limits", "限制"),
        (
            "A sheet holds 1,048,576 rows and a cell 32,767 characters. What does not fit is told where it is missing.",
            "一张表最多 1,048,576 行，一个单元格最多 32,767 个字符。放不下的会在缺少处说明。",
        ),
    ],
];

pub(super) fn draw(book: &mut Workbook, view: &View) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(Tab::Guide.name(view.language))?;
    sheet.set_screen_gridlines(false);
    sheet.set_column_width(0, 30)?;
    sheet.set_column_width(1, 100)?;
    link(
        sheet,
        0,
        0,
        Tab::Overview,
        view.say("‹ Overview", "‹ 总览"),
        view.language,
    )?;
    let bold = Format::new().set_bold().set_font_size(14);
    sheet.write_string_with_format(1, 0, Tab::Guide.name(view.language), &bold)?;
    let word = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (entry, row) in ENTRIES.iter().zip(3..) {
        let [term, meaning] = entry.map(|(english, chinese)| view.say(english, chinese));
        sheet.write_string_with_format(row, 0, term, &word)?;
        sheet.write_string_with_format(row, 1, meaning, &text)?;
        let lines = pen::lines(meaning, 94).max(pen::lines(term, 27));
        sheet.set_row_height(row, 15.0 * lines as f64 + 5.0)?;
    }
    pen::print_setup(sheet, 1, 1)
}
