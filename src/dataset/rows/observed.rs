//! What became of graduates, as others have measured it: earnings, flows to occupations and to regions; and what the
//! tables as a whole are about.

use super::super::cell::Cell;
use super::super::names::usual;
use super::super::number::Number;
use super::super::table::{CellFault, Column, Row, read_cell, table};
use super::super::words::EarningsSubject;

use crate::language::Language;
use crate::unit::{Date, Level};

table! {
    /// What those who completed earn a few years later.
    EarningsRow in "earnings" {
        key {
            /// Whether a program or a class of majors is meant.
            subject_kind "对象类型": EarningsSubject,
            /// The id of the program or class. A class also stands for those below it that have no row.
            subject_id "对象代码" | "对象编号": String,
            /// The level of those who completed; unknown: all levels.
            level "层次" | "培养层次" | "学历层次": Option<Level>,
        }
        /// Median earnings in a year, in the planner's money.
        earnings "年收入中位数" | "年收入" | "毕业生年收入": f64 as MONEY,
        /// People whose earnings were counted.
        people "人数" | "统计人数": Option<i64> as PEOPLE,
        /// Earnings below which an authority finds a program wanting, in the planner's money.
        threshold "收入门槛" | "收入底线": Option<f64> as MONEY,
    }

    /// Graduates of a major who were found in an occupation.
    ObservedFlowRow in "observed_flows" {
        key {
            /// The major.
            major_id "专业代码" | "专业编号" | "专业id": String,
            /// The occupation.
            occupation_id "职业代码" | "岗位代码" | "职业编号" | "岗位编号" | "职业id": String,
        }
        /// Graduates found there.
        people "人数" | "毕业生数" | "就业人数": i64 as PEOPLE,
    }

    /// How likely an expert would link a major and an occupation, judged from words and other links alone, as a fuller
    /// catalogue than these tables tells it. A major with rows here has no other evidence of destinations.
    LinkEvidenceRow in "link_evidence" {
        key {
            /// The major.
            major_id "专业代码" | "专业编号" | "专业id": String,
            /// The occupation.
            occupation_id "职业代码" | "岗位代码" | "职业编号" | "岗位编号" | "职业id": String,
        }
        /// The probability, 0..=1, the pair's own link withheld.
        probability "关联概率" | "概率": f64 as SHARE,
    }

    /// Graduates of a school who were found in a region.
    ObservedStayRow in "observed_stays" {
        key {
            /// The school.
            school_id "学校代码" | "院校代码" | "学校编号" | "院校编号" | "学校id": String,
            /// The region in which they work.
            region_id "区域代码" | "地区代码" | "区域编号" | "行政区划代码" | "所在区域代码" | "区域id": String,
        }
        /// Graduates found there.
        people "人数" | "毕业生数" | "就业人数": i64 as PEOPLE,
    }

    /// What the tables are about.
    AboutRow in "about" {
        key {
            /// The language of the title; unknown: any.
            language "语言": Option<Language>,
        }
        /// The title of pages made from the tables.
        title "标题" | "名称": Option<String>,
        /// The date of the newest source; with several, the latest counts.
        as_of "数据日期" | "截止日期" | "数据截至": Option<Date>,
    }
}
