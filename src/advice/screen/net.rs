//! Rule 2, net: an action that fills nothing on balance only matches better.

use super::grounds::Grounds;
use super::rule::ScreenRule;
use crate::advice::effect::Effect;

/// Whether an effect fills too few openings on balance, or takes the place of too many others.
pub(super) fn only_matches(grounds: &Grounds, effect: &Effect) -> bool {
    let (config, moved) = (grounds.config(), effect.moved() as f64);
    let fills = effect.filled() > 0 && effect.filled() as f64 >= config.least_filled * moved;
    let loses = effect.lost() as f64 > config.most_lost * moved;
    grounds.has(ScreenRule::Net) && (!fills || loses)
}
