//! Drawings: labels that never touch nor leave the page, sound XML, the same text for the same data; and figures
//! that lose nobody.

mod figures;
mod labels;

use crate::cases;
use labels::{apart, sound};
use proptest::prelude::*;
use vocmatch_report::svg::{
    Bar, Bars, Cell, Edge, EdgeKind, FlowLink, FlowNode, Flows, Frame, Graph, GraphNode, Heat, Known,
    NodeKind, Panel, Part, Series, Tone, bars, graph, heat, sankey, series,
};

fn frame(width: f64) -> Frame {
    Frame {
        id: "a chart <1>".to_owned(),
        title: "Title & \"more\"".to_owned(),
        description: String::new(),
        width,
        class: "",
    }
}

/// Names as tables have them: short, long, Chinese, empty, and with marks that XML must not see.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Z][a-z]{2,9}( [a-z]{2,12}){0,3}",
        "[集成电路技术应用机器人工程]{1,12}",
        "[A-Za-z ,/&-]{40,400}",
        "[半导体分立器件和装调工]{30,200}",
        Just(String::new()),
        any::<String>(),
    ]
}

/// How many rows: one, a few, many.
fn rows() -> impl Strategy<Value = usize> {
    prop_oneof![Just(1), Just(5), Just(50), 0..20usize]
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        0.0..1e6,
        0.0..1.0,
        Just(0.0),
        Just(f64::NAN),
        Just(-5.0),
        Just(f64::INFINITY)
    ]
}

/// Draws twice, and looks at the labels.
fn holds(draw: impl Fn() -> String) {
    let svg = draw();
    assert_eq!(svg, draw());
    sound(&svg);
    apart(&svg);
}

fn width() -> impl Strategy<Value = f64> {
    prop_oneof![Just(340.0), Just(900.0), Just(0.0), 280.0..1300.0]
}

fn any_bars(rows: usize) -> impl Strategy<Value = Bars> {
    let part = (number(), any::<bool>(), any::<bool>()).prop_map(|(value, left, hatched)| Part {
        value: if left { -value } else { value },
        tone: if left { Tone::Short } else { Tone::Over },
        hatched,
    });
    let bar = (name(), name(), prop::collection::vec(part, 0..3));
    let bar = bar.prop_map(|(label, value, parts)| Bar {
        label,
        value,
        note: "note".to_owned(),
        parts,
    });
    (prop::collection::vec(bar, rows), name(), name(), name()).prop_map(|(rows, left, right, legend)| Bars {
        sides: [left, right],
        rows,
        legend: vec![(Tone::Plain, false, legend.clone()), (Tone::Short, true, legend)],
    })
}

fn any_flows(nodes: usize) -> impl Strategy<Value = Flows> {
    let kind = prop_oneof![
        Just(NodeKind::Normal),
        Just(NodeKind::Others),
        Just(NodeKind::Unfilled),
        Just(NodeKind::Unplaced)
    ];
    let node = (0..3usize, name(), name(), kind).prop_map(|(column, label, value, kind)| FlowNode {
        column,
        label,
        value,
        kind,
    });
    let link = (0..nodes + 1, 0..nodes + 1, number(), name());
    let link = link.prop_map(|(from, to, value, told)| FlowLink {
        from,
        to,
        value,
        told,
    });
    let links = prop::collection::vec(link, nodes * 3);
    let columns = prop::collection::vec(name(), 1..4);
    (columns, prop::collection::vec(node, nodes), links).prop_map(|(columns, nodes, links)| Flows {
        columns,
        nodes,
        links,
    })
}

fn any_heat(rows: usize) -> impl Strategy<Value = Heat> {
    let known = prop_oneof![Just(Known::Told), Just(Known::Inferred), Just(Known::Seen)];
    let cell = (0..rows + 1, 0..rows + 1, number(), name(), known);
    let cell = cell.prop_map(|(row, column, value, told, known)| Cell {
        row,
        column,
        value,
        told,
        known,
    });
    let names = || prop::collection::vec(name(), rows);
    (names(), names(), prop::collection::vec(cell, rows), name()).prop_map(
        |(rows, columns, mut cells, legend)| {
            // One number a cell.
            cells.sort_by_key(|cell| (cell.row, cell.column));
            cells.dedup_by_key(|cell| (cell.row, cell.column));
            Heat {
                rows,
                columns,
                cells,
                legend: [legend.clone(), legend.clone(), legend],
            }
        },
    )
}

fn any_series(panels: usize, years: usize) -> impl Strategy<Value = Series> {
    let numbers = move || prop::collection::vec(number(), 0..years + 2);
    let panel = (name(), numbers(), numbers()).prop_map(|(label, a, b)| Panel {
        label,
        series: [a, b],
    });
    let panels = prop::collection::vec(panel, panels);
    (panels, name(), name(), prop::collection::vec(name(), years)).prop_map(|(panels, a, b, years)| Series {
        years,
        names: [a, b],
        panels,
    })
}

