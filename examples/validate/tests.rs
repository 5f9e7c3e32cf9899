//! The measures agree with what can be computed by hand.

use crate::advice_tables;
use crate::forecast::missed;
use crate::forecast_methods::{METHODS, smoothed};
use crate::measure::{ranking, trust};
use crate::panel::Panel;
use crate::resample::{Random, above_median, drawn, middle, ranks, reached, spearman, top_share};
use crate::spread::{power, spread};
use std::collections::BTreeSet;

#[test]
fn a_ranking_with_hits_at_one_and_three_has_a_mean_precision_of_five_sixths() {
    let rows = [
        (vec![0.1, 0.9, 0.5, 0.4], vec![false, true, false, true]),
        (vec![0.0; 4], vec![false; 4]),
    ];
    let found = ranking(&rows);
    assert_eq!((found.majors, found.pairs), (1, 2));
    assert!((found.map - 5.0 / 6.0).abs() < 1e-12 && found.first == 1.0 && found.recall_10 == 1.0);
}

#[test]
fn probabilities_of_a_half_of_which_all_are_linked_are_off_by_a_half() {
    let found = trust(vec![(0.5, true); 20]);
    assert_eq!((found.brier, found.auc_pr), (0.25, 1.0));
    assert!((found.ece - 0.5).abs() < 1e-12);
}

#[test]
fn forecasts_of_8_and_4_where_10_and_0_came_miss_six_of_ten() {
    assert_eq!(missed(&[8.0, 4.0], &[10.0, 0.0]), 0.6);
}

#[test]
fn each_way_of_forecasting_gives_what_its_name_says() {
    let key = |id: &str| ("class".to_owned(), "region".to_owned(), id.to_owned());
    let programs = [
        (key("a"), [10.0, 20.0, 30.0, 1e6, 1e6]),
        (key("b"), [6.0, 6.0, 0.0, 1e6, 1e6]),
    ];
    let panel = Panel::new(programs.into_iter().collect());
    let told = |place: usize, choice| (METHODS[place].forecast)(&panel, 3, choice).unwrap();
    assert_eq!(told(0, 0.0), [30.0, 0.0]);
    // A year without graduates is no row of the tables: the crate looks further back, or takes it for none.
    assert_eq!(told(1, 0.0), [30.0, 6.0]);
    assert_eq!(told(2, 0.0), [30.0, 0.0]);
    assert_eq!(told(3, 0.0), [20.0, 6.0]);
    assert_eq!(told(4, 0.0), [20.0, 4.0]);
    assert_eq!(told(5, 0.0), [40.0, 0.0]);
    assert_eq!(told(6, 0.1), [31.0, 0.0]);
    // From 10 half way to 20, then half way to 30.
    assert_eq!(smoothed(&[10.0, 20.0, 30.0], 0.5), 22.5);
    // No way looks at the year it forecasts, or beyond.
    for method in METHODS {
        assert!(
            (method.forecast)(&panel, 3, method.choices[0])
                .unwrap()
                .iter()
                .all(|f| *f < 100.0),
            "{}",
            method.name
        );
    }
}

#[test]
fn the_spread_of_a_fair_coin_is_one_and_widths_like_the_root_of_time_grow_by_a_power_of_one_half() {
    let coin = spread([-1.0, 1.0].repeat(50));
    assert_eq!(
        (coin.count, coin.sd, coin.middle, coin.kurtosis),
        (100, 1.0, 1.0, 1.0)
    );
    let root = [1.0, 2.0, 3.0, 4.0_f64].map(f64::sqrt);
    assert!((power(&[root, root.map(|w| 7.0 * w)]) - 0.5).abs() < 1e-12);
}

#[test]
fn ranks_that_tie_share_their_mean() {
    assert_eq!(ranks(&[3.0, 1.0, 3.0, 0.5, 3.0]), [4.0, 2.0, 4.0, 1.0, 4.0]);
    assert_eq!(ranks(&[]), [0.0; 0]);
}

