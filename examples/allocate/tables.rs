//! The tables of a market: reading, with every problem at once, and writing.

use std::collections::HashMap;
use std::fmt;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use vocmatch::algo::transport::{Arc, MAX_VALUE, Problem, Solution};

/// Something wrong with a table, and what to do about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Trouble {
    pub file: String,
    /// As a spreadsheet shows it: the header is row 1. 0 for the file as a whole.
    pub row: u64,
    pub column: &'static str,
    pub value: String,
    pub remedy: String,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Trouble {
            file,
            row,
            column,
            value,
            remedy,
        } = self;
        match (row, *column) {
            (0, "") => write!(f, "{file}: {remedy}"),
            (0, column) => write!(f, "{file}, {column}: {remedy}"),
            (row, "") => write!(f, "{file} row {row}: {remedy}"),
            (row, column) => write!(f, "{file} row {row}, {column}: {value:?}: {remedy}"),
        }
    }
}

/// A market as read.
pub struct Market {
    supply_ids: Vec<String>,
    demand_ids: Vec<String>,
    pub problem: Problem,
}

impl Market {
    /// Reads the three tables of a folder.
    pub fn read(folder: &Path) -> Result<Market, Vec<Trouble>> {
        let mut troubles = Vec::new();
        let supply = nodes(folder, "supply.csv", ["supply_id", "heads"], &mut troubles);
        let demand = nodes(folder, "demand.csv", ["demand_id", "openings"], &mut troubles);
        let arcs = pairs(folder, &supply, &demand, &mut troubles);
        if !troubles.is_empty() {
            return Err(troubles);
        }
        let problem = Problem::new(supply.quantities, demand.quantities, arcs)
            .map_err(|error| vec![whole_file("the market", error.to_string())])?;
        Ok(Market {
            supply_ids: supply.ids,
            demand_ids: demand.ids,
            problem,
        })
    }

    /// Writes who goes where.
    pub fn write(&self, path: &Path, solution: &Solution) -> Result<(), csv::Error> {
        let mut table = csv::Writer::from_writer(BufWriter::new(File::create(path)?));
        table.write_record(["supply_id", "demand_id", "heads"])?;
        for flow in solution.flows() {
            let ids = (
                &self.supply_ids[flow.from as usize],
                &self.demand_ids[flow.to as usize],
            );
            table.write_record([ids.0, ids.1, &flow.heads.to_string()])?;
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

/// Something wrong with a file as a whole.
pub fn whole_file(file: &str, remedy: String) -> Trouble {
    Trouble {
        file: file.to_string(),
        row: 0,
        column: "",
        value: String::new(),
        remedy,
    }
}

/// A table with its columns found: `None` where an optional column is absent.
struct Table<const N: usize> {
    file: &'static str,
    reader: csv::Reader<File>,
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
                let remedy = format!(
                    "cannot be read ({error}); is {} the right folder?",
                    folder.display()
                );
                troubles.push(whole_file(file, remedy));
                return None;
            }
        };
        let header = match reader.byte_headers() {
            Ok(header) => header.clone(),
            Err(error) => {
                troubles.push(whole_file(file, error.to_string()));
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
            let remedy = format!(
                "the column is missing; the header row needs {}",
                names[..needed].join(",")
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
            columns,
            names,
        })
    }

    /// Calls `each` with the row's number and cells; an absent or empty cell is "".
    fn rows(&mut self, troubles: &mut Vec<Trouble>, mut each: impl FnMut(u64, [&str; N], &mut Vec<Trouble>)) {
        let mut record = csv::ByteRecord::new();
        let mut row = 1;
        loop {
            row += 1;
            match self.reader.read_byte_record(&mut record) {
                Ok(false) => return,
                Ok(true) => {}
                Err(error) => {
                    // The rest of the file cannot be read either.
                    return troubles.push(Trouble {
                        row,
                        ..whole_file(self.file, error.to_string())
                    });
                }
            }
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
                    troubles.push(bad(
                        self.file,
                        row,
                        column,
                        &value,
                        "is not UTF-8; save the file as UTF-8",
                    ));
                }
            }
            if readable {
                each(row, texts, troubles);
            }
        }
    }
}

