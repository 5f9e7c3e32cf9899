//! The command line.

use crate::error::Error;
use crate::reading::both;
use std::collections::BTreeSet;
use std::path::PathBuf;
use vocmatch::Language;

/// What `--help` prints.
pub const HELP: &str = "\
Usage: import_cn RAW_DIR OUT_DIR [options]

Reads a folder of China's public tables and writes planner tables as CSV files.
Without options it writes the whole national catalogue.

Reads from RAW_DIR:
  vocational_majors.csv             majors at three vocational levels (needed)
  major_pathways.csv                which majors a major leads to (needed)
  undergraduate_majors_2026.csv     bachelor majors of the general catalogue
  professional_degrees_2022.csv     professional degree categories
  major_occupation_crosswalk.csv    documented links, major to occupation
  occupations_2022.csv              classification of occupations
  occupations_new_2024_2025.csv     occupations published since
  job_titles_to_occupation.csv      job titles in use, as other names
  industries_gbt4754_2017.csv       classification of industries
  regions_geo.csv                   regions with their centres
  universities_2025.csv             colleges and universities
A file that is missing leaves its part out, and the summary says so.

Options:
  --around CODES       keep these majors, their class mates and every major that
                       a continuation joins to them
  --majors CODES       keep these majors too; without --around, these alone
  --occupations CODES  keep these occupations besides those linked to the majors
  --industries CODES   write these industries and those that they belong to
  --regions PREFIX     write the regions whose code starts so, such as 11
  --schools CODES      write these colleges; needs --regions
  --no-bridges         leave out continuations that name only a field of a
                       professional degree, matched to the degree by hand
  --keep               keep what OUT_DIR holds already: rows, and cells that are
                       filled. Only what is missing is added
  --codes-only         leave names without a code alone
  --decisions FILE     what names mean that have no code, as a table of decisions
  --language en|zh     the language of what is told (default: en)
  --help               print this

A continuation may name a higher major without its code. If the name is surely
that of a major, it gets its code. Every such name is written to names.csv in
OUT_DIR with what it was taken for. Fill in the ids (or - for none), save the
file elsewhere, and give it with --decisions next time.

CODES are separated by commas.

Tables may be in UTF-8, UTF-16 or GB18030 (GBK), with columns in any order. All
faults are told at once: file, row as a spreadsheet shows it, column, value,
cause, remedy. Codes that a spreadsheet changed (80710T, 510401.0, =\"0854\") are
put back where they can be only one, and counted. A length of study may be 3,
3年, 三年 or 四年制; of 三至四年 the shorter is taken, 2+3 is 5, and that is told.
Exit status: 0 tables were written, with what to check on standard error; 1 they
were not: a fault, a catalogue without majors, a wrong command line.
";

/// The page of help.
pub fn help(language: Language) -> &'static str {
    language.pick(HELP, HELP_ZH)
}

const HELP_ZH: &str = "\
用法：import_cn RAW_DIR OUT_DIR [选项]

读取存放中国公开表的文件夹，写出规划表（CSV）。不带选项时写出全国目录。

从 RAW_DIR 读取：
  vocational_majors.csv             三个层次的职业教育专业（必需）
  major_pathways.csv                接续专业（必需）
  undergraduate_majors_2026.csv     普通本科专业
  professional_degrees_2022.csv     专业学位类别
  major_occupation_crosswalk.csv    专业与职业的对应关系
  occupations_2022.csv              职业分类
  occupations_new_2024_2025.csv     此后发布的新职业
  job_titles_to_occupation.csv      岗位名称，作为职业别名
  industries_gbt4754_2017.csv       行业分类
  regions_geo.csv                   地区及其中心
  universities_2025.csv             高等学校
缺少的文件不计入，摘要中会说明。

选项：
  --around CODES       保留这些专业、同类专业以及与其接续的专业
  --majors CODES       还保留这些专业；没有 --around 时只保留这些
  --occupations CODES  除对应的职业外还保留这些职业
  --industries CODES   写出这些行业及其上级
  --regions PREFIX     写出代码以此开头的地区，如 11
  --schools CODES      写出这些学校，需同时给出 --regions
  --no-bridges         略去只写专业学位领域、由人工对应的接续
  --keep               保留 OUT_DIR 已有的行和已填的单元格，只补缺少的
  --codes-only         不处理没有代码的名称
  --decisions FILE     没有代码的名称的含义（“名称决定”表）
  --language en|zh     提示的语言（默认：en）
  --help               打印本页

