//! Evidence that a major and an occupation are related never rests on the pair's own link, nor on the order of
//! rows; its probabilities hold on families that are held out.

use crate::cases;
use crate::world::{World, model, worlds};
use proptest::prelude::*;
use vocmatch::dataset::rows::MajorOccupationRow;
use vocmatch::dataset::{Dataset, TextSubject, rows::TextRow};
use vocmatch::fit::{PairEvidence, RelatedConfig, Relatedness, Withhold, undocumented_probability};
use vocmatch::model::Model;

const ALL: [Withhold; 6] = [
    Withhold::Pair,
    Withhold::Major,
    Withhold::Namesakes,
    Withhold::Class,
    Withhold::Group,
    Withhold::AllLinks,
];

fn everything(model: &Model, withhold: Withhold) -> Vec<Vec<PairEvidence>> {
    let relatedness = Relatedness::new(model, &RelatedConfig::default());
    let majors = model
        .majors()
        .iter()
        .map(|major| model.find_major(major.id.as_str()).unwrap());
    majors
        .map(|major| relatedness.of_major(major, withhold))
        .collect()
}

/// Worlds whose majors and occupations have words in common, in two scripts.
fn wordy() -> impl Strategy<Value = World> {
    let words = prop::sample::subsequence(
        vec!["welding", "nurse", "care", "metal", "护理", "焊接工艺", "网络"],
        0..5,
    );
    (worlds(), prop::collection::vec(words, 12)).prop_map(|(mut data, words)| {
        let majors = data
            .majors
            .iter()
            .map(|row| (TextSubject::Major, row.major_id.clone()));
        let occupations = data
            .occupations
            .iter()
            .map(|row| (TextSubject::Occupation, row.occupation_id.clone()));
        let subjects: Vec<_> = majors.chain(occupations).collect();
        data.texts = subjects
            .into_iter()
            .zip(words.iter().cycle())
            .map(|((subject_kind, subject_id), words)| TextRow {
                subject_kind,
                subject_id,
                field: "description".to_owned(),
                text: words.join(" "),
                ..TextRow::default()
            })
            .filter(|row| !row.text.is_empty())
            .collect();
        data
    })
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn a_pairs_own_link_changes_nothing_in_its_evidence(data in wordy(), pick in any::<prop::sample::Index>()) {
        let before = model(&data);
        if before.majors().is_empty() || before.occupations().is_empty() {
            return Ok(());
        }
        let k = pick.index(before.majors().len() * before.occupations().len());
        let (m, o) = (k / before.occupations().len(), k % before.occupations().len());
        let (major, occupation) = (&before.majors()[m].id, &before.occupations()[o].id);
        let mut other = data.clone();
        let is_it = |row: &MajorOccupationRow| {
            row.major_id == major.as_str() && row.occupation_id == occupation.as_str()
        };
        other.major_occupations.retain(|row| !is_it(row));
        if other.major_occupations.len() == data.major_occupations.len() {
            other.major_occupations.push(MajorOccupationRow {
                major_id: major.as_str().to_owned(),
                occupation_id: occupation.as_str().to_owned(), ..MajorOccupationRow::default() });
        }
        let after = model(&other);
        for withhold in ALL {
            prop_assert_eq!(everything(&before, withhold)[m][o], everything(&after, withhold)[m][o]);
        }
    }

    #[test]
    fn what_is_withheld_changes_nothing(data in wordy()) {
        let mut bare = data.clone();
        bare.major_occupations.clear();
        let (with, without) = (model(&data), model(&bare));
        prop_assert_eq!(everything(&with, Withhold::AllLinks), everything(&without, Withhold::AllLinks));
    }

    #[test]
    fn the_order_of_rows_changes_nothing_in_evidence(data in wordy()) {
        let mut turned = data.clone();
        turned.majors.reverse();
        turned.occupations.reverse();
        turned.texts.reverse();
        turned.major_occupations.reverse();
        turned.occupation_skills.reverse();
        turned.categories.reverse();
        for withhold in ALL {
            prop_assert_eq!(everything(&model(&data), withhold), everything(&model(&turned), withhold));
        }
    }

    #[test]
    fn every_part_of_the_evidence_lies_in_its_range(data in wordy()) {
        let model = model(&data);
        for withhold in ALL {
            for pair in everything(&model, withhold).iter().flatten() {
                for part in [pair.text, pair.votes, pair.nearest_cosine, pair.likeness, pair.probability, pair.basis.joined] {
                    prop_assert!((0.0..=1.0).contains(&part), "{:?}", pair);
                }
                prop_assert!(pair.linked <= pair.voters && pair.classmates_linked <= pair.classmates);
                prop_assert!(withhold != Withhold::AllLinks || (pair.voters, pair.links) == (0, 0));
            }
        }
    }

    #[test]
    fn no_link_of_a_linked_major_makes_a_pair_less_likely(r in 0.0f64..=1.0, c in 0.0f64..=1.0) {
        let left = undocumented_probability(r, c);
        prop_assert!((0.0..=r).contains(&left));
    }
}

/// The mean distance between probabilities and what is linked, over ten bins of equal count.
fn off(mut pairs: Vec<(f64, bool)>) -> f64 {
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    let n = pairs.len();
    let bins = (0..10).map(|bin| {
        let bin = &pairs[n * bin / 10..n * (bin + 1) / 10];
        bin.iter()
            .map(|(p, linked)| p - f64::from(u8::from(*linked)))
            .sum::<f64>()
            .abs()
    });
    bins.sum::<f64>() / n as f64
}

#[test]
fn probabilities_hold_within_three_per_cent_on_withheld_classes_of_the_shipped_catalogues() {
    for folder in ["examples/data/california", "examples/data/china"] {
        let model = Model::new(Dataset::read_dir(crate::world::folder(folder))).unwrap();
        let relatedness = Relatedness::new(&model, &RelatedConfig::default());
        for withhold in [Withhold::Class, Withhold::AllLinks] {
            let mut pairs = Vec::new();
            for major in model
                .majors()
                .iter()
                .filter(|major| !major.occupations.is_empty())
            {
                let mut row: Vec<(f64, f64, bool)> = relatedness
                    .of_major(model.find_major(major.id.as_str()).unwrap(), withhold)
                    .iter()
                    .enumerate()
                    .map(|(o, pair)| {
                        let linked = major.occupations.iter().any(|link| link.index() == o);
                        (pair.basis.score, pair.probability, linked)
                    })
                    .collect();
                row.sort_by(|a, b| b.0.total_cmp(&a.0));
                pairs.extend(row.iter().take(20).map(|(_, p, linked)| (*p, *linked)));
            }
            let off = off(pairs);
            assert!(off < 0.03, "{folder} {withhold:?}: {off}");
        }
    }
}
