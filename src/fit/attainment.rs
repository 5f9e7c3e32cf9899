//! Attainment: the skill levels that a graduate of a program reaches (methods §2).

use super::config::FitConfig;
use crate::id::{MajorIx, OccupationIx, ProgramIx, SkillIx};
use crate::model::{Model, Program};
use crate::unit::Heads;
use ndarray::{Array1, Array2, Zip};
use vocmatch_algo::sorted::Map;

/// The source of a program's skill profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Profile {
    /// The major's own skills are known.
    Own,
    /// Inferred: the mean of the requirements of the major's documented occupations.
    Inferred,
    /// Nothing is known.
    Unknown,
}

/// The requirements of every occupation: importance and level, occupations × skills.
pub(super) struct Needs {
    pub(super) importance: Array2<f64>,
    pub(super) level: Array2<f64>,
}

impl Needs {
    pub(super) fn new(model: &Model) -> Needs {
        let shape = (model.occupations().len(), model.skills().len());
        let mut needs = Needs {
            importance: Array2::zeros(shape),
            level: Array2::zeros(shape),
        };
        for (o, occupation) in model.occupations().iter().enumerate() {
            for need in &occupation.needs {
                needs.importance[[o, need.skill.index()]] = need.importance.get();
                needs.level[[o, need.skill.index()]] = need.level.get();
            }
        }
        needs
    }
}

/// Returns the number of students against which base places are counted: seats, else the latest entrants, else the
/// latest graduates.
#[must_use]
pub fn students(program: &Program) -> Heads {
    let entrants = || program.entrants.last().map(|e| e.entrants);
    program
        .seats
        .or_else(entrants)
        .or_else(|| program.graduates.last().map(|g| g.graduates))
        .unwrap_or(0)
}

/// Returns the level in one skill after training at bases: `min(1, c + Σ_b (n_b/N)·max(0, l_b − c))`, where `taught`
/// is c, and each of `bases` is (`n_b`, `l_b`). Places beyond the number of students do not count: if Σ `n_b` > N,
/// they are scaled to N.
///
/// ```
/// # use vocmatch::fit::after_bases;
/// // 30 of 60 students reach .8 at a base; the others stay at .4.
/// assert!((after_bases(0.4, 60, &[(30, 0.8)]) - 0.6).abs() < 1e-12);
/// ```
#[must_use]
pub fn after_bases(taught: f64, students: Heads, bases: &[(Heads, f64)]) -> f64 {
    let places: Heads = bases.iter().map(|(n, _)| n).sum();
    let students = students.max(places);
    if students == 0 {
        return taught;
    }
    let gain: f64 = bases
        .iter()
        .map(|(n, l)| *n as f64 / students as f64 * (l - taught).max(0.0))
        .sum();
    (taught + gain).min(1.0)
}

/// The attained level of every skill by a graduate of `major`, taught by `program` and its bases if one is
/// named, 0..=1, in skill order; `None` where the major has no skills of its own.
pub(super) fn attainment(
    model: &Model,
    major: MajorIx,
    program: Option<ProgramIx>,
    config: &FitConfig,
) -> Option<Array1<f64>> {
    let major = model.major(major);
    if major.skills.is_empty() {
        return None;
    }
    let mut level = Array1::zeros(model.skills().len());
    for taught in &major.skills {
        level[taught.skill.index()] = taught.level.get();
    }
    let mut stays: Map<SkillIx, Vec<(Heads, f64)>> = Map::new();
    let program = program.map(|p| model.program(p));
    for stay in program.iter().flat_map(|p| &p.bases) {
        for trained in &model.base(stay.base).skills {
            stays
                .entry(trained.skill)
                .or_default()
                .push((stay.places, trained.level.get()));
        }
    }
    for (skill, bases) in stays {
        let taught = level[skill.index()];
        level[skill.index()] = after_bases(taught, program.map_or(0, students), &bases);
    }
    Some(with_neighbours(model, &level, config))
}

