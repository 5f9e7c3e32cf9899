//! The plan as a workbook.

use super::opened::{beijing, open, part, sheet};
use calamine::{Data, Range, Reader};
use vocmatch::Model;
use vocmatch::advice::{Advice, AdviceConfig, recommend};
use vocmatch::dataset::Dataset;
use vocmatch::dataset::rows::SchoolRow;
use vocmatch::plan::{Plan, PlanConfig};
use vocmatch_report::{
    BalanceDocument, Document, Language, PeriodDocument, WorkbookConfig, document, workbook,
};

struct Planned {
    model: Model,
    plan: Plan,
    advice: Advice,
}

impl Planned {
    fn new(dataset: Dataset) -> Planned {
        let model = Model::new(dataset).unwrap();
        let plan = vocmatch::plan(&model, &PlanConfig::default()).unwrap();
        let advice = recommend(&model, &plan, &AdviceConfig::default()).unwrap();
        Planned { model, plan, advice }
    }

    fn workbook(&self, language: Language) -> Vec<u8> {
        let config = WorkbookConfig {
            title: "Region".to_owned(),
            language,
            ..WorkbookConfig::default()
        };
        workbook(&self.model, &self.plan, &self.advice, &config).unwrap()
    }

    fn document(&self) -> Document {
        document(&self.model, &self.plan, &self.advice, "Region")
    }
}

/// The rows of a sheet under its header, each cell as text or number.
fn rows(range: &Range<Data>) -> Vec<Vec<Data>> {
    range.rows().skip(4).map(<[Data]>::to_vec).collect()
}

/// The column under a header.
fn column(range: &Range<Data>, head: &str) -> usize {
    let header = range.rows().nth(3).unwrap();
    let is = |cell: &Data| matches!(cell, Data::String(text) if text == head);
    let found = header.iter().position(is);
    assert!(found.is_some(), "no column {head}");
    found.unwrap()
}

fn number(cell: &Data) -> Option<f64> {
    match cell {
        Data::Float(number) => Some(*number),
        Data::Int(number) => Some(*number as f64),
        _ => None,
    }
}

