//! What alliances can fill by themselves, and whom they should invite: by hand, and Beijing's consortium.

use crate::alliance_worlds::oracle;
use crate::golden_plans::holds;
use crate::world::{folder, model, planned};
use vocmatch::alliance::{
    AllianceConfig, AllianceError, Chain, Coverage, Invitations, Measured, Part, YearCoverage, coverage,
    invite,
};
use vocmatch::dataset::rows::{ArticulationRow, MeasureRow};
use vocmatch::dataset::{ArticulationKind, Dataset};
use vocmatch::id::IndustryId;
use vocmatch::matching::{Control, Objective};
use vocmatch::model::Model;
use vocmatch::plan::Plan;
use vocmatch::unit::{Level, Year};
use vocmatch_report::{TextConfig, alliance_text};

/// Chips and food in two regions that nobody leaves. `fab` makes chips in the east; chips include the foundry.
pub fn town() -> Dataset {
    serde_json::from_str(
        r#"{
        "regions": [
            {"region_id": "east", "name": "East"},
            {"region_id": "far", "name": "Far"},
            {"region_id": "harbour", "name": "Harbour", "parent_id": "east"}],
        "industries": [
            {"industry_id": "chips", "name": "Chips", "index": 0.8},
            {"industry_id": "food", "name": "Food"},
            {"industry_id": "foundry", "name": "Foundry", "parent_id": "chips"}],
        "skills": [{"skill_id": "circuits", "name": "Circuits"}],
        "occupations": [
            {"occupation_id": "engineer", "name": "Engineer", "min_level": "applied_bachelor"},
            {"occupation_id": "operator", "name": "Operator", "min_level": "secondary", "max_level": "higher_vocational"}],
        "occupation_skills": [
            {"occupation_id": "operator", "skill": "circuits", "importance": 0.5, "level": 0.8}],
        "majors": [
            {"major_id": "31", "name": "Chip design", "level": "applied_bachelor"},
            {"major_id": "71", "name": "Chip making", "level": "secondary"}],
        "major_skills": [{"major_id": "71", "skill": "circuits", "level": 0.4}],
        "major_occupations": [
            {"major_id": "31", "occupation_id": "engineer"},
            {"major_id": "71", "occupation_id": "operator"}],
        "schools": [
            {"school_id": "k1", "name": "First school", "region_id": "east"},
            {"school_id": "k2", "name": "Second school", "region_id": "east"},
            {"school_id": "k3", "name": "Far school", "region_id": "far"}],
        "programs": [
            {"program_id": "k1-making", "school_id": "k1", "major_id": "71"},
            {"program_id": "k2-design", "school_id": "k2", "major_id": "31"},
            {"program_id": "k2-making", "school_id": "k2", "major_id": "71"},
            {"program_id": "k3-making", "school_id": "k3", "major_id": "71"}],
        "graduates": [
            {"program_id": "k1-making", "year": 2025, "graduates": 30},
            {"program_id": "k2-design", "year": 2025, "graduates": 10},
            {"program_id": "k2-making", "year": 2025, "graduates": 20},
            {"program_id": "k3-making", "year": 2025, "graduates": 15}],
        "enterprises": [
            {"enterprise_id": "bakery", "name": "Bakery", "industry_id": "food", "region_id": "east"},
            {"enterprise_id": "fab", "name": "Fab", "industry_id": "chips", "region_id": "east"},
            {"enterprise_id": "far-fab", "name": "Far fab", "industry_id": "foundry", "region_id": "far"}],
        "bases": [{"base_id": "line", "name": "Line", "enterprise_id": "fab", "region_id": "east", "places": 12}],
        "base_programs": [{"base_id": "line", "program_id": "k1-making", "places": 12}],
        "demand": [
            {"occupation_id": "engineer", "industry_id": "chips", "region_id": "east", "first_year": 2026, "last_year": 2027, "openings": 12},
            {"occupation_id": "operator", "industry_id": "food", "region_id": "east", "first_year": 2026, "last_year": 2027, "openings": 25},
            {"occupation_id": "operator", "industry_id": "foundry", "region_id": "east", "first_year": 2026, "last_year": 2027, "openings": 34},
            {"occupation_id": "operator", "industry_id": "foundry", "region_id": "harbour", "first_year": 2026, "last_year": 2027, "openings": 6},
            {"occupation_id": "operator", "industry_id": "foundry", "region_id": "east", "first_year": 2026, "last_year": 2027, "openings": 5, "experience_years": 3},
            {"occupation_id": "operator", "industry_id": "foundry", "region_id": "far", "first_year": 2026, "last_year": 2027, "openings": 9}],
        "mobility": [{"from_region_id": "east", "to_region_id": "harbour", "willingness": 0.9}],
        "alliances": [
            {"alliance_id": "community", "name": "Chips everywhere", "kind": "community"},
            {"alliance_id": "consortium", "name": "Chips of the east", "kind": "consortium"},
            {"alliance_id": "group", "name": "Schools of the east", "kind": "education_group"}],
        "alliance_members": [
            {"alliance_id": "community", "member_kind": "enterprise", "member_id": "fab"},
            {"alliance_id": "community", "member_kind": "school", "member_id": "k1"},
            {"alliance_id": "community", "member_kind": "school", "member_id": "k2", "first_year": 2027},
            {"alliance_id": "consortium", "member_kind": "enterprise", "member_id": "fab"},
            {"alliance_id": "consortium", "member_kind": "other", "member_id": "Institute", "role": "research"},
            {"alliance_id": "consortium", "member_kind": "school", "member_id": "k1"},
            {"alliance_id": "group", "member_kind": "school", "member_id": "k1"}]
    }"#,
    )
    .unwrap()
}

