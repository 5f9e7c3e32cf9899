//! Controlled rounding: whole people, so that no number and no total moves by one or more.

use super::config::SpreadError;
use super::spread::Spread;
use crate::control::Control;
use crate::order;
use crate::transport::{self, Arc, Flow, Objective, Problem};
use std::cmp::Reverse;

/// Fixed point, 30 bits after the point: sums of fractions are exact, so that rows and columns come out whole exactly.
const UNIT: i128 = 1 << 30;

/// Whole heads from a spread of the same problem, as close as can be: every flow, every node's total and the
/// grand total become the whole number below or above, and neither margins nor caps are passed. Among all such
/// roundings it is the one of the least total change, the changes of the totals counted in.
///
/// Method (after Cox 1987, recalled): a slack row, a slack column and a corner make all sums of the table of
/// fractions whole; then a transportation problem with caps of 1 has a whole solution, and an exact solver finds
/// the one nearest to the fractions.
///
/// Flows are taken to 2^-30 of a head, and what a sum passes its margin by, from the tolerance or lost digits,
/// is taken off its largest fractions first. So up to about 10^12 heads a node the fractions are sound; beyond
/// that floats hold none, a flow may change by its last digit, and margins and caps still hold.
///
/// # Errors
/// [`SpreadError::Cancelled`] if the caller asked to stop, [`SpreadError::TooLarge`] if the table with its slack
/// is more than [`Problem`] handles.
pub fn round(problem: &Problem, spread: &Spread, control: &Control) -> Result<Vec<Flow>, SpreadError> {
    let arcs: Vec<Arc> = problem.arcs().collect();
    let mut cells: Vec<i128> = arcs
        .iter()
        .zip(&spread.flows)
        .map(|(arc, &flow)| units(flow, arc.cap))
        .collect();
    cells.resize(arcs.len(), 0);
    lower(&arcs, &mut cells, problem.heads(), |arc| arc.from);
    lower(&arcs, &mut cells, problem.openings(), |arc| arc.to);
    let table = Table::new(problem, &arcs, &cells).map_err(SpreadError::TooLarge)?;
    // Fill first: all sums of the table must be met, and among the roundings that do the nearest one is taken.
    let rounded = transport::solve(&table.problem, Objective::FillFirst, control)?;
    let mut up = vec![false; arcs.len()];
    for flow in rounded.flows() {
        if let Some(&Some(arc)) = table.names.get(flow.arc as usize) {
            up[arc] = true;
        }
    }
    let flows = arcs
        .iter()
        .zip(&cells)
        .zip(up)
        .zip(0..)
        .map(|(((arc, cell), up), position)| Flow {
            arc: position,
            from: arc.from,
            to: arc.to,
            heads: whole(cell.div_euclid(UNIT)) + i64::from(up),
        });
    Ok(flows.filter(|flow| flow.heads > 0).collect())
}

/// A flow in units, within its cap.
#[expect(
    clippy::cast_possible_truncation,
    reason = "flows are at most 2^61 heads; what is no number is none"
)]
fn units(flow: f64, cap: Option<i64>) -> i128 {
    let most = cap.map_or(i128::MAX, |cap| i128::from(cap) * UNIT);
    (libm::rint(flow * UNIT as f64) as i128).clamp(0, most)
}

fn whole(heads: i128) -> i64 {
    i64::try_from(heads).unwrap_or(i64::MAX)
}

/// Takes off what the sums of one side pass their margins by: from the largest fractions first, and only where
/// there are none left from whole heads.
fn lower(arcs: &[Arc], cells: &mut [i128], margins: &[i64], end: impl Fn(&Arc) -> u32) {
    let mut excess: Vec<i128> = margins.iter().map(|&margin| -i128::from(margin) * UNIT).collect();
    for (arc, cell) in arcs.iter().zip(&*cells) {
        excess[end(arc) as usize] += cell;
    }
    let over = arcs
        .iter()
        .enumerate()
        .filter(|(_, arc)| excess[end(arc) as usize] > 0);
    let mut over: Vec<(u32, usize)> = over.map(|(position, arc)| (end(arc), position)).collect();
    order::sort_by_key(&mut over, |&(node, position)| {
        (node, Reverse(cells[position] % UNIT), position)
    });
    for takes_whole in [false, true] {
        for &(node, position) in &over {
            let (cell, excess) = (&mut cells[position], &mut excess[node as usize]);
            let most = if takes_whole { *cell } else { *cell % UNIT };
            let taken = most.min(*excess).max(0);
            *cell -= taken;
            *excess -= taken;
        }
    }
}

/// The fractions with a slack row and a slack column, as a transportation problem whose arcs carry 0 or 1.
struct Table {
    problem: Problem,
    /// The arc that each arc of the table stands for; none for slack.
    names: Vec<Option<usize>>,
}

impl Table {
    fn new(problem: &Problem, arcs: &[Arc], cells: &[i128]) -> Result<Table, transport::ProblemError> {
        let (supplies, demands) = (problem.heads().len(), problem.openings().len());
        // The last of each side is the slack.
        let (mut rows, mut columns) = (vec![0; supplies + 1], vec![0; demands + 1]);
        for (arc, cell) in arcs.iter().zip(cells) {
            let part = cell % UNIT;
            rows[arc.from as usize] += part;
            columns[arc.to as usize] += part;
        }
        let total: i128 = rows.iter().sum();
        let slack = |sum: &i128| (-sum).rem_euclid(UNIT);
        let (row_slacks, column_slacks): (Vec<i128>, Vec<i128>) = (
            rows[..supplies].iter().map(slack).collect(),
            columns[..demands].iter().map(slack).collect(),
        );
        // Each row's slack completes it to a whole number, each column's likewise; the corner completes the slack row and
        // the slack column. All sums are whole then, and a flow of caps 1 that fills them exists: the fractions
        // themselves are one, and the polytope is integral.
        let corner = total.rem_euclid(UNIT);
        rows[supplies] = column_slacks.iter().sum::<i128>() + corner;
        columns[demands] = row_slacks.iter().sum::<i128>() + corner;

        let (mut entries, mut names) = (Vec::new(), Vec::new());
        let mut add = |from: usize, to: usize, part: i128, name: Option<usize>| {
            if part > 0 {
                entries.push(entry(from, to, part));
                names.push(name);
            }
        };
        for (supply, &slack) in row_slacks.iter().enumerate() {
            for arc in problem.row(supply) {
                add(supply, arcs[arc].to as usize, cells[arc] % UNIT, Some(arc));
            }
            add(supply, demands, slack, None);
        }
        for (demand, &part) in column_slacks.iter().enumerate() {
            add(supplies, demand, part, None);
        }
        add(supplies, demands, corner, None);
        let full = |sums: Vec<i128>| -> Vec<i64> {
            sums.into_iter()
                .map(|sum| whole((sum + UNIT - 1) / UNIT))
                .collect()
        };
        let problem = Problem::new(full(rows), full(columns), entries)?;
        Ok(Table { problem, names })
    }
}

/// An arc of the table: worth more the nearer its fraction is to 1.
fn entry(from: usize, to: usize, part: i128) -> Arc {
    let place = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    Arc {
        from: place(from),
        to: place(to),
        // Rounding up instead of down changes `|1 − f| − |f| = 1 − 2f`: the most value is the least change.
        value: whole((2 * part - UNIT) * 1_000_000 / UNIT),
        cap: Some(1),
    }
}
