//! Warning rules: how they are read, when they fire, and what the page says.

use crate::cases;
use crate::world::{folder, model, planned, programs, shuffled, worlds};
use proptest::prelude::*;
use vocmatch::Model;
use vocmatch::dataset::Dataset;
use vocmatch::id::ProgramIx;
use vocmatch::indicator::{TrackingConfig, tracking};
use vocmatch::matching::Objective;
use vocmatch::plan::Plan;
use vocmatch::rules::{Advised, Comparison, Fired, Measure, Rule, RuleFault, RuleVerdict, Rules, fired};
use vocmatch::unit::Level;
use vocmatch_report::{TextConfig, tracking_table, warnings_table, warnings_text};

fn shipped() -> Rules {
    let path = folder("examples/data/warning-rules.csv");
    Rules::from_csv(&std::fs::read(path).unwrap(), "warning-rules.csv").unwrap()
}

fn beijing() -> (Model, Plan) {
    let model = model(&Dataset::read_dir(folder("examples/data/beijing-ic")));
    let plan = planned(&model, Objective::BestFit);
    (model, plan)
}

fn rule(rule_id: &str, measure: Measure, comparison: Comparison, threshold: f64, years: u32) -> Rule {
    Rule {
        rule_id: rule_id.to_owned(),
        name: String::new(),
        measure,
        comparison,
        threshold,
        years,
        level: None,
        advice: Advised::Watch,
        source: String::new(),
        note: String::new(),
    }
}

/// What a rule read: year, part and group.
type Read = (Option<i32>, Option<i64>, Option<i64>);

fn of(found: &[Fired], rules: &Rules, program: ProgramIx) -> Vec<(String, RuleVerdict, Vec<Read>)> {
    let of = found.iter().filter(|one| one.program == program);
    of.map(|one| {
        let read = one
            .readings
            .iter()
            .map(|reading| (reading.year, reading.part, reading.of));
        (rules.all()[one.rule].rule_id.clone(), one.verdict, read.collect())
    })
    .collect()
}

#[test]
fn the_program_of_beijing_that_placed_fewer_than_60_per_cent_for_two_years_is_warned_of() {
    let (model, plan) = beijing();
    let rules = shipped();
    let found = fired(&model, &plan, &rules, &TrackingConfig::default());
    let program = model.find_program("4111010853-510101").unwrap();
    let none = |year| (Some(year), None, None);
    assert_eq!(
        of(&found, &rules, program),
        [
            (
                "moe-2011-work".to_owned(),
                RuleVerdict::Fires,
                vec![(Some(2023), Some(49), Some(84)), (Some(2024), Some(46), Some(82))]
            ),
            // With those who studied on it was 66% in 2024: above 60, below 70.
            (
                "cards-70".to_owned(),
                RuleVerdict::Fires,
                vec![(Some(2024), Some(54), Some(82))]
            ),
            (
                "jxcia-2015-1".to_owned(),
                RuleVerdict::Fires,
                vec![(Some(2024), Some(54), Some(82))]
            ),
            (
                "own-field".to_owned(),
                RuleVerdict::Fires,
                vec![(Some(2023), Some(21), Some(49)), (Some(2024), Some(18), Some(46))]
            ),
            (
                "own-last".to_owned(),
                RuleVerdict::Fires,
                vec![none(2025), none(2026), none(2027)]
            ),
        ]
    );
    // The other program of the major placed 84% and 79%.
    let other = model.find_program("4111010857-510101").unwrap();
    let other: Vec<String> = of(&found, &rules, other).into_iter().map(|(id, ..)| id).collect();
    assert_eq!(other, ["own-field", "own-last"]);
}

#[test]
fn the_page_of_warnings_has_each_rule_with_its_numbers_and_its_source() {
    let (model, plan) = beijing();
    let rules = shipped();
    let found = fired(&model, &plan, &rules, &TrackingConfig::default());
    let page = warnings_text(&model, &rules, &found, 20, &TextConfig::default());
    let flat = page.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "6 of 17 rules fire, for 3 programs",
        "shrink: 电子信息工程技术 (higher vocational) at 北京工业职业技术学院 • 49 of 84 tracked had work in 2023 (58%), 46 of 82 \
         in 2024 (56%): below .60 for two years → shrink (moe-2011-work)",
        "21 of 49 at work were in the field in 2023 (43%), 18 of 46 in 2024 (39%): below .50 for two years → watch (own-field)",
        "the last graduate adds .00 in 2025, .00 in 2026, .00 in 2027: at most .05 for three years → watch (own-last)",
        "Where these rules come from",
        "The strict reading: only work counts",
    ] {
        assert!(flat.contains(words), "{words}\n{page}");
    }
    assert!(
        page.lines()
            .all(|line| unicode_width::UnicodeWidthStr::width(line) <= 110),
        "{page}"
    );
    assert!(warnings_text(&model, &rules, &[], 20, &TextConfig::default()).contains("0 of 17 rules fire"));
}

