//! Bad requests: everything that is wrong is told, and nothing that is too much is done.

use super::client::{service, small, tables};
use serde_json::json;
use vocmatch_service::catalogue::Expect;
use vocmatch_service::limits::Limits;
use vocmatch_service::state::App;
use vocmatch_service::store::{Memory, Store};

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_is_wrong_with_tables_is_told_at_once() {
    let client = service(Limits::default()).await;
    let bad = small(50)
        .replace("\"openings\": 50", "\"openings\": \"many\"")
        .replace(
            "\"major_id\": \"nursing\", \"completion_rate\": 0.9",
            "\"major_id\": \"nursin\", \"completion_rate\": 1.7",
        );
    let answer = client.put("/datasets/bad", bad).await;
    assert_eq!((answer.status, answer.code().as_str()), (422, "invalid-dataset"));
    let problems = answer.json()["problems"]["problems"].clone();
    let told: Vec<(String, String)> = problems
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            (
                one["code"].as_str().unwrap().to_owned(),
                format!("{}[{}].{}", one["table"], one["item"], one["column"]),
            )
        })
        .collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert_eq!(
        problems[1]["suggestion"]
            .as_str()
            .or(problems[2]["suggestion"].as_str()),
        Some("\"nursing\"")
    );
    assert_eq!(client.get("/datasets/bad").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_catalogue_is_a_dataset_without_a_plan() {
    let client = service(Limits::default()).await;
    let china = client.put("/datasets/china", tables("china").to_json()).await;
    assert_eq!(china.status, 201);
    for path in ["plan", "recommendations", "report", "advice/learner?from=nothing"] {
        let answer = client.get(&format!("/datasets/china/{path}")).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (409, "incomplete"),
            "{path}"
        );
        assert!(answer.json()["detail"].as_str().unwrap().contains("fill in"));
    }
    let routes = client
        .get("/datasets/china/routes?from=710401&to=310401&k=3")
        .await;
    assert_eq!(routes.status, 200, "{}", routes.text());
    assert!(!routes.json()["routes"].as_array().unwrap().is_empty());
    let names = client
        .get("/datasets/china/names?q=%E6%8A%A4%E7%90%86&kind=major&limit=2")
        .await;
    assert_eq!(names.json().as_array().unwrap().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_stored_and_no_longer_right_is_left_out_until_it_is_replaced_or_deleted() {
    let store = Memory::default();
    store.put("good", 1, &small(50)).unwrap();
    for name in ["bad", "worse"] {
        store.put(name, 1, r#"{"programs": [{}]}"#).unwrap();
        store.put(name, 2, r#"{"programs": [{}]}"#).unwrap();
    }
    let limits = Limits {
        datasets: 3,
        ..Limits::default()
    };
    let app = App::new(Box::new(store), limits).unwrap();
    let client = super::faults::serving(app).await;
    assert_eq!(client.get("/datasets").await.json().as_array().unwrap().len(), 1);
    assert_eq!(client.get("/datasets/good/plan").await.status, 200);
    assert_eq!(client.get("/datasets/bad").await.status, 404);
    // They count among those that are kept.
    assert_eq!(client.put("/datasets/new", small(1)).await.status, 507);
    let mended = client.put("/datasets/bad", small(1)).await;
    assert_eq!(
        (mended.status, mended.json()["version"].clone()),
        (201, json!(3)),
        "{}",
        mended.text()
    );
    let gone = client.send("DELETE", "/datasets/worse", &[], "").await;
    assert_eq!(gone.status, 204, "{}", gone.text());
    assert_eq!(client.put("/datasets/new", small(1)).await.status, 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_much_is_refused() {
    let limits = Limits {
        body_bytes: 20_000,
        rows: 12,
        datasets: 2,
        years: 2,
        routes: 3,
        listed: 10,
        scenarios: 1,
        draws: 10,
        ..Limits::default()
    };
    let app = vocmatch_service::in_memory(limits).unwrap();
    let dataset = tables("beijing-ic");
    // Past the door the rows are counted.
    let refused = app
        .catalogue
        .put("beijing", dataset, &Expect::default())
        .unwrap_err();
    assert_eq!(refused.code().as_str(), "too-many-rows");
    let client = super::faults::serving(app).await;
    let big = format!("{{\"regions\": [{}]}}", " ".repeat(30_000));
    let answer = client.put("/datasets/a", big).await;
    assert_eq!((answer.status, answer.code().as_str()), (413, "too-large"));
    assert_eq!(client.put("/datasets/a", small(1)).await.status, 201);
    assert_eq!(client.put("/datasets/b", small(1)).await.status, 201);
    let third = client.put("/datasets/c", small(1)).await;
    assert_eq!((third.status, third.code().as_str()), (507, "too-many-datasets"));
    for path in [
        "plan",
        "recommendations?limit=11",
        "routes?to=nurse&k=4",
        "names?q=nurse&limit=11",
    ] {
        let answer = client.get(&format!("/datasets/a/{path}")).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (422, "beyond-limit"),
            "{path}"
        );
    }
    assert_eq!(client.get("/datasets/a/plan?years=2027-2028").await.status, 200);
    let draws =
        json!({"scenarios": [], "plan": {"years": {"start": 2027, "end": 2028}}, "draws": {"draws": 11}});
    let answer = client.post("/datasets/a/compare", draws.to_string()).await;
    assert_eq!((answer.status, answer.code().as_str()), (422, "beyond-limit"));
}

#[tokio::test(flavor = "multi_thread")]
async fn choices_and_names_that_make_no_sense_are_refused_with_a_hint() {
    let client = service(Limits::default()).await;
    let cases = [
        ("plan?years=soon", 400, "bad-query"),
        ("plan?years=1990", 422, "out-of-range"),
        ("plan?objective=worst", 400, "bad-query"),
        ("recommendations?level=phd", 400, "bad-query"),
        ("recommendations?region=nowhere", 422, "unknown-name"),
        ("recommendations?reader=me", 400, "bad-query"),
        ("recommendations?reader=school:nowhere", 422, "unknown-name"),
        ("routes", 400, "bad-query"),
        ("routes?to=2-02-38-0", 422, "unknown-name"),
        ("names?q=", 400, "bad-query"),
        ("report?lang=fr", 400, "bad-query"),
        ("advice/learner?from=nowhere", 422, "unknown-name"),
    ];
    let long = "a".repeat(1_001);
    let cases = cases.map(|(path, status, code)| (path.to_owned(), status, code));
    let too_long = [
        format!("routes?to={long}"),
        format!("routes?to=nurse&from={long}"),
        format!("advice/learner?from={long}"),
        format!("recommendations?reader=school:{long}"),
    ];
    let too_long = too_long.map(|path| (path, 400, "bad-query"));
    for (path, status, code) in cases.into_iter().chain(too_long) {
        let answer = client.get(&format!("/datasets/beijing/{path}")).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (status, code),
            "{path}: {}",
            answer.text()
        );
    }
    for (path, body, status, code) in [
        ("plan", json!({"market": {"min_fit": 7}}), 422, "out-of-range"),
        (
            "plan",
            json!({"fit": {"neighbour_decay": 2}}),
            422,
            "out-of-range",
        ),
        (
            "plan",
            json!({"fit": {"neighbour_distance": 4_000_000_000_u32}}),
            422,
            "beyond-limit",
        ),
        ("plan", json!({"marked": {}}), 400, "malformed"),
        (
            "scenarios",
            json!({"name": "x", "changes": [{"change": "seat"}]}),
            422,
            "invalid-scenario",
        ),
        (
            "scenarios",
            json!({"name": "x", "changes": [{"change": "seats", "program": "nowhere", "seats": {"add": 1}}]}),
            422,
            "invalid-scenario",
        ),
        (
            "tracking",
            json!({"regions": [{"region_id": "x", "name": "X"}]}),
            422,
            "invalid-dataset",
        ),
        (
            "tracking",
            json!({"outcomes": [{"program_id": "nowhere", "year": 2025, "tracked": 1, "in_field": 1}]}),
            422,
            "invalid-dataset",
        ),
    ] {
        let answer = client
            .post(&format!("/datasets/beijing/{path}"), body.to_string())
            .await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (status, code),
            "{path}: {}",
            answer.text()
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_are_told_apart() {
    let client = service(Limits::default()).await;
    let own = client
        .send("GET", "/healthz", &[("x-request-id", "mine-1")], "")
        .await;
    assert_eq!(own.header("x-request-id"), "mine-1");
    let (one, two) = (client.get("/healthz").await, client.get("/healthz").await);
    assert_ne!(one.header("x-request-id"), two.header("x-request-id"));
}
