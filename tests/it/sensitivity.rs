//! Sensitivity: what is left of a gain under another assumption, against planning the scenario of the action anew.

use crate::world::folder;
use vocmatch::advice::{Action, Assumption, Grade};
use vocmatch::plan::PlanConfig;
use vocmatch::prelude::*;

fn data() -> Dataset {
    Dataset::read_dir(folder("examples/data/beijing-ic"))
}

/// The session of Beijing's tables with a change of the plan's options.
fn session(change: impl Fn(&mut PlanConfig)) -> Session {
    let mut config = PlanConfig::default();
    change(&mut config);
    Session::builder(data()).plan_config(config).open().unwrap()
}

#[test]
fn an_action_is_as_sure_as_its_gain_under_each_assumption() {
    let present = session(|_| {});
    let config = AdviceConfig::default();
    let advice = present.advise(&config).unwrap();
    let found = present.sensitivity(&advice, &config).unwrap();
    let worlds = [
        (
            Assumption::LevelPenalty,
            session(|plan| plan.market.level_decay = 0.6),
        ),
        (
            Assumption::MobilityHalf,
            session(|plan| plan.market.mobility_km /= 2.0),
        ),
        (Assumption::LeastFit, session(|plan| plan.market.min_fit = 0.5)),
        (
            Assumption::LinkCertainty,
            session(|plan| plan.fit.link_certainty = 0.7),
        ),
    ];
    let mut compared = 0;
    for (one, sureness) in advice.all().zip(&found.actions) {
        if !matches!(one.action, Action::Expand { .. } | Action::Order { .. }) {
            continue;
        }
        let scenario = one.scenario(present.model(), &present.present().unwrap().basis);
        for (assumption, world) in &worlds {
            let gain =
                world.what_if(&scenario).unwrap().plan().unwrap().value() - world.plan().unwrap().value();
            let left = gain as f64 / one.gain.0 as f64;
            let told = sureness
                .under
                .iter()
                .find(|under| under.assumption == *assumption)
                .unwrap();
            assert!(
                (told.kept - left).abs() < 1e-9,
                "{:?} {assumption:?}: {} {left}",
                one.action,
                told.kept
            );
            compared += 1;
        }
    }
    assert!(compared >= 12, "{compared}");
    assert!(found.actions.iter().any(|one| one.grade != Grade::Holds));
}

#[test]
fn advice_with_sensitivity_is_the_same_advice_with_grades_and_headlines() {
    let present = session(|_| {});
    let plain = present.advise(&AdviceConfig::default()).unwrap();
    let config = AdviceConfig {
        sensitivity: true,
        ..AdviceConfig::default()
    };
    let graded = present.advise(&config).unwrap();
    assert_eq!(plain.all().count(), graded.all().count());
    for (one, other) in plain.all().zip(graded.all()) {
        assert_eq!(
            (&one.action, one.gain, one.score),
            (&other.action, other.gain, other.score)
        );
        assert!(one.sureness.is_none() && other.sureness.is_some());
    }
    // The plan itself, then every assumption that can change anything.
    assert_eq!(graded.headlines[0].assumption, None);
    let (planned, fewer) = (&graded.headlines[0], &graded.headlines[1..]);
    assert_eq!(fewer.len(), Assumption::ALL.len());
    let of = |assumption| {
        fewer
            .iter()
            .find(|one| one.assumption == Some(assumption))
            .unwrap()
    };
    assert!(of(Assumption::OpeningsFewer).placed < planned.placed);
    assert!(of(Assumption::FillFirst).placed >= planned.placed);
}
