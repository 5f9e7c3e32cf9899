//! Tables, columns and words in Chinese, in the encodings in which spreadsheets save them.

use crate::input::arbitrary::dataset;
use crate::input::folder::folder;
use encoding_rs::GB18030;
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use vocmatch::dataset::{Dataset, Encoding, ReadConfig, TABLES};
use vocmatch::model::Model;

/// A dataset written with the Chinese name of every table, column and word, in GB18030.
fn in_chinese(dataset: &Dataset, name: &str) -> PathBuf {
    let english = folder(&[name, "-english"].concat());
    let chinese = folder(name);
    dataset.write_dir(&english).unwrap();
    for table in TABLES {
        let Ok(mut reader) = csv::Reader::from_path(english.join(table.name).with_extension("csv")) else {
            continue;
        };
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer
            .write_record(table.columns.iter().map(|column| column.chinese))
            .unwrap();
        for record in reader.records() {
            let record = record.unwrap();
            let cells = table.columns.iter().zip(&record).map(|(column, cell)| {
                let word = column.choices.iter().find(|(english, _)| *english == cell);
                word.map_or(cell, |(_, chinese)| *chinese)
            });
            writer.write_record(cells).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let (bytes, _, lossy) = GB18030.encode(&text);
        assert!(!lossy);
        fs::write(chinese.join([table.chinese, ".csv"].concat()), bytes).unwrap();
    }
    chinese
}

fn read(path: &Path, encoding: Encoding) -> Dataset {
    Dataset::read_dir_with(
        path,
        &ReadConfig {
            encoding,
            ..ReadConfig::default()
        },
    )
}

proptest! {
    #![proptest_config(crate::cases(32))]

    #[test]
    fn a_dataset_survives_chinese_names_in_gb18030(dataset in dataset()) {
        let path = in_chinese(&dataset, "in-chinese");
        let told = read(&path, Encoding::Gb18030);
        prop_assert_eq!(told.problems().to_string(), "");
        prop_assert_eq!(&told, &dataset);
        let recognised = read(&path, Encoding::Recognised);
        prop_assert!(recognised.problems().iter().all(|problem| problem.code().as_str() == "V015"));
        prop_assert_eq!(&recognised, &dataset);
    }
}

#[test]
fn the_shipped_consortium_is_the_same_in_chinese() {
    let shipped = Dataset::read_dir(crate::world::folder("examples/data/beijing-ic"));
    let path = in_chinese(&shipped, "shipped-in-chinese");
    let read = read(&path, Encoding::Recognised);
    assert!(!read.problems().has_errors(), "{}", read.problems());
    assert_eq!(read, shipped);
}

#[test]
fn problems_name_files_and_columns_as_they_are_written() {
    let path = folder("named-in-chinese");
    let files = [
        (
            "专业.csv",
            "专业代码,专业名称,培养层次\n510401,电路,大专\n0854,芯片,博士\n",
        ),
        (
            "专业布点.csv",
            "布点代码,学校代码,专业代码,完成率\np1,k,510401,85%\np2,k,510402,1.7\n",
        ),
        ("学校.csv", "学校代码,学校名称,区域代码\nk,北方,n\n"),
        ("区域.CSV", "区域代码,区域名称\nn,北\n"),
        ("毕业声.csv", "布点代码\n"),
    ];
    for (name, text) in files {
        fs::write(path.join(name), text).unwrap();
    }
    let problems = Model::new(Dataset::read_dir(&path)).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "V004 毕业声.csv: the file is not the name of a table, and is not read; did you mean \"毕业生.csv\"?\n\
         V102 专业.csv row 3, 培养层次: \"博士\" is not secondary, higher_vocational, applied_bachelor or \
         professional_master; a doctorate is no level: write beyond in the column credential of the demand, or remove the \
         row\n\
         V102 专业布点.csv row 2, 完成率: \"85%\" is not a number; write 0.85, or leave it empty\n\
         V104 专业布点.csv row 3, 完成率: 1.7 is not a share; write a number from 0 to 1, or leave it empty\n\
         V204 专业布点.csv row 3, 专业代码: no major has the id \"510402\"; did you mean \"510401\"?"
    );
}

#[test]
fn two_files_of_one_table_are_told() {
    let path = folder("twice-in-two-languages");
    fs::write(path.join("regions.csv"), "region_id,name\nn,North\n").unwrap();
    fs::write(path.join("地区.csv"), "区域代码,名称\ne,东\n").unwrap();
    let dataset = Dataset::read_dir(&path);
    assert_eq!(
        dataset.problems().to_string(),
        "V007 地区.csv: there are several files of the table regions; keep one of them"
    );
    assert_eq!(dataset.regions.len(), 1);
}

#[test]
fn keys_of_a_document_may_be_chinese() {
    let dataset = Dataset::from_json(r#"{"区域": [{"区域代码": "n", "名称": "北"}], "regions": []}"#);
    assert_eq!(
        dataset.problems().to_string(),
        "V007 regions: the table occurs twice; keep one of them"
    );
    assert_eq!(dataset.regions.len(), 1);
}
