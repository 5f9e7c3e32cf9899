//! Facts in English. The text pages say them in these words too.

pub(in crate::report) mod action;
pub(in crate::report) mod effect;
pub(in crate::report) mod note;
pub(in crate::report) mod reason;
pub(in crate::report) mod term;
