//! Faults in the numbers of a market, all collected at once.

use super::pair::Pair;
use crate::language::Language;
use crate::unit::{Heads, Value};
use std::fmt;
use vocmatch_algo::transport::{MAX_NODES, MAX_TOTAL, MAX_VALUE, ProblemError};

/// One fault in the numbers of a market, and where. Nodes and pairs are identified by their index in the input lists.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MarketProblem {
    /// A supply node has negative heads.
    #[error("supply node {node} has {heads} heads; give 0 or more")]
    NegativeHeads {
        /// The node's index.
        node: usize,
        /// Its heads.
        heads: Heads,
    },
    /// A demand node has negative openings.
    #[error("demand node {node} has {openings} openings; give 0 or more")]
    NegativeOpenings {
        /// The node's index.
        node: usize,
        /// Its openings.
        openings: Heads,
    },
    /// All supply nodes together have too many heads.
    #[error("the supply nodes have {total} heads together; at most {MAX_TOTAL} are handled")]
    TooManyHeads {
        /// The sum over nodes that have any.
        total: i128,
    },
    /// All demand nodes together have too many openings.
    #[error("the demand nodes have {total} openings together; at most {MAX_TOTAL} are handled")]
    TooManyOpenings {
        /// The sum over nodes that have any.
        total: i128,
    },
    /// One side has too many nodes.
    #[error("{0} nodes on one side; at most {MAX_NODES} are handled")]
    TooManyNodes(usize),
    /// There are too many pairs.
    #[error("{0} pairs; at most 4294967294 are handled")]
    TooManyPairs(usize),
    /// A pair names a supply node that does not exist.
    #[error("pair {pair} names supply node {supply}, which is not there")]
    NoSuchSupply {
        /// The pair's index.
        pair: usize,
        /// The node that it names.
        supply: u32,
    },
    /// A pair names a demand node that does not exist.
    #[error("pair {pair} names demand node {demand}, which is not there")]
    NoSuchDemand {
        /// The pair's index.
        pair: usize,
        /// The node that it names.
        demand: u32,
    },
    /// A pair's value is too large, above or below zero.
    #[error("pair {pair} is worth {} millionths; at most {MAX_VALUE}, and at least its negative, are handled", value.0)]
    ValueTooLarge {
        /// The pair's index.
        pair: usize,
        /// Its value.
        value: Value,
    },
    /// A pair's cap is negative.
    #[error("pair {pair} may carry {max_heads} heads at most; give 0 or more, or no cap")]
    NegativeCap {
        /// The pair's index.
        pair: usize,
        /// Its cap.
        max_heads: Heads,
    },
    /// A pair joins the same nodes as an earlier one.
    #[error(
        "pair {pair} joins supply node {supply} and demand node {demand}, as pair {first} does; keep one"
    )]
    Twice {
        /// The pair's place.
        pair: usize,
        /// The supply node that it names.
        supply: u32,
        /// The demand node that it names.
        demand: u32,
        /// The index of the first pair that joins them.
        first: usize,
    },
    /// The market is too large for the solver for another reason.
    #[error(transparent)]
    Refused(ProblemError),
}

impl MarketProblem {
    /// Returns the error in a language; its `Display` is English.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        match language {
            Language::English => self.to_string(),
            Language::Chinese => self.chinese(),
        }
    }

    fn chinese(&self) -> String {
        match self {
            MarketProblem::NegativeHeads { node, heads } => {
                format!("供给节点 {node} 的人数是 {heads}；请给出不小于 0 的数")
            }
            MarketProblem::NegativeOpenings { node, openings } => {
                format!("需求节点 {node} 的岗位数是 {openings}；请给出不小于 0 的数")
            }
            MarketProblem::TooManyHeads { total } => {
                format!("供给节点共 {total} 人；最多处理 {MAX_TOTAL} 人")
            }
            MarketProblem::TooManyOpenings { total } => {
                format!("需求节点共 {total} 个岗位；最多处理 {MAX_TOTAL} 个")
            }
            MarketProblem::TooManyNodes(nodes) => {
                format!("一侧有 {nodes} 个节点；最多处理 {MAX_NODES} 个")
            }
            MarketProblem::TooManyPairs(pairs) => format!("有 {pairs} 个配对；最多处理 4294967294 个"),
            MarketProblem::NoSuchSupply { pair, supply } => {
                format!("配对 {pair} 所指的供给节点 {supply} 不存在")
            }
            MarketProblem::NoSuchDemand { pair, demand } => {
                format!("配对 {pair} 所指的需求节点 {demand} 不存在")
            }
            MarketProblem::ValueTooLarge { pair, value } => {
                format!(
                    "配对 {pair} 的价值为百万分之 {}；绝对值最多处理 {MAX_VALUE}",
                    value.0
                )
            }
            MarketProblem::NegativeCap { pair, max_heads } => {
                format!("配对 {pair} 最多可有 {max_heads} 人；请给出不小于 0 的数，或不设上限")
            }
            MarketProblem::Twice {
                pair,
                supply,
                demand,
                first,
            } => format!(
                "配对 {pair} 与配对 {first} 一样连接供给节点 {supply} 和需求节点 {demand}；请只保留一个"
            ),
            MarketProblem::Refused(_) => "市场过大，求解器的整数装不下".to_owned(),
        }
    }
}

