//! Block pricing: the entering arc is that of the best reduced cost in a block of arcs, block after block.

use super::network::{Network, SLACK};
use super::tree::Tree;
use std::ops::Range;

/// A nonbasic arc that improves the objective by entering the basis. Ends are ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entering {
    pub(super) tail: u32,
    pub(super) head: u32,
    /// Position of the arc, or [`SLACK`].
    pub(super) arc: u32,
    /// Its reduced cost, in millionths a head: below 0 if the arc is at its upper bound and is to lose heads.
    pub(super) gain: i64,
}

/// A pricing rule: picks entering arcs.
pub(super) trait Pricing {
    /// An improving arc; `None` only after all arcs were searched under the present potentials without one,
    /// which proves the basis optimal (dual feasibility).
    fn next(&mut self, tree: &Tree) -> Option<Entering>;
}

/// Searches all arcs of a network, row by row, then its slack arcs, and round again.
pub(super) struct AllArcs<'a, const BOUNDED: bool> {
    network: &'a Network<'a>,
    block: usize,
    /// Position of the next arc; from the number of arcs on, slack arcs by id.
    position: usize,
    /// The row of that arc.
    row: usize,
}

impl<'a, const BOUNDED: bool> AllArcs<'a, BOUNDED> {
    pub(super) fn new(network: &'a Network<'a>) -> Self {
        let all = network.cells.len() + network.root();
        AllArcs {
            network,
            block: block(all),
            position: 0,
            row: 0,
        }
    }

    /// The arc of the current row, up to the position `end`, that improves by more than `best` a head.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "positions of arcs and rows fit 32 bits"
    )]
    fn best_of_row(&self, tree: &Tree, end: usize, best: &mut i64) -> Option<Entering> {
        let (supplies, demands) = tree.potentials.split_at(self.network.supplies);
        let own = supplies[self.row];
        let mut found = None;
        for (offset, cell) in self.network.cells[self.position..end].iter().enumerate() {
            let gain = i64::from(cell.value) - own + demands[cell.demand as usize];
            // Tree arcs need no test: their reduced cost is 0.
            let worth = if BOUNDED && is_full(tree, self.position + offset) {
                -gain
            } else {
                gain
            };
            if worth > *best {
                *best = worth;
                found = Some((offset, cell.demand, gain));
            }
        }
        found.map(|(offset, demand, gain)| Entering {
            tail: self.row as u32,
            head: self.network.supplies as u32 + demand,
            arc: (self.position + offset) as u32,
            gain,
        })
    }

    /// The slack arc among some ids that improves by more than `best` a head.
    #[expect(clippy::cast_possible_truncation, reason = "ids fit 32 bits")]
    fn best_slack(&self, tree: &Tree, ids: Range<usize>, best: &mut i64) -> Option<Entering> {
        let root = self.network.root() as u32;
        let mut found = None;
        for id in ids {
            let potential = tree.potentials[id];
            let is_supply = id < self.network.supplies;
            // The root's potential is 0, and slack of an opening is worth nothing.
            let gain = if is_supply {
                self.network.slack - potential
            } else {
                potential
            };
            let worth = if BOUNDED && gain < 0 && tree.levels[id] > 0 {
                -gain
            } else {
                gain
            };
            if worth > *best {
                *best = worth;
                let (tail, head) = if is_supply {
                    (id as u32, root)
                } else {
                    (root, id as u32)
                };
                found = Some(Entering {
                    tail,
                    head,
                    arc: SLACK,
                    gain,
                });
            }
        }
        found
    }
}

pub(super) fn is_full(tree: &Tree, arc: usize) -> bool {
    tree.full.get(arc).is_some_and(|full| *full)
}

/// How many arcs are searched before the best of them enters: half the square root of all. Measured: on large
/// sparse markets a quarter of the time of blocks five times as long, on dense ones and on assignments of single
/// heads up to one and a half times; blocks shorter still lose more there than they win.
fn block(all: usize) -> usize {
    (all.isqrt() / 2).max(20)
}

impl<const BOUNDED: bool> Pricing for AllArcs<'_, BOUNDED> {
    /// The best improving arc of the next block, or of the first later block that has one.
    fn next(&mut self, tree: &Tree) -> Option<Entering> {
        let network = self.network;
        let arcs = network.cells.len();
        let all = arcs + network.root();
        // Only a full round without an improving arc proves optimality, so the round counts what is unseen since
        // this pivot, wherever the search resumed.
        let mut unseen = all;
        let mut left = self.block;
        let (mut best, mut entering) = (0, None);
        while unseen > 0 {
            let most = left.min(unseen);
            let seen;
            if self.position < arcs {
                while network.starts[self.row + 1] <= self.position {
                    self.row += 1;
                }
                let end = network.starts[self.row + 1].min(self.position + most);
                seen = end - self.position;
                entering = self.best_of_row(tree, end, &mut best).or(entering);
            } else {
                let end = all.min(self.position + most);
                seen = end - self.position;
                entering = self
                    .best_slack(tree, self.position - arcs..end - arcs, &mut best)
                    .or(entering);
            }
            self.position += seen;
            unseen -= seen;
            left -= seen;
            if self.position == all {
                (self.position, self.row) = (0, 0);
            }
            if left == 0 {
                if entering.is_some() {
                    break;
                }
                left = self.block;
            }
        }
        entering
    }
}
