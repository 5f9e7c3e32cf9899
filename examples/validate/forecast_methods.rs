//! Ways to forecast a year's graduates from the years before it.

use crate::panel::Panel;
use vocmatch::pathway::Baseline;

/// A way to forecast. `choices` are the values of its one free number that are tried; a single one: none is free.
pub struct Method {
    pub name: &'static str,
    pub choices: &'static [f64],
    /// The graduates of a year by program, from the years before it alone.
    pub forecast: fn(&Panel, usize, f64) -> Result<Vec<f64>, String>,
}

/// Every way that is compared, "same as last year" first.
pub const METHODS: &[Method] = &[
    Method {
        name: "same as last year",
        choices: &[0.0],
        forecast: |panel, year, _| Ok(panel.year(year - 1)),
    },
    Method {
        name: "`Baseline::LastYear`: the last year with graduates",
        choices: &[0.0],
        forecast: |panel, year, _| panel.projected(year, Baseline::LastYear),
    },
    Method {
        name: "`Baseline::LastYearOfAll`: none without a row for the last year",
        choices: &[0.0],
        forecast: |panel, year, _| panel.projected(year, Baseline::LastYearOfAll),
    },
    Method {
        name: "`Baseline::ThreeYearMean`: of the last three with graduates",
        choices: &[0.0],
        forecast: |panel, year, _| panel.projected(year, Baseline::ThreeYearMean),
    },
    Method {
        name: "mean of three years",
        choices: &[0.0],
        forecast: |panel, year, _| Ok(each(panel, |g| (g[year - 1] + g[year - 2] + g[year - 3]) / 3.0)),
    },
    Method {
        name: "line through three years",
        choices: &[0.0],
        forecast: |panel, year, _| {
            Ok(each(panel, |g| {
                let mean = (g[year - 1] + g[year - 2] + g[year - 3]) / 3.0;
                (mean + g[year - 1] - g[year - 3]).max(0.0)
            }))
        },
    },
    Method {
        name: "damped trend: a part of the last change",
        choices: &[0.05, 0.1, 0.2, 0.3],
        forecast: |panel, year, part| {
            Ok(each(panel, |g| {
                (g[year - 1] + part * (g[year - 1] - g[year - 2])).max(0.0)
            }))
        },
    },
    Method {
        name: "exponential smoothing",
        choices: &[0.7, 0.75, 0.8, 0.85, 0.9, 0.95],
        forecast: |panel, year, weight| Ok(each(panel, |g| smoothed(&g[..year], weight))),
    },
    Method {
        name: "smoothing of small programs: n graduates are believed n/(n + k)",
        choices: &[0.25, 0.5, 1.0, 2.0, 4.0],
        forecast: |panel, year, k| {
            Ok(each(panel, |g| {
                let believed = g[year - 1] / (g[year - 1] + k);
                believed * g[year - 1] + (1.0 - believed) * g[year - 2].min(2.0 * g[year - 1])
            }))
        },
    },
    Method {
        name: "last year less a part",
        choices: &[0.01, 0.02, 0.03, 0.04],
        forecast: |panel, year, part| Ok(each(panel, |g| (1.0 - part) * g[year - 1])),
    },
    Method {
        name: "moved by the growth of the class in the state",
        choices: &[-0.15, 0.15, 0.3, 0.5],
        forecast: |panel, year, power| {
            let growth = growth(|by| panel.by_class(by), panel, year, power);
            let moved = panel.programs.iter();
            Ok(moved
                .map(|one| one.graduates[year - 1] * growth[one.class])
                .collect())
        },
    },
    Method {
        name: "moved by the growth of the class in the region",
        choices: &[-0.3, -0.15, 0.15, 0.3, 0.5],
        forecast: |panel, year, power| {
            let growth = growth(|by| panel.grouped(by), panel, year, power);
            let moved = panel.programs.iter();
            Ok(moved
                .map(|one| one.graduates[year - 1] * growth[one.group])
                .collect())
        },
    },
    Method {
        name: "smoothing, class × region kept as last year",
        choices: &[0.75, 0.8, 0.85, 0.9, 0.95],
        forecast: |panel, year, weight| {
            let smooth = each(panel, |g| smoothed(&g[..year], weight));
            Ok(scaled(panel, smooth, year, 1.0))
        },
    },
    Method {
        name: "median of programs of like size and change",
        choices: &[0.0],
        forecast: |panel, year, _| Ok(medians(panel, year)),
    },
    Method {
        name: "such medians, drawn to class × region as last year by a power",
        choices: &[0.25, 0.5, 0.75, 1.0],
        forecast: |panel, year, power| Ok(scaled(panel, medians(panel, year), year, power)),
    },
];

