//! Codes that a spreadsheet program changed, and ids that only look alike: put back, or told at their cells.

use std::fmt::Write as _;
use vocmatch::Language;
use vocmatch::dataset::Dataset;
use vocmatch::model::Model;
use vocmatch::problem::{Code, Problems};

/// The smallest tables in which codes refer to codes.
const TABLES: &[(&str, &str)] = &[
    ("regions", "region_id,name\n010000,North\n020000,East\n"),
    (
        "categories",
        "category_id,name,parent_id\n01,Land,\n01.00,Farms,01\n11.01,Computers,\n",
    ),
    (
        "occupations",
        "occupation_id,name\n11-1011,Chief\n11-1021,Manager\n",
    ),
    (
        "schools",
        "school_id,name,region_id\n4111010005,One,010000\n4111010009,Two,020000\n",
    ),
    (
        "majors",
        "major_id,name,level,category_id\n01.0000a,Farming,higher_vocational,01.00\n11.0100b,Computing,applied_bachelor,11.01\n51.0001a,Health,higher_vocational,\n",
    ),
    (
        "major_occupations",
        "major_id,occupation_id\n01.0000a,11-1011\n11.0100b,11-1021\n",
    ),
    (
        "programs",
        "program_id,school_id,major_id\np1,4111010005,01.0000a\np2,4111010009,11.0100b\n",
    ),
    ("graduates", "program_id,year,graduates\np1,2025,30\np2,2025,40\n"),
    (
        "demand",
        "occupation_id,region_id,first_year,openings\n11-1011,010000,2025,20\n11-1021,020000,2025,25\n",
    ),
];

/// The tables with texts of some replaced: table, what is sought, what stands there.
fn with(changes: &[(&str, &str, &str)]) -> Dataset {
    let mut dataset = Dataset::default();
    for (table, text) in TABLES {
        let mut text = (*text).to_owned();
        for (changed, old, new) in changes {
            if changed == table {
                assert!(text.contains(old), "{table} has {old}");
                text = text.replace(old, new);
            }
        }
        assert!(dataset.read_csv(table, text.as_bytes()));
    }
    dataset
}

fn problems(dataset: Dataset) -> Problems {
    Model::new(dataset).map_or_else(|problems| problems, |model| model.warnings().clone())
}

fn told(changes: &[(&str, &str, &str)]) -> Vec<String> {
    let problems = problems(with(changes));
    // The openings say no level, which is no matter here.
    let others = problems.iter().filter(|problem| problem.code() != Code::NoLevel);
    others.map(ToString::to_string).collect()
}

/// The links of majors to occupations, by name.
fn links(model: &Model) -> Vec<(String, usize)> {
    let majors = model.majors().iter();
    let mut links: Vec<_> = majors
        .map(|major| (major.name.clone(), major.occupations.len()))
        .collect();
    links.sort();
    links
}

#[test]
fn the_tables_have_no_problems() {
    assert_eq!(told(&[]), [""; 0]);
}

