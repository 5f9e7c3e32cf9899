//! Names of levels as people write them.

use super::{held, problems, read};
use serde_json::json;
use vocmatch::Language;
use vocmatch::dataset::Table;
use vocmatch::problem::Code;

#[test]
fn levels_are_read_as_people_write_them() {
    let majors = Table::find("majors").unwrap();
    let column = &majors.columns[majors.column("level").unwrap()];
    for (level, words) in [
        (
            "secondary",
            &[
                "中职（含技工）",
                "中等专业学校",
                "职业高中",
                "技工学校",
                "Secondary vocational",
            ][..],
        ),
        (
            "higher_vocational",
            &[
                "高职（专科）",
                "高职(专科)",
                "专科（高职）",
                "大专学历",
                "普通专科",
                "高职 / 专科",
                "Associate degree",
                "Associate's degree",
                "AA",
                "A.S.",
            ],
        ),
        (
            "applied_bachelor",
            &[
                "本科",
                "普通本科",
                "全日制本科",
                "职教本科",
                "本科层次职业教育",
                "专升本",
                "职业本科教育",
                "Bachelor's degree",
                "bachelor",
                "BS",
            ],
        ),
        (
            "professional_master",
            &[
                "硕士研究生",
                "专业学位",
                "专业学位研究生",
                "硕士学位",
                "Master's degree",
                "Master",
            ],
        ),
    ] {
        for word in words {
            for dataset in read(majors, column, word) {
                assert_eq!(dataset.problems().to_string(), "", "{word}");
                assert_eq!(held(&dataset, majors, column), Some(json!(level)), "{word}");
            }
        }
    }
    for word in ["研究生", "Certificate", "博士", "高中", "大学", "一本"] {
        for dataset in read(majors, column, word) {
            let [problem] = problems(&dataset)[..] else {
                panic!("{word}: {}", dataset.problems())
            };
            assert_eq!(problem.code(), Code::NotReadable, "{word}");
        }
    }
    let [dataset, ..] = read(majors, column, "一本");
    let problem = problems(&dataset)[0];
    assert_eq!(
        problem.wrong(Language::Chinese),
        "“一本”不是中职、高职专科、职业本科、专业硕士之一"
    );
    assert_eq!(
        problem.remedy(Language::Chinese),
        "请填写中职、高职专科、职业本科、专业硕士之一"
    );
}

#[test]
fn a_lowest_level_and_above_is_that_level() {
    let demand = Table::find("demand").unwrap();
    let column = |name: &str| &demand.columns[demand.column(name).unwrap()];
    for (word, level) in [
        ("大专及以上", "higher_vocational"),
        ("本科及以上学历", "applied_bachelor"),
        ("Bachelor's degree or higher", "applied_bachelor"),
    ] {
        for dataset in read(demand, column("min_level"), word) {
            assert_eq!(dataset.problems().to_string(), "", "{word}");
            assert_eq!(
                held(&dataset, demand, column("min_level")),
                Some(json!(level)),
                "{word}"
            );
        }
        for dataset in read(demand, column("max_level"), word) {
            assert!(dataset.problems().has_errors(), "{word}");
        }
    }
}
