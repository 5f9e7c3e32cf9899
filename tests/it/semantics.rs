//! Three semantics, one interface: what each promises holds, and the figures compare them.

use crate::cases;
use proptest::prelude::*;
use vocmatch::matching::{
    Control, Favour, Market, MatchError, Matching, MatchingViolation, Objective, Pair, Semantics,
    SpreadConfig, SpreadError, audit, compare, optimal, optimal_any, price_of_stability, solve, spread,
    stable,
};
use vocmatch::unit::Value;

/// A few nodes with a few heads, any pairs between them, scores that disagree, now and then a cap.
fn markets() -> impl Strategy<Value = Market> {
    let nodes = || proptest::collection::vec(0i64..30, 1..6);
    let pair = || {
        let scores = (0i64..6, 0i64..6);
        let cap = prop_oneof![3 => Just(None), 1 => (0i64..20).prop_map(Some)];
        (any::<bool>(), 1i64..=20, scores, cap)
    };
    (nodes(), nodes(), proptest::collection::vec(pair(), 36)).prop_map(|(heads, openings, cells)| {
        let places =
            (0..heads.len() as u32).flat_map(|from| (0..openings.len() as u32).map(move |to| (from, to)));
        let pairs = places.zip(cells).filter(|(_, (is_there, ..))| *is_there);
        let pairs = pairs.map(|((supply, demand), (_, value, scores, max_heads))| Pair {
            graduate_score: Value(scores.0),
            employer_score: Value(scores.1),
            max_heads,
            ..Pair::new(supply, demand, Value(value * 50_000))
        });
        Market::new(heads.clone(), openings.clone(), pairs.collect::<Vec<_>>()).unwrap()
    })
}

fn semantics() -> impl Strategy<Value = Semantics> {
    let spread = (1u32..=100).prop_map(|hundredths| SpreadConfig {
        temperature: f64::from(hundredths) / 100.0,
        ..SpreadConfig::default()
    });
    prop_oneof![
        Just(Semantics::Optimal(Objective::BestFit)),
        Just(Semantics::Optimal(Objective::FillFirst)),
        Just(Semantics::Stable(Favour::Graduates)),
        Just(Semantics::Stable(Favour::Employers)),
        spread.prop_map(Semantics::Proportional),
    ]
}

fn solved(market: &Market, semantics: Semantics) -> Matching {
    solve(market, &semantics, &Control::default()).unwrap()
}

fn best(market: &Market) -> vocmatch::matching::Optimal {
    optimal(market, Objective::BestFit, &Control::default()).unwrap()
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn every_semantics_passes_its_audit(market in markets(), semantics in semantics()) {
        let matching = solved(&market, semantics);
        prop_assert_eq!(audit(&market, &matching), vec![]);
        prop_assert_eq!(matching.semantics(), semantics);
        let (placed, filled) = matching.by_node(&market);
        prop_assert!(placed.iter().zip(market.heads()).all(|(placed, heads)| placed <= heads));
        prop_assert!(filled.iter().zip(market.openings()).all(|(filled, openings)| filled <= openings));
        prop_assert_eq!(placed.iter().sum::<i64>(), matching.heads());
        let value = matching.pairs(&market).map(|(pair, heads)| i128::from(heads) * i128::from(pair.value.0));
        prop_assert_eq!(value.sum::<i128>(), matching.value());
        prop_assert_eq!(matching.as_optimal().is_some(), matches!(semantics, Semantics::Optimal(_)));
        prop_assert_eq!(matching.as_spread().is_some(), matches!(semantics, Semantics::Proportional(_)));
    }

    #[test]
    fn no_semantics_is_worth_more_than_the_best(market in markets(), semantics in semantics()) {
        let (best, matching) = (best(&market), solved(&market, semantics));
        let figures = compare(&market, &best, &matching);
        prop_assert_eq!((figures.heads, figures.value), (matching.heads(), matching.value()));
        if let Some(price) = figures.price_of_stability {
            prop_assert!((0.0..=1.0).contains(&price));
        } else {
            prop_assert_eq!(best.value(), 0);
        }
        if let Some(spread) = figures.spread {
            prop_assert!(spread >= 1.0 && spread <= market.openings().len() as f64 + 1e-9, "{}", spread);
        } else {
            prop_assert_eq!(matching.heads(), 0);
        }
    }

    #[test]
    fn any_optimum_is_worth_as_much_as_the_canonical_one(market in markets(), fill in any::<bool>()) {
        let objective = if fill { Objective::FillFirst } else { Objective::BestFit };
        let canonical = optimal(&market, objective, &Control::default()).unwrap();
        let any = optimal_any(&market, objective, &Control::default()).unwrap();
        prop_assert_eq!(audit(&market, &any), vec![]);
        prop_assert_eq!(any.value(), canonical.value());
        if fill {
            prop_assert_eq!(any.heads(), canonical.heads());
        }
        let again = any.with_heads(&[], &Control::default()).unwrap();
        prop_assert!(again.placed().eq(canonical.placed()));
    }

    #[test]
    fn a_stable_matching_of_other_scores_blocks_or_is_stable_too(market in markets(), other in markets()) {
        // The same nodes and pairs, with the scores of another market where it has the pair.
        let scored = market.pairs().map(|pair| {
            let found = other.pairs().find(|one| (one.supply, one.demand) == (pair.supply, pair.demand));
            let scores = found.map_or((pair.graduate_score, pair.employer_score), |one| {
                (one.graduate_score, one.employer_score)
            });
            Pair { graduate_score: scores.0, employer_score: scores.1, ..pair }
        });
        let scored = Market::new(market.heads().to_vec(), market.openings().to_vec(), scored).unwrap();
        let matching = solved(&market, Semantics::Stable(Favour::Graduates));
        let found = audit(&scored, &matching);
        let blocking = |violation: &MatchingViolation| matches!(violation, MatchingViolation::Blocking { .. });
        prop_assert!(found.iter().all(blocking));
        // A pair blocks if it could carry more and both sides would give up what they like less, ties by place.
        let placed: Vec<(Pair, i64)> = matching.pairs(&scored).collect();
        let (out, filled) = matching.by_node(&scored);
        let blocks = scored.pairs().filter(|pair| {
            let held = placed.iter().find(|(one, _)| one == pair).map_or(0, |(_, heads)| *heads);
            let graduates_want = out[pair.supply as usize] < scored.heads()[pair.supply as usize]
                || placed.iter().any(|(one, _)| {
                    one.supply == pair.supply
                        && (-one.graduate_score.0, one.demand) > (-pair.graduate_score.0, pair.demand)
                });
            let employers_want = filled[pair.demand as usize] < scored.openings()[pair.demand as usize]
                || placed.iter().any(|(one, _)| {
                    one.demand == pair.demand
                        && (-one.employer_score.0, one.supply) > (-pair.employer_score.0, pair.supply)
                });
            pair.max_heads.is_none_or(|cap| held < cap) && graduates_want && employers_want
        });
        prop_assert_eq!(found.len(), blocks.count());
    }
}

