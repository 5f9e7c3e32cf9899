//! Allocates the heads of a market to its openings, optimally, and proves it.
//!
//! `cargo run --release --example allocate -- MARKET_DIR` reads three CSV tables and writes a fourth; `--help`
//! says which.

mod tables;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;
use tables::{Market, Trouble, whole_file};
use vocmatch::algo::Control;
use vocmatch::algo::transport::{Objective, audit, solve};

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

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

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
