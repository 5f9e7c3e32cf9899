//! Clients that break off, send nonsense, or take their time.

use super::client::{Client, service, small};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::net::TcpListener;
use vocmatch_service::limits::Limits;
use vocmatch_service::server;
use vocmatch_service::state::App;

/// A service of this state, for as long as the test runs.
pub async fn serving(app: Arc<App>) -> Client {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(server::serve(listener, app, std::future::pending()));
    Client::at(address)
}

/// What comes back to bytes that are sent as they are.
async fn raw(client: &Client, bytes: &'static [u8]) -> String {
    let address = client.address;
    let talk = move || {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        stream.write_all(bytes).unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    };
    tokio::task::spawn_blocking(talk).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn bytes_that_are_no_request_do_no_harm() {
    let client = service(Limits::default()).await;
    for bytes in [
        &b"\0\x01\x02\x03\r\n\r\n"[..],
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"PUT /datasets/a HTTP/1.1\r\nhost: x\r\ncontent-length: many\r\n\r\n",
    ] {
        let answer = raw(&client, bytes).await;
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
    }
    for body in [
        "",
        "null",
        "[]",
        "3",
        "\u{0}",
        "{\"regions\": 3}",
        "{\"programs\": [{}]}",
    ] {
        let answer = client.put("/datasets/a", body).await;
        assert!([400, 422].contains(&answer.status), "{body:?}: {}", answer.text());
        answer.code();
    }
    let bad = client.put("/datasets/a", &b"\xff\xfe{}"[..]).await;
    assert_eq!((bad.status, bad.code().as_str()), (400, "malformed"));
    assert_eq!(client.get("/datasets/beijing/plan").await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_dawdles_is_let_go() {
    let limits = Limits {
        head_seconds: 1,
        body_seconds: 1,
        ..Limits::default()
    };
    let client = service(limits).await;
    let start = Instant::now();
    let head = raw(&client, b"GET /healthz HTTP/1.1\r\nhost: ").await;
    assert!(head.is_empty() || head.starts_with("HTTP/1.1 408"), "{head}");
    let body = b"PUT /datasets/a HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\nconnection: close\r\n\r\n{";
    let answer = raw(&client, body).await;
    assert!(
        answer.starts_with("HTTP/1.1 408") && answer.contains("slow-body"),
        "{answer}"
    );
    assert!(start.elapsed() < Duration::from_secs(8), "{:?}", start.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_breaks_off_changes_nothing() {
    let client = service(Limits::default()).await;
    for _ in 0..20 {
        let text = small(50);
        let head = format!(
            "PUT /datasets/a HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            text.len()
        );
        let mut stream = TcpStream::connect(client.address).unwrap();
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(&text.as_bytes()[..text.len() / 2]).unwrap();
        drop(stream);
    }
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(client.get("/datasets/a").await.status, 404);
    client.until("vocmatch_solves_running", 0.0).await;
}
