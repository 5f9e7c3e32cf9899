//! Problems are told in the planner's language and words, and as data in either language.

use vocmatch::Language;
use vocmatch::dataset::Dataset;
use vocmatch::model::Model;
use vocmatch::problem::Problems;
use vocmatch::rules::Rules;
use vocmatch::scenario::Scenario;

/// A dataset as an education commission writes it.
fn chinese(tables: &[(&str, &str)]) -> Problems {
    let mut dataset = Dataset::default();
    for (table, text) in tables {
        assert!(dataset.read_csv(table, text.as_bytes()), "{table}");
    }
    Model::new(dataset).map_or_else(|problems| problems, |model| model.warnings().clone())
}

const SCHOOLS: &[(&str, &str)] = &[
    ("区域", "区域代码,区域名称\n110115,大兴区\n"),
    ("学校", "学校代码,学校名称,区域代码\n4111,信息职业学院,110115\n"),
];

#[test]
fn tables_columns_and_rows_are_named_as_the_planner_wrote_them() {
    let mut tables = SCHOOLS.to_vec();
    tables.push((
        "专业目录",
        "专业代码,专业名称,办学层次\n510401,集成电路技术,大专\n510402,微电子技术,研究生班\n",
    ));
    tables.push((
        "布点",
        "布点代码,学校代码,专业代码,完成率\np1,4111,51O401,.9\np2,4112,510401,1.7\np3,4111,,\n",
    ));
    let problems = chinese(&tables);
    let text = problems.text(Language::Chinese);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines,
        [
            "V102 专业目录.csv 第3行，办学层次：“研究生班”不是中职、高职专科、职业本科、专业硕士之一；\
             请填写中职、高职专科、职业本科、专业硕士之一",
            "V104 布点.csv 第3行，完成率：1.7 不是有效的比例；请写 0 到 1 之间的数，或留空",
            "V101 布点.csv 第4行，专业代码：单元格为空；请填写文字",
            "V204 布点.csv 第2行，专业代码：“专业目录.csv”中没有代码“51O401”；是否应为“510401”？",
            "V204 布点.csv 第3行，学校代码：“学校.csv”中没有代码“4112”；是否应为“4111”？",
        ]
    );
}

#[test]
fn a_table_that_is_not_there_is_named_in_chinese() {
    let problems = chinese(&[("专业布点", "布点代码,学校代码,专业代码\np1,4111,510401\n")]);
    let text = problems.text(Language::Chinese);
    let line = "V205 专业布点.csv，学校代码：该列引用“学校”表，而其中没有任何行；请补上该表";
    assert!(text.lines().any(|one| one == line), "{text}");
}

#[test]
fn data_have_the_same_fields_in_both_languages() {
    let problems = chinese(&[("区域", "区域代码,区域名称,纬度,经度\n110115,大兴区,40,200\n")]);
    let english = serde_json::to_value(&problems).unwrap();
    assert_eq!(
        english,
        serde_json::to_value(problems.told(Language::English)).unwrap()
    );
    let told = serde_json::to_value(problems.told(Language::Chinese)).unwrap();
    let (one, other) = (&english["problems"][0], &told["problems"][0]);
    for field in ["code", "severity", "table", "row", "item", "column", "value"] {
        assert_eq!(one[field], other[field], "{field}");
    }
    assert_eq!(
        one["text"],
        "V107 区域.csv row 2, 经度: 200 is not a longitude; write degrees from -180 to 180, or leave it empty"
    );
    assert_eq!(other["wrong"], "200 不是有效的经度");
    assert_eq!(other["remedy"], "请填写 -180 到 180 之间的度数，或留空");
    assert_eq!(
        other["text"],
        "V107 区域.csv 第2行，经度：200 不是有效的经度；请填写 -180 到 180 之间的度数，或留空"
    );
    assert_eq!(
        problems.told(Language::Chinese).to_string(),
        problems.text(Language::Chinese)
    );
}

#[test]
fn every_problem_is_in_the_data_and_a_reader_is_shown_twenty_of_a_kind() {
    let mut text = String::from("区域代码,区域名称,纬度\n");
    for k in 0..500 {
        text += &["r", &k.to_string(), ",大兴区,北\n"].concat();
    }
    let problems = chinese(&[("区域", &text)]);
    let lines = problems.text(Language::Chinese);
    assert_eq!(lines.lines().count(), 22);
    assert_eq!(
        lines.lines().next(),
        Some("V102 区域.csv，纬度：500 处同类问题：单元格的内容不是该列要求的类型")
    );
    assert_eq!(
        lines.lines().last(),
        Some("V102 区域.csv，纬度：另有 480 处同类问题")
    );
    let data = serde_json::to_value(problems.told(Language::Chinese)).unwrap();
    assert_eq!(data["problems"].as_array().map(Vec::len), Some(500));
    assert_eq!(
        (&data["errors"], &data["more"]),
        (&500.into(), &serde_json::json!([]))
    );
}

#[test]
fn scenarios_and_rules_are_refused_in_chinese() {
    let refused =
        Scenario::from_json("{\"nme\": 1, \"changes\": [{\"change\": \"sets\"}]}", "情景.json").unwrap_err();
    assert_eq!(
        refused.text(Language::Chinese),
        "情景.json：读不了：情景没有字段“nme”；是否应为“name”？\n\
         情景.json，变更 1，change：“sets”不是变更类型；是否应为“seats”？"
    );
    let data = serde_json::to_value(refused.told(Language::Chinese)).unwrap();
    assert_eq!(data["problems"][1]["wrong"], "“sets”不是变更类型");
    assert_eq!(serde_json::to_value(&refused).unwrap()["more"], data["more"]);
    let refused = Rules::from_csv(b"rule_id,name,measure\nr,R,employd\n", "规则.csv").unwrap_err();
    let text = refused.text(Language::Chinese);
    assert!(
        text.contains("规则.csv 第1行，threshold：缺少这一列；请补上该列"),
        "{text}"
    );
}
