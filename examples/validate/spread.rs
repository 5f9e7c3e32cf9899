//! How far the graduates of a program move in one year and more, by the program's size.

use crate::panel::{Panel, YEARS};
use std::fmt::Write;

/// Sizes of programs, by the graduates of the year that a forecast starts from.
const SIZES: [(f64, f64); 5] = [
    (5.0, 10.0),
    (10.0, 30.0),
    (30.0, 100.0),
    (100.0, 300.0),
    (300.0, f64::INFINITY),
];

/// The spread of logarithms of changes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// Changes measured.
    pub count: usize,
    /// Standard deviation.
    pub sd: f64,
    /// Half the width of the middle 68.27%: one standard deviation, were it normal.
    pub middle: f64,
    /// Fourth moment over the square of the variance: 3, were it normal.
    pub kurtosis: f64,
}

/// Measures values of which there is at least one.
pub fn spread(mut values: Vec<f64>) -> Spread {
    values.sort_by(f64::total_cmp);
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let moment = |power: i32| values.iter().map(|v| (v - mean).powi(power)).sum::<f64>() / n;
    Spread {
        count: values.len(),
        sd: moment(2).sqrt(),
        middle: (values[values.len() * 841_345 / 1_000_000] - values[values.len() * 158_655 / 1_000_000])
            / 2.0,
        kurtosis: moment(4) / moment(2).powi(2),
    }
}

/// ln(later / now) of programs of a size that have graduates in both years.
fn changes(panel: &Panel, (least, below): (f64, f64), years: usize) -> Vec<f64> {
    let pairs = panel
        .programs
        .iter()
        .flat_map(|one| (years..YEARS).map(|later| (one.graduates[later - years], one.graduates[later])));
    pairs
        .filter(|(now, later)| *now >= least && *now < below && *later > 0.0)
        .map(|(now, later)| (later / now).ln())
        .collect()
}

pub fn tables(page: &mut String, panel: &Panel) -> std::fmt::Result {
    page.push_str("\n| graduates | changes | sd, 1 year | 2 | 3 | 4 | middle, 1 year | 2 | 3 | 4 | kurtosis, 1 year | ends in a year |\n");
    page.push_str("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    let (mut sds, mut middles) = (vec![], vec![]);
    for size in SIZES {
        let found = [1, 2, 3, 4].map(|years| spread(changes(panel, size, years)));
        let name = if size.1.is_finite() {
            format!("{} to {}", size.0, size.1 - 1.0)
        } else {
            format!("{} and more", size.0)
        };
        write!(page, "| {name} | {} ", found[0].count)?;
        for one in found {
            write!(page, "| {:.2} ", one.sd)?;
        }
        for one in found {
            write!(page, "| {:.2} ", one.middle)?;
        }
        let ends = ends(panel, size);
        writeln!(page, "| {:.1} | {:.1}% |", found[0].kurtosis, 100.0 * ends)?;
        sds.push(found.map(|one| one.sd));
        middles.push(found.map(|one| one.middle));
    }
    writeln!(
        page,
        "\nGrowth with the years h: sd h^{:.2}, middle h^{:.2}",
        power(&sds),
        power(&middles)
    )
}

/// The share of programs of a size that have no graduates a year later.
fn ends(panel: &Panel, (least, below): (f64, f64)) -> f64 {
    let (mut all, mut ended) = (0.0, 0.0);
    for one in &panel.programs {
        for pair in one.graduates.windows(2) {
            if pair[0] >= least && pair[0] < below {
                all += 1.0;
                ended += f64::from(u8::from(pair[1] <= 0.0));
            }
        }
    }
    ended / f64::max(all, 1.0)
}

/// The power of the years that widths grow with, by least squares on logarithms; every size has a level of its own.
pub fn power(widths: &[[f64; 4]]) -> f64 {
    let years = [1.0, 2.0, 3.0, 4.0_f64].map(f64::ln);
    let mean = years.iter().sum::<f64>() / 4.0;
    let (mut both, mut own) = (0.0, 0.0);
    for row in widths {
        for (width, year) in row.iter().zip(years) {
            both += (year - mean) * width.ln();
            own += (year - mean) * (year - mean);
        }
    }
    both / own
}
