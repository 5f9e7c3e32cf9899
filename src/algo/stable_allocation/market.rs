//! The state of deferred acceptance: what each proposer has left, what each receiver holds.

use super::lists::Lists;
use super::preferences::Preferences;
use super::solve::Side;
use crate::algo::control::{Cancelled, Control};
use crate::algo::transport::{Flow, Problem};

/// An arc as its proposer sees it.
#[derive(Clone, Copy)]
pub(super) struct Proposal {
    pub(super) receiver: u32,
    /// The place of the arc in the lists of the receivers. Of two places in one list the lower is the better.
    pub(super) place: u32,
}

/// Proposers, receivers, and what is held. Arcs go by their place in the lists of the receivers.
pub(super) struct Market {
    /// Where the list of each proposer goes on: arcs before it are closed.
    next: Vec<u32>,
    /// Where the list of each proposer ends.
    ends: Vec<u32>,
    /// The lists of the proposers.
    proposals: Vec<Proposal>,
    /// What each proposer has and no receiver holds.
    pub(super) spare: Vec<i64>,
    /// Where the list of each receiver starts.
    starts: Vec<u32>,
    /// The worst arc that each receiver holds, if it is full; else the end of its list. Arcs from there on are
    /// closed.
    worst: Vec<u32>,
    /// What each receiver can still take without giving up any.
    pub(super) room: Vec<i64>,
    /// What is held on each arc.
    held: Vec<i64>,
    /// The cap of each arc, or empty if none has one.
    caps: Vec<i64>,
    /// The proposer of each arc.
    owners: Vec<u32>,
    /// The position of each arc in the problem.
    arcs: Vec<u32>,
}

/// What an offer to a full receiver did.
pub(super) struct Exchange {
    /// Who lost what the proposer gained.
    pub(super) rejected: u32,
    /// Whether an arc was filled or emptied, and so closed.
    pub(super) closed: bool,
}

impl Market {
    /// Nothing is held yet.
    #[expect(clippy::cast_possible_truncation, reason = "positions of arcs fit 32 bits")]
    pub(super) fn new(
        problem: &Problem,
        preferences: &Preferences,
        favoured: Side,
        control: &Control,
    ) -> Result<Market, Cancelled> {
        let (from, to): (Vec<u32>, Vec<u32>) = problem.arcs().map(|arc| (arc.from, arc.to)).unzip();
        let supplies = Lists::of_supplies(problem, preferences, control)?;
        let demands = Lists::of_demands(problem, &to, preferences, control)?;
        let (heads, openings) = (problem.heads().to_vec(), problem.openings().to_vec());
        let (proposers, receivers, proposer, receiver, spare, room) = match favoured {
            Side::Supply => (supplies, demands, from, to, heads, openings),
            Side::Demand => (demands, supplies, to, from, openings, heads),
        };
        let mut places = vec![0; receivers.arcs.len()];
        for (place, &arc) in receivers.arcs.iter().enumerate() {
            places[arc as usize] = place as u32;
        }
        let proposal = |&arc: &u32| Proposal {
            receiver: receiver[arc as usize],
            place: places[arc as usize],
        };
        let bounds = receivers.starts.windows(2).zip(&room);
        let worst = bounds.map(|(list, &room)| if room > 0 { list[1] } else { list[0] });
        let mut caps = Vec::new();
        if problem.arcs().any(|arc| arc.cap.is_some()) {
            caps = vec![0; places.len()];
            for (arc, &place) in problem.arcs().zip(&places) {
                caps[place as usize] = arc.cap.unwrap_or(i64::MAX);
            }
        }
        Ok(Market {
            next: proposers.starts[..spare.len()].to_vec(),
            ends: proposers.starts[1..].to_vec(),
            proposals: proposers.arcs.iter().map(proposal).collect(),
            spare,
            worst: worst.collect(),
            starts: receivers.starts,
            room,
            held: vec![0; places.len()],
            caps,
            owners: receivers.arcs.iter().map(|&arc| proposer[arc as usize]).collect(),
            arcs: receivers.arcs,
        })
    }

    pub(super) fn proposers(&self) -> std::ops::Range<u32> {
        0..u32::try_from(self.spare.len()).unwrap_or(u32::MAX)
    }

