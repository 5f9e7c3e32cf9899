//! What a command tells its user of tables that it cannot use.

use std::fmt::Display;
use vocmatch::Language;

/// Tables that cannot be used, with all that is wrong with them.
pub fn refused(tables: impl Display, problems: &str, language: Language) -> String {
    match language {
        Language::English => format!("the tables in {tables} cannot be used:\n{problems}"),
        Language::Chinese => format!("{tables} 中的表无法使用：\n{problems}"),
    }
}
