//! Properties of the projection along the pathway: nobody appears, nobody is lost.

use crate::cases;
use crate::world::{World, model, programs, worlds};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use vocmatch::dataset::{ArticulationKind, Dataset};
use vocmatch::id::ProgramIx;
use vocmatch::model::{Ends, Model};
use vocmatch::pathway::{
    AddedEntrants, Baseline, ChosenProgression, FlowSource, Pathway, ProjectConfig, Projector, Supply,
    project,
};

const YEARS: std::ops::RangeInclusive<i32> = 2023..=2030;

/// Entrants added to some programs, by their place.
fn actions() -> impl Strategy<Value = Vec<(u8, i32, i64)>> {
    prop::collection::vec((0u8..60, 2022i32..2028, -20i64..20), 0..=3)
}

fn added(model: &Model, actions: &[(u8, i32, i64)]) -> Vec<AddedEntrants> {
    let all: Vec<ProgramIx> = programs(model).map(|(ix, _)| ix).collect();
    let one = |(place, first_year, entrants): &(u8, i32, i64)| AddedEntrants {
        program: all[usize::from(*place) % all.len()],
        first_year: *first_year,
        last_year: None,
        entrants: *entrants,
    };
    actions.iter().map(one).collect()
}

/// Worlds with working adults among the entrants, in some of which exams are five-year ways without a gate.
pub fn lively() -> impl Strategy<Value = World> {
    let shares = prop::collection::vec(0.0..=1.0, 1..8);
    (worlds(), shares, any::<bool>()).prop_map(|(mut data, shares, five_year)| {
        for (row, share) in data.entrants.iter_mut().zip(shares.into_iter().cycle()) {
            row.adults = Some((row.entrants as f64 * share) as i64);
        }
        for row in &mut data.articulations {
            if five_year && row.kind == ArticulationKind::Exam {
                row.kind = ArticulationKind::FiveYear;
            }
        }
        data
    })
}

fn projected(data: &Dataset, actions: &[(u8, i32, i64)], mean: bool) -> (Model, Supply, ProjectConfig) {
    let model = model(data);
    let baseline = if mean {
        Baseline::ThreeYearMean
    } else {
        Baseline::LastYear
    };
    let config = ProjectConfig {
        baseline,
        added: added(&model, actions),
        ..ProjectConfig::default()
    };
    let supply = project(&model, YEARS, &config);
    (model, supply, config)
}

