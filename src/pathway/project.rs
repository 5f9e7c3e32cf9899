//! The projection: cohorts of every program, year by year, level by level (methods §5).

use super::adults;
use super::baseline::{Carry, added, completers, continuing_share, implied_entrants, outside_entrants};
use super::config::{AddedEntrants, ProjectConfig};
use super::graph::{Link, Pathway};
use super::progress::{Chosen, Request, requests};
use super::supply::{Flow, FlowSource, Supply};
use crate::control::{Ask, Cancelled, Control, Stage, unwatched};
use crate::id::ProgramIx;
use crate::model::Model;
use crate::unit::{Heads, Level, Year};
use std::ops::RangeInclusive;
use vocmatch_algo::order;
use vocmatch_algo::sorted::Map;

/// How many years before the horizon a cohort can start and still reach it: four levels of at most fifteen.
const LONGEST_PATHWAY: i32 = 60;

/// The most years of one projection; of a longer horizon the first are projected, and later years are unknown.
const MOST_YEARS: i32 = 200;

/// Projects the flow of people through every program over `years` (methods §5), at most the first 200 years.
///
/// Observed graduates hold where given. Other years follow from the entrants who started in time, else from the
/// baseline. Whole people; conservation is exact. Working adults are a subset of all, and do not progress along
/// articulations. Repeaters and learners who change programs are left out: learners who do not complete in time drop
/// out.
///
/// Years before [`first_year`] are unknown: every flow is empty, and its source is [`FlowSource::Unknown`]. A plan
/// for such years is an error.
///
/// O(years · (programs + articulations) · log).
#[must_use]
pub fn project(model: &Model, years: RangeInclusive<Year>, config: &ProjectConfig) -> Supply {
    Projector::new(model, years, config).project()
}

/// As [`project`], with cancellation and progress.
///
/// # Errors
/// [`Cancelled`] if `control` says so.
pub fn project_with(
    model: &Model,
    years: RangeInclusive<Year>,
    config: &ProjectConfig,
    control: &Control,
) -> Result<Supply, Cancelled> {
    control.ask()?;
    let projector = Projector::new(model, years, config);
    let projected = projector.first_year..=*projector.years.end();
    let pieces = control.start(Stage::Supply, (1, 1), projected.count())?;
    let mut run = projector.run_of(projector.all(), projector.actions.clone());
    run.years(*projector.years.end(), &|| pieces.next())?;
    pieces.end()?;
    Ok(run.supply)
}

/// Returns the first year with entrants or graduates in the tables; `None` if there is none.
#[must_use]
pub fn first_year(model: &Model) -> Option<Year> {
    let programs = model.programs().iter();
    let first = programs.flat_map(|program| {
        let entrants = program.entrants.first().map(|e| e.year);
        entrants
            .into_iter()
            .chain(program.graduates.first().map(|g| g.year))
    });
    first.min()
}

/// A change of the heads that a program sends to the labour market in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct HeadChange {
    /// The program.
    pub program: ProgramIx,
    /// The year.
    pub year: Year,
    /// Heads more; negative for fewer.
    pub heads: Heads,
}

/// Entrants of a program in a year, without those from the pathway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Intake {
    /// People.
    pub entrants: Heads,
    /// Whether the number includes those from the pathway: where entrants are inferred from graduates.
    pub counts_pathway: bool,
    /// Seats for all entrants, if known.
    pub seats: Option<Heads>,
}

/// A projection that can be repeated with other entrants, at the cost of the affected programs.
#[derive(Debug, Clone)]
pub struct Projector<'m> {
    model: &'m Model,
    config: &'m ProjectConfig,
    years: RangeInclusive<Year>,
    first_year: Year,
    pathway: Pathway,
    carry: Carry,
    /// The added entrants of the config, by program.
    actions: Actions,
}

/// One run over some of the programs.
struct Run<'p> {
    model: &'p Model,
    carry: &'p Carry,
    pathway: &'p Pathway,
    by_level: Vec<Vec<ProgramIx>>,
    actions: Actions,
    chosen: Map<Year, Chosen>,
    supply: Supply,
}

/// Added entrants, by program.
type Actions = Map<ProgramIx, Vec<AddedEntrants>>;

fn by_program(added: &[AddedEntrants]) -> Actions {
    let mut actions = Actions::new();
    for action in added {
        actions.entry(action.program).or_default().push(*action);
    }
    actions
}

impl<'m> Projector<'m> {
    /// Prepares the pathway of `model` for projections over `years`.
    #[must_use]
    pub fn new(model: &'m Model, years: RangeInclusive<Year>, config: &'m ProjectConfig) -> Self {
        let (first, last) = (*years.start(), *years.end());
        let years = first..=last.min(first.saturating_add(MOST_YEARS - 1));
        let first_data = first_year(model).unwrap_or(first);
        let first_year = first_data.clamp(first.saturating_sub(LONGEST_PATHWAY), first);
        Projector {
            model,
            config,
            years,
            first_year,
            pathway: Pathway::new(model),
            carry: Carry::new(model, config.baseline),
            actions: by_program(&config.added),
        }
    }

