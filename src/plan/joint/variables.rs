//! The variables of the joint plan's linear program: every number that may be chosen, as a change of the present plan, with its
//! box, its objective coefficient, and what it does to completers.

use super::config::{Budget, JointConfig};
use super::limit::Pick;
use crate::id::ProgramIx;
use crate::model::Model;
use crate::pathway::{Flow, FlowSource, Intake, Link, Projector, Supply};
use crate::plan::Plan;
use crate::unit::{Heads, Year};
use vocmatch_algo::order;
use vocmatch_algo::sorted::Map;

/// A linear expression over variables.
pub(super) type Terms = Vec<(u32, f64)>;

/// The index of a projection: a program in a year.
pub(super) type Spot = (ProgramIx, Year);

/// The variables of a joint plan. All are changes, so that the present plan is all zeros.
pub(super) struct JointVariables<'m> {
    pub(super) model: &'m Model,
    /// Every program, lower levels first.
    pub(super) by_level: Vec<ProgramIx>,
    pub(super) present: &'m Supply,
    pub(super) projector: Projector<'m>,
    pub(super) config: &'m JointConfig,
    pub(super) first_autumn: Year,
    pub(super) last_year: Year,
    /// In the order of their effect in time.
    pub(super) picks: Vec<Pick>,
    /// Lower bound, upper bound and objective coefficient of each.
    pub(super) boxes: Vec<(f64, f64, f64)>,
    /// The change of entrants from outside.
    entrants: Map<Spot, Terms>,
    /// Changes along ways, by target and by origin.
    arriving: Map<Spot, Vec<(u32, Link)>>,
    leaving: Map<Spot, Vec<(u32, Link)>>,
    /// Programs whose graduates may study on elsewhere: their graduates are a variable of their own.
    pub(super) supplies: Map<Spot, u32>,
    /// People along each way of the present plan.
    flowing: Map<(usize, ProgramIx, ProgramIx, Year), Heads>,
}

