//! Cells and headers as people write them: words for nothing, units, separators of thousands, names of levels. Each
//! kind is tried in every column that it can hit, in CSV and in JSON, under English and Chinese headers.

use serde_json::{Value, json};
use vocmatch::Language;
use vocmatch::dataset::{Column, Dataset, TABLES, Table};
use vocmatch::problem::{Code, Problem, Severity};

/// A value that a column takes.
fn sound(column: &Column) -> String {
    if let Some((english, _)) = column.choices.first() {
        return (*english).to_owned();
    }
    match column.want {
        "a text" => format!("{}1", &column.name[..2]),
        "a year, such as 2027" => "2027".to_owned(),
        "a date, such as 2025-05" => "2025-05".to_owned(),
        _ => "1".to_owned(),
    }
}

fn is_number(column: &Column) -> bool {
    let wants = [
        "a number",
        "a whole number",
        "a year, such as 2027",
        "a whole number, 0 or more",
    ];
    wants.contains(&column.want)
}

/// A table of one row in which a column holds `cell` under `header`: read from CSV under English and under Chinese
/// headers, and from JSON.
fn read(table: &Table, column: &Column, cell: &str) -> [Dataset; 3] {
    let csv = |chinese: bool| {
        let columns = table
            .columns
            .iter()
            .filter(|one| !one.optional || one.name == column.name);
        let columns: Vec<&Column> = columns.collect();
        let heads = columns
            .iter()
            .map(|one| if chinese { one.chinese } else { one.name });
        let cells = columns.iter().map(|one| {
            let text = if one.name == column.name {
                cell.to_owned()
            } else {
                sound(one)
            };
            format!("\"{}\"", text.replace('"', "\"\""))
        });
        let text = [
            heads.collect::<Vec<_>>().join(","),
            cells.collect::<Vec<_>>().join(","),
        ]
        .join("\n");
        let mut dataset = Dataset::default();
        assert!(dataset.read_csv(if chinese { table.chinese } else { table.name }, text.as_bytes()));
        dataset
    };
    let cells = table
        .columns
        .iter()
        .filter(|one| !one.optional || one.name == column.name);
    let row = cells.map(|one| {
        let text = if one.name == column.name {
            cell.to_owned()
        } else {
            sound(one)
        };
        (one.name.to_owned(), Value::from(text))
    });
    let row: serde_json::Map<String, Value> = row.collect();
    let name = table.name;
    let document = json!({ name: [row] }).to_string();
    [csv(false), csv(true), Dataset::from_json(&document)]
}

/// The cell of the one row, if it is not empty.
fn held(dataset: &Dataset, table: &Table, column: &Column) -> Option<Value> {
    let document: Value = serde_json::from_str(&dataset.to_json()).unwrap();
    document[table.name][0].get(column.name).cloned()
}

fn problems(dataset: &Dataset) -> Vec<&Problem> {
    dataset.problems().iter().collect()
}

fn optional() -> impl Iterator<Item = (&'static Table, &'static Column)> {
    let all = TABLES
        .iter()
        .flat_map(|table| table.columns.iter().map(move |column| (table, column)));
    // The id of a decision may be a stroke.
    all.filter(|(table, column)| column.optional && !(table.name == "decisions" && column.name == "id"))
}

#[test]
fn an_unmistakable_word_for_nothing_empties_any_optional_cell_and_is_told_once() {
    for (table, column) in optional() {
        for word in [
            "无", "暂无", "N/A", "n/a", "-", "—", "NULL", "/", "nan", "#N/A", "没有",
        ] {
            let chosen = column.choices.iter().any(|(english, _)| *english == "none");
            if chosen && ["无", "没有"].contains(&word) {
                continue;
            }
            for dataset in read(table, column, word) {
                let at = format!("{}.{} {word}: {}", table.name, column.name, dataset.problems());
                assert_eq!(held(&dataset, table, column), None, "{at}");
                let [problem] = problems(&dataset)[..] else {
                    panic!("{at}")
                };
                assert_eq!(problem.code(), Code::CountsAsEmpty, "{at}");
                assert_eq!(problem.location().column(), Some(column.name), "{at}");
                assert_eq!(problem.value(), Some(word), "{at}");
                assert!(problem.remedy(Language::Chinese).contains("留空"), "{at}");
            }
        }
    }
}

