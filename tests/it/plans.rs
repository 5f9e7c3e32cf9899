//! Properties of plans as a whole.

use crate::cases;
use crate::world::{folder, model, objectives, planned, programs, shuffled, small, worlds};
use proptest::prelude::*;
use std::collections::BTreeMap;
use vocmatch::advice::{AdviceConfig, recommend};
use vocmatch::dataset::Dataset;
use vocmatch::matching::{Control, MatchingViolation, Objective, Optimal, audit, optimal, optimal_any};
use vocmatch::model::Model;
use vocmatch::pathway::{AddedEntrants, ProjectConfig};
use vocmatch::plan::{Plan, PlanConfig, PlanError, solve_years};
use vocmatch::unit::Year;
use vocmatch_report::{TextConfig, document, text};

/// The page that a planner reads, and the document for machines.
fn page_and_document(data: &Dataset, objective: Objective) -> (String, String) {
    let model = model(data);
    let plan = planned(&model, objective);
    let config = AdviceConfig {
        min_heads: 1,
        max_change: 0.5,
        ..AdviceConfig::default()
    };
    let advice = recommend(&model, &plan, &config).unwrap();
    let page = text(&model, &plan, &advice, &TextConfig::default());
    (page, document(&model, &plan, &advice, "World").to_json().unwrap())
}

/// What a plan reaches in a year, in the order of its objective.
fn result(plan: &Plan, year: Year) -> (i128, i128) {
    let matching = &plan.period(year).unwrap().matching;
    match matching.objective() {
        Objective::BestFit => (matching.value(), 0),
        Objective::FillFirst => (i128::from(matching.heads()), matching.value()),
    }
}

fn with_added(model: &Model, objective: Objective, years: &Plan, added: Vec<AddedEntrants>) -> Plan {
    let config = PlanConfig {
        objective,
        years: Some(years.years.clone()),
        project: ProjectConfig {
            added,
            ..ProjectConfig::default()
        },
        ..PlanConfig::default()
    };
    vocmatch::plan(model, &config).unwrap()
}

