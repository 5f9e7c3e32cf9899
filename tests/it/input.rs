//! Input from outside: folders, documents, order of rows, size, and whatever bytes may come.

pub mod arbitrary;
mod complete;
pub mod folder;
mod size;
