//! Numbers as people write them.

use super::{held, is_number, problems, read};
use vocmatch::Language;
use vocmatch::dataset::{Dataset, TABLES, Table};
use vocmatch::problem::Code;

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