fn each(panel: &Panel, one: impl Fn(&[f64]) -> f64) -> Vec<f64> {
    panel
        .programs
        .iter()
        .map(|program| one(&program.graduates))
        .collect()
}

/// Exponential smoothing from the first year on: `level += weight · (observed − level)`.
pub fn smoothed(graduates: &[f64], weight: f64) -> f64 {
    let first = graduates.first().copied().unwrap_or_default();
    graduates
        .iter()
        .fold(first, |level, observed| level + weight * (observed - level))
}

/// What sums grew by in the year before, shrunk by fifty people and to a power, by half at the most.
fn growth(sums: impl Fn(&[f64]) -> Vec<f64>, panel: &Panel, year: usize, power: f64) -> Vec<f64> {
    let (now, before) = (sums(&panel.year(year - 1)), sums(&panel.year(year - 2)));
    let ratio =
        |(now, before): (&f64, &f64)| ((now + 50.0) / (before + 50.0)).clamp(2.0 / 3.0, 1.5).powf(power);
    now.iter().zip(&before).map(ratio).collect()
}

/// Forecasts scaled so that classes × regions have as many as last year, or part of the way there.
fn scaled(panel: &Panel, mut forecast: Vec<f64>, year: usize, power: f64) -> Vec<f64> {
    let (wanted, have) = (panel.grouped(&panel.year(year - 1)), panel.grouped(&forecast));
    for (one, value) in panel.programs.iter().zip(&mut forecast) {
        if have[one.group] > 0.0 {
            *value *= (wanted[one.group] / have[one.group]).clamp(0.5, 2.0).powf(power);
        }
    }
    forecast
}

/// The bin of a program by the size of its last year and by its last change.
fn bin(last: f64, before: f64) -> usize {
    let change = ((last + 1.0) / (before + 1.0)).ln();
    let sizes = [1.0, 3.0, 6.0, 10.0, 20.0, 40.0, 80.0, 160.0, 320.0];
    let changes = [-1.2, -0.7, -0.4, -0.2, -0.07, 0.07, 0.2, 0.4, 0.7, 1.2];
    let size = sizes.iter().filter(|edge| last >= **edge).count();
    size * 11 + changes.iter().filter(|edge| change >= **edge).count()
}

/// Last year times the median ratio, weighted by graduates, that programs of the same bin had a year earlier: it
/// misses least of all factors. A bin of fewer than 20 programs keeps last year.
fn medians(panel: &Panel, year: usize) -> Vec<f64> {
    let mut ratios = vec![Vec::new(); 110];
    for one in &panel.programs {
        let g = &one.graduates;
        if g[year - 2] > 0.0 {
            ratios[bin(g[year - 2], g[year - 3])].push((g[year - 1] / g[year - 2], g[year - 2]));
        }
    }
    let factors: Vec<f64> = ratios.into_iter().map(weighted_median).collect();
    each(panel, |g| g[year - 1] * factors[bin(g[year - 1], g[year - 2])])
}

fn weighted_median(mut values: Vec<(f64, f64)>) -> f64 {
    if values.len() < 20 {
        return 1.0;
    }
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = values.iter().map(|(_, weight)| weight).sum::<f64>() / 2.0;
    let mut below = 0.0;
    let mut above = values.iter().skip_while(|(_, weight)| {
        below += weight;
        below < half
    });
    above.next().map_or(1.0, |(value, _)| *value)
}