/// A skill that is not taught gets `max over s' of δ^dist(s,s')·a(p,s')` over the taxonomy.
fn with_neighbours(model: &Model, level: &Array1<f64>, config: &FitConfig) -> Array1<f64> {
    // Credit spreads one step a round, up to the parent and down to the children, through taught skills too.
    let mut credit = level.clone();
    for _ in 0..config.neighbour_distance {
        let before = credit.clone();
        for (s, skill) in model.skills().iter().enumerate() {
            if let Some(parent) = skill.parent.map(SkillIx::index) {
                credit[s] = f64::max(credit[s], config.neighbour_decay * before[parent]);
                credit[parent] = f64::max(credit[parent], config.neighbour_decay * before[s]);
            }
        }
        // Once a round changes nothing, no later one does.
        if credit == before {
            break;
        }
    }
    Zip::from(&mut credit).and(level).for_each(|credit, &taught| {
        if taught > 0.0 {
            *credit = taught;
        }
    });
    credit
}

/// The profile of a major inferred from its documented occupations: the mean level that they need, leaving out
/// `except`, so that an occupation is no evidence for itself. `None` if no other has a profile.
pub(super) fn inferred(
    needs: &Needs,
    occupations: &[OccupationIx],
    except: Option<OccupationIx>,
) -> Option<Array1<f64>> {
    let mut sum = Array1::zeros(needs.level.ncols());
    let mut count = 0.0;
    for occupation in occupations.iter().filter(|o| Some(**o) != except) {
        let row = needs.level.row(occupation.index());
        if row.iter().any(|level| *level > 0.0) {
            sum += &row;
            count += 1.0;
        }
    }
    (count > 0.0).then(|| sum / count)
}

/// Skill profiles of graduates, for all computations of missing skills.
pub struct Attainment<'m> {
    model: &'m Model,
    needs: Needs,
    config: FitConfig,
}

impl<'m> Attainment<'m> {
    /// Prepares the profiles of `model`.
    #[must_use]
    pub fn new(model: &'m Model, config: &FitConfig) -> Attainment<'m> {
        Attainment {
            model,
            needs: Needs::new(model),
            config: config.clone(),
        }
    }

    /// Returns the level of every skill, 0..=1, that a graduate of `program` brings to `occupation`, in skill order,
    /// and where it comes from. An inferred profile leaves out the occupation itself if it is linked.
    #[must_use]
    pub fn levels(&self, program: ProgramIx, occupation: OccupationIx) -> Option<(Profile, Vec<f64>)> {
        self.levels_of(self.model.program(program).major, Some(program), occupation)
    }

    /// Returns the skills that a graduate of a major, taught by `program` if one is named, lacks for an occupation:
    /// `Σ_s w·max(0, r − a)`, in heads that lack a skill of importance 1 altogether; `None` where no profile is known.
    #[must_use]
    pub fn missing(
        &self,
        major: MajorIx,
        program: Option<ProgramIx>,
        occupation: OccupationIx,
    ) -> Option<f64> {
        let (_, levels) = self.levels_of(major, program, occupation)?;
        let missing = self
            .model
            .occupation(occupation)
            .needs
            .iter()
            .map(|need| need.importance.get() * (need.level.get() - levels[need.skill.index()]).max(0.0));
        Some(missing.sum())
    }

    fn levels_of(
        &self,
        major: MajorIx,
        program: Option<ProgramIx>,
        occupation: OccupationIx,
    ) -> Option<(Profile, Vec<f64>)> {
        if let Some(own) = attainment(self.model, major, program, &self.config) {
            return Some((Profile::Own, own.to_vec()));
        }
        let links = &self.model.major(major).occupations;
        inferred(&self.needs, links, Some(occupation)).map(|levels| (Profile::Inferred, levels.to_vec()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_below_what_is_taught_changes_nothing() {
        assert_eq!(after_bases(0.7, 40, &[(40, 0.5)]), 0.7);
    }

    #[test]
    fn places_beyond_the_students_are_scaled_to_them() {
        assert!((after_bases(0.0, 10, &[(20, 0.8)]) - 0.8).abs() < 1e-12);
        assert!((after_bases(0.0, 10, &[(20, 0.8), (20, 0.4)]) - 0.6).abs() < 1e-12);
    }
}
