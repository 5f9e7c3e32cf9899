//! Worked cases of the projection along the pathway, head by head, and what it says to input at the edges.

use crate::world::{model, planned, programs};
use serde_json::{Value, json};
use vocmatch::dataset::Dataset;
use vocmatch::fit::{Attainment, FitConfig};
use vocmatch::matching::Objective;
use vocmatch::model::Model;
use vocmatch::pathway::{
    AddedEntrants, Baseline, Flow, FlowSource, ProjectConfig, Supply, first_year, project,
};
use vocmatch::plan::{Note, PlanConfig, PlanError};

/// A world of one school in one region, of these programs: id, level, years, completion, seats.
fn world(programs: &[(&str, &str, f64, f64, Option<i64>)], more: Value) -> Model {
    let mut data: Dataset = serde_json::from_value(more).unwrap();
    let base: Dataset = serde_json::from_value(json!({
        "regions": [{"region_id": "r", "name": "R"}],
        "schools": [{"school_id": "h", "name": "H", "region_id": "r"}],
        "majors": programs.iter().map(|(id, level, ..)| json!({
            "major_id": format!("major-{id}"), "name": id, "level": level,
        })).collect::<Value>(),
        "programs": programs.iter().map(|(id, _, years, completion, seats)| json!({
            "program_id": id, "school_id": "h", "major_id": format!("major-{id}"),
            "years": years, "completion_rate": completion, "seats": seats,
        })).collect::<Value>(),
    }))
    .unwrap();
    (data.regions, data.schools) = (base.regions, base.schools);
    (data.majors, data.programs) = (base.majors, base.programs);
    model(&data)
}

fn flow(model: &Model, supply: &Supply, id: &str, year: i32) -> Flow {
    supply.flow(model.find_program(id).unwrap(), year)
}

fn assert_conserved(model: &Model, supply: &Supply) {
    for (year, (ix, _)) in supply
        .years()
        .flat_map(|year| programs(model).map(move |p| (year, p)))
    {
        let flow = supply.flow(ix, year);
        assert_eq!(flow.finishing, flow.completers + flow.dropouts, "{flow:?}");
        assert_eq!(
            flow.completers,
            flow.progressing + flow.elsewhere + flow.supply,
            "{flow:?}"
        );
        let adults = flow.adults;
        assert!(
            0 <= adults.supply && adults.supply <= adults.completers,
            "{flow:?}"
        );
        assert!(adults.completers <= adults.finishing, "{flow:?}");
    }
}

/// Certificates (S, S5), higher vocational programs of two years and of five (H, F), bachelors of four years and of
/// two (B, B2), and a master's (M), with every kind of way between them.
fn every_kind_of_way() -> Model {
    let (low, high) = ("secondary", "higher_vocational");
    let (bachelor, master) = ("applied_bachelor", "professional_master");
    let from_to = |from: &str,
                   to: &str,
                   kind: &str,
                   share: Option<f64>,
                   quota: Option<i64>,
                   first: Option<i32>| {
        json!({"from_id": from, "to_id": to, "kind": kind, "share": share, "quota": quota, "first_year": first})
    };
    let entrants = |id: &str, year: i32, entrants: i64, adults: i64| json!({"program_id": id, "year": year, "entrants": entrants, "adults": adults});
    world(
        &[
            ("S", low, 3.0, 0.9, None),
            ("S5", low, 3.0, 1.0, None),
            ("H", high, 2.0, 0.9, Some(60)),
            ("F", high, 5.0, 0.8, None),
            ("B", bachelor, 4.0, 0.95, Some(30)),
            ("B2", bachelor, 2.0, 1.0, Some(20)),
            ("M", master, 2.0, 1.0, Some(7)),
        ],
        json!({
            "entrants": [
                entrants("S", 2022, 100, 0),
                entrants("S5", 2022, 20, 0),
                entrants("S5", 2026, 50, 0),
                entrants("H", 2022, 20, 8),
                entrants("F", 2022, 30, 0),
                entrants("B", 2022, 10, 0),
                entrants("B2", 2022, 0, 0),
                entrants("M", 2022, 2, 0),
            ],
            "articulations": [
                from_to("S", "H", "3+2", Some(0.3), None, Some(2027)),
                from_to("S", "B", "3+4", Some(0.1), None, None),
                from_to("S", "H", "exam", None, Some(10), None),
                from_to("S5", "H", "five_year", Some(1.0), None, None),
                from_to("F", "B2", "5+2", Some(0.5), None, None),
                from_to("H", "B2", "exam", Some(0.2), None, None),
                from_to("H", "B2", "recommendation", None, Some(5), None),
                from_to("B2", "M", "recommendation", Some(0.25), None, None),
                from_to("B", "M", "exam", None, Some(3), Some(2030)),
            ],
        }),
    )
}

