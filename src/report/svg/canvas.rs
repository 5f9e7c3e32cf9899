//! A drawing as it grows: rectangles, paths and texts, in order, as SVG.

use super::measure::{LONGEST, fitted, width};
use std::fmt::Write;

/// What every drawing is given: its id, what it is called, what it says in a sentence, and its width.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// The id of the drawing, unique on the page: letters, digits and `-`. Ids inside start with it.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What it says, for those who do not see it.
    pub description: String,
    /// Width in pixels; the drawing shrinks with the page and never grows beyond it. At least 280.
    pub width: f64,
    /// More classes of the drawing.
    pub class: &'static str,
}

impl Frame {
    pub(super) fn wide(&self) -> f64 {
        if self.width.is_finite() {
            self.width.clamp(280.0, 4000.0)
        } else {
            280.0
        }
    }

    /// The id with nothing in it that an id must not have.
    pub(super) fn safe_id(&self) -> String {
        let kept = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let id: String = self.id.chars().filter(kept).take(LONGEST).collect();
        if id.is_empty() { "chart".to_owned() } else { id }
    }

    /// Whether it is drawn for a narrow page.
    pub(super) fn is_narrow(&self) -> bool {
        self.wide() < 560.0
    }
}

/// Where a text stands in relation to its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// What is drawn so far.
#[derive(Debug, Default)]
pub(super) struct Canvas {
    body: String,
    hatched: bool,
}

/// A number with one decimal at most. What is not a number is 0.
pub(super) fn tenth(number: f64) -> String {
    let tenths = libm::round(if number.is_finite() { number } else { 0.0 } * 10.0);
    // Zero has no sign.
    let text = format!("{}", (tenths + 0.0) / 10.0);
    if text == "-0" { "0".to_owned() } else { text }
}

/// A text as XML has it: marked characters escaped, those that XML does not know left out, at most 300 kept.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len().min(4 * LONGEST));
    let long = text.chars().nth(LONGEST).is_some();
    for c in text.chars().take(LONGEST) {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c if c.is_control() => escaped.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            c => escaped.push(c),
        }
    }
    if long {
        escaped.push('…');
    }
    escaped
}

impl Canvas {
    /// A rectangle of a class.
    pub(super) fn rect(&mut self, class: &str, [x, y, w, h]: [f64; 4]) {
        let [x, y, w, h] = [x, y, w.max(0.0), h.max(0.0)].map(tenth);
        let _ = write!(
            self.body,
            r#"<rect class="{class}" x="{x}" y="{y}" width="{w}" height="{h}"/>"#
        );
    }

    /// Lines over a rectangle, so that it stands out without colour too.
    pub(super) fn hatch(&mut self, id: &str, [x, y, w, h]: [f64; 4]) {
        self.hatched = true;
        let [x, y, w, h] = [x, y, w.max(0.0), h.max(0.0)].map(tenth);
        let _ = write!(
            self.body,
            r#"<rect fill="url(#{id}-hatch)" x="{x}" y="{y}" width="{w}" height="{h}"/>"#
        );
    }

