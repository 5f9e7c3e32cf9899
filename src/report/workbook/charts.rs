//! The sheet of charts: each stands beside its numbers, so that nobody has to guess.

use super::draw::link;
use super::figures::{Figure, Form};
use super::tab::Tab;
use super::view::View;
use rust_xlsxwriter::{
    Chart, ChartAxisLabelPosition, ChartDataLabel, ChartFont, ChartFormat, ChartLegendPosition, ChartLine,
    ChartMarker, ChartMarkerType, ChartSolidFill, ChartType, Format, Workbook, Worksheet, XlsxError,
};
use vocmatch::dataset::pen;

/// Characters of the column of names.
const NAMES: usize = 40;
/// The column at whose left edge charts begin.
const CHARTS: u16 = 5;
/// Rows of twenty pixels that a block takes at least.
const HIGH: u32 = 22;

pub(super) fn draw(book: &mut Workbook, view: &View, figures: &[Figure]) -> Result<(), XlsxError> {
    let name = Tab::Charts.name(view.language);
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    sheet.set_screen_gridlines(false);
    sheet.set_column_width(0, NAMES as f64)?;
    for col in 1..CHARTS {
        sheet.set_column_width(col, if col + 1 == CHARTS { 3.0 } else { 12.0 })?;
    }
    link(sheet, 0, 0, Tab::Overview, view.words.to_overview, view.language)?;
    let bold = Format::new().set_bold().set_font_size(14);
    let title = format!("{}: {name}", view.document.title);
    sheet.write_string_with_format(1, 0, pen::fitting(&title), &bold)?;
    let mut row = 3;
    let mut breaks = Vec::new();
    for (figure, k) in figures.iter().zip(0..) {
        if k > 0 && k % 2 == 0 {
            breaks.push(row);
        }
        row = block(sheet, name, row, figure)?;
    }
    sheet.set_page_breaks(&breaks)?;
    pen::print_setup(sheet, 1, 1)
}

/// Numbers on the left, their chart on the right; the row under both.
fn block(sheet: &mut Worksheet, name: &str, top: u32, figure: &Figure) -> Result<u32, XlsxError> {
    let bold = Format::new()
        .set_bold()
        .set_font_color(pen::BLUE)
        .set_font_size(12);
    sheet.write_string_with_format(top, 0, figure.title, &bold)?;
    let head = top + 1;
    sheet.write_string_with_format(head, 0, "", &pen::header())?;
    for ((series, _), col) in figure.series.iter().zip(1..) {
        sheet.write_string_with_format(head, col, *series, &pen::header())?;
    }
    let number = Format::new().set_num_format(figure.format);
    for ((label, numbers), at) in figure.rows.iter().zip(head + 1..) {
        sheet.write_string_with_format(at, 0, pen::fitting(label), &Format::new().set_text_wrap())?;
        // A row as high as its name needs, so that the block is as high as it is thought to be.
        sheet.set_row_height_pixels(at, 20 * rows_of(label))?;
        for (value, col) in numbers.iter().zip(1..) {
            sheet.write_number_with_format(at, col, *value, &number)?;
        }
    }
    let rows = u32::try_from(figure.rows.len()).unwrap_or(0);
    let last = head + rows;
    let used: u32 = 2 + figure.rows.iter().map(|(label, _)| rows_of(label)).sum::<u32>();
    let high = HIGH.max(used + 1);
    let chart = chart(figure, name, head, last, high);
    sheet.insert_chart_with_offset(top, CHARTS, &chart, 4, 6)?;
    Ok(last + 1 + high - used)
}

fn rows_of(label: &str) -> u32 {
    u32::try_from(pen::lines(label, NAMES - 1)).unwrap_or(1).min(4)
}

fn chart(figure: &Figure, name: &str, head: u32, last: u32, high: u32) -> Chart {
    let mut chart = Chart::new(match figure.form {
        Form::Bars => ChartType::Bar,
        Form::Columns => ChartType::Column,
        Form::Lines => ChartType::Line,
    });
    let several = figure.series.len() > 1;
    for ((_, colour), col) in figure.series.iter().zip(1..) {
        let series = chart.add_series();
        series
            .set_name((name, head, col))
            .set_categories((name, head + 1, 0, last, 0))
            .set_values((name, head + 1, col, last, col));
        if figure.form == Form::Lines {
            let line = ChartLine::new().set_color(*colour).set_width(2.5).clone();
            let marker = ChartMarker::new()
                .set_type(ChartMarkerType::Circle)
                .set_size(6)
                .set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(*colour)))
                .clone();
            series
                .set_format(ChartFormat::new().set_line(&line))
                .set_marker(&marker);
        } else {
            let fill = ChartSolidFill::new().set_color(*colour).clone();
            series
                .set_format(ChartFormat::new().set_solid_fill(&fill))
                .set_gap(60);
            series.set_data_label(ChartDataLabel::new().show_value().set_num_format(figure.format));
        }
    }
    chart
        .title()
        .set_name(figure.title)
        .set_font(ChartFont::new().set_size(13));
    if several {
        chart.legend().set_position(ChartLegendPosition::Bottom);
    } else {
        chart.legend().set_hidden();
    }
    let grey = ChartLine::new().set_color(0x00D9_D9D9).clone();
    if figure.form == Form::Bars {
        // The longest on top, and its numbers at the foot.
        chart
            .y_axis()
            .set_reverse()
            .set_major_gridlines(false)
            // Names stay at the left edge where bars run below zero.
            .set_label_position(ChartAxisLabelPosition::Low);
        chart.x_axis().set_hidden(true).set_major_gridlines(false);
    } else {
        chart
            .y_axis()
            .set_num_format(figure.format)
            .set_major_gridlines_line(&grey)
            .set_min(0);
    }
    chart.set_width(760).set_height(20 * (high - 1) - 12);
    chart
}
