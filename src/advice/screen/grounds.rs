//! What the rules of the screen judge by, derived once for a search.

use super::config::ScreenConfig;
use super::pays::Pays;
use super::rule::ScreenRule;
use crate::advice::context::SearchContext;
use crate::dataset::Credential;
use crate::demand::{OpeningSource, openings};
use crate::id::{MajorIx, ProgramIx};
use crate::model::Model;
use crate::unit::{Heads, Level, Year};
use vocmatch_algo::sorted::Map;

/// The context of a search with what the rules need beside it.
pub(in crate::advice) struct Grounds<'s> {
    pub(in crate::advice) context: &'s SearchContext<'s>,
    pub(super) pays: Pays,
    /// By occupation: openings of a year that ask for an award, by the lowest level that they ask for; `None` stands
    /// for an award above the four levels.
    pub(super) asking: Vec<Map<Option<Level>, Heads>>,
    /// By major: graduates of a year in all programs.
    taught: Vec<Heads>,
    /// Whether expected gains count.
    pub(in crate::advice) tends: bool,
}

impl<'s> Grounds<'s> {
    pub(in crate::advice) fn new(context: &'s SearchContext<'s>) -> Grounds<'s> {
        let (model, plan) = (context.model, context.plan);
        let mut taught = vec![0; model.majors().len()];
        for (k, program) in model.programs().iter().enumerate() {
            taught[program.major.index()] += context.heads(ProgramIx::at(k), 0);
        }
        Grounds {
            context,
            pays: Pays::new(model, plan),
            asking: asking(model, *plan.years.start()),
            taught,
            tends: true,
        }
    }

    /// The same with expected gains counted or not.
    pub(in crate::advice) fn counting(mut self, tends: bool) -> Grounds<'s> {
        self.tends = tends;
        self
    }

    pub(super) fn config(&self) -> &ScreenConfig {
        &self.context.config.screen
    }

    pub(super) fn has(&self, rule: ScreenRule) -> bool {
        self.config().has(rule)
    }

    /// Graduates of a major a year, in all programs.
    pub(in crate::advice) fn taught(&self, major: MajorIx) -> Heads {
        self.taught[major.index()]
    }

    /// How a major ranks among those that gain alike: not one that is called "Other", then the one that is taught most.
    pub(in crate::advice) fn standing(&self, major: MajorIx) -> (bool, Heads) {
        (
            !is_other(&self.context.model.major(major).name),
            self.taught(major),
        )
    }
}

/// Whether a major holds what its class has no name for.
pub(in crate::advice) fn is_other(name: &str) -> bool {
    let name = name.trim().trim_end_matches('.');
    name.ends_with("Other") || name.starts_with("其他") || name.ends_with("其他")
}

/// Openings of a year by occupation and the lowest level asked for, also those that ask for experience.
fn asking(model: &Model, year: Year) -> Vec<Map<Option<Level>, Heads>> {
    let mut asking: Vec<Map<Option<Level>, Heads>> = vec![Map::new(); model.occupations().len()];
    for opening in openings(model, year) {
        let credential = match opening.source {
            OpeningSource::Demand(line) => model.demand()[line].credential,
            OpeningSource::Employment(line) => model.employment()[line].credential,
        };
        let level = match credential {
            Credential::Beyond => None,
            Credential::Required => Some(opening.min_level.unwrap_or(Level::Secondary)),
            _ => continue,
        };
        let of = &mut asking[opening.occupation.index()];
        *of.entry(level).or_insert(0) += opening.openings;
    }
    asking
}

#[cfg(test)]
mod tests {
    use super::is_other;

    #[test]
    fn a_major_called_other_is_known_in_both_languages() {
        assert!(is_other("Practical Nursing, Other.") && is_other("Business, Other") && is_other("其他护理"));
        assert!(!is_other("Mother and child care") && !is_other("护理"));
    }
}
