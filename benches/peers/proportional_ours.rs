//! Spreads a market folder with this crate and prints a line of JSON for each temperature, as the peer does.
//!
//! usage: `proportional_ours MARKET_DIR TOLERANCE TEMPERATURE…`; Linux only, for it reads the CPU clock from
//! `/proc`.

use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::io::Write;
use vocmatch_algo::Control;
use vocmatch_algo::proportional::{Config, audit, round, solve};
use vocmatch_algo::transport::{Arc, Problem};

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

/// CPU seconds of one run: the mean of as many as make half a second.
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

fn nodes(text: &str) -> Outcome<(HashMap<&str, u32>, Vec<i64>)> {
    let (mut places, mut quantities) = (HashMap::new(), Vec::new());
    for row in text.lines().skip(1) {
        let (id, quantity) = row.split_once(',').ok_or("no comma")?;
        places.insert(id, u32::try_from(quantities.len())?);
        quantities.push(quantity.trim().parse()?);
    }
    Ok((places, quantities))
}

#[expect(clippy::cast_possible_truncation, reason = "values are at most 1")]
fn market(folder: &str) -> Outcome<Problem> {
    let read = |file: &str| fs::read_to_string(format!("{folder}/{file}.csv"));
    let (supplies, demands, pairs) = (read("supply")?, read("demand")?, read("pairs")?);
    let (supply, heads) = nodes(&supplies)?;
    let (demand, openings) = nodes(&demands)?;
    let mut arcs = Vec::new();
    for row in pairs.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        arcs.push(Arc {
            from: *supply.get(cells[0]).ok_or("no such supply")?,
            to: *demand.get(cells[1]).ok_or("no such demand")?,
            value: (cells[2].trim().parse::<f64>()? * 1e6).round() as i64,
            cap: None,
        });
    }
    Ok(Problem::new(heads, openings, arcs)?)
}

/// The largest of the two sides' L1 errors of margins over all heads, as the peer states it for its own plan.
fn l1_error(problem: &Problem, flows: &[f64]) -> f64 {
    let mut rows: Vec<f64> = problem.heads().iter().map(|&heads| -(heads as f64)).collect();
    let mut columns: Vec<f64> = problem
        .openings()
        .iter()
        .map(|&openings| -(openings as f64))
        .collect();
    for (arc, flow) in problem.arcs().zip(flows) {
        rows[arc.from as usize] += flow;
        columns[arc.to as usize] += flow;
    }
    let total: f64 = problem.heads().iter().map(|&heads| heads as f64).sum();
    let error = |gaps: Vec<f64>| gaps.into_iter().map(f64::abs).sum::<f64>() / total;
    error(rows).max(error(columns))
}

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, tolerance, temperatures @ ..] = arguments.as_slice() else {
        return Err("usage: proportional_ours MARKET_DIR TOLERANCE TEMPERATURE…".into());
    };
    let problem = market(folder)?;
    let control = Control::default();
    for temperature in temperatures {
        let config = Config {
            temperature: temperature.parse()?,
            tolerance: tolerance.parse()?,
            ..Config::default()
        };
        let (seconds, spread) = timed(|| Ok(solve(&problem, &config, &control)?))?;
        let (rounding, _) = timed(|| Ok(round(&problem, &spread, &control)?))?;
        writeln!(
            std::io::stdout(),
            "{{\"temperature\":{temperature},\"heads\":{:.6},\"value\":{:.9},\"cpu_seconds\":{seconds:.6},\"rounds\":{},\
             \"residual\":{:e},\"l1_error\":{:e},\"clean\":{},\"rounding_seconds\":{rounding:.6}}}",
            spread.heads(),
            spread.value() / 1e6,
            spread.rounds(),
            spread.residual(),
            l1_error(&problem, spread.flows()),
            audit(&problem, &config, &spread).is_empty(),
        )?;
    }
    Ok(())
}
