//! Shared by all workbooks: limits, colours, properties, and text widths.

use super::error::WorkbookError;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

/// Rows of a sheet, the header among them.
pub const ROWS: usize = 1_048_576;
/// UTF-16 units of a cell.
pub const LETTERS: usize = 32_767;

/// Headers, links and surplus: a blue that colour-blind readers distinguish from orange.
pub const BLUE: u32 = 0x0021_66AC;
/// The same, light.
pub const LIGHT_BLUE: u32 = 0x0092_C5DE;
/// Shortage.
pub const ORANGE: u32 = 0x00E0_8214;
/// The same, light.
pub const LIGHT_ORANGE: u32 = 0x00FD_D49E;
/// The lightest blue.
pub const PALE_BLUE: u32 = 0x00D1_E5F0;
/// Balanced.
pub const PALE_GREY: u32 = 0x00F2_F2F2;
/// Letters on colours.
pub const WHITE: u32 = 0x00FF_FFFF;
/// Secondary text.
pub const GREY: u32 = 0x0059_5959;

/// Returns an empty workbook. Its date of creation is a fixed day, so that the same content gives the same bytes.
///
/// # Errors
/// The error of the workbook writer.
pub fn book(title: &str, subject: &str) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let title: String = title.chars().take(255).collect();
    workbook.set_properties(
        &DocProperties::new()
            .set_title(title)
            .set_subject(subject)
            .set_author("vocmatch")
            .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?),
    );
    Ok(workbook)
}

/// Returns the writer's error as an error of this crate.
pub fn unwritable(error: &XlsxError) -> WorkbookError {
    WorkbookError::Unwritable {
        reason: error.to_string(),
    }
}

/// Returns the cell of a header: white on blue, broken into lines.
pub fn header() -> Format {
    Format::new()
        .set_bold()
        .set_font_color(WHITE)
        .set_background_color(BLUE)
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
}

/// Prints on A4 landscape, one page wide, repeating the rows down to `last` on each page, with page numbers.
///
/// # Errors
/// The error of the workbook writer.
pub fn print_setup(sheet: &mut Worksheet, first: u32, last: u32) -> Result<(), XlsxError> {
    sheet
        .set_paper_size(9)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
        .set_footer("&L&F  &A&R&P / &N");
    sheet.set_repeat_rows(first, last)?;
    Ok(())
}

/// Returns the width of the widest line in terminal columns; wide characters take two.
pub fn width(text: &str) -> usize {
    text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0)
}

/// Returns the number of lines that a text takes in a column of `room` characters.
pub fn lines(text: &str, room: usize) -> usize {
    let of = |line: &str| line.width().div_ceil(room.max(1)).max(1);
    text.split('\n').map(of).sum()
}

/// Returns the length of a text as workbooks count it.
pub fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Returns a text cut to the length of a cell; a longer one ends with how much was cut.
pub fn fitting(text: &str) -> String {
    let length = length(text);
    if length <= LETTERS {
        return text.to_owned();
    }
    let end = format!(" … [{length} > {LETTERS}]");
    let mut room = LETTERS - self::length(&end);
    let kept: String = text
        .chars()
        .take_while(|c| {
            let fits = c.len_utf16() <= room;
            room = room.saturating_sub(c.len_utf16());
            fits
        })
        .collect();
    kept + &end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_too_long_for_a_cell_says_how_much_was_cut() {
        let text = "字".repeat(40_000);
        let cut = fitting(&text);
        assert_eq!(length(&cut), LETTERS);
        assert!(cut.ends_with(" … [40000 > 32767]"));
        assert_eq!(fitting("short"), "short");
    }

    #[test]
    fn chinese_is_two_wide() {
        assert_eq!((width("ab\n学校"), lines("学校学校", 4)), (4, 2));
    }
}
