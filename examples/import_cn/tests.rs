//! The converter on a committed sample of the public tables, and the folders that are shipped.

use crate::args::{self, Command, Options};
use crate::catalogue::{self, Codes};
use crate::chains::{self, Chains};
use crate::convert;
use crate::error::Error;
use crate::names;
use crate::pathways;
use crate::raw::{JobTitle, Tables};
use crate::reading::Faults;
use crate::sheet::Sheet;
use crate::work;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use vocmatch::Language;
use vocmatch::dataset::Row;
use vocmatch::dataset::rows::{ArticulationRow, MajorOccupationRow, MajorRow, OccupationRow};
use vocmatch::naming::Verdict;
use vocmatch::unit::Level;

pub fn at(path: &str) -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join(path)
}

fn sample() -> Tables {
    Tables::read(&at("tests/data/cn-sample"), &Faults::default()).unwrap()
}

/// An empty folder of this test's own.
pub fn scratch(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("import-cn-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn options(line: &str) -> Options {
    match args::parse(line.split_whitespace().map(str::to_owned)) {
        Ok(Command::Convert(options)) => *options,
        other => panic!("{line}: {other:?}"),
    }
}

/// The rows of a shipped table; a cell of the wrong shape fails the test.
fn rows<R: Row>(folder: &str) -> Vec<R> {
    let path = at(folder).join(R::TABLE).with_extension("csv");
    let mut reader = csv::Reader::from_path(path).unwrap();
    let headers = reader.headers().unwrap().clone();
    reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            let cell = |place: usize| {
                let found = headers.iter().position(|header| header == R::COLUMNS[place].name);
                found.map_or("", |found| &record[found])
            };
            R::read(&cell, &mut |fault| {
                panic!("{}: {fault:?} in {record:?}", R::TABLE)
            })
        })
        .collect()
}

