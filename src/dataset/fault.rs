//! What becomes of a cell that its column does not take: a word for nothing in an optional column counts as empty;
//! anything else is a problem that names the cause and what to write.

use super::cell::Cell;
use super::figure::{self, MOST_DIGITS, meant, two_ways};
use super::nothing::{Nothing, nothing};
use super::number::NumberKind;
use super::table::Column;
use crate::language::Language;
use crate::problem::{Code, Said, Words, both, half_width, shortened};
use crate::unit::Level;

/// The word for nothing in a cell that its column did not take, if the column may be empty: the cell counts as empty.
pub(super) fn empty(column: &Column, value: &str) -> Option<(Nothing, &'static str)> {
    let word = nothing(value, column.field()).filter(|_| column.optional);
    word.filter(|(what, _)| *what != Nothing::Failed)
}

/// What is wrong with a cell that its column did not take and that does not count as empty. The code is at hand; the
/// sentence is made if it is to be kept.
pub(super) fn judge<'c>(column: &'c Column, value: &'c str) -> (Code, impl FnOnce() -> Said + use<'c>) {
    let what = nothing(value, column.field()).map(|(what, _)| what);
    let code = match (what, column.number) {
        _ if value.is_empty() => Code::EmptyCell,
        (Some(Nothing::Suppressed), Some(_)) => Code::SuppressedNeeded,
        (Some(Nothing::Word | Nothing::Suppressed), _) => Code::EmptyCell,
        (None, Some(kind)) if is_dotted(column, kind, value) => Code::ThousandsDot,
        (None, Some(kind)) => too_large(kind, value).unwrap_or(Code::NotReadable),
        (Some(Nothing::Failed), _) | (None, None) => Code::NotReadable,
    };
    let said = move || match (what, column.number) {
        _ if value.is_empty() => Said::new(both!("the cell is empty", "单元格为空")).remedy(write(column)),
        (Some(what), _) => none_needed(column, what, value),
        (None, Some(kind)) => figure(column, kind, code, value),
        (None, None) => unreadable(column, value),
    };
    (code, said)
}

fn problem(wrong: Words, value: &str, remedy: Words) -> Said {
    Said::new(wrong).of(value).remedy(remedy)
}

/// A word for nothing where something is needed.
fn none_needed(column: &Column, what: Nothing, value: &str) -> Said {
    let word = shortened(value);
    let wrong = match what {
        Nothing::Suppressed if column.number.is_some() => {
            return Said::new(both!(
                "\"{word}\" stands for a number that its publisher withheld",
                "“{word}”表示发布者隐去的数字"
            ))
            .of(value);
        }
        Nothing::Failed => both!(
            "the formula of the cell failed: {word}",
            "单元格中的公式出错：{word}"
        ),
        _ => both!(
            "the cell says \"{word}\", which is no value",
            "单元格写的是“{word}”，不是具体内容"
        ),
    };
    problem(wrong, value, write(column))
}

/// Anything that is no word for nothing, in a column of texts or words.
fn unreadable(column: &Column, value: &str) -> Said {
    let short = shortened(value);
    let (english, chinese) = wanted(column);
    let wrong = both!("\"{short}\" is not {english}", "“{short}”不是{chinese}");
    if column.want == <Level as Cell>::WANT
        && let Some((several, remedy)) = level(column, &short)
    {
        let several = several.then(|| {
            both!(
                "\"{short}\" may be more than one level",
                "“{short}”可能指不同层次"
            )
        });
        return problem(several.unwrap_or(wrong), value, remedy);
    }
    problem(wrong, value, write(column))
}

/// Whether a dot can set thousands apart in a number of the column.
fn is_dotted(column: &Column, kind: NumberKind, value: &str) -> bool {
    let takes = column.want != <f64 as Cell>::WANT || figure::is_money(kind);
    takes && value.contains(['.', '．']) && {
        let text = usual(value);
        text.matches('.').count() == 1 && two_ways(&text)
    }
}

/// A number in usual width, without its unit.
fn usual(value: &str) -> String {
    let text: String = value.chars().map(half_width).collect();
    text.trim_end_matches(['人', '名', '元']).trim().to_owned()
}

/// A text in a column of numbers.
fn figure(column: &Column, kind: NumberKind, code: Code, value: &str) -> Said {
    let whole = column.want != <f64 as Cell>::WANT;
    match code {
        Code::ThousandsDot => return dotted(column, &usual(value), value, whole),
        Code::NotReadable => {}
        code => return large(column, kind, code, value),
    }
    let short = shortened(value);
    let (english, chinese) = wanted(column);
    let wrong = both!("\"{short}\" is not {english}", "“{short}”不是{chinese}");
    let remedy = match meant(value, kind, whole) {
        Some(number) if number != value => column.or_empty(both!("write {number}", "请填写 {number}")),
        _ => write(column),
    };
    problem(wrong, value, remedy)
}

