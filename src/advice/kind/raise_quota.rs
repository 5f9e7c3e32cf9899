//! Raise a quota: more people may progress along an articulation between two programs.

use super::evidence::{free_seats, last_one, one_more};
use super::facts::{Comparison, Facts, Kind, Part, Sources, of_program, places_of, seats_cost};
use super::pathway::{aim_along, along, more_along, seats_left};
use crate::advice::candidate::{Aim, Draft};
use crate::advice::context::SearchContext;
use crate::advice::cost::{Actor, Cost};
use crate::advice::outline::{Outline, Subject};
use crate::advice::reason::Reason;
use crate::dataset::ArticulationKind;
use crate::id::{MajorIx, ProgramIx, RegionIx, SchoolIx};
use crate::model::{Ends, Model};
use crate::scenario::{Basis, Change};
use crate::unit::{Heads, Year};

pub(in crate::advice) struct RaiseQuota {
    pub(super) from: ProgramIx,
    pub(super) to: ProgramIx,
    pub(super) kind: ArticulationKind,
    pub(super) now: Heads,
    pub(super) quota: Heads,
}

impl Kind for RaiseQuota {
    const NEEDS_TABLES: bool = true;
    const JOINS_PREVIOUS: bool = false;

    /// Generates articulations between programs that are full, where graduates of the higher program have a higher
    /// shadow price than those of the lower.
    fn candidates(sources: &Sources) -> Vec<Draft<RaiseQuota>> {
        let (context, Some(projector)) = (sources.context, sources.projector) else {
            return Vec::new();
        };
        let now = context.first_autumn;
        let mut found = Vec::new();
        for from in (0..context.model.programs().len()).map(ProgramIx::at) {
            for link in projector.pathway().out_of(from) {
                let Some(quota) = link.quota.filter(|_| link.carries() && link.is_open(now)) else {
                    continue;
                };
                let way = &context.model.articulations()[link.articulation];
                let is_full = along(context, &link) >= quota && quota > 0;
                if !matches!(way.ends, Ends::Programs(..)) || !is_full {
                    continue;
                }
                let more = context
                    .most_change(quota)
                    .max(context.config.min_heads)
                    .min(seats_left(context, link.to, now));
                found.extend(aim_along(context, &link, more, now).map(|aim| Draft {
                    action: RaiseQuota {
                        from,
                        to: link.to,
                        kind: link.kind,
                        now: quota,
                        quota: quota + more,
                    },
                    aim,
                }));
            }
        }
        found
    }

    fn resized(self, _: Heads) -> RaiseQuota {
        self
    }
}

impl Facts for RaiseQuota {
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
            people: Some(self.quota - self.now),
            with: vec![format!("{to}:{}", self.kind.name())],
        }
    }

    fn changes(&self, model: &Model, _: &Basis, first_autumn: Year) -> Vec<Change> {
        vec![Change::Articulation {
            from: model.program(self.from).id.to_string(),
            to: model.program(self.to).id.to_string(),
            kind: Some(self.kind),
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
            places: self.quota - self.now,
            money: seats_cost(model, self.to, self.quota - self.now),
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
        let known = Reason::FullWay {
            people: self.now,
            quota: self.now,
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
