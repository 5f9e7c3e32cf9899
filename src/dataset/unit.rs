//! Units in headers: `openings (thousands)`, `年薪（万元）`, `完成率/%`. A unit is read if it is known: harmless ones are
//! passed over, scales convert the numbers, others are told.

use super::names::column;
use super::number::NumberKind;
use super::table::Column;
use super::unit_word::{Token, tokens};
use crate::language::Language;
use crate::problem::{Said, Words, both, shortened};
use unicode_normalization::UnicodeNormalization;

/// Headers with more characters have no unit that is sought.
const LONGEST: usize = 100;

/// A header that names a column and a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Split {
    /// The position of the column.
    pub(super) k: usize,
    /// The unit as written.
    pub(super) unit: String,
}

/// What a unit says of the numbers of its column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is the unit of the column.
    Fine,
    /// It is no unit that is known.
    Passed,
    /// The numbers are to be multiplied by this power of ten.
    Scale(i32),
    /// It is another unit; what to write instead.
    Other(Words),
}

/// Takes a header apart into a column and a unit, if it is not a column's name as it stands.
pub(super) fn split(columns: &[Column], header: &str) -> Option<Split> {
    if header.chars().nth(LONGEST).is_some() {
        return None;
    }
    let plain: String = header.nfkc().collect();
    let plain = plain.trim().trim_matches('*').trim();
    in_brackets(columns, plain).or_else(|| beside(columns, plain))
}

/// A unit in brackets, after the name or before it.
fn in_brackets(columns: &[Column], plain: &str) -> Option<Split> {
    let open = ['(', '[', '【', '{', '〔', '「'];
    let close = [')', ']', '】', '}', '〕', '」'];
    let mut name = plain;
    let mut units: Vec<&str> = Vec::new();
    while let Some(inner) = name.strip_suffix(close) {
        let at = inner.rfind(open)?;
        let bracket = inner.get(at..)?.chars().next()?;
        units.insert(0, inner.get(at + bracket.len_utf8()..)?.trim());
        name = inner.get(..at)?.trim().trim_matches('*').trim();
        if let Some(k) = column(columns, name) {
            return Some(Split {
                k,
                unit: units.join(", "),
            });
        }
    }
    if let Some(inner) = name.strip_prefix(open) {
        let at = inner.find(close)?;
        let bracket = inner.get(at..)?.chars().next()?;
        let k = column(columns, inner.get(at + bracket.len_utf8()..)?.trim())?;
        units.insert(0, inner.get(..at)?.trim());
        return Some(Split {
            k,
            unit: units.join(", "),
        });
    }
    // "openings, a year (thousands)"
    let outer = beside(columns, name).filter(|_| !units.is_empty())?;
    units.insert(0, &outer.unit);
    Some(Split {
        k: outer.k,
        unit: units.join(", "),
    })
}

/// A known unit after the name of a column of numbers, without brackets: `openings, thousands`, `openings in thousands`,
/// `年薪/万元`, `年薪万元`.
fn beside(columns: &[Column], plain: &str) -> Option<Split> {
    for (at, _) in plain.char_indices().skip(1) {
        let (name, unit) = plain.split_at(at);
        let unit = unit.trim_start_matches([' ', ',', '/', ':', ';', '-', '_', '|', '.', '–', '—', '、']);
        let is_apart = name.len() + unit.len() < plain.len();
        let name = name.trim_end_matches([' ', ',', '/', ':', ';', '-', '_', '|', '.', '–', '—', '、']);
        let joined = !is_apart
            && (name.ends_with(char::is_alphanumeric)
                && name.is_ascii()
                && unit.starts_with(char::is_alphanumeric));
        if joined || unit.is_empty() {
            continue;
        }
        let Some(k) = column(columns, name) else {
            continue;
        };
        if columns.get(k).is_some_and(|column| column.number.is_some()) && tokens(unit).is_some() {
            return Some(Split {
                k,
                unit: unit.to_owned(),
            });
        }
    }
    None
}

