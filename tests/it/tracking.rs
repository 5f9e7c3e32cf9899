//! Graduate tracking: what it shows and withholds, how far a program is from its prior, what a prior is worth.

use crate::cases;
use crate::world::{folder, model, shuffled, small, worlds};
use proptest::prelude::*;
use vocmatch::Model;
use vocmatch::dataset::Dataset;
use vocmatch::dataset::rows::OutcomeRow;
use vocmatch::fit::{Evidence, FitConfig, cells, prior_strength, strength_of, table};
use vocmatch::indicator::{
    PriorSide, Rate, Tracking, TrackingConfig, far_from_prior, share_interval, tracking,
};
use vocmatch_algo::beta_binomial::tails;
use vocmatch_algo::false_discovery::adjusted;
use vocmatch_report::{TextConfig, strength_text, tracking_text};

fn beijing() -> Model {
    model(&Dataset::read_dir(folder("examples/data/beijing-ic")))
}

fn tracked(model: &Model, config: &TrackingConfig) -> Tracking {
    tracking(model, &table(model, &FitConfig::default()), config)
}

const WITHHOLD: TrackingConfig = TrackingConfig {
    small: 10,
    suppress_small: true,
    level: 0.05,
    strength: None,
    reserved: vocmatch::unit::Reserved,
};

/// P(X = k) as a product, by definition.
fn probability(k: u64, n: u64, a: f64, b: f64) -> f64 {
    let mut p = 1.0;
    for i in 0..k {
        p *= (n - i) as f64 / (k - i) as f64 * (a + i as f64) / (a + b + i as f64);
    }
    for j in 0..n - k {
        p *= (b + j as f64) / (a + b + (k + j) as f64);
    }
    p
}

/// Uniform numbers, by Marsaglia's xorshift.
struct Uniform(u64);

impl Uniform {
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Beta(a, b) of whole a and b: the a-th least of a + b − 1 uniform numbers.
    fn beta(&mut self, a: usize, b: usize) -> f64 {
        let mut all: Vec<f64> = (1..a + b).map(|_| self.next()).collect();
        all.sort_by(f64::total_cmp);
        all[a - 1]
    }
}

/// Cells of 2 to 60 people whose priors are worth `m` people.
fn synthetic(m: usize, count: usize, seed: u64) -> Vec<(f64, Evidence)> {
    let mut random = Uniform(seed);
    let cell = |k: usize| {
        let expected = [m / 5, m / 2, m - m / 5][k % 3];
        let share = random.beta(expected, m - expected);
        let n = 2 + (random.next() * 59.0) as i64;
        let stayed: i64 = (0..n).map(|_| i64::from(random.next() < share)).sum();
        (expected as f64 / m as f64, Evidence::new(n, stayed))
    };
    (0..count).map(cell).collect()
}

#[test]
fn the_spread_of_cells_gives_back_what_their_priors_are_worth() {
    for (m, off) in [(5, 0.5), (20, 2.0), (80, 16.0)] {
        for seed in [1, 2, 3] {
            let found = strength_of(&synthetic(m, 3000, seed)).unwrap();
            assert!((found.people - m as f64).abs() < off, "{m}: {found:?}");
            assert_eq!(found.cells, 3000);
        }
    }
}

#[test]
fn each_tracked_person_is_in_one_cell() {
    let model = beijing();
    let fit = table(&model, &FitConfig::default());
    let cells = cells(&model, &fit);
    // 4111010853-460301: 66 at work of all graduates of 2023, and two occupations in 2024.
    let ix = model.find_program("4111010853-460301").unwrap();
    let of: Vec<(i32, i64, i64)> = cells
        .iter()
        .filter(|cell| cell.program == ix)
        .map(|cell| (cell.year, cell.evidence.working, cell.evidence.in_field))
        .collect();
    assert_eq!(of, [(2023, 66, 52), (2024, 34, 29), (2024, 20, 17)]);
    // A major without documented links has no prior of its own.
    let unlinked = model.find_program("4111010005-080710T").unwrap();
    assert!(
        cells
            .iter()
            .any(|cell| cell.program == unlinked && cell.prior.is_none())
    );
    let strength = prior_strength(&model, &fit).unwrap();
    // All but the 23 of that program. Two of the programs lie so far below that no prior would be worth 2 people.
    assert_eq!(
        (strength.cells, strength.working, strength.people),
        (16, 594, 2.0)
    );
    assert!((strength.spread - 0.737_303_8).abs() < 1e-6);
    assert_eq!(
        strength_text(Some(&strength), 20.0, &TextConfig::default()),
        "What is expected of a program is taken to be worth 20 tracked people; the spread of 16 tracked groups\n    \
         around it speaks for at most 2.\n"
    );
}

