//! Actions: what could be done, as data.

use crate::dataset::ArticulationKind;
use crate::id::{BaseIx, EnterpriseIx, MajorIx, OccupationIx, ProgramIx, RegionIx, SchoolIx, SkillIx};
use crate::unit::{Heads, Share, Year};

/// One thing that could be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// A program takes more entrants.
    Expand {
        /// The program.
        program: ProgramIx,
        /// Entrants more, every autumn.
        entrants: Heads,
    },
    /// A school opens a program.
    Open {
        /// The school.
        school: SchoolIx,
        /// The major.
        major: MajorIx,
        /// Entrants, every autumn.
        entrants: Heads,
    },
    /// A program takes fewer entrants, and others take them.
    Shrink {
        /// The program.
        program: ProgramIx,
        /// Entrants fewer, every autumn.
        entrants: Heads,
        /// Who takes how many of them.
        to: Vec<(ProgramIx, Heads)>,
    },
    /// A program takes no entrants any more, and others take them.
    Suspend {
        /// The program.
        program: ProgramIx,
        /// Entrants it has now.
        entrants: Heads,
        /// Who takes how many of them.
        to: Vec<(ProgramIx, Heads)>,
    },
    /// An enterprise orders graduates: a program takes more entrants, and the enterprise promises openings that its
    /// industry has anyway.
    Order {
        /// The enterprise.
        enterprise: EnterpriseIx,
        /// The program.
        program: ProgramIx,
        /// Entrants more, every autumn.
        entrants: Heads,
    },
    /// A major teaches a skill, or teaches it further.
    Deepen {
        /// The major.
        major: MajorIx,
        /// The skill.
        skill: SkillIx,
        /// The level that it reaches now; `None`: it does not teach the skill.
        from: Option<Share>,
        /// The level that it should reach.
        to: Share,
    },
    /// An enterprise opens a base, to which programs send students.
    OpenBase {
        /// The enterprise.
        enterprise: EnterpriseIx,
        /// Where.
        region: RegionIx,
        /// The level that students reach there in each skill.
        skills: Vec<(SkillIx, Share)>,
        /// Who sends how many students a year.
        programs: Vec<(ProgramIx, Heads)>,
    },
    /// A program sends students to a base with places to spare.
    SendToBase {
        /// The base.
        base: BaseIx,
        /// The program.
        program: ProgramIx,
        /// Students a year.
        places: Heads,
    },
    /// A base takes more students of a program that it has.
    AddPlaces {
        /// The base.
        base: BaseIx,
        /// The program.
        program: ProgramIx,
        /// The places that the program has now.
        now: Heads,
        /// Students more a year.
        places: Heads,
    },
    /// A way opens from a program to a higher one.
    OpenArticulation {
        /// Where learners come from.
        from: ProgramIx,
        /// Where they go.
        to: ProgramIx,
        /// How they get there.
        kind: ArticulationKind,
        /// The most people a year.
        quota: Heads,
    },
    /// More people may go along a way between two programs.
    RaiseQuota {
        /// Where learners come from.
        from: ProgramIx,
        /// Where they go.
        to: ProgramIx,
        /// Which way of the two.
        kind: ArticulationKind,
        /// The most people a year now.
        now: Heads,
        /// The new most.
        quota: Heads,
    },
    /// A school helps another with a major that both teach, so that more of its students complete.
    Pair {
        /// The program that helps.
        strong: ProgramIx,
        /// The program that is helped.
        weak: ProgramIx,
        /// The share of entrants of the helped program who complete now.
        now: Share,
        /// The share that it should reach.
        completion: Share,
    },
}

/// The kinds of actions, in the order in which equals are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "as the variants of Action")]
pub enum ActionKind {
    Expand,
    Open,
    Shrink,
    Suspend,
    Order,
    Deepen,
    OpenBase,
    SendToBase,
    AddPlaces,
    OpenArticulation,
    RaiseQuota,
    Pair,
}

