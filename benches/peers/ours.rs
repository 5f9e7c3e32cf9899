//! Solves a market folder with this crate's kernel and prints the same line of JSON as the peers do.
//!
//! usage: `peer_ours MARKET_DIR [fill-first]`; Linux only, for it reads the CPU clock from `/proc`.

use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use vocmatch_algo::Control;
use vocmatch_algo::transport::{Arc, Change, Objective, Problem, audit, prices, resolve, solve, solve_any};

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

/// CPU seconds of one run: the mean of as many as make half a second, for the system may count in ticks.
fn timed<T>(mut run: impl FnMut() -> Outcome<T>) -> Outcome<(f64, T)> {
    let start = cpu_seconds()?;
    let mut runs = 0;
    loop {
        let result = run()?;
        runs += 1;
        let taken = cpu_seconds()? - start;
        if taken >= 0.5 {
            return Ok((taken / f64::from(runs), result));
        }
    }
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
    let any = || Ok(solve_any(&problem, objective, &Control::default())?);
    let (any_seconds, _) = timed(any)?;
    let canonical = || Ok(solve(&problem, objective, &Control::default())?);
    let (seconds, solution) = timed(canonical)?;
    let peak = memory("VmHWM:")?;

    let clean = audit(&problem, objective, &solution).is_empty();
    let (prices_seconds, _) = timed(|| Ok(prices(&problem, objective, &solution)))?;

    let grown = |supply: u32| Change::Heads {
        supply,
        heads: problem.heads()[supply as usize] * 11 / 10 + 1,
    };
    let shrunk = |demand: u32| Change::Openings {
        demand,
        openings: problem.openings()[demand as usize] * 9 / 10,
    };
    let supplies = u32::try_from(problem.heads().len())?;
    let demands = u32::try_from(problem.openings().len())?;
    let many: Vec<Change> = (0..supplies)
        .step_by(1000)
        .map(grown)
        .chain((0..demands).step_by(1000).map(shrunk))
        .collect();
    let seconds_of = |sets: &[Vec<Change>]| -> Outcome<(f64, u64)> {
        let (seconds, pivots) = timed(|| {
            let mut pivots = 0;
            for changes in sets {
                pivots +=
                    resolve(&problem.with(changes)?, objective, &solution, &Control::default())?.pivots();
            }
            Ok(pivots)
        })?;
        Ok((seconds / sets.len() as f64, pivots / sets.len() as u64))
    };
    let ones: Vec<Vec<Change>> = (0..50)
        .map(|turn| {
            let demand = turn * (demands / 50);
            vec![Change::Openings {
                demand,
                openings: problem.openings()[demand as usize] + 1,
            }]
        })
        .collect();
    let graduates: Vec<Vec<Change>> = (0..50)
        .map(|turn| {
            let supply = turn * (supplies / 50);
            vec![Change::Heads {
                supply,
                heads: problem.heads()[supply as usize] + 1,
            }]
        })
        .collect();
    let one = seconds_of(&ones)?;
    let graduate = seconds_of(&graduates)?;
    let many = seconds_of(&vec![many; 5])?;
    writeln!(
        std::io::stdout(),
        "{{\"heads\":{},\"value_millionths\":{},\"cpu_seconds\":{seconds:.6},\"any_seconds\":{any_seconds:.6},\"solve_mb\":{:.1},\"peak_mb\":{peak:.1},\
         \"clean\":{clean},\"pivots\":{},\"prices_seconds\":{prices_seconds:.6},\
         \"one_head_seconds\":{:.6},\"one_head_pivots\":{},\"one_graduate_seconds\":{:.6},\"few_heads_seconds\":{:.6},\"few_heads_pivots\":{}}}",
        solution.heads(),
        solution.value(),
        peak - before,
        solution.pivots(),
        one.0,
        one.1,
        graduate.0,
        many.0,
        many.1,
    )?;
    Ok(())
}
