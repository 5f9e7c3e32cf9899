//! The problem: heads, openings, arcs, validated once by the constructor.

use super::columns::Columns;
use std::sync;

/// Most supplies, and most demands, of a [`Problem`]. Node ids of both sides fit 32 bits, and a path's value
/// fits 59 bits together with [`MAX_VALUE`].
pub const MAX_NODES: usize = 1 << 27;
/// Largest value of one head on an arc, in millionths, either sign. It fits the 32 bits of a stored arc.
pub const MAX_VALUE: i64 = 1 << 30;
/// Most heads of all supplies together, and most openings of all demands together: flows and their sums fit 64
/// bits, and values of flows 128.
pub const MAX_TOTAL: i64 = 1 << 61;

/// What is maximised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Objective {
    /// The sum of values.
    #[default]
    BestValue,
    /// The number of heads that flow, then (lexicographically) the sum of values.
    FillFirst,
}

/// An arc: heads may flow from a supply to a demand, at a value a head and up to an optional cap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arc {
    /// Position of the supply.
    pub from: u32,
    /// Position of the demand.
    pub to: u32,
    /// Value of one head, in millionths. One of zero or less is never used under
    /// [`Objective::BestValue`].
    pub value: i64,
    /// Most heads that may flow; `None` if only heads and openings bound it.
    pub cap: Option<i64>,
}

/// A change of one quantity of a [`Problem`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The heads of a supply.
    Heads {
        /// Position of the supply.
        supply: u32,
        /// Its heads from now on.
        heads: i64,
    },
    /// The openings of a demand.
    Openings {
        /// Position of the demand.
        demand: u32,
        /// Its openings from now on.
        openings: i64,
    },
}

/// Why numbers do not make a valid [`Problem`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProblemError {
    /// The heads of a supply are negative.
    #[error("supply {supply} has {heads} heads")]
    NegativeHeads {
        /// Position of the supply.
        supply: usize,
        /// Its heads.
        heads: i64,
    },
    /// The openings of a demand are negative.
    #[error("demand {demand} has {openings} openings")]
    NegativeOpenings {
        /// Position of the demand.
        demand: usize,
        /// Its openings.
        openings: i64,
    },
    /// An arc or a change names a supply that is not there.
    #[error("there is no supply {0}")]
    NoSuchSupply(u32),
    /// An arc or a change names a demand that is not there.
    #[error("there is no demand {0}")]
    NoSuchDemand(u32),
    /// A value lies outside `-MAX_VALUE..=MAX_VALUE`.
    #[error("the value {value} from supply {from} to demand {to} lies outside ±{MAX_VALUE}")]
    ValueTooLarge {
        /// Position of the supply.
        from: u32,
        /// Position of the demand.
        to: u32,
        /// The value, in millionths.
        value: i64,
    },
    /// A cap is below zero.
    #[error("the cap {cap} from supply {from} to demand {to} is below zero")]
    NegativeCap {
        /// Position of the supply.
        from: u32,
        /// Position of the demand.
        to: u32,
        /// The cap, in heads.
        cap: i64,
    },
    /// Two arcs join the same supply and demand.
    #[error("two arcs lead from supply {from} to demand {to}")]
    DuplicateArc {
        /// Position of the supply.
        from: u32,
        /// Position of the demand.
        to: u32,
    },
    /// More than [`MAX_NODES`] supplies or demands.
    #[error("{0} nodes on one side; at most {MAX_NODES} are handled")]
    TooManyNodes(usize),
    /// More arcs than fit the 32-bit positions of arcs.
    #[error("more than {} arcs", u32::MAX - 1)]
    TooManyArcs,
    /// The heads or the openings sum to more than [`MAX_TOTAL`].
    #[error("the heads or the openings sum to more than {MAX_TOTAL}")]
    TooManyHeads,
}

/// An arc in its row: 8 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) demand: u32,
    pub(crate) value: i32,
}

