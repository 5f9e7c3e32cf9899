//! A sheet with one table: link back, title, note, header, rows, colours, widths and print setup.

use super::sheet::{Cell, Column, Kind, Paint, Table};
use super::tab::Tab;
use crate::format::whole;
use crate::phrases::{PageWords, SheetWords, between, count, fill};
use rust_xlsxwriter::{
    ConditionalFormat2ColorScale, ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatDataBar,
    ConditionalFormatType, Format, FormatAlign, Url, Workbook, Worksheet, XlsxError,
};
use vocmatch::Language;
use vocmatch::dataset::pen;

/// The row of the header, counted from 0.
const HEADER: u32 = 3;
/// Rows on which widths are measured.
const MEASURED: usize = 2000;

pub(super) fn draw(book: &mut Workbook, table: &Table, language: Language) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(table.tab.name(language))?;
    let room = pen::ROWS - HEADER as usize - 1;
    let shown = table.rows.len().min(room);
    let mut note = table.note.clone();
    if shown < table.rows.len() {
        let told = [("shown", &*count(shown)), ("all", &*count(table.rows.len()))];
        note.push_str(between(language));
        note.push_str(&fill(SheetWords::of(language).too_long, &told));
    }
    let widths: Vec<usize> = (0..table.columns.len())
        .map(|k| {
            width(
                &table.columns[k],
                table.rows.iter().take(MEASURED).map(|row| &row[k]),
            )
        })
        .collect();
    top(sheet, table, &note, &widths, language)?;
    for (row, at) in table.rows.iter().take(shown).zip(HEADER + 1..) {
        for ((cell, column), col) in row.iter().zip(&table.columns).zip(0..) {
            write(sheet, at, col, cell, &format(column.kind))?;
        }
        // Not every program makes room for broken lines by itself.
        let high = high(row, &table.columns, &widths);
        if high > 1 {
            sheet.set_row_height(at, 15.0 * high as f64 + 1.0)?;
        }
    }
    let (first, last) = (
        HEADER + 1,
        HEADER + u32::try_from(shown).unwrap_or(u32::MAX - HEADER),
    );
    let columns = u16::try_from(table.columns.len()).unwrap_or(1);
    if shown > 0 {
        sheet.autofilter(HEADER, 0, last, columns - 1)?;
        for (column, col) in table.columns.iter().zip(0..) {
            paint(sheet, &column.paint, [first, last], col)?;
        }
    } else {
        let none = PageWords::of(language).none;
        sheet.write_string_with_format(first, 0, none, &Format::new().set_font_color(pen::GREY))?;
    }
    sheet.set_freeze_panes(HEADER + 1, table.fixed)?;
    pen::print_setup(sheet, HEADER, HEADER)
}

/// Lines of the highest cell of a row.
fn high(row: &[Cell], columns: &[Column], widths: &[usize]) -> usize {
    let lines = row
        .iter()
        .zip(columns)
        .zip(widths)
        .map(|((cell, column), width)| match cell {
            Cell::Text(text) if column.kind == Kind::Sentence => pen::lines(text, width * 9 / 10),
            _ => 1,
        });
    lines.max().unwrap_or(1).min(25)
}

fn top(
    sheet: &mut Worksheet,
    table: &Table,
    note: &str,
    widths: &[usize],
    language: Language,
) -> Result<(), XlsxError> {
    link(
        sheet,
        0,
        0,
        Tab::Overview,
        SheetWords::of(language).to_overview,
        language,
    )?;
    let title = format!("{}: {}", table.tab.name(language), table.tab.question(language));
    sheet.write_string_with_format(1, 0, title, &Format::new().set_bold().set_font_size(14))?;
    // As wide as a screen, so that nobody scrolls to read it.
    let mut over = 0;
    let mut room = 0;
    for width in widths {
        if room < 110 {
            (over, room) = (over + 1, room + width);
        }
    }
    let grey = Format::new()
        .set_font_color(pen::GREY)
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    if over > 1 {
        sheet.merge_range(2, 0, 2, over - 1, note, &grey)?;
    } else {
        sheet.write_string_with_format(2, 0, note, &grey)?;
    }
    sheet.set_row_height(2, 15.0 * pen::lines(note, room * 9 / 10).min(20) as f64 + 3.0)?;
    let mut high = 1;
    for ((column, width), col) in table.columns.iter().zip(widths).zip(0..) {
        sheet.set_column_width(col, *width as f64)?;
        sheet.write_string_with_format(HEADER, col, &*column.head, &head(column.kind))?;
        high = high.max(pen::lines(&column.head, width.saturating_sub(3)));
    }
    sheet.set_row_height(HEADER, 16.0 * high as f64 + 2.0)?;
    Ok(())
}

