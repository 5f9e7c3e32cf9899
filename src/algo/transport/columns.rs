//! The arcs by demand, made when first needed and shared with the rows.

use super::problem::Graph;

/// (supply, position) of the arcs of each demand.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Columns {
    starts: Vec<usize>,
    entries: Vec<(u32, u32)>,
}

impl Columns {
    #[expect(clippy::cast_possible_truncation, reason = "ids and positions fit 32 bits")]
    pub(super) fn new(graph: &Graph, demands: usize) -> Columns {
        let mut starts = vec![0; demands + 1];
        for cell in &graph.cells {
            starts[cell.demand as usize + 1] += 1;
        }
        for demand in 0..demands {
            starts[demand + 1] += starts[demand];
        }
        let mut ends = starts.clone();
        let mut entries = vec![(0, 0); graph.cells.len()];
        for supply in 0..graph.starts.len() - 1 {
            for arc in graph.starts[supply]..graph.starts[supply + 1] {
                let end = &mut ends[graph.cells[arc].demand as usize];
                entries[*end] = (supply as u32, arc as u32);
                *end += 1;
            }
        }
        Columns { starts, entries }
    }

    pub(super) fn column(&self, demand: usize) -> &[(u32, u32)] {
        &self.entries[self.starts[demand]..self.starts[demand + 1]]
    }
}
