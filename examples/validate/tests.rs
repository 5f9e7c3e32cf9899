//! The measures agree with what can be computed by hand.

use crate::forecast::missed;
use crate::forecast_methods::{METHODS, smoothed};
use crate::measure::{ranking, trust};
use crate::panel::Panel;
use crate::spread::{power, spread};

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
