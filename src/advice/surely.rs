//! Advice with everything that the config asks to measure.

use super::advise::searched;
use super::config::AdviceConfig;
use super::error::AdviceError;
use super::recommendation::Advice;
use super::search::stages;
use super::sensitivity::sensitivity;
use crate::control::Control;
use crate::scenario::Present;

/// Advises on actions of every kind ([`Action`](super::Action)): candidates from shadow prices and gaps, the most
/// promising of them evaluated, and those that gain returned, in lists; with how sure each is, if the config asks for it.
///
/// # Errors
/// As [`recommend_with`](super::recommend_with).
pub fn advise(present: &Present, config: &AdviceConfig, control: &Control) -> Result<Advice, AdviceError> {
    if !config.sensitivity {
        return searched(present, config, control);
    }
    let before = stages(&present.plan, config).len();
    let mut advice = control.part(0, before + 1, |control| searched(present, config, control))?;
    let found = control.part(before, before + 1, |control| {
        sensitivity(present, &advice, config, control)
    })?;
    advice.headlines = found.headlines;
    for (one, sureness) in advice.all_mut().zip(found.actions) {
        one.sureness = Some(sureness);
    }
    Ok(advice)
}
