//! Earnings, observed flows and stays, and what the tables are about.

use super::super::entity::{About, Earnings, GivenEvidence, ObservedFlow, ObservedStay, Paid};
use super::super::names::Given;
use super::source::{Source, share};
use crate::dataset::EarningsSubject;
use crate::id::{CategoryIx, MajorIx, OccupationIx, ProgramIx, RegionIx, SchoolIx};
use crate::language::Language;
use vocmatch_algo::order;

pub(super) fn earnings(source: Source) -> Paid {
    let names = source.names;
    let mut paid = Paid::default();
    for row in &source.data.earnings {
        let earnings = Earnings {
            earnings: row.earnings,
            threshold: row.threshold,
            own: row.subject_kind == EarningsSubject::Program,
        };
        let id = &row.subject_id;
        match row.subject_kind {
            EarningsSubject::Program => {
                let program = names.programs.get(id).map(ProgramIx::at);
                paid.programs
                    .extend(program.map(|program| ((program, row.level), earnings)));
            }
            EarningsSubject::Class => {
                let class = names.categories.get(id).map(CategoryIx::at);
                paid.classes
                    .extend(class.map(|class| ((class, row.level), earnings)));
            }
        }
    }
    paid
}

pub(super) fn evidence(source: Source) -> Vec<GivenEvidence> {
    let names = source.names;
    let rows = source.data.link_evidence.iter().filter_map(|row| {
        Some(GivenEvidence {
            major: MajorIx::at(names.majors.get(&row.major_id)?),
            occupation: OccupationIx::at(names.occupations.get(&row.occupation_id)?),
            probability: share(row.probability),
        })
    });
    let mut all: Vec<GivenEvidence> = rows.collect();
    order::sort_by_key(&mut all, |one| (one.major, one.occupation));
    all
}

pub(super) fn flows(source: Source) -> Vec<ObservedFlow> {
    let names = source.names;
    let rows = source.data.observed_flows.iter().filter_map(|row| {
        Some(ObservedFlow {
            major: MajorIx::at(names.majors.get(&row.major_id)?),
            occupation: OccupationIx::at(names.occupations.get(&row.occupation_id)?),
            people: row.people,
        })
    });
    let mut flows: Vec<ObservedFlow> = rows.collect();
    order::sort_by_key(&mut flows, |flow| (flow.major, flow.occupation));
    flows
}

pub(super) fn stays(source: Source) -> Vec<ObservedStay> {
    let names = source.names;
    let rows = source.data.observed_stays.iter().filter_map(|row| {
        Some(ObservedStay {
            school: SchoolIx::at(names.schools.get(&row.school_id)?),
            region: RegionIx::at(names.regions.get(&row.region_id)?),
            people: row.people,
        })
    });
    let mut stays: Vec<ObservedStay> = rows.collect();
    order::sort_by_key(&mut stays, |stay| (stay.school, stay.region));
    stays
}

pub(super) fn about(source: Source) -> About {
    let rows = &source.data.about;
    let title = |language: Option<Language>| {
        let own = rows.iter().find(|row| row.language == language)?;
        own.title.given().map(str::to_owned)
    };
    About {
        english: title(Some(Language::English)),
        chinese: title(Some(Language::Chinese)),
        any: title(None),
        as_of: rows.iter().filter_map(|row| row.as_of).max(),
    }
}
