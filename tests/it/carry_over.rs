//! Years that carry over into each other: who waits, at what cost, and that nobody counts twice.

use crate::cases;
use crate::world::{model, objectives, planned, small, worlds};
use proptest::prelude::*;
use vocmatch::advice::{AdviceConfig, recommend};
use vocmatch::dataset::Dataset;
use vocmatch::fit::{FitConfig, table};
use vocmatch::matching::{Control, LabourMarket, MarketConfig, Objective, Pair, audit, optimal};
use vocmatch::model::Model;
use vocmatch::pathway::{ProjectConfig, project};
use vocmatch::plan::{Period, Plan, PlanConfig};
use vocmatch_report::{TextConfig, document, result_tables, text};

/// A nurses' school and a hospital: graduates and openings of 2026, 2027 and 2028.
fn nurses(graduates: [i64; 3], openings: [i64; 3]) -> Model {
    let rows = |numbers: [i64; 3], row: fn(i32, i64) -> String| {
        let years = (2026..).zip(numbers);
        years.map(|(year, n)| row(year, n)).collect::<Vec<_>>().join(",")
    };
    let graduates = rows(graduates, |year, n| {
        format!(r#"{{"program_id": "p", "year": {year}, "graduates": {n}}}"#)
    });
    let demand = rows(openings, |year, n| {
        format!(
            r#"{{"occupation_id": "nurse", "region_id": "north", "first_year": {year}, "last_year": {year},
                "openings": {n}}}"#
        )
    });
    let text = format!(
        r#"{{
        "regions": [{{"region_id": "north", "name": "North"}}],
        "occupations": [{{"occupation_id": "nurse", "name": "Nurse", "min_level": "higher_vocational"}}],
        "majors": [{{"major_id": "m", "name": "Nursing", "level": "higher_vocational"}}],
        "major_occupations": [{{"major_id": "m", "occupation_id": "nurse"}}],
        "schools": [{{"school_id": "k", "name": "School", "region_id": "north"}}],
        "programs": [{{"program_id": "p", "school_id": "k", "major_id": "m"}}],
        "graduates": [{graduates}],
        "demand": [{demand}]
    }}"#
    );
    model(&serde_json::from_str::<Dataset>(&text).unwrap())
}

fn config(window: u32, wait: f64) -> MarketConfig {
    MarketConfig {
        window,
        wait,
        ..MarketConfig::default()
    }
}

fn plan_with(model: &Model, objective: Objective, market: MarketConfig) -> Plan {
    let config = PlanConfig {
        objective,
        market,
        ..PlanConfig::default()
    };
    vocmatch::plan(model, &config).unwrap()
}

/// Graduates, those placed, openings, those filled and value of each year.
fn years(plan: &Plan) -> Vec<(i64, i64, i64, i64, i128)> {
    let of = |period: &Period| {
        let sum = &period.summary;
        let year = (sum.graduates, sum.placed, sum.openings, sum.filled, sum.value);
        period.years.iter().map(move |_| year).collect::<Vec<_>>()
    };
    plan.periods.iter().flat_map(of).collect()
}

#[test]
fn graduates_wait_for_openings_and_openings_for_graduates_at_the_same_cost() {
    // A documented link is a fit of .95; a year of waiting takes .1.
    let plan = |graduates, openings| {
        let model = nurses(graduates, openings);
        years(&plan_with(&model, Objective::BestFit, config(1, 0.1)))
    };
    assert_eq!(
        plan([5, 0, 0], [0, 3, 0]),
        [(5, 3, 0, 0, 3 * 850_000), (0, 0, 3, 3, 0), (0, 0, 0, 0, 0)]
    );
    assert_eq!(
        plan([0, 5, 0], [3, 0, 0]),
        [(0, 0, 3, 3, 0), (5, 3, 0, 0, 3 * 850_000), (0, 0, 0, 0, 0)]
    );
    // Those of the year come first: 4 of 2027 at .95, then 2 of 2026 and 1 of 2028 would fill 3 that are left.
    let shared = plan([2, 4, 1], [0, 7, 0]);
    assert_eq!(
        shared,
        [
            (2, 2, 0, 0, 2 * 850_000),
            (4, 4, 7, 7, 4 * 950_000),
            (1, 1, 0, 0, 850_000)
        ]
    );
}

