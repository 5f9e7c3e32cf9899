//! Workbooks from outside: what is written is read again, and loses nothing.
#![expect(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::float_cmp, reason = "tests assert whole values")]

mod opened;
mod plan;
mod round_trip;
mod template;
