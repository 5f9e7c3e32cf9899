//! Expected flows: against a naive spread, their auditor, and what must hold for any tables.

use crate::cases;
use crate::world::{folder, model, planned, programs, shuffled, small, worlds};
use proptest::prelude::*;
use std::collections::BTreeMap;
use vocmatch::dataset::rows::{DemandRow, ObservedFlowRow};
use vocmatch::dataset::{Credential, Dataset};
use vocmatch::demand::{Opening, Tier, openings};
use vocmatch::fit::{Coefficients, Destinations, Sizes, View};
use vocmatch::id::{MajorIx, OccupationIx, RegionIx};
use vocmatch::matching::{
    Control, Expected, ExpectedConfig, Graduates, Objective, audit_expected, expected, mobility,
};
use vocmatch::model::Model;
use vocmatch::plan::Plan;

/// Graduates of the first year of a plan, by major and region.
fn groups(model: &Model, plan: &Plan) -> Vec<Graduates> {
    let year = *plan.years.start();
    let mut heads: BTreeMap<(MajorIx, RegionIx), i64> = BTreeMap::new();
    for (ix, program) in programs(model) {
        *heads.entry((program.major, program.region)).or_default() += plan.supply.heads(ix, year);
    }
    heads
        .into_iter()
        .filter(|(_, heads)| *heads > 0)
        .map(|((major, region), heads)| Graduates { major, region, heads })
        .collect()
}

fn law(model: &Model, plan: &Plan) -> Destinations {
    Destinations::new(model, &plan.fit, Some(Sizes::Openings))
}

fn spread(model: &Model, plan: &Plan, config: &ExpectedConfig) -> Expected {
    let open = openings(model, *plan.years.start());
    expected(
        model,
        &law(model, plan),
        groups(model, plan),
        &open,
        config,
        &Control::default(),
    )
    .unwrap()
}

/// By occupation and region: openings that ask for an award, and the others, for first jobs.
fn offered(model: &Model, open: &[Opening]) -> Vec<Vec<[f64; 2]>> {
    let mut all = vec![vec![[0.0; 2]; model.regions().len()]; model.occupations().len()];
    for one in open.iter().filter(|one| one.tier != Tier::Experienced) {
        let side = usize::from(one.tier != Tier::Graduates);
        all[one.occupation.index()][one.region.index()][side] += one.openings as f64;
    }
    all
}

/// The share of each group in each occupation and region, by loops over everything: the formula as it is written.
fn naive(model: &Model, plan: &Plan, config: &ExpectedConfig) -> Vec<Vec<Vec<f64>>> {
    let law = law(model, plan);
    let power = law.coefficients().size;
    // Without the size, shares are attractions up to a factor of the major.
    let bare = law.clone().with_coefficients(Coefficients {
        size: 0.0,
        ..*law.coefficients()
    });
    let open = offered(model, &openings(model, *plan.years.start()));
    let near = |a: usize, b: usize| {
        mobility(model, RegionIx::at(a), RegionIx::at(b), config.mobility_km).unwrap_or(0.0)
    };
    let (occupations, regions) = (model.occupations().len(), model.regions().len());
    let mut balance = vec![vec![1.0; regions]; occupations];
    let groups = groups(model, plan);
    let mut outside = Vec::new();
    loop {
        let before = balance.clone();
        let attraction = |o: usize, r: usize| open[o][r][0] * before[o][r] + open[o][r][1];
        let mut arriving = vec![vec![0.0; regions]; occupations];
        let mut shares = Vec::new();
        for group in &groups {
            let weights = bare.shares(group.major, config.view);
            let from = group.region.index();
            let reach: Vec<f64> = (0..occupations)
                .map(|o| (0..regions).map(|r| attraction(o, r) * near(from, r)).sum())
                .collect();
            let pulled: Vec<f64> = reach
                .iter()
                .zip(&weights)
                .map(|(reach, weight)| {
                    if *reach > 0.0 {
                        weight * reach.powf(power)
                    } else {
                        0.0
                    }
                })
                .collect();
            let inside: f64 = pulled.iter().sum();
            // Beside all openings, a ten-thousandth of their attraction before any is limited.
            if outside.len() < groups.len() {
                outside.push(1e-4 * inside);
            }
            let all = inside + outside[shares.len()];
            let mut of_group = vec![vec![0.0; regions]; occupations];
            for o in 0..occupations {
                for r in 0..regions {
                    if reach[o] > 0.0 && all > 0.0 {
                        let share = pulled[o] / all * attraction(o, r) * near(from, r) / reach[o];
                        of_group[o][r] = share;
                        arriving[o][r] += share * group.heads as f64;
                    }
                }
            }
            shares.push(of_group);
        }
        let mut moved = 0.0f64;
        for o in 0..occupations {
            for r in 0..regions {
                let [limited, _] = open[o][r];
                if limited > 0.0 && attraction(o, r) > 0.0 {
                    let pull = arriving[o][r] / attraction(o, r);
                    let next = if pull > 1.0 { 1.0 / pull } else { 1.0 };
                    moved = moved.max((next - balance[o][r]).abs());
                    balance[o][r] = next;
                }
            }
        }
        if moved < 1e-9 {
            return shares;
        }
    }
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-4
}