#[test]
fn ten_years_with_every_kind_of_way_come_out_head_by_head() {
    let model = every_kind_of_way();
    let supply = project(&model, 2025..=2034, &ProjectConfig::default());
    let over = |id: &str, part: fn(Flow) -> i64| {
        let years = (2025..=2034).map(|year| part(flow(&model, &supply, id, year)));
        years.collect::<Vec<i64>>()
    };
    let arriving = |id| over(id, |f| f.from_pathway);
    let completing = |id| over(id, |f| f.completers);
    let working = |id| over(id, |f| f.supply);
    // 90 of 100 complete. 9 go to B, and 10 by exam to H, until 27 by 3+2 come before those in 2027.
    assert_eq!(completing("S"), [90; 10]);
    // H has 40 free seats: 20 keep theirs from S5, so 20 of the 27 find one, and no one by exam. From 2029 on S5 sends 50,
    // all of whom go on, though there are 40 seats: nobody else does.
    assert_eq!(arriving("H"), [30, 30, 40, 40, 50, 50, 50, 50, 50, 50]);
    assert_eq!(working("S"), [71, 71, 61, 61, 81, 81, 81, 81, 81, 81]);
    assert_eq!(working("S5"), [0; 10]);
    // Of H's 20, 50, 60 and 70 nine tenths complete, 7 of them adults. In 2025: 18, of whom 11 may go on: 2 by exam,
    // 5 by recommendation. From 2027 on F's 12 come first: 8 by exam find the other seats.
    assert_eq!(completing("H"), [18, 18, 45, 45, 54, 54, 63, 63, 63, 63]);
    assert_eq!(working("H"), [11, 11, 37, 37, 46, 46, 55, 55, 55, 55]);
    assert_eq!(over("H", |f| f.adults.supply), [7; 10]);
    // Five years after 2022, 24 of 30 complete, and half of them go on.
    assert_eq!(completing("F"), [0, 0, 24, 24, 24, 24, 24, 24, 24, 24]);
    assert_eq!(working("F"), [0, 0, 12, 12, 12, 12, 12, 12, 12, 12]);
    // 9.5 of the 10 who came from outside in 2022, 18.05 of the 19 with S's first nine.
    assert_eq!(completing("B"), [0, 10, 10, 10, 18, 18, 18, 18, 18, 18]);
    assert_eq!(working("B"), [0, 10, 10, 10, 18, 15, 15, 15, 15, 15]);
    assert_eq!(arriving("B2"), [7, 7, 20, 20, 20, 20, 20, 20, 20, 20]);
    // A quarter of 7 and of 20 go on to M. From 2030 on B's 3 by exam come before B2's 5, who find 2 of M's 5 free seats.
    assert_eq!(working("B2"), [0, 5, 5, 5, 15, 18, 18, 18, 18, 18]);
    assert_eq!(arriving("M"), [0, 2, 2, 2, 5, 5, 5, 5, 5, 5]);
    assert_eq!(working("M"), [2, 2, 2, 4, 4, 4, 7, 7, 7, 7]);
    assert_conserved(&model, &supply);
}

#[test]
fn progression_without_a_gate_does_not_depend_on_free_seats() {
    let of_kind = |kind: &str| {
        let model = world(
            &[
                ("low", "secondary", 0.0, 1.0, None),
                ("high", "higher_vocational", 2.0, 1.0, Some(60)),
            ],
            json!({
                "entrants": [
                    {"program_id": "low", "year": 2025, "entrants": 30},
                    {"program_id": "high", "year": 2025, "entrants": 45},
                ],
                "articulations": [{"from_id": "low", "to_id": "high", "kind": kind, "share": 1.0}],
            }),
        );
        let supply = project(&model, 2025..=2025, &ProjectConfig::default());
        let (low, high) = (
            flow(&model, &supply, "low", 2025),
            flow(&model, &supply, "high", 2025),
        );
        (low.supply, high.from_pathway, high.entrants)
    };
    assert_eq!(of_kind("exam"), (15, 15, 60));
    assert_eq!(of_kind("five_year"), (0, 30, 75));
}

