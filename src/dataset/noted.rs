//! What is told once a column, not once a cell: words for nothing that count as empty, and numbers that are converted
//! from the unit in their header.

#[cfg(any(feature = "csv", feature = "xlsx"))]
use super::figure::{self, exact, shifted};
use super::nothing::Nothing;
#[cfg(any(feature = "csv", feature = "xlsx"))]
use super::number::NumberKind;
#[cfg(any(feature = "csv", feature = "xlsx"))]
use super::table::Column;
use crate::problem::{Code, Location, Said, both, grouped, shortened};
use vocmatch_algo::sorted::Map;

/// What was noted while a table was read.
#[derive(Debug, Clone, Default)]
pub(super) struct Noted {
    /// Words for nothing, by column and word. There are as many as columns times words of the lists.
    empty: Map<(&'static str, Nothing, &'static str), Seen>,
    /// Words in headers that are no known unit, by column, and where they stand first.
    passed: Map<&'static str, (String, Location)>,
    /// Columns whose numbers are converted.
    #[cfg(any(feature = "csv", feature = "xlsx"))]
    pub(super) scaled: Vec<Scaled>,
}

/// A word for nothing.
#[derive(Debug, Clone)]
struct Seen {
    word: String,
    first: Location,
    more: usize,
}

impl Noted {
    /// A cell at `place` counts as empty; `name` is the word under which it is counted.
    pub(super) fn empty(
        &mut self,
        column: &'static str,
        what: Nothing,
        name: &'static str,
        word: &str,
        place: &Location,
    ) {
        if let Some(seen) = self.empty.get_mut(&(column, what, name)) {
            seen.more += 1;
        } else {
            let first = place.clone().in_column(column);
            let word = shortened(word);
            let seen = Seen { word, first, more: 0 };
            self.empty.insert((column, what, name), seen);
        }
    }

    /// Words in the header of a column are no known unit.
    pub(super) fn passed(&mut self, column: &'static str, words: &str, place: &Location) {
        let at = || (shortened(words), place.clone().in_column(column));
        self.passed.entry(column).or_insert_with(at);
    }

    /// Tells what was noted.
    pub(super) fn tell(&self, add: &mut dyn FnMut(Code, Location, Said)) {
        for ((column, what, _), seen) in &self.empty {
            let code = match what {
                Nothing::Suppressed => Code::Suppressed,
                Nothing::Word | Nothing::Failed => Code::CountsAsEmpty,
            };
            add(code, seen.first.clone(), seen.said(column, *what));
        }
        for (words, place) in self.passed.values() {
            let wrong = both!(
                "\"{words}\" in the header is no unit that is known, and is passed over",
                "表头中的“{words}”不是已知单位，已略过"
            );
            let remedy = both!(
                "check that the numbers are in the unit of the column",
                "请核对数字是否按该列的单位填写"
            );
            add(
                Code::UnitRead,
                place.clone(),
                Said::new(wrong).of(words).remedy(remedy),
            );
        }
        #[cfg(any(feature = "csv", feature = "xlsx"))]
        for scaled in &self.scaled {
            scaled.tell(add);
        }
    }
}

impl Seen {
    fn said(&self, column: &str, what: Nothing) -> Said {
        let word = &self.word;
        let more = grouped(self.more);
        let cells = if self.more == 1 { "cell" } else { "cells" };
        let wrong = match (what, self.more) {
            (Nothing::Suppressed, 0) => both!(
                "\"{word}\" stands for a value that its publisher withheld, and counts as not known",
                "“{word}”表示发布者隐去的数据，按未知处理"
            ),
            (Nothing::Suppressed, _) => both!(
                "\"{word}\" stands for a value that its publisher withheld, and counts as not known; {more} more such {cells} in the column",
                "“{word}”表示发布者隐去的数据，按未知处理；该列另有 {more} 个这样的单元格"
            ),
            (_, 0) => both!("\"{word}\" counts as not known", "“{word}”按未知处理"),
            _ => both!(
                "\"{word}\" counts as not known; {more} more such {cells} in the column",
                "“{word}”按未知处理；该列另有 {more} 个这样的单元格"
            ),
        };
        let said = Said::new(wrong).of(word);
        let has_credential = matches!(self.first.table(), "demand" | "employment");
        if has_credential && column == "min_level" && what == Nothing::Word {
            said.remedy(both!(
                "leave the cell empty; if no award is asked for, write none in the column credential",
                "请将单元格留空；如不要求学历，请在“证书要求”列写“不限”"
            ))
        } else {
            said
        }
    }
}

