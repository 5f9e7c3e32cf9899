//! Properties of markets, and of their matchings against oracles.

use crate::cases;
use crate::oracle::{best_paths, brute_force};
use crate::world::{model, objectives, programs, worlds};
use proptest::prelude::*;
use std::collections::BTreeMap;
use vocmatch::demand::DemandConfig;
use vocmatch::fit::{FitConfig, FitTable, table};
use vocmatch::matching::{
    Control, Group, LabourMarket, MarketConfig, Objective, Price, audit, mobility, optimal,
};
use vocmatch::model::{Model, Region};
use vocmatch::pathway::{ProjectConfig, project};
use vocmatch::unit::Value;
use vocmatch_algo::transport::{self, Arc, Problem};

fn configs() -> impl Strategy<Value = MarketConfig> {
    (0u8..=10, 0u8..=10, 0u8..=10, 1usize..8, any::<[bool; 3]>()).prop_map(
        |(fit, mobility, decay, most, tiers)| MarketConfig {
            demand: DemandConfig {
                include_no_award: tiers[0],
                include_high_school: tiers[1],
                include_experienced: tiers[2],
                ..DemandConfig::default()
            },
            min_fit: f64::from(fit) / 10.0,
            min_mobility: f64::from(mobility) / 10.0,
            level_decay: f64::from(decay) / 10.0,
            max_candidates: most,
            ..MarketConfig::default()
        },
    )
}

fn market(model: &Model, year: i32, config: &MarketConfig) -> (FitTable, LabourMarket) {
    let fits = table(model, &FitConfig::default());
    let supply = project(model, year..=year, &ProjectConfig::default());
    let market = LabourMarket::new(model, &supply, &fits, year, config).unwrap();
    (fits, market)
}

/// The same market as numbers, with some more heads or openings at one node.
fn problem(market: &LabourMarket, supply: Option<(usize, i64)>, demand: Option<(usize, i64)>) -> Problem {
    let mut heads: Vec<i64> = market.supply().iter().map(|node| node.heads).collect();
    let mut openings: Vec<i64> = market.demand().iter().map(|node| node.openings).collect();
    if let Some((node, more)) = supply {
        heads[node] += more;
    }
    if let Some((node, more)) = demand {
        openings[node] += more;
    }
    let arcs = market.market().pairs().map(|pair| Arc {
        from: pair.supply,
        to: pair.demand,
        value: pair.value.0,
        cap: None,
    });
    Problem::new(heads, openings, arcs).unwrap()
}

fn numbers(objective: Objective) -> transport::Objective {
    match objective {
        Objective::BestFit => transport::Objective::BestValue,
        Objective::FillFirst => transport::Objective::FillFirst,
    }
}

