//! Routes of one learner and what a pathway has, against every way through small worlds, and on the shipped tables.

use crate::cases;
use crate::world::{World, model, shuffled, worlds};
use proptest::prelude::*;
use std::fmt::Write;
use vocmatch::dataset::Dataset;
use vocmatch::fit::{FitConfig, FitTable, Siblings, table};
use vocmatch::id::OccupationIx;
use vocmatch::model::{Ends, Model};
use vocmatch::pathway::{
    Goal, Route, RouteConfig, Routes, Source, Start, Station, Stations, Way, broken_links, complete_chains,
    fed_by, feeders, first_chains, missing_stages, schools_of, worth,
};
use vocmatch::unit::{Level, Share};
use vocmatch_report::{TextConfig, routes_text};

fn china() -> Model {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/data/china");
    Model::new(Dataset::read_dir(folder)).unwrap()
}

fn documented() -> FitConfig {
    FitConfig {
        siblings: Siblings::Off,
        ..FitConfig::default()
    }
}

fn ids(model: &Model, stations: impl IntoIterator<Item = Station>) -> Vec<String> {
    let id = |station| match station {
        Station::Program(program) => model.program(program).id.to_string(),
        Station::Major(major) => model.major(major).id.to_string(),
    };
    stations.into_iter().map(id).collect()
}

fn steps(model: &Model, route: &Route) -> Vec<String> {
    ids(model, route.steps.iter().map(|step| step.station))
}

/// A small region: two schools, a seat cost here and there, one way of each sort of share.
fn town() -> Dataset {
    serde_json::from_value(serde_json::json!({
        "regions": [{"region_id": "r", "name": "R"}, {"region_id": "s", "name": "S"}],
        "schools": [
            {"school_id": "a", "name": "A", "region_id": "r"},
            {"school_id": "b", "name": "B", "region_id": "r"},
            {"school_id": "c", "name": "C", "region_id": "s"},
        ],
        "majors": [
            {"major_id": "low", "name": "Low", "level": "secondary"},
            {"major_id": "mid", "name": "Mid", "level": "higher_vocational"},
            {"major_id": "top", "name": "Top", "level": "applied_bachelor"},
        ],
        "programs": [
            {"program_id": "a-low", "school_id": "a", "major_id": "low", "completion_rate": 0.9, "seat_cost": 1000.0},
            {"program_id": "a-mid", "school_id": "a", "major_id": "mid", "completion_rate": 0.8, "seat_cost": 3000.0},
            {"program_id": "b-mid", "school_id": "b", "major_id": "mid", "years": 2.0},
            {"program_id": "b-top", "school_id": "b", "major_id": "top", "completion_rate": 0.5},
            {"program_id": "c-top", "school_id": "c", "major_id": "top"},
        ],
        "graduates": [{"program_id": "a-low", "year": 2025, "graduates": 40},
                      {"program_id": "c-top", "year": 2025, "graduates": 40}],
        "articulations": [
            {"from_id": "a-low", "to_id": "a-mid", "kind": "3+2", "share": 0.5},
            {"from_id": "a-low", "to_id": "b-mid", "kind": "exam", "quota": 10},
            {"from_id": "a-mid", "to_id": "b-top", "kind": "recommendation", "first_year": 2027},
            {"from_id": "mid", "to_id": "top", "kind": "further_study"},
        ],
        "occupations": [
            {"occupation_id": "maker", "name": "Maker"},
            {"occupation_id": "planner", "name": "Planner"},
            {"occupation_id": "sage", "name": "Sage"},
        ],
        "major_occupations": [
            {"major_id": "low", "occupation_id": "maker"},
            {"major_id": "mid", "occupation_id": "maker"},
            {"major_id": "top", "occupation_id": "planner"},
        ],
        "demand": [
            {"occupation_id": "maker", "region_id": "r", "first_year": 2026, "openings": 10, "min_level": "secondary",
             "annual_wage": 50000.0},
            {"occupation_id": "maker", "region_id": "r", "first_year": 2026, "openings": 30,
             "min_level": "higher_vocational", "annual_wage": 70000.0},
            {"occupation_id": "planner", "region_id": "r", "first_year": 2026, "last_year": 2027, "openings": 5,
             "min_level": "applied_bachelor"},
            {"occupation_id": "planner", "region_id": "s", "first_year": 2026, "openings": 4,
             "min_level": "applied_bachelor"},
            {"occupation_id": "sage", "region_id": "r", "first_year": 2026, "openings": 3,
             "min_level": "professional_master"},
        ],
        "alliances": [{"alliance_id": "pair", "name": "Pair", "kind": "education_group"}],
        "alliance_members": [
            {"alliance_id": "pair", "member_kind": "school", "member_id": "b"},
            {"alliance_id": "pair", "member_kind": "school", "member_id": "a"},
        ],
    }))
    .unwrap()
}