/// The arcs, in rows by supply; shared between problems that differ in heads and openings only.
#[derive(Debug)]
pub(crate) struct Graph {
    /// Row `i` is `cells[starts[i]..starts[i + 1]]`.
    pub(crate) starts: Vec<usize>,
    pub(crate) cells: Vec<Cell>,
    /// One cap an arc (`i64::MAX` for none), or empty if no arc has one.
    pub(super) caps: Vec<i64>,
    /// The least value, or 0 if that is less.
    pub(super) least: i64,
    /// The largest value, or 0 if that is more.
    pub(super) largest: i64,
    /// Whether any value is 0 or less.
    pub(super) has_worthless: bool,
    /// The arcs by demand, once somebody has asked for them.
    pub(super) columns: sync::OnceLock<Columns>,
}

/// A checked transportation problem. Arcs stand in the order of (supply, demand), whatever the order in which
/// they were given; an arc's position in that order names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub(super) heads: sync::Arc<Vec<i64>>,
    pub(super) openings: sync::Arc<Vec<i64>>,
    /// All heads, and all openings.
    totals: [i128; 2],
    pub(crate) graph: sync::Arc<Graph>,
    pub(super) keys: sync::Arc<Keys>,
}

/// What decides between equal optima: a key a node, or none where positions serve.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Keys {
    pub(super) supplies: Vec<u64>,
    pub(super) demands: Vec<u64>,
}

impl Problem {
    /// Checks the numbers and sorts the arcs. `O(arcs)` if they are in order already, else
    /// `O(arcs · log arcs)`.
    ///
    /// # Errors
    /// [`ProblemError`]: the first number that is negative, out of range or comes twice.
    pub fn new(
        heads: Vec<i64>,
        openings: Vec<i64>,
        arcs: impl IntoIterator<Item = Arc>,
    ) -> Result<Problem, ProblemError> {
        let totals = check_nodes(&heads, &openings)?;
        let graph = Graph::new(heads.len(), openings.len(), arcs)?;
        Ok(Problem {
            heads: sync::Arc::new(heads),
            openings: sync::Arc::new(openings),
            totals,
            graph: sync::Arc::new(graph),
            keys: sync::Arc::default(),
        })
    }

    /// The same arcs with some heads and openings changed. `O(nodes)` for a side that changes: what does not is
    /// shared.
    ///
    /// # Errors
    /// [`ProblemError`] if a change names no node or makes a number negative or too large.
    pub fn with(&self, changes: &[Change]) -> Result<Problem, ProblemError> {
        let mut new = self.clone();
        for change in changes {
            let (total, old, number) = match *change {
                Change::Heads { supply, heads } => {
                    let slot = sync::Arc::make_mut(&mut new.heads).get_mut(supply as usize);
                    let slot = slot.ok_or(ProblemError::NoSuchSupply(supply))?;
                    (&mut new.totals[0], std::mem::replace(slot, heads), heads)
                }
                Change::Openings { demand, openings } => {
                    let slot = sync::Arc::make_mut(&mut new.openings).get_mut(demand as usize);
                    let slot = slot.ok_or(ProblemError::NoSuchDemand(demand))?;
                    (&mut new.totals[1], std::mem::replace(slot, openings), openings)
                }
            };
            if number < 0 {
                return Err(change.negative());
            }
            *total += i128::from(number) - i128::from(old);
        }
        if new.totals.iter().any(|total| *total > i128::from(MAX_TOTAL)) {
            return Err(ProblemError::TooManyHeads);
        }
        Ok(new)
    }

    /// Breaks ties between equal optima by keys, one a supply and one a demand, instead of positions: a node that
    /// keeps its key is treated alike in ties when nodes are added before it. Missing keys are positions; where two
    /// nodes share a key, the keys of the other side decide.
    #[must_use]
    pub fn with_keys(mut self, supplies: Vec<u64>, demands: Vec<u64>) -> Problem {
        self.keys = sync::Arc::new(Keys { supplies, demands });
        self
    }

    /// Heads of each supply.
    #[must_use]
    pub fn heads(&self) -> &[i64] {
        &self.heads
    }

    /// Openings of each demand.
    #[must_use]
    pub fn openings(&self) -> &[i64] {
        &self.openings
    }

