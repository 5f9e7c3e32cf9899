//! Allocates the heads of a market to its openings, optimally, and proves it.
//!
//! `cargo run --release --example allocate -- MARKET_DIR` reads three CSV tables and writes a fourth; `--help`
//! says which.

use std::collections::HashMap;
use std::fmt;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;
use vocmatch::algo::transport::{Arc, Control, MAX_VALUE, Objective, Problem, audit, solve};

const HELP: &str = "\
Allocates the heads of a market to its openings, optimally, and proves it.

usage: allocate MARKET_DIR [--objective best-fit|fill-first] [--out FILE]

MARKET_DIR holds three tables (CSV, UTF-8, with a header row):
  supply.csv  supply_id,heads                   one row a group of graduates
  demand.csv  demand_id,openings                one row a group of openings
  pairs.csv   supply_id,demand_id,value         who may go where, and what one head there is worth
              optional: max_heads (a cap), graduate_score, employer_score

  --objective  best-fit: the greatest sum of values (default)
               fill-first: the most heads, and among those the greatest sum of values
  --out FILE   where to write supply_id,demand_id,heads; MARKET_DIR/allocation.csv if not given

Prints one line of JSON: heads, value_millionths, solve_seconds, audit (\"clean\" is a proof of optimality).
Exit status: 0 when all went well, 1 when the tables have problems, 2 when the command is wrong.
";

fn main() -> ExitCode {
    let options = match Options::parse(std::env::args().skip(1)) {
        Ok(Some(options)) => options,
        Ok(None) => return tell(&mut std::io::stdout(), HELP, ExitCode::SUCCESS),
        Err(wrong) => {
            return tell(
                &mut std::io::stderr(),
                &format!("{wrong}\n\n{HELP}"),
                ExitCode::from(2),
            );
        }
    };
    match run(&options) {
        Ok(line) => tell(&mut std::io::stdout(), &format!("{line}\n"), ExitCode::SUCCESS),
        Err(problems) => {
            let mut lines: Vec<String> = problems.iter().map(Trouble::to_string).collect();
            lines.push(format!("{} problem(s); nothing was written\n", problems.len()));
            let text = lines.join("\n");
            tell(&mut std::io::stderr(), &text, ExitCode::FAILURE)
        }
    }
}

/// Writes a text; a reader that has gone away is no reason to fail.
fn tell(to: &mut impl Write, text: &str, code: ExitCode) -> ExitCode {
    let _gone = to.write_all(text.as_bytes());
    code
}

#[derive(Debug, PartialEq)]
struct Options {
    folder: PathBuf,
    objective: Objective,
    out: Option<PathBuf>,
}

impl Options {
    /// `None` when help is asked for.
    fn parse(arguments: impl Iterator<Item = String>) -> Result<Option<Options>, String> {
        let mut arguments = arguments.peekable();
        let (mut folder, mut objective, mut out) = (None, Objective::BestValue, None);
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "-h" | "--help" => return Ok(None),
                "--objective" => {
                    objective = match arguments.next().as_deref() {
                        Some("best-fit") => Objective::BestValue,
                        Some("fill-first") => Objective::FillFirst,
                        other => {
                            let other = other.unwrap_or_default();
                            return Err(format!("--objective {other:?}: write best-fit or fill-first"));
                        }
                    };
                }
                "--out" => {
                    let file = arguments.next().ok_or("--out: write a file name after it")?;
                    out = Some(PathBuf::from(file));
                }
                flag if flag.starts_with('-') => return Err(format!("{flag}: no such option")),
                _ if folder.is_none() => folder = Some(PathBuf::from(argument)),
                _ => return Err(format!("{argument}: a second folder; write one")),
            }
        }
        let folder = folder.ok_or("which folder? write MARKET_DIR")?;
        Ok(Some(Options {
            folder,
            objective,
            out,
        }))
    }
}

