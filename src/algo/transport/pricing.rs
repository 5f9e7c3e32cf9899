//! The choice of the entering arc: the one that gains most in a block of arcs, block after block.

use super::network::Network;
use super::tree::Tree;

/// An arc that gains by entering the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entering {
    /// An arc by its position, with its supply.
    Arc { supply: u32, arc: u32 },
    /// The slack arc of a node, by its id.
    Slack(u32),
}

/// Where the search stands. It goes round: the arcs row by row, then the slack arcs.
pub(super) struct Pricer {
    block: usize,
    /// Position of the next arc; from the number of arcs on, slack arcs by id.
    position: usize,
    /// The row of that arc.
    row: usize,
}

impl Pricer {
    pub(super) fn new(network: &Network) -> Pricer {
        let all = network.cells.len() + network.root();
        Pricer {
            block: (5 * all.isqrt() / 2).max(20),
            position: 0,
            row: 0,
        }
    }

    /// The arc that gains most among the next block, or among the first block that has one that gains; `None`
    /// if no arc gains, which is the proof that the tree is optimal.
    pub(super) fn next<const CAPPED: bool>(
        &mut self,
        network: &Network,
        tree: &Tree,
    ) -> Option<(Entering, i64)> {
        let arcs = network.cells.len();
        let all = arcs + network.root();
        let mut unseen = all;
        let mut best = None;
        let mut gain = 0;
        let mut left = self.block;
        while unseen > 0 {
            let seen;
            if self.position < arcs {
                while network.starts[self.row + 1] <= self.position {
                    self.row += 1;
                }
                let end = network.starts[self.row + 1].min(self.position + left.min(unseen));
                seen = end - self.position;
                if let Some(arc) = self.best_of_row::<CAPPED>(network, tree, end, &mut gain) {
                    best = Some(arc);
                }
            } else {
                let end = all.min(self.position + left.min(unseen));
                seen = end - self.position;
                if let Some(slack) = best_slack(network, tree, self.position - arcs..end - arcs, &mut gain) {
                    best = Some(slack);
                }
            }
            self.position += seen;
            unseen -= seen;
            left -= seen;
            if self.position == all {
                (self.position, self.row) = (0, 0);
            }
            if left == 0 {
                if best.is_some() {
                    break;
                }
                left = self.block;
            }
        }
        best.map(|best| (best, gain))
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "positions of arcs and rows fit 32 bits"
    )]
    fn best_of_row<const CAPPED: bool>(
        &self,
        network: &Network,
        tree: &Tree,
        end: usize,
        gain: &mut i64,
    ) -> Option<Entering> {
        let (supplies, demands) = tree.potentials.split_at(network.supplies);
        let own = supplies[self.row];
        let mut best = None;
        for (offset, cell) in network.cells[self.position..end].iter().enumerate() {
            let mut here = i64::from(cell.value) - own + demands[cell.demand as usize];
            if CAPPED && tree.full[self.position + offset] {
                here = -here;
            }
            if here > *gain {
                *gain = here;
                best = Some(offset);
            }
        }
        best.map(|offset| Entering::Arc {
            supply: self.row as u32,
            arc: (self.position + offset) as u32,
        })
    }
}

#[expect(clippy::cast_possible_truncation, reason = "ids fit 32 bits")]
fn best_slack(
    network: &Network,
    tree: &Tree,
    ids: std::ops::Range<usize>,
    gain: &mut i64,
) -> Option<Entering> {
    let mut best = None;
    for id in ids {
        let potential = tree.potentials[id];
        let here = if id < network.supplies {
            network.slack - potential
        } else {
            potential
        };
        if here > *gain {
            *gain = here;
            best = Some(Entering::Slack(id as u32));
        }
    }
    best
}