#[test]
fn a_window_of_one_does_not_reach_two_years() {
    let model = nurses([5, 0, 0], [0, 0, 3]);
    let value = |window, wait| {
        let plan = plan_with(&model, Objective::BestFit, config(window, wait));
        years(&plan).iter().map(|year| year.4).sum::<i128>()
    };
    assert_eq!(value(1, 0.1), 0);
    assert_eq!(value(2, 0.1), 3 * 750_000);
    assert_eq!(value(u32::MAX, 0.1), 3 * 750_000);
    // What waiting eats up is no candidate.
    assert_eq!(value(2, 0.475), 0);
    assert_eq!(value(2, 0.474_999), 3 * 2);
}

#[test]
fn a_wait_out_of_all_bounds_makes_no_market_or_no_candidates() {
    let model = nurses([5, 0, 0], [0, 3, 0]);
    let plan = |wait| {
        let config = PlanConfig {
            market: config(1, wait),
            ..PlanConfig::default()
        };
        vocmatch::plan(&model, &config).map(|plan| years(&plan)[0].1)
    };
    for wait in [f64::NAN, f64::INFINITY, 1e300] {
        assert_eq!(plan(wait), Ok(0));
    }
    let error = plan(-1e300).unwrap_err().to_string();
    assert!(
        error.contains("pair 0 is worth 9223372036854775807 millionths"),
        "{error}"
    );
}

#[test]
fn candidates_are_cut_by_the_year_of_their_openings() {
    let model = nurses([5, 5, 5], [1, 1, 1]);
    let fits = table(&model, &FitConfig::default());
    let supply = project(&model, 2026..=2028, &ProjectConfig::default());
    let config = MarketConfig {
        max_candidates: 1,
        ..config(1, 0.1)
    };
    let market = LabourMarket::across(&model, &supply, &fits, 2026..=2028, &config).unwrap();
    let pairs: Vec<_> = market
        .market()
        .pairs()
        .map(|pair| (pair.supply, pair.demand, pair.value.0))
        .collect();
    let (own, next) = (950_000, 850_000);
    assert_eq!(
        pairs,
        [
            (0, 0, own),
            (0, 1, next),
            (1, 0, next),
            (1, 1, own),
            (1, 2, next),
            (2, 1, next),
            (2, 2, own)
        ]
    );
    assert_eq!([2026, 2027, 2028].map(|year| market.cut_of(year)), [0, 0, 0]);
    // Both sides like waiting less by as much: fit .95, and .95 times half for the only wage rank there is.
    let scores = |place| {
        market
            .market()
            .pair(place)
            .map(|pair| (pair.graduate_score.0, pair.employer_score.0))
    };
    assert_eq!(scores(0), Some((475_000, 950_000)));
    assert_eq!(scores(1), Some((375_000, 850_000)));
}

