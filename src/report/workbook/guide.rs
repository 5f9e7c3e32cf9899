//! How to read the workbook: its words, its colours, and what it leaves out.

use super::draw::link;
use super::tab::Tab;
use super::view::View;
use crate::phrases::guide;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, XlsxError};
use vocmatch::dataset::pen;

pub(super) fn draw(book: &mut Workbook, view: &View) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(Tab::Guide.name(view.language))?;
    sheet.set_screen_gridlines(false);
    sheet.set_column_width(0, 30)?;
    sheet.set_column_width(1, 100)?;
    link(sheet, 0, 0, Tab::Overview, view.words.to_overview, view.language)?;
    let bold = Format::new().set_bold().set_font_size(14);
    sheet.write_string_with_format(1, 0, Tab::Guide.name(view.language), &bold)?;
    let word = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for ([term, meaning], row) in guide(view.language).zip(3..) {
        sheet.write_string_with_format(row, 0, term, &word)?;
        sheet.write_string_with_format(row, 1, meaning, &text)?;
        let lines = pen::lines(meaning, 94).max(pen::lines(term, 27));
        sheet.set_row_height(row, 15.0 * lines as f64 + 5.0)?;
    }
    pen::print_setup(sheet, 1, 1)
}