/// A short course for adults (under a year), and a program of a year that both enter; both lead on to a third.
fn with_adults() -> Model {
    world(
        &[
            ("course", "secondary", 0.5, 0.9, None),
            ("year", "secondary", 1.0, 1.0, None),
            ("high", "higher_vocational", 2.0, 1.0, None),
        ],
        json!({
            "entrants": [
                {"program_id": "course", "year": 2025, "entrants": 50, "adults": 50},
                {"program_id": "year", "year": 2024, "entrants": 40, "adults": 0},
                {"program_id": "year", "year": 2025, "entrants": 41, "adults": 10},
                {"program_id": "high", "year": 2025, "entrants": 0},
            ],
            "graduates": [{"program_id": "year", "year": 2026, "graduates": 30, "continuing": 25}],
            "articulations": [
                {"from_id": "course", "to_id": "high", "kind": "exam", "share": 0.5},
                {"from_id": "year", "to_id": "high", "kind": "exam", "share": 0.5},
            ],
            "occupations": [{"occupation_id": "o", "name": "O"}],
            "demand": [{"occupation_id": "o", "region_id": "r", "first_year": 2025, "openings": 100}],
            "major_occupations": [{"major_id": "major-course", "occupation_id": "o"}],
        }),
    )
}

#[test]
fn working_adults_complete_and_work_but_do_not_go_on() {
    let model = with_adults();
    let supply = project(&model, 2025..=2028, &ProjectConfig::default());
    // Under a year: 45 of 50 complete in the year they start, and all of them work.
    let course = flow(&model, &supply, "course", 2025);
    assert_eq!((course.entrants, course.adults.entrants), (50, 50));
    assert_eq!(
        (course.completers, course.progressing, course.supply),
        (45, 0, 45)
    );
    assert_eq!(
        (
            course.adults.finishing,
            course.adults.completers,
            course.adults.supply
        ),
        (50, 45, 45)
    );
    // No adults started in 2024: half of the 40 go on.
    let before = flow(&model, &supply, "year", 2025);
    assert_eq!(
        (before.completers, before.progressing, before.adults.completers),
        (40, 20, 0)
    );
    // 30 of the 41 who started in 2025 were observed to complete: 10/41 of them are adults, 7.3. Half of the other 23 go
    // on here (11.5, rounded up), and 13 of the 25 who study on do so elsewhere. That leaves 5: adults, and two of them left.
    let observed = flow(&model, &supply, "year", 2026);
    assert_eq!(observed.source, FlowSource::Observed);
    assert_eq!(
        (
            observed.completers,
            observed.progressing,
            observed.elsewhere,
            observed.supply
        ),
        (30, 12, 13, 5)
    );
    assert_eq!(
        (
            observed.adults.finishing,
            observed.adults.completers,
            observed.adults.supply
        ),
        (7, 7, 5)
    );
    // Later years: the entrants of 2025 again, of whom 10 adults. 16 of the other 31 go on; five sixths study on, of
    // whom 18 elsewhere.
    let later = flow(&model, &supply, "year", 2028);
    assert_eq!(
        (later.completers, later.progressing, later.elsewhere, later.supply),
        (41, 16, 18, 7)
    );
    assert_eq!((later.adults.completers, later.adults.supply), (10, 7));
    assert_conserved(&model, &supply);
}

#[test]
fn entrants_that_an_action_adds_are_no_adults_and_those_it_takes_are_of_both_kinds() {
    let model = with_adults();
    let year = model.find_program("year").unwrap();
    let with = |entrants| {
        let added = vec![AddedEntrants {
            program: year,
            first_year: 2027,
            last_year: None,
            entrants,
        }];
        let supply = project(
            &model,
            2025..=2028,
            &ProjectConfig {
                added,
                ..ProjectConfig::default()
            },
        );
        let flow = supply.flow(year, 2027);
        (flow.entrants, flow.adults.entrants)
    };
    assert_eq!(
        [with(0), with(9), with(-21), with(-41)],
        [(41, 10), (50, 10), (20, 5), (0, 0)]
    );
}

