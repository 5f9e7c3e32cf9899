//! Pair: a school helps another with a major that both teach, so that more of its students complete.

use super::evidence::{one_more, size};
use super::facts::{Comparison, Facts, Kind, Part, Sources, of_program, places_of};
use crate::advice::candidate::{Aim, Draft};
use crate::advice::context::SearchContext;
use crate::advice::cost::{Actor, Cost};
use crate::advice::outline::{Outline, Subject};
use crate::advice::reason::Reason;
use crate::id::{MajorIx, ProgramIx, RegionIx, SchoolIx};
use crate::model::Model;
use crate::scenario::{Basis, Change};
use crate::unit::{Heads, Share, Year};
use vocmatch_algo::sorted::Map;

pub(in crate::advice) struct Pair {
    pub(super) strong: ProgramIx,
    pub(super) weak: ProgramIx,
    pub(super) now: Share,
    pub(super) completion: Share,
}

impl Kind for Pair {
    const NEEDS_TABLES: bool = true;
    const JOINS_PREVIOUS: bool = false;

    /// Generates programs with a lower completion rate than the same major at another school.
    fn candidates(sources: &Sources) -> Vec<Draft<Pair>> {
        let context = sources.context;
        let mut strongest: Map<MajorIx, (Share, ProgramIx)> = Map::new();
        let known = || {
            let programs = context.model.programs().iter().enumerate();
            programs.filter_map(|(k, program)| Some((ProgramIx::at(k), program, program.completion?)))
        };
        for (ix, program, completion) in known() {
            let best = strongest.entry(program.major).or_insert((completion, ix));
            if completion.get() > best.0.get() {
                *best = (completion, ix);
            }
        }
        let drafts = known().filter_map(|(ix, program, now)| {
            let (most, strong) = strongest.get(&program.major)?;
            let (period, years) = context.first_period(context.first_autumn, program.years)?;
            // In whole thousandths, the precision of such shares.
            let reached = now.get() + context.config.pair_share * (most.get() - now.get());
            let completion = libm::floor(1000.0 * reached + 0.5) / 1000.0;
            let heads = context.heads(ix, period) as f64;
            let more = heads * (completion / now.get().max(0.01) - 1.0);
            let apart = program.school != context.model.program(*strong).school;
            let target = context.target(period, context.node(ix, period)?)?;
            (apart && more >= 1.0).then(|| Draft {
                action: Pair {
                    strong: *strong,
                    weak: ix,
                    now,
                    completion: Share::clamped(completion),
                },
                aim: Aim {
                    first_autumn: context.first_autumn,
                    target: context.target_of(period, target),
                    period,
                    estimate: context.one_more(ix, period) * more * years as f64,
                },
            })
        });
        drafts.collect()
    }

    fn resized(self, _: Heads) -> Pair {
        self
    }
}

impl Facts for Pair {
    fn programs(&self) -> Vec<ProgramIx> {
        vec![self.weak, self.strong]
    }

    fn entrants(&self) -> Vec<(ProgramIx, Heads)> {
        Vec::new()
    }

    fn opened(&self) -> Option<(SchoolIx, MajorIx, Heads)> {
        None
    }

    fn key(&self) -> (usize, usize, Heads) {
        (
            self.weak.index(),
            self.strong.index(),
            self.completion.millionths(),
        )
    }

    fn is_one_per_target(&self) -> bool {
        false
    }

    fn outline(&self, model: &Model) -> Outline {
        let strong = &model.program(self.strong).id;
        Outline {
            subject: Subject::Program(self.weak),
            people: None,
            with: vec![format!("{strong}:{}", self.completion.get())],
        }
    }

    fn changes(&self, model: &Model, _: &Basis, _: Year) -> Vec<Change> {
        vec![Change::Completion {
            program: model.program(self.weak).id.to_string(),
            rate: self.completion.get(),
        }]
    }

    fn needs_replanning(&self, _: &Model) -> bool {
        true
    }

    fn cost(&self, _: &Model) -> Cost {
        Cost::default()
    }

    fn other_actors(&self, _: &Model) -> Vec<Actor> {
        vec![Actor::Commission]
    }

    fn years_until_shown(&self, model: &Model) -> u32 {
        model.program(self.weak).years
    }

    fn is_dated(&self) -> bool {
        false
    }

    fn moved(&self, plans: &Comparison) -> Heads {
        plans.after.supply.heads(self.weak, plans.year)
    }

    fn own_graduates(&self, model: &Model) -> Vec<(MajorIx, RegionIx)> {
        places_of(model, &self.programs())
    }

    fn graduates(&self, model: &Model) -> Option<(MajorIx, Option<ProgramIx>)> {
        Some(of_program(model, self.weak))
    }

    fn reasons(&self, context: &SearchContext, aim: &Aim) -> Vec<Reason> {
        let completion = Reason::Completion {
            weak: self.now,
            strong: context.model.program(self.strong).completion_or_one(),
        };
        vec![
            completion,
            size(context, aim, self.weak),
            one_more(context, aim, self.weak),
        ]
    }

    fn part(&self) -> Part {
        Part::Never
    }

    fn is_sized(&self, _: &SearchContext) -> bool {
        false
    }
}
