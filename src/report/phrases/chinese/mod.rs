//! Facts in Chinese, as those who plan education write.

pub(super) mod action;
pub(super) mod effect;
pub(super) mod name;
pub(super) mod note;
pub(super) mod reason;
pub(super) mod term;