#[test]
fn the_tables_of_tracking_and_warnings_have_the_numbers_of_the_pages() {
    let (model, plan) = beijing();
    let rules = shipped();
    let config = TrackingConfig::default();
    let (name, text) = tracking_table(&model, &tracking(&model, &plan.fit, &config)).unwrap();
    assert_eq!(name, "tracking.csv");
    let has = |text: &str, row: &str| assert!(text.lines().any(|line| line == row), "{row}\n{text}");
    has(
        &text,
        "4111010853-510101,2024,82,46,8,1,46,18,0.824271,false,false",
    );
    has(&text, "4111010853-510101,,166,95,16,2,95,39,0.824271,false,false");
    has(&text, "4111010853-460301,2024,,,,,54,46,0.938442,false,false");
    let found = fired(&model, &plan, &rules, &config);
    let (name, text) = warnings_table(&model, &rules, &found).unwrap();
    assert_eq!(name, "warnings.csv");
    has(
        &text,
        "4111010853-510101,moe-2011-work,fires,shrink,placement,below,0.6,2024,46,82,0.560976",
    );
    // Fifteen are tracked there.
    let config = TrackingConfig {
        small: 16,
        suppress_small: true,
        ..config
    };
    let (_, text) = tracking_table(&model, &tracking(&model, &plan.fit, &config)).unwrap();
    has(&text, "4111010858-510103,2024,,,,,,,,true,true");
    has(&text, "4111010858-510103,,,,,,,,,true,true");
}

#[test]
fn every_problem_with_rules_is_told_at_once_with_row_column_and_remedy() {
    let text = "rule_id,measure,comparison,threshold,years,level,advice,souce\n\
                a,placment,below,.6,2,,shrink,x\n\
                a,in_field,under,60,1.5,secundary,close,x\n\
                \n\
                b,completion_rate,below,.7,2,,watch,x\n\
                b,settled,below,60,1,,watch,x\n\
                ,in_field,below,0,0,,watch,x\n\
                c,graduates,above,,1,,watch,x,y\n\
                d,in_field,below,0,11,,watch,x\n";
    let problems = Rules::from_csv(text.as_bytes(), "rules.csv").unwrap_err();
    assert_eq!(
        problems.to_string(),
        "rules.csv row 1, souce: rules have no such column; did you mean \"source\"?\n\
         rules.csv row 2, measure: \"placment\" is not a valid measure; did you mean \"placement\"?\n\
         rules.csv row 3, rule_id: another rule has the id \"a\"; choose another id\n\
         rules.csv row 3, comparison: \"under\" is not a valid comparison; write one of below, at_most, at_least, above\n\
         rules.csv row 3, threshold: 60 is not a share; write a number from 0 to 1, such as .6 for 60%\n\
         rules.csv row 3, years: \"1.5\" is not a number of years; write a whole number from 1 to 10\n\
         rules.csv row 3, level: \"secundary\" is not a valid level; did you mean \"secondary\"?\n\
         rules.csv row 3, advice: \"close\" is not a valid advice; write one of watch, shrink, suspend\n\
         rules.csv row 5, years: completion_rate has one value without a year; leave years empty, or write 1\n\
         rules.csv row 6, rule_id: another rule has the id \"b\"; choose another id\n\
         rules.csv row 6, threshold: 60 is not a share; write a number from 0 to 1, such as .6 for 60%\n\
         rules.csv row 7, rule_id: the cell is empty; write an id\n\
         rules.csv row 7, threshold: no number can meet it; change the threshold, or the comparison\n\
         rules.csv row 7, years: \"0\" is not a number of years; write a whole number from 1 to 10\n\
         rules.csv row 8: the row has 9 cells under 8 headers; put a text with commas in quotes\n\
         rules.csv row 8, threshold: the cell is empty; write a number\n\
         rules.csv row 9, threshold: no number can meet it; change the threshold, or the comparison\n\
         rules.csv row 9, years: \"11\" is not a number of years; write a whole number from 1 to 10"
    );
    assert_eq!(problems.count(), 18);
    let missing = Rules::from_csv(b"rule_id,measure\n", "rules.csv").unwrap_err();
    assert_eq!(
        missing.to_string(),
        "rules.csv row 1, comparison: the column is missing; add the column\n\
         rules.csv row 1, threshold: the column is missing; add the column\n\
         rules.csv row 1, advice: the column is missing; add the column"
    );
    let told = |bytes: &[u8]| Rules::from_csv(bytes, "rules.csv").unwrap_err().to_string();
    assert_eq!(told(b""), "rules.csv: it is empty; write the header row");
    assert!(told(b"rule_id\n\xB1\xB1\xBE\xA9\n").contains("probably GBK"));
    assert!(told(b"rule_id,measure,comparison,threshold,advice\n\"a,placement").contains("never closed"));
}

