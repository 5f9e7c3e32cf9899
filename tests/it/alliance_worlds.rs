//! What alliances can fill, against an oracle and as properties of random worlds.

use crate::alliances::{covered, invited};
use crate::cases;
use crate::world::{ALLIANCE, allied, model, objectives, planned, shuffled};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use vocmatch::alliance::{AllianceConfig, Chain, Fill, YearCoverage, scope};
use vocmatch::dataset::rows::AllianceMemberRow;
use vocmatch::dataset::{AllianceKind, Dataset, MemberKind};
use vocmatch::matching::{MarketConfig, Objective, audit, mobility};
use vocmatch::model::{Member, Model};
use vocmatch::plan::{Plan, PlanConfig};
use vocmatch::unit::{Level, Year};
use vocmatch_report::{TextConfig, alliance_text};

/// The most heads that can be matched, by augmenting paths: `heads` by supply, `openings` by demand, over `pairs`.
fn most_heads(mut heads: Vec<i64>, mut openings: Vec<i64>, pairs: &[(usize, usize)]) -> i64 {
    fn augment(
        from: usize,
        pairs: &[(usize, usize)],
        flow: &mut BTreeMap<(usize, usize), i64>,
        openings: &mut [i64],
        seen: &mut BTreeSet<usize>,
    ) -> bool {
        for &(_, to) in pairs.iter().filter(|(supply, _)| *supply == from) {
            if !seen.insert(to) {
                continue;
            }
            let mut found = openings[to] > 0;
            if found {
                openings[to] -= 1;
            } else {
                let others = flow
                    .iter()
                    .filter(|((_, demand), heads)| *demand == to && **heads > 0);
                let others: Vec<usize> = others.map(|((supply, _), _)| *supply).collect();
                for other in others {
                    if augment(other, pairs, flow, openings, seen) {
                        *flow.get_mut(&(other, to)).unwrap() -= 1;
                        found = true;
                        break;
                    }
                }
            }
            if found {
                *flow.entry((from, to)).or_insert(0) += 1;
                return true;
            }
        }
        false
    }
    let (mut flow, mut placed) = (BTreeMap::new(), 0);
    for (supply, heads) in heads.iter_mut().enumerate() {
        while *heads > 0 && augment(supply, pairs, &mut flow, &mut openings, &mut BTreeSet::new()) {
            *heads -= 1;
            placed += 1;
        }
    }
    placed
}

/// Whether openings of an industry in a region are an alliance's in a year, from the words of the definition.
fn takes(model: &Model, alliance: usize, year: Year, industry: Option<&str>, region: &str) -> bool {
    let alliance = &model.alliances()[alliance];
    let members: Vec<&Member> = alliance
        .members
        .iter()
        .filter(|(_, _, first, last)| first.unwrap_or(Year::MIN) <= year && year <= last.unwrap_or(Year::MAX))
        .map(|(member, ..)| member)
        .collect();
    let (mut industries, mut places, mut schools) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for member in members {
        match member {
            Member::School(ix) => _ = schools.insert(model.school(*ix).region),
            Member::Region(ix) => _ = places.insert(*ix),
            Member::Enterprise(ix) => {
                industries.extend(model.enterprise(*ix).industry);
                places.extend(model.enterprise(*ix).region);
                for base in model.bases().iter().filter(|base| base.enterprise == Some(*ix)) {
                    industries.extend(base.industry);
                    places.insert(base.region);
                }
            }
            Member::Base(ix) => {
                industries.extend(model.base(*ix).industry);
                places.insert(model.base(*ix).region);
            }
            _ => {}
        }
    }
    if alliance.kind != AllianceKind::Consortium || places.is_empty() {
        places.extend(schools);
    }
    let mut own = industry.and_then(|id| model.find_industry(id));
    let mut belongs = industries.is_empty();
    while let Some(ix) = own {
        belongs |= industries.contains(&ix);
        own = model.industry(ix).parent;
    }
    let to = model.find_region(region).unwrap();
    let reach = |from| mobility(model, from, to, 80.0).is_some_and(|m| m >= 0.2);
    // The random worlds have no regions within regions.
    let near =
        alliance.kind == AllianceKind::Community || places.into_iter().any(|from| from == to || reach(from));
    belongs && near
}

