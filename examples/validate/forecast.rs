//! Back-test of the supply's baseline: the graduates of 2023 and 2024 forecast from the years before.

use crate::forecast_methods::{METHODS, Method};
use crate::options::Options;
use crate::panel::{Panel, raw, shipped};
use crate::spread;
use std::error::Error;
use std::fmt::Write;

/// The years that are forecast, by their place in the panel: 2023 and 2024.
const FORECAST: [usize; 2] = [3, 4];

/// Off by, as a share of the graduates observed: by program, and by class of majors and region.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Miss {
    program: f64,
    class: f64,
}

pub fn tables(options: &Options, progress: &dyn Fn(&str)) -> Result<String, Box<dyn Error>> {
    progress("reading the graduates of California");
    let mut panels = vec![("programs of the shipped tables", shipped()?)];
    if let Some(folder) = &options.data {
        panels.push(("every program of the raw table", raw(&folder.join("us"))?));
    }
    let mut page = String::from("# Forecasts of graduates\n");
    for (name, panel) in &panels {
        let (programs, groups) = (panel.programs.len(), panel.groups);
        writeln!(
            page,
            "\n## {name}: {programs} programs, {groups} classes × regions\n"
        )?;
        methods(&mut page, panel)?;
        spread::tables(&mut page, panel)?;
    }
    Ok(page)
}

/// Σ |forecast − observed| / Σ observed.
pub fn missed(forecast: &[f64], observed: &[f64]) -> f64 {
    let off: f64 = forecast.iter().zip(observed).map(|(f, o)| (f - o).abs()).sum();
    off / observed.iter().sum::<f64>()
}

fn miss(panel: &Panel, method: &Method, choice: f64, year: usize) -> Result<Miss, String> {
    held(panel, method, choice, year, year)
}

/// What the forecast of `year` misses if it is held until a later one.
fn held(panel: &Panel, method: &Method, choice: f64, year: usize, until: usize) -> Result<Miss, String> {
    let (forecast, observed) = ((method.forecast)(panel, year, choice)?, panel.year(until));
    Ok(Miss {
        program: missed(&forecast, &observed),
        class: missed(&panel.grouped(&forecast), &panel.grouped(&observed)),
    })
}

/// The choice that misses least in a year, each level counted against what last year misses.
fn best(panel: &Panel, method: &Method, year: usize) -> Result<f64, String> {
    let last = miss(panel, &METHODS[0], 0.0, year)?;
    let mut best = (f64::INFINITY, 0.0);
    for choice in method.choices {
        let miss = miss(panel, method, *choice, year)?;
        let cost = miss.program / last.program + miss.class / last.class;
        if cost < best.0 {
            best = (cost, *choice);
        }
    }
    Ok(best.1)
}

/// A line a method: its choice for each year is the best of the other year.
fn methods(page: &mut String, panel: &Panel) -> Result<(), Box<dyn Error>> {
    page.push_str("| forecast | choice 2023 | 2024 | program 2023 | 2024 | class × region 2023 | 2024 | least gain | 2024 from 2022: program | class × region |\n");
    page.push_str("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    let [first, second] = FORECAST;
    let gain =
        |miss: Miss, last: Miss| f64::min(1.0 - miss.program / last.program, 1.0 - miss.class / last.class);
    let last = (
        miss(panel, &METHODS[0], 0.0, first)?,
        miss(panel, &METHODS[0], 0.0, second)?,
    );
    for method in METHODS {
        let chosen = (best(panel, method, second)?, best(panel, method, first)?);
        let a = miss(panel, method, chosen.0, first)?;
        let b = miss(panel, method, chosen.1, second)?;
        // With the choice that was the best for 2023: 2024 is not to choose its own.
        let later = held(panel, method, chosen.1, first, second)?;
        let told = |choice: f64| match method.choices.len() {
            1 => String::new(),
            _ => format!("{choice}"),
        };
        // Where it gains least on last year: below 0, it does worse somewhere.
        let least = f64::min(gain(a, last.0), gain(b, last.1));
        writeln!(
            page,
            "| {} | {} | {} | {:.3} | {:.3} | {:.3} | {:.3} | {:+.1}% | {:.3} | {:.3} |",
            method.name,
            told(chosen.0),
            told(chosen.1),
            a.program,
            b.program,
            a.class,
            b.class,
            100.0 * least,
            later.program,
            later.class
        )?;
    }
    Ok(())
}
