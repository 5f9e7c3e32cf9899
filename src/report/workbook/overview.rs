//! The first sheet: what stands out, what was assumed, and where everything is.

use super::advice::numbered;
use super::draw::{format, head as head_format, link, write};
use super::figures::{fullest, on_paper, shortest};
use super::people::kind_of;
use super::sheet::{Cell, Kind, Table};
use super::tab::Tab;
use super::view::View;
use crate::document::BalanceDocument;
use crate::format::whole;
use crate::phrases::{self, between, count, fill, indicator};
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};
use vocmatch::dataset::pen;

/// Shortages, surpluses and recommendations on the first page.
const SHOWN: usize = 5;
/// Columns that texts run over.
const COLUMNS: u16 = 8;

/// Characters of a column.
fn width(col: u16) -> usize {
    if col == 0 { 34 } else { 14 }
}

/// A sheet that is filled from top to bottom.
struct Page<'b> {
    sheet: &'b mut Worksheet,
    row: u32,
}

pub(super) fn draw(book: &mut Workbook, view: &View, tables: &[Table]) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(Tab::Overview.name(view.language))?;
    sheet.set_screen_gridlines(false);
    for col in 0..2 * COLUMNS {
        sheet.set_column_width(col, width(col) as f64)?;
    }
    let mut page = Page { sheet, row: 0 };
    page.title(view)?;
    page.years(view)?;
    page.advice(view)?;
    page.balances(view.text.too_few, view, &shortest(view, SHOWN))?;
    page.balances(view.text.too_many, view, &fullest(view, SHOWN))?;
    let paper = on_paper(view, SHOWN);
    if !paper.is_empty() {
        page.balances(view.common.on_paper, view, &paper)?;
    }
    page.notes(view)?;
    page.contents(view, tables)?;
    pen::print_setup(page.sheet, 0, 0)
}