#[test]
fn a_plan_says_how_many_of_its_graduates_are_working_adults() {
    let plan = planned(&with_adults(), Objective::BestFit);
    assert_eq!(plan.years, 2025..=2025);
    assert!(
        plan.notes.contains(&Note::WorkingAdults { heads: 45, of: 65 }),
        "{:?}",
        plan.notes
    );
}

#[test]
fn years_before_anyone_is_known_are_an_error_for_a_plan_and_unknown_in_a_projection() {
    let mut data: Dataset = serde_json::from_value(json!({
        "regions": [{"region_id": "r", "name": "R"}],
        "schools": [{"school_id": "h", "name": "H", "region_id": "r"}],
        "majors": [{"major_id": "m", "name": "M", "level": "secondary"}],
        "programs": [{"program_id": "p", "school_id": "h", "major_id": "m"}],
        "graduates": [{"program_id": "p", "year": 2025, "graduates": 30}],
        "occupations": [{"occupation_id": "o", "name": "O"}],
        "demand": [{"occupation_id": "o", "region_id": "r", "first_year": 2020, "last_year": 2030, "openings": 9}],
    }))
    .unwrap();
    let world = model(&data);
    let plan = |model: &Model, years| {
        let config = PlanConfig {
            years: Some(years),
            ..PlanConfig::default()
        };
        vocmatch::plan(model, &config).map(|plan| plan.years)
    };
    let error = PlanError::HorizonBeforePeople { from: 2025 };
    assert_eq!(plan(&world, 2020..=2024), Err(error.clone()));
    assert_eq!(
        error.to_string(),
        "the tables know no entrants and no graduates before 2025; ask for 2025 or a later year"
    );
    // One known year is enough, and so is a world in which nobody is known at all: the plan notes it.
    assert_eq!(plan(&world, 2020..=2025), Ok(2020..=2025));
    let without_demand = PlanError::HorizonWithoutDemand { from: 2020, to: 2030 };
    assert_eq!(plan(&world, 2015..=2019), Err(without_demand));
    assert_eq!(first_year(&world), Some(2025));
    let supply = project(&world, 2020..=2024, &ProjectConfig::default());
    let unknown = |year| flow(&world, &supply, "p", year).source == FlowSource::Unknown;
    assert!((2020..=2024).all(unknown) && supply.years() == (2020..=2024));
    data.graduates.clear();
    assert_eq!(plan(&model(&data), 2020..=2024), Ok(2020..=2024));
}

#[test]
fn a_program_without_a_row_for_the_last_year_of_all_is_carried_on_or_counts_as_ended_by_choice() {
    let model = world(
        &[
            ("ended", "secondary", 1.0, 1.0, None),
            ("open", "secondary", 1.0, 1.0, None),
        ],
        json!({"graduates": [
            {"program_id": "ended", "year": 2021, "graduates": 8},
            {"program_id": "ended", "year": 2023, "graduates": 12},
            {"program_id": "open", "year": 2022, "graduates": 30},
            {"program_id": "open", "year": 2024, "graduates": 40},
        ]}),
    );
    let heads = |baseline| {
        let config = ProjectConfig {
            baseline,
            ..ProjectConfig::default()
        };
        let supply = project(&model, 2022..=2026, &config);
        ["ended", "open"]
            .map(|id| [2022, 2023, 2024, 2025, 2026].map(|year| flow(&model, &supply, id, year).supply))
    };
    assert_eq!(
        heads(Baseline::LastYear),
        [[8, 12, 12, 12, 12], [30, 30, 40, 40, 40]]
    );
    assert_eq!(
        heads(Baseline::LastYearOfAll),
        [[0, 12, 0, 0, 0], [30, 0, 40, 40, 40]]
    );
    assert_eq!(
        heads(Baseline::ThreeYearMean),
        [[8, 12, 10, 10, 10], [30, 30, 40, 35, 35]]
    );
}

