//! Drawings in SVG: plain data in, text out, the same text for the same data.
//!
//! A drawing is sized in pixels and shrinks with the page. Where small type would not be read any more on a narrow page,
//! draw the chart twice, for a wide and for a narrow one, and let [`CSS`] choose. Text is measured by a safe upper
//! estimate ([`width`]), so that no label runs into another whatever the reader's font is.

mod bars;
mod canvas;
mod graph;
mod heat;
mod measure;
mod sankey;
mod series;
mod style;

pub use bars::{Bar, Bars, Part, Tone, bars};
pub use canvas::Frame;
pub(super) use canvas::escaped;
pub use graph::{Edge, EdgeKind, Graph, GraphNode, graph, graph_width};
pub use heat::{Cell, Heat, Known, heat, heat_width};
pub use measure::{fitted, width, wrapped};
pub use sankey::{FlowLink, FlowNode, Flows, NodeKind, sankey};
pub use series::{Panel, Series, series};
pub use style::CSS;
