//! Why a request is refused: a stable code, and an answer as `application/problem+json` (RFC 9457).

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::Value;
use std::fmt;
use std::sync::Arc;
use utoipa::ToSchema;
use vocmatch::Language;
use vocmatch::problem::Problems;
use vocmatch::scenario::ScenarioProblems;

macro_rules! codes {
    ($($name:ident = $code:literal $status:ident, $title:literal, $chinese:literal;)*) => {
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
            pub fn title(self, language: Language) -> &'static str {
                match self { $(Code::$name => language.pick($title, $chinese),)* }
            }
        }
    };
}

codes! {
    BadQuery = "bad-query" BAD_REQUEST, "the address asks for something that cannot be read", "网址中的请求无法读取";
    Malformed = "malformed" BAD_REQUEST, "the body cannot be read", "正文无法读取";
    BadName = "bad-name" BAD_REQUEST, "a dataset cannot be called this", "数据集不能用这个名称";
    UnknownEndpoint = "unknown-endpoint" NOT_FOUND, "there is nothing here", "这里没有内容";
    UnknownDataset = "unknown-dataset" NOT_FOUND, "there is no dataset of this name", "没有这个名称的数据集";
    WrongMethod = "wrong-method" METHOD_NOT_ALLOWED, "this cannot be done here", "这里不能这样做";
    SlowBody = "slow-body" REQUEST_TIMEOUT, "the body took too long", "正文传得太慢";
    Incomplete = "incomplete" CONFLICT, "the tables do not have what this needs", "各表缺少所需的内容";
    Changed = "changed" PRECONDITION_FAILED, "the dataset is not the one that was expected", "数据集不是所期望的版本";
    TooLarge = "too-large" PAYLOAD_TOO_LARGE, "the body is larger than is taken", "正文超过可接受的大小";
    TooManyRows = "too-many-rows" PAYLOAD_TOO_LARGE, "the dataset has more rows than are taken", "数据集的行数超过可接受的数目";
    WrongType = "wrong-type" UNSUPPORTED_MEDIA_TYPE, "bodies of this type are not taken", "不接受这种类型的正文";
    InvalidDataset = "invalid-dataset" UNPROCESSABLE_ENTITY, "the tables are wrong", "各表有误";
    InvalidScenario = "invalid-scenario" UNPROCESSABLE_ENTITY, "the scenario cannot be made", "情景无法生成";
    UnknownName = "unknown-name" UNPROCESSABLE_ENTITY, "nothing in the dataset has this id or name", "数据集中没有这个代码或名称";
    OutOfRange = "out-of-range" UNPROCESSABLE_ENTITY, "a choice lies outside its range", "选项超出范围";
    BeyondLimit = "beyond-limit" UNPROCESSABLE_ENTITY, "more is asked for than one request may", "请求超过一次可用的限度";
    TooManyDatasets = "too-many-datasets" INSUFFICIENT_STORAGE, "there are as many datasets as are kept", "数据集已达到可保存的数目";
    QueueFull = "queue-full" SERVICE_UNAVAILABLE, "too many solves wait already", "等待求解的请求过多";
    OutOfTime = "out-of-time" SERVICE_UNAVAILABLE, "the solve took too long and was given up", "求解时间过长，已放弃";
    Stopping = "stopping" SERVICE_UNAVAILABLE, "the service is stopping", "服务正在停止";
    Store = "store" INTERNAL_SERVER_ERROR, "the store failed; nothing was changed", "存储失败，没有任何更改";
    Internal = "internal" INTERNAL_SERVER_ERROR, "something failed that should not", "出现了不应有的故障";
}

/// Why a request is refused.
#[derive(Debug, Clone)]
pub struct Refusal {
    code: Code,
    detail: String,
    /// The detail in Chinese, if there is one.
    chinese: Option<String>,
    /// What is wrong, one by one, if that is known, in English and in Chinese.
    problems: Option<[Value; 2]>,
}

/// What is wrong, one by one, as it is sent in a language.
pub trait Listed {
    /// The list in a language.
    fn listed(&self, language: Language) -> Value;
}

/// What is wrong with tables.
impl Listed for Problems {
    fn listed(&self, language: Language) -> Value {
        serde_json::to_value(self.told(language)).unwrap_or_default()
    }
}

/// What is wrong with a scenario.
impl Listed for ScenarioProblems {
    fn listed(&self, language: Language) -> Value {
        serde_json::to_value(self.told(language)).unwrap_or_default()
    }
}

/// Plain data, the same in every language.
impl Listed for Value {
    fn listed(&self, _: Language) -> Value {
        self.clone()
    }
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
            chinese: None,
            problems: None,
        }
    }

    /// The same with its detail in Chinese.
    #[must_use]
    pub fn or_chinese(mut self, detail: impl Into<String>) -> Refusal {
        self.chinese = Some(detail.into());
        self
    }

    /// The same with everything that is wrong.
    #[must_use]
    pub fn with(mut self, problems: &impl Listed) -> Refusal {
        self.problems =
            Some([Language::English, Language::Chinese].map(|language| problems.listed(language)));
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
            .and_then(|[problems, _]| problems.get("problems")?.as_array());
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

impl Refusal {
    /// The answer in a language. What has no words in Chinese is told by its title.
    #[must_use]
    pub fn response(&self, language: Language) -> Response {
        let status = self.code.status();
        let title = self.code.title(language).to_owned();
        let detail = match language {
            Language::English => self.detail.clone(),
            Language::Chinese => self.chinese.clone().unwrap_or_else(|| title.clone()),
        };
        let problems = self.problems.as_ref();
        let problem = Problem {
            kind: format!("urn:vocmatch:problem:{}", self.code.as_str()),
            title,
            status: status.as_u16(),
            detail,
            code: self.code.as_str().to_owned(),
            problems: problems.map(|[english, chinese]| language.pick(english, chinese).clone()),
        };
        // Plain values under plain keys cannot fail to be written.
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        let mut response = (status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        headers.insert(
            header::CONTENT_LANGUAGE,
            HeaderValue::from_static(language.code()),
        );
        headers.append(header::VARY, HeaderValue::from_static("accept-language"));
        if matches!(self.code, Code::QueueFull | Code::Stopping) {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    }
}

/// In English; `accepted::in_language` answers in the language of the request.
impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = self.response(Language::English);
        response.extensions_mut().insert(Arc::new(self));
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
