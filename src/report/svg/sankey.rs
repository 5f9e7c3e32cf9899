//! A flow through columns: nodes as bars, flows between them as bands as wide as they are large.

use super::canvas::{Anchor, Canvas, Frame, escaped, tenth};
use super::measure::{fitted, width};
use std::fmt::Write;
use vocmatch_algo::order;

/// What a node stands for, shown by colour and by lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum NodeKind {
    /// One of those that the column is about.
    #[default]
    Normal,
    /// All that are too small to be drawn on their own.
    Others,
    /// Openings that nobody fills.
    Unfilled,
    /// People who find nothing.
    Unplaced,
}

/// A node of a flow.
#[derive(Debug, Clone, PartialEq)]
pub struct FlowNode {
    /// Its column, counted from 0.
    pub column: usize,
    /// What it is called.
    pub label: String,
    /// Its number as text.
    pub value: String,
    /// What it stands for.
    pub kind: NodeKind,
}

/// A flow from a node to one of a later column.
#[derive(Debug, Clone, PartialEq)]
pub struct FlowLink {
    /// Where it comes from, by the place of the node.
    pub from: usize,
    /// Where it goes.
    pub to: usize,
    /// How large it is, above 0.
    pub value: f64,
    /// Its number as text.
    pub told: String,
}

/// A flow through columns. What makes no sense is left out: links to nodes that are not there or that do not lead to
/// a later column, and values that are not above 0.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Flows {
    /// What each column is about, left to right; at most 6.
    pub columns: Vec<String>,
    /// The nodes.
    pub nodes: Vec<FlowNode>,
    /// The flows.
    pub links: Vec<FlowLink>,
}

impl Flows {
    /// Whether a link leads to openings that nobody fills: these are a part of its start beside what arrives there.
    fn is_rest(&self, link: &FlowLink) -> bool {
        self.nodes[link.to].kind == NodeKind::Unfilled
    }
}

const NODE: f64 = 12.0;
const SIZE: f64 = 12.0;
const TOP: f64 = 30.0;
const COLUMNS: usize = 6;

/// A node on the page.
#[derive(Debug, Clone, Copy, Default)]
struct Placed {
    top: f64,
    height: f64,
}

struct Layout {
    x: Vec<f64>,
    placed: Vec<Placed>,
    scale: f64,
    bottom: f64,
}

/// Draws a flow. In a column the order of the nodes follows those of the column before, so that bands cross
/// little; others and what is left over stand last. A flow to openings that nobody fills leaves below what arrives: both
/// are the height of its node. Labels have a line of their own (two, name and number, on a narrow
/// page), so the drawing is as high as the column with most nodes needs.
///
/// O(nodes · log nodes + links · log links).
#[must_use]
pub fn sankey(frame: &Frame, flows: &Flows) -> String {
    let columns = flows.columns.len().min(COLUMNS);
    let node = |k: usize| flows.nodes.get(k).filter(|node| node.column < columns);
    let sound = |link: &&FlowLink| {
        let ends = node(link.from).zip(node(link.to));
        let value = link.value.is_finite() && link.value > 0.0;
        value && ends.is_some_and(|(from, to)| from.column < to.column)
    };
    let links: Vec<&FlowLink> = flows.links.iter().filter(sound).collect();
    let columns = ordered(flows, &links, columns);
    let layout = layout(frame, flows, &links, &columns);
    let mut canvas = Canvas::default();
    bands(&mut canvas, frame, flows, &links, &columns, &layout);
    for (c, column) in columns.iter().enumerate() {
        let room = layout.x.get(c + 1).map_or(frame.wide(), |next| *next) - layout.x[c] - 6.0;
        canvas.text(
            "c-heading",
            [layout.x[c], 14.0],
            (12.0, Anchor::Start, room / 1.15),
            &flows.columns[c],
        );
        for k in column {
            let next = layout.x.get(c + 1).copied();
            mark(
                &mut canvas,
                frame,
                &flows.nodes[*k],
                layout.x[c],
                &layout.placed[*k],
                (next, label_room(frame, flows)),
            );
        }
    }
    canvas.finish(frame, layout.bottom)
}

/// What the labels of the last column have: what they need, but no more than leaves the bands most of the page.
fn label_room(frame: &Frame, flows: &Flows) -> f64 {
    if frame.is_narrow() {
        return 96.0;
    }
    let last = flows.columns.len().min(COLUMNS).saturating_sub(1);
    let labels = flows.nodes.iter().filter(|node| node.column == last);
    let needs = labels.map(|node| width(&node.label, SIZE) + width(&node.value, SIZE) + 24.0);
    let heading = flows
        .columns
        .get(last)
        .map_or(0.0, |head| width(head, SIZE) * 1.2);
    needs.fold(heading, f64::max).clamp(100.0, 230.0)
}

