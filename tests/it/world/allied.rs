//! Random worlds with enterprises and an alliance.

use super::{FIRST_YEAR, World, worlds};
use proptest::prelude::*;
use std::collections::BTreeSet;
use vocmatch::dataset::rows::{AllianceMemberRow, AllianceRow, EnterpriseRow, MeasureRow};
use vocmatch::dataset::{AllianceKind, MemberKind};

/// The id of the alliance of every such world.
pub const ALLIANCE: &str = "a";

const KINDS: [AllianceKind; 4] = [
    AllianceKind::Consortium,
    AllianceKind::Community,
    AllianceKind::EducationGroup,
    AllianceKind::Pairing,
];

const MEMBERS: [MemberKind; 5] = [
    MemberKind::School,
    MemberKind::School,
    MemberKind::Enterprise,
    MemberKind::Base,
    MemberKind::Region,
];

fn maybe(most: u8) -> impl Strategy<Value = Option<usize>> {
    prop::option::weighted(0.7, (0..most).prop_map(usize::from))
}

fn year() -> impl Strategy<Value = Option<i32>> {
    prop::option::weighted(0.3, FIRST_YEAR - 1..FIRST_YEAR + 3)
}

/// Worlds with up to three enterprises, of which some run bases, and one alliance `a`, of which anybody may be a
/// member, some for a few years only.
pub fn allied() -> impl Strategy<Value = World> {
    let enterprises = prop::collection::vec((maybe(9), maybe(9)), 1..=3);
    let owners = prop::collection::vec(maybe(9), 2);
    let member = (0usize..5, 0usize..9, year(), year());
    let members = prop::collection::vec(member, 0..=5);
    let known = prop::option::weighted(0.3, 0u8..=10);
    (worlds(), 0usize..4, enterprises, owners, members, known).prop_map(
        |(mut world, kind, enterprises, owners, members, known)| {
            let pick =
                |ids: &[String], k: Option<usize>| k.and_then(|k| ids.get(k % ids.len().max(1)).cloned());
            let regions: Vec<String> = world.regions.iter().map(|row| row.region_id.clone()).collect();
            let industries: Vec<String> = world
                .industries
                .iter()
                .map(|row| row.industry_id.clone())
                .collect();
            for (k, (industry, region)) in enterprises.into_iter().enumerate() {
                world.enterprises.push(EnterpriseRow {
                    enterprise_id: format!("e{k}"),
                    name: format!("Enterprise {k}"),
                    industry_id: pick(&industries, industry),
                    region_id: pick(&regions, region),
                    ..EnterpriseRow::default()
                });
            }
            let firms: Vec<String> = world
                .enterprises
                .iter()
                .map(|row| row.enterprise_id.clone())
                .collect();
            for (row, owner) in world.bases.iter_mut().zip(owners) {
                row.enterprise_id = pick(&firms, owner);
            }
            let schools: Vec<String> = world.schools.iter().map(|row| row.school_id.clone()).collect();
            let bases: Vec<String> = world.bases.iter().map(|row| row.base_id.clone()).collect();
            world.alliances.push(AllianceRow {
                alliance_id: ALLIANCE.to_owned(),
                name: "Alliance".to_owned(),
                kind: KINDS[kind],
                ..AllianceRow::default()
            });
            let mut seen = BTreeSet::new();
            for (kind, k, first_year, last_year) in members {
                let member_kind = MEMBERS[kind];
                let ids = match member_kind {
                    MemberKind::School => &schools,
                    MemberKind::Enterprise => &firms,
                    MemberKind::Base => &bases,
                    _ => &regions,
                };
                let Some(member_id) = pick(ids, Some(k)).filter(|id| seen.insert((member_kind, id.clone())))
                else {
                    continue;
                };
                world.alliance_members.push(AllianceMemberRow {
                    alliance_id: ALLIANCE.to_owned(),
                    member_kind,
                    member_id,
                    first_year,
                    last_year: last_year.filter(|last| first_year.is_none_or(|first| first <= *last)),
                    ..AllianceMemberRow::default()
                });
            }
            if let Some(tenths) = known {
                world.measures.push(MeasureRow {
                    subject_kind: "alliance".to_owned(),
                    subject_id: ALLIANCE.to_owned(),
                    year: FIRST_YEAR,
                    measure: "innovation".to_owned(),
                    value: f64::from(tenths) / 10.0,
                    ..MeasureRow::default()
                });
            }
            world
        },
    )
}
