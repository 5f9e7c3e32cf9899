//! The converter on a slice of the raw tables (all areas of California; some occupations, fields, schools).

use crate::convert::convert;
use crate::left_out::Total;
use crate::national::catalogue;
use crate::options::{Group, Options, Transfer};
use crate::published::rows;
use crate::reading::Told;
use crate::rules::Rules;
use crate::tables::Tables;
use crate::tally::Tally;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use vocmatch::dataset::Dataset;
use vocmatch::fit::{RelatedConfig, Relatedness, Withhold};
use vocmatch::id::MajorIx;
use vocmatch::problem::Severity;
use vocmatch::{Language, Model};

fn at(path: &str) -> PathBuf {
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

/// The sample with one file changed, converted: what was told, or why it was refused.
struct Spoilt {
    raw: PathBuf,
    language: Language,
    with: fn(&mut Options),
}

impl Spoilt {
    fn new(name: &str) -> Spoilt {
        let raw = std::env::temp_dir().join(format!("import-us-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&raw);
        for folder in ["crosswalk", "demand", "onet", "supply"] {
            std::fs::create_dir_all(raw.join(folder)).unwrap();
            for entry in std::fs::read_dir(at("tests/data/us-sample").join(folder)).unwrap() {
                let path = entry.unwrap().path();
                std::fs::copy(&path, raw.join(folder).join(path.file_name().unwrap())).unwrap();
            }
        }
        Spoilt {
            raw,
            language: Language::English,
            with: |_| (),
        }
    }

    fn change(self, file: &str, change: impl Fn(&str) -> Vec<u8>) -> Spoilt {
        let text = std::fs::read_to_string(self.raw.join(file)).unwrap();
        let changed = change(&text);
        assert_ne!(changed, text.as_bytes(), "nothing was spoilt in {file}");
        std::fs::write(self.raw.join(file), changed).unwrap();
        self
    }

    fn import(self) -> Result<(BTreeMap<String, Vec<u8>>, Tally, String), String> {
        let mut options = Options::new(self.raw.clone(), PathBuf::new(), "ca");
        options.rules.push(at("examples/data/california-rules.csv"));
        // The same words serve `link_evidence`; it is tested with the guards alone.
        options.evidence = false;
        (self.with)(&mut options);
        let result = convert(&options);
        std::fs::remove_dir_all(&self.raw).unwrap();
        match result {
            Ok((tables, tally)) => {
                let bytes = tables
                    .names()
                    .map(|name| (name.to_owned(), tables.csv(name).unwrap()));
                let told = options.desk.faults.lines(Severity::Warning, self.language);
                Ok((bytes.collect(), tally, told.join("\n")))
            }
            Err(error) => {
                let told = error.downcast_ref::<Told>();
                Err(told.map_or_else(|| error.to_string(), |told| told.0.text(self.language).to_owned()))
            }
        }
    }

    /// What is told while the tables come out as those of the sample.
    fn same(self, case: &str) -> String {
        let (tables, _, told) = self.import().unwrap_or_else(|error| panic!("{case}: {error}"));
        assert!(tables == plain(), "{case}: other tables\n{told}");
        told
    }

    fn refused(self) -> String {
        self.import().map(|_| ()).unwrap_err()
    }
}

/// The tables of the sample, converted once.
fn plain() -> BTreeMap<String, Vec<u8>> {
    static PLAIN: std::sync::OnceLock<BTreeMap<String, Vec<u8>>> = std::sync::OnceLock::new();
    let import = || Spoilt::new("plain").import().map(|(tables, ..)| tables).unwrap();
    PLAIN.get_or_init(import).clone()
}

const COMPLETIONS: &str = "supply/completions_ca_institution_2020_2024.csv";
const METRO: &str = "demand/oews_2025_ca_metro.csv";
const PROJECTIONS: &str = "demand/bls_projections_national_2024_2034.csv";

/// The lines of a table with one column changed by its rule.
fn column(text: &str, name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let at = header.iter().position(|cell| cell == name).unwrap();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&header).unwrap();
    for record in reader.records() {
        let record = record.unwrap();
        let cells = record.iter().enumerate();
        let cells = cells.map(|(place, cell)| {
            if place == at {
                change(cell)
            } else {
                cell.to_owned()
            }
        });
        writer.write_record(cells).unwrap();
    }
    writer.into_inner().unwrap()
}

fn with_column(name: &'static str, change: fn(&str) -> String) -> impl Fn(&str) -> Vec<u8> {
    move |text| column(text, name, change)
}

#[test]
fn nothing_is_told_of_the_sample() {
    assert_eq!(Spoilt::new("untouched").same("the sample"), "");
}

#[test]
fn codes_that_a_spreadsheet_changed_are_put_back_in_every_table() {
    let no_point: fn(&str) -> String = |code| code.replace('.', "");
    let no_dash: fn(&str) -> String = |code| code.replace('-', "");
    let guard: fn(&str) -> String = |code| format!("=\"{code}\"");
    let no_zeros: fn(&str) -> String = |code| code.parse::<u32>().unwrap().to_string();
    let decimal: fn(&str) -> String = |code| format!("{code}.0");
    let padded: fn(&str) -> String = |level| format!("{level:0>2}");
    let wide: fn(&str) -> String = |code| {
        let wide = |c: char| char::from_u32(u32::from(c) + 0xFEE0).unwrap();
        code.chars()
            .map(|c| {
                if c == '.' || c.is_ascii_digit() {
                    wide(c)
                } else {
                    c
                }
            })
            .collect()
    };
    for (n, (file, name, change, code)) in [
        (COMPLETIONS, "cip2020_code", no_point, "V114"),
        (COMPLETIONS, "cip2020_code", guard, ""),
        (COMPLETIONS, "cip2020_code", wide, ""),
        (COMPLETIONS, "unitid", decimal, "V114"),
        (COMPLETIONS, "unitid", guard, ""),
        (COMPLETIONS, "award_level", padded, ""),
        (COMPLETIONS, "award_level", decimal, ""),
        (COMPLETIONS, "awards", decimal, ""),
        (COMPLETIONS, "year", decimal, ""),
        ("supply/cip2020.csv", "cip2020_code", guard, ""),
        ("supply/institutions_ca.csv", "unitid", guard, ""),
        ("crosswalk/cip2020_soc2018.csv", "cip2020_code", no_point, "V114"),
        ("crosswalk/cip2020_soc2018.csv", "soc2018_code", no_dash, "V114"),
        (
            "crosswalk/oews_combined_soc2018.csv",
            "oews_code",
            no_dash,
            "V114",
        ),
        (METRO, "soc_code", no_dash, "V114"),
        (METRO, "area_code", no_zeros, "V114"),
        ("demand/oews_areas.csv", "area_code", no_zeros, "V114"),
        (
            "demand/oews_2025_national_states.csv",
            "area_code",
            decimal,
            "V114",
        ),
        (PROJECTIONS, "soc_code", no_dash, "V114"),
        ("demand/oews_occupations.csv", "soc_code", no_dash, "V114"),
        ("onet/occupations.csv", "onetsoc_code", no_dash, "V114"),
        ("onet/skills.csv", "onetsoc_code", no_dash, "V114"),
    ]
    .into_iter()
    .enumerate()
    {
        let case = format!("case {n}: {file} {name}");
        let told = Spoilt::new(&format!("code-{n}"))
            .change(file, with_column(name, change))
            .same(&case);
        assert_eq!(told.get(..4).unwrap_or(""), code, "{case}: {told}");
        assert!(told.lines().count() <= 1, "{case}: {told}");
        if code == "V114" {
            assert!(
                told.contains(&format!("{file}, {name}: ")) && told.contains("in row 2 as"),
                "{told}"
            );
        }
    }
}

#[test]
fn codes_that_cannot_be_put_back_are_refused_at_their_cells_all_at_once() {
    let refused = Spoilt::new("broken")
        .change(COMPLETIONS, |text| {
            text.replacen(",110246,11.0701,", ",110246,4.11E+09,", 1)
                .replacen(",110246,12.0401,", ",1.10E+05,Nov-11,", 1)
                .into_bytes()
        })
        .change(METRO, with_column("employment", |_| "many".to_owned()))
        .refused();
    for line in [
        format!(
            "V113 {COMPLETIONS} row 2, cip2020_code: \"4.11E+09\" is a number in exponent notation; a spreadsheet program changed the code; give the column the format \"Text\""
        ),
        format!("V113 {COMPLETIONS} row 3, unitid: \"1.10E+05\""),
        format!("V113 {COMPLETIONS} row 3, cip2020_code: \"Nov-11\" is a date"),
        format!("V102 {METRO} row 2, employment: \"many\" is not a number"),
        format!("V102 {METRO}, employment: and 539 more of this kind"),
    ] {
        assert!(refused.contains(&line), "{line}\n{refused}");
    }
    assert_eq!(refused.matches("\"many\"").count(), 20);
}

#[test]
fn totals_are_left_out_and_counted() {
    for (n, (rows, what)) in [
        (
            "2024,110246,99,5,443,,\n2024,110246,99.0000,3,59,,\n",
            "all fields",
        ),
        (
            "2024,110246,990000,5,443,,\n2024,110246,Total,3,59,,\n",
            "all fields",
        ),
        ("2024,110246,11,5,443,,\n2024,110246,51,5,59,,\n", "a family"),
        ("2024,110246,11.07,5,443,,\n2024,110246,51.38,5,59,,\n", "a class"),
        (
            "2024,110246,11.0701,0,443,,\n2024,110246,51.3801,All,59,,\n",
            "all award levels",
        ),
        (
            "2024,,11.0701,5,443,,\n2024,Total,51.3801,5,59,,\n",
            "no institution",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let add = |text: &str| format!("{text}{rows}").into_bytes();
        let (tables, tally, told) = Spoilt::new(&format!("totals-{n}"))
            .change(COMPLETIONS, add)
            .import()
            .unwrap();
        assert!(tables == plain(), "{rows}");
        assert!(
            told.starts_with("V315 ") && told.contains(what) && told.contains("2 rows, first row 621"),
            "{told}"
        );
        let labels = [Total::Fields, Total::Levels, Total::Institutions].map(Total::label);
        assert_eq!(
            labels.iter().map(|label| tally.get(label)).sum::<i64>(),
            2,
            "{rows}"
        );
    }
    // Groups of occupations among the single ones.
    let groups = |text: &str| {
        let row = text.lines().find(|line| line.starts_with("11-1021,")).unwrap();
        let group = |code: &str| row.replacen("11-1021", code, 1);
        format!("{text}{}\n{}\n", group("11-0000"), group("11-1020")).into_bytes()
    };
    let told = Spoilt::new("groups").change(PROJECTIONS, groups).same("groups");
    assert!(
        told.contains("11-0000 is a group") && told.contains("row 29, soc_code: 11-1020 is a group"),
        "{told}"
    );
}

#[test]
fn what_no_rule_or_catalogue_knows_is_told_with_its_number() {
    let add = |rows: &'static str| move |text: &str| format!("{text}{rows}").into_bytes();
    let told = Spoilt::new("level")
        .change(COMPLETIONS, add("2024,110246,11.0701,9,443,,\n"))
        .same("level");
    assert!(
        told.contains("no rule knows the award level \"9\"; its 1 rows with 443 awards are left out"),
        "{told}"
    );
    let told = Spoilt::new("unit")
        .change(COMPLETIONS, add("2024,999,11.0701,5,443,,\n"))
        .same("unit");
    assert!(
        told.contains("lacks 1 institutions (999); their 443 awards are left out"),
        "{told}"
    );
    let told = Spoilt::new("repeated")
        .change(COMPLETIONS, |text| {
            let line = text.lines().nth(1).unwrap();
            format!("{text}{line}\n").into_bytes()
        })
        .same("repeated");
    assert!(
        told.contains("row 621: the row repeats row 2; it counts once"),
        "{told}"
    );
    let spoilt = Spoilt::new("field").change(COMPLETIONS, add("2024,110246,60.0101,5,443,,\n"));
    let (_, _, told) = spoilt.import().unwrap();
    assert!(
        told.contains("lacks 1 codes (60.0101); their 1 rows with 443 awards count"),
        "{told}"
    );
    let refused = Spoilt::new("fields")
        .change(
            COMPLETIONS,
            with_column("cip2020_code", |code| code.replacen('.', ".9", 1)[..7].to_owned()),
        )
        .refused();
    assert!(
        refused.contains("V204") && refused.contains("more than half of all awards"),
        "{refused}"
    );
    let refused = Spoilt::new("twice")
        .change(COMPLETIONS, add("2020,110246,11.0701,3,17,,\n"))
        .refused();
    assert!(
        refused.contains(
            "row 621: the awards of this institution, field and level stand in row 2 as 16, here as 17"
        ),
        "{refused}"
    );
    let refused = Spoilt::new("words")
        .change(PROJECTIONS, |text| {
            text.replace("Bachelor's degree", "Bachelors").into_bytes()
        })
        .refused();
    assert!(
        refused.contains("row 3, entry_education: no rule entry_education knows \"Bachelors\""),
        "{refused}"
    );
    assert!(refused.matches("Bachelors").count() > 5, "all of them: {refused}");
}

#[test]
fn a_short_code_is_put_back_only_where_the_catalogue_has_it() {
    let catalogue = |text: &str| {
        format!(
            "{text}01,2,01,AGRICULTURE,\n01.00,4,01,Agriculture,\n01.0000,6,01,\"Agriculture, General.\",\n"
        )
        .into_bytes()
    };
    let add = |rows: &'static str| move |text: &str| format!("{text}{rows}").into_bytes();
    let spoilt = Spoilt::new("float")
        .change("supply/cip2020.csv", catalogue)
        .change(COMPLETIONS, add("2024,110246,1.0,5,443,,\n"));
    let (tables, _, told) = spoilt.import().unwrap();
    let majors = String::from_utf8(tables["majors"].clone()).unwrap();
    assert!(
        majors.contains("\n01.0000b,\"Agriculture, General\",applied_bachelor,01.00\n"),
        "{majors}"
    );
    assert!(told.contains("first \"1.0\" in row 621 as \"01.0000\""), "{told}");
    // A bare 1 may be the family or the field.
    let refused = Spoilt::new("family")
        .change("supply/cip2020.csv", catalogue)
        .change(COMPLETIONS, add("2024,110246,1,5,443,,\n"))
        .refused();
    assert!(
        refused.contains("row 621, cip2020_code: \"1\" may be the family 1 or the field 01.0000"),
        "{refused}"
    );
}

#[test]
fn marks_of_withheld_numbers_count_as_not_known() {
    for (n, mark) in [
        "*",
        "**",
        "~",
        "#",
        ".",
        "N/A",
        "PrivacySuppressed",
        "-1",
        "-2",
        "A",
        "Z",
        "<10",
        "–",
        "n.a.",
    ]
    .into_iter()
    .enumerate()
    {
        let empty = |text: &str| {
            text.replacen("0012540,11-3071,490,", "0012540,11-3071,,", 1)
                .into_bytes()
        };
        let marked = |text: &str| {
            text.replacen("0012540,11-3071,490,", &format!("0012540,11-3071,{mark},"), 1)
                .into_bytes()
        };
        let (expected, ..) = Spoilt::new(&format!("empty-{n}"))
            .change(METRO, empty)
            .import()
            .unwrap();
        let (tables, _, told) = Spoilt::new(&format!("mark-{n}"))
            .change(METRO, marked)
            .import()
            .unwrap();
        assert!(tables == expected, "{mark}");
        assert!(
            told.starts_with(&format!("V110 {METRO}, employment: \"{mark}\"")),
            "{told}"
        );
        assert!(
            told.contains("in 1 cells, first in row 4, counts as not known"),
            "{told}"
        );
    }
    let refused = Spoilt::new("marks")
        .change(METRO, |text| {
            text.replacen(",490,", ",?,", 1)
                .replacen(",4100,", ",4.100,", 1)
                .into_bytes()
        })
        .refused();
    assert!(
        refused.contains("V112 demand/oews_2025_ca_metro.csv row 3, employment: \"4.100\" can be read"),
        "{refused}"
    );
    assert!(
        refused.contains("V102 demand/oews_2025_ca_metro.csv row 4, employment: \"?\" is not a number"),
        "{refused}"
    );
    let told = Spoilt::new("commas")
        .change(
            METRO,
            with_column("employment", |jobs| {
                if jobs == "338230" {
                    "338,230".to_owned()
                } else {
                    jobs.to_owned()
                }
            }),
        )
        .same("commas between thousands");
    assert_eq!(told, "");
}

#[test]
fn encodings_headers_of_the_publishers_and_missing_columns() {
    type Change<'a> = &'a dyn Fn(&str) -> Vec<u8>;
    let institutions = "supply/institutions_ca.csv";
    let utf16 = |text: &str| -> Vec<u8> {
        let mut bytes = vec![0xFE, 0xFF];
        bytes.extend(text.replace(',', "\t").encode_utf16().flat_map(u16::to_be_bytes));
        bytes
    };
    let headers = |text: &str| {
        text.replacen("unitid,name", "\u{feff}UNITID, INSTNM ", 1)
            .replacen(",latitude,longitude,", ",LATITUDE,\"LONGITUD\",", 1)
            .replacen(",state,state_fips,", ",STABBR,FIPS,", 1)
            .into_bytes()
    };
    let flags = |text: &str| {
        text.replacen(
            "unitid,cip2020_code,award_level,awards",
            "UNITID,CIPCODE,AWLEVEL,CTOTALT",
            1,
        )
        .lines()
        .map(|line| {
            if line.starts_with("year") {
                format!("{line},XCTOTALT\n")
            } else {
                format!("{line},R\n")
            }
        })
        .collect::<String>()
        .into_bytes()
    };
    let western = |text: &str| -> Vec<u8> {
        let text = text.replacen("Oroville", "Orovillé, née à Cañon", 1).replacen(
            "Orovillé, née à",
            "Orovillé née à",
            1,
        );
        text.chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap())
            .collect()
    };
    let cases: [(&str, Change, &str); 6] = [
        (COMPLETIONS, &utf16, ""),
        (institutions, &western, "V015"),
        (institutions, &headers, ""),
        (COMPLETIONS, &flags, ""),
        (
            COMPLETIONS,
            &|text| format!("IPEDS completions,,,,,,\n,,,,,,\n{text}").into_bytes(),
            "V021",
        ),
        (COMPLETIONS, &|text| text.replace('\n', "\r\n").into_bytes(), ""),
    ];
    for (n, (file, change, code)) in cases.into_iter().enumerate() {
        let told = Spoilt::new(&format!("form-{n}"))
            .change(file, change)
            .same(&format!("case {n}"));
        assert_eq!(told.get(..4).unwrap_or(""), code, "case {n}: {told}");
    }
    let refused = Spoilt::new("columns")
        .change(COMPLETIONS, |text| {
            text.replacen("unitid,cip2020_code", "school,field", 1)
                .into_bytes()
        })
        .change(METRO, |text| text.replacen("employment", "jobs", 1).into_bytes())
        .refused();
    for line in [
        format!("V006 {COMPLETIONS}: there is no column `unitid`"),
        format!("V006 {COMPLETIONS}: there is no column `cip2020_code`"),
        format!("V006 {METRO}: there is no column `employment`"),
    ] {
        assert!(refused.contains(&line), "{refused}");
    }
}

#[test]
fn second_majors_are_left_out() {
    let majors = |text: &str| {
        let mut lines = text.lines();
        let header = lines.next().unwrap();
        let mut changed = format!("{header},MAJORNUM\n");
        for line in lines {
            changed += &format!("{line},1\n");
        }
        changed += "2024,110246,11.0701,5,9,,,2\n";
        changed.into_bytes()
    };
    let told = Spoilt::new("second")
        .change(COMPLETIONS, majors)
        .same("second majors");
    assert!(
        told.contains("1 rows, first row 621, count second majors"),
        "{told}"
    );
}

#[test]
fn tables_without_rows_are_refused_with_the_cause() {
    let mut spoilt = Spoilt::new("no-jobs").change(PROJECTIONS, |text| {
        text.replace("Line item", "Summary").into_bytes()
    });
    spoilt.language = Language::Chinese;
    let refused = spoilt.refused();
    assert!(
        refused.contains("V205 demand：demand 表将没有任何行：就业预测中没有任何职业"),
        "{refused}"
    );
    let refused = Spoilt::new("no-links")
        .change(
            "crosswalk/cip2020_soc2018.csv",
            with_column("soc2018_code", |_| "99-9999".to_owned()),
        )
        .refused();
    assert!(
        refused.contains("V205 crosswalk: the table major_occupations would have no rows"),
        "{refused}"
    );
    let refused = Spoilt::new("no-levels")
        .change(
            COMPLETIONS,
            with_column("award_level", |level| format!("7{level}")),
        )
        .refused();
    assert!(
        refused.contains("no awards are left") && refused.contains("no rule knows the award level \"73\""),
        "{refused}"
    );
}

#[test]
fn any_bytes_are_refused_or_read() {
    let cases = [
        Vec::new(),
        b"PK\x03\x04".to_vec(),
        vec![0; 64],
        vec![0xFF; 64],
        b"\"open\n1,2".to_vec(),
        "year,unitid,cip2020_code,award_level,awards\n2024\n".into(),
    ];
    for (n, bytes) in cases.into_iter().enumerate() {
        let refused = Spoilt::new(&format!("bytes-{n}"))
            .change(COMPLETIONS, |_| bytes.clone())
            .refused();
        assert!(
            refused.contains("V0") && refused.contains(COMPLETIONS),
            "case {n}: {refused}"
        );
    }
}
