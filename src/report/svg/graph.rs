//! A graph in columns: boxes with words, and the ways between them.

use super::canvas::{Anchor, Canvas, Frame, escaped, tenth};
use super::measure::{width, wrapped};
use std::fmt::Write;
use vocmatch_algo::order;

/// How a way is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum EdgeKind {
    /// A full line.
    #[default]
    Full,
    /// A dashed line.
    Dashed,
}

/// A box.
#[derive(Debug, Clone, PartialEq)]
pub struct GraphNode {
    /// Its column, counted from 0.
    pub column: usize,
    /// What it is called; three lines are shown.
    pub label: String,
    /// Whether it is the one that the graph is about.
    pub main: bool,
    /// Whether it stands for all others of its column, below which it then stands.
    pub rest: bool,
    /// Whether it is a goal, where ways end: its border is dashed.
    pub goal: bool,
}

/// A way from a box to one of a later column.
#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    /// Where it starts, by the place of the box.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// A word on it, shown where there is room and words differ; may be empty.
    pub label: String,
    /// How it is drawn.
    pub kind: EdgeKind,
}

/// A graph in columns. Ways that do not lead to a later column are left out, and so are boxes outside the columns.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Graph {
    /// What each column is about; at most 8.
    pub columns: Vec<String>,
    /// The boxes.
    pub nodes: Vec<GraphNode>,
    /// The ways.
    pub edges: Vec<Edge>,
}

const SIZE: f64 = 12.0;
const LINE: f64 = 15.0;
const BOX: f64 = 150.0;
const PITCH: f64 = 226.0;
const TOP: f64 = 30.0;
const GAP: f64 = 12.0;
const COLUMNS: usize = 8;
/// Words on ways that are drawn at most; all are in the titles of their ways.
const LABELS: usize = 300;

struct Placed {
    lines: Vec<String>,
    top: f64,
    high: f64,
}

/// Draws a graph. Within a column boxes are sorted, others last, by the mean place of what they are joined to, in four sweeps, so
/// that ways cross little; ties by place. As wide as it needs to be ([`graph_width`]), whatever its frame says; on a narrow page
/// let it scroll sideways. O(sweeps · (nodes · log nodes + edges) + edges · labels).
#[must_use]
pub fn graph(frame: &Frame, graph: &Graph) -> String {
    let frame = &Frame {
        width: graph_width(graph),
        ..frame.clone()
    };
    let columns = graph.columns.len().min(COLUMNS);
    let node = |k: usize| graph.nodes.get(k).filter(|node| node.column < columns);
    let sound = |edge: &&Edge| {
        let ends = node(edge.from).zip(node(edge.to));
        ends.is_some_and(|(from, to)| from.column < to.column)
    };
    let edges: Vec<&Edge> = graph.edges.iter().filter(sound).collect();
    let order = ordered(graph, &edges, columns);
    let (placed, bottom) = place(graph, &order);
    let mut canvas = Canvas::default();
    let x = |k: usize| graph.nodes[k].column as f64 * PITCH + 2.0;
    ways(&mut canvas, graph, &edges, &placed, x);
    for (column, heading) in graph.columns.iter().take(columns).enumerate() {
        let at = [column as f64 * PITCH + 2.0, 14.0];
        let room = if column + 1 == columns { BOX } else { PITCH - 12.0 };
        canvas.text("c-heading", at, (SIZE, Anchor::Start, room / 1.15), heading);
    }
    for k in order.into_iter().flatten() {
        let (node, placed) = (&graph.nodes[k], &placed[k]);
        let class = match (node.main, node.goal) {
            (true, _) => "c-box-main",
            (false, true) => "c-box-goal",
            (false, false) => "c-box",
        };
        canvas.open(&node.label);
        canvas.rect(class, [x(k), placed.top, BOX, placed.high]);
        for (line, text) in placed.lines.iter().enumerate() {
            let y = placed.top + 16.0 + LINE * line as f64;
            canvas.text("", [x(k) + 7.0, y], (SIZE, Anchor::Start, BOX - 10.0), text);
        }
        canvas.close();
    }
    canvas.finish(frame, bottom)
}

