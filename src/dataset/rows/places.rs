//! Regions, enterprises, bases and alliances.

use super::super::cell::Cell;
use super::super::names::usual;
use super::super::number::Number;
use super::super::table::{CellFault, Column, Row, read_cell, table};
use super::super::words::{AllianceKind, MemberKind};

table! {
    /// A region.
    RegionRow in "regions" {
        key {
            /// Its id.
            region_id "区域代码" | "地区代码" | "区域编号" | "行政区划代码" | "所在区域代码" | "区域id": String,
        }
        /// Its name.
        name "区域名称" | "地区名称" | "名称": String,
        /// The region that it lies in.
        parent_id "上级区域代码" | "上级地区代码" | "上级代码": Option<String>,
        /// Degrees north, −90..=90.
        latitude "纬度": Option<f64> as LATITUDE,
        /// Degrees east, −180..=180.
        longitude "经度": Option<f64> as LONGITUDE,
        /// What an adult must earn in a year to live there, in the planner's money.
        living_wage "基本生活年收入" | "生活工资": Option<f64> as MONEY,
        /// The median pay in a year of all who work there, in the planner's money.
        median_wage "年薪中位数" | "工资中位数": Option<f64> as MONEY,
    }

    /// How willing graduates of one region are to work in another.
    MobilityRow in "mobility" {
        key {
            /// Where graduates are.
            from_region_id "来源区域代码" | "起点区域代码" | "来源地区代码": String,
            /// Where the openings are.
            to_region_id "去向区域代码" | "目的区域代码" | "去向地区代码": String,
        }
        /// The share who would go, 0..=1.
        willingness "就业意愿" | "流动意愿" | "意愿": f64 as SHARE,
    }

    /// An employer that may run a base.
    EnterpriseRow in "enterprises" {
        key {
            /// Its id.
            enterprise_id "企业代码" | "企业编号" | "统一社会信用代码" | "企业id": String,
        }
        /// Its name.
        name "企业名称" | "单位名称" | "名称": String,
        /// Its industry.
        industry_id "产业代码" | "行业代码" | "产业编号" | "行业编号" | "所属产业代码" | "产业id": Option<String>,
        /// Its region.
        region_id "区域代码" | "地区代码" | "区域编号" | "行政区划代码" | "所在区域代码" | "区域id": Option<String>,
        /// People it employs.
        staff "职工数" | "员工数" | "从业人数" | "员工人数": Option<i64> as PEOPLE,
    }

    /// A base where students train at work.
    BaseRow in "bases" {
        key {
            /// Its id.
            base_id "基地代码" | "基地编号" | "基地id": String,
        }
        /// Its name.
        name "基地名称" | "名称": String,
        /// The enterprise that runs it.
        enterprise_id "企业代码" | "企业编号" | "统一社会信用代码" | "企业id": Option<String>,
        /// Its industry.
        industry_id "产业代码" | "行业代码" | "产业编号" | "行业编号" | "所属产业代码" | "产业id": Option<String>,
        /// Its region.
        region_id "区域代码" | "地区代码" | "区域编号" | "行政区划代码" | "所在区域代码" | "区域id": String,
        /// Students it takes in a year.
        places "年接收人数" | "接收人数" | "工位数" | "名额": i64 as STUDENTS_A_YEAR,
        /// Weeks a student stays.
        weeks "周数" | "实习周数" | "每人周数": Option<i64> as WEEKS,
    }

    /// A program that sends students to a base.
    BaseProgramRow in "base_programs" {
        key {
            /// The base.
            base_id "基地代码" | "基地编号" | "基地id": String,
            /// The program.
            program_id "布点代码" | "专业布点代码" | "专业点代码" | "布点编号" | "布点id": String,
        }
        /// Students of the program whom the base takes in a year; unknown: an even share of the base's places.
        places "年接收人数" | "接收人数" | "名额": Option<i64> as STUDENTS_A_YEAR,
    }

    /// A skill that a base teaches.
    BaseSkillRow in "base_skills" {
        key {
            /// The base.
            base_id "基地代码" | "基地编号" | "基地id": String,
            /// The skill's id or name.
            skill "技能" | "能力" | "技能名称" | "能力名称": String,
        }
        /// The level that students reach, 0..=1.
        level "达成水平" | "水平" | "技能水平": f64 as LEVEL,
    }

    /// An alliance of schools, enterprises and others.
    AllianceRow in "alliances" {
        key {
            /// Its id.
            alliance_id "组织代码" | "联盟代码" | "联合体代码" | "组织编号" | "组织id": String,
        }
        /// Its name.
        name "组织名称" | "联盟名称" | "联合体名称" | "名称": String,
        /// What it is.
        kind "组织类型" | "联盟类型" | "类型": AllianceKind,
    }

    /// A member of an alliance.
    AllianceMemberRow in "alliance_members" {
        key {
            /// The alliance.
            alliance_id "组织代码" | "联盟代码" | "联合体代码" | "组织编号" | "组织id": String,
            /// What kind of thing the member is.
            member_kind "成员类型": MemberKind,
            /// The member's id in the table of its kind, or the name of any other member.
            member_id "成员代码" | "成员编号" | "成员": String,
        }
        /// What it does there.
        role "角色" | "职责": Option<String>,
        /// The first year of membership.
        first_year "加入年份" | "起始年份": Option<i32> as YEAR,
        /// The last year of membership.
        last_year "退出年份" | "截止年份": Option<i32> as YEAR,
    }
}
