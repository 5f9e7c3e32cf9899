//! Rows that are not data: totals, notes, signatures, headers again, and rows with nothing in any known column. They are
//! passed over and told; a row with an id of its own is always data.

use super::header::Positions;
use super::heading;
use super::list::{Kind, Texts};
use super::origin::{Origin, Read};
use super::tables::{Dataset, rank};
use crate::problem::{Code, Said, both, shortened};
use std::borrow::Cow;

/// The cells of a row in the order of the file, with the empty ones.
pub(super) type Whole<'t, 'a> = &'t dyn Fn() -> Vec<Cow<'a, str>>;

/// Judges the rows of one table.
pub(super) struct Judge {
    kind: Kind,
    /// The columns that each row must fill or that tell rows apart, of those that the file has.
    checked: Vec<usize>,
    /// The first column of the file that is known, and its place.
    first: Option<(usize, usize)>,
    /// The rows of the header and the titles above it, as written.
    above: Vec<Vec<String>>,
    /// The first row with nothing in a known column, and how many there are.
    blank: Option<(usize, usize)>,
}

/// What a row is.
#[derive(Debug, PartialEq)]
pub(super) enum Verdict {
    Data,
    Blank,
    Aside(Said),
}

impl Judge {
    /// A judge of the rows under this header; `above` are the rows from the top to the last row of the header.
    pub(super) fn new(kind: Kind, positions: &Positions, above: Vec<Vec<String>>) -> Judge {
        let columns = kind.columns.iter().zip(positions).enumerate();
        let checked = columns.filter(|(_, (column, at))| at.is_some() && (column.key || !column.optional));
        let checked = checked.map(|(k, _)| k).collect();
        let known = positions.iter().enumerate();
        let first = known.filter_map(|(k, at)| at.map(|at| (at, k))).min();
        Judge {
            kind,
            checked,
            first: first.map(|(at, k)| (k, at)),
            above,
            blank: None,
        }
    }

    /// Judges a row. `cell(k)` is the text of the table's k-th column, `whole` has the cells of the file. O(columns
    /// that must be filled) for a row that is sound.
    pub(super) fn row(&self, cell: Texts, whole: Whole) -> Verdict {
        // No total, note or header begins with a digit, as ids and numbers mostly do.
        let begins = |k: &usize| cell(*k).bytes().next();
        let mut starts = self.checked.iter().map(begins);
        if !self.checked.is_empty() && starts.all(|first| first.is_some_and(|byte| byte.is_ascii_digit())) {
            return Verdict::Data;
        }
        if let Some(said) = self.again(cell, whole) {
            return Verdict::Aside(said);
        }
        let (mut has_any, mut lacks_key, mut total) = (false, false, None);
        for k in &self.checked {
            let (text, column) = (cell(*k), &self.kind.columns[*k]);
            has_any |= !text.is_empty();
            lacks_key |= text.is_empty() && column.key && !column.optional;
            if column.key && is_total(text) {
                total = Some(*k);
            }
        }
        if !has_any && (0..self.kind.columns.len()).all(|k| cell(k).is_empty()) {
            return without_content(whole);
        }
        match total {
            Some(k) if !self.is_own(k, cell) => Verdict::Aside(said_total(cell(k))),
            Some(_) => Verdict::Data,
            None if lacks_key => self.without_key(cell, whole),
            None => self.first_key_of(cell),
        }
    }

    /// A row with all its keys is data, unless the first begins like a note.
    fn first_key_of(&self, cell: Texts) -> Verdict {
        let text = self.checked.first().map_or("", |k| cell(*k));
        let is_key = self.checked.first().is_some_and(|k| self.kind.columns[*k].key);
        if is_key && is_note(text) {
            return Verdict::Aside(said_note(text));
        }
        Verdict::Data
    }

    /// Whether a total in the id of a row may be meant: the row defines the id, and has a name besides.
    fn is_own(&self, k: usize, cell: Texts) -> bool {
        let name = self.kind.columns[k].name;
        let defines = name.strip_suffix("_id") == Some(Dataset::noun(self.kind.table));
        let is_id = name.ends_with("_id");
        let others = self
            .checked
            .iter()
            .filter(|other| **other != k && !self.kind.columns[**other].optional);
        let is_filled = others
            .map(|other| cell(*other))
            .all(|text| !text.is_empty() && !is_total(text));
        is_filled && (defines || !is_id)
    }