/// The nodes of each column that have a flow, in the order in which they stand.
fn ordered(flows: &Flows, links: &[&FlowLink], columns: usize) -> Vec<Vec<usize>> {
    let mut used = vec![false; flows.nodes.len()];
    for link in links {
        used[link.from] = true;
        used[link.to] = true;
    }
    let mut place = vec![0.0; flows.nodes.len()];
    let mut ordered = Vec::with_capacity(columns);
    for column in 0..columns {
        let mut nodes: Vec<usize> = (0..flows.nodes.len())
            .filter(|k| used[*k] && flows.nodes[*k].column == column)
            .collect();
        let (mut pull, mut weight) = (vec![0.0; flows.nodes.len()], vec![0.0; flows.nodes.len()]);
        for link in links {
            pull[link.to] += link.value * place[link.from];
            weight[link.to] += link.value;
        }
        let rank = |k: &usize| match flows.nodes[*k].kind {
            NodeKind::Normal => 0,
            NodeKind::Others => 1,
            NodeKind::Unfilled | NodeKind::Unplaced => 2,
        };
        let mean = |k: &usize| {
            if weight[*k] > 0.0 {
                pull[*k] / weight[*k]
            } else {
                0.0
            }
        };
        order::sort_by(&mut nodes, |a, b| {
            rank(a)
                .cmp(&rank(b))
                .then(mean(a).total_cmp(&mean(b)))
                .then(a.cmp(b))
        });
        for (at, k) in nodes.iter().enumerate() {
            place[*k] = at as f64 / nodes.len().max(1) as f64;
        }
        ordered.push(nodes);
    }
    ordered
}

