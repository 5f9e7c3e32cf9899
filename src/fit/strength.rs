//! The strength of the prior in people, estimated from tracking itself (methods §3).

use super::evidence::Evidence;
use super::related::Related;
use super::table::FitTable;
use crate::id::{OccupationIx, ProgramIx};
use crate::model::Model;
use crate::unit::{Heads, Year};

/// The fewest cells for an estimate.
pub const FEWEST_CELLS: usize = 10;

/// The bounds of the strength of a prior, in people.
pub const STRENGTH_BOUNDS: (f64, f64) = (2.0, 500.0);

/// Tracked graduates of a program and their prior.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct TrackedCell {
    /// The program.
    pub program: ProgramIx,
    /// The year in which they finished.
    pub year: Year,
    /// The occupation that they were hired for; `None`: all who worked.
    pub occupation: Option<OccupationIx>,
    /// How many worked, and how many of them in the field.
    pub evidence: Evidence,
    /// π: of a pair, its prior, 0 where nothing relates the two; of a program, the mean prior of its major's
    /// documented occupations. `None` where the major has none.
    pub prior: Option<f64>,
}

/// The strength of the prior in people, from the spread of tracked shares around it.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct PriorStrength {
    /// m, within [`STRENGTH_BOUNDS`].
    pub people: f64,
    /// ρ = 1/(m + 1) as estimated, before the bounds: at or below 0 the tracked shares spread no more than by chance.
    pub spread: f64,
    /// Cells in the estimate.
    pub cells: usize,
    /// Working graduates in them.
    pub working: Heads,
}

/// Returns the cells of a model's tracking, by program, year and occupation, each person in one: of a program and year
/// the outcomes by occupation, if there are any, else those of all together.
#[must_use]
pub fn cells(model: &Model, table: &FitTable) -> Vec<TrackedCell> {
    let mut cells = Vec::new();
    for (p, program) in model.programs().iter().enumerate() {
        let ix = ProgramIx::at(p);
        let whole = documented_prior(table, ix);
        for rows in program.outcomes.chunk_by(|a, b| a.year == b.year) {
            let named = rows.iter().any(|row| row.occupation.is_some());
            for row in rows.iter().filter(|row| row.occupation.is_some() == named) {
                cells.push(TrackedCell {
                    program: ix,
                    year: row.year,
                    occupation: row.occupation,
                    evidence: Evidence::new(row.working, row.in_field),
                    prior: row.occupation.map_or(whole, |occupation| {
                        Some(table.get(ix, occupation).map_or(0.0, |fit| fit.prior))
                    }),
                });
            }
        }
    }
    cells
}

/// The mean prior of a program over its major's documented occupations.
fn documented_prior(table: &FitTable, program: ProgramIx) -> Option<f64> {
    let documented = table
        .of(program)
        .iter()
        .filter(|fit| matches!(fit.related, Related::Documented { .. }));
    let (mut sum, mut count) = (0.0, 0.0);
    for fit in documented {
        sum += fit.prior;
        count += 1.0;
    }
    (count > 0.0).then(|| sum / count)
}

/// Estimates m from a model's tracking: [`strength_of`] its [`cells`]. The default of
/// [`FitConfig::prior_strength`](super::FitConfig::prior_strength) does not use it; set it explicitly.
#[must_use]
pub fn prior_strength(model: &Model, table: &FitTable) -> Option<PriorStrength> {
    let cells = cells(model, table);
    let known: Vec<(f64, Evidence)> = cells
        .iter()
        .filter_map(|cell| Some((cell.prior?, cell.evidence)))
        .collect();
    strength_of(&known)
}

/// Estimates m by the method of moments: under the beta–binomial the share k/n of a cell with prior π has the
/// variance `π(1−π)/n · (1 + (n−1)·ρ)`, ρ = 1/(m + 1). Summed over cells, each weighed by its people,
///
/// `ρ = (Σ n·(k/n − π)² − Σ π(1−π)) / Σ π(1−π)·(n−1)`, `m = 1/ρ − 1`
///
/// A cell of one person, or with a prior of 0 or 1, carries no information about spread and is left out. `None` if
/// fewer than [`FEWEST_CELLS`] are left. Spread no larger than by chance gives the upper bound, spread beyond any m
/// the lower.
///
/// ```
/// # use vocmatch::fit::{strength_of, Evidence};
/// // Half is expected of 10 people in each of ten cells; five cells have 8 and five have 2. So Σ n·(k/n − π)² is
/// // 10·10·.09 = 9, Σ π(1−π) is 2.5 and Σ π(1−π)·(n−1) is 22.5: ρ = 6.5/22.5, m = 22.5/6.5 − 1.
/// let cells = [(0.5, Evidence::new(10, 8)), (0.5, Evidence::new(10, 2))].repeat(5);
/// let strength = strength_of(&cells).unwrap();
/// assert!((strength.people - (22.5 / 6.5 - 1.0)).abs() < 1e-12);
/// assert_eq!((strength.cells, strength.working), (10, 100));
/// ```
#[must_use]
pub fn strength_of(cells: &[(f64, Evidence)]) -> Option<PriorStrength> {
    let (mut seen, mut chance, mut shared) = (0.0, 0.0, 0.0);
    let (mut count, mut working) = (0, 0);
    for (prior, evidence) in cells {
        if evidence.working < 2 || !(*prior > 0.0 && *prior < 1.0) {
            continue;
        }
        let n = evidence.working as f64;
        let off = evidence.in_field as f64 / n - prior;
        let alone = prior * (1.0 - prior);
        seen += n * off * off;
        chance += alone;
        shared += alone * (n - 1.0);
        count += 1;
        working += evidence.working;
    }
    if count < FEWEST_CELLS {
        return None;
    }
    let spread = (seen - chance) / shared;
    let (least, most) = STRENGTH_BOUNDS;
    let people = if spread > 0.0 {
        (1.0 / spread - 1.0).clamp(least, most)
    } else {
        most
    };
    Some(PriorStrength {
        people,
        spread,
        cells: count,
        working,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_spread_than_chance_gives_the_most_and_more_than_any_prior_explains_the_least() {
        let as_expected = [(0.5, Evidence::new(10, 5))].repeat(10);
        assert_eq!(strength_of(&as_expected).map(|m| m.people), Some(500.0));
        let all_or_none = [(0.5, Evidence::new(10, 10)), (0.5, Evidence::new(10, 0))].repeat(5);
        assert_eq!(
            strength_of(&all_or_none).map(|m| (m.people, m.spread)),
            Some((2.0, 1.0))
        );
    }

    #[test]
    fn too_few_cells_say_nothing_and_cells_that_say_nothing_do_not_count() {
        let mut cells = [(0.5, Evidence::new(10, 8))].repeat(9);
        cells.push((0.5, Evidence::new(1, 1)));
        cells.push((0.0, Evidence::new(10, 1)));
        cells.push((1.0, Evidence::new(10, 9)));
        assert_eq!(strength_of(&cells), None);
        cells.push((0.5, Evidence::new(2, 1)));
        assert_eq!(strength_of(&cells).map(|m| (m.cells, m.working)), Some((10, 92)));
    }
}