/// One figure of a document: the header that it stands under, and what it is.
type Figure<T> = (&'static str, fn(&T) -> Option<f64>);

/// Every figure of every item stands in the row of its id.
fn assert_figures<T>(range: &Range<Data>, items: &[T], id: impl Fn(&T) -> String, figures: &[Figure<T>]) {
    let rows = rows(range);
    assert_eq!(rows.len(), items.len());
    let ids = column(range, "Id");
    for item in items {
        let id = id(item);
        let row = rows.iter().find(|row| row[ids].to_string() == id).unwrap();
        for (head, figure) in figures {
            assert_eq!(number(&row[column(range, head)]), figure(item), "{id}, {head}");
        }
    }
}

#[test]
fn every_figure_of_the_document_stands_in_the_workbook() {
    let planned = Planned::new(beijing());
    let (bytes, document) = (planned.workbook(Language::English), planned.document());
    let of_balance: [Figure<BalanceDocument>; 6] = [
        ("Openings", |b| Some(b.openings as f64)),
        ("Linked graduates", |b| Some(b.linked)),
        ("Gap (+ short, − surplus)", |b| Some(b.gap)),
        ("One more", |b| Some(b.one_more)),
        ("Openings per graduate", |b| b.vacancies_per_seeker),
        ("Structural deviation", |b| b.structural_deviation),
    ];
    let filled: [Figure<BalanceDocument>; 2] = [
        ("Filled, least", |b| b.filled.map(|range| range.least as f64)),
        ("Filled, most", |b| b.filled.map(|range| range.most as f64)),
    ];
    let id = |b: &BalanceDocument| b.id.clone();
    for (name, balances) in [
        ("Occupations", &document.occupations),
        ("Regions", &document.regions),
        ("Levels", &document.levels),
    ] {
        let range = sheet(&bytes, name);
        assert_figures(&range, balances, id, &of_balance);
        assert_figures(&range, balances, id, &filled);
    }
    assert_figures(
        &sheet(&bytes, "Industries"),
        &document.industries,
        id,
        &of_balance,
    );
    assert_figures(
        &sheet(&bytes, "Skill gaps"),
        &document.skill_gaps,
        |gap| gap.id.clone(),
        &[
            ("Missing, in heads", |gap| Some(gap.gap)),
            ("Of it inferred", |gap| Some(gap.inferred)),
            ("People placed where it is needed", |gap| Some(gap.heads as f64)),
        ],
    );
    let classes = sheet(&bytes, "Classes of majors");
    let total = |head: &str| -> f64 {
        let at = column(&classes, head);
        rows(&classes).iter().filter_map(|row| number(&row[at])).sum()
    };
    let expected =
        |of: fn(&vocmatch_report::ClassDocument) -> f64| -> f64 { document.classes.iter().map(of).sum() };
    assert_eq!(total("Graduates"), expected(|class| class.graduates as f64));
    assert_eq!(
        total("In full programs"),
        expected(|class| class.saturated as f64)
    );
    assert_eq!(total("Placed, most"), expected(|class| class.placed.most as f64));
}

#[test]
fn years_matching_and_advice_stand_in_the_workbook() {
    let planned = Planned::new(beijing());
    let (bytes, document) = (planned.workbook(Language::English), planned.document());
    let years = sheet(&bytes, "Years");
    let mut all: Vec<_> = document
        .periods
        .iter()
        .flat_map(|period| period.years.iter().map(move |y| (*y, period)))
        .collect();
    all.sort_by_key(|(year, _)| *year);
    let told = rows(&years);
    assert_eq!(told.len(), all.len());
    for (row, (year, period)) in told.iter().zip(&all) {
        let at = |head: &str| number(&row[column(&years, head)]);
        assert_eq!(at("Year"), Some(f64::from(*year)));
        for (head, key) in [
            ("Openings", "openings"),
            ("Placed", "placed"),
            ("Mean fit", "mean_fit"),
            ("Şahin", "sahin"),
        ] {
            assert_eq!(at(head), period.indicators.get(key), "{head}");
        }
    }

    let matching = sheet(&bytes, "Matching");
    let heads: f64 = rows(&matching)
        .iter()
        .filter_map(|row| number(&row[column(&matching, "Heads")]))
        .sum();
    let periods = document.periods.iter();
    let placed: f64 = periods.filter_map(|period| period.indicators.get("placed")).sum();
    assert_eq!(heads, placed);

    let advice = sheet(&bytes, "Recommendations");
    let told = rows(&advice);
    let advised = &document.advice;
    let lists = [
        &advised.recommendations,
        &advised.pays_little,
        &advised.with_caution,
        &advised.to_recruit,
        &advised.better_matches,
        &advised.on_paper,
    ];
    let all = lists.into_iter().flatten();
    assert_eq!(told.len(), all.clone().count());
    assert!(!told.is_empty());
    for (row, one) in told.iter().zip(all.clone()) {
        let at = |head: &str| number(&row[column(&advice, head)]);
        assert_eq!(at("Score"), Some(one.score.score));
        assert_eq!(at("First autumn"), Some(f64::from(one.first_autumn)));
        let moved: i64 = one.effect.iter().map(|year| year.moved).sum();
        assert_eq!(at("People moved"), Some(moved as f64));
    }
    let effects = rows(&sheet(&bytes, "Effects by year"));
    assert_eq!(
        effects.len(),
        all.clone().map(|one| one.effect.len()).sum::<usize>()
    );
    let whom = rows(&sheet(&bytes, "Who gains, who loses"));
    assert_eq!(
        whom.len(),
        all.map(|one| one.filled_at.len() + one.displaced.len())
            .sum::<usize>()
    );

    let programs = sheet(&bytes, "Programs");
    let at = column(&programs, "Look for work");
    let supply: f64 = rows(&programs).iter().filter_map(|row| number(&row[at])).sum();
    let of_year = |period: &PeriodDocument| period.indicators.get("graduates").unwrap();
    let graduates: f64 = document
        .periods
        .iter()
        .map(|period| period.years.iter().map(|_| of_year(period)).sum::<f64>())
        .sum();
    assert_eq!(supply, graduates);
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let bytes = || Planned::new(beijing()).workbook(Language::Chinese);
    assert_eq!(bytes(), bytes());
}

#[test]
fn sheets_headers_and_words_are_in_the_language_asked_for() {
    let planned = Planned::new(beijing());
    let names = |language| open(&planned.workbook(language)).sheet_names();
    let (english, chinese) = (names(Language::English), names(Language::Chinese));
    assert_eq!(english[..3], ["Overview", "How to read", "Charts"]);
    assert_eq!(chinese[..3], ["总览", "读法", "图表"]);
    assert_eq!(english.len(), chinese.len());
    let range = sheet(&planned.workbook(Language::Chinese), "岗位供需");
    assert_eq!(range.rows().nth(3).unwrap()[2].to_string(), "岗位需求");
}

#[test]
fn charts_links_and_page_setup_are_there() {
    let planned = Planned::new(beijing());
    let bytes = planned.workbook(Language::English);
    assert!(part(&bytes, "xl/charts/chart1.xml").contains("barChart"));
    assert!(
        part(&bytes, "xl/charts/chart3.xml").contains("'Charts'!")
            || part(&bytes, "xl/charts/chart3.xml").contains("Charts!")
    );
    let overview = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(overview.contains("Occupations'!A1") || overview.contains("Occupations!A1"));
    let occupations = part(&bytes, "xl/worksheets/sheet4.xml");
    for setting in [
        "<autoFilter",
        "state=\"frozen\"",
        "dataBar",
        "orientation=\"landscape\"",
        "fitToHeight=\"0\"",
    ] {
        assert!(occupations.contains(setting), "{setting}");
    }
    assert!(part(&bytes, "docProps/core.xml").contains("2000-01-01T00:00:00Z"));
}

#[test]
fn names_that_look_like_formulas_stay_text() {
    let mut dataset = beijing();
    let mut schools: Vec<SchoolRow> = dataset.schools.clone();
    for (school, name) in schools.iter_mut().zip(["=1+1", "+49 30", "-x", "@SUM(A1)"]) {
        name.clone_into(&mut school.name);
    }
    dataset.schools = schools;
    let bytes = Planned::new(dataset).workbook(Language::English);
    let mut book = open(&bytes);
    for name in book.sheet_names() {
        let formulas = book.worksheet_formula(&name).unwrap();
        assert!(formulas.used_cells().next().is_none(), "{name}");
    }
    let programs = sheet(&bytes, "Programs");
    let at = column(&programs, "School");
    assert!(
        rows(&programs)
            .iter()
            .any(|row| row[at] == Data::String("=1+1".to_owned()))
    );
}

#[test]
fn a_small_plan_without_advice_has_the_same_sheets() {
    let dataset: Dataset = serde_json::from_str(
        r#"{
        "regions": [{"region_id": "n", "name": "North"}],
        "occupations": [{"occupation_id": "w", "name": "Welder", "min_level": "secondary"}],
        "majors": [{"major_id": "660108", "name": "Welding", "level": "secondary"}],
        "major_occupations": [{"major_id": "660108", "occupation_id": "w"}],
        "schools": [{"school_id": "k", "name": "North school", "region_id": "n"}],
        "programs": [{"program_id": "k-w", "school_id": "k", "major_id": "660108"}],
        "graduates": [{"program_id": "k-w", "year": 2025, "graduates": 30}],
        "demand": [{"occupation_id": "w", "region_id": "n", "first_year": 2026, "openings": 30}]}"#,
    )
    .unwrap();
    let planned = Planned::new(dataset);
    let bytes = planned.workbook(Language::English);
    assert_eq!(open(&bytes).sheet_names().len(), 19);
    let advice = sheet(&bytes, "Recommendations");
    assert_eq!(advice.rows().nth(4).unwrap()[0].to_string(), "none");
    let matching = sheet(&bytes, "Matching");
    assert_eq!(
        number(&rows(&matching)[0][column(&matching, "Heads")]),
        Some(30.0)
    );
}