#[test]
fn a_withheld_value_is_told_as_withheld() {
    for (table, column) in optional().filter(|(_, column)| column.want != "a text") {
        for word in [
            "*",
            "**",
            "#",
            "~",
            "x",
            "(X)",
            "PrivacySuppressed",
            "<10",
            "≤5",
            "< 5",
            "保密",
        ] {
            for dataset in read(table, column, word) {
                let at = format!("{}.{} {word}: {}", table.name, column.name, dataset.problems());
                assert_eq!(held(&dataset, table, column), None, "{at}");
                let [problem] = problems(&dataset)[..] else {
                    panic!("{at}")
                };
                assert_eq!(
                    (problem.code(), problem.severity()),
                    (Code::Suppressed, Severity::Warning),
                    "{at}"
                );
            }
        }
    }
}

#[test]
fn a_word_that_a_column_offers_is_that_choice() {
    for word in ["none", "无", "不限", "没有"] {
        let demand = Table::find("demand").unwrap();
        let column = &demand.columns[demand.column("credential").unwrap()];
        for dataset in read(demand, column, word) {
            assert_eq!(dataset.problems().to_string(), "");
            assert_eq!(held(&dataset, demand, column), Some(json!("none")), "{word}");
        }
    }
}

#[test]
fn a_word_for_nothing_where_a_value_is_needed_is_an_error_that_asks_for_it() {
    for table in TABLES {
        for column in table.columns.iter().filter(|column| !column.optional) {
            let id = column.name.ends_with("_id");
            if !(is_number(column) || !column.choices.is_empty() || id) {
                continue;
            }
            for (word, code) in [
                ("N/A", Code::EmptyCell),
                ("无", Code::EmptyCell),
                ("*", Code::SuppressedNeeded),
                ("<10", Code::SuppressedNeeded),
            ] {
                let withheld = code == Code::SuppressedNeeded;
                if withheld && !is_number(column) {
                    continue;
                }
                for dataset in read(table, column, word) {
                    let at = format!("{}.{} {word}: {}", table.name, column.name, dataset.problems());
                    let [problem] = problems(&dataset)[..] else {
                        panic!("{at}")
                    };
                    assert_eq!(problem.code(), code, "{at}");
                    assert!(!problem.remedy(Language::English).contains("empty"), "{at}");
                    assert!(problem.text(Language::Chinese).contains(word), "{at}");
                }
            }
        }
    }
}

#[test]
fn words_for_nothing_are_counted_by_column_and_word() {
    let mut dataset = Dataset::default();
    let text = "industry_id,name,priority,parent_id\na,A,N/A,无\nb,B,n/a,\nc,C,*,暂无\nd,D,0.5,无\n";
    dataset.read_csv("industries", text.as_bytes());
    assert_eq!(
        dataset.problems().to_string(),
        "V109 industries.csv row 2, parent_id: \"无\" counts as not known; 1 more such cells in the column; leave the cell empty\n\
         V109 industries.csv row 2, priority: \"N/A\" counts as not known; 1 more such cells in the column; leave the cell empty\n\
         V109 industries.csv row 4, parent_id: \"暂无\" counts as not known; leave the cell empty\n\
         V110 industries.csv row 4, priority: \"*\" stands for a value that its publisher withheld, and counts as not known; \
         write the number if you have it, or leave the cell empty"
    );
}

fn beijing() -> Dataset {
    Dataset::read_dir("../examples/data/beijing-ic")
}

