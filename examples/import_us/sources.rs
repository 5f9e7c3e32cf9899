//! Every raw table that a conversion uses, with its columns: all are read before any is used, so that every fault is told.

use crate::earnings;
use crate::options::Options;
use crate::published;
use crate::raw::{Result, told};
use crate::reading::{Place, both};
use vocmatch::problem::Code;

/// Reads every table.
///
/// # Errors
/// With every fault, if any keeps a table from being used.
pub fn open(options: &Options) -> Result<()> {
    let state = options.state.to_ascii_lowercase();
    let completions = format!("completions_{state}_institution");
    let institutions = format!("institutions_{state}");
    let metro = format!("_{state}_metro.csv");
    let with_words = options.words || options.evidence;
    let cip = ["cip2020_code", "title", "definition"];
    let occupations = ["onetsoc_code", "soc2018_code", "title", "description"];
    let shown = |all: &[&'static str], few: usize| {
        if with_words {
            all.to_vec()
        } else {
            all[..few].to_vec()
        }
    };
    let mut tables: Vec<(&str, &str, &str, Vec<&'static str>)> = vec![
        (
            "crosswalk",
            "cip2020_soc2018",
            ".csv",
            vec!["cip2020_code", "soc2018_code"],
        ),
        (
            "crosswalk",
            "oews_combined_soc2018",
            ".csv",
            vec!["oews_code", "soc2018_code"],
        ),
        ("demand", "oews_areas", ".csv", AREAS.to_vec()),
        (
            "demand",
            "oews_industries",
            ".csv",
            vec!["industry_code", "title"],
        ),
        (
            "demand",
            "oews_occupations",
            ".csv",
            vec!["soc_code", "title", "display_level"],
        ),
        (
            "demand",
            "bls_projections_national_",
            ".csv",
            PROJECTIONS.to_vec(),
        ),
        ("demand", "oews_", "_national_states.csv", CELL.to_vec()),
        ("demand", "oews_", &metro, CELL.to_vec()),
        (
            "demand",
            "oews_",
            "_industry_occupation.csv",
            vec!["industry_code", "soc_code", "employment"],
        ),
        ("onet", "elements", ".csv", vec!["element_id", "element_name"]),
        ("onet", "knowledge", ".csv", RATINGS.to_vec()),
        ("onet", "occupations", ".csv", shown(&occupations, 2)),
        (
            "onet",
            "required_education",
            ".csv",
            vec!["onetsoc_code", "category", "pct_respondents"],
        ),
        ("onet", "skills", ".csv", RATINGS.to_vec()),
        ("supply", "cip", ".csv", shown(&cip, 2)),
        ("supply", &completions, ".csv", COMPLETIONS.to_vec()),
        ("supply", &institutions, ".csv", INSTITUTIONS.to_vec()),
    ];
    if with_words {
        tables.push((
            "onet",
            "alternate_titles",
            ".csv",
            vec!["onetsoc_code", "alternate_title"],
        ));
        let related = vec!["onetsoc_code", "related_onetsoc_code", "tier"];
        tables.push(("onet", "related_occupations", ".csv", related));
    }
    for (folder, prefix, suffix, columns) in tables {
        options
            .raw_tables
            .open(&options.raw.join(folder), prefix, suffix, &columns);
    }
    if let Some(file) = &options.earnings {
        earnings::open(file, options)?;
    }
    Ok(options.raw_tables.faults.stop()?)
}

const AREAS: [&str; 5] = ["area_code", "area_type", "state_fips", "area_name", "cbsa"];
const CELL: [&str; 6] = [
    "area_code",
    "soc_code",
    "employment",
    "annual_p25",
    "annual_median",
    "annual_p75",
];
const COMPLETIONS: [&str; 6] = [
    "year",
    "unitid",
    "cip2020_code",
    "award_level",
    "awards",
    "majornum",
];
const INSTITUTIONS: [&str; 8] = [
    "unitid",
    "name",
    "state",
    "state_fips",
    "county_name",
    "cbsa",
    "latitude",
    "longitude",
];
const PROJECTIONS: [&str; 7] = [
    "soc_code",
    "type",
    "title",
    "annual_openings_k",
    "entry_education",
    "work_experience",
    "on_the_job_training",
];
const RATINGS: [&str; 6] = [
    "onetsoc_code",
    "element_id",
    "importance",
    "level",
    "not_relevant",
    "recommend_suppress",
];

/// The rows of a file as it was read, such as `supply/cip2020.csv`.
pub fn rows(options: &Options, file: &str) -> Vec<published::Row> {
    let (folder, name) = file.split_once('/').unwrap_or(("", file));
    let stem = name.trim_end_matches(".csv");
    let prefix = if folder == "supply" { "cip" } else { stem };
    let table = options
        .raw_tables
        .open(&options.raw.join(folder), prefix, ".csv", &[]);
    let headers: Vec<&str> = table.headers().collect();
    let row = |row: crate::raw::Row| {
        let cells = headers.iter();
        cells
            .map(|header| ((*header).to_owned(), row.text(header).to_owned()))
            .collect()
    };
    table.rows().map(row).collect()
}

/// Refuses a table without rows that a plan cannot do without, and says where its rows were lost.
///
/// # Errors
/// If it has none.
pub fn needed(options: &Options, rows: usize, table: &str, folder: &str, why: [&str; 2]) -> Result<()> {
    if rows > 0 {
        return Ok(());
    }
    let [english, chinese] = why;
    let wrong = both!(
        "the table {table} would have no rows: {english}",
        "{table} 表将没有任何行：{chinese}"
    );
    let remedy = both!(
        "compare the codes of these files, and give files of the same state and years",
        "请核对这些文件中的代码，并使用同一州、同一时期的文件"
    );
    let place = Place::file(folder);
    options
        .raw_tables
        .faults
        .add(Code::NothingToReferTo, place, wrong, Some(remedy));
    options.raw_tables.faults.stop()?;
    Err(told(both!(
        "the table {table} has no rows",
        "{table} 表没有任何行"
    )))
}