pub fn covered(model: &Model, plan: &Plan, id: &str, config: &AllianceConfig) -> Coverage {
    let alliance = model.find_alliance(id).unwrap();
    coverage(model, plan, alliance, config, &Control::default()).unwrap()
}

pub fn invited(model: &Model, plan: &Plan, id: &str, config: &AllianceConfig) -> Invitations {
    let alliance = model.find_alliance(id).unwrap();
    invite(model, plan, alliance, config, &Control::default()).unwrap()
}

/// The years' coverage of an alliance of the town.
fn of_town(data: &Dataset, id: &str) -> Vec<YearCoverage> {
    let model = model(data);
    let plan = planned(&model, Objective::BestFit);
    covered(&model, &plan, id, &AllianceConfig::default()).years
}

fn openings_and_filled(years: &[YearCoverage]) -> Vec<(Vec<Year>, i64, i64, i64)> {
    let numbers = |of: &YearCoverage| (of.years.clone(), of.openings, of.own.filled, of.everyone.filled);
    years.iter().map(numbers).collect()
}

#[test]
fn a_consortium_fills_what_its_schools_can_of_its_industries_in_its_place() {
    let [of] = &of_town(&town(), "consortium")[..] else {
        panic!("both years have the same members and the same market")
    };
    // 34 + 6 operators of the foundry in the east and its harbour, 12 engineers; not food, not far, not the experienced.
    assert_eq!(
        (of.years.clone(), of.openings, of.apart, of.broader),
        (vec![2026, 2027], 52, 5, 0)
    );
    // 30 operators of the first school; all graduates would be 40 operators of 50 and 10 engineers.
    assert_eq!(
        (of.own.graduates, of.own.filled, of.everyone.filled),
        (30, 30, 50)
    );
    assert_eq!(of.share(), Some(30.0 / 52.0));
    let level = |part: &Part<Option<Level>>| (part.of, part.openings, part.filled.least, part.filled.most);
    assert_eq!(
        of.own.levels.iter().map(level).collect::<Vec<_>>(),
        [
            (Some(Level::Secondary), 40, 30, 30),
            (Some(Level::AppliedBachelor), 12, 0, 0)
        ]
    );
    // Operators need circuits of importance .5 at .8; the school teaches .4, which is half of it.
    let [circuits] = &of.own.skills[..] else {
        panic!("one skill is needed")
    };
    assert_eq!((circuits.need, circuits.met, circuits.unknown), (20.0, 7.5, 0.0));
    let missing: Vec<_> = of
        .missing_levels
        .iter()
        .map(|one| (one.level, one.openings))
        .collect();
    assert_eq!(missing, [(Level::AppliedBachelor, 12)]);
    assert_eq!(of.untaught.len(), 1);
    assert_eq!(of.untaught[0].openings, 12);
}

