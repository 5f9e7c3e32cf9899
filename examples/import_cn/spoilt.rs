//! Raw tables as people send them: the sample spoilt in many ways.

use crate::args::Options;
use crate::convert;
use crate::tests::{at, scratch};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use vocmatch::Language;

/// The sample with the text of one file changed, converted: the summary, or why it was refused, in a language.
fn spoilt(
    name: &str,
    language: Language,
    file: &str,
    change: impl Fn(&str) -> Vec<u8>,
) -> Result<(PathBuf, String), String> {
    let (raw, out) = (scratch(&format!("{name}-raw")), scratch(&format!("{name}-out")));
    for entry in fs::read_dir(at("tests/data/cn-sample")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, raw.join(path.file_name().unwrap())).unwrap();
    }
    let text = fs::read_to_string(raw.join(file)).unwrap();
    fs::write(raw.join(file), change(&text)).unwrap();
    let options = Options {
        raw,
        out: out.clone(),
        ..Options::default()
    };
    match convert::folder(&options) {
        Ok(summary) => {
            let told = summary
                .faults
                .lines(vocmatch::problem::Severity::Warning, language);
            Ok((out, told.join("\n")))
        }
        Err(error) => Err(error.text(language)),
    }
}

/// The files of a folder as they were written.
fn written(folder: &Path) -> BTreeMap<String, String> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                fs::read_to_string(&path).unwrap(),
            )
        })
        .collect()
}

/// Spoils the text of a file.
type Change<'a> = &'a dyn Fn(&str) -> Vec<u8>;

#[test]
fn every_spelling_of_the_years_gives_the_same_table() {
    let plain = spoilt("years", Language::English, MAJORS, |text| {
        text.as_bytes().to_vec()
    })
    .unwrap();
    assert_eq!(plain.1, "", "nothing is told of the sample");
    let expected = written(&plain.0);
    for (n, [three, four]) in [["3年", "4年"], ["3", "4"], ["三年制", "4.0"], ["３年", "四学年"]]
        .into_iter()
        .enumerate()
    {
        let change = |text: &str| {
            text.replace(",三年,", &format!(",{three},"))
                .replace(",四年,", &format!(",{four},"))
                .into_bytes()
        };
        let (out, told) = spoilt(&format!("years-{n}"), Language::English, MAJORS, change).unwrap();
        assert_eq!(written(&out), expected, "{three}");
        assert_eq!(told, "", "{three}");
    }
}

const MAJORS: &str = "vocational_majors.csv";

#[test]
fn spans_are_taken_and_told_and_what_is_no_length_is_refused_with_its_row() {
    let with =
        |years: &'static str| move |text: &str| text.replace(",四年,", &format!(",{years},")).into_bytes();
    for (n, (years, taken)) in [("三至四年", "3"), ("3-4年", "3"), ("2+3", "5")]
        .into_iter()
        .enumerate()
    {
        let (out, told) = spoilt(&format!("span-{n}"), Language::Chinese, MAJORS, with(years)).unwrap();
        let line = format!("4 个单元格按一个数字读取，首例为第 2 行的“{years}”，读作 {taken}");
        assert!(told.contains(&line), "{told}");
        assert!(written(&out)["majors.csv"].contains(&format!("applied_bachelor,2603,{taken},")));
    }
    let refused = spoilt("length", Language::Chinese, MAJORS, with("弹性学制")).unwrap_err();
    for row in 2..=5 {
        let line = format!("V102 {MAJORS} 第 {row} 行，study_years：“弹性学制”不是可识别的学制；请写年数");
        assert!(refused.contains(&line), "{refused}");
    }
    let refused = spoilt("date", Language::English, MAJORS, with("4-Mar")).unwrap_err();
    assert!(
        refused.contains("row 2, study_years: \"4-Mar\" is a date; a spreadsheet program changed the code"),
        "{refused}"
    );
}