/// Checks both matchings of a year: audited, of the right heads and openings, and with as many heads as can be.
pub fn oracle(model: &Model, plan: &Plan, of: &YearCoverage, objective: Objective) {
    let period = plan.period(of.years[0]).unwrap();
    let schools: BTreeSet<_> = of.scope.schools.iter().collect();
    let pairs: Vec<(usize, usize)> = period
        .market
        .market()
        .pairs()
        .map(|pair| (pair.supply as usize, pair.demand as usize))
        .collect();
    for (fill, own) in [(&of.own, true), (&of.everyone, false)] {
        assert_eq!(audit(&fill.market, &fill.matching), []);
        let nodes = period.market.supply_of(period.first_year());
        for place in nodes {
            let (node, heads) = (&period.market.supply()[place], fill.market.heads()[place]);
            let members = node.members.iter();
            let counted =
                members.filter(|(program, _)| !own || schools.contains(&model.program(*program).school));
            assert_eq!(counted.map(|(_, heads)| heads).sum::<i64>(), heads);
        }
        if objective == Objective::FillFirst && !period.is_shared() {
            let most = most_heads(
                fill.market.heads().to_vec(),
                fill.market.openings().to_vec(),
                &pairs,
            );
            assert_eq!(fill.filled, most);
        }
    }
}

/// Every number that is a share, and sums that must agree.
fn agrees(of: &YearCoverage) {
    let whole = |fill: &Fill| {
        let levels: i64 = fill.levels.iter().map(|part| part.openings).sum();
        let occupations: i64 = fill.occupations.iter().map(|part| part.openings).sum();
        let regions: i64 = fill.regions.iter().map(|part| part.openings).sum();
        let industries: i64 = fill.industries.iter().map(|part| part.openings).sum();
        assert_eq!(industries, of.openings);
        let least: i64 = fill.industries.iter().map(|part| part.filled.least).sum();
        let most: i64 = fill.industries.iter().map(|part| part.filled.most).sum();
        assert!(least <= fill.filled && fill.filled <= most);
        assert_eq!(
            (levels, occupations, regions),
            (of.openings, of.openings, of.openings)
        );
        for part in &fill.occupations {
            assert!(0 <= part.filled.least && part.filled.least <= part.filled.most);
            assert!(part.filled.most <= part.openings);
        }
        let least: i64 = fill.occupations.iter().map(|part| part.filled.least).sum();
        let most: i64 = fill.occupations.iter().map(|part| part.filled.most).sum();
        assert!(least <= fill.filled && fill.filled <= most);
        for skill in &fill.skills {
            assert!(skill.met + skill.unknown <= skill.need + 1e-9 && (0.0..=1.0).contains(&skill.share()));
        }
        assert!(
            fill.share(of.openings)
                .is_none_or(|share| (0.0..=1.0).contains(&share))
        );
    };
    whole(&of.own);
    whole(&of.everyone);
    let found = of.placement;
    let sum = found.inside + found.elsewhere + found.unplaced;
    assert!((sum - found.graduates as f64).abs() < 1e-6);
    assert_eq!(found.graduates, of.own.graduates);
    assert_eq!(
        of.links.iter().map(|link| link.chain).collect::<Vec<_>>(),
        [
            Chain::Education,
            Chain::Talent,
            Chain::Industry,
            Chain::Innovation
        ]
    );
    for link in &of.links {
        assert!(link.strength().is_none_or(|share| (0.0..=1.0).contains(&share)));
        let shares = link.parts.iter().map(|part| part.share().unwrap());
        assert!(shares.into_iter().all(|share| share >= link.strength().unwrap()));
    }
    let missing: i64 = of.missing_levels.iter().map(|one| one.openings).sum();
    let untaught: i64 = of.untaught.iter().map(|one| one.openings).sum();
    assert!(missing <= untaught && untaught <= of.openings);
}

