//! The plan as a page: openings and graduates, shortages and surpluses, what to do, what to know.

use super::{TextConfig, advice, assumptions, balances, headline, notes, tendency};
use vocmatch::advice::Advice;
use vocmatch::model::Model;
use vocmatch::plan::Plan;

/// The plan and the advice as plain text.
#[must_use]
pub fn text(model: &Model, plan: &Plan, advice: &Advice, config: &TextConfig) -> String {
    let mut page = String::new();
    headline::write(&mut page, model, plan, config);
    tendency::write(&mut page, model, plan, config);
    balances::write(&mut page, model, &plan.overview(model), config);
    advice::write(&mut page, model, plan, advice, config);
    assumptions::write(&mut page, advice, config);
    notes::write(&mut page, plan, config);
    page
}
