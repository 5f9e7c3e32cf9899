//! Complete chains: secondary → higher vocational → bachelor → professional master's.

use crate::catalogue::Codes;
use std::collections::BTreeMap;
use vocmatch::dataset::rows::MajorRow;
use vocmatch::unit::Level;

/// Complete chains through a catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chains {
    /// Different sequences of four majors, one at each level, each joined to the next by an edge.
    pub chains: u64,
    /// Secondary majors from which at least one chain starts.
    pub starts: usize,
}

/// Counts the complete chains; an edge counts once however often it is given. Time O(edges · log majors).
pub fn count<'a>(edges: impl Iterator<Item = (&'a str, &'a str)>, majors: &Codes<MajorRow>) -> Chains {
    let mut higher: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (from, to) in edges {
        higher.entry(from).or_default().push(to);
    }
    let level = |code: &str| majors.get(code).map(|major| major.level);
    // Ways to a master's from each major of the level above, built from the top down.
    let mut ways: BTreeMap<&str, u64> = majors
        .iter()
        .filter(|(_, major)| major.level == Level::ProfessionalMaster)
        .map(|(code, _)| (code.as_str(), 1))
        .collect();
    for step in [Level::AppliedBachelor, Level::HigherVocational, Level::Secondary] {
        ways = higher
            .iter()
            .filter(|(from, _)| level(from) == Some(step))
            .map(|(&from, tos)| (from, tos.iter().filter_map(|to| ways.get(to)).sum()))
            .filter(|&(_, count)| count > 0)
            .collect();
    }
    Chains {
        chains: ways.values().sum(),
        starts: ways.len(),
    }
}
