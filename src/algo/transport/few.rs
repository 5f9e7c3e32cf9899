//! Pricing by candidate list, for a warm start where few arcs improve: after a change of a few heads.

use super::network::{Network, SLACK};
use super::pricing::{Entering, Pricing, is_full};
use super::tree::Tree;
use std::borrow::Cow;

/// Collects every improving arc, picks the best of those until none is left, and collects again. So a hundred
/// pivots cost a few passes, where the block search would pass over nearly all arcs for each. Where potentials
/// are known under which no arc improved (a dual feasible point), a pass looks only at arcs whose ends have
/// moved since.
pub(super) struct FewArcs<'a> {
    network: &'a Network<'a>,
    /// Arcs that improved when last collected. Those that do not now stay: they may again before the next pass.
    found: Vec<Entering>,
    /// Potentials under which no arc improved but those found; never kept where there are caps, for a full arc
    /// improves with the opposite sign.
    proven: Option<Cow<'a, [i64]>>,
    /// The list grew too long: this pricing gives up, and block pricing takes over.
    pub(super) overflows: bool,
}

impl<'a> FewArcs<'a> {
    /// `proven` are potentials under which no arc improves.
    pub(super) fn new(network: &'a Network<'a>, proven: Option<&'a [i64]>) -> Self {
        let proven = proven.filter(|_| !network.is_capped()).map(Cow::Borrowed);
        FewArcs {
            network,
            found: Vec::new(),
            proven,
            overflows: false,
        }
    }

    fn collect(&mut self, tree: &Tree) {
        let found = std::mem::take(&mut self.found);
        self.found = found
            .into_iter()
            .filter(|entering| worth(tree, entering) > 0)
            .collect();
        match self.proven.take() {
            Some(proven) if *tree.potentials == *proven => self.proven = Some(proven),
            Some(proven) => self.collect_moved(tree, &proven),
            None if tree.full.is_empty() => self.collect_all::<false>(tree),
            None => self.collect_all::<true>(tree),
        }
        // Every pivot scans the whole list, as block pricing scans a block of half the square root of the arcs. A
        // list of many times that costs more than it saves.
        self.overflows = self.found.len() > 1000 + 40 * self.network.cells.len().isqrt();
        if !self.network.is_capped() && self.proven.is_none() {
            self.proven = Some(Cow::Owned(tree.potentials.clone()));
        }
    }

    fn look_at_slack(&mut self, tree: &Tree, id: usize) {
        let entering = slack_entering(self.network, tree, as_id(id));
        if entering.gain != 0 && worth(tree, &entering) > 0 {
            self.found.push(entering);
        }
    }

    /// Arcs that improve because a supply's potential fell or a demand's rose, and slack where any moved. Any
    /// other change lowers `value − potential[i] + potential[j]`, which was at most 0 at the proven potentials.
    fn collect_moved(&mut self, tree: &Tree, proven: &[i64]) {
        let network = self.network;
        let columns = network.columns();
        let moved = tree
            .potentials
            .iter()
            .zip(proven)
            .enumerate()
            .filter(|(_, (new, old))| new != old);
        for (id, (new, old)) in moved {
            if id < network.root() {
                self.look_at_slack(tree, id);
            }
            if id < network.supplies && new < old {
                let row = network.starts[id]..network.starts[id + 1];
                for (cell, arc) in network.cells[row.clone()].iter().zip(row) {
                    self.look(tree, as_id(id), cell.demand, cell.value, as_id(arc));
                }
            } else if id >= network.supplies && id < network.root() && new > old {
                let demand = as_id(id - network.supplies);
                for entry in columns.column(id - network.supplies) {
                    self.look(tree, entry.supply, demand, entry.value, entry.arc);
                }
            }
        }
    }

    fn look(&mut self, tree: &Tree, supply: u32, demand: u32, value: i32, arc: u32) {
        let head = tree.supplies + demand;
        let gain = i64::from(value) - tree.potentials[supply as usize] + tree.potentials[head as usize];
        if gain > 0 {
            self.found.push(Entering {
                tail: supply,
                head,
                arc,
                gain,
            });
        }
    }

    fn collect_all<const BOUNDED: bool>(&mut self, tree: &Tree) {
        let network = self.network;
        let (supplies, demands) = tree.potentials.split_at(network.supplies);
        for (row, &own) in supplies.iter().enumerate() {
            let start = network.starts[row];
            let cells = &network.cells[start..network.starts[row + 1]];
            for (offset, cell) in cells.iter().enumerate() {
                let gain = i64::from(cell.value) - own + demands[cell.demand as usize];
                let full = BOUNDED && gain != 0 && is_full(tree, start + offset);
                if if full { gain < 0 } else { gain > 0 } {
                    let head = tree.supplies + cell.demand;
                    self.found.push(Entering {
                        tail: as_id(row),
                        head,
                        arc: as_id(start + offset),
                        gain,
                    });
                }
            }
        }
        for id in 0..network.root() {
            self.look_at_slack(tree, id);
        }
    }

    /// The entry as it stands now.
    fn again(&self, tree: &Tree, old: Entering) -> Entering {
        if old.arc == SLACK {
            return slack_entering(self.network, tree, old.tail.min(old.head));
        }
        let value = i64::from(self.network.cells[old.arc as usize].value);
        let gain = value - tree.potentials[old.tail as usize] + tree.potentials[old.head as usize];
        Entering { gain, ..old }
    }
}

impl Pricing for FewArcs<'_> {
    fn next(&mut self, tree: &Tree) -> Option<Entering> {
        // First the list at hand under today's potentials; only if nothing in it improves, a new pass. Nothing in
        // a fresh list proves the basis optimal.
        for fresh in [false, true] {
            if fresh {
                self.collect(tree);
            }
            if self.overflows {
                return None;
            }
            let mut best = (0, None);
            for old in &self.found {
                let entering = self.again(tree, *old);
                let worth = worth(tree, &entering);
                if worth > best.0 {
                    best = (worth, Some(entering));
                }
            }
            if best.1.is_some() {
                return best.1;
            }
        }
        None
    }
}

fn slack_entering(network: &Network, tree: &Tree, id: u32) -> Entering {
    let root = as_id(network.root());
    let potential = tree.potentials[id as usize];
    if id < tree.supplies {
        Entering {
            tail: id,
            head: root,
            arc: SLACK,
            gain: network.slack - potential,
        }
    } else {
        Entering {
            tail: root,
            head: id,
            arc: SLACK,
            gain: potential,
        }
    }
}

/// What an entry improves a head, in the direction in which its arc can still change.
fn worth(tree: &Tree, entering: &Entering) -> i64 {
    let Entering {
        tail,
        head,
        arc,
        gain,
    } = *entering;
    let turned = if arc == SLACK {
        gain < 0 && tree.levels[tail.min(head) as usize] > 0
    } else {
        is_full(tree, arc as usize)
    };
    if turned { -gain } else { gain }
}

#[expect(clippy::cast_possible_truncation, reason = "ids and positions fit 32 bits")]
fn as_id(index: usize) -> u32 {
    index as u32
}
