//! Draws: figures under other openings and graduates, repeatable from a seed.

use crate::cases;
use crate::world::{folder, model, objectives, planned, shuffled, worlds};
use proptest::prelude::*;
use vocmatch::dataset::Dataset;
use vocmatch::matching::{Control, Objective};
use vocmatch::model::Model;
use vocmatch::plan::{Plan, PlanConfig};
use vocmatch::scenario::{
    DrawConfig, DrawError, Figure, PlanFigures, draw, draws, interval, spread, spread_of_change,
};

fn config(seed: u64, draws: u32) -> DrawConfig {
    DrawConfig {
        seed,
        draws,
        observed_until: Some(2024),
        ..DrawConfig::default()
    }
}

fn still() -> DrawConfig {
    DrawConfig {
        demand_sd: 0.0,
        supply_sd: [0.0; 5],
        ..config(1, 2)
    }
}

fn beijing() -> (Dataset, Model, Plan) {
    let data = Dataset::read_dir(folder("examples/data/beijing-ic"));
    let model = model(&data);
    let plan = planned(&model, Objective::BestFit);
    (data, model, plan)
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn without_deviation_every_draw_has_the_plans_own_figures(
        data in worlds(),
        objective in objectives(),
        window in 0u32..2,
    ) {
        let model = model(&data);
        let mut choices = PlanConfig { objective, ..PlanConfig::default() };
        choices.market.window = window;
        let plan = vocmatch::plan(&model, &choices).unwrap();
        prop_assume!(*plan.years.end() > 2024);
        let drawn = draws(&model, &plan, &still(), &Control::default()).unwrap();
        for one in &drawn {
            prop_assert_eq!(one.mean, PlanFigures::of_plan(&plan));
            for (year, figures) in &one.years {
                prop_assert_eq!(*figures, PlanFigures::of(&plan.period(*year).unwrap().summary));
            }
        }
    }

    #[test]
    fn draws_repeat_from_their_seed_and_do_not_depend_on_the_order_of_rows(data in worlds(), seed: u64, order: u64) {
        let (one, two) = (model(&data), model(&shuffled(&data, order)));
        let (plan, other) = (planned(&one, Objective::BestFit), planned(&two, Objective::BestFit));
        prop_assume!(*plan.years.end() > 2024);
        let config = config(seed, 3);
        let drawn = draws(&one, &plan, &config, &Control::default()).unwrap();
        prop_assert_eq!(&draws(&two, &other, &config, &Control::default()).unwrap(), &drawn);
        // Each draw alone is what it is among the others.
        let last = draw(&one, &plan, &config, 2, &Control::default()).unwrap();
        prop_assert_eq!(&drawn[2], &last);
        for one in &drawn {
            let all = one.years.iter().map(|(_, figures)| figures);
            for figures in all {
                prop_assert!(figures.filled <= figures.openings && figures.placed <= figures.graduates);
            }
        }
    }
}

#[test]
fn the_shipped_plan_lies_within_its_interval_and_means_hold() {
    let (_, model, plan) = beijing();
    let config = config(1, 200);
    let drawn = draws(&model, &plan, &config, &Control::default()).unwrap();
    assert_eq!(drawn.len(), 200);
    let spread = spread(&drawn);
    let plan = PlanFigures::of_plan(&plan);
    for figure in [Figure::Openings, Figure::Graduates, Figure::Placed] {
        let (interval, point) = (spread.mean[&figure], plan.get(figure).unwrap());
        assert!(
            interval.low < point && point < interval.high,
            "{figure:?}: {interval:?} {point}"
        );
    }
    // Openings and graduates keep their means.
    for figure in [Figure::Openings, Figure::Graduates] {
        let off = spread.mean[&figure].mean / plan.get(figure).unwrap() - 1.0;
        assert!(off.abs() < 0.02, "{figure:?}: {off}");
    }
    // Fewer are placed on the mean than in the mean: both sides must be there.
    assert!(spread.mean[&Figure::Placed].mean < plan.placed);
    // What lies further ahead is less sure.
    let width = |year: i32| {
        let interval = spread.years[&year][&Figure::Openings];
        (interval.high - interval.low) / interval.mean
    };
    assert!(width(2025) < width(2027) && width(2027) < width(2030));
}