#[test]
fn tables_filled_with_words_for_nothing_are_those_with_empty_cells() {
    let text = std::fs::read_to_string("../examples/data/beijing-ic/demand.csv").unwrap();
    for word in [
        "无", "暂无", "没有", "N/A", "none", "nan", "null", "-", "—", "/", "否",
    ] {
        let mut lines = text.lines();
        let head = [lines.next().unwrap(), ",caution"].concat();
        let rows = lines.map(|line| [line, ",", word].concat());
        let filled = [vec![head], rows.collect()].concat().join("\n");
        let mut dataset = beijing();
        dataset.read_csv("demand", filled.as_bytes());
        assert_eq!(dataset, beijing(), "{word}");
        assert_eq!(dataset.problems().count(), 1, "{}", dataset.problems());
    }
}

#[test]
fn a_dot_before_three_digits_is_refused_in_counts_and_in_money() {
    for table in TABLES {
        for column in table.columns.iter().filter(|column| is_number(column)) {
            let money = [
                "annual_wage",
                "wage_p25",
                "wage_p75",
                "median_wage",
                "living_wage",
                "seat_cost",
                "earnings",
                "threshold",
            ];
            let read_twice = column.want != "a number" || money.contains(&column.name);
            for (text, both) in [
                ("1.000", ["1", "1000"]),
                ("160.000", ["160", "160000"]),
                ("12.345", ["12.3450", "12345"]),
            ] {
                for dataset in read(table, column, text) {
                    let told = problems(&dataset);
                    let at = format!("{}.{} {text}: {}", table.name, column.name, dataset.problems());
                    if !read_twice {
                        assert!(told.is_empty(), "{at}");
                        continue;
                    }
                    let [problem] = told[..] else { panic!("{at}") };
                    assert_eq!(
                        (problem.code(), problem.value()),
                        (Code::ThousandsDot, Some(text)),
                        "{at}"
                    );
                    for language in [Language::English, Language::Chinese] {
                        assert!(
                            both.iter().all(|number| problem.wrong(language).contains(number)),
                            "{at}"
                        );
                    }
                }
            }
            for text in ["30.0", "30.00", "30"]
                .into_iter()
                .filter(|_| column.want != "a year, such as 2027")
            {
                for dataset in read(table, column, text) {
                    assert_eq!(
                        dataset.problems().to_string(),
                        "",
                        "{}.{} {text}",
                        table.name,
                        column.name
                    );
                    assert_eq!(held(&dataset, table, column).unwrap().as_f64(), Some(30.0));
                }
            }
        }
    }
}

#[test]
fn numbers_of_json_are_numbers() {
    let dataset = Dataset::from_json(
        r#"{"demand": [{"occupation_id": "o", "region_id": "r", "first_year": 2027, "openings": 1.000, "annual_wage": 160.125}]}"#,
    );
    assert_eq!(dataset.problems().to_string(), "");
    assert_eq!(
        (dataset.demand[0].openings, dataset.demand[0].annual_wage),
        (1, Some(160.125))
    );
}

#[test]
fn separators_of_thousands_and_usual_units_are_read() {
    let demand = Table::find("demand").unwrap();
    let column = |name: &str| &demand.columns[demand.column(name).unwrap()];
    for (name, text, number) in [
        ("openings", "1,234", 1234.0),
        ("openings", "1 234", 1234.0),
        ("openings", "1’234", 1234.0),
        ("openings", "30人", 30.0),
        ("openings", "１，２３４", 1234.0),
        ("annual_wage", "12,345.50", 12345.5),
        ("annual_wage", "$45,000", 45000.0),
        ("annual_wage", "160000元", 160_000.0),
        ("first_year", "2027年", 2027.0),
        ("experience_years", "3年", 3.0),
    ] {
        for dataset in read(demand, column(name), text) {
            assert_eq!(dataset.problems().to_string(), "", "{name} {text}");
            assert_eq!(
                held(&dataset, demand, column(name)).unwrap().as_f64(),
                Some(number),
                "{text}"
            );
        }
    }
}

