//! Faults of advice that a planner would not sign, each looked for on the shipped tables and on a small world.

use crate::world::folder;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use vocmatch::advice::{
    Action, ActionKind, Advice, AdviceConfig, Reason, Recommendation, ScreenRule, recommend,
};
use vocmatch::dataset::{Credential, Dataset};
use vocmatch::id::{CategoryIx, ProgramIx, RegionIx};
use vocmatch::model::Model;
use vocmatch::plan::{Plan, PlanConfig};
use vocmatch::unit::{Heads, Level};

struct Advised {
    model: Model,
    plan: Plan,
    advice: Advice,
}

fn advised(data: Dataset, config: &AdviceConfig) -> Advised {
    let model = Model::new(data).unwrap();
    let plan = vocmatch::plan(&model, &PlanConfig::default()).unwrap();
    let advice = recommend(&model, &plan, config).unwrap();
    Advised { model, plan, advice }
}

fn shipped(name: &str) -> Advised {
    let data = Dataset::read_dir(folder("examples/data").join(name));
    advised(data, &AdviceConfig::default())
}

static CALIFORNIA: LazyLock<Advised> = LazyLock::new(|| shipped("california"));
static BEIJING: LazyLock<Advised> = LazyLock::new(|| shipped("beijing-ic"));

fn both() -> [&'static Advised; 2] {
    [&CALIFORNIA, &BEIJING]
}

/// Programs with more entrants, the one with fewer, by class.
fn moved(one: &Recommendation) -> (Vec<ProgramIx>, Option<ProgramIx>) {
    let entrants = one.action.entrants();
    let more = entrants.iter().filter(|(_, heads)| *heads > 0).map(|(ix, _)| *ix);
    let fewer = entrants.iter().find(|(_, heads)| *heads < 0).map(|(ix, _)| *ix);
    (more.collect(), fewer)
}

fn class(model: &Model, program: ProgramIx) -> Option<CategoryIx> {
    model.major(model.program(program).major).category
}

/// Entrants that an action adds to each class of a region, at any level; a move within one adds none.
fn added(model: &Model, action: &Action) -> BTreeMap<(Option<CategoryIx>, RegionIx), Heads> {
    let mut added = BTreeMap::new();
    for (program, heads) in action.entrants() {
        let place = (class(model, program), model.program(program).region);
        *added.entry(place).or_insert(0) += heads;
    }
    if let Action::Open {
        school,
        major,
        entrants,
    } = action
    {
        let place = (model.major(*major).category, model.school(*school).region);
        *added.entry(place).or_insert(0) += entrants;
    }
    added.retain(|_, heads| *heads != 0);
    added
}

#[test]
fn nobody_is_moved_to_a_class_that_pays_less_or_of_which_nobody_knows_the_pay() {
    for one in both() {
        let model = &one.model;
        let unsure = |of: &&Recommendation| !one.advice.with_caution.contains(of);
        for of in one.advice.all().filter(unsure) {
            let (more, fewer) = moved(of);
            let Some(fewer) = fewer else { continue };
            let same = more.iter().all(|ix| class(model, *ix) == class(model, fewer));
            assert!(same, "{:?}", of.action);
        }
    }
}

#[test]
fn no_seats_of_a_class_are_taken_where_the_same_page_adds_them() {
    for one in both() {
        let mut signs = BTreeMap::new();
        let mut programs = BTreeMap::new();
        let mut count = 0;
        for of in one.advice.all() {
            for (place, heads) in added(&one.model, &of.action) {
                assert_eq!(
                    *signs.entry(place).or_insert(heads > 0),
                    heads > 0,
                    "{:?}",
                    of.action
                );
                count += 1;
            }
            for (program, heads) in of.action.entrants() {
                assert_eq!(*programs.entry(program).or_insert(heads > 0), heads > 0);
            }
        }
        assert!(count > 3, "{count}");
    }
}

