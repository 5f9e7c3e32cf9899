//! The canonical optimum: one answer among equal optima, whatever the order of arcs and the way to it.
//!
//! Among the optima the canonical one
//! 1. spreads slack most evenly: each node's slack is cut into 16 equal steps of its heads or openings, and a
//!    head of slack costs as many points as its step counts from 0; the sum of points is least. So nobody is
//!    left with everything while others are left with nothing;
//! 2. among those, has the least sum of a mixing of the keys of both ends, up to 40 bits a head. The mixing
//!    favours no key; keys are positions unless [`Problem::with_keys`](super::Problem::with_keys) says
//!    otherwise. In the rare event that two flows tie still, the next mixing is used.
//!
//! Both go into one weight of 64 bits. A cycle passes at most two slack arcs and at most `2·(k + 1)` arcs of
//! each direction, `k` the number of nodes of the smaller side, so a point weighs `4·(k + 2)` times the largest
//! mixing, and no sum along a cycle leaves 62 bits.

use super::face::{Earlier, Face, Memory, Weights};
use super::network::{Network, SEGMENTS};
use super::problem::Problem;
use super::tree::Tree;
use crate::control::{Cancelled, Control};

/// How many mixings are tried before a tie is left standing. Even a second one is needed less than once in a
/// thousand of the largest problems. Ties cannot be excluded: nodes may share a key.
const MIXINGS: u64 = 8;

/// Moves an optimal tree to the canonical optimum. Returns the pivots taken, `before` included, and what a
/// later solve can start from, unless the first mixing left a tie. The slack of the network must be cut into
/// steps.
pub(super) fn canonise(
    problem: &Problem,
    network: &Network,
    tree: &mut Tree,
    control: &Control,
    before: u64,
    earlier: Option<Earlier>,
) -> Result<(u64, Option<Memory>), Cancelled> {
    debug_assert_eq!(network.segments, SEGMENTS);
    let first = Evenness::new(problem, network, 0);
    let mut face = Face::new(network, tree, earlier, &first);
    let (mut pivots, mut ties) = face.maximise(network, tree, &first, control, before, earlier)?;
    let mut mixing = 1;
    while ties && mixing < MIXINGS {
        let weights = Evenness::new(problem, network, mixing);
        face.weigh(&weights);
        (pivots, ties) = face.maximise(network, tree, &weights, control, pivots, None)?;
        mixing += 1;
    }
    // Only the weights of the first mixing are kept on the face, so only then can a re-solve start from them.
    let unique = mixing == 1;
    Ok((pivots, unique.then(|| face.remember())))
}

struct Evenness<'a> {
    supply_keys: &'a [u64],
    demand_keys: &'a [u64],
    supplies: u32,
    /// Bits of a mixing that do not count.
    shift: u32,
    /// The weight of a point.
    point: i64,
    mixing: u64,
}

impl<'a> Evenness<'a> {
    #[expect(clippy::cast_possible_truncation, reason = "ids fit 32 bits")]
    fn new(problem: &'a Problem, network: &Network, mixing: u64) -> Self {
        // Lexicographic order in one integer: `path` bounds the arcs of a cycle, so a point outweighs any sum of
        // mixings along one. On a cycle two slack arcs of at most 15 points each, a point of at most 2^56, stay
        // below 2^61: sums fit i64.
        let smaller = network.supplies.min(network.demands) as u64;
        let path = (4 * (smaller + 2)).next_power_of_two();
        let bits = (56 - path.ilog2()).min(40);
        Evenness {
            supply_keys: &problem.keys.supplies,
            demand_keys: &problem.keys.demands,
            supplies: network.supplies as u32,
            shift: 64 - bits,
            point: 1 << (path.ilog2() + bits),
            mixing,
        }
    }
}

impl Weights for Evenness<'_> {
    fn arc(&self, supply: u32, demand: u32, _arc: u32) -> i64 {
        let key = |keys: &[u64], place: u32| keys.get(place as usize).copied().unwrap_or(u64::from(place));
        // The rotation keeps equal keys of both sides from cancelling each other.
        let supply = mix(key(self.supply_keys, supply) ^ mix(self.mixing));
        let mixed = mix(supply ^ key(self.demand_keys, demand - self.supplies).rotate_left(32)) >> self.shift;
        -i64::try_from(mixed).unwrap_or(0)
    }

    fn slack(&self, _id: u32) -> i64 {
        0
    }

    fn slope(&self) -> i64 {
        self.point
    }
}

/// The finaliser of splitmix64 (Steele, Lea and Flood 2014, recalled): one to one, every bit in touches every
/// bit out.
fn mix(bits: u64) -> u64 {
    let bits = bits.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}
