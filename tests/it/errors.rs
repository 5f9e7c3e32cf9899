//! Each code has an example that its rule prints, and docs/errors.md tells of each, in order.

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

/// What is told of the sound dataset once this table stands in place of its own.
fn told_of(table: &str, text: &str) -> String {
    told_with(&[(table, text.as_bytes())])
}

#[test]
fn the_sound_dataset_has_no_problems() {
    assert_eq!(told_with(&[]), "");
}

const DEMAND: &str = "occupation_id,industry_id,region_id,first_year,last_year,openings";

/// An example of each code, as printed.
fn examples() -> Vec<(Code, String)> {
    let long = "x".repeat(201);
    let mut examples = vec![
        (Code::Unreadable, told(Dataset::read_dir("no/such/folder"))),
        (
            Code::NotUtf8,
            told_with(&[("regions", b"region_id,name\nbj,\xB1\xB1\xBE\xA9\nnorth,North\n")]),
        ),
        (Code::NotJson, told(Dataset::from_json("{\"regions\": [}"))),
        (Code::UnknownTable, told(Dataset::from_json("{\"progams\": []}"))),
        (
            Code::UnknownColumn,
            told_of("industries", "industry_id,name,prority\nmaking,Making,1\n"),
        ),
        (
            Code::MissingColumn,
            told_of("industries", "industry_id\nmaking\n"),
        ),
        (
            Code::DuplicateColumn,
            told_of("industries", "industry_id,name,name\nmaking,Making,Making\n"),
        ),
        (
            Code::LongRow,
            told_of("industries", "industry_id,name\nmaking,Making, big and small\n"),
        ),
        (
            Code::ShortRow,
            told_of("industries", "industry_id,name,priority\nmaking,Making\n"),
        ),
        (Code::EmptyFile, told_of("graduates", "")),
        (
            Code::NotATable,
            told(Dataset::from_json("{\"regions\": {\"north\": \"North\"}}")),
        ),
        // A table of this length does not fit into a test: the rule has a unit test of its own.
        (
            Code::TooManyRows,
            "V012 graduates: the table has 3,000,000,000 rows, more than 2,147,483,648; split the dataset"
                .to_owned(),
        ),
        (
            Code::OpenQuote,
            told_of("industries", "industry_id,name\nmaking,\"Making\nmining,Mining\n"),
        ),
        (
            Code::OtherSeparator,
            told_of("industries", "industry_id;name\nmaking;Making\n"),
        ),
    ];
    let mut add = |code: Code, table: &str, text: &str| examples.push((code, told_of(table, text)));
    add(Code::EmptyCell, "industries", "industry_id,name\nmaking,\n");
    add(
        Code::NotReadable,
        "entrants",
        "program_id,year,entrants\np1,2027,thirty\n",
    );
    add(
        Code::NotFinite,
        "measures",
        "subject_kind,subject_id,year,measure,value\nschool,k1,2027,pupils,NaN\n",
    );
    add(
        Code::NotAShare,
        "programs",
        "program_id,school_id,major_id,completion_rate\np1,k1,710401,1.7\n",
    );
    add(
        Code::NotACount,
        "entrants",
        "program_id,year,entrants\np1,2027,-3\n",
    );
    add(
        Code::NotAYear,
        "entrants",
        "program_id,year,entrants\np1,202,30\n",
    );
    add(
        Code::OutOfRange,
        "regions",
        "region_id,name,latitude,longitude\nnorth,North,116,40\n",
    );
    add(
        Code::SpaceInId,
        "industries",
        "industry_id,name\nheavy making,Making\n",
    );
    add(
        Code::LongId,
        "industries",
        &format!("industry_id,name\n{long},Making\n"),
    );
    add(
        Code::DuplicateKey,
        "industries",
        "industry_id,name\nmaking,Making\nmining,Mining\nmaking,Make\n",
    );
    add(
        Code::UnknownReference,
        "programs",
        "program_id,school_id,major_id\np1,k1,51O401\n",
    );
    examples.push((
        Code::NothingToReferTo,
        told_with(&[
            ("categories", b"category_id,name\n"),
            ("majors", b"major_id,name,level,category_id\n710401,Basics,secondary,51\n510401,Circuits,higher_vocational,\n310401,Design,applied_bachelor,\n"),
        ]),
    ));
    let mut add = |code: Code, table: &str, text: &str| examples.push((code, told_of(table, text)));
    add(
        Code::ParentCycle,
        "categories",
        "category_id,name,parent_id\n5,All,51\n51,Electronics,5104\n5104,Chips,5\n",
    );
    add(
        Code::UnknownSkill,
        "major_skills",
        "major_id,skill,level\n710401,Weldin,.5\n",
    );
    examples.push((
        Code::AmbiguousSkill,
        told_with(&[
            (
                "skills",
                b"skill_id,name,aliases\ns1,Welding,joining\ns2,Gluing,joining\n",
            ),
            ("major_skills", b"major_id,skill,level\n710401,Joining,.5\n"),
        ]),
    ));
    let mut add = |code: Code, table: &str, text: &str| examples.push((code, told_of(table, text)));
    add(
        Code::UnknownKind,
        "measures",
        "subject_kind,subject_id,year,measure,value\nhospital,h1,2027,beds,30\n",
    );
    add(
        Code::HalfPoint,
        "regions",
        "region_id,name,latitude\nnorth,North,40\n",
    );
    add(
        Code::YearsReversed,
        "demand",
        &format!("{DEMAND}\nwelder,,north,2027,2025,10\n"),
    );
    add(
        Code::LevelsReversed,
        "occupations",
        "occupation_id,name,min_level,max_level\nwelder,Welder,applied_bachelor,secondary\n",
    );
    add(
        Code::OverlappingDemand,
        "demand",
        &format!("{DEMAND}\nwelder,making,north,2025,2027,10\nwelder,making,north,2026,2030,12\n"),
    );
    add(
        Code::PartAboveWhole,
        "graduates",
        "program_id,year,graduates,continuing\np1,2024,30,31\n",
    );
    add(
        Code::EntrantsAboveSeats,
        "entrants",
        "program_id,year,entrants\np1,2027,1060\n",
    );
    add(
        Code::PlacesAboveBase,
        "base_programs",
        "base_id,program_id,places\nb1,p1,20\nb1,p2,15\n",
    );
    add(
        Code::SelfPair,
        "occupation_relations",
        "from_occupation_id,to_occupation_id\nwelder,welder\n",
    );
    let employment = "occupation_id,region_id,year,employment,exit_rate,transfer_rate";
    add(
        Code::EmploymentGap,
        "employment",
        &format!("{employment}\nwelder,north,2024,100,.04,.06\nwelder,north,2026,110,.04,.06\n"),
    );
    add(
        Code::NoLevel,
        "demand",
        &format!("{DEMAND}\nnurse,,north,2027,,10\nnurse,,east,2027,,5\n"),
    );
    examples.push((
        Code::DemandTwice,
        told_with(&[
            (
                "demand",
                format!("{DEMAND}\nwelder,,north,2025,2027,10\n").as_bytes(),
            ),
            (
                "employment",
                format!("{employment}\nwelder,north,2024,100,.04,.06\nwelder,north,2025,110,.04,.06\n")
                    .as_bytes(),
            ),
        ]),
    ));
    let mut add = |code: Code, table: &str, text: &str| examples.push((code, told_of(table, text)));
    add(
        Code::StageOrder,
        "stage_progression",
        "from_stage_id,to_stage_id,share\njunior,primary,.9\n",
    );
    add(
        Code::WishTwice,
        "preferences",
        "person_id,rank,target_id\nli,1,b1\nli,2,b1\n",
    );
    add(
        Code::MixedEnds,
        "articulations",
        "from_id,to_id,kind,share\np1,510401,3+2,.3\n",
    );
    examples.push((
        Code::AmbiguousEnds,
        told_with(&[
            (
                "programs",
                b"program_id,school_id,major_id\n710401,k1,710401\n510401,k1,510401\n",
            ),
            (
                "articulations",
                b"from_id,to_id,kind,share\n710401,510401,3+2,.3\n",
            ),
        ]),
    ));
    let mut add = |code: Code, text: &str| {
        examples.push((
            code,
            told_of("articulations", &format!("from_id,to_id,kind,share\n{text}\n")),
        ));
    };
    add(Code::NotUpward, "p2,p1,exam,.3");
    add(Code::PathwayCycle, "p1,p2,3+2,.3\np2,p1,exam,.1");
    add(Code::SharesAboveOne, "p1,p2,3+2,.7\np1,p3,3+4,.4");
    add(Code::RoutesOnly, "p1,p2,3+2,\np2,p3,exam,\np1,p3,exam,.1");
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
        page.push_str(&format!("\n## {start}xx {title}\n"));
        for (code, lines) in examples()
            .iter()
            .filter(|(code, _)| code.as_str().starts_with(start))
        {
            let example = lines
                .lines()
                .find(|line| line.starts_with(code.as_str()))
                .unwrap_or_default();
            let (severity, meaning, remedy) = (code.severity(), code.meaning(), code.remedy());
            page.push_str(&format!(
                "\n### {code} ({severity})\n\n{}{}. To do: {remedy}.\n\n```text\n{example}\n```\n",
                meaning[..1].to_uppercase(),
                &meaning[1..]
            ));
        }
    }
    page
}

/// With the environment variable `UPDATE_DOCS` set, writes the page instead.
#[test]
fn the_page_of_errors_tells_of_every_code_in_order() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/errors.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, page()).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), page());
}
