//! Properties of fit: every score follows from its factors and evidence.

use crate::cases;
use crate::world::{model, programs, worlds};
use proptest::prelude::*;
use vocmatch::fit::{Evidence, FitConfig, Prepared, Profile, Related, Siblings, profile, table};

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
                    _ => fit.related.probability(),
                };
                let prior = match fit.prepared {
                    Prepared::Known(s) | Prepared::MeanOfKnown(s) => {
                        related * (1.0 - config.prepared_weight + config.prepared_weight * s)
                    }
                    _ => related,
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
                other => {
                    // One mean for all.
                    let same = |(_, one): &(_, Prepared)| !matches!(one, Prepared::MeanOfKnown(_)) || one == other;
                    prop_assert!(all.iter().all(same));
                }
            }
        }
    }
}