/// The share of openings of a program's occupations asking for an award that ask for a higher one.
fn asked_higher(model: &Model, plan: &Plan, program: ProgramIx) -> f64 {
    let (of, year) = (model.program(program), *plan.years.start());
    let own: BTreeSet<_> = model.major(of.major).occupations.iter().collect();
    let (mut all, mut higher) = (0, 0);
    for line in model.demand() {
        let asks = matches!(line.credential, Credential::Required | Credential::Beyond);
        if own.contains(&line.occupation) && (line.first_year..=line.last_year).contains(&year) && asks {
            all += line.openings;
            if line.credential == Credential::Beyond || line.min_level > Some(of.level) {
                higher += line.openings;
            }
        }
    }
    higher as f64 / (all as f64).max(1.0)
}

#[test]
fn a_step_to_a_higher_award_is_watched_and_never_cut() {
    for one in both() {
        for of in one.advice.all() {
            if let Some(cut) = moved(of).1 {
                assert!(asked_higher(&one.model, &one.plan, cut) < 0.5, "{:?}", of.action);
            }
        }
    }
    let steps = CALIFORNIA.advice.to_watch.iter();
    let steps: Vec<_> = steps.filter(|one| one.rule == ScreenRule::Step).collect();
    assert!(steps.len() > 10);
    for step in steps {
        assert!(asked_higher(&CALIFORNIA.model, &CALIFORNIA.plan, step.program) >= 0.5);
    }
}

/// Graduates of the last year as a share of those three years before, or two, if there were ten or more then.
fn trend(model: &Model, program: ProgramIx) -> Option<f64> {
    let known = &model.program(program).graduates;
    let last = known.iter().max_by_key(|one| one.year)?;
    let of = |years: i32| known.iter().find(|one| one.year == last.year - years);
    let before = of(3).or_else(|| of(2)).filter(|one| one.graduates >= 10)?;
    Some(last.graduates as f64 / before.graduates as f64)
}

#[test]
fn empty_seats_and_falling_awards_are_no_reason_to_expand() {
    for one in both() {
        let (model, advice) = (&one.model, &one.advice);
        for of in advice.all() {
            let (more, _) = moved(of);
            for program in &more {
                assert!(
                    trend(model, *program).is_none_or(|trend| trend > 0.8),
                    "{:?}",
                    of.action
                );
            }
            if matches!(of.action.kind(), ActionKind::Expand | ActionKind::Order) {
                let free =
                    |reason: &Reason| matches!(reason, Reason::FreeSeats { .. } | Reason::Recruit { .. });
                assert!(!of.reasons.iter().any(free), "{:?}", of.action);
            }
        }
        let lists = [
            &advice.recommendations,
            &advice.pays_little,
            &advice.with_caution,
            &advice.better_matches,
        ];
        for of in lists.into_iter().flatten() {
            for program in moved(of).0 {
                let entrants = one.plan.supply.flow(program, of.first_autumn).entrants as f64;
                let seats = model.program(program).seats.map(|seats| seats as f64);
                assert!(
                    seats.is_none_or(|seats| entrants >= 0.8 * seats),
                    "{:?}",
                    of.action
                );
            }
        }
    }
    // 北方华创 and the schools that it could order from have 67 empty seats.
    let recruit = &BEIJING.advice.to_recruit;
    assert!(!recruit.is_empty());
    for of in recruit {
        assert!(
            of.against
                .iter()
                .any(|reason| matches!(reason, Reason::Recruit { .. }))
        );
    }
    let falling = CALIFORNIA.advice.to_watch.iter();
    assert!(falling.filter(|one| one.rule == ScreenRule::Falling).count() > 10);
}

#[test]
fn advice_begins_in_the_first_autumn_after_the_date_of_the_tables() {
    let first = |one: &Advised| one.advice.all().map(|of| of.first_autumn).min();
    // 2025-09: the autumn of 2025 has begun.
    assert_eq!(first(&BEIJING), Some(2026));
    assert_eq!(first(&CALIFORNIA), Some(2025));
}

#[test]
fn what_fills_nothing_on_balance_is_no_recommendation() {
    for one in both() {
        for of in &one.advice.recommendations {
            let effect = &of.effect;
            assert!(
                effect.filled() > 0 && 2 * effect.filled() >= effect.moved(),
                "{:?}",
                of.action
            );
            assert!(4 * effect.lost() <= effect.moved(), "{:?}", of.action);
        }
        for of in &one.advice.better_matches {
            assert!(of.screened.contains(&ScreenRule::Net), "{:?}", of.action);
        }
    }
}

