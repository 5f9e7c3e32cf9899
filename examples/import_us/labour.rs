//! Jobs, wages and national openings: the labour market before it is split by what openings ask for.

use crate::areas::Areas;
use crate::codes::is_dated_jobs;
use crate::options::Options;
use crate::pay::Pay;
use crate::raw::{Numbers, Result, Row, Table, told};
use crate::reading::{Cell as Read, Decimal, Faults, both, decimal};
use crate::rules::Rules;
use crate::tally::Tally;
use std::collections::{BTreeMap, BTreeSet};
use vocmatch::problem::Code;

/// Everything the labour tables say about one occupation of the projections.
pub struct Job {
    pub title: String,
    /// Openings a year in the nation, people.
    pub national_openings: f64,
    pub entry_education: String,
    pub work_experience: String,
    pub training: String,
    /// The state's share of the nation's openings.
    pub state_share: f64,
    /// Region id → share of the state's jobs; sums to 1.
    pub region_shares: BTreeMap<String, f64>,
    /// Region id → pay: the area's, else the state's, else the nation's.
    pub wages: BTreeMap<String, Pay>,
    /// People employed in the nation, the self-employed included.
    pub employment: f64,
    /// Wage-and-salary jobs as a share of all jobs, in the nation.
    pub employed_share: Option<f64>,
}

/// Jobs and pay of one cell; a cell that is listed but not released has no jobs here.
#[derive(Clone, Copy, Default, PartialEq)]
struct Cell {
    jobs: Option<f64>,
    wage: Option<Pay>,
}

type Cells = BTreeMap<(String, String), Cell>;

const ALL: &str = "00-0000";