#[test]
fn the_two_surplus_programs_of_beijing_are_far_below_what_was_expected() {
    let model = beijing();
    let record = tracked(&model, &TrackingConfig::default());
    let found: Vec<_> = record
        .findings
        .iter()
        .map(|one| {
            (
                model.program(one.program).id.as_str(),
                one.in_field.part,
                one.in_field.of,
                one.side,
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("4111010857-510101", 76, 180, PriorSide::Below),
            ("4111010853-510101", 39, 95, PriorSide::Below)
        ]
    );
    assert_eq!((record.looked_at, record.strength), (9, 20.0));
    assert!((record.by_chance() - 0.45).abs() < 1e-12);
    for one in &record.findings {
        assert!(
            (one.prior - 0.824_270_67).abs() < 1e-6 && one.probability < one.adjusted && one.adjusted < 0.003
        );
    }
}

#[test]
fn the_page_of_tracking_has_people_shares_and_intervals() {
    let model = beijing();
    let record = tracked(&model, &TrackingConfig::default());
    let page = tracking_text(&model, &record, 20, &TextConfig::default());
    let has = |line: &str| assert!(page.lines().any(|one| one.trim() == line), "{line}\n{page}");
    has("Graduates of 10 programs were followed up");
    has(
        "2024               82     46 56% (47–65)      8 10% (5–16)        1 1% (0–5)     18 of 46 39% (28–51)",
    );
    has("9 programs could be looked at; chance alone would report up to 0.5 of them.");
    let flat = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        flat.contains("39 of 95 at work were in the field (41%, interval 33%–49%), below the .82"),
        "{page}"
    );
    for line in page.lines() {
        assert!(unicode_width::UnicodeWidthStr::width(line) <= 110, "{line}");
    }
}

#[test]
fn outcomes_by_occupation_say_who_stayed_and_not_who_found_work() {
    let model = beijing();
    let record = tracked(&model, &TrackingConfig::default());
    let one = record
        .get(model.find_program("4111010853-460301").unwrap())
        .unwrap();
    let (year, group) = one.years[1];
    assert_eq!((year, group.tracked, group.employed), (2024, None, None));
    assert_eq!(group.in_field, Rate::new(46, 54));
    assert_eq!(one.together.in_field, Rate::new(98, 120));
    assert_eq!(one.together.employed, Rate::new(66, 70));
    assert_eq!(one.years[0].1.settled, Rate::new(69, 70));
}

#[test]
fn a_rate_of_nobody_is_none_and_intervals_of_extremes_reach_the_edge() {
    assert_eq!(Rate::new(0, 0), None);
    assert_eq!(Rate::new(7, 5), Rate::new(5, 5));
    let all = Rate::new(20, 20).unwrap().interval();
    // 1 − .9^… : the 5% quantile of Beta(20.5, .5).
    assert!(all.1 == 1.0 && (all.0 - 0.909).abs() < 2e-3, "{all:?}");
    let none = Rate::new(0, 20).unwrap().interval();
    assert!((none.1 + all.0 - 1.0).abs() < 1e-9 && none.0 == 0.0);
}

#[test]
fn intervals_hold_the_true_share_about_nine_times_in_ten() {
    for n in [10u32, 30, 100] {
        let holds = |k: u32, share: f64| {
            let (low, high) = share_interval(i64::from(k), i64::from(n));
            low <= share && share <= high
        };
        // Binomial, as the beta–binomial of a prior that is worth everybody.
        let covered = |share: f64| -> f64 {
            let (a, b) = (share * 1e9, (1.0 - share) * 1e9);
            let seen = (0..=n).filter(|k| holds(*k, share));
            seen.map(|k| probability(k.into(), n.into(), a, b)).sum()
        };
        let mean = (1..100).map(|k| covered(f64::from(k) / 100.0)).sum::<f64>() / 99.0;
        assert!((mean - 0.9).abs() < 0.015, "{n}: {mean}");
    }
}

/// Outcomes of one program in the years from 2018 on: tracked, employed, in the field, studying on.
fn one_program(rows: &[(i64, i64, i64, i64)]) -> Model {
    let mut data = small();
    let program_id = data.programs[0].program_id.clone();
    data.outcomes = rows
        .iter()
        .zip(2018..)
        .map(|((tracked, employed, in_field, study), year)| OutcomeRow {
            program_id: program_id.clone(),
            year,
            tracked: *tracked,
            employed: Some(*employed),
            in_field: *in_field,
            further_study: Some(*study),
            ..OutcomeRow::default()
        })
        .collect();
    model(&data)
}