#[test]
fn rules_are_read_as_they_are_written_and_checked_as_a_list() {
    let rules = shipped();
    let document = serde_json::to_string(&rules).unwrap();
    assert_eq!(serde_json::from_str::<Rules>(&document).unwrap(), rules);
    assert_eq!(rules.all()[0].level, Some(Level::HigherVocational));
    assert!(rules.all().iter().all(|rule| !rule.source.is_empty()));
    let many = vec![rule("a", Measure::Placement, Comparison::Below, 0.5, 1); 1001];
    let problems = Rules::new(many).unwrap_err();
    assert_eq!(problems.all()[0].fault(), &RuleFault::TooMany(1000));
    for threshold in [f64::NAN, f64::INFINITY, -1.0, 1.1] {
        let wrong = rule("a", Measure::Placement, Comparison::Below, threshold, 1);
        assert!(Rules::new(vec![wrong]).is_err(), "{threshold}");
    }
    assert_eq!(Rules::new(Vec::new()).unwrap(), Rules::default());
}

#[test]
fn each_measure_reads_what_the_tables_and_the_plan_say() {
    let (model, plan) = beijing();
    let rules: Vec<Rule> = Measure::NAMES
        .iter()
        .map(|(measure, name)| rule(name, *measure, Comparison::AtLeast, 0.0, 1))
        .collect();
    let rules = Rules::new(rules).unwrap();
    let found = fired(&model, &plan, &rules, &TrackingConfig::default());
    let read = |id: &str| of(&found, &rules, model.find_program(id).unwrap());
    let row = |rule: &str, year, part, of| (rule.to_owned(), RuleVerdict::Fires, vec![(year, part, of)]);
    assert_eq!(
        read("4111010853-510101"),
        [
            row("placement", Some(2024), Some(46), Some(82)),
            row("settled", Some(2024), Some(54), Some(82)),
            row("in_field", Some(2024), Some(18), Some(46)),
            row("further_study", Some(2024), Some(8), Some(82)),
            row("own_business", Some(2024), Some(1), Some(82)),
            row("seats_filled", Some(2025), Some(90), Some(110)),
            row("completion_rate", None, None, None),
            row("placed_share", Some(2025), Some(44), Some(77)),
            row("worth_of_last", Some(2025), None, None),
            row("graduates", Some(2025), Some(86), None),
        ]
    );
    // 120 from outside, and those who come up from 710103 along an articulation.
    let ix = model.find_program("4111010857-510101").unwrap();
    let entrants = plan.supply.flow(ix, 2025).entrants;
    assert!(
        entrants > 120
            && read("4111010857-510101").contains(&row(
                "seats_filled",
                Some(2025),
                Some(entrants),
                Some(170)
            ))
    );
}

