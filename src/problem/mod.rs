//! Problems with input: location, fault and remedy. All of them are collected; none hides another.

mod code;
mod codes;
mod foreign;
mod form;
mod list;
mod location;
mod near;
mod one;
mod page;
mod problems;
mod shown;
mod words;

pub use code::{Code, Severity};
pub(crate) use codes::{Changed, changed, fullness, number_value, only_digits, same_fields, unguarded};
pub(crate) use foreign::foreign;
pub(crate) use form::{as_seen, difference, half_width, in_one_form};
pub(crate) use list::{InLanguage, ProblemList, fault_text};
#[cfg(any(feature = "csv", feature = "xlsx"))]
pub(crate) use location::Header;
pub use location::Location;
#[cfg(feature = "xlsx")]
pub(crate) use location::letters;
pub(crate) use location::{Called, Form};
pub(crate) use near::Near;
pub use one::Problem;
pub(crate) use one::Said;
pub use problems::{KEPT_PER_KIND, Problems};
pub(crate) use shown::grouped;
pub use shown::shortened;
#[cfg(test)]
pub(crate) use words::english_left;
pub(crate) use words::{Words, both, io_words};
