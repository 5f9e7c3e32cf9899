//! Properties of recommendations: what is promised is what comes of it.

use crate::cases;
use crate::world::{World, crowded, model, objectives, planned, worlds};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use vocmatch::dataset::Dataset;
use vocmatch::dataset::rows::{EntrantRow, ProgramRow};
use vocmatch::matching::{Control, Objective};
use vocmatch::model::Model;
use vocmatch::pathway::{AddedEntrants, ProjectConfig};
use vocmatch::planning::{Plan, PlanConfig};
use vocmatch::recommend::{Action, Advice, MoveWithin, Reason, RecommendConfig, Recommendation, recommend};
use vocmatch::unit::Year;

fn busy() -> impl Strategy<Value = World> {
    prop_oneof![worlds(), crowded()]
}

fn eager() -> RecommendConfig {
    RecommendConfig {
        max_change: 0.5,
        min_heads: 1,
        open_entrants: 15,
        open_lag: 0,
        open_below: 0.6,
        min_gain: 0.05,
        max_worth: 0.3,
        move_within: MoveWithin::Anywhere,
        ..RecommendConfig::default()
    }
}

fn advised(data: &Dataset, objective: Objective) -> (Model, Plan, Advice) {
    let model = model(data);
    let plan = planned(&model, objective);
    let advice = recommend(&model, &plan, &eager()).unwrap();
    (model, plan, advice)
}

fn all(advice: &Advice) -> impl Iterator<Item = &Recommendation> {
    advice.recommendations.iter().chain(&advice.with_caution)
}

/// The plan of the world in which the action is done.
fn applied(data: &Dataset, model: &Model, plan: &Plan, advised: &Recommendation) -> Plan {
    let added = |program, entrants| AddedEntrants {
        program,
        first_year: advised.first_autumn,
        last_year: None,
        entrants,
    };
    let mut config = PlanConfig {
        years: Some(plan.years.clone()),
        ..plan.config.clone()
    };
    let more: Vec<AddedEntrants> = match &advised.action {
        Action::Expand { program, entrants } => vec![added(*program, *entrants)],
        Action::Shrink {
            program,
            entrants,
            to,
        }
        | Action::Suspend {
            program,
            entrants,
            to,
        } => {
            let receivers = to.iter().map(|(receiver, entrants)| added(*receiver, *entrants));
            std::iter::once(added(*program, -entrants))
                .chain(receivers)
                .collect()
        }
        Action::Open {
            school,
            major,
            entrants,
        } => {
            let mut data = data.clone();
            data.programs.push(ProgramRow {
                program_id: "p-new".to_owned(),
                school_id: model.school(*school).id.to_string(),
                major_id: model.major(*major).id.to_string(),
                ..ProgramRow::default()
            });
            data.entrants.push(EntrantRow {
                program_id: "p-new".to_owned(),
                year: advised.first_autumn,
                entrants: *entrants,
                adults: None,
            });
            return vocmatch::plan(&self::model(&data), &config).unwrap();
        }
        other => unreachable!("an action that the test does not know: {other:?}"),
    };
    config.project = ProjectConfig {
        added: more,
        ..config.project
    };
    vocmatch::plan(model, &config).unwrap()
}

