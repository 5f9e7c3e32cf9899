//! Open an articulation: learners may progress from a program to a higher one.

use super::evidence::{free_seats, last_one, one_more};
use super::facts::{Comparison, Facts, Kind, Part, Sources, of_program, places_of, seats_cost};
use super::pathway::{aim_along, more_along, seats_left};
use crate::advice::candidate::{Aim, Draft};
use crate::advice::context::SearchContext;
use crate::advice::cost::{Actor, Cost};
use crate::advice::outline::{Outline, Subject};
use crate::advice::reason::Reason;
use crate::dataset::ArticulationKind;
use crate::id::{MajorIx, ProgramIx, RegionIx, SchoolIx};
use crate::model::{Ends, Model};
use crate::pathway::Link;
use crate::scenario::{Basis, Change};
use crate::unit::{Heads, Level, Year};
use vocmatch_algo::sorted::Set;

pub(in crate::advice) struct OpenArticulation {
    pub(super) from: ProgramIx,
    pub(super) to: ProgramIx,
    pub(super) kind: ArticulationKind,
    pub(super) quota: Heads,
}

impl Kind for OpenArticulation {
    const NEEDS_TABLES: bool = true;
    const JOINS_PREVIOUS: bool = false;

    /// Generates articulations of the catalogue without people yet, where graduates of the higher program have a
    /// higher shadow price than those of the lower.
    fn candidates(sources: &Sources) -> Vec<Draft<OpenArticulation>> {
        let (context, Some(projector)) = (sources.context, sources.projector) else {
            return Vec::new();
        };
        let programs = (0..context.model.programs().len()).map(ProgramIx::at);
        programs
            .flat_map(|from| of_program_links(context, from, &projector.pathway().out_of(from)))
            .collect()
    }

    fn resized(self, _: Heads) -> OpenArticulation {
        self
    }
}

impl Facts for OpenArticulation {
    fn programs(&self) -> Vec<ProgramIx> {
        vec![self.from, self.to]
    }

    fn entrants(&self) -> Vec<(ProgramIx, Heads)> {
        Vec::new()
    }

    fn opened(&self) -> Option<(SchoolIx, MajorIx, Heads)> {
        None
    }

    fn key(&self) -> (usize, usize, Heads) {
        (self.from.index(), self.to.index(), self.quota)
    }

    fn is_one_per_target(&self) -> bool {
        false
    }

    fn outline(&self, model: &Model) -> Outline {
        let to = &model.program(self.to).id;
        Outline {
            subject: Subject::Articulation(self.from, self.to),
            people: Some(self.quota),
            with: vec![format!("{to}:{}", self.kind.name())],
        }
    }

    fn changes(&self, model: &Model, _: &Basis, first_autumn: Year) -> Vec<Change> {
        vec![Change::OpenArticulation {
            from: model.program(self.from).id.to_string(),
            to: model.program(self.to).id.to_string(),
            kind: self.kind,
            share: None,
            quota: Some(self.quota),
            first_year: Some(first_autumn),
        }]
    }

    fn needs_replanning(&self, _: &Model) -> bool {
        true
    }

    fn cost(&self, model: &Model) -> Cost {
        Cost {
            places: self.quota,
            money: seats_cost(model, self.to, self.quota),
        }
    }

    fn other_actors(&self, _: &Model) -> Vec<Actor> {
        vec![Actor::Commission]
    }

    fn years_until_shown(&self, _: &Model) -> u32 {
        // People who progress do not look for work at once.
        0
    }

    fn is_dated(&self) -> bool {
        true
    }

    fn moved(&self, plans: &Comparison) -> Heads {
        more_along(plans, self.from, self.to)
    }

    fn own_graduates(&self, model: &Model) -> Vec<(MajorIx, RegionIx)> {
        places_of(model, &self.programs())
    }

    fn graduates(&self, model: &Model) -> Option<(MajorIx, Option<ProgramIx>)> {
        Some(of_program(model, self.to))
    }

    fn reasons(&self, context: &SearchContext, aim: &Aim) -> Vec<Reason> {
        let known = Reason::KnownWay {
            from: self.from,
            to: self.to,
        };
        let worth = [last_one(context, aim, self.from), one_more(context, aim, self.to)];
        let free = free_seats(context, aim, self.to);
        std::iter::once(known).chain(free).chain(worth).collect()
    }

    fn part(&self) -> Part {
        Part::Never
    }

    fn is_sized(&self, _: &SearchContext) -> bool {
        false
    }
}

/// The articulations that could be opened out of one program, one for each higher program.
fn of_program_links(
    context: &SearchContext,
    from: ProgramIx,
    links: &[Link],
) -> Vec<Draft<OpenArticulation>> {
    let model = context.model;
    let first_autumn = context
        .first_autumn
        .saturating_add_unsigned(context.config.way_lag);
    let walked: Set<ProgramIx> = links
        .iter()
        .filter(|link| link.carries())
        .map(|link| link.to)
        .collect();
    let mut seen = Set::new();
    let mut found = Vec::new();
    for link in links {
        if link.carries() || walked.contains(&link.to) || !seen.insert(link.to) {
            continue;
        }
        let Some(kind) = usual_kind(model.program(from).level, model.program(link.to).level) else {
            continue;
        };
        let taken = links.iter().any(|other| {
            let way = &model.articulations()[other.articulation];
            other.to == link.to && other.kind == kind && matches!(way.ends, Ends::Programs(..))
        });
        if taken {
            continue;
        }
        let most = context.most_change(context.plan.supply.flow(from, first_autumn).completers);
        let quota = most.min(seats_left(context, link.to, first_autumn));
        found.extend(aim_along(context, link, quota, first_autumn).map(|aim| Draft {
            action: OpenArticulation {
                from,
                to: link.to,
                kind,
                quota,
            },
            aim,
        }));
    }
    found
}

/// The usual kind of articulation from one level to another; `None` if there is none.
fn usual_kind(from: Level, to: Level) -> Option<ArticulationKind> {
    match (from, to) {
        (Level::Secondary, Level::HigherVocational) => Some(ArticulationKind::ThreePlusTwo),
        (Level::Secondary, Level::AppliedBachelor) => Some(ArticulationKind::ThreePlusFour),
        (Level::HigherVocational, Level::AppliedBachelor)
        | (Level::AppliedBachelor, Level::ProfessionalMaster) => Some(ArticulationKind::Exam),
        _ => None,
    }
}
