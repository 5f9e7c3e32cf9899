//! Input from outside: folders, documents, order of rows, size, and whatever bytes may come.

mod arbitrary;
mod complete;
mod folder;
mod size;
