//! Industries, classes, skills and occupations.

use super::super::cell::Cell;
use super::super::names::usual;
use super::super::number::Number;
use super::super::table::{CellFault, Column, Row, read_cell, table};

use crate::unit::Level;

table! {
    /// An industry.
    IndustryRow in "industries" {
        key {
            /// Its id.
            industry_id "产业代码" | "行业代码" | "产业编号" | "行业编号" | "所属产业代码" | "产业id": String,
        }
        /// Its name.
        name "产业名称" | "行业名称" | "名称": String,
        /// The industry that it belongs to.
        parent_id "上级产业代码" | "上级行业代码" | "上级代码": Option<String>,
        /// How much the region cares, 0..=1; unknown: the parent's, else 1.
        priority "优先级" | "优先度" | "重点程度": Option<f64> as PRIORITY,
        /// How developed it is, 0..=1, as the planner measures it.
        index "发展指数" | "产业指数" | "产业发展指数": Option<f64> as SHARE,
    }

    /// A class of majors or of occupations.
    CategoryRow in "categories" {
        key {
            /// Its id.
            category_id "类别代码" | "分类代码" | "类别编号" | "所属类别代码" | "类别id": String,
        }
        /// Its name.
        name "类别名称" | "分类名称" | "名称": String,
        /// The class that it belongs to.
        parent_id "上级类别代码" | "上级分类代码" | "上级代码": Option<String>,
    }

    /// A skill of the taxonomy.
    SkillRow in "skills" {
        key {
            /// Its id.
            skill_id "技能代码" | "能力代码" | "技能编号" | "技能id": String,
        }
        /// Its name.
        name "技能名称" | "能力名称" | "名称": String,
        /// Other names, separated by `|`.
        aliases "别名" | "其他名称" | "同义词" | "曾用名": Option<String>,
        /// The broader skill.
        parent_id "上级技能代码" | "上级能力代码" | "上级代码": Option<String>,
    }

    /// An occupation.
    OccupationRow in "occupations" {
        key {
            /// Its id.
            occupation_id "职业代码" | "岗位代码" | "职业编号" | "岗位编号" | "职业id": String,
        }
        /// Its name.
        name "职业名称" | "岗位名称" | "名称": String,
        /// Other names, separated by `|`.
        aliases "别名" | "其他名称" | "同义词" | "曾用名": Option<String>,
        /// Its class.
        category_id "类别代码" | "分类代码" | "类别编号" | "所属类别代码" | "类别id": Option<String>,
        /// The industry that employs most of it.
        industry_id "产业代码" | "行业代码" | "产业编号" | "行业编号" | "所属产业代码" | "产业id": Option<String>,
        /// The lowest level that its openings ask for, where they do not say.
        min_level "最低层次" | "最低学历" | "学历要求": Option<Level>,
        /// The highest level that its openings ask for, where they do not say.
        max_level "最高层次" | "最高学历": Option<Level>,
        /// People employed in it, here or in a wider area: only the proportions between occupations matter.
        employment "从业人数" | "就业人数" | "在岗人数": Option<i64> as PEOPLE,
    }

    /// A skill that an occupation needs.
    OccupationSkillRow in "occupation_skills" {
        key {
            /// The occupation.
            occupation_id "职业代码" | "岗位代码" | "职业编号" | "岗位编号" | "职业id": String,
            /// The skill's id or name.
            skill "技能" | "能力" | "技能名称" | "能力名称": String,
        }
        /// How much it matters, 0..=1.
        importance "重要性" | "重要程度": f64 as IMPORTANCE,
        /// The level that is needed, 0..=1.
        level "要求水平" | "水平" | "技能水平": f64 as LEVEL,
    }

    /// Two occupations between which people move.
    OccupationRelationRow in "occupation_relations" {
        key {
            /// The one.
            from_occupation_id "来源职业代码" | "来源岗位代码": String,
            /// The other.
            to_occupation_id "去向职业代码" | "去向岗位代码": String,
        }
        /// How near they are, 0..=1; unknown: 1.
        weight "相近度" | "权重": Option<f64> as WEIGHT,
    }
}
