//! The joint plan as a linear program, written down from the rules, for a solver that knows nothing of it.

use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem, Variable};
use std::collections::{BTreeMap, BTreeSet};
use vocmatch::id::ProgramIx;
use vocmatch::matching::LabourMarket;
use vocmatch::model::{Ends, Model};
use vocmatch::pathway::{FlowSource, Link, Projector};
use vocmatch::plan::{Budget, JointConfig, Plan};

type Spot = (ProgramIx, i32);
type Sum = Vec<(Variable, f64)>;

/// Everything is a change of the present plan.
struct Oracle<'a> {
    model: &'a Model,
    plan: &'a Plan,
    config: &'a JointConfig,
    projector: Projector<'a>,
    lp: Problem,
    entrants: BTreeMap<Spot, Sum>,
    ways: Vec<(Link, i32, Variable)>,
}

/// The value of the best joint plan in real numbers.
pub fn best(model: &Model, plan: &Plan, config: &JointConfig) -> f64 {
    let mut oracle = Oracle {
        model,
        plan,
        config,
        projector: Projector::new(model, plan.years.clone(), &plan.config.project),
        lp: Problem::new(OptimizationDirection::Maximize),
        entrants: BTreeMap::new(),
        ways: Vec::new(),
    };
    oracle.choose();
    oracle.limit();
    oracle.match_up();
    oracle.lp.solve().unwrap().into_solution().unwrap().objective()
}