/// What a unit says of the numbers of a column.
pub(super) fn judge(column: &Column, unit: &str) -> Verdict {
    let Some(kind) = column.number else {
        return Verdict::Fine;
    };
    let Some(tokens) = tokens(unit) else {
        return Verdict::Passed;
    };
    let powers = tokens.iter().filter_map(|token| match token {
        Token::Power(power) | Token::Part(power) => Some(*power),
        _ => None,
    });
    let power: i32 = powers.sum();
    let is_part = tokens.iter().any(|token| matches!(token, Token::Part(_)));
    let is_scaled = tokens
        .iter()
        .any(|token| matches!(token, Token::Part(_) | Token::Power(_)));
    let others = |fit: &[Token]| {
        let mut others = tokens
            .iter()
            .filter(|token| !matches!(token, Token::Aside | Token::Power(_) | Token::Part(_)));
        others.any(|token| !fit.contains(token))
    };
    // The tokens that fit the kind, and whether its numbers may be scaled.
    let (fit, scales): (&[Token], bool) = match kind {
        NumberKind::Finite if is_scaled || others(&[]) => return Verdict::Passed,
        NumberKind::Finite => return Verdict::Fine,
        NumberKind::Heads(_) => (&[Token::People, Token::Year], !is_part),
        NumberKind::Share(..) => (&[Token::Share], is_part),
        NumberKind::Year => (&[Token::Year], false),
        NumberKind::Range { unit, .. } => match unit.0 {
            "an amount" => (&[Token::Money, Token::Year], !is_part),
            "weeks" => (&[Token::Week], false),
            "minutes" => (&[Token::Minute], false),
            "degrees" => (&[Token::Degree], false),
            "years" => (&[Token::Year], false),
            _ => (&[Token::People], false),
        },
    };
    if others(fit) || (is_scaled && !scales) || (is_scaled && power == 0) {
        Verdict::Other(in_full(column))
    } else if is_scaled {
        Verdict::Scale(power)
    } else {
        Verdict::Fine
    }
}

/// What to write in a column of numbers, in its own unit.
pub(super) fn in_full(column: &Column) -> Words {
    match column.number {
        Some(NumberKind::Heads(_)) => both!("write numbers of people in full", "请填写完整的人数"),
        Some(NumberKind::Share(..)) => both!("write shares from 0 to 1", "请填写 0 到 1 的比例"),
        Some(NumberKind::Year) => both!("write years, such as 2027", "请填写年份（如 2027）"),
        Some(NumberKind::Range { unit, .. }) => match unit.0 {
            "an amount" => both!(
                "write amounts in full, pay as that of a year",
                "请填写完整的金额，工资按年填写"
            ),
            "weeks" => both!("write numbers of weeks", "请填写周数"),
            "minutes" => both!("write numbers of minutes", "请填写分钟数"),
            "degrees" => both!("write degrees with decimals", "请填写带小数的度数"),
            "years" => both!("write numbers of years", "请填写年数"),
            _ => both!("write whole numbers", "请填写整数"),
        },
        Some(NumberKind::Finite) | None => both!("write numbers", "请填写数字"),
    }
}

/// The problem of a unit that is another than that of its column.
pub(super) fn other(unit: &str, instead: &Words) -> Said {
    let unit = shortened(unit);
    let (english, chinese) = (instead.text(Language::English), instead.text(Language::Chinese));
    let wrong = both!(
        "the header says \"{unit}\", which is not the unit of the column",
        "表头写有“{unit}”，不是该列的单位"
    );
    let remedy = both!(
        "{english}, and remove \"{unit}\" from the header",
        "{chinese}，并去掉表头中的“{unit}”"
    );
    Said::new(wrong).of(&unit).remedy(remedy)
}

#[cfg(test)]
mod tests {
    use super::super::tables::Table;
    use super::*;

    fn told(table: &str, header: &str) -> Option<(&'static str, Verdict)> {
        let table = Table::find(table).unwrap();
        let split = split(table.columns, header)?;
        let column = &table.columns[split.k];
        Some((
            column.name,
            match judge(column, &split.unit) {
                Verdict::Other(_) => Verdict::Other(Words::default()),
                verdict => verdict,
            },
        ))
    }

