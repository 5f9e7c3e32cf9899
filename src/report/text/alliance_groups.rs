//! What an alliance can fill by level, region, occupation and skill, as the mean of the years.

use super::layout::a_year;
use super::{TextConfig, heading};
use crate::format::{left, right};
use crate::phrases::pages::alliance::AllianceWords;
use crate::phrases::pages::marks::Marks;
use crate::phrases::{self, fill, percent};
use std::collections::BTreeMap;
use std::fmt::Write;
use vocmatch::alliance::{Coverage, Part, YearCoverage};
use vocmatch::id::{IndustryIx, OccupationIx, RegionIx, SkillIx};
use vocmatch::model::Model;
use vocmatch::unit::Level;

/// Openings of a group over all years, and the least and the most that is filled: by its own graduates, by all.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    openings: f64,
    own: (f64, f64),
    everyone: (f64, f64),
}

impl Sum {
    fn left_empty(&self) -> f64 {
        self.openings - self.own.1
    }
}

/// Groups summed over all years.
pub(super) struct Sums {
    years: usize,
    levels: BTreeMap<Option<Level>, Sum>,
    regions: BTreeMap<RegionIx, Sum>,
    industries: BTreeMap<Option<IndustryIx>, Sum>,
    occupations: BTreeMap<OccupationIx, Sum>,
    /// What is needed, and what its own graduates and all bring.
    skills: BTreeMap<SkillIx, (f64, f64, f64)>,
}

impl Sums {
    pub(super) fn new(coverage: &Coverage) -> Sums {
        let mut sums = Sums {
            years: coverage.years.iter().map(|of| of.years.len()).sum(),
            levels: BTreeMap::new(),
            regions: BTreeMap::new(),
            industries: BTreeMap::new(),
            occupations: BTreeMap::new(),
            skills: BTreeMap::new(),
        };
        for of in &coverage.years {
            let YearCoverage { own, everyone, .. } = of;
            let years = of.years.len() as f64;
            add(&mut sums.levels, &own.levels, &everyone.levels, years);
            add(&mut sums.regions, &own.regions, &everyone.regions, years);
            add(&mut sums.industries, &own.industries, &everyone.industries, years);
            add(
                &mut sums.occupations,
                &own.occupations,
                &everyone.occupations,
                years,
            );
            for part in &own.skills {
                let sum = sums.skills.entry(part.skill).or_default();
                sum.0 += years * part.need;
                sum.1 += years * part.met;
            }
            for part in &everyone.skills {
                sums.skills.entry(part.skill).or_default().2 += years * part.met;
            }
        }
        sums
    }
}

fn add<K: Ord + Copy>(sums: &mut BTreeMap<K, Sum>, own: &[Part<K>], everyone: &[Part<K>], years: f64) {
    for part in own {
        let sum = sums.entry(part.of).or_default();
        sum.openings += years * part.openings as f64;
        sum.own.0 += years * part.filled.least as f64;
        sum.own.1 += years * part.filled.most as f64;
    }
    for part in everyone {
        let sum = sums.entry(part.of).or_default();
        sum.everyone.0 += years * part.filled.least as f64;
        sum.everyone.1 += years * part.filled.most as f64;
    }
}

pub(super) fn write(page: &mut String, model: &Model, sums: &Sums, config: &TextConfig) {
    let words = AllianceWords::of(config.language);
    let level = |level: &Option<Level>| match level {
        Some(level) => phrases::level(model, *level, config.language).to_owned(),
        None => words.any_level.to_owned(),
    };
    let levels = sums.levels.iter().map(|(of, sum)| (level(of), *sum)).collect();
    table(page, words.by_level, levels, sums.years, config);
    if sums.industries.len() > 1 {
        let name = |industry: Option<IndustryIx>| match industry {
            Some(industry) => model.industry(industry).name.clone(),
            None => words.no_industry.to_owned(),
        };
        let industries = worst(&sums.industries, config);
        let industries = industries.map(|(of, sum)| (name(of), sum)).collect();
        table(page, words.by_industry, industries, sums.years, config);
    }
    if sums.regions.len() > 1 {
        let regions = worst(&sums.regions, config);
        let regions = regions
            .map(|(of, sum)| (model.region(of).name.clone(), sum))
            .collect();
        table(page, words.by_region, regions, sums.years, config);
    }
    let occupations = worst(&sums.occupations, config);
    let occupations = occupations
        .map(|(of, sum)| (model.occupation(of).name.clone(), sum))
        .collect();
    table(page, words.by_occupation, occupations, sums.years, config);
    skills(page, model, sums, config);
}

/// The groups with most openings left empty, ties by id.
fn worst<K: Ord + Copy>(sums: &BTreeMap<K, Sum>, config: &TextConfig) -> impl Iterator<Item = (K, Sum)> {
    let mut all: Vec<(K, Sum)> = sums.iter().map(|(of, sum)| (*of, *sum)).collect();
    all.sort_by(|a, b| {
        b.1.left_empty()
            .total_cmp(&a.1.left_empty())
            .then_with(|| a.0.cmp(&b.0))
    });
    all.into_iter().take(config.balances)
}

fn table(page: &mut String, title: &str, groups: Vec<(String, Sum)>, years: usize, config: &TextConfig) {
    let words = AllianceWords::of(config.language);
    heading(page, title);
    let dash = Marks::of(config.language).dash;
    let name = config.width.saturating_sub(56).max(20);
    let _ = writeln!(
        page,
        "{}{}{}{}{}",
        left("", name),
        right(words.openings, 10),
        right(words.it_can_fill, 14),
        right(words.share, 14),
        right(words.all_could, 14)
    );
    for (of, sum) in groups {
        let between = |least: String, most: String| {
            if least == most {
                least
            } else {
                format!("{least}{dash}{most}")
            }
        };
        let filled = |(least, most): (f64, f64)| between(a_year(least, years), a_year(most, years));
        let share = |(least, most): (f64, f64)| {
            let share = |filled: f64| {
                percent(
                    (sum.openings > 0.0).then(|| filled / sum.openings),
                    config.language,
                )
            };
            between(share(least), share(most))
        };
        let _ = writeln!(
            page,
            "{}{}{}{}{}",
            left(&of, name),
            right(&a_year(sum.openings, years), 10),
            right(&filled(sum.own), 14),
            right(&share(sum.own), 14),
            right(&filled(sum.everyone), 14)
        );
    }
}

fn skills(page: &mut String, model: &Model, sums: &Sums, config: &TextConfig) {
    let mut skills: Vec<_> = sums.skills.iter().collect();
    if skills.is_empty() {
        return;
    }
    skills.sort_by(|a, b| {
        let lacking = |sum: &(f64, f64, f64)| sum.0 - sum.1;
        lacking(b.1).total_cmp(&lacking(a.1)).then_with(|| a.0.cmp(b.0))
    });
    let words = AllianceWords::of(config.language);
    heading(page, words.skills);
    for (skill, (need, met, all)) in skills.into_iter().take(config.balances) {
        let share = |met: f64| percent((*need > 0.0).then(|| met / need), config.language);
        let _ = writeln!(
            page,
            "{}{}{}",
            left(&model.skill(*skill).name, config.width.saturating_sub(56).max(20)),
            right(&share(*met), 10),
            fill(words.all_skills, &[("share", &share(*all))])
        );
    }
}
