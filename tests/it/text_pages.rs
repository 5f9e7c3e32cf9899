//! Every page of plain text in either language: golden pages of the shipped consortium, with the same numbers in both, and
//! Chinese without a word of English.

use crate::golden_plans::holds;
use crate::world::folder;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use unicode_width::UnicodeWidthStr;
use vocmatch::Language::{self, Chinese, English};
use vocmatch::advice::{AdviceConfig, prospects};
use vocmatch::alliance::{AllianceConfig, coverage, invite};
use vocmatch::dataset::Dataset;
use vocmatch::fit::prior_strength;
use vocmatch::indicator::{TrackingConfig, tracking};
use vocmatch::matching::Control;
use vocmatch::model::{Model, ModelConfig};
use vocmatch::pathway::{
    Goal, RouteConfig, Routes, Start, Stations, broken_links, complete_chains, fed_by, feeders, first_chains,
    missing_stages, schools_of,
};
use vocmatch::plan::{Budget, JointConfig, Plan, PlanConfig, joint};
use vocmatch::rules::{Rules, fired};
use vocmatch::scenario::{Basis, DrawConfig, Present, Scenario, draws, run, spread, spread_of_change};
use vocmatch::unit::Level;
use vocmatch_report::{
    ComparedScenario, TextConfig, alliance_line, alliance_text, around_text, broken_text, chains_text,
    comparison, joint_text, prospects_text, routes_text, stages_text, strength_text, tracking_text,
    warnings_text,
};

/// The shipped scenarios.
const SCENARIOS: [&str; 3] = ["slower-chips", "more-fitters", "wider-ladder"];

/// Pages by name.
type Pages = BTreeMap<&'static str, String>;

fn present() -> Present {
    let data = Dataset::read_dir(folder("examples/data/beijing-ic"));
    let model = Model::new(data.clone()).unwrap();
    let plan = vocmatch::pipeline::plan(&model, &PlanConfig::default()).unwrap();
    Present::new(
        Basis::from(data),
        ModelConfig::default(),
        PlanConfig::default(),
        model,
        plan,
    )
}

/// Every page, in the languages that are asked for.
fn pages(languages: &[Language]) -> Vec<Pages> {
    let present = present();
    let configs: Vec<TextConfig> = languages
        .iter()
        .map(|language| TextConfig {
            title: "北京集成电路".to_owned(),
            language: *language,
            ..TextConfig::default()
        })
        .collect();
    let mut pages = vec![Pages::new(); configs.len()];
    let mut add = |name, page: &dyn Fn(&TextConfig) -> String| {
        for (pages, config) in pages.iter_mut().zip(&configs) {
            pages.insert(name, page(config));
        }
    };
    region(&present, &mut add);
    learner(&present, &mut add);
    compared(&present, &mut add);
    pages
}

