//! The converter on a slice of the raw tables (all areas of California; some occupations, fields, schools).

use crate::convert::convert;
use crate::national::catalogue;
use crate::options::{Group, Options, Transfer};
use crate::published::rows;
use crate::rules::Rules;
use crate::tables::Tables;
use crate::tally::Tally;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use vocmatch::Model;
use vocmatch::dataset::Dataset;
use vocmatch::fit::{RelatedConfig, Relatedness, Withhold};
use vocmatch::id::MajorIx;

pub fn at(path: &str) -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join(path)
}

fn options() -> Options {
    let mut options = Options::new(at("tests/data/us-sample"), PathBuf::new(), "ca");
    options.rules.push(at("examples/data/california-rules.csv"));
    options
}

fn imported(change: impl FnOnce(&mut Options)) -> (Tables, Tally) {
    let mut options = options();
    change(&mut options);
    convert(&options).unwrap()
}

fn links(tables: &Tables, major: &str) -> Vec<String> {
    let rows = tables.rows("major_occupations").iter();
    rows.filter(|row| row[0] == major)
        .map(|row| row[1].clone())
        .collect()
}

/// Openings of an occupation by what they ask: credential, lowest and highest level, years of experience.
fn tiers(tables: &Tables, occupation: &str) -> Vec<(String, i64)> {
    let mut tiers: BTreeMap<String, i64> = BTreeMap::new();
    for row in tables.rows("demand").iter().filter(|row| row[0] == occupation) {
        let credential = if row[6].is_empty() { "required" } else { &row[6] };
        let years = if row[7].is_empty() { "0" } else { &row[7] };
        let asks = [credential, &row[4], &row[8], years].join(" ");
        *tiers.entry(asks).or_default() += row[5].parse::<i64>().unwrap();
    }
    tiers.into_iter().collect()
}

fn graduates(tables: &Tables, program: &str) -> (String, String) {
    let mut rows = tables.rows("graduates").iter();
    let row = rows.find(|row| row[0] == program && row[1] == "2024").unwrap();
    (row[2].clone(), row[3].clone())
}

#[test]
fn nurses_sum_to_the_nations_openings_by_the_states_share_of_jobs_and_ask_an_associates_degree() {
    let (tables, _) = imported(|_| ());
    // 189,100 × 338,940 / 3,379,720 = 18,964.16
    let asks = "required higher_vocational applied_bachelor 0".to_owned();
    assert_eq!(tiers(&tables, "29-1141"), [(asks, 18_964)]);
}

#[test]
fn openings_that_name_high_school_split_by_the_education_that_jobs_require() {
    let (tables, _) = imported(|_| ());
    // Electricians: 7,841.99 openings; of 100.01 answers 61.71 name a certificate, 1.79 an associate's degree
    // and 1.31 a first professional degree, which lies outside.
    let electricians = [
        ("high_school   0", 2_760),
        ("required higher_vocational  0", 140),
        ("required secondary  0", 4_839),
    ];
    assert_eq!(
        tiers(&tables, "47-2111"),
        electricians.map(|(asks, n)| (asks.to_owned(), n))
    );
    // Home care is a stated exception: 765,800 × 970,150 / 4,305,810 = 172,543.81
    let home_care = "high_school   0".to_owned();
    assert_eq!(tiers(&tables, "31-1120"), [(home_care, 172_544)]);
    assert_eq!(tiers(&tables, "35-3023"), [("none   0".to_owned(), 105_549)]);
    let managers = "required applied_bachelor  5".to_owned();
    assert_eq!(tiers(&tables, "11-1021"), [(managers, 26_511)]);
}