    /// The best arc of a proposer that is still open.
    pub(super) fn proposal(&mut self, proposer: u32) -> Option<Proposal> {
        let end = self.ends[proposer as usize];
        let mut next = self.next[proposer as usize];
        while next < end {
            let proposal = self.proposals[next as usize];
            let open = proposal.place < self.worst[proposal.receiver as usize];
            if open && self.below_cap(proposal.place) > 0 {
                self.next[proposer as usize] = next;
                return Some(proposal);
            }
            next += 1;
        }
        self.next[proposer as usize] = end;
        None
    }

    fn below_cap(&self, place: u32) -> i64 {
        match self.caps.get(place as usize) {
            Some(cap) => cap - self.held[place as usize],
            None => i64::MAX,
        }
    }

    /// A receiver with room takes what fits of what a proposer has left. Returns how much.
    pub(super) fn fill(&mut self, proposer: u32, proposal: Proposal) -> i64 {
        let (proposer, receiver) = (proposer as usize, proposal.receiver as usize);
        let taken = self.spare[proposer]
            .min(self.below_cap(proposal.place))
            .min(self.room[receiver]);
        self.held[proposal.place as usize] += taken;
        self.spare[proposer] -= taken;
        self.room[receiver] -= taken;
        if self.room[receiver] == 0 {
            self.find_worst(receiver);
        }
        taken
    }

    /// A full receiver takes what a proposer has left for as much of the worst that it holds.
    pub(super) fn exchange(&mut self, proposer: u32, proposal: Proposal) -> Exchange {
        let receiver = proposal.receiver as usize;
        let worst = self.worst[receiver] as usize;
        let rejected = self.owners[worst];
        let below_cap = self.below_cap(proposal.place);
        let moved = self.spare[proposer as usize].min(below_cap).min(self.held[worst]);
        self.spare[proposer as usize] -= moved;
        self.spare[rejected as usize] += moved;
        self.held[proposal.place as usize] += moved;
        self.held[worst] -= moved;
        let emptied = self.held[worst] == 0;
        if emptied {
            self.find_worst(receiver);
        }
        Exchange {
            rejected,
            closed: emptied || moved == below_cap,
        }
    }

    /// Turns a circle of proposers, each of whom proposes to a full receiver that rejects the next, by as much
    /// as closes an arc.
    pub(super) fn turn(&mut self, circle: &[u32]) {
        let proposal = |market: &Market, proposer: u32| {
            let proposal = market.proposals[market.next[proposer as usize] as usize];
            (proposal, market.worst[proposal.receiver as usize] as usize)
        };
        let room = circle.iter().map(|&proposer| {
            let (proposal, worst) = proposal(self, proposer);
            self.below_cap(proposal.place).min(self.held[worst])
        });
        let moved = room.min().unwrap_or(0);
        for &proposer in circle {
            let (proposal, worst) = proposal(self, proposer);
            self.held[proposal.place as usize] += moved;
            self.held[worst] -= moved;
            if self.held[worst] == 0 {
                self.find_worst(proposal.receiver as usize);
            }
        }
    }

    /// The next better arc on which a receiver holds any. What it holds only ever gets better, so this passes
    /// each arc once.
    #[expect(clippy::cast_possible_truncation, reason = "positions of arcs fit 32 bits")]
    fn find_worst(&mut self, receiver: usize) {
        let start = self.starts[receiver];
        let better = &self.held[start as usize..self.worst[receiver] as usize];
        let last = better.iter().rposition(|&held| held > 0).unwrap_or(0);
        self.worst[receiver] = start + last as u32;
    }

    /// What is held, by position of the arc.
    pub(super) fn by_arc(&self) -> Vec<i64> {
        let mut heads = vec![0; self.arcs.len()];
        for (&arc, &held) in self.arcs.iter().zip(&self.held) {
            heads[arc as usize] = held;
        }
        heads
    }
}

/// Heads on arcs as flows, those of no heads left out.
pub(super) fn flows(problem: &Problem, heads: &[i64]) -> Vec<Flow> {
    let arcs = problem.arcs().zip(0..).zip(heads);
    let used = arcs.filter(|(_, heads)| **heads > 0);
    used.map(|((end, arc), &heads)| Flow {
        arc,
        from: end.from,
        to: end.to,
        heads,
    })
    .collect()
}

/// The value of heads on arcs, in millionths.
pub(super) fn value(problem: &Problem, heads: &[i64]) -> i128 {
    let values = problem.arcs().map(|arc| i128::from(arc.value));
    values
        .zip(heads)
        .map(|(value, &heads)| value * i128::from(heads))
        .sum()
}
