//! Folders of CSV files.

use std::fs;
use std::path::PathBuf;
use vocmatch::dataset::Dataset;
use vocmatch::model::Model;

/// A folder of its own for a test, made anew.
pub fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

fn write(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let path = folder(name);
    for (file, text) in files {
        fs::write(path.join(file), text).unwrap();
    }
    path
}

#[test]
fn a_table_without_a_file_has_no_rows_and_what_is_no_table_is_told() {
    let path = write(
        "odd-files",
        &[
            ("Regions.CSV", "region_id,name\nn,North\n"),
            ("schoools.csv", "school_id,name,region_id\n"),
            ("programs.xlsx", ""),
            ("README.md", "# About"),
            ("LICENSE", "Free"),
            (".hidden", ""),
        ],
    );
    fs::create_dir(path.join("old")).unwrap();
    let model = Model::new(Dataset::read_dir(&path)).unwrap();
    assert_eq!(model.regions().len(), 1);
    assert_eq!(
        model.warnings().to_string(),
        "V004 old: the file is not the name of a table, and is not read; rename it, or remove it\n\
         V004 programs.xlsx: the file is not the name of a table, and is not read; did you mean \"programs.csv\"?\n\
         V004 schoools.csv: the file is not the name of a table, and is not read; did you mean \"schools.csv\"?"
    );
}

#[test]
fn a_folder_that_is_not_there_is_a_problem_and_no_panic() {
    let problems = Model::new(Dataset::read_dir("no/such/folder")).unwrap_err();
    assert!(
        problems
            .to_string()
            .starts_with("V001 no/such/folder: the folder cannot be read (")
    );
}

#[test]
fn shape_and_meaning_are_told_together_and_a_bad_cell_is_told_once() {
    let path = write(
        "both",
        &[
            ("regions.csv", "region_id,name\nn,North\n"),
            ("schools.csv", "school_id,name,region_id\nk,School,n\n"),
            (
                "majors.csv",
                "major_id,name,level\n510401,Circuits,high\n0854,Chips,professional_master\n",
            ),
            (
                "programs.csv",
                "program_id,school_id,major_id,seats,completion_rate\np1,k,510401,many,1.7\n\np2,k,51O401,30,\np2,K,0854,1,1\n",
            ),
            (
                "entrants.csv",
                "program_id,year,entrants\np1,next,30\np1,last,40\np3,2027,50\n",
            ),
            ("articulations.csv", "from_id,to_id,kind,share\np2,p1,exam,.1\n"),
        ],
    );
    let problems = Model::new(Dataset::read_dir(&path)).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "V102 majors.csv row 2, level: \"high\" is not secondary, higher_vocational, applied_bachelor or \
         professional_master; write secondary, higher_vocational, applied_bachelor or professional_master\n\
         V104 programs.csv row 2, completion_rate: 1.7 is not a share; write a number from 0 to 1, or leave it empty\n\
         V102 programs.csv row 2, seats: \"many\" is not a whole number; write a whole number, or leave it empty\n\
         V102 entrants.csv row 2, year: \"next\" is not a year, such as 2027; write a year, such as 2027\n\
         V102 entrants.csv row 3, year: \"last\" is not a year, such as 2027; write a year, such as 2027\n\
         V204 programs.csv row 4, major_id: no major has the id \"51O401\"; did you mean \"510401\"?\n\
         V203 programs.csv row 5, program_id: the id \"p2\" occurs in row 4 already; keep one of the rows, or give one another id\n\
         V204 programs.csv row 5, school_id: no school has the id \"K\", but there is one that differs from it only in capital and small letters; did you mean \"k\"?\n\
         V204 entrants.csv row 4, program_id: no program has the id \"p3\"; correct it, or add it to the table programs"
    );
}

#[test]
fn a_table_that_cannot_be_read_does_not_blame_those_that_refer_to_it() {
    let path = write(
        "broken-table",
        &[("schools.csv", "school_id,name,region_id\nk,School,n\n")],
    );
    fs::write(path.join("regions.csv"), b"region_id,name\nn,M\xFCnchen\n").unwrap();
    let problems = Model::new(Dataset::read_dir(&path)).unwrap_err();
    assert_eq!(problems.count(), 1);
    assert!(
        problems.to_string().starts_with(
            "V002 regions.csv: line 2 is not UTF-8; the file is probably in a Western code page"
        )
    );
}

#[test]
fn problems_serialise_as_a_service_returns_them() {
    let dataset = Dataset::from_json(
        r#"{"industries": [{"industry_id": "making", "name": "Making", "priority": 1.7}]}"#,
    );
    let problems = Model::new(dataset).unwrap_err();
    assert_eq!(
        serde_json::to_value(&problems).unwrap(),
        serde_json::json!({
            "errors": 1,
            "warnings": 0,
            "problems": [{
                "code": "V104",
                "severity": "error",
                "table": "industries",
                "row": null,
                "item": 0,
                "column": "priority",
                "value": "1.7",
                "wrong": "1.7 is not a priority",
                "remedy": "write a number from 0 to 1, or leave it empty",
                "suggestion": null,
                "text": "V104 industries[0].priority: 1.7 is not a priority; write a number from 0 to 1, or leave it empty",
            }],
            "more": [],
            "suggestions_cut": false,
        })
    );
}