/// Openings filled by occupation and region, and graduates placed by class and level, in one optimum.
fn by_group(model: &Model, plan: &Plan, at: usize, matching: &Optimal) -> [BTreeMap<String, i64>; 3] {
    let (market, mut groups) = (&plan.periods[at].market, [(); 3].map(|()| BTreeMap::new()));
    for (pair, heads) in matching.pairs(market.market()) {
        let open = &market.demand()[pair.demand as usize];
        let group = &market.supply()[pair.supply as usize];
        let class = model.major(plan.fit.major_of(group.row)).category;
        let keys = [
            format!("{:?}", open.occupation),
            format!("{:?}", open.region),
            format!("{:?}", (class, group.level)),
        ];
        for (groups, key) in groups.iter_mut().zip(keys) {
            *groups.entry(key).or_default() += heads;
        }
    }
    groups
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn what_a_plan_quotes_by_group_holds_in_every_optimum(data in worlds(), objective in objectives()) {
        let model = model(&data);
        let plan = planned(&model, objective);
        for (at, period) in plan.periods.iter().enumerate() {
            let other = optimal_any(period.market.market(), objective, &Control::default()).unwrap();
            for matching in [&period.matching, &other] {
                let [occupations, regions, classes] = by_group(&model, &plan, at, matching);
                let within = |range: vocmatch::matching::Range, most: i64, heads: Option<&i64>| {
                    let heads = heads.copied().unwrap_or_default();
                    0 <= range.least && range.least <= heads && heads <= range.most && range.most <= most
                };
                for balance in &period.summary.occupations {
                    let heads = occupations.get(&format!("{:?}", balance.group));
                    prop_assert!(within(balance.filled.unwrap(), balance.openings, heads));
                }
                for balance in &period.summary.regions {
                    let heads = regions.get(&format!("{:?}", balance.group));
                    prop_assert!(within(balance.filled.unwrap(), balance.openings, heads));
                }
                for class in &period.summary.classes {
                    let heads = classes.get(&format!("{:?}", (class.class, class.level)));
                    prop_assert!(within(class.placed, class.graduates, heads));
                }
                prop_assert!(period.summary.industries.iter().all(|balance| balance.filled.is_none()));
            }
        }
    }

    #[test]
    fn a_random_world_breaks_no_rule(data in worlds()) {
        if let Err(problems) = Model::new(data.0) {
            prop_assert!(false, "{}", problems);
        }
    }

    #[test]
    fn audit_finds_nothing_wrong_with_any_plan(data in worlds(), objective in objectives()) {
        let plan = planned(&model(&data), objective);
        for period in &plan.periods {
            prop_assert_eq!(audit(period.market.market(), &period.matching), vec![]);
        }
    }

    #[test]
    fn page_and_document_do_not_depend_on_the_order_of_rows(data in worlds(), objective in objectives(), seed: u64) {
        let other = shuffled(&data, seed);
        prop_assert_eq!(model(&data).warnings().count(), model(&other).warnings().count());
        let (page, document) = page_and_document(&data, objective);
        let (other_page, other_document) = page_and_document(&other, objective);
        prop_assert_eq!(page, other_page);
        prop_assert_eq!(document, other_document);
    }

    #[test]
    fn more_entrants_never_lower_the_result_where_all_enter_the_market(
        data in worlds(),
        objective in objectives(),
        more in prop::collection::vec((0u8..60, 2020i32..2027, 0i64..20), 1..4),
    ) {
        let mut data = data;
        data.articulations.clear();
        let model = model(&data);
        let all: Vec<_> = programs(&model).map(|(ix, _)| ix).collect();
        let added = more.iter().map(|(place, first_year, entrants)| AddedEntrants {
            program: all[usize::from(*place) % all.len()],
            first_year: *first_year,
            last_year: None,
            entrants: *entrants,
        });
        let before = planned(&model, objective);
        let after = with_added(&model, objective, &before, added.collect());
        for year in before.years.clone() {
            prop_assert!(result(&before, year) <= result(&after, year));
        }
    }

    #[test]
    fn more_openings_never_lower_the_result(
        data in worlds(),
        objective in objectives(),
        more in prop::collection::vec((0u8..60, 0i64..20), 1..4),
    ) {
        let before = planned(&model(&data), objective);
        let mut data = data;
        let rows = data.demand.len();
        for (place, openings) in more {
            data.demand[usize::from(place) % rows].openings += openings;
        }
        let after = planned(&model(&data), objective);
        for year in before.years.clone() {
            prop_assert!(result(&before, year) <= result(&after, year));
        }
    }

    #[test]
    fn every_year_of_a_period_has_the_summary_of_its_own_market(data in worlds(), objective in objectives()) {
        let model = model(&data);
        let plan = planned(&model, objective);
        let years: Vec<Year> = plan.periods.iter().flat_map(|period| period.years.clone()).collect();
        prop_assert_eq!(years, plan.years.clone().collect::<Vec<_>>());
        for year in plan.years.clone() {
            let control = Control::default();
            let one = year..=year;
            let own = solve_years(&model, &plan.supply, &plan.fit, &one, &plan.config, &control).unwrap();
            prop_assert_eq!(&own[0].summary, &plan.period(year).unwrap().summary, "{}", year);
        }
    }

    #[test]
    fn the_summary_adds_up(data in worlds(), objective in objectives()) {
        let plan = planned(&model(&data), objective);
        for period in &plan.periods {
            let sum = &period.summary;
            let heads: i64 = period.market.supply().iter().map(|node| node.heads).sum();
            prop_assert_eq!(sum.graduates, heads);
            prop_assert_eq!(sum.classes.iter().map(|class| class.graduates).sum::<i64>(), heads);
            prop_assert!(sum.placed <= sum.openings && sum.placed <= sum.graduates);
            let linked: f64 = sum.occupations.iter().map(|balance| balance.linked).sum();
            prop_assert!(linked <= heads as f64 + 1e-6);
            let openings = [
                sum.occupations.iter().map(|b| b.openings).sum::<i64>(),
                sum.industries.iter().map(|b| b.openings).sum(),
                sum.regions.iter().map(|b| b.openings).sum(),
                sum.levels.iter().map(|b| b.openings).sum(),
            ];
            prop_assert_eq!(openings, [sum.openings; 4]);
            for balance in &sum.occupations {
                prop_assert!(balance.covered <= balance.openings as f64 + 1e-9);
                prop_assert!(balance.covered <= balance.linked + 1e-9);
                prop_assert!((0.0..=1.0).contains(&balance.one_more));
            }
        }
    }

    #[test]
    fn twice_the_graduates_and_twice_the_openings_give_twice_the_result(
        data in worlds(),
        objective in objectives(),
    ) {
        let mut data = data;
        // What is rounded does not double: keep observed graduates and given openings.
        data.articulations.clear();
        data.employment.clear();
        data.entrants.clear();
        data.base_programs.clear();
        data.graduates.iter_mut().for_each(|row| row.continuing = None);
        let once = planned(&model(&data), objective);
        data.graduates.iter_mut().for_each(|row| row.graduates *= 2);
        data.demand.iter_mut().for_each(|row| row.openings *= 2);
        let twice = planned(&model(&data), objective);
        for year in once.years.clone() {
            let (a, b) = (result(&once, year), result(&twice, year));
            prop_assert_eq!((2 * a.0, 2 * a.1), b);
        }
    }
}