#[test]
fn another_seed_gives_other_draws() {
    let (_, model, plan) = beijing();
    let of = |seed| draws(&model, &plan, &config(seed, 2), &Control::default()).unwrap();
    assert!(of(1) != of(2));
    let twice = of(1);
    assert!(twice[0].mean != twice[1].mean);
}

#[test]
fn a_scenario_is_drawn_under_the_same_circumstances() {
    let (data, model, plan) = beijing();
    let config = config(5, 40);
    let before = draws(&model, &plan, &config, &Control::default()).unwrap();
    // A program more, first by id, whose graduates nobody asks for: its own are the only difference.
    let mut more = data.clone();
    more.majors.push(vocmatch::dataset::rows::MajorRow {
        major_id: "0000".into(),
        name: "Cooking".into(),
        ..Default::default()
    });
    more.programs.push(vocmatch::dataset::rows::ProgramRow {
        program_id: "0-first".into(),
        school_id: data.schools[0].school_id.clone(),
        major_id: "0000".into(),
        ..Default::default()
    });
    more.graduates.push(vocmatch::dataset::rows::GraduateRow {
        program_id: "0-first".into(),
        year: 2024,
        graduates: 40,
        continuing: None,
        ..vocmatch::dataset::rows::GraduateRow::default()
    });
    let other = self::model(&more);
    let other_plan = planned(&other, Objective::BestFit);
    let after = draws(&other, &other_plan, &config, &Control::default()).unwrap();
    for (one, two) in before.iter().zip(&after) {
        assert_eq!(one.mean.openings, two.mean.openings);
        assert!(two.mean.graduates > one.mean.graduates);
    }
    let change = spread_of_change(&before, &after);
    assert!(change.mean[&Figure::Graduates].low > 0.0);
    let wide = spread(&after).mean[&Figure::Graduates];
    let narrow = change.mean[&Figure::Graduates];
    assert!(narrow.high - narrow.low < wide.high - wide.low);
}

#[test]
fn what_cannot_be_drawn_is_refused() {
    let (_, model, plan) = beijing();
    let told = |config: DrawConfig| {
        let refused = draws(&model, &plan, &config, &Control::default());
        refused.unwrap_err().to_string()
    };
    assert_eq!(
        told(DrawConfig {
            observed_until: Some(2030),
            ..DrawConfig::default()
        }),
        "the plan ends in 2030, and everything up to 2030 is taken as certain; plan a later year, or let observed_until \
         be earlier"
    );
    assert_eq!(
        told(DrawConfig {
            demand_sd: -0.1,
            ..DrawConfig::default()
        }),
        "demand_sd is -0.1; write a number from 0 to 3"
    );
    assert_eq!(
        told(DrawConfig {
            draws: 0,
            ..DrawConfig::default()
        }),
        "0 draws; ask for 1 to 100000"
    );
    let error = draws(&model, &plan, &config(1, u32::MAX), &Control::default());
    assert_eq!(error, Err(DrawError::Draws(u32::MAX)));
}

#[test]
fn small_programs_are_less_sure_than_large_ones() {
    let config = DrawConfig::default();
    let sds = [0, 5, 9, 10, 29, 30, 99, 100, 299, 300, 5000].map(|graduates| config.sd_of(graduates));
    assert_eq!(
        sds,
        [0.52, 0.52, 0.52, 0.43, 0.43, 0.36, 0.36, 0.28, 0.28, 0.21, 0.21]
    );
    assert_eq!(interval(Vec::new()), None);
    assert_eq!(interval(vec![1.0, f64::NAN]), None);
}
