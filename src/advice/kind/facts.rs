//! The traits that every kind of action implements.
//!
//! A kind is a struct in a file of its own, with these two traits. No method has a default: the compiler lists those
//! that a new kind lacks.

use crate::advice::candidate::{Aim, Draft};
use crate::advice::context::SearchContext;
use crate::advice::cost::{Actor, Cost};
use crate::advice::outline::Outline;
use crate::advice::reallocate::Reallocation;
use crate::advice::reason::Reason;
use crate::id::{MajorIx, ProgramIx, RegionIx, SchoolIx};
use crate::model::Model;
use crate::pathway::Projector;
use crate::plan::Plan;
use crate::scenario::{Basis, Change};
use crate::unit::{Heads, Year};

/// How candidates of a kind are generated and resized.
pub(in crate::advice) trait Kind: Facts + Sized {
    /// Whether it changes more than entrants, so that the tables are needed to evaluate it.
    const NEEDS_TABLES: bool;

    /// Whether its candidates share a list with those of the kind before it, and compete with them for evaluation.
    const JOINS_PREVIOUS: bool;

    /// The candidates that shadow prices or gaps support, in id order.
    fn candidates(sources: &Sources) -> Vec<Draft<Self>>;

    /// The same with other entrants, for a part of it in a portfolio; itself if it has only one size.
    fn resized(self, entrants: Heads) -> Self;
}

/// The inputs of generation.
pub(in crate::advice) struct Sources<'s> {
    pub(in crate::advice) context: &'s SearchContext<'s>,
    pub(in crate::advice) reallocation: &'s Reallocation,
    /// The pathway; `None` if kinds that need the tables are left out.
    pub(in crate::advice) projector: Option<&'s Projector<'s>>,
}

/// The plans before and after an action, in one year.
pub(in crate::advice) struct Comparison<'p> {
    pub(in crate::advice) model: &'p Model,
    pub(in crate::advice) before: &'p Plan,
    pub(in crate::advice) after: &'p Plan,
    pub(in crate::advice) year: Year,
}

/// How an action may be part of a portfolio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::advice) enum Part {
    /// Not at all: portfolios do not consider its kind.
    Never,
    /// Only as a whole, with this many entrants.
    Whole(Heads),
    /// With this many entrants, or with fewer.
    UpTo(Heads),
}

/// The facts about an action.
pub(in crate::advice) trait Facts {
    /// The programs whose training changes, in the order in which the action names them; none of a program that is opened,
    /// nor those of a major that teaches more.
    fn programs(&self) -> Vec<ProgramIx>;

    /// The programs whose entrants it changes, and by how many every autumn; none of a program that is opened.
    fn entrants(&self) -> Vec<(ProgramIx, Heads)>;

    /// The program that it opens: school, major, entrants.
    fn opened(&self) -> Option<(SchoolIx, MajorIx, Heads)>;

    /// The order of actions of the kind that are otherwise equal: actor, object, size.
    fn key(&self) -> (usize, usize, Heads);

    /// Whether at most one candidate of its list is evaluated for each target. If not, at most one for each target,
    /// actor and object: several skills or bases may serve one target.
    fn is_one_per_target(&self) -> bool;

    /// Its outline, for labels and table cells.
    fn outline(&self, model: &Model) -> Outline;

    /// The table changes that it consists of: a scenario with them is the action. `basis` has the tables of `model`.
    fn changes(&self, model: &Model, basis: &Basis, first_autumn: Year) -> Vec<Change>;

    /// Whether it must be planned again, because it changes more than the entrants of programs.
    fn needs_replanning(&self, model: &Model) -> bool;

    /// Its cost every year.
    fn cost(&self, model: &Model) -> Cost;

    /// Who is responsible besides the schools of its programs.
    fn other_actors(&self, model: &Model) -> Vec<Actor>;

    /// Years from its first autumn until the first people with changed training look for work.
    fn years_until_shown(&self, model: &Model) -> u32;

    /// Whether the tables date the change. A dated change has no effect before its autumn, but may have one before
    /// its first graduates, where it changes who finds a place along the pathway; every year counts. An undated one
    /// counts from the first year in which it can have an effect.
    fn is_dated(&self) -> bool;

    /// People with changed training who look for work, or would have, in a year of an action that is planned again.
    fn moved(&self, plans: &Comparison) -> Heads;

    /// The graduates whose own training changes, by major and region: they do not count as displaced by it.
    fn own_graduates(&self, model: &Model) -> Vec<(MajorIx, RegionIx)>;

    /// Who graduates through it: the major, and the program if there is one.
    fn graduates(&self, model: &Model) -> Option<(MajorIx, Option<ProgramIx>)>;

    /// The reasons for it that are specific to its kind.
    fn reasons(&self, context: &SearchContext, aim: &Aim) -> Vec<Reason>;

    /// How it may be part of a portfolio.
    fn part(&self) -> Part;

    /// Whether a portfolio may hold it at its size; for the auditor.
    fn is_sized(&self, context: &SearchContext) -> bool;
}

/// The places of some programs' graduates: major and region.
pub(super) fn places_of(model: &Model, programs: &[ProgramIx]) -> Vec<(MajorIx, RegionIx)> {
    let place = |ix: &ProgramIx| (model.program(*ix).major, model.program(*ix).region);
    programs.iter().map(place).collect()
}

/// A program as who graduates.
pub(super) fn of_program(model: &Model, program: ProgramIx) -> (MajorIx, Option<ProgramIx>) {
    (model.program(program).major, Some(program))
}

/// The cost of this many seats of a program; `None` where the tables give none.
pub(super) fn seats_cost(model: &Model, program: ProgramIx, seats: Heads) -> Option<f64> {
    Some(model.program(program).seat_cost? * seats as f64)
}
