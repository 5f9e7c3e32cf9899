//! The public tables as they are published: one struct a table, all cells text. Columns that the converter
//! does not use are not named here and may be absent.

use crate::error::Error;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::path::Path;

/// Declares the rows of the public tables.
macro_rules! raw {
    ($($(#[$doc:meta])* $name:ident in $file:literal { $($field:ident $(= $header:literal)?,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Deserialize)]
        pub struct $name { $($(#[serde(rename = $header)])? pub $field: String,)* }

        impl Raw for $name {
            const FILE: &'static str = $file;
        }
    )*};
}

/// A row of a public table.
pub trait Raw: DeserializeOwned {
    /// The file's name.
    const FILE: &'static str;
}

raw! {
    /// A major of the vocational catalogue.
    VocationalMajor in "vocational_majors.csv" {
        level, category_code, category_name, class_code, class_name, major_code, major_name, study_years,
        added_batch,
    }
    /// A continuation that the profile of a major names.
    Continuation in "major_pathways.csv" { from_code, to_level, to_name, to_code, matched = "match", }
    /// A bachelor major of the general catalogue.
    GeneralMajor in "undergraduate_majors_2026.csv" { category_name, class_name, major_code, major_name, }
    /// A professional degree category.
    Degree in "professional_degrees_2022.csv" { category_code, category_name, code, name, }
    /// A documented link.
    Link in "major_occupation_crosswalk.csv" { major_code, occupation_code, occupation_name, }
    /// An entry of the classification of occupations: a class, or an occupation at level 4.
    ClassifiedOccupation in "occupations_2022.csv" { code, name, level, title_aliases, }
    /// An occupation published after the classification.
    NewOccupation in "occupations_new_2024_2025.csv" { code, name, }
    /// A job title in use.
    JobTitle in "job_titles_to_occupation.csv" { job_title, occupation_code, }
    /// An industry.
    Industry in "industries_gbt4754_2017.csv" { code, name, parent, }
    /// A region.
    Region in "regions_geo.csv" { gb2260, name, centroid_lon, centroid_lat, }
    /// A college or university.
    University in "universities_2025.csv" { moe_code, name, province, city, }
}

/// The public tables of one folder.
#[derive(Debug, Default)]
pub struct Tables {
    pub vocational: Vec<VocationalMajor>,
    pub continuations: Vec<Continuation>,
    pub general: Vec<GeneralMajor>,
    pub degrees: Vec<Degree>,
    pub links: Vec<Link>,
    pub classified: Vec<ClassifiedOccupation>,
    pub new_occupations: Vec<NewOccupation>,
    pub titles: Vec<JobTitle>,
    pub industries: Vec<Industry>,
    pub regions: Vec<Region>,
    pub universities: Vec<University>,
    /// Files that the folder does not have.
    pub missing: Vec<&'static str>,
}

impl Tables {
    /// Reads every public table of a folder.
    ///
    /// # Errors
    /// [`Error::Io`] if the vocational majors or the continuations are missing or a file cannot be read,
    /// [`Error::Csv`] if a file lacks a column or a row is broken.
    pub fn read(folder: &Path) -> Result<Tables, Error> {
        let mut missing = Vec::new();
        let tables = Tables {
            vocational: table(folder)?,
            continuations: table(folder)?,
            general: table_if_there(folder, &mut missing)?,
            degrees: table_if_there(folder, &mut missing)?,
            links: table_if_there(folder, &mut missing)?,
            classified: table_if_there(folder, &mut missing)?,
            new_occupations: table_if_there(folder, &mut missing)?,
            titles: table_if_there(folder, &mut missing)?,
            industries: table_if_there(folder, &mut missing)?,
            regions: table_if_there(folder, &mut missing)?,
            universities: table_if_there(folder, &mut missing)?,
            missing: Vec::new(),
        };
        Ok(Tables { missing, ..tables })
    }
}

fn table_if_there<R: Raw>(folder: &Path, missing: &mut Vec<&'static str>) -> Result<Vec<R>, Error> {
    if folder.join(R::FILE).exists() {
        table(folder)
    } else {
        missing.push(R::FILE);
        Ok(Vec::new())
    }
}

fn table<R: Raw>(folder: &Path) -> Result<Vec<R>, Error> {
    let path = folder.join(R::FILE);
    let bytes = std::fs::read(&path).map_err(|source| Error::Io {
        path: path.clone(),
        source,
    })?;
    // Spreadsheets put a byte-order mark first; it would become part of the first header.
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_reader(text)
        .deserialize()
        .collect::<Result<Vec<R>, csv::Error>>()
        .map_err(|source| Error::Csv { path, source })
}
