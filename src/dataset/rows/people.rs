//! People: entrants, graduates and graduate tracking.

use super::super::cell::Cell;
use super::super::names::usual;
use super::super::number::Number;
use super::super::table::{CellFault, Column, Row, read_cell, table};

table! {
    /// Entrants of a program in one autumn, from outside the pathway.
    EntrantRow in "entrants" {
        key {
            /// The program.
            program_id "布点代码" | "专业布点代码" | "专业点代码" | "布点编号" | "布点id": String,
            /// The autumn in which they start.
            year "入学年份" | "招生年份" | "年份" | "年度": i32 as YEAR,
        }
        /// People who start, not counting those who come from a lower program of the pathway.
        entrants "招生数" | "招生人数" | "入学人数" | "新生数" | "实际招生数": i64 as PEOPLE_A_YEAR,
        /// Of whom working adults: they complete and enter the labour market, and do not go on along articulations.
        adults "其中在职成人" | "在职成人数" | "成人数" | "社会人员数": Option<i64> as PEOPLE_A_YEAR,
        /// People who applied for a seat, more or fewer than those who start.
        applicants "报名人数" | "报考人数" | "志愿人数": Option<i64> as PEOPLE_A_YEAR,
    }

    /// Observed graduates of a program in one year.
    GraduateRow in "graduates" {
        key {
            /// The program.
            program_id "布点代码" | "专业布点代码" | "专业点代码" | "布点编号" | "布点id": String,
            /// The year in which they finish.
            year "毕业年份" | "年份" | "年度": i32 as YEAR,
        }
        /// People who finish.
        graduates "毕业生数" | "毕业人数" | "毕业生人数": i64 as PEOPLE_A_YEAR,
        /// Of whom go on to study.
        continuing "其中升学" | "升学数" | "升学人数": Option<i64> as PEOPLE_A_YEAR,
    }

    /// Outcomes of tracked graduates.
    OutcomeRow in "outcomes" {
        key {
            /// The program.
            program_id "布点代码" | "专业布点代码" | "专业点代码" | "布点编号" | "布点id": String,
            /// The year in which they finished.
            year "毕业年份" | "年份" | "年度": i32 as YEAR,
            /// The occupation that they were hired for; unknown: all together.
            occupation_id "职业代码" | "岗位代码" | "职业编号" | "岗位编号" | "职业id": Option<String>,
        }
        /// Graduates who were followed up.
        tracked "跟踪人数" | "调查人数": i64 as PEOPLE,
        /// Of whom employed.
        employed "就业人数": Option<i64> as PEOPLE,
        /// Of whom still working in the field of their program.
        in_field "对口就业人数" | "对口人数" | "专业对口人数": i64 as PEOPLE,
        /// Of whom went on to study.
        further_study "升学人数" | "升学数": Option<i64> as PEOPLE,
        /// Of whom run their own business.
        own_business "创业人数" | "自主创业人数": Option<i64> as PEOPLE,
    }
}
