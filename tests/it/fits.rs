//! Properties of fit: every score follows from its factors and evidence.

use crate::cases;
use crate::world::{model, programs, worlds};
use proptest::prelude::*;
use vocmatch::fit::{
    Attainment, Evidence, FitConfig, Prepared, Profile, Related, Siblings, profile, students, table,
};
use vocmatch::model::Model;

fn configs() -> impl Strategy<Value = FitConfig> {
    let siblings = prop_oneof![
        Just(Siblings::Shrunk),
        Just(Siblings::Share),
        Just(Siblings::WholeClass),
        Just(Siblings::Off),
    ];
    (0u8..=10, siblings, 0u8..=10, 0u8..=40).prop_map(|(certainty, siblings, weight, strength)| FitConfig {
        link_certainty: f64::from(certainty) / 10.0,
        siblings,
        prepared_weight: f64::from(weight) / 10.0,
        prior_strength: f64::from(strength),
        ..FitConfig::default()
    })
}

/// Steps between any two skills through the taxonomy, by Floyd and Warshall's method.
fn distances(model: &Model) -> Vec<Vec<Option<u32>>> {
    let skills = model.skills();
    let mut near = vec![vec![None; skills.len()]; skills.len()];
    for (s, skill) in skills.iter().enumerate() {
        near[s][s] = Some(0);
        if let Some(parent) = skill.parent {
            near[s][parent.index()] = Some(1);
            near[parent.index()][s] = Some(1);
        }
    }
    for over in 0..skills.len() {
        for from in 0..skills.len() {
            for to in 0..skills.len() {
                if let (Some(a), Some(b)) = (near[from][over], near[over][to]) {
                    near[from][to] = Some(near[from][to].map_or(a + b, |old: u32| old.min(a + b)));
                }
            }
        }
    }
    near
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn factors_and_evidence_give_exactly_the_score(data in worlds(), config in configs()) {
        let model = model(&data);
        let fits = table(&model, &config);
        for (ix, program) in programs(&model) {
            let row = fits.of(ix);
            prop_assert!(row.is_sorted_by(|a, b| a.occupation < b.occupation));
            for fit in row {
                let related = match fit.related {
                    Related::Documented { certainty } => certainty,
                    Related::Siblings { probability, .. } => probability,
                    Related::Inferred { .. } => fit.related.probability(),
                };
                let prior = match fit.prepared {
                    Prepared::Known(s) | Prepared::MeanOfKnown(s) => {
                        related * (1.0 - config.prepared_weight + config.prepared_weight * s)
                    }
                    Prepared::Dropped => related,
                };
                let (n, k) = (fit.evidence.working as f64, fit.evidence.in_field as f64);
                let people = config.prior_strength + n;
                let score = if people > 0.0 { (config.prior_strength * prior + k) / people } else { prior };
                prop_assert_eq!(fit.score, score);
                prop_assert!((0.0..=1.0).contains(&fit.score));
                let linked = model.major(program.major).occupations.contains(&fit.occupation);
                if config.siblings != Siblings::WholeClass {
                    prop_assert_eq!(linked, matches!(fit.related, Related::Documented { .. }));
                }
                let (low, high) = fit.interval(&config);
                prop_assert!(0.0 <= low && low <= high && high <= 1.0);
            }
        }
    }

    #[test]
    fn siblings_speak_as_often_as_they_have_the_link(data in worlds(), config in configs()) {
        let model = model(&data);
        let fits = table(&model, &config);
        let all = || model.majors().iter().map(|major| (major, model.find_major(major.id.as_str()).unwrap()));
        for (major, ix) in all() {
            let row = fits.of_major(ix);
            for (k, _) in model.occupations().iter().enumerate() {
                let occupation = model.find_occupation(model.occupations()[k].id.as_str()).unwrap();
                let whole = config.siblings == Siblings::WholeClass;
                let siblings = all().filter(|(other, other_ix)| {
                    let same = major.category.is_some() && other.category == major.category;
                    same && !other.occupations.is_empty() && (whole || *other_ix != ix)
                });
                let (linked, of) = siblings.fold((0.0, 0.0), |(linked, of), (other, _)| {
                    (linked + f64::from(u8::from(other.occupations.contains(&occupation))), of + 1.0)
                });
                let share = match config.siblings {
                    Siblings::Off => 0.0,
                    Siblings::Shrunk => linked / (of + 1.0),
                    _ if of > 0.0 => linked / of,
                    _ => 0.0,
                };
                let documented = major.occupations.contains(&occupation) && (!whole || major.category.is_none());
                let expected = if documented { config.link_certainty } else { config.link_certainty * share };
                let fit = row.iter().find(|fit| fit.occupation == occupation);
                let found = fit.map_or(0.0, |fit| fit.related.probability());
                prop_assert!((found - expected).abs() < 1e-12, "{} {}", found, expected);
                prop_assert!(fit.is_some() || !documented);
            }
        }
    }

    #[test]
    fn attainment_is_what_is_taught_then_bases_then_the_nearest_skill(data in worlds(), steps in prop_oneof![0u32..4, Just(u32::MAX)]) {
        let model = model(&data);
        let config = FitConfig {
            neighbour_distance: steps,
            ..FitConfig::default()
        };
        let (attainment, fits) = (Attainment::new(&model, &config), table(&model, &config));
        let near = distances(&model);
        for (ix, program) in programs(&model) {
            let major = model.major(program.major);
            if major.skills.is_empty() {
                continue;
            }
            let own: Vec<f64> = model.skills().iter().enumerate().map(|(s, _)| {
                let level = |rows: &[vocmatch::model::SkillLevel]| {
                    rows.iter().find(|row| row.skill.index() == s).map(|row| row.level.get())
                };
                let taught = level(&major.skills).unwrap_or(0.0);
                let stays = program.bases.iter().map(|stay| (stay.places, level(&model.base(stay.base).skills)));
                let stays: Vec<(i64, f64)> = stays.filter_map(|(places, level)| Some((places, level?))).collect();
                let places: i64 = stays.iter().map(|stay| stay.0).sum();
                let people = students(program).max(places);
                let gain = |(places, level): &(i64, f64)| *places as f64 * (level - taught).max(0.0);
                let gained: f64 = stays.iter().map(gain).sum();
                if people > 0 { (taught + gained / people as f64).min(1.0) } else { taught }
            }).collect();
            let expected: Vec<f64> = (0..own.len()).map(|s| {
                let credit = |other: usize| match near[s][other] {
                    Some(far) if far <= steps => own[other] * 0.5f64.powi(far.cast_signed()),
                    _ => 0.0,
                };
                if own[s] > 0.0 { own[s] } else { (0..own.len()).map(credit).fold(0.0, f64::max) }
            }).collect();
            for fit in fits.of(ix) {
                let (profile, levels) = attainment.levels(ix, fit.occupation).unwrap();
                prop_assert_eq!(profile, Profile::Own);
                let same = levels.iter().zip(&expected).all(|(a, b)| (a - b).abs() < 1e-12);
                prop_assert!(same, "{:?} {:?}", levels, expected);
                if let Prepared::Known(s) = fit.prepared {
                    let needs = &model.occupation(fit.occupation).needs;
                    let (mut met, mut all) = (0.0, 0.0);
                    for need in needs.iter().filter(|need| need.importance.get() * need.level.get() > 0.0) {
                        let share = (expected[need.skill.index()] / need.level.get()).min(1.0);
                        met += need.importance.get() * share;
                        all += need.importance.get();
                    }
                    prop_assert!((s - met / all).abs() < 1e-12);
                }
            }
        }
    }

    #[test]
    fn evidence_is_the_tracking_of_the_pair_or_else_of_the_program(data in worlds()) {
        let model = model(&data);
        let fits = table(&model, &FitConfig::default());
        for (ix, program) in programs(&model) {
            for fit in fits.of(ix) {
                let of = |occupation| {
                    let rows = program.outcomes.iter().filter(|row| row.occupation == occupation);
                    rows.fold((0, 0), |sum, row| (sum.0 + row.working, sum.1 + row.in_field))
                };
                let own = of(Some(fit.occupation));
                let (working, in_field) = if own.0 > 0 { own } else { of(None) };
                prop_assert_eq!(fit.evidence, Evidence::new(working, in_field));
            }
        }
    }

    #[test]
    fn what_is_not_known_takes_the_mean_of_what_is_and_never_zero(data in worlds()) {
        let model = model(&data);
        let fits = table(&model, &FitConfig::default());
        let all: Vec<_> = programs(&model).flat_map(|(ix, program)| {
            fits.of(ix).iter().map(move |fit| (program.major, fit.prepared))
        }).collect();
        for (major, prepared) in &all {
            match prepared {
                Prepared::Known(s) => {
                    prop_assert_eq!(profile(&model, *major), Profile::Own);
                    prop_assert!((0.0..=1.0).contains(s));
                }
                Prepared::Dropped => {
                    prop_assert!(all.iter().all(|(_, other)| *other == Prepared::Dropped));
                }
                other @ Prepared::MeanOfKnown(_) => {
                    // One mean for all.
                    let same = |(_, one): &(_, Prepared)| !matches!(one, Prepared::MeanOfKnown(_)) || one == other;
                    prop_assert!(all.iter().all(same));
                }
            }
        }
    }
}
