//! The page of advice: for who plans the region, for a school, for an enterprise.

use super::advised::write_one;
use super::reader::own_figures;
use super::{TextConfig, heading};
use crate::format::{hanging, left, program, range, right, whole, wrapped, years};
use crate::phrases::english::action::name as action_kind;
use std::fmt::Write;
use vocmatch::advice::{Action, Actor, Advice, Recommendation};
use vocmatch::id::{EnterpriseIx, SchoolIx};
use vocmatch::model::Model;
use vocmatch::plan::{Note, Plan};

/// Who reads the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reader {
    /// Who plans the region.
    Commission,
    /// A school.
    School(SchoolIx),
    /// An enterprise.
    Enterprise(EnterpriseIx),
}

impl Reader {
    /// Of which actions the reader has to be part; `None`: of any.
    #[must_use]
    pub fn actor(self) -> Option<Actor> {
        match self {
            Reader::Commission => None,
            Reader::School(ix) => Some(Actor::School(ix)),
            Reader::Enterprise(ix) => Some(Actor::Enterprise(ix)),
        }
    }
}

/// The advice as plain text, for its reader.
#[must_use]
pub fn advice_text(
    model: &Model,
    plan: &Plan,
    advice: &Advice,
    reader: Reader,
    config: &TextConfig,
) -> String {
    let mut page = String::new();
    let whom = match reader {
        Reader::Commission => "for who plans the region".to_owned(),
        Reader::School(ix) => format!("for {}", model.school(ix).name),
        Reader::Enterprise(ix) => format!("for {}", model.enterprise(ix).name),
    };
    let span = years(&plan.years.clone().collect::<Vec<_>>());
    let title = format!("{}, {span}: what to do, {whom}", config.title);
    page.push_str(&wrapped(&title, 0, config.width));
    let general = general_remarks(plan);
    page.push_str(&remark(&general, config));
    own_figures(&mut page, model, plan, reader, config);
    let robust = advice.recommendations.iter().any(|one| one.robustness.is_some());
    heading(
        &mut page,
        if robust {
            "What to do: the best for each work first, by gain × robustness (each tried in the model)"
        } else {
            "What to do: the best for each work first, by gain (each tried in the model)"
        },
    );
    if advice.recommendations.is_empty() {
        page.push_str("Nothing: no action that was tried gains anything.\n");
    }
    // An order is the expansion of a program with a customer: where both are advised, it is told there.
    let all = &advice.recommendations;
    let ordered = |one: &Recommendation| -> Vec<String> {
        let orders = all.iter().filter(|other| is_order_of(other, one));
        let names = orders.filter_map(|order| match order.action {
            Action::Order { enterprise, .. } => Some(model.enterprise(enterprise).name.clone()),
            _ => None,
        });
        names.collect()
    };
    let told = |one: &&Recommendation| !all.iter().any(|other| is_order_of(one, other));
    let shown = all.iter().filter(told).take(config.recommendations);
    for (k, one) in shown.enumerate() {
        let _ = write!(page, "{}", if k > 0 { "\n" } else { "" });
        write_one(&mut page, model, &format!("{:2}. ", k + 1), one, &general, config);
        let ordered = ordered(one);
        if !ordered.is_empty() {
            let line = format!("Order: could be ordered by {}.", ordered.join(", "));
            page.push_str(&wrapped(&line, 4, config.width));
        }
    }
    let few = config.recommendations.div_ceil(3);
    if !advice.with_caution.is_empty() {
        heading(
            &mut page,
            "Not without a check: look first at the openings behind these",
        );
        for one in advice.with_caution.iter().take(few) {
            write_one(&mut page, model, "  • ", one, &general, config);
        }
    }
    if !advice.warnings.is_empty() {
        heading(
            &mut page,
            "To watch: so many graduates could be missing without an opening less filled, and no program nearby of the field \
             could take their seats",
        );
        for warning in advice.warnings.iter().take(few) {
            let line = format!(
                "  • {}: {} of {} graduates in {}",
                program(model, warning.program),
                whole(warning.unplaced),
                whole(warning.graduates),
                warning.year,
            );
            page.push_str(&hanging(&line, config.width));
        }
    }
    looked_at(&mut page, advice, config);
    page
}

/// Remarks that most openings for graduates carry.
pub(super) fn general_remarks(plan: &Plan) -> Vec<&str> {
    let openings = plan.periods.first().map_or(0, |period| period.summary.openings);
    let remarks = plan.notes.iter().filter_map(|note| match note {
        Note::Remark {
            text,
            open_to_graduates,
            ..
        } if 2 * open_to_graduates > openings => Some(text.as_str()),
        _ => None,
    });
    remarks.collect()
}

/// A line with them.
pub(super) fn remark(general: &[&str], config: &TextConfig) -> String {
    if general.is_empty() {
        return String::new();
    }
    wrapped(
        &format!("Remark on most openings: {}.", general.join("; ")),
        0,
        config.width,
    )
}

/// Whether one recommendation is an order of what another expands.
fn is_order_of(order: &Recommendation, expansion: &Recommendation) -> bool {
    match (&order.action, &expansion.action) {
        (Action::Order { program, .. }, Action::Expand { program: same, .. }) => {
            program == same && order.first_autumn == expansion.first_autumn
        }
        _ => false,
    }
}

/// What was looked at, and how to read the page.
fn looked_at(page: &mut String, advice: &Advice, config: &TextConfig) {
    heading(page, "What was looked at");
    let _ = writeln!(
        page,
        "{}{}{}{}",
        left("", 34),
        right("considered", 12),
        right("re-solved", 12),
        right("gain", 8)
    );
    let count = |number: usize| whole(i64::try_from(number).unwrap_or(i64::MAX));
    for one in &advice.kinds {
        let _ = writeln!(
            page,
            "{}{}{}{}",
            left(action_kind(one.kind), 34),
            right(&count(one.considered), 12),
            right(&count(one.resolved), 12),
            right(&count(one.gain), 8)
        );
    }
    let mut notes = String::new();
    if advice.unsteady > 0 {
        let _ = write!(
            notes,
            "{} more would gain as planned, but fail in too many draws: they are no advice. ",
            count(advice.unsteady)
        );
    }
    if !advice.refused.is_empty() {
        let _ = write!(
            notes,
            "{} were refused by the rules of the tables. ",
            count(advice.refused.len())
        );
    }
    notes.push_str(
        "Of several actions that aim at the same openings the most promising is re-solved. Worth: 1 is one person in perfectly fitting, top-priority work that nobody else would do. Score: 100 = every \
         person moved is such a one, surely. A draw varies openings and graduates as far as forecasts are off.",
    );
    page.push('\n');
    page.push_str(&wrapped(&notes, 0, config.width));
}

/// Openings filled: by the best matching, or the least and the most of any.
pub(super) fn filled(range_of: vocmatch::matching::Range) -> String {
    range(range_of.least, range_of.most)
}
