//! The tutorial's tables, typed into a workbook, give the numbers that it tells.

use vocmatch::advice::{Action, AdviceConfig, recommend};
use vocmatch::dataset::{Dataset, Table};
use vocmatch::plan::PlanConfig;
use vocmatch::{Model, plan};
use vocmatch_report::Language;

const TUTORIAL: &str = include_str!("../../docs/tutorial.md");
const IN_CHINESE: &str = include_str!("../../docs/tutorial.zh.md");

/// The sheets of a tutorial, as it shows them.
fn sheets(tutorial: &str, heading: &str) -> Dataset {
    let mut dataset = Dataset::default();
    for part in tutorial.split(heading).skip(1) {
        let (name, rest) = part.split_once('\n').unwrap();
        let table = Table::find(name).unwrap();
        let rows = rest.lines().skip_while(|line| line.is_empty());
        let rows = rows.take_while(|line| line.starts_with('|'));
        let cells = |line: &str| -> String {
            let cells = line.trim_matches('|').split('|');
            let cells = cells.map(|cell| format!("\"{}\"", cell.trim()));
            cells.collect::<Vec<_>>().join(",")
        };
        let rows = rows.filter(|line| !line.starts_with("|---")).map(cells);
        let csv: Vec<String> = rows.collect();
        dataset.read_csv(table.name, csv.join("\n").as_bytes());
    }
    assert_eq!(dataset.problems().to_string(), "");
    dataset
}

fn tells_the_truth(typed: &Dataset, language: Language) {
    let saved = typed.to_workbook(language).unwrap();
    let read = Dataset::read_workbook("riverbend.xlsx", &saved);
    assert_eq!(&read, typed);

    let model = Model::new(read).unwrap();
    let plan = plan(&model, &PlanConfig::default()).unwrap();
    let first = &plan.periods[0];
    assert_eq!(first.years, [2026, 2027]);
    let of = &first.summary;
    assert_eq!((of.openings, of.graduates, of.placed), (165, 182, 135));
    let gaps: Vec<(i64, i64)> = of
        .occupations
        .iter()
        .map(|b| (b.openings, b.filled.unwrap().most))
        .collect();
    // Mechatronics technicians, nurses, welders.
    assert_eq!(gaps, [(80, 50), (40, 40), (45, 45)]);
    let advice = recommend(&model, &plan, &AdviceConfig::default()).unwrap();
    assert_eq!(advice.recommendations.len(), 1);
    let only = &advice.recommendations[0];
    let mechatronics = model.find_program("htc-mech").unwrap();
    let expand = Action::Expand {
        program: mechatronics,
        entrants: 13,
    };
    assert_eq!(only.action, expand);
    assert_eq!(
        (only.first_autumn, only.effect.filled(), only.effect.lost()),
        (2026, 24, 0)
    );
    let watched: Vec<i64> = advice.warnings.iter().map(|warning| warning.unplaced).collect();
    assert_eq!(watched, [36, 12]);
}

#[test]
fn the_tutorial_tells_the_truth_in_both_languages() {
    tells_the_truth(&sheets(TUTORIAL, "### Sheet "), Language::English);
    tells_the_truth(&sheets(IN_CHINESE, "### 工作表 "), Language::Chinese);
}

#[test]
fn a_slip_is_told_by_its_cell_as_the_tutorial_shows() {
    for (tutorial, heading, language) in [
        (TUTORIAL, "### Sheet ", Language::English),
        (IN_CHINESE, "### 工作表 ", Language::Chinese),
    ] {
        let mut dataset = sheets(tutorial, heading);
        dataset.programs[1].completion_rate = Some(1.9);
        let saved = dataset.to_workbook(language).unwrap();
        let read = Dataset::read_workbook("riverbend.xlsx", &saved);
        let problems = Model::new(read).unwrap_err().text(language);
        assert!(tutorial.contains(&problems), "{problems}");
    }
}