/// 4 and 4 graduates, 2, 2 and 4 openings: the first go half and half, the second all to one place.
fn halves() -> Market {
    let pairs = [(0, 0, 900_000), (0, 1, 900_000), (1, 2, 500_000)];
    let pairs = pairs.map(|(supply, demand, value)| Pair::new(supply, demand, Value(value)));
    Market::new(vec![4, 4], vec![2, 2, 4], pairs).unwrap()
}

#[test]
fn half_the_people_in_two_places_and_half_in_one_are_a_spread_of_root_two() {
    let market = halves();
    // (4 · ln 2 + 4 · 0) / 8 = ln √2.
    let found = spread(&market, &best(&market)).unwrap();
    assert!((found - 2f64.sqrt()).abs() < 1e-12, "{found}");
    let nobody = Market::new(vec![0], vec![0], [Pair::new(0, 0, Value(1))]).unwrap();
    assert_eq!(spread(&nobody, &best(&nobody)), None);
    assert_eq!(price_of_stability(&best(&nobody), &best(&nobody)), None);
}

#[test]
fn fill_first_gives_up_value_that_a_stable_matching_may_keep() {
    // The best pair in the middle, or two poor ones around it.
    let pairs = [(0, 0, 900_000), (0, 1, 200_000), (1, 0, 200_000)];
    let pairs = pairs.map(|(supply, demand, value)| Pair::new(supply, demand, Value(value)));
    let market = Market::new(vec![1, 1], vec![1, 1], pairs).unwrap();
    let fill = optimal(&market, Objective::FillFirst, &Control::default()).unwrap();
    assert_eq!((fill.heads(), fill.value()), (2, 400_000));
    let stable = stable(&market, Favour::Graduates, &Control::default()).unwrap();
    assert_eq!((stable.heads(), stable.value()), (1, 900_000));
    assert_eq!(price_of_stability(&fill, &stable), Some(-1.25));
    assert_eq!(price_of_stability(&best(&market), &stable), Some(0.0));
}

#[test]
fn audit_reports_invalid_matchings_under_every_semantics() {
    let market = halves();
    // Nobody is left of the second group.
    let fewer = Market::new(vec![4, 0], vec![2, 2, 4], market.pairs()).unwrap();
    let capped = market.pairs().map(|pair| Pair {
        max_heads: Some(1),
        ..pair
    });
    let capped = Market::new(vec![4, 4], vec![2, 2, 4], capped).unwrap();
    for semantics in [
        Semantics::default(),
        Semantics::Stable(Favour::Graduates),
        Semantics::Proportional(SpreadConfig::default()),
    ] {
        let matching = solved(&market, semantics);
        let placed = matching.by_node(&market).0[1];
        let (node, placed, heads) = (1, i128::from(placed), 0);
        let found = audit(&fewer, &matching);
        assert!(
            found.contains(&MatchingViolation::Supply { node, placed, heads }),
            "{found:?}"
        );
        let found = audit(&capped, &matching);
        assert!(
            found
                .iter()
                .any(|one| matches!(one, MatchingViolation::Pair { .. })),
            "{found:?}"
        );
    }
}

#[test]
fn invalid_choices_of_a_spread_and_cancellation_are_errors() {
    let market = halves();
    let config = SpreadConfig {
        temperature: -1.0,
        ..SpreadConfig::default()
    };
    let error = solve(&market, &Semantics::Proportional(config), &Control::default()).unwrap_err();
    assert!(
        matches!(error, MatchError::Spread(SpreadError::Temperature { .. })),
        "{error:?}"
    );
    let stop = || true;
    let control = Control {
        cancel: Some(&stop),
        ..Control::default()
    };
    for semantics in [
        Semantics::default(),
        Semantics::Stable(Favour::Graduates),
        Semantics::Proportional(SpreadConfig::default()),
    ] {
        assert_eq!(
            solve(&market, &semantics, &control).unwrap_err(),
            MatchError::Cancelled
        );
    }
}
