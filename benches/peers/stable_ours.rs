//! Solves a market folder of `stable_market.py` with this crate's kernel and prints the same line of JSON as
//! the peer does.
//!
//! usage: `stable_ours MARKET_DIR [demand]`; Linux only, for it reads the CPU clock from `/proc`.

use std::collections::HashMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use vocmatch_algo::Control;
use vocmatch_algo::stable_allocation::{Allocation, Preferences, Side, audit, solve};
use vocmatch_algo::transport::{Arc, Problem};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// CPU time of this thread in seconds.
fn cpu_seconds() -> Outcome<f64> {
    let text = fs::read_to_string("/proc/thread-self/schedstat")?;
    let nanoseconds = text.split_whitespace().next().ok_or("no CPU time")?;
    Ok(nanoseconds.parse::<f64>()? / 1e9)
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

/// Peak memory in megabytes.
fn peak() -> Outcome<f64> {
    let text = fs::read_to_string("/proc/self/status")?;
    let line = text.lines().find(|line| line.starts_with("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().nth(1));
    Ok(number.ok_or("no peak")?.parse::<f64>()? / 1024.0)
}

fn rows(file: &str) -> Outcome<impl Iterator<Item = String>> {
    let lines = BufReader::new(fs::File::open(file)?).lines();
    Ok(lines.skip(1).map_while(Result::ok))
}

/// Ids in order, and their quantities.
fn nodes(file: &str) -> Outcome<(Vec<String>, Vec<i64>)> {
    let (mut ids, mut quantities) = (Vec::new(), Vec::new());
    for row in rows(file)? {
        let (id, quantity) = row.split_once(',').ok_or("no comma")?;
        ids.push(id.to_string());
        quantities.push(quantity.trim().parse()?);
    }
    Ok((ids, quantities))
}

fn places(ids: &[String]) -> HashMap<&str, u32> {
    ids.iter().map(String::as_str).zip(0..).collect()
}

/// FNV-1a of 64 bits over the flows as lines.
fn fingerprint(solution: &Allocation, supplies: &[String], demands: &[String]) -> Outcome<String> {
    let mut text = String::new();
    for flow in solution.flows() {
        let (from, to) = (&supplies[flow.from as usize], &demands[flow.to as usize]);
        writeln!(text, "{from},{to},{}", flow.heads)?;
    }
    let start = 0xcbf2_9ce4_8422_2325u64;
    let state = text.bytes().fold(start, |state, byte| {
        (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    Ok(format!("{state:016x}"))
}

fn main() -> Outcome<()> {
    let mut arguments = std::env::args().skip(1);
    let usage = "usage: stable_ours MARKET_DIR [demand]";
    let folder = arguments.next().ok_or(usage)?;
    let side = match arguments.next().as_deref() {
        None => Side::Supply,
        Some("demand") => Side::Demand,
        Some(_) => return Err(usage.into()),
    };
    let (supplies, heads) = nodes(&format!("{folder}/supply.csv"))?;
    let (demands, openings) = nodes(&format!("{folder}/demand.csv"))?;
    let (from, to) = (places(&supplies), places(&demands));
    let mut pairs: Vec<(u32, u32, i64, i64)> = Vec::new();
    for row in rows(&format!("{folder}/pairs.csv"))? {
        let mut cells = row.split(',');
        let mut cell = || cells.next().ok_or("too few cells");
        let from = *from.get(cell()?).ok_or("no such supply")?;
        let to = *to.get(cell()?).ok_or("no such demand")?;
        pairs.push((from, to, cell()?.parse()?, cell()?.trim().parse()?));
    }
    pairs.sort_unstable();
    let arcs = pairs.iter().map(|&(from, to, ..)| Arc {
        from,
        to,
        value: 1,
        cap: None,
    });
    let problem = Problem::new(heads, openings, arcs)?;
    let supply_scores: Vec<i64> = pairs.iter().map(|pair| pair.2).collect();
    let demand_scores: Vec<i64> = pairs.iter().map(|pair| pair.3).collect();
    drop(pairs);
    let ranked = || {
        Ok(Preferences::new(
            &problem,
            supply_scores.clone(),
            demand_scores.clone(),
        )?)
    };
    let (rank_seconds, preferences) = timed(ranked)?;
    let (seconds, solution) = timed(|| Ok(solve(&problem, &preferences, side, &Control::default())?))?;
    writeln!(
        std::io::stdout(),
        "{{\"heads\":{},\"flows\":\"{}\",\"cpu_seconds\":{seconds:.6},\"rank_seconds\":{rank_seconds:.6},\"peak_mb\":{:.1},\"pairs\":{},\
         \"steps\":{},\"clean\":{}}}",
        solution.heads(),
        fingerprint(&solution, &supplies, &demands)?,
        peak()?,
        problem.arc_count(),
        solution.steps(),
        audit(&problem, &preferences, solution.flows()).is_empty(),
    )?;
    Ok(())
}
