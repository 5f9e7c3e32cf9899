//! What came of spoilt tables.

use super::kinds::{Kind, Spoilt};
use super::tables::Tables;
use std::path::Path;
use vocmatch::advice::{AdviceConfig, recommend};
use vocmatch::dataset::Dataset;
use vocmatch::model::Model;
use vocmatch::plan::PlanConfig;
use vocmatch::problem::Problems;
use vocmatch_report::document;

/// Tables that are sound, and what is made of them.
pub struct Base {
    pub tables: Tables,
    dataset: Dataset,
    plan: String,
    /// The warnings that there are anyway, without their place.
    warnings: Vec<String>,
}

pub enum Verdict {
    Right,
    Wrong(String),
}

impl Base {
    /// The consortium with ids that are digits, as other countries have them: majors `05.0400`, occupations `11-1021`.
    pub fn coded() -> Base {
        let mut tables = Base::consortium().tables;
        for (key, code) in [("major_id", cip as fn(usize) -> String), ("occupation_id", soc)] {
            let owner = if key == "major_id" {
                "majors"
            } else {
                "occupations"
            };
            let ids: Vec<String> = tables
                .sheet(owner)
                .unwrap()
                .rows
                .iter()
                .map(|row| row[0].clone())
                .collect();
            tables.rename(key, |id| {
                let at = ids.iter().position(|one| one == id);
                at.map_or_else(|| id.to_owned(), code)
            });
        }
        let folder = std::env::temp_dir().join(format!("vocmatch-coded-{}", std::process::id()));
        tables.write_folder(&folder);
        let base = Base::in_folder(&folder);
        let _ = std::fs::remove_dir_all(&folder);
        base
    }

    fn of(folder: &str) -> Base {
        Base::in_folder(&Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join(folder))
    }

    fn in_folder(folder: &Path) -> Base {
        let dataset = Dataset::read_dir(folder);
        let model = Model::new(dataset.clone()).unwrap();
        Base {
            tables: Tables::of(folder),
            dataset,
            plan: plan(&model),
            warnings: lines(model.warnings()),
        }
    }

    pub fn small() -> Base {
        Base::of("tests/data/small")
    }

    pub fn consortium() -> Base {
        Base::of("examples/data/beijing-ic")
    }

    /// The problems that the sound tables do not have.
    pub fn news(&self, path: &Path) -> Vec<String> {
        let told = match Model::new(Dataset::read_path(path)) {
            Ok(model) => lines(model.warnings()),
            Err(problems) => lines(&problems),
        };
        self.unknown(told)
    }

    fn unknown(&self, mut told: Vec<String>) -> Vec<String> {
        for known in &self.warnings {
            if let Some(at) = told.iter().position(|line| line[..4] == known[..4]) {
                told.remove(at);
            }
        }
        told
    }

    pub fn judge(&self, path: &Path, kind: &Kind, spoilt: &Spoilt) -> Verdict {
        let dataset = Dataset::read_path(path);
        let is_same = dataset == self.dataset;
        let names_cause = |told: &[String]| told.iter().any(|line| kind.codes.contains(&&line[..4]));
        match Model::new(dataset) {
            Err(problems) => {
                let told = lines(&problems);
                if names_cause(&told) && !spoilt.is_harmless {
                    Verdict::Right
                } else {
                    let first = told.iter().take(4).cloned().collect::<Vec<_>>().join(" | ");
                    Verdict::Wrong(format!("{} lines without the cause: {first}", told.len()))
                }
            }
            Ok(model) => {
                let news = self.unknown(lines(model.warnings()));
                let is_told = names_cause(&news);
                if spoilt.is_harmless && !news.is_empty() {
                    return Verdict::Wrong(format!("told of what is harmless: {}", news.join(" | ")));
                }
                if is_same && (!spoilt.must_be_told || is_told) {
                    return Verdict::Right;
                }
                if is_told && !spoilt.is_harmless {
                    return Verdict::Right;
                }
                if !spoilt.must_be_told && plan(&model) == self.plan {
                    return Verdict::Right;
                }
                Verdict::Wrong(format!("ANOTHER PLAN SILENTLY; told: {}", news.join(" | ")))
            }
        }
    }
}

fn lines(problems: &Problems) -> Vec<String> {
    problems.iter().map(ToString::to_string).collect()
}

/// All that is planned and advised.
fn plan(model: &Model) -> String {
    let plan = vocmatch::plan(model, &PlanConfig::default()).unwrap();
    let advice = recommend(model, &plan, &AdviceConfig::default()).unwrap();
    document(model, &plan, &advice, "").to_json().unwrap()
}

/// A code of two parts with zeros at both ends, another for each number.
fn cip(at: usize) -> String {
    format!("{:02}.{:04}", 1 + at / 6, 100 * (1 + at % 6))
}

/// A code with a hyphen, another for each number.
fn soc(at: usize) -> String {
    format!("{}-{}", 11 + 2 * (at / 4), 1011 + 10 * (at % 4))
}
