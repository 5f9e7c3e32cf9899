//! The arcs of each node, best first.

use super::preferences::Preferences;
use crate::algo::control::{Cancelled, Control};
use crate::algo::transport::Problem;

/// The caller is asked once in so many arcs.
const CONTROL_EVERY: usize = 1 << 16;

/// The arcs of each node of one side, in the order in which it ranks them.
pub(super) struct Lists {
    /// The list of node `i` is `arcs[starts[i]..starts[i + 1]]`.
    pub(super) starts: Vec<u32>,
    pub(super) arcs: Vec<u32>,
}

#[expect(clippy::cast_possible_truncation, reason = "positions of arcs fit 32 bits")]
impl Lists {
    pub(super) fn of_supplies(
        problem: &Problem,
        preferences: &Preferences,
        control: &Control,
    ) -> Result<Lists, Cancelled> {
        let ends = (0..problem.heads().len()).map(|supply| problem.row(supply).end as u32);
        let lists = Lists {
            starts: std::iter::once(0).chain(ends).collect(),
            arcs: (0..problem.arc_count() as u32).collect(),
        };
        lists.ranked(preferences.supply_scores(), control)
    }

    /// The demand of each arc is given by its position.
    pub(super) fn of_demands(
        problem: &Problem,
        demands: &[u32],
        preferences: &Preferences,
        control: &Control,
    ) -> Result<Lists, Cancelled> {
        let mut starts = vec![0; problem.openings().len() + 1];
        for &demand in demands {
            starts[demand as usize + 1] += 1;
        }
        for demand in 0..problem.openings().len() {
            starts[demand + 1] += starts[demand];
        }
        let mut ends = starts.clone();
        let mut arcs = vec![0; demands.len()];
        for (arc, &demand) in demands.iter().enumerate() {
            let end = &mut ends[demand as usize];
            arcs[*end as usize] = arc as u32;
            *end += 1;
        }
        Lists { starts, arcs }.ranked(preferences.demand_scores(), control)
    }

    /// Sorts each list by score, higher first. Positions of arcs grow with those of the partners, so they
    /// decide between equal scores.
    fn ranked(mut self, scores: &[i64], control: &Control) -> Result<Lists, Cancelled> {
        let mut keyed: Vec<(i64, u32)> = Vec::new();
        let mut since = CONTROL_EVERY;
        for bounds in self.starts.windows(2) {
            let list = &mut self.arcs[bounds[0] as usize..bounds[1] as usize];
            since += list.len() + 1;
            if since >= CONTROL_EVERY {
                since = 0;
                if control.is_cancelled() {
                    return Err(Cancelled);
                }
            }
            keyed.clear();
            // The complement turns the order of scores round, and cannot overflow as the negative can.
            keyed.extend(list.iter().map(|&arc| (!score(scores, arc), arc)));
            keyed.sort_unstable();
            for (arc, key) in list.iter_mut().zip(&keyed) {
                *arc = key.1;
            }
        }
        Ok(self)
    }
}

/// The score of an arc; 0 where the scores are those of another problem with fewer arcs.
fn score(scores: &[i64], arc: u32) -> i64 {
    scores.get(arc as usize).copied().unwrap_or(0)
}
