//! Solves a market folder with this crate's kernel and prints the same line of JSON as the peers do.
//!
//! usage: `peer_ours MARKET_DIR [fill-first]`; Linux only, for it reads the CPU clock from `/proc`.

use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use vocmatch::algo::transport::{Arc, Change, Control, Objective, Problem, audit, prices, resolve, solve};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// CPU time of this thread in seconds.
fn cpu_seconds() -> Outcome<f64> {
    let text = fs::read_to_string("/proc/thread-self/schedstat")?;
    Ok(text
        .split_whitespace()
        .next()
        .ok_or("no CPU time")?
        .parse::<f64>()?
        / 1e9)
}

/// A line of `/proc/self/status`, in megabytes.
fn memory(field: &str) -> Outcome<f64> {
    let text = fs::read_to_string("/proc/self/status")?;
    let line = text
        .lines()
        .find(|line| line.starts_with(field))
        .ok_or("no such field")?;
    Ok(line
        .split_whitespace()
        .nth(1)
        .ok_or("no number")?
        .parse::<f64>()?
        / 1024.0)
}

fn rows(file: &str) -> Outcome<impl Iterator<Item = String>> {
    let lines = BufReader::new(fs::File::open(file)?).lines();
    Ok(lines.skip(1).map_while(Result::ok))
}

fn nodes(file: &str) -> Outcome<(HashMap<String, u32>, Vec<i64>)> {
    let (mut places, mut quantities) = (HashMap::new(), Vec::new());
    for row in rows(file)? {
        let (id, quantity) = row.split_once(',').ok_or("no comma")?;
        places.insert(id.to_string(), u32::try_from(quantities.len())?);
        quantities.push(quantity.trim().parse()?);
    }
    Ok((places, quantities))
}

#[expect(clippy::cast_possible_truncation, reason = "values are at most 1")]
fn arc(row: &str, supply: &HashMap<String, u32>, demand: &HashMap<String, u32>) -> Outcome<Arc> {
    let mut cells = row.split(',');
    let mut cell = || cells.next().ok_or("too few cells");
    let from = *supply.get(cell()?).ok_or("no such supply")?;
    let to = *demand.get(cell()?).ok_or("no such demand")?;
    let value = (cell()?.trim().parse::<f64>()? * 1e6).round() as i64;
    Ok(Arc {
        from,
        to,
        value,
        cap: None,
    })
}

fn main() -> Outcome<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments
        .next()
        .ok_or("usage: peer_ours MARKET_DIR [fill-first]")?;
    let fill = arguments.next().as_deref() == Some("fill-first");
    let objective = if fill {
        Objective::FillFirst
    } else {
        Objective::BestValue
    };
    let (supply, heads) = nodes(&format!("{folder}/supply.csv"))?;
    let (demand, openings) = nodes(&format!("{folder}/demand.csv"))?;
    let mut arcs = Vec::new();
    for row in rows(&format!("{folder}/pairs.csv"))? {
        arcs.push(arc(&row, &supply, &demand)?);
    }
    drop((supply, demand));
    let problem = Problem::new(heads, openings, arcs)?;

    let before = memory("VmRSS:")?;
    fs::write("/proc/self/clear_refs", "5")?;
    let start = cpu_seconds()?;
    let solution = solve(&problem, objective, &Control::default())?;
    let seconds = cpu_seconds()? - start;
    let peak = memory("VmHWM:")?;

    let clean = audit(&problem, objective, &solution).is_empty();
    let start = cpu_seconds()?;
    let prices = prices(&problem, objective, &solution);
    let prices_seconds = cpu_seconds()? - start;
    drop(prices);

    let one = [Change::Heads {
        supply: 7,
        heads: problem.heads()[7] + 1,
    }];
    let few: Vec<Change> = problem
        .heads()
        .iter()
        .zip(0..)
        .step_by(1000)
        .map(|(heads, supply)| Change::Heads {
            supply,
            heads: heads + heads / 10 + 1,
        })
        .collect();
    let mut warm = Vec::new();
    for changes in [&one[..], &few] {
        let changed = problem.with(changes)?;
        let start = cpu_seconds()?;
        let again = resolve(&changed, objective, &solution, &Control::default())?;
        warm.push((cpu_seconds()? - start, again.pivots()));
    }
    writeln!(
        std::io::stdout(),
        "{{\"heads\":{},\"value_millionths\":{},\"cpu_seconds\":{seconds:.6},\"solve_mb\":{:.1},\"peak_mb\":{peak:.1},\
         \"clean\":{clean},\"pivots\":{},\"prices_seconds\":{prices_seconds:.6},\
         \"one_head_seconds\":{:.6},\"one_head_pivots\":{},\"few_heads_seconds\":{:.6},\"few_heads_pivots\":{}}}",
        solution.heads(),
        solution.value(),
        peak - before,
        solution.pivots(),
        warm[0].0,
        warm[0].1,
        warm[1].0,
        warm[1].1,
    )?;
    Ok(())
}
