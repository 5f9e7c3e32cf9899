//! The service over real HTTP: what its documentation promises, what load and faults do, and what outlives the process.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on should say where"
)]

mod client;
mod conditions;
mod faults;
mod languages;
mod load;
mod openapi;
mod process;
mod refusals;
mod schema;
mod solves;
