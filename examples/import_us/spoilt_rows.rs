//! Raw tables as people send them: totals, rows that nothing knows, withheld numbers, encodings, headers.

use crate::left_out::Total;
use crate::spoilt::{COMPLETIONS, METRO, PROJECTIONS, Spoilt, plain, with_column};
use vocmatch::Language;

/// Spoils the text of a file.
type Change<'a> = &'a dyn Fn(&str) -> Vec<u8>;

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
            changed.extend([line, ",1\n"]);
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
