//! Markets from raw bytes: whatever the numbers, there is a market that agrees with them, or the full list of what
//! is wrong.

use crate::cases;
use proptest::prelude::*;
use vocmatch::matching::{Market, MarketProblem, Pair};
use vocmatch::unit::Value;
use vocmatch_algo::transport::{MAX_TOTAL, MAX_VALUE};

/// Reads numbers off bytes; past the end there are zeros.
struct Bytes<'b>(std::slice::Iter<'b, u8>);

impl Bytes<'_> {
    fn byte(&mut self) -> u8 {
        self.0.next().copied().unwrap_or(0)
    }

    /// Mostly small, now and then any number at all or one at an edge.
    fn number(&mut self) -> i64 {
        match self.byte() {
            tag @ 0..=199 => i64::from(tag) - 20,
            200..=219 => i64::from_le_bytes(std::array::from_fn(|_| self.byte())),
            220..=229 => {
                [i64::MIN, i64::MAX, MAX_VALUE, -MAX_VALUE, MAX_VALUE + 1][usize::from(self.byte() % 5)]
            }
            230..=239 => MAX_TOTAL - i64::from(self.byte() % 3),
            _ => i64::from(self.byte()) << 24,
        }
    }

    fn place(&mut self, nodes: usize) -> u32 {
        match self.byte() {
            255 => u32::MAX,
            250..=254 => nodes as u32,
            byte => u32::from(byte) % nodes.max(1) as u32,
        }
    }

    /// A market that may be anything.
    fn market(mut self) -> (Vec<i64>, Vec<i64>, Vec<Pair>) {
        let sizes = [self.byte() % 6, self.byte() % 6];
        let [heads, openings] = sizes.map(|size| (0..size).map(|_| self.number()).collect::<Vec<_>>());
        let mut pairs = Vec::new();
        while self.0.len() > 0 {
            let (supply, demand) = (self.place(heads.len()), self.place(openings.len()));
            let mut pair = Pair::new(supply, demand, Value(self.number()));
            if self.byte().is_multiple_of(4) {
                pair.max_heads = Some(self.number());
            }
            if self.byte().is_multiple_of(2) {
                pair.graduate_score = Value(self.number());
                pair.employer_score = Value(self.number());
            }
            pairs.push(pair);
        }
        (heads, openings, pairs)
    }
}

/// Every problem, found the slow way.
fn expected(heads: &[i64], openings: &[i64], pairs: &[Pair]) -> Vec<MarketProblem> {
    let mut found = Vec::new();
    for (node, heads) in heads.iter().copied().enumerate() {
        if heads < 0 {
            found.push(MarketProblem::NegativeHeads { node, heads });
        }
    }
    for (node, openings) in openings.iter().copied().enumerate() {
        if openings < 0 {
            found.push(MarketProblem::NegativeOpenings { node, openings });
        }
    }
    let total = |numbers: &[i64]| {
        let numbers = numbers.iter().filter(|number| **number > 0);
        numbers.fold(0, |sum, number| sum + i128::from(*number))
    };
    if total(heads) > i128::from(MAX_TOTAL) {
        found.push(MarketProblem::TooManyHeads { total: total(heads) });
    }
    if total(openings) > i128::from(MAX_TOTAL) {
        let total = total(openings);
        found.push(MarketProblem::TooManyOpenings { total });
    }
    for (k, pair) in pairs.iter().enumerate() {
        let Pair {
            supply,
            demand,
            value,
            ..
        } = *pair;
        if heads.get(supply as usize).is_none() {
            found.push(MarketProblem::NoSuchSupply { pair: k, supply });
        }
        if openings.get(demand as usize).is_none() {
            found.push(MarketProblem::NoSuchDemand { pair: k, demand });
        }
        if i128::from(value.0).abs() > i128::from(MAX_VALUE) {
            found.push(MarketProblem::ValueTooLarge { pair: k, value });
        }
        if let Some(max_heads) = pair.max_heads.filter(|cap| *cap < 0) {
            found.push(MarketProblem::NegativeCap { pair: k, max_heads });
        }
    }
    for (k, pair) in pairs.iter().enumerate() {
        let same = |other: &Pair| (other.supply, other.demand) == (pair.supply, pair.demand);
        if let Some(first) = pairs[..k].iter().position(same) {
            let Pair { supply, demand, .. } = *pair;
            found.push(MarketProblem::Twice {
                pair: k,
                supply,
                demand,
                first,
            });
        }
    }
    found
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn bytes_make_a_market_that_agrees_or_every_problem(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let (heads, openings, pairs) = Bytes(bytes.iter()).market();
        let problems = expected(&heads, &openings, &pairs);
        match Market::new(heads.clone(), openings.clone(), pairs.clone()) {
            Err(found) => {
                prop_assert!(!problems.is_empty());
                prop_assert_eq!(found.all(), problems);
                prop_assert!(found.to_string().lines().count() <= 101);
            }
            Ok(market) => {
                prop_assert_eq!(problems, vec![]);
                prop_assert_eq!(market.heads(), heads);
                prop_assert_eq!(market.openings(), openings);
                let mut sorted = pairs;
                // A cap as large as numbers go is none.
                for pair in &mut sorted {
                    pair.max_heads = pair.max_heads.filter(|cap| *cap < i64::MAX);
                }
                sorted.sort_by_key(|pair| (pair.supply, pair.demand));
                prop_assert_eq!(market.pairs().collect::<Vec<_>>(), sorted.clone());
                prop_assert_eq!(market.pair_count(), sorted.len());
                for supply in 0..=market.heads().len() {
                    let own = sorted.iter().filter(|pair| pair.supply as usize == supply);
                    prop_assert!(market.pairs_of(supply).eq(own.copied()));
                }
                for place in 0..=sorted.len() {
                    prop_assert_eq!(market.pair(place), sorted.get(place).copied());
                    let arc = market.problem().arc(place).map(|arc| (arc.from, arc.to, arc.value, arc.cap));
                    let pair = sorted.get(place).map(|pair| (pair.supply, pair.demand, pair.value.0, pair.max_heads));
                    prop_assert_eq!(arc, pair);
                }
            }
        }
    }
}

#[test]
fn a_long_list_of_problems_is_told_in_a_hundred_lines_and_counted() {
    let problems = Market::new(vec![-1; 150], vec![], []).unwrap_err();
    assert_eq!(problems.all().len(), 150);
    let text = problems.to_string();
    assert_eq!(text.lines().count(), 101);
    assert_eq!(text.lines().last(), Some("and 50 more"));
}
