//! A session: tables checked once, solved once, and shared by all questions.

mod advised;
mod builder;
mod gap;
mod hooks;
mod planned;
mod questions;
mod state;
mod what_if;

pub use advised::{Advised, Recommended};
pub use builder::SessionBuilder;
pub use gap::Gap;
pub use planned::Planned;
pub use state::Session;
pub use what_if::WhatIf;
