//! Deferred acceptance by chains of rejections.
//!
//! Invariants: a receiver only ever trades up, so an arc that is closed stays closed; every arc that a proposer
//! ranks above the one it offers next is closed. At the end every arc is full, or its receiver is full of better
//! ones, or its proposer has nothing worse: no arc blocks.

use super::market::Market;
use super::preferences::Preferences;
use super::side::Side;
use crate::control::{Cancelled, Control, Progress};
use crate::transport::{Arc, Flow, Problem};

/// Steps between two polls of the caller: cheap steps, so polling each would show in the time.
const CONTROL_EVERY: u64 = 4096;

/// A stable flow: no arc blocks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allocation {
    flows: Vec<Flow>,
    heads: i64,
    value: i128,
    steps: u64,
}

impl Allocation {
    /// The heads that flow on each arc that carries any, in the order of arcs.
    #[must_use]
    pub fn flows(&self) -> &[Flow] {
        &self.flows
    }

    /// All heads that flow: the same in every stable flow.
    #[must_use]
    pub fn heads(&self) -> i64 {
        self.heads
    }

    /// The value of the flow, in millionths. Stability does not look at it.
    #[must_use]
    pub fn value(&self) -> i128 {
        self.value
    }

    /// Offers made; a rotation counts once for each proposer in it.
    #[must_use]
    pub fn steps(&self) -> u64 {
        self.steps
    }
}

/// The stable flow that is best for every node of one side, and worst for every node of the other. Exact and
/// whole, and unique, so that the order in which arcs were given does not show in it. The numbers of heads and
/// openings do not show in the time: at most `O((arcs + nodes) · proposers)`, in practice close to `O(arcs)`.
///
/// Preferences that were made for another problem are ranked anew by the positions of the arcs; arcs beyond
/// their scores score 0.
///
/// # Errors
/// [`Cancelled`] if the caller asked to stop.
///
/// # Example: two who want each other's place
/// ```
/// use vocmatch_algo::Control;
/// use vocmatch_algo::stable_allocation::{Preferences, Side, audit, solve};
/// use vocmatch_algo::transport::{Arc, Problem};
///
/// let arc = |from, to| Arc { from, to, value: 1, cap: None };
/// let problem = Problem::new(vec![3, 3], vec![3, 3], [arc(0, 0), arc(0, 1), arc(1, 0), arc(1, 1)])?;
/// // Supplies prefer the demand of their own number, demands the supply of the other number.
/// let preferences = Preferences::new(&problem, vec![2, 1, 1, 2], vec![1, 2, 2, 1])?;
/// let used = |side| -> Result<Vec<u32>, Box<dyn std::error::Error>> {
///     let stable = solve(&problem, &preferences, side, &Control::default())?;
///     assert_eq!(audit(&problem, &preferences, stable.flows()), []);
///     Ok(stable.flows().iter().map(|flow| flow.arc).collect())
/// };
/// assert_eq!(used(Side::Supply)?, [0, 3]);
/// assert_eq!(used(Side::Demand)?, [1, 2]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn solve(
    problem: &Problem,
    preferences: &Preferences,
    favoured: Side,
    control: &Control,
) -> Result<Allocation, Cancelled> {
    if control.is_cancelled() {
        return Err(Cancelled);
    }
    let ranking = preferences.ranking(problem);
    let mut market = Market::new(problem, &ranking, favoured);
    let mut watch = Watch::new(problem, control);
    let mut chain = Chain::new(market.everybody().len());
    // The order of proposers does not matter: the stable flow that is best for the proposing side is unique.
    for proposer in market.everybody() {
        chain.waiting.push(proposer);
        while let Some(proposer) = chain.waiting.pop() {
            chain.follow(&mut market, proposer, &mut watch)?;
        }
    }
    let (mut flows, mut value) = (Vec::new(), 0);
    for (arc, flow) in flows_of(problem, &market) {
        value += i128::from(arc.value) * i128::from(flow.heads);
        flows.push(flow);
    }
    Ok(Allocation {
        flows,
        heads: watch.heads,
        value,
        steps: watch.steps,
    })
}

