//! Cells and headers as people write them: words for nothing, units, separators of thousands, names of levels. Each
//! kind is tried in every column that it can hit, in CSV and in JSON, under English and Chinese headers.

mod figures;
mod levels;
mod units;

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
         V109 industries.csv row 4, parent_id: \"暂无\" counts as not known; leave the cell empty\n\
         V109 industries.csv row 2, priority: \"N/A\" counts as not known; 1 more such cells in the column; leave the cell empty\n\
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
