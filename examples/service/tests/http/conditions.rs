//! Tags: nothing is sent twice, and no change is lost.

use super::client::{JSON, service, small, tables};
use serde_json::json;
use vocmatch_service::limits::Limits;

#[tokio::test(flavor = "multi_thread")]
async fn what_is_known_already_is_not_sent_again() {
    let client = service(Limits::default()).await;
    for path in [
        "/datasets/beijing",
        "/datasets/beijing/plan",
        "/datasets/beijing/recommendations?limit=3",
        "/datasets/beijing/routes?to=2-02-38-09",
        "/datasets/beijing/names?q=design",
        "/datasets/beijing/report",
        "/datasets/beijing/advice/learner?from=nothing",
    ] {
        let first = client.get(path).await;
        assert_eq!(first.status, 200, "{path}: {}", first.text());
        let tag = first.header("etag");
        let again = client.send("GET", path, &[("if-none-match", &tag)], "").await;
        assert_eq!(
            (again.status, again.body.len(), again.header("etag")),
            (304, 0, tag),
            "{path}"
        );
        assert_eq!(again.header("vary"), "accept-encoding", "{path}");
        let other = client
            .send("GET", path, &[("if-none-match", "\"other\"")], "")
            .await;
        assert_eq!((other.status, other.body), (200, first.body.clone()), "{path}");
        let head = client.send("HEAD", path, &[], "").await;
        assert_eq!(
            (head.status, head.body.len(), head.header("etag")),
            (200, 0, first.header("etag"))
        );
        assert_eq!(head.header("content-length"), first.body.len().to_string());
    }
}

