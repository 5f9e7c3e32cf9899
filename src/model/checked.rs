//! From tables to the model: every rule is checked, and only tables without errors become a model.

use super::config::ModelConfig;
use super::mend::{Mended, may_help, mend};
use super::names::{Names, settled_skills, skill_ids};
use super::sources::Sources;
use super::world::{Model, Remarks};
use super::{build, check};
use crate::dataset::Dataset;
use crate::naming::NameLink;
use crate::problem::Problems;

impl Model {
    /// Checks a dataset and builds its model.
    ///
    /// A code that another program changed, such as 1.0 for 01.0000, is put back where it is sure which is meant, with a
    /// warning.
    ///
    /// Every table may be empty: a catalogue alone, without programs or demand, is a model too.
    ///
    /// O(rows · log rows).
    ///
    /// # Errors
    /// Every problem of the dataset at once, those of reading it included, if any of them is an error.
    /// Warnings alone do not stop it: see [`Model::warnings`].
    pub fn new(dataset: Dataset) -> Result<Model, Problems> {
        Model::with(dataset, &ModelConfig::default())
    }

    /// As [`Model::new`] with options: the confidence that a link of a name needs, and how rows without one are
    /// treated.
    ///
    /// ```
    /// # use vocmatch::{Model, dataset::Dataset, model::{ModelConfig, Unlinked}};
    /// let mut dataset = Dataset::default();
    /// dataset.read_csv("skills", b"skill_id,name\ns1,Welding\n");
    /// dataset.read_csv("majors", b"major_id,name,level\n710401,Metal,secondary\n");
    /// dataset.read_csv("major_skills", b"major_id,skill,level\n710401,welding,.5\n710401,gardening,.5\n");
    /// assert!(Model::new(dataset.clone()).is_err());
    /// let leave_out = ModelConfig { unlinked: Unlinked::LeaveOut, ..ModelConfig::default() };
    /// let model = Model::with(dataset, &leave_out)?;
    /// assert_eq!(model.majors()[0].skills.len(), 1);
    /// # Ok::<(), vocmatch::problem::Problems>(())
    /// ```
    ///
    /// # Errors
    /// As [`Model::new`].
    pub fn with(dataset: Dataset, config: &ModelConfig) -> Result<Model, Problems> {
        Model::with_tables(dataset, config).map(|(model, _)| model)
    }

    /// As [`Model::with`], and the tables with the ids that the model has: those of which changes can be told.
    pub(crate) fn with_tables(dataset: Dataset, config: &ModelConfig) -> Result<(Model, Dataset), Problems> {
        let problems = match checked(&dataset, config, &Mended::default()) {
            Ok(model) => return Ok((model, dataset)),
            Err(problems) => problems,
        };
        if !may_help(&problems) {
            return Err(problems);
        }
        let mut dataset = dataset;
        let mended = mend(&mut dataset);
        if mended.is_empty() {
            return Err(problems);
        }
        let model = checked(&dataset, config, &mended)?;
        Ok((model, dataset))
    }
}

/// The model of a dataset of which some was told already.
fn checked(dataset: &Dataset, config: &ModelConfig, mended: &Mended) -> Result<Model, Problems> {
    let names = Names::new(dataset, &config.link);
    let problems = check::problems(dataset, &names, config, mended);
    if problems.has_errors() {
        return Err(problems);
    }
    let mut model = build::model(dataset, &names);
    let sources = Sources::new(dataset, &names);
    model.remarks = Remarks {
        warnings: problems,
        names: names.called.into_links(),
        sources,
    };
    Ok(model)
}

/// Returns the meaning of every name of a skill that tables have in place of an id, as [`Model::name_links`], even
/// if no model can be made of the dataset: the open ones need a decision.
#[must_use]
pub fn review_names(dataset: &Dataset, config: &ModelConfig) -> Vec<NameLink> {
    settled_skills(dataset, &skill_ids(dataset), &config.link).into_links()
}
