//! Numbers that cannot be meant: totals beside their parts, places in the ocean, 0 and 9999 for "not known".

use std::fmt::Write;
use vocmatch::Language;
use vocmatch::dataset::Dataset;
use vocmatch::model::Model;
use vocmatch::problem::Code;

/// What is told of these tables, warnings or errors.
fn told(tables: &[(&str, &str)]) -> Vec<String> {
    let mut dataset = Dataset::default();
    for (table, text) in tables {
        assert!(dataset.read_csv(table, text.as_bytes()), "{table}");
    }
    let problems = Model::new(dataset).map_or_else(|problems| problems, |model| model.warnings().clone());
    for problem in &problems {
        let chinese = problem.wrong(Language::Chinese);
        assert!(
            !chinese.contains(" the ") && !chinese.contains(" is "),
            "{chinese}"
        );
    }
    // The openings say no level and employment one year, which is no matter here.
    let others = problems
        .iter()
        .filter(|problem| !matches!(problem.code(), Code::NoLevel | Code::EmploymentGap));
    others.map(ToString::to_string).collect()
}

const REGIONS: &str = "region_id,name\nn,North\ne,East\n";
const OCCUPATIONS: &str =
    "occupation_id,name\n11-1011,Chief\n11-1021,Manager\n13-2011,Accountant\n29-1141,Nurse\n";

/// Openings of four occupations in two regions and two years, and what else is counted.
fn demand(more: &str) -> String {
    let mut text = String::from("occupation_id,region_id,first_year,openings\n");
    for (k, id) in ["11-1011", "11-1021", "13-2011", "29-1141"].iter().enumerate() {
        for region in ["n", "e"] {
            for year in [2025, 2026] {
                let _ = writeln!(text, "{id},{region},{year},{}", 10 + k);
            }
        }
    }
    text + more
}

#[test]
fn totals_of_occupations_are_told_by_name_and_by_code() {
    for (id, name) in [
        ("all", "All occupations"),
        ("x", "合计"),
        ("00-0000", "Everything"),
        ("total", "Sum of these"),
        ("x", "Total, all"),
    ] {
        let occupations = format!("{OCCUPATIONS}{id},\"{name}\"\n");
        let more = format!("{id},n,2025,46\n{id},e,2025,46\n{id},n,2026,46\n{id},e,2026,46\n");
        let lines = told(&[
            ("regions", REGIONS),
            ("occupations", &occupations),
            ("demand", &demand(&more)),
        ]);
        assert_eq!(
            lines,
            [format!(
                "V315 demand.csv row 18, occupation_id: \"{id}\" ({name}) looks like the total of 4 others: it has 184 \
                 openings, they have 184, and both are counted; remove the total, or its parts"
            )]
        );
    }
}

#[test]
fn a_total_that_is_not_called_one_is_told_by_its_numbers() {
    let occupations = format!("{OCCUPATIONS}x,Work\n");
    let whole = "x,n,2025,46\nx,e,2025,46\nx,n,2026,46\nx,e,2026,46\n";
    let lines = told(&[
        ("regions", REGIONS),
        ("occupations", &occupations),
        ("demand", &demand(whole)),
    ]);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(
        lines[0].starts_with(
            "V315 demand.csv row 18, occupation_id: \"x\" (Work) looks like the total of 4 others"
        ),
        "{lines:?}"
    );
    // One number is another: no total.
    let other = whole.replace("n,2026,46", "n,2026,47");
    let lines = told(&[
        ("regions", REGIONS),
        ("occupations", &occupations),
        ("demand", &demand(&other)),
    ]);
    assert_eq!(lines, [""; 0]);
    let lines = told(&[
        ("regions", REGIONS),
        ("occupations", OCCUPATIONS),
        ("demand", &demand("")),
    ]);
    assert_eq!(lines, [""; 0]);
}

#[test]
fn groups_of_occupations_are_told_beside_their_details_only() {
    let of = |id: &str, openings: u32| {
        let occupations = format!("{OCCUPATIONS}{id},Group\n");
        let more = format!(
            "{id},n,2025,{openings}\n{id},e,2025,{openings}\n{id},n,2026,{openings}\n{id},e,2026,{openings}\n"
        );
        told(&[
            ("regions", REGIONS),
            ("occupations", &occupations),
            ("demand", &demand(&more)),
        ])
    };
    assert_eq!(of("11-0000", 21).len(), 1);
    assert_eq!(of("11-1000", 25).len(), 1);
    assert_eq!(of("15-0000", 21), [""; 0]);
    assert_eq!(of("11-0000", 3), [""; 0]);
}

