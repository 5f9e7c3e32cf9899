//! What graduates did: shares of a field of degree over occupations, as the American Community Survey counted them.

use crate::cells::{Row, cell};
use std::collections::BTreeMap;
use std::path::Path;

/// Postsecondary teachers come from every field, after a doctorate: they are left out, as elsewhere here.
const LEFT_OUT: &str = "EDU-POSTSECONDARY TEACHERS";

/// A field of degree.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its 2-digit family of fields.
    pub family: String,
    /// The codes, or beginnings of codes, of its fields in the classification of programs.
    pub prefixes: Vec<String>,
    /// People, those left out not counted.
    pub people: f64,
    /// Their share in each outcome.
    pub shares: Vec<f64>,
}

/// An outcome: an occupation of the survey, one or several of the occupational classification.
#[derive(Debug, Clone)]
pub struct Outcome {
    pub name: String,
    /// Codes of the occupational classification.
    pub codes: Vec<String>,
}

/// Fields × outcomes.
#[derive(Debug, Clone)]
pub struct Observed {
    pub fields: Vec<Field>,
    pub outcomes: Vec<Outcome>,
}

/// Field codes of the survey, with their beginnings of program codes.
pub type Prefixes = BTreeMap<String, Vec<String>>;

/// The lines of a map from one name to several codes, without a header.
fn map(folder: &Path, file: &str) -> Result<Vec<(String, Vec<String>)>, String> {
    let path = folder.join("maps").join(file);
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let lines = text.lines().filter_map(|line| line.split_once('\t'));
    let codes = |list: &str| list.split_whitespace().map(str::to_owned).collect();
    Ok(lines.map(|(name, list)| (name.to_owned(), codes(list))).collect())
}

/// The program codes of each field of the survey.
pub fn prefixes(folder: &Path) -> Result<Prefixes, String> {
    Ok(map(folder, "fod1p_cip.tsv")?.into_iter().collect())
}

/// The family of a list of program codes: that of the first.
pub fn family_of(prefixes: &[String]) -> Option<&str> {
    prefixes.first()?.get(..2)
}

/// Whether a program code is among those that begin so.
pub fn begins(code: &str, prefixes: &[String]) -> bool {
    prefixes.iter().any(|prefix| code.starts_with(prefix.as_str()))
}

impl Observed {
    /// Reads the flows, the names of fields and both maps of a folder.
    pub fn read(folder: &Path) -> Result<Observed, String> {
        let outcomes = map(folder, "occp_soc.tsv")?;
        let outcomes: Vec<Outcome> = outcomes
            .into_iter()
            .filter(|(name, _)| name != LEFT_OUT)
            .map(|(name, codes)| Outcome { name, codes })
            .collect();
        let names = crate::cells::rows(&folder.join("us538"), "majors-list.csv")?;
        let codes: BTreeMap<&str, &str> = names
            .iter()
            .map(|row| (cell(row, "Major"), cell(row, "FOD1P")))
            .collect();
        let prefixes = prefixes(folder)?;
        let mut counts: BTreeMap<String, BTreeMap<String, f64>> = BTreeMap::new();
        for row in tabbed(&folder.join("acs_flows/jobs_sankey_data.tsv"))? {
            let count = cell(&row, "count").parse::<f64>().unwrap_or(0.0);
            let field = counts.entry(cell(&row, "field").to_owned()).or_default();
            *field.entry(cell(&row, "occupation").to_owned()).or_default() += count;
        }
        let field = |(name, by): (String, BTreeMap<String, f64>)| {
            let prefixes = prefixes.get(*codes.get(name.as_str())?)?.clone();
            let count = |outcome: &Outcome| by.get(&outcome.name).copied().unwrap_or(0.0);
            let counts: Vec<f64> = outcomes.iter().map(count).collect();
            let people: f64 = counts.iter().sum();
            Some(Field {
                family: family_of(&prefixes)?.to_owned(),
                shares: counts.into_iter().map(|count| count / people).collect(),
                prefixes,
                people,
            })
        };
        Ok(Observed {
            fields: counts.into_iter().filter_map(field).collect(),
            outcomes,
        })
    }

    /// The outcome of each code of the occupational classification.
    pub fn outcome_of(&self) -> BTreeMap<&str, usize> {
        let codes = self.outcomes.iter().enumerate();
        codes
            .flat_map(|(k, outcome)| outcome.codes.iter().map(move |code| (code.as_str(), k)))
            .collect()
    }
}

/// The rows of a table that tabs part.
fn tabbed(path: &Path) -> Result<Vec<Row>, String> {
    let fail = |error: csv::Error| format!("{} cannot be read: {error}", path.display());
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .from_path(path)
        .map_err(fail)?;
    reader.deserialize().map(|row| row.map_err(fail)).collect()
}
