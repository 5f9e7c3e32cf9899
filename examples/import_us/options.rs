//! The command line: every choice with its default.

use crate::raw::{RawTables, Result, told};
use crate::reading::both;
use std::path::PathBuf;
use vocmatch::Language;

pub const HELP: &str = "\
Turns the raw public tables of the United States into planner tables for one state.

usage: import_us RAW_DIR OUT_DIR --state XX [options]

RAW_DIR holds the folders crosswalk, demand, onet and supply. Releases carry their year in the file name:
  crosswalk/cip2020_soc2018.csv, oews_combined_soc2018.csv
  demand/bls_projections_national_*.csv, oews_*_national_states.csv, oews_*_{xx}_metro.csv,
         oews_*_industry_occupation.csv, oews_areas.csv, oews_industries.csv, oews_occupations.csv
  onet/skills.csv, knowledge.csv, elements.csv, occupations.csv, required_education.csv
  supply/cip*.csv, completions_{xx}_institution_*.csv, institutions_{xx}.csv

  --state XX            two letters, as in institutions_xx.csv (required)
  --rules FILE          more rules (may stand several times): CSV with rule,key,value,why. A row replaces the
                        built-in row of the same rule and key; an empty value takes it back
  --print-rules         print the rules in force and stop
  --years A-B           plan years of the openings (default: the year after the last graduates, and five more)
  --group school|region a program is an institution's, or all of a region's together (default: school)
  --transfer all|families|none
                        who goes on to study: the families of the rules, and with `all` also the programs whose
                        links all ask for a higher level (default: all)
  --keep-funnels        keep links to occupations that ask experience and to `all other` occupations
  --stacked sum|largest several certificate levels of one institution and program: add their awards, or count
                        the largest, which is the least number of people they can stand for (default: sum)
  --keep-elsewhere      keep institutions that teach elsewhere (rule `elsewhere`)
  --keep-lapsed         keep programs without graduates in the last year
  --whole-catalogue     majors are all fields of the crosswalk at every level, taught here or not, and a class
                        holds the fields of one level: siblings then speak for the country, not the state
  --centroid awards|institutions
                        a region's coordinates: the mean of its institutions, weighted by those of their awards
                        that lead to the labour market, or not (default: awards)
  --earnings FILE       earnings by class and level from a file of the College Scorecard, with the columns state,
                        cip_code, credential_level, completers_count, earnings, earnings_threshold_state
  --words               also write other titles and descriptions of occupations, related occupations and definitions of
                        fields (onet/alternate_titles.csv, related_occupations.csv): two megabytes of evidence
  --no-evidence         do not write how likely experts would link fields and occupations, as the whole national
                        catalogue tells it (onet/occupations.csv, alternate_titles.csv, related_occupations.csv and
                        definitions of fields): the step that takes longest
  --min-importance S    leave out an occupation's skills below this scaled importance (default: 0.5)
  --language en|zh      the language of what is told: problems, the summary, this page (default: en)
  --self-employment S   flag occupations whose wage-and-salary jobs are below this share of all (default: 0.4)

