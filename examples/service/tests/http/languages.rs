//! What is wrong is told in the language that the client accepts.

use super::client::service;
use vocmatch_service::limits::Limits;

const CHINESE: (&str, &str) = ("accept-language", "zh-CN,zh;q=0.9,en;q=0.8");

#[tokio::test(flavor = "multi_thread")]
async fn refusals_and_problems_are_told_in_the_language_of_the_request() {
    let client = service(Limits::default()).await;
    let json = ("content-type", "application/json");
    let tables = r#"{"区域": [{"区域代码": "n", "区域名称": "大兴区", "纬度": 40, "经度": 200}]}"#;
    let english = client.send("PUT", "/datasets/x", &[json], tables).await;
    let chinese = client.send("PUT", "/datasets/x", &[json, CHINESE], tables).await;
    assert_eq!(
        (english.code(), chinese.code()),
        ("invalid-dataset".into(), "invalid-dataset".into())
    );
    assert_eq!((english.status, chinese.status), (422, 422));
    assert_eq!(english.header("content-language"), "en");
    assert_eq!(chinese.header("content-language"), "zh");
    assert!(chinese.header("vary").contains("accept-language"));
    let (english, chinese) = (english.json(), chinese.json());
    assert_eq!(english["detail"], "one thing is wrong with the tables");
    assert_eq!(
        (&chinese["title"], &chinese["detail"]),
        (&"各表有误".into(), &"各表有 1 处错误".into())
    );
    let told = &chinese["problems"]["problems"][0];
    assert_eq!(
        told["text"],
        "V107 regions[0].longitude：200 不是有效的经度；请填写 -180 到 180 之间的度数，或留空"
    );
    assert_eq!(told["code"], english["problems"]["problems"][0]["code"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn warnings_and_what_has_no_words_of_its_own_are_told_in_chinese_too() {
    let client = service(Limits::default()).await;
    let all = client.send("GET", "/datasets", &[CHINESE], "").await.json();
    let beijing = all
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["name"] == "beijing")
        .unwrap();
    let told = beijing["warnings"]["problems"].to_string();
    assert!(told.contains("行既没有比例也没有名额"), "{told}");
    let none = client.send("GET", "/datasets/nowhere", &[CHINESE], "").await;
    assert_eq!((none.status, none.code()), (404, "unknown-dataset".to_owned()));
    assert_eq!(none.json()["title"], "没有这个名称的数据集");
}
