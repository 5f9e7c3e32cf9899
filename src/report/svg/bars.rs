//! Horizontal bars: plain, stacked, or to both sides of a line.

use super::canvas::{Anchor, Canvas, Frame};
use super::measure::width;

/// How a part of a bar looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Tone {
    /// Plain.
    #[default]
    Plain,
    /// What is missing.
    Short,
    /// What is too much.
    Over,
    /// Less important, grey.
    Faint,
}

impl Tone {
    pub(super) fn class(self) -> &'static str {
        match self {
            Tone::Plain => "c-node",
            Tone::Short => "c-short",
            Tone::Over => "c-over",
            Tone::Faint => "c-others",
        }
    }
}

/// A part of a bar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// How long it is: below 0 to the left, above to the right. What is not a number is 0.
    pub value: f64,
    /// How it looks.
    pub tone: Tone,
    /// Whether lines are drawn over it: it is less sure than the others.
    pub hatched: bool,
}

/// A bar with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What it is about.
    pub label: String,
    /// Its number as text, which stands at its end.
    pub value: String,
    /// What else is to be known, shown where a pointer or the keyboard is on it; may be empty.
    pub note: String,
    /// Its parts, from the line outwards on each side.
    pub parts: Vec<Part>,
}

/// Bars with a legend.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bars {
    /// What is drawn on the left side of the line, and on the right; empty for none.
    pub sides: [String; 2],
    /// The bars, top to bottom.
    pub rows: Vec<Bar>,
    /// What looks are explained: tone, hatched, words.
    pub legend: Vec<(Tone, bool, String)>,
}

const SIZE: f64 = 12.0;

/// Draws bars. Labels stand on the left, cut where they are long, or above their bar on a narrow page; numbers at
/// the ends of the bars, where room is kept for them. O(rows).
#[must_use]
pub fn bars(frame: &Frame, bars: &Bars) -> String {
    let mut canvas = Canvas::default();
    let (narrow, wide, id) = (frame.is_narrow(), frame.wide(), frame.safe_id());
    let legend: Vec<(&str, bool, &str)> = bars
        .legend
        .iter()
        .map(|(tone, hatched, words)| (tone.class(), *hatched, words.as_str()))
        .collect();
    let mut y = canvas.legend(&id, [0.0, 2.0, wide], &legend);
    let extents = bars.rows.iter().map(extent);
    let (left, right) = extents.fold((0.0, 0.0), |(left, right), (l, r)| {
        (f64::max(left, l), f64::max(right, r))
    });
    // Labels take what the longest needs, but leave the bars most of the page.
    let longest = bars
        .rows
        .iter()
        .map(|row| width(&row.label, SIZE))
        .fold(0.0, f64::max);
    let labels = if narrow {
        0.0
    } else {
        longest.min(wide * 0.36) + 10.0
    };
    let room_of = |side: fn(&(f64, f64)) -> bool| {
        let rows = bars.rows.iter().filter(|row| side(&extent(row)));
        let longest = rows.map(|row| width(&row.value, SIZE)).fold(0.0, f64::max);
        if longest > 0.0 {
            longest.min(wide * 0.22) + 8.0
        } else {
            0.0
        }
    };
    let (room_left, room_right) = (room_of(|(l, r)| l > r), room_of(|(l, r)| r >= l));
    let field = wide - labels - room_left - room_right;
    let scale = if left + right > 0.0 {
        field / (left + right)
    } else {
        0.0
    };
    let zero = labels + room_left + left * scale;
    if left > 0.0 && right > 0.0 {
        // Side by side, each in its own half of the whole width.
        let half = wide / 2.0 - 4.0;
        canvas.text(
            "c-heading",
            [0.0, y + 12.0],
            (SIZE, Anchor::Start, half / 1.15),
            &bars.sides[0],
        );
        canvas.text(
            "c-heading",
            [wide, y + 12.0],
            (SIZE, Anchor::End, half / 1.15),
            &bars.sides[1],
        );
        y += 22.0;
    } else if left + right > 0.0 {
        let side = usize::from(right > 0.0);
        if !bars.sides[side].is_empty() {
            canvas.text(
                "c-heading",
                [labels, y + 12.0],
                (SIZE, Anchor::Start, (wide - labels) / 1.15),
                &bars.sides[side],
            );
            y += 22.0;
        }
    }
    let high = if narrow { 37.0 } else { 23.0 };
    for row in &bars.rows {
        let bar = if narrow { y + 17.0 } else { y + 3.0 };
        row_of(&mut canvas, &id, row, bar, (zero, scale));
        // On a narrow page the line makes room for the labels.
        let axis = if narrow { bar } else { y };
        canvas.line("c-axis", [zero, axis], [zero, bar + 20.0]);
        let ends = extent(row);
        let (at, anchor, room) = if ends.0 > ends.1 {
            (zero - ends.0 * scale - 5.0, Anchor::End, room_left - 6.0)
        } else {
            (zero + ends.1 * scale + 5.0, Anchor::Start, room_right - 6.0)
        };
        canvas.text("c-value", [at, bar + 12.0], (SIZE, anchor, room), &row.value);
        let (label, room) = if narrow {
            (y + 12.0, wide)
        } else {
            (bar + 12.0, labels - 10.0)
        };
        canvas.text("", [0.0, label], (SIZE, Anchor::Start, room), &row.label);
        y += high;
    }
    canvas.finish(frame, y + 4.0)
}

fn sound(part: &Part) -> f64 {
    if part.value.is_finite() { part.value } else { 0.0 }
}

/// How far a bar reaches to the left and to the right.
fn extent(row: &Bar) -> (f64, f64) {
    let sum = |sign: f64| {
        row.parts
            .iter()
            .map(|part| f64::max(sign * sound(part), 0.0))
            .sum()
    };
    (sum(-1.0), sum(1.0))
}

fn row_of(canvas: &mut Canvas, id: &str, row: &Bar, y: f64, (zero, scale): (f64, f64)) {
    let note = if row.note.is_empty() {
        String::new()
    } else {
        format!("; {}", row.note)
    };
    canvas.open(&format!("{}: {}{note}", row.label, row.value));
    let (mut left, mut right) = (zero, zero);
    for part in &row.parts {
        let long = sound(part).abs() * scale;
        let x = if part.value < 0.0 {
            left -= long;
            left
        } else {
            right += long;
            right - long
        };
        let bar = [
            x,
            y,
            f64::max(long, if part.value == 0.0 { 0.0 } else { 0.5 }),
            16.0,
        ];
        canvas.rect(part.tone.class(), bar);
        if part.hatched {
            canvas.hatch(id, bar);
        }
    }
    canvas.close();
}
