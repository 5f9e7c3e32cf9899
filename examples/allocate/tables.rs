//! The tables of a market: reading, with every problem at once, and writing.

use crate::rounded::{PAIRS, Rounded};
use crate::trouble::{Told, Trouble, bad, told, whole_file};
use std::collections::HashMap;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use vocmatch::Language;
use vocmatch::matching::{Market, MarketProblem, Matching, Pair};
use vocmatch::unit::Value;
use vocmatch_algo::transport::MAX_VALUE;

/// The largest score, either sign: in millionths it fits a number.
const MOST_SCORE: i64 = 1_000_000_000_000;

/// A market as read, with the ids of its nodes.
pub struct Tables {
    supply_ids: Vec<String>,
    demand_ids: Vec<String>,
    pub market: Market,
    /// What was rounded.
    pub rounded: Rounded,
}

impl Tables {
    /// Reads the three tables of a folder.
    pub fn read(folder: &Path) -> Result<Tables, Vec<Trouble>> {
        let mut troubles = Vec::new();
        let supply = nodes(folder, "supply.csv", ["supply_id", "heads"], &mut troubles);
        let demand = nodes(folder, "demand.csv", ["demand_id", "openings"], &mut troubles);
        let mut rounded = Rounded::default();
        let market = market(folder, &supply, &demand, &mut rounded, &mut troubles);
        match market {
            Some(market) if troubles.is_empty() => Ok(Tables {
                supply_ids: supply.ids,
                demand_ids: demand.ids,
                market,
                rounded,
            }),
            _ => Err(troubles),
        }
    }

    /// Writes who goes where.
    pub fn write(&self, path: &Path, matching: &Matching) -> Result<(), csv::Error> {
        let mut table = csv::Writer::from_writer(BufWriter::new(File::create(path)?));
        table.write_record(["supply_id", "demand_id", "heads"])?;
        for (pair, heads) in matching.pairs(&self.market) {
            let ids = (
                &self.supply_ids[pair.supply as usize],
                &self.demand_ids[pair.demand as usize],
            );
            table.write_record([ids.0, ids.1, &heads.to_string()])?;
        }
        table.flush()?;
        Ok(())
    }
}

/// The rows of supply.csv or demand.csv.
#[derive(Default)]
struct Nodes {
    ids: Vec<String>,
    quantities: Vec<i64>,
    places: HashMap<String, u32>,
    /// The table could be read; if not, that is reported, and nobody misses its ids.
    is_read: bool,
}

/// No row is left to read.
struct AtEnd;