#[test]
fn one_small_year_is_in_no_sum_and_two_are_if_they_are_not_small_together() {
    let shown = |rows: &[(i64, i64, i64, i64)]| {
        let model = one_program(rows);
        let record = tracked(&model, &WITHHOLD).programs[0].clone();
        let years: Vec<Option<i64>> = record.years.iter().map(|(_, group)| group.tracked).collect();
        (
            years,
            record.together.tracked,
            record.together.employed,
            record.together.in_field,
        )
    };
    assert_eq!(
        shown(&[(40, 30, 20, 5), (8, 6, 6, 1)]),
        (
            vec![Some(40), None],
            Some(40),
            Rate::new(30, 40),
            Rate::new(20, 30)
        )
    );
    assert_eq!(
        shown(&[(40, 30, 20, 5), (8, 8, 6, 0), (9, 7, 5, 1)]),
        (
            vec![Some(40), None, None],
            Some(57),
            Rate::new(45, 57),
            Rate::new(31, 45)
        )
    );
    // Together they are nine.
    assert_eq!(
        shown(&[(40, 30, 20, 5), (8, 8, 6, 0), (1, 1, 1, 0)]),
        (
            vec![Some(40), None, None],
            Some(40),
            Rate::new(30, 40),
            Rate::new(20, 30)
        )
    );
    // Nobody is nobody to hide among.
    assert_eq!(shown(&[(40, 30, 20, 5), (9, 9, 6, 0), (0, 0, 0, 0)]).1, Some(40));
    // Few at work of many tracked: a part is shown, its share in the field is not.
    assert_eq!(
        shown(&[(40, 6, 5, 30), (30, 20, 12, 5)]),
        (
            vec![Some(40), Some(30)],
            Some(70),
            Rate::new(26, 70),
            Rate::new(12, 20)
        )
    );
    let alone = tracked(&one_program(&[(8, 6, 6, 1)]), &WITHHOLD);
    let page = tracking_text(&one_program(&[(8, 6, 6, 1)]), &alone, 9, &TextConfig::default());
    assert!(
        page.contains("2018 *       withheld           withheld"),
        "{page}"
    );
}

/// A year of outcomes: of all together, by two occupations, or both.
#[derive(Debug, Clone)]
struct OneYear {
    together: Option<(i64, i64, i64, i64)>,
    by_occupation: Option<[(i64, i64); 2]>,
}

impl OneYear {
    /// The people on whom it rests.
    fn people(&self) -> i64 {
        let hired = || {
            self.by_occupation
                .map_or(0, |parts| parts.iter().map(|part| part.0).sum())
        };
        self.together.map_or_else(hired, |together| together.0)
    }
}

fn year() -> impl Strategy<Value = OneYear> {
    let part = |of: i64, share: f64| (of as f64 * share).round() as i64;
    let together = (0i64..24, 0.0f64..=1.0, 0.0f64..=1.0, 0.0f64..=1.0);
    let together = together.prop_map(move |(tracked, employed, field, study)| {
        let employed = part(tracked, employed);
        (
            tracked,
            employed,
            part(employed, field),
            part(tracked - employed, study),
        )
    });
    let hired = (0i64..12, 0.0f64..=1.0).prop_map(move |(hired, field)| (hired, part(hired, field)));
    let by_occupation = (hired.clone(), hired).prop_map(|(one, other)| [one, other]);
    prop_oneof![
        3 => together.clone().prop_map(|t| OneYear { together: Some(t), by_occupation: None }),
        1 => by_occupation.clone().prop_map(|o| OneYear { together: None, by_occupation: Some(o) }),
        1 => (together, by_occupation).prop_map(|(t, o)| OneYear { together: Some(t), by_occupation: Some(o) }),
    ]
}