#[test]
fn figures_of_a_route_are_those_of_its_steps_and_what_is_not_known_is_marked() {
    let model = model(&town());
    let (stations, fit) = (Stations::new(&model), table(&model, &documented()));
    let routes = Routes::new(&model, &stations, &fit, &RouteConfig::default());
    let goal = Goal::Occupation(model.find_occupation("planner").unwrap());
    let found = routes.best(Start::Nothing, goal, 10);
    let names: Vec<_> = found.iter().map(|route| steps(&model, route)).collect();
    // By the catalogue from a-mid and b-mid, and by recommendation from a-mid; c-top lies in another region.
    assert_eq!(
        names,
        [
            ["a-low", "a-mid", "b-top"],
            ["a-low", "b-mid", "b-top"],
            ["a-low", "a-mid", "b-top"],
        ]
    );
    let [first, third, second] = &found[..] else {
        panic!()
    };
    // .9 · (.5 · .8) · (.3 · .5): the way between the majors is assumed to take .3, the recommendation .2.
    assert!((first.success - 0.9 * 0.4 * 0.15).abs() < 1e-12);
    assert!((second.success - 0.9 * 0.4 * 0.1).abs() < 1e-12);
    // 10 places for 40 graduates, and an unknown completion of 1.
    assert!((third.success - 0.9 * 0.25 * 0.15).abs() < 1e-12);
    assert_eq!([first.years, second.years, third.years], [10, 10, 9]);
    // No bachelor program tells its cost: the mean of all stands for it.
    assert_eq!(
        [first.cost, third.cost],
        [Some(1000.0 + 3000.0 + 2000.0), Some(1000.0 + 3000.0 + 2000.0)]
    );
    assert_eq!([first.assumed(), third.assumed()], [[0, 1, 1], [1, 1, 2]]);
    assert_eq!(third.steps[1].entry.unwrap().1.source, Source::Quota);
    let work = first.work.unwrap();
    assert_eq!(
        (work.wage, work.wage_rank.value, work.wage_rank.source),
        (None, 0.5, Source::Assumed)
    );
    assert_eq!(
        first.worth,
        worth(
            first.success,
            10,
            first.cost,
            first.work.as_ref(),
            routes.config()
        )
    );
}

#[test]
fn wages_are_those_that_the_level_reached_may_take() {
    let model = model(&town());
    let (stations, fit) = (Stations::new(&model), table(&model, &documented()));
    let routes = Routes::new(&model, &stations, &fit, &RouteConfig::default());
    let goal = Goal::Occupation(model.find_occupation("maker").unwrap());
    let learner = Start::Program(model.find_program("a-low").unwrap());
    let found = routes.best(learner, goal, 10);
    let wages: Vec<_> = found
        .iter()
        .map(|route| (steps(&model, route), route.work.and_then(|work| work.wage)))
        .collect();
    assert_eq!(
        wages,
        [
            (vec![], Some(50_000.0)),
            (vec!["a-mid".to_owned()], Some(65_000.0)),
            (vec!["b-mid".to_owned()], Some(65_000.0)),
        ]
    );
    assert_eq!(
        (found[0].success, found[0].years, found[0].cost),
        (1.0, 0, Some(0.0))
    );
    let front = routes.front(learner, goal);
    assert!(front.complete);
    assert_eq!(front.routes, found, "each of them is best in something");
}