Every table is read before any is used, in UTF-8, UTF-16, GB18030 or Windows-1252, with columns in any order and also
under the headers of NCES and BLS. All faults are told at once: file, row as a spreadsheet shows it, column, value, cause,
remedy. Codes that a spreadsheet changed (11.01, =\"11.0701\", 111011, 05) are put back where they can be only one; marks
for what is withheld (* ** # ~ . PrivacySuppressed -1 -2) count as not known. Rows of totals (CIP 99, families, XX-0000)
are left out. Each of these is counted.
Exit status: 0 tables were written, with what to check on standard error; 1 they were not: a fault, an output table
without rows, a wrong command line.

Rules (see --print-rules for those in force and why):
  award_level,CODE,LEVEL|outside
  entry_education,TEXT,LEVEL|high_school|high_school_only|shares|none|beyond|outside
      (beyond: above the four levels, kept apart; outside: left out; high_school: O*NET's shares of awards ask for them; shares: so too, and the rest asks a certificate)
  occupation_entry,SOC,TEXT              occupation_max_level,SOC,LEVEL
  required_education,CATEGORY,LEVEL|no_award|outside
  experience,TEXT,YEARS                  transfer_family,CIP or CIP*,highest LEVEL
  transfer_by_links,LEVEL,yes            cut_link,SOC or SOC*,yes
  funnel_title,END OF TITLE,yes          merge,SOC,GROUP
  group_name,GROUP,NAME                  note,SOC or SOC*,TEXT
  training_note,ON-THE-JOB TRAINING,TEXT elsewhere,UNITID,yes
  level_name,LEVEL,NAME                  level_years,LEVEL,YEARS
  county_area,COUNTY,AREA                delivery,UNITID,on_site|mixed|distance
  earnings_level,CODE,LEVEL              title,en|zh,TEXT with {graduates} {first} {last} for the years
  as_of,all,DATE
";

/// The page of help.
pub fn help(language: Language) -> &'static str {
    language.pick(HELP, HELP_ZH)
}

const HELP_ZH: &str = "\
把美国的公开原始表转换成一个州的规划表。

用法：import_us RAW_DIR OUT_DIR --state XX [选项]

RAW_DIR 含 crosswalk、demand、onet、supply 四个文件夹，文件名带年份：
  crosswalk/cip2020_soc2018.csv, oews_combined_soc2018.csv
  demand/bls_projections_national_*.csv, oews_*_national_states.csv, oews_*_{xx}_metro.csv,
         oews_*_industry_occupation.csv, oews_areas.csv, oews_industries.csv, oews_occupations.csv
  onet/skills.csv, knowledge.csv, elements.csv, occupations.csv, required_education.csv
  supply/cip*.csv, completions_{xx}_institution_*.csv, institutions_{xx}.csv

  --state XX            两个字母，与 institutions_xx.csv 中一致（必填）
  --rules FILE          补充规则（可多次给出）：含 rule,key,value,why 四列的 CSV；同一规则和键的行取代内置行，值为空则撤销
  --print-rules         打印生效的规则后退出
  --years A-B           岗位所属的规划年份（默认：最近一届毕业生的次年起共六年）
  --group school|region 专业布点按院校，或按地区合并（默认：school）
  --transfer all|families|none
                        谁继续升学：规则所列的大类；all 时还包括对应职业都要求更高层次的专业布点（默认：all）
  --keep-funnels        保留通向要求工作经验的职业和“其他”类职业的对应关系
  --stacked sum|largest 同一院校同一专业的多级证书：相加，或只计最多的一级（默认：sum）
  --keep-elsewhere      保留在其他地方教学的院校（规则 elsewhere）
  --keep-lapsed         保留最近一年没有毕业生的专业布点
  --whole-catalogue     专业为对照表中全部专业的各个层次
  --centroid awards|institutions
                        地区坐标：按进入就业市场的证书数加权，或各院校同等（默认：awards）
  --earnings FILE       College Scorecard 的收入文件
  --words               另写职业别名、描述、相近职业和专业定义
  --no-evidence         不写专家把专业与职业相对应的可能性（最耗时的一步）
  --min-importance S    略去重要性低于此值的技能（默认：0.5）
  --self-employment S   雇员占比低于此值的职业加注（默认：0.4）
  --language en|zh      提示、问题、摘要和本页的语言（默认：en）

所有表在使用之前一次读完，编码可为 UTF-8、UTF-16、GB18030 或 Windows-1252，列的顺序不限，也可用 NCES 和 BLS 的原表头。
全部问题一次列出：文件、电子表格中的行号、列、值、原因和处理办法。被电子表格改动的代码（11.01、=\"11.0701\"、111011、05）
在只有一种可能时还原；隐去数字的标记（* ** # ~ . PrivacySuppressed -1 -2）按未知处理；合计行（CIP 99、大类、XX-0000）
不计入。以上各项都计数。
退出码：0 已写出规划表，需核对之处见标准错误输出；1 未写出：有问题、某张必需的表没有任何行，或命令行有误。

规则见 --print-rules。
";

/// What a program is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Group {
    School,
    Region,
}

/// Which graduates go on to study.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Transfer {
    All,
    Families,
    None,
}

/// Every choice of the command line.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own on the command line"
)]
pub struct Options {
    pub raw: PathBuf,
    pub out: PathBuf,
    pub state: String,
    pub rules: Vec<PathBuf>,
    pub print_rules: bool,
    pub years: Option<(u16, u16)>,
    pub group: Group,
    pub transfer: Transfer,
    pub keep_funnels: bool,
    pub largest_of_stack: bool,
    pub keep_elsewhere: bool,
    pub keep_lapsed: bool,
    pub whole_catalogue: bool,
    pub weigh_by_awards: bool,
    pub earnings: Option<PathBuf>,
    pub words: bool,
    pub evidence: bool,
    pub min_importance: f64,
    pub self_employment: f64,
    pub language: Language,
    /// The raw tables.
    pub raw_tables: RawTables,
}

