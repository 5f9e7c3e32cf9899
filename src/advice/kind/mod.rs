//! The kinds of actions: one line of the list below, and one file each.
//!
//! A kind is a struct in its file, which implements the traits of `facts`. The list generates the public [`Action`]
//! and [`ActionKind`], and dispatches to the kinds. The files of the kinds do not depend on the list.

mod add_places;
mod bases;
mod deepen;
mod entrants;
mod evidence;
mod expand;
mod facts;
mod industry;
mod moves;
mod open;
mod open_articulation;
mod open_base;
mod order;
mod pair;
mod pathway;
mod raise_quota;
mod send_to_base;
mod shrink;
mod skills;
mod suspend;

use super::candidate::Draft;
use super::cost::{Actor, Cost};
use super::outline::Outline;
use crate::dataset::ArticulationKind;
use crate::id::{BaseIx, EnterpriseIx, MajorIx, ProgramIx, RegionIx, SchoolIx, SkillIx};
use crate::model::Model;
use crate::unit::{Heads, Share, Year};
use facts::Kind;
pub(super) use facts::{Comparison, Facts, Part, Sources};
use vocmatch_algo::sorted::Set;

/// A candidate of any kind.
pub(super) type Candidate = Draft<Action>;

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident in $file:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* })*) => {
        /// An action that could be taken.
        ///
        /// Its positions are those of the model. Serialised by itself it has them as numbers; the documents of a
        /// report have ids.
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        #[serde(rename_all = "snake_case")]
                pub enum Action {
            $($(#[$doc])* $kind { $($(#[$field_doc])* $field: $type,)* },)*
        }

        /// The kinds of actions, in the order in which equals are listed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
                pub enum ActionKind {
            $($(#[$doc])* $kind,)*
        }

        impl ActionKind {
            /// Every kind, in order.
            pub const ALL: &'static [ActionKind] = &[$(ActionKind::$kind,)*];

            /// The candidates of the kind, in id order.
            pub(super) fn candidates(self, sources: &Sources) -> Vec<Candidate> {
                match self { $(ActionKind::$kind => of_any_kind($file::$kind::candidates(sources)),)* }
            }

            /// Whether it changes more than entrants, so that the tables are needed to evaluate it.
            pub(super) fn needs_tables(self) -> bool {
                match self { $(ActionKind::$kind => $file::$kind::NEEDS_TABLES,)* }
            }

            /// Whether its candidates share a list with those of the kind before it.
            pub(super) fn joins_previous(self) -> bool {
                match self { $(ActionKind::$kind => $file::$kind::JOINS_PREVIOUS,)* }
            }
        }

        impl Action {
            /// Its kind.
            #[must_use]
            pub fn kind(&self) -> ActionKind {
                match self { $(Action::$kind { .. } => ActionKind::$kind,)* }
            }

            /// The facts of its kind.
            pub(super) fn facts(&self) -> Box<dyn Facts> {
                match self {
                    $(Action::$kind { $($field,)* } => Box::new($file::$kind { $($field: Clone::clone($field),)* }),)*
                }
            }

            /// The same with other entrants; itself if it has only one size.
            pub(super) fn resized(&self, entrants: Heads) -> Action {
                match self {
                    $(Action::$kind { $($field,)* } => {
                        let one = $file::$kind { $($field: Clone::clone($field),)* };
                        Action::from(one.resized(entrants))
                    })*
                }
            }
        }

        $(impl From<$file::$kind> for Action {
            fn from(one: $file::$kind) -> Action {
                Action::$kind { $($field: one.$field,)* }
            }
        })*
    };
}

kinds! {
    /// A program takes more entrants.
    Expand in expand {
        /// The program.
        program: ProgramIx,
        /// Entrants more, every autumn.
        entrants: Heads,
    }
    /// A school opens a program.
    Open in open {
        /// The school.
        school: SchoolIx,
        /// The major.
        major: MajorIx,
        /// Entrants, every autumn.
        entrants: Heads,
    }
    /// A program takes fewer entrants, and others take them.
    Shrink in shrink {
        /// The program.
        program: ProgramIx,
        /// Entrants fewer, every autumn.
        entrants: Heads,
        /// Who takes how many of them.
        to: Vec<(ProgramIx, Heads)>,
    }
    /// A program takes no entrants any more, and others take them.
    Suspend in suspend {
        /// The program.
        program: ProgramIx,
        /// Entrants it has now.
        entrants: Heads,
        /// Who takes how many of them.
        to: Vec<(ProgramIx, Heads)>,
    }
    /// An enterprise orders graduates: a program takes more entrants, and the enterprise offers openings that its
    /// industry has anyway.
    Order in order {
        /// The enterprise.
        enterprise: EnterpriseIx,
        /// The program.
        program: ProgramIx,
        /// Entrants more, every autumn.
        entrants: Heads,
    }
    /// A major teaches a skill, or teaches it further.
    Deepen in deepen {
        /// The major.
        major: MajorIx,
        /// The skill.
        skill: SkillIx,
        /// The level that it reaches now; `None`: it does not teach the skill.
        from: Option<Share>,
        /// The level that it should reach.
        to: Share,
    }
    /// An enterprise opens a base, to which programs send students.
    OpenBase in open_base {
        /// The enterprise.
        enterprise: EnterpriseIx,
        /// Where.
        region: RegionIx,
        /// The level that students reach there in each skill.
        skills: Vec<(SkillIx, Share)>,
        /// Who sends how many students a year.
        programs: Vec<(ProgramIx, Heads)>,
    }
    /// A program sends students to a base with free places.
    SendToBase in send_to_base {
        /// The base.
        base: BaseIx,
        /// The program.
        program: ProgramIx,
        /// Students a year.
        places: Heads,
    }
    /// A base takes more students of a program that it has already.
    AddPlaces in add_places {
        /// The base.
        base: BaseIx,
        /// The program.
        program: ProgramIx,
        /// The places that the program has now.
        now: Heads,
        /// Students more a year.
        places: Heads,
    }
    /// An articulation opens from a program to a higher one.
    OpenArticulation in open_articulation {
        /// Where learners come from.
        from: ProgramIx,
        /// Where they go.
        to: ProgramIx,
        /// How they get there.
        #[serde(rename = "way")]
        kind: ArticulationKind,
        /// The most people a year.
        quota: Heads,
    }
    /// More people may progress along an articulation between two programs.
    RaiseQuota in raise_quota {
        /// Where learners come from.
        from: ProgramIx,
        /// Where they go.
        to: ProgramIx,
        /// Which way of the two.
        #[serde(rename = "way")]
        kind: ArticulationKind,
        /// The most people a year now.
        now: Heads,
        /// The new most.
        quota: Heads,
    }
    /// A school helps another with a major that both teach, so that more of its students complete.
    Pair in pair {
        /// The program that helps.
        strong: ProgramIx,
        /// The program that is helped.
        weak: ProgramIx,
        /// The share of entrants of the helped program who complete now.
        now: Share,
        /// The share that it should reach.
        completion: Share,
    }
}

fn of_any_kind<A: Into<Action>>(drafts: Vec<Draft<A>>) -> Vec<Candidate> {
    let drafts = drafts.into_iter().map(|draft| Candidate {
        action: draft.action.into(),
        aim: draft.aim,
    });
    drafts.collect()
}

impl Action {
    /// Returns the programs whose training changes, in the order in which the action names them; none of a program
    /// that is opened, nor those of a major that teaches more.
    #[must_use]
    pub fn programs(&self) -> Vec<ProgramIx> {
        self.facts().programs()
    }

    /// Returns the programs whose entrants it changes, and by how many every autumn; none of a program that is opened.
    #[must_use]
    pub fn entrants(&self) -> Vec<(ProgramIx, Heads)> {
        self.facts().entrants()
    }

    /// Its outline: the subject, the number of people a year, and other ids.
    #[must_use]
    pub fn outline(&self, model: &Model) -> Outline {
        self.facts().outline(model)
    }

    /// The order of actions that are otherwise equal: kind, actor, object, size.
    pub(super) fn key(&self) -> (ActionKind, usize, usize, Heads) {
        let (actor, object, size) = self.facts().key();
        (self.kind(), actor, object, size)
    }

    /// Its cost every year.
    pub(super) fn cost(&self, model: &Model) -> Cost {
        self.facts().cost(model)
    }

    /// Who is responsible, schools first.
    pub(super) fn actors(&self, model: &Model) -> Vec<Actor> {
        let facts = self.facts();
        let school = |program: ProgramIx| Actor::School(model.program(program).school);
        let mut actors: Set<Actor> = facts.programs().into_iter().map(school).collect();
        actors.extend(facts.other_actors(model));
        actors.into_iter().collect()
    }

    /// The program that gives entrants to others.
    pub(super) fn giver(&self) -> Option<ProgramIx> {
        let entrants = self.facts().entrants().into_iter();
        let mut fewer = entrants.filter(|(_, entrants)| *entrants < 0);
        fewer.next().map(|(program, _)| program)
    }

    /// Whether it adds entrants that no other program gives.
    pub(super) fn adds_entrants(&self) -> bool {
        let facts = self.facts();
        facts.opened().is_some() || (!facts.entrants().is_empty() && self.giver().is_none())
    }

    /// The first year in which it can have an effect: when the first people with changed training look for work.
    pub(super) fn first_shown(&self, model: &Model, first_autumn: Year) -> Year {
        first_autumn.saturating_add_unsigned(self.facts().years_until_shown(model))
    }

    /// The first year of its scenario's plan that counts.
    pub(super) fn counts_from(&self, model: &Model, first_autumn: Year) -> Year {
        if self.facts().is_dated() {
            first_autumn
        } else {
            self.first_shown(model, first_autumn)
        }
    }
}
