//! The ways in which planners spoil tables, and the codes that name each.

mod cells;
mod codes;
mod files;
mod numbers;
mod rows;

use super::random::Random;
use super::tables::{Form, Sheet, Tables};

/// How tables were spoilt.
#[derive(Debug, Default)]
pub struct Spoilt {
    /// Where, and by what.
    pub what: String,
    /// Whether the planner means just what the sound tables say, so that not a word is due.
    pub is_harmless: bool,
    /// Whether it cannot be read rightly without a word, because other numbers may be meant.
    pub must_be_told: bool,
}

/// Spoils tables; `None` if it found nothing to spoil.
type Spoil = fn(&mut Tables, &mut Random, Form) -> Option<Spoilt>;

/// A way of spoiling tables.
pub struct Kind {
    pub name: &'static str,
    pub forms: &'static [Form],
    /// The codes that name the cause.
    pub codes: &'static [&'static str],
    pub spoil: Spoil,
}

const ALL: &[Form] = &[Form::Csv, Form::Workbook, Form::Json];
const FILES: &[Form] = &[Form::Csv, Form::Workbook];
const CSV: &[Form] = &[Form::Csv];
const BOOK: &[Form] = &[Form::Workbook];

const fn kind(
    name: &'static str,
    forms: &'static [Form],
    codes: &'static [&'static str],
    spoil: Spoil,
) -> Kind {
    Kind {
        name,
        forms,
        codes,
        spoil,
    }
}

pub const KINDS: &[Kind] = &[
    kind("merged-down", BOOK, &["V018", "V019"], rows::merged_down),
    kind("merged-across", BOOK, &["V018", "V019"], rows::merged_across),
    kind("titles", FILES, &[], rows::titles),
    kind("two-headers", FILES, &["V006"], rows::two_headers),
    kind("header-again", FILES, &["V021"], rows::header_again),
    kind("total-below", FILES, &["V021", "V315"], rows::total_below),
    kind("note-below", FILES, &["V021"], rows::note_below),
    kind("separator-line", CSV, &["V014"], rows::separator_line),
    kind("serial-numbers", FILES, &["V020"], rows::serial_numbers),
    kind("stray-quote", CSV, &["V022", "V013"], rows::stray_quote),
    // A word that may be an id is told as one that is not there, and what to do.
    kind("nothing", ALL, &["V109", "V110", "V204"], cells::nothing),
    kind("suppressed", ALL, &["V111"], cells::suppressed),
    kind("level-words", ALL, &[], cells::level_words),
    kind("not-calculated", BOOK, &["V108"], cells::not_calculated),
    kind("two-ids", ALL, &["V204"], cells::two_ids),
    kind("wide-ids", ALL, &["V114", "V204"], cells::wide_ids),
    kind("floats", ALL, &["V113", "V114"], codes::floats),
    kind("exponents", FILES, &["V113", "V114"], codes::exponents),
    kind("guards", CSV, &["V113", "V114"], codes::guards),
    kind("dates", FILES, &["V113"], codes::dates),
    kind("formats", BOOK, &["V114"], codes::formats),
    kind("no-hyphens", ALL, &["V113", "V114"], codes::no_hyphens),
    kind(
        "total-occupation",
        ALL,
        &["V315", "V021"],
        codes::total_occupation,
    ),
    kind("scaled-header", FILES, &["V024", "V025"], numbers::scaled_header),
    kind("harmless-unit", FILES, &[], numbers::harmless_unit),
    kind("percent", FILES, &["V024", "V025"], numbers::percent),
    kind("thousands-dot", ALL, &["V112"], numbers::thousands_dot),
    kind(
        "thousands-comma",
        ALL,
        &["V102", "V112"],
        numbers::thousands_comma,
    ),
    kind("too-large", ALL, &["V102", "V105", "V107"], numbers::too_large),
    kind("places", ALL, &["V316", "V107"], numbers::places),
    kind(
        "placeholders",
        ALL,
        &["V115", "V102", "V105", "V106", "V107"],
        numbers::placeholders,
    ),
    kind("encodings", CSV, &["V002", "V015"], files::encodings),
    kind(
        "document-encodings",
        &[Form::Json],
        &["V002", "V003", "V015"],
        files::document_encodings,
    ),
    kind("other-files", CSV, &["V023"], files::other_files),
];

/// What was spoilt where.
fn spoilt(sheet: &Sheet, what: impl std::fmt::Display) -> Option<Spoilt> {
    Some(Spoilt {
        what: format!("{}: {what}", sheet.table.name),
        ..Spoilt::default()
    })
}

/// A sheet with at least so many rows.
fn sheet<'t>(tables: &'t mut Tables, random: &mut Random, rows: usize) -> Option<&'t mut Sheet> {
    let fit: Vec<usize> = (0..tables.sheets.len())
        .filter(|at| tables.sheets[*at].rows.len() >= rows)
        .collect();
    let at = *random.one(&fit)?;
    Some(&mut tables.sheets[at])
}
