//! Facts in English. The text pages say them in these words too.

pub(crate) mod action;
pub(crate) mod effect;
pub(crate) mod note;
pub(crate) mod reason;
pub(crate) mod term;