#[test]
fn the_page_tells_each_step_and_marks_what_is_assumed() {
    let model = model(&town());
    let (stations, fit) = (Stations::new(&model), table(&model, &documented()));
    let routes = Routes::new(&model, &stations, &fit, &RouteConfig::default());
    let page = |start: Start, goal: Goal| {
        let best = routes.best(start, goal, 10);
        let front = routes.front(start, goal);
        routes_text(&model, (start, goal), &best, Some(&front), &TextConfig::default())
    };
    let work = |id| Goal::Occupation(model.find_occupation(id).unwrap());
    let from_low = page(
        Start::Program(model.find_program("a-low").unwrap()),
        work("maker"),
    );
    for line in [
        "From Low (secondary) at A to Maker\n",
        "\n1. no more study, fit .95, pay 50,000 a year; worth ",
        "\n2. 40 of 100 arrive, 3 years, cost 3,000, fit .95, pay 65,000 a year; worth .20\n",
        "3 years  3+2, 50% go on, 80% complete\n",
        "2 years  entrance exam, 25% by its places go on\n",
        "everyone is taken to complete.\n",
    ] {
        assert!(from_low.contains(line), "{line} is not in\n{from_low}");
    }
    assert!(!from_low.contains('?'), "{from_low}");
    let from_nothing = page(Start::Nothing, work("planner"));
    for line in [
        "From junior secondary school to Planner\n",
        "\n1. 5.4? of 100 arrive, 10 years, cost 6,000, fit .95; worth ",
        "recommendation from 2027, 20%? go on, 50%",
    ] {
        assert!(from_nothing.contains(line), "{line} is not in\n{from_nothing}");
    }
    let nowhere = page(Start::Finished(Level::AppliedBachelor), work("sage"));
    assert!(
        nowhere.ends_with("No route leads there along the ways of these tables.\n"),
        "{nowhere}"
    );
}

#[test]
fn routes_keep_to_their_region_and_to_ways_that_are_open() {
    let model = model(&town());
    let (stations, fit) = (Stations::new(&model), table(&model, &documented()));
    let goal = Goal::Major(model.find_major("top").unwrap());
    let ways = |config: RouteConfig| {
        let routes = Routes::new(&model, &stations, &fit, &config);
        routes.best(Start::Finished(Level::Secondary), goal, 10).len()
    };
    assert_eq!(ways(RouteConfig::default()), 3);
    let open_by = Some(2026);
    assert_eq!(
        ways(RouteConfig {
            open_by,
            ..RouteConfig::default()
        }),
        2
    );
    let region = model.find_region("s");
    assert_eq!(
        ways(RouteConfig {
            region,
            ..RouteConfig::default()
        }),
        0
    );
}

#[test]
fn a_master_has_nowhere_higher_to_go_and_a_share_of_nothing_is_no_way() {
    let mut data = town();
    data.articulations[0].share = Some(0.0);
    let model = model(&data);
    let (stations, fit) = (Stations::new(&model), table(&model, &documented()));
    let routes = Routes::new(&model, &stations, &fit, &RouteConfig::default());
    let goal = |id| Goal::Program(model.find_program(id).unwrap());
    assert_eq!(
        routes.best(Start::Finished(Level::ProfessionalMaster), goal("b-top"), 5),
        []
    );
    assert_eq!(routes.best(Start::Nothing, goal("a-mid"), 5), []);
    assert_eq!(routes.best(Start::Nothing, goal("b-mid"), 5).len(), 1);
    assert_eq!(routes.front(Start::Nothing, goal("a-mid")).routes, []);
}

#[test]
fn equally_good_routes_come_in_the_order_of_ids() {
    let mut data = town();
    for program in &mut data.programs {
        (program.completion_rate, program.seat_cost, program.years) = (None, None, None);
    }
    data.articulations.truncate(2);
    for way in &mut data.articulations {
        (way.share, way.quota) = (Some(0.5), None);
    }
    let best = |data: &Dataset| {
        let model = model(data);
        let (stations, fit) = (Stations::new(&model), table(&model, &documented()));
        let routes = Routes::new(&model, &stations, &fit, &RouteConfig::default());
        let goal = Goal::Major(model.find_major("mid").unwrap());
        let found = routes.best(Start::Nothing, goal, 5);
        assert_eq!(
            routes.front(Start::Nothing, goal).routes,
            found[..1],
            "alike: the first alone"
        );
        found.iter().map(|route| steps(&model, route)).collect::<Vec<_>>()
    };
    assert_eq!(best(&data), [["a-low", "a-mid"], ["a-low", "b-mid"]]);
    data.articulations.reverse();
    data.programs.reverse();
    assert_eq!(best(&data), [["a-low", "a-mid"], ["a-low", "b-mid"]]);
}