    /// How many arcs there are.
    #[must_use]
    pub fn arc_count(&self) -> usize {
        self.graph.cells.len()
    }

    /// Every arc, in the order of (supply, demand).
    pub fn arcs(&self) -> impl Iterator<Item = Arc> + '_ {
        (0..self.heads.len())
            .flat_map(move |supply| self.row(supply).map(move |position| self.at(supply, position)))
    }

    /// The positions of the arcs of one supply; empty for a supply that is not there.
    #[must_use]
    pub fn row(&self, supply: usize) -> std::ops::Range<usize> {
        match self.graph.starts.get(supply..supply.saturating_add(2)) {
            Some(&[start, end]) => start..end,
            _ => 0..0,
        }
    }

    /// The arc at a position. `O(log supplies)`.
    #[must_use]
    pub fn arc(&self, position: usize) -> Option<Arc> {
        if position >= self.arc_count() {
            return None;
        }
        let supply = self.graph.starts.partition_point(|&start| start <= position) - 1;
        Some(self.at(supply, position))
    }

    /// The position of the arc between a supply and a demand. `O(log arcs)`.
    #[must_use]
    pub fn find(&self, supply: u32, demand: u32) -> Option<usize> {
        let row = self.row(supply as usize);
        let place = self.graph.cells[row.clone()]
            .binary_search_by_key(&demand, |cell| cell.demand)
            .ok()?;
        Some(row.start + place)
    }

    /// What one head weighs under an objective, besides its value: 0 under [`Objective::BestValue`]. Under
    /// [`Objective::FillFirst`] so much that no difference of values along any path outweighs one head:
    /// `2·(min(supplies, demands) + 1)·(largest value − least value) + 1`, where the largest is at least 0 and
    /// the least at most 0. It is below 2^60, whatever the problem.
    #[must_use]
    pub fn head_weight(&self, objective: Objective) -> i64 {
        match objective {
            Objective::BestValue => 0,
            Objective::FillFirst => 2 * self.value_reach() + 1,
        }
    }

    /// No path that visits each node at most once gains or loses more value than this: at most one arc more
    /// than the nodes of the smaller side in each direction. Below 2^27 · 2^31 + 2^31 < 2^59.
    pub(super) fn value_reach(&self) -> i64 {
        let nodes = i64::try_from(self.heads.len().min(self.openings.len())).unwrap_or(i64::MAX);
        (nodes + 1) * (self.graph.largest - self.graph.least)
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "the constructor bounds the supplies by 2^27"
    )]
    fn at(&self, supply: usize, position: usize) -> Arc {
        let cell = self.graph.cells[position];
        let cap = self
            .graph
            .caps
            .get(position)
            .copied()
            .filter(|&cap| cap < i64::MAX);
        Arc {
            from: supply as u32,
            to: cell.demand,
            value: i64::from(cell.value),
            cap,
        }
    }
}

impl Change {
    /// What is wrong if the new number is negative.
    fn negative(self) -> ProblemError {
        match self {
            Change::Heads { supply, heads } => ProblemError::NegativeHeads {
                supply: supply as usize,
                heads,
            },
            Change::Openings { demand, openings } => ProblemError::NegativeOpenings {
                demand: demand as usize,
                openings,
            },
        }
    }
}

/// Checks the numbers of nodes and returns all heads and all openings.
fn check_nodes(heads: &[i64], openings: &[i64]) -> Result<[i128; 2], ProblemError> {
    for nodes in [heads.len(), openings.len()] {
        if nodes > MAX_NODES {
            return Err(ProblemError::TooManyNodes(nodes));
        }
    }
    if let Some((supply, &heads)) = heads.iter().enumerate().find(|(_, heads)| **heads < 0) {
        return Err(ProblemError::NegativeHeads { supply, heads });
    }
    if let Some((demand, &openings)) = openings.iter().enumerate().find(|(_, openings)| **openings < 0) {
        return Err(ProblemError::NegativeOpenings { demand, openings });
    }
    let totals = [heads, openings].map(|numbers| numbers.iter().map(|&number| i128::from(number)).sum());
    if totals.iter().any(|total: &i128| *total > i128::from(MAX_TOTAL)) {
        return Err(ProblemError::TooManyHeads);
    }
    Ok(totals)
}