fn any_graph(nodes: usize) -> impl Strategy<Value = Graph> {
    let node = (0..6usize, name(), any::<bool>(), any::<bool>());
    let node = node.prop_map(|(column, label, main, goal)| GraphNode {
        column,
        label,
        main,
        rest: main,
        goal,
    });
    let edge = (0..nodes + 1, 0..nodes + 1, name(), any::<bool>());
    let edge = edge.prop_map(|(from, to, label, full)| Edge {
        from,
        to,
        label,
        kind: if full { EdgeKind::Full } else { EdgeKind::Dashed },
    });
    let columns = prop::collection::vec(name(), 1..6);
    let nodes_ = prop::collection::vec(node, nodes);
    (columns, nodes_, prop::collection::vec(edge, nodes * 2)).prop_map(|(columns, nodes, edges)| Graph {
        columns,
        nodes,
        edges,
    })
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn labels_of_bars_never_touch((width, data) in (width(), rows().prop_flat_map(any_bars))) {
        holds(|| bars(&frame(width), &data));
    }

    #[test]
    fn labels_of_flows_never_touch((width, data) in (width(), rows().prop_flat_map(any_flows))) {
        holds(|| sankey(&frame(width), &data));
    }

    #[test]
    fn labels_of_heat_maps_never_touch(data in rows().prop_flat_map(any_heat)) {
        holds(|| heat(&frame(0.0), &data));
    }

    #[test]
    fn labels_of_years_never_touch(
        (width, data) in (width(), (1..7usize, 1..31usize).prop_flat_map(|(p, y)| any_series(p, y)))
    ) {
        holds(|| series(&frame(width), &data));
    }

    #[test]
    fn labels_of_graphs_never_touch(data in rows().prop_flat_map(any_graph)) {
        holds(|| graph(&frame(0.0), &data));
    }
}

#[test]
fn five_thousand_rows_are_drawn_without_a_label_that_touches_another() {
    let name = |k: usize| format!("{k} 集成电路 technician of some kind, {k}");
    let data = Bars {
        rows: (0..5000)
            .map(|k| Bar {
                label: name(k),
                value: format!("v{k}"),
                note: String::new(),
                parts: vec![Part {
                    value: k as f64 - 2500.0,
                    tone: Tone::Plain,
                    hatched: false,
                }],
            })
            .collect(),
        ..Bars::default()
    };
    let svg = bars(&frame(900.0), &data);
    apart(&svg);
    for k in [0, 2500, 4999] {
        assert!(svg.contains(&format!(">v{k}</text>")));
    }
    let node = |k: usize| FlowNode {
        column: k % 2,
        label: name(k),
        value: k.to_string(),
        kind: NodeKind::Normal,
    };
    let link = |k: usize| FlowLink {
        from: 2 * k,
        to: 2 * k + 1,
        value: 1.0,
        told: "1".to_owned(),
    };
    let flows = Flows {
        columns: vec!["a".to_owned(), "b".to_owned()],
        nodes: (0..5000).map(node).collect(),
        links: (0..2500).map(link).collect(),
    };
    apart(&sankey(&frame(900.0), &flows));
}

#[test]
fn bands_are_as_wide_as_they_are_large() {
    let node = |column, label: &str| FlowNode {
        column,
        label: label.to_owned(),
        value: "1".to_owned(),
        kind: NodeKind::Normal,
    };
    let link = |from, to, value| FlowLink {
        from,
        to,
        value,
        told: String::new(),
    };
    let flows = Flows {
        columns: vec!["a".to_owned(), "b".to_owned()],
        nodes: vec![node(0, "x"), node(1, "y"), node(1, "z")],
        links: vec![link(0, 1, 300.0), link(0, 2, 100.0)],
    };
    let svg = sankey(&frame(900.0), &flows);
    let widths: Vec<f64> = svg
        .split("stroke-width=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().parse().unwrap())
        .collect();
    assert_eq!(widths.len(), 2);
    assert!((widths[0] - 3.0 * widths[1]).abs() < 0.3, "{widths:?}");
    // The node holds both.
    assert!(
        svg.contains(&format!("height=\"{}\"", widths[0] + widths[1])),
        "{widths:?}"
    );
}

#[test]
fn shades_rise_with_the_number_and_stay_inside() {
    let cell = |row, value| Cell {
        row,
        column: 0,
        value,
        told: String::new(),
        known: Known::Told,
    };
    let data = Heat {
        rows: vec!["a".to_owned(); 4],
        columns: vec!["b".to_owned()],
        cells: vec![cell(0, -1.0), cell(1, 0.5), cell(2, 1.0), cell(3, f64::NAN)],
        legend: Default::default(),
    };
    let svg = heat(&frame(0.0), &data);
    let shades: Vec<&str> = svg.split("class=\"c-h").skip(1).map(|rest| &rest[..1]).collect();
    assert_eq!(shades, ["0", "3", "6", "0"]);
}