#[test]
fn spearman_looks_at_ranks_only_and_counts_ties() {
    assert_eq!(spearman(&[1.0, 2.0, 3.0], &[-5.0, 0.0, 1e9]), 1.0);
    assert_eq!(spearman(&[1.0, 2.0, 3.0], &[9.0, 4.0, 1.0]), -1.0);
    // Without ties 1 − 6 Σd² / (n(n² − 1)): d = 1, 1, 0, 0.
    assert!((spearman(&[1.0, 2.0, 3.0, 4.0], &[2.0, 1.0, 3.0, 4.0]) - 0.8).abs() < 1e-12);
    // Ranks 1.5, 1.5, 3 against 1, 2, 3: 1.5 / √(1.5 · 2).
    assert!((spearman(&[7.0, 7.0, 8.0], &[1.0, 2.0, 3.0]) - 0.75_f64.sqrt()).abs() < 1e-12);
    assert_eq!(spearman(&[1.0, 1.0], &[1.0, 2.0]), 0.0);
}

#[test]
fn half_of_all_lie_above_the_median_and_the_median_itself_does_not() {
    assert_eq!(above_median(&[4.0, 1.0, 3.0, 2.0]), [true, false, true, false]);
    assert_eq!(above_median(&[1.0, 3.0, 2.0]), [false, true, false]);
}

#[test]
fn classes_that_tie_for_the_last_places_of_the_top_share_them() {
    let good = [true, false, true, false];
    assert_eq!(top_share(&[4.0, 3.0, 2.0, 1.0], &good, 2), 0.5);
    // One place for three of which one is good: 1 + 1/3 of two.
    assert!((top_share(&[9.0, 1.0, 1.0, 1.0], &good, 2) - 2.0 / 3.0).abs() < 1e-12);
    // Whatever the order of the rows.
    assert!((top_share(&[1.0, 1.0, 9.0, 1.0], &good, 2) - 2.0 / 3.0).abs() < 1e-12);
    assert_eq!(top_share(&[1.0], &[true], 20), 1.0);
}

#[test]
fn families_are_drawn_whole_as_many_as_there_are_and_again_by_the_same_seed() {
    let families = [vec![0, 1, 2], vec![3], vec![4, 5]];
    let draw = |seed| drawn(&families, &mut Random(seed));
    let mut seen = [0; 6];
    for seed in 0..300 {
        let places = draw(seed);
        let count = |place: usize| places.iter().filter(|drawn| **drawn == place).count();
        assert!(count(0) == count(1) && count(1) == count(2) && count(4) == count(5));
        assert_eq!(count(0) + count(3) + count(4), 3);
        assert_eq!(places, draw(seed));
        for place in places {
            seen[place] += 1;
        }
    }
    // Each family once a draw on average.
    assert!(seen.iter().all(|times| (250..350).contains(times)), "{seen:?}");
}

#[test]
fn the_seeded_numbers_are_those_of_splitmix64() {
    // The first numbers of the published generator for the seed 1234567, scaled to 0..10^6.
    let mut random = Random(1_234_567);
    let told = [6_457_827_717_110_365_317_u64, 3_203_168_211_198_807_973]
        .map(|number| usize::try_from((u128::from(number) * 1_000_000) >> 64).unwrap());
    assert_eq!([random.below(1_000_000), random.below(1_000_000)], told);
    let mut values: Vec<usize> = (0..50).collect();
    random.shuffle(&mut values);
    assert_ne!(values, (0..50).collect::<Vec<_>>());
    values.sort_unstable();
    assert_eq!(values, (0..50).collect::<Vec<_>>());
}

#[test]
fn the_middle_leaves_out_a_twentieth_on_either_side_and_what_was_observed_counts_as_a_permutation() {
    assert_eq!(middle((0..100).map(f64::from).collect()), (5.0, 94.0));
    assert_eq!(reached(0.5, &[0.1, 0.5, 0.7]), 0.75);
    assert_eq!(reached(0.9, &[0.1, 0.5, 0.7]), 0.25);
}

#[test]
fn what_was_known_in_2021_holds_no_later_graduates_and_no_later_programs() {
    let past = advice_tables::shipped();
    assert!(past.known.graduates.iter().all(|row| row.year <= 2021));
    let known: BTreeSet<&str> = past
        .known
        .graduates
        .iter()
        .map(|row| row.program_id.as_str())
        .collect();
    assert!(
        past.known
            .programs
            .iter()
            .all(|row| known.contains(row.program_id.as_str()))
    );
    // Nursing, summed apart from the same tables.
    assert_eq!(
        past.classes["51.38"],
        [16301.0, 17076.0, 18123.0, 17981.0, 19419.0]
    );
}