/// Takes a page that can be written in either language.
type Add<'a> = &'a mut dyn FnMut(&'static str, &dyn Fn(&TextConfig) -> String);

/// The pages of who plans the region.
fn region(present: &Present, add: Add) {
    let (model, plan) = (&present.model, &present.plan);
    let alliance = model.find_alliance("ic-consortium").unwrap();
    let (config, control) = (AllianceConfig::default(), Control::default());
    let covered = coverage(model, plan, alliance, &config, &control).unwrap();
    let invited = invite(model, plan, alliance, &config, &control).unwrap();
    add("alliance.txt", &|page| {
        alliance_text(model, plan, &covered, Some(&invited), page)
    });
    add("alliance-line.txt", &|page| {
        alliance_line(model, &covered, Some(&invited), page) + "\n"
    });
    for (name, budget) in [
        ("joint.txt", Budget::SamePlaces),
        ("joint-money.txt", Budget::Money(250_000.0)),
    ] {
        let config = JointConfig {
            budget,
            least_step: if budget == Budget::SamePlaces { 0 } else { 5 },
            ..JointConfig::default()
        };
        let joint = joint(model, plan, &config, &control).unwrap();
        add(name, &|page| joint_text(model, plan, &joint, page));
    }
    let shown = TrackingConfig::default();
    let hidden = TrackingConfig {
        small: 20,
        suppress_small: true,
        ..TrackingConfig::default()
    };
    for (name, config) in [("tracking.txt", shown), ("tracking-hidden.txt", hidden)] {
        let record = tracking(model, &plan.fit, &config);
        let strength = prior_strength(model, &plan.fit);
        add(name, &|page| {
            let strengths = [strength.as_ref(), None].map(|one| strength_text(one, 20.0, page));
            tracking_text(model, &record, 8, page) + &strengths.concat()
        });
        let path = folder("examples/data/warning-rules.csv");
        let rules = Rules::from_csv(&std::fs::read(path).unwrap(), "warning-rules.csv").unwrap();
        let found = fired(model, plan, &rules, &config);
        let name = if config.suppress_small {
            "warnings-hidden.txt"
        } else {
            "warnings.txt"
        };
        add(name, &|page| warnings_text(model, &rules, &found, 6, page));
    }
}

/// The pages of pathways and of learners.
fn learner(present: &Present, add: Add) {
    let (model, plan) = (&present.model, &present.plan);
    let stations = Stations::new(model);
    let routes = Routes::new(model, &stations, &plan.fit, &RouteConfig::default());
    let program = Start::Program(model.find_program("4111010858-710401").unwrap());
    let engineer = Goal::Occupation(model.find_occupation("2-02-38-09").unwrap());
    for (name, start) in [
        ("routes.txt", program),
        ("routes-from-nothing.txt", Start::Nothing),
    ] {
        let (best, front) = (routes.best(start, engineer, 3), routes.front(start, engineer));
        add(name, &|page| {
            routes_text(model, (start, engineer), &best, Some(&front), page)
        });
    }
    let (chains, first) = (complete_chains(&stations), first_chains(&stations, 5));
    add("chains.txt", &|page| chains_text(model, &chains, &first, page));
    let broken = broken_links(model, &stations, &plan.fit, 0.2);
    add("broken.txt", &|page| broken_text(model, &broken, 5, page));
    let program = stations.of_program(model, model.find_program("4111010858-710401").unwrap());
    let (into, out) = (feeders(&stations, program, 3), fed_by(&stations, program, 3));
    add("around.txt", &|page| {
        around_text(model, program, (&into, &out), page)
    });
    let alliance = model.find_alliance("ic-consortium").unwrap();
    let stages = missing_stages(model, &stations, &schools_of(model, alliance));
    add("stages.txt", &|page| {
        stages_text(model, &model.alliance(alliance).name, &stages, page)
    });
    let ways = RouteConfig::default();
    let recommend = AdviceConfig::default();
    for (name, start) in [
        ("prospects.txt", Start::Nothing),
        ("prospects-level.txt", Start::Finished(Level::HigherVocational)),
    ] {
        let found = prospects(model, plan, start, &ways, &recommend).unwrap();
        add(name, &|page| prospects_text(model, plan, start, &found, page));
    }
}

/// Scenarios beside the present plan, over draws.
fn compared(present: &Present, add: Add) {
    let config = DrawConfig {
        draws: 10,
        ..DrawConfig::default()
    };
    let drawn = |model: &Model, plan: &Plan| draws(model, plan, &config, &Control::default()).unwrap();
    let today = drawn(&present.model, &present.plan);
    let scenarios = SCENARIOS.map(|name| {
        let text = std::fs::read_to_string(folder(&format!("examples/scenarios/{name}.json"))).unwrap();
        let scenario = Scenario::from_json(&text, name).unwrap();
        let outcome = run(present, &scenario, &Control::default()).unwrap();
        let change = spread_of_change(&today, &drawn(&outcome.model, &outcome.plan));
        (outcome, scenario.note, change)
    });
    let columns: Vec<ComparedScenario> = scenarios
        .iter()
        .map(|(outcome, note, change)| ComparedScenario {
            outcome,
            note: note.as_deref(),
            change: Some(change),
        })
        .collect();
    let now = spread(&today);
    add("compare.txt", &|page| {
        comparison(present, Some(&now), &columns, page)
    });
}

static ALL: LazyLock<Vec<Pages>> = LazyLock::new(|| pages(&[English, Chinese]));

#[test]
fn every_page_is_its_golden_page_in_english() {
    for (name, page) in &ALL[0] {
        holds(&format!("en/{name}"), page);
    }
}

#[test]
fn every_page_is_its_golden_page_in_chinese() {
    for (name, page) in &ALL[1] {
        holds(&format!("zh/{name}"), page);
    }
}

/// The numbers of a page, in order of size: thousands joined, `.95` and `0.95` alike.
fn numbers(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for word in page.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',') {
        let number = word.trim_matches(',').trim_end_matches('.').replace(',', "");
        let short = number.strip_prefix('0').filter(|rest| rest.starts_with('.'));
        found.push(short.unwrap_or(&number).to_owned());
    }
    found.retain(|number| number.contains(|c: char| c.is_ascii_digit()));
    found.sort();
    found
}

#[test]
fn a_page_has_the_same_numbers_in_both_languages() {
    for (name, english) in &ALL[0] {
        assert_eq!(numbers(english), numbers(&ALL[1][name]), "{name}");
    }
}

/// Names of tables and texts of scenarios and rules: they stay as they are.
fn names() -> Vec<String> {
    let model = present().model;
    let mut names: Vec<String> = Vec::new();
    names.extend(model.skills().iter().map(|one| one.name.clone()));
    names.extend(model.occupations().iter().map(|one| one.name.clone()));
    names.extend(model.programs().iter().map(|one| one.id.to_string()));
    let path = folder("examples/data/warning-rules.csv");
    let rules = Rules::from_csv(&std::fs::read(path).unwrap(), "warning-rules.csv").unwrap();
    for rule in rules.all() {
        let texts = [&rule.rule_id, &rule.name, &rule.source, &rule.note];
        names.extend(texts.map(|text| text.trim_end_matches('.').to_owned()));
    }
    names.extend(["illustrative number".to_owned(), "ic-consortium".to_owned()]);
    for file in SCENARIOS {
        let text = std::fs::read_to_string(folder(&format!("examples/scenarios/{file}.json"))).unwrap();
        let scenario = Scenario::from_json(&text, file).unwrap();
        names.push(scenario.name);
        names.extend(scenario.note);
    }
    names.retain(|name| !name.is_empty());
    // The longest first, so that none is cut short by another.
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
}

#[test]
fn a_chinese_page_has_no_english_but_names() {
    let names = names();
    // A line may break inside a name.
    let joined = |text: &str| text.split_whitespace().collect::<String>();
    for (name, page) in &ALL[1] {
        let text = names
            .iter()
            .fold(joined(page), |rest, name| rest.replace(&joined(name), ""));
        // Columns of scenarios are headed by letters.
        let word = text
            .split(|c: char| !c.is_ascii_alphabetic())
            .find(|word| word.len() > 1);
        assert_eq!(word, None, "{name}: {text}");
    }
}

#[test]
fn a_chinese_page_is_no_wider_than_asked_for() {
    for (name, page) in ALL[1].iter().filter(|(name, _)| **name != "alliance-line.txt") {
        for line in page.lines() {
            // A row of a table may need more.
            let is_text = !line.contains("  ") || line.trim_start() == line;
            assert!(
                line.width() <= TextConfig::default().width || !is_text,
                "{name}: {line}"
            );
        }
    }
}
