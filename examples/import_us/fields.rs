//! The fields of the awards: short codes are settled by the catalogue, and what the catalogue lacks is told.

use crate::codes::{ALL_FIELDS, padded};
use crate::labour::first;
use crate::options::Options;
use crate::raw::{Row, Table};
use crate::reading::{Faults, Place, both};
use std::collections::{BTreeMap, HashSet};
use vocmatch::problem::Code;

/// What a code of the awards stands for.
#[derive(Debug, PartialEq, Eq)]
pub enum Field {
    Is(String),
    /// All fields, a family or a class: their fields are listed as well.
    Total,
    /// It was told.
    Bad,
}

/// Settles the codes of a table of awards.
pub struct Fields {
    catalogue: HashSet<String>,
    /// Codes of six digits that the table of awards has as they should be.
    whole: HashSet<String>,
    /// Whether the table lists families: a code of two digits is there that can be no field.
    lists_families: bool,
    /// Codes that were put back: how often, the first row and text, and what it became.
    put_back: Option<(usize, usize, String, String)>,
    /// Fields that the catalogue lacks: their rows and awards.
    lacking: BTreeMap<String, (usize, u64)>,
    awards: u64,
}

impl Fields {
    pub fn new(options: &Options, awards: &Table) -> Fields {
        let table = options.raw_tables.open(
            &options.raw.join("supply"),
            "cip",
            ".csv",
            &["cip2020_code", "title"],
        );
        let catalogue: HashSet<String> = table
            .rows()
            .map(|row| row.text("cip2020_code").to_owned())
            .collect();
        let codes: HashSet<&str> = awards.rows().map(|row| row.text("cip2020_code")).collect();
        let is_family = |code: &&&str| {
            code.len() <= 2 && **code != ALL_FIELDS && !catalogue.contains(&format!("{code:0>2}.0000"))
        };
        Fields {
            lists_families: codes.iter().any(|code| is_family(&code)),
            whole: codes
                .iter()
                .filter(|code| code.len() == 7)
                .map(|code| (*code).to_owned())
                .collect(),
            catalogue,
            put_back: None,
            lacking: BTreeMap::new(),
            awards: 0,
        }
    }

    /// What the code of a row stands for.
    pub fn of(&mut self, row: Row, faults: &Faults) -> Field {
        let code = row.text("cip2020_code");
        if code.starts_with(ALL_FIELDS) {
            return Field::Total;
        }
        if code.len() == 7 {
            return Field::Is(code.to_owned());
        }
        let place = || row.place("cip2020_code");
        let Some((family, rest)) = code.split_once('.') else {
            let field = format!("{code:0>2}.0000");
            if self.lists_families || !self.catalogue.contains(&field) {
                return Field::Total;
            }
            let wrong = both!(
                "\"{code}\" may be the family {code} or the field {field}",
                "“{code}”可能是大类 {code}，也可能是专业 {field}"
            );
            let remedy = both!(
                "write {field}, or remove the row if it counts the whole family",
                "请写成 {field}；若该行是整个大类的合计，请删除"
            );
            faults.add(Code::ChangedCode, place(), wrong, Some(remedy));
            return Field::Bad;
        };
        let (Some(field), class) = (padded(code), format!("{family:0>2}.{rest:0<2}")) else {
            return Field::Bad;
        };
        let is_field = self.catalogue.contains(&field) && !self.whole.contains(&field);
        if !is_field && self.catalogue.contains(&class) {
            return Field::Total;
        }
        let number = row.at();
        let first = self
            .put_back
            .get_or_insert_with(|| (0, number, code.to_owned(), field.clone()));
        first.0 += 1;
        Field::Is(field)
    }

    /// Counts the awards of a field, which the catalogue may lack.
    pub fn count(&mut self, field: &str, awards: u32) {
        self.awards += u64::from(awards);
        if !self.catalogue.contains(field) {
            let lacking = self.lacking.entry(field.to_owned()).or_default();
            lacking.0 += 1;
            lacking.1 += u64::from(awards);
        }
    }

    /// Tells what was put back and what the catalogue lacks.
    pub fn tell(&self, table: &Table, faults: &Faults) {
        let place = || Place::file(table.name()).column("cip2020_code");
        if let Some((count, row, from, to)) = &self.put_back {
            let wrong = both!(
                "{count} codes that a spreadsheet program changed are put back, first \"{from}\" in row {row} as \"{to}\"",
                "{count} 个被电子表格程序改动的代码已还原，首例为第 {row} 行的“{from}”，还原为“{to}”"
            );
            faults.add(Code::CodePutBack, place(), wrong, None);
        }
        if self.lacking.is_empty() {
            return;
        }
        let (codes, first) = (self.lacking.len(), first(self.lacking.keys()));
        let rows: usize = self.lacking.values().map(|(rows, _)| rows).sum();
        let awards: u64 = self.lacking.values().map(|(_, awards)| awards).sum();
        let remedy = both!(
            "correct the codes, or give the catalogue of the same edition",
            "请更正代码，或提供同一版本的专业目录"
        );
        if 2 * awards > self.awards {
            let wrong = both!(
                "the catalogue supply/cip….csv lacks {codes} codes ({first}) of {rows} rows, more than half of all awards",
                "专业目录 supply/cip….csv 中没有 {codes} 个代码（{first}），涉及 {rows} 行，超过全部证书的一半"
            );
            faults.add(Code::UnknownReference, place(), wrong, Some(remedy));
        } else {
            let wrong = both!(
                "the catalogue supply/cip….csv lacks {codes} codes ({first}); their {rows} rows with {awards} awards count, without a name",
                "专业目录 supply/cip….csv 中没有 {codes} 个代码（{first}）；其 {rows} 行、{awards} 份证书已计入，但没有名称"
            );
            faults.add(Code::UnknownKind, place(), wrong, Some(remedy));
        }
    }
}
