//! Data validation of an empty workbook: words of a list, ids of another sheet, shares, years, people.

use super::super::cell::Cell;
use super::super::number::NumberKind;
use super::super::table::Column;
use super::super::tables::Table;
use super::references;
use crate::language::Language;
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, DataValidationRule, Formula, XlsxError};

/// The kind of number in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Range {
    /// From 0 to 1.
    Share,
    /// 0 or more.
    Amount,
    /// Whole, 0 or more.
    Heads,
    Year,
    /// Degrees, from the first to the second.
    Degrees(i64),
    /// Any number.
    Any,
}

/// The range of a column of numbers.
pub(super) fn range(column: &Column) -> Option<Range> {
    column.number.map(|kind| match kind {
        NumberKind::Share(..) => Range::Share,
        NumberKind::Year => Range::Year,
        NumberKind::Finite => Range::Any,
        NumberKind::Range { least, most, .. } if least < 0 => Range::Degrees(most),
        NumberKind::Range { .. } if column.want == f64::WANT => Range::Amount,
        NumberKind::Heads(_) | NumberKind::Range { .. } => Range::Heads,
    })
}

/// The accepted values, if any are excluded.
pub(super) fn rule(
    table: &Table,
    column: &Column,
    language: Language,
) -> Result<Option<DataValidation>, XlsxError> {
    if !column.choices.is_empty() {
        let words: Vec<&str> = column
            .choices
            .iter()
            .map(|(english, chinese)| language.pick(*english, *chinese))
            .collect();
        let rule = DataValidation::new().allow_list_strings(&words)?;
        let wrong = language.pick("Choose a word of the list.", "请从列表中选择。");
        return said(rule, wrong, language).map(Some);
    }
    if let Some(to) = references::target(table, column) {
        return ids(to, column, language).map(Some);
    }
    let Some(range) = range(column) else {
        return Ok(None);
    };
    let new = DataValidation::new();
    let rule = match range {
        Range::Share => new.allow_decimal_number(DataValidationRule::Between(0.0, 1.0)),
        Range::Amount => new.allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0)),
        Range::Heads => new.allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0)),
        Range::Year => new.allow_whole_number(DataValidationRule::Between(1900, 2200)),
        Range::Degrees(most) => {
            new.allow_decimal_number(DataValidationRule::Between(-most as f64, most as f64))
        }
        Range::Any => return Ok(None),
    };
    said(rule, wanted(range, language), language).map(Some)
}

/// The expected content of a cell of numbers.
pub(super) fn wanted(range: Range, language: Language) -> &'static str {
    match range {
        Range::Share => language.pick(
            "A number from 0 to 1: 0.85 for 85%.",
            "0 到 1 的小数：85% 写 0.85。",
        ),
        Range::Amount => language.pick("A number, 0 or more.", "不小于 0 的数。"),
        Range::Heads => language.pick("A whole number, 0 or more.", "不小于 0 的整数。"),
        Range::Year => language.pick("A year, such as 2027.", "年份，如 2027。"),
        Range::Degrees(_) => language.pick("Degrees: north and east above 0.", "度：北纬、东经为正。"),
        Range::Any => language.pick("A number.", "数字。"),
    }
}

/// The ids in another sheet at this time. Others may be added later, so they give a warning only.
fn ids(to: &Table, column: &Column, language: Language) -> Result<DataValidation, XlsxError> {
    let sheet = to.title(language);
    let list = format!("=OFFSET('{sheet}'!$A$2,0,0,MAX(1,COUNTA('{sheet}'!$A:$A)-1),1)");
    let rule = DataValidation::new().allow_list_formula(Formula::new(list));
    if !references::must_be(column) {
        return Ok(rule.show_error_message(false));
    }
    let wrong = language.pick(
        format!("The sheet {sheet} has no row with this id yet. Correct it, or add the row there."),
        format!("表“{sheet}”中还没有这个代码。请更正，或在该表中添加一行。"),
    );
    Ok(said(rule, &wrong, language)?.set_error_style(DataValidationErrorStyle::Warning))
}

fn said(rule: DataValidation, wrong: &str, language: Language) -> Result<DataValidation, XlsxError> {
    rule.set_error_title(language.pick("Look again", "请检查"))?
        .set_error_message(wrong)
}
