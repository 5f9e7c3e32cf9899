//! The command line.

use crate::error::Error;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// What `--help` prints.
pub const HELP: &str = "\
Usage: import_cn RAW_DIR OUT_DIR [options]

Reads a folder of China's public tables and writes planner tables as CSV files.
Without options it writes the whole national catalogue.

Reads from RAW_DIR:
  vocational_majors.csv             majors at three vocational levels (needed)
  major_pathways.csv                which majors a major leads to (needed)
  undergraduate_majors_2026.csv     bachelor majors of the general catalogue
  professional_degrees_2022.csv     professional degree categories
  major_occupation_crosswalk.csv    documented links, major to occupation
  occupations_2022.csv              classification of occupations
  occupations_new_2024_2025.csv     occupations published since
  job_titles_to_occupation.csv      job titles in use, as other names
  industries_gbt4754_2017.csv       classification of industries
  regions_geo.csv                   regions with their centres
  universities_2025.csv             colleges and universities
A file that is missing leaves its part out, and the summary says so.

Options:
  --around CODES       keep these majors, their class mates and every major that
                       a continuation joins to them
  --majors CODES       keep these majors too; without --around, these alone
  --occupations CODES  keep these occupations besides those linked to the majors
  --industries CODES   write these industries and those that they belong to
  --regions PREFIX     write the regions whose code starts so, such as 11
  --schools CODES      write these colleges; needs --regions
  --no-bridges         leave out continuations that name only a field of a
                       professional degree, matched to the degree by hand
  --keep               keep what OUT_DIR holds already: rows, and cells that are
                       filled. Only what is missing is added
  --codes-only         leave names without a code alone
  --decisions FILE     what names mean that have no code, as a table of decisions
  --help               print this

A continuation may name a higher major without its code. If the name is surely
that of a major, it gets its code. Every such name is written to names.csv in
OUT_DIR with what it was taken for. Fill in the ids (or - for none), save the
file elsewhere, and give it with --decisions next time.

CODES are separated by commas.
";

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// Print the help.
    Help,
    /// Convert a folder.
    Convert(Box<Options>),
}

/// How to convert.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The folder of public tables.
    pub raw: PathBuf,
    /// The folder of planner tables.
    pub out: PathBuf,
    /// Majors whose surroundings are kept.
    pub around: BTreeSet<String>,
    /// Majors that are kept.
    pub majors: BTreeSet<String>,
    /// Occupations that are kept besides the linked ones.
    pub occupations: BTreeSet<String>,
    /// Industries that are written.
    pub industries: BTreeSet<String>,
    /// The start of the codes of the regions that are written.
    pub regions: Option<String>,
    /// Colleges that are written.
    pub schools: BTreeSet<String>,
    /// Whether continuations that name only a field of a degree are left out.
    pub no_bridges: bool,
    /// Whether what the folder holds already is kept.
    pub keep: bool,
    /// Whether names without a code are left alone.
    pub codes_only: bool,
    /// The table of decisions about names.
    pub decisions: Option<PathBuf>,
}

/// Reads the words after the program's name.
///
/// # Errors
/// [`Error::Usage`] for an unknown option, a missing value or a wrong number of folders.
pub fn parse(words: impl Iterator<Item = String>) -> Result<Command, Error> {
    let mut words = words;
    let mut options = Options::default();
    let mut folders = Vec::new();
    while let Some(word) = words.next() {
        let mut value = || {
            words
                .next()
                .ok_or_else(|| Error::Usage(format!("{word} needs a value")))
        };
        match word.as_str() {
            "--help" | "-h" => return Ok(Command::Help),
            "--around" => options.around.extend(codes(&value()?)),
            "--majors" => options.majors.extend(codes(&value()?)),
            "--occupations" => options.occupations.extend(codes(&value()?)),
            "--industries" => options.industries.extend(codes(&value()?)),
            "--schools" => options.schools.extend(codes(&value()?)),
            "--regions" => options.regions = Some(value()?),
            "--no-bridges" => options.no_bridges = true,
            "--codes-only" => options.codes_only = true,
            "--decisions" => options.decisions = Some(value()?.into()),
            "--keep" => options.keep = true,
            option if option.starts_with('-') => {
                return Err(Error::Usage(format!("there is no option {option}")));
            }
            folder => folders.push(PathBuf::from(folder)),
        }
    }
    if !options.schools.is_empty() && options.regions.is_none() {
        return Err(Error::Usage("--schools needs --regions".to_owned()));
    }
    let [raw, out] = <[PathBuf; 2]>::try_from(folders)
        .map_err(|found| Error::Usage(format!("two folders are needed, {} given", found.len())))?;
    Ok(Command::Convert(Box::new(Options { raw, out, ..options })))
}

fn codes(list: &str) -> Vec<String> {
    list.split(',')
        .map(str::trim)
        .filter(|code| !code.is_empty())
        .map(str::to_owned)
        .collect()
}