#[test]
fn codes_that_lost_zeros_are_put_back_wherever_they_stand() {
    let right = Model::new(with(&[])).unwrap();
    for (table, old, new, place) in [
        ("majors", "\n01.0000a", "\n1.0a", "majors.csv row 2, major_id"),
        ("majors", "\n01.0000a", "\n1a", "majors.csv row 2, major_id"),
        ("majors", "\n11.0100b", "\n11.01b", "majors.csv row 3, major_id"),
        (
            "major_occupations",
            "01.0000a",
            "1.0a",
            "major_occupations.csv row 2, major_id",
        ),
        ("programs", "01.0000a", "1.0000a", "programs.csv row 2, major_id"),
        (
            "programs",
            "4111010005",
            "4111010005.0",
            "programs.csv row 2, school_id",
        ),
        (
            "programs",
            "4111010005",
            "\"4,111,010,005\"",
            "programs.csv row 2, school_id",
        ),
        ("demand", "11-1011", "111011", "demand.csv row 2, occupation_id"),
        ("demand", "11-1011", "11.1011", "demand.csv row 2, occupation_id"),
        ("demand", "11-1011", "11–1011", "demand.csv row 2, occupation_id"),
        (
            "demand",
            "11-1011",
            "１１-1011",
            "demand.csv row 2, occupation_id",
        ),
        (
            "occupations",
            "11-1011",
            "111011",
            "occupations.csv row 2, occupation_id",
        ),
        ("schools", "010000", "10000", "schools.csv row 2, region_id"),
        ("regions", "010000", "10000", "regions.csv row 2, region_id"),
        ("schools", "010000", "'010000", "schools.csv row 2, region_id"),
    ] {
        let lines = told(&[(table, old, new)]);
        assert_eq!(lines.len(), 1, "{table} {new}: {lines:?}");
        assert!(lines[0].starts_with(&format!("V114 {place}: ")), "{lines:?}");
        let model = Model::new(with(&[(table, old, new)])).unwrap();
        assert_eq!(links(&model), links(&right), "{table} {new}");
        let ids = |model: &Model| -> Vec<String> {
            let majors = model.majors().iter().map(|major| major.id.to_string());
            let occupations = model.occupations().iter().map(|one| one.id.to_string());
            let regions = model.regions().iter().map(|one| one.id.to_string());
            majors.chain(occupations).chain(regions).collect()
        };
        assert_eq!(ids(&model), ids(&right), "{table} {new}");
    }
}

#[test]
fn a_whole_column_that_was_changed_is_told_once() {
    let lines = told(&[
        ("majors", "\n01.0000a", "\n1.0a"),
        ("majors", "\n11.0100b", "\n11.01b"),
    ]);
    assert_eq!(
        lines,
        [
            "V114 majors.csv row 2, major_id: \"1.0a\" is read as \"01.0000a\": a spreadsheet program seems to have \
             changed the code; so is 1 more cell of the column; give the column the format \"Text\", and write the code \
             as it is"
        ]
    );
}

#[test]
fn whatever_names_a_changed_code_by_its_new_form_follows_it() {
    let mut dataset = with(&[("majors", "\n01.0000a", "\n1.0a")]);
    dataset.read_csv(
        "measures",
        b"subject_kind,subject_id,year,measure,value\nmajor,1.0a,2025,pupils,3\n",
    );
    dataset.read_csv(
        "texts",
        b"subject_kind,subject_id,field,text\nmajor,1.0a,courses,Soil\n",
    );
    let told = problems(dataset).to_string();
    assert_eq!(
        told.lines().filter(|line| !line.starts_with("V310")).count(),
        3,
        "{told}"
    );
    assert!(
        told.contains("V114 measures.csv row 2, subject_id: \"1.0a\" is read as \"01.0000a\""),
        "{told}"
    );
}

#[test]
fn a_code_that_may_be_one_of_several_is_refused_at_its_cell() {
    let two = (
        "majors",
        "\n51.0001a",
        "\n01.00a,Fields,higher_vocational,\n51.0001a",
    );
    let lines = told(&[two, ("programs", "01.0000a", "1.0a")]);
    assert_eq!(
        lines,
        [
            "V113 programs.csv row 2, major_id: a spreadsheet program changed the code to \"1.0a\": \"01.00a\" or \
             \"01.0000a\" may be meant; give the column the format \"Text\", and write the code again"
                .replace("\"01.00a\" or \"01.0000a\"", "\"01.0000a\" or \"01.00a\"")
        ]
    );
}

#[test]
fn codes_that_became_one_are_told_where_they_are_defined() {
    let lines = told(&[
        ("categories", "\n01,Land", "\n1,Land"),
        ("categories", "\n01.00,Farms,01", "\n1,Farms,1"),
    ]);
    let codes: Vec<_> = lines.iter().map(|line| &line[..4]).collect();
    assert_eq!(codes, ["V113", "V113"], "{lines:?}");
    assert!(
        lines[0].starts_with("V113 categories.csv row 2, category_id: "),
        "{lines:?}"
    );
    assert!(
        lines[1].starts_with("V113 categories.csv row 3, category_id: "),
        "{lines:?}"
    );
}