/// Every measure, below and above some thresholds, for one and two years.
fn many() -> Rules {
    let mut rules = Vec::new();
    for (measure, name) in Measure::NAMES {
        for (comparison, threshold) in [
            (Comparison::Below, 0.6),
            (Comparison::AtLeast, 0.6),
            (Comparison::AtMost, 0.0),
        ] {
            for years in 1..=2 {
                if years == 1 || measure.has_years() {
                    let id = format!("{name} {comparison:?} {threshold} {years}");
                    rules.push(rule(&id, *measure, comparison, threshold, years));
                }
            }
        }
    }
    Rules::new(rules).unwrap()
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn what_fires_is_beyond_its_threshold_in_years_in_a_row_of_groups_that_are_not_small(
        world in worlds(),
        seed in any::<u64>(),
    ) {
        let first = model(&world);
        let plan = planned(&first, Objective::BestFit);
        let rules = many();
        let found = fired(&first, &plan, &rules, &TrackingConfig::default());
        let order: Vec<_> = found.iter().map(|one| (one.program, one.rule)).collect();
        prop_assert!(order.is_sorted() && order.windows(2).all(|pair| pair[0] != pair[1]));
        for one in &found {
            let rule = &rules.all()[one.rule];
            prop_assert_eq!(one.readings.len(), rule.years as usize);
            let in_a_row = |pair: &[vocmatch::rules::Reading]| pair[0].year.unwrap() + 1 == pair[1].year.unwrap();
            prop_assert!(one.readings.windows(2).all(in_a_row));
            prop_assert_eq!(one.verdict == RuleVerdict::TooFew, one.readings.iter().any(|reading| reading.small));
            for reading in &one.readings {
                prop_assert_eq!(reading.small, reading.of.is_some_and(|of| of < 10));
                if let (Some(part), Some(of)) = (reading.part, reading.of) {
                    prop_assert!(rule.measure == Measure::SeatsFilled || (0..=of).contains(&part));
                    prop_assert_eq!(reading.value, (of > 0).then(|| part as f64 / of as f64));
                }
                let holds = reading.value.is_some_and(|value| rule.comparison.holds(value, rule.threshold));
                prop_assert!(holds || reading.small);
            }
        }
        let again = model(&shuffled(&world, seed));
        prop_assert_eq!(&found, &fired(&again, &planned(&again, Objective::BestFit), &rules, &TrackingConfig::default()));
    }

    #[test]
    fn placement_rules_fire_where_the_rows_say_so(world in worlds()) {
        let model = model(&world);
        let plan = planned(&model, Objective::BestFit);
        let rules = Rules::new(vec![rule("low", Measure::Placement, Comparison::Below, 0.6, 1)]).unwrap();
        let found = fired(&model, &plan, &rules, &TrackingConfig::default());
        for (ix, program) in programs(&model) {
            let rows = world.outcomes.iter().filter(|row| {
                row.program_id == program.id.as_str()
                    && row.occupation_id.is_none()
                    && row.employed.is_some()
                    && row.tracked > 0
            });
            let latest = rows.max_by_key(|row| row.year);
            let expected = latest.and_then(|row| match row.tracked {
                ..10 => Some(RuleVerdict::TooFew),
                tracked => (row.employed.unwrap() * 10 < tracked * 6).then_some(RuleVerdict::Fires),
            });
            let verdict = found.iter().find(|one| one.program == ix).map(|one| one.verdict);
            prop_assert_eq!(verdict, expected);
        }
    }

    #[test]
    fn withheld_numbers_of_small_groups_stand_in_no_warning(world in worlds()) {
        let model = model(&world);
        let plan = planned(&model, Objective::FillFirst);
        let rules = many();
        let config = TrackingConfig { suppress_small: true, ..TrackingConfig::default() };
        let found = fired(&model, &plan, &rules, &config);
        for reading in found.iter().flat_map(|one| &one.readings) {
            let nothing = reading.value.is_none() && reading.part.is_none() && reading.of.is_none();
            prop_assert_eq!(reading.small, nothing);
        }
        // What fires fires anyway. Where small groups are withheld, so is which of them know a number.
        let open = fired(&model, &plan, &rules, &TrackingConfig::default());
        let firing = |found: &[Fired]| -> Vec<(ProgramIx, usize)> {
            let fires = found.iter().filter(|one| one.verdict == RuleVerdict::Fires);
            fires.map(|one| (one.program, one.rule)).collect()
        };
        let open = firing(&open);
        prop_assert!(firing(&found).iter().all(|one| open.contains(one)));
        let page = warnings_text(&model, &rules, &found, 3, &TextConfig::default());
        prop_assert!(!page.contains("withheld in"));
    }

    #[test]
    fn any_bytes_are_rules_or_problems(bytes in prop::collection::vec(any::<u8>(), 0..200), cells in "[a-z_0-9,.\"\n%-]{0,120}") {
        let header = "rule_id,measure,comparison,threshold,years,advice\n";
        for text in [bytes.clone(), [header.as_bytes(), cells.as_bytes()].concat(), [header.as_bytes(), &bytes].concat()] {
            if let Err(problems) = Rules::from_csv(&text, "rules.csv") {
                prop_assert!(problems.count() > 0 && !problems.to_string().is_empty());
            }
        }
    }
}