#[test]
fn regions_industries_and_programs_have_totals_too() {
    let regions = "region_id,name,parent_id\nc,City,\nn,North,c\ne,East,c\n";
    let mut more = String::new();
    for (k, id) in ["11-1011", "11-1021", "13-2011", "29-1141"].iter().enumerate() {
        for year in [2025, 2026] {
            let _ = writeln!(more, "{id},c,{year},{}", 2 * (10 + k));
        }
    }
    let lines = told(&[
        ("regions", regions),
        ("occupations", OCCUPATIONS),
        ("demand", &demand(&more)),
    ]);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].starts_with("V315 demand.csv row 18, region_id: \"c\" (City) looks like the total of 2 others: it has 184 openings"), "{lines:?}");
    let lines = told(&[
        ("regions", "region_id,name\nc,全市\nn,North\ne,East\n"),
        ("occupations", OCCUPATIONS),
        ("demand", &demand("11-1011,c,2025,21\n")),
    ]);
    assert_eq!(lines.len(), 1, "{lines:?}");

    let industries = "industry_id,name\n00,All industries\na,Farms\nb,Mines\nd,Shops\n";
    let employment = "occupation_id,region_id,industry_id,year,employment,exit_rate,transfer_rate\n\
        11-1011,n,a,2024,10,.1,.1\n11-1011,n,b,2024,20,.1,.1\n11-1011,n,d,2024,30,.1,.1\n11-1011,n,00,2024,60,.1,.1\n";
    let lines = told(&[
        ("regions", REGIONS),
        ("occupations", OCCUPATIONS),
        ("industries", industries),
        ("employment", employment),
    ]);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(
        lines[0].contains("V315 employment.csv row 5, industry_id: \"00\" (All industries)"),
        "{lines:?}"
    );
    // An empty industry that stands for all of them.
    let employment = employment.replace(",00,", ",,");
    let lines = told(&[
        ("regions", REGIONS),
        ("occupations", OCCUPATIONS),
        ("industries", industries),
        ("employment", &employment),
    ]);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(
        lines[0].contains("what has no id here looks like the total of 3 others"),
        "{lines:?}"
    );

    let schools = "school_id,name,region_id\nk,School,n\n";
    let majors = "major_id,name,level\n01.0000a,Farms,higher_vocational\n11.0100a,Computers,higher_vocational\n\
        51.0001a,Health,higher_vocational\n99.0000a,Grand total,higher_vocational\n";
    let programs =
        "program_id,school_id,major_id\np1,k,01.0000a\np2,k,11.0100a\np3,k,51.0001a\np99,k,99.0000a\n";
    let graduates = "program_id,year,graduates\np1,2025,30\np2,2025,40\np3,2025,50\np99,2025,120\n";
    for majors in [majors.to_owned(), majors.replace("Grand total", "Various")] {
        let lines = told(&[
            ("regions", REGIONS),
            ("schools", schools),
            ("majors", &majors),
            ("programs", programs),
            ("graduates", graduates),
        ]);
        let lines: Vec<_> = lines.iter().filter(|line| line.contains("V315")).collect();
        assert!(
            !lines.is_empty()
                && lines
                    .iter()
                    .all(|line| line.contains("graduates.csv row 5, program_id")),
            "{lines:?}"
        );
    }
}

#[test]
fn places_that_cannot_be_meant_are_told_with_what_they_are() {
    let regions = |last: &str| {
        format!(
            "region_id,name,latitude,longitude\na,A,39.91,116.41\nb,B,39.95,116.30\nc,C,40.20,116.20\nd,D,39.70,116.50\n{last}\n"
        )
    };
    for (last, words) in [
        (
            "x,X,0,0",
            "latitude: the place is 0, 0, in the ocean, and counts as not known; write the coordinates, or leave both empty",
        ),
        (
            "x,X,39.8,-116.4",
            "longitude: 39.8, -116.4 lies far from all others, and 39.8, 116.4 among them: a sign was probably lost; correct the sign: north and east are positive",
        ),
        (
            "x,X,-39.8,116.4",
            "latitude: -39.8, 116.4 lies far from all others, and 39.8, 116.4 among them: a sign was probably lost; correct the sign: north and east are positive",
        ),
        (
            "x,X,39.8,11.64",
            "latitude: 39.8, 11.64 lies about 8,020 km from the middle of all others; correct the coordinates, or leave both empty",
        ),
    ] {
        let lines = told(&[("regions", &regions(last))]);
        if words.contains("8,020") {
            assert_eq!(lines.len(), 1, "{lines:?}");
            assert!(
                lines[0].starts_with("V316 regions.csv row 6, latitude: 39.8, 11.64 lies about "),
                "{lines:?}"
            );
            continue;
        }
        assert_eq!(lines, [format!("V316 regions.csv row 6, {words}")]);
    }
    let swapped = told(&[("regions", &regions("x,X,116.4,39.8"))]);
    assert_eq!(
        swapped,
        [
            "V107 regions.csv row 6, latitude: 116.4 is not a latitude; write degrees from -90 to 90, and check that latitude \
          and longitude are not swapped, or leave it empty"
        ]
    );
    let munich =
        "region_id,name,latitude,longitude\na,A,48.1,11.6\nb,B,48.4,10.9\nc,C,49.4,11.1\nd,D,11.5,48.2\n";
    assert_eq!(
        told(&[("regions", munich)]),
        [
            "V316 regions.csv row 5, latitude: latitude 11.5 and longitude 48.2 are probably swapped; swap them"
        ]
    );

    for last in ["x,X,20.02,110.35", "x,X,43.83,87.62", "x,X,,"] {
        assert_eq!(told(&[("regions", &regions(last))]), [""; 0], "{last}");
    }
    let nowhere = "region_id,name,latitude,longitude\na,A,0,0\nb,B,0,0\nc,C,0.0,0\n";
    let lines = told(&[("regions", nowhere)]);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(
        lines[0].contains("as are 2 more: they count as not known"),
        "{lines:?}"
    );
}

