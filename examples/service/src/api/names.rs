//! Names: what a text means, however it is spelt.

use super::answer::{Answer, at_hand};
use super::choices;
use super::extract::{Data, Params};
use super::find::LONGEST;
use super::refusals::Asking;
use crate::catalogue::{KINDS, Snapshot};
use crate::refusal::{Code, Refusal};
use crate::state::{App, key};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};
use vocmatch::lexicon::{Entry, Lexicon};
use vocmatch::model::Model;

/// What to look for.
#[derive(Debug, Deserialize, Serialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct NameQuery {
    /// The name, however it is spelt.
    q: String,
    /// Only things of this kind.
    #[param(inline)]
    kind: Option<Kind>,
    /// The most names of each kind; 10 if left out.
    limit: Option<usize>,
}

/// What has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A skill.
    Skill,
    /// An occupation.
    Occupation,
    /// A major.
    Major,
    /// A school.
    School,
    /// An industry.
    Industry,
    /// A region.
    Region,
    /// An enterprise.
    Enterprise,
}

impl Kind {
    const ALL: [Kind; KINDS] = [
        Kind::Skill,
        Kind::Occupation,
        Kind::Major,
        Kind::School,
        Kind::Industry,
        Kind::Region,
        Kind::Enterprise,
    ];

    fn lexicon(self, data: &Snapshot) -> &Lexicon {
        let model = &data.model;
        data.lexicons[self as usize].get_or_init(|| Lexicon::new(self.entries(model)))
    }

    fn entries(self, model: &Model) -> Vec<Entry> {
        macro_rules! entries {
            ($all:ident) => {
                model
                    .$all()
                    .iter()
                    .map(|one| Entry::new(one.id.as_str(), &one.name))
                    .collect()
            };
            ($all:ident with aliases) => {
                model
                    .$all()
                    .iter()
                    .map(|one| Entry::new(one.id.as_str(), &one.name).with_aliases(one.aliases.clone()))
                    .collect()
            };
        }
        match self {
            Kind::Skill => entries!(skills with aliases),
            Kind::Occupation => entries!(occupations with aliases),
            Kind::Major => entries!(majors with aliases),
            Kind::School => entries!(schools),
            Kind::Industry => entries!(industries),
            Kind::Region => entries!(regions),
            Kind::Enterprise => entries!(enterprises),
        }
    }
}

/// Something that the name may mean.
#[derive(Debug, Serialize, ToSchema)]
pub struct NameBody {
    /// What it is.
    kind: Kind,
    /// Its id.
    id: String,
    /// Its name that is most like what was looked for.
    name: String,
    /// How likely it is meant, 0 to 1, among all of its kind.
    confidence: f64,
    /// Whether it has this very name.
    exact: bool,
}

/// What a name may mean, the likeliest first.
#[utoipa::path(
    get, path = "/datasets/{dataset}/names", tag = "datasets",
    params(
        ("dataset" = String, Path, description = "The dataset"),
        NameQuery,
        ("if-none-match" = Option<String>, Header, description = "The ETag of what is there already")
    ),
    responses(
        (status = 200, body = Vec<NameBody>),
        (status = 304, description = "It is as before"),
        Asking
    )
)]
pub async fn get(
    State(app): State<Arc<App>>,
    Data(data): Data,
    Params(query): Params<NameQuery>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    if query.q.trim().is_empty() || query.q.len() > LONGEST {
        let detail = format!("q is a name of 1 to {LONGEST} bytes");
        return Err(Refusal::new(Code::BadQuery, detail));
    }
    let limit = query.limit.unwrap_or(10.min(app.limits.listed));
    choices::most("limit", limit, app.limits.listed)?;
    let tag = key(&data, "names", &query);
    if let Some(response) = at_hand(&app, &headers, &tag) {
        return Ok(response);
    }
    let work = move |_: &_| Answer::json(&search(&data, &query, limit));
    let answer = app.answer(&tag, work).await?;
    Ok(answer.response(&headers, &tag))
}

fn search(data: &Snapshot, query: &NameQuery, limit: usize) -> Vec<NameBody> {
    let mut found = Vec::new();
    for kind in Kind::ALL {
        if query.kind.is_some_and(|wanted| wanted != kind) {
            continue;
        }
        let mut searcher = kind.lexicon(data).searcher();
        let candidates = searcher.candidates(&query.q, limit);
        found.extend(candidates.iter().map(|candidate| NameBody {
            kind,
            id: candidate.id.to_owned(),
            name: candidate.label.to_owned(),
            confidence: candidate.confidence,
            exact: candidate.exact,
        }));
    }
    // Stable: equals stay in the order of kinds, and within one as the lexicon has them.
    found.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
    found
}
