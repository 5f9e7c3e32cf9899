//! A table of results as a CSV file.

use vocmatch::Error;

/// A table of results: the file's name and its text.
pub type ResultTable = (&'static str, String);

/// A table as text: a header and rows of as many cells.
pub(super) fn csv<const N: usize>(
    header: [&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> Result<String, Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let fail = |error: csv::Error| Error::output(error);
    writer.write_record(header).map_err(fail)?;
    for row in rows {
        writer.write_record(row).map_err(fail)?;
    }
    let bytes = writer.into_inner().map_err(Error::output)?;
    String::from_utf8(bytes).map_err(Error::output)
}
