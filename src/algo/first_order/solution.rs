//! The solution: choices, their exact value, and the duals that prove the bound.

/// Prices of the nodes of one market, in worth a head.
#[derive(Debug, Clone, PartialEq)]
pub struct Prices {
    /// What one head more of each supply would be worth.
    pub supplies: Vec<f64>,
    /// What one opening more of each demand would be worth.
    pub openings: Vec<f64>,
}

/// Choices and two proofs: their value is reached by exact markets, and no choices reach more than the bound.
#[derive(Debug, Clone, PartialEq)]
pub struct Solution {
    /// The best choices found.
    pub choices: Vec<f64>,
    /// What these choices give: the exact value of every market, and the choices' own worth.
    pub value: f64,
    /// No choices give more: what the prices below prove.
    pub bound: f64,
    /// What the start gives.
    pub start_value: f64,
    /// What one unit more of each choice would be worth at the prices below, besides its box.
    pub choice_prices: Vec<f64>,
    /// The price of each row, a unit of its limit; at least 0.
    pub row_prices: Vec<f64>,
    /// The prices of each market.
    pub prices: Vec<Prices>,
    /// Steps of the first-order method.
    pub iterations: u64,
    /// Pairs looked at.
    pub work: u64,
}

impl Solution {
    /// How far the value may be from the best, as a share of the value; 0 where both are 0.
    #[must_use]
    pub fn gap(&self) -> f64 {
        share(self.bound - self.value, self.value.abs())
    }

    /// The share of the possible gain over the start that is proven to be reached; 1 where nothing can be gained.
    #[must_use]
    pub fn gained(&self) -> f64 {
        1.0 - share(self.bound - self.value, self.bound - self.start_value)
    }
}

fn share(part: f64, whole: f64) -> f64 {
    if part <= 0.0 {
        0.0
    } else if whole > 0.0 {
        part / whole
    } else {
        f64::INFINITY
    }
}