    #[test]
    fn scales_are_read_in_brackets_and_without() {
        for header in [
            "openings (thousands)",
            "Openings [in thousands]",
            "openings ('000)",
            "openings (000s)",
            "openings（k）",
            "openings (K)",
            "openings, thousands",
            "openings in thousands",
            "openings_thousands",
            "Openings - thousands",
            "需求人数（千人）",
            "需求人数【千】",
            "需求人数/千人",
            "需求人数千人",
            "需求人数（单位：千人/年）",
            "(thousands) openings",
            "openings (thousands of people)",
            "openings (a year) (thousands)",
            "openings (x1000)",
        ] {
            assert_eq!(
                told("demand", header),
                Some(("openings", Verdict::Scale(3))),
                "{header}"
            );
        }
        for (header, power) in [
            ("年薪（万元）", 4),
            ("年薪（千元）", 3),
            ("annual_wage ($'000)", 3),
            ("annual wage (USD thousands)", 3),
            ("annual_wage, $ millions", 6),
            ("年薪（万元/年）", 4),
            ("年薪万元", 4),
            ("年薪（百万元）", 6),
            ("年薪（十万元）", 5),
            ("annual_wage ($k)", 3),
        ] {
            assert_eq!(
                told("demand", header),
                Some(("annual_wage", Verdict::Scale(power))),
                "{header}"
            );
        }
        for (header, power) in [
            ("completion_rate (%)", -2),
            ("completion_rate (percent)", -2),
            ("completion_rate, pct", -2),
            ("completion rate %", -2),
            ("completion_rate (per cent)", -2),
            ("completion_rate (‰)", -3),
            ("completion_rate (per 1,000)", -3),
            ("完成率（百分比）", -2),
            ("完成率%", -2),
        ] {
            assert_eq!(
                told("programs", header),
                Some(("completion_rate", Verdict::Scale(power))),
                "{header}"
            );
        }
    }

    #[test]
    fn units_of_the_column_are_harmless() {
        for (table, header, name) in [
            ("demand", "需求人数（人）", "openings"),
            ("demand", "需求人数（人/年）", "openings"),
            ("demand", "openings (a year)", "openings"),
            ("demand", "openings (people per year)", "openings"),
            ("demand", "年薪（元）", "annual_wage"),
            ("demand", "annual_wage ($)", "annual_wage"),
            ("demand", "annual_wage [USD/year]", "annual_wage"),
            ("demand", "起始年份（年）", "first_year"),
            ("demand", "openings (required)", "openings"),
            ("regions", "纬度（度）", "latitude"),
            ("regions", "经度(°)", "longitude"),
            ("regions", "名称（全称）", "name"),
        ] {
            assert_eq!(told(table, header), Some((name, Verdict::Fine)), "{header}");
        }
    }

    #[test]
    fn other_units_are_refused_and_unknown_ones_passed_over() {
        let other = Verdict::Other(Words::default());
        for header in [
            "annual_wage (monthly)",
            "年薪（元/月）",
            "annual_wage (%)",
            "openings (%)",
            "openings (m)",
            "openings ($)",
            "openings (per month)",
        ] {
            let (_, verdict) = told("demand", header).unwrap();
            assert_eq!(verdict, other, "{header}");
        }
        assert_eq!(told("programs", "completion_rate (people)").unwrap().1, other);
        assert_eq!(told("regions", "纬度（百度）").unwrap().1, other);
        assert_eq!(
            told("demand", "openings (estimate)"),
            Some(("openings", Verdict::Passed))
        );
        assert_eq!(
            told("demand", "需求人数（2024年）"),
            Some(("openings", Verdict::Passed))
        );
        for header in [
            "openings",
            "openings thousandth",
            "thousands",
            "(thousands)",
            "openings remark",
            "openingsk",
            "需求人数备注",
        ] {
            assert_eq!(told("demand", header), None, "{header}");
        }
    }
}
