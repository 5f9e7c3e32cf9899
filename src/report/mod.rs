//! Words and files: the only place with sentences for readers.

mod text;
mod words;

pub use text::{TextConfig, text};
