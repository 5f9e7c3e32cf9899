//! Shared by actions on bases: pairs of programs and bases where their students could be trained.

use super::evidence::{lacks, students_of};
use super::facts::Comparison;
use super::skills::aim_of_uses;
use crate::advice::candidate::Aim;
use crate::advice::context::SearchContext;
use crate::advice::reason::Reason;
use crate::advice::uses::{Use, share_of};
use crate::fit::students;
use crate::id::{BaseIx, ProgramIx, RegionIx, SkillIx};
use crate::matching::mobility;
use crate::unit::Heads;
use vocmatch_algo::sorted::Set;

/// A program whose students could be trained at a base, or are.
pub(super) struct Stay {
    pub(super) base: BaseIx,
    pub(super) program: ProgramIx,
    /// The places that the program has there now; `None` if it sends nobody.
    pub(super) now: Option<Heads>,
    /// Students of the program.
    pub(super) students: Heads,
    /// Places of the base.
    pub(super) places: Heads,
    /// Of which given to no program.
    pub(super) left: Heads,
}

/// Programs and bases near each other, with the additional students that `size` returns and the target of the largest
/// estimate; without those for which it returns none or too few.
pub(super) fn stays(
    context: &SearchContext,
    size: &dyn Fn(&Stay) -> Option<Heads>,
) -> Vec<(Stay, Heads, Aim)> {
    let model = context.model;
    let mut found = Vec::new();
    let Some(when) = context.first_period(context.first_autumn, 1) else {
        return found;
    };
    let uses = context.uses(when.0);
    let programs: Set<ProgramIx> = uses.iter().map(|one| one.program).collect();
    for (k, place) in model.bases().iter().enumerate() {
        let base = BaseIx::at(k);
        let given = |program: ProgramIx| {
            let mut stays = model.program(program).bases.iter();
            stays.find(|stay| stay.base == base).map(|stay| stay.places)
        };
        let taken: Heads = place.programs.iter().filter_map(|program| given(*program)).sum();
        let level = |skill: SkillIx, reached: f64| {
            let trained = place.skills.iter().find(|trained| trained.skill == skill);
            trained.map_or(reached, |trained| trained.level.get())
        };
        for program in programs.iter().copied() {
            let stay = Stay {
                base,
                program,
                now: given(program),
                students: students(model.program(program)),
                places: place.places,
                left: place.places - taken,
            };
            let wanted = size(&stay).filter(|places| *places >= context.config.min_heads);
            let Some(places) = wanted.filter(|_| is_near(context, program, place.region)) else {
                continue;
            };
            let own: Vec<&Use> = uses.iter().filter(|one| one.program == program).collect();
            let gain = |one: &Use| one.gain(share_of(places, stay.students), &level);
            if let Some(aim) = aim_of_uses(&own, when, &gain, context.first_autumn) {
                found.push((stay, places, aim));
            }
        }
    }
    found
}

/// Whether students of a program reach a base in a region.
pub(super) fn is_near(context: &SearchContext, program: ProgramIx, region: RegionIx) -> bool {
    let config = &context.plan.config.market;
    let from = context.model.program(program).region;
    mobility(context.model, from, region, config.mobility_km)
        .is_some_and(|near| near > 0.0 && near >= config.min_mobility)
}

/// Graduates of a year who were sent to a base.
pub(super) fn sent_places(plans: &Comparison, program: ProgramIx, places: Heads) -> Heads {
    places.min(plans.after.supply.heads(program, plans.year))
}

/// The missing skills of a program's students that a base trains, its places, and the students.
pub(super) fn reasons_of_base(
    context: &SearchContext,
    aim: &Aim,
    base: BaseIx,
    program: ProgramIx,
) -> Vec<Reason> {
    let sends = |one: ProgramIx| one == program;
    let skills = context.model.base(base).skills.iter();
    let lacks = skills.filter_map(|taught| lacks(context, aim, taught.skill, &sends));
    let own = [places(context, base), students_of(context, program)];
    lacks.chain(own).collect()
}

/// The places of a base, and how many are given.
fn places(context: &SearchContext, base: BaseIx) -> Reason {
    let stays = context.model.programs().iter().flat_map(|program| &program.bases);
    Reason::Places {
        base,
        places: context.model.base(base).places,
        given: stays
            .filter(|stay| stay.base == base)
            .map(|stay| stay.places)
            .sum(),
    }
}
