//! What a command tells its user of a file that it cannot read or write.

use std::fmt::Display;
use std::io::{Error, ErrorKind};
use vocmatch::Language;

/// A file that cannot be read or written; `doing` is "read" or "written".
pub fn failed(file: impl Display, doing: &str, error: &Error, language: Language) -> String {
    let why = match error.kind() {
        ErrorKind::NotFound => "找不到",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::InvalidData => "不是文本",
        _ => "系统报告错误",
    };
    match language {
        Language::English => format!("{file} cannot be {doing}: {error}"),
        Language::Chinese if doing == "read" => format!("{file} 读不了：{why}"),
        Language::Chinese => format!("{file} 写不了：{why}"),
    }
}
