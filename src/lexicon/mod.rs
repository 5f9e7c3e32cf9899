//! Names and texts as people write them, taken apart.

pub mod words;
