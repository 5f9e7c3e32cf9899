//! Properties of openings: every row counts once, in its years, in its tier.

use crate::cases;
use crate::world::{model, worlds};
use proptest::prelude::*;
use std::collections::BTreeMap;
use vocmatch::dataset::{Credential, Dataset};
use vocmatch::demand::{Tier, openings};
use vocmatch::model::Model;

/// Openings by occupation, region, industry and tier.
type Sums = BTreeMap<(String, String, Option<String>, Tier), i64>;

fn tier(credential: Option<Credential>, experience: Option<f64>) -> Tier {
    match credential {
        Some(Credential::Beyond) => Tier::Beyond,
        _ if experience.is_some_and(|years| years > 0.0) => Tier::Experienced,
        Some(Credential::None) => Tier::NoAward,
        Some(Credential::HighSchool) => Tier::HighSchool,
        _ => Tier::Graduates,
    }
}

/// From the rows alone.
fn expected(data: &Dataset, year: i32) -> Sums {
    let mut sums = Sums::new();
    let usual = |occupation: &str| {
        let row = data
            .occupations
            .iter()
            .find(|row| row.occupation_id == occupation);
        row.and_then(|row| row.industry_id.clone())
    };
    let mut add = |occupation: &str, region: &str, industry: &Option<String>, tier, more: i64| {
        let industry = industry.clone().or_else(|| usual(occupation));
        let key = (occupation.to_owned(), region.to_owned(), industry, tier);
        if more > 0 {
            *sums.entry(key).or_insert(0) += more;
        }
    };
    for row in &data.demand {
        if row.first_year <= year && year <= row.last_year.unwrap_or(row.first_year) {
            let tier = tier(row.credential, row.experience_years);
            add(
                &row.occupation_id,
                &row.region_id,
                &row.industry_id,
                tier,
                row.openings,
            );
        }
    }
    for now in data.employment.iter().filter(|row| row.year == year) {
        let before = data.employment.iter().find(|row| {
            let same = row.occupation_id == now.occupation_id && row.region_id == now.region_id;
            same && row.industry_id == now.industry_id && row.year == year - 1
        });
        let Some(before) = before else { continue };
        let stood = before.employment as f64;
        let change =
            (now.employment - before.employment) as f64 + stood * (now.exit_rate + now.transfer_rate);
        let new = change.max(0.0) * (1.0 - now.experienced_share.unwrap_or(0.0));
        let tier = tier(now.credential, now.experience_years);
        let more = (new + 0.5).floor() as i64;
        add(&now.occupation_id, &now.region_id, &now.industry_id, tier, more);
    }
    sums
}

fn found(model: &Model, year: i32) -> Sums {
    let mut sums = Sums::new();
    for opening in openings(model, year) {
        let key = (
            model.occupation(opening.occupation).id.to_string(),
            model.region(opening.region).id.to_string(),
            opening.industry.map(|ix| model.industry(ix).id.to_string()),
            opening.tier,
        );
        *sums.entry(key).or_insert(0) += opening.openings;
    }
    sums
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn openings_are_those_of_the_rows_and_none_is_dropped(data in worlds(), year in 2024i32..2030) {
        prop_assert_eq!(found(&model(&data), year), expected(&data, year));
    }

    #[test]
    fn levels_are_the_rows_else_the_occupations(data in worlds(), year in 2025i32..2028) {
        let model = model(&data);
        for opening in openings(&model, year) {
            let occupation = model.occupation(opening.occupation);
            prop_assert!(opening.min_level.is_some() || occupation.min_level.is_none());
            if let (Some(min), Some(max)) = (opening.min_level, opening.max_level) {
                prop_assert!(min <= max);
            }
        }
    }
}