#[test]
fn missing_areas_take_the_states_rate_within_its_residual() {
    let (tables, tally) = imported(|_| ());
    let of = |region: &str| {
        let mut rows = tables.rows("demand").iter();
        rows.find(|row| row[0] == "19-4061" && row[1] == region)
            .map(|row| row[5].clone())
            .unwrap()
    };
    // Computed apart from this program: listed in Los Angeles and Chico, not listed in Hanford and Fresno.
    assert_eq!(
        ["31080", "17020", "25260", "23420"].map(of),
        ["389", "9", "2", "23"]
    );
    assert_eq!(tally.get("of which missing and filled"), 117);
    // Pest control is not released for the state: its areas' 9,570 jobs of the nation's 102,620.
    let pest_control: i64 = tiers(&tables, "37-2021").iter().map(|(_, n)| n).sum();
    assert_eq!(pest_control, 1_250);
}

#[test]
fn openings_above_the_levels_stand_apart_and_ask_no_level() {
    let (tables, _) = imported(|_| ());
    // Health specialties teachers: 27,400 × 17,350 / 221,270 = 2,148.46; less than five years of experience.
    assert_eq!(tiers(&tables, "25-1071"), [("beyond   2".to_owned(), 2_148)]);
    assert_eq!(
        links(&tables, "51.3801b"),
        ["29-1141"],
        "no link of the rule cut_link comes back with them"
    );
}

#[test]
fn pay_has_its_quarters_from_the_same_cell_and_areas_their_median() {
    let (tables, _) = imported(|_| ());
    let of = |occupation: &str, region: &str| {
        let mut rows = tables.rows("demand").iter();
        let row = rows.find(|row| row[0] == occupation && row[1] == region);
        row.map(|row| row[9..12].to_vec()).unwrap()
    };
    assert_eq!(of("29-1141", "31080"), ["135560", "112070", "167800"]);
    // Barbers and manicurists stand for the whole group, weighted by openings; where no award is asked for, only
    // the median is written.
    assert_eq!(of("35-3023", "31080")[1..], ["", ""]);
    let medians = tables.rows("regions").iter();
    let medians: BTreeMap<&str, &str> = medians.map(|row| (row[0].as_str(), row[4].as_str())).collect();
    assert_eq!([medians["31080"], medians["0600006"]], ["55850", "51760"]);
}

#[test]
fn occupations_have_the_nations_people_and_groups_their_sum() {
    let (tables, _) = imported(|_| ());
    let mut rows = tables.rows("occupations").iter();
    let mut people = |id: &str| rows.find(|row| row[0] == id).map(|row| row[5].clone()).unwrap();
    assert_eq!([people("11-1021"), people("39-5000")], ["3712900", "748600"]);
}

#[test]
fn schools_that_teach_at_a_distance_say_so_where_they_are_kept() {
    let without = imported(|_| ()).0;
    assert!(without.rows("programs").iter().all(|row| row.len() == 3));
    let kept = imported(|o| o.keep_elsewhere = true).0;
    let told: BTreeSet<(&str, &str)> = kept
        .rows("programs")
        .iter()
        .map(|row| (row[1].as_str(), row[3].as_str()))
        .filter(|(_, delivery)| !delivery.is_empty())
        .collect();
    assert_eq!(told, BTreeSet::from([("119605", "distance")]));
}

#[test]
fn earnings_are_means_of_the_state_by_class_and_level() {
    let file = at("tests/data/us-sample/scorecard_earnings.csv");
    let (tables, tally) = imported(|o| o.earnings = Some(file));
    let row = |cells: [&str; 6]| cells.map(str::to_owned).to_vec();
    // Associates: (198·120,211 + 34·113,944 + 80·106,807 + 39·120,699) / 351 = 116,603.1; the row of New York does not count.
    assert_eq!(
        tables.rows("earnings"),
        [
            row(["class", "51.38", "applied_bachelor", "122232", "371", "36976"]),
            row(["class", "51.38", "higher_vocational", "116603", "351", "36976"]),
            row(["class", "51.39", "secondary", "54282", "255", "36976"]),
        ]
    );
    assert_eq!(tally.get("rows of earnings left out: outside the four levels"), 1);
    assert_eq!(
        tally.get("rows of earnings left out: no program of the class and level"),
        1
    );
}

