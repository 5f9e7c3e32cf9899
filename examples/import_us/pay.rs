//! Pay of a post: its median and the quarters around it.

use crate::raw::{Numbers, Row};

/// Pay a year, dollars.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pay {
    pub median: f64,
    /// A quarter earn less.
    pub p25: Option<f64>,
    /// A quarter earn more; not released above the highest pay that the tables state.
    pub p75: Option<f64>,
}

impl Pay {
    /// The columns of the wage tables that [`Pay::read`] needs.
    pub const COLUMNS: [&'static str; 3] = ["annual_p25", "annual_median", "annual_p75"];

    /// The pay of a row of the wage tables; `None` where its median is not released.
    pub fn read(row: Row) -> Option<Pay> {
        let [p25, median, p75] = Pay::COLUMNS.map(|column| row.number(column));
        median.map(|median| Pay { median, p25, p75 })
    }
}

/// Pay of several occupations together, each weighted by its openings.
#[derive(Default)]
pub struct Mean {
    weight: f64,
    median: f64,
    /// Sums of the quarters, as long as every one is known.
    p25: Option<f64>,
    p75: Option<f64>,
}

impl Mean {
    /// Adds the pay of one occupation.
    pub fn add(&mut self, pay: &Pay, weight: f64) {
        let is_first = self.weight <= 0.0;
        let join = |sum: Option<f64>, quarter: Option<f64>| match (sum, quarter) {
            (None, Some(quarter)) if is_first => Some(weight * quarter),
            (Some(sum), Some(quarter)) => Some(sum + weight * quarter),
            _ => None,
        };
        (self.p25, self.p75) = (join(self.p25, pay.p25), join(self.p75, pay.p75));
        self.median += weight * pay.median;
        self.weight += weight;
    }

    /// The mean as cells: median, lower and upper quarter, in whole dollars.
    pub fn cells(&self) -> [String; 3] {
        [Some(self.median), self.p25, self.p75]
            .map(|sum| sum.map_or(String::new(), |sum| format!("{:.0}", sum / self.weight)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_is_known_of_a_group_only_where_it_is_of_all() {
        let pay = |median, p25, p75| Pay { median, p25, p75 };
        let mut mean = Mean::default();
        mean.add(&pay(40_000.0, Some(30_000.0), Some(50_000.0)), 1.0);
        mean.add(&pay(60_000.0, Some(50_000.0), None), 3.0);
        assert_eq!(mean.cells(), ["55000", "45000", ""]);
        let mut other = Mean::default();
        other.add(&pay(60_000.0, None, None), 3.0);
        other.add(&pay(40_000.0, Some(30_000.0), Some(50_000.0)), 1.0);
        assert_eq!(other.cells(), ["55000", "", ""]);
    }
}
