//! What the page of a program is called.

use std::path::Path;
use vocmatch::Language;
use vocmatch::model::Model;

/// What the tables are called: as they say, else by the name of their folder or file.
pub fn title(model: &Model, tables: &Path, language: Language) -> String {
    model
        .title(language)
        .map_or_else(|| file_title(tables), str::to_owned)
}

/// The name of a folder or file as a title: words apart, the first with a capital.
fn file_title(tables: &Path) -> String {
    let whole = tables.canonicalize().unwrap_or_else(|_| tables.to_path_buf());
    let name = whole.file_stem().map(|name| name.to_string_lossy().into_owned());
    let name = name.unwrap_or_else(|| "Plan".to_owned());
    let words: Vec<&str> = name
        .split(['-', '_', ' '])
        .filter(|word| !word.is_empty())
        .collect();
    let name = words.join(" ");
    let mut letters = name.chars();
    let first: Option<String> = letters.next().map(|first| first.to_uppercase().collect());
    first.unwrap_or_default() + letters.as_str()
}
