//! Conditions of requests: `If-Match` and `If-None-Match`.

use crate::catalogue::Expect;
use axum::http::{HeaderMap, HeaderName, header};

/// The tags of a header, without their quotes. A weak tag counts as its strong one: tags name what is told, not its bytes.
fn tags(headers: &HeaderMap, name: &HeaderName) -> Option<Vec<String>> {
    // What is no text names none of our tags, and is a condition all the same.
    let values: Vec<_> = headers
        .get_all(name)
        .iter()
        .map(|value| String::from_utf8_lossy(value.as_bytes()))
        .collect();
    let plain = |tag: &str| {
        let tag = tag.trim();
        let tag = tag.strip_prefix("W/").unwrap_or(tag);
        tag.trim_matches('"').to_owned()
    };
    let list = || {
        values
            .iter()
            .flat_map(|value| value.split(','))
            .map(plain)
            .collect()
    };
    (!values.is_empty()).then(list)
}

/// Whether a header of tags names this one.
pub fn names_one(headers: &HeaderMap, name: &HeaderName, tag: &str) -> bool {
    tags(headers, name).is_some_and(|tags| tags.iter().any(|one| one == tag || one == "*"))
}

/// What a change expects of the dataset that it changes.
pub fn expected(headers: &HeaderMap) -> Expect {
    let asked = tags(headers, &header::IF_MATCH);
    let none_of = tags(headers, &header::IF_NONE_MATCH).unwrap_or_default();
    let any = |tags: &Vec<String>| tags.iter().any(|tag| tag == "*");
    let mut conditions = headers
        .get_all(header::IF_MATCH)
        .iter()
        .chain(headers.get_all(header::IF_NONE_MATCH));
    Expect {
        there: asked.as_ref().is_some_and(any),
        hashes: asked.filter(|tags| !any(tags)),
        absent: any(&none_of),
        none_of,
        unreadable: conditions.any(|value| value.to_str().is_err()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn tags_are_read_from_lists() {
        let mut headers = HeaderMap::new();
        assert_eq!(expected(&headers).hashes, None);
        headers.insert(header::IF_MATCH, HeaderValue::from_static("\"a\", W/\"b\""));
        assert_eq!(
            expected(&headers).hashes,
            Some(vec!["a".to_owned(), "b".to_owned()])
        );
        assert!(names_one(&headers, &header::IF_MATCH, "b"));
        headers.insert(header::IF_MATCH, HeaderValue::from_static("*"));
        headers.insert(header::IF_NONE_MATCH, HeaderValue::from_static("*"));
        let expect = expected(&headers);
        assert_eq!((expect.hashes, expect.there, expect.absent), (None, true, true));
    }

    #[test]
    fn a_condition_that_cannot_be_read_is_one_all_the_same() {
        assert!(!expected(&HeaderMap::new()).unreadable);
        for name in [header::IF_MATCH, header::IF_NONE_MATCH] {
            let mut headers = HeaderMap::new();
            headers.insert(&name, HeaderValue::from_bytes(b"\"\xff\"").unwrap());
            assert!(expected(&headers).unreadable, "{name}");
        }
    }
}