#[test]
fn links_are_broken_where_a_station_or_the_way_to_it_is_missing() {
    let model = model(&town());
    let (stations, fit) = (Stations::new(&model), table(&model, &documented()));
    let broken = broken_links(&model, &stations, &fit, 0.2);
    let told: Vec<_> = broken
        .iter()
        .map(|link| {
            let occupation = model.occupation(link.occupation).name.as_str();
            let region = link.region.map(|region| model.region(region).name.as_str());
            (occupation, region, link.level, link.openings, link.taught)
        })
        .collect();
    assert_eq!(
        told,
        [
            ("Sage", Some("R"), Some(Level::ProfessionalMaster), 3, false),
            // C teaches it, but no way leads there.
            ("Planner", Some("S"), Some(Level::AppliedBachelor), 4, true),
        ]
    );
    let catalogue = broken_links(&model, &Stations::of_catalogue(&model), &fit, 0.2);
    let told: Vec<_> = catalogue
        .iter()
        .map(|link| (link.occupation, link.openings, link.taught))
        .collect();
    // The catalogue leads from mid to top, but nothing leads to mid.
    let occupation = |id| model.find_occupation(id).unwrap();
    assert_eq!(
        told,
        [
            (occupation("maker"), 30, true),
            (occupation("planner"), 14, true),
            (occupation("sage"), 3, false)
        ]
    );
}

#[test]
fn a_group_is_told_which_levels_and_which_ways_it_misses() {
    let model = model(&town());
    let stations = Stations::new(&model);
    let pair = schools_of(&model, model.find_alliance("pair").unwrap());
    let stages = missing_stages(&model, &stations, &pair);
    assert_eq!(stages.programs, [1, 2, 1, 0]);
    assert_eq!(stages.missing, [Level::ProfessionalMaster]);
    assert_eq!((&stages.unjoined[..], &stages.dead_ends[..]), (&[][..], &[][..]));
    let alone = missing_stages(&model, &stations, &pair[..1]);
    assert_eq!(alone.programs, [1, 1, 0, 0]);
    assert_eq!(alone.missing, [Level::AppliedBachelor, Level::ProfessionalMaster]);
    let [end] = &alone.dead_ends[..] else {
        panic!("one dead end")
    };
    assert_eq!(model.program(end.program).id.as_str(), "a-mid");
    assert_eq!(end.not_taught, [model.find_major("top").unwrap()]);
    assert!(end.taught.is_empty());
}

#[test]
fn what_feeds_a_program_and_what_it_feeds_is_told_by_steps() {
    let model = model(&town());
    let stations = Stations::new(&model);
    let station = |id| Station::Program(model.find_program(id).unwrap());
    let told = |near: Vec<vocmatch::pathway::Near>| -> Vec<(String, usize)> {
        near.iter()
            .map(|near| (ids(&model, [near.station]).remove(0), near.steps))
            .collect()
    };
    let one = |id: &str, steps| (id.to_owned(), steps);
    assert_eq!(
        told(feeders(&stations, station("b-top"), 9)),
        [one("a-mid", 1), one("b-mid", 1), one("a-low", 2)]
    );
    assert_eq!(
        told(feeders(&stations, station("b-top"), 1)),
        [one("a-mid", 1), one("b-mid", 1)]
    );
    assert_eq!(
        told(fed_by(&stations, station("a-low"), 9)),
        [one("a-mid", 1), one("b-mid", 1), one("b-top", 2)]
    );
    assert_eq!(told(fed_by(&stations, station("b-top"), 9)), []);
}

#[test]
fn the_national_catalogue_has_3255_complete_chains_from_321_of_368_secondary_majors() {
    let model = china();
    let stations = Stations::new(&model);
    assert!(!stations.are_programs());
    let chains = complete_chains(&stations);
    assert_eq!((chains.chains, chains.starts, chains.secondary), (3255, 321, 368));
    let all = first_chains(&stations, usize::MAX);
    assert_eq!(all.len(), 3255);
    assert!(all.is_sorted());
    assert_eq!(first_chains(&stations, 7), all[..7]);
    // Bachelor majors of the general catalogue lead nowhere, and every degree category has four digits.
    assert!(all.iter().all(|chain| ids(&model, [chain[3]])[0].len() == 4));
}