/// Reads projections and wage tables; the occupations that the state has, by code.
#[expect(clippy::too_many_lines, reason = "every row passes the same steps, in order")]
pub fn read(
    options: &Options,
    areas: &Areas,
    rules: &Rules,
    tally: &mut Tally,
) -> Result<BTreeMap<String, Job>> {
    let faults = &options.raw_tables.faults;
    let folder = options.raw.join("demand");
    let state = options.state.to_ascii_lowercase();
    let wide = options
        .raw_tables
        .open(&folder, "oews_", "_national_states.csv", &CELL);
    let wide = cells(&wide, areas, faults);
    let local = options
        .raw_tables
        .open(&folder, "oews_", &format!("_{state}_metro.csv"), &CELL);
    let local = cells(&local, areas, faults);
    let columns = [
        "soc_code",
        "type",
        "title",
        "annual_openings_k",
        "entry_education",
        "work_experience",
        "on_the_job_training",
    ];
    let projections = options
        .raw_tables
        .open(&folder, "bls_projections_national_", ".csv", &columns);
    let base_year = projections.headers().find(|header| is_dated_jobs(header));
    let base_year = base_year.ok_or_else(|| {
        let file = projections.name();
        told(both!(
            "{file}: there is no column emp_YEAR_k",
            "{file}：缺少“emp_年份_k”列"
        ))
    })?;
    let nation = wide
        .keys()
        .map(|(area, _)| area.clone())
        .find(|area| area.bytes().all(|b| b == b'0'))
        .ok_or_else(|| {
            told(both!(
                "demand/oews_…_national_states.csv: there is no row of the nation (area_code 0000000)",
                "demand/oews_…_national_states.csv：没有全国的行（area_code 为 0000000）"
            ))
        })?;
    let get = |cells: &Cells, area: &str, code: &str| {
        cells
            .get(&(area.to_owned(), code.to_owned()))
            .copied()
            .unwrap_or_default()
    };
    let state_jobs = get(&wide, &areas.state_code, ALL)
        .jobs
        .filter(|jobs| *jobs > 0.0)
        .ok_or_else(|| {
            let area = &areas.state_code;
            told(both!(
                "demand/oews_…_national_states.csv: the state's area {area} has no jobs of all occupations (00-0000)",
                "demand/oews_…_national_states.csv：州的地区 {area} 没有全部职业（00-0000）的从业人数"
            ))
        })?;
    let mut jobs = BTreeMap::new();
    let items = line_items(&projections, faults, tally);
    known_words(&items, rules, faults);
    faults.stop()?;
    for row in items {
        let code = row.text("soc_code");
        let openings = row.number("annual_openings_k").unwrap_or(0.0) * 1000.0;
        let national = get(&wide, &nation, code);
        let of_state = get(&wide, &areas.state_code, code);
        let known: BTreeMap<&str, Cell> = areas
            .regions
            .keys()
            .map(|area| (area.as_str(), get(&local, area, code)))
            .collect();
        let sum: f64 = known.values().filter_map(|cell| cell.jobs).sum();
        let Some(national_jobs) = national.jobs.filter(|jobs| *jobs > 0.0) else {
            tally.add("occupations left out: no national jobs in the wage tables", 1);
            tally.add("their national openings", openings);
            continue;
        };
        // A state cell that is not released takes the sum of the areas that are.
        let in_state = of_state.jobs.unwrap_or(sum);
        if in_state <= 0.0 {
            tally.add("occupations left out: no jobs in the state's tables", 1);
            tally.add("their openings in the nation", openings);
            continue;
        }
        if of_state.jobs.is_none() {
            tally.add("occupations whose state total is the sum of its areas", 1);
        }
        let missing = known.values().filter(|cell| cell.jobs.is_none()).count();
        tally.add("cells area × occupation", u32::try_from(known.len())?);
        tally.add("of which missing and filled", u32::try_from(missing)?);
        let filled = fill(&known, in_state, sum, state_jobs, |area| {
            get(&local, area, ALL).jobs.unwrap_or(0.0)
        });
        let total: f64 = filled.values().sum();
        let share_of_known = if total > 0.0 { sum / in_state } else { 1.0 };
        tally.add("openings of the state", openings * in_state / national_jobs);
        tally.add(
            "of which in cells that were missing or scaled",
            openings * in_state / national_jobs * (1.0 - share_of_known).max(0.0),
        );
        let wage = |cell: Cell| cell.wage.or(of_state.wage).or(national.wage);
        let region = |area: &str| areas.regions.get(area).cloned();
        let base = checked(row, base_year, faults).unwrap_or(0.0) * 1000.0;
        jobs.insert(
            code.to_owned(),
            Job {
                title: row.text("title").to_owned(),
                national_openings: openings,
                entry_education: row.text("entry_education").to_owned(),
                work_experience: row.text("work_experience").to_owned(),
                training: row.text("on_the_job_training").to_owned(),
                state_share: in_state / national_jobs,
                region_shares: filled
                    .iter()
                    .filter_map(|(area, jobs)| Some((region(area)?, jobs / total)))
                    .collect(),
                wages: known
                    .iter()
                    .filter_map(|(area, cell)| Some((region(area)?, wage(*cell)?)))
                    .collect(),
                employment: base,
                employed_share: (base > 0.0).then(|| national_jobs / base),
            },
        );
    }
    faults.stop()?;
    Ok(jobs)
}

/// SOC 2018 code → the code that projections and wage tables use for it, where they combine several.
pub fn combined(options: &Options) -> BTreeMap<String, String> {
    let table = options.raw_tables.open(
        &options.raw.join("crosswalk"),
        "oews_combined_soc2018",
        ".csv",
        &["oews_code", "soc2018_code"],
    );
    let pair = |row: Row| {
        (
            row.text("soc2018_code").to_owned(),
            row.text("oews_code").to_owned(),
        )
    };
    table.rows().map(pair).collect()
}

const CELL: [&str; 6] = [
    "area_code",
    "soc_code",
    "employment",
    Pay::COLUMNS[0],
    Pay::COLUMNS[1],
    Pay::COLUMNS[2],
];

/// Region id → the median pay of all who work there, dollars a year.
pub fn medians(options: &Options, areas: &Areas) -> BTreeMap<String, f64> {
    let state = options.state.to_ascii_lowercase();
    let folder = options.raw.join("demand");
    let table = options
        .raw_tables
        .open(&folder, "oews_", &format!("_{state}_metro.csv"), &CELL);
    let mut medians = BTreeMap::new();
    for row in table.rows().filter(|row| row.text("soc_code") == ALL) {
        let region = areas.regions.get(row.text("area_code"));
        if let (Some(region), Some(pay)) = (region, Pay::read(row)) {
            medians.insert(region.clone(), pay.median);
        }
    }
    medians
}

