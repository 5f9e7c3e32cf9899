//! The state of deferred acceptance: what each proposer has left, what each receiver holds.

use super::ranking::{Lists, Ranking};
use super::solve::Side;
use crate::algo::transport::Problem;
use std::ops::Range;

/// Proposers, receivers, and what is held.
pub(super) struct Market<'a> {
    /// The lists of the proposers.
    lists: &'a Lists,
    /// The receiver of each arc.
    receivers: &'a [u32],
    /// The lists of the receivers.
    ranks: &'a Lists,
    /// The proposer of each arc.
    proposers: &'a [u32],
    /// Where in its list each proposer goes on: arcs before it are closed.
    next: Vec<u32>,
    /// What each proposer has and no receiver holds.
    spare: Vec<i64>,
    /// Where in the list of each receiver the worst arc stands that it holds, if it is full; else the end of its
    /// list. Arcs from there on are closed.
    worst: Vec<u32>,
    /// What each receiver can still take without giving up any.
    room: Vec<i64>,
    /// What is held on each arc, by its place in the lists of the receivers: they are searched most.
    held: Vec<i64>,
    /// The cap of each arc, or empty if none has one.
    caps: Vec<i64>,
}

/// An arc that a proposer offers to use.
#[derive(Clone, Copy)]
pub(super) struct Offer {
    arc: usize,
    receiver: usize,
    /// Where the arc stands in the list of the receiver.
    place: usize,
}

/// What an offer to a full receiver did.
pub(super) struct Exchange {
    /// Who lost what the proposer gained.
    pub(super) rejected: u32,
    /// Whether an arc was filled or emptied, and so closed.
    pub(super) closed: bool,
}

impl Market<'_> {
    /// Nothing is held yet.
    pub(super) fn new<'a>(problem: &Problem, ranking: &'a Ranking, favoured: Side) -> Market<'a> {
        let (heads, openings) = (problem.heads().to_vec(), problem.openings().to_vec());
        let (supplies, demands) = (&ranking.supplies, &ranking.demands);
        let (from, to) = (&ranking.from, &ranking.to);
        let (lists, ranks, proposers, receivers, spare, room) = match favoured {
            Side::Supply => (supplies, demands, from, to, heads, openings),
            Side::Demand => (demands, supplies, to, from, openings, heads),
        };
        let bounds = ranks.starts.windows(2).zip(&room);
        let worst = bounds.map(|(list, &room)| if room > 0 { list[1] } else { list[0] });
        let capped = problem.arcs().any(|arc| arc.cap.is_some());
        let caps = problem.arcs().filter(|_| capped);
        Market {
            next: lists.starts[..spare.len()].to_vec(),
            spare,
            worst: worst.collect(),
            room,
            held: vec![0; proposers.len()],
            caps: caps.map(|arc| arc.cap.unwrap_or(i64::MAX)).collect(),
            lists,
            receivers,
            ranks,
            proposers,
        }
    }

    pub(super) fn everybody(&self) -> Range<u32> {
        0..u32::try_from(self.spare.len()).unwrap_or(u32::MAX)
    }

    /// What a proposer has and no receiver holds.
    pub(super) fn spare(&self, proposer: u32) -> i64 {
        self.spare[proposer as usize]
    }

    /// What is held on each arc, by its position.
    pub(super) fn held(&self) -> Vec<i64> {
        let places = self.ranks.places.iter();
        places.map(|&place| self.held[place as usize]).collect()
    }

    /// The best arc of a proposer that is still open.
    pub(super) fn offer(&mut self, proposer: u32) -> Option<Offer> {
        let end = self.lists.starts[proposer as usize + 1];
        while self.next[proposer as usize] < end {
            let offer = self.current(proposer);
            if offer.place < self.worst[offer.receiver] as usize && self.below_cap(offer) > 0 {
                return Some(offer);
            }
            self.next[proposer as usize] += 1;
        }
        None
    }

    /// Whether a receiver can take any without giving up some.
    pub(super) fn has_room(&self, offer: Offer) -> bool {
        self.room[offer.receiver] > 0
    }

    /// A receiver with room takes what fits of what a proposer has left. Returns how much.
    pub(super) fn fill(&mut self, proposer: u32, offer: Offer) -> i64 {
        let room = self.room[offer.receiver];
        let taken = self.spare(proposer).min(self.below_cap(offer)).min(room);
        self.held[offer.place] += taken;
        self.spare[proposer as usize] -= taken;
        self.room[offer.receiver] -= taken;
        if taken == room {
            self.find_worst(offer.receiver);
        }
        taken
    }

    /// A full receiver takes what a proposer has left for as much of the worst that it holds.
    pub(super) fn exchange(&mut self, proposer: u32, offer: Offer) -> Exchange {
        let worst = self.worst[offer.receiver] as usize;
        let rejected = self.proposers[self.ranks.arcs[worst] as usize];
        let below_cap = self.below_cap(offer);
        let moved = self.spare(proposer).min(below_cap).min(self.held[worst]);
        self.spare[proposer as usize] -= moved;
        self.spare[rejected as usize] += moved;
        let emptied = self.shift(offer, moved);
        Exchange {
            rejected,
            closed: emptied || moved == below_cap,
        }
    }

    /// Turns a circle of proposers, each of whom offers to a full receiver that rejects the next, by as much as
    /// closes an arc.
    pub(super) fn turn(&mut self, circle: &[u32]) {
        let most = circle.iter().map(|&proposer| {
            let offer = self.current(proposer);
            let worst = self.worst[offer.receiver] as usize;
            self.below_cap(offer).min(self.held[worst])
        });
        let moved = most.min().unwrap_or(0);
        for &proposer in circle {
            self.shift(self.current(proposer), moved);
        }
    }

    /// The arc at which a proposer has arrived in its list.
    fn current(&self, proposer: u32) -> Offer {
        let arc = self.lists.arcs[self.next[proposer as usize] as usize] as usize;
        Offer {
            arc,
            receiver: self.receivers[arc] as usize,
            place: self.ranks.places[arc] as usize,
        }
    }

    fn below_cap(&self, offer: Offer) -> i64 {
        match self.caps.get(offer.arc) {
            Some(cap) => cap - self.held[offer.place],
            None => i64::MAX,
        }
    }

    /// Moves heads from the worst arc of a receiver to a better one. Returns whether the worst is empty then.
    fn shift(&mut self, offer: Offer, moved: i64) -> bool {
        let worst = self.worst[offer.receiver] as usize;
        self.held[offer.place] += moved;
        self.held[worst] -= moved;
        let emptied = self.held[worst] == 0;
        if emptied {
            self.find_worst(offer.receiver);
        }
        emptied
    }

    /// The next better arc on which a receiver holds any. What it holds only ever gets better, so this passes
    /// each arc once.
    #[expect(clippy::cast_possible_truncation, reason = "positions of arcs fit 32 bits")]
    fn find_worst(&mut self, receiver: usize) {
        let start = self.ranks.starts[receiver];
        let better = &self.held[start as usize..self.worst[receiver] as usize];
        let last = better.iter().rposition(|&held| held > 0);
        self.worst[receiver] = start + last.unwrap_or(0) as u32;
    }
}
