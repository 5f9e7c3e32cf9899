//! The documents of pages: ids, names and rounded numbers, the same for the same tables in any order of their rows.

use crate::alliances::{covered, invited, town};
use crate::world::{folder, model, planned, shuffled, small};
use serde_json::{Value, json, to_value};
use vocmatch::advice::{AdviceConfig, PortfolioBudget, PortfolioConfig, portfolio, prospects};
use vocmatch::alliance::AllianceConfig;
use vocmatch::dataset::Dataset;
use vocmatch::indicator::{TrackingConfig, tracking};
use vocmatch::matching::{Control, Objective};
use vocmatch::model::Model;
use vocmatch::pathway::{RouteConfig, Start};
use vocmatch::rules::{Rules, fired};
use vocmatch_report::{
    alliance_document, portfolio_document, prospects_document, tracking_document, warnings_document,
};

fn beijing() -> Dataset {
    Dataset::read_dir(folder("examples/data/beijing-ic"))
}

/// Every number is whole or has six decimals at the most, and nothing is infinite (which JSON writes as null).
fn is_rounded(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.as_f64().is_none_or(|x| (x * 1e6).round() / 1e6 == x),
        Value::Array(all) => all.iter().all(is_rounded),
        Value::Object(all) => all.values().all(is_rounded),
        _ => true,
    }
}

#[test]
fn an_alliance_is_told_with_its_share_its_links_and_whom_to_invite() {
    let model = model(&town());
    let plan = planned(&model, Objective::BestFit);
    let config = AllianceConfig::default();
    let coverage = covered(&model, &plan, "consortium", &config);
    let invitations = invited(&model, &plan, "consortium", &config);
    let told = to_value(alliance_document(&model, &coverage, Some(&invitations))).unwrap();
    // 30 of 52 openings in each of two years.
    assert_eq!(
        (&told["alliance_id"], &told["objective"]),
        (&json!("consortium"), &json!("fill_first"))
    );
    assert_eq!(
        (&told["openings"], &told["filled"], &told["share"]),
        (&json!(104), &json!(60), &json!(0.576_923))
    );
    let year = &told["years"][0];
    assert_eq!(year["years"], json!([2026, 2027]));
    assert_eq!(
        (&year["own"]["filled"], &year["everyone"]["filled"]),
        (&json!(30), &json!(50))
    );
    assert_eq!(year["missing_levels"], json!([["applied_bachelor", 12]]));
    let strengths: Vec<&Value> = year["links"]
        .as_array()
        .unwrap()
        .iter()
        .map(|link| &link["strength"])
        .collect();
    assert_eq!(
        strengths,
        [&json!(0.769_231), &json!(0.5), &json!(0.4), &Value::Null]
    );
    assert_eq!(year["weakest"], json!("industry"));
    let schools = told["invitations"]["schools"].as_array().unwrap();
    assert_eq!(schools.len(), invitations.schools.len());
    assert_eq!(schools[0]["filled"], json!(invitations.schools[0].filled()));
    assert_eq!(
        schools[0]["id"],
        json!(model.school(invitations.schools[0].member).id.as_str())
    );
    assert!(is_rounded(&told));
    assert!(
        to_value(alliance_document(&model, &coverage, None))
            .unwrap()
            .get("invitations")
            .is_none()
    );
}

#[test]
fn tracked_graduates_are_told_in_people_and_the_withheld_ones_not_at_all() {
    let model = model(&small());
    let plan = planned(&model, Objective::BestFit);
    let told = |config: &TrackingConfig| {
        to_value(tracking_document(&model, &tracking(&model, &plan.fit, config))).unwrap()
    };
    let all = told(&TrackingConfig::default());
    let of = |told: &Value, id: &str| {
        let programs = told["programs"].as_array().unwrap();
        programs
            .iter()
            .find(|one| one["program_id"] == id)
            .unwrap()
            .clone()
    };
    let one = of(&all, "p-tech-203");
    assert_eq!(one["years"][0][0], json!(2024));
    let together = &one["together"];
    let numbers = ["tracked", "employed", "further_study", "own_business"].map(|key| together[key].clone());
    assert_eq!(numbers, [json!(50), json!(45), json!(3), json!(1)]);
    assert_eq!(
        (&together["in_field"], &together["withheld"]),
        (&json!(27), &json!(false))
    );
    assert!(is_rounded(&all));
    let hidden = told(&TrackingConfig {
        small: 60,
        suppress_small: true,
        ..TrackingConfig::default()
    });
    let together = &of(&hidden, "p-tech-203")["together"];
    assert_eq!(
        (&together["tracked"], &together["withheld"]),
        (&Value::Null, &json!(true))
    );
}