#[test]
fn people_are_conserved_for_the_largest_input() {
    let most = 1_000_000_000;
    let model = world(
        &[
            ("a", "secondary", 10.0, 1e-9, Some(most)),
            ("b", "secondary", 0.0, 1.0 / 3.0, None),
            ("c", "higher_vocational", 10.0, 0.0, Some(0)),
            ("d", "applied_bachelor", 15.0, 1.0, None),
        ],
        json!({
            "entrants": [
                {"program_id": "b", "year": 1900, "entrants": most, "adults": most / 3},
                {"program_id": "d", "year": 2200, "entrants": most, "adults": most},
            ],
            "graduates": [
                {"program_id": "a", "year": 2020, "graduates": most, "continuing": most},
                {"program_id": "c", "year": 2020, "graduates": most, "continuing": 0},
            ],
            "articulations": [
                {"from_id": "a", "to_id": "d", "kind": "five_year", "share": 1.0, "quota": 0},
                {"from_id": "b", "to_id": "c", "kind": "five_year", "share": 0.7},
                {"from_id": "b", "to_id": "d", "kind": "exam", "quota": most},
            ],
        }),
    );
    let horizons = [
        2020..=2049,
        1..=2,
        i32::MIN..=i32::MAX,
        i32::MAX - 5..=i32::MAX,
        std::ops::RangeInclusive::new(2300, 2000),
    ];
    for (entrants, horizon) in [0, i64::MAX, i64::MIN]
        .into_iter()
        .flat_map(|e| horizons.clone().map(|h| (e, h)))
    {
        let every = programs(&model).map(|(program, _)| program);
        let added = every.flat_map(|program| {
            [horizon.start(), &2020].map(|first_year| AddedEntrants {
                program,
                first_year: *first_year,
                last_year: None,
                entrants,
            })
        });
        let config = ProjectConfig {
            added: added.collect(),
            ..ProjectConfig::default()
        };
        let supply = project(&model, horizon.clone(), &config);
        assert!(supply.years().count() <= 260, "{horizon:?}");
        assert_conserved(&model, &supply);
    }
    let supply = project(&model, 2020..=2049, &ProjectConfig::default());
    // A third of a billion complete, and as many of a third of them. Of the others .7 go on, the rest by exam.
    let short = flow(&model, &supply, "b", 2030);
    assert_eq!(
        (short.completers, short.adults.completers),
        (333_333_333, 111_111_111)
    );
    assert_eq!((short.progressing, short.supply), (222_222_222, 111_111_111));
    assert_eq!(flow(&model, &supply, "c", 2030).from_pathway, 155_555_555);
}

#[test]
fn training_at_a_base_lifts_every_cohort_alike_and_counts_against_seats_or_the_latest_entrants() {
    let levels = |seats: Option<i64>| {
        let model = world(
            &[("p", "secondary", 3.0, 1.0, seats)],
            json!({
                "entrants": [
                    {"program_id": "p", "year": 2023, "entrants": 20},
                    {"program_id": "p", "year": 2025, "entrants": 40},
                ],
                "skills": [{"skill_id": "s", "name": "S"}],
                "major_skills": [{"major_id": "major-p", "skill": "s", "level": 0.4}],
                "occupations": [{"occupation_id": "o", "name": "O"}],
                "bases": [{"base_id": "b", "name": "B", "region_id": "r", "places": 30}],
                "base_skills": [{"base_id": "b", "skill": "s", "level": 0.8}],
                "base_programs": [{"base_id": "b", "program_id": "p", "places": 30}],
            }),
        );
        let (p, o) = (
            model.find_program("p").unwrap(),
            model.find_occupation("o").unwrap(),
        );
        let supply = project(&model, 2026..=2028, &ProjectConfig::default());
        assert_eq!([2026, 2028].map(|year| supply.heads(p, year)), [20, 40]);
        let levels = Attainment::new(&model, &FitConfig::default()).levels(p, o);
        levels.unwrap().1[0]
    };
    // 30 of 60 seats, 30 of the 40 who entered last: .4 + .4/2, .4 + .4 · 3/4. Of either cohort.
    assert!((levels(Some(60)) - 0.6).abs() < 1e-12 && (levels(None) - 0.7).abs() < 1e-12);
}
