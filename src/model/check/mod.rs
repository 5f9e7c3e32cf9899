//! The rules about the meaning of tables. One rule is one function with one code; every rule sees every row.

mod cells;
mod decisions;
mod diagnostics;
mod ids;
mod pairs;
mod pathway;
mod people;
mod placeholders;
mod references;
mod service;
mod skills;
mod spots;
mod totals;
mod unlike;
mod years;

pub(super) use pathway::{End, ends};

use super::config::ModelConfig;
use super::mend::Mended;
use super::names::Names;
use crate::dataset::Dataset;
use crate::problem::Problems;
use diagnostics::Diagnostics;

/// Every problem of a dataset, its shape included, in order.
pub(super) fn problems(data: &Dataset, names: &Names, config: &ModelConfig, mended: &Mended) -> Problems {
    let mut diagnostics = Diagnostics::new(data, mended);
    cells::check(&mut diagnostics);
    ids::check(&mut diagnostics);
    references::check(&mut diagnostics, names);
    skills::check(&mut diagnostics, names, config.unlinked);
    pairs::check(&mut diagnostics, names);
    people::check(&mut diagnostics);
    years::check(&mut diagnostics, names);
    pathway::check(&mut diagnostics, names);
    service::check(&mut diagnostics, names);
    spots::check(&mut diagnostics, names);
    totals::check(&mut diagnostics, names);
    decisions::check(&mut diagnostics, names);
    diagnostics.close()
}
