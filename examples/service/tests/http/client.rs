//! A client of HTTP/1.1, and a service to talk to.

use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::{HeaderMap, Request};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use vocmatch::dataset::Dataset;
use vocmatch_service::limits::Limits;
use vocmatch_service::{in_memory, server};

/// Headers of a body in JSON.
pub const JSON: &[(&str, &str)] = &[("content-type", "application/json")];

/// A service, or its address.
pub struct Client {
    pub address: SocketAddr,
    /// Dropped, it stops the service.
    _stop: Option<oneshot::Sender<()>>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn header(&self, name: &str) -> String {
        let value = self.headers.get(name).and_then(|value| value.to_str().ok());
        value.unwrap_or_default().to_owned()
    }

    /// The code of a refusal.
    pub fn code(&self) -> String {
        assert_eq!(
            self.header("content-type"),
            "application/problem+json",
            "{}",
            self.text()
        );
        let problem = self.json();
        assert_eq!(problem["status"], self.status);
        problem["code"].as_str().unwrap_or_default().to_owned()
    }
}

/// One connection, for one request after another.
pub struct Connection(SendRequest<Full<Bytes>>);

impl Connection {
    pub async fn send(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Bytes>,
    ) -> hyper::Result<Answer> {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", "localhost");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.0.ready().await?;
        let response = self
            .0
            .send_request(request.body(Full::new(body.into())).unwrap())
            .await?;
        let (parts, body) = response.into_parts();
        Ok(Answer {
            status: parts.status.as_u16(),
            headers: parts.headers,
            body: body.collect().await?.to_bytes(),
        })
    }
}

impl Client {
    pub fn at(address: SocketAddr) -> Client {
        Client { address, _stop: None }
    }

    pub async fn connect(&self) -> Connection {
        let stream = TcpStream::connect(self.address).await.unwrap();
        let (sender, connection) = handshake(TokioIo::new(stream)).await.unwrap();
        tokio::spawn(connection);
        Connection(sender)
    }

    /// One request on a connection of its own.
    pub async fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Bytes>,
    ) -> Answer {
        let answer = self.connect().await.send(method, path, headers, body).await;
        answer.unwrap_or_else(|error| panic!("{method} {path}: {error:?}"))
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], "").await
    }

    pub async fn put(&self, path: &str, body: impl Into<Bytes>) -> Answer {
        self.send("PUT", path, JSON, body).await
    }

    pub async fn post(&self, path: &str, body: impl Into<Bytes>) -> Answer {
        self.send("POST", path, JSON, body).await
    }

    /// A number of the metrics; none counts as 0.
    pub async fn metric(&self, name: &str) -> f64 {
        let text = self.get("/metrics").await.text();
        let line = text
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        line.map_or(0.0, |number| number.parse().unwrap())
    }

    /// Waits until a number of the metrics is this one.
    pub async fn until(&self, name: &str, number: f64) {
        for _ in 0..1_000 {
            if (self.metric(name).await - number).abs() < 1e-9 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("{name} does not become {number}");
    }
}

/// A service of its own for a test, with the example's dataset as `beijing`.
pub async fn service(limits: Limits) -> Client {
    let app = in_memory(limits).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    tokio::spawn(server::serve(listener, app, async move {
        let _ = stopped.await;
    }));
    let client = Client {
        address,
        _stop: Some(stop),
    };
    let answer = client
        .put("/datasets/beijing", tables("beijing-ic").to_json())
        .await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    client
}

pub fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../data").join(name)
}

/// The tables of an example.
pub fn tables(name: &str) -> Dataset {
    Dataset::read_dir(data(name))
}

/// A small region: too few nurses.
pub fn small(openings: u32) -> String {
    format!(
        r#"{{
  "regions": [{{"region_id": "R", "name": "Riverside"}}],
  "occupations": [{{"occupation_id": "nurse", "name": "Nurse", "min_level": "higher_vocational"}}],
  "demand": [{{"occupation_id": "nurse", "region_id": "R", "first_year": 2027, "last_year": 2029, "openings": {openings}}}],
  "schools": [{{"school_id": "S", "name": "River College", "region_id": "R"}}],
  "majors": [{{"major_id": "nursing", "name": "Nursing", "level": "higher_vocational", "years": 2}}],
  "major_occupations": [{{"major_id": "nursing", "occupation_id": "nurse"}}],
  "programs": [{{"program_id": "S-nursing", "school_id": "S", "major_id": "nursing", "completion_rate": 0.9}}],
  "graduates": [{{"program_id": "S-nursing", "year": 2026, "graduates": 24}}]
}}"#
    )
}