/// Σ of a year's progressions, by where they lead or where they come from.
fn summed(
    supply: &Supply,
    year: i32,
    end: impl Fn(&(usize, ProgramIx, ProgramIx, i64)) -> ProgramIx,
) -> BTreeMap<ProgramIx, i64> {
    let mut sums = BTreeMap::new();
    for way in supply.progressions(year) {
        *sums.entry(end(way)).or_insert(0) += way.3;
    }
    sums
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn projection_conserves_people_exactly(data in lively(), actions in actions(), mean: bool) {
        let (model, _, config) = projected(&data, &actions, mean);
        let supply = project(&model, 2023..=2052, &config);
        for year in supply.years() {
            for (program, _) in programs(&model) {
                let flow = supply.flow(program, year);
                prop_assert_eq!(flow.finishing, flow.completers + flow.dropouts);
                prop_assert_eq!(flow.completers, flow.progressing + flow.elsewhere + flow.supply);
                let parts = [
                    flow.entrants,
                    flow.from_pathway,
                    flow.dropouts,
                    flow.progressing,
                    flow.elsewhere,
                    flow.supply,
                ];
                prop_assert!(parts.iter().all(|people| *people >= 0), "{:?}", flow);
                prop_assert!(flow.from_pathway <= flow.entrants);
            }
        }
    }

    #[test]
    fn working_adults_are_a_part_of_every_number_and_do_not_go_on(data in lively(), actions in actions()) {
        let (model, _, config) = projected(&data, &actions, false);
        let supply = project(&model, 2023..=2052, &config);
        for year in supply.years() {
            for (ix, program) in programs(&model) {
                let flow = supply.flow(ix, year);
                let adults = flow.adults;
                // Adults, and everyone else: as many or fewer at every step.
                let parts = [
                    (adults.entrants, flow.entrants - flow.from_pathway),
                    (adults.finishing, flow.finishing),
                    (adults.completers, flow.completers),
                    (adults.supply, flow.supply),
                ];
                prop_assert!(parts.iter().all(|(some, all)| 0 <= *some && some <= all), "{:?}", flow);
                prop_assert!(adults.supply <= adults.completers && adults.completers <= adults.finishing);
                prop_assert!(flow.completers - adults.completers <= flow.finishing - adults.finishing);
                prop_assert!(flow.progressing <= flow.completers - adults.completers);
                let started = year - i32::try_from(program.years).unwrap();
                if flow.source == FlowSource::Cohort && supply.years().contains(&started) {
                    prop_assert_eq!(adults.finishing, supply.flow(ix, started).adults.entrants);
                }
            }
        }
    }

    #[test]
    fn seats_limit_no_progression_without_a_gate(data in lively()) {
        let mut open = data;
        // Between programs alone: ways between majors split their people by seats.
        open.articulations.retain(|row| row.from_id.starts_with('p'));
        for row in &mut open.articulations {
            row.kind = ArticulationKind::FiveYear;
        }
        let mut seen = BTreeSet::new();
        open.articulations.retain(|row| seen.insert((row.from_id.clone(), row.to_id.clone())));
        let mut without = open.clone();
        without.programs.iter_mut().for_each(|row| row.seats = None);
        let (model, limited, _) = projected(&open, &[], false);
        let (_, unlimited, _) = projected(&without, &[], false);
        for (year, (program, _)) in YEARS.flat_map(|year| programs(&model).map(move |p| (year, p))) {
            prop_assert_eq!(limited.flow(program, year), unlimited.flow(program, year));
        }
    }

    #[test]
    fn who_leaves_along_a_way_arrives_at_its_end(data in lively(), actions in actions()) {
        let (model, supply, _) = projected(&data, &actions, false);
        for year in supply.years() {
            let (leaving, arriving) = (summed(&supply, year, |way| way.1), summed(&supply, year, |way| way.2));
            for (program, _) in programs(&model) {
                let flow = supply.flow(program, year);
                prop_assert_eq!(flow.progressing, leaving.get(&program).copied().unwrap_or(0));
                prop_assert_eq!(flow.from_pathway, arriving.get(&program).copied().unwrap_or(0));
            }
        }
    }

    #[test]
    fn the_pathway_fills_no_more_than_the_free_seats(data in worlds(), actions in actions()) {
        let (model, supply, config) = projected(&data, &actions, false);
        for (ix, program) in programs(&model) {
            let Some(seats) = program.seats else { continue };
            for year in supply.years() {
                let more: i64 = config
                    .added
                    .iter()
                    .filter(|action| action.program == ix && action.first_year <= year)
                    .map(|action| action.entrants)
                    .sum();
                let seats = seats + more.max(0);
                let flow = supply.flow(ix, year);
                prop_assert!(flow.from_pathway <= seats);
                // Where entrants are given, those from the pathway take only what the others leave.
                let first = program.entrants.first().is_some_and(|first| first.year <= year);
                prop_assert!(!first || flow.from_pathway == 0 || flow.entrants <= seats, "{:?}", flow);
            }
        }
    }

    #[test]
    fn no_way_carries_more_than_its_quota_or_its_share(data in lively(), actions in actions()) {
        let (model, supply, _) = projected(&data, &actions, false);
        for year in supply.years() {
            let mut by_way: BTreeMap<usize, i64> = BTreeMap::new();
            let mut by_origin: BTreeMap<(usize, ProgramIx), i64> = BTreeMap::new();
            for (way, from, to, people) in supply.progressions(year) {
                prop_assert!(*people > 0);
                *by_way.entry(*way).or_insert(0) += people;
                *by_origin.entry((*way, *from)).or_insert(0) += people;
                let (from, to) = (model.program(*from), model.program(*to));
                prop_assert!(from.level < to.level);
                let way = &model.articulations()[*way];
                prop_assert!(way.first_year.is_none_or(|first| first <= year));
                prop_assert!(way.share.is_some() || way.quota.is_some());
                if let Ends::Majors(lower, higher) = way.ends {
                    prop_assert_eq!((lower, higher), (from.major, to.major));
                    prop_assert_eq!(from.region, to.region);
                }
            }
            for (way, people) in by_way {
                prop_assert!(model.articulations()[way].quota.is_none_or(|quota| people <= quota));
            }
            for ((way, from), people) in by_origin {
                if let Some(share) = model.articulations()[way].share {
                    let most = (supply.flow(from, year).completers as f64 * share.get()).ceil() as i64;
                    prop_assert!(people <= most, "{} of {}", people, most);
                }
            }
        }
    }

    #[test]
    fn a_change_of_entrants_changes_what_projecting_afresh_changes(
        data in lively(),
        before in actions(),
        more in actions(),
    ) {
        let (model, supply, config) = projected(&data, &before, false);
        let more = added(&model, &more);
        let projector = Projector::new(&model, YEARS, &config);
        let changes = projector.change(&supply, &more);
        let all = ProjectConfig {
            added: config.added.iter().chain(&more).copied().collect(),
            ..config.clone()
        };
        let after = project(&model, YEARS, &all);
        let mut told: BTreeMap<(ProgramIx, i32), i64> = BTreeMap::new();
        for change in &changes {
            prop_assert!(told.insert((change.program, change.year), change.heads).is_none());
        }
        for (program, _) in programs(&model) {
            for year in YEARS {
                let heads = after.heads(program, year) - supply.heads(program, year);
                let told = told.get(&(program, year)).copied().unwrap_or(0);
                prop_assert_eq!(told, heads, "{:?} in {}", model.program(program).id, year);
            }
        }
    }

    #[test]
    fn what_happens_in_a_year_does_not_depend_on_the_years_asked_for(
        data in lively(),
        first in 2023i32..2030,
        length in 0i32..5,
    ) {
        let (model, supply, config) = projected(&data, &[], false);
        let years = first..=(first + length).min(*YEARS.end());
        let other = project(&model, years.clone(), &config);
        for (program, _) in programs(&model) {
            for year in years.clone() {
                prop_assert_eq!(supply.flow(program, year), other.flow(program, year));
            }
        }
    }

    #[test]
    fn observed_graduates_hold_and_the_last_of_them_are_carried_forward(data in worlds()) {
        let (model, supply, _) = projected(&data, &[], false);
        for (ix, program) in programs(&model) {
            for observed in &program.graduates {
                if supply.years().contains(&observed.year) {
                    let flow = supply.flow(ix, observed.year);
                    prop_assert_eq!(flow.completers, observed.graduates);
                    prop_assert_eq!(flow.source, FlowSource::Observed);
                }
            }
            for year in YEARS {
                let flow = supply.flow(ix, year);
                if flow.source == FlowSource::Carried {
                    prop_assert_eq!(Some(flow.completers), program.graduates.last().map(|g| g.graduates));
                }
            }
        }
    }
}

