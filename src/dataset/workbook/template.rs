//! An empty workbook to fill in: notes first, then a sheet for each table.

use super::super::tables::Table;
use super::error::WorkbookError;
use super::guide::{Weight, note, order, weight};
use super::write::text_format;
use super::{pen, rules};
use crate::language::Language;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Note, Url, Workbook, Worksheet, XlsxError};

/// Rows with data validation.
const WATCHED: u32 = 20_000;

/// Returns an empty workbook for the tables, as the bytes of an `.xlsx` file. Its first sheet says what to fill in
/// first; each table has a sheet, those that a plan needs first. A note at each header describes the column; cells
/// offer the accepted words and ids and validate ranges. Filled in, it is read like any workbook of tables. The bytes
/// are the same every time.
///
/// # Errors
/// [`WorkbookError::Unwritable`] if the workbook cannot be put together; nothing is known to cause it.
///
/// ```
/// use vocmatch::{dataset, report::Language};
/// let bytes = dataset::template(Language::Chinese)?;
/// assert!(bytes.starts_with(b"PK"));
/// # Ok::<(), dataset::WorkbookError>(())
/// ```
pub fn template(language: Language) -> Result<Vec<u8>, WorkbookError> {
    drawn(language).map_err(|error| pen::unwritable(&error))
}

fn drawn(language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut book = pen::book(
        language.pick("Tables to fill in", "数据表模板"),
        language.pick("Supply of graduates and demand for them", "人才供需"),
    )?;
    notes(&mut book, language)?;
    for table in order() {
        sheet(&mut book, table, language)?;
    }
    book.save_to_buffer()
}

fn colour(weight: Weight) -> u32 {
    match weight {
        Weight::Needed => pen::ORANGE,
        Weight::Sharpens => pen::BLUE,
        Weight::Services => pen::GREY,
    }
}

/// The header of a column that must be filled, and of one that may stay empty; keys are underlined.
fn header(required: bool, key: bool) -> Format {
    let format = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(if required {
            pen::LIGHT_ORANGE
        } else {
            pen::PALE_BLUE
        });
    if key {
        format.set_border_bottom(FormatBorder::Thick)
    } else {
        format
    }
}

fn sheet(book: &mut Workbook, table: &Table, language: Language) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(table.title(language))?;
    sheet.set_tab_color(colour(weight(table)));
    for (column, col) in table.columns.iter().zip(0..) {
        let title = column.title(language);
        sheet.write_string_with_format(0, col, title, &header(!column.optional, column.key))?;
        let said = note(table, column, language);
        let high = 20 + 17 * u32::try_from(pen::lines(&said, 38)).unwrap_or(10);
        let note = Note::new(said).set_author("vocmatch").add_author_prefix(false);
        sheet.insert_note(0, col, &note.set_width(280).set_height(high))?;
        sheet.set_column_width(col, (pen::width(title) + 4).clamp(12, 30) as f64)?;
        if !column.holds_numbers() {
            sheet.set_column_format(col, &text_format())?;
        }
        if let Some(rule) = rules::rule(table, column, language)? {
            sheet.add_data_validation(1, col, WATCHED, col, &rule)?;
        }
    }
    sheet.set_row_height(0, 24)?;
    sheet.set_freeze_panes(1, 1)?;
    pen::print_setup(sheet, 0, 0)
}

/// The first sheet.
fn notes(book: &mut Workbook, language: Language) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(language.pick("Notes", "填写说明"))?;
    sheet.set_screen_gridlines(false);
    for (width, col) in [34.0, 24.0, 60.0].into_iter().zip(0..) {
        sheet.set_column_width(col, width)?;
    }
    let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let title = language.pick("Tables to fill in", "数据表填写说明");
    sheet.write_string_with_format(0, 0, title, &Format::new().set_bold().set_font_size(16))?;
    let mut row = 2;
    for step in steps(language) {
        sheet.merge_range(row, 0, row, 2, step, &wrap)?;
        sheet.set_row_height(row, 15.0 * pen::lines(step, 110) as f64 + 3.0)?;
        row += 1;
    }
    row = legend(sheet, row + 1, language)?;
    for (head, col) in [
        language.pick("Sheet", "工作表"),
        language.pick("Needed?", "是否必需"),
        language.pick("One row: its columns", "栏目"),
    ]
    .into_iter()
    .zip(0..)
    {
        sheet.write_string_with_format(row, col, head, &pen::header())?;
    }
    for (table, at) in order().into_iter().zip(row + 1..) {
        let title = table.title(language);
        let url = Url::new(format!("internal:'{title}'!A1")).set_text(title);
        let blue = Format::new()
            .set_font_color(pen::BLUE)
            .set_align(FormatAlign::Top);
        sheet.write_url_with_format(at, 0, url, &blue)?;
        sheet.write_string_with_format(at, 1, needed(table, language), &wrap)?;
        let row_is = language.pick(
            format!("{}: {}", table.noun, columns(table, language)),
            columns(table, language),
        );
        sheet.set_row_height(at, 15.0 * pen::lines(&row_is, 54) as f64 + 1.0)?;
        sheet.write_string_with_format(at, 2, row_is, &wrap)?;
    }
    pen::print_setup(sheet, 0, 0)
}

