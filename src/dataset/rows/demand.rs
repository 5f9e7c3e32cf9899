//! Demand: openings as given, or employment from which openings follow.

use super::super::cell::Cell;
use super::super::names::usual;
use super::super::number::Number;
use super::super::table::{CellFault, Column, Row, read_cell, table};
use super::super::words::Credential;

use crate::unit::Level;

table! {
    /// Openings for new entrants, as given.
    DemandRow in "demand" {
        key {
            /// The occupation.
            occupation_id "职业代码" | "岗位代码" | "职业编号" | "岗位编号" | "职业id": String,
            /// The industry.
            industry_id "产业代码" | "行业代码" | "产业编号" | "行业编号" | "所属产业代码" | "产业id": Option<String>,
            /// The region.
            region_id "区域代码" | "地区代码" | "区域编号" | "行政区划代码" | "所在区域代码" | "区域id": String,
            /// The first year in which the openings stand.
            first_year "起始年份" | "开始年份" | "起始年度" | "年份" | "年度": i32 as YEAR,
            /// The last year; unknown: the first.
            last_year "截止年份" | "结束年份" | "终止年份" | "截止年度": Option<i32> as YEAR,
            /// The lowest level that is asked for; unknown: the occupation's.
            min_level "最低层次" | "最低学历" | "学历要求": Option<Level>,
            /// Which award is asked for; unknown: required.
            credential "证书要求" | "学历证书要求" | "文凭要求": Option<Credential>,
            /// Years of experience that are asked for; unknown: none.
            experience_years "经验年限" | "工作经验年限" | "工作年限": Option<f64> as EXPERIENCE,
        }
        /// Openings a year.
        openings "需求人数" | "需求数" | "岗位数" | "招聘人数": i64 as PEOPLE_A_YEAR,
        /// The highest level that is asked for; unknown: the lowest.
        max_level "最高层次" | "最高学历": Option<Level>,
        /// What the post pays in a year, in the planner's money.
        annual_wage "年薪" | "年工资" | "年收入" | "平均年薪": Option<f64> as MONEY,
        /// The pay below which a quarter of those in the post earn.
        wage_p25 "年薪下四分位" | "年薪25分位" | "下四分位年薪": Option<f64> as MONEY,
        /// The pay above which a quarter of those in the post earn.
        wage_p75 "年薪上四分位" | "年薪75分位" | "上四分位年薪": Option<f64> as MONEY,
        /// A remark that is shown wherever the row is quoted.
        note "备注" | "说明": Option<String>,
        /// Why advice should not rest on these openings without a check; what aims at them is listed apart.
        caution "慎用原因" | "注意" | "注意事项": Option<String>,
    }

    /// Employment at the end of a year, from which openings follow.
    EmploymentRow in "employment" {
        key {
            /// The occupation.
            occupation_id "职业代码" | "岗位代码" | "职业编号" | "岗位编号" | "职业id": String,
            /// The industry.
            industry_id "产业代码" | "行业代码" | "产业编号" | "行业编号" | "所属产业代码" | "产业id": Option<String>,
            /// The region.
            region_id "区域代码" | "地区代码" | "区域编号" | "行政区划代码" | "所在区域代码" | "区域id": String,
            /// The year.
            year "年份" | "年度": i32 as YEAR,
        }
        /// People employed.
        employment "从业人数" | "就业人数" | "在岗人数": i64 as PEOPLE,
        /// The share who leave the labour force in a year, 0..=1.
        exit_rate "退出率": f64 as SHARE,
        /// The share who change to another occupation in a year, 0..=1.
        transfer_rate "转业率" | "转岗率": f64 as SHARE,
        /// The share of openings that people with experience fill, 0..=1; unknown: 0.
        experienced_share "有经验者比例" | "有经验者占比" | "熟手比例": Option<f64> as SHARE,
        /// Which award is asked for; unknown: required.
        credential "证书要求" | "学历证书要求" | "文凭要求": Option<Credential>,
        /// Years of experience that are asked for; unknown: none.
        experience_years "经验年限" | "工作经验年限" | "工作年限": Option<f64> as EXPERIENCE,
        /// The lowest level that is asked for; unknown: the occupation's.
        min_level "最低层次" | "最低学历" | "学历要求": Option<Level>,
        /// The highest level that is asked for; unknown: the lowest.
        max_level "最高层次" | "最高学历": Option<Level>,
        /// What the post pays in a year, in the planner's money.
        annual_wage "年薪" | "年工资" | "年收入" | "平均年薪": Option<f64> as MONEY,
        /// The pay below which a quarter of those in the post earn.
        wage_p25 "年薪下四分位" | "年薪25分位" | "下四分位年薪": Option<f64> as MONEY,
        /// The pay above which a quarter of those in the post earn.
        wage_p75 "年薪上四分位" | "年薪75分位" | "上四分位年薪": Option<f64> as MONEY,
        /// A remark that is shown wherever the row is quoted.
        note "备注" | "说明": Option<String>,
        /// Why advice should not rest on these openings without a check; what aims at them is listed apart.
        caution "慎用原因" | "注意" | "注意事项": Option<String>,
    }
}
