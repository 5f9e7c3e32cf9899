//! Tables written as a workbook and read again are the same.

use super::opened::beijing;
use proptest::prelude::*;
use vocmatch::dataset::rows::{DemandRow, RegionRow, SchoolRow, TextRow};
use vocmatch::dataset::{Dataset, WorkbookError};
use vocmatch_report::Language;

fn again(dataset: &Dataset, language: Language) -> Dataset {
    let read = Dataset::read_workbook("tables.xlsx", &dataset.to_workbook(language).unwrap());
    assert!(!read.problems().has_errors(), "{}", read.problems());
    read
}

#[test]
fn a_region_comes_back_as_it_was() {
    let dataset = beijing();
    assert_eq!(again(&dataset, Language::English), dataset);
    assert_eq!(again(&dataset, Language::Chinese), dataset);
}

#[test]
fn numbers_and_ids_are_exact() {
    let mut dataset = Dataset::default();
    dataset.regions.push(RegionRow {
        region_id: "000123".to_owned(),
        name: "=1+1".to_owned(),
        latitude: Some(0.1 + 0.2),
        longitude: Some(-1e-9),
        ..RegionRow::default()
    });
    for openings in [0, 1 << 53, 999_999_999_999_999, i64::MAX, -5] {
        dataset.demand.push(DemandRow {
            occupation_id: "1e5".to_owned(),
            region_id: "000123".to_owned(),
            openings,
            annual_wage: Some(1.0 / 3.0),
            ..DemandRow::default()
        });
    }
    assert_eq!(again(&dataset, Language::English), dataset);
}

#[test]
fn many_rows_come_back() {
    let mut dataset = Dataset::default();
    for k in 0..30_000 {
        dataset.schools.push(SchoolRow {
            school_id: format!("{k:06}"),
            name: format!("学校 {k}"),
            region_id: "11".to_owned(),
            ..SchoolRow::default()
        });
    }
    assert_eq!(again(&dataset, Language::Chinese), dataset);
}

#[test]
fn a_text_too_long_for_a_cell_is_told_with_its_place() {
    let mut dataset = Dataset::default();
    dataset.texts.push(TextRow {
        subject_id: "1".to_owned(),
        text: "字".repeat(32_768),
        ..TextRow::default()
    });
    let error = dataset.to_workbook(Language::English).unwrap_err();
    assert!(matches!(
        error,
        WorkbookError::TooLong {
            table: "texts",
            row: 2,
            column: "text",
            length: 32_768,
            ..
        }
    ));
    assert_eq!(
        error.to_string(),
        "texts row 2, text: a text of 32768 characters, and a cell of a workbook holds 32767; write a folder of CSV files"
    );
}

/// Texts as cells keep them: without spaces around, without signs that no file of this kind can hold, and none that stands
/// for nothing, such as `-` or 无.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[ -~]{0,11}[bcfhj]",
        "[一-龥，。（）]{0,5}号",
        Just("=A1".to_owned()),
        Just("_x000D_".to_owned()),
        Just("a\nb".to_owned()),
        Just("<&>\"'".to_owned()),
        Just("007".to_owned()),
        Just("2027-01-01".to_owned()),
    ];
    word.prop_map(|text| text.trim().to_owned())
        .prop_filter("a text", |text| !text.is_empty())
}

fn region() -> impl Strategy<Value = RegionRow> {
    let number = || proptest::option::of(-1e300..1e300);
    (text(), text(), proptest::option::of(text()), number(), number()).prop_map(
        |(region_id, name, parent_id, latitude, longitude)| RegionRow {
            region_id,
            name,
            parent_id,
            latitude,
            longitude,
            ..RegionRow::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_rows_come_back(regions in proptest::collection::vec(region(), 1..8)) {
        let mut dataset = Dataset::default();
        dataset.regions = regions;
        prop_assert_eq!(&again(&dataset, Language::English), &dataset);
    }
}
