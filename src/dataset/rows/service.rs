//! Inputs of region services: population, stages, travel, sites, posts and preferences.

use super::super::cell::Cell;
use super::super::names::usual;
use super::super::number::Number;
use super::super::table::{CellFault, Column, Row, read_cell, table};

table! {
    /// People of a region by year of birth.
    PopulationRow in "population" {
        key {
            /// The region.
            region_id "区域代码" | "地区代码" | "区域编号" | "行政区划代码" | "所在区域代码" | "区域id": String,
            /// The year of birth.
            birth_year "出生年份" | "出生年": i32 as YEAR,
        }
        /// People.
        people "人口数" | "人数" | "人口": i64 as PEOPLE,
    }

    /// A stage of schooling.
    StageRow in "stages" {
        key {
            /// Its id.
            stage_id "学段代码" | "学段编号" | "学段id": String,
        }
        /// Its name.
        name "学段名称" | "名称": String,
        /// The age at which it starts.
        first_age "入学年龄" | "起始年龄": u32 as AGE,
        /// How many years it takes.
        years "年限" | "学制": u32 as SCHOOLING,
    }

    /// Seats of a stage in a region and year.
    StageSeatRow in "stage_seats" {
        key {
            /// The region.
            region_id "区域代码" | "地区代码" | "区域编号" | "行政区划代码" | "所在区域代码" | "区域id": String,
            /// The stage.
            stage_id "学段代码" | "学段编号" | "学段id": String,
            /// The year.
            year "年份" | "年度": i32 as YEAR,
        }
        /// Seats for entrants.
        seats "学位数" | "招生数": i64 as PEOPLE_A_YEAR,
    }

    /// The share of one stage's leavers who go on to another.
    StageProgressionRow in "stage_progression" {
        key {
            /// The stage they leave.
            from_stage_id "来源学段代码" | "起点学段代码": String,
            /// The stage they enter.
            to_stage_id "去向学段代码" | "终点学段代码": String,
        }
        /// The share, 0..=1.
        share "升学比例" | "升学率" | "比例": f64 as SHARE,
    }

    /// Any measure of any subject, for comparisons between subjects.
    MeasureRow in "measures" {
        key {
            /// What kind of thing is measured: school, region, program …
            subject_kind "对象类型" of SUBJECT_KINDS: String,
            /// Its id.
            subject_id "对象代码" | "对象编号": String,
            /// The year.
            year "年份" | "年度": i32 as YEAR,
            /// What is measured.
            measure "指标" | "指标名称" of MEASURES: String,
        }
        /// The number.
        value "数值" | "指标值" | "值": f64 as FINITE,
    }

    /// Travel time between two regions.
    TravelRow in "travel" {
        key {
            /// From here.
            from_region_id "起点区域代码" | "出发区域代码" | "来源区域代码": String,
            /// To there.
            to_region_id "终点区域代码" | "到达区域代码" | "去向区域代码": String,
        }
        /// Minutes.
        minutes "分钟" | "分钟数" | "通行时间": f64 as MINUTES,
    }

    /// A place that offers a service.
    SiteRow in "sites" {
        key {
            /// Its id.
            site_id "服务点代码" | "站点代码" | "服务点编号" | "服务点id": String,
        }
        /// What it offers.
        kind "服务类型" | "类型": String,
        /// Its region.
        region_id "区域代码" | "地区代码" | "区域编号" | "行政区划代码" | "所在区域代码" | "区域id": String,
        /// People it can serve.
        capacity "服务容量" | "容量" | "可服务人数": i64 as PEOPLE,
    }

    /// A post at a base for placements.
    PostRow in "posts" {
        key {
            /// The base.
            base_id "基地代码" | "基地编号" | "基地id": String,
            /// The post's name.
            post "岗位" | "岗位名称": String,
        }
        /// People who hold the post.
        staff "在岗人数" | "员工数" | "职工数": i64 as PEOPLE,
        /// Students whom it can take.
        places "实习名额" | "名额" | "可接收人数": i64 as STUDENTS_A_YEAR,
    }

    /// One wish of one person.
    PreferenceRow in "preferences" {
        key {
            /// The person.
            person_id "人员代码" | "人员编号" | "学生代码" | "学号": String,
            /// The rank of the wish, 1 first.
            rank "志愿序号" | "志愿顺序" | "排名" | "顺序": u32 as WISH,
        }
        /// What is wished for: a post, a base, a school.
        target_id "志愿目标代码" | "目标代码" | "志愿代码" | "志愿": String,
    }
}
