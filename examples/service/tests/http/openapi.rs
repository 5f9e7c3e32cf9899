//! Every endpoint of the documentation is called, and answers as the documentation says.

use super::client::{Answer, Client, JSON, service, small};
use super::schema;
use serde_json::Value;
use std::collections::BTreeSet;
use vocmatch_service::api::document;
use vocmatch_service::limits::Limits;

const FITTERS: &str = include_str!("../../../scenarios/more-fitters.json");
const CHIPS: &str = include_str!("../../../scenarios/slower-chips.json");

/// A request: method, route as documented, what stands in the address behind it, body, status.
type Case = (&'static str, &'static str, &'static str, String, u16);

/// Requests that succeed, in order; `{dataset}` is `beijing` unless the case names another by its address.
fn good() -> Vec<Case> {
    let outcomes =
        r#"{"outcomes": [{"program_id": "4111010858-510103", "year": 2019, "tracked": 40, "in_field": 30}]}"#;
    let compared = format!(r#"{{"scenarios": [{FITTERS}, {CHIPS}], "draws": {{"draws": 5, "seed": 7}}}}"#);
    let case = |method, route, rest, body: &str, status| (method, route, rest, body.to_owned(), status);
    vec![
        case("GET", "/healthz", "", "", 200),
        case("GET", "/readyz", "", "", 200),
        case("GET", "/metrics", "", "", 200),
        case("GET", "/limits", "", "", 200),
        case("GET", "/datasets", "", "", 200),
        case("GET", "/datasets/{dataset}", "", "", 200),
        case("GET", "/datasets/{dataset}/plan", "?years=2026-2028", "", 200),
        case(
            "POST",
            "/datasets/{dataset}/plan",
            "",
            r#"{"objective": "fill_first"}"#,
            200,
        ),
        case(
            "GET",
            "/datasets/{dataset}/recommendations",
            "?limit=5&min_score=10",
            "",
            200,
        ),
        case(
            "GET",
            "/datasets/{dataset}/recommendations",
            "?reader=school:4111010858",
            "",
            200,
        ),
        case(
            "POST",
            "/datasets/{dataset}/recommendations",
            "?kind=expand",
            r#"{"recommend": {"trials": 3}}"#,
            200,
        ),
        case(
            "POST",
            "/datasets/{dataset}/portfolio",
            "",
            r#"{"portfolio": {"budget": {"places": 60}}}"#,
            200,
        ),
        case(
            "GET",
            "/datasets/{dataset}/report",
            "?title=Chips%20%26%20more",
            "",
            200,
        ),
        case("POST", "/datasets/{dataset}/scenarios", "", FITTERS, 200),
        case("POST", "/datasets/{dataset}/compare", "", &compared, 200),
        case(
            "GET",
            "/datasets/{dataset}/routes",
            "?from=4111010858-710401&to=2-02-38-09&front=true",
            "",
            200,
        ),
        case("GET", "/datasets/{dataset}/names", "?q=集成电路&limit=3", "", 200),
        case(
            "GET",
            "/datasets/{dataset}/advice/learner",
            "?from=4111010858-710401",
            "",
            200,
        ),
        case("POST", "/datasets/{dataset}/tracking", "", outcomes, 200),
        case("PUT", "/datasets/{dataset}", "", &small(50), 200),
        case("DELETE", "/datasets/{dataset}", "", "", 204),
        case("PUT", "/datasets/{dataset}", "", &small(50), 201),
    ]
}

/// Characters above ASCII, as addresses spell them.
fn escaped(text: &str) -> String {
    let bytes = text.bytes();
    bytes
        .map(|byte| {
            if byte.is_ascii() {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

async fn ask(client: &Client, (method, route, rest, body, _): &Case, dataset: &str) -> Answer {
    let path = route.replace("{dataset}", dataset) + &escaped(rest);
    let headers = if body.is_empty() { &[] } else { JSON };
    client.send(method, &path, headers, body.clone()).await
}

/// Holds an answer against what is documented for it.
fn hold(document: &Value, (method, route, ..): &Case, answer: &Answer) {
    let operation = &document["paths"][route][method.to_lowercase()];
    let (what, status) = (format!("{method} {route}"), answer.status.to_string());
    let documented = &operation["responses"][&status];
    assert!(
        documented.is_object(),
        "{what} answers {status}, which is not documented: {}",
        answer.text()
    );
    let Some(content) = documented["content"].as_object() else {
        assert!(answer.body.is_empty(), "{what}: {status} has a body");
        return;
    };
    let kind = answer.header("content-type");
    let kind = kind.split(';').next().unwrap_or_default();
    let media = content
        .get(kind)
        .unwrap_or_else(|| panic!("{what}: {status} is {kind}"));
    if kind.ends_with("json") {
        let faults = schema::faults(document, &media["schema"], &answer.json());
        assert!(
            faults.is_empty(),
            "{what}: {status} does not fit its schema: {faults:#?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_endpoint_answers_as_it_is_documented() {
    let client = service(Limits::default()).await;
    let document = client.get("/openapi.json").await.json();
    let mut called = BTreeSet::new();
    for case in good() {
        let answer = ask(&client, &case, "beijing").await;
        assert_eq!(answer.status, case.4, "{} {}: {}", case.0, case.1, answer.text());
        hold(&document, &case, &answer);
        called.insert((case.0.to_lowercase(), case.1.to_owned()));
    }
    let mut documented = BTreeSet::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        documented.extend(
            methods
                .as_object()
                .unwrap()
                .keys()
                .map(|method| (method.clone(), path.clone())),
        );
    }
    assert_eq!(called, documented);
}

#[tokio::test(flavor = "multi_thread")]
async fn refusals_are_documented_too() {
    let client = service(Limits::default()).await;
    let document = client.get("/openapi.json").await.json();
    for case in good() {
        let has_dataset = case.1.contains("{dataset}");
        if has_dataset && case.0 != "PUT" {
            let answer = ask(&client, &case, "nowhere").await;
            assert_eq!(
                (answer.status, answer.code().as_str()),
                (404, "unknown-dataset"),
                "{} {}",
                case.0,
                case.1
            );
            hold(&document, &case, &answer);
        }
        if has_dataset {
            let answer = ask(&client, &case, "a%20b").await;
            assert_eq!((answer.status, answer.code().as_str()), (400, "bad-name"));
            hold(&document, &case, &answer);
        }
        if has_dataset && !case.3.is_empty() {
            let mut broken = case.clone();
            broken.3.truncate(broken.3.len() / 2);
            let answer = ask(&client, &broken, "beijing").await;
            assert_eq!(
                (answer.status, answer.code().as_str()),
                (400, "malformed"),
                "{} {}",
                case.0,
                case.1
            );
            hold(&document, &case, &answer);
            let path = case.1.replace("{dataset}", "beijing");
            let answer = client
                .send(case.0, &path, &[("content-type", "text/csv")], "a,b")
                .await;
            assert_eq!((answer.status, answer.code().as_str()), (415, "wrong-type"));
            hold(&document, &case, &answer);
        }
        if has_dataset && case.0 == "GET" && case.1 != "/datasets/{dataset}" {
            let odd = (case.0, case.1, "?nonsense=1", String::new(), 400);
            let answer = ask(&client, &odd, "beijing").await;
            assert_eq!((answer.status, answer.code().as_str()), (400, "bad-query"));
            hold(&document, &case, &answer);
        }
    }
    for (path, status, code) in [
        ("/nowhere", 404, "unknown-endpoint"),
        ("/datasets/beijing/plan/", 404, "unknown-endpoint"),
    ] {
        let answer = client.get(path).await;
        assert_eq!((answer.status, answer.code().as_str()), (status, code));
    }
    let answer = client.send("DELETE", "/healthz", &[], "").await;
    assert_eq!((answer.status, answer.code().as_str()), (405, "wrong-method"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_needs_no_network() {
    let client = service(Limits::default()).await;
    let page = client.get("/docs").await;
    assert_eq!(page.status, 200);
    assert!(!page.text().contains("http://") && !page.text().contains("https://"));
    assert_eq!(client.get("/").await.header("location"), "/docs");
    let report = client.get("/datasets/beijing/report").await;
    assert!(
        report
            .header("content-security-policy")
            .starts_with("default-src 'none';")
    );
    assert_eq!(report.header("x-content-type-options"), "nosniff");
}

#[test]
fn tables_are_put_as_json_or_as_a_workbook() {
    let document = serde_json::to_value(document()).unwrap();
    let content = &document["paths"]["/datasets/{dataset}"]["put"]["requestBody"]["content"];
    let kinds: Vec<&String> = content.as_object().unwrap().keys().collect();
    assert_eq!(
        kinds,
        [
            "application/json",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        ]
    );
}

#[test]
fn every_reference_of_the_document_leads_somewhere() {
    fn walk(document: &Value, value: &Value) {
        if let Some(name) = value["$ref"].as_str() {
            assert!(document.pointer(name.trim_start_matches('#')).is_some(), "{name}");
        }
        let inner: Vec<&Value> = match value {
            Value::Array(list) => list.iter().collect(),
            Value::Object(object) => object.values().collect(),
            _ => Vec::new(),
        };
        for value in inner {
            walk(document, value);
        }
    }
    let document = serde_json::to_value(document()).unwrap();
    walk(&document, &document);
}
