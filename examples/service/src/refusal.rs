//! Why a request is refused: a stable code, and an answer as `application/problem+json` (RFC 9457).

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::Value;
use std::fmt;
use utoipa::ToSchema;

macro_rules! codes {
    ($($name:ident = $code:literal $status:ident, $title:literal;)*) => {
        /// What went wrong, for programs: stable across versions.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Code {
            $(#[doc = concat!("`", $code, "`: ", $title, ".")] $name,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// The code as written: `unknown-dataset`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => $code,)* }
            }

            /// The status that goes with it.
            #[must_use]
            pub fn status(self) -> StatusCode {
                match self { $(Code::$name => StatusCode::$status,)* }
            }

            /// What it means, in general.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Code::$name => $title,)* }
            }
        }
    };
}

codes! {
    BadQuery = "bad-query" BAD_REQUEST, "the address asks for something that cannot be read";
    Malformed = "malformed" BAD_REQUEST, "the body cannot be read";
    BadName = "bad-name" BAD_REQUEST, "a dataset cannot be called this";
    UnknownEndpoint = "unknown-endpoint" NOT_FOUND, "there is nothing here";
    UnknownDataset = "unknown-dataset" NOT_FOUND, "there is no dataset of this name";
    WrongMethod = "wrong-method" METHOD_NOT_ALLOWED, "this cannot be done here";
    SlowBody = "slow-body" REQUEST_TIMEOUT, "the body took too long";
    Incomplete = "incomplete" CONFLICT, "the tables do not have what this needs";
    Changed = "changed" PRECONDITION_FAILED, "the dataset is not the one that was expected";
    TooLarge = "too-large" PAYLOAD_TOO_LARGE, "the body is larger than is taken";
    TooManyRows = "too-many-rows" PAYLOAD_TOO_LARGE, "the dataset has more rows than are taken";
    WrongType = "wrong-type" UNSUPPORTED_MEDIA_TYPE, "bodies of this type are not taken";
    InvalidDataset = "invalid-dataset" UNPROCESSABLE_ENTITY, "the tables are wrong";
    InvalidScenario = "invalid-scenario" UNPROCESSABLE_ENTITY, "the scenario cannot be made";
    UnknownName = "unknown-name" UNPROCESSABLE_ENTITY, "nothing in the dataset has this id or name";
    OutOfRange = "out-of-range" UNPROCESSABLE_ENTITY, "a choice lies outside its range";
    BeyondLimit = "beyond-limit" UNPROCESSABLE_ENTITY, "more is asked for than one request may";
    TooManyDatasets = "too-many-datasets" INSUFFICIENT_STORAGE, "there are as many datasets as are kept";
    QueueFull = "queue-full" SERVICE_UNAVAILABLE, "too many solves wait already";
    OutOfTime = "out-of-time" SERVICE_UNAVAILABLE, "the solve took too long and was given up";
    Stopping = "stopping" SERVICE_UNAVAILABLE, "the service is stopping";
    Store = "store" INTERNAL_SERVER_ERROR, "the store failed; nothing was changed";
    Internal = "internal" INTERNAL_SERVER_ERROR, "something failed that should not";
}

/// Why a request is refused.
#[derive(Debug, Clone)]
pub struct Refusal {
    code: Code,
    detail: String,
    /// What is wrong, one by one, if that is known.
    problems: Option<Value>,
}

/// A refusal as it is sent.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// A name of the kind of problem: `urn:vocmatch:problem:` and the code.
    #[serde(rename = "type")]
    kind: String,
    /// What it means, in general.
    title: String,
    /// The status.
    status: u16,
    /// What went wrong here.
    detail: String,
    /// What went wrong, for programs; stable across versions.
    #[schema(example = "unknown-dataset")]
    code: String,
    /// Everything that is wrong with the tables or the scenario: place, value, what is wrong, what to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    problems: Option<Value>,
}

impl Refusal {
    /// A refusal with a word on this case.
    pub fn new(code: Code, detail: impl Into<String>) -> Refusal {
        Refusal {
            code,
            detail: detail.into(),
            problems: None,
        }
    }

    /// The same with everything that is wrong.
    #[must_use]
    pub fn with(mut self, problems: &impl Serialize) -> Refusal {
        self.problems = serde_json::to_value(problems).ok();
        self
    }

    /// Its code.
    #[must_use]
    pub fn code(&self) -> Code {
        self.code
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code.as_str(), self.detail)?;
        let list = self
            .problems
            .as_ref()
            .and_then(|problems| problems.get("problems")?.as_array());
        for text in list
            .into_iter()
            .flatten()
            .filter_map(|problem| problem.get("text")?.as_str())
        {
            write!(f, "\n{text}")?;
        }
        Ok(())
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status = self.code.status();
        let problem = Problem {
            kind: format!("urn:vocmatch:problem:{}", self.code.as_str()),
            title: self.code.title().to_owned(),
            status: status.as_u16(),
            detail: self.detail,
            code: self.code.as_str().to_owned(),
            problems: self.problems,
        };
        // Plain values under plain keys cannot fail to be written.
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        let mut response = (status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        if matches!(self.code, Code::QueueFull | Code::Stopping) {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_once() {
        let mut written: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        written.sort_unstable();
        written.dedup();
        assert_eq!(written.len(), Code::ALL.len());
    }

    #[test]
    fn a_full_queue_says_when_to_come_again() {
        let response = Refusal::new(Code::QueueFull, "later").into_response();
        assert_eq!(response.status(), 503);
        assert_eq!(response.headers()[header::RETRY_AFTER], "1");
    }
}
