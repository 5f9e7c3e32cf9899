//! The empty workbook, and what it becomes once it is filled in.

use super::opened::{beijing, open, part, sheet};
use calamine::Reader;
use vocmatch::Model;
use vocmatch::advice::{AdviceConfig, recommend};
use vocmatch::dataset::{self, Dataset, TABLES};
use vocmatch::plan::PlanConfig;
use vocmatch_report::{Language, document};

#[test]
fn an_empty_workbook_is_read_as_no_rows_and_no_problems() {
    for language in [Language::English, Language::Chinese] {
        let bytes = dataset::template(language).unwrap();
        let read = Dataset::read_workbook("tables.xlsx", &bytes);
        assert!(read.problems().is_empty(), "{}", read.problems());
        assert_eq!(read, Dataset::default());
        assert_eq!(open(&bytes).sheet_names().len(), TABLES.len() + 1);
        assert_eq!(bytes, dataset::template(language).unwrap());
    }
}

#[test]
fn headers_are_those_that_tables_are_written_with() {
    for language in [Language::English, Language::Chinese] {
        let empty = dataset::template(language).unwrap();
        let full = beijing().to_workbook(language).unwrap();
        for name in open(&full).sheet_names() {
            let header = |bytes: &[u8]| sheet(bytes, &name).rows().next().unwrap().to_vec();
            assert_eq!(header(&empty), header(&full), "{name}");
        }
    }
}

#[test]
fn a_filled_workbook_gives_the_plan_of_the_tables() {
    let document = |dataset: Dataset| {
        let model = Model::new(dataset).unwrap();
        let plan = vocmatch::plan(&model, &PlanConfig::default()).unwrap();
        let advice = recommend(&model, &plan, &AdviceConfig::default()).unwrap();
        serde_json::to_string(&document(&model, &plan, &advice, "Region")).unwrap()
    };
    let expected = document(beijing());
    let filled = Dataset::read_workbook("tables.xlsx", &beijing().to_workbook(Language::Chinese).unwrap());
    assert_eq!(document(filled), expected);
}

#[test]
fn cells_offer_words_and_ids_and_watch_numbers() {
    let bytes = dataset::template(Language::English).unwrap();
    // The first sheet has the notes; the second is of regions, the fourth of occupations, the eighth of programs.
    let occupations = part(&bytes, "xl/worksheets/sheet4.xml");
    assert!(occupations.contains("secondary,higher_vocational,applied_bachelor,professional_master"));
    let programs = part(&bytes, "xl/worksheets/sheet8.xml");
    assert!(programs.contains("OFFSET('schools'!$A$2"), "{programs}");
    assert!(programs.contains("type=\"decimal\"") && programs.contains("type=\"whole\""));
    assert!(part(&bytes, "xl/comments7.xml").contains("The school that runs it."));
}