#[test]
fn the_shipped_and_the_small_plan_do_not_depend_on_the_order_of_rows() {
    let shipped = Dataset::read_dir(folder("examples/data/beijing-ic"));
    for data in [shipped, small()] {
        let plan = page_and_document(&data, Objective::BestFit);
        for seed in [3, 1 << 40] {
            assert!(page_and_document(&shuffled(&data, seed), Objective::BestFit) == plan);
        }
    }
}

#[test]
fn audit_reports_matching_of_another_market() {
    let model = model(&small());
    let plan = planned(&model, Objective::BestFit);
    let period = &plan.periods[0];
    assert_eq!(audit(period.market.market(), &period.matching), []);
    // A place where one more graduate would find an opening.
    let prices = &period.prices.one_more_graduate;
    let node = prices.iter().position(|price| price.value.0 > 0).unwrap();
    let heads = period.market.supply()[node].heads;
    let more = period
        .matching
        .with_heads(&[(node, 1)], &Control::default())
        .unwrap();
    let found = audit(period.market.market(), &more);
    let placed = i128::from(heads + 1);
    assert_eq!(found[0], MatchingViolation::Supply { node, placed, heads });
    assert!(
        matches!(found[1..], [MatchingViolation::Certificate(_)]),
        "{found:?}"
    );
    // Fewer openings than it fills.
    let mut fewer = small();
    fewer.demand.iter_mut().for_each(|row| row.openings = 1);
    let fewer = planned(&self::model(&fewer), Objective::BestFit);
    let found = audit(fewer.periods[0].market.market(), &period.matching);
    assert!(
        found
            .iter()
            .any(|violation| matches!(violation, MatchingViolation::Demand { .. })),
        "{found:?}"
    );
    // A market with other pairs.
    let other = optimal(
        plan.periods[1].market.market(),
        Objective::BestFit,
        &Control::default(),
    )
    .unwrap();
    assert_ne!(audit(period.market.market(), &other), []);
}

#[test]
fn a_plan_without_programs_or_demand_says_what_is_missing() {
    let error = |data: &Dataset| vocmatch::plan(&model(data), &PlanConfig::default()).unwrap_err();
    let mut data = small();
    data.demand.clear();
    data.employment.clear();
    assert_eq!(error(&data), PlanError::NoDemand);
    let mut data = small();
    data.articulations.retain(|row| !row.from_id.starts_with('p'));
    data.programs.clear();
    data.entrants.clear();
    data.graduates.clear();
    data.base_programs.clear();
    data.outcomes.clear();
    assert_eq!(error(&data), PlanError::NoPrograms);
}

#[test]
fn an_invalid_horizon_is_refused() {
    let model = model(&small());
    let error = |years| {
        let config = PlanConfig {
            years: Some(years),
            ..PlanConfig::default()
        };
        vocmatch::plan(&model, &config)
            .map(|plan| plan.years)
            .unwrap_err()
    };
    let horizon = |first, last| PlanError::Horizon { first, last };
    #[expect(clippy::reversed_empty_ranges, reason = "this is what is tried")]
    let reversed = 2027..=2026;
    assert_eq!(error(reversed), horizon(2027, 2026));
    assert_eq!(error(2025..=2055), horizon(2025, 2055));
    assert_eq!(error(i32::MIN..=i32::MAX), horizon(i32::MIN, i32::MAX));
    let outside = PlanError::HorizonWithoutDemand { from: 2025, to: 2028 };
    assert_eq!(error(2029..=2030), outside);
    assert_eq!(error(2010..=2020), outside);
}
