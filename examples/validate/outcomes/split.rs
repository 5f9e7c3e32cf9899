//! Which families of fields are reported and which may be fitted, and how far a figure may be luck.

use crate::resample::{Random, drawn, middle};
use std::collections::{BTreeMap, BTreeSet};

/// How many times families are drawn.
const DRAWS: usize = 1000;
const SEED: u64 = 19;

/// The families that are reported; the others may be fitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Split {
    Odd,
    /// What the shipped constants have not seen.
    #[default]
    Even,
    /// A random half.
    Half(u64),
}

impl Split {
    /// Reads `odd`, `even` or a number.
    pub fn parse(text: &str) -> Result<Split, &'static str> {
        match text {
            "odd" => Ok(Split::Odd),
            "even" => Ok(Split::Even),
            _ => text
                .parse()
                .map(Split::Half)
                .map_err(|_| "a split is odd, even or the seed of a random half"),
        }
    }

    /// Those of some families that are reported.
    pub fn reported<'f>(self, families: impl IntoIterator<Item = &'f str>) -> BTreeSet<&'f str> {
        let all: BTreeSet<&str> = families.into_iter().collect();
        let is_odd = |family: &&str| family.parse::<u32>().is_ok_and(|number| number % 2 == 1);
        match self {
            Split::Odd => all.into_iter().filter(is_odd).collect(),
            Split::Even => all.into_iter().filter(|family| !is_odd(family)).collect(),
            Split::Half(seed) => {
                let mut all: Vec<&str> = all.into_iter().collect();
                Random(seed).shuffle(&mut all);
                all.truncate(all.len() / 2);
                all.into_iter().collect()
            }
        }
    }

    /// The same in words.
    pub fn said(self) -> String {
        match self {
            Split::Odd => "odd families".to_owned(),
            Split::Even => "even families".to_owned(),
            Split::Half(seed) => format!("half of the families, seed {seed}"),
        }
    }
}

/// Places by family, for draws of whole families.
pub struct Families {
    places: Vec<usize>,
    groups: Vec<Vec<usize>>,
}

/// A figure with the middle 90% of its draws.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

impl Families {
    /// The places whose family is among `kept`.
    pub fn new<'f>(families: impl Iterator<Item = &'f str>, kept: &BTreeSet<&str>) -> Families {
        let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (place, family) in families.enumerate().filter(|(_, family)| kept.contains(family)) {
            groups.entry(family).or_default().push(place);
        }
        let groups: Vec<Vec<usize>> = groups.into_values().collect();
        let mut places: Vec<usize> = groups.iter().flatten().copied().collect();
        places.sort_unstable();
        Families { places, groups }
    }

    /// The places that are reported.
    pub fn places(&self) -> &[usize] {
        &self.places
    }

    /// How many families there are.
    pub fn count(&self) -> usize {
        self.groups.len()
    }

    /// A figure over all places, and over families drawn anew.
    pub fn figure(&self, of: impl Fn(&[usize]) -> f64) -> Figure {
        let mut random = Random(SEED);
        let draws = (0..DRAWS).map(|_| of(&drawn(&self.groups, &mut random)));
        let (low, high) = middle(draws.filter(|value| value.is_finite()).collect());
        Figure {
            value: of(&self.places),
            low,
            high,
        }
    }

    /// The mean of values by place.
    pub fn mean(&self, values: &[f64]) -> Figure {
        self.figure(|places| mean(places.iter().map(|place| values[*place])))
    }
}

/// The mean; 0 of nothing.
pub fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    if count > 0.0 { sum / count } else { 0.0 }
}

impl std::fmt::Display for Figure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.3} ({:.2} to {:.2})", self.value, self.low, self.high)
    }
}
