//! Measures of outcomes on small numbers, and the splits of families.

use super::advised::percentile;
use super::earned::read;
use super::foretold::{Foretold, divergence, normalised, top_five, variation};
use super::pay::{Judged, area, rank_within, within};
use super::split::{Families, Split, mean};
use std::collections::BTreeSet;
use std::path::Path;
use vocmatch::unit::Level;

#[test]
fn a_foretelling_that_is_right_is_off_by_nothing_and_one_that_is_wrong_by_its_distance() {
    let truth = [0.5, 0.25, 0.25, 0.0];
    assert_eq!(
        [divergence(&truth, &truth), variation(&truth, &truth)],
        [0.0, 0.0]
    );
    let even = [0.25; 4];
    // ½ ln 2, and half of the sum of ¼ and ¼.
    assert!((divergence(&truth, &even) - 0.5 * 2.0_f64.ln()).abs() < 1e-12);
    assert_eq!(variation(&truth, &even), 0.25);
    let shares = [0.1, 0.2, 0.05, 0.3, 0.15, 0.2];
    assert!((top_five(&shares, &[6.0, 5.0, 4.0, 3.0, 2.0, 1.0]) - 0.8).abs() < 1e-12);
}

#[test]
fn rows_without_anything_are_foretold_by_employment() {
    assert_eq!(normalised(&[0.0, 0.0]), None);
    let told = Foretold::new("x", &vec![vec![1.0, 3.0], vec![0.0, 0.0]], &[0.4, 0.6]);
    assert_eq!(told.shares, [vec![0.25, 0.75], vec![0.4, 0.6]]);
}

#[test]
fn families_are_split_by_parity_or_in_halves_that_a_seed_gives_again() {
    let families = ["01", "03", "09", "10", "51", "52"];
    let of = |split: Split| split.reported(families);
    assert_eq!(of(Split::Even), BTreeSet::from(["10", "52"]));
    assert_eq!(of(Split::Odd), BTreeSet::from(["01", "03", "09", "51"]));
    let half = of(Split::Half(7));
    assert_eq!((half.len(), of(Split::Half(7))), (3, half));
    let differ: BTreeSet<Vec<&str>> = (0..20)
        .map(|seed| of(Split::Half(seed)).into_iter().collect())
        .collect();
    assert!(differ.len() > 5, "{differ:?}");
    assert_eq!(Split::parse("12"), Ok(Split::Half(12)));
    assert!(Split::parse("evens").is_err());
}

#[test]
fn a_figure_counts_the_reported_families_alone_and_draws_them_whole() {
    let names = ["01", "01", "02", "03", "03"];
    let families = Families::new(names.into_iter(), &BTreeSet::from(["01", "03"]));
    assert_eq!((families.places(), families.count()), (&[0, 1, 3, 4][..], 2));
    let figure = families.mean(&[1.0, 3.0, 100.0, 6.0, 8.0]);
    // Draws of two families: 2, 4.5 or 7.
    assert_eq!((figure.value, figure.low, figure.high), (4.5, 2.0, 7.0));
    assert_eq!(mean(std::iter::empty()), 0.0);
}

fn cell(level: Level, truth: f64, foretold: f64, fails: Option<bool>) -> Judged {
    Judged {
        level,
        truth,
        fails,
        foretold: vec![foretold],
    }
}

#[test]
fn levels_alone_earn_nothing_in_ranks_and_errors() {
    use Level::{AppliedBachelor as B, Secondary as S};
    // Within each level the order is the wrong way round; the levels themselves are right.
    let cells = [
        cell(S, 1.0, 2.0, Some(true)),
        cell(S, 2.0, 1.0, Some(false)),
        cell(B, 5.0, 6.0, Some(false)),
        cell(B, 6.0, 5.0, None),
    ];
    let cells: Vec<&Judged> = cells.iter().collect();
    let of = |one: &Judged| one.foretold[0];
    assert!((rank_within(&cells, of) + 1.0).abs() < 1e-12);
    assert_eq!(within(&cells, |one| one.truth), [-0.5, 0.5, -0.5, 0.5]);
    // Of the two that pass, the failing one is foretold less than one; the cell without a threshold does not count.
    assert_eq!(area(&cells, of), 0.5);
}

#[test]
fn earnings_are_means_over_institutions_by_those_who_completed() {
    let file = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../tests/data/us-sample/scorecard_earnings.csv"
    ));
    let californian = read(file, Some("CA")).unwrap();
    let nursing = ("51.38".to_owned(), Level::HigherVocational);
    // (198·120,211 + 34·113,944 + 80·106,807 + 39·120,699) / 351
    assert!((californian[&nursing].earnings() - 116_603.12).abs() < 0.01);
    assert_eq!(californian[&nursing].fails(), Some(false));
    let all = read(file, None).unwrap();
    assert!(
        all[&nursing].earnings() < californian[&nursing].earnings(),
        "New York pays less"
    );
    assert_eq!(californian.len(), 4);
}

#[test]
fn a_percentile_is_the_share_that_earns_less_and_half_of_equals() {
    let file = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../tests/data/us-sample/scorecard_earnings.csv"
    ));
    let earned = read(file, Some("CA")).unwrap();
    let of = |class: &str, level| percentile(&earned, &(class.to_owned(), level));
    assert_eq!(
        of("51.39", Level::Secondary),
        Some(0.75),
        "one of the two certificates earns less"
    );
    assert_eq!(
        of("51.38", Level::HigherVocational),
        Some(0.5),
        "it is alone at its level"
    );
    assert_eq!(of("52.02", Level::Secondary), None);
}