impl Options {
    /// The defaults for a state.
    pub fn new(raw: PathBuf, out: PathBuf, state: &str) -> Options {
        Options {
            raw,
            out,
            state: state.to_ascii_uppercase(),
            rules: Vec::new(),
            print_rules: false,
            years: None,
            group: Group::School,
            transfer: Transfer::All,
            keep_funnels: false,
            largest_of_stack: false,
            keep_elsewhere: false,
            keep_lapsed: false,
            whole_catalogue: false,
            weigh_by_awards: true,
            earnings: None,
            words: false,
            evidence: true,
            min_importance: 0.5,
            self_employment: 0.4,
            language: Language::English,
            raw_tables: RawTables::default(),
        }
    }

    /// Reads the command line; `None` when it asks for help.
    pub fn parse(mut words: impl Iterator<Item = String>) -> Result<Option<Options>> {
        let mut options = Options::new(PathBuf::new(), PathBuf::new(), "");
        let mut folders = Vec::new();
        while let Some(word) = words.next() {
            let mut value = || {
                words
                    .next()
                    .ok_or_else(|| told(both!("{word} needs a value", "{word} 需要一个值")))
            };
            match word.as_str() {
                "--help" | "-h" => return Ok(None),
                "--state" => options.state = value()?.to_ascii_uppercase(),
                "--rules" => options.rules.push(value()?.into()),
                "--print-rules" => options.print_rules = true,
                "--years" => options.years = Some(years(&value()?)?),
                "--group" => {
                    let choices = [("school", Group::School), ("region", Group::Region)];
                    options.group = one_of(&value()?, &choices)?;
                }
                "--transfer" => {
                    let choices = [
                        ("all", Transfer::All),
                        ("families", Transfer::Families),
                        ("none", Transfer::None),
                    ];
                    options.transfer = one_of(&value()?, &choices)?;
                }
                "--keep-funnels" => options.keep_funnels = true,
                "--stacked" => {
                    options.largest_of_stack = one_of(&value()?, &[("sum", false), ("largest", true)])?;
                }
                "--keep-elsewhere" => options.keep_elsewhere = true,
                "--keep-lapsed" => options.keep_lapsed = true,
                "--whole-catalogue" => options.whole_catalogue = true,
                "--centroid" => {
                    options.weigh_by_awards =
                        one_of(&value()?, &[("awards", true), ("institutions", false)])?;
                }
                "--words" => options.words = true,
                "--no-evidence" => options.evidence = false,
                "--earnings" => options.earnings = Some(value()?.into()),
                "--min-importance" => options.min_importance = share(&value()?)?,
                "--self-employment" => options.self_employment = share(&value()?)?,
                "--language" => {
                    let code = value()?;
                    let wrong = both!("`{code}` is none of en, zh", "“{code}”不是 en、zh 之一");
                    options.language = Language::of_code(&code).ok_or_else(|| told(wrong))?;
                }
                _ if word.starts_with('-') => {
                    return Err(told(both!(
                        "unknown option {word}; see --help",
                        "没有选项 {word}，参见 --help"
                    )));
                }
                _ => folders.push(PathBuf::from(word)),
            }
        }
        if !options.print_rules {
            let [raw, out] = <[PathBuf; 2]>::try_from(folders).map_err(|_| {
                told(both!(
                    "give two folders: RAW_DIR OUT_DIR; see --help",
                    "请给出两个文件夹：RAW_DIR OUT_DIR，参见 --help"
                ))
            })?;
            if options.state.is_empty() {
                return Err(told(both!(
                    "give the state, such as --state XX; see --help",
                    "请给出州，如 --state XX，参见 --help"
                )));
            }
            (options.raw, options.out) = (raw, out);
        }
        Ok(Some(options))
    }
}

fn one_of<T: Copy>(text: &str, choices: &[(&str, T)]) -> Result<T> {
    let found = choices.iter().find(|(name, _)| *name == text);
    found.map(|(_, value)| *value).ok_or_else(|| {
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        let names = names.join(", ");
        told(both!("`{text}` is none of {names}", "“{text}”不是 {names} 之一"))
    })
}

fn share(text: &str) -> Result<f64> {
    match text.parse::<f64>() {
        Ok(number) if (0.0..=1.0).contains(&number) => Ok(number),
        _ => Err(told(both!(
            "`{text}` is not a share; write a number from 0 to 1",
            "“{text}”不是比例，请写 0 到 1 之间的数"
        ))),
    }
}

fn years(text: &str) -> Result<(u16, u16)> {
    let parsed = text
        .split_once('-')
        .and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
    match parsed {
        Some((first, last)) if first <= last => Ok((first, last)),
        _ => Err(told(both!(
            "`{text}` is not a span of years; write it like 2025-2030",
            "“{text}”不是起止年份，请写成 2025-2030"
        ))),
    }
}
