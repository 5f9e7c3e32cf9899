//! Many readers while datasets are replaced.

use super::client::{service, small, tables};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use vocmatch_service::limits::Limits;

/// Readers at a time.
const READERS: usize = 200;
/// Requests of each.
const EACH: usize = 25;

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_readers_meet_no_error_while_datasets_are_replaced() {
    let limits = Limits {
        queue: 1_000,
        ..Limits::default()
    };
    let client = Arc::new(service(limits).await);
    assert_eq!(client.put("/datasets/a", small(1)).await.status, 201);
    let done = Arc::new(AtomicBool::new(false));
    let writer = {
        let (client, done) = (Arc::clone(&client), Arc::clone(&done));
        tokio::spawn(async move {
            let mut connection = client.connect().await;
            let mut written = 0;
            while !done.load(Ordering::Relaxed) {
                let body = small(1 + written % 20);
                let answer = connection
                    .send("PUT", "/datasets/a", super::client::JSON, body)
                    .await
                    .unwrap();
                assert_eq!(answer.status, 200, "{}", answer.text());
                written += 1;
            }
            written
        })
    };
    let readers = (0..READERS).map(|reader| {
        let client = Arc::clone(&client);
        tokio::spawn(async move {
            let mut connection = client.connect().await;
            for turn in 0..EACH {
                let path =
                    ["plan", "recommendations", "names?q=nurse", "routes?to=nurse"][(reader + turn) % 4];
                let path = format!("/datasets/a/{path}");
                let answer = connection.send("GET", &path, &[], "").await.unwrap();
                assert_eq!(answer.status, 200, "{path}: {}", answer.text());
                if path.ends_with("plan") {
                    // Whichever version it is, it is one and the same throughout.
                    let plan = answer.json();
                    let period = &plan["periods"][0];
                    assert_eq!(period["openings"], plan["occupations"][0]["openings"]);
                    assert!(period["placed"].as_i64() <= period["openings"].as_i64());
                }
            }
        })
    });
    for reader in readers.collect::<Vec<_>>() {
        reader.await.unwrap();
    }
    done.store(true, Ordering::Relaxed);
    assert!(writer.await.unwrap() > 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_state_goes_in_and_its_plan_comes_out() {
    let client = service(Limits::default()).await;
    let put = client
        .put("/datasets/california", tables("california").to_json())
        .await;
    assert_eq!(put.status, 201);
    assert_eq!(put.json()["tables"]["programs"], 17_939);
    let plan = client.get("/datasets/california/plan").await;
    assert_eq!(plan.status, 200);
    assert_eq!(plan.json()["periods"][0]["audit"], serde_json::json!([]));
    // Other choices take over what does not depend on them, and answer as they would by themselves.
    let fewer = client.get("/datasets/california/plan?years=2027").await.json();
    assert_eq!(fewer["years"], serde_json::json!([2027]));
    assert_eq!(fewer["periods"][0]["placed"], plan.json()["periods"][0]["placed"]);
}