    /// Returns the flow through every program.
    #[must_use]
    pub fn project(&self) -> Supply {
        self.run(self.all(), self.actions.clone())
    }

    fn all(&self) -> impl Iterator<Item = ProgramIx> + use<> {
        (0..self.model.programs().len()).map(ProgramIx::at)
    }

    /// Returns the entrants of a program from outside the pathway in a year, and the seats for all.
    #[must_use]
    pub fn intake(&self, ix: ProgramIx, year: Year) -> Intake {
        let program = self.model.program(ix);
        let added = self.actions.get(&ix).map_or(0, |actions| added(actions, year));
        let (entrants, counts_pathway) = outside_entrants(program, year, added, &self.carry);
        Intake {
            entrants,
            counts_pathway,
            seats: program.seats.map(|seats| seats + added.max(0)),
        }
    }

    /// Returns the ways between programs.
    #[must_use]
    pub fn pathway(&self) -> &Pathway {
        &self.pathway
    }

    /// Returns the share of a program's completers who continue their studies, within the pathway or outside the
    /// tables, where nothing else is observed.
    #[must_use]
    pub fn continuing_share(&self, ix: ProgramIx, year: Year) -> f64 {
        continuing_share(self.model.program(ix), year)
    }

    /// Returns the changes that `added` entrants, on top of those of the config, make to `before`, the projection
    /// without them: only the programs connected to theirs by ways are projected again. In the order of program and
    /// year.
    #[must_use]
    pub fn change(&self, before: &Supply, added: &[AddedEntrants]) -> Vec<HeadChange> {
        let touched = self.pathway.joined(added.iter().map(|action| action.program));
        let all: Vec<AddedEntrants> = self.config.added.iter().chain(added).copied().collect();
        let after = self.run(touched.iter().copied(), by_program(&all));
        let mut changes = Vec::new();
        for program in touched {
            for year in self.years.clone() {
                let heads = after.heads(program, year) - before.heads(program, year);
                if heads != 0 {
                    changes.push(HeadChange { program, year, heads });
                }
            }
        }
        changes
    }

    /// The chosen progressions, by year.
    fn chosen(&self) -> Map<Year, Chosen> {
        let mut chosen: Map<Year, Chosen> = Map::new();
        for choice in &self.config.chosen {
            let way = (choice.articulation, choice.from, choice.to);
            chosen.entry(choice.year).or_default().insert(way, choice.people);
        }
        chosen
    }

    fn run(&self, programs: impl Iterator<Item = ProgramIx>, actions: Actions) -> Supply {
        let mut run = self.run_of(programs, actions);
        unwatched(|ask| run.years(*self.years.end(), ask));
        run.supply
    }

    fn run_of(&self, programs: impl Iterator<Item = ProgramIx>, actions: Actions) -> Run<'_> {
        let mut by_level = vec![Vec::new(); Level::ALL.len()];
        for ix in programs {
            by_level[self.model.program(ix).level as usize].push(ix);
        }
        let programs = self.model.programs().len();
        let supply = Supply {
            first_year: self.first_year,
            programs,
            flows: Vec::new(),
            ways: Vec::new(),
        };
        let (model, carry, pathway) = (self.model, &self.carry, &self.pathway);
        Run {
            model,
            carry,
            pathway,
            by_level,
            actions,
            chosen: self.chosen(),
            supply,
        }
    }
}

