//! From real numbers to whole people: entrants rounded cumulatively, then people along ways, forward in time, within
//! every limit.
//!
//! Cumulative rounding keeps every run of neighbours within one head of its real sum, where rounding each number by itself
//! could drift by half a head each. Feasibility does not rest on it: whoever goes on is cut to what completers, shares, quotas
//! and seats allow in whole people.

use super::config::Budget;
use super::relax::Found;
use super::variables::{JointVariables, Spot};
use crate::id::ProgramIx;
use crate::pathway::{AddedEntrants, ChosenProgression, FlowSource, Link, adult_completers, completers};
use crate::plan::Plan;
use crate::unit::{Heads, Level, Year};
use vocmatch_algo::order;
use vocmatch_algo::sorted::Map;

/// Entrants and progressions in whole people.
pub(super) struct Whole {
    pub(super) added: Vec<AddedEntrants>,
    pub(super) chosen: Vec<ChosenProgression>,
}

/// Rounds the solution, running totals up from `phase` on: from 0, always down, to below 1.
pub(super) fn whole(found: &Found, plan: &Plan, phase: f64) -> Whole {
    let variables = &found.variables;
    let changes = entrants(found, plan, phase);
    let mut people = People {
        variables,
        wished: wished(found, phase),
        changes,
        arrived: Map::new(),
        chosen: Vec::new(),
    };
    for year in variables.first_autumn..=variables.last_year {
        people.pass(year);
    }
    let People { changes, chosen, .. } = people;
    let added = changes.into_iter().filter(|(_, entrants)| *entrants != 0);
    let added = added.map(|((program, year), entrants)| AddedEntrants {
        program,
        first_year: year,
        last_year: Some(year),
        entrants,
    });
    Whole {
        added: added.collect(),
        chosen,
    }
}

/// Rounds running totals, so that any run of neighbours differs by less than one: each number to the whole number
/// below or above it. A total is rounded up if at most `phase` is missing to the next whole number; so a total of at
/// most 0 stays at most 0.
pub(super) fn cumulative(numbers: impl IntoIterator<Item = f64>, phase: f64) -> Vec<Heads> {
    let (mut sum, mut given) = (0.0, 0);
    let round = |number: f64| {
        sum += number;
        // The rounded total depends on the running sum alone, so errors do not add up: any run is off by less than one.
        let total = floor(sum + phase + HAIR);
        let part = total - given;
        given = total;
        part
    };
    numbers.into_iter().map(round).collect()
}

/// What sums in floating point may be off by: a total of 3 − 1e-12 is 3.
const HAIR: f64 = 1e-9;

#[expect(clippy::cast_possible_truncation, reason = "heads lie far within 2^53")]
fn floor(number: f64) -> Heads {
    libm::floor(number) as Heads
}

/// Changes of entrants, level by level and autumn by autumn, neighbours being those who graduate into one place.
fn entrants(found: &Found, plan: &Plan, phase: f64) -> Map<Spot, Heads> {
    let Found {
        variables, solution, ..
    } = found;
    let mut groups: Map<(Year, Level), Vec<(Spot, f64)>> = Map::new();
    for year in variables.first_autumn..=variables.last_year {
        for (k, program) in variables.model.programs().iter().enumerate() {
            let spot = (ProgramIx::at(k), year);
            let terms = variables.entrants(spot);
            if !terms.is_empty() {
                let change = terms.iter().map(|(k, a)| a * solution.choices[*k as usize]).sum();
                groups
                    .entry((year, program.level))
                    .or_default()
                    .push((spot, change));
            }
        }
    }
    let mut changes = Map::new();
    for group in groups.values_mut() {
        // Programs whose graduates share a supply node are neighbours: what rounding takes from one goes to the next, and
        // the node is off by less than one.
        let place = |ix: ProgramIx| (plan.fit.row_of(ix), variables.model.program(ix).region, ix);
        order::sort_by_key(group, |((program, _), _)| place(*program));
        let heads = cumulative(group.iter().map(|(_, change)| *change), phase);
        changes.extend(group.iter().map(|(spot, _)| *spot).zip(heads));
    }
    if let Budget::Money(money) = variables.config.budget {
        trim(found, money, &mut changes);
    }
    changes
}