fn line(sheets: &[Sheet], table: &str, first: &str) -> String {
    let folder = scratch(&format!("line-{table}-{first}"));
    sheets
        .iter()
        .find(|sheet| sheet.name() == table)
        .unwrap()
        .write(&folder)
        .unwrap();
    let text = fs::read_to_string(folder.join(table).with_extension("csv")).unwrap();
    text.lines()
        .find(|line| line.starts_with(&format!("{first},")))
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn the_sample_becomes_a_catalogue_and_every_row_of_it_is_accounted_for() {
    let out = scratch("whole");
    let summary = convert::folder(&Options {
        raw: at("tests/data/cn-sample"),
        out: out.clone(),
        ..Options::default()
    })
    .unwrap();
    assert_eq!(
        summary.text(Language::English),
        "categories             64 rows\n\
         majors                 47 rows\n\
         articulations          57 rows\n\
         occupations            68 rows\n\
         major_occupations      74 rows\n\
         continuations: 79 rows = 57 edges (4 by the name of a field only) + 8 repeated + 11 to an academic master's \
         + 3 without a code + 0 that cannot be placed\n\
         names without a code: 3 = 0 word for word + 0 linked by likeness + 0 decided + 3 open; see names.csv\n\
         complete chains, secondary to professional master's: 18 from 7 secondary majors\n\
         left out: 2 links of majors that the catalogue lacks (0502100T, 430303), 13 job titles\n"
    );
    let majors = fs::read_to_string(out.join("majors.csv")).unwrap();
    assert!(majors.starts_with("major_id,name,level,category_id,years,standing\n080701,"));
    let edges = fs::read_to_string(out.join("articulations.csv")).unwrap();
    for edge in ["710401,510401", "510401,310401", "310401,0854"] {
        assert!(edges.contains(&format!("\n{edge},further_study\n")), "{edge}");
    }
}

#[test]
fn majors_occupations_and_classes_say_what_the_public_tables_say() {
    let (sheets, _) = convert::sheets(&sample(), &Options::default()).unwrap();
    let says = |table: &str, first: &str| line(&sheets, table, first);
    assert_eq!(
        says("majors", "710401"),
        "710401,微电子技术与器件制造,secondary,7104,3,"
    );
    assert_eq!(
        says("majors", "310402"),
        "310402,半导体装备工程技术,applied_bachelor,3104,,new"
    );
    assert_eq!(says("majors", "0854"), "0854,电子信息,professional_master,08,,");
    assert_eq!(
        says("majors", "080710T"),
        "080710T,集成电路设计与集成系统,applied_bachelor,0807,,"
    );
    assert_eq!(says("categories", "7104"), "7104,集成电路类,71");
    assert_eq!(
        says("categories", "2-02-38-00").rsplit(',').next(),
        Some("2-02-00-00")
    );
    // The classification calls both 甘油制造工; the link tells them apart.
    assert_eq!(
        says("occupations", "6-11-08-26"),
        "6-11-08-26,生物质化工产品生产工,,6-11-08-00"
    );
    assert_eq!(
        says("occupations", "2-02-38-10"),
        "2-02-38-10,机器人工程技术人员,机器人调试工程师|机器人运动控制算法工程师,2-02-38-00"
    );
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let mut reversed = sample();
    reversed.vocational.reverse();
    reversed.continuations.reverse();
    reversed.general.reverse();
    reversed.degrees.reverse();
    reversed.links.reverse();
    reversed.classified.reverse();
    reversed.new_occupations.reverse();
    reversed.titles.reverse();
    let all = Options::default();
    assert_eq!(
        convert::sheets(&reversed, &all).unwrap().0,
        convert::sheets(&sample(), &all).unwrap().0
    );
}

/// The sample, but for the codes of two continuations: one has a name with a wrong letter, one another name.
fn sample_with_lost_codes() -> Tables {
    let mut tables = sample();
    for row in &mut tables.continuations {
        let name = match (row.from_code.as_str(), row.to_code.as_str()) {
            ("710401", "510401") => "集成电路支术",
            ("510401", "310401") => "造芯片",
            _ => continue,
        };
        row.to_code.clear();
        name.clone_into(&mut row.to_name);
    }
    tables
}

#[test]
fn a_name_without_a_code_gets_that_of_the_major_of_its_level_that_it_surely_means() {
    let mut tables = sample_with_lost_codes();
    let links = names::settle_targets(&mut tables, &[]).unwrap();
    let of = |text: &str| links.iter().find(|link| link.text == text).unwrap();
    assert_eq!(of("集成电路支术").id.as_deref(), Some("510401"));
    assert_eq!(of("集成电路支术").verdict, Verdict::Linked);
    assert!(of("造芯片").verdict.is_open() && of("微电子与固体电子学").verdict.is_open());
    let (sheets, _) = convert::sheets(&tables, &Options::default()).unwrap();
    assert_eq!(
        line(&sheets, "articulations", "710401,510401"),
        "710401,510401,further_study"
    );
    assert_eq!(line(&sheets, "articulations", "510401,310401"), "");
}

#[test]
fn a_decision_about_a_name_is_obeyed_at_the_level_of_its_code() {
    let folder = scratch("decisions");
    let file = folder.join("decisions.csv");
    let decided = |text: &str| {
        fs::write(&file, text).unwrap();
        let mut tables = sample_with_lost_codes();
        let decisions = names::decisions(&file)?;
        let links = names::settle_targets(&mut tables, &decisions)?;
        let all = convert::sheets(&tables, &Options::default())?.1.pathways.edges;
        Ok::<_, Error>((links, all))
    };
    // The second code is that of a major of another level, so it says nothing of this name.
    let table = "kind,text,id,verdict\nmajor,造芯片,310401,review\nmajor,集成电路支术,-,linked\n\
                 major,微电子与固体电子学,510401,\n";
    let (links, edges) = decided(table).unwrap();
    let verdict = |text: &str| links.iter().find(|link| link.text == text).unwrap().verdict;
    assert_eq!(verdict("造芯片"), Verdict::Decided);
    assert_eq!(verdict("集成电路支术"), Verdict::LeftOut);
    assert!(verdict("微电子与固体电子学").is_open());
    let has = |from: &str, to: &str| edges.contains_key(&(from.to_owned(), to.to_owned()));
    assert!(has("510401", "310401") && !has("710401", "510401"));
    let refused = decided("kind,text,id\nmajor,造芯片,99\n").unwrap_err();
    assert_eq!(refused.to_string(), "no major has the code 99");
    let refused = decided("kind,id\nmajor,99\n").unwrap_err().to_string();
    assert!(refused.contains("V006 decisions.csv"), "{refused}");
}

#[test]
fn with_codes_only_no_name_is_looked_up() {
    let out = scratch("codes-only");
    let summary = convert::folder(&Options {
        raw: at("tests/data/cn-sample"),
        out: out.clone(),
        ..options("raw out --codes-only")
    });
    assert!(summary.unwrap().names.is_empty());
    assert!(!out.join("names.csv").exists());
}

#[test]
fn majors_around_a_few_are_those_of_their_class_and_those_one_step_away() {
    let options = options("raw out --around 710401");
    let (sheets, summary) = convert::sheets(&sample(), &options).unwrap();
    let majors = sheets.iter().find(|sheet| sheet.name() == "majors").unwrap();
    // 710401, and as its continuations 510401, 510402, 310401, 080702 and 080710T; it is alone in its class.
    assert_eq!(majors.len(), 6);
    assert_eq!(line(&sheets, "occupations", "6-31-07-01"), "");
    assert_eq!(summary.chains, Chains { chains: 0, starts: 0 });
}

#[test]
fn fields_matched_by_hand_can_be_left_out() {
    let (_, summary) = convert::sheets(&sample(), &options("raw out --no-bridges")).unwrap();
    assert_eq!(summary.chains, Chains { chains: 0, starts: 0 });
}

#[test]
fn what_a_folder_holds_is_kept_on_demand() {
    let out = scratch("keep");
    fs::write(
        out.join("majors.csv"),
        "major_id,name,level,standing,aliases\n710401,Microelectronics,secondary,superior,\nX1,By hand,secondary,,chips\n",
    )
    .unwrap();
    let keep = Options {
        raw: at("tests/data/cn-sample"),
        out: out.clone(),
        ..options("raw out --around 710401 --keep")
    };
    convert::folder(&keep).unwrap();
    let text = fs::read_to_string(out.join("majors.csv")).unwrap();
    assert!(
        text.contains("\n710401,Microelectronics,secondary,7104,,3,superior\n"),
        "{text}"
    );
    assert!(text.contains("\nX1,By hand,secondary,,chips,,\n"), "{text}");
    convert::folder(&keep).unwrap();
    assert_eq!(fs::read_to_string(out.join("majors.csv")).unwrap(), text);
    fs::write(out.join("majors.csv"), "major_id,colour\n1,red\n").unwrap();
    assert!(matches!(convert::folder(&keep), Err(Error::Column { column, .. }) if column == "colour"));
}

#[test]
fn a_code_with_two_meanings_stops_the_conversion() {
    let mut tables = sample();
    let mut twin = tables.degrees[0].clone();
    twin.code = "710401".to_owned();
    tables.degrees.push(twin);
    assert_eq!(
        catalogue::gather(&tables).unwrap_err().to_string(),
        "the code 710401 stands for both 微电子技术与器件制造 (secondary) and 建筑 (professional_master)"
    );
}

#[test]
fn missing_and_broken_tables_and_unknown_codes_are_told() {
    let raw = scratch("raw");
    let only = |options: &str| {
        convert::folder(&Options {
            raw: raw.clone(),
            out: scratch("none"),
            ..self::options(options)
        })
    };
    let refused = only("raw out").unwrap_err().to_string();
    for file in ["vocational_majors.csv", "major_pathways.csv"] {
        let line = format!("V001 {file}: the file cannot be read");
        assert!(refused.contains(&line), "{refused}");
    }
    for file in ["vocational_majors.csv", "major_pathways.csv"] {
        let text = fs::read_to_string(at("tests/data/cn-sample").join(file)).unwrap();
        fs::write(raw.join(file), format!("\u{feff}{}", text.replace('\n', "\r\n"))).unwrap();
    }
    let summary = only("raw out").unwrap();
    assert_eq!(summary.missing.len(), 9);
    assert_eq!(summary.pathways.unknown, 37);
    let refused = only("raw out --majors 710401,51O401").unwrap_err();
    assert_eq!(refused.to_string(), "no major has the code 51O401");
    let refused = only("raw out --industries C3973").unwrap_err();
    assert_eq!(refused.to_string(), "no industry has the code C3973");
    fs::write(raw.join("major_pathways.csv"), "from_code,to_code\n1,2\n").unwrap();
    let refused = only("raw out").unwrap_err().to_string();
    for column in ["to_level", "to_name", "match"] {
        let line = format!("V006 major_pathways.csv: there is no column `{column}`");
        assert!(refused.contains(&line), "{refused}");
    }
}

#[test]
fn the_command_line_is_checked() {
    let refused = |line: &str| match args::parse(line.split_whitespace().map(str::to_owned)) {
        Err(error) => error.to_string(),
        Ok(command) => panic!("{command:?}"),
    };
    assert_eq!(refused("raw"), "two folders are needed, 1 given; try --help");
    assert_eq!(
        refused("raw out --colour"),
        "there is no option --colour; try --help"
    );
    assert_eq!(refused("raw out --majors"), "--majors needs a value; try --help");
    assert_eq!(
        refused("raw out --schools 1"),
        "--schools needs --regions; try --help"
    );
    assert_eq!(
        options("raw out --majors 1,2,").majors,
        BTreeSet::from(["1".to_owned(), "2".to_owned()])
    );
}

#[test]
fn years_are_those_from_where_the_level_usually_starts() {
    assert_eq!(catalogue::years("三年"), Some(3.0));
    assert_eq!(catalogue::years("六年（小学毕业起点）、三年"), Some(3.0));
    assert_eq!(catalogue::years(""), None);
}

#[test]
fn a_job_title_loses_what_recruiters_add() {
    let plain = |title: &str| work::plain_title(title);
    assert_eq!(plain("推广顾问（双休+五险）").as_deref(), Some("推广顾问"));
    assert_eq!(plain("招聘专员").as_deref(), Some("招聘专员"));
    assert_eq!(plain("招三人客服!!快乐式工作"), None);
    assert_eq!(plain("某公司招聘电工"), None);
    let mut tables = sample();
    tables.titles = ["2-02-38-10", "2-02-38-01"]
        .map(|code| JobTitle {
            job_title: "算法专家".to_owned(),
            occupation_code: code.to_owned(),
        })
        .to_vec();
    assert_eq!(work::gather(&tables).titles_left_out, 2);
}

#[test]
fn the_shipped_catalogue_has_3255_complete_chains_from_321_secondary_majors() {
    let majors: Codes<MajorRow> = rows::<MajorRow>("examples/data/china")
        .into_iter()
        .map(|major| (major.major_id.clone(), major))
        .collect();
    let mut levels: BTreeMap<Level, usize> = BTreeMap::new();
    for major in majors.values() {
        *levels.entry(major.level).or_default() += 1;
    }
    assert_eq!(levels.into_values().collect::<Vec<_>>(), [368, 801, 916, 67]);
    let edges: Vec<ArticulationRow> = rows("examples/data/china");
    assert_eq!(edges.len(), 6087);
    let ends = edges
        .iter()
        .map(|edge| (edge.from_id.as_str(), edge.to_id.as_str()));
    assert_eq!(
        chains::count(ends, &majors),
        Chains {
            chains: 3255,
            starts: 321
        }
    );
    let occupations: BTreeSet<String> = rows::<OccupationRow>("examples/data/china")
        .into_iter()
        .map(|occupation| occupation.occupation_id)
        .collect();
    let links: Vec<MajorOccupationRow> = rows("examples/data/china");
    assert_eq!((occupations.len(), links.len()), (1656, 6460));
    for link in links {
        assert!(
            majors.contains_key(&link.major_id) && occupations.contains(&link.occupation_id),
            "{link:?}"
        );
    }
}

#[test]
fn the_shipped_consortium_holds_what_the_public_tables_say_about_it() {
    let out = scratch("consortium");
    let shipped = at("examples/data/beijing-ic");
    let readme = fs::read_to_string(shipped.join("README.md")).unwrap();
    let (_, command) = readme
        .split_once("-- RAW_DIR examples/data/beijing-ic --keep")
        .unwrap();
    let command = command.split("\n\n").next().unwrap().replace('\\', " ");
    convert::folder(&Options {
        raw: at("tests/data/cn-sample"),
        out: out.clone(),
        ..options(&format!("raw out {command}"))
    })
    .unwrap();
    for table in [
        "categories",
        "majors",
        "occupations",
        "regions",
        "articulations",
        "major_occupations",
    ] {
        let read = |folder: &Path| {
            let text = fs::read_to_string(folder.join(table).with_extension("csv")).unwrap();
            let lines = text
                .lines()
                .skip(1)
                .map(|line| line.trim_end_matches(',').to_owned());
            lines.collect::<BTreeSet<String>>()
        };
        let lacking: Vec<String> = read(&out).difference(&read(&shipped)).cloned().collect();
        assert_eq!(lacking, Vec::<String>::new(), "{table}");
    }
    assert!(readme.lines().next().unwrap().contains("ILLUSTRATIVE"));
    for table in ["demand.csv", "employment.csv"] {
        let text = fs::read_to_string(shipped.join(table)).unwrap();
        assert!(
            text.lines()
                .skip(1)
                .all(|line| line.ends_with(",illustrative number")),
            "{table}"
        );
    }
}

#[test]
fn an_edge_rests_on_a_name_if_any_of_its_rows_does() {
    let tables = sample();
    let majors = catalogue::gather(&tables).unwrap().majors;
    let found = pathways::gather(&tables.continuations, &majors).unwrap();
    let bridges: Vec<&str> = found
        .edges
        .iter()
        .filter(|(_, bridge)| **bridge == pathways::Bridge::ByField)
        .map(|((from, _), _)| from.as_str())
        .collect();
    assert_eq!(bridges, ["260301", "310101", "310301", "310401"]);
}