/// What is held, in the order of arcs.
fn flows_of(problem: &Problem, market: &Market) -> impl Iterator<Item = (Arc, Flow)> {
    let arcs = problem.arcs().zip(0..).zip(market.held());
    let used = arcs.filter(|(_, heads)| *heads > 0);
    used.map(|((ends, arc), heads)| {
        let flow = Flow {
            arc,
            from: ends.from,
            to: ends.to,
            heads,
        };
        (ends, flow)
    })
}

/// A chain of rejections, and who has something left beside it.
struct Chain {
    /// The proposers who passed on all that they had, since an arc was last closed. What the one offers, the
    /// next has lost.
    path: Vec<u32>,
    /// Where a proposer stands in the path, if it does.
    places: Vec<u32>,
    /// Proposers who may have something left.
    waiting: Vec<u32>,
}

impl Chain {
    fn new(proposers: usize) -> Chain {
        Chain {
            path: Vec::new(),
            places: vec![0; proposers],
            waiting: Vec::new(),
        }
    }

    /// Offers what a proposer has left, then what the rejected have, until all is held or a list is at its end.
    fn follow(&mut self, market: &mut Market, mut proposer: u32, watch: &mut Watch) -> Result<(), Cancelled> {
        self.path.clear();
        while market.spare(proposer) > 0 {
            let Some(offer) = market.offer(proposer) else {
                return Ok(());
            };
            watch.step(market)?;
            if market.has_room(offer) {
                // Only a fill adds flow; exchanges and rotations keep the total, and a receiver's total never falls.
                watch.heads += market.fill(proposer, offer);
                self.path.clear();
                continue;
            }
            let exchange = market.exchange(proposer, offer);
            // A closed arc breaks the chain: rotations through it no longer exist. Each arc closes once, which bounds
            // how often a chain breaks.
            if exchange.closed {
                self.path.clear();
                if market.spare(proposer) > 0 {
                    self.waiting.push(proposer);
                }
            } else {
                self.push(proposer);
                // The chain has come back to a proposer on it: the part from there on is a rotation.
                if let Some(start) = self.find(exchange.rejected) {
                    market.turn(&self.path[start..]);
                    watch.steps += (self.path.len() - start) as u64;
                    self.path.clear();
                }
            }
            proposer = exchange.rejected;
        }
        Ok(())
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "a path visits each node at most once"
    )]
    fn push(&mut self, proposer: u32) {
        self.places[proposer as usize] = self.path.len() as u32;
        self.path.push(proposer);
    }

    fn find(&self, proposer: u32) -> Option<usize> {
        // Places of earlier chains are not cleared: one is valid only if the path agrees, which costs one comparison.
        let place = self.places[proposer as usize] as usize;
        (self.path.get(place) == Some(&proposer)).then_some(place)
    }
}

/// Counts steps, polls for cancellation and reports progress.
struct Watch<'a> {
    problem: &'a Problem,
    control: &'a Control<'a>,
    steps: u64,
    heads: i64,
    ask_at: u64,
    tell_at: u64,
}

impl<'a> Watch<'a> {
    fn new(problem: &'a Problem, control: &'a Control<'a>) -> Watch<'a> {
        Watch {
            problem,
            control,
            steps: 0,
            heads: 0,
            ask_at: 0,
            tell_at: 0,
        }
    }

    fn step(&mut self, market: &Market) -> Result<(), Cancelled> {
        if self.steps >= self.ask_at {
            self.ask_at = self.steps + CONTROL_EVERY;
            if self.control.is_cancelled() {
                return Err(Cancelled);
            }
            self.tell(market);
        }
        self.steps += 1;
        Ok(())
    }

    /// The value takes a look at every arc, so it is told no more often than once in as many steps.
    fn tell(&mut self, market: &Market) {
        let Some(progress) = self.control.progress.filter(|_| self.steps >= self.tell_at) else {
            return;
        };
        self.tell_at = self.steps + self.problem.arc_count() as u64;
        let values =
            flows_of(self.problem, market).map(|(arc, flow)| i128::from(arc.value) * i128::from(flow.heads));
        progress(Progress {
            steps: self.steps,
            heads: self.heads,
            value: values.sum(),
        });
    }
}