#[test]
fn a_link_is_as_strong_as_its_weakest_known_part_and_missing_is_not_zero() {
    let mut data = town();
    // Without any articulation nothing is known of steps: 40 of 52 openings are taught for.
    let education = of_town(&data, "consortium")[0].links[0].strength();
    assert_eq!(education, Some(40.0 / 52.0));
    data.articulations.push(ArticulationRow {
        from_id: "71".to_owned(),
        to_id: "31".to_owned(),
        kind: ArticulationKind::FurtherStudy,
        ..ArticulationRow::default()
    });
    let years = of_town(&data, "consortium");
    let links: Vec<_> = years[0]
        .links
        .iter()
        .map(|link| (link.chain, link.strength()))
        .collect();
    // No way of a member joins the two steps from secondary to bachelor; 30 of 52 filled, below half of the skills; 12 places
    // for 30 graduates at the base, whatever the index of .8; nothing is known of innovation.
    let expected = [
        (Chain::Education, Some(0.0)),
        (Chain::Talent, Some(0.5)),
        (Chain::Industry, Some(0.4)),
        (Chain::Innovation, None),
    ];
    assert_eq!(links, expected);
    assert_eq!(years[0].weakest().unwrap().chain, Chain::Education);
    let parts: Vec<_> = years[0].links.iter().flat_map(|link| &link.parts).collect();
    let share = |measured: Measured| {
        parts
            .iter()
            .find(|part| part.measured == measured)
            .unwrap()
            .share()
    };
    assert_eq!(share(Measured::Taught), Some(40.0 / 52.0));
    assert_eq!(share(Measured::Filled), Some(30.0 / 52.0));
    assert!((share(Measured::Index).unwrap() - 0.8).abs() < 1e-12);

    // A measure of its own comes before those of members; of several years the latest up to the year counts.
    for (subject_kind, subject_id, year, value) in [
        ("school", "k1", 2026, 0.1),
        ("enterprise", "fab", 2026, 0.7),
        ("alliance", "consortium", 2030, 0.2),
    ] {
        data.measures.push(MeasureRow {
            subject_kind: subject_kind.to_owned(),
            subject_id: subject_id.to_owned(),
            year,
            measure: "innovation".to_owned(),
            value,
            ..MeasureRow::default()
        });
    }
    let strength = |data: &Dataset| of_town(data, "consortium")[0].links[3].strength().unwrap();
    assert!((strength(&data) - 0.4).abs() < 1e-12);
    data.measures[2].year = 2026;
    assert!((strength(&data) - 0.2).abs() < 1e-12);
}

#[test]
fn a_community_works_everywhere_and_members_count_from_their_first_year() {
    let years = of_town(&town(), "community");
    // 9 operators of the far foundry more. The second school comes in 2027: 20 operators, of whom 10 find an opening in
    // the east, and 10 engineers. All graduates: 9 far operators more.
    assert_eq!(
        openings_and_filled(&years),
        [(vec![2026], 61, 30, 59), (vec![2027], 61, 50, 59)]
    );
}

#[test]
fn schools_without_an_enterprise_are_measured_by_every_industry_of_their_regions() {
    let years = of_town(&town(), "group");
    // 12 engineers, 25 in food, 34 and 6 in the foundry.
    assert_eq!(openings_and_filled(&years), [(vec![2026, 2027], 77, 30, 60)]);
    assert_eq!(years[0].scope.industries, None);
}

