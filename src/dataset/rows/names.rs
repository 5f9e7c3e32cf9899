//! Decisions of planners about names.

use super::super::cell::Cell;
use super::super::names::usual;
use super::super::number::Number;
use super::super::table::{CellFault, Column, Row, read_cell, table};
use super::super::words::NameKind;

table! {
    /// A planner's decision on what a name in other tables means; it takes precedence over exact and similar names.
    /// The table `names` that a plan writes for review is one of these once its ids are filled in; its other columns
    /// are ignored.
    DecisionRow in "decisions" passing over ["verdict", "rows", "label", "confidence", "candidates"] {
        key {
            /// What the name is sought among. A model settles skills; converters settle occupations and majors too.
            kind "名称类型" | "类型": NameKind,
            /// The name as it stands in the tables; case, width of letters and runs of spaces do not matter.
            text "原名称" | "名称" | "原文": String,
        }
        /// The id of what is meant; `-`: nothing that is known here, so that rows with it are left out; unknown: not
        /// decided yet.
        id "认定代码" | "代码": Option<String>,
        /// A remark.
        note "备注" | "说明": Option<String>,
    }
}