#[test]
fn fired_rules_are_told_by_id_with_what_they_read() {
    let model = model(&small());
    let plan = planned(&model, Objective::BestFit);
    let text = "rule_id,name,measure,comparison,threshold,years,advice\nhigh,nearly all,settled,below,0.97,1,shrink\n";
    let rules = Rules::from_csv(text.as_bytes(), "rules.csv").unwrap();
    let found = fired(&model, &plan, &rules, &TrackingConfig::default());
    let told = to_value(warnings_document(&model, &rules, &found)).unwrap();
    assert_eq!(told["rules"][0]["threshold"], json!(0.97));
    // 45 of 50 at work and 3 studying on are 96%.
    let fired = told["fired"].as_array().unwrap();
    let one = fired
        .iter()
        .find(|one| one["program_id"] == "p-tech-203")
        .unwrap();
    assert_eq!((&one["rule_id"], &one["fires"]), (&json!("high"), &json!(true)));
    let reading = &one["readings"][0];
    let read = ["year", "part", "of", "value", "small"].map(|key| reading[key].clone());
    assert_eq!(
        read,
        [json!(2024), json!(48), json!(50), json!(0.96), json!(false)]
    );
}

fn portfolio_of(data: &Dataset) -> Value {
    let model = Model::new(data.clone()).unwrap();
    let plan = planned(&model, Objective::BestFit);
    let config = PortfolioConfig {
        budget: PortfolioBudget::of_places(60),
        ..PortfolioConfig::default()
    };
    // The date of the tables would leave few years for an effect.
    let from_the_start = AdviceConfig {
        first_autumn: Some(*plan.years.start()),
        ..AdviceConfig::default()
    };
    let best = portfolio(&model, &plan, &from_the_start, &config, &Control::default()).unwrap();
    assert!(best.gain() > 80.0);
    to_value(portfolio_document(&model, &best)).unwrap()
}

#[test]
fn a_portfolio_is_told_so_that_its_parts_add_up_and_alike_in_any_order_of_rows() {
    let told = portfolio_of(&beijing());
    let number = |value: &Value| value.as_f64().unwrap();
    let actions = told["actions"].as_array().unwrap();
    let added: f64 = actions.iter().map(|one| number(&one["gain_added"])).sum();
    assert!((added - number(&told["gain"])).abs() < 1e-6 * actions.len() as f64);
    let places: i64 = actions
        .iter()
        .map(|one| one["cost"]["places"].as_i64().unwrap())
        .sum();
    assert_eq!(json!(places), told["cost"]["places"]);
    assert!(places <= 60 && number(&told["gain"]) <= number(&told["bound"]));
    let filled: i64 = told["effect"]
        .as_array()
        .unwrap()
        .iter()
        .map(|year| year["filled"].as_i64().unwrap())
        .sum();
    let at: i64 = told["filled_at"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one[2].as_i64().unwrap())
        .sum();
    assert_eq!(filled, at);
    assert!(matches!(
        actions[0]["action"]["kind"].as_str(),
        Some("expand" | "open" | "shrink" | "suspend")
    ));
    assert!(is_rounded(&told));
    assert_eq!(told, portfolio_of(&shuffled(&beijing(), 7)));
}

#[test]
fn a_learner_is_told_the_way_step_by_step_with_where_each_figure_comes_from() {
    let model = model(&beijing());
    let plan = planned(&model, Objective::BestFit);
    let start = Start::Program(model.find_program("4111010858-710401").unwrap());
    let found = prospects(
        &model,
        &plan,
        start,
        &RouteConfig::default(),
        &AdviceConfig::default(),
    )
    .unwrap();
    let told = to_value(prospects_document(&model, &found)).unwrap();
    assert_eq!(told.as_array().unwrap().len(), found.len());
    let (first, one) = (&told[0], &found[0]);
    assert_eq!(
        first["occupation_id"],
        json!(model.occupation(one.occupation).id.as_str())
    );
    assert_eq!(first["route"]["from"]["program_id"], json!("4111010858-710401"));
    assert_eq!(
        first["route"]["steps"].as_array().unwrap().len(),
        one.route.steps.len()
    );
    let score = 100.0 * first["route"]["success"].as_f64().unwrap() * first["one_more"].as_f64().unwrap();
    assert!((score - first["score"].as_f64().unwrap()).abs() < 2e-4);
    let sources = told
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|one| one["route"]["steps"].as_array().unwrap());
    let sources: Vec<_> = sources
        .map(|step| step["completion"]["source"].as_str().unwrap())
        .collect();
    assert!(
        sources
            .iter()
            .all(|source| ["given", "quota", "assumed"].contains(source))
    );
    assert!(is_rounded(&told));
}