#[test]
fn an_invitation_says_what_is_filled_more_and_which_level_comes() {
    let model = model(&town());
    let plan = planned(&model, Objective::BestFit);
    let config = AllianceConfig::default();
    let found = invited(&model, &plan, "consortium", &config);
    assert_eq!((found.schools_considered, found.enterprises_considered), (2, 1));
    let [second] = &found.schools[..] else {
        panic!("the far school cannot reach the east")
    };
    assert_eq!(second.member, model.find_school("k2").unwrap());
    // 10 operators and 10 engineers in each of two years.
    assert_eq!(
        (second.filled(), second.graduates(), second.openings()),
        (40, 60, 0)
    );
    assert_eq!(
        (second.first_year(), &second.levels[..]),
        (Some(2026), &[Level::AppliedBachelor][..])
    );
    let (before, after) = second.skills.unwrap();
    assert!((before - 7.5 / 20.0).abs() < 1e-12 && (after - 10.0 / 20.0).abs() < 1e-12);
    // The far fab makes the far openings the consortium's, which its school cannot fill.
    let [far] = &found.enterprises[..] else {
        panic!("the bakery is of another industry")
    };
    assert_eq!(far.member, model.find_enterprise("far-fab").unwrap());
    assert_eq!((far.openings(), far.filled(), far.places), (18, 0, 0));
    assert_eq!((found.resolved, found.without_gain, found.untried), (2, 1, 0));

    let none = AllianceConfig {
        max_tried: 0,
        ..config
    };
    let found = invited(&model, &plan, "consortium", &none);
    assert_eq!((found.schools.len(), found.resolved, found.untried), (0, 0, 2));
    // 30 graduates in two years, each of whom could be placed alone.
    assert_eq!(found.untried_most, Some(60));
}

#[test]
fn an_industry_that_is_not_there_is_an_error_and_one_that_is_counts() {
    let model = model(&town());
    let plan = planned(&model, Objective::BestFit);
    let alliance = model.find_alliance("consortium").unwrap();
    let with = |id: &str| {
        let config = AllianceConfig {
            industries: vec![IndustryId::new(id)],
            ..AllianceConfig::default()
        };
        coverage(&model, &plan, alliance, &config, &Control::default()).map(|found| found.years[0].openings)
    };
    assert_eq!(with("food").unwrap(), 77);
    assert_eq!(
        with("toys").unwrap_err(),
        AllianceError::UnknownIndustry(IndustryId::new("toys"))
    );
}

/// The page of Beijing's consortium, and openings added up by hand: 612, 612, 702, 702, 796, 796 given in demand.csv by
/// C3562, C3973 and I6520, and from employment 180·.09·.65 ≈ 11 a year and, in 2025, (13 + 420·.09)·.65 ≈ 33.
#[test]
fn the_consortium_of_beijing_gives_its_golden_page() {
    let model = model(&Dataset::read_dir(folder("examples/data/beijing-ic")));
    let plan = planned(&model, Objective::BestFit);
    let config = AllianceConfig::default();
    let found = covered(&model, &plan, "ic-consortium", &config);
    let given = [612, 612, 702, 702, 796, 796];
    let derived = [(13, 420), (13, 433), (13, 446), (14, 459), (14, 473), (15, 487)];
    for ((of, given), (more, before)) in found.years.iter().zip(given).zip(derived) {
        let employed = (f64::from(more) + f64::from(before) * 0.09) * 0.65;
        assert_eq!(
            of.openings,
            given + 11 + employed.round() as i64,
            "{:?}",
            of.years
        );
        oracle(&model, &plan, of, Objective::FillFirst);
    }
    let invitations = invited(&model, &plan, "ic-consortium", &config);
    let config = TextConfig::default();
    let page = alliance_text(&model, &plan, &found, Some(&invitations), &config);
    holds("beijing-ic-alliance.txt", &page);
}

#[test]
fn the_page_of_a_consortium_tells_what_is_missing_and_whom_to_invite() {
    let model = model(&town());
    let plan = planned(&model, Objective::BestFit);
    let config = AllianceConfig::default();
    let found = covered(&model, &plan, "consortium", &config);
    let invitations = invited(&model, &plan, "consortium", &config);
    let page = alliance_text(&model, &plan, &found, Some(&invitations), &TextConfig::default());
    holds("town-alliance.txt", &page);
}