    /// A row without one of its keys.
    fn without_key(&self, cell: Texts, whole: Whole) -> Verdict {
        let cells = whole();
        let mut filled = cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.trim().is_empty());
        let Some((at, first)) = filled.next() else {
            return Verdict::Data;
        };
        let (first, is_alone) = (first.trim(), filled.next().is_none());
        let keys = || {
            let keys = self.checked.iter().filter(|k| self.kind.columns[**k].key);
            keys.map(|k| cell(*k))
        };
        let mut totals = std::iter::once(first).chain(keys());
        if let Some(total) = totals.find(|text| is_total(text) || is_loose_total(text)) {
            return Verdict::Aside(said_total(total));
        }
        let is_title = || self.above.iter().flatten().any(|cell| cell.trim() == first);
        let stands_apart = is_alone && (at == 0 || self.first.is_some_and(|(_, known)| known == at));
        if is_note(first) || (stands_apart && (is_sentence(first) || is_title())) {
            return Verdict::Aside(said_note(first));
        }
        Verdict::Data
    }

    /// Whether the row is a row of the header again.
    fn again(&self, cell: Texts, whole: Whole) -> Option<Said> {
        let same = |one: &str, other: &str| one.trim().eq_ignore_ascii_case(other.trim());
        let (k, at) = self.first?;
        let text = cell(k);
        let starts = |row: &&Vec<String>| row.get(at).is_some_and(|cell| same(cell, text));
        if text.is_empty() {
            return None;
        }
        let row = self.above.iter().find(starts)?;
        let cells = whole();
        let filled = cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.trim().is_empty());
        let (mut all, mut alike) = (0, 0);
        for (at, cell) in filled {
            all += 1;
            alike += usize::from(row.get(at).is_some_and(|one| same(one, cell)));
        }
        (all > 1 && 2 * alike > all).then(|| {
            Said::new(both!(
                "the row is the header again, and is passed over",
                "这一行是重复的表头，已略过"
            ))
        })
    }

    /// Counts a row with nothing in a known column.
    pub(super) fn count_blank(&mut self, row: usize) {
        let (first, count) = self.blank.unwrap_or((row, 0));
        self.blank = Some((first, count + 1));
    }

    /// Tells of the rows that were counted.
    pub(super) fn tell(&self, origin: &mut Origin, read: &Read) {
        let Some((first, count)) = self.blank else {
            return;
        };
        let place = read.place(rank(self.kind.table), self.kind.table).in_row(first);
        origin.add(Code::BlankRows, place, || {
            Said::new(if count == 1 {
                both!(
                    "the row holds nothing in any column of the table, and is passed over",
                    "这一行在该表各列中都没有内容，已略过"
                )
            } else {
                both!(
                    "{count} rows, this the first, hold nothing in any column of the table, and are passed over",
                    "自这一行起，有 {count} 行在该表各列中都没有内容，已略过"
                )
            })
        });
    }
}

/// A row that has content in no known column: a note if it reads like one.
fn without_content(whole: Whole) -> Verdict {
    let cells = whole();
    let mut filled = cells
        .iter()
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty());
    match (filled.next(), filled.next()) {
        (Some(first), _) if is_total(first) || is_loose_total(first) => Verdict::Aside(said_total(first)),
        (Some(first), _) if is_note(first) => Verdict::Aside(said_note(first)),
        (Some(first), None) if is_sentence(first) => Verdict::Aside(said_note(first)),
        _ => Verdict::Blank,
    }
}

/// What is told of the row right below a header, if it is no data: the names in the other language, or numbers of the
/// columns.
pub(super) fn below(kind: Kind, cells: &[String], headers: usize) -> Option<Said> {
    if heading::is_header(cells, kind.columns, 2) {
        return Some(Said::new(both!(
            "the row is a second header, and is passed over",
            "这一行是第二个表头，已略过"
        )));
    }
    heading::is_numbering(cells, headers).then(|| {
        Said::new(both!(
            "the row numbers the columns, and is passed over",
            "这一行是各列的编号，已略过"
        ))
    })
}

/// What is told of a row above the header that has a cell in each column that is needed.
pub(super) fn over() -> Said {
    Said::new(both!(
        "the row stands above the header, and is passed over",
        "这一行在表头上方，已略过"
    ))
    .remedy(both!(
        "move it below the header if it is data, or remove it",
        "如是数据，请移到表头下方，否则请删除"
    ))
}

fn said_total(text: &str) -> Said {
    let short = shortened(text);
    Said::new(both!(
        "the row looks like a total (\"{short}\"), and is passed over",
        "这一行像是合计（“{short}”），已略过"
    ))
    .of(text)
}

fn said_note(text: &str) -> Said {
    let short = shortened(text);
    Said::new(both!(
        "the row looks like a note (\"{short}\"), and is passed over",
        "这一行像是说明（“{short}”），已略过"
    ))
    .of(text)
}