#[test]
fn a_place_at_zero_has_no_point() {
    let mut dataset = Dataset::default();
    dataset.read_csv(
        "regions",
        b"region_id,name,latitude,longitude\na,A,0,0\nb,B,1,0\n",
    );
    let model = Model::new(dataset).unwrap();
    let points: Vec<_> = model
        .regions()
        .iter()
        .map(|region| region.point.is_some())
        .collect();
    assert_eq!(points, [false, true]);
}

#[test]
fn numbers_for_not_known_are_told_once_a_column() {
    let majors =
        "major_id,name,level,years\na,A,higher_vocational,0\nb,B,secondary,0\nc,C,applied_bachelor,0\n";
    let lines = told(&[("majors", majors)]);
    assert_eq!(
        lines,
        [
            "V115 majors.csv row 2, years: 0 years of study above the level of certificates, in 2 rows, look like a word for \
          \"not known\" and are read as 0; leave the cell empty if the number is not known"
        ]
    );
    assert_eq!(
        told(&[("majors", "major_id,name,level,years\nb,B,secondary,0\n")]),
        [""; 0]
    );

    let mut seats = String::from("program_id,school_id,major_id,seats\n");
    let mut varied = seats.clone();
    for k in 0..12 {
        let _ = writeln!(seats, "p{k},s,m,999");
        let _ = writeln!(varied, "p{k},s,m,{}", if k % 4 == 0 { 9_999 } else { 40 + k });
    }
    let base = [
        ("regions", REGIONS),
        ("schools", "school_id,name,region_id\ns,S,n\n"),
        ("majors", "major_id,name,level\nm,M,secondary\n"),
    ];
    let of = |programs: &str| {
        let mut tables = base.to_vec();
        tables.push(("programs", programs));
        told(&tables)
    };
    let lines = of(&seats);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(
        lines[0].starts_with("V115 programs.csv row 2, seats: all 12 rows have 999, "),
        "{lines:?}"
    );
    let lines = of(&varied);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(
        lines[0].starts_with("V115 programs.csv row 2, seats: 9999, in 3 rows, "),
        "{lines:?}"
    );
    assert_eq!(of(&seats.replace("999", "30")), [""; 0]);
    assert_eq!(of(&varied.replace("9999", "400")), [""; 0]);

    let pay = "occupation_id,region_id,first_year,openings,annual_wage\n11-1011,n,2025,10,0\n11-1021,n,2025,10,90000\n";
    let lines = told(&[
        ("regions", REGIONS),
        ("occupations", OCCUPATIONS),
        ("demand", pay),
    ]);
    assert_eq!(
        lines,
        [
            "V115 demand.csv row 2, annual_wage: a pay of 0, in 1 row, looks like a word for \"not known\" and is read as 0; \
          leave the cell empty if the number is not known"
        ]
    );
}

#[test]
fn a_row_of_a_total_that_nothing_defines_is_to_be_removed_not_defined() {
    for id in ["00-0000", "11-0000", "合计", "Total"] {
        let more = format!("{id},n,2025,46\n");
        let lines = told(&[
            ("regions", REGIONS),
            ("occupations", OCCUPATIONS),
            ("demand", &demand(&more)),
        ]);
        assert_eq!(
            lines,
            [format!(
                "V204 demand.csv row 18, occupation_id: no occupation has the id \"{id}\", which looks like that of a \
                 total; remove the row if its parts have rows of their own"
            )]
        );
    }
    let lines = told(&[
        ("regions", REGIONS),
        ("occupations", OCCUPATIONS),
        ("demand", &demand("15-0000,n,2025,46\n")),
    ]);
    assert!(
        lines[0].ends_with("correct it, or add it to the table occupations"),
        "{lines:?}"
    );
}
