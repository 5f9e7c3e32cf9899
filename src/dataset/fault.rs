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

/// What becomes of a cell.
pub(super) enum Outcome {
    /// It counts as empty, and the word is told once a column.
    Empty(Nothing, &'static str),
    /// It is a problem.
    Problem(Code, Said),
}

/// Judges a cell whose text its column did not take; empty text: the cell must be filled.
pub(super) fn judge(column: &Column, value: &str) -> Outcome {
    if value.is_empty() {
        let said = Said::new(both!("the cell is empty", "单元格为空"));
        return Outcome::Problem(Code::EmptyCell, said.remedy(write(column)));
    }
    match nothing(value, column.field()) {
        Some((Nothing::Failed, _)) => {
            let value = shortened(value);
            let wrong = both!(
                "the formula of the cell failed: {value}",
                "单元格中的公式出错：{value}"
            );
            problem(Code::NotReadable, wrong, &value, write(column))
        }
        Some((what, name)) if column.optional => Outcome::Empty(what, name),
        Some((what, _)) => none_needed(column, what, value),
        None => unreadable(column, value),
    }
}

fn problem(code: Code, wrong: Words, value: &str, remedy: Words) -> Outcome {
    Outcome::Problem(code, Said::new(wrong).of(value).remedy(remedy))
}

/// A word for nothing where something is needed.
fn none_needed(column: &Column, what: Nothing, value: &str) -> Outcome {
    let word = shortened(value);
    if what == Nothing::Suppressed && column.number.is_some() {
        let wrong = both!(
            "\"{word}\" stands for a number that its publisher withheld",
            "“{word}”表示发布者隐去的数字"
        );
        return Outcome::Problem(Code::SuppressedNeeded, Said::new(wrong).of(value));
    }
    let wrong = both!(
        "the cell says \"{word}\", which is no value",
        "单元格写的是“{word}”，不是具体内容"
    );
    problem(Code::EmptyCell, wrong, value, write(column))
}

/// Anything that is no word for nothing.
fn unreadable(column: &Column, value: &str) -> Outcome {
    let short = shortened(value);
    if let Some(kind) = column.number {
        return figure(column, kind, value);
    }
    let (english, chinese) = wanted(column);
    if column.want == <Level as Cell>::WANT
        && let Some((several, remedy)) = level(&short)
    {
        let wrong = if several {
            both!(
                "\"{short}\" may be more than one level",
                "“{short}”可能指不同层次"
            )
        } else {
            both!("\"{short}\" is not {english}", "“{short}”不是{chinese}")
        };
        return problem(Code::NotReadable, wrong, value, remedy);
    }
    let wrong = both!("\"{short}\" is not {english}", "“{short}”不是{chinese}");
    problem(Code::NotReadable, wrong, value, write(column))
}

/// A text in a column of numbers.
fn figure(column: &Column, kind: NumberKind, value: &str) -> Outcome {
    let whole = column.want != <f64 as Cell>::WANT;
    let text: String = value.chars().map(half_width).collect();
    let text = text.trim_end_matches(['人', '名', '元']).trim();
    let short = shortened(value);
    let single = text.matches('.').count() == 1;
    if single && (whole || figure::is_money(kind)) && two_ways(text) {
        return dotted(column, text, value, whole);
    }
    if let Some((code, said)) = too_large(column, kind, value) {
        return Outcome::Problem(code, said);
    }
    let (english, chinese) = wanted(column);
    let wrong = both!("\"{short}\" is not {english}", "“{short}”不是{chinese}");
    let remedy = match meant(value, kind, whole) {
        Some(number) if number != value => or_empty(column, both!("write {number}", "请写 {number}")),
        _ => write(column),
    };
    problem(Code::NotReadable, wrong, value, remedy)
}

/// A dot before three digits.
fn dotted(column: &Column, text: &str, value: &str, whole: bool) -> Outcome {
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
        both!("write {decimals} or {large}", "请写 {decimals} 或 {large}")
    };
    problem(Code::ThousandsDot, wrong, value, or_empty(column, remedy))
}

/// A number of more digits than any of its kind has. It is quoted as it stands.
fn too_large(column: &Column, kind: NumberKind, value: &str) -> Option<(Code, Said)> {
    let text: String = value.chars().map(half_width).collect();
    let digits = text.strip_prefix(['-', '+']).unwrap_or(&text);
    let digits = digits.split_once('.').map_or(digits, |(whole, _)| whole);
    let is_long = digits.trim_start_matches('0').len() > MOST_DIGITS;
    let parsed = text.parse::<f64>().ok();
    let is_infinite =
        parsed.is_some_and(|number| number.is_infinite() && text.bytes().any(|byte| byte.is_ascii_digit()));
    if !(is_infinite || is_long && parsed.is_some()) {
        return None;
    }
    let code = match kind {
        NumberKind::Share(..) => Code::NotAShare,
        NumberKind::Heads(_) => Code::NotACount,
        NumberKind::Year => Code::NotAYear,
        NumberKind::Finite if is_infinite => Code::NotFinite,
        NumberKind::Finite => return None,
        NumberKind::Range { .. } => Code::OutOfRange,
    };
    let short = shortened(value);
    let said = if text.starts_with('-') {
        Said::new(both!("{short} is too small", "{short} 过小"))
    } else {
        Said::new(both!("{short} is too large", "{short} 过大"))
    };
    let remedy = match kind {
        NumberKind::Range { least, most, .. } => {
            both!(
                "write a number from {least} to {most}",
                "请写 {least} 到 {most} 之间的数"
            )
        }
        _ => Words::new(code.remedy(Language::English), code.remedy(Language::Chinese)),
    };
    Some((code, said.of(value).remedy(or_empty(column, remedy))))
}

/// What to write for a word that is no level, though it is about one; and whether it may be several.
fn level(word: &str) -> Option<(bool, Words)> {
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
            let (english, chinese) = names(<Level as Cell>::CHOICES);
            return Some((true, both!("write {english}", "请写{chinese}")));
        }
        _ => return None,
    };
    Some((several, Words::new(english, chinese)))
}

/// The names of the words of a list, in English and in Chinese.
fn names(choices: &[(&str, &str)]) -> (String, String) {
    let mut english = String::new();
    let mut chinese = String::new();
    for (k, (one, other)) in choices.iter().enumerate() {
        let is_last = k + 1 == choices.len();
        english += match k {
            0 => "",
            _ if is_last => " or ",
            _ => ", ",
        };
        chinese += match k {
            0 => "",
            _ if is_last => "或",
            _ => "、",
        };
        english += one;
        chinese += &["“", other, "”"].concat();
    }
    (english, chinese)
}

/// What a column takes, in English and in Chinese: "a whole number".
pub(super) fn wanted(column: &Column) -> (String, String) {
    if !column.choices.is_empty() {
        return names(column.choices);
    }
    (column.want.to_owned(), column.want_zh.to_owned())
}

/// "Write a whole number", and that an optional cell may stay empty.
pub(super) fn write(column: &Column) -> Words {
    let (english, chinese) = wanted(column);
    or_empty(column, both!("write {english}", "请写{chinese}"))
}

/// A remedy, and that an optional cell may stay empty.
fn or_empty(column: &Column, remedy: Words) -> Words {
    if column.optional {
        let (english, chinese) = (remedy.text(Language::English), remedy.text(Language::Chinese));
        both!("{english}, or leave it empty", "{chinese}，或留空")
    } else {
        remedy
    }
}
