//! Candidates for moves: programs to shrink or suspend, and who takes their entrants.
//!
//! Less supply never raises a value by itself, so a program shrinks only in favour of others: of the same
//! school, else of the region. Without a receiver there is a warning, without a score.

use super::action::{Action, Candidate};
use super::config::MoveWithin;
use super::scene::Scene;
use crate::id::{ProgramIx, RegionIx, SchoolIx};
use crate::unit::{Heads, Level};
use std::collections::BTreeMap;

/// The most programs that share the entrants of one that shrinks.
const MOST_RECEIVERS: usize = 3;

/// What [`shift`] finds.
pub(super) struct Shifts {
    /// Moves, with receivers.
    pub(super) moves: Vec<Candidate>,
    /// Programs whose last graduates add nothing and whom nobody could relieve, with the period and heads.
    pub(super) stranded: Vec<(ProgramIx, usize, Heads)>,
}

pub(super) fn shift(scene: &Scene) -> Shifts {
    let mut at_school: BTreeMap<(SchoolIx, Level), Vec<ProgramIx>> = BTreeMap::new();
    let mut in_region: BTreeMap<(RegionIx, Level), Vec<ProgramIx>> = BTreeMap::new();
    for (k, program) in scene.model.programs().iter().enumerate() {
        at_school
            .entry((program.school, program.level))
            .or_default()
            .push(ProgramIx::at(k));
        in_region
            .entry((program.region, program.level))
            .or_default()
            .push(ProgramIx::at(k));
    }
    // The programs of a region are asked in the order of what one more graduate adds; that order is shared.
    for programs in at_school.values_mut().chain(in_region.values_mut()) {
        let gain = |ix: &ProgramIx| {
            let period = scene.first_period(scene.first_autumn, scene.model.program(*ix).years);
            period.map_or(0.0, |(period, _)| scene.one_more(*ix, period))
        };
        let mut keyed: Vec<(f64, ProgramIx)> = programs.iter().map(|ix| (gain(ix), *ix)).collect();
        keyed.retain(|(gain, _)| *gain >= scene.config.min_gain);
        keyed.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        *programs = keyed.into_iter().map(|(_, ix)| ix).collect();
    }
    let mut shifts = Shifts {
        moves: Vec::new(),
        stranded: Vec::new(),
    };
    for (k, program) in scene.model.programs().iter().enumerate() {
        let ix = ProgramIx::at(k);
        let Some((period, years)) = scene.first_period(scene.first_autumn, program.years) else {
            continue;
        };
        let heads = scene.heads(ix, period);
        let idle = scene.last_one(ix, period) <= scene.config.max_worth;
        if heads < scene.config.min_heads || !(idle || scene.is_warned(ix)) {
            continue;
        }
        let near = [
            at_school.get(&(program.school, program.level)),
            in_region.get(&(program.region, program.level)),
        ];
        let sizes = [scene.most_change(heads), heads].map(|heads| scene.entrants(ix, heads));
        let mut relieved = false;
        for (size, whole) in sizes.into_iter().zip([false, true]) {
            let found = near
                .iter()
                .flatten()
                .find_map(|programs| receivers(scene, ix, programs, size, whole));
            let Some(to) = found else { continue };
            relieved = true;
            if let Some(candidate) = candidate(scene, ix, period, years, to, whole) {
                shifts.moves.push(candidate);
            }
        }
        if !relieved && idle {
            shifts.stranded.push((ix, period, heads));
        }
    }
    shifts
}

/// Who takes `size` entrants of a program; `None` if too few places are found. Those of the same class come
/// first.
fn receivers(
    scene: &Scene,
    from: ProgramIx,
    near: &[ProgramIx],
    size: Heads,
    whole: bool,
) -> Option<Vec<(ProgramIx, Heads)>> {
    let class = |ix: ProgramIx| scene.model.major(scene.model.program(ix).major).category;
    let group = |ix: ProgramIx| class(ix).map(|class| scene.model.category(class).parent.unwrap_or(class));
    let same_class = |ix: &&ProgramIx| class(**ix).is_some() && class(**ix) == class(from);
    let near_enough = |ix: &&ProgramIx| match scene.config.move_within {
        MoveWithin::Class => false,
        MoveWithin::Group => group(**ix).is_some() && group(**ix) == group(from),
        MoveWithin::Anywhere => true,
    };
    let others = near.iter().filter(|ix| !same_class(ix) && near_enough(ix));
    let order = near.iter().filter(same_class).chain(others);
    let mut left = size;
    let mut to = Vec::new();
    for ix in order.filter(|ix| **ix != from) {
        let Some((period, _)) = scene.first_period(scene.first_autumn, scene.model.program(*ix).years) else {
            continue;
        };
        let room = scene
            .entrants(*ix, scene.most_change(scene.heads(*ix, period)))
            .min(left);
        if room > 0 {
            to.push((*ix, room));
            left -= room;
        }
        if left == 0 || to.len() == MOST_RECEIVERS {
            break;
        }
    }
    let placed = size - left;
    let enough = if whole {
        left == 0
    } else {
        placed >= scene.config.min_heads
    };
    (enough && placed > 0).then_some(to)
}

fn candidate(
    scene: &Scene,
    from: ProgramIx,
    period: usize,
    years: Heads,
    to: Vec<(ProgramIx, Heads)>,
    whole: bool,
) -> Option<Candidate> {
    let (first, _) = to.first()?;
    let receiver = scene.model.program(*first);
    let (shows, _) = scene.first_period(scene.first_autumn, receiver.years)?;
    let node = scene
        .node(*first, shows)
        .and_then(|node| scene.target(shows, node))?;
    let graduates =
        |ix: ProgramIx, entrants: Heads| entrants as f64 * scene.model.program(ix).completion_or_one().get();
    let gain: f64 = to
        .iter()
        .map(|(ix, n)| scene.one_more(*ix, shows) * graduates(*ix, *n))
        .sum();
    let entrants: Heads = to.iter().map(|(_, entrants)| entrants).sum();
    let estimate = (gain - scene.last_one(from, period) * graduates(from, entrants)) * years as f64;
    let action = if whole {
        Action::Suspend {
            program: from,
            entrants,
            to,
        }
    } else {
        Action::Shrink {
            program: from,
            entrants,
            to,
        }
    };
    let target = scene.target_of(shows, node);
    Some(Candidate {
        action,
        first_autumn: scene.first_autumn,
        target,
        period: shows,
        estimate,
    })
}
