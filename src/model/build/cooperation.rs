//! Enterprises, bases and alliances.

use super::super::entity::{Alliance, Base, BaseStay, Enterprise, Member, SkillLevel};
use super::super::names::Given;
use super::source::{Source, at, grouped, rows_in_order, share};
use crate::dataset::{MemberKind, rows::AllianceMemberRow};
use crate::id::{
    AllianceId, BaseId, BaseIx, EnterpriseId, EnterpriseIx, IndustryIx, ProgramIx, RegionIx, SchoolIx,
    SkillIx,
};
use crate::unit::Heads;

pub(super) fn enterprises(source: Source) -> Vec<Enterprise> {
    let names = source.names;
    let rows = rows_in_order(&source.data.enterprises, &names.enterprises, |row| {
        &row.enterprise_id
    });
    let rows = rows.into_iter();
    rows.map(|row| Enterprise {
        id: EnterpriseId::new(&row.enterprise_id),
        name: row.name.clone(),
        industry: at(&names.industries, &row.industry_id).map(IndustryIx::at),
        region: at(&names.regions, &row.region_id).map(RegionIx::at),
        staff: row.staff,
    })
    .collect()
}

pub(super) fn bases(source: Source, enterprises: &[Enterprise]) -> Vec<Base> {
    let (data, names) = (source.data, source.names);
    let ids = &names.bases;
    let skills = data.base_skills.iter().map(|row| {
        let skill = SkillIx::at(source.skill(&row.skill)?);
        Some((
            ids.get(&row.base_id)?,
            SkillLevel {
                skill,
                level: share(row.level),
            },
        ))
    });
    let mut skills = grouped(ids.all().len(), skills, |taught| taught.skill).into_iter();
    let programs = data.base_programs.iter().map(|row| {
        Some((
            ids.get(&row.base_id)?,
            ProgramIx::at(names.programs.get(&row.program_id)?),
        ))
    });
    let mut programs = grouped(ids.all().len(), programs, |program| *program).into_iter();
    let rows = rows_in_order(&data.bases, ids, |row| &row.base_id).into_iter();
    rows.filter_map(|row| {
        let enterprise = at(&names.enterprises, &row.enterprise_id);
        let of_enterprise = enterprise
            .and_then(|at| enterprises.get(at))
            .and_then(|one| one.industry);
        Some(Base {
            id: BaseId::new(&row.base_id),
            name: row.name.clone(),
            enterprise: enterprise.map(EnterpriseIx::at),
            industry: at(&names.industries, &row.industry_id)
                .map(IndustryIx::at)
                .or(of_enterprise),
            region: RegionIx::at(names.regions.get(&row.region_id)?),
            places: row.places,
            weeks: row.weeks,
            skills: skills.next()?,
            programs: programs.next()?,
        })
    })
    .collect()
}

/// Students of each program at each base, with the program's position. The places that remain after the given ones
/// are shared evenly among the programs without a number; the remainder goes to the first by id.
pub(super) fn stays(source: Source, bases: &[Base]) -> Vec<(usize, BaseStay)> {
    let names = source.names;
    let rows = source.data.base_programs.iter().map(|row| {
        Some((
            names.bases.get(&row.base_id)?,
            (names.programs.get(&row.program_id)?, row.places),
        ))
    });
    let groups = grouped(bases.len(), rows, |(program, _)| *program);
    let mut stays = Vec::new();
    for (at, (base, group)) in bases.iter().zip(groups).enumerate() {
        let given: Heads = group.iter().filter_map(|(_, places)| *places).sum();
        let mut open: Heads = group
            .iter()
            .map(|(_, places)| Heads::from(places.is_none()))
            .sum();
        let mut left = base.places - given;
        for (program, places) in group {
            let places = places.unwrap_or_else(|| {
                // Dividing the remaining places by the remaining programs, rounded up, spreads the remainder one by
                // one.
                let even = left / open + Heads::from(left % open > 0);
                left -= even;
                open -= 1;
                even
            });
            stays.push((
                program,
                BaseStay {
                    base: BaseIx::at(at),
                    places,
                },
            ));
        }
    }
    stays
}

pub(super) fn alliances(source: Source) -> Vec<Alliance> {
    let (data, names) = (source.data, source.names);
    let members = data.alliance_members.iter().map(|row| {
        let alliance = names.alliances.get(&row.alliance_id)?;
        Some((
            alliance,
            (row.member_kind, row.member_id.as_str(), member(source, row)?, row),
        ))
    });
    let members = grouped(names.alliances.all().len(), members, |(kind, id, _, _)| {
        (*kind, (*id).to_owned())
    });
    let rows = rows_in_order(&data.alliances, &names.alliances, |row| &row.alliance_id).into_iter();
    rows.zip(members)
        .map(|(row, members)| Alliance {
            id: AllianceId::new(&row.alliance_id),
            name: row.name.clone(),
            kind: row.kind,
            members: members
                .into_iter()
                .map(|(_, _, member, row)| {
                    (
                        member,
                        row.role.given().map(str::to_owned),
                        row.first_year,
                        row.last_year,
                    )
                })
                .collect(),
        })
        .collect()
}

fn member(source: Source, row: &AllianceMemberRow) -> Option<Member> {
    let (names, id) = (source.names, row.member_id.as_str());
    Some(match row.member_kind {
        MemberKind::School => Member::School(SchoolIx::at(names.schools.get(id)?)),
        MemberKind::Enterprise => Member::Enterprise(EnterpriseIx::at(names.enterprises.get(id)?)),
        MemberKind::Base => Member::Base(BaseIx::at(names.bases.get(id)?)),
        MemberKind::Region => Member::Region(RegionIx::at(names.regions.get(id)?)),
        MemberKind::Other => Member::Other(id.to_owned()),
    })
}
