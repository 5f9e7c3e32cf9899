//! What is told of changed codes.

use super::super::columns::{IdCell, definitions, references};
use crate::dataset::Dataset;
use crate::problem::{
    Code, Location, Problems, Said, Words, both, difference, grouped, number_value, shortened,
};
use std::collections::HashMap;

/// What is to be written in place of ids, by table and id.
pub(super) type Changes = HashMap<(&'static str, String), String>;

/// Ids that cannot be put back, by table; each with what may be meant: nothing where an id stands for several.
pub(super) type Wrong = HashMap<(&'static str, String), Vec<String>>;

/// The first changed cell of a column, and how many there are.
struct Column {
    cell: IdCell,
    was: String,
    now: String,
    cells: usize,
}

/// Tells of every cell that is changed, once a column, and of every cell that cannot be.
pub(super) fn tell(data: &mut Dataset, changes: &Changes, wrong: &Wrong, problems: &mut Problems) {
    let mut columns: HashMap<(&'static str, &'static str), Column> = HashMap::new();
    let mut lost: Vec<(IdCell, String, Vec<String>)> = Vec::new();
    let mut see = |cell: IdCell, id: &mut String| {
        let key = |table: &&'static str| (*table, id.clone());
        if let Some(now) = cell.to.iter().find_map(|table| changes.get(&key(table))) {
            let column = columns
                .entry((cell.table, cell.column))
                .or_insert_with(|| Column {
                    cell,
                    was: id.clone(),
                    now: now.clone(),
                    cells: 0,
                });
            column.cells += 1;
        }
        let is_definition = cell.to == [cell.table] && cell.column != "parent_id";
        if let Some(meant) = cell.to.iter().find_map(|table| wrong.get(&key(table))) {
            // Where an id stands for several rows, the rows are told, not the cells that refer to them.
            if is_definition == meant.is_empty() {
                lost.push((cell, id.clone(), meant.clone()));
            }
        }
    };
    references(data, &mut see);
    definitions(data, &mut see);
    let place = |data: &Dataset, cell: IdCell| data.place(cell.table, cell.row).in_column(cell.column);
    for column in columns.into_values() {
        problems.add(Code::CodePutBack, place(data, column.cell), || put_back(&column));
    }
    for (cell, id, meant) in lost {
        let place: Location = place(data, cell);
        problems.add(Code::ChangedCode, place, || unsure(&id, &meant));
    }
}

/// `V114`: a code is put back.
fn put_back(column: &Column) -> Said {
    let (was, now) = (shortened(&column.was), shortened(&column.now));
    let why = difference(&column.was, &column.now);
    let is_number =
        number_value(&column.was).is_some() && number_value(&column.was) == number_value(&column.now);
    let (english, chinese) = match why.filter(|_| !is_number) {
        Some(why) => {
            let (one, other) = why.pair();
            (
                format!("\"{was}\" is read as \"{now}\", from which it differs only {one}"),
                format!("“{was}”按“{now}”读取，两者的差别只是{other}"),
            )
        }
        None => (
            format!("\"{was}\" is read as \"{now}\": a spreadsheet program seems to have changed the code"),
            format!("“{was}”按“{now}”读取：代码似乎被电子表格程序改动"),
        ),
    };
    let others = column.cells - 1;
    let more = grouped(others);
    let wrong = match others {
        0 => Words::new(english, chinese),
        1 => both!(
            "{english}; so is 1 more cell of the column",
            "{chinese}；该列另有 1 个单元格也是如此"
        ),
        _ => both!(
            "{english}; so are {more} more cells of the column",
            "{chinese}；该列另有 {more} 个单元格也是如此"
        ),
    };
    let said = Said::new(wrong).of(&column.was);
    if is_number {
        return said;
    }
    said.remedy(both!(
        "check it, and write it as the table that defines it does",
        "请核对，并按定义该代码的表中的写法填写"
    ))
}

/// `V113`: a changed code may be one of several.
fn unsure(id: &str, meant: &[String]) -> Said {
    let id_text = shortened(id);
    if meant.is_empty() {
        return Said::new(both!(
            "a spreadsheet program changed the code to \"{id_text}\", which stands for several now",
            "电子表格程序把代码改成了“{id_text}”，现在它代表多个代码"
        ))
        .of(id);
    }
    let quoted = |open: char, close: char| {
        let ids = meant
            .iter()
            .take(3)
            .map(move |id| format!("{open}{}{close}", shortened(id)));
        ids.collect::<Vec<_>>()
    };
    let (english, chinese) = (quoted('"', '"').join(" or "), quoted('“', '”').join("或"));
    Said::new(both!(
        "a spreadsheet program changed the code to \"{id_text}\": {english} may be meant",
        "电子表格程序把代码改成了“{id_text}”：可能是{chinese}"
    ))
    .of(id)
}