#[test]
fn programs_that_share_the_quota_of_a_way_between_majors_change_together() {
    let data: Dataset = serde_json::from_value(serde_json::json!({
        "regions": [{"region_id": "r", "name": "R"}],
        "schools": [
            {"school_id": "a", "name": "A", "region_id": "r"},
            {"school_id": "b", "name": "B", "region_id": "r"},
        ],
        "majors": [
            {"major_id": "low", "name": "Low", "level": "secondary", "years": 0.0},
            {"major_id": "high", "name": "High", "level": "higher_vocational"},
        ],
        "programs": [
            {"program_id": "a-low", "school_id": "a", "major_id": "low"},
            {"program_id": "a-high", "school_id": "a", "major_id": "high"},
            {"program_id": "b-low", "school_id": "b", "major_id": "low"},
            {"program_id": "b-high", "school_id": "b", "major_id": "high"},
        ],
        "entrants": [
            {"program_id": "a-low", "year": 2022, "entrants": 20},
            {"program_id": "b-low", "year": 2022, "entrants": 20},
        ],
        "articulations": [{"from_id": "low", "to_id": "high", "kind": "exam", "quota": 12}],
    }))
    .unwrap();
    let model = model(&data);
    let config = ProjectConfig::default();
    let supply = project(&model, 2025..=2025, &config);
    let [grown, other] = ["a-low", "b-low"].map(|id| model.find_program(id).unwrap());
    assert_eq!([grown, other].map(|p| supply.flow(p, 2025).progressing), [6, 6]);
    // Twice as many ask at A: it takes 8 of the 12 places, and B 4.
    let more = AddedEntrants {
        program: grown,
        first_year: 2025,
        last_year: None,
        entrants: 20,
    };
    let changes = Projector::new(&model, 2025..=2025, &config).change(&supply, &[more]);
    let heads: Vec<_> = changes
        .iter()
        .map(|change| (change.program, change.heads))
        .collect();
    assert_eq!(heads, [(grown, 18), (other, 2)]);
}