fn bad(file: &str, row: u64, column: &'static str, value: &str, remedy: &str) -> Trouble {
    Trouble {
        file: file.to_string(),
        row,
        column,
        value: value.to_string(),
        remedy: remedy.to_string(),
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
            troubles.push(bad(file, row, names[0], id, "the id is empty; write one"));
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
                "the id stands twice; keep one row of it",
            ));
        }
        nodes.ids.push(id.to_string());
    });
    nodes
}

fn pairs(folder: &Path, supply: &Nodes, demand: &Nodes, troubles: &mut Vec<Trouble>) -> Vec<Arc> {
    const FILE: &str = "pairs.csv";
    let names = [
        "supply_id",
        "demand_id",
        "value",
        "max_heads",
        "graduate_score",
        "employer_score",
    ];
    let mut arcs = Vec::new();
    let mut rows = Vec::new();
    let Some(mut table) = Table::open(folder, FILE, names, 3, troubles) else {
        return arcs;
    };
    table.rows(
        troubles,
        |row, [from, to, value, cap, graduate, employer], troubles| {
            let mut report =
                |column, value: &str, remedy: &str| troubles.push(bad(FILE, row, column, value, remedy));
            let from_place = supply.places.get(from).copied();
            if from_place.is_none() && supply.is_read {
                report(
                    "supply_id",
                    from,
                    "supply.csv has no such id; correct it or add it there",
                );
            }
            let to_place = demand.places.get(to).copied();
            if to_place.is_none() && demand.is_read {
                report(
                    "demand_id",
                    to,
                    "demand.csv has no such id; correct it or add it there",
                );
            }
            let millionths = millionths(value);
            if let Err(remedy) = &millionths {
                report("value", value, remedy);
            }
            let cap = if cap.is_empty() {
                Ok(None)
            } else {
                whole(cap).map(Some).map_err(|remedy| (cap, remedy))
            };
            if let Err((cap, remedy)) = cap {
                report("max_heads", cap, remedy);
            }
            for (column, score) in [("graduate_score", graduate), ("employer_score", employer)] {
                if !score.is_empty() && !score.parse::<f64>().is_ok_and(f64::is_finite) {
                    report(
                        column,
                        score,
                        "is not a number; write one, such as 0.75, or leave the cell empty",
                    );
                }
            }
            if let (Some(from), Some(to), Ok(value), Ok(cap)) = (from_place, to_place, millionths, cap) {
                arcs.push(Arc { from, to, value, cap });
                rows.push(row);
            }
        },
    );
    report_twins(&arcs, &rows, supply, troubles);
    arcs
}

/// A pair that stands twice is reported at its second row.
fn report_twins(arcs: &[Arc], rows: &[u64], supply: &Nodes, troubles: &mut Vec<Trouble>) {
    let key = |place: usize| (arcs[place].from, arcs[place].to);
    if (1..arcs.len()).all(|place| key(place - 1) < key(place)) {
        return;
    }
    let mut order: Vec<usize> = (0..arcs.len()).collect();
    order.sort_by_key(|&place| key(place));
    for pair in order.windows(2).filter(|pair| key(pair[0]) == key(pair[1])) {
        let id = &supply.ids[arcs[pair[1]].from as usize];
        let remedy = format!("the same pair stands in row {} already; keep one", rows[pair[0]]);
        troubles.push(bad("pairs.csv", rows[pair[1]], "supply_id", id, &remedy));
    }
}

/// A number of people.
fn whole(text: &str) -> Result<i64, &'static str> {
    const MOST: i64 = 1_000_000_000;
    match text.parse::<i64>() {
        Ok(number) if (0..=MOST).contains(&number) => Ok(number),
        _ => Err("write a whole number from 0 to 1000000000"),
    }
}

/// A value in whole millionths, rounded half up.
#[expect(clippy::cast_possible_truncation, reason = "the range is checked first")]
fn millionths(text: &str) -> Result<i64, String> {
    let most = MAX_VALUE / 1_000_000;
    match text.parse::<f64>() {
        Ok(number) if number.abs() <= most as f64 => Ok((number * 1e6 + 0.5).floor() as i64),
        _ => Err(format!("write a number from -{most} to {most}, such as 0.75")),
    }
}