#[test]
fn words_are_written_if_asked_for_under_the_ids_of_the_tables() {
    let (tables, _) = imported(|o| o.words = true);
    let relations: Vec<_> = tables
        .rows("occupation_relations")
        .iter()
        .map(|row| row.join(" "))
        .collect();
    // Acute care nurses are nurses; a barber's kin are of the same group, and nothing is related to itself.
    assert!(relations.contains(&"29-1141 31-1131 1".to_owned()));
    assert!(relations.contains(&"43-3031 13-2011 0.5".to_owned()));
    assert!(
        relations.iter().all(|row| !row.contains("39-5000")),
        "{relations:?}"
    );
    let mut occupations = tables.rows("occupations").iter();
    let group = occupations.find(|row| row[0] == "39-5000").unwrap();
    let titles = "Barber|Barber Shop Operator|Barber Stylist|Aesthetic RN Injector (Aesthetic Registered Nurse Injector)";
    assert_eq!(group[6], titles);
    let texts: BTreeSet<[&str; 3]> = tables
        .rows("texts")
        .iter()
        .map(|row| [row[0].as_str(), row[1].as_str(), row[2].as_str()])
        .collect();
    assert!(texts.contains(&["major", "51.3801b", "instruction"]));
    assert!(texts.contains(&["occupation", "29-1141", "description"]));
    let mut dataset = Dataset::default();
    for name in tables.names() {
        assert!(dataset.read_csv(name, &tables.csv(name).unwrap()));
    }
    assert_eq!(Model::new(dataset).unwrap().warnings().to_string(), "");
}

#[test]
fn evidence_of_the_whole_catalogue_stands_at_each_level_under_the_ids_of_the_tables() {
    let (tables, _) = imported(|_| ());
    let of = |major: &str| -> Vec<String> {
        let rows = tables.rows("link_evidence").iter();
        rows.filter(|row| row[0] == major)
            .map(|row| row[1..].join(" "))
            .collect()
    };
    // Home care stands for two codes of the crosswalk, personal appearance for six.
    let nursing = ["19-3039 0.009", "29-1141 0.43", "31-1120 0.031", "31-1131 0.73"];
    for major in ["51.3801a", "51.3801b", "51.3801m"] {
        assert_eq!(of(major), nursing, "{major}");
    }
    assert!(of("51.3801c").is_empty(), "no such major here");
    assert_eq!(of("12.0401c"), ["31-1120 0.009", "39-5000 0.56"]);
    assert!(of("24.0101b").is_empty(), "nothing from .005 up");
    let probabilities = tables.rows("link_evidence").iter().map(|row| row[2].as_str());
    assert!(
        probabilities
            .clone()
            .all(|text| text.parse::<f64>().unwrap() >= 0.005)
    );
    assert_eq!(probabilities.count(), 116);
    let without = imported(|o| o.evidence = false).0;
    assert!(without.names().all(|name| name != "link_evidence"));
}

#[test]
fn a_merged_occupation_has_the_largest_probability_of_its_members() {
    let model = Model::new(catalogue(&|file| rows(&at("tests/data/us-sample"), file)).unwrap()).unwrap();
    let related = Relatedness::new(&model, &RelatedConfig::default());
    let major = model.majors().iter().position(|m| m.id.as_str() == "12.0401");
    let evidence = related.of_major(MajorIx::at(major.unwrap()), Withhold::Pair);
    let members = model.occupations().iter().zip(&evidence);
    let members = members.filter(|(occupation, _)| occupation.id.as_str().starts_with("39-50"));
    let rounded = members.map(|(o, pair)| format!("{} {:.2}", o.id, pair.probability));
    let all: Vec<String> = rounded.collect();
    // Hairdressers have the most: .56 stands for the group.
    let expected = [
        "39-5011 0.11",
        "39-5012 0.56",
        "39-5091 0.01",
        "39-5092 0.01",
        "39-5093 0.05",
        "39-5094 0.32",
    ];
    assert_eq!(all, expected);
}

