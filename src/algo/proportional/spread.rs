//! The solution: real flows, and the scalings (duals) that prove them optimal.

/// Real flows and their proof.
#[derive(Debug, Clone, PartialEq)]
pub struct Spread {
    pub(super) flows: Vec<f64>,
    pub(super) supply_scalings: Vec<f64>,
    pub(super) demand_scalings: Vec<f64>,
    pub(super) heads: f64,
    pub(super) value: f64,
    pub(super) residual: f64,
    pub(super) rounds: u64,
}

impl Spread {
    /// The heads on each arc, in the order of the problem's arcs.
    #[must_use]
    pub fn flows(&self) -> &[f64] {
        &self.flows
    }

    /// The natural logarithm of each supply's scaling, `ln a ≤ 0`. Minus the temperature times it is the dual of
    /// the supply: the shadow price of a head in the entropic objective, in whole units of value.
    #[must_use]
    pub fn supply_scalings(&self) -> &[f64] {
        &self.supply_scalings
    }

    /// The natural logarithm of each demand's scaling, `ln b ≤ 0`: the dual of the demand likewise.
    #[must_use]
    pub fn demand_scalings(&self) -> &[f64] {
        &self.demand_scalings
    }

    /// All heads that flow.
    #[must_use]
    pub fn heads(&self) -> f64 {
        self.heads
    }

    /// The value of the flows, `Σ v·x`, in millionths. The entropy is not in it.
    #[must_use]
    pub fn value(&self) -> f64 {
        self.value
    }

    /// How far the flows are from the optimum: the largest over all nodes with a margin above 0 of
    /// `|min(−ln a, (margin − placed) / margin)|`. It is 0 exactly where no margin is passed and each scaling
    /// below 1 stands at a full node; caps and the formula hold by construction.
    #[must_use]
    pub fn residual(&self) -> f64 {
        self.residual
    }

    /// Passes over the arcs that the solve made.
    #[must_use]
    pub fn rounds(&self) -> u64 {
        self.rounds
    }
}

/// The residual of one node: `ln` of its scaling, what it holds, what it may hold.
pub(super) fn residual(ln: f64, placed: f64, margin: f64) -> f64 {
    if margin > 0.0 {
        ((margin - placed) / margin).min(-ln).abs()
    } else {
        0.0
    }
}
