//! Maps and sets in the order of their keys, in little code: a list of entries, and positions of entries in order.
//!
//! A `BTreeMap` is compiled anew for every pair of types, some 4,500 lines of intermediate code each, of which its nodes
//! take most. Here the entries stand in one list as they come. Keys that come in ascending order need nothing else; once
//! one does not, an index holds the positions of the entries in the order of their keys, and is
//! compiled once for all types. Look-up and insertion take O(log n) comparisons. Insertion also moves at most some
//! hundreds of positions, so that a million keys in any order are as fast as in a `BTreeMap`.

mod index;
mod iter;
mod map;
mod set;

pub use iter::{Iter, Keys, Values};
pub use map::{Entry, Map};
pub use set::{Members, Set};

#[cfg(test)]
mod tests;
