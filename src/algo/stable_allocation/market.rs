//! The state of deferred acceptance: what each proposer has left, what each receiver holds.

use super::ranking::{Entry, Lists, Ranking};
use super::side::Side;
use crate::transport::Problem;
use std::ops::Range;

/// Proposers, receivers, and what is held. Arcs go by their place in the lists of the receivers.
pub(super) struct Market<'a> {
    /// The lists of the proposers.
    offers: &'a [Entry],
    /// The lists of the receivers.
    ranks: &'a Lists,
    proposers: Vec<Proposer>,
    receivers: Vec<Receiver>,
    /// What is held on each arc.
    held: Vec<i64>,
    /// The cap of each arc, or empty if none has one.
    caps: Vec<i64>,
}

struct Proposer {
    /// What it has and no receiver holds.
    spare: i64,
    /// Where its list goes on: arcs before are closed.
    next: u32,
    /// Where its list ends.
    end: u32,
}

struct Receiver {
    /// What it can still take without giving up any.
    room: i64,
    /// Where its list starts.
    start: u32,
    /// The worst arc that it holds, if it is full; else the end of its list. Arcs from there on are closed.
    worst: u32,
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
        let (supplies, demands) = (&ranking.supplies, &ranking.demands);
        let (lists, ranks, spare, room) = match favoured {
            Side::Supply => (supplies, demands, problem.heads(), problem.openings()),
            Side::Demand => (demands, supplies, problem.openings(), problem.heads()),
        };
        let proposer = |(bounds, &spare): (&[u32], &i64)| Proposer {
            spare,
            next: bounds[0],
            end: bounds[1],
        };
        let receiver = |(bounds, &room): (&[u32], &i64)| Receiver {
            room,
            start: bounds[0],
            worst: if room > 0 { bounds[1] } else { bounds[0] },
        };
        Market {
            offers: &lists.entries,
            proposers: lists.starts.windows(2).zip(spare).map(proposer).collect(),
            receivers: ranks.starts.windows(2).zip(room).map(receiver).collect(),
            held: vec![0; ranks.entries.len()],
            caps: caps(problem, &ranks.places),
            ranks,
        }
    }

    pub(super) fn everybody(&self) -> Range<u32> {
        0..u32::try_from(self.proposers.len()).unwrap_or(u32::MAX)
    }

    /// What a proposer has and no receiver holds.
    pub(super) fn spare(&self, proposer: u32) -> i64 {
        self.proposers[proposer as usize].spare
    }

    /// What is held on each arc, in the order of their positions.
    pub(super) fn held(&self) -> impl Iterator<Item = i64> {
        let places = self.ranks.places.iter();
        places.map(|&place| self.held[place as usize])
    }

    /// The best arc of a proposer that is still open.
    pub(super) fn offer(&mut self, proposer: u32) -> Option<Entry> {
        let Proposer { next, end, .. } = self.proposers[proposer as usize];
        let list = &self.offers[next as usize..end as usize];
        // A receiver's `worst` is also its threshold: it takes nothing at or behind it. While it has room the threshold
        // is the end of its list.
        let open = |offer: &Entry| {
            offer.place < self.receivers[offer.partner as usize].worst && self.below_cap(*offer) > 0
        };
        // Arcs that are passed over are closed for good, so a list is walked once in the whole solve.
        let found = (next..).zip(list).find(|(_, offer)| open(offer));
        self.proposers[proposer as usize].next = found.map_or(end, |(next, _)| next);
        found.map(|(_, &offer)| offer)
    }

    /// Whether a receiver can take any without giving up some.
    pub(super) fn has_room(&self, offer: Entry) -> bool {
        self.receivers[offer.partner as usize].room > 0
    }

    /// A receiver with room takes what fits of what a proposer has left. Returns how much.
    pub(super) fn fill(&mut self, proposer: u32, offer: Entry) -> i64 {
        let below_cap = self.below_cap(offer);
        let proposer = &mut self.proposers[proposer as usize];
        let receiver = &mut self.receivers[offer.partner as usize];
        let taken = proposer.spare.min(below_cap).min(receiver.room);
        proposer.spare -= taken;
        receiver.room -= taken;
        self.held[offer.place as usize] += taken;
        if receiver.room == 0 {
            self.find_worst(offer.partner);
        }
        taken
    }

    /// A full receiver takes what a proposer has left for as much of the worst that it holds.
    pub(super) fn exchange(&mut self, proposer: u32, offer: Entry) -> Exchange {
        let worst = self.receivers[offer.partner as usize].worst as usize;
        let rejected = self.ranks.entries[worst].partner;
        let below_cap = self.below_cap(offer);
        let moved = self.spare(proposer).min(below_cap).min(self.held[worst]);
        self.proposers[proposer as usize].spare -= moved;
        self.proposers[rejected as usize].spare += moved;
        let emptied = self.shift(offer, moved);
        Exchange {
            rejected,
            closed: emptied || moved == below_cap,
        }
    }

    /// Eliminates a rotation: a cycle of proposers, each of whom offers to a full receiver that rejects the next,
    /// moves by as much as closes an arc. One by one, the same exchanges could go round once for each head.
    pub(super) fn turn(&mut self, circle: &[u32]) {
        // The most that can move: what the offered arcs still take, and what the receivers hold on their worst arcs. At that
        // amount one of these arcs is full or empty, and so closed.
        let most = circle.iter().map(|&proposer| {
            let offer = self.current(proposer);
            let worst = self.receivers[offer.partner as usize].worst as usize;
            self.below_cap(offer).min(self.held[worst])
        });
        let moved = most.min().unwrap_or(0);
        for &proposer in circle {
            self.shift(self.current(proposer), moved);
        }
    }

    /// What a proposer offered last.
    fn current(&self, proposer: u32) -> Entry {
        self.offers[self.proposers[proposer as usize].next as usize]
    }

    fn below_cap(&self, offer: Entry) -> i64 {
        match self.caps.get(offer.place as usize) {
            Some(cap) => cap - self.held[offer.place as usize],
            None => i64::MAX,
        }
    }

    /// Moves heads from the worst arc of a receiver to a better one. Returns whether the worst is empty then.
    fn shift(&mut self, offer: Entry, moved: i64) -> bool {
        let worst = self.receivers[offer.partner as usize].worst as usize;
        self.held[offer.place as usize] += moved;
        self.held[worst] -= moved;
        let emptied = self.held[worst] == 0;
        if emptied {
            self.find_worst(offer.partner);
        }
        emptied
    }

    /// The next better arc on which a receiver holds any. What it holds only ever gets better, so this passes
    /// each arc once.
    fn find_worst(&mut self, receiver: u32) {
        let receiver = &mut self.receivers[receiver as usize];
        let better = &self.held[receiver.start as usize..receiver.worst as usize];
        let passed = better.iter().rev().zip(1..).find(|(held, _)| **held > 0);
        receiver.worst = passed.map_or(receiver.start, |(_, passed)| receiver.worst - passed);
    }
}

/// The cap of each arc by its place, or nothing if no arc has one.
fn caps(problem: &Problem, places: &[u32]) -> Vec<i64> {
    if problem.arcs().all(|arc| arc.cap.is_none()) {
        return Vec::new();
    }
    let mut caps = vec![i64::MAX; places.len()];
    for (arc, &place) in problem.arcs().zip(places) {
        caps[place as usize] = arc.cap.unwrap_or(i64::MAX);
    }
    caps
}