/// A cell of any kind; text is never taken for a formula.
pub(super) fn write(
    sheet: &mut Worksheet,
    row: u32,
    col: u16,
    cell: &Cell,
    format: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            sheet.write_string_with_format(row, col, pen::fitting(text), format)?;
        }
        Cell::Whole(number) => {
            sheet.write_number_with_format(row, col, *number as f64, format)?;
        }
        Cell::Number(number) => {
            sheet.write_number_with_format(row, col, *number, format)?;
        }
    }
    Ok(())
}

/// A link to the top of a sheet.
pub(super) fn link(
    sheet: &mut Worksheet,
    row: u32,
    col: u16,
    to: Tab,
    text: &str,
    language: Language,
) -> Result<(), XlsxError> {
    let url = Url::new(format!("internal:'{}'!A1", to.name(language))).set_text(text);
    sheet.write_url_with_format(row, col, url, &Format::new().set_font_color(pen::BLUE))?;
    Ok(())
}

pub(super) fn format(kind: Kind) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    match kind {
        Kind::Id | Kind::Name => format.set_align(FormatAlign::Left).set_indent(1),
        Kind::Sentence => format.set_text_wrap().set_align(FormatAlign::Left).set_indent(1),
        Kind::People => format.set_num_format("#,##0"),
        Kind::Change => format.set_num_format("+#,##0;-#,##0;0"),
        Kind::Decimal => format.set_num_format("#,##0.0"),
        Kind::Point => format.set_num_format("0.00"),
        Kind::Percent => format.set_num_format("0%"),
        Kind::Year => format.set_num_format("0").set_align(FormatAlign::Center),
    }
}

/// The header of a column: over the middle of numbers, over the start of texts.
pub(super) fn head(kind: Kind) -> Format {
    match kind {
        Kind::Id | Kind::Name | Kind::Sentence => pen::header().set_indent(1),
        _ => pen::header().set_align(FormatAlign::Center),
    }
}

fn paint(sheet: &mut Worksheet, paint: &Paint, [first, last]: [u32; 2], col: u16) -> Result<(), XlsxError> {
    let bar = ConditionalFormatDataBar::new()
        .set_solid_fill(true)
        .set_fill_color(pen::LIGHT_BLUE);
    match paint {
        Paint::Plain => {}
        Paint::Bar => {
            let bar = bar.set_minimum(ConditionalFormatType::Number, 0);
            sheet.add_conditional_format(first, col, last, col, &bar)?;
        }
        Paint::TwoWay => {
            let bar = bar
                .set_fill_color(pen::ORANGE)
                .set_negative_fill_color(pen::LIGHT_BLUE);
            sheet.add_conditional_format(first, col, last, col, &bar)?;
        }
        Paint::Shade => {
            let scale = ConditionalFormat2ColorScale::new()
                .set_minimum(ConditionalFormatType::Number, 0)
                .set_maximum(ConditionalFormatType::Number, 1)
                .set_minimum_color(pen::WHITE)
                .set_maximum_color(pen::LIGHT_BLUE);
            sheet.add_conditional_format(first, col, last, col, &scale)?;
        }
        Paint::Words(words) => {
            for (word, colour) in words {
                let rule = ConditionalFormatCell::new()
                    .set_rule(ConditionalFormatCellRule::EqualTo(*word))
                    .set_format(Format::new().set_background_color(*colour));
                sheet.add_conditional_format(first, col, last, col, &rule)?;
            }
        }
    }
    Ok(())
}

/// Wide enough for the cells and for a header in two lines, but not so wide that the next column is lost.
fn width<'c>(column: &Column, cells: impl Iterator<Item = &'c Cell>) -> usize {
    let head: &str = &column.head;
    // Beside the arrow of the filter.
    let word = head
        .split(' ')
        .map(pen::width)
        .filter(|width| *width <= 12)
        .max()
        .unwrap_or(0)
        + 4;
    let head = (pen::width(head).div_ceil(2) + 4).max(word);
    let of = |cell: &Cell| match (cell, column.kind) {
        (Cell::Text(text), _) => pen::width(text) + 1,
        (Cell::Whole(number), Kind::Year) => pen::width(&number.to_string()) + 1,
        (Cell::Whole(number), _) => pen::width(&whole(*number)) + 2,
        (Cell::Number(number), Kind::People | Kind::Change) => {
            pen::width(&format!("{number:.0}")) * 4 / 3 + 2
        }
        (Cell::Number(number), _) => pen::width(&format!("{number:.2}")) + 2,
        (Cell::Empty, _) => 0,
    };
    let most = match column.kind {
        Kind::Sentence => 64,
        Kind::Name => 44,
        Kind::Id => 28,
        _ => 16,
    };
    let cells = cells.map(of).max().unwrap_or(0);
    cells.max(head).max(8).min(most.max(word))
}