/// The names of a table's columns.
fn columns(table: &Table, language: Language) -> String {
    let names: Vec<&str> = table
        .columns
        .iter()
        .map(|column| column.title(language))
        .collect();
    names.join(language.pick(", ", "、"))
}

fn needed(table: &Table, language: Language) -> &'static str {
    match (table.name, weight(table)) {
        ("employment", _) => language.pick("may stand for demand", "可代替“人才需求”"),
        ("demand", _) => language.pick("needed (or employment)", "必需（或填“从业人员”）"),
        ("graduates" | "entrants", _) => language.pick("one of these two at least", "两表至少填一张"),
        (_, Weight::Needed) => language.pick("needed", "必需"),
        (_, Weight::Sharpens) => language.pick("sharpens the answer", "可使结果更准"),
        (_, Weight::Services) => language.pick("for services of a region", "用于区域服务"),
    }
}

/// The legend of the colours.
fn legend(sheet: &mut Worksheet, row: u32, language: Language) -> Result<u32, XlsxError> {
    let cells = [
        (
            header(true, false),
            language.pick("must be filled in every row", "每行必填"),
        ),
        (
            header(false, false),
            language.pick("may stay empty: not known", "可空白：表示未知"),
        ),
        (
            header(true, true),
            language.pick("key: rows differ in it", "主键：各行不得相同"),
        ),
    ];
    for ((format, text), col) in cells.iter().zip(0..) {
        sheet.write_string_with_format(row, col, *text, format)?;
    }
    let tabs = [
        (
            Weight::Needed,
            language.pick("orange tab: a plan needs it", "橙色标签：规划必需"),
        ),
        (
            Weight::Sharpens,
            language.pick("blue tab: sharpens the answer", "蓝色标签：可使结果更准"),
        ),
        (
            Weight::Services,
            language.pick("grey tab: for services of a region", "灰色标签：用于区域服务"),
        ),
    ];
    for ((weight, text), col) in tabs.into_iter().zip(0..) {
        let format = Format::new()
            .set_font_color(pen::WHITE)
            .set_background_color(colour(weight));
        sheet.write_string_with_format(row + 1, col, text, &format)?;
    }
    Ok(row + 3)
}

fn steps(language: Language) -> [&'static str; 7] {
    language.pick(
        [
            "1. Fill in the orange sheets from left to right: first what others refer to (regions, occupations, schools, \
             majors), then programs and demand.",
            "2. Give graduates of past years, or entrants, or both; without either nobody is known who could be placed.",
            "3. Link majors to occupations in major_occupations, as the catalogue of majors does; without links fit is \
             inferred.",
            "4. Everything else sharpens the answer. Leave a sheet empty if nothing is known; an empty cell means \"not \
             known\", never zero.",
            "5. Point at a header to read what belongs under it. Cells for ids and words have a list. Ids are text, so that \
             leading zeros stay; copy them in as values.",
            "6. Keep the names of sheets and headers. Columns may change places; further columns and sheets are reported, not \
             read.",
            "7. Save as .xlsx and run: cargo run --release --features xlsx --example workbook -- plan TABLES.xlsx PLAN.xlsx. \
             Every mistake is told with its sheet, row and column.",
        ],
        [
            "1. 从左到右填写橙色标签的表：先填被引用的（区域、职业、学校、专业），再填专业布点和人才需求。",
            "2. 填写历年毕业生数或招生数，或两者都填；两者都没有时，不知道有谁可以就业。",
            "3. 在“专业对应职业”中按专业目录把专业与职业对应起来；没有对应关系时，匹配度由推断得出。",
            "4. 其余各表可使结果更准。不掌握的表可以空着；空白单元格表示“未知”，不是零。",
            "5. 鼠标指向表头可看到应填内容。代码和取值有下拉列表。代码为文本格式，前导零会保留；请以“值”的方式粘贴。",
            "6. 请保留表名和表头。列的顺序可以调整；多出的列和表会被提示，不会被读取。",
            "7. 保存为 .xlsx 后运行：cargo run --release --features xlsx --example workbook -- plan 数据表.xlsx 规划.xlsx \
             --language zh。每处错误都会注明表、行、列。",
        ],
    )
}