#[test]
fn routes_through_the_national_catalogue_end_in_the_occupation_asked_for() {
    let model = china();
    let stations = Stations::new(&model);
    let fit = table(&model, &documented());
    let routes = Routes::new(&model, &stations, &fit, &RouteConfig::default());
    let start = Start::Major(model.find_major("710401").unwrap());
    let goal = Goal::Occupation(model.find_occupation("2-02-38-09").unwrap());
    let best = routes.best(start, goal, 5);
    assert_eq!(best.len(), 5);
    assert!(best.is_sorted_by(|a, b| a.worth >= b.worth - 1e-9));
    let front = routes.front(start, goal);
    assert!(front.complete);
    // Nothing is known of completion or cost here, and every continuation is assumed to take the same share.
    assert!(
        best.iter()
            .all(|route| route.cost.is_none() && route.assumed()[1] == route.steps.len())
    );
    assert!(front.routes.contains(&best[0]));
}

/// Every route by trying every way, best first: stations with ways, success, years, fit.
fn every_route(
    model: &Model,
    stations: &Stations,
    routes: &Routes,
    from: &[Vec<Station>],
    begun: bool,
) -> Vec<Tried> {
    let mut open: Vec<Tried> = Vec::new();
    for start in from {
        let mut tried = Tried {
            stations: start.clone(),
            ways: Vec::new(),
            success: 1.0,
            years: 0,
            cost: 0.0,
        };
        if begun {
            tried.study(model, start[0]);
        }
        open.push(tried);
    }
    let mut all = Vec::new();
    while let Some(tried) = open.pop() {
        for way in stations.out_of(*tried.stations.last().unwrap()) {
            let mut next = tried.clone();
            let articulation = way.articulation(model);
            next.success *= articulation
                .share
                .map_or_else(|| quota(model, routes, way), Share::get);
            next.study(model, way.to);
            next.stations.push(way.to);
            next.ways.push(way.articulation);
            open.push(next);
        }
        all.push(tried);
    }
    all
}

fn quota(model: &Model, routes: &Routes, way: Way) -> f64 {
    let articulation = way.articulation(model);
    let assumed = routes.config().assumed.of(articulation.kind);
    let size = |station: Station| {
        let Station::Program(program) = station else {
            return None;
        };
        let program = model.program(program);
        let rate = program.completion.map_or(1.0, Share::get);
        let graduates = program.graduates.last().map(|g| g.graduates as f64);
        let entrants = program.entrants.last().map(|e| e.entrants as f64 * rate);
        graduates
            .or(entrants)
            .or(program.seats.map(|seats| seats as f64 * rate))
    };
    let Some(quota) = articulation.quota else {
        return assumed;
    };
    let origins: Vec<Station> = match articulation.ends {
        Ends::Programs(from, _) => vec![Station::Program(from)],
        Ends::Majors(from, _) => {
            let all = Stations::of_programs(model);
            let with = |station: &Station| {
                all.out_of(*station)
                    .any(|other| other.articulation == way.articulation)
            };
            all.of_major(model, from).into_iter().filter(with).collect()
        }
    };
    let sizes: Option<f64> = origins.into_iter().map(size).sum();
    match (quota, sizes) {
        (0, _) => 0.0,
        (quota, Some(size)) if size > 0.0 => (quota as f64 / size).min(1.0),
        _ => assumed,
    }
}

#[derive(Debug, Clone)]
struct Tried {
    stations: Vec<Station>,
    ways: Vec<usize>,
    success: f64,
    years: u32,
    cost: f64,
}

impl Tried {
    fn study(&mut self, model: &Model, station: Station) {
        let Station::Program(program) = station else {
            unreachable!("programs")
        };
        let program = model.program(program);
        self.success *= program.completion.map_or(1.0, Share::get);
        self.years += program.years;
        self.cost += program.seat_cost.unwrap();
    }
}

