//! Regions, industries, classes, skills and occupations.

use super::super::entity::{Category, Industry, Occupation, Point, Region, Skill, SkillNeed};
use super::super::names::aliases;
use super::source::{Source, at, grouped, rows_in_order, share};
use crate::id::{
    CategoryId, CategoryIx, IndustryId, IndustryIx, OccupationId, RegionId, RegionIx, SkillId, SkillIx,
};
use crate::unit::Share;

pub(super) fn regions(source: Source) -> Vec<Region> {
    let ids = &source.names.regions;
    let rows = rows_in_order(&source.data.regions, ids, |row| &row.region_id).into_iter();
    rows.map(|row| Region {
        id: RegionId::new(&row.region_id),
        name: row.name.clone(),
        parent: at(ids, &row.parent_id).map(RegionIx::at),
        point: row
            .latitude
            .zip(row.longitude)
            // In the ocean: as good as unknown, see the rule about places.
            .filter(|spot| *spot != (0.0, 0.0))
            .and_then(|(north, east)| Point::new(north, east)),
        living_wage: row.living_wage,
        median_wage: row.median_wage,
    })
    .collect()
}

/// Industries with their own priorities, 1 where there is none.
pub(super) fn industries(source: Source) -> Vec<Industry> {
    let ids = &source.names.industries;
    let rows = rows_in_order(&source.data.industries, ids, |row| &row.industry_id).into_iter();
    rows.map(|row| Industry {
        id: IndustryId::new(&row.industry_id),
        name: row.name.clone(),
        parent: at(ids, &row.parent_id).map(IndustryIx::at),
        priority: row.priority.map_or(Share::ONE, share),
        index: row.index.map(share),
    })
    .collect()
}

/// Gives each industry without a priority that of its nearest ancestor with one.
pub(super) fn inherit_priorities(industries: &mut [Industry], source: Source) {
    let rows = rows_in_order(&source.data.industries, &source.names.industries, |row| {
        &row.industry_id
    });
    let own: Vec<bool> = rows.iter().map(|row| row.priority.is_some()).collect();
    let up = |k: &usize| {
        industries
            .get(*k)
            .and_then(|industry| industry.parent)
            .map(IndustryIx::index)
    };
    let nearest = |k: usize| std::iter::successors(Some(k), up).find(|k| own.get(*k) == Some(&true));
    let sources: Vec<Option<usize>> = (0..industries.len()).map(nearest).collect();
    let priorities: Vec<Share> = industries.iter().map(|industry| industry.priority).collect();
    for (industry, source) in industries.iter_mut().zip(sources) {
        let inherited = source.and_then(|k| priorities.get(k).copied());
        industry.priority = inherited.unwrap_or(Share::ONE);
    }
}

pub(super) fn categories(source: Source) -> Vec<Category> {
    let ids = &source.names.categories;
    let rows = rows_in_order(&source.data.categories, ids, |row| &row.category_id).into_iter();
    rows.map(|row| Category {
        id: CategoryId::new(&row.category_id),
        name: row.name.clone(),
        parent: at(ids, &row.parent_id).map(CategoryIx::at),
    })
    .collect()
}

pub(super) fn skills(source: Source) -> Vec<Skill> {
    let ids = &source.names.skills;
    let rows = rows_in_order(&source.data.skills, ids, |row| &row.skill_id).into_iter();
    rows.map(|row| Skill {
        id: SkillId::new(&row.skill_id),
        name: row.name.clone(),
        aliases: aliases(row.aliases.as_deref()).map(str::to_owned).collect(),
        parent: at(ids, &row.parent_id).map(SkillIx::at),
    })
    .collect()
}

pub(super) fn occupations(source: Source) -> Vec<Occupation> {
    let (data, names) = (source.data, source.names);
    let ids = &names.occupations;
    let needs = data.occupation_skills.iter().map(|row| {
        let need = SkillNeed {
            skill: SkillIx::at(source.skill(&row.skill)?),
            importance: share(row.importance),
            level: share(row.level),
        };
        Some((ids.get(&row.occupation_id)?, need))
    });
    let needs = grouped(ids.all().len(), needs, |need| need.skill);
    let rows = rows_in_order(&data.occupations, ids, |row| &row.occupation_id)
        .into_iter()
        .zip(needs);
    rows.map(|(row, needs)| Occupation {
        id: OccupationId::new(&row.occupation_id),
        name: row.name.clone(),
        aliases: aliases(row.aliases.as_deref()).map(str::to_owned).collect(),
        category: at(&names.categories, &row.category_id).map(CategoryIx::at),
        industry: at(&names.industries, &row.industry_id).map(IndustryIx::at),
        min_level: row.min_level,
        max_level: row.max_level,
        employment: row.employment,
        needs,
    })
    .collect()
}