/// One program with these years.
fn with_years(years: &[OneYear]) -> Model {
    let mut data = small();
    let program_id = data.programs[0].program_id.clone();
    let jobs: Vec<String> = data
        .occupations
        .iter()
        .map(|row| row.occupation_id.clone())
        .take(2)
        .collect();
    data.outcomes.clear();
    for (one, year) in years.iter().zip(2018..) {
        let row = OutcomeRow {
            program_id: program_id.clone(),
            year,
            ..OutcomeRow::default()
        };
        data.outcomes.extend(
            one.together
                .map(|(tracked, employed, in_field, study)| OutcomeRow {
                    tracked,
                    employed: Some(employed),
                    in_field,
                    further_study: Some(study),
                    ..row.clone()
                }),
        );
        for (job, (hired, in_field)) in jobs.iter().zip(one.by_occupation.into_iter().flatten()) {
            data.outcomes.push(OutcomeRow {
                occupation_id: Some(job.clone()),
                tracked: hired,
                in_field,
                ..row.clone()
            });
        }
    }
    model(&data)
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn the_tails_are_sums_of_the_distribution(k in 0u64..=40, more in 0u64..=40, a in 0.05f64..60.0, b in 0.05f64..60.0) {
        let n = k + more;
        let found = tails(k, n, a, b).unwrap();
        let low: f64 = (0..=k).map(|k| probability(k, n, a, b)).sum();
        let high: f64 = (k..=n).map(|k| probability(k, n, a, b)).sum();
        prop_assert!((found.low - low).abs() < 1e-9 && (found.high - high).abs() < 1e-9, "{:?} {} {}", found, low, high);
        // Seen from the other side it is its mirror image.
        let mirrored = tails(more, n, b, a).unwrap();
        prop_assert!((found.low - mirrored.high).abs() < 1e-9);
        prop_assert!((found.low + found.high - 1.0 - probability(k, n, a, b)).abs() < 1e-9);
    }

    #[test]
    fn few_counts_are_far_from_a_prior_that_holds(n in 1u32..80, prior in 0.05f64..0.95, strength in 1.0f64..60.0) {
        // The counts that would be reported at 5% have at most 5% of the probability.
        let (a, b) = (strength * prior, strength * (1.0 - prior));
        let far = |k: &u32| {
            let seen = Rate::new(i64::from(*k), i64::from(n)).unwrap();
            far_from_prior(seen, prior, strength).unwrap() < 0.05
        };
        let chance: f64 = (0..=n).filter(far).map(|k| probability(k.into(), n.into(), a, b)).sum();
        prop_assert!(chance <= 0.05 + 1e-9);
    }

    #[test]
    fn adjusting_keeps_the_order_and_never_makes_likelier_to_be_reported(p in prop::collection::vec(0.0f64..=1.0, 0..30)) {
        let q = adjusted(&p);
        prop_assert_eq!(p.len(), q.len());
        for (p1, q1) in p.iter().zip(&q) {
            prop_assert!(q1 >= p1 && *q1 <= 1.0);
            // By definition: the least of p·n/rank over those at least as large.
            let rank = |of: f64| p.iter().filter(|other| **other <= of).count() as f64;
            let least = p.iter().filter(|other| *other >= p1).map(|other| other * p.len() as f64 / rank(*other)).fold(1.0, f64::min);
            prop_assert!((q1 - least).abs() < 1e-12);
        }
    }

    #[test]
    fn nothing_that_is_shown_tells_of_a_small_year(
        mut years in prop::collection::vec(year(), 1..6),
        other in year(),
    ) {
        let before = tracked(&with_years(&years), &WITHHOLD);
        let small: Vec<usize> = (0..years.len()).filter(|k| years[*k].people() < 10).collect();
        match small[..] {
            // One small year may be any other small year.
            [only] if other.people() < 10 => years[only] = other,
            [] | [_] => {}
            // Several may change places.
            [first, .., last] => years.swap(first, last),
        }
        let after = tracked(&with_years(&years), &WITHHOLD);
        prop_assert_eq!(&before.programs, &after.programs);
        prop_assert_eq!(&before.findings, &after.findings);
        for (_, group) in before.programs[0].years.iter().chain([&(0, before.programs[0].together)]) {
            let rates = [group.employed, group.settled, group.further_study, group.own_business, group.in_field];
            prop_assert!(rates.iter().flatten().all(|rate| rate.of >= 10));
            prop_assert!(group.tracked.is_none_or(|tracked| tracked >= 10));
        }
    }

    #[test]
    fn every_person_is_counted_once_and_the_order_of_rows_changes_nothing(world in worlds(), seed in any::<u64>()) {
        let first = model(&world);
        let record = tracked(&first, &TrackingConfig::default());
        prop_assert_eq!(&record, &tracked(&model(&shuffled(&world, seed)), &TrackingConfig::default()));
        for one in &record.programs {
            let id = first.program(one.program).id.as_str();
            let of = |year: i32| world.outcomes.iter().filter(move |row| row.program_id == id && row.year == year);
            let mut working = 0;
            for (year, group) in &one.years {
                let whole = of(*year).find(|row| row.occupation_id.is_none());
                prop_assert_eq!(group.tracked, whole.map(|row| row.tracked));
                let by_occupation: i64 = of(*year)
                    .filter(|row| row.occupation_id.is_some())
                    .map(|row| row.employed.unwrap_or(row.tracked - row.further_study.unwrap_or(0)))
                    .sum();
                let named = of(*year).any(|row| row.occupation_id.is_some());
                if named {
                    prop_assert_eq!(group.in_field.map_or(0, |rate| rate.of), by_occupation);
                }
                working += group.in_field.map_or(0, |rate| rate.of);
                prop_assert!(!group.withheld);
            }
            prop_assert_eq!(one.together.in_field.map_or(0, |rate| rate.of), working);
        }
    }
}
