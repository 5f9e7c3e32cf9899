//! Units in headers and keys.

use super::problems;
use serde_json::json;
use vocmatch::Language;
use vocmatch::dataset::Dataset;
use vocmatch::problem::Code;

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
