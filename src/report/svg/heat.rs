//! A heat map: rows and columns, a shade for each pair that has a number, a mark for how it is known.

use super::canvas::{Anchor, Canvas, Frame, escaped, tenth};
use super::measure::width;
use std::fmt::Write;

/// How a number is known, shown by a mark in its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Known {
    /// From a source: no mark.
    #[default]
    Told,
    /// Inferred: a dot in the corner.
    Inferred,
    /// Seen in what people did: a line below the number.
    Seen,
}

/// A cell with a number.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Its row, counted from 0.
    pub row: usize,
    /// Its column.
    pub column: usize,
    /// 0..=1; what lies outside is brought inside.
    pub value: f64,
    /// Its number as text.
    pub told: String,
    /// How it is known.
    pub known: Known,
}

/// Rows, columns and cells; a pair without a cell stays empty.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Heat {
    /// What the rows are about.
    pub rows: Vec<String>,
    /// What the columns are about; at most 90 are drawn.
    pub columns: Vec<String>,
    /// The cells; those outside the rows and columns are left out.
    pub cells: Vec<Cell>,
    /// What the shades, a dot and a line mean: the words of the legend; empty ones are left out.
    pub legend: [String; 3],
}

const SIZE: f64 = 12.0;
const CELL: [f64; 2] = [38.0, 26.0];
/// Shades, lightest first.
const SHADES: [&str; 7] = ["c-h0", "c-h1", "c-h2", "c-h3", "c-h4", "c-h5", "c-h6"];
const INKS: [&str; 7] = ["c-t0", "c-t1", "c-t2", "c-t3", "c-t4", "c-t5", "c-t6"];
/// Columns that are drawn at most.
const COLUMNS: usize = 90;
/// How long a label of a column may be: it rises by 45 degrees.
const RISING: f64 = 190.0;

/// Draws a heat map as wide as it needs to be ([`heat_width`]), whatever its frame says; on a narrow page let it scroll
/// sideways. Labels of columns rise by 45 degrees, which keeps them apart. O(rows · columns).
#[must_use]
pub fn heat(frame: &Frame, heat: &Heat) -> String {
    let mut canvas = Canvas::default();
    let frame = &Frame {
        width: heat_width(heat),
        ..frame.clone()
    };
    let labels = label_room(heat);
    let longest = shown(heat)
        .iter()
        .map(|label| width(label, SIZE))
        .fold(0.0, f64::max);
    let slant = std::f64::consts::FRAC_1_SQRT_2;
    let legend = legend(&mut canvas, frame, heat);
    let top = legend + (f64::min(longest, RISING) + SIZE) * slant + 8.0;
    let [w, h] = CELL;
    for (column, label) in shown(heat).iter().enumerate() {
        let x = labels + w * (column as f64 + 0.5) + 3.0;
        canvas.rising([x, top - 6.0], SIZE, RISING, label);
    }
    for (row, label) in heat.rows.iter().enumerate() {
        let y = top + h * row as f64;
        canvas.text(
            "",
            [labels - 8.0, y + 17.0],
            (SIZE, Anchor::End, labels - 8.0),
            label,
        );
    }
    grid(&mut canvas, heat, labels, top);
    for cell in &heat.cells {
        draw(&mut canvas, heat, cell, [labels, top]);
    }
    canvas.finish(frame, top + h * heat.rows.len() as f64 + 4.0)
}

fn shown(heat: &Heat) -> &[String] {
    &heat.columns[..heat.columns.len().min(COLUMNS)]
}

/// The width of a heat map, in pixels; at least 280.
#[must_use]
pub fn heat_width(heat: &Heat) -> f64 {
    // The last label of a column leans out to the right.
    let longest = shown(heat)
        .iter()
        .map(|label| width(label, SIZE))
        .fold(0.0, f64::max);
    let lean = f64::min(longest, RISING) * std::f64::consts::FRAC_1_SQRT_2;
    label_room(heat) + CELL[0] * shown(heat).len() as f64 + f64::max(lean - CELL[0] / 2.0, 0.0) + 12.0
}

