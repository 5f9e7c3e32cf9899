//! The worked numbers that go with the formulas, all in one place.

use vocmatch::advice::Score;
use vocmatch::demand::openings_from_employment;
use vocmatch::fit::{Evidence, Prepared, after_bases, blend, interval, prepared, prior};
use vocmatch::indicator::{
    Band, CouplingLevel, concentration_ratio, coupling, herfindahl, jackman_roper, sahin,
    structural_deviation, vacancies_per_seeker,
};
use vocmatch::matching::{level_factor, pair_value};
use vocmatch::pathway::completers;
use vocmatch::unit::{Level, Share, Value};

fn share(number: f64) -> Share {
    Share::new(number).unwrap()
}

/// To so many decimals.
fn to(decimals: i32, number: f64) -> f64 {
    let scale = 10f64.powi(decimals);
    (number * scale).round() / scale
}

#[test]
fn half_of_the_students_at_a_base_lift_the_mean_half_way() {
    assert_eq!(to(12, after_bases(0.4, 60, &[(30, 0.8)])), 0.6);
    // Never above 1, and never down.
    assert_eq!(after_bases(0.9, 10, &[(10, 1.0), (10, 1.0)]), 1.0);
    assert_eq!(after_bases(0.9, 10, &[(10, 0.2)]), 0.9);
}

#[test]
fn preparation_is_the_weighted_mean_of_what_is_covered() {
    // .6 of importance half covered, .2 covered in full; a skill without a level is skipped.
    assert_eq!(
        prepared(&[0.6, 0.2, 0.9], &[0.8, 0.5, 0.0], &[0.4, 0.9, 0.0]),
        Some(0.625)
    );
    assert_eq!(prepared(&[0.0, 0.5], &[0.5, 0.0], &[1.0, 1.0]), None);
}

#[test]
fn a_prior_of_0_6_worth_20_people_and_3_of_10_give_a_half() {
    assert_eq!(blend(0.6, 20.0, Evidence::new(10, 3)), 0.5);
    let (low, high) = interval(0.6, 20.0, Evidence::new(10, 3));
    assert_eq!((to(3, low), to(3, high)), (0.352, 0.648));
}

#[test]
fn a_documented_link_and_half_the_preparation_give_0_7125() {
    assert_eq!(to(12, prior(0.95, Prepared::Known(0.5), 0.5)), 0.7125);
    assert_eq!(prior(0.95, Prepared::Dropped, 0.5), 0.95);
}

#[test]
fn one_hundred_and_twenty_entrants_at_0_925_give_111_graduates() {
    assert_eq!(completers(120, share(0.925)), 111);
}

#[test]
fn growth_and_separations_less_the_experienced_give_the_openings() {
    let openings = openings_from_employment(1000, 1020, share(0.04), share(0.06), share(0.25));
    assert_eq!(openings, 90);
}

#[test]
fn each_level_above_the_highest_leaves_0_85_of_the_value() {
    use Level::*;
    let factor = |level, min, max| level_factor(level, min, max, 0.85);
    let powers = [1.0, 0.85, 0.7225, 0.614_125];
    let found = Level::ALL.map(|level| factor(level, Some(Secondary), None).map(|f| to(12, f)));
    assert_eq!(found, powers.map(Some));
    assert_eq!(
        factor(AppliedBachelor, Some(Secondary), Some(AppliedBachelor)),
        Some(1.0)
    );
    assert_eq!(
        factor(ProfessionalMaster, Some(Secondary), Some(AppliedBachelor)),
        Some(0.85)
    );
    assert_eq!(factor(HigherVocational, Some(AppliedBachelor), None), None);
    assert_eq!(pair_value(0.95, 0.85, 1.0, Share::ONE), Value(807_500));
}

#[test]
fn seekers_in_halves_against_vacancies_three_to_one_are_a_quarter_apart() {
    let (u, v) = ([100.0, 100.0], [150.0, 50.0]);
    assert_eq!(jackman_roper(&u, &v), Some(0.25));
    assert_eq!(sahin(&u, &v, 0.5).map(|lost| to(6, lost)), Some(0.034_074));
}

#[test]
fn in_beijing_of_2016_agriculture_employs_far_more_than_it_makes() {
    let deviation = structural_deviation(&[0.5, 19.2, 80.3], &[4.1, 15.8, 80.1]);
    let deviation: Vec<_> = deviation.into_iter().flatten().map(|d| to(4, d)).collect();
    assert_eq!(deviation, [-0.8780, 0.2152, 0.0025]);
}

#[test]
fn two_systems_at_0_4_and_0_8_are_coordinated_at_0_752() {
    let found = coupling(share(0.4), share(0.8));
    assert_eq!(
        (to(6, found.coordination), to(6, found.corrected)),
        (0.752_121, 0.573_266)
    );
    assert_eq!(found.level(), CouplingLevel::IntermediateCoordination);
}

#[test]
fn there_are_2_97_vacancies_for_each_seeker_and_a_quarter_later_2_67() {
    assert_eq!(vacancies_per_seeker(153.8, 51.7).map(|r| to(2, r)), Some(2.97));
    assert_eq!(vacancies_per_seeker(111.4, 41.8).map(|r| to(2, r)), Some(2.67));
}

#[test]
fn the_bands_end_at_0_85_1_1_05_and_1_15() {
    let bands = [850.0, 1000.0, 1050.0, 1150.0, 1151.0].map(|supply| Band::of(supply, 1000).map(Band::name));
    let names = ["shortage", "some_shortage", "balanced", "some_surplus", "surplus"];
    assert_eq!(bands, names.map(Some));
    assert_eq!(Band::of(1.0, 0), None);
}

#[test]
fn four_equal_majors_have_a_herfindahl_index_of_a_quarter() {
    assert_eq!(herfindahl(&[5, 5, 5, 5]), Some(0.25));
    assert_eq!(concentration_ratio(&[5, 5, 5, 5], 3), Some(0.75));
}

#[test]
fn forty_heads_who_gain_nineteen_score_47_5() {
    assert_eq!(Score::new(Value(19_000_000), 40, None).score, 47.5);
    assert_eq!(Score::new(Value(19_000_000), 40, Some(0.5)).score, 23.75);
    assert_eq!(Score::new(Value(-1), 40, Some(1.0)).score, 0.0);
}