/// The cells by area and occupation. Areas that the list of areas lacks are told, and so are cells that stand twice.
fn cells(table: &Table, areas: &Areas, faults: &Faults) -> Cells {
    let mut cells = Cells::new();
    let mut unknown: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut last, mut is_known) = ("", areas.known.contains(""));
    for row in table.rows() {
        let (area, code) = (row.text("area_code"), row.text("soc_code"));
        // Rows of an area stand together as a rule.
        if area != last {
            (last, is_known) = (area, areas.known.contains(area));
        }
        if !is_known {
            *unknown.entry(area).or_default() += 1;
        }
        let cell = Cell {
            jobs: row.number("employment"),
            wage: Pay::read(row),
        };
        if let Some(before) = cells.insert((area.to_owned(), code.to_owned()), cell) {
            if before == cell {
                let wrong = both!(
                    "{code} in the area {area} stands twice with the same numbers; it counts once",
                    "地区 {area} 的 {code} 以相同数字出现两次，只计一次"
                );
                faults.add(Code::NotData, row.place(""), wrong, None);
            } else {
                let wrong = both!(
                    "{code} in the area {area} stands twice with different numbers",
                    "地区 {area} 的 {code} 出现两次，数字不同"
                );
                let remedy = both!(
                    "keep the row of all industries and owners",
                    "请保留各行业、各所有制合计的一行"
                );
                faults.add(Code::DuplicateKey, row.place(""), wrong, Some(remedy));
            }
        }
    }
    if !unknown.is_empty() {
        let (count, first) = (unknown.len(), first(unknown.keys()));
        let rows: usize = unknown.values().sum();
        let wrong = both!(
            "{rows} rows of {count} areas that oews_areas.csv lacks are not read ({first})",
            "有 {rows} 行属于 oews_areas.csv 中没有的 {count} 个地区，未读取（{first}）"
        );
        let remedy = both!("compare the codes of the areas", "请核对地区代码");
        let place = crate::reading::Place::file(table.name()).column("area_code");
        faults.add(Code::UnknownKind, place, wrong, Some(remedy));
    }
    cells
}

/// The first few of some codes.
pub fn first<'a, T: AsRef<str> + 'a + ?Sized>(codes: impl Iterator<Item = &'a T>) -> String {
    let mut few: Vec<&str> = codes.take(6).map(AsRef::as_ref).collect();
    if few.len() > 5 {
        few[5] = "…";
    }
    few.join(", ")
}

/// The rows of single occupations. Groups of them, and rows that stand beside their parts, are totals: they are left
/// out and told.
fn line_items<'a>(projections: &'a Table, faults: &Faults, tally: &mut Tally) -> Vec<Row<'a>> {
    let all: Vec<Row> = projections
        .rows()
        .filter(|row| row.text("type").eq_ignore_ascii_case("line item"))
        .collect();
    let codes: BTreeSet<&str> = all.iter().map(|row| row.text("soc_code")).collect();
    let is_total = |code: &str| {
        let start = code.trim_end_matches('0');
        let parts = codes.range(start..).take_while(|other| other.starts_with(start));
        code.ends_with("-0000") || (code.ends_with('0') && parts.count() > 1)
    };
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut items = Vec::with_capacity(all.len());
    for row in all {
        let code = row.text("soc_code");
        if is_total(code) {
            let wrong = both!(
                "{code} is a group of occupations that are listed as well; it is left out",
                "{code} 是职业类别，其下各职业也已列出，未计入"
            );
            faults.add(Code::TotalBesideParts, row.place("soc_code"), wrong, None);
            tally.add("groups of occupations left out: their occupations are listed", 1);
        } else if code.is_empty() {
            faults.add(
                Code::EmptyCell,
                row.place("soc_code"),
                both!("it is empty", "为空"),
                None,
            );
        } else if !seen.insert(code) {
            let wrong = both!("the occupation {code} stands twice", "职业 {code} 出现两次");
            faults.add(Code::DuplicateKey, row.place("soc_code"), wrong, None);
        } else {
            items.push(row);
        }
    }
    items
}