#[test]
fn tables_have_the_title_and_date_of_the_rules() {
    let (tables, _) = imported(|_| ());
    let titles: Vec<_> = tables.rows("about").iter().map(|row| row.join(" ")).collect();
    assert_eq!(
        titles,
        [
            "en California, 2024 graduates and openings 2025–2030 2025-05",
            "zh 加利福尼亚州：2024年毕业生与2025—2030年岗位需求 2025-05",
        ]
    );
    let none = imported(|o| o.rules.clear()).0;
    assert!(none.names().all(|name| name != "about"));
}

#[test]
fn merged_occupations_have_the_openings_links_and_name_of_the_group() {
    let (tables, _) = imported(|_| ());
    // 6,714.42 + 2,259.84 + 778.40
    let group = "required secondary  0".to_owned();
    assert_eq!(tiers(&tables, "39-5000"), [(group, 9_753)]);
    assert_eq!(links(&tables, "12.0401c"), ["39-5000"]);
    let mut occupations = tables.rows("occupations").iter();
    let row = occupations.find(|row| row[0] == "39-5000").unwrap();
    assert_eq!(
        row[1..],
        [
            "Personal appearance workers",
            "39-5000",
            "81",
            "secondary",
            "748600"
        ]
    );
}

#[test]
fn those_who_study_on_are_no_supply() {
    let all = imported(|_| ()).0;
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(graduates(&all, "123299240101a"), pair("44", "44"));
    assert_eq!(graduates(&all, "123299520201a"), pair("111", "111"));
    assert_eq!(graduates(&all, "123299513801a"), pair("58", ""));
    let families = imported(|o| o.transfer = Transfer::Families).0;
    assert_eq!(graduates(&families, "123299240101a"), pair("44", "44"));
    assert_eq!(graduates(&families, "123299520201a"), pair("111", ""));
    let none = imported(|o| o.transfer = Transfer::None).0;
    assert_eq!(graduates(&none, "123299240101a"), pair("44", ""));
}

#[test]
fn links_to_experienced_work_and_remainders_are_cut_where_others_are_left() {
    let cut = imported(|_| ()).0;
    assert_eq!(links(&cut, "52.0201b"), ["13-1071"]);
    let kept = imported(|o| o.keep_funnels = true).0;
    assert_eq!(
        links(&kept, "52.0201b"),
        ["11-1021", "11-3071", "11-9199", "13-1071"]
    );
    // Teachers of nursing are no work for nursing graduates at all.
    assert_eq!(links(&kept, "51.3801b"), ["29-1141"]);
}

#[test]
fn schools_that_teach_elsewhere_are_left_out_and_counted() {
    let (tables, tally) = imported(|_| ());
    let schools: BTreeSet<&str> = tables.rows("schools").iter().map(|row| row[0].as_str()).collect();
    assert!(!schools.contains("119605"));
    assert_eq!(
        tally.get("awards of the last year left out: schools that teach elsewhere"),
        1_234
    );
    assert_eq!(tally.get("institutions in no area of the state"), 1);
    let kept = imported(|o| o.keep_elsewhere = true).0;
    let row = kept
        .rows("schools")
        .iter()
        .find(|row| row[0] == "119605")
        .cloned();
    assert_eq!(row.unwrap()[1..], ["National University", "41740"]);
}

#[test]
fn graduates_of_all_schools_stand_once_by_school_and_by_region() {
    let sum = |tables: &Tables| -> i64 {
        let rows = tables.rows("graduates").iter().filter(|row| row[1] == "2024");
        rows.map(|row| row[2].parse::<i64>().unwrap()).sum()
    };
    let by_school = imported(|_| ()).0;
    let by_region = imported(|o| o.group = Group::Region).0;
    assert_eq!([sum(&by_school), sum(&by_region)], [10_634, 10_634]);
    assert_eq!(
        [by_school.rows("programs").len(), by_region.rows("programs").len()],
        [105, 90]
    );
    // Two certificate levels of one program: the awards add up, the people may be the same.
    let largest = imported(|o| o.largest_of_stack = true).0;
    assert_eq!(sum(&largest), 10_506);
}

