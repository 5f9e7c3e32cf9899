//! The registry of tables: a new table is one line here, and a row type in `rows`.

use super::list::Rows;
use super::origin::Origin;
use super::rows as r;
use super::table::{Column, Row};
use crate::problem::{Location, Problems};
use serde::{Deserialize, Serialize};

/// The definition of a table: its names and columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    /// Its name, which is also its file's name without the ending.
    pub name: &'static str,
    /// Its Chinese name, which its file or sheet may have instead.
    pub chinese: &'static str,
    /// Other names that its file or sheet may have.
    pub also: &'static [&'static str],
    /// The noun for one row: "occupation".
    pub noun: &'static str,
    /// Its columns, in the order in which they are written.
    pub columns: &'static [Column],
}

macro_rules! tables {
    ($($table:ident: $row:ident, $noun:literal, $chinese:literal $(| $also:literal)*;)*) => {
        /// Every table, in the order in which problems are listed.
        pub const TABLES: &[Table] = &[$(Table {
            name: stringify!($table),
            chinese: $chinese,
            also: &[$($also),*],
            noun: $noun,
            columns: <r::$row as Row>::COLUMNS,
        },)*];

        /// The input of a planner: every table, unchecked. Any table may be empty.
        ///
        /// Equality compares the tables, not where they were read from.
        #[derive(Debug, Clone, Default, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct Dataset {
            $(
                #[doc = concat!("The table `", stringify!($table), "`.")]
                #[serde(skip_serializing_if = "Vec::is_empty")]
                pub $table: Vec<r::$row>,
            )*
            #[serde(skip)]
            pub(super) origin: Origin,
        }

        impl PartialEq for Dataset {
            fn eq(&self, other: &Dataset) -> bool {
                $(self.$table == other.$table)&&*
            }
        }

        impl Dataset {
            /// Returns how many rows each table has, in the order of [`TABLES`].
            #[must_use]
            pub fn lengths(&self) -> Vec<usize> {
                vec![$(self.$table.len(),)*]
            }

            /// The rows of the table of this name.
            pub(crate) fn rows(&self, table: &str) -> Option<&dyn Rows> {
                match table {
                    $(stringify!($table) => Some(&self.$table),)*
                    _ => None,
                }
            }

            /// The rows of the table of this name, mutable.
            pub(crate) fn rows_mut(&mut self, table: &str) -> Option<&mut dyn Rows> {
                match table {
                    $(stringify!($table) => Some(&mut self.$table),)*
                    _ => None,
                }
            }
        }
    };
}

tables! {
    regions: RegionRow, "region", "区域" | "地区";
    mobility: MobilityRow, "pair of regions", "跨区就业意愿" | "就业流动";
    industries: IndustryRow, "industry", "产业" | "行业";
    categories: CategoryRow, "category", "类别" | "分类";
    skills: SkillRow, "skill", "技能" | "能力";
    occupations: OccupationRow, "occupation", "职业" | "岗位";
    occupation_skills: OccupationSkillRow, "skill of an occupation", "职业技能" | "岗位技能" | "职业能力";
    occupation_relations: OccupationRelationRow, "pair of occupations", "职业关系" | "岗位关系";
    demand: DemandRow, "demand", "人才需求" | "需求" | "岗位需求";
    employment: EmploymentRow, "employment", "从业人员" | "就业人员";
    schools: SchoolRow, "school", "学校" | "院校";
    levels: LevelRow, "level", "层次" | "学历层次" | "培养层次";
    majors: MajorRow, "major", "专业" | "专业目录";
    major_skills: MajorSkillRow, "skill of a major", "专业技能" | "专业能力";
    major_occupations: MajorOccupationRow, "documented link", "专业对应职业" | "专业面向职业" | "专业岗位对应";
    texts: TextRow, "text", "文本";
    programs: ProgramRow, "program", "专业布点" | "布点" | "专业点";
    entrants: EntrantRow, "entrants", "招生" | "新生" | "入学";
    graduates: GraduateRow, "graduates", "毕业生" | "毕业";
    articulations: ArticulationRow, "articulation", "贯通培养" | "衔接" | "升学衔接" | "中高本硕衔接";
    enterprises: EnterpriseRow, "enterprise", "企业";
    bases: BaseRow, "base", "基地" | "实训基地" | "产教融合基地" | "校企合作基地";
    base_programs: BaseProgramRow, "program of a base", "基地布点" | "基地专业布点";
    base_skills: BaseSkillRow, "skill of a base", "基地技能" | "基地能力";
    outcomes: OutcomeRow, "outcome", "毕业生跟踪" | "跟踪" | "毕业生去向";
    earnings: EarningsRow, "earnings", "毕业生收入" | "收入";
    observed_flows: ObservedFlowRow, "observed flow", "毕业生职业流向" | "职业流向";
    link_evidence: LinkEvidenceRow, "link evidence", "专业岗位关联" | "关联依据";
    observed_stays: ObservedStayRow, "observed stay", "毕业生地区流向" | "地区流向";
    alliances: AllianceRow, "alliance", "合作组织" | "联盟" | "联合体";
    alliance_members: AllianceMemberRow, "member of an alliance", "合作组织成员" | "联盟成员" | "联合体成员";
    population: PopulationRow, "population", "人口";
    stages: StageRow, "stage", "学段";
    stage_seats: StageSeatRow, "seats of a stage", "学段学位" | "学位";
    stage_progression: StageProgressionRow, "progression", "学段升学" | "学段衔接";
    measures: MeasureRow, "measure", "指标数据" | "指标";
    travel: TravelRow, "pair of regions", "通行时间" | "出行时间" | "交通时间";
    sites: SiteRow, "site", "服务点" | "站点";
    posts: PostRow, "post", "实习岗位" | "基地岗位";
    preferences: PreferenceRow, "wish", "志愿";
    decisions: DecisionRow, "decision", "名称认定" | "名称对照";
    about: AboutRow, "title", "数据说明" | "说明";
}

