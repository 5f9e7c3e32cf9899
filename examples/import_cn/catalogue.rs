//! Majors at four levels and the classes that they belong to.

use crate::cells::{Study, length};
use crate::error::Error;
use crate::raw::Tables;
use std::collections::{BTreeMap, BTreeSet};
use vocmatch::dataset::Standing;
use vocmatch::dataset::rows::{CategoryRow, MajorRow};
use vocmatch::unit::Level;

/// Things under their codes.
pub type Codes<T> = BTreeMap<String, T>;

/// The catalogue of majors.
#[derive(Debug, Default)]
pub struct Catalogue {
    /// Majors, by code.
    pub majors: Codes<MajorRow>,
    /// Groups and classes, by code.
    pub classes: Codes<CategoryRow>,
}

/// The level that a public table means; `None` for an academic master's, which lies outside the pathway.
///
/// # Errors
/// [`Error::Word`] for a word that no public table uses.
pub fn level(word: &str) -> Result<Option<Level>, Error> {
    match word {
        "secondary" => Ok(Some(Level::Secondary)),
        "higher_vocational" => Ok(Some(Level::HigherVocational)),
        "vocational_undergraduate" | "general_undergraduate" => Ok(Some(Level::AppliedBachelor)),
        "professional_master" => Ok(Some(Level::ProfessionalMaster)),
        "academic_master" => Ok(None),
        _ => Err(Error::Word {
            table: "vocational_majors.csv or major_pathways.csv",
            word: word.to_owned(),
            what: "level",
        }),
    }
}

/// Gathers majors and classes. Bachelor majors of the general catalogue are taken only where a continuation
/// or a documented link names them.
///
/// # Errors
/// [`Error::Collision`] if one code stands for two majors or two classes, [`Error::Word`] for an unknown level.
pub fn gather(tables: &Tables) -> Result<Catalogue, Error> {
    let mut catalogue = Catalogue::default();
    // The batch of the catalogue itself; what came later is new.
    let first_batch = tables.vocational.iter().map(|major| &major.added_batch).min();
    for major in &tables.vocational {
        catalogue.class(&major.category_code, &major.category_name, None)?;
        catalogue.class(&major.class_code, &major.class_name, Some(&major.category_code))?;
        let Some(level) = level(&major.level)? else {
            continue;
        };
        catalogue.major(MajorRow {
            major_id: major.major_code.clone(),
            name: major.major_name.clone(),
            level,
            category_id: Some(major.class_code.clone()),
            years: years(&major.study_years),
            standing: (Some(&major.added_batch) != first_batch).then_some(Standing::New),
            ..MajorRow::default()
        })?;
    }
    let named: BTreeSet<&str> = tables
        .continuations
        .iter()
        .map(|edge| edge.to_code.as_str())
        .chain(tables.links.iter().map(|link| link.major_code.as_str()))
        .collect();
    for major in &tables.general {
        let code = major.major_code.as_str();
        if !named.contains(code) {
            continue;
        }
        // 080710T: discipline 08, class 0807.
        let (group, class) = (code.get(..2).unwrap_or(code), code.get(..4).unwrap_or(code));
        catalogue.class(group, &major.category_name, None)?;
        catalogue.class(class, &major.class_name, Some(group))?;
        catalogue.major(MajorRow {
            major_id: code.to_owned(),
            name: major.major_name.clone(),
            level: Level::AppliedBachelor,
            category_id: Some(class.to_owned()),
            ..MajorRow::default()
        })?;
    }
    for degree in &tables.degrees {
        catalogue.class(&degree.category_code, &degree.category_name, None)?;
        catalogue.major(MajorRow {
            major_id: degree.code.clone(),
            name: degree.name.clone(),
            level: Level::ProfessionalMaster,
            category_id: Some(degree.category_code.clone()),
            ..MajorRow::default()
        })?;
    }
    Ok(catalogue)
}

impl Catalogue {
    /// Secondary, higher vocational and bachelor majors share one numbering, so a code must mean one thing.
    fn major(&mut self, row: MajorRow) -> Result<(), Error> {
        match self.majors.get(&row.major_id) {
            Some(there) if *there != row => Err(Error::Collision {
                code: row.major_id,
                first: format!("{} ({})", there.name, there.level),
                second: format!("{} ({})", row.name, row.level),
            }),
            _ => {
                self.majors.insert(row.major_id.clone(), row);
                Ok(())
            }
        }
    }

    fn class(&mut self, code: &str, name: &str, parent: Option<&str>) -> Result<(), Error> {
        let row = CategoryRow {
            category_id: code.to_owned(),
            name: name.to_owned(),
            parent_id: parent.map(str::to_owned),
            ..CategoryRow::default()
        };
        match self.classes.get(code) {
            Some(there) if *there != row => Err(Error::Collision {
                code: row.category_id,
                first: there.name.clone(),
                second: row.name,
            }),
            _ => {
                self.classes.insert(row.category_id.clone(), row);
                Ok(())
            }
        }
    }
}

/// The years of study, if they can be read.
pub fn years(text: &str) -> Option<f64> {
    match length(text) {
        Study::Years(years) | Study::Taken(years) => Some(years),
        Study::Empty | Study::Unreadable => None,
    }
}