fn joins(data: &Dataset, kind: MemberKind, id: &str) -> Dataset {
    let mut data = data.clone();
    data.alliance_members.push(AllianceMemberRow {
        alliance_id: ALLIANCE.to_owned(),
        member_kind: kind,
        member_id: id.to_owned(),
        ..AllianceMemberRow::default()
    });
    data
}

/// What a year can fill, in the order of the objective.
fn reached(fill: &Fill, objective: Objective) -> (i128, i128) {
    match objective {
        Objective::FillFirst => (i128::from(fill.filled), fill.value),
        Objective::BestFit => (fill.value, 0),
    }
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn what_an_alliance_can_fill_is_the_most_of_its_own(data in allied(), objective in objectives()) {
        let model = model(&data);
        let plan = planned(&model, Objective::BestFit);
        let config = AllianceConfig { objective, ..AllianceConfig::default() };
        let found = covered(&model, &plan, ALLIANCE, &config);
        let years: Vec<Year> = found.years.iter().flat_map(|of| of.years.clone()).collect();
        prop_assert_eq!(years, plan.years.clone().collect::<Vec<_>>());
        for of in &found.years {
            agrees(of);
            oracle(&model, &plan, of, objective);
            for year in &of.years {
                let rows = plan.period(*year).unwrap().market.openings();
                let own = rows.iter().filter(|row| {
                    let industry = row.industry.map(|ix| model.industry(ix).id.as_str());
                    takes(&model, 0, *year, industry, model.region(row.region).id.as_str())
                });
                let open = |row: &&vocmatch::demand::Opening| row.tier.open_to_graduates(&plan.config.market.demand);
                let openings: i64 = own.filter(open).map(|row| row.openings).sum();
                prop_assert_eq!(openings, of.openings);
                let alliance = model.find_alliance(ALLIANCE).unwrap();
                let found = scope(&model, alliance, *year, &config, &MarketConfig::default()).unwrap();
                prop_assert_eq!(&found, &of.scope);
            }
        }
    }

    #[test]
    fn inviting_every_school_gives_what_all_graduates_could_fill(data in allied(), objective in objectives()) {
        let mut data = data.0;
        data.alliance_members.retain(|row| row.member_kind != MemberKind::School);
        let schools: Vec<String> = data.schools.iter().map(|row| row.school_id.clone()).collect();
        for id in schools {
            data = joins(&data, MemberKind::School, &id);
        }
        let model = model(&data);
        let plan = planned(&model, Objective::BestFit);
        let config = AllianceConfig { objective, ..AllianceConfig::default() };
        let found = covered(&model, &plan, ALLIANCE, &config);
        for of in &found.years {
            prop_assert_eq!((of.own.filled, of.own.value), (of.everyone.filled, of.everyone.value));
            prop_assert_eq!(&of.own.levels, &of.everyone.levels);
            prop_assert_eq!(of.placement.by_others, 0.0);
        }
        prop_assert_eq!(invited(&model, &plan, ALLIANCE, &config).schools_considered, 0);
    }

    #[test]
    fn the_reported_gain_of_an_invitation_is_the_coverage_with_that_member(data in allied(), objective in objectives()) {
        let before_model = model(&data);
        let plan = planned(&before_model, Objective::BestFit);
        let config = AllianceConfig { objective, ..AllianceConfig::default() };
        let before = covered(&before_model, &plan, ALLIANCE, &config);
        let found = invited(&before_model, &plan, ALLIANCE, &config);
        prop_assert_eq!(found.untried, 0);
        let listed = |kind: MemberKind, id: &str| {
            data.alliance_members.iter().any(|row| row.member_kind == kind && row.member_id == id)
        };
        let schools = data.schools.iter().map(|row| (MemberKind::School, row.school_id.clone()));
        let enterprises = data.enterprises.iter().map(|row| (MemberKind::Enterprise, row.enterprise_id.clone()));
        let all: Vec<_> = schools.chain(enterprises).filter(|(kind, id)| !listed(*kind, id)).collect();
        for (kind, id) in all {
            let data = joins(&data, kind, &id);
            let model = model(&data);
            let after = covered(&model, &plan, ALLIANCE, &config);
            let (years, levels, skills) = if kind == MemberKind::School {
                let school = model.find_school(&id).unwrap();
                match found.schools.iter().find(|one| one.member == school) {
                    Some(one) => (one.years.clone(), one.levels.clone(), one.skills),
                    None => (Vec::new(), Vec::new(), None),
                }
            } else {
                let enterprise = model.find_enterprise(&id).unwrap();
                match found.enterprises.iter().find(|one| one.member == enterprise) {
                    Some(one) => (one.years.clone(), one.levels.clone(), one.skills),
                    // One of another industry may change anything.
                    None => continue,
                }
            };
            let mut came = BTreeSet::new();
            let (mut met, mut need) = (0.0, 0.0);
            let mut all_changes = (0, 0);
            for year in plan.years.clone() {
                let (was, is) = (before.year(year).unwrap(), after.year(year).unwrap());
                let change = (
                    is.own.graduates - was.own.graduates,
                    is.openings - was.openings,
                    is.own.filled - was.own.filled,
                    is.own.value - was.own.value,
                );
                if let Some(promised) = years.iter().find(|one| one.years.contains(&year)) {
                    prop_assert_eq!(
                        change,
                        (promised.graduates, promised.openings, promised.filled, promised.value)
                    );
                }
                if kind == MemberKind::School {
                    prop_assert!(reached(&is.own, objective) >= reached(&was.own, objective));
                    prop_assert!(is.openings >= was.openings);
                }
                all_changes = (all_changes.0 + change.2, all_changes.1 + change.3);
                let levels = |of: &YearCoverage| -> BTreeSet<Level> { of.missing_levels.iter().map(|one| one.level).collect() };
                came.extend(levels(was).difference(&levels(is)).copied());
                need += is.own.skills.iter().map(|part| part.need).sum::<f64>();
                met += is.own.skills.iter().map(|part| part.met).sum::<f64>();
            }
            if years.is_empty() {
                let gained = match objective {
                    Objective::FillFirst => all_changes,
                    // Of matchings of one value one may have more heads.
                    Objective::BestFit => (0, all_changes.1),
                };
                prop_assert!(gained <= (0, 0) && came.is_empty(), "{id} is left out: {all_changes:?}, {came:?}");
            } else {
                prop_assert_eq!(came.into_iter().collect::<Vec<_>>(), levels);
                prop_assert_eq!(skills.is_some() , need > 0.0 && before.openings() > 0 && skills.is_some());
                if let Some((_, share)) = skills {
                    prop_assert!((share - met / need).abs() < 1e-9);
                }
            }
        }
    }

    #[test]
    fn the_order_of_rows_changes_nothing_about_an_alliance(data in allied(), seed in any::<u64>()) {
        let page = |data: &Dataset| {
            let model = model(data);
            let plan = planned(&model, Objective::BestFit);
            let config = AllianceConfig::default();
            let found = covered(&model, &plan, ALLIANCE, &config);
            let invitations = invited(&model, &plan, ALLIANCE, &config);
            let page = alliance_text(&model, &plan, &found, Some(&invitations), &TextConfig::default());
            format!("{page}{invitations:?}")
        };
        prop_assert_eq!(page(&data), page(&shuffled(&data, seed)));
    }

    #[test]
    fn years_that_carry_over_are_covered_together(data in allied()) {
        let model = model(&data);
        let config = PlanConfig {
            market: MarketConfig { window: 1, ..MarketConfig::default() },
            ..PlanConfig::default()
        };
        let plan = vocmatch::plan(&model, &config).unwrap();
        let config = AllianceConfig::default();
        let found = covered(&model, &plan, ALLIANCE, &config);
        for of in &found.years {
            agrees(of);
            oracle(&model, &plan, of, Objective::BestFit);
        }
        // Whoever waits fills no fewer openings than whoever does not.
        let alone = planned(&model, Objective::BestFit);
        prop_assert!(found.filled() >= covered(&model, &alone, ALLIANCE, &config).filled());
    }
}
