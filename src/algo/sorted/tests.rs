//! The maps and sets against those of the standard library.

use super::{Map, Set};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What may be done with a map.
#[derive(Debug, Clone)]
enum Step {
    Insert(u16, u32),
    Add(u16, u32),
    Remove(u16),
    Change(u32),
    PopFirst,
    Retain(u16),
}

fn steps(keys: u16, most: usize) -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        20 => (0..keys, 0u32..1000).prop_map(|(key, value)| Step::Insert(key, value)),
        20 => (0..keys, 0u32..1000).prop_map(|(key, value)| Step::Add(key, value)),
        2 => (0..keys).prop_map(Step::Remove),
        1 => (0u32..9).prop_map(Step::Change),
        1 => Just(Step::PopFirst),
        1 => (2u16..9).prop_map(Step::Retain),
    ];
    prop::collection::vec(step, 0..most)
}

fn take(step: &Step, ours: &mut Map<u16, u32>, theirs: &mut BTreeMap<u16, u32>) {
    match step {
        Step::Insert(key, value) => assert_eq!(ours.insert(*key, *value), theirs.insert(*key, *value)),
        Step::Add(key, value) => {
            *ours.entry(*key).or_default() += value;
            *theirs.entry(*key).or_default() += value;
        }
        Step::Remove(key) => assert_eq!(ours.remove(key), theirs.remove(key)),
        Step::Change(by) => {
            ours.values_mut().for_each(|value| *value += by);
            for value in theirs.values_mut() {
                *value += by;
            }
        }
        Step::PopFirst => assert_eq!(ours.pop_first(), theirs.pop_first()),
        Step::Retain(by) => {
            ours.retain(|key, _| key % by != 0);
            theirs.retain(|key, _| key % by != 0);
        }
    }
}

fn same(ours: &Map<u16, u32>, theirs: &BTreeMap<u16, u32>) {
    assert!(ours.iter().eq(theirs.iter()));
    assert!(ours.iter().rev().eq(theirs.iter().rev()));
    assert_eq!(ours.iter().len(), theirs.len());
    assert_eq!(ours.first_key_value(), theirs.first_key_value());
    assert_eq!(ours.last_key_value(), theirs.last_key_value());
    assert_eq!(format!("{ours:?}"), format!("{theirs:?}"));
}

/// A walk from both ends in turn gives each entry once.
fn both_ends(ours: &Map<u16, u32>, theirs: &BTreeMap<u16, u32>) {
    let (mut ours, mut theirs) = (ours.iter(), theirs.iter());
    for k in 0..=theirs.len() {
        if k % 3 == 0 {
            assert_eq!(ours.next_back(), theirs.next_back());
        } else {
            assert_eq!(ours.next(), theirs.next());
        }
    }
}

proptest! {
    #[test]
    fn a_map_does_what_a_tree_does(steps in steps(40, 120), from in 0u16..40, to in 0u16..40) {
        let (mut ours, mut theirs) = (Map::new(), BTreeMap::new());
        for step in &steps {
            take(step, &mut ours, &mut theirs);
            same(&ours, &theirs);
        }
        both_ends(&ours, &theirs);
        for key in 0..40 {
            prop_assert_eq!(ours.get(&key), theirs.get(&key));
            prop_assert_eq!(ours.contains_key(&key), theirs.contains_key(&key));
        }
        if from <= to {
            prop_assert!(ours.range(&from, &to).eq(theirs.range(from..=to)));
            prop_assert!(ours.range(&from, &to).rev().eq(theirs.range(from..=to).rev()));
        }
        prop_assert!(ours.clone().into_iter().eq(theirs.clone()));
        prop_assert!(ours.into_values().eq(theirs.into_values()));
    }

    #[test]
    fn a_map_of_many_keys_does_what_a_tree_does(steps in steps(5000, 3000), from in 0u16..5000, more in 0u16..5000) {
        let (mut ours, mut theirs) = (Map::new(), BTreeMap::new());
        for step in &steps {
            if !matches!(step, Step::Change(_) | Step::PopFirst | Step::Retain(_) | Step::Remove(_)) {
                take(step, &mut ours, &mut theirs);
            }
        }
        same(&ours, &theirs);
        both_ends(&ours, &theirs);
        prop_assert!(ours.range(&from, &(from + more)).eq(theirs.range(from..=from + more)));
        for key in (0..5000).step_by(7) {
            prop_assert_eq!(ours.get(&key), theirs.get(&key));
        }
        prop_assert!(ours.into_iter().eq(theirs));
    }

    #[test]
    fn a_list_makes_the_map_that_it_makes_a_tree(list in prop::collection::vec((0u16..50, 0u32..), 0..200)) {
        let ours: Map<u16, u32> = list.iter().copied().collect();
        let theirs: BTreeMap<u16, u32> = list.iter().copied().collect();
        same(&ours, &theirs);
        let ours: Set<u16> = list.iter().map(|(key, _)| *key).collect();
        let theirs: BTreeSet<u16> = list.iter().map(|(key, _)| *key).collect();
        prop_assert!(ours.iter().eq(theirs.iter()));
        let (some, others): (Set<u16>, Set<u16>) = ours.iter().partition(|key| **key % 3 == 0);
        prop_assert!(some.is_disjoint(&others) && some.is_subset(&ours));
        prop_assert!(ours.difference(&some).eq(others.iter()));
        prop_assert!(ours.intersection(&some).eq(some.iter()));
    }
}