/// Whether a text is a word for a total and nothing else.
fn is_total(text: &str) -> bool {
    const ENGLISH: [&str; 9] = [
        "total",
        "totals",
        "sum",
        "subtotal",
        "sub-total",
        "sub total",
        "grand total",
        "overall total",
        "sum total",
    ];
    const CHINESE: [&str; 10] = [
        "合计",
        "总计",
        "小计",
        "共计",
        "累计",
        "总和",
        "总数",
        "合计数",
        "本页合计",
        "本页小计",
    ];
    if text.is_empty() || text.len() > 40 {
        return false;
    }
    if text.is_ascii() {
        let text = text.trim_end_matches([':', ' ']);
        return ENGLISH.iter().any(|word| text.eq_ignore_ascii_case(word));
    }
    if !text.contains(['计', '总']) {
        return false;
    }
    let plain = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, ':' | '：'));
    let plain: String = plain.collect();
    CHINESE.contains(&plain.as_str())
}

/// Whether a text tells of a total of something: `北京市小计`, `Total of all regions`.
fn is_loose_total(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = plain.trim_end_matches([':', '：']);
    if ["合计", "总计", "小计", "共计"]
        .iter()
        .any(|word| plain.ends_with(word) || plain.starts_with(word))
    {
        return true;
    }
    let lower = text.to_lowercase();
    let mut words = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let (first, last) = (
        words.next().unwrap_or_default(),
        words.next_back().unwrap_or_default(),
    );
    let is = |word: &str| matches!(word, "total" | "totals" | "subtotal");
    is(first) || is(last)
}

/// Whether a text begins as notes and signatures below a table do.
fn is_note(text: &str) -> bool {
    const CHINESE: [&str; 36] = [
        "填表人",
        "填报人",
        "填表单位",
        "填报单位",
        "填表日期",
        "填报日期",
        "填表时间",
        "填报时间",
        "填表说明",
        "制表",
        "制表人",
        "制表单位",
        "制表日期",
        "审核",
        "审核人",
        "复核",
        "复核人",
        "审批",
        "审批人",
        "负责人",
        "单位负责人",
        "联系人",
        "联系电话",
        "经办人",
        "注",
        "备注",
        "附注",
        "说明",
        "数据来源",
        "资料来源",
        "来源",
        "统计时间",
        "统计口径",
        "截止日期",
        "单位",
        "单位（盖章）",
    ];
    const ENGLISH: [&str; 16] = [
        "note",
        "notes",
        "source",
        "sources",
        "data source",
        "prepared by",
        "compiled by",
        "checked by",
        "approved by",
        "signed",
        "signature",
        "contact",
        "last updated",
        "updated",
        "remarks",
        "footnote",
    ];
    let plain = text.trim_start_matches(['*', '※', ' ', '（', '(', '[', '【']);
    let Some(first) = plain.chars().next() else {
        return false;
    };
    if first.is_ascii() {
        // Most ids end here: a note has a colon.
        let Some((word, _)) = plain.split_once([':', '：']) else {
            return false;
        };
        return ENGLISH.iter().any(|note| word.trim().eq_ignore_ascii_case(note));
    }
    // No id holds a space: 制表日期 2025-09-01 is a note, too.
    let Some((word, _)) = plain.split_once([':', '：', ' ', '\u{3000}']) else {
        return false;
    };
    let word: String = word
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_numeric())
        .collect();
    CHINESE.contains(&word.as_str())
}

/// Whether a text reads like a sentence rather than an id.
fn is_sentence(text: &str) -> bool {
    text.chars().count() > 40
        || text.contains(['。', '；', '：', '，'])
        || text.split_whitespace().count() > 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_and_notes_are_known_by_their_words() {
        for text in ["合计", "合　计", "小计：", "Total", "GRAND TOTAL", "Sum", "总 计"] {
            assert!(is_total(text), "{text}");
        }
        for text in ["total-care", "统计", "会计", "Summer", "p1", "合计员", ""] {
            assert!(!is_total(text), "{text}");
        }
        for text in [
            "北京市小计",
            "Total of all regions",
            "合计（人）",
            "Regional total",
        ] {
            assert!(is_loose_total(text), "{text}");
        }
        for text in ["totally", "会计", "p1 of many"] {
            assert!(!is_loose_total(text), "{text}");
        }
        for text in [
            "填表人：张三",
            "注：本表为示例",
            "Source: BLS",
            "* Note: rounded",
            "注1：口径",
            "（单位：人）",
        ] {
            assert!(is_note(text), "{text}");
        }
        for text in ["注册会计师", "审核员", "Notebook", "s:1", "p1", "单位一", ""] {
            assert!(!is_note(text), "{text}");
        }
    }
}
