//! The public tables as they are published: one struct a table, all cells text. Columns that the converter
//! does not use are not named here and may be absent.

use crate::cells;
use crate::error::Error;
use crate::reading::{self, Column, Faults, Place, Row, both};
use std::path::Path;
use vocmatch::problem::Code;

/// The header of a field: its own name unless another is given.
macro_rules! header {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident = $header:literal) => {
        $header
    };
}

/// Declares the rows of the public tables.
macro_rules! raw {
    ($($(#[$doc:meta])* $name:ident in $file:literal { $($field:ident $(= $header:literal)?,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name { $(pub $field: String,)* }

        impl Raw for $name {
            const FILE: &'static str = $file;
            const COLUMNS: &'static [&'static str] = &[$(header!($field $(= $header)?),)*];

            fn of(row: Row) -> $name {
                $name { $($field: row.text(header!($field $(= $header)?)).to_owned(),)* }
            }
        }
    )*};
}

/// A row of a public table.
pub trait Raw: Sized {
    /// The file's name.
    const FILE: &'static str;
    /// The columns that are used.
    const COLUMNS: &'static [&'static str];

    /// The row of some cells.
    fn of(row: Row) -> Self;
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
    /// [`Error::Told`] with every fault, if the vocational majors or the continuations are missing, a file cannot be
    /// read, lacks a column or holds what cannot be read.
    pub fn read(folder: &Path, faults: &Faults) -> Result<Tables, Error> {
        let mut missing = Vec::new();
        let tables = Tables {
            vocational: table(folder, faults),
            continuations: table(folder, faults),
            general: table_if_there(folder, faults, &mut missing),
            degrees: table_if_there(folder, faults, &mut missing),
            links: table_if_there(folder, faults, &mut missing),
            classified: table_if_there(folder, faults, &mut missing),
            new_occupations: table_if_there(folder, faults, &mut missing),
            titles: table_if_there(folder, faults, &mut missing),
            industries: table_if_there(folder, faults, &mut missing),
            regions: table_if_there(folder, faults, &mut missing),
            universities: table_if_there(folder, faults, &mut missing),
            missing: Vec::new(),
        };
        faults.stop()?;
        Ok(Tables { missing, ..tables })
    }
}

fn table_if_there<R: Raw>(folder: &Path, faults: &Faults, missing: &mut Vec<&'static str>) -> Vec<R> {
    if folder.join(R::FILE).exists() {
        table(folder, faults)
    } else {
        missing.push(R::FILE);
        Vec::new()
    }
}

fn table<R: Raw>(folder: &Path, faults: &Faults) -> Vec<R> {
    let bytes = match std::fs::read(folder.join(R::FILE)) {
        Ok(bytes) => bytes,
        Err(error) => {
            let wrong = both!("the file cannot be read ({error})", "文件读不了（{error}）");
            faults.add(Code::Unreadable, Place::file(R::FILE), wrong, None);
            return Vec::new();
        }
    };
    let columns: Vec<Column> = R::COLUMNS.iter().map(|name| column::<R>(name)).collect();
    let table = reading::read(R::FILE, &bytes, false, &columns, faults);
    table.rows().map(R::of).collect()
}

fn column<R: Raw>(name: &&'static str) -> Column<'static> {
    let rule = cells::rule(R::FILE, name);
    Column {
        name,
        others: cells::others(name),
        needed: true,
        is_text: rule.is_none(),
        read: rule.unwrap_or(reading::text),
    }
}
