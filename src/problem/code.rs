//! Codes: one for each rule about input, stable across versions, with its meaning and remedy.

use crate::language::Language;
use serde::{Serialize, Serializer};
use std::fmt;

/// The severity of a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// No model can be made.
    Error,
    /// A model can be made; the planner should check it.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        })
    }
}

macro_rules! codes {
    ($($name:ident = $code:literal $severity:ident, $meaning:literal, $remedy:literal, $meaning_zh:literal, $remedy_zh:literal;)*) => {
        /// The code of a rule about input. `V0xx` files, tables and columns; `V1xx` single cells; `V2xx` ids
        /// and references; `V3xx` agreement within and between rows; `V4xx` the pathway.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = concat!("`", $code, "`: ", $meaning, ".")] $name,)*
        }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// Returns the code as printed: `V104`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => $code,)* }
            }

            /// Returns whether it prevents a model.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity,)* }
            }

            /// Returns the meaning of the code.
            #[must_use]
            pub fn meaning(self, language: Language) -> &'static str {
                match self { $(Code::$name => language.pick($meaning, $meaning_zh),)* }
            }

            /// Returns the general remedy.
            #[must_use]
            pub fn remedy(self, language: Language) -> &'static str {
                match self { $(Code::$name => language.pick($remedy, $remedy_zh),)* }
            }
        }
    };
}