/// The level of the program that grows first.
fn level(model: &Model, one: &Recommendation) -> Option<Level> {
    let opened = match one.action {
        Action::Open { major, .. } => Some(model.major(major).level),
        _ => None,
    };
    let grown = moved(one).0.first().map(|program| model.program(*program).level);
    grown.or(opened)
}

#[test]
fn seats_are_advised_at_the_level_for_which_openings_ask() {
    for one in both() {
        for of in &one.advice.recommendations {
            let Some(level) = level(&one.model, of) else {
                continue;
            };
            let (mut taken, mut all) = (0.0, 0.0);
            for (target, heads) in of.effect.filled_at.iter().filter(|(_, heads)| *heads > 0) {
                let period = &one.plan.periods[0];
                let nodes = period.market.demand().iter();
                let here =
                    nodes.filter(|node| (node.occupation, node.region) == (target.occupation, target.region));
                let (mut openings, mut taking) = (0, 0);
                for node in here {
                    openings += node.openings;
                    let high = node.max_level.or(node.min_level).is_some_and(|max| level > max);
                    if !high && node.min_level.is_none_or(|min| level >= min) {
                        taking += node.openings;
                    }
                }
                all += *heads as f64;
                taken += *heads as f64 * taking as f64 / (openings as f64).max(1.0);
            }
            assert!(taken + 0.5 >= 0.5 * all, "{:?}: {taken} of {all}", of.action);
        }
    }
}

#[test]
fn what_the_main_list_fills_pays_and_the_lists_say_how_much() {
    let advice = &CALIFORNIA.advice;
    let sum = |of: fn(&Recommendation) -> Heads| advice.recommendations.iter().map(of).sum::<Heads>();
    let below = sum(|one| one.filled.below_median.unwrap());
    assert!(20 * below <= sum(|one| one.filled.openings), "{below}");
    for one in &advice.recommendations {
        assert!(
            4 * one.filled.below_median.unwrap() <= one.filled.openings,
            "{:?}",
            one.action
        );
    }
    assert!(advice.recommendations.len() > 10 && advice.pays_little.len() > 5);
    for one in &advice.pays_little {
        let rules = [ScreenRule::WageScreen, ScreenRule::LowestPaid];
        assert!(
            rules.iter().any(|rule| one.screened.contains(rule)),
            "{:?}",
            one.action
        );
    }
}

#[test]
fn orders_are_told_with_the_expansion_that_they_are_and_each_place_grows_once() {
    for one in both() {
        let mut programs = BTreeSet::new();
        let mut targets = BTreeSet::new();
        for of in one.advice.all() {
            if let Action::Expand { program, .. } | Action::Order { program, .. } = of.action {
                assert!(programs.insert(program), "{:?}", of.action);
            }
        }
        for of in &one.advice.recommendations {
            if !of.action.entrants().is_empty() || of.action.kind() == ActionKind::Open {
                assert!(targets.insert(of.target), "{:?}", of.action);
            }
        }
    }
    assert!(BEIJING.advice.all().any(|one| !one.enterprises.is_empty()));
}

/// Two programs of one school: nursing, of which there is enough, and assisting, of which there is not.
fn small(change: impl Fn(&mut serde_json::Value)) -> Advised {
    let mut world = serde_json::json!({
        "regions": [{"region_id": "n", "name": "North", "median_wage": 50000}],
        "categories": [{"category_id": "51", "name": "Health"},
            {"category_id": "51.39", "name": "Practical nursing", "parent_id": "51"},
            {"category_id": "51.08", "name": "Assisting", "parent_id": "51"}],
        "occupations": [{"occupation_id": "nurse", "name": "Nurse"}, {"occupation_id": "aide", "name": "Assistant"}],
        "schools": [{"school_id": "a", "name": "A", "region_id": "n"}],
        "majors": [
            {"major_id": "nursing", "name": "Nursing", "level": "higher_vocational", "category_id": "51.39"},
            {"major_id": "assisting", "name": "Assisting", "level": "higher_vocational", "category_id": "51.08"}],
        "major_occupations": [{"major_id": "nursing", "occupation_id": "nurse"},
            {"major_id": "assisting", "occupation_id": "aide"}],
        "programs": [{"program_id": "a-n", "school_id": "a", "major_id": "nursing", "years": 1},
            {"program_id": "a-a", "school_id": "a", "major_id": "assisting", "years": 1}],
        "graduates": [{"program_id": "a-n", "year": 2024, "graduates": 80},
            {"program_id": "a-a", "year": 2024, "graduates": 80}],
        "demand": [
            {"occupation_id": "nurse", "region_id": "n", "first_year": 2025, "last_year": 2027, "openings": 50,
                "annual_wage": 90000, "min_level": "higher_vocational"},
            {"occupation_id": "aide", "region_id": "n", "first_year": 2025, "last_year": 2027, "openings": 400,
                "annual_wage": 60000, "min_level": "higher_vocational"}]
    });
    change(&mut world);
    advised(Dataset::from_json(&world.to_string()), &AdviceConfig::default())
}

