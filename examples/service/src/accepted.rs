//! The language in which a client wants to be told what is wrong: `Accept-Language`.

use crate::refusal::Refusal;
use axum::extract::Request;
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::Arc;
use vocmatch::Language;

/// The first of the languages with the greatest weight that this service speaks; English if it speaks none of them.
#[must_use]
pub fn accepted(headers: &HeaderMap) -> Language {
    let lists = headers.get_all(header::ACCEPT_LANGUAGE).iter();
    let lists = lists.filter_map(|list| list.to_str().ok());
    let mut best = (Language::English, 0.0);
    for one in lists.flat_map(|list| list.split(',')).take(100) {
        let (code, weight) = one.split_once(';').unwrap_or((one, "q=1"));
        let weight = weight
            .trim()
            .strip_prefix("q=")
            .and_then(|q| q.trim().parse::<f64>().ok());
        if let (Some(language), Some(weight)) = (Language::of_code(code.trim()), weight)
            && weight > best.1
        {
            best = (language, weight);
        }
    }
    best.0
}

/// Tells a refusal in the language of the request.
pub async fn in_language(request: Request, next: Next) -> Response {
    let language = accepted(request.headers());
    let mut response = next.run(request).await;
    match response.extensions_mut().remove::<Arc<Refusal>>() {
        Some(refusal) if language != Language::English => refusal.response(language),
        _ => response,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn the_greatest_weight_decides_and_of_equals_the_first() {
        let of = |text: &'static str| {
            let header = (header::ACCEPT_LANGUAGE, HeaderValue::from_static(text));
            accepted(&HeaderMap::from_iter([header]))
        };
        assert_eq!(of("zh-CN,zh;q=0.9,en;q=0.8"), Language::Chinese);
        assert_eq!(of("en-US,en;q=0.9,zh;q=0.8"), Language::English);
        assert_eq!(of("fr, zh;q=0.2, en;q=0.1"), Language::Chinese);
        assert_eq!(of("fr;q=x, *, zh;q=NaN"), Language::English);
        assert_eq!(accepted(&HeaderMap::new()), Language::English);
    }
}