/// A world in which every seat has a cost, a model and its fit.
fn priced(world: &World) -> (Model, FitTable) {
    let mut data: Dataset = (**world).clone();
    for (k, program) in data.programs.iter_mut().enumerate() {
        program.seat_cost = Some([500.0, 2000.0, 2000.0, 0.0][k % 4]);
    }
    let model = model(&data);
    let fit = table(&model, &FitConfig::default());
    (model, fit)
}

/// Who of a model asks for what: a learner with nothing, with a level, and with a program; for each occupation.
fn questions(model: &Model, stations: &Stations) -> Vec<(Start, Vec<Vec<Station>>, bool)> {
    let at = |level| {
        stations
            .at_level(level)
            .map(|station| vec![station])
            .collect::<Vec<_>>()
    };
    let mut questions = vec![
        (Start::Nothing, at(Level::Secondary), true),
        (
            Start::Finished(Level::HigherVocational),
            at(Level::AppliedBachelor),
            true,
        ),
    ];
    if let Some(first) = stations.iter().next() {
        let Station::Program(program) = first else {
            unreachable!("programs")
        };
        questions.push((Start::Program(program), vec![vec![first]], false));
        let major = model.program(program).major;
        let of: Vec<_> = stations
            .of_major(model, major)
            .into_iter()
            .map(|station| vec![station])
            .collect();
        questions.push((Start::Major(major), of, false));
    }
    questions
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn the_best_routes_are_those_of_every_way_and_no_route_turns_back(world in worlds(), scale in prop::option::of(500.0f64..5000.0)) {
        let (model, fit) = priced(&world);
        let stations = Stations::of_programs(&model);
        let config = RouteConfig { cost_scale: scale, ..RouteConfig::default() };
        let routes = Routes::new(&model, &stations, &fit, &config);
        for (start, from, begun) in questions(&model, &stations) {
            let all = every_route(&model, &stations, &routes, &from, begun);
            for occupation in (0..model.occupations().len()).filter_map(|k| model.find_occupation(model.occupations()[k].id.as_str())) {
                let goal = Goal::Occupation(occupation);
                let found = routes.best(start, goal, 4);
                // What a way tried is worth, if it ends in the occupation.
                let mut wanted: Vec<(f64, &Tried)> = all
                    .iter()
                    .filter(|tried| tried.success > 0.0)
                    .filter_map(|tried| {
                        let last = *tried.stations.last()?;
                        let Station::Program(program) = last else { return None };
                        let fit = fit.get(program, occupation)?.score;
                        let asked = asked(&model, occupation).is_none_or(|asked| asked <= stations.level(last));
                        let rank = wage_rank(&model, occupation, stations.level(last));
                        let worth = tried.success
                            * fit
                            * rank.sqrt()
                            * (-0.1 * f64::from(tried.years)).exp()
                            * scale.map_or(1.0, |scale| (-tried.cost / scale).exp());
                        (fit >= config.min_fit && asked).then_some((worth, tried))
                    })
                    .collect();
                wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
                prop_assert_eq!(found.len(), wanted.len().min(4));
                for (route, (worth, _)) in found.iter().zip(&wanted) {
                    prop_assert!((route.worth / worth - 1.0).abs() < 2e-5, "{} instead of {}", route.worth, worth);
                    let ways: Vec<usize> = route.steps.iter().filter_map(|step| Some(step.entry?.0.articulation)).collect();
                    let stops: Vec<Station> = route.from.into_iter().chain(route.steps.iter().map(|step| step.station)).collect();
                    let same = wanted.iter().find(|(_, tried)| tried.ways == ways && tried.stations == stops);
                    let (_, same) = same.unwrap();
                    prop_assert!((same.success - route.success).abs() < 1e-9);
                    prop_assert_eq!((same.years, Some(same.cost)), (route.years, route.cost));
                    prop_assert!(stops.is_sorted_by(|a, b| stations.level(*a) < stations.level(*b)));
                }
                let front = routes.front(start, goal);
                prop_assert!(front.complete);
                // Each way that was tried is no better than some route of the front in everything.
                for (_, tried) in &wanted {
                    let last = *tried.stations.last().unwrap();
                    let Station::Program(program) = last else { unreachable!("programs") };
                    let fit = fit.get(program, occupation).unwrap().score;
                    let covers = |route: &Route| {
                        route.success >= tried.success * (1.0 - 2e-5)
                            && route.years <= tried.years
                            && route.cost.unwrap() <= tried.cost
                            && route.work.unwrap().fit >= fit * (1.0 - 2e-6)
                            && route.work.unwrap().wage_rank.value >= wage_rank(&model, occupation, stations.level(last)) * (1.0 - 2e-6)
                    };
                    prop_assert!(front.routes.iter().any(covers), "{tried:?}");
                }
                if let Some(best) = found.first() {
                    prop_assert!(front.routes.iter().any(|route| (route.worth / best.worth - 1.0).abs() < 2e-5));
                }
            }
        }
    }

    #[test]
    fn the_order_of_rows_changes_no_route_and_no_answer_about_the_pathway(world in worlds(), seed: u64) {
        let answers = |data: &Dataset| {
            let model = model(data);
            let fit = table(&model, &FitConfig::default());
            let stations = Stations::new(&model);
            let routes = Routes::new(&model, &stations, &fit, &RouteConfig::default());
            let mut told = String::new();
            for (k, _) in model.occupations().iter().enumerate() {
                let goal = Goal::Occupation(model.find_occupation(model.occupations()[k].id.as_str()).unwrap());
                let (best, front) = (routes.best(Start::Nothing, goal, 5), routes.front(Start::Nothing, goal));
                write!(told, "{best:?}{front:?}").unwrap();
            }
            told + &format!(
                "{:?}{:?}{:?}",
                complete_chains(&stations),
                first_chains(&stations, 20),
                broken_links(&model, &stations, &fit, 0.2)
            )
        };
        prop_assert_eq!(answers(&world), answers(&shuffled(&world, seed)));
    }

    #[test]
    fn chains_are_counted_as_they_are_walked(world in worlds()) {
        let model = model(&world);
        for stations in [Stations::of_programs(&model), Stations::of_catalogue(&model)] {
            let chains = first_chains(&stations, usize::MAX);
            prop_assert_eq!(chains.len() as u128, complete_chains(&stations).chains);
            prop_assert!(chains.is_sorted_by(|a, b| a < b));
            for chain in &chains {
                prop_assert_eq!(chain.map(|station| stations.level(station)), Level::ALL);
                prop_assert!(chain.windows(2).all(|pair| stations.out_of(pair[0]).any(|way| way.to == pair[1])));
            }
        }
    }
}

