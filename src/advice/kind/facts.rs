//! What every kind of action says about itself.
//!
//! A kind is a struct in a file of its own, with these two traits. Nothing has a default: a new kind answers every question, or
//! the compiler names those that are left.

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

    /// Whether its candidates stand in one list with those of the kind before it, and compete with them for trials.
    const JOINS_PREVIOUS: bool;

    /// The candidates for which shadow prices or gaps speak, in id order.
    fn candidates(sources: &Sources) -> Vec<Draft<Self>>;

    /// The same with other entrants, for a part of it in a portfolio; itself if it has only one size.
    fn resized(self, entrants: Heads) -> Self;
}

/// What candidates are generated from.
pub(in crate::advice) struct Sources<'s> {
    pub(in crate::advice) context: &'s SearchContext<'s>,
    pub(in crate::advice) reallocation: &'s Reallocation,
    /// The pathway; `None` where no candidate is generated that needs the tables.
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
    /// Not at all: its kind is not sought for portfolios.
    Never,
    /// Only as a whole, with so many entrants.
    Whole(Heads),
    /// With so many entrants, or with fewer.
    UpTo(Heads),
}

/// What an action says about itself.
pub(in crate::advice) trait Facts {
    /// The programs whose training changes, in the order in which the action names them; none of a program that is opened,
    /// nor those of a major that teaches more.
    fn programs(&self) -> Vec<ProgramIx>;

    /// The programs whose entrants it changes, and by how many every autumn; none of a program that is opened.
    fn entrants(&self) -> Vec<(ProgramIx, Heads)>;

    /// The program that it opens: school, major, entrants.
    fn opened(&self) -> Option<(SchoolIx, MajorIx, Heads)>;

    /// What orders actions of the kind that are otherwise equal: who acts, whom it concerns, the size.
    fn key(&self) -> (usize, usize, Heads);

    /// Whether at most one candidate of its list is evaluated for each target. If not, at most one for each target, actor and
    /// object: several skills or bases may serve one target, and each is a matter of its own.
    fn is_one_per_target(&self) -> bool;

    /// What it is about, for labels and table cells.
    fn outline(&self, model: &Model) -> Outline;

    /// The changes of the tables that it stands for: a scenario with them is the action. `basis` has the tables of `model`.
    fn changes(&self, model: &Model, basis: &Basis, first_autumn: Year) -> Vec<Change>;

    /// Whether it must be planned afresh: whether it changes more than the entrants of programs.
    fn needs_replanning(&self, model: &Model) -> bool;

    /// What it takes every year.
    fn cost(&self, model: &Model) -> Cost;

    /// Who has to act besides the schools of its programs.
    fn other_actors(&self, model: &Model) -> Vec<Actor>;

    /// Years from its first autumn until the first whose training it changes look for work.
    fn years_until_shown(&self, model: &Model) -> u32;

    /// Whether the tables date the change. What they date cannot show before its autumn, but may show before its first
    /// graduates, where it changes who finds a place along the pathway; every year counts. What they do not date counts from
    /// the first year in which it can show.
    fn is_dated(&self) -> bool;

    /// People whose training changes and who look for work, or would have, in a year of an action that is planned afresh.
    fn moved(&self, plans: &Comparison) -> Heads;

    /// The graduates whose own training changes, by major and region: they are not displaced by it.
    fn own_graduates(&self, model: &Model) -> Vec<(MajorIx, RegionIx)>;

    /// Who graduates through it: the major, and the program if there is one.
    fn graduates(&self, model: &Model) -> Option<(MajorIx, Option<ProgramIx>)>;

    /// The reasons for it that only its kind knows.
    fn reasons(&self, context: &SearchContext, aim: &Aim) -> Vec<Reason>;

    /// How it may be part of a portfolio.
    fn part(&self) -> Part;

    /// Whether a portfolio may hold it at its size; asked by the auditor.
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

/// What so many seats of a program cost; `None` where the tables do not say.
pub(super) fn seats_cost(model: &Model, program: ProgramIx, seats: Heads) -> Option<f64> {
    Some(model.program(program).seat_cost? * seats as f64)
}