impl<'m> JointVariables<'m> {
    /// Whole people within whole limits where `whole`, else real numbers.
    pub(super) fn new(
        model: &'m Model,
        plan: &'m Plan,
        config: &'m JointConfig,
        whole: bool,
    ) -> JointVariables<'m> {
        let projector = Projector::new(model, plan.years.clone(), &plan.config.project);
        let first_autumn = config.first_autumn.unwrap_or(*plan.years.start());
        let last_year = *plan.years.end();
        let years = first_autumn..=last_year;
        let flowing = years.clone().flat_map(|year| {
            let ways = plan.supply.progressions(year).iter();
            ways.map(move |&(articulation, from, to, people)| ((articulation, from, to, year), people))
        });
        let mut by_level: Vec<ProgramIx> = (0..model.programs().len()).map(ProgramIx::at).collect();
        order::sort_by_key(&mut by_level, |ix| (model.program(*ix).level, *ix));
        let mut variables = JointVariables {
            model,
            by_level: Vec::new(),
            present: &plan.supply,
            projector,
            config,
            first_autumn,
            last_year,
            picks: Vec::new(),
            boxes: Vec::new(),
            entrants: Map::new(),
            arriving: Map::new(),
            leaving: Map::new(),
            supplies: Map::new(),
            flowing: flowing.collect(),
        };
        for year in years {
            for program in &by_level {
                variables.add_entrants(*program, year, whole);
                variables.add_progress(*program, year);
                variables.add_supply(*program, year);
            }
        }
        variables.by_level = by_level;
        variables
    }

    pub(super) fn flow(&self, (program, year): Spot) -> Flow {
        self.present.flow(program, year)
    }

    pub(super) fn intake(&self, (program, year): Spot) -> Intake {
        self.projector.intake(program, year)
    }

    /// People along an articulation out of a program of the present plan, all targets together.
    pub(super) fn progressing(&self, (program, year): Spot, articulation: usize) -> Heads {
        let first = (articulation, program, ProgramIx::at(0), Year::MIN);
        let last = (articulation, program, ProgramIx::at(usize::MAX), Year::MAX);
        let of_year = self.flowing.range(&first, &last).filter(|(way, _)| way.3 == year);
        of_year.map(|(_, people)| people).sum()
    }

    /// The year in which entrants of an autumn finish.
    fn finish(&self, (program, year): Spot) -> Year {
        year.saturating_add_unsigned(self.model.program(program).years)
    }

    /// The autumn in which those who finish in a year started.
    pub(super) fn start(&self, (program, year): Spot) -> Spot {
        (
            program,
            year.saturating_sub_unsigned(self.model.program(program).years),
        )
    }

    /// The change of entrants from outside; zero where they are fixed.
    pub(super) fn entrants(&self, spot: Spot) -> &[(u32, f64)] {
        self.entrants.get(&spot).map_or(&[], Vec::as_slice)
    }

    /// The changes along ways into a program.
    pub(super) fn arriving(&self, spot: Spot) -> &[(u32, Link)] {
        self.arriving.get(&spot).map_or(&[], Vec::as_slice)
    }

    /// The changes along ways out of a program.
    pub(super) fn leaving(&self, spot: Spot) -> &[(u32, Link)] {
        self.leaving.get(&spot).map_or(&[], Vec::as_slice)
    }

    /// Completers who may progress: all but working adults, whose number is assumed constant.
    pub(super) fn free(&self, spot: Spot) -> Heads {
        let flow = self.flow(spot);
        flow.completers - flow.adults.completers
    }

    /// Whether there are progressions from a program, or may be.
    pub(super) fn goes_on(&self, spot: Spot) -> bool {
        self.flow(spot).progressing > 0 || !self.leaving(spot).is_empty()
    }

    /// People along a way of the present plan.
    pub(super) fn along(&self, link: &Link, year: Year) -> Heads {
        let way = (link.articulation, link.from, link.to, year);
        self.flowing.get(&way).copied().unwrap_or(0)
    }

    /// The change of completers of a program in a year: completion times the change of those who started.
    pub(super) fn completers(&self, spot: Spot) -> Terms {
        let start = self.start(spot);
        let completion = self.model.program(spot.0).completion_or_one().get();
        let mut terms: Terms = match self.flow(spot).source {
            FlowSource::Observed => return Vec::new(),
            // Observed graduates hold whatever is chosen; others follow the cohort that started `years` before.
            _ => self
                .entrants(start)
                .iter()
                .map(|(k, a)| (*k, a * completion))
                .collect(),
        };
        terms.extend(self.arriving(start).iter().map(|(k, _)| (*k, completion)));
        terms
    }

    /// The most who may complete: an interval bound over the boxes of the choices that feed them.
    fn most_completers(&self, spot: Spot) -> f64 {
        let more = |(k, a): &(u32, f64)| {
            let (least, most, _) = self.boxes[*k as usize];
            (a * least).max(a * most).max(0.0)
        };
        self.flow(spot).completers as f64 + self.completers(spot).iter().map(more).sum::<f64>()
    }

    /// The least that a sum of choices can be, over their boxes.
    pub(super) fn least(&self, terms: &[(u32, f64)]) -> f64 {
        let least = |(k, a): &(u32, f64)| {
            let (least, most, _) = self.boxes[*k as usize];
            (a * least).min(a * most)
        };
        terms.iter().map(least).sum()
    }

    fn push(&mut self, pick: Pick, least: f64, most: f64, worth: f64) -> u32 {
        let place = u32::try_from(self.picks.len()).unwrap_or(u32::MAX);
        self.picks.push(pick);
        self.boxes.push((least, most, worth));
        place
    }

    /// The cost of a seat of a program.
    pub(super) fn seat_cost(&self, program: ProgramIx) -> f64 {
        let known = self.model.program(program).seat_cost.filter(|cost| *cost > 0.0);
        known.unwrap_or(self.config.seat_cost)
    }

    /// Entrants from outside may change if they graduate within the plan, and their graduates follow from them.
    fn add_entrants(&mut self, program: ProgramIx, year: Year, whole: bool) {
        let (spot, intake) = ((program, year), self.intake((program, year)));
        let finish = self.finish(spot);
        // Who would graduate after the last year has no market in the model. A program without entrants today
        // is not reopened.
        if finish > self.last_year || intake.entrants == 0 {
            return;
        }
        let source = self.flow((program, finish)).source;
        // A total that only the pathway fills is changed through the pathway.
        if source == FlowSource::Observed || (intake.counts_pathway && source != FlowSource::Carried) {
            return;
        }
        let now = intake.entrants as f64;
        // The box: growth since the first autumn, cut by seats. The present number always lies within, so 0 is feasible.
        let (mut least, mut most) = self
            .config
            .window(intake.entrants, year - self.first_autumn + 1, whole);
        if let Some(seats) = intake.seats {
            most = most.min((seats as f64).max(now));
        }
        if intake.counts_pathway {
            least = least.max((self.flow(spot).from_pathway as f64).min(now));
        }
        let (fewer, more) = (now - least, most - now);
        let pick = |sign| Pick::Entrants { program, year, sign };
        let cost = self.seat_cost(program) * self.config.worth_of_money;
        // Only growth costs money, which is convex and piecewise linear: two variables, one for each direction. With both
        // above 0 the difference would cost more than it need, so no optimum needs that.
        let apart = matches!(self.config.budget, Budget::Money(_)) || cost > 0.0;
        let mut terms = Terms::new();
        if apart {
            if more > 0.0 {
                terms.push((self.push(pick(1.0), 0.0, more, -cost), 1.0));
            }
            if fewer > 0.0 {
                terms.push((self.push(pick(-1.0), 0.0, fewer, 0.0), -1.0));
            }
        } else if more + fewer > 0.0 {
            terms.push((self.push(pick(1.0), -fewer, more, 0.0), 1.0));
        }
        if !terms.is_empty() {
            self.entrants.insert(spot, terms);
        }
    }

    /// Progressions may change where they graduate within the plan, from a program whose cohorts are known.
    fn add_progress(&mut self, program: ProgramIx, year: Year) {
        let adults = self.flow((program, year)).adults.completers as f64;
        let most_free = (self.most_completers((program, year)) - adults).max(0.0);
        for link in self.projector.pathway().out_of(program) {
            let target = (link.to, year);
            let finish = self.finish(target);
            if !link.carries() || !link.is_open(year) || finish > self.last_year {
                continue;
            }
            let intake = self.intake(target);
            let source = self.flow((link.to, finish)).source;
            let follows = matches!(source, FlowSource::Cohort | FlowSource::Unknown);
            if !follows || (intake.counts_pathway && intake.entrants > 0) {
                continue;
            }
            let now = self.along(&link, year) as f64;
            let share = link.share.map_or(1.0, crate::unit::Share::get);
            let before = self.progressing((program, year), link.articulation) as f64;
            // The present plan may exceed its share by rounding to whole people; it stays feasible by as much.
            let rounding = before - share * self.free((program, year)) as f64;
            // An outer bound, for step sizes and the dual bound. Rows are tighter where a share, a quota or the seats
            // of a target are shared by several ways.
            let mut most = (share * most_free + rounding.max(0.0)).max(now);
            if let Some(quota) = link.quota {
                most = most.min((quota as f64).max(now));
            }
            if let Some(seats) = intake.seats {
                most = most.min((seats as f64).max(now));
            }
            if most <= 0.0 {
                continue;
            }
            let place = self.push(Pick::Progress { link, year }, -now, most - now, 0.0);
            self.arriving.entry(target).or_default().push((place, link));
            self.leaving
                .entry((program, year))
                .or_default()
                .push((place, link));
        }
    }

    /// Graduates are a variable of their own where some would study on elsewhere unless they progress along a way.
    fn add_supply(&mut self, program: ProgramIx, year: Year) {
        let spot = (program, year);
        let changes = !self.leaving(spot).is_empty() || !self.completers(spot).is_empty();
        let continue_some = self.continuing(spot) > 0 || self.continuing_share(spot) > 0.0;
        // The lesser of two linear functions is not linear: a variable of its own, bounded above by both (see `leavers`).
        if self.goes_on(spot) && changes && continue_some {
            let now = self.flow(spot).supply as f64;
            let most = self.most_completers(spot);
            let place = self.push(Pick::Supply { program, year }, -now, most - now, 0.0);
            self.supplies.insert(spot, place);
        }
    }

    /// Completers of the present plan who would study on, within the pathway or elsewhere.
    pub(super) fn continuing(&self, spot: Spot) -> Heads {
        let flow = self.flow(spot);
        if flow.elsewhere > 0 {
            return flow.progressing + flow.elsewhere;
        }
        let observed = self
            .model
            .program(spot.0)
            .graduates
            .iter()
            .find(|g| g.year == spot.1);
        observed.and_then(|g| g.continuing).unwrap_or_else(|| {
            let share = self.projector.continuing_share(spot.0, spot.1);
            crate::pathway::completers(flow.completers, crate::unit::Share::clamped(share))
        })
    }

    /// The share of completers who would study on.
    pub(super) fn continuing_share(&self, spot: Spot) -> f64 {
        self.projector.continuing_share(spot.0, spot.1)
    }
}