/// A dot before three digits.
fn dotted(column: &Column, text: &str, value: &str, whole: bool) -> Said {
    let short = shortened(value);
    let large = text.replace('.', "");
    let (small, rest) = text.split_once('.').unwrap_or((text, ""));
    let decimals = if rest == "000" {
        small.to_owned()
    } else {
        format!("{small}.{rest}0")
    };
    let wrong = both!(
        "\"{short}\" can be read as {decimals} or as {large}",
        "“{short}”可以理解为 {decimals}，也可以理解为 {large}"
    );
    let remedy = if whole && rest != "000" {
        both!(
            "write {large} without a dot if that is meant",
            "如指 {large}，请不要写小数点"
        )
    } else {
        both!("write {decimals} or {large}", "请填写 {decimals} 或 {large}")
    };
    problem(wrong, value, column.or_empty(remedy))
}

/// The code of a number that has more digits than any of its kind.
fn too_large(kind: NumberKind, value: &str) -> Option<Code> {
    if value.len() <= MOST_DIGITS && !value.contains(['e', 'E']) {
        return None;
    }
    let text: String = value.chars().map(half_width).collect();
    let digits = text.strip_prefix(['-', '+']).unwrap_or(&text);
    let digits = digits.split_once('.').map_or(digits, |(whole, _)| whole);
    let is_long = digits.trim_start_matches('0').len() > MOST_DIGITS;
    let number = text
        .parse::<f64>()
        .ok()
        .filter(|_| text.bytes().any(|byte| byte.is_ascii_digit()))?;
    if !(number.is_infinite() || is_long) {
        return None;
    }
    match kind {
        NumberKind::Share(..) => Some(Code::NotAShare),
        NumberKind::Heads(_) => Some(Code::NotACount),
        NumberKind::Year => Some(Code::NotAYear),
        NumberKind::Finite => number.is_infinite().then_some(Code::NotFinite),
        NumberKind::Range { .. } => Some(Code::OutOfRange),
    }
}

/// A number that is too large, quoted as it stands.
fn large(column: &Column, kind: NumberKind, code: Code, value: &str) -> Said {
    let short = shortened(value);
    let wrong = if value.starts_with('-') {
        both!("{short} is too small", "{short} 过小")
    } else {
        both!("{short} is too large", "{short} 过大")
    };
    let remedy = match kind {
        NumberKind::Range { least, most, .. } => {
            both!(
                "write a number from {least} to {most}",
                "请填写 {least} 到 {most} 之间的数"
            )
        }
        _ => Words::new(code.remedy(Language::English), code.remedy(Language::Chinese)),
    };
    problem(wrong, value, column.or_empty(remedy))
}

/// What to write for a word that is no level, though it is about one; and whether it may be several.
fn level(column: &Column, word: &str) -> Option<(bool, Words)> {
    let folded = super::names::folded(word);
    let (several, english, chinese) = match folded.trim_end_matches("学历") {
        "研究生" | "graduate" | "postgraduate" | "graduatedegree" => (
            true,
            "write professional_master for a master's degree; a doctorate is the word beyond of the column credential",
            "硕士请写“专业硕士”；博士请在“证书要求”列写“博士及以上”",
        ),
        "博士" | "博士研究生" | "doctorate" | "doctoral" | "phd" | "doctoraldegree" | "doctor'sdegree" => {
            (
                false,
                "a doctorate is no level: write beyond in the column credential of the demand, or remove the row",
                "博士不属于这些层次：请在需求的“证书要求”列写“博士及以上”，或删除该行",
            )
        }
        "高中" | "普通高中" | "highschool" | "highschooldiploma" => (
            true,
            "write secondary for a vocational school; a general high-school diploma is the word high_school of the column credential",
            "中等职业教育请写“中职”；普通高中请在“证书要求”列写“高中”",
        ),
        "不限" | "无要求" | "不要求" | "any" | "noaward" | "norequirement" => (
            false,
            "leave the cell empty, and write none in the column credential",
            "请留空，并在“证书要求”列写“不限”",
        ),
        "学士" | "certificate" | "diploma" | "证书" | "文凭" | "大学" | "college" | "university"
        | "degree" => {
            return Some((true, write(column)));
        }
        _ => return None,
    };
    Some((several, Words::new(english, chinese)))
}

/// What a column takes, in English and in Chinese: "a whole number".
pub(super) fn wanted(column: &Column) -> (&'static str, &'static str) {
    (column.want, column.want_zh)
}

/// "Write a whole number", and that an optional cell may stay empty.
pub(super) fn write(column: &Column) -> Words {
    let (english, chinese) = wanted(column);
    column.or_empty(both!("write {english}", "请填写{chinese}"))
}