/// The position of a table in [`TABLES`].
pub(super) fn rank(table: &str) -> usize {
    TABLES
        .iter()
        .position(|one| one.name == table)
        .unwrap_or(TABLES.len())
}

impl Dataset {
    /// Problems with the shape of the tables found when they were read: cells that could not be read, columns that
    /// were missing, files that could not be opened. Where a cell could not be read, its row holds a blank.
    /// [`Model::new`](crate::model::Model::new) reports these problems with its own.
    #[must_use]
    pub fn problems(&self) -> &Problems {
        &self.origin.problems
    }

    /// Forgets how the tables were read and returns the problems of reading, so that the current rows, which the
    /// caller may have corrected, are used without them. Call this after adding or removing rows, or problems may
    /// cite the row numbers of the file.
    pub fn forget_origin(&mut self) -> Problems {
        std::mem::take(&mut self.origin).problems
    }

    /// The noun for a row of the table: "occupation".
    pub(crate) fn noun(table: &str) -> &'static str {
        TABLES.get(rank(table)).map_or("row", |table| table.noun)
    }

    /// The table in Chinese, as its planner calls it if that is known: `“专业”表`, `“专业.csv”`.
    pub(crate) fn chinese(&self, table: &'static str) -> String {
        let whole = self.whole(table);
        let chinese = || TABLES.get(rank(table)).map_or(table, |table| table.chinese);
        match whole.own_table() {
            Some(own) => format!("“{own}”"),
            None => format!("“{}”表", chinese()),
        }
    }

    /// The column's Chinese name, or as its planner calls it.
    pub(crate) fn chinese_column(&self, table: &'static str, column: &'static str) -> String {
        let place = self.whole(table).in_column(column);
        let columns = TABLES.get(rank(table)).map_or(&[][..], |table| table.columns);
        let chinese = || {
            columns
                .iter()
                .find(|one| one.name == column)
                .map_or(column, |one| one.chinese)
        };
        place.own_column().unwrap_or_else(chinese).to_owned()
    }

    /// The location of a row of a table, counted from 0, as its planner sees it.
    pub(crate) fn place(&self, table: &'static str, index: usize) -> Location {
        self.whole(table).in_row(self.origin.row_of(rank(table), index))
    }

    /// The location of a whole table.
    pub(crate) fn whole(&self, table: &'static str) -> Location {
        self.origin.whole(rank(table), table)
    }

    /// The row of a table as a spreadsheet shows it.
    pub(crate) fn row_number(&self, table: &'static str, index: usize) -> usize {
        self.origin.number(rank(table), index)
    }

    /// Whether the cell holds a blank in place of something that could not be read.
    pub(crate) fn is_blanked(&self, table: &str, index: usize, column: &str) -> bool {
        !self.origin.problems.is_empty() && self.origin.is_blanked(rank(table), index, column)
    }

    /// Whether ids of the table may be missing because it could not be read in full.
    pub(crate) fn is_broken(&self, table: &str) -> bool {
        let first = || TABLES.get(rank(table))?.columns.first();
        let id = first().map_or("", |column| column.name);
        !self.origin.problems.is_empty() && self.origin.is_broken(rank(table), id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_called_the_same_in_the_registry_and_by_its_rows() {
        let mut dataset = Dataset::default();
        for table in TABLES {
            assert_eq!(dataset.rows_mut(table.name).unwrap().kind().table, table.name);
        }
        assert_eq!(dataset.lengths().len(), TABLES.len());
    }

    #[test]
    fn every_column_of_numbers_says_what_they_mean() {
        use super::super::cell::Cell;
        let numbers = [f64::WANT, i64::WANT, i32::WANT, u32::WANT];
        for table in TABLES {
            for column in table.columns {
                let holds = numbers.contains(&column.want);
                assert_eq!(column.number.is_some(), holds, "{}.{}", table.name, column.name);
            }
        }
    }
}
