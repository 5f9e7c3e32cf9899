//! What a session answers, in words and as JSON.

use crate::document::advice_document;
use crate::phrases;
use serde::Serialize;
use serde_json::{Value, json};
use vocmatch::{Advised, Error, Language, Recommended};

/// One line for a reader.
pub trait Summary {
    /// What to do, in one sentence.
    fn summary(&self, language: Language) -> String;
}

impl Summary for Recommended<'_> {
    fn summary(&self, language: Language) -> String {
        phrases::action(self.model(), &self.action, self.first_autumn, language)
    }
}

/// A result as a JSON document for other programs: ids with the names beside them.
pub trait ToJson {
    /// The document, indented.
    ///
    /// # Errors
    /// [`ErrorKind::Output`](vocmatch::ErrorKind::Output) if a number has no JSON.
    fn to_json(&self) -> Result<String, Error>;
}

/// The document, indented.
pub(crate) fn pretty(document: &impl Serialize) -> Result<String, Error> {
    serde_json::to_string_pretty(document).map_err(Error::output)
}

/// The advice with a sentence in each language, and the names of the openings aimed at, beside the ids of each action.
impl ToJson for Advised {
    fn to_json(&self) -> Result<String, Error> {
        let model = self.session().model();
        let mut document = serde_json::to_value(advice_document(model, self)).map_err(Error::output)?;
        let lists: [(&str, Vec<Recommended>); 2] = [
            ("recommendations", self.iter().collect()),
            ("with_caution", self.with_caution().collect()),
        ];
        for (key, list) in lists {
            let entries = document.get_mut(key).and_then(Value::as_array_mut);
            for (one, entry) in list.iter().zip(entries.into_iter().flatten()) {
                entry["summary"] = json!({
                    "en": one.summary(Language::English),
                    "zh": one.summary(Language::Chinese),
                });
                entry["occupation"] = json!(model.occupation(one.target.occupation).name);
                entry["region"] = json!(model.region(one.target.region).name);
            }
        }
        pretty(&document)
    }
}
