//! The rules about what tables mean. One rule is one function with one code; every rule sees every row.

mod cells;
mod decisions;
mod desk;
mod ids;
mod pairs;
mod pathway;
mod people;
mod references;
mod service;
mod skills;
mod years;

pub(super) use pathway::{End, ends};

use super::config::ModelConfig;
use super::names::Names;
use crate::dataset::Dataset;
use crate::problem::Problems;
use desk::Desk;

/// Everything that is wrong with a dataset, its shape included, in order.
pub(super) fn problems(data: &Dataset, names: &Names, config: &ModelConfig) -> Problems {
    let mut desk = Desk::new(data);
    cells::check(&mut desk);
    ids::check(&mut desk);
    references::check(&mut desk, names);
    skills::check(&mut desk, names, config.unlinked);
    pairs::check(&mut desk, names);
    people::check(&mut desk);
    years::check(&mut desk, names);
    pathway::check(&mut desk, names);
    service::check(&mut desk, names);
    decisions::check(&mut desk, names);
    desk.close()
}