#[test]
fn exponents_are_told_once_a_column_and_dates_at_each_cell() {
    let lost = [
        ("schools", "4111010005", "4.11E+09"),
        ("schools", "4111010009", "4.11E+09"),
    ];
    let lines = told(&lost);
    assert_eq!(
        lines,
        [
            "V113 schools.csv row 2, school_id: \"4.11E+09\" is a number in exponent notation: a spreadsheet program \
             changed the code, and its last digits are lost; so is 1 more cell of the column; give the column the format \
             \"Text\", and write the code again"
        ]
    );
    let lines = told(&[("programs", "4111010005", "4.11E+09")]);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(
        lines[0].starts_with("V113 programs.csv row 2, school_id: \"4.11E+09\""),
        "{lines:?}"
    );
    for date in ["Nov-11", "11月11日", "2011/11/1"] {
        let lines = told(&[("occupations", "11-1011", date)]);
        assert_eq!(lines.len(), 1, "{date}: {lines:?}");
        assert!(
            lines[0].starts_with(&format!(
                "V113 occupations.csv row 2, occupation_id: \"{date}\" is a date: "
            )),
            "{lines:?}"
        );
        let lines = told(&[("demand", "11-1011", date)]);
        assert_eq!(lines.len(), 1, "{date}: {lines:?}");
        assert!(
            lines[0].starts_with("V113 demand.csv row 2, occupation_id: "),
            "{lines:?}"
        );
    }
}

