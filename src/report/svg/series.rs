//! Numbers year by year: one small drawing for each group, all side by side.

use super::bars::Tone;
use super::canvas::{Anchor, Canvas, Frame, tenth};
use super::measure::width;
use crate::format::whole;
use std::fmt::Write;

/// The numbers of one group, year by year.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// What it is about.
    pub label: String,
    /// For each of the two series and each year a number; what is not a number or below 0 is 0.
    pub series: [Vec<f64>; 2],
}

/// Two series of numbers by year, for several groups.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Series {
    /// The years as text, in order; at most 60 are drawn.
    pub years: Vec<String>,
    /// What the two series are.
    pub names: [String; 2],
    /// The groups; at most 12 are drawn.
    pub panels: Vec<Panel>,
}

const SIZE: f64 = 12.0;
const FIELD: f64 = 130.0;
const HIGH: f64 = FIELD + 62.0;
const CLASSES: [&str; 2] = ["c-l0", "c-l1"];
const TONES: [Tone; 2] = [Tone::Plain, Tone::Short];

/// Draws the panels, four to a line at most: as lines from four years on, the second dashed, else as columns, the second
/// with lines over it. Each panel has a scale of its own from 0, whose top is written on it. O(panels · years).
#[must_use]
pub fn series(frame: &Frame, data: &Series) -> String {
    let mut canvas = Canvas::default();
    let id = frame.safe_id();
    let columns_only = data.years.len() < 4;
    let names = [0, 1].map(|k| (TONES[k].class(), k == 1, data.names[k].as_str()));
    let top = canvas.legend(&id, [0.0, 2.0, frame.wide()], &names) + 4.0;
    let panels = &data.panels[..data.panels.len().min(12)];
    let fitting = if frame.is_narrow() { 1 } else { 4 };
    let across = panels.len().clamp(1, fitting);
    let pitch = frame.wide() / across as f64;
    let mut bottom = top;
    for (k, panel) in panels.iter().enumerate() {
        let (x, y) = ((k % across) as f64 * pitch, top + (k / across) as f64 * HIGH);
        // Where there is only one, it does not stretch over the page.
        let wide = f64::min(pitch - 24.0, 420.0);
        draw(&mut canvas, &id, data, panel, [x, y, wide], columns_only);
        bottom = y + HIGH;
    }
    canvas.finish(frame, bottom)
}

fn number(panel: &Panel, series: usize, year: usize) -> f64 {
    let number = panel.series[series].get(year).copied().unwrap_or(0.0);
    if number.is_finite() { number.max(0.0) } else { 0.0 }
}

/// A round number that is not below another: 1, 2 or 5 and zeros.
fn round_up(number: f64) -> f64 {
    let mut unit = 1.0;
    while unit * 10.0 < number && unit < 1e15 {
        unit *= 10.0;
    }
    let steps = [1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0];
    steps
        .into_iter()
        .map(|step| step * unit)
        .find(|top| *top >= number)
        .unwrap_or(number)
}

#[expect(clippy::cast_possible_truncation, reason = "counts of people")]
fn told(number: f64) -> String {
    whole(libm::round(number) as i64)
}

fn draw(canvas: &mut Canvas, id: &str, data: &Series, panel: &Panel, [x, y, wide]: [f64; 3], columns: bool) {
    let years = data.years.len().min(60);
    let all = (0..2).flat_map(|series| (0..years).map(move |year| number(panel, series, year)));
    let most = round_up(f64::max(all.fold(0.0, f64::max), 1.0));
    let words = f64::min(width(&told(most), SIZE) + 6.0, wide / 2.0);
    let (left, field) = (x + words, wide - words);
    canvas.text(
        "c-heading",
        [x, y + 12.0],
        (SIZE, Anchor::Start, wide / 1.15),
        &panel.label,
    );
    let (zero, top) = (y + 26.0 + FIELD, y + 26.0);
    for (at, value) in [(top, most), (f64::midpoint(top, zero), most / 2.0), (zero, 0.0)] {
        canvas.line(
            if value == 0.0 { "c-axis" } else { "c-grid" },
            [left, at],
            [left + field, at],
        );
        canvas.text(
            "c-value",
            [left - 5.0, at + 4.0],
            (SIZE, Anchor::End, words),
            &told(value),
        );
    }
    let height = |series, year| number(panel, series, year) / most * FIELD;
    let pitch = field / years.max(1) as f64;
    let middle = |year: usize| left + pitch * (year as f64 + 0.5);
    if columns {
        let column = f64::min(pitch * 0.36, 40.0);
        for year in 0..years {
            for (series, tone) in TONES.iter().enumerate() {
                let high = height(series, year);
                let bar = [
                    middle(year) + column * (series as f64 - 1.0),
                    zero - high,
                    column - 1.0,
                    high,
                ];
                let value = told(number(panel, series, year));
                canvas.open(&format!(
                    "{}, {}, {}: {value}",
                    panel.label, data.years[year], data.names[series]
                ));
                canvas.rect(tone.class(), bar);
                if series == 1 {
                    canvas.hatch(id, bar);
                }
                canvas.close();
            }
        }
    } else {
        for (series, class) in CLASSES.iter().enumerate() {
            let mut path = String::new();
            for year in 0..years {
                let sign = if year == 0 { 'M' } else { 'L' };
                let _ = write!(
                    path,
                    "{sign}{},{}",
                    tenth(middle(year)),
                    tenth(zero - height(series, year))
                );
            }
            let (first, last) = (
                told(number(panel, series, 0)),
                told(number(panel, series, years - 1)),
            );
            canvas.open(&format!(
                "{}, {}: {first} → {last}",
                panel.label, data.names[series]
            ));
            canvas.raw(&format!(r#"<path class="{class}" d="{path}"/>"#));
            canvas.close();
        }
    }
    // Every year, or every second, third … so that none touches the next.
    let longest = data
        .years
        .iter()
        .map(|year| width(year, SIZE))
        .fold(0.0, f64::max)
        + 8.0;
    let step = (1..=years)
        .find(|step| *step as f64 * pitch >= longest)
        .unwrap_or(years);
    for year in (0..years).step_by(step.max(1)) {
        let sides = f64::min(x + wide + 12.0 - middle(year), middle(year) - x);
        let room = f64::min(step as f64 * pitch - 4.0, 2.0 * sides);
        canvas.text(
            "",
            [middle(year), zero + 16.0],
            (SIZE, Anchor::Middle, room),
            &data.years[year],
        );
    }
}