codes! {
    Unreadable = "V001" Error, "a folder or file cannot be opened or read", "check the path and the permission to read it", "文件夹或文件打不开或读不了", "请检查路径和读取权限";
    NotUtf8 = "V002" Error, "a file is neither UTF-8 nor in another encoding that is read", "save it as \"CSV UTF-8\"", "文件既不是 UTF-8，也不是可识别的其他编码", "请另存为“CSV UTF-8”";
    NotJson = "V003" Error, "the document is not JSON", "fix the JSON at the given line and column", "文档不是 JSON", "请按给出的行和列修改 JSON";
    UnknownTable = "V004" Warning, "a file or key is not the name of a table, and is not read", "rename it, or remove it", "文件或键不是表名，未读取", "请改名或删除";
    UnknownColumn = "V005" Warning, "a column is not one of the table's, and is not read", "rename it, or remove it", "列不属于该表，未读取", "请改名或删除";
    MissingColumn = "V006" Error, "a column that the table needs is not there", "add the column", "缺少该表必需的列", "请补上该列";
    DuplicateColumn = "V007" Error, "a column or table occurs twice", "keep one of them", "列或表出现两次", "请只保留一个";
    LongRow = "V008" Error, "a row has more cells than the header", "put quotes round cells that hold commas, or remove the extra cells", "一行的单元格多于表头", "含逗号的单元格请加引号，或删除多余的单元格";
    ShortRow = "V009" Warning, "a row has fewer cells than the header; the rest counts as not known", "write a comma for each empty cell", "一行的单元格少于表头，其余按未知处理", "空单元格也请各写一个逗号";
    EmptyFile = "V010" Warning, "a file is empty, without even a header", "write the header row, or remove the file", "文件为空，连表头也没有", "请写上表头，或删除文件";
    NotATable = "V011" Error, "a part of the JSON document is not a list of rows", "write each table as a list of objects", "JSON 文档的一部分不是行的列表", "请把每张表写成对象的列表";
    TooManyRows = "V012" Error, "a table has more rows than a model can hold", "split the dataset", "表的行数超过模型的上限", "请拆分数据集";
    OpenQuote = "V013" Error, "a quote is opened and never closed, so that the rest of the file is one cell", "close the quote, or double it if it belongs to the text", "引号打开后没有关闭，文件其余部分成了一个单元格", "请补上引号；引号属于文字时请写两个";
    OtherSeparator = "V014" Error, "the cells are not separated by commas", "save the table with commas between the cells", "单元格不是用逗号分隔", "请用逗号分隔单元格并保存";
    TakenForGb18030 = "V015" Warning, "a file is not UTF-8 and looks like Chinese, and is read as GB18030", "check its names, and save it as \"CSV UTF-8\"", "文件不是 UTF-8，看起来是中文，按 GB18030 读取", "请核对其中的名称，并另存为“CSV UTF-8”";
    NotAWorkbook = "V016" Error, "a workbook or sheet cannot be read", "save it as an Excel workbook (.xlsx) without a password", "工作簿或工作表读不了", "请另存为不带密码的 Excel 工作簿（.xlsx）";
    TooLarge = "V017" Error, "a workbook takes more memory than is given to one", "remove what is not a table, or save the tables as CSV", "工作簿占用的内存超过上限", "请删除不是表的内容，或把各表另存为 CSV";
    MergedCells = "V018" Warning, "cells are merged, and the value of the merge counts for all of them", "check it, and write the value into each cell", "单元格已合并，合并的值计入其中每个单元格", "请核对，并把值写入每个单元格";
    MergedKey = "V019" Error, "cells are merged where each row needs a value of its own", "split the merged cells, and write the value of each row", "每行应有各自的值，但单元格被合并", "请取消合并，并填写每一行的值";
    BlankRows = "V020" Warning, "rows that hold nothing in any column of the table are passed over", "remove them", "有的行在该表各列中都没有内容，已略过", "请删除这些行";
    NotData = "V021" Warning, "a row looks like a total, a note or a header, and is passed over", "remove it", "这一行像是合计、说明或表头，已略过", "请删除该行";
    SwallowedRows = "V022" Error, "a cell holds line breaks and the separators of whole rows", "close the quote in this row, or double it if it belongs to the text", "一个单元格里有换行和整行的分隔符", "请补上该行的引号；引号属于文字时请写两个";
    OtherKind = "V023" Error, "a file is of a kind that is not read", "give a folder of CSV files, a workbook (.xlsx) or a JSON document (.json)", "文件类型无法读取", "请提供 CSV 文件夹、工作簿（.xlsx）或 JSON 文档（.json）";
    Unit = "V024" Error, "the unit of a header is another than that of its column", "write numbers in the unit of the column, and remove the unit from the header", "表头的单位与该列的单位不同", "请按该列的单位填写数字，并去掉表头中的单位";
    UnitRead = "V025" Warning, "the numbers of a column are converted from the unit in its header, or words in the header are no known unit", "check them", "该列数字已按表头中的单位换算，或表头中的文字不是已知单位", "请核对";

    EmptyCell = "V101" Error, "a cell that must be filled is empty, or holds a word for nothing", "fill the cell", "必填的单元格为空，或写的是表示“没有”的文字", "请填写";
    NotReadable = "V102" Error, "a cell does not hold a value of the kind that its column takes", "write a value of the kind that the column takes", "单元格的内容不是该列要求的类型", "请按该列要求的类型填写";
    NotFinite = "V103" Error, "a number is infinite or not a number", "write a finite number, or leave the cell empty if it may be", "数字是无穷大或不是数", "请写一个有限的数；可以不填的列也可留空";
    NotAShare = "V104" Error, "a share, level or priority is not from 0 to 1", "write a number from 0 to 1", "比例、水平或优先级不在 0 到 1 之间", "请写 0 到 1 之间的数";
    NotACount = "V105" Error, "a count is negative or too large", "write a whole number from 0 to 1,000,000,000", "数量为负或过大", "请写 0 到 1,000,000,000 之间的整数";
    NotAYear = "V106" Error, "a year is not from 1900 to 2200", "write a year from 1900 to 2200", "年份不在 1900 到 2200 之间", "请写 1900 到 2200 之间的年份";
    OutOfRange = "V107" Error, "a number lies outside what its column can mean", "write a number in the given range", "数字超出该列可能的范围", "请写给定范围内的数";
    NotCalculated = "V108" Error, "the formula of a cell was never calculated", "open the workbook in a spreadsheet program and save it once", "单元格中的公式没有计算结果", "请用电子表格程序打开工作簿并保存一次";
    CountsAsEmpty = "V109" Warning, "a word for nothing counts as not known", "leave the cell empty", "表示“没有”的文字按未知处理", "请将单元格留空";
    Suppressed = "V110" Warning, "a number that its publisher withheld counts as not known", "write the number if you have it, or leave the cell empty", "发布者隐去的数字按未知处理", "如有数字请填写，否则请留空";
    SuppressedNeeded = "V111" Error, "a number that is needed was withheld by its publisher", "write the number, or remove the row", "必需的数字被发布者隐去", "请填写该数字，或删除该行";
    ThousandsDot = "V112" Error, "a number can be read in two ways, because a dot stands before three digits", "write it without a separator of thousands", "小数点后有三位数字，可作两种理解", "请不要写千位分隔符";
    ChangedCode = "V113" Error, "a spreadsheet program changed a code", "give the column the format \"Text\", and write the code again", "代码被电子表格程序改动", "请把该列设为“文本”格式，重新填写代码";
    CodePutBack = "V114" Warning, "a code that a spreadsheet program changed is put back", "give the column the format \"Text\", and write the code as it is", "被电子表格程序改动的代码已还原", "请把该列设为“文本”格式，照原样填写代码";
    Placeholder = "V115" Warning, "a number looks like a word for \"not known\"", "leave the cell empty if the number is not known", "数字像是用来表示“未知”", "数字未知时请将单元格留空";

    SpaceInId = "V201" Error, "an id holds white space or an invisible character", "write the id without spaces", "代码里有空格或看不见的字符", "请去掉代码里的空格";
    LongId = "V202" Error, "an id is longer than 200 characters", "choose a shorter id", "代码超过 200 个字符", "请换一个较短的代码";
    DuplicateKey = "V203" Error, "a key occurs twice in its table", "keep one of the rows, or give one another id", "表中同一主键出现两次", "请只保留一行，或另编代码";
    UnknownReference = "V204" Error, "a cell refers to something that no row defines", "correct the id, or add the row", "单元格引用了没有定义的对象", "请更正代码，或补上该行";
    NothingToReferTo = "V205" Error, "a column refers to a table that has no rows", "add the table", "列引用的表没有任何行", "请补上该表";
    ParentCycle = "V206" Error, "something is its own ancestor", "break the cycle: give one of them another parent, or none", "某项成了自己的上级", "请打断循环：为其中一项另设上级，或不设上级";
    UnknownSkill = "V207" Error, "no skill has this id, name or alias, no decision says what is meant, and no name is near enough to be taken for it", "correct it, add the skill, or settle it in the table decisions", "没有技能有此代码、名称或别名，没有名称认定说明其含义，也没有足够相近的名称", "请更正、补上该技能，或在“名称认定”表中确定";
    AmbiguousSkill = "V208" Error, "several skills have this name or alias", "write the id of the skill that is meant, or settle it in the table decisions", "有多项技能使用此名称或别名", "请写所指技能的代码，或在“名称认定”表中确定";
    UnknownKind = "V209" Warning, "a kind of subject is not known, so that its id cannot be checked", "use one of the listed kinds", "对象类型未知，无法核对其代码", "请使用所列类型之一";
    UnusedDecision = "V210" Warning, "a decision is about a name that occurs nowhere, or that is an id", "correct the text, or remove the decision", "认定所说的名称没有出现，或者它是代码", "请更正文字，或删除该认定";
    LinkedByLikeness = "V211" Warning, "a name is taken for that of a skill because it is much like it", "check it, and settle it in the table decisions", "名称与某项技能很相近，按该技能处理", "请核对，并在“名称认定”表中确定";
    LeftOut = "V212" Warning, "rows are left out because their name is not linked to a skill", "settle it in the table decisions, or remove the rows", "名称没有对应到技能的行未计入", "请在“名称认定”表中确定，或删除这些行";

    HalfPoint = "V301" Error, "a latitude is given without a longitude, or the other way round", "give both, or neither", "只有纬度没有经度，或只有经度没有纬度", "请两个都写，或都不写";
    YearsReversed = "V302" Error, "the first year is after the last", "swap them, or correct one", "起始年份晚于结束年份", "请对调，或更正其中一个";
    LevelsReversed = "V303" Error, "the lowest level is above the highest", "swap them, or correct one", "最低层次高于最高层次", "请对调，或更正其中一个";
    OverlappingDemand = "V304" Error, "the same openings are given twice for one year", "make the years disjoint, or add the openings up in one row", "同一年的同一批岗位给出了两次", "请使年份不重叠，或合并成一行";
    PartAboveWhole = "V305" Error, "a part is more than the whole", "correct one of the two", "部分大于整体", "请更正其中一个";
    EntrantsAboveSeats = "V306" Warning, "more people enter a program than it has seats", "raise the seats, or correct the entrants", "招生人数多于专业布点的招生计划", "请增加招生计划，或更正招生人数";
    PlacesAboveBase = "V307" Error, "programs send more students to a base than it takes", "lower the programs' places, or raise the base's", "各专业布点派往基地的学生多于基地的年接收人数", "请减少各专业布点的人数，或增加基地的年接收人数";
    SelfPair = "V308" Error, "something is paired with itself", "remove the row", "某项与自己配对", "请删除该行";
    EmploymentGap = "V309" Warning, "employment of the year before is not given, so that no openings follow for a year", "add the missing year", "没有上一年的从业人数，该年算不出岗位需求", "请补上缺少的年份";
    NoLevel = "V310" Warning, "an award is asked for, but neither the row nor the occupation says of which level: any level counts", "give min_level in the row or for the occupation", "要求学历，但该行和职业都没有说明层次，任何层次都算", "请在该行或该职业处填写最低层次";
    DemandTwice = "V311" Error, "openings are given and would also follow from employment", "keep one of the two", "岗位数已给出，又可由从业人数推算", "请只保留其中一种";
    StageOrder = "V312" Error, "a stage leads to one that does not start at a higher age", "correct the ages, or the stages", "学段通向的学段起始年龄并不更高", "请更正年龄或学段";
    WishTwice = "V313" Error, "one person wishes for the same thing twice", "keep the better rank", "同一人两次填报同一志愿", "请保留较前的一个";
    WageOrder = "V314" Error, "the quarters of pay do not lie around the pay", "correct one of them", "工资的四分位数与工资不相容", "请更正其中一个";
    TotalBesideParts = "V315" Warning, "a row looks like the total of other rows, which are counted as well", "remove the total, or its parts", "这一行像是其他各行的合计，而各行也已计入", "请删除合计，或删除各部分";
    UnlikelyPlace = "V316" Warning, "a place is unlikely: 0, 0, or far from all others", "correct the coordinates, or leave both empty", "坐标不可信：为 0, 0，或远离其他各处", "请更正坐标，或都留空";

    MixedEnds = "V401" Error, "an articulation joins a program with a major", "write two programs, or two majors", "衔接的一端是专业布点，另一端是专业", "请两端都写专业布点，或都写专业";
    AmbiguousEnds = "V402" Error, "the ids of an articulation are both programs and majors", "give programs and majors different ids", "衔接的代码既是专业布点又是专业", "请为专业布点和专业使用不同的代码";
    NotUpward = "V403" Error, "an articulation does not lead to a higher level", "let it lead from the lower to the higher, or remove it", "衔接没有通向更高的层次", "请由低层次指向高层次，或删除";
    PathwayCycle = "V404" Error, "articulations form a cycle", "remove one of them", "衔接形成循环", "请删除其中一条";
    SharesAboveOne = "V405" Error, "shares that leave one place sum to more than 1", "lower the shares", "从同一处出发的比例之和超过 1", "请调低比例";
    RoutesOnly = "V406" Warning, "an articulation has neither share nor quota: it serves routes, and no one is projected along it", "give a share or a quota where it is known", "衔接既没有比例也没有名额：只用于升学路径，不推算人数", "请在已知处填写比例或名额";
    QuotaWithoutProgram = "V407" Error, "a way between majors has a quota, but a program of one of them is missing, so that no one can use it", "add the program, or remove the quota", "专业之间的衔接有名额，但其中一端缺少专业布点，无人可用", "请补上专业布点，或删除名额";
    Unreached = "V408" Warning, "a program above the lowest level has no entrants, no graduates and no way into it: no one is in it", "give its entrants or graduates, or the way that leads into it", "最低层次以上的专业布点没有招生、没有毕业生，也没有通向它的衔接：其中没有人", "请填写招生或毕业生人数，或通向它的衔接";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_rise_and_stand_once() {
        let printed: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        let mut sorted = printed.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(printed, sorted);
    }
}