#[test]
fn the_small_plan_gains_by_a_window_and_adds_up() {
    let model = model(&small());
    let apart = planned(&model, Objective::BestFit);
    let joint = plan_with(&model, Objective::BestFit, config(1, 0.1));
    let (was, is) = (years(&apart), years(&joint));
    assert_eq!(was.len(), is.len());
    for (was, is) in was.iter().zip(&is) {
        assert_eq!((was.0, was.2), (is.0, is.2));
    }
    let value = |years: &[(i64, i64, i64, i64, i128)]| years.iter().map(|year| year.4).sum::<i128>();
    assert!(value(&is) > value(&was), "{is:?} against {was:?}");
    assert!(is.iter().any(|year| year.1 != year.3), "{is:?}");
    // The page, the document and the tables take it.
    let advice = recommend(&model, &joint, &AdviceConfig::default()).unwrap();
    let page = text(&model, &joint, &advice, &TextConfig::default());
    assert!(page.contains("2025"), "{page}");
    let document = document(&model, &joint, &advice, "Small");
    let tables = result_tables(&model, &joint, &document).unwrap();
    let matching = tables.iter().find(|table| table.0 == "matching.csv").unwrap();
    assert!(
        matching
            .1
            .lines()
            .next()
            .unwrap()
            .ends_with(",value_millionths,opening_year")
    );
    let document: serde_json::Value = serde_json::from_str(&document.to_json().unwrap()).unwrap();
    assert_eq!(document["config"]["market"]["window"], 1);
    for (period, year) in document["periods"].as_array().unwrap().iter().zip(&is) {
        assert_eq!(
            (&period["placed"], &period["filled"]),
            (&year.1.into(), &year.3.into())
        );
        assert_eq!(period["audit"], serde_json::json!([]));
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn without_a_window_years_have_nothing_to_do_with_each_other(data in worlds(), wait in 0u8..3) {
        let model = model(&data);
        let fits = table(&model, &FitConfig::default());
        let supply = project(&model, 2025..=2027, &ProjectConfig::default());
        let config = config(0, f64::from(wait) / 10.0);
        let joint = LabourMarket::across(&model, &supply, &fits, 2025..=2027, &config).unwrap();
        let mut pairs: Vec<Pair> = Vec::new();
        let (mut nodes, mut open) = (0, 0);
        let mut values = 0;
        for year in 2025..=2027 {
            let own = LabourMarket::new(&model, &supply, &fits, year, &config).unwrap();
            prop_assert_eq!(own.supply(), &joint.supply()[joint.supply_of(year)]);
            prop_assert_eq!(own.openings(), joint.openings_of(year));
            prop_assert_eq!(own.cut_of(year), joint.cut_of(year));
            pairs.extend(own.market().pairs().map(|pair| Pair {
                supply: pair.supply + nodes,
                demand: pair.demand + open,
                ..pair
            }));
            nodes += own.supply().len() as u32;
            open += own.demand().len() as u32;
            values += optimal(own.market(), Objective::BestFit, &Control::default()).unwrap().value();
        }
        // Pay is ranked within a market, so that what graduates like depends on its years.
        let worth = |pair: Pair| (pair.supply, pair.demand, pair.value, pair.employer_score);
        prop_assert!(joint.market().pairs().map(worth).eq(pairs.into_iter().map(worth)));
        let best = optimal(joint.market(), Objective::BestFit, &Control::default()).unwrap();
        prop_assert_eq!(best.value(), values);
    }

    #[test]
    fn a_window_takes_no_candidate_away_and_loses_no_value(data in worlds(), most in 1usize..4) {
        let model = model(&data);
        let fits = table(&model, &FitConfig::default());
        let supply = project(&model, 2025..=2027, &ProjectConfig::default());
        let market = |window| {
            let config = MarketConfig { max_candidates: most, ..config(window, 0.1) };
            LabourMarket::across(&model, &supply, &fits, 2025..=2027, &config).unwrap()
        };
        let (apart, joint) = (market(0), market(1));
        let same_year = |pair: &Pair| {
            joint.supply()[pair.supply as usize].year == joint.demand()[pair.demand as usize].year
        };
        prop_assert!(apart.market().pairs().eq(joint.market().pairs().filter(same_year)));
        let value = |market: &LabourMarket| {
            optimal(market.market(), Objective::BestFit, &Control::default()).unwrap().value()
        };
        prop_assert!(value(&joint) >= value(&apart));
    }

    #[test]
    fn years_that_carry_over_add_up_to_the_joint_market(
        data in worlds(),
        objective in objectives(),
        window in 1u32..4,
        wait in 0u8..5,
    ) {
        let model = model(&data);
        let apart = planned(&model, objective);
        let joint = plan_with(&model, objective, config(window, f64::from(wait) / 10.0));
        let first = &joint.periods[0];
        let (market, matching) = (first.market.market(), &first.matching);
        prop_assert_eq!(audit(market, matching), vec![]);
        let all = years(&joint);
        prop_assert_eq!(all.iter().map(|year| year.1).sum::<i64>(), matching.heads());
        prop_assert_eq!(all.iter().map(|year| year.4).sum::<i128>(), matching.value());
        if first.is_shared() {
            prop_assert_eq!(all.iter().map(|year| year.3).sum::<i64>(), matching.heads());
            prop_assert_eq!(all.iter().map(|year| year.0).sum::<i64>(), market.heads().iter().sum::<i64>());
            prop_assert_eq!(all.iter().map(|year| year.2).sum::<i64>(), market.openings().iter().sum::<i64>());
            let pairs = joint.periods.iter().flat_map(Period::pairs);
            prop_assert!(pairs.eq(matching.pairs(market)));
        }
        let was = years(&apart);
        for (was, is) in was.iter().zip(&all) {
            prop_assert_eq!((was.0, was.2), (is.0, is.2));
            prop_assert!(is.1 <= is.0 && is.3 <= is.2);
        }
        // Waiting is one more way, so that nothing is lost, unless a better pair cuts another.
        let result = |years: &[(i64, i64, i64, i64, i128)]| match objective {
            Objective::BestFit => (years.iter().map(|year| year.4).sum::<i128>(), 0),
            Objective::FillFirst => {
                (years.iter().map(|year| i128::from(year.1)).sum(), years.iter().map(|year| year.4).sum())
            }
        };
        if joint.periods.iter().all(|period| period.market.cut_of(period.first_year()) == 0) {
            prop_assert!(result(&all) >= result(&was));
        }
    }
}