/// Every fault in the numbers of a market: nodes first, then pairs, then repeated pairs; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarketProblems(Vec<MarketProblem>);

impl MarketProblems {
    pub(super) fn new(problems: Vec<MarketProblem>) -> MarketProblems {
        MarketProblems(problems)
    }

    /// Returns the problems as lines, at most a hundred, then the number of others.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        const LISTED: usize = 100;
        let listed = self.0.iter().take(LISTED);
        let mut lines: Vec<String> = listed.map(|problem| problem.text(language)).collect();
        let more = self.0.len().saturating_sub(LISTED);
        if more > 0 {
            lines.push(language.pick(format!("and {more} more"), format!("另有 {more} 处")));
        }
        lines.join("\n")
    }

    /// Returns each problem.
    #[must_use]
    pub fn all(&self) -> &[MarketProblem] {
        &self.0
    }
}

/// In English; see [`MarketProblems::text`].
impl fmt::Display for MarketProblems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::English))
    }
}

impl std::error::Error for MarketProblems {}

/// Checks pairs one by one, and records what is needed to find repeated ones.
pub(super) struct Checks {
    supplies: usize,
    demands: usize,
    problems: Vec<MarketProblem>,
    /// The ends of the pairs so far.
    ends: Vec<(u32, u32)>,
    is_sorted: bool,
}

impl Checks {
    /// Checks the nodes.
    pub(super) fn new(heads: &[Heads], openings: &[Heads]) -> Checks {
        let mut problems = Vec::new();
        for nodes in [heads.len(), openings.len()] {
            if nodes > MAX_NODES {
                problems.push(MarketProblem::TooManyNodes(nodes));
            }
        }
        let negative = |numbers: &[Heads]| -> Vec<(usize, Heads)> {
            let numbers = numbers.iter().copied().enumerate();
            numbers.filter(|(_, number)| *number < 0).collect()
        };
        let total = |numbers: &[Heads]| -> i128 { numbers.iter().map(|n| i128::from(*n.max(&0))).sum() };
        for (node, heads) in negative(heads) {
            problems.push(MarketProblem::NegativeHeads { node, heads });
        }
        for (node, openings) in negative(openings) {
            problems.push(MarketProblem::NegativeOpenings { node, openings });
        }
        let (placed, filled) = (total(heads), total(openings));
        if placed > i128::from(MAX_TOTAL) {
            problems.push(MarketProblem::TooManyHeads { total: placed });
        }
        if filled > i128::from(MAX_TOTAL) {
            problems.push(MarketProblem::TooManyOpenings { total: filled });
        }
        Checks {
            supplies: heads.len(),
            demands: openings.len(),
            problems,
            ends: Vec::new(),
            is_sorted: true,
        }
    }

    /// Checks the next pair, and returns its index.
    pub(super) fn pair(&mut self, given: &Pair) -> usize {
        let pair = self.ends.len();
        let (supply, demand) = (given.supply, given.demand);
        let value_is_small = (-MAX_VALUE..=MAX_VALUE).contains(&given.value.0);
        if supply as usize >= self.supplies {
            self.problems.push(MarketProblem::NoSuchSupply { pair, supply });
        }
        if demand as usize >= self.demands {
            self.problems.push(MarketProblem::NoSuchDemand { pair, demand });
        }
        if !value_is_small {
            let value = given.value;
            self.problems.push(MarketProblem::ValueTooLarge { pair, value });
        }
        if let Some(max_heads) = given.max_heads.filter(|cap| *cap < 0) {
            self.problems.push(MarketProblem::NegativeCap { pair, max_heads });
        }
        self.is_sorted &= self.ends.last().is_none_or(|last| *last < (supply, demand));
        self.ends.push((supply, demand));
        pair
    }

    /// Every problem, and the input indices of the pairs in the order of their ends; empty if they were in that order.
    pub(super) fn finish(mut self) -> (Vec<MarketProblem>, Vec<usize>) {
        let ends = &self.ends;
        if ends.len() >= u32::MAX as usize {
            self.problems.push(MarketProblem::TooManyPairs(ends.len()));
        }
        if self.is_sorted {
            return (self.problems, Vec::new());
        }
        let mut order: Vec<usize> = (0..ends.len()).collect();
        order.sort_unstable_by_key(|pair| (ends[*pair], *pair));
        let mut twice: Vec<(usize, usize)> = Vec::new();
        let alike = order.chunk_by(|a, b| ends[*a] == ends[*b]);
        for pairs in alike {
            twice.extend(pairs.iter().skip(1).map(|pair| (*pair, pairs[0])));
        }
        twice.sort_unstable();
        let twice = twice.into_iter();
        self.problems.extend(twice.map(|(pair, first)| {
            let (supply, demand) = self.ends[pair];
            MarketProblem::Twice {
                pair,
                supply,
                demand,
                first,
            }
        }));
        (self.problems, order)
    }
}
