//! What the page is made of: sections, and data for the script.

use maud::Markup;

/// One section: its anchor, its heading and what stands in it.
pub(super) struct Section {
    pub(super) id: &'static str,
    pub(super) heading: &'static str,
    /// What the contents call it, where the heading is long.
    pub(super) short: Option<&'static str>,
    pub(super) body: Markup,
}

/// JSON that can stand in a script element: nothing in it can close the element.
pub(super) fn in_script(value: &impl serde::Serialize) -> String {
    let text = serde_json::to_string(value).unwrap_or_default();
    text.replace('<', "\\u003c")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}