#[test]
fn caveats_stand_beside_the_openings_they_concern() {
    let (tables, _) = imported(|_| ());
    let beside = |occupation: &str, credential: &str| {
        let mut rows = tables.rows("demand").iter();
        let row =
            rows.find(|row| row[0] == occupation && row[6] == credential.trim_start_matches("required"));
        row.map(|row| [row[12].clone(), row[13].clone()]).unwrap()
    };
    let caution = |text: &str| [String::new(), text.to_owned()];
    assert_eq!(
        beside("53-3032", "required"),
        caution("Trained elsewhere: mostly short courses not counted here. No program is linked to it")
    );
    let note = [
        "Many graduates are linked to nothing else".to_owned(),
        String::new(),
    ];
    assert_eq!(beside("19-4061", "required"), note);
    assert_eq!(beside("43-3031", "high_school"), caution(""));
    assert_eq!(
        beside("43-3031", "required"),
        caution("Often filled without an award")
    );
    assert_eq!(
        beside("11-9013", "high_school"),
        caution("Mostly self-employed: the area's share is uncertain")
    );
}

#[test]
fn the_same_tables_give_the_same_bytes_and_a_model_without_problems() {
    let (first, second) = (imported(|_| ()).0, imported(|_| ()).0);
    let mut dataset = Dataset::default();
    for name in first.names() {
        let bytes = first.csv(name).unwrap();
        assert_eq!(bytes, second.csv(name).unwrap());
        assert!(dataset.read_csv(name, &bytes), "{name} is no table");
    }
    let model = Model::new(dataset).unwrap();
    assert_eq!(model.warnings().to_string(), "");
    assert_eq!([model.regions().len(), model.programs().len()], [28, 105]);
}

#[test]
fn a_misspelt_rule_is_an_error_and_an_empty_value_takes_a_rule_back() {
    let folder = std::env::temp_dir().join(format!("import-us-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("rules.csv");
    std::fs::write(
        &file,
        "rule,key,value,why\nmerge,39-5011,,\ncut_link,25-1194,-,\n",
    )
    .unwrap();
    let rules = Rules::load([file.as_path()]).unwrap();
    assert_eq!(rules.get("merge", "39-5011"), None);
    assert_eq!(rules.matching("cut_link", "25-1194"), None);
    assert_eq!(rules.matching("cut_link", "25-1072"), Some("yes"));
    std::fs::write(&file, "rule,key,value,why\nmerges,39-5011,39-5000,\n").unwrap();
    let error = Rules::load([file.as_path()]).err().unwrap();
    assert_eq!(
        error.to_string(),
        "rules.csv: there is no rule `merges`; see --help"
    );
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn the_command_line_says_what_is_wrong_with_it() {
    let error = |line: &str| {
        Options::parse(line.split(' ').map(str::to_owned))
            .err()
            .unwrap()
            .to_string()
    };
    assert_eq!(error("raw"), "give two folders: RAW_DIR OUT_DIR; see --help");
    assert_eq!(error("raw out"), "give the state, such as --state XX; see --help");
    assert_eq!(
        error("raw out --years 2030-2025"),
        "`2030-2025` is not a span of years; write it like 2025-2030"
    );
    assert_eq!(
        error("raw out --group class"),
        "`class` is none of school, region"
    );
}

#[test]
fn the_shipped_folder_is_a_model_without_problems() {
    let model = Model::new(Dataset::read_dir(at("examples/data/california"))).unwrap();
    assert_eq!(model.warnings().to_string(), "");
    let counts = [
        model.regions().len(),
        model.schools().len(),
        model.programs().len(),
        model.occupations().len(),
    ];
    assert_eq!(counts, [28, 619, 17_939, 793]);
    assert_eq!(model.link_evidence().len(), 51_626);
    assert_eq!(model.as_of().map(vocmatch::unit::Date::first_autumn), Some(2025));
}
