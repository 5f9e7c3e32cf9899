//! The measures agree with what can be computed by hand.

use crate::measure::{ranking, trust};

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
