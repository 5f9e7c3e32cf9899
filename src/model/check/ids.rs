//! Rules about ids and keys: their form and uniqueness.

use super::super::names::Given;
use super::diagnostics::{At, Diagnostics, list};
use super::unlike;
use crate::dataset::TABLES;
use crate::problem::{Code, Said, as_seen, both, changed, difference, grouped, in_one_form, shortened};
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use vocmatch_algo::order;

/// The longest id, in characters.
const LONGEST: usize = 200;

/// The most rows that a model's positions can count.
const MOST_ROWS: usize = 1 << 31;

macro_rules! each_id {
    ($diagnostics:ident; $($table:ident: $id:ident,)*) => {
        let data = $diagnostics.data;
        $(for (index, row) in data.$table.iter().enumerate() {
            let at = (stringify!($table), index, stringify!($id));
            if let Some(id) = row.$id.given() {
                space($diagnostics, at, id);
                long($diagnostics, at, id);
                if let Some(change) = changed(id) {
                    unlike::is_changed($diagnostics, at, id, change);
                    $diagnostics.note_changed(at.0);
                }
            }
        })*
        $(
            let ids = data.$table.iter().map(|row| row.$id.given().unwrap_or_default());
            same_form($diagnostics, stringify!($table), stringify!($id), &mut ids.enumerate());
        )*
    };
}

macro_rules! each_key {
    ($diagnostics:ident; $($table:ident($first:ident $(, $more:ident)*))*) => {
        let data = $diagnostics.data;
        $(
            let rows = &data.$table;
            let hash = |index: usize, hasher: &mut DefaultHasher| {
                let row = &rows[index];
                (&row.$first, $(&row.$more),*).hash(hasher);
            };
            let same = |one: usize, other: usize| {
                let (one, other) = (&rows[one], &rows[other]);
                one.$first == other.$first $(&& one.$more == other.$more)*
            };
            let keys = Keys { hash: &hash, same: &same };
            unique($diagnostics, stringify!($table), &[stringify!($first), $(stringify!($more)),*], &keys);
        )*
    };
}

pub(super) fn check(diagnostics: &mut Diagnostics) {
    too_many_rows(diagnostics, MOST_ROWS);
    each_id! { diagnostics;
        regions: region_id,
        industries: industry_id,
        categories: category_id,
        skills: skill_id,
        occupations: occupation_id,
        schools: school_id,
        majors: major_id,
        programs: program_id,
        enterprises: enterprise_id,
        bases: base_id,
        alliances: alliance_id,
        stages: stage_id,
        sites: site_id,
        preferences: person_id,
    }
    // Keys of openings are ranges of years, and skills have several names: see `years`, `skills`.
    each_key! { diagnostics;
        regions(region_id)
        mobility(from_region_id, to_region_id)
        industries(industry_id)
        categories(category_id)
        skills(skill_id)
        occupations(occupation_id)
        occupation_relations(from_occupation_id, to_occupation_id)
        employment(occupation_id, industry_id, region_id, year)
        schools(school_id)
        levels(level)
        majors(major_id)
        major_occupations(major_id, occupation_id)
        texts(subject_kind, subject_id, field)
        programs(program_id)
        entrants(program_id, year)
        graduates(program_id, year)
        articulations(from_id, to_id, kind, first_year)
        enterprises(enterprise_id)
        bases(base_id)
        base_programs(base_id, program_id)
        outcomes(program_id, year, occupation_id)
        earnings(subject_kind, subject_id, level)
        observed_flows(major_id, occupation_id)
        link_evidence(major_id, occupation_id)
        observed_stays(school_id, region_id)
        alliances(alliance_id)
        alliance_members(alliance_id, member_kind, member_id)
        population(region_id, birth_year)
        stages(stage_id)
        stage_seats(region_id, stage_id, year)
        stage_progression(from_stage_id, to_stage_id)
        measures(subject_kind, subject_id, year, measure)
        travel(from_region_id, to_region_id)
        sites(site_id)
        posts(base_id, post)
        preferences(person_id, rank)
        about(language)
    }
}

/// `V012`: a table has more rows than a model can hold.
fn too_many_rows(diagnostics: &mut Diagnostics, most: usize) {
    for (table, length) in TABLES.iter().zip(diagnostics.data.lengths()) {
        if length > most {
            let (rows, limit) = (grouped(length), grouped(most));
            let wrong = both!(
                "the table has {rows} rows, more than {limit}",
                "该表有 {rows} 行，超过 {limit} 行"
            );
            diagnostics.tell_table(Code::TooManyRows, table.name, Said::new(wrong).of(length));
        }
    }
}

/// `V201`: an id holds white space or an invisible character.
fn space(diagnostics: &mut Diagnostics, at: At, id: &str) {
    let unseen = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
    };
    if id.contains(unseen) {
        diagnostics.tell(Code::SpaceInId, at, &[], |_| {
            let without: String = id.chars().filter(|c| !unseen(*c)).collect();
            let (short, without) = (shortened(id), shortened(&without));
            let wrong = both!(
                "the id \"{short}\" holds white space or an invisible character",
                "代码“{short}”里有空格或看不见的字符"
            );
            Said::new(wrong).of(id).remedy(both!(
                "write it without, as in \"{without}\"",
                "请去掉，写成“{without}”"
            ))
        });
    }
}