/// Takes back added entrants of the least worth for their cost until the money suffices: rounding may have spent up to a seat
/// more a group. Worth is the reduced cost of the entrants in the relaxation.
fn trim(found: &Found, money: f64, changes: &mut Map<Spot, Heads>) {
    let Found {
        variables, solution, ..
    } = found;
    let worth = |spot: Spot| {
        let prices = variables.entrants(spot).iter().filter(|(_, a)| *a > 0.0);
        let price: f64 = prices.map(|(k, _)| solution.choice_prices[*k as usize]).sum();
        price / variables.seat_cost(spot.0)
    };
    let grown = |(_, more): &(&Spot, &Heads)| **more > 0;
    let mut by_worth: Vec<(f64, Spot)> = changes
        .iter()
        .filter(grown)
        .map(|(spot, _)| (worth(*spot), *spot))
        .collect();
    order::sort_by(&mut by_worth, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let cost = |changes: &Map<Spot, Heads>| -> f64 {
        let of = |(spot, more): (&Spot, &Heads)| (*more).max(0) as f64 * variables.seat_cost(spot.0);
        changes.iter().map(of).sum()
    };
    let mut over = cost(changes) - money;
    for (_, spot) in by_worth {
        let Some(more) = changes.get_mut(&spot) else {
            continue;
        };
        while over > 0.0 && *more > 0 {
            *more -= 1;
            over -= variables.seat_cost(spot.0);
        }
    }
}

/// The wanted numbers along each way that may change, by way and year.
fn wished(found: &Found, phase: f64) -> Map<(Spot, usize, ProgramIx), Heads> {
    let Found {
        variables, solution, ..
    } = found;
    let mut wished = Map::new();
    for year in variables.first_autumn..=variables.last_year {
        for to in (0..variables.model.programs().len()).map(ProgramIx::at) {
            let mut arriving = variables.arriving((to, year)).to_vec();
            order::sort_by_key(&mut arriving, |(_, link)| {
                (link.kind, link.from, link.articulation)
            });
            let people = |(place, link): &(u32, Link)| {
                variables.along(link, year) as f64 + solution.choices[*place as usize]
            };
            let whole = cumulative(arriving.iter().map(people), phase);
            let way = |link: &Link| ((link.from, year), link.articulation, to);
            wished.extend(arriving.iter().map(|(_, link)| way(link)).zip(whole));
        }
    }
    wished
}

/// Progressions in whole people, year after year.
struct People<'g, 'm> {
    variables: &'g JointVariables<'m>,
    wished: Map<(Spot, usize, ProgramIx), Heads>,
    changes: Map<Spot, Heads>,
    /// Entrants from the pathway.
    arrived: Map<Spot, Heads>,
    chosen: Vec<ChosenProgression>,
}

impl People<'_, '_> {
    /// Rounds the progressions of a year's completers, lower levels first.
    fn pass(&mut self, year: Year) {
        let variables = self.variables;
        let mut quotas: Map<usize, Heads> = Map::new();
        // Lower levels first: who goes on from there in a year starts above in the same autumn, and takes seats there.
        for program in &variables.by_level {
            self.leave((*program, year), &mut quotas);
        }
    }

    /// The completers of a year, as the projection counts them.
    fn completers(&self, spot: Spot) -> Heads {
        let variables = self.variables;
        let (now, start) = (variables.flow(spot), variables.start(spot));
        let completion = variables.model.program(spot.0).completion_or_one();
        let change = self.changes.get(&start).copied().unwrap_or(0);
        match now.source {
            FlowSource::Observed => now.completers,
            _ if start.1 < variables.first_autumn => now.completers,
            FlowSource::Carried => {
                (now.completers + completers(change.abs(), completion) * change.signum()).max(0)
            }
            FlowSource::Cohort | FlowSource::Unknown => {
                let (_, entrants) = self.cohort(start);
                completers(entrants, completion)
            }
        }
    }

    /// The entrants of an autumn that the plan may change: from outside, and all.
    fn cohort(&self, start: Spot) -> (Heads, Heads) {
        let before = self.variables.flow(start);
        let outside = self.variables.intake(start).entrants + self.changes.get(&start).copied().unwrap_or(0);
        let arrived = self.arrived.get(&start).copied().unwrap_or(before.from_pathway);
        let change = self.changes.get(&start).copied().unwrap_or(0) + arrived - before.from_pathway;
        (outside, (before.entrants + change).max(0))
    }

    /// Completers of a year who may progress: all but working adults, as the projection counts them.
    fn free(&self, spot: Spot) -> Heads {
        let (now, start) = (self.variables.flow(spot), self.variables.start(spot));
        let completers = self.completers(spot);
        let follows = matches!(now.source, FlowSource::Cohort | FlowSource::Unknown);
        let adults = if follows && start.1 >= self.variables.first_autumn {
            adult_completers(
                self.variables.model.program(spot.0),
                start.1,
                self.cohort(start),
                completers,
            )
        } else {
            now.adults.completers
        };
        (completers - adults).max(0)
    }

    /// Rounds the progressions of one program's completers: fixed ways first.
    fn leave(&mut self, spot: Spot, quotas: &mut Map<usize, Heads>) {
        let (variables, (program, year)) = (self.variables, spot);
        let open = |link: &Link| link.carries() && link.is_open(year);
        let links: Vec<Link> = variables
            .projector
            .pathway()
            .out_of(program)
            .into_iter()
            .filter(open)
            .collect();
        if links.is_empty() {
            return;
        }
        let completers = self.free(spot);
        let mut left = completers;
        let mut shares: Map<usize, Heads> = Map::new();
        let wish = |link: &Link| self.wished.get(&(spot, link.articulation, link.to)).copied();
        // Fixed progressions come first, as the plan may not change them; the others share what is left.
        let (fixed, free): (Vec<Link>, Vec<Link>) = links.into_iter().partition(|link| wish(link).is_none());
        for link in fixed.iter().chain(&free) {
            let share = shares
                .entry(link.articulation)
                .or_insert_with(|| most_by_share(variables, spot, link, completers));
            let quota = quotas
                .entry(link.articulation)
                .or_insert_with(|| link.quota.unwrap_or(Heads::MAX));
            let target = (link.to, year);
            let people = wish(link).unwrap_or_else(|| variables.along(link, year));
            let people = people
                .min(left)
                .min(*share)
                .min(*quota)
                .min(self.free_seats(target))
                .max(0);
            left -= people;
            *share -= people;
            // A quota between two programs applies to each way.
            *quota -= people;
            *self.arrived.entry(target).or_insert(0) += people;
            self.chosen.push(ChosenProgression {
                articulation: link.articulation,
                from: program,
                to: link.to,
                year,
                people,
            });
        }
    }

    /// Seats that are still free for those from the pathway.
    fn free_seats(&self, spot: Spot) -> Heads {
        let intake = self.variables.intake(spot);
        let Some(seats) = intake.seats else {
            return Heads::MAX;
        };
        let before = self.variables.flow(spot).from_pathway;
        let arrived = self.arrived.get(&spot).copied().unwrap_or(0);
        if intake.counts_pathway {
            return seats.max(before) - arrived;
        }
        let change = self.changes.get(&spot).copied().unwrap_or(0);
        seats.max(intake.entrants + before) - intake.entrants - change - arrived
    }
}

/// The most of a program's completers, without working adults, who may progress along an articulation, all targets
/// together.
fn most_by_share(variables: &JointVariables, spot: Spot, link: &Link, completers: Heads) -> Heads {
    let Some(share) = link.share else {
        return Heads::MAX;
    };
    let before = variables.progressing(spot, link.articulation);
    // Where rounding has let the present plan exceed the share, it may go on doing so: the start must be feasible.
    let rounding = (before as f64 - share.get() * variables.free(spot) as f64).max(0.0);
    floor(share.get() * completers as f64 + rounding + HAIR)
}