#[test]
fn what_is_probably_meant_is_the_remedy() {
    let told = |table: &str, name: &str, text: &str| {
        let table = Table::find(table).unwrap();
        let column = &table.columns[table.column(name).unwrap()];
        let remedies = read(table, column, text).map(|dataset| {
            let [problem] = problems(&dataset)[..] else {
                panic!("{text}: {}", dataset.problems())
            };
            assert!(
                problem.wrong(Language::Chinese).contains(text),
                "{}",
                problem.text(Language::Chinese)
            );
            (
                problem.code().as_str(),
                problem.remedy(Language::English).to_owned(),
            )
        });
        assert!(remedies.iter().all(|one| *one == remedies[0]));
        remedies[0].clone()
    };
    for (table, name, text, code, remedy) in [
        (
            "programs",
            "completion_rate",
            "85%",
            "V102",
            "write 0.85, or leave it empty",
        ),
        (
            "programs",
            "completion_rate",
            "0,85",
            "V102",
            "write 0.85, or leave it empty",
        ),
        ("employment", "exit_rate", "5%", "V102", "write 0.05"),
        (
            "regions",
            "longitude",
            "116,407",
            "V102",
            "write 116.407, or leave it empty",
        ),
        ("demand", "openings", "1.2E+03", "V102", "write 1200"),
        ("demand", "openings", "5万", "V102", "write 50000"),
        ("demand", "openings", "1.234.567", "V102", "write 1234567"),
        ("demand", "openings", "30-40", "V102", "write a whole number"),
        (
            "demand",
            "annual_wage",
            "16万元",
            "V102",
            "write 160000, or leave it empty",
        ),
        (
            "demand",
            "openings",
            "99999999999999999999",
            "V105",
            "write a whole number from 0 to 1,000,000,000",
        ),
        (
            "demand",
            "first_year",
            "99999999999999999999",
            "V106",
            "write a year from 1900 to 2200",
        ),
        (
            "programs",
            "years",
            "1e999",
            "V107",
            "write a number from 0 to 15, or leave it empty",
        ),
    ] {
        assert_eq!(told(table, name, text), (code, remedy.to_owned()), "{text}");
    }
}

/// The tables of a header and one row.
fn one(table: &str, heads: &str, cells: &str) -> Dataset {
    let mut dataset = Dataset::default();
    assert!(dataset.read_csv(table, format!("{heads}\n{cells}\n").as_bytes()));
    dataset
}

#[test]
fn numbers_under_a_scale_are_converted_and_told_once() {
    for header in [
        "openings (thousands)",
        "openings [000s]",
        "\"openings, in thousands\"",
        "openings ('000)",
        "需求人数（千人）",
        "需求人数【千】",
        "岗位数(k)",
    ] {
        let dataset = one(
            "demand",
            &format!("occupation_id,region_id,first_year,{header}"),
            "o,r,2027,0.04\np,r,2027,12.345\nq,r,2027,\"1,234\"",
        );
        let counts: Vec<i64> = dataset.demand.iter().map(|row| row.openings).collect();
        assert_eq!(counts, [40, 12_345, 1_234_000], "{header}");
        let [problem] = problems(&dataset)[..] else {
            panic!("{header}: {}", dataset.problems())
        };
        assert_eq!(problem.code(), Code::UnitRead, "{header}");
        assert!(
            problem
                .wrong(Language::English)
                .ends_with("\"0.04\" counts as 40"),
            "{problem}"
        );
    }
    let dataset = one(
        "需求",
        "职业代码,区域代码,起始年份,需求人数,年薪（万元）",
        "o,r,2027,30,16.8\no,r,2028,30,无",
    );
    let wages: Vec<_> = dataset.demand.iter().map(|row| row.annual_wage).collect();
    assert_eq!(wages, [Some(168_000.0), None]);
    assert_eq!(dataset.problems().count(), 2, "{}", dataset.problems());
    let dataset = one(
        "programs",
        "program_id,school_id,major_id,completion_rate (%)",
        "p,s,m,85\nq,s,m,0.5\nr,s,m,92.5%",
    );
    let rates: Vec<_> = dataset.programs.iter().map(|row| row.completion_rate).collect();
    assert_eq!(rates, [Some(0.85), Some(0.005), Some(0.925)]);
    assert_eq!(dataset.problems().count(), 1, "{}", dataset.problems());
}

