//! The small dataset that was written by hand: every stage has something to do on it.

use vocmatch::dataset::Dataset;

/// A folder with test data.
pub fn folder(name: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The dataset in `tests/data/small`.
pub fn small() -> Dataset {
    Dataset::read_dir(folder("tests/data/small"))
}
