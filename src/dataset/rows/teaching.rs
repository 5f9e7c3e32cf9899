//! Schools, majors, programs, articulations and texts about them.

use super::super::cell::Cell;
use super::super::names::usual;
use super::super::number::Number;
use super::super::table::{CellFault, Column, Row, read_cell, table};
use super::super::words::{ArticulationKind, Delivery, Standing, TextSubject};

use crate::unit::Level;

table! {
    /// A school.
    SchoolRow in "schools" {
        key {
            /// Its id.
            school_id "学校代码" | "院校代码" | "学校编号" | "院校编号" | "学校id": String,
        }
        /// Its name.
        name "学校名称" | "院校名称" | "名称": String,
        /// The region that it lies in.
        region_id "区域代码" | "地区代码" | "区域编号" | "行政区划代码" | "所在区域代码" | "区域id": String,
    }

    /// The local name of a level: "associate degree".
    LevelRow in "levels" {
        key {
            /// The level.
            level "层次" | "学历层次" | "培养层次": Level,
        }
        /// Its name.
        name "层次名称" | "名称": String,
        /// Years of study where neither the program nor the major says.
        years "学制" | "修业年限" | "学制年限": Option<f64> as STUDY,
    }

    /// A major of the catalogue, at one level.
    MajorRow in "majors" {
        key {
            /// Its id.
            major_id "专业代码" | "专业编号" | "专业id": String,
        }
        /// Its name.
        name "专业名称" | "名称": String,
        /// Its level.
        level "层次" | "培养层次" | "学历层次" | "办学层次": Level,
        /// Its class.
        category_id "类别代码" | "分类代码" | "类别编号" | "所属类别代码" | "类别id": Option<String>,
        /// Other names, separated by `|`.
        aliases "别名" | "其他名称" | "同义词" | "曾用名": Option<String>,
        /// Years of study; less than one counts as 0.
        years "学制" | "修业年限" | "学制年限": Option<f64> as STUDY,
        /// Its standing.
        standing "专业定位" | "专业建设类型": Option<Standing>,
    }

    /// A skill that a major teaches.
    MajorSkillRow in "major_skills" {
        key {
            /// The major.
            major_id "专业代码" | "专业编号" | "专业id": String,
            /// The skill's id or name.
            skill "技能" | "能力" | "技能名称" | "能力名称": String,
        }
        /// The level that graduates reach, 0..=1.
        level "达成水平" | "水平" | "技能水平": f64 as LEVEL,
    }

    /// A documented link: an official source says that the major prepares for the occupation.
    MajorOccupationRow in "major_occupations" {
        key {
            /// The major.
            major_id "专业代码" | "专业编号" | "专业id": String,
            /// The occupation.
            occupation_id "职业代码" | "岗位代码" | "职业编号" | "岗位编号" | "职业id": String,
        }
    }

    /// A text about a major or an occupation.
    TextRow in "texts" {
        key {
            /// What it is about.
            subject_kind "对象类型": TextSubject,
            /// The id of the major or occupation.
            subject_id "对象代码" | "对象编号": String,
            /// What the text is: description, instruction, competences, courses, tasks …
            field "栏目" | "文本类型" of TEXT_FIELDS: String,
        }
        /// The text.
        text "文本" | "内容" | "正文": String,
    }

    /// A program: one major offered by one school.
    ProgramRow in "programs" {
        key {
            /// Its id.
            program_id "布点代码" | "专业布点代码" | "专业点代码" | "布点编号" | "布点id": String,
        }
        /// The school that runs it.
        school_id "学校代码" | "院校代码" | "学校编号" | "院校编号" | "学校id": String,
        /// The major that it teaches.
        major_id "专业代码" | "专业编号" | "专业id": String,
        /// Entrants it can take in a year.
        seats "招生计划" | "招生计划数" | "计划招生数" | "招生数" | "招生规模": Option<i64> as PEOPLE_A_YEAR,
        /// Years of study; unknown: the major's. Less than one counts as 0.
        years "学制" | "修业年限" | "学制年限": Option<f64> as STUDY,
        /// The share of entrants who complete, 0..=1.
        completion_rate "完成率" | "毕业率" | "学业完成率": Option<f64> as SHARE,
        /// What one seat costs, in the planner's money.
        seat_cost "生均成本" | "每名额成本": Option<f64> as MONEY,
        /// How it teaches: whoever learns at a distance need not live in the school's region.
        delivery "授课方式" | "教学方式" | "办学形式": Option<Delivery>,
    }

    /// An articulation: a way from one program or major to a higher one.
    ArticulationRow in "articulations" {
        key {
            /// The lower program or major.
            from_id "起点代码" | "来源代码": String,
            /// The higher program or major.
            to_id "终点代码" | "去向代码": String,
            /// How learners get there: by `five_year` in a place that is kept for them, by all others if seats are left.
            kind "衔接方式" | "贯通方式" | "方式" | "类型": ArticulationKind,
            /// The first year in which it is open, or in which this share and quota follow those of an earlier row of
            /// the same way; unknown: from the start.
            first_year "起始年份" | "开始年份" | "起始年度": Option<i32> as YEAR,
        }
        /// The share of completers who go on this way, 0..=1.
        share "升学比例" | "比例" | "转段比例": Option<f64> as SHARE,
        /// The most people who may go on this way in a year.
        quota "名额" | "计划数" | "转段名额" | "升学名额": Option<i64> as PEOPLE_A_YEAR,
    }
}