/// Tells every word about education and experience that no rule knows.
fn known_words(items: &[Row], rules: &Rules, faults: &Faults) {
    for row in items {
        let code = row.text("soc_code");
        for (rule, column) in [
            ("entry_education", "entry_education"),
            ("experience", "work_experience"),
        ] {
            let own = rules
                .get("occupation_entry", code)
                .filter(|_| rule == "entry_education");
            let text = own.unwrap_or_else(|| row.text(column));
            let may_be_empty = rule == "experience" && text.is_empty();
            if !may_be_empty && rules.get(rule, text).is_none() {
                let wrong = both!("no rule {rule} knows \"{text}\"", "没有规则 {rule} 说明“{text}”");
                let remedy = both!(
                    "correct the word, or add a rule with --rules",
                    "请更正该词，或用 --rules 补充规则"
                );
                faults.add(Code::NotReadable, row.place(column), wrong, Some(remedy));
            }
        }
    }
}

/// A number of a column whose name carries a year.
fn checked(row: Row, column: &str, faults: &Faults) -> Option<f64> {
    match decimal(row.text(column), Decimal::Positive) {
        Read::Bad(code, wrong, remedy) => {
            faults.add(code, row.place(column), wrong, remedy);
            None
        }
        Read::Clean(text) => text.parse().ok(),
        _ => row.number(column),
    }
}

/// Jobs by area that sum to the state's: a missing cell takes the area's jobs × the state's rate of the
/// occupation, all missing cells together at most what the known ones leave; then every cell is scaled.
fn fill<'a>(
    known: &BTreeMap<&'a str, Cell>,
    in_state: f64,
    sum: f64,
    state_jobs: f64,
    area_jobs: impl Fn(&str) -> f64,
) -> BTreeMap<&'a str, f64> {
    let expected = |area: &str| area_jobs(area) * in_state / state_jobs;
    let missing: f64 = known
        .iter()
        .filter(|(_, cell)| cell.jobs.is_none())
        .map(|(area, _)| expected(area))
        .sum();
    let residual = (in_state - sum).max(0.0);
    let bound = if missing > residual {
        residual / missing
    } else {
        1.0
    };
    let filled: BTreeMap<&str, f64> = known
        .iter()
        .map(|(area, cell)| (*area, cell.jobs.unwrap_or_else(|| expected(area) * bound)))
        .collect();
    let total: f64 = filled.values().sum();
    if total <= 0.0 {
        // Nothing is known of any area and nothing can be expected: by all jobs.
        return known.keys().map(|area| (*area, area_jobs(area))).collect();
    }
    filled
        .into_iter()
        .map(|(area, jobs)| (area, jobs * in_state / total))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(jobs: Option<f64>) -> Cell {
        Cell { jobs, wage: None }
    }

    #[test]
    fn missing_cells_take_the_states_rate_within_the_residual_and_all_sum_to_the_state() {
        let known = BTreeMap::from([("a", cell(Some(60.0))), ("b", cell(None)), ("c", cell(None))]);
        let area_jobs = |area: &str| match area {
            "a" => 500.0,
            "b" => 400.0,
            _ => 100.0,
        };
        // The rate is .1: b expects 40 and c 10, and the residual of 40 bounds them to 32 and 8.
        let filled = fill(&known, 100.0, 60.0, 1000.0, area_jobs);
        assert_eq!(filled, BTreeMap::from([("a", 60.0), ("b", 32.0), ("c", 8.0)]));
    }

    #[test]
    fn a_residual_larger_than_expected_is_spread_over_all_cells() {
        let known = BTreeMap::from([("a", cell(Some(60.0))), ("b", cell(None))]);
        // b expects 20; 80 of the state's 160 jobs are then scaled up by two.
        let filled = fill(&known, 160.0, 60.0, 800.0, |area| {
            if area == "b" { 100.0 } else { 700.0 }
        });
        assert_eq!(filled, BTreeMap::from([("a", 120.0), ("b", 40.0)]));
    }
}
