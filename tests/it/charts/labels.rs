//! What a drawing shows, read back from its text: the boxes of its labels, and whether it is XML at all.
//!
//! Widths are measured here by another table than the drawings use: that of Helvetica.

use unicode_width::UnicodeWidthChar;

/// Thousandths of an em from space to `~` in Helvetica.
const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, //
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, //
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, //
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, //
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, //
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

fn breadth(text: &str) -> f64 {
    let one = |c: char| match (c as usize).checked_sub(32).and_then(|k| HELVETICA.get(k)) {
        Some(width) => f64::from(*width) / 1000.0,
        None => match c.width() {
            Some(0) | None => 0.0,
            Some(1) => 0.6,
            Some(_) => 1.0,
        },
    };
    text.chars().map(one).sum()
}

/// A label: what it says and its four corners.
#[derive(Debug, Clone)]
struct Label {
    text: String,
    corners: [[f64; 2]; 4],
}

impl Label {
    fn extent(&self, axis: [f64; 2]) -> (f64, f64) {
        let along = self.corners.map(|[x, y]| x * axis[0] + y * axis[1]);
        let [a, b, c, d] = along;
        (a.min(b).min(c).min(d), a.max(b).max(c).max(d))
    }

    /// Whether two labels share more than half a pixel: no line parts them that is level, upright or slanted.
    fn touches(&self, other: &Label) -> bool {
        let slant = std::f64::consts::FRAC_1_SQRT_2;
        [[1.0, 0.0], [0.0, 1.0], [slant, slant], [slant, -slant]]
            .iter()
            .all(|axis| {
                let (a, b) = (self.extent(*axis), other.extent(*axis));
                a.0 + 0.5 < b.1 && b.0 + 0.5 < a.1
            })
    }
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let rest = tag.split(&format!(" {name}=\"")).nth(1)?;
    rest.split('"').next()
}

fn plain(text: &str) -> String {
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"");
    text.replace("&#39;", "'").replace("&amp;", "&")
}

fn labels(svg: &str) -> Vec<Label> {
    svg.split("<text")
        .skip(1)
        .map(|part| {
            let (tag, rest) = part.split_once('>').unwrap();
            let body = rest.split("</text>").next().unwrap();
            let body = body.split("<title>").next().unwrap();
            let shown: String = body
                .split('<')
                .enumerate()
                .map(|(k, piece)| {
                    if k == 0 {
                        piece
                    } else {
                        piece.split_once('>').map_or("", |(_, after)| after)
                    }
                })
                .collect();
            let number = |name| attribute(tag, name).unwrap().parse::<f64>().unwrap();
            let text = plain(&shown);
            let (x, y, size) = (number("x"), number("y"), number("font-size"));
            let wide = breadth(text.trim()) * size;
            let left = match attribute(tag, "text-anchor") {
                Some("middle") => x - wide / 2.0,
                Some("end") => x - wide,
                _ => x,
            };
            let (top, bottom) = (y - 0.75 * size, y + 0.2 * size);
            let corners = [
                [left, top],
                [left + wide, top],
                [left + wide, bottom],
                [left, bottom],
            ];
            let turned = attribute(tag, "transform").is_some();
            let turn = |[a, b]: [f64; 2]| {
                let (dx, dy, half) = (a - x, b - y, std::f64::consts::FRAC_1_SQRT_2);
                if turned {
                    [x + half * (dx + dy), y + half * (dy - dx)]
                } else {
                    [a, b]
                }
            };
            Label {
                text,
                corners: corners.map(turn),
            }
        })
        .collect()
}

/// Asserts that no two labels touch and that all are inside the drawing.
pub fn apart(svg: &str) {
    let head = svg.split_once('>').unwrap().0;
    let view: Vec<f64> = attribute(head, "viewBox")
        .unwrap()
        .split(' ')
        .map(|n| n.parse().unwrap())
        .collect();
    let mut labels = labels(svg);
    for label in &labels {
        let ((left, right), (top, bottom)) = (label.extent([1.0, 0.0]), label.extent([0.0, 1.0]));
        let inside = left >= -0.5 && top >= -0.5 && right <= view[2] + 0.5 && bottom <= view[3] + 0.5;
        assert!(inside, "outside {view:?}: {label:?}");
    }
    labels.sort_by(|a, b| a.extent([0.0, 1.0]).0.total_cmp(&b.extent([0.0, 1.0]).0));
    for (k, label) in labels.iter().enumerate() {
        let bottom = label.extent([0.0, 1.0]).1;
        let near = labels[k + 1..]
            .iter()
            .take_while(|other| other.extent([0.0, 1.0]).0 < bottom);
        for other in near {
            assert!(!label.touches(other), "{label:?} touches {other:?}");
        }
    }
}

/// Asserts that a text is XML: tags closed in order, attributes quoted and only once, only known entities, ids
/// unique, and only characters that XML knows.
pub fn sound(xml: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut ids = std::collections::BTreeSet::new();
    let known = |text: &str| {
        for part in text.split('&').skip(1) {
            let entity = part.split(';').next().unwrap();
            assert!(["amp", "lt", "gt", "quot", "#39"].contains(&entity), "&{entity}");
        }
        assert!(!text.chars().any(|c| c.is_control() || c == '\u{ffff}'));
    };
    for (k, part) in xml.split('<').enumerate() {
        if k == 0 {
            assert!(part.is_empty());
            continue;
        }
        let (tag, text) = part.split_once('>').unwrap();
        assert!(!text.contains('>'));
        known(text);
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
            continue;
        }
        let closed = tag.ends_with('/');
        let tag = tag.trim_end_matches('/');
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let pieces: Vec<&str> = attributes.split('"').collect();
        assert!(
            pieces.len() % 2 == 1 && pieces.last().unwrap().is_empty(),
            "{tag}"
        );
        let mut names = std::collections::BTreeSet::new();
        for pair in pieces.chunks_exact(2) {
            assert!(pair[0].ends_with('=') && names.insert(pair[0].trim()), "{tag}");
            known(pair[1]);
            if pair[0].trim() == "id=" {
                assert!(ids.insert(pair[1]), "id {} twice", pair[1]);
            }
        }
        if !closed {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
    let head = xml.split_once('>').unwrap().0;
    let label = attribute(head, "aria-labelledby").unwrap();
    assert!(label.split(' ').all(|id| ids.contains(id)), "{label}");
}