/// Great-circle distance by the spherical law of cosines.
fn kilometres(a: &Region, b: &Region) -> Option<f64> {
    let (a, b) = (a.point?, b.point?);
    let radians = |degrees: f64| degrees.to_radians();
    let (south, north) = (radians(a.latitude()), radians(b.latitude()));
    let east = radians(b.longitude() - a.longitude());
    let cosine = south.sin() * north.sin() + south.cos() * north.cos() * east.cos();
    Some(6371.0088 * cosine.clamp(-1.0, 1.0).acos())
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn pairs_obey_every_limit_and_are_worth_what_the_formula_says(
        data in worlds(),
        year in 2025i32..2028,
        config in configs(),
    ) {
        let model = model(&data);
        let (fits, market) = market(&model, year, &config);
        let mut cut = 0;
        for (k, supply) in market.supply().iter().enumerate() {
            let mut all: Vec<(Value, usize)> = Vec::new();
            for (d, demand) in market.demand().iter().enumerate() {
                let row = fits.row(supply.row);
                let Some(fit) = row.iter().find(|fit| fit.occupation == demand.occupation) else { continue };
                let above = match (demand.min_level, demand.max_level) {
                    (Some(min), _) if supply.level < min => continue,
                    (min, max) => max.or(min).map_or(0, |max| (supply.level as i32 - max as i32).max(0)),
                };
                let (from, to) = (supply.region, demand.region);
                let far = || kilometres(model.region(from), model.region(to)).map(|km| (-km / 80.0).exp());
                let own = (from == to).then_some(1.0);
                let given = model.willingness(from, to).map(vocmatch::unit::Share::get);
                let Some(mobility) = given.or(own).or_else(far) else { continue };
                let worth = fit.score * config.level_decay.powi(above) * mobility * demand.priority.get();
                let value = Value((worth * 1e6 + 0.5).floor() as i64);
                if fit.score < config.min_fit || mobility < config.min_mobility || value.0 == 0 {
                    continue;
                }
                all.push((value, d));
            }
            all.sort_by_key(|(value, d)| (std::cmp::Reverse(*value), *d));
            cut += all.len().saturating_sub(config.max_candidates);
            all.truncate(config.max_candidates);
            all.sort_by_key(|(_, d)| *d);
            let pairs: Vec<_> = market.market().pairs_of(k).map(|pair| (pair.value, pair.demand as usize)).collect();
            // Two formulas for the distance may differ in the last bit, and so by one millionth.
            prop_assert_eq!(pairs.len(), all.len());
            for (pair, expected) in pairs.iter().zip(&all) {
                prop_assert!((pair.0.0 - expected.0.0).abs() <= 1, "{:?} {:?}", pairs, all);
                prop_assert_eq!(pair.1, expected.1);
            }
        }
        prop_assert_eq!(market.cut_of(year), cut);
    }

    #[test]
    fn graduates_like_fit_nearness_and_pay_and_employers_like_fit(
        data in worlds(),
        year in 2025i32..2028,
        config in configs(),
    ) {
        let model = model(&data);
        let (fits, market) = market(&model, year, &config);
        let wages: Vec<Option<f64>> = market.demand().iter().map(|node| {
            let rows = || node.rows.iter().map(|row| &market.openings()[*row]).filter(|row| row.annual_wage.is_some());
            let openings: i64 = rows().map(|row| row.openings).sum();
            let sum: f64 = rows().map(|row| row.annual_wage.unwrap() * row.openings as f64).sum();
            (openings > 0).then(|| sum / openings as f64)
        }).collect();
        for (node, wage) in market.demand().iter().zip(&wages) {
            prop_assert_eq!(node.annual_wage, *wage);
        }
        for pair in market.market().pairs() {
            let (supply, demand) = (&market.supply()[pair.supply as usize], &market.demand()[pair.demand as usize]);
            let fit = market.fit(&fits, &pair).unwrap().score;
            let mobility = mobility(&model, supply.region, demand.region, config.mobility_km).unwrap();
            let known: Vec<f64> = wages.iter().flatten().copied().collect();
            let rank = demand.annual_wage.map_or(0.5, |own| {
                let twice: usize = known.iter().map(|w| usize::from(*w < own) + usize::from(*w <= own)).sum();
                twice as f64 / 2.0 / known.len() as f64
            });
            let millionths = |number: f64| Value((number * 1e6 + 0.5).floor() as i64);
            prop_assert_eq!(pair.graduate_score, millionths(fit * mobility * rank));
            prop_assert_eq!(pair.employer_score, millionths(fit));
            prop_assert_eq!(pair.max_heads, None);
        }
    }

    #[test]
    fn every_graduate_and_every_opening_stands_in_one_node(
        data in worlds(),
        year in 2025i32..2028,
        config in configs(),
    ) {
        let model = model(&data);
        let (fits, market) = market(&model, year, &config);
        let supply = project(&model, year..=year, &ProjectConfig::default());
        let mut members = BTreeMap::new();
        for node in market.supply() {
            prop_assert_eq!(node.heads, node.members.iter().map(|(_, heads)| heads).sum::<i64>());
            for (program, heads) in &node.members {
                prop_assert_eq!((node.row, node.region), (fits.row_of(*program), model.program(*program).region));
                prop_assert!(members.insert(*program, *heads).is_none());
            }
        }
        for (program, _) in programs(&model) {
            prop_assert_eq!(members.get(&program).copied().unwrap_or(0), supply.heads(program, year));
        }
        let mut rows: Vec<usize> = market.demand().iter().flat_map(|node| node.rows.clone()).collect();
        rows.sort_unstable();
        let openings = market.openings().iter().enumerate();
        let open = openings.filter(|(_, opening)| opening.tier.open_to_graduates(&config.demand));
        prop_assert_eq!(rows, open.map(|(k, _)| k).collect::<Vec<_>>());
        for node in market.demand() {
            let sum: i64 = node.rows.iter().map(|row| market.openings()[*row].openings).sum();
            prop_assert_eq!(node.openings, sum);
        }
    }

    #[test]
    fn the_matching_is_the_best_that_the_oracle_finds(
        data in worlds(),
        year in 2025i32..2028,
        config in configs(),
        objective in objectives(),
    ) {
        let model = model(&data);
        let (_, market) = market(&model, year, &config);
        let matching = optimal(market.market(), objective, &Control::default()).unwrap();
        prop_assert_eq!(audit(market.market(), &matching), vec![]);
        let best = best_paths(&problem(&market, None, None), numbers(objective));
        prop_assert_eq!((i128::from(matching.heads()), matching.value()), best);
    }

    #[test]
    fn ranges_hold_the_matching_and_add_up_around_it(
        data in worlds(),
        year in 2025i32..2028,
        config in configs(),
        objective in objectives(),
    ) {
        let model = model(&data);
        let (_, market) = market(&model, year, &config);
        let matching = optimal(market.market(), objective, &Control::default()).unwrap();
        let (_, filled) = matching.by_node(market.market());
        let mut groups: BTreeMap<_, Vec<u32>> = BTreeMap::new();
        for (node, place) in market.demand().iter().zip(0..) {
            groups.entry(node.occupation).or_default().push(place);
        }
        let all = Group::Arcs((0..market.market().pair_count() as u32).collect());
        let groups: Vec<Group> = groups.into_values().map(Group::Demands).chain([all]).collect();
        let ranges = matching.ranges(&groups, &Control::default()).unwrap();
        let mut least = 0;
        for (group, range) in groups.iter().zip(&ranges) {
            if let Group::Demands(places) = group {
                let heads: i64 = places.iter().map(|&place| filled[place as usize]).sum();
                prop_assert!((range.least..=range.most).contains(&heads), "{heads} outside {range:?}");
                least += range.least;
            }
        }
        let whole = ranges[ranges.len() - 1];
        prop_assert!(least <= whole.least);
        prop_assert!((whole.least..=whole.most).contains(&matching.heads()));
        if objective == Objective::FillFirst {
            prop_assert_eq!(whole.least, whole.most);
        }
    }

    #[test]
    fn potentials_of_another_market_prove_nothing(
        data in worlds(),
        year in 2025i32..2028,
        config in configs(),
        objective in objectives(),
    ) {
        let model = model(&data);
        let (_, market) = market(&model, year, &config);
        let matching = optimal(market.market(), objective, &Control::default()).unwrap();
        let prices = matching.prices();
        // One graduate more, somewhere where that would add something: what was best before is not now.
        let better = prices.one_more_graduate.iter().position(|price| *price > Price::default());
        if let Some(node) = better {
            let other = matching.with_heads(&[(node, 1)], &Control::default()).unwrap();
            prop_assert_ne!(audit(market.market(), &other), vec![]);
        }
    }

    #[test]
    fn shadow_prices_are_the_change_of_solving_with_one_head_more_or_fewer(
        data in worlds(),
        year in 2025i32..2028,
        config in configs(),
        objective in objectives(),
    ) {
        let model = model(&data);
        let (_, market) = market(&model, year, &config);
        let matching = optimal(market.market(), objective, &Control::default()).unwrap();
        let prices = matching.prices();
        let with = |supply, demand| {
            let (heads, value) = best_paths(&problem(&market, supply, demand), numbers(objective));
            Price {
                heads: match objective {
                    Objective::BestFit => 0,
                    Objective::FillFirst => (heads - i128::from(matching.heads())) as i64,
                },
                value: Value((value - matching.value()) as i64),
            }
        };
        for (k, node) in market.supply().iter().enumerate() {
            prop_assert_eq!(prices.one_more_graduate[k], with(Some((k, 1)), None));
            let fewer = if node.heads > 0 { with(Some((k, -1)), None) } else { Price::default() };
            prop_assert_eq!(prices.one_fewer_graduate[k], fewer);
            let again = matching.with_heads(&[(k, 1)], &Control::default()).unwrap();
            prop_assert_eq!(again.value() - matching.value(), i128::from(prices.one_more_graduate[k].value.0));
        }
        for k in 0..market.demand().len() {
            prop_assert_eq!(prices.one_more_opening[k], with(None, Some((k, 1))));
            prop_assert_eq!(prices.one_fewer_opening[k], with(None, Some((k, -1))));
        }
    }
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn on_a_tiny_market_no_way_to_place_people_is_better(
        data in worlds(),
        year in 2025i32..2028,
        objective in objectives(),
    ) {
        let mut data = data;
        // Trying every way takes a handful of heads and pairs.
        for row in &mut data.graduates {
            row.graduates %= 4;
            row.continuing = None;
        }
        for row in &mut data.entrants {
            row.entrants %= 4;
        }
        for row in &mut data.demand {
            row.openings %= 4;
        }
        data.employment.clear();
        let model = model(&data);
        let (_, market) = market(&model, year, &MarketConfig::default());
        prop_assume!(market.market().pair_count() <= 6);
        let matching = optimal(market.market(), objective, &Control::default()).unwrap();
        let best = brute_force(&problem(&market, None, None), numbers(objective));
        prop_assert_eq!(matching.value(), best.1);
        prop_assert!(objective == Objective::BestFit || i128::from(matching.heads()) == best.0);
    }
}
