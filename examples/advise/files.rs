//! The documents that are written beside the page, if a folder is named.

use serde::Serialize;
use std::fs;
use std::path::PathBuf;
use vocmatch::Language;

/// Where documents are written.
pub struct Files {
    /// The folder, if one is named.
    pub folder: Option<PathBuf>,
    /// The language of the page.
    pub language: Language,
}

impl Files {
    /// Writes what a page says as JSON.
    pub fn write<D: Serialize>(&self, name: &str, document: impl FnOnce() -> D) -> Result<(), String> {
        let Some(folder) = &self.folder else {
            return Ok(());
        };
        let text = serde_json::to_string_pretty(&document()).map_err(|error| error.to_string())?;
        let fail = |error: std::io::Error| format!("{} cannot be written: {error}", folder.display());
        fs::create_dir_all(folder).map_err(fail)?;
        fs::write(folder.join(name), text + "\n").map_err(fail)
    }

    /// Where they are, as the last line of the page.
    pub fn told(&self) -> String {
        let folder = self.folder.as_ref();
        folder.map_or_else(String::new, |folder| {
            let folder = folder.display();
            match self.language {
                Language::English => format!("\nWritten to {folder}: the same as JSON documents.\n"),
                Language::Chinese => format!("\n已将相同内容以 JSON 文档写入{folder}。\n"),
            }
        })
    }
}