CODES 用逗号分隔。表的编码可为 UTF-8、UTF-16 或 GB18030（GBK），列的顺序不限。全部问题一次列出：
文件、电子表格中的行号、列、值、原因和处理办法。被电子表格改动的代码（80710T、510401.0、=\"0854\"）
在只有一种可能时还原并计数。学制可写 3、3年、三年或四年制；“三至四年”取较短者，“2+3”读作 5，并予以说明。
退出码：0 已写出规划表，需核对之处见标准错误输出；1 未写出：有问题、没有任何专业，或命令行有误。
";

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// Print the help.
    Help,
    /// Convert a folder.
    Convert(Box<Options>),
}

/// How to convert.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The folder of public tables.
    pub raw: PathBuf,
    /// The folder of planner tables.
    pub out: PathBuf,
    /// Majors whose surroundings are kept.
    pub around: BTreeSet<String>,
    /// Majors that are kept.
    pub majors: BTreeSet<String>,
    /// Occupations that are kept besides the linked ones.
    pub occupations: BTreeSet<String>,
    /// Industries that are written.
    pub industries: BTreeSet<String>,
    /// The start of the codes of the regions that are written.
    pub regions: Option<String>,
    /// Colleges that are written.
    pub schools: BTreeSet<String>,
    /// Whether continuations that name only a field of a degree are left out.
    pub no_bridges: bool,
    /// Whether what the folder holds already is kept.
    pub keep: bool,
    /// Whether names without a code are left alone.
    pub codes_only: bool,
    /// The table of decisions about names.
    pub decisions: Option<PathBuf>,
}

/// Reads the words after the program's name.
///
/// # Errors
/// [`Error::Usage`] for an unknown option, a missing value or a wrong number of folders.
pub fn parse(words: impl Iterator<Item = String>) -> Result<Command, Error> {
    let mut words = words;
    let mut options = Options::default();
    let mut folders = Vec::new();
    while let Some(word) = words.next() {
        let mut value = || {
            words
                .next()
                .ok_or_else(|| Error::Usage(both!("{word} needs a value", "{word} 需要一个值")))
        };
        match word.as_str() {
            "--help" | "-h" => return Ok(Command::Help),
            "--around" => options.around.extend(codes(&value()?)),
            "--majors" => options.majors.extend(codes(&value()?)),
            "--occupations" => options.occupations.extend(codes(&value()?)),
            "--industries" => options.industries.extend(codes(&value()?)),
            "--schools" => options.schools.extend(codes(&value()?)),
            "--regions" => options.regions = Some(value()?),
            "--no-bridges" => options.no_bridges = true,
            "--codes-only" => options.codes_only = true,
            "--decisions" => options.decisions = Some(value()?.into()),
            "--keep" => options.keep = true,
            "--language" => {
                let code = value()?;
                if Language::of_code(&code).is_none() {
                    return Err(Error::Usage(both!(
                        "{code} is none of the languages en, zh",
                        "{code} 不是 en、zh 之一"
                    )));
                }
            }
            option if option.starts_with('-') => {
                return Err(Error::Usage(both!(
                    "there is no option {option}",
                    "没有选项 {option}"
                )));
            }
            folder => folders.push(PathBuf::from(folder)),
        }
    }
    if !options.schools.is_empty() && options.regions.is_none() {
        return Err(Error::Usage(both!(
            "--schools needs --regions",
            "--schools 需要同时给出 --regions"
        )));
    }
    let [raw, out] = <[PathBuf; 2]>::try_from(folders).map_err(|found| {
        let count = found.len();
        Error::Usage(both!(
            "two folders are needed, {count} given",
            "需要两个文件夹，给出了 {count} 个"
        ))
    })?;
    Ok(Command::Convert(Box::new(Options { raw, out, ..options })))
}

fn codes(list: &str) -> Vec<String> {
    list.split(',')
        .map(str::trim)
        .filter(|code| !code.is_empty())
        .map(str::to_owned)
        .collect()
}
