//! Skill gap: the skills that placed graduates lack.

use crate::fit::{Attainment, FitConfig, Profile};
use crate::id::{OccupationIx, ProgramIx, SkillIx};
use crate::matching::{LabourMarket, Pair};
use crate::model::Model;
use crate::unit::Heads;
use vocmatch_algo::order;
use vocmatch_algo::sorted::Map;

/// The gap in one skill.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct SkillGap {
    /// The skill.
    pub skill: SkillIx,
    /// Σ over filled openings of w·max(0, r − a), in heads: one head that lacks a skill of importance 1
    /// altogether counts 1.
    pub gap: f64,
    /// Of which from inferred profiles.
    pub inferred: f64,
    /// Heads placed where the skill is needed and the graduate's profile is known or inferred.
    pub heads: Heads,
}

/// Returns the gap of every skill over the heads `placed`, the largest first, ties by id; skills without a gap are
/// left out. Graduates without a known profile do not count.
///
/// O(pairs in use · skills of an occupation), and one profile for each group of graduates and occupation.
#[must_use]
pub fn skill_gaps(
    model: &Model,
    market: &LabourMarket,
    fit: &FitConfig,
    placed: impl Iterator<Item = (Pair, Heads)>,
) -> Vec<SkillGap> {
    let attainment = Attainment::new(model, fit);
    let mut by_kind: Map<(usize, OccupationIx), (ProgramIx, Heads)> = Map::new();
    for (pair, heads) in placed.filter(|(_, heads)| *heads > 0) {
        let supply = &market.supply()[pair.supply as usize];
        let Some((program, _)) = supply.members.first() else {
            continue;
        };
        let occupation = market.demand()[pair.demand as usize].occupation;
        by_kind
            .entry((supply.row.index(), occupation))
            .or_insert((*program, 0))
            .1 += heads;
    }
    let mut gaps: Map<SkillIx, SkillGap> = Map::new();
    for ((_, occupation), (program, heads)) in by_kind {
        let Some((profile, levels)) = attainment.levels(program, occupation) else {
            continue;
        };
        for need in &model.occupation(occupation).needs {
            let (w, r) = (need.importance.get(), need.level.get());
            if w <= 0.0 || r <= 0.0 {
                continue;
            }
            let missing = heads as f64 * w * (r - levels[need.skill.index()]).max(0.0);
            let none = SkillGap {
                skill: need.skill,
                gap: 0.0,
                inferred: 0.0,
                heads: 0,
            };
            let gap = gaps.entry(need.skill).or_insert(none);
            gap.heads += heads;
            gap.gap += missing;
            if profile == Profile::Inferred {
                gap.inferred += missing;
            }
        }
    }
    let mut gaps: Vec<SkillGap> = gaps.into_values().filter(|gap| gap.gap > 0.0).collect();
    order::sort_by(&mut gaps, |a, b| {
        b.gap.total_cmp(&a.gap).then(a.skill.cmp(&b.skill))
    });
    gaps
}
