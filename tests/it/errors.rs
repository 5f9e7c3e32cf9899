//! Each code has an example that its rule prints, and docs/errors.md tells of each, in order.

mod cases;

use std::fmt::Write;
use vocmatch::Language;
use vocmatch::dataset::Dataset;
use vocmatch::model::Model;
use vocmatch::problem::Code;

/// A small dataset without problems; examples replace tables of it or add to them.
const SOUND: &[(&str, &str)] = &[
    (
        "regions",
        "region_id,name,latitude,longitude\nnorth,North,40,116\neast,East,,\n",
    ),
    ("industries", "industry_id,name\nmaking,Making\n"),
    ("categories", "category_id,name\n51,Electronics\n"),
    (
        "skills",
        "skill_id,name,aliases\ns1,Welding,joining|TIG\ns2,Reading,\n",
    ),
    (
        "occupations",
        "occupation_id,name,min_level\nwelder,Welder,secondary\nnurse,Nurse,\n",
    ),
    ("schools", "school_id,name,region_id\nk1,North school,north\n"),
    (
        "majors",
        "major_id,name,level\n710401,Basics,secondary\n510401,Circuits,higher_vocational\n310401,Design,applied_bachelor\n",
    ),
    (
        "programs",
        "program_id,school_id,major_id,seats,completion_rate\np1,k1,710401,50,.9\np2,k1,510401,40,\np3,k1,310401,,\n",
    ),
    ("bases", "base_id,name,region_id,places\nb1,Works,north,30\n"),
    (
        "stages",
        "stage_id,name,first_age,years\nprimary,Primary,6,6\njunior,Junior,12,3\n",
    ),
];

fn told(dataset: Dataset) -> String {
    match Model::new(dataset) {
        Ok(model) => model.warnings().to_string(),
        Err(problems) => problems.to_string(),
    }
}

/// What is told of the sound dataset once these tables stand in place of its own.
fn told_with(tables: &[(&str, &[u8])]) -> String {
    let mut dataset = Dataset::default();
    for (table, text) in SOUND {
        if tables.iter().all(|(other, _)| other != table) {
            assert!(dataset.read_csv(table, text.as_bytes()));
        }
    }
    for (table, text) in tables {
        assert!(dataset.read_csv(table, text));
    }
    told(dataset)
}

#[test]
fn the_sound_dataset_has_no_problems() {
    assert_eq!(told_with(&[]), "");
}

/// An example of each code, as printed.
fn examples() -> Vec<(Code, String)> {
    let mut examples = vec![
        (Code::Unreadable, told(Dataset::read_dir("no/such/folder"))),
        (
            Code::NotUtf8,
            told_with(&[("regions", b"region_id,name\nm,M\xFCnchen\nnorth,North\n")]),
        ),
        (Code::NotJson, told(Dataset::from_json("{\"regions\": [}"))),
        (Code::UnknownTable, told(Dataset::from_json("{\"progams\": []}"))),
        (
            Code::NotATable,
            told(Dataset::from_json("{\"regions\": {\"north\": \"North\"}}")),
        ),
        (
            Code::TakenForGb18030,
            told_with(&[("regions", b"region_id,name\nnorth,\xB1\xB1\xBE\xA9\neast,East\n")]),
        ),
        // Workbooks are read with the feature `xlsx` only: tests/workbook has their rules.
        (
            Code::NotAWorkbook,
            "V016 data.xlsx: the workbook cannot be read: it has a password, or is of the older kind .xls; \
             save it as an Excel workbook (.xlsx) without a password"
                .to_owned(),
        ),
        (
            Code::TooLarge,
            "V017 data.xlsx: the workbook takes more memory than is given to one; \
             remove what is not a table, or save the tables as CSV"
                .to_owned(),
        ),
        // A table of this length does not fit into a test: the rule has a unit test of its own.
        (
            Code::TooManyRows,
            "V012 graduates: the table has 3,000,000,000 rows, more than 2,147,483,648; split the dataset"
                .to_owned(),
        ),
        (
            Code::LongId,
            told_with(&[(
                "industries",
                format!("industry_id,name\n{},Making\n", "x".repeat(201)).as_bytes(),
            )]),
        ),
    ];
    for (code, tables) in cases::CASES {
        let tables: Vec<_> = tables
            .iter()
            .map(|(table, text)| (*table, text.as_bytes()))
            .collect();
        examples.push((*code, told_with(&tables)));
    }
    examples.sort_by_key(|(code, _)| *code);
    examples
}

#[test]
fn each_code_is_printed_by_its_rule() {
    let examples = examples();
    let codes: Vec<Code> = examples.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes, Code::ALL, "an example for each code, in order");
    for (code, lines) in examples {
        assert!(
            lines.lines().any(|line| line.starts_with(code.as_str())),
            "{code}:\n{lines}"
        );
        // A circle cannot rise all the way round; every other example breaks one rule alone.
        assert_eq!(
            lines.lines().count(),
            if code == Code::PathwayCycle { 2 } else { 1 },
            "{lines}"
        );
    }
}

/// docs/errors.md as the codes and examples make it.
fn page() -> String {
    let mut page = String::from(include_str!("errors_head.md"));
    let groups = [
        ("V0", "Files, tables and columns"),
        ("V1", "Cells"),
        ("V2", "Ids and references"),
        ("V3", "Agreement within and between rows"),
        ("V4", "The pathway"),
    ];
    for (start, title) in groups {
        writeln!(page, "\n## {start}xx {title}").unwrap();
        for (code, lines) in examples()
            .iter()
            .filter(|(code, _)| code.as_str().starts_with(start))
        {
            let example = lines
                .lines()
                .find(|line| line.starts_with(code.as_str()))
                .unwrap_or_default();
            let (severity, meaning, remedy) = (
                code.severity(),
                code.meaning(Language::English),
                code.remedy(Language::English),
            );
            write!(
                page,
                "\n### {code} ({severity})\n\n{}{}. To do: {remedy}.\n\n```text\n{example}\n```\n",
                meaning[..1].to_uppercase(),
                &meaning[1..]
            )
            .unwrap();
        }
    }
    page
}

/// With the environment variable `VOCMATCH_BLESS` set, writes the page instead.
#[test]
fn the_page_of_errors_tells_of_every_code_in_order() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/errors.md");
    if std::env::var_os("VOCMATCH_BLESS").is_some() {
        std::fs::write(path, page()).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), page());
}