impl Page<'_> {
    fn heading(&mut self, text: &str) -> Result<(), XlsxError> {
        let bold = Format::new()
            .set_bold()
            .set_font_size(12)
            .set_font_color(pen::BLUE);
        self.sheet
            .write_string_with_format(self.row + 1, 0, text, &bold)?;
        self.row += 2;
        Ok(())
    }

    fn header(&mut self, heads: &[&str]) -> Result<(), XlsxError> {
        let mut high = 1;
        for (head, col) in heads.iter().zip(0..) {
            // The first and the last column of texts, the others of numbers.
            let kind = if col == 0 { Kind::Name } else { Kind::People };
            self.sheet
                .write_string_with_format(self.row, col, *head, &head_format(kind))?;
            high = high.max(pen::lines(head, width(col) - 1));
        }
        self.sheet.set_row_height(self.row, 16.0 * high as f64 + 2.0)?;
        self.row += 1;
        Ok(())
    }

    fn cells(&mut self, cells: &[(Cell, Kind)]) -> Result<(), XlsxError> {
        for ((cell, kind), col) in cells.iter().zip(0..) {
            write(self.sheet, self.row, col, cell, &format(*kind))?;
        }
        self.row += 1;
        Ok(())
    }

    /// A text over the columns from `col` on, as high as it needs.
    fn text(&mut self, col: u16, text: &str) -> Result<(), XlsxError> {
        let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let last = COLUMNS - 1;
        self.sheet
            .merge_range(self.row, col, self.row, last, &pen::fitting(text), &wrap)?;
        let room: usize = (col..COLUMNS).map(width).sum();
        let lines = pen::lines(text, room * 19 / 20).min(25);
        self.sheet.set_row_height(self.row, 15.0 * lines as f64 + 2.0)?;
        self.row += 1;
        Ok(())
    }

    fn title(&mut self, view: &View) -> Result<(), XlsxError> {
        let bold = Format::new().set_bold().set_font_size(18);
        let document = &view.document;
        let title = pen::fitting(&document.title);
        self.sheet.write_string_with_format(0, 0, title, &bold)?;
        let line = fill(
            view.words.overview_line,
            &[
                ("years", &view.years(&document.years)),
                ("counts", &phrases::counts(view.model, view.language)),
                ("objective", phrases::objective_of(view.plan, view.language)),
            ],
        );
        self.row = 1;
        self.text(0, &line)?;
        self.text(
            0,
            &phrases::assumed(view.model, view.plan, view.advice, view.language),
        )
    }

    fn years(&mut self, view: &View) -> Result<(), XlsxError> {
        self.heading(view.words.openings_and_graduates)?;
        let mut heads = vec![view.common.years];
        heads.extend(indicator::headline().map(|one| one.label(view.language)));
        self.header(&heads)?;
        for period in &view.plan.periods {
            let mut cells = vec![(view.years(&period.years).into(), Kind::Name)];
            let numbers = indicator::headline();
            cells.extend(numbers.map(|one| (one.number(&period.summary).into(), kind_of(one))));
            self.cells(&cells)?;
        }
        self.text(0, view.common.answer_means)
    }

    fn balances(
        &mut self,
        heading: &str,
        view: &View,
        balances: &[&BalanceDocument],
    ) -> Result<(), XlsxError> {
        self.heading(heading)?;
        if balances.is_empty() {
            return self.text(0, view.common.none);
        }
        self.header(&[
            view.common.occupation,
            view.common.openings,
            view.words.linked_graduates,
            view.common.gap,
            view.words.filled_least,
            view.words.filled_most,
            view.common.one_more,
            view.words.band,
        ])?;
        for balance in balances {
            self.cells(&[
                (balance.name.as_str().into(), Kind::Sentence),
                (balance.openings.into(), Kind::People),
                (balance.linked.into(), Kind::People),
                (balance.gap.into(), Kind::Change),
                (balance.filled.map(|filled| filled.least).into(), Kind::People),
                (balance.filled.map(|filled| filled.most).into(), Kind::People),
                (balance.one_more.into(), Kind::Point),
                (balance.band.map(|band| view.band(band)).into(), Kind::Name),
            ])?;
        }
        Ok(())
    }

    fn advice(&mut self, view: &View) -> Result<(), XlsxError> {
        self.heading(view.words.what_to_do_first)?;
        let mut none = true;
        for (number, _, one) in numbered(view)
            .filter(|(_, list, _)| *list == view.common.recommendations)
            .take(SHOWN)
        {
            none = false;
            let said = view.action(one);
            let brings = fill(
                view.words.overview_advice,
                &[
                    ("score", &format!("{:.0}", one.score.score)),
                    ("filled", &whole(one.effect.filled())),
                    ("lost", &whole(one.effect.lost())),
                ],
            );
            let between = between(view.language);
            self.text(0, &format!("{number}. {said}{between}{brings}"))?;
        }
        if none {
            self.text(0, phrases::nothing_first(view.advice, view.language))?;
        }
        Ok(())
    }

    fn notes(&mut self, view: &View) -> Result<(), XlsxError> {
        if view.document.notes.is_empty() {
            return Ok(());
        }
        self.heading(view.common.to_know)?;
        for note in &view.document.notes {
            self.text(0, &format!("• {}", phrases::note(note, view.language)))?;
        }
        Ok(())
    }

    fn contents(&mut self, view: &View, tables: &[Table]) -> Result<(), XlsxError> {
        self.heading(view.common.contents)?;
        let with_rows = tables.iter().map(|table| (table.tab, Some(table.rows.len())));
        for (tab, rows) in [(Tab::Guide, None), (Tab::Charts, None)]
            .into_iter()
            .chain(with_rows)
        {
            let name = tab.name(view.language);
            link(self.sheet, self.row, 0, tab, name, view.language)?;
            let rows = rows.map_or_else(String::new, |rows| {
                let rows = fill(view.words.rows, &[("rows", &count(rows))]);
                [between(view.language), &rows].concat()
            });
            self.text(1, &format!("{}{rows}", tab.question(view.language)))?;
        }
        Ok(())
    }
}