impl Action {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> ActionKind {
        match self {
            Action::Expand { .. } => ActionKind::Expand,
            Action::Open { .. } => ActionKind::Open,
            Action::Shrink { .. } => ActionKind::Shrink,
            Action::Suspend { .. } => ActionKind::Suspend,
            Action::Order { .. } => ActionKind::Order,
            Action::Deepen { .. } => ActionKind::Deepen,
            Action::OpenBase { .. } => ActionKind::OpenBase,
            Action::SendToBase { .. } => ActionKind::SendToBase,
            Action::AddPlaces { .. } => ActionKind::AddPlaces,
            Action::OpenArticulation { .. } => ActionKind::OpenArticulation,
            Action::RaiseQuota { .. } => ActionKind::RaiseQuota,
            Action::Pair { .. } => ActionKind::Pair,
        }
    }

    /// The programs whose training changes, in the order in which the action names them; none of a program that is
    /// opened, nor those of a major that teaches more.
    #[must_use]
    pub fn programs(&self) -> Vec<ProgramIx> {
        match self {
            Action::Expand { program, .. }
            | Action::Order { program, .. }
            | Action::SendToBase { program, .. }
            | Action::AddPlaces { program, .. } => vec![*program],
            Action::Shrink { program, to, .. } | Action::Suspend { program, to, .. } => {
                let to = to.iter().map(|(receiver, _)| *receiver);
                std::iter::once(*program).chain(to).collect()
            }
            Action::OpenBase { programs, .. } => programs.iter().map(|(program, _)| *program).collect(),
            Action::OpenArticulation { from, to, .. } | Action::RaiseQuota { from, to, .. } => {
                vec![*from, *to]
            }
            Action::Pair { strong, weak, .. } => vec![*weak, *strong],
            Action::Open { .. } | Action::Deepen { .. } => Vec::new(),
        }
    }

    /// The programs whose entrants it changes, and by how many every autumn; none of a program that is opened.
    pub(super) fn entrants(&self) -> Vec<(ProgramIx, Heads)> {
        match self {
            Action::Expand { program, entrants }
            | Action::Order {
                program, entrants, ..
            } => vec![(*program, *entrants)],
            Action::Shrink {
                program,
                entrants,
                to,
            }
            | Action::Suspend {
                program,
                entrants,
                to,
            } => std::iter::once((*program, -*entrants))
                .chain(to.iter().copied())
                .collect(),
            _ => Vec::new(),
        }
    }

    /// What orders actions that are otherwise equal: the kind, then who acts, then whom it concerns.
    pub(super) fn key(&self) -> (ActionKind, usize, usize, Heads) {
        let of = |one: usize, other: usize, size: Heads| (self.kind(), one, other, size);
        match self {
            Action::Expand { program, entrants }
            | Action::Shrink {
                program, entrants, ..
            }
            | Action::Suspend {
                program, entrants, ..
            } => of(program.index(), 0, *entrants),
            Action::Open {
                school,
                major,
                entrants,
            } => of(school.index(), major.index(), *entrants),
            Action::Order {
                enterprise,
                program,
                entrants,
            } => of(enterprise.index(), program.index(), *entrants),
            Action::Deepen { major, skill, to, .. } => of(major.index(), skill.index(), to.millionths()),
            Action::OpenBase {
                enterprise,
                region,
                programs,
                ..
            } => {
                let places = programs.iter().map(|(_, places)| places).sum();
                of(enterprise.index(), region.index(), places)
            }
            Action::SendToBase {
                base,
                program,
                places,
            }
            | Action::AddPlaces {
                base,
                program,
                places,
                ..
            } => of(base.index(), program.index(), *places),
            Action::OpenArticulation { from, to, quota, .. } | Action::RaiseQuota { from, to, quota, .. } => {
                of(from.index(), to.index(), *quota)
            }
            Action::Pair {
                strong,
                weak,
                completion,
                ..
            } => of(weak.index(), strong.index(), completion.millionths()),
        }
    }
}

/// What an action aims at: openings of an occupation in a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    /// The occupation.
    pub occupation: OccupationIx,
    /// The region.
    pub region: RegionIx,
}

/// An action with its aim and a first guess of what it brings, from prices alone.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Candidate {
    pub(super) action: Action,
    /// The first autumn of the change.
    pub(super) first_autumn: Year,
    pub(super) target: Target,
    /// The place in the plan of the period in which the action first shows.
    pub(super) period: usize,
    /// Estimated gain in value over the horizon, in heads' worth.
    pub(super) estimate: f64,
}
