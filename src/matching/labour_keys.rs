//! Tie-breaking keys that follow from ids, so that adding a group no longer changes the tie-breaking of others.

use super::node::{DemandNode, SupplyNode};
use crate::fit::FitTable;
use crate::model::Model;
use crate::unit::{Level, Year};

/// The key of a group of graduates: its major, its program if the row is its own, its region, and how many years it
/// comes after the market's first.
pub(super) fn supply_key(model: &Model, fit: &FitTable, node: &SupplyNode, first: Year) -> u64 {
    let program = fit.program_of(node.row);
    Key::new(node.year, first)
        .text(model.major(fit.major_of(node.row)).id.as_str())
        .text(program.map_or("", |program| model.program(program).id.as_str()))
        .text(model.region(node.region).id.as_str())
        .0
}

/// The key of a group of openings: its occupation, region, levels and priority, and how many years it comes after the
/// market's first.
pub(super) fn demand_key(model: &Model, node: &DemandNode, first: Year) -> u64 {
    let level = |level: Option<Level>| level.map_or(0, |level| 1 + level as u64);
    Key::new(node.year, first)
        .text(model.occupation(node.occupation).id.as_str())
        .text(model.region(node.region).id.as_str())
        .number(level(node.min_level))
        .number(level(node.max_level))
        .number(node.priority.millionths().unsigned_abs())
        .0
}

/// FNV-1a (Fowler, Noll and Vo) over bytes.
struct Key(u64);

impl Key {
    fn new(year: Year, first: Year) -> Key {
        // Markets of one year have the same keys in every year, so that they can be the same problem.
        Key(0xcbf2_9ce4_8422_2325).number(u64::from(year.abs_diff(first)))
    }

    fn byte(self, byte: u8) -> Key {
        Key((self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
    }

    /// Hashes a text and a terminator that no text contains.
    fn text(self, text: &str) -> Key {
        text.bytes().fold(self, Key::byte).byte(0xff)
    }

    fn number(self, number: u64) -> Key {
        number.to_le_bytes().into_iter().fold(self, Key::byte)
    }
}
