//! The service over real HTTP: what its documentation promises, what load and faults do, and what outlives the process.

mod client;
mod conditions;
mod faults;
mod load;
mod openapi;
mod process;
mod refusals;
mod schema;
mod solves;