fn label_room(heat: &Heat) -> f64 {
    let longest = heat
        .rows
        .iter()
        .map(|label| width(label, SIZE))
        .fold(0.0, f64::max);
    longest.min(250.0) + 10.0
}

fn shade(value: f64) -> usize {
    let value = if value.is_finite() {
        value.clamp(0.0, 1.0)
    } else {
        0.0
    };
    // Seven shades of equal width.
    (1..7).filter(|step| value * 7.0 >= f64::from(*step)).count()
}

fn grid(canvas: &mut Canvas, heat: &Heat, left: f64, top: f64) {
    let [w, h] = CELL;
    let (right, bottom) = (
        left + w * shown(heat).len() as f64,
        top + h * heat.rows.len() as f64,
    );
    for row in 0..=heat.rows.len() {
        let y = top + h * row as f64;
        canvas.line("c-grid", [left, y], [right, y]);
    }
    for column in 0..=shown(heat).len() {
        let x = left + w * column as f64;
        canvas.line("c-grid", [x, top], [x, bottom]);
    }
}

fn draw(canvas: &mut Canvas, heat: &Heat, cell: &Cell, [left, top]: [f64; 2]) {
    let (Some(row), Some(column)) = (heat.rows.get(cell.row), shown(heat).get(cell.column)) else {
        return;
    };
    let [w, h] = CELL;
    let (x, y) = (left + w * cell.column as f64, top + h * cell.row as f64);
    let step = shade(cell.value);
    let title = escaped(&format!("{row} × {column}: {}", cell.told));
    canvas.raw(&format!("<g><title>{title}</title>"));
    canvas.rect(SHADES[step], [x + 0.5, y + 0.5, w - 1.0, h - 1.0]);
    canvas.text(
        INKS[step],
        [x + w / 2.0, y + 17.0],
        (SIZE, Anchor::Middle, w - 8.0),
        &cell.told,
    );
    match cell.known {
        Known::Told => {}
        Known::Inferred => dot(canvas, INKS[step], [x + w - 5.0, y + 5.0]),
        Known::Seen => canvas.rect(INKS[step], [x + 9.0, y + h - 5.5, w - 18.0, 2.0]),
    }
    canvas.close();
}

fn dot(canvas: &mut Canvas, class: &str, [x, y]: [f64; 2]) {
    let mut svg = String::new();
    let _ = write!(
        svg,
        r#"<circle class="{class}" cx="{}" cy="{}" r="2.2"/>"#,
        tenth(x),
        tenth(y)
    );
    canvas.raw(&svg);
}

/// The shades with what they mean, and the marks that are in use. Where it ends.
fn legend(canvas: &mut Canvas, frame: &Frame, heat: &Heat) -> f64 {
    let uses = |known| heat.cells.iter().any(|cell| cell.known == known);
    let [shades, dots, lines] = &heat.legend;
    let mut y = 2.0;
    if !shades.is_empty() {
        for (step, class) in SHADES.iter().enumerate() {
            canvas.rect(class, [18.0 * step as f64, y, 18.0, 12.0]);
        }
        canvas.text(
            "",
            [134.0, y + 10.5],
            (SIZE, Anchor::Start, frame.wide() - 134.0),
            shades,
        );
        y += 20.0;
    }
    for (known, words) in [(Known::Inferred, dots), (Known::Seen, lines)] {
        if uses(known) && !words.is_empty() {
            canvas.rect("c-empty", [0.5, y + 0.5, 18.0, 12.0]);
            if known == Known::Inferred {
                dot(canvas, "c-ink", [14.0, y + 4.5]);
            } else {
                canvas.rect("c-ink", [4.0, y + 9.0, 11.0, 2.0]);
            }
            canvas.text(
                "",
                [26.0, y + 10.5],
                (SIZE, Anchor::Start, frame.wide() - 26.0),
                words,
            );
            y += 20.0;
        }
    }
    y
}