#[test]
fn encodings_separators_headers_and_rows_above_the_header_do_not_matter() {
    let expected = written(
        &spoilt("plain", Language::English, MAJORS, |text| text.into())
            .unwrap()
            .0,
    );
    let utf16 = |text: &str| -> Vec<u8> {
        let mut bytes = vec![0xFF, 0xFE];
        bytes.extend(text.replace(',', "\t").encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let cases: [(Change, &str); 7] = [
        (&|text| encoding_rs::GB18030.encode(text).0.into_owned(), "V015"),
        (&utf16, ""),
        (&|text| text.replace(',', ";").into_bytes(), ""),
        (
            &|text| format!("2025年专业目录,,,,,,,,,,\n\n{text}").into_bytes(),
            "V021",
        ),
        (
            &|text| text.replacen("major_code", " Ｍajor Code ", 1).into_bytes(),
            "",
        ),
        (
            &|text| text.replacen("major_code", "专业代码", 1).into_bytes(),
            "",
        ),
        (
            &|text| format!("{text}资料来源：教育部,,,,,,,,,,\n").into_bytes(),
            "V021",
        ),
    ];
    for (n, (change, code)) in cases.into_iter().enumerate() {
        let (out, told) = spoilt(&format!("form-{n}"), Language::English, MAJORS, change).unwrap();
        assert_eq!(written(&out), expected, "case {n}");
        assert_eq!(told.get(..4).unwrap_or(""), code, "case {n}: {told}");
        assert!(told.lines().count() <= 1, "{told}");
    }
}

#[test]
fn codes_that_a_spreadsheet_changed_are_put_back_or_refused() {
    let expected = written(
        &spoilt("codes", Language::English, MAJORS, |text| text.into())
            .unwrap()
            .0,
    );
    let general = "undergraduate_majors_2026.csv";
    let lost = |text: &str| text.replace(",0807", ",807").into_bytes();
    let (out, told) = spoilt("zeros", Language::English, general, lost).unwrap();
    assert_eq!(written(&out), expected);
    assert!(
        told.starts_with("V114 undergraduate_majors_2026.csv, major_code: "),
        "{told}"
    );
    assert!(told.contains("as \"080701\""), "{told}");
    let guards = |text: &str| text.replace(",310101,", ",=\"310101\",").into_bytes();
    let (out, told) = spoilt("guards", Language::English, MAJORS, guards).unwrap();
    assert_eq!((written(&out), told.as_str()), (expected, ""));
    let broken = |text: &str| {
        text.replace(",310101,", ",3.10E+05,")
            .replace("secondary,", "seconder,")
            .into_bytes()
    };
    let refused = spoilt("broken", Language::English, MAJORS, broken).unwrap_err();
    assert!(refused.contains(
        "V113 vocational_majors.csv row 3, major_code: \"3.10E+05\" is a number in exponent notation"
    ));
    // Every bad cell is told at once.
    assert_eq!(
        refused.matches("\"seconder\" is not a known level").count(),
        11,
        "{refused}"
    );
}

#[test]
fn a_catalogue_without_majors_is_refused_with_the_cause() {
    let header = |text: &str| text.lines().next().unwrap_or("").as_bytes().to_vec();
    let refused = spoilt("empty", Language::Chinese, "major_pathways.csv", |_| Vec::new()).unwrap_err();
    assert!(refused.contains("major_pathways.csv：文件为空"), "{refused}");
    let (raw, out) = (scratch("none-raw"), scratch("none-out"));
    for file in [MAJORS, "major_pathways.csv"] {
        let text = fs::read_to_string(at("tests/data/cn-sample").join(file)).unwrap();
        fs::write(raw.join(file), header(&text)).unwrap();
    }
    let options = Options {
        raw,
        out,
        ..Options::default()
    };
    let refused = convert::folder(&options).unwrap_err().to_string();
    assert!(
        refused.contains("V205 vocational_majors.csv: the table majors would have no rows"),
        "{refused}"
    );
}

#[test]
fn any_bytes_are_refused_or_read() {
    for (n, bytes) in [
        b"PK\x03\x04rest".to_vec(),
        vec![0; 100],
        vec![0xFF; 100],
        b"\xFF\xFE\x00".to_vec(),
        b"\"open,quote\n1,2\n".to_vec(),
        b"=\"\n'\n".to_vec(),
    ]
    .into_iter()
    .enumerate()
    {
        let refused = spoilt(&format!("bytes-{n}"), Language::Chinese, MAJORS, |_| {
            bytes.clone()
        });
        assert!(refused.unwrap_err().starts_with("原始表不能使用："), "case {n}");
    }
}
