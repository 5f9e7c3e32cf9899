//! Answers that are kept: bytes, plain and compressed, and the tag that names them.

use super::conditions::names_one;
use crate::refusal::{Code, Refusal};
use crate::state::App;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::Serialize;
use std::io::Write;

/// What is smaller goes as it is.
const LEAST_COMPRESSED: usize = 1024;

/// What a page may do: its style and script stand in it, and it needs nothing else.
const PAGE_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// An answer that is kept.
#[derive(Debug, Clone)]
pub struct Answer {
    kind: &'static str,
    plain: Bytes,
    gzip: Option<Bytes>,
}

impl Answer {
    /// An answer in JSON.
    ///
    /// # Errors
    /// If it cannot be written, which is no fault of the request.
    pub fn json(body: &impl Serialize) -> Result<Answer, Refusal> {
        let bytes =
            serde_json::to_vec(body).map_err(|error| Refusal::new(Code::Internal, error.to_string()))?;
        Ok(Answer::new("application/json", bytes))
    }

    /// An answer of some content type. Compresses it, so that it need not be compressed for each who asks.
    #[must_use]
    pub fn new(kind: &'static str, bytes: Vec<u8>) -> Answer {
        let gzip = (bytes.len() >= LEAST_COMPRESSED)
            .then(|| {
                let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), Compression::fast());
                encoder.write_all(&bytes).ok()?;
                encoder.finish().ok()
            })
            .flatten();
        Answer {
            kind,
            plain: bytes.into(),
            gzip: gzip.map(Bytes::from),
        }
    }

    /// Bytes that it takes to keep it.
    #[must_use]
    pub fn weight(&self) -> usize {
        256 + self.plain.len() + self.gzip.as_ref().map_or(0, Bytes::len)
    }

    /// The answer to a request, under a tag. The tag names what is told, however it is compressed.
    #[must_use]
    pub fn response(&self, request: &HeaderMap, tag: &str) -> Response {
        let zipped = self.gzip.as_ref().filter(|_| takes_gzip(request));
        let body = zipped.unwrap_or(&self.plain).clone();
        let mut response = Body::from(body).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.kind));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if self.kind.starts_with("text/html") {
            headers.insert(
                header::CONTENT_SECURITY_POLICY,
                HeaderValue::from_static(PAGE_POLICY),
            );
            headers.insert(
                header::X_CONTENT_TYPE_OPTIONS,
                HeaderValue::from_static("nosniff"),
            );
        }
        if zipped.is_some() {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        tagged(headers, tag);
        response
    }
}

/// 304, if the request names the tag of what it has already.
#[must_use]
pub fn unchanged(request: &HeaderMap, tag: &str) -> Option<Response> {
    names_one(request, &header::IF_NONE_MATCH, tag).then(|| {
        let mut response = StatusCode::NOT_MODIFIED.into_response();
        let headers = response.headers_mut();
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        tagged(headers, tag);
        response
    })
}

/// What needs no solve: 304, or an answer that is kept.
#[must_use]
pub fn at_hand(app: &App, request: &HeaderMap, tag: &str) -> Option<Response> {
    unchanged(request, tag).or_else(|| Some(app.known(tag)?.response(request, tag)))
}

/// Names what is told. Clients may keep it, and ask each time whether it still holds.
pub fn tagged(headers: &mut HeaderMap, tag: &str) {
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{tag}\"")) {
        headers.insert(header::ETAG, tag);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
}

/// Whether the client takes gzip; `q=0` says that it does not.
fn takes_gzip(request: &HeaderMap) -> bool {
    let values = request.get_all(header::ACCEPT_ENCODING).iter();
    let mut codings = values
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','));
    codings.any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default();
        let quality = parts.find_map(|part| part.strip_prefix("q="));
        let refused = quality.is_some_and(|quality| quality.parse().is_ok_and(|quality: f64| quality <= 0.0));
        name.eq_ignore_ascii_case("gzip") && !refused
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_answers_are_compressed_for_those_who_take_it() {
        let answer = Answer::new("text/plain", vec![b'a'; 5000]);
        let mut request = HeaderMap::new();
        let encoding = |request: &HeaderMap| {
            let response = answer.response(request, "tag");
            assert_eq!(response.headers()[header::ETAG], "\"tag\"");
            response.headers().get(header::CONTENT_ENCODING).cloned()
        };
        assert_eq!(encoding(&request), None);
        for (accepts, zipped) in [("br, gzip;q=0.5", true), ("gzip;q=0", false), ("identity", false)] {
            request.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(accepts));
            assert_eq!(encoding(&request).is_some(), zipped, "{accepts}");
        }
        assert_eq!(Answer::new("text/plain", vec![b'a'; 10]).gzip, None);
    }
}