/// The width of a graph, in pixels; at least 280.
#[must_use]
pub fn graph_width(graph: &Graph) -> f64 {
    let columns = graph.columns.len().clamp(1, COLUMNS);
    (columns - 1) as f64 * PITCH + BOX + 4.0
}

fn ordered(graph: &Graph, edges: &[&Edge], columns: usize) -> Vec<Vec<usize>> {
    let mut order: Vec<Vec<usize>> = vec![Vec::new(); columns];
    for (k, node) in graph.nodes.iter().enumerate() {
        if let Some(column) = order.get_mut(node.column) {
            column.push(k);
        }
    }
    let mut place = vec![0.0; graph.nodes.len()];
    let set = |place: &mut Vec<f64>, column: &[usize]| {
        for (at, k) in column.iter().enumerate() {
            place[*k] = (at as f64 + 0.5) / column.len() as f64;
        }
    };
    for column in &order {
        set(&mut place, column);
    }
    for sweep in 0..4 {
        let forth = sweep % 2 == 0;
        for step in 0..columns {
            let column = if forth { step } else { columns - 1 - step };
            let mut pull = vec![(0.0, 0.0); graph.nodes.len()];
            for edge in edges {
                let (own, other) = if forth {
                    (edge.to, edge.from)
                } else {
                    (edge.from, edge.to)
                };
                pull[own].0 += place[other];
                pull[own].1 += 1.0;
            }
            let mean = |k: usize| {
                if pull[k].1 > 0.0 {
                    pull[k].0 / pull[k].1
                } else {
                    place[k]
                }
            };
            let rest = |k: usize| graph.nodes[k].rest;
            order[column].sort_by(|a, b| {
                let by_mean = mean(*a).total_cmp(&mean(*b));
                rest(*a).cmp(&rest(*b)).then(by_mean).then(a.cmp(b))
            });
            set(&mut place, &order[column]);
        }
    }
    order
}

/// Where boxes stand: each column in the middle of the height that the fullest needs.
fn place(graph: &Graph, order: &[Vec<usize>]) -> (Vec<Placed>, f64) {
    let mut placed: Vec<Placed> = graph
        .nodes
        .iter()
        .map(|node| {
            let lines = wrapped(&node.label, SIZE, BOX - 14.0, 3);
            let high = LINE * lines.len() as f64 + 9.0;
            Placed {
                lines,
                top: 0.0,
                high,
            }
        })
        .collect();
    let high = |placed: &[Placed], column: &[usize]| {
        let boxes: f64 = column.iter().map(|k| placed[*k].high).sum();
        boxes + GAP * column.len().saturating_sub(1) as f64
    };
    let most = order
        .iter()
        .map(|column| high(&placed, column))
        .fold(0.0, f64::max);
    for column in order {
        let mut y = TOP + (most - high(&placed, column)) / 2.0;
        for k in column {
            placed[*k].top = y;
            y += placed[*k].high + GAP;
        }
    }
    (placed, TOP + most + 6.0)
}

