//! The real program: what it acknowledged outlives `kill -9`, and it ends in order when it is told to.

use super::client::{Client, data, small};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// The program, killed when the test ends however it ends.
struct Program {
    child: Child,
    client: Client,
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Starts the program and waits until it is ready.
fn start(store: &Path, more: &[&str]) -> Program {
    let mut child = Command::new(env!("CARGO_BIN_EXE_vocmatch-service"))
        .args(["--address", "127.0.0.1:0", "--log", "json", "--store"])
        .arg(store)
        .args(more)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut log = BufReader::new(child.stderr.take().unwrap()).lines();
    let address = loop {
        let line = log.next().expect("the program ends before it is ready").unwrap();
        let event: Value = serde_json::from_str(&line).unwrap_or_else(|_| panic!("{line} is no JSON"));
        if event["message"] == "ready" {
            break event["address"].as_str().unwrap().parse().unwrap();
        }
    };
    // Its log goes on, and must not fill up.
    std::thread::spawn(move || log.for_each(drop));
    Program {
        child,
        client: Client::at(address),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_acknowledged_is_lost_when_it_is_killed_at_any_moment() {
    let store = folder("killed").join("store.sqlite");
    let mut acknowledged: Option<(u32, u64)> = None;
    for round in 0..4 {
        let mut program = start(&store, &["--no-data"]);
        if let Some((openings, tracked)) = acknowledged {
            let tables = program.client.get("/datasets/a").await.json();
            // The last change may have been made without a word of it.
            let now = tables["demand"][0]["openings"].as_u64().unwrap();
            let rows = tables["outcomes"].as_array().map_or(0, Vec::len) as u64;
            assert!(
                now == u64::from(openings) || now == u64::from(openings) + 1,
                "{now} {openings}"
            );
            assert!(rows >= tracked || now > u64::from(openings), "{rows} {tracked}");
        }
        let last = Arc::new(AtomicU32::new(0));
        let rows = Arc::new(AtomicU32::new(0));
        let writing = {
            let (address, last, rows) = (program.client.address, Arc::clone(&last), Arc::clone(&rows));
            tokio::spawn(async move {
                let mut connection = Client::at(address).connect().await;
                for openings in (1_000 * round + 1).. {
                    let json = super::client::JSON;
                    let Ok(put) = connection.send("PUT", "/datasets/a", json, small(openings)).await else {
                        return;
                    };
                    assert!([200, 201].contains(&put.status), "{}", put.text());
                    rows.store(0, Ordering::SeqCst);
                    last.store(openings, Ordering::SeqCst);
                    for year in 2_020..2_024 {
                        let row = json!({"outcomes": [{"program_id": "S-nursing", "year": year, "tracked": 20, "in_field": 15}]});
                        let Ok(post) = connection
                            .send("POST", "/datasets/a/tracking", json, row.to_string())
                            .await
                        else {
                            return;
                        };
                        assert_eq!(post.status, 200, "{}", post.text());
                        rows.fetch_add(1, Ordering::SeqCst);
                    }
                }
            })
        };
        while last.load(Ordering::SeqCst) == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        tokio::time::sleep(Duration::from_millis(150 + 130 * u64::from(round))).await;
        program.child.kill().unwrap();
        program.child.wait().unwrap();
        writing.await.unwrap();
        let openings = last.load(Ordering::SeqCst);
        assert!(openings > 0);
        acknowledged = Some((openings, u64::from(rows.load(Ordering::SeqCst))));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn told_to_stop_it_answers_what_was_asked_and_ends_well() {
    let store = folder("stopped").join("store.sqlite");
    let beijing = data("beijing-ic");
    let mut program = start(&store, &["--data", beijing.to_str().unwrap()]);
    assert_eq!(
        program.client.get("/datasets").await.json()[0]["name"],
        "beijing-ic"
    );
    let plan = program.client.get("/datasets/beijing-ic/plan").await;
    assert_eq!(plan.status, 200);
    let mut connection = program.client.connect().await;
    let asked = tokio::spawn(async move {
        let body = json!({"scenarios": [], "draws": {"draws": 300}}).to_string();
        connection
            .send("POST", "/datasets/beijing-ic/compare", super::client::JSON, body)
            .await
    });
    program.client.until("vocmatch_solves_running", 1.0).await;
    terminate(&program.child);
    assert_eq!(asked.await.unwrap().unwrap().status, 200);
    assert!(program.child.wait().unwrap().success());
}

#[tokio::test(flavor = "multi_thread")]
async fn told_to_stop_it_cuts_short_what_takes_too_long() {
    let store = folder("cut").join("store.sqlite");
    let beijing = data("beijing-ic");
    let more = [
        "--data",
        beijing.to_str().unwrap(),
        "--draws",
        "100000",
        "--stop-seconds",
        "1",
    ];
    let mut program = start(&store, &more);
    let mut connection = program.client.connect().await;
    let asked = tokio::spawn(async move {
        let body = json!({"scenarios": [], "draws": {"draws": 100_000}}).to_string();
        connection
            .send("POST", "/datasets/beijing-ic/compare", super::client::JSON, body)
            .await
    });
    program.client.until("vocmatch_solves_running", 1.0).await;
    let start = Instant::now();
    terminate(&program.child);
    let answer = asked.await.unwrap().unwrap();
    assert_eq!((answer.status, answer.code().as_str()), (503, "stopping"));
    assert!(program.child.wait().unwrap().success());
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

/// SIGTERM. Every shell has `kill`; not every machine has it as a program.
fn terminate(child: &Child) {
    let kill = format!("kill {}", child.id());
    let sent = Command::new("sh").args(["-c", &kill]).status().unwrap();
    assert!(sent.success());
}