/// Something wrong with a table, and what to do about it.
#[derive(Debug, Clone, PartialEq)]
struct Trouble {
    file: String,
    /// As a spreadsheet shows it: the header is row 1. 0 for the file as a whole.
    row: u64,
    column: &'static str,
    value: String,
    remedy: String,
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

fn run(options: &Options) -> Result<String, Vec<Trouble>> {
    let market = Market::read(&options.folder)?;
    let start = Instant::now();
    let solution = match solve(&market.problem, options.objective, &Control::default()) {
        Ok(solution) => solution,
        Err(cancelled) => return Err(vec![whole_file("", cancelled.to_string())]),
    };
    let seconds = start.elapsed().as_secs_f64();
    let violations = audit(&market.problem, options.objective, &solution);
    let out = options
        .out
        .clone()
        .unwrap_or_else(|| options.folder.join("allocation.csv"));
    market.write(&out, &solution).map_err(|error| {
        vec![whole_file(
            &out.to_string_lossy(),
            format!("cannot be written ({error}); choose another --out FILE"),
        )]
    })?;
    let audit = if violations.is_empty() {
        "\"clean\"".to_string()
    } else {
        let all: Vec<String> = violations
            .iter()
            .map(|violation| format!("{violation:?}"))
            .collect();
        serde_json::Value::from(all).to_string()
    };
    Ok(format!(
        "{{\"heads\":{},\"value_millionths\":{},\"solve_seconds\":{seconds:.6},\"audit\":{audit}}}",
        solution.heads(),
        solution.value(),
    ))
}

struct Market {
    supply_ids: Vec<String>,
    demand_ids: Vec<String>,
    problem: Problem,
}

impl Market {
    fn read(folder: &Path) -> Result<Market, Vec<Trouble>> {
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

    fn write(&self, path: &Path, solution: &vocmatch::algo::transport::Solution) -> Result<(), csv::Error> {
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

fn whole_file(file: &str, remedy: String) -> Trouble {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str, files: [&str; 3]) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("allocate-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        for (file, text) in ["supply.csv", "demand.csv", "pairs.csv"].iter().zip(files) {
            std::fs::write(folder.join(file), text).unwrap();
        }
        folder
    }

    fn options(folder: &Path, objective: Objective) -> Options {
        Options {
            folder: folder.to_path_buf(),
            objective,
            out: None,
        }
    }

    #[test]
    fn a_market_is_allocated_and_written() {
        let files = [
            "\u{feff}supply_id,heads\r\n\"a, b\",3\r\n007,2\r\n",
            "demand_id,openings\nx,4\ny,0\n",
            "supply_id,demand_id,value,max_heads\n\"a, b\",x,0.5,\n007,x,0.25,1\n007,y,1,\n",
        ];
        let folder = folder("good", files);
        let line = run(&options(&folder, Objective::BestValue)).unwrap();
        assert!(
            line.starts_with("{\"heads\":4,\"value_millionths\":1750000,\"solve_seconds\":"),
            "{line}"
        );
        assert!(line.ends_with(",\"audit\":\"clean\"}"), "{line}");
        let written = std::fs::read_to_string(folder.join("allocation.csv")).unwrap();
        assert_eq!(written, "supply_id,demand_id,heads\n\"a, b\",x,3\n007,x,1\n");
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn every_bad_row_is_reported_at_once() {
        let files = [
            "supply_id,heads\na,-1\nb,2.5\nb,1\n",
            "demand_id,places\nx,4\n",
            "supply_id,demand_id,value,max_heads\nc,x,NaN,many\n",
        ];
        let folder = folder("bad", files);
        let troubles = run(&options(&folder, Objective::FillFirst)).unwrap_err();
        let lines: Vec<String> = troubles.iter().map(Trouble::to_string).collect();
        let whole = "write a whole number from 0 to 1000000000";
        assert_eq!(
            lines,
            [
                format!("supply.csv row 2, heads: \"-1\": {whole}"),
                format!("supply.csv row 3, heads: \"2.5\": {whole}"),
                "supply.csv row 4, supply_id: \"b\": the id stands twice; keep one row of it".to_string(),
                "demand.csv, openings: the column is missing; the header row needs demand_id,openings"
                    .to_string(),
                "pairs.csv row 2, supply_id: \"c\": supply.csv has no such id; correct it or add it there"
                    .to_string(),
                "pairs.csv row 2, value: \"NaN\": write a number from -1073 to 1073, such as 0.75"
                    .to_string(),
                format!("pairs.csv row 2, max_heads: \"many\": {whole}"),
            ]
        );
        std::fs::remove_dir_all(folder).unwrap();
    }
}