/// `V202`: an id is longer than 200 characters.
fn long(diagnostics: &mut Diagnostics, at: At, id: &str) {
    if id.len() > LONGEST && id.chars().nth(LONGEST).is_some() {
        diagnostics.tell(Code::LongId, at, &[], |_| {
            let short = shortened(id);
            Said::new(both!(
                "the id \"{short}\" is longer than {LONGEST} characters",
                "代码“{short}”超过 {LONGEST} 个字符"
            ))
            .of(id)
        });
    }
}

/// `V203`: two ids of a table are seen as one. Only ids with other than plain characters are compared, and not the size
/// of letters. O(ids).
fn same_form<'c>(
    diagnostics: &mut Diagnostics,
    table: &'static str,
    column: &'static str,
    ids: &mut dyn Iterator<Item = (usize, &'c str)>,
) {
    let ids: Vec<(usize, &str)> = ids.collect();
    let other: HashSet<String> = ids
        .iter()
        .filter(|(_, id)| !id.is_ascii())
        .map(|(_, id)| as_seen(id))
        .collect();
    if other.is_empty() {
        return;
    }
    let mut firsts: HashMap<String, (usize, &str)> = HashMap::new();
    for (index, id) in ids {
        let seen = as_seen(id);
        if !other.contains(&seen) {
            continue;
        }
        let (first, one) = *firsts.entry(seen).or_insert((index, id));
        let (form, form_of_one) = (in_one_form(id), in_one_form(one));
        let differs_in_size = form != form_of_one && form.to_lowercase() == form_of_one.to_lowercase();
        let Some(why) = difference(id, one).filter(|_| !differs_in_size) else {
            continue;
        };
        let (row, shown) = (diagnostics.row(table, first), shortened(id));
        diagnostics.tell(Code::DuplicateKey, (table, index, column), &[], |_| {
            let ((row, row_zh), (english, chinese)) = (row.pair(), why.pair());
            Said::new(both!(
                "the id \"{shown}\" differs from that in {row} only {english}",
                "代码“{shown}”与{row_zh}的代码差别只是{chinese}"
            ))
            .of(id)
        });
    }
}

/// The keys of a table's rows.
struct Keys<'a> {
    /// Feeds the key of a row to a hasher.
    hash: &'a dyn Fn(usize, &mut DefaultHasher),
    /// Whether the keys of two rows are equal.
    same: &'a dyn Fn(usize, usize) -> bool,
}

impl Keys<'_> {
    /// Each row whose key occurred before, in order, with the first row of its key. O(rows · log rows).
    fn twice(&self, rows: usize) -> Vec<(usize, usize)> {
        let hash = |row: usize| {
            let mut hasher = DefaultHasher::new();
            (self.hash)(row, &mut hasher);
            (hasher.finish(), row)
        };
        let mut hashes: Vec<(u64, usize)> = (0..rows).map(hash).collect();
        hashes.sort_unstable();
        let mut twice = Vec::new();
        // Of one hash, the first row of each key: usually one.
        let mut firsts: Vec<usize> = Vec::new();
        let mut last = None;
        for (hash, row) in hashes {
            if last.replace(hash) != Some(hash) {
                firsts.clear();
            }
            match firsts.iter().find(|first| (self.same)(**first, row)) {
                Some(first) => twice.push((row, *first)),
                None => firsts.push(row),
            }
        }
        order::sort(&mut twice);
        twice
    }
}

/// `V203`: a key occurs twice in its table.
fn unique(diagnostics: &mut Diagnostics, table: &'static str, columns: &[&'static str], keys: &Keys) {
    let Some(rows) = diagnostics.data.rows(table) else {
        return;
    };
    let column = columns.first().copied().unwrap_or_default();
    for (index, first) in keys.twice(rows.len()) {
        let cells = rows.cells(index);
        // An empty id is reported by another rule.
        let mut key = cells.iter().take(columns.len());
        let is_told = cells
            .first()
            .is_none_or(|id| columns.len() == 1 && diagnostics.is_told(table, id));
        let is_filled = cells.first().is_some_and(|id| !id.is_empty());
        if is_filled && !is_told && !key.any(|id| changed(id).is_some()) {
            let row = diagnostics.row(table, first);
            diagnostics.tell(Code::DuplicateKey, (table, index, column), columns, |_| {
                let key = list(cells.iter().take(columns.len()).map(String::as_str));
                let ((key, key_zh), (row, row_zh)) = (key.pair(), row.pair());
                let (what, what_zh) = if columns.len() == 1 {
                    ("id", "代码")
                } else {
                    ("key", "主键")
                };
                Said::new(both!(
                    "the {what} {key} occurs in {row} already",
                    "{what_zh}{key_zh}已在{row_zh}出现"
                ))
                .of(key)
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Dataset, rows::SiteRow};
    use crate::model::mend::Mended;

    #[test]
    fn a_table_that_is_too_long_is_told_with_both_lengths() {
        let mut data = Dataset::default();
        data.sites = vec![SiteRow::default(); 1_001];
        let mended = Mended::default();
        let mut diagnostics = Diagnostics::new(&data, &mended);
        too_many_rows(&mut diagnostics, 1_000);
        assert_eq!(
            diagnostics.close().to_string(),
            "V012 sites: the table has 1,001 rows, more than 1,000; split the dataset"
        );
    }
}