/// Graduates, openings filled and value of a year.
fn result(plan: &Plan, year: Year) -> (i64, i64, i128) {
    let summary = &plan.period(year).unwrap().summary;
    (summary.graduates, summary.placed, summary.value)
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn an_autumn_out_of_all_time_is_no_trouble(
        data in busy(),
        autumn in prop_oneof![Just(i32::MIN), Just(i32::MAX), Just(i32::MAX - 3)],
        lag in prop_oneof![Just(0), Just(u32::MAX)],
    ) {
        let model = model(&data);
        let plan = planned(&model, Objective::BestFit);
        let config = RecommendConfig { first_autumn: Some(autumn), open_lag: lag, ..eager() };
        let advice = recommend(&model, &plan, &config).unwrap();
        if autumn > 0 {
            prop_assert_eq!(all(&advice).count(), 0);
        }
    }

    #[test]
    fn the_promised_effect_is_what_applying_the_action_and_planning_afresh_gives(
        data in busy(),
        objective in objectives(),
    ) {
        let (model, plan, advice) = advised(&data, objective);
        for one in all(&advice) {
            // A new program may be joined to others by articulations of its major; the promise leaves them out.
            if matches!(one.action, Action::Open { .. }) && !data.articulations.is_empty() {
                continue;
            }
            let after = applied(&data, &model, &plan, one);
            let promised: BTreeMap<Year, _> = one.effect.years.iter().map(|year| (year.year, year)).collect();
            prop_assert_eq!(promised.len(), one.effect.years.len());
            for year in plan.years.clone() {
                let (was, is) = (result(&plan, year), result(&after, year));
                let told = promised.get(&year).map_or((0, 0, 0), |promised| {
                    (promised.graduates, promised.filled, i128::from(promised.value.0))
                });
                prop_assert_eq!(told, (is.0 - was.0, is.1 - was.1, is.2 - was.2), "{:?} in {}", one.action, year);
            }
        }
    }

    #[test]
    fn where_years_carry_over_the_promised_effect_is_counted_once(data in busy(), objective in objectives()) {
        let model = model(&data);
        let mut config = PlanConfig { objective, ..PlanConfig::default() };
        config.market.window = 1;
        let plan = vocmatch::plan(&model, &config).unwrap();
        let advice = recommend(&model, &plan, &eager()).unwrap();
        for one in all(&advice) {
            if matches!(one.action, Action::Open { .. }) && !data.articulations.is_empty() {
                continue;
            }
            let after = applied(&data, &model, &plan, one);
            let whole = |plan: &Plan| {
                let sums = plan.periods.iter().map(|period| &period.summary);
                sums.fold((0, 0, 0), |sum, s| (sum.0 + s.graduates, sum.1 + s.filled, sum.2 + s.value))
            };
            let (was, is) = (whole(&plan), whole(&after));
            prop_assert_eq!(one.effect.graduates(), is.0 - was.0);
            prop_assert_eq!(i128::from(one.effect.value().0), is.2 - was.2);
            if objective == Objective::FillFirst {
                prop_assert_eq!(one.effect.filled(), is.1 - was.1);
            }
            prop_assert!(one.effect.years.is_sorted_by(|a, b| a.year < b.year));
            let places: i64 = one.effect.filled_at.iter().map(|(_, heads)| heads).sum();
            prop_assert_eq!(places, one.effect.filled());
        }
    }

    #[test]
    fn the_score_follows_from_its_parts_and_they_from_the_effect(data in busy(), objective in objectives()) {
        let (_, _, advice) = advised(&data, objective);
        for one in all(&advice) {
            let robustness = one.score.robustness.unwrap_or(1.0);
            prop_assert_eq!(one.score.score, 100.0 * one.score.gain_per_head.max(0.0) * robustness);
            prop_assert!((0.0..=100.0).contains(&one.score.score));
            let years = &one.effect.years;
            prop_assert!(years.is_sorted_by(|a, b| a.year < b.year));
            prop_assert_eq!(one.effect.moved(), years.iter().map(|year| year.moved).sum::<i64>());
            prop_assert_eq!(one.effect.filled(), years.iter().map(|year| year.filled).sum::<i64>());
            let value: i64 = years.iter().map(|year| year.value.0).sum();
            prop_assert_eq!(one.effect.value().0, value);
            let places: i64 = one.effect.filled_at.iter().map(|(_, heads)| heads).sum();
            prop_assert_eq!(places, one.effect.filled());
            prop_assert!(one.effect.displaced.iter().all(|(_, _, heads)| *heads > 0));
            if objective == Objective::BestFit {
                prop_assert!(value > 0);
                let per_head = value as f64 / 1e6 / one.effect.moved() as f64;
                prop_assert_eq!(one.score.gain_per_head, per_head);
            } else {
                prop_assert!((one.effect.filled(), value) > (0, 0));
            }
        }
    }

    #[test]
    fn reasons_quote_the_plan(data in busy(), objective in objectives()) {
        let (model, plan, advice) = advised(&data, objective);
        for one in all(&advice) {
            for reason in &one.reasons {
                match reason {
                    Reason::Gap { openings, linked, one_more } => {
                        let quoted = plan.periods.iter().flat_map(|period| &period.summary.occupations).any(|b| {
                            b.group == one.target.occupation
                                && (b.openings, b.linked, b.one_more) == (*openings, *linked, *one_more)
                        });
                        prop_assert!(quoted);
                    }
                    // The target itself, or the first link of a chain of displacement that ends there.
                    Reason::Fit { fit, interval } => {
                        let fits = match &one.action {
                            Action::Expand { program, .. } => plan.fit.of(*program),
                            Action::Open { major, .. } => plan.fit.of_major(*major),
                            Action::Shrink { to, .. } | Action::Suspend { to, .. } => plan.fit.of(to[0].0),
                            _ => &[],
                        };
                        prop_assert!(fits.contains(fit));
                        prop_assert_eq!(fit.interval(plan.fit.config()), *interval);
                    }
                    Reason::Priority { industry, priority } => {
                        prop_assert_eq!(model.industry(*industry).priority, *priority);
                    }
                    Reason::Size { program, graduates } => {
                        let mut years = plan.years.clone();
                        prop_assert!(years.any(|year| plan.supply.heads(*program, year) == *graduates));
                    }
                    _ => {}
                }
            }
        }
    }

    #[test]
    fn the_best_for_each_target_comes_first_by_gain_and_the_others_follow(data in busy(), objective in objectives()) {
        let (_, _, advice) = advised(&data, objective);
        let gain = |one: &Recommendation| {
            one.score.gain_per_head.max(0.0) * one.effect.moved() as f64 * one.score.robustness.unwrap_or(1.0)
        };
        for list in [&advice.recommendations, &advice.with_caution] {
            let targets: BTreeSet<_> = list.iter().map(|one| one.target).collect();
            let (best, others) = list.split_at(targets.len());
            prop_assert_eq!(best.iter().map(|one| one.target).collect::<BTreeSet<_>>(), targets);
            for part in [best, others] {
                prop_assert!(part.is_sorted_by(|a, b| gain(a) >= gain(b)));
            }
            for other in others {
                prop_assert!(best.iter().any(|one| one.target == other.target && gain(one) >= gain(other)));
            }
        }
        prop_assert!(advice.recommendations.iter().all(|one| one.cautions.is_empty()));
        prop_assert!(advice.with_caution.iter().all(|one| !one.cautions.is_empty()));
    }

    #[test]
    fn graduates_who_are_warned_of_could_be_missing_without_an_opening_less(
        data in busy(),
        objective in objectives(),
    ) {
        let (model, plan, advice) = advised(&data, objective);
        for warning in &advice.warnings {
            let period = plan.period(warning.year).unwrap();
            prop_assert_eq!(warning.graduates, plan.supply.heads(warning.program, warning.year));
            let row = plan.fit.row_of(warning.program);
            let node = period.market.find_supply(warning.year, row, model.program(warning.program).region).unwrap();
            let without = period.matching.with_heads(&[(node, -warning.graduates)], &Control::default()).unwrap();
            let lost = period.matching.heads() - without.heads();
            prop_assert_eq!(warning.unplaced, warning.graduates - lost);
            prop_assert!(warning.unplaced > 0);
        }
    }
}

#[test]
fn the_properties_above_are_tried_on_every_kind_of_action() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::{Config, TestRunner};
    let mut runner = TestRunner::new_with_rng(
        Config::default(),
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    );
    let mut seen = [0; 5];
    for _ in 0..100 {
        let data = busy().new_tree(&mut runner).unwrap().current();
        let (_, _, advice) = advised(&data, Objective::BestFit);
        for one in all(&advice) {
            match one.action {
                Action::Expand { .. } => seen[0] += 1,
                Action::Open { .. } => seen[1] += 1,
                Action::Shrink { .. } => seen[2] += 1,
                Action::Suspend { .. } => seen[3] += 1,
                _ => {}
            }
        }
        seen[4] += advice.warnings.len();
    }
    assert!(seen.iter().all(|count| *count > 0), "{seen:?}");
}