fn layout(frame: &Frame, flows: &Flows, links: &[&FlowLink], columns: &[Vec<usize>]) -> Layout {
    let (line, gap) = if frame.is_narrow() {
        (29.0, 4.0)
    } else {
        (17.0, 5.0)
    };
    let mut ends = vec![(0.0, 0.0, 0.0); flows.nodes.len()];
    for link in links {
        ends[link.to].1 += link.value;
        if flows.is_rest(link) {
            ends[link.from].2 += link.value;
        } else {
            ends[link.from].0 += link.value;
        }
    }
    let value = |k: usize| f64::max(ends[k].0, ends[k].1) + ends[k].2;
    let most = columns.iter().map(Vec::len).max().unwrap_or(0) as f64;
    let room = f64::max(
        if frame.is_narrow() { 440.0 } else { 420.0 },
        most * (line + gap) * 1.35,
    );
    let needed = |column: &Vec<usize>, scale: f64| {
        let slots = column.iter().map(|k| f64::max(value(*k) * scale, line) + gap);
        slots.sum::<f64>()
    };
    let fits = |scale: f64| columns.iter().all(|column| needed(column, scale) <= room);
    let all: f64 = columns
        .iter()
        .map(|column| column.iter().map(|k| value(*k)).sum())
        .fold(0.0, f64::max);
    // The largest scale at which every column fits, to one part in 2^40.
    let (mut low, mut high) = (0.0, if all > 0.0 { room / all } else { 0.0 });
    for _ in 0..40 {
        let middle = f64::midpoint(low, high);
        if fits(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    let mut placed = vec![Placed::default(); flows.nodes.len()];
    let mut bottom = TOP;
    for column in columns {
        let spare = (room - needed(column, low)) / (column.len() + 1) as f64;
        let mut y = TOP + spare;
        for k in column {
            let height = value(*k) * low;
            let slot = f64::max(height, line);
            placed[*k] = Placed {
                top: y + (slot - height) / 2.0,
                height,
            };
            y += slot + gap + spare;
        }
        bottom = f64::max(bottom, y);
    }
    let last = columns.len().saturating_sub(1).max(1) as f64;
    // The last column has its labels on the right, as the others have.
    let field = frame.wide() - NODE - label_room(frame, flows);
    let x = (0..columns.len()).map(|c| c as f64 * field / last).collect();
    Layout {
        x,
        placed,
        scale: low,
        bottom,
    }
}

/// The bands, the largest first, so that small ones stay in sight.
fn bands(
    canvas: &mut Canvas,
    frame: &Frame,
    flows: &Flows,
    links: &[&FlowLink],
    columns: &[Vec<usize>],
    layout: &Layout,
) {
    let mut rank = vec![0; flows.nodes.len()];
    for column in columns {
        for (at, k) in column.iter().enumerate() {
            rank[*k] = at;
        }
    }
    // Where each band leaves and arrives: in the order of the nodes at the other end.
    let mut leaves = vec![0.0; links.len()];
    let mut arrives = vec![0.0; links.len()];
    let mut order: Vec<usize> = (0..links.len()).collect();
    let mut used = vec![0.0; flows.nodes.len()];
    let mut arrived = vec![0.0; flows.nodes.len()];
    order::sort_by_key(&mut order, |k| {
        (
            flows.is_rest(links[*k]),
            flows.nodes[links[*k].to].column,
            rank[links[*k].to],
            *k,
        )
    });
    for link in links.iter().filter(|link| !flows.is_rest(link)) {
        arrived[link.to] += link.value;
    }
    for k in &order {
        let from = links[*k].from;
        if flows.is_rest(links[*k]) {
            // Below what arrives, the first time.
            used[from] = f64::max(used[from], std::mem::take(&mut arrived[from]));
        }
        leaves[*k] = used[from];
        used[links[*k].from] += links[*k].value;
    }
    used.fill(0.0);
    order::sort_by_key(&mut order, |k| {
        (flows.nodes[links[*k].from].column, rank[links[*k].from], *k)
    });
    for k in &order {
        arrives[*k] = used[links[*k].to];
        used[links[*k].to] += links[*k].value;
    }
    order::sort_by(&mut order, |a, b| {
        links[*b].value.total_cmp(&links[*a].value).then(a.cmp(b))
    });
    let mut svg = String::from(r#"<g class="c-bands">"#);
    for k in order {
        let link = links[k];
        let (from, to) = (&flows.nodes[link.from], &flows.nodes[link.to]);
        let y =
            |node: usize, before: f64| layout.placed[node].top + (before + link.value / 2.0) * layout.scale;
        let (x0, x1) = (layout.x[from.column] + NODE, layout.x[to.column]);
        let (y0, y1) = (y(link.from, leaves[k]), y(link.to, arrives[k]));
        let middle = tenth(f64::midpoint(x0, x1));
        let [x0, x1, y0, y1] = [x0, x1, y0, y1].map(tenth);
        let wide = tenth(f64::max(link.value * layout.scale, 0.4));
        let class = match (from.kind, to.kind) {
            (NodeKind::Unfilled, _) | (_, NodeKind::Unfilled) => r#" class="c-b-short""#,
            (_, NodeKind::Unplaced) => r#" class="c-b-over""#,
            _ => "",
        };
        let _ = write!(
            svg,
            r#"<path{class} d="M{x0},{y0}C{middle},{y0} {middle},{y1} {x1},{y1}" stroke-width="{wide}""#
        );
        // Of a narrow drawing the table beside it tells the numbers.
        if frame.is_narrow() {
            svg.push_str("/>");
        } else {
            let title = format!("{} → {}: {}", short(&from.label), short(&to.label), link.told);
            let _ = write!(svg, "><title>{}</title></path>", escaped(&title));
        }
    }
    svg.push_str("</g>");
    canvas.raw(&svg);
}

fn short(label: &str) -> String {
    fitted(label, 1.0, 24.0)
}

fn mark(
    canvas: &mut Canvas,
    frame: &Frame,
    node: &FlowNode,
    x: f64,
    placed: &Placed,
    (next, last): (Option<f64>, f64),
) {
    canvas.open(&format!("{}: {}", node.label, node.value));
    let class = match node.kind {
        NodeKind::Normal => "c-node",
        NodeKind::Others => "c-others",
        NodeKind::Unfilled => "c-short",
        NodeKind::Unplaced => "c-over",
    };
    let bar = [x, placed.top, NODE, f64::max(placed.height, 1.0)];
    canvas.rect(class, bar);
    if matches!(node.kind, NodeKind::Unfilled | NodeKind::Unplaced) {
        canvas.hatch(&frame.safe_id(), bar);
    }
    canvas.close();
    let middle = placed.top + placed.height / 2.0;
    if frame.is_narrow() {
        let room = next.map_or(last, |next| next - x - NODE) - 5.0;
        let at = x + NODE + 3.0;
        canvas.text(
            "c-halo",
            [at, middle - 2.0],
            (11.0, Anchor::Start, room),
            &node.label,
        );
        canvas.text(
            "c-halo c-value",
            [at, middle + 11.0],
            (11.0, Anchor::Start, room),
            &node.value,
        );
        return;
    }
    let room = next.map_or(last - 6.0, |next| next - x - NODE - 14.0).min(260.0);
    let value = fitted(&node.value, SIZE, room);
    let label = fitted(&node.label, SIZE, room - width(&value, SIZE) - 8.0);
    let title = if label == node.label {
        String::new()
    } else {
        format!("<title>{}</title>", escaped(&node.label))
    };
    canvas.raw(&format!(
        r#"<text class="c-halo" x="{}" y="{}" font-size="{SIZE}">{} <tspan class="c-value">{}</tspan>{title}</text>"#,
        tenth(x + NODE + 5.0),
        tenth(middle + 4.0),
        escaped(&label),
        escaped(&value),
    ));
}