fn kinds(list: &[Recommendation]) -> Vec<ActionKind> {
    list.iter().map(|one| one.action.kind()).collect()
}

fn earnings(nursing: u32, assisting: u32) -> serde_json::Value {
    serde_json::json!([
        {"subject_kind": "class", "subject_id": "51.39", "earnings": nursing, "threshold": 37000},
        {"subject_kind": "class", "subject_id": "51.08", "earnings": assisting, "threshold": 37000}])
}

#[test]
fn nurses_become_assistants_only_where_earnings_say_that_it_pays() {
    use ActionKind::{Expand, Shrink, Suspend};
    let is_move = |kind: &ActionKind| matches!(kind, Shrink | Suspend);
    // Nothing is known of earnings: the move needs review, and its pay is told.
    let unknown = small(|_| {});
    assert_eq!(kinds(&unknown.advice.recommendations), [Expand]);
    let review = &unknown.advice.with_caution;
    assert!(review.is_empty() || kinds(review).iter().all(is_move));
    // Assistants earn less: nobody is moved.
    let less = small(|world| world["earnings"] = earnings(69_000, 40_000));
    assert!(!less.advice.all().any(|one| is_move(&one.action.kind())));
    assert_eq!(kinds(&less.advice.recommendations), [Expand]);
    // Below the threshold they do not lead either.
    let low = small(|world| world["earnings"] = earnings(69_000, 36_000));
    assert_eq!(kinds(&low.advice.recommendations), []);
    assert_eq!(kinds(&low.advice.pays_little), [Expand]);
    let says = |one: &Recommendation| one.against.iter().any(|r| matches!(r, Reason::Earns { .. }));
    assert!(says(&low.advice.pays_little[0]));
}

#[test]
fn a_class_is_not_cut_and_grown_in_one_place() {
    // Assistants at two schools: one class cannot be grown by one action and cut by another.
    let one = small(|world| {
        world["earnings"] = earnings(40_000, 69_000);
        world["demand"][0]["annual_wage"] = 50_000.into();
    });
    let signs: Vec<_> = one.advice.all().map(|of| added(&one.model, &of.action)).collect();
    let grown = signs.iter().flatten().filter(|(_, heads)| **heads > 0);
    let cut: BTreeSet<_> = signs
        .iter()
        .flatten()
        .filter(|(_, heads)| **heads < 0)
        .map(|(place, _)| place)
        .collect();
    assert!(grown.map(|(place, _)| place).all(|place| !cut.contains(place)));
    assert!(!one.advice.recommendations.is_empty());
}

#[test]
fn a_program_whose_work_asks_for_more_is_a_step() {
    let one = small(|world| {
        world["earnings"] = earnings(40_000, 69_000);
        world["graduates"][0]["graduates"] = 200.into();
        world["demand"][0]["annual_wage"] = 50_000.into();
        world["demand"].as_array_mut().unwrap().push(serde_json::json!(
            {"occupation_id": "nurse", "region_id": "n", "first_year": 2025, "last_year": 2027, "openings": 60,
                "annual_wage": 50000, "min_level": "applied_bachelor"}));
    });
    assert!(one.advice.all().all(|of| moved(of).1.is_none()));
    let watched: Vec<_> = one
        .advice
        .to_watch
        .iter()
        .map(|of| (of.rule, of.reason.clone()))
        .collect();
    let program = one.model.find_program("a-n").unwrap();
    let step = Reason::Step {
        program,
        higher: 60,
        openings: 110,
    };
    assert_eq!(watched, [(ScreenRule::Step, step)]);
}

