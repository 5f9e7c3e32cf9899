//! Words for nothing: what people write into a cell that has no value, and what publishers put in place of a number
//! that they withhold.

use unicode_normalization::UnicodeNormalization;

/// What a cell says in place of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nothing {
    /// There is no value, or none is known.
    Word,
    /// There is a number, and its publisher withheld it.
    Suppressed,
    /// The formula of the cell failed, as its error in a text file says.
    Failed,
}

/// Where a word stands for nothing, and not for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    /// In a column of numbers, dates or words of a list.
    Value,
    /// In a column of free texts.
    Text,
    /// In a column of ids.
    Id,
}

/// No word is longer, in bytes.
const LONGEST: usize = 60;

/// Words that nobody takes for an id.
const NEVER_IDS: &[&str] = &[
    "无",
    "暂无",
    "没有",
    "没",
    "无数据",
    "暂无数据",
    "未提供",
    "未填",
    "未填写",
    "不适用",
    "空值",
    "n/a",
    "n.a.",
    "n.a",
    "#n/a",
    "n/d",
    "n.d.",
    "null",
    "nil",
    "nan",
    "<na>",
    "\\n",
    "#null!",
    "(null)",
    "none/null",
    "notapplicable",
    "无/",
    "/无",
];

/// Words that may be ids, but are no texts.
const NEVER_TEXTS: &[&str] = &[
    "不详",
    "未知",
    "不明",
    "不清楚",
    "不知道",
    "空",
    "空白",
    "否",
    "无需",
    "不需要",
    "无备注",
    "无说明",
    "无注意事项",
    "na",
    "none",
    "unknown",
    "notknown",
    "notavailable",
    "unspecified",
    "undefined",
    "no",
    "nothing",
    "empty",
    "blank",
    "nonote",
    "nonotes",
    "nocaution",
    "nocautions",
];

/// Words that may be texts, but are no numbers or words of a list.
const NEVER_VALUES: &[&str] = &[
    "缺",
    "缺失",
    "缺省",
    "待定",
    "待补",
    "待补充",
    "待填",
    "待核实",
    "未统计",
    "未公布",
    "未披露",
    "未调查",
    "无资料",
    "missing",
    "nodata",
    "notreported",
    "notprovided",
    "tbd",
    "tba",
    "tbc",
    "n",
];

/// Words in place of a number that is withheld; they may be texts.
const WITHHELD: &[&str] = &[
    "保密",
    "数据保密",
    "涉密",
    "不公开",
    "未公开",
    "隐去",
    "已隐去",
    "抑制",
    "x",
    "(x)",
    "ps",
    "privacysuppressed",
    "suppressed",
    "withheld",
    "confidential",
    "redacted",
    "masked",
    "d",
    "(d)",
    "s",
    "(s)",
    "toofew",
];

/// Errors of formulas, as spreadsheet programs save them into text files.
const FAILED: &[&str] = &[
    "#ref!",
    "#div/0!",
    "#value!",
    "#name?",
    "#num!",
    "#spill!",
    "#calc!",
    "#getting_data",
];

/// Whether a column of texts holds ids.
pub(super) fn is_id(column: &str) -> bool {
    column.ends_with("_id")
}

/// Whether a text or an id may be a word for nothing, by its first letter: most are told apart by it.
pub(super) fn may_be_nothing(text: &str) -> bool {
    let first = text.bytes().next();
    text.len() <= LONGEST
        && first.is_some_and(|first| {
            !first.is_ascii_digit() && (!first.is_ascii_alphabetic() || b"nuebNUEB".contains(&first))
        })
}