/// Every progression of a projection, as a choice.
fn as_chosen(supply: &Supply) -> Vec<ChosenProgression> {
    let of_year = |year| {
        let ways = supply.progressions(year).iter();
        ways.map(move |&(articulation, from, to, people)| ChosenProgression {
            articulation,
            from,
            to,
            year,
            people,
        })
    };
    supply.years().flat_map(of_year).collect()
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn choosing_the_progressions_that_happen_anyway_changes_nothing(
        data in lively(),
        actions in actions(),
    ) {
        let (model, supply, config) = projected(&data, &actions, false);
        // Ways along which nobody went are chosen too: else they would ask for those whom others turned away.
        let all = programs(&model).flat_map(|(ix, _)| Pathway::new(&model).out_of(ix)).collect::<Vec<_>>();
        let none = |year| all.iter().map(move |l| ChosenProgression {
            articulation: l.articulation, from: l.from, to: l.to, year, people: 0,
        });
        let mut chosen: Vec<ChosenProgression> = supply.years().flat_map(none).collect();
        chosen.extend(as_chosen(&supply));
        let chosen = ProjectConfig { chosen, ..config };
        prop_assert_eq!(project(&model, YEARS, &chosen), supply);
    }

    #[test]
    fn who_is_chosen_to_stay_enters_the_market(data in lively()) {
        let (model, supply, config) = projected(&data, &[], false);
        let mut chosen = as_chosen(&supply);
        let Some(first) = chosen.iter_mut().find(|choice| YEARS.contains(&choice.year)) else { return Ok(()) };
        let kept = std::mem::take(&mut first.people);
        let (from, year) = (first.from, first.year);
        // Nor shall another way take them.
        let ways: BTreeSet<_> = chosen.iter().filter(|c| (c.from, c.year) == (from, year)).map(|c| (c.articulation, c.to)).collect();
        let unused = Pathway::new(&model).out_of(from).into_iter().filter(|l| !ways.contains(&(l.articulation, l.to)));
        chosen.extend(unused.map(|l| ChosenProgression { articulation: l.articulation, from, to: l.to, year, people: 0 }));
        let after = project(&model, YEARS, &ProjectConfig { chosen, ..config });
        let (before, after) = (supply.flow(from, year), after.flow(from, year));
        prop_assert_eq!(after.completers, before.completers);
        prop_assert_eq!(after.progressing, before.progressing - kept);
        prop_assert_eq!(after.supply + after.elsewhere, before.supply + before.elsewhere + kept);
    }
}

#[test]
fn entrants_added_for_one_autumn_graduate_once() {
    let data = serde_json::from_value::<Dataset>(serde_json::json!({
        "regions": [{"region_id": "n", "name": "N"}],
        "majors": [{"major_id": "m", "name": "M", "level": "secondary"}],
        "schools": [{"school_id": "s", "name": "S", "region_id": "n"}],
        "programs": [{"program_id": "p", "school_id": "s", "major_id": "m", "years": 2, "completion_rate": 0.9}],
        "graduates": [{"program_id": "p", "year": 2024, "graduates": 45}],
    }))
    .unwrap();
    let model = model(&data);
    let more = AddedEntrants {
        program: model.find_program("p").unwrap(),
        first_year: 2025,
        last_year: Some(2025),
        entrants: 10,
    };
    let config = ProjectConfig {
        added: vec![more],
        ..ProjectConfig::default()
    };
    let supply = project(&model, 2025..=2029, &config);
    let heads: Vec<i64> = (2025..=2029)
        .map(|year| supply.heads(more.program, year))
        .collect();
    assert_eq!(heads, [45, 45, 54, 45, 45]);
}