impl Oracle<'_> {
    fn programs(&self) -> impl Iterator<Item = ProgramIx> + use<'_> {
        let all = self.model.programs().iter();
        all.map(|program| self.model.find_program(program.id.as_str()).unwrap())
    }

    fn years(&self) -> std::ops::RangeInclusive<i32> {
        self.config.first_autumn.unwrap_or(*self.plan.years.start())..=*self.plan.years.end()
    }

    fn lasts(&self, program: ProgramIx) -> i32 {
        self.model.program(program).years.cast_signed()
    }

    fn now(&self, link: &Link, year: i32) -> f64 {
        let of = |way: &&(usize, ProgramIx, ProgramIx, i64)| {
            (way.0, way.1, way.2) == (link.articulation, link.from, link.to)
        };
        let people = self
            .plan
            .supply
            .progressions(year)
            .iter()
            .find(of)
            .map_or(0, |way| way.3);
        people as f64
    }

    /// A variable for each number that may change.
    fn choose(&mut self) {
        let last = *self.years().end();
        let programs: Vec<ProgramIx> = self.programs().collect();
        for year in self.years() {
            for &program in &programs {
                let finish = year + self.lasts(program);
                let source = self.plan.supply.flow(program, finish).source;
                let intake = self.projector.intake(program, year);
                let fixed = intake.counts_pathway && source != FlowSource::Carried;
                if finish <= last && source != FlowSource::Observed && !fixed && intake.entrants > 0 {
                    let now = intake.entrants as f64;
                    let k = year - self.years().start() + 1;
                    let growth = self.config.growth;
                    let mut most = now * (1.0 + growth).powi(k);
                    let mut least = now * (1.0 - growth).powi(k);
                    if let Some(seats) = intake.seats {
                        most = most.min((seats as f64).max(now));
                    }
                    if intake.counts_pathway {
                        least =
                            least.max((self.plan.supply.flow(program, year).from_pathway as f64).min(now));
                    }
                    let more = self.lp.add_var(0.0, (0.0, most - now));
                    let fewer = self.lp.add_var(0.0, (0.0, now - least));
                    self.entrants
                        .insert((program, year), vec![(more, 1.0), (fewer, -1.0)]);
                }
                for link in self.projector.pathway().out_of(program) {
                    let finish = year + self.lasts(link.to);
                    let source = self.plan.supply.flow(link.to, finish).source;
                    let target = self.projector.intake(link.to, year);
                    let follows = matches!(source, FlowSource::Cohort | FlowSource::Unknown)
                        && !(target.counts_pathway && target.entrants > 0);
                    let open = link.carries() && link.first_year.is_none_or(|first| first <= year);
                    if open && finish <= last && follows {
                        let now = self.now(&link, year);
                        let most = link.quota.map_or(1e9, |quota| (quota as f64).max(now));
                        let change = self.lp.add_var(0.0, (-now, most - now));
                        self.ways.push((link, year, change));
                    }
                }
            }
        }
    }

    fn arriving(&self, program: ProgramIx, year: i32) -> Sum {
        let into = self
            .ways
            .iter()
            .filter(|(link, of, _)| (link.to, *of) == (program, year));
        into.map(|(_, _, change)| (*change, 1.0)).collect()
    }

    fn leaving(&self, program: ProgramIx, year: i32) -> Sum {
        let out = self
            .ways
            .iter()
            .filter(|(link, of, _)| (link.from, *of) == (program, year));
        out.map(|(_, _, change)| (*change, 1.0)).collect()
    }

    fn completers(&self, program: ProgramIx, year: i32) -> Sum {
        if self.plan.supply.flow(program, year).source == FlowSource::Observed {
            return Vec::new();
        }
        let start = year - self.lasts(program);
        let mut sum = self.entrants.get(&(program, start)).cloned().unwrap_or_default();
        sum.extend(self.arriving(program, start));
        scaled(&sum, self.model.program(program).completion_or_one().get())
    }

    fn at_most(&mut self, sum: &[(Variable, f64)], most: f64) {
        let mut expression = LinearExpr::empty();
        let mut merged: BTreeMap<usize, (Variable, f64)> = BTreeMap::new();
        for (variable, factor) in sum {
            merged.entry(variable.idx()).or_insert((*variable, 0.0)).1 += factor;
        }
        for (variable, factor) in merged.into_values() {
            expression.add(variable, factor);
        }
        self.lp.add_constraint(expression, ComparisonOp::Le, most);
    }

    /// Seats, places, money, shares, quotas, and that nobody goes on who has not completed.
    fn limit(&mut self) {
        let programs: Vec<ProgramIx> = self.programs().collect();
        let mut money: Sum = Vec::new();
        for year in self.years() {
            let mut places: BTreeMap<_, Sum> = BTreeMap::new();
            for &ix in &programs {
                let program = self.model.program(ix);
                let entrants = self.entrants.get(&(ix, year)).cloned().unwrap_or_default();
                let cost = program
                    .seat_cost
                    .filter(|cost| *cost > 0.0)
                    .unwrap_or(self.config.seat_cost);
                money.extend(
                    entrants
                        .iter()
                        .filter(|(_, sign)| *sign > 0.0)
                        .map(|(more, _)| (*more, cost)),
                );
                places.entry(program.level).or_default().extend(entrants.clone());
                let flow = self.plan.supply.flow(ix, year);
                let intake = self.projector.intake(ix, year);
                if let Some(seats) = intake.seats {
                    let taken = if intake.counts_pathway {
                        flow.entrants
                    } else {
                        intake.entrants + flow.from_pathway
                    };
                    let all = [entrants, self.arriving(ix, year)].concat();
                    self.at_most(&all, (seats - taken).max(0) as f64);
                }
                let (completers, leaving) = (self.completers(ix, year), self.leaving(ix, year));
                // Working adults do not go on.
                let goes_on = flow.progressing > 0 || !leaving.is_empty();
                let adults = if goes_on { flow.adults.completers } else { 0 };
                let left = (flow.completers - adults - flow.progressing).max(0);
                let stay = [scaled(&completers, -1.0), leaving].concat();
                self.at_most(&stay, left as f64);
                self.shares(ix, year, &completers);
            }
            if self.config.budget == Budget::SamePlaces {
                for sum in places.into_values() {
                    self.at_most(&sum, 0.0);
                }
            }
            for (k, way) in self.model.articulations().iter().enumerate() {
                if let (Some(quota), Ends::Majors(..)) = (way.quota, way.ends) {
                    let of = self
                        .ways
                        .iter()
                        .filter(|(link, of, _)| (link.articulation, *of) == (k, year));
                    let sum: Sum = of.map(|(_, _, change)| (*change, 1.0)).collect();
                    let ways = self
                        .plan
                        .supply
                        .progressions(year)
                        .iter()
                        .filter(|way| way.0 == k);
                    let now: i64 = ways.map(|way| way.3).sum();
                    self.at_most(&sum, (quota - now).max(0) as f64);
                }
            }
        }
        if let Budget::Money(most) = self.config.budget {
            self.at_most(&money, most);
        }
    }

    fn shares(&mut self, ix: ProgramIx, year: i32, completers: &Sum) {
        let links = self.projector.pathway().out_of(ix);
        let articulations: BTreeSet<usize> = links.iter().map(|link| link.articulation).collect();
        for k in articulations {
            let Some(share) = self.model.articulations()[k].share else {
                continue;
            };
            let of =
                |(link, of, _): &&(Link, i32, Variable)| (link.articulation, link.from, *of) == (k, ix, year);
            let mut sum: Sum = self
                .ways
                .iter()
                .filter(of)
                .map(|(_, _, change)| (*change, 1.0))
                .collect();
            let ways = self
                .plan
                .supply
                .progressions(year)
                .iter()
                .filter(|way| (way.0, way.1) == (k, ix));
            let now: i64 = ways.map(|way| way.3).sum();
            if sum.is_empty() {
                continue;
            }
            let flow = self.plan.supply.flow(ix, year);
            let left = share.get() * (flow.completers - flow.adults.completers) as f64 - now as f64;
            sum.extend(scaled(completers, -share.get()));
            self.at_most(&sum, left.max(0.0));
        }
    }

    /// Who enters the market, and the market of every year.
    fn match_up(&mut self) {
        let (model, plan) = (self.model, self.plan);
        let programs: Vec<ProgramIx> = self.programs().collect();
        let place = |ix: ProgramIx| (plan.fit.row_of(ix), model.program(ix).region);
        let places: BTreeSet<_> = programs.iter().map(|ix| place(*ix)).collect();
        let places: Vec<_> = places.into_iter().collect();
        for year in plan.years.clone() {
            let market = LabourMarket::with_places(
                model,
                &plan.supply,
                &plan.fit,
                year..=year,
                &plan.config.market,
                &places,
            )
            .unwrap();
            let mut demands: Vec<Sum> = vec![Vec::new(); market.demand().len()];
            let mut supplies: Vec<Sum> = vec![Vec::new(); market.supply().len()];
            for pair in market.market().pairs() {
                let people = self.lp.add_var(pair.value.whole(), (0.0, f64::INFINITY));
                demands[pair.demand as usize].push((people, 1.0));
                supplies[pair.supply as usize].push((people, 1.0));
            }
            for (sum, openings) in demands.iter().zip(market.market().openings()) {
                self.at_most(sum, *openings as f64);
            }
            for (node, mut sum) in market.supply().iter().zip(supplies) {
                let mut constant = 0.0;
                for &ix in programs
                    .iter()
                    .filter(|ix| place(**ix) == (node.row, node.region))
                {
                    let now = plan.supply.flow(ix, year).supply as f64;
                    if year < *self.years().start() {
                        constant += now;
                        continue;
                    }
                    // Graduates who enter are the fewer of two: who does not go on, and who does not want to.
                    let supply = self.lp.add_var(0.0, (0.0, f64::INFINITY));
                    self.supply(ix, year, supply);
                    sum.push((supply, -1.0));
                }
                self.at_most(&sum, constant);
            }
        }
    }

    fn supply(&mut self, ix: ProgramIx, year: i32, supply: Variable) {
        let flow = self.plan.supply.flow(ix, year);
        let (completers, leaving) = (self.completers(ix, year), self.leaving(ix, year));
        let back = scaled(&completers, -1.0);
        let one = vec![(supply, 1.0)];
        let left = (flow.completers - flow.progressing) as f64;
        let goes_on = flow.progressing > 0 || !leaving.is_empty();
        let share = self.projector.continuing_share(ix, year);
        let observed = self.model.program(ix).graduates.iter().find(|g| g.year == year);
        let counted = |share: f64| (flow.completers as f64 * share + 0.5).floor();
        let continuing = observed
            .and_then(|g| g.continuing)
            .map_or(counted(share), |people| people as f64);
        if completers.is_empty() && leaving.is_empty() {
            self.at_most(&one, flow.supply as f64);
        } else if !goes_on {
            self.at_most(&[one, scaled(&back, 1.0 - share)].concat(), flow.supply as f64);
        } else {
            self.at_most(&[one.clone(), back.clone(), leaving].concat(), left);
            if continuing > 0.0 || share > 0.0 {
                let left = (flow.completers as f64 - continuing).max(flow.supply as f64);
                self.at_most(&[one, scaled(&back, 1.0 - share)].concat(), left);
            }
        }
    }
}

fn scaled(sum: &Sum, factor: f64) -> Sum {
    sum.iter()
        .map(|(variable, one)| (*variable, one * factor))
        .collect()
}
