//! Properties of recommendations: scores, reasons, order, warnings. Effects: promises.rs.

use crate::cases;
use crate::world::{World, crowded, model, objectives, planned, worlds};
use proptest::prelude::*;
use std::collections::BTreeSet;
use vocmatch::advice::{
    Action, Advice, AdviceConfig, MoveWithin, Reason, Recommendation, ScreenConfig, ScreenRule, recommend,
};
use vocmatch::dataset::Dataset;
use vocmatch::matching::{Control, Objective};
use vocmatch::model::Model;
use vocmatch::plan::Plan;

fn busy() -> impl Strategy<Value = World> {
    prop_oneof![worlds(), crowded()]
}

/// Every action is looked at, whichever list it would stand in; only openings with a caution are told apart.
fn unscreened() -> ScreenConfig {
    ScreenConfig {
        rules: vec![ScreenRule::CautionedOpenings],
        ..ScreenConfig::default()
    }
}

fn eager() -> AdviceConfig {
    AdviceConfig {
        max_change: 0.5,
        min_heads: 1,
        open_entrants: 15,
        open_share: 1.0,
        open_lag: 0,
        open_below: 0.6,
        min_gain: 0.05,
        max_worth: 0.3,
        min_score: 0.0,
        move_within: MoveWithin::Anywhere,
        screen: unscreened(),
        ..AdviceConfig::default()
    }
}

fn advised(data: &Dataset, objective: Objective) -> (Model, Plan, Advice) {
    let model = model(data);
    let plan = planned(&model, objective);
    let advice = recommend(&model, &plan, &eager()).unwrap();
    (model, plan, advice)
}

fn all(advice: &Advice) -> impl Iterator<Item = &Recommendation> {
    advice.all()
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn an_autumn_out_of_range_gives_no_advice_and_no_overflow(
        data in busy(),
        autumn in prop_oneof![Just(i32::MIN), Just(i32::MAX), Just(i32::MAX - 3)],
        lag in prop_oneof![Just(0), Just(u32::MAX)],
    ) {
        let model = model(&data);
        let plan = planned(&model, Objective::BestFit);
        let config = AdviceConfig { first_autumn: Some(autumn), open_lag: lag, ..eager() };
        let advice = recommend(&model, &plan, &config).unwrap();
        if autumn > 0 {
            prop_assert_eq!(all(&advice).count(), 0);
        }
    }

    #[test]
    fn the_same_actions_are_advised_under_each_objective(data in busy()) {
        let (_, _, one) = advised(&data, Objective::BestFit);
        let (_, _, other) = advised(&data, Objective::FillFirst);
        let actions = |advice: &Advice| all(advice).map(|one| (one.action.clone(), one.gain)).collect::<Vec<_>>();
        prop_assert_eq!(actions(&one), actions(&other));
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
            prop_assert!(one.gain.0 > 0);
            if objective == Objective::BestFit {
                prop_assert_eq!(value, one.gain.0);
                prop_assert_eq!(value, one.gains.could_be.0);
                let lesser = one.gains.tends_to_be.map_or(value, |tends| value.min(tends.0));
                let per_head = lesser as f64 / 1e6 / one.effect.moved() as f64;
                prop_assert_eq!(one.score.gain_per_head, per_head);
            }
            prop_assert!(!one.reasons.is_empty());
        }
    }

    #[test]
    fn reasons_quote_the_plan(data in busy(), objective in objectives()) {
        let (model, plan, advice) = advised(&data, objective);
        // Whatever the objective, actions are sought by the prices of best fit.
        let best = planned(&model, Objective::BestFit);
        for one in all(&advice) {
            for reason in &one.reasons {
                match reason {
                    Reason::Gap { openings, linked, one_more, .. } => {
                        let quoted = best.periods.iter().flat_map(|period| &period.summary.occupations).any(|b| {
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
            one.gains.lesser().whole().max(0.0) * one.score.robustness.unwrap_or(1.0)
        };
        for list in [&advice.recommendations, &advice.pays_little, &advice.with_caution, &advice.better_matches] {
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
        let told = |one: &Recommendation| one.screened.contains(&ScreenRule::CautionedOpenings);
        prop_assert!(all(&advice).all(|one| told(one) != one.cautions.is_empty()));
        prop_assert!(advice.with_caution.iter().all(|one| !one.screened.is_empty()));
    }

    #[test]
    fn surplus_graduates_could_be_missing_without_an_opening_less_filled(
        data in busy(),
        objective in objectives(),
    ) {
        let (model, plan, advice) = advised(&data, objective);
        for warning in &advice.warnings {
            let best = planned(&model, Objective::BestFit);
            let period = best.period(warning.year).unwrap();
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
    // Some kinds are rare in random worlds.
    for world in 0..2000 {
        if world >= 100 && seen.iter().all(|count| *count > 0) {
            break;
        }
        let mut data = busy().new_tree(&mut runner).unwrap().current();
        // A program that is opened has graduates before the short plans of these worlds end.
        data.majors.iter_mut().for_each(|major| major.years = Some(1.0));
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
