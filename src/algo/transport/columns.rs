//! The arcs by demand, made when first needed and shared with the rows.

/// (supply, position) of the arcs of each demand.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Columns {
    starts: Vec<usize>,
    entries: Vec<(u32, u32)>,
}

impl Columns {
    #[expect(clippy::cast_possible_truncation, reason = "ids and positions fit 32 bits")]
    /// From rows: where each starts, and the demand of each arc.
    pub(super) fn new(row_starts: &[usize], demand: impl Fn(usize) -> usize, demands: usize) -> Columns {
        let rows = row_starts.windows(2).map(|bounds| bounds[0]..bounds[1]);
        let mut starts = vec![0; demands + 1];
        for arc in rows.clone().flatten() {
            starts[demand(arc) + 1] += 1;
        }
        for place in 0..demands {
            starts[place + 1] += starts[place];
        }
        let mut ends = starts.clone();
        let mut entries = vec![(0, 0); starts[demands]];
        for (supply, row) in rows.enumerate() {
            for arc in row {
                let end = &mut ends[demand(arc)];
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
