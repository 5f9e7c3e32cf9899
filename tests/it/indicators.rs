//! Scaling laws of the indicators: structure counts, not size or order.

use crate::cases;
use proptest::prelude::*;
use vocmatch::indicator::{
    Band, concentration_ratio, coupling, gap, herfindahl, jackman_roper, rate, sahin, structural_deviation,
    vacancies_per_seeker,
};
use vocmatch::unit::Share;

fn groups() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    prop::collection::vec((0.0f64..1000.0, 0.0f64..1000.0), 1..8)
        .prop_map(|groups| groups.into_iter().unzip())
}

fn near(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * (1.0 + a.abs()),
        (a, b) => a == b,
    }
}

fn scaled(parts: &[f64], by: f64) -> Vec<f64> {
    parts.iter().map(|part| part * by).collect()
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn mismatch_knows_structure_but_not_size((u, v) in groups(), a in 0.1f64..50.0, b in 0.1f64..50.0) {
        let (more_u, more_v) = (scaled(&u, a), scaled(&v, b));
        prop_assert!(near(jackman_roper(&u, &v), jackman_roper(&more_u, &more_v)));
        prop_assert!(near(sahin(&u, &v, 0.5), sahin(&more_u, &more_v, 0.5)));
    }

    #[test]
    fn mismatch_does_not_know_the_order_of_groups((u, v) in groups(), turn in 0usize..8) {
        let turn = turn % u.len();
        let (mut other_u, mut other_v) = (u.clone(), v.clone());
        other_u.rotate_left(turn);
        other_v.rotate_left(turn);
        prop_assert!(near(jackman_roper(&u, &v), jackman_roper(&other_u, &other_v)));
        prop_assert!(near(sahin(&u, &v, 0.3), sahin(&other_u, &other_v, 0.3)));
    }

    #[test]
    fn mismatch_is_the_same_seen_from_either_side((u, v) in groups(), alpha in 0.0f64..=1.0) {
        prop_assert!(near(jackman_roper(&u, &v), jackman_roper(&v, &u)));
        prop_assert!(near(sahin(&u, &v, alpha), sahin(&v, &u, 1.0 - alpha)));
    }

    #[test]
    fn merging_two_groups_never_adds_mismatch((u, v) in groups()) {
        prop_assume!(u.len() > 1);
        let merge = |parts: &[f64]| {
            let mut merged = parts[1..].to_vec();
            merged[0] += parts[0];
            merged
        };
        if let (Some(before), Some(after)) = (jackman_roper(&u, &v), jackman_roper(&merge(&u), &merge(&v))) {
            prop_assert!(after <= before + 1e-12);
        }
        if let (Some(before), Some(after)) = (sahin(&u, &v, 0.5), sahin(&merge(&u), &merge(&v), 0.5)) {
            prop_assert!(after <= before + 1e-12);
        }
    }

    #[test]
    fn deviation_knows_shares_but_not_size((d, s) in groups(), a in 0.1f64..50.0, b in 0.1f64..50.0) {
        let (one, other) = (structural_deviation(&d, &s), structural_deviation(&scaled(&d, a), &scaled(&s, b)));
        prop_assert_eq!(one.len(), d.len());
        for (one, other) in one.iter().zip(&other) {
            prop_assert!(near(*one, *other));
        }
        // Weighed by supply, deviations cancel out where every group has supply.
        let all: f64 = s.iter().sum();
        if s.iter().all(|part| *part > 0.0) && d.iter().sum::<f64>() > 0.0 {
            let sum: f64 = one.iter().flatten().zip(&s).map(|(deviation, part)| deviation * part / all).sum();
            prop_assert!(sum.abs() < 1e-9);
        }
    }

    #[test]
    fn concentration_knows_shares_but_not_size_or_order(
        counts in prop::collection::vec(0u64..1000, 1..9),
        by in 1u64..50,
        k in 1usize..9,
    ) {
        let mut other: Vec<u64> = counts.iter().map(|count| count * by).collect();
        other.reverse();
        prop_assert!(near(herfindahl(&counts), herfindahl(&other)));
        prop_assert!(near(concentration_ratio(&counts, k), concentration_ratio(&other, k)));
        if let Some(index) = herfindahl(&counts) {
            let groups = counts.iter().filter(|count| **count > 0).count() as f64;
            prop_assert!((1.0 / groups - 1e-12..=1.0 + 1e-12).contains(&index));
            prop_assert!(near(concentration_ratio(&counts, counts.len()), Some(1.0)));
        }
    }

    #[test]
    fn rates_bands_and_vacancies_know_the_ratio_alone(s in 0i64..1000, d in 1i64..1000, by in 1i64..50) {
        prop_assert_eq!(Band::of(s as f64, d), Band::of((s * by) as f64, d * by));
        prop_assert!(near(rate(s, d), rate(s * by, d * by)));
        let ratio = vacancies_per_seeker(d as f64, s as f64);
        prop_assert!(near(ratio, vacancies_per_seeker((d * by) as f64, (s * by) as f64)));
        prop_assert_eq!(gap((s * by) as f64, d * by), gap(s as f64, d) * by as f64);
    }

    #[test]
    fn two_systems_that_are_alike_are_as_coordinated_as_they_are_developed(at in 0.0f64..=1.0) {
        let both = Share::clamped(at);
        let both = coupling(both, both);
        prop_assert!((both.coordination - at.sqrt()).abs() < 1e-12);
        prop_assert!((both.corrected - at.sqrt()).abs() < 1e-12);
    }
}