    /// A straight line of a class.
    pub(super) fn line(&mut self, class: &str, [x, y]: [f64; 2], [to_x, to_y]: [f64; 2]) {
        let [x, y, to_x, to_y] = [x, y, to_x, to_y].map(tenth);
        let _ = write!(self.body, r#"<path class="{class}" d="M{x},{y}L{to_x},{to_y}"/>"#);
    }

    /// A text of a class at a font size, cut to `room`; whole in a title where it was cut. Where it stands.
    pub(super) fn text(
        &mut self,
        class: &str,
        [x, y]: [f64; 2],
        (size, anchor, room): (f64, Anchor, f64),
        text: &str,
    ) {
        let shown = fitted(text, size, room);
        if shown.trim().is_empty() {
            return;
        }
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => r#" text-anchor="middle""#,
            Anchor::End => r#" text-anchor="end""#,
        };
        let class = if class.is_empty() {
            String::new()
        } else {
            format!(r#" class="{class}""#)
        };
        let title = if shown == text {
            String::new()
        } else {
            format!("<title>{}</title>", escaped(text))
        };
        let [x, y, size] = [x, y, size].map(tenth);
        let shown = escaped(&shown);
        let _ = write!(
            self.body,
            r#"<text{class} x="{x}" y="{y}" font-size="{size}"{anchor}>{shown}{title}</text>"#
        );
    }

    /// A text that rises to the right by 45 degrees from its place, at most `room` long.
    pub(super) fn rising(&mut self, [x, y]: [f64; 2], size: f64, room: f64, text: &str) {
        let shown = fitted(text, size, room);
        if shown.trim().is_empty() {
            return;
        }
        let title = if shown == text {
            String::new()
        } else {
            format!("<title>{}</title>", escaped(text))
        };
        let [x, y, size] = [x, y, size].map(tenth);
        let shown = escaped(&shown);
        let _ = write!(
            self.body,
            r#"<text x="{x}" y="{y}" font-size="{size}" transform="rotate(-45,{x},{y})">{shown}{title}</text>"#
        );
    }

    /// SVG that a chart has written itself.
    pub(super) fn raw(&mut self, svg: &str) {
        self.body.push_str(svg);
    }

    /// Opens a group with a title, which a pointer shows and a keyboard reaches.
    pub(super) fn open(&mut self, title: &str) {
        let _ = write!(self.body, r#"<g tabindex="0"><title>{}</title>"#, escaped(title));
    }

    /// Closes a group.
    pub(super) fn close(&mut self) {
        self.body.push_str("</g>");
    }

    /// A legend from the left, broken into lines: for each entry a class, whether it is hatched, and its words.
    /// Where it ends.
    pub(super) fn legend(&mut self, id: &str, [x, y, room]: [f64; 3], entries: &[(&str, bool, &str)]) -> f64 {
        const SIZE: f64 = 12.0;
        let (mut at, mut line) = (x, y);
        for (class, hatched, words) in entries {
            let text = fitted(words, SIZE, room - 20.0);
            let needed = 20.0 + width(&text, SIZE) + 16.0;
            if at > x && at + needed - 16.0 > x + room {
                at = x;
                line += 20.0;
            }
            let mark = [at, line, 14.0, 12.0];
            self.rect(class, mark);
            if *hatched {
                self.hatch(id, mark);
            }
            self.text("", [at + 20.0, line + 10.5], (SIZE, Anchor::Start, room), &text);
            at += needed;
        }
        if entries.is_empty() { y } else { line + 24.0 }
    }

    /// The drawing, `height` pixels high.
    pub(super) fn finish(self, frame: &Frame, height: f64) -> String {
        let (id, width) = (frame.safe_id(), tenth(frame.wide()));
        let height = tenth(height.max(1.0));
        let class = if frame.class.is_empty() {
            String::new()
        } else {
            format!(" {}", frame.class)
        };
        let (title, description) = (escaped(&frame.title), escaped(&frame.description));
        let hatch = if self.hatched {
            format!(
                r#"<defs><pattern id="{id}-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="c-lines" d="M0,0V5"/></pattern></defs>"#
            )
        } else {
            String::new()
        };
        let mut svg = format!(
            r#"<svg class="chart{class}" id="{id}" viewBox="0 0 {width} {height}" style="width:100%;max-width:{width}px" role="img" aria-labelledby="{id}-title {id}-desc" xmlns="http://www.w3.org/2000/svg"><title id="{id}-title">{title}</title><desc id="{id}-desc">{description}</desc>{hatch}"#
        );
        svg.push_str(&self.body);
        svg.push_str("</svg>");
        svg
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_decimal_and_zero_no_sign() {
        let written = [1.25, -0.04, 3.0, f64::NAN, 1e6].map(tenth);
        assert_eq!(written, ["1.3", "0", "3", "0", "1000000"]);
    }

    #[test]
    fn what_xml_marks_is_escaped_and_what_it_does_not_know_left_out() {
        assert_eq!(escaped("A&B <\"'>\u{0}\u{ffff}"), "A&amp;B &lt;&quot;&#39;&gt; ");
        assert_eq!(escaped(&"字".repeat(400)).chars().count(), LONGEST + 1);
    }
}
