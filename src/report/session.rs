//! What a session answers, in words and as JSON.

use crate::document::advice_document;
use crate::phrases;
use serde::Serialize;
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

impl ToJson for Advised {
    fn to_json(&self) -> Result<String, Error> {
        pretty(&advice_document(self.session().model(), self))
    }
}