/// The lowest level that openings for new entrants ask for, else the occupation.
fn asked(model: &Model, occupation: OccupationIx) -> Option<Level> {
    let lines = model.demand().iter().filter(|line| {
        line.occupation == occupation
            && line.experience_years == 0.0
            && line.openings > 0
            && line.credential == vocmatch::dataset::Credential::Required
    });
    let levels: Vec<Option<Level>> = lines.map(|line| line.min_level).collect();
    levels
        .into_iter()
        .min()
        .unwrap_or(model.occupation(occupation).min_level)
}

/// The rank of what an occupation pays at a level among what occupations pay.
fn wage_rank(model: &Model, occupation: OccupationIx, level: Level) -> f64 {
    let mean = |occupation: OccupationIx, level: Level| {
        let (mut sum, mut people) = (0.0, 0.0);
        for line in model.demand() {
            let open = line.experience_years == 0.0 && line.min_level.is_none_or(|least| least <= level);
            if let (true, Some(wage)) = (open && line.occupation == occupation, line.annual_wage) {
                let openings = (line.openings * i64::from(line.last_year - line.first_year + 1)) as f64;
                sum += wage * openings;
                people += openings;
            }
        }
        (people > 0.0).then(|| sum / people)
    };
    let Some(wage) = mean(occupation, level) else {
        return 0.5;
    };
    let all = model
        .occupations()
        .iter()
        .map(|o| model.find_occupation(o.id.as_str()).unwrap());
    let known: Vec<f64> = all.filter_map(|o| mean(o, Level::ProfessionalMaster)).collect();
    let less = known.iter().filter(|other| **other < wage).count();
    let alike = known.iter().filter(|other| **other == wage).count();
    (less as f64 + alike as f64 / 2.0 + 0.5) / (known.len() as f64 + 1.0)
}