/// A column whose numbers are converted from the unit in its header.
#[cfg(any(feature = "csv", feature = "xlsx"))]
#[derive(Debug, Clone)]
pub(super) struct Scaled {
    /// The column's position in its table.
    pub(super) k: usize,
    column: &'static Column,
    place: Location,
    unit: String,
    /// The power of ten that the numbers are multiplied by.
    power: i32,
    /// A number as it stands and as it is read.
    first: Option<(String, String)>,
    /// Whether some number is not 0, and whether some number is above 1.
    any: bool,
    above_one: bool,
}

#[cfg(any(feature = "csv", feature = "xlsx"))]
impl Scaled {
    pub(super) fn new(
        k: usize,
        column: &'static Column,
        place: Location,
        unit: String,
        power: i32,
    ) -> Scaled {
        Scaled {
            k,
            column,
            place,
            unit,
            power,
            first: None,
            any: false,
            above_one: false,
        }
    }

    /// The number of a cell in the unit of the column; `None` if the cell holds no number.
    pub(super) fn read(&mut self, text: &str) -> Option<Result<String, Said>> {
        let kind = self.column.number?;
        let whole = matches!(kind, NumberKind::Heads(_));
        let bare = if self.power < 0 {
            text.trim_end_matches(['%', '％', '‰']).trim_end()
        } else {
            text
        };
        let read = shifted(bare, self.power);
        let read = read.or_else(|| shifted(&figure::read(bare, kind, whole)?, self.power))?;
        let number = bare.parse::<f64>().unwrap_or(2.0).abs();
        self.any |= number > 0.0;
        self.above_one |= number > 1.0;
        if whole && read.contains('.') {
            let (text, unit) = (shortened(text), &self.unit);
            let wrong = both!(
                "\"{text}\" under \"{unit}\" is {read}, which is not a whole number",
                "“{text}”按“{unit}”换算为 {read}，不是整数"
            );
            let remedy = both!(
                "write a whole number, and remove \"{unit}\" from the header",
                "请填写整数，并去掉表头中的“{unit}”"
            );
            return Some(Err(Said::new(wrong).of(&text).remedy(remedy)));
        }
        if self.first.is_none() {
            self.first = Some((shortened(text), read.clone()));
        }
        Some(Ok(exact(read)))
    }

    fn tell(&self, add: &mut dyn FnMut(Code, Location, Said)) {
        let Some((text, read)) = &self.first else {
            return;
        };
        let unit = &self.unit;
        // Shares in a sheet are often shown as per cent: then the header is right, and the numbers are shares.
        if self.power < 0 && self.any && !self.above_one {
            let wrong = both!(
                "the header says \"{unit}\", but no number is above 1: these may be shares",
                "表头写有“{unit}”，但没有大于 1 的数字，可能已是 0 到 1 的比例"
            );
            let remedy = both!(
                "write shares from 0 to 1, such as 0.85, and remove \"{unit}\" from the header",
                "请填写 0 到 1 的比例（如 0.85），并去掉表头中的“{unit}”"
            );
            add(
                Code::Unit,
                self.place.clone(),
                Said::new(wrong).of(unit).remedy(remedy),
            );
            return;
        }
        let wrong = both!(
            "the header says \"{unit}\", so that \"{text}\" counts as {read}",
            "表头写有“{unit}”，因此“{text}”按 {read} 计"
        );
        let remedy = both!(
            "check them; if they are in full already, remove \"{unit}\" from the header",
            "请核对；如数字已是完整数值，请去掉表头中的“{unit}”"
        );
        add(
            Code::UnitRead,
            self.place.clone(),
            Said::new(wrong).of(unit).remedy(remedy),
        );
    }
}
