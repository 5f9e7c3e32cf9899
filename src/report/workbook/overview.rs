//! The first sheet: what stands out, what was assumed, and where everything is.

use super::advice::numbered;
use super::draw::{format, head as head_format, link, write};
use super::figures::{fullest, shortest};
use super::people::filled;
use super::say;
use super::sheet::{Cell, Kind, Table};
use super::tab::Tab;
use super::view::View;
use crate::document::BalanceDocument;
use crate::format::{whole, years};
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};
use vocmatch::dataset::pen;
use vocmatch::indicator::rate;
use vocmatch::matching::Objective;

/// Shortages, surpluses and recommendations on the first page.
const SHOWN: usize = 5;
/// Characters of each column.
const WIDTHS: [usize; 8] = [34, 14, 14, 14, 14, 14, 14, 14];

/// A sheet that is filled from top to bottom.
struct Page<'b> {
    sheet: &'b mut Worksheet,
    row: u32,
}

pub(super) fn draw(book: &mut Workbook, view: &View, tables: &[Table]) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(Tab::Overview.name(view.language))?;
    sheet.set_screen_gridlines(false);
    for (width, col) in WIDTHS.into_iter().zip(0..) {
        sheet.set_column_width(col, width as f64)?;
    }
    let mut page = Page { sheet, row: 0 };
    page.title(view)?;
    page.years(view)?;
    page.balances(
        view.say(
            "Too few graduates, by occupation (a year)",
            "毕业生不足的职业（每年）",
        ),
        view,
        &shortest(view, SHOWN),
    )?;
    page.balances(
        view.say(
            "Too many graduates, by occupation (a year)",
            "毕业生过多的职业（每年）",
        ),
        view,
        &fullest(view, SHOWN),
    )?;
    page.advice(view)?;
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
        for ((head, width), col) in heads.iter().zip(WIDTHS).zip(0..) {
            // The first and the last column of texts, the others of numbers.
            let kind = if col == 0 { Kind::Name } else { Kind::People };
            self.sheet
                .write_string_with_format(self.row, col, *head, &head_format(kind))?;
            high = high.max(pen::lines(head, width - 1));
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
        let last = 7;
        self.sheet
            .merge_range(self.row, col, self.row, last, &pen::fitting(text), &wrap)?;
        let room: usize = WIDTHS.iter().skip(col.into()).sum();
        let lines = pen::lines(text, room * 19 / 20).min(25);
        self.sheet.set_row_height(self.row, 15.0 * lines as f64 + 2.0)?;
        self.row += 1;
        Ok(())
    }

    fn title(&mut self, view: &View) -> Result<(), XlsxError> {
        let bold = Format::new().set_bold().set_font_size(18);
        let (model, document) = (view.model, &view.document);
        let title = pen::fitting(&document.title);
        self.sheet.write_string_with_format(0, 0, title, &bold)?;
        let count = |n: usize| whole(i64::try_from(n).unwrap_or(i64::MAX));
        let objective = match document.config.objective {
            Objective::BestFit => view.say("best fit", "匹配度最高"),
            Objective::FillFirst => view.say("fill first", "优先填满"),
        };
        let [regions, schools, programs, occupations] = [
            model.regions().len(),
            model.schools().len(),
            model.programs().len(),
            model.occupations().len(),
        ]
        .map(count);
        let years = years(&document.years);
        let line = view.language.pick(
            format!(
                "{years}: {regions} regions, {schools} schools, {programs} programs, {occupations} occupations; matched for \
                 {objective}"
            ),
            format!("{years} 年：{regions} 个地区，{schools} 所学校，{programs} 个专业布点，{occupations} 个职业；匹配目标：{objective}"),
        );
        self.row = 1;
        self.text(0, &line)
    }

    fn years(&mut self, view: &View) -> Result<(), XlsxError> {
        self.heading(view.say("Openings and graduates (a year)", "岗位与毕业生（每年）"))?;
        self.header(&[
            view.say("Years", "年份"),
            view.say("Openings", "岗位"),
            view.say("Graduates", "毕业生"),
            view.say("Placed", "落实"),
            view.say("Placed of graduates", "毕业生落实率"),
            view.say("Filled of openings", "岗位填补率"),
            view.say("Mean fit", "平均匹配度"),
            view.say("In their field", "对口率"),
        ])?;
        for period in &view.document.periods {
            self.cells(&[
                (years(&period.years).into(), Kind::Name),
                (period.openings.into(), Kind::People),
                (period.graduates.into(), Kind::People),
                (period.placed.into(), Kind::People),
                (rate(period.placed, period.graduates).into(), Kind::Percent),
                (rate(filled(period), period.openings).into(), Kind::Percent),
                (period.mean_fit.into(), Kind::Point),
                (period.in_field.into(), Kind::Percent),
            ])?;
        }
        Ok(())
    }

    fn balances(
        &mut self,
        heading: &str,
        view: &View,
        balances: &[&BalanceDocument],
    ) -> Result<(), XlsxError> {
        self.heading(heading)?;
        if balances.is_empty() {
            return self.text(0, view.say("none", "无"));
        }
        self.header(&[
            view.say("Occupation", "职业"),
            view.say("Openings", "岗位"),
            view.say("Linked graduates", "对应毕业生"),
            view.say("Gap", "缺口"),
            view.say("Filled, least", "可填补（最少）"),
            view.say("Filled, most", "可填补（最多）"),
            view.say("One more", "再多一人"),
            view.say("Band", "供需等级"),
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
        self.heading(view.say(
            "What to do first, each tried in the model",
            "首先做什么（每条都试算过）",
        ))?;
        let mut none = true;
        for (number, _, one) in numbered(view).filter(|(_, check, _)| !check).take(SHOWN) {
            none = false;
            let said = say::action(view, one);
            let (score, filled, lost) = (
                one.score.score,
                whole(one.effect.filled()),
                whole(one.effect.lost()),
            );
            let brings = view.language.pick(
                format!(" Score {score:.0}; {filled} more openings filled over all years; {lost} others lose their place."),
                format!(" 得分 {score:.0}；各年合计多填补 {filled} 个岗位；{lost} 人失去位置。"),
            );
            self.text(0, &format!("{number}. {said}{brings}"))?;
        }
        if none {
            self.text(
                0,
                view.say(
                    "none: no action that was tried gains anything",
                    "无：试算过的行动都没有增益",
                ),
            )?;
        }
        Ok(())
    }

    fn notes(&mut self, view: &View) -> Result<(), XlsxError> {
        if view.document.notes.is_empty() {
            return Ok(());
        }
        self.heading(view.say("To know before you believe it", "采信之前须知"))?;
        for note in &view.document.notes {
            self.text(0, &format!("• {}", say::note(view, note)))?;
        }
        Ok(())
    }

    fn contents(&mut self, view: &View, tables: &[Table]) -> Result<(), XlsxError> {
        self.heading(view.say("What is where", "目录"))?;
        let with_rows = tables.iter().map(|table| (table.tab, Some(table.rows.len())));
        for (tab, rows) in [(Tab::Guide, None), (Tab::Charts, None)]
            .into_iter()
            .chain(with_rows)
        {
            let name = tab.name(view.language);
            link(self.sheet, self.row, 0, tab, name, view.language)?;
            let rows = rows.map_or_else(String::new, |rows| {
                let rows = whole(i64::try_from(rows).unwrap_or(i64::MAX));
                view.language
                    .pick(format!(" ({rows} rows)"), format!("（{rows} 行）"))
            });
            self.text(1, &format!("{}{rows}", tab.question(view.language)))?;
        }
        Ok(())
    }
}