#[test]
fn students_who_do_not_come_are_no_reason_to_grow() {
    let falling = small(|world| {
        world["graduates"].as_array_mut().unwrap().push(serde_json::json!(
            {"program_id": "a-a", "year": 2021, "graduates": 101}));
    });
    assert_eq!(falling.advice.all().count(), 0);
    let watched = &falling.advice.to_watch[0];
    assert_eq!(watched.rule, ScreenRule::Falling);
    assert!(matches!(
        watched.reason,
        Reason::Awards {
            from: 101,
            to: 80,
            ..
        }
    ));
    let empty = small(|world| {
        world["programs"][1]["seats"] = 120.into();
        world["entrants"] = serde_json::json!([{"program_id": "a-a", "year": 2025, "entrants": 80}]);
    });
    assert_eq!(empty.advice.recommendations, []);
    assert_eq!(kinds(&empty.advice.to_recruit), [ActionKind::Expand]);
}

#[test]
fn a_program_at_a_distance_or_far_larger_than_its_area_needs_review() {
    let distance = small(|world| world["programs"][1]["delivery"] = "distance".into());
    assert_eq!(kinds(&distance.advice.recommendations), []);
    let one = &distance.advice.with_caution[0];
    assert_eq!(one.screened, [ScreenRule::BeyondArea]);
    assert!(
        one.against
            .iter()
            .any(|reason| matches!(reason, Reason::Teaches { .. }))
    );
    let large = small(|world| world["graduates"][1]["graduates"] = 120.into());
    let one = &large.advice.with_caution[0];
    let says = Reason::LargerThanReach {
        program: large.model.find_program("a-a").unwrap(),
        graduates: 120,
        openings: 400,
    };
    assert!(one.against.contains(&says), "{:?}", one.against);
}

#[test]
fn openings_below_the_median_do_not_lead_and_are_counted() {
    let one = small(|world| {
        world["demand"][1]["annual_wage"] = 45_000.into();
        world["regions"][0]["living_wage"] = 46_000.into();
    });
    assert_eq!(kinds(&one.advice.recommendations), []);
    let of = &one.advice.pays_little[0];
    let filled = of.filled;
    assert_eq!(filled.openings, of.effect.filled());
    assert_eq!(filled.below_median, Some(filled.openings));
    assert_eq!(filled.below_living_wage, Some(filled.openings));
    assert_eq!((filled.wage, filled.over_median), (Some(45_000.0), Some(0.9)));
}

#[test]
fn a_level_above_what_openings_ask_for_does_not_lead() {
    let one = small(|world| {
        world["majors"][1]["level"] = "applied_bachelor".into();
        world["demand"][1]["min_level"] = "higher_vocational".into();
        world["demand"][1]["max_level"] = "higher_vocational".into();
    });
    let grows = |list: &[Recommendation]| {
        list.iter()
            .any(|of| level(&one.model, of) == Some(Level::AppliedBachelor))
    };
    assert!(!grows(&one.advice.recommendations));
    let of = &one.advice.with_caution[0];
    assert_eq!(of.screened, [ScreenRule::Level]);
    assert!(
        of.against
            .iter()
            .any(|reason| matches!(reason, Reason::OtherLevel { taken: 0, .. }))
    );
}

#[test]
fn a_rule_left_out_does_not_apply() {
    let world = |rules: Vec<ScreenRule>| {
        let mut config = AdviceConfig::default();
        config.screen.rules = rules;
        let data = Dataset::read_dir(folder("examples/data/beijing-ic"));
        advised(data, &config).advice
    };
    let none = world(Vec::new());
    assert!(none.to_watch.is_empty() && none.to_recruit.is_empty() && none.better_matches.is_empty());
    assert!(none.with_caution.is_empty() && none.pays_little.is_empty());
    assert!(none.recommendations.len() > BEIJING.advice.recommendations.len());
}
