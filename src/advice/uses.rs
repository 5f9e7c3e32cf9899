//! Skill uses of graduates in a plan: who is placed where, the value of better preparation there, and the missing
//! skills.

use super::target::Target;
use crate::fit::{Attainment, Prepared, Profile};
use crate::id::{ProgramIx, SkillIx};
use crate::model::Model;
use crate::plan::{Period, Plan};
use crate::unit::{Heads, MILLION};
use vocmatch_algo::sorted::Map;

/// Graduates of one program, with skills of its major's own, placed at one target.
pub(super) struct Use {
    pub(super) program: ProgramIx,
    pub(super) target: Target,
    /// Heads a year; a group that several programs share is split by their heads.
    pub(super) heads: f64,
    /// The change of one head's value from S = 0 to S = 1, while the matching stays.
    pub(super) worth: f64,
    /// The requirements of the occupation: skill, importance, level needed, level reached.
    pub(super) needs: Vec<(SkillIx, f64, f64, f64)>,
}

/// Every use in the first year of a period, in the order of pairs and programs.
pub(super) fn uses(model: &Model, plan: &Plan, period: &Period) -> Vec<Use> {
    let fit = &plan.fit;
    let attainment = Attainment::new(model, fit.config());
    let mut known: Map<(ProgramIx, Target), Option<Vec<f64>>> = Map::new();
    let mut uses = Vec::new();
    for (pair, heads) in period.pairs() {
        let (node, demand) = (
            &period.market.supply()[pair.supply as usize],
            &period.market.demand()[pair.demand as usize],
        );
        let Some(of_pair) = period.market.fit(fit, &pair) else {
            continue;
        };
        if !matches!(of_pair.prepared, Prepared::Known(_)) || of_pair.score <= 0.0 {
            continue;
        }
        let (strength, tracked) = (fit.config().prior_strength, of_pair.evidence.working as f64);
        let believed = if strength + tracked > 0.0 {
            strength / (strength + tracked)
        } else {
            1.0
        };
        // value = per_fit · fit, and fit = believed · R·(1 − ω + ω·S) + (1 − believed) · tracked share (methods §3): the
        // derivative by S is per_fit · believed · R · ω, with `believed` the weight of the prior beside n tracked graduates.
        let per_fit = pair.value.0 as f64 / MILLION as f64 / of_pair.score;
        let worth = per_fit * believed * of_pair.related.probability() * fit.config().prepared_weight;
        let target = Target {
            occupation: demand.occupation,
            region: demand.region,
        };
        for (program, members) in &node.members {
            let levels = known.entry((*program, target)).or_insert_with(|| {
                let levels = attainment.levels(*program, demand.occupation);
                levels
                    .filter(|(profile, _)| *profile == Profile::Own)
                    .map(|(_, levels)| levels)
            });
            let Some(levels) = levels else { continue };
            let needs = model.occupation(demand.occupation).needs.iter();
            let needs = needs.map(|need| {
                let reached = levels[need.skill.index()];
                (need.skill, need.importance.get(), need.level.get(), reached)
            });
            uses.push(Use {
                program: *program,
                target,
                heads: heads as f64 * *members as f64 / node.heads.max(1) as f64,
                worth,
                needs: needs.filter(|(_, w, r, _)| *w > 0.0 && *r > 0.0).collect(),
            });
        }
    }
    uses
}

impl Use {
    /// The value gained, all heads together, if a share of them reached other levels.
    pub(super) fn gain(&self, share: f64, level: &dyn Fn(SkillIx, f64) -> f64) -> f64 {
        let all: f64 = self.needs.iter().map(|(_, w, _, _)| w).sum();
        let more = self.needs.iter().map(|(skill, w, r, reached)| {
            let met = |level: f64| (level / r).min(1.0);
            w * (met(level(*skill, *reached).max(*reached)) - met(*reached))
        });
        if all > 0.0 {
            self.heads * share * self.worth * more.sum::<f64>() / all
        } else {
            0.0
        }
    }
}

/// The share of `students` that this many places cover.
pub(super) fn share_of(places: Heads, students: Heads) -> f64 {
    if students > 0 {
        (places as f64 / students as f64).min(1.0)
    } else {
        0.0
    }
}