/// A table with its columns found: `None` where an optional column is absent.
struct Table<const N: usize> {
    file: &'static str,
    reader: csv::Reader<File>,
    record: csv::ByteRecord,
    /// The row read last, as a spreadsheet shows it: the header is row 1.
    row: u64,
    columns: [Option<usize>; N],
    names: [&'static str; N],
}

impl<const N: usize> Table<N> {
    /// Opens a table; the first `needed` columns must be there.
    fn open(
        folder: &Path,
        file: &'static str,
        names: [&'static str; N],
        needed: usize,
        troubles: &mut Vec<Trouble>,
    ) -> Option<Self> {
        let opened = csv::ReaderBuilder::new()
            .flexible(true)
            .from_path(folder.join(file));
        let mut reader = match opened {
            Ok(reader) => reader,
            Err(error) => {
                let folder = folder.display();
                let remedy = told(
                    format!("cannot be read ({error}); is {folder} the right folder?"),
                    format!("读不了；请核对文件夹 {folder}"),
                );
                troubles.push(whole_file(file, remedy));
                return None;
            }
        };
        let header = match reader.byte_headers() {
            Ok(header) => header.clone(),
            Err(error) => {
                troubles.push(whole_file(file, unreadable(&error)));
                return None;
            }
        };
        let columns = names.map(|name| {
            header
                .iter()
                .position(|column| column.trim_ascii() == name.as_bytes())
        });
        let mut complete = true;
        for (name, _) in names
            .iter()
            .zip(columns)
            .take(needed)
            .filter(|(_, column)| column.is_none())
        {
            let needed = names[..needed].join(",");
            let remedy = told(
                format!("the column is missing; the header row needs {needed}"),
                format!("缺少该列；表头需要 {needed}"),
            );
            troubles.push(Trouble {
                column: name,
                ..whole_file(file, remedy)
            });
            complete = false;
        }
        complete.then_some(Table {
            file,
            reader,
            record: csv::ByteRecord::new(),
            row: 1,
            columns,
            names,
        })
    }

    /// Calls `each` with every row's number and cells; an absent or empty cell is "".
    fn rows(&mut self, troubles: &mut Vec<Trouble>, mut each: impl FnMut(u64, [&str; N], &mut Vec<Trouble>)) {
        while self.read(troubles, &mut each).is_ok() {}
    }

    /// What `each` makes of the next row, nothing if it is no text.
    fn read<T>(
        &mut self,
        troubles: &mut Vec<Trouble>,
        each: impl FnOnce(u64, [&str; N], &mut Vec<Trouble>) -> T,
    ) -> Result<Option<T>, AtEnd> {
        self.row += 1;
        let row = self.row;
        match self.reader.read_byte_record(&mut self.record) {
            Ok(false) => return Err(AtEnd),
            Ok(true) => {}
            Err(error) => {
                // The rest of the file cannot be read either.
                troubles.push(Trouble {
                    row,
                    ..whole_file(self.file, unreadable(&error))
                });
                return Err(AtEnd);
            }
        }
        let record = &self.record;
        let cells = self
            .columns
            .map(|column| column.and_then(|column| record.get(column)).unwrap_or_default());
        let mut texts = [""; N];
        let mut readable = true;
        for ((text, cell), column) in texts.iter_mut().zip(cells).zip(self.names) {
            if let Ok(cell) = std::str::from_utf8(cell.trim_ascii()) {
                *text = cell;
            } else {
                readable = false;
                let value = String::from_utf8_lossy(cell);
                let remedy = told(
                    "is not UTF-8; save the file as UTF-8",
                    "不是 UTF-8；请另存为 UTF-8",
                );
                troubles.push(bad(self.file, row, column, &value, remedy));
            }
        }
        Ok(readable.then(|| each(row, texts, troubles)))
    }
}

fn nodes(folder: &Path, file: &'static str, names: [&'static str; 2], troubles: &mut Vec<Trouble>) -> Nodes {
    let mut nodes = Nodes::default();
    let Some(mut table) = Table::open(folder, file, names, 2, troubles) else {
        return nodes;
    };
    nodes.is_read = true;
    table.rows(troubles, |row, [id, quantity], troubles| {
        if id.is_empty() {
            troubles.push(bad(
                file,
                row,
                names[0],
                id,
                told("the id is empty; write one", "代码为空；请填写"),
            ));
        }
        match whole(quantity) {
            Ok(quantity) => nodes.quantities.push(quantity),
            Err(remedy) => troubles.push(bad(file, row, names[1], quantity, remedy)),
        }
        // Enough positions for any file that fits a disk; the problem itself checks the exact bound.
        let place = u32::try_from(nodes.ids.len()).unwrap_or(u32::MAX);
        if nodes.places.insert(id.to_string(), place).is_some() {
            troubles.push(bad(
                file,
                row,
                names[0],
                id,
                told(
                    "the id stands twice; keep one row of it",
                    "代码出现两次；请只保留一行",
                ),
            ));
        }
        nodes.ids.push(id.to_string());
    });
    nodes
}

/// The table of pairs, read straight into a market; `None` if something is wrong with the numbers.
fn market(
    folder: &Path,
    supply: &Nodes,
    demand: &Nodes,
    rounded: &mut Rounded,
    troubles: &mut Vec<Trouble>,
) -> Option<Market> {
    let names = [
        "supply_id",
        "demand_id",
        "value",
        "max_heads",
        "graduate_score",
        "employer_score",
    ];
    let mut table = Table::open(folder, PAIRS, names, 3, troubles)?;
    // Rows that make no pair, in order.
    let mut skipped: Vec<u64> = Vec::new();
    let pairs = std::iter::from_fn(|| {
        loop {
            let made = table.read(troubles, |row, cells, troubles| {
                pair(row, cells, [supply, demand], rounded, troubles)
            });
            match made.ok()?.flatten() {
                Some(pair) => return Some(pair),
                None => skipped.push(table.row),
            }
        }
    });
    let made = Market::new(supply.quantities.clone(), demand.quantities.clone(), pairs);
    let row_of = |place: usize| {
        let row = place as u64 + 2;
        skipped
            .iter()
            .fold(row, |row, skipped| row + u64::from(*skipped <= row))
    };
    let problems = match made {
        Ok(market) => return Some(market),
        Err(problems) => problems,
    };
    // Where the tables have troubles of their own, only pairs that stand twice are news.
    let is_sound = troubles.is_empty();
    for problem in problems.all() {
        match problem {
            MarketProblem::Twice {
                pair,
                first,
                supply: from,
                ..
            } => {
                let id = &supply.ids[*from as usize];
                let first = row_of(*first);
                let remedy = told(
                    format!("the same pair stands in row {first} already; keep one"),
                    format!("同一配对已在第{first}行出现；请只保留一个"),
                );
                troubles.push(bad(PAIRS, row_of(*pair), "supply_id", id, remedy));
            }
            other if is_sound => {
                let remedy = told(other.text(Language::English), other.text(Language::Chinese));
                troubles.push(whole_file("the market", remedy));
            }
            _ => {}
        }
    }
    None
}

/// The pair of a row, or none if it cannot be made out.
fn pair(
    row: u64,
    cells: [&str; 6],
    nodes: [&Nodes; 2],
    rounded: &mut Rounded,
    troubles: &mut Vec<Trouble>,
) -> Option<Pair> {
    let [from, to, value, cap, graduate, employer] = cells;
    let mut report =
        |column, value: &str, remedy: Told| troubles.push(bad(PAIRS, row, column, value, remedy));
    let [supply, demand] = nodes;
    let from_place = supply.places.get(from).copied();
    if from_place.is_none() && supply.is_read {
        report(
            "supply_id",
            from,
            told(
                "supply.csv has no such id; correct it or add it there",
                "supply.csv 中没有该代码；请更正或补上",
            ),
        );
    }
    let to_place = demand.places.get(to).copied();
    if to_place.is_none() && demand.is_read {
        report(
            "demand_id",
            to,
            told(
                "demand.csv has no such id; correct it or add it there",
                "demand.csv 中没有该代码；请更正或补上",
            ),
        );
    }
    let most = MAX_VALUE / 1_000_000;
    let worth = millionths(value, most);
    if worth.is_none() {
        let remedy = told(
            format!("write a number from -{most} to {most}, such as 0.75"),
            format!("请填写 -{most} 到 {most} 之间的数，如 0.75"),
        );
        report("value", value, remedy);
    }
    let max_heads = if cap.is_empty() {
        Ok(None)
    } else {
        whole(cap).map(Some)
    };
    if let Err(remedy) = &max_heads {
        report("max_heads", cap, remedy.clone());
    }
    let mut score = |column, score: &str| {
        let number = millionths(score, MOST_SCORE);
        if number.is_none() && !score.is_empty() {
            let remedy = told(
                format!(
                    "write a number from -{MOST_SCORE} to {MOST_SCORE}, such as 0.75, or leave the cell empty"
                ),
                format!("请填写 -{MOST_SCORE} 到 {MOST_SCORE} 之间的数，如 0.75，或留空"),
            );
            report(column, score, remedy);
        }
        number
    };
    let (graduate, employer) = (
        score("graduate_score", graduate),
        score("employer_score", employer),
    );
    let value = Value(worth?);
    for (k, text) in cells
        .into_iter()
        .enumerate()
        .filter(|(k, _)| [2, 4, 5].contains(k))
    {
        rounded.note(k, row, text);
    }
    Some(Pair {
        max_heads: max_heads.ok()?,
        graduate_score: graduate.map_or(value, Value),
        employer_score: employer.map_or(value, Value),
        ..Pair::new(from_place?, to_place?, value)
    })
}

/// A file that is not one of rows and cells.
fn unreadable(error: &csv::Error) -> Told {
    told(error.to_string(), "无法按 CSV 读取")
}

/// A number of people.
fn whole(text: &str) -> Result<i64, Told> {
    const MOST: i64 = 1_000_000_000;
    match text.parse::<i64>() {
        Ok(number) if (0..=MOST).contains(&number) => Ok(number),
        _ => Err(told(
            "write a whole number from 0 to 1000000000",
            "请填写 0 到 1000000000 之间的整数",
        )),
    }
}

/// A number in whole millionths, rounded half up; `None` unless it lies within `most` of 0.
#[expect(clippy::cast_possible_truncation, reason = "the range is checked first")]
fn millionths(text: &str, most: i64) -> Option<i64> {
    let number: f64 = text.parse().ok()?;
    (number.abs() <= most as f64).then(|| (number * 1e6 + 0.5).floor() as i64)
}