#[cfg(feature = "xlsx")]
#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_gives_the_dataset_that_its_tables_give() {
    use vocmatch_report::Language;
    const WORKBOOK: (&str, &str) = (
        "content-type",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    );
    let client = service(Limits::default()).await;
    let tables = tables("beijing-ic");
    let workbook = tables.to_workbook(Language::Chinese).unwrap();
    let put = client
        .send("PUT", "/datasets/workbook", &[WORKBOOK], workbook)
        .await;
    assert_eq!(put.status, 201, "{}", put.text());
    let (plan, other) = (
        client.get("/datasets/beijing/plan").await,
        client.get("/datasets/workbook/plan").await,
    );
    assert_eq!(plan.json()["periods"], other.json()["periods"]);
    assert_eq!(plan.json()["dataset"], "beijing");
    assert_eq!(other.json()["dataset"], "workbook");

    let mut wrong = tables;
    wrong.programs[0].completion_rate = Some(1.7);
    let workbook = wrong.to_workbook(Language::Chinese).unwrap();
    let put = client.send("PUT", "/datasets/wrong", &[WORKBOOK], workbook).await;
    assert_eq!(put.status, 422);
    // The sheet and the cell, as the planner calls them.
    assert!(put.text().contains("专业布点!"), "{}", put.text());
    let refused = client
        .send("PUT", "/datasets/wrong", &[WORKBOOK], "no workbook")
        .await;
    assert_eq!(refused.status, 422, "{}", refused.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn of_equal_tables_each_answer_bears_the_name_that_was_asked_for() {
    let client = service(Limits::default()).await;
    let put = client.put("/datasets/twin", tables("beijing-ic").to_json()).await;
    assert_eq!(put.status, 201, "{}", put.text());
    for page in ["plan", "recommendations?limit=3"] {
        let one = client.get(&format!("/datasets/beijing/{page}")).await;
        let two = client.get(&format!("/datasets/twin/{page}")).await;
        assert_eq!(one.json()["dataset"], "beijing", "{page}");
        assert_eq!(two.json()["dataset"], "twin", "{page}");
        assert_ne!(one.header("etag"), two.header("etag"), "{page}");
    }
    // They are planned once all the same.
    let solved = client
        .metric("vocmatch_answers_total{cache=\"plan\",how=\"solved\"}")
        .await;
    assert!((solved - 1.0).abs() < 1e-9, "{solved}");
    for name in ["beijing", "twin"] {
        let report = client.get(&format!("/datasets/{name}/report")).await;
        // The tables have a title of their own.
        assert!(report.text().contains(&format!(" ({name})</title>")));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_dataset_has_other_tags_and_the_same_tables_the_same() {
    let client = service(Limits::default()).await;
    let put = client.put("/datasets/a", small(50)).await;
    let plan = client.get("/datasets/a/plan").await;
    assert_eq!(plan.json()["periods"][0]["placed"], 24);
    let again = client.put("/datasets/a", small(50)).await;
    assert_eq!((again.status, again.json()["version"].clone()), (200, json!(1)));
    assert_eq!(put.header("etag"), again.header("etag"));
    let other = client.put("/datasets/a", small(10)).await;
    assert_eq!((other.status, other.json()["version"].clone()), (200, json!(2)));
    let changed = client
        .send(
            "GET",
            "/datasets/a/plan",
            &[("if-none-match", &plan.header("etag"))],
            "",
        )
        .await;
    assert_eq!(
        (changed.status, changed.json()["periods"][0]["placed"].clone()),
        (200, json!(10))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_change_the_same_version_one_is_told() {
    let client = service(Limits::default()).await;
    let first = client.put("/datasets/a", small(50)).await.header("etag");
    let condition = |tag: &'static str| [JSON[0], ("if-none-match", tag)];
    let taken = client.send("PUT", "/datasets/a", &condition("*"), small(1)).await;
    assert_eq!((taken.status, taken.code().as_str()), (412, "changed"));
    let same = [JSON[0], ("if-none-match", first.as_str())];
    let same = client.send("PUT", "/datasets/a", &same, small(51)).await;
    assert_eq!((same.status, same.code().as_str()), (412, "changed"));
    for name in ["if-match", "if-none-match"] {
        let unread = [JSON[0], (name, "\"\u{fc}\"")];
        let unread = client.send("PUT", "/datasets/a", &unread, small(51)).await;
        assert_eq!(
            (unread.status, unread.code().as_str()),
            (412, "changed"),
            "{name}"
        );
    }
    let expecting = [JSON[0], ("if-match", first.as_str())];
    let one = client.send("PUT", "/datasets/a", &expecting, small(51)).await;
    assert_eq!(one.status, 200);
    let two = client.send("PUT", "/datasets/a", &expecting, small(52)).await;
    assert_eq!((two.status, two.code().as_str()), (412, "changed"));
    let gone = client
        .send("DELETE", "/datasets/a", &[("if-match", &first)], "")
        .await;
    assert_eq!(gone.status, 412);
    let nowhere = client
        .send("PUT", "/datasets/b", &[JSON[0], ("if-match", "*")], small(1))
        .await;
    assert_eq!(nowhere.status, 412);
    let tag = one.header("etag");
    let gone = client
        .send("DELETE", "/datasets/a", &[("if-match", &tag)], "")
        .await;
    assert_eq!(gone.status, 204);
    assert_eq!(client.get("/datasets/a").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn tracking_makes_another_version_and_is_part_of_the_tables() {
    let client = service(Limits::default()).await;
    let first = client.put("/datasets/a", small(50)).await.header("etag");
    let row = r#"{"outcomes": [{"program_id": "S-nursing", "year": 2025, "tracked": 20, "in_field": 15}]}"#;
    let added = client.post("/datasets/a/tracking", row).await;
    assert_eq!(
        (added.status, added.json()["version"].clone()),
        (200, json!(2)),
        "{}",
        added.text()
    );
    assert_ne!(added.header("etag"), first);
    let tables = client.get("/datasets/a").await.json();
    assert_eq!(tables["outcomes"][0]["in_field"], 15);
    let twice = client.post("/datasets/a/tracking", row).await;
    assert_eq!((twice.status, twice.code().as_str()), (422, "invalid-dataset"));
    let stale = client
        .send(
            "POST",
            "/datasets/a/tracking",
            &[JSON[0], ("if-match", &first)],
            row,
        )
        .await;
    assert_eq!(stale.status, 412);
    // What was read goes back in as it is.
    let whole = client.get("/datasets/a").await;
    let back = client.put("/datasets/a", whole.body).await;
    assert_eq!((back.status, back.json()["version"].clone()), (200, json!(2)));
}

#[tokio::test(flavor = "multi_thread")]
async fn large_answers_go_compressed_to_those_who_take_it() {
    let client = service(Limits::default()).await;
    let plain = client.get("/datasets/beijing/plan").await;
    let zipped = client
        .send(
            "GET",
            "/datasets/beijing/plan",
            &[("accept-encoding", "gzip")],
            "",
        )
        .await;
    assert_eq!(
        (
            plain.header("content-encoding").as_str(),
            zipped.header("content-encoding").as_str()
        ),
        ("", "gzip")
    );
    assert!(zipped.body.len() * 2 < plain.body.len());
    assert_eq!(zipped.header("etag"), plain.header("etag"));
}