fn ways(canvas: &mut Canvas, graph: &Graph, edges: &[&Edge], placed: &[Placed], x: impl Fn(usize) -> f64) {
    // Where ways leave and reach a box: spread over its side, in the order of the other ends.
    let middle = |k: usize| placed[k].top + placed[k].high / 2.0;
    let spread = |own: fn(&Edge) -> usize, other: fn(&Edge) -> usize| {
        let mut sorted: Vec<usize> = (0..edges.len()).collect();
        let key = |k: &usize| (own(edges[*k]), middle(other(edges[*k])));
        order::sort_by(&mut sorted, |a, b| {
            let (a_key, b_key) = (key(a), key(b));
            a_key
                .0
                .cmp(&b_key.0)
                .then(a_key.1.total_cmp(&b_key.1))
                .then(a.cmp(b))
        });
        let mut at = vec![0.0; edges.len()];
        for run in sorted.chunk_by(|a, b| own(edges[*a]) == own(edges[*b])) {
            for (k, edge) in run.iter().enumerate() {
                let node = &placed[own(edges[*edge])];
                at[*edge] = node.top + node.high * (k as f64 + 1.0) / (run.len() as f64 + 1.0);
            }
        }
        at
    };
    let (leave, reach) = (spread(|e| e.from, |e| e.to), spread(|e| e.to, |e| e.from));
    // A word that is on every way tells nothing.
    let told = edges
        .iter()
        .map(|edge| edge.label.as_str())
        .filter(|label| !label.is_empty());
    let differ = told.collect::<vocmatch_algo::sorted::Set<&str>>().len() > 1;
    let mut labels: Vec<[f64; 4]> = Vec::new();
    let mut words = String::new();
    for (k, edge) in edges.iter().enumerate() {
        let (x0, x1) = (x(edge.from) + BOX, x(edge.to));
        let (y0, y1) = (leave[k], reach[k]);
        let class = match edge.kind {
            EdgeKind::Full => "c-edge",
            EdgeKind::Dashed => "c-edge-open",
        };
        // A way that passes columns bends in the first gap and runs straight from there.
        let bend = x0 + (PITCH - BOX) / 2.0;
        let [a, b, c, d, bend] = [x0, y0, x1, y1, bend].map(tenth);
        let (from, to) = (&graph.nodes[edge.from].label, &graph.nodes[edge.to].label);
        let title = escaped(&format!("{from} → {to} {}", edge.label));
        let far = tenth(x0 + PITCH - BOX);
        canvas.raw(&format!(
            r#"<path class="{class}" d="M{a},{b}C{bend},{b} {bend},{d} {far},{d}L{c},{d}"><title>{title}</title></path>"#
        ));
        let place = differ.then(|| label_place(edge, &labels, [x0, y0, x0 + PITCH - BOX, y1]));
        if let Some(at) = place.flatten() {
            labels.push(at);
            let (x, y) = (tenth(at[0] + at[2] / 2.0), tenth(at[1] + 10.0));
            let text = escaped(&edge.label);
            let _ = write!(
                words,
                r#"<text class="c-halo c-value" x="{x}" y="{y}" font-size="11" text-anchor="middle">{text}</text>"#
            );
        }
    }
    canvas.raw(&words);
}

/// A place for the word of a way on its first bend, that no other word has taken; `None` where there is none.
fn label_place(edge: &Edge, taken: &[[f64; 4]], [x0, y0, x1, y1]: [f64; 4]) -> Option<[f64; 4]> {
    let wide = width(&edge.label, 11.0);
    if taken.len() == LABELS || edge.label.trim().is_empty() || wide > x1 - x0 - 4.0 {
        return None;
    }
    [0.5, 0.6, 0.4, 0.7, 0.3].into_iter().find_map(|t: f64| {
        // The middle of the curve; both ends of its handles lie at half the way.
        let (u, bend) = (1.0 - t, f64::midpoint(x0, x1));
        let weights = [u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t];
        let dot = |points: [f64; 4]| points.iter().zip(weights).map(|(p, w)| p * w).sum::<f64>();
        let (x, y) = (dot([x0, bend, bend, x1]), dot([y0, y0, y1, y1]));
        let at = [x - wide / 2.0, y - 6.5, wide, 13.0];
        let inside = at[0] >= x0 + 2.0 && at[0] + wide <= x1 - 2.0;
        let free = taken.iter().all(|other| {
            let apart = |k: usize| at[k] + at[k + 2] <= other[k] || other[k] + other[k + 2] <= at[k];
            apart(0) || apart(1)
        });
        (inside && free).then_some(at)
    })
}
