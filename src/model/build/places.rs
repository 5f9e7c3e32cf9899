//! Mobility, texts, relations between occupations, and the tables of region services.

use super::super::entity::{
    Measure, OccupationRelation, Population, Post, Preference, SchoolStage, Site, StageProgression,
    StageSeats, Subject, Text,
};
use super::source::{Source, rows_in_order, share};
use crate::dataset::TextSubject;
use crate::id::{BaseIx, MajorIx, OccupationIx, RegionIx, SiteId, StageId, StageIx};
use crate::unit::Share;
use vocmatch_algo::order;
use vocmatch_algo::sorted::Map;

impl Source<'_> {
    fn region(self, id: &str) -> Option<RegionIx> {
        self.names.regions.get(id).map(RegionIx::at)
    }

    fn stage(self, id: &str) -> Option<StageIx> {
        self.names.stages.get(id).map(StageIx::at)
    }

    fn occupation(self, id: &str) -> Option<OccupationIx> {
        self.names.occupations.get(id).map(OccupationIx::at)
    }
}

/// Collects and sorts by a key that no two share.
fn sorted<T, K: Ord>(items: impl Iterator<Item = T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    order::sort_by_key(&mut items, key);
    items
}

pub(super) fn mobility(source: Source) -> Map<(RegionIx, RegionIx), Share> {
    let rows = source.data.mobility.iter();
    rows.filter_map(|row| {
        Some((
            (
                source.region(&row.from_region_id)?,
                source.region(&row.to_region_id)?,
            ),
            share(row.willingness),
        ))
    })
    .collect()
}

pub(super) fn travel(source: Source) -> Map<(RegionIx, RegionIx), f64> {
    let rows = source.data.travel.iter();
    rows.filter_map(|row| {
        Some((
            (
                source.region(&row.from_region_id)?,
                source.region(&row.to_region_id)?,
            ),
            row.minutes,
        ))
    })
    .collect()
}

pub(super) fn texts(source: Source) -> Vec<Text> {
    let rows = source.data.texts.iter().filter_map(|row| {
        let subject = match row.subject_kind {
            TextSubject::Major => Subject::Major(MajorIx::at(source.names.majors.get(&row.subject_id)?)),
            TextSubject::Occupation => Subject::Occupation(source.occupation(&row.subject_id)?),
        };
        Some(Text {
            subject,
            field: row.field.clone(),
            text: row.text.clone(),
        })
    });
    let mut texts: Vec<Text> = rows.collect();
    order::sort_by(&mut texts, |a, b| {
        a.subject.cmp(&b.subject).then_with(|| a.field.cmp(&b.field))
    });
    texts
}

pub(super) fn occupation_relations(source: Source) -> Vec<OccupationRelation> {
    let rows = source.data.occupation_relations.iter().filter_map(|row| {
        Some(OccupationRelation {
            from: source.occupation(&row.from_occupation_id)?,
            to: source.occupation(&row.to_occupation_id)?,
            weight: row.weight.map_or(Share::ONE, share),
        })
    });
    sorted(rows, |one| (one.from, one.to))
}

pub(super) fn population(source: Source) -> Vec<Population> {
    let rows = source.data.population.iter().filter_map(|row| {
        let region = source.region(&row.region_id)?;
        Some(Population {
            region,
            birth_year: row.birth_year,
            people: row.people,
        })
    });
    sorted(rows, |one| (one.region, one.birth_year))
}

pub(super) fn stages(source: Source) -> Vec<SchoolStage> {
    let rows = rows_in_order(&source.data.stages, &source.names.stages, |row| &row.stage_id).into_iter();
    rows.map(|row| SchoolStage {
        id: StageId::new(&row.stage_id),
        name: row.name.clone(),
        first_age: row.first_age,
        years: row.years,
    })
    .collect()
}

pub(super) fn stage_seats(source: Source) -> Vec<StageSeats> {
    let rows = source.data.stage_seats.iter().filter_map(|row| {
        let (region, stage) = (source.region(&row.region_id)?, source.stage(&row.stage_id)?);
        Some(StageSeats {
            region,
            stage,
            year: row.year,
            seats: row.seats,
        })
    });
    sorted(rows, |one| (one.region, one.stage, one.year))
}

pub(super) fn stage_progression(source: Source) -> Vec<StageProgression> {
    let rows = source.data.stage_progression.iter().filter_map(|row| {
        let (from, to) = (source.stage(&row.from_stage_id)?, source.stage(&row.to_stage_id)?);
        Some(StageProgression {
            from,
            to,
            share: share(row.share),
        })
    });
    sorted(rows, |one| (one.from, one.to))
}

pub(super) fn measures(source: Source) -> Vec<Measure> {
    let rows = source.data.measures.iter().map(|row| Measure {
        subject_kind: row.subject_kind.clone(),
        subject_id: row.subject_id.clone(),
        year: row.year,
        measure: row.measure.clone(),
        value: row.value,
    });
    sorted(rows, |one| {
        (
            one.subject_kind.clone(),
            one.subject_id.clone(),
            one.measure.clone(),
            one.year,
        )
    })
}

pub(super) fn sites(source: Source) -> Vec<Site> {
    let rows = rows_in_order(&source.data.sites, &source.names.sites, |row| &row.site_id).into_iter();
    rows.filter_map(|row| {
        Some(Site {
            id: SiteId::new(&row.site_id),
            kind: row.kind.clone(),
            region: source.region(&row.region_id)?,
            capacity: row.capacity,
        })
    })
    .collect()
}

pub(super) fn posts(source: Source) -> Vec<Post> {
    let rows = source.data.posts.iter().filter_map(|row| {
        let base = BaseIx::at(source.names.bases.get(&row.base_id)?);
        Some(Post {
            base,
            post: row.post.clone(),
            staff: row.staff,
            places: row.places,
        })
    });
    sorted(rows, |one| (one.base, one.post.clone()))
}

pub(super) fn preferences(source: Source) -> Vec<Preference> {
    let rows = source.data.preferences.iter();
    let rows = rows.map(|row| Preference {
        person: row.person_id.clone(),
        rank: row.rank,
        target: row.target_id.clone(),
    });
    sorted(rows, |one| (one.person.clone(), one.rank))
}
