//! The considered actions, with their heads, costs, and possible sizes.

use super::config::PortfolioConfig;
use super::cost::PortfolioCost;
use super::crowd::Crowd;
use crate::advice::changes::Changes;
use crate::advice::context::SearchContext;
use crate::advice::generate::by_estimate;
use crate::advice::kind::{Action, ActionKind, Candidate, Part, Sources};
use crate::advice::reallocate::Reallocation;
use crate::advice::rows::cautions;
use crate::advice::screen::Grounds;
use crate::control::{Cancelled, Control};
use crate::id::{MajorIx, ProgramIx, SchoolIx};
use crate::unit::Heads;
use std::rc::Rc;

/// The kinds that portfolios consider; those of one list compete to be considered.
const SOUGHT: [&[ActionKind]; 3] = [
    &[ActionKind::Expand],
    &[ActionKind::Open],
    &[ActionKind::Shrink, ActionKind::Suspend],
];

/// Anything that at most one action of a portfolio may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// The entrants of a program.
    Program(ProgramIx),
    /// Whether a school opens a major.
    New(SchoolIx, MajorIx),
}

/// An action that may be chosen.
pub(super) struct Choice {
    /// At its full size.
    pub(super) candidate: Candidate,
    /// Its exclusive entrants or openings, which no other chosen action may change.
    pub(super) keys: Vec<Key>,
    /// Entrants at its full size.
    pub(super) full: Heads,
    /// The fewest entrants at which it may be done.
    pub(super) least: Heads,
    /// The heads that it changes by itself at its full size.
    pub(super) changes: Rc<Changes>,
    /// Its cost at its full size.
    pub(super) cost: PortfolioCost,
    /// Whether a part of it changes exactly that part of the heads.
    is_linear: bool,
}

/// The exclusive groups of an action.
pub(super) fn keys(action: &Action) -> Vec<Key> {
    let facts = action.facts();
    let programs = facts.entrants().into_iter();
    let programs = programs.map(|(program, _)| Key::Program(program));
    let opened = facts.opened().map(|(school, major, _)| Key::New(school, major));
    programs.chain(opened).collect()
}

impl Choice {
    pub(super) fn at(&self, size: Heads) -> Action {
        self.candidate.action.resized(size)
    }

    /// Its cost at a size.
    pub(super) fn cost_at(&self, size: Heads) -> PortfolioCost {
        if size == self.full {
            self.cost
        } else {
            self.cost.part(size, self.full)
        }
    }

    /// The heads that it changes by itself at a size; `None` where rounding to whole people would change more than
    /// that part of the full size, which the bound counts.
    pub(super) fn changes_at(&self, crowd: &mut Crowd, size: Heads) -> Option<Rc<Changes>> {
        if size == self.full {
            return Some(Rc::clone(&self.changes));
        }
        if self.is_linear {
            let part = |heads: &Heads| if *heads == self.full { size } else { 0 };
            let years = self.changes.iter().map(|(year, changed)| {
                let changed = changed.iter().map(|(place, heads)| (*place, part(heads)));
                (*year, changed.collect())
            });
            return Some(Rc::new(years.collect()));
        }
        let action = self.at(size);
        let changes = crowd.alone(&[(&action, self.candidate.aim.first_autumn)]).pop()?;
        within(&changes, size, &self.changes, self.full).then(|| Rc::new(changes))
    }
}

/// Whether `part` is nowhere more than `size / full` of `whole`.
fn within(part: &Changes, size: Heads, whole: &Changes, full: Heads) -> bool {
    let heads = |changes: &Changes, year, place| {
        let changed = changes.get(year).and_then(|changed| changed.get(place));
        i128::from(changed.copied().unwrap_or(0))
    };
    let both = [part, whole].into_iter().flat_map(|changes| {
        let years = changes.iter();
        years.flat_map(|(year, changed)| changed.keys().map(move |place| (year, place)))
    });
    let mut both = both;
    both.all(|(year, place)| {
        heads(part, year, place) * i128::from(full) <= i128::from(size) * heads(whole, year, place)
    })
}

/// Every action that the search for recommendations considers, of each kind those with the largest estimated gain;
/// without those that cost more than the whole budget even at their least size, or change nobody.
pub(super) fn choices(
    context: &SearchContext,
    config: &PortfolioConfig,
    crowd: &mut Crowd,
    control: &Control,
) -> Result<Vec<Choice>, Cancelled> {
    let grounds = Grounds::new(context);
    let reallocation = Reallocation::new(&grounds);
    let sources = Sources {
        context,
        reallocation: &reallocation,
        projector: None,
    };
    let mut candidates: Vec<Candidate> = Vec::new();
    for kinds in SOUGHT {
        control.ask()?;
        let mut list: Vec<Candidate> = kinds.iter().flat_map(|kind| kind.candidates(&sources)).collect();
        list.retain(|one| config.with_caution || cautions(context, one, one.aim.target).is_empty());
        by_estimate(&grounds, &mut list);
        // One major may be aimed at several occupations; it is one action, by its best estimate.
        let mut seen = vocmatch_algo::sorted::Set::new();
        list.retain(|one| {
            let (kind, actor, object, _) = one.action.key();
            seen.insert((kind, actor, object))
        });
        list.truncate(config.considered);
        candidates.extend(list);
    }
    let actions: Vec<_> = candidates
        .iter()
        .map(|one| (&one.action, one.aim.first_autumn))
        .collect();
    control.ask()?;
    let changes = crowd.alone(&actions);
    let mut found = Vec::new();
    for (candidate, changes) in candidates.into_iter().zip(changes) {
        control.ask()?;
        let action = &candidate.action;
        let (full, is_whole) = match action.facts().part() {
            Part::Never => continue,
            Part::Whole(entrants) => (entrants, true),
            Part::UpTo(entrants) => (entrants, false),
        };
        let least = if is_whole {
            full
        } else {
            context.config.min_heads.clamp(1, full.max(1))
        };
        let cost = PortfolioCost::of(context.model, config, action);
        let smallest = PortfolioCost::of(context.model, config, &action.resized(least));
        let mut heads = changes.values().flat_map(|changed| changed.values());
        let is_linear = !is_whole && crowd.is_lonely(action) && heads.all(|heads| *heads == full);
        if full > 0 && !changes.is_empty() && smallest.fits(config) {
            found.push(Choice {
                keys: keys(action),
                candidate,
                full,
                least,
                changes: Rc::new(changes),
                cost,
                is_linear,
            });
        }
    }
    Ok(found)
}
