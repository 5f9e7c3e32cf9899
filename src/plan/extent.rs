//! Ranges over equal optima: the least and the most filled or placed, by group.

use super::balance::Balance;
use crate::matching::{Control, Group, MatchError, Optimal, Range};
use vocmatch_algo::sorted::Map;

/// Sets in each balance the range over all optima of its demand nodes, given by index and group.
pub(super) fn set_filled<K: Ord>(
    balances: &mut [Balance<K>],
    nodes: impl Iterator<Item = (usize, K)>,
    matching: &Optimal,
    control: &Control,
) -> Result<(), MatchError> {
    let ranges = by_group(nodes, Group::Demands, matching, control)?;
    for balance in balances {
        balance.filled = ranges.get(&balance.group).copied();
    }
    Ok(())
}

/// The range of each group of nodes, given by index and group.
pub(super) fn by_group<K: Ord>(
    nodes: impl Iterator<Item = (usize, K)>,
    side: fn(Vec<u32>) -> Group,
    matching: &Optimal,
    control: &Control,
) -> Result<Map<K, Range>, MatchError> {
    let mut groups: Map<K, Vec<u32>> = Map::new();
    for (place, key) in nodes {
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        groups.entry(key).or_default().push(place);
    }
    let (keys, places): (Vec<K>, Vec<Vec<u32>>) = groups.into_iter().unzip();
    let groups: Vec<Group> = places.into_iter().map(side).collect();
    let ranges = matching.ranges(&groups, control)?;
    Ok(keys.into_iter().zip(ranges).collect())
}
