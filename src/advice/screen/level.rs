//! Rule 9, level: seats of a level are for openings that take it.

use super::filled::{share_taking, taking};
use super::grounds::Grounds;
use super::rule::ScreenRule;
use crate::advice::effect::Effect;
use crate::advice::reason::Reason;
use crate::advice::target::Target;
use crate::unit::Level;

/// Before solving: whether the openings aimed at take too few graduates of a level.
pub(super) fn aims_elsewhere(grounds: &Grounds, period: usize, target: Target, level: Level) -> bool {
    let share = share_taking(&grounds.context.plan.periods[period], target, level);
    grounds.has(ScreenRule::Level) && share < grounds.config().taking
}

/// Why the openings filled are not for a level; `None` if enough of them take it.
pub(super) fn of_other_level(
    grounds: &Grounds,
    period: usize,
    effect: &Effect,
    level: Level,
) -> Option<Reason> {
    let (taken, filled) = taking(grounds.context, period, &effect.filled_at, level);
    let fails = (taken as f64) < grounds.config().taking * filled as f64;
    (fails && grounds.has(ScreenRule::Level)).then_some(Reason::OtherLevel { taken, filled })
}