#[test]
fn a_header_of_per_cent_over_shares_is_refused() {
    let dataset = one(
        "programs",
        "program_id,school_id,major_id,completion_rate (%)",
        "p,s,m,0.85\nq,s,m,1",
    );
    assert_eq!(
        dataset.problems().to_string(),
        "V024 programs.csv, completion_rate (%): the header says \"%\", but no number is above 1: these may be shares; \
         write shares from 0 to 1, such as 0.85, and remove \"%\" from the header"
    );
}

#[test]
fn a_number_under_a_scale_that_is_not_whole_is_refused() {
    let dataset = one(
        "demand",
        "occupation_id,region_id,first_year,openings (thousands)",
        "o,r,2027,0.0405",
    );
    assert_eq!(
        dataset.problems().to_string(),
        "V024 demand.csv row 2, openings (thousands): \"0.0405\" under \"thousands\" is 40.5, which is not a whole number; \
         write a whole number, and remove \"thousands\" from the header"
    );
}

#[test]
fn another_unit_is_one_problem_of_its_header() {
    for (header, what) in [
        ("openings (%)", "numbers of people"),
        ("openings (per month)", "numbers of people"),
        ("openings ($)", "numbers of people"),
        ("需求人数（万元）", "numbers of people"),
    ] {
        let dataset = one(
            "demand",
            &format!("occupation_id,region_id,first_year,{header}"),
            "o,r,2027,40",
        );
        let [problem] = problems(&dataset)[..] else {
            panic!("{header}: {}", dataset.problems())
        };
        assert_eq!(problem.code(), Code::Unit, "{header}");
        assert!(problem.remedy(Language::English).contains(what), "{problem}");
    }
    let dataset = one(
        "demand",
        "occupation_id,region_id,first_year,openings,年薪（元/月）",
        "o,r,2027,40,8000",
    );
    assert_eq!(dataset.problems().iter().next().unwrap().code(), Code::Unit);
    assert_eq!(dataset.demand[0].annual_wage, None);
}

#[test]
fn other_words_in_brackets_are_told_and_harmless_units_are_not() {
    let dataset = one(
        "demand",
        "occupation_id,region_id,first_year,openings (estimate)",
        "o,r,2027,40",
    );
    assert_eq!(dataset.demand[0].openings, 40);
    assert_eq!(
        dataset.problems().to_string(),
        "V025 demand.csv, openings (estimate): \"estimate\" in the header is no unit that is known, and is passed over; \
         check that the numbers are in the unit of the column"
    );
    for heads in [
        "职业代码,区域代码,起始年份（年）,需求人数（人/年）,年薪（元）",
        "occupation_id (code),region_id,first_year,openings (people),annual_wage [$ a year]",
    ] {
        let dataset = one("demand", heads, "o,r,2027,40,160000");
        assert_eq!(dataset.problems().to_string(), "", "{heads}");
        assert_eq!(
            (dataset.demand[0].openings, dataset.demand[0].annual_wage),
            (40, Some(160_000.0))
        );
    }
}

#[test]
fn a_key_with_a_unit_is_read_or_refused() {
    let read = |key: &str| {
        let row = json!({"occupation_id": "o", "region_id": "r", "first_year": 2027, key: 40});
        Dataset::from_json(&json!({ "demand": [row] }).to_string())
    };
    let dataset = read("需求人数（人）");
    assert_eq!(
        (
            dataset.problems().to_string().as_str(),
            dataset.demand[0].openings
        ),
        ("", 40)
    );
    assert_eq!(
        read("openings (thousands)").problems().to_string(),
        "V024 demand[0].openings: the header says \"thousands\", which is not the unit of the column; \
         write numbers of people in full, and remove \"thousands\" from the header"
    );
    assert!(
        read("openings (estimate)")
            .problems()
            .to_string()
            .starts_with("V025 demand[0].openings: \"estimate\"")
    );
}