#[test]
fn guarded_cells_are_read_with_one_notice_a_column() {
    let guard = [
        ("majors", "\n01.0000a", "\n=\"01.0000a\""),
        ("majors", "\n11.0100b", "\n\"=\"\"11.0100b\"\"\""),
        ("majors", "Farming", "=\"Farming\""),
    ];
    let lines = told(&guard);
    assert_eq!(
        lines,
        [
            "V114 majors.csv row 2, major_id: =\"01.0000a\" is read as 01.0000a, and 1 more cell of the column in the \
             same way; give the column the format \"Text\", and write the code as it is",
            "V114 majors.csv row 2, name: =\"Farming\" is read as Farming; give the column the format \"Text\", and \
             write the code as it is",
        ]
    );
    let numbers = Dataset::from_json(r#"{"regions": [{"region_id": "=\"010000\"", "name": "North"}]}"#);
    assert_eq!(numbers.regions[0].region_id, "010000");
    assert_eq!(problems(numbers).count(), 1);
    let mut numbers = Dataset::default();
    assert!(numbers.read_csv("entrants", b"program_id,year,entrants\np1,=\"2025\",=\"30\"\n"));
    assert_eq!(
        (numbers.entrants[0].year, numbers.entrants[0].entrants),
        (2025, 30)
    );
}

#[test]
fn a_code_of_similar_digits_is_never_suggested_for_one_that_was_changed() {
    let lines = told(&[(
        "majors",
        "\n01.0000a,Farming,higher_vocational,01.00",
        "\n02.0000a,Farming,higher_vocational,01.00",
    )]);
    assert!(lines.iter().all(|line| !line.contains("51.0001a")), "{lines:?}");
    assert!(
        lines
            .iter()
            .all(|line| line.contains("no major has the id \"01.0000a\"")),
        "{lines:?}"
    );
}

#[test]
fn ids_that_look_alike_are_told_with_their_difference() {
    for (old, new, why) in [
        (
            "p1,2025",
            "P1,2025",
            "only in capital and small letters; did you mean \"p1\"?",
        ),
        (
            "p1,2025",
            "р1,2025",
            "only in a character that looks alike: \"р\" (U+0440) for \"p\" (U+0070); did you mean \"p1\"?",
        ),
    ] {
        let lines = told(&[("graduates", old, new)]);
        assert_eq!(lines.len(), 1, "{new}: {lines:?}");
        assert!(
            lines[0].starts_with("V204 graduates.csv row 2, program_id: "),
            "{lines:?}"
        );
        assert!(lines[0].ends_with(why), "{lines:?}");
    }
    // Other forms of the same characters are the same.
    for (table, old, new) in [
        ("graduates", "p1,2025", "ｐ１,2025"),
        ("graduates", "p1,2025", "p\u{200B}1,2025"),
    ] {
        let lines = told(&[(table, old, new)]);
        assert_eq!(lines.len(), 1, "{new}: {lines:?}");
        assert!(
            lines[0].starts_with("V114 graduates.csv row 2, program_id: "),
            "{lines:?}"
        );
    }
    let composed = [
        ("programs", "\np1", "\nC\u{F3}rdoba"),
        ("graduates", "\np1", "\nCo\u{301}rdoba"),
    ];
    let lines = told(&composed);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(
        lines[0].contains("differs only in the Unicode form of their letters"),
        "{lines:?}"
    );
    assert!(
        lines[0].ends_with("check it, and write it as the table that defines it does"),
        "{lines:?}"
    );
    let twice = [
        ("programs", "\np2", "\nCo\u{301}rdoba"),
        ("programs", "\np1", "\nC\u{F3}rdoba"),
        ("graduates", "p", "C\u{F3}rdoba"),
    ];
    let twice: Vec<_> = twice[..2].to_vec();
    let lines = told(&twice);
    assert!(
        lines
            .iter()
            .any(|line| line.starts_with("V203 programs.csv row 3, program_id: ")
                && line.contains("differs from that in row 2 only in the Unicode form of their letters")),
        "{lines:?}"
    );
}

#[test]
fn two_ids_in_one_cell_are_told_with_what_to_do() {
    for separator in ["、", ";", "；", "/", "|", " ", "，"] {
        let both = format!("11-1011{separator}11-1021");
        let lines = told(&[("major_occupations", "11-1011", &both)]);
        assert_eq!(
            lines,
            [format!(
                "V204 major_occupations.csv row 2, occupation_id: the cell holds 2 ids, \"{both}\", and takes one; \
                 write a row for each"
            )]
        );
    }
    let lines = told(&[("schools", "010000", "010000;020000")]);
    assert_eq!(
        lines,
        [
            "V204 schools.csv row 2, region_id: the cell holds 2 ids, \"010000;020000\", and takes one; write one of them"
        ]
    );
    // One of them is not known: nothing is sure.
    let lines = told(&[("major_occupations", "11-1011", "11-1011;99-1021")]);
    assert!(lines[0].contains("no occupation has the id"), "{lines:?}");
}

#[test]
fn every_message_is_in_chinese_too() {
    for changes in [
        [("majors", "\n01.0000a", "\n1.0a")],
        [("schools", "4111010005", "4.11E+09")],
        [("occupations", "11-1011", "Nov-11")],
        [("graduates", "p1,2025", "P1,2025")],
        [("majors", "\n01.0000a", "\n=\"01.0000a\"")],
        [("major_occupations", "11-1011", "11-1011、11-1021")],
    ] {
        for problem in &problems(with(&changes)) {
            let (wrong, remedy) = (
                problem.wrong(Language::Chinese),
                problem.remedy(Language::Chinese),
            );
            assert!(!wrong.contains(" the ") && !wrong.contains(" is "), "{wrong}");
            assert!(!remedy.contains(" the "), "{remedy}");
        }
    }
}

#[test]
fn a_hundred_thousand_changed_codes_are_put_back_in_bounded_time() {
    let mut majors = String::from("major_id,name,level\n");
    let mut links = String::from("major_id,occupation_id\n");
    for k in 0..20_000 {
        writeln!(majors, "{}.{:04},M,secondary", k / 10_000 + 1, k % 10_000).unwrap();
        writeln!(links, "0{}.{:04},o", k / 10_000 + 1, k % 10_000).unwrap();
    }
    let mut dataset = Dataset::default();
    dataset.read_csv("majors", majors.as_bytes());
    dataset.read_csv("major_occupations", links.as_bytes());
    dataset.read_csv("occupations", b"occupation_id,name\no,One\n");
    let problems = problems(dataset);
    assert_eq!(problems.count(), 1, "{problems}");
    assert_eq!(
        problems.iter().next().map(vocmatch::problem::Problem::code),
        Some(Code::CodePutBack)
    );
}
