//! Long solves: once for all who ask, only while somebody waits, and no more than there is room for.

use super::client::{Client, JSON, service, small};
use serde_json::json;
use std::io::Write;
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;
use vocmatch_service::limits::Limits;

const COMPARE: &str = "/datasets/beijing/compare";

/// A comparison that takes long; each seed is another one.
fn long(seed: u32) -> String {
    json!({"scenarios": [], "draws": {"draws": 50_000, "seed": seed}}).to_string()
}

fn limits() -> Limits {
    Limits {
        draws: 100_000,
        solves: 1,
        queue: 1,
        solve_seconds: 600,
        ..Limits::default()
    }
}

/// Asks and does not wait for the answer.
fn begin(client: &Client, body: &str) -> TcpStream {
    let head = format!(
        "POST {COMPARE} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let mut stream = TcpStream::connect(client.address).unwrap();
    stream.write_all(head.as_bytes()).unwrap();
    stream
}

#[tokio::test(flavor = "multi_thread")]
async fn a_solve_stops_when_the_last_who_waits_has_gone() {
    let client = service(limits()).await;
    assert_eq!(client.get("/datasets/beijing/plan").await.status, 200);
    let one = begin(&client, &long(1));
    client.until("vocmatch_solves_running", 1.0).await;
    let other = begin(&client, &long(1));
    client
        .until("vocmatch_answers_total{cache=\"answer\",how=\"joined\"}", 1.0)
        .await;
    drop(one);
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert!(client.metric("vocmatch_solves_running").await > 0.5);
    drop(other);
    client.until("vocmatch_solves_running", 0.0).await;
    assert!(
        client
            .metric("vocmatch_answers_total{cache=\"answer\",how=\"deserted\"}")
            .await
            > 0.5
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn when_the_queue_is_full_clients_are_told_to_come_again() {
    let client = service(limits()).await;
    assert_eq!(client.get("/datasets/beijing/plan").await.status, 200);
    let runs = begin(&client, &long(1));
    client.until("vocmatch_solves_running", 1.0).await;
    let waits = begin(&client, &long(2));
    client.until("vocmatch_solves_waiting", 1.0).await;
    let refused = client.post(COMPARE, long(3)).await;
    assert_eq!((refused.status, refused.code().as_str()), (503, "queue-full"));
    assert_eq!(refused.header("retry-after"), "1");
    // What is known needs no room.
    assert_eq!(client.get("/datasets/beijing/plan").await.status, 200);
    assert_eq!(client.get("/readyz").await.status, 200);
    drop(waits);
    client.until("vocmatch_solves_waiting", 0.0).await;
    drop(runs);
    client.until("vocmatch_solves_running", 0.0).await;
    assert_eq!(client.put("/datasets/a", small(50)).await.status, 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_solve_that_takes_too_long_is_given_up() {
    let limits = Limits {
        solve_seconds: 1,
        ..limits()
    };
    let client = service(limits).await;
    assert_eq!(client.get("/datasets/beijing/plan").await.status, 200);
    let late = client.post(COMPARE, long(1)).await;
    assert_eq!((late.status, late.code().as_str()), (503, "out-of-time"));
    client.until("vocmatch_solves_running", 0.0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_who_ask_the_same_have_it_solved_once() {
    let client = Arc::new(service(Limits::default()).await);
    let asking = (0..30).map(|_| {
        let client = Arc::clone(&client);
        tokio::spawn(async move {
            let body = json!({"scenarios": [], "draws": {"draws": 50, "seed": 9}}).to_string();
            client.send("POST", COMPARE, JSON, body).await
        })
    });
    let mut bodies = Vec::new();
    for one in asking.collect::<Vec<_>>() {
        let answer = one.await.unwrap();
        assert_eq!(answer.status, 200, "{}", answer.text());
        bodies.push(answer.body);
    }
    bodies.dedup();
    assert_eq!(bodies.len(), 1);
    assert!(
        (client
            .metric("vocmatch_answers_total{cache=\"answer\",how=\"solved\"}")
            .await
            - 1.0)
            .abs()
            < 1e-9
    );
}