#[test]
fn levels_are_read_as_people_write_them() {
    let majors = Table::find("majors").unwrap();
    let column = &majors.columns[majors.column("level").unwrap()];
    for (level, words) in [
        (
            "secondary",
            &[
                "中职（含技工）",
                "中等专业学校",
                "职业高中",
                "技工学校",
                "Secondary vocational",
            ][..],
        ),
        (
            "higher_vocational",
            &[
                "高职（专科）",
                "高职(专科)",
                "专科（高职）",
                "大专学历",
                "普通专科",
                "高职 / 专科",
                "Associate degree",
                "Associate's degree",
                "AA",
                "A.S.",
            ],
        ),
        (
            "applied_bachelor",
            &[
                "本科",
                "普通本科",
                "全日制本科",
                "职教本科",
                "本科层次职业教育",
                "专升本",
                "职业本科教育",
                "Bachelor's degree",
                "bachelor",
                "BS",
            ],
        ),
        (
            "professional_master",
            &[
                "硕士研究生",
                "专业学位",
                "专业学位研究生",
                "硕士学位",
                "Master's degree",
                "Master",
            ],
        ),
    ] {
        for word in words {
            for dataset in read(majors, column, word) {
                assert_eq!(dataset.problems().to_string(), "", "{word}");
                assert_eq!(held(&dataset, majors, column), Some(json!(level)), "{word}");
            }
        }
    }
    for word in ["研究生", "Certificate", "博士", "高中", "大学", "一本"] {
        for dataset in read(majors, column, word) {
            let [problem] = problems(&dataset)[..] else {
                panic!("{word}: {}", dataset.problems())
            };
            assert_eq!(problem.code(), Code::NotReadable, "{word}");
        }
    }
    let [dataset, ..] = read(majors, column, "一本");
    let problem = problems(&dataset)[0];
    assert_eq!(
        problem.wrong(Language::Chinese),
        "“一本”不是中职、高职专科、职业本科、专业硕士之一"
    );
    assert_eq!(
        problem.remedy(Language::Chinese),
        "请填写中职、高职专科、职业本科、专业硕士之一"
    );
}

#[test]
fn a_lowest_level_and_above_is_that_level() {
    let demand = Table::find("demand").unwrap();
    let column = |name: &str| &demand.columns[demand.column(name).unwrap()];
    for (word, level) in [
        ("大专及以上", "higher_vocational"),
        ("本科及以上学历", "applied_bachelor"),
        ("Bachelor's degree or higher", "applied_bachelor"),
    ] {
        for dataset in read(demand, column("min_level"), word) {
            assert_eq!(dataset.problems().to_string(), "", "{word}");
            assert_eq!(
                held(&dataset, demand, column("min_level")),
                Some(json!(level)),
                "{word}"
            );
        }
        for dataset in read(demand, column("max_level"), word) {
            assert!(dataset.problems().has_errors(), "{word}");
        }
    }
}

#[test]
fn unspoilt_tables_get_no_notice_of_cells_or_units() {
    let codes = [
        Code::Unit,
        Code::UnitRead,
        Code::CountsAsEmpty,
        Code::Suppressed,
        Code::SuppressedNeeded,
        Code::ThousandsDot,
    ];
    for folder in [
        "../examples/data/beijing-ic",
        "../examples/data/california",
        "../examples/data/china",
        "data/small",
    ] {
        let dataset = Dataset::read_dir(folder);
        let told = dataset
            .problems()
            .iter()
            .find(|problem| codes.contains(&problem.code()));
        assert_eq!(told.map(ToString::to_string), None, "{folder}");
    }
}
