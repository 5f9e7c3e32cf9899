//! What tends to be: the expected flows of a plan's graduates, summed up (methods §6).
//!
//! A plan's matching says what *could be*, if people were placed for the good of all. A [`Tendency`] says what *tends to
//! be*: it follows the law that observed flows of graduates obey. Both stand side by side on every page.

mod asked;
mod later;
mod pay;
mod sums;
mod tends;

pub(super) use later::Later;
pub use pay::Pay;
pub use tends::{Arrivals, Tendency, Tends};