impl Run<'_> {
    /// The flow of all years; `each` is polled after every one of them.
    fn years(&mut self, last_year: Year, each: &Ask) -> Result<(), Cancelled> {
        self.supply.flows.clear();
        self.supply.ways.clear();
        let years = last_year.saturating_sub(self.supply.first_year).saturating_add(1);
        let years = usize::try_from(years).unwrap_or(0);
        self.supply.flows.reserve_exact(years * self.supply.programs);
        for year in self.supply.first_year..=last_year {
            let mut flows = vec![Flow::default(); self.supply.programs];
            let mut inbox: Map<ProgramIx, Vec<Request>> = Map::new();
            let mut ways = Vec::new();
            for level in 0..self.by_level.len() {
                for program in &self.by_level[level] {
                    let asking = inbox.get_mut(program).map(std::mem::take).unwrap_or_default();
                    let admitted = self.admit(*program, year, asking, &mut ways, &mut flows);
                    self.pass(*program, year, admitted, &mut flows);
                }
                for request in self.requests_from(level, year, &flows) {
                    inbox.entry(request.to).or_default().push(request);
                }
            }
            for program in self.by_level.iter().flatten() {
                self.settle(*program, year, &mut flows[program.index()]);
            }
            order::sort(&mut ways);
            self.supply.flows.append(&mut flows);
            self.supply.ways.push(ways);
            each()?;
        }
        Ok(())
    }

    /// Entrants that actions add to a program in a year.
    fn added(&self, program: ProgramIx, year: Year) -> Heads {
        self.actions
            .get(&program)
            .map_or(0, |actions| added(actions, year))
    }

    /// Entrants of a program in a year without those from the pathway, and whether this total already includes those
    /// from the pathway.
    fn outside(&self, ix: ProgramIx, year: Year) -> (Heads, bool) {
        let program = self.model.program(ix);
        outside_entrants(program, year, self.added(ix, year), self.carry)
    }

    /// Seats left for the pathway by entrants from outside; without known seats, any number.
    fn free_seats(&self, ix: ProgramIx, year: Year) -> Option<Heads> {
        let (outside, total) = self.outside(ix, year);
        let seats = self.model.program(ix).seats? + self.added(ix, year).max(0);
        Some(if total { seats } else { (seats - outside).max(0) })
    }

    /// Admits applicants from lower programs, by kind, then id, up to the free seats. Ways without selection come
    /// first and admit everyone: their places are reserved.
    fn admit(
        &self,
        ix: ProgramIx,
        year: Year,
        mut asking: Vec<Request>,
        ways: &mut Vec<(usize, ProgramIx, ProgramIx, Heads)>,
        flows: &mut [Flow],
    ) -> Heads {
        order::sort_by_key(&mut asking, |r| {
            (r.kind.has_gate(), r.kind, r.from, r.articulation)
        });
        let free = self.free_seats(ix, year);
        let mut admitted = 0;
        for request in asking {
            let limit = free.filter(|_| request.kind.has_gate());
            let people = limit.map_or(request.people, |free| request.people.min(free - admitted));
            if people > 0 {
                admitted += people;
                flows[request.from.index()].progressing += people;
                ways.push((request.articulation, request.from, ix, people));
            }
        }
        admitted
    }

    /// Entrants and finishers of a program this year.
    fn pass(&self, ix: ProgramIx, year: Year, admitted: Heads, flows: &mut [Flow]) {
        let program = self.model.program(ix);
        let (outside, total) = self.outside(ix, year);
        let flow = &mut flows[ix.index()];
        flow.from_pathway = admitted;
        flow.entrants = if total {
            outside.max(admitted)
        } else {
            outside + admitted
        };
        flow.adults.entrants = adults::adult_entrants(program, year, outside);
        let start = year.saturating_sub(i32::try_from(program.years).unwrap_or(0));
        let completion = program.completion_or_one();
        let cohort = if start == year {
            *flow
        } else {
            self.supply.flow(ix, start)
        };
        // Entrants are known if they were given by then, or if they all came from the pathway.
        let told = program.entrants.first().is_some_and(|first| first.year <= start)
            || (cohort.from_pathway > 0 && cohort.from_pathway == cohort.entrants);
        let flow = &mut flows[ix.index()];
        if let Some(observed) = program.graduates.iter().find(|g| g.year == year) {
            flow.completers = observed.graduates;
            flow.finishing = implied_entrants(observed.graduates, completion);
            flow.source = FlowSource::Observed;
        } else if let (false, Some(carried)) = (told, self.carry.graduates(program, year)) {
            // The baseline itself: rounding its implied entrants back would change it by a head.
            let more = self.added(ix, start);
            let change = completers(more.abs(), completion) * more.signum();
            flow.completers = (carried + change).max(0);
            flow.finishing = (implied_entrants(carried, completion) + more).max(flow.completers);
            flow.source = FlowSource::Carried;
        } else if told || cohort.entrants > 0 {
            flow.finishing = cohort.entrants;
            flow.completers = completers(cohort.entrants, completion);
            flow.source = FlowSource::Cohort;
        }
        flow.dropouts = flow.finishing - flow.completers;
        adults::finish(flow, &cohort);
    }

    /// Applications of the completers of one level, once all of the level have finished.
    fn requests_from(&self, level: usize, year: Year, flows: &[Flow]) -> Vec<Request> {
        let mut links: Vec<Link> = Vec::new();
        for program in &self.by_level[level] {
            if adults::free_to_go_on(&flows[program.index()]) > 0 {
                let open = |link: &Link| link.carries() && link.is_open(year);
                links.extend(self.pathway.out_of(*program).into_iter().filter(open));
            }
        }
        let none = Chosen::new();
        requests(
            self.model,
            &links,
            self.chosen.get(&year).unwrap_or(&none),
            |p| adults::free_to_go_on(&flows[p.index()]),
            |p| self.free_seats(p, year),
        )
    }

    /// The completers who enter the market.
    #[expect(clippy::cast_possible_truncation, reason = "a share of the completers")]
    fn settle(&self, ix: ProgramIx, year: Year, flow: &mut Flow) {
        let program = self.model.program(ix);
        let observed = program
            .graduates
            .iter()
            .find(|g| g.year == year)
            .and_then(|g| g.continuing);
        let continuing = observed.unwrap_or_else(|| {
            libm::floor(flow.completers as f64 * continuing_share(program, year) + 0.5) as Heads
        });
        flow.elsewhere = (continuing - flow.progressing).clamp(0, flow.completers - flow.progressing);
        flow.supply = flow.completers - flow.progressing - flow.elsewhere;
        adults::settle(flow);
    }
}