#[test]
fn the_spread_is_the_formula_as_it_is_written() {
    let mut data = Dataset::read_dir(folder("examples/data/beijing-ic"));
    data.outcomes.clear();
    let model = Model::new(data).unwrap();
    let plan = planned(&model, Objective::BestFit);
    let config = ExpectedConfig {
        tolerance: 1e-8,
        rounds: 20_000,
        ..ExpectedConfig::default()
    };
    let found = spread(&model, &plan, &config);
    assert_eq!(audit_expected(&model, &found), []);
    let naive = naive(&model, &plan, &config);
    for (group, shares) in found.groups().iter().zip(&naive) {
        let own = found.shares(group.major, group.region);
        for (o, share) in own.iter().enumerate() {
            let sum: f64 = shares[o].iter().sum();
            assert!(close(*share, sum), "{group:?} {o}: {share} {sum}");
        }
    }
    for o in 0..model.occupations().len() {
        for r in 0..model.regions().len() {
            let [limited, open] = found.arrivals(OccupationIx::at(o), RegionIx::at(r));
            let heads = found.groups().iter().zip(&naive);
            let sum: f64 = heads
                .map(|(group, shares)| group.heads as f64 * shares[o][r])
                .sum();
            assert!(
                (limited + open - sum).abs() < 0.01,
                "{o} {r}: {limited} {open} {sum}"
            );
        }
    }
    // Something is limited, or the test shows nothing.
    let full = |o: usize, r: usize| {
        let offered: f64 = offered(&model, &openings(&model, *plan.years.start()))[o][r][0];
        let [taken, _] = found.arrivals(OccupationIx::at(o), RegionIx::at(r));
        offered > 0.0 && (taken - offered).abs() < 1e-3
    };
    let all = (0..model.occupations().len()).flat_map(|o| (0..model.regions().len()).map(move |r| (o, r)));
    assert!(all.clone().filter(|(o, r)| full(*o, *r)).count() > 3);
}

#[test]
fn nobody_is_counted_twice_and_views_differ_by_experience_alone() {
    let model = model(&small());
    let plan = planned(&model, Objective::BestFit);
    for view in View::ALL {
        let tendency = plan.tendency(&model, view);
        let all = &tendency.all;
        assert_eq!(
            all.award + all.no_award() + all.beyond + all.unknown,
            all.graduates
        );
        let levels: i64 = tendency.levels.iter().map(|(_, one)| one.in_field).sum();
        let classes: i64 = tendency.classes.iter().map(|(_, _, one)| one.in_field).sum();
        let regions: i64 = tendency.regions.iter().map(|(_, one)| one.in_field).sum();
        assert_eq!([levels, classes, regions], [all.in_field; 3]);
        assert!(tendency.occupations.iter().all(|one| one.filled <= one.openings));
    }
    let openings = |view| {
        let of_view = &plan.tendency(&model, view).occupations;
        of_view.iter().map(|one| one.openings).sum::<i64>()
    };
    assert!(openings(View::Career) >= openings(View::FirstJob));
}

#[test]
fn observed_graduates_draw_the_shares_towards_them_by_their_number() {
    let share = |people: i64| {
        let mut data = Dataset::read_dir(folder("examples/data/beijing-ic"));
        let (major, occupation) = ("510401", "6-25-02-06");
        let known = |id: &str| data.majors.iter().any(|row| row.major_id == id);
        assert!(
            known(major),
            "{:?}",
            data.majors.iter().map(|row| &row.major_id).collect::<Vec<_>>()
        );
        if people > 0 {
            data.observed_flows.push(ObservedFlowRow {
                major_id: major.to_owned(),
                occupation_id: occupation.to_owned(),
                people,
                ..ObservedFlowRow::default()
            });
        }
        data.outcomes.clear();
        // Openings that ask for no award take everybody, so that nothing else moves.
        let open = |row: &mut DemandRow| row.credential = Some(Credential::None);
        data.demand.iter_mut().for_each(open);
        data.employment.clear();
        let model = Model::new(data).unwrap();
        let plan = planned(&model, Objective::BestFit);
        let found = spread(&model, &plan, &ExpectedConfig::default());
        let major = MajorIx::at(
            model
                .majors()
                .iter()
                .position(|one| one.id.as_str() == major)
                .unwrap(),
        );
        let o = model.find_occupation(occupation).unwrap();
        let group = found.groups().iter().find(|group| group.major == major).unwrap();
        found.shares(major, group.region)[o.index()]
    };
    // The law is worth fifty graduates: with fifty observed, half of the way is gone; with 950, 95%.
    let (none, fifty, many) = (share(0), share(50), share(950));
    assert!((fifty - f64::midpoint(none, 1.0)).abs() < 0.02, "{none} {fifty}");
    assert!((many - (0.05 * none + 0.95)).abs() < 0.01, "{none} {many}");
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn expected_flows_of_any_tables_pass_the_audit(data in worlds(), seed in any::<u64>()) {
        let model = model(&data);
        let plan = planned(&model, Objective::BestFit);
        for view in View::ALL {
            let config = ExpectedConfig { view, ..ExpectedConfig::default() };
            let found = spread(&model, &plan, &config);
            prop_assert!(found.rounds() < config.rounds, "{} rounds", found.rounds());
            prop_assert_eq!(audit_expected(&model, &found), []);
        }
        let again = Model::new(shuffled(&data, seed)).unwrap();
        let replanned = planned(&again, Objective::BestFit);
        for view in View::ALL {
            prop_assert_eq!(plan.tendency(&model, view), replanned.tendency(&again, view));
        }
    }
}