/// What the text of a cell says in place of a value, with a short name under which equal words are counted; `None` if
/// it may be a value. Written in any case and width, with spaces or without, in brackets or without.
pub(super) fn nothing(text: &str, field: Field) -> Option<(Nothing, &'static str)> {
    let first = text.bytes().next()?;
    if text.len() > LONGEST || first.is_ascii_digit() {
        return None;
    }
    if field != Field::Value && !may_be_nothing(text) {
        return None;
    }
    // A word with a digit only says how small a number is.
    if first.is_ascii_alphabetic()
        && !b"lubLUB".contains(&first)
        && text.bytes().any(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let whole = folded(text);
    let inner = inner(&whole);
    let listed = |words: &[&'static str]| {
        let is = |sought: &str| words.iter().copied().find(|word| *word == sought);
        is(&whole).or_else(|| is(inner))
    };
    if let Some(word) = listed(FAILED) {
        return Some((Nothing::Failed, word));
    }
    if let Some(mark) = mark(inner) {
        return Some(mark);
    }
    if let Some(word) = listed(NEVER_IDS) {
        return Some((Nothing::Word, word));
    }
    if field <= Field::Text
        && let Some(word) = listed(NEVER_TEXTS)
    {
        return Some((Nothing::Word, word));
    }
    if field == Field::Value {
        let word = listed(NEVER_VALUES).map(|word| (Nothing::Word, word));
        let word = word.or_else(|| listed(WITHHELD).map(|word| (Nothing::Suppressed, word)));
        return word.or_else(|| below(&whole));
    }
    None
}

/// The text in lower case and usual width, without spaces.
fn folded(text: &str) -> String {
    let plain = text.nfkc().flat_map(char::to_lowercase);
    let seen = |c: &char| !c.is_whitespace() && !matches!(c, '\u{FEFF}' | '\u{200B}' | '\u{2060}');
    plain.filter(seen).collect()
}

/// A folded text without brackets round it or a stop at its end. A letter in brackets stays as it is.
fn inner(folded: &str) -> &str {
    let brackets = [
        ("(", ")"),
        ("[", "]"),
        ("<", ">"),
        ("【", "】"),
        ("\"", "\""),
        ("“", "”"),
    ];
    let mut pairs = brackets.iter();
    let inner = pairs.find_map(|(open, close)| folded.strip_prefix(open)?.strip_suffix(close));
    let inner =
        inner.filter(|inner| inner.len() > 1 || !inner.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    let inner = inner.or_else(|| folded.strip_suffix('。'));
    inner.filter(|inner| !inner.is_empty()).unwrap_or(folded)
}

/// Strokes, dots and stars and nothing else.
fn mark(folded: &str) -> Option<(Nothing, &'static str)> {
    let all = |signs: &[char]| !folded.is_empty() && folded.chars().all(|c| signs.contains(&c));
    let strokes = [
        '-', '–', '—', '―', '−', '‐', '‑', '‒', '─', '━', 'ー', '_', '/', '\\', '.', '…', '·', '•', '。',
        '?', '、', '|',
    ];
    if all(&strokes) {
        Some((Nothing::Word, "-"))
    } else if all(&['*', '#', '~', '^', '†', '‡', '※', '×']) {
        let name = if folded.starts_with('*') { "*" } else { "#" };
        Some((Nothing::Suppressed, name))
    } else {
        None
    }
}

/// A number that is only said to be small: `<10`, `≤5`.
fn below(folded: &str) -> Option<(Nothing, &'static str)> {
    let signs = [
        "<=", "=<", "<", "≤", "≦", "⩽", "﹤", "少于", "小于", "不足", "lessthan", "under", "below",
    ];
    let number = signs.iter().find_map(|sign| folded.strip_prefix(sign))?;
    let number = number.strip_suffix(['人', '名']).unwrap_or(number);
    let is_number =
        !number.is_empty() && number.len() <= 6 && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some((Nothing::Suppressed, "<"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(text: &str, field: Field) -> Option<Nothing> {
        nothing(text, field).map(|(what, _)| what)
    }

    #[test]
    fn words_for_nothing_are_known_in_any_case_width_and_spacing() {
        for text in [
            "无",
            "（无）",
            "无。",
            "N/A",
            "n / a",
            "Ｎ／Ａ",
            "#N/A",
            "NULL",
            "NaN",
            "-",
            "—",
            "——",
            "/",
            "\\",
            "…",
            "<NA>",
            "\\N",
        ] {
            for field in [Field::Value, Field::Text, Field::Id] {
                assert_eq!(is(text, field), Some(Nothing::Word), "{text}");
            }
        }
    }

    #[test]
    fn what_may_be_an_id_or_a_text_is_nothing_in_other_columns_only() {
        for text in ["NA", "none", "unknown", "未知", "不详"] {
            assert_eq!(is(text, Field::Text), Some(Nothing::Word), "{text}");
            assert_eq!(is(text, Field::Id), None, "{text}");
        }
        for text in ["缺", "待定", "missing", "N"] {
            assert_eq!(is(text, Field::Value), Some(Nothing::Word), "{text}");
            assert_eq!(is(text, Field::Text), None, "{text}");
        }
    }

    #[test]
    fn withheld_numbers_are_told_apart() {
        for text in [
            "*",
            "**",
            "#",
            "~",
            "x",
            "X",
            "(X)",
            "PrivacySuppressed",
            "PS",
            "<10",
            "< 5",
            "≤5",
            "＜１０",
            "保密",
            "少于10人",
        ] {
            assert_eq!(is(text, Field::Value), Some(Nothing::Suppressed), "{text}");
        }
        for text in ["x", "PS", "保密", "<10", "suppressed"] {
            assert_eq!(is(text, Field::Text), None, "{text}");
        }
        assert_eq!(is("#REF!", Field::Text), Some(Nothing::Failed));
    }

    #[test]
    fn values_are_no_words_for_nothing() {
        for text in [
            "",
            "0",
            "10",
            "-3",
            "1.5",
            "无锡",
            "无人机操作",
            "Nanjing",
            "N1",
            "x1",
            "NAICS 11",
            "Noneducational",
            "-b",
            "3+2",
        ] {
            for field in [Field::Value, Field::Text, Field::Id] {
                assert_eq!(is(text, field), None, "{text}");
            }
        }
    }
}