/// Equality ignores whether the arcs by demand have been built.
impl PartialEq for Graph {
    fn eq(&self, other: &Graph) -> bool {
        (&self.starts, &self.cells, &self.caps) == (&other.starts, &other.cells, &other.caps)
    }
}

impl Eq for Graph {}

impl Graph {
    fn new(
        supplies: usize,
        demands: usize,
        arcs: impl IntoIterator<Item = Arc>,
    ) -> Result<Graph, ProblemError> {
        let arcs = arcs.into_iter();
        let mut froms: Vec<u32> = Vec::with_capacity(arcs.size_hint().0);
        let mut graph = Graph {
            starts: vec![0; supplies + 1],
            cells: Vec::with_capacity(arcs.size_hint().0),
            caps: Vec::new(),
            least: 0,
            largest: 0,
            has_worthless: false,
            columns: sync::OnceLock::new(),
        };
        let mut sorted = true;
        for arc in arcs {
            let cell = checked(&arc, supplies, demands)?;
            if graph.cells.len() >= (u32::MAX - 1) as usize {
                return Err(ProblemError::TooManyArcs);
            }
            // Strictly rising order proves that no arc comes twice, so only unsorted arcs need the check.
            if let (Some(&from), Some(last)) = (froms.last(), graph.cells.last()) {
                sorted &= (from, last.demand) < (arc.from, arc.to);
            }
            // Caps are stored from the first one on; most problems have none and pay nothing.
            if arc.cap.is_some() && graph.caps.is_empty() {
                graph.caps = vec![i64::MAX; graph.cells.len()];
            }
            if arc.cap.is_some() || !graph.caps.is_empty() {
                graph.caps.push(arc.cap.unwrap_or(i64::MAX));
            }
            graph.least = graph.least.min(arc.value);
            graph.largest = graph.largest.max(arc.value);
            graph.has_worthless |= arc.value <= 0;
            graph.starts[arc.from as usize + 1] += 1;
            froms.push(arc.from);
            graph.cells.push(cell);
        }
        for supply in 0..supplies {
            graph.starts[supply + 1] += graph.starts[supply];
        }
        if !sorted {
            graph.sort(&froms)?;
        }
        Ok(graph)
    }

    /// Puts the arcs in the order of (supply, demand).
    fn sort(&mut self, froms: &[u32]) -> Result<(), ProblemError> {
        let mut order: Vec<usize> = (0..self.cells.len()).collect();
        order.sort_unstable_by_key(|&arc| (froms[arc], self.cells[arc].demand));
        for pair in order.windows(2) {
            let [a, b] = [pair[0], pair[1]];
            if froms[a] == froms[b] && self.cells[a].demand == self.cells[b].demand {
                return Err(ProblemError::DuplicateArc {
                    from: froms[a],
                    to: self.cells[a].demand,
                });
            }
        }
        self.cells = order.iter().map(|&arc| self.cells[arc]).collect();
        if !self.caps.is_empty() {
            self.caps = order.iter().map(|&arc| self.caps[arc]).collect();
        }
        Ok(())
    }
}

fn checked(arc: &Arc, supplies: usize, demands: usize) -> Result<Cell, ProblemError> {
    let Arc { from, to, value, cap } = *arc;
    if from as usize >= supplies {
        return Err(ProblemError::NoSuchSupply(from));
    }
    if to as usize >= demands {
        return Err(ProblemError::NoSuchDemand(to));
    }
    let small = i32::try_from(value).ok().filter(|_| value.abs() <= MAX_VALUE);
    let Some(value) = small else {
        return Err(ProblemError::ValueTooLarge { from, to, value });
    };
    match cap {
        Some(cap) if cap < 0 => Err(ProblemError::NegativeCap { from, to, cap }),
        _ => Ok(Cell { demand: to, value }),
    }
}
