//! The arcs by demand (the transposed rows), made when first needed and shared by all problems of the graph.

/// The arcs of each demand.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Columns {
    starts: Vec<usize>,
    entries: Vec<Entry>,
}

/// An arc in the column of its demand, with its value at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) supply: u32,
    /// Position of the arc.
    pub(super) arc: u32,
    pub(super) value: i32,
}

impl Columns {
    #[expect(clippy::cast_possible_truncation, reason = "ids and positions fit 32 bits")]
    /// From rows: where each starts, and the demand and value of each arc.
    pub(super) fn new(row_starts: &[usize], cell: impl Fn(usize) -> (u32, i32), demands: usize) -> Columns {
        let rows = row_starts.windows(2).map(|bounds| bounds[0]..bounds[1]);
        let mut starts = vec![0; demands + 1];
        // Counting sort by demand: `O(arcs + demands)`, and each column stays in the order of supplies.
        for arc in rows.clone().flatten() {
            starts[cell(arc).0 as usize + 1] += 1;
        }
        for place in 0..demands {
            starts[place + 1] += starts[place];
        }
        let mut ends = starts.clone();
        let mut entries = vec![
            Entry {
                supply: 0,
                arc: 0,
                value: 0
            };
            starts[demands]
        ];
        for (supply, row) in rows.enumerate() {
            for arc in row {
                let (demand, value) = cell(arc);
                let end = &mut ends[demand as usize];
                entries[*end] = Entry {
                    supply: supply as u32,
                    arc: arc as u32,
                    value,
                };
                *end += 1;
            }
        }
        Columns { starts, entries }
    }

    pub(super) fn column(&self, demand: usize) -> &[Entry] {
        &self.entries[self.starts[demand]..self.starts[demand + 1]]
    }
}
