//! The page of advice: for who plans the region, for a school, for an enterprise.

use super::action::action;
use super::reader::own_figures;
use super::reason::{doubt, sentences};
use super::{TextConfig, heading};
use crate::id::{EnterpriseIx, SchoolIx};
use crate::model::Model;
use crate::planning::{Note, Plan};
use crate::recommend::{Action, ActionKind, Actor, Advice, Confidence, Reason, Recommendation, YearEffect};
use crate::report::words::{
    hanging, left, people, percent, point, program, range, right, signed, whole, wrapped, years,
};
use crate::unit::Year;
use std::fmt::Write;

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

/// One recommendation: what, what it brings, who loses, why, why not, how sure.
fn write_one(
    page: &mut String,
    model: &Model,
    mark: &str,
    one: &Recommendation,
    general: &[&str],
    config: &TextConfig,
) {
    page.push_str(&hanging(&format!("{mark}{}", action(model, one)), config.width));
    let mut say = |label: &str, text: &str| {
        if !text.is_empty() {
            page.push_str(&wrapped(&format!("{label}: {text}"), 4, config.width));
        }
    };
    say("Brings", &brings(model, one));
    say("By year", &by_year(one));
    say("Score", &score(one));
    // What even the loss of all openings does not undo speaks for it.
    let (firm, against): (Vec<Reason>, Vec<Reason>) = one
        .against
        .iter()
        .cloned()
        .partition(|fact| matches!(fact, Reason::Flips { fall: None }));
    let facts: Vec<Reason> = one.reasons.iter().cloned().chain(firm).collect();
    say(
        "For",
        &format!("As of {}: {}", one.first_shown, sentences(model, &facts)),
    );
    let mut against = sentences(model, &against);
    if one.effect.skill_gap >= 0.5 {
        let by = decimal(one.effect.skill_gap);
        let _ = write!(
            against,
            " The skill gap grows by {by}, for whoever is placed brings gaps too."
        );
    }
    say("Against", against.trim_end());
    say("Sure", &sure(one));
    say("Acts", &acts(model, one));
    if !one.cautions.is_empty() {
        say("Check", &format!("{}.", one.cautions.join("; ")));
    }
    let own: Vec<&str> = one
        .remarks
        .iter()
        .map(String::as_str)
        .filter(|text| !general.contains(text))
        .collect();
    if !own.is_empty() {
        say("Remark", &format!("{}.", own.join("; ")));
    }
}

fn brings(model: &Model, one: &Recommendation) -> String {
    let effect = &one.effect;
    let shown: Vec<_> = effect.years.iter().map(|year| year.year).collect();
    let who = match one.action.kind() {
        ActionKind::Expand | ActionKind::Open | ActionKind::Order => "more graduates",
        ActionKind::Shrink | ActionKind::Suspend => "people trained for something else",
        ActionKind::OpenArticulation | ActionKind::RaiseQuota => "people who study on",
        ActionKind::Pair => "graduates of the program that is helped",
        _ => "people trained further",
    };
    let filled = match effect.filled() {
        0 => "no more openings filled, but better matches".to_owned(),
        heads @ 1.. => format!("{} more openings filled", whole(heads)),
        heads => format!("{} fewer openings filled", whole(-heads)),
    };
    let mut text = format!(
        "{} {who} in {}: {filled}, worth {} perfect matches",
        whole(effect.moved()),
        years(&shown),
        decimal(effect.value().whole()),
    );
    let first = effect.filled_at.iter().filter(|(_, heads)| *heads > 0).take(2);
    let first: Vec<String> = first
        .map(|(at, heads)| {
            let (occupation, region) = (model.occupation(at.occupation), model.region(at.region));
            format!("{} in {} ({})", occupation.name, region.name, whole(*heads))
        })
        .collect();
    if first.is_empty() {
        let (occupation, region) = (
            model.occupation(one.target.occupation),
            model.region(one.target.region),
        );
        let _ = write!(text, "; in work as {} in {}", occupation.name, region.name);
    } else {
        let _ = write!(text, "; {}", first.join(", "));
        if one.takes.occupation != one.target.occupation {
            let taken = &model.occupation(one.takes.occupation).name;
            let _ = write!(text, "; they take work as {taken}, and others move on from there");
        }
    }
    if effect.lost() == 0 {
        text.push_str("; nobody loses a place");
    }
    if effect.skill_gap <= -0.5 {
        let _ = write!(text, "; the skill gap closes by {}", decimal(-effect.skill_gap));
    }
    text.push('.');
    text
}

/// Years that bring the same stand together.
fn by_year(one: &Recommendation) -> String {
    let gap_of = |year: Year| {
        let gaps = &one.effect.skill_gap_by_year;
        let found = gaps.binary_search_by_key(&year, |(year, _)| *year);
        found.map_or(0.0, |at| gaps[at].1)
    };
    let figures = |year: &YearEffect| {
        let gap = decimal(gap_of(year.year));
        (year.graduates, year.filled, year.placed, year.value.0, gap)
    };
    let runs = one.effect.years.chunk_by(|a, b| figures(a) == figures(b));
    let runs: Vec<String> = runs
        .filter_map(|run| {
            let first = run.first()?;
            let span: Vec<_> = run.iter().map(|year| year.year).collect();
            let parts = [
                (first.graduates, "graduates"),
                (first.filled, "openings filled"),
                (first.placed, "placed"),
            ];
            let each = if span.len() > 1 { "each year " } else { "" };
            let changed = parts.into_iter().filter(|(heads, _)| *heads != 0);
            let mut said: Vec<String> = changed
                .map(|(heads, what)| format!("{} {what}", signed(heads)))
                .collect();
            said.push(format!("worth {}", decimal(first.value.whole())));
            let gap = gap_of(first.year);
            if gap.abs() >= 0.5 {
                said.push(format!(
                    "skill gap {}{}",
                    if gap > 0.0 { "+" } else { "" },
                    decimal(gap)
                ));
            }
            Some(format!("{each}{} {}", years(&span), said.join(", ")))
        })
        .collect();
    match runs.len() {
        0 => String::new(),
        _ => format!("{}.", runs.join("; ")),
    }
}

fn score(one: &Recommendation) -> String {
    let mut text = format!(
        "{:.0} of 100: each person moved gains {}",
        one.score.score,
        point(one.score.gain_per_head)
    );
    if let Some(robust) = one.robustness {
        let _ = write!(
            text,
            ", in {} of {} draws; ",
            percent(Some(robust.holds)),
            robust.draws
        );
        let (low, high) = (decimal(robust.gain.low), decimal(robust.gain.high));
        let _ = if low == high {
            write!(text, "nearly every draw gains {low}")
        } else {
            write!(text, "90% of draws gain {low} to {high}")
        };
    }
    if let Some(per_place) = one.gain_per_place() {
        let _ = write!(
            text,
            ". Takes {} places a year, each of which gains {} in all",
            whole(one.cost.places),
            point(per_place)
        );
    }
    if let Some(money) = one.cost.money.filter(|money| *money != 0.0) {
        let _ = write!(text, ", and {} in money a year", people(money));
    }
    text.push('.');
    text
}

fn sure(one: &Recommendation) -> String {
    let grade = match one.confidence() {
        Confidence::High => "high",
        Confidence::Fair => "fair",
        Confidence::Low => "low",
    };
    let doubts: Vec<String> = one.doubts.iter().map(doubt).collect();
    if doubts.is_empty() {
        format!("{grade}.")
    } else {
        format!("{grade}: {}.", doubts.join("; "))
    }
}

fn acts(model: &Model, one: &Recommendation) -> String {
    let named: Vec<&str> = one
        .actors
        .iter()
        .map(|actor| match actor {
            Actor::School(ix) => model.school(*ix).name.as_str(),
            Actor::Enterprise(ix) => model.enterprise(*ix).name.as_str(),
            Actor::Commission => "who plans the region",
        })
        .collect();
    let more = named.len().saturating_sub(5);
    let named = named.into_iter().take(5).collect::<Vec<_>>().join(", ");
    let begins = match one.action {
        Action::Deepen { .. } => "with the entrants of",
        _ => "from",
    };
    let others = if more > 0 {
        format!(" and {more} others")
    } else {
        String::new()
    };
    format!("{named}{others}, {begins} autumn {}.", one.first_autumn)
}

/// A number with one decimal below ten, else whole.
fn decimal(number: f64) -> String {
    if number.abs() < 10.0 {
        let text = format!("{number:.1}").replace('-', "−");
        if text == "−0.0" { "0.0".to_owned() } else { text }
    } else {
        people(number)
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
            left(kind(one.kind), 34),
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

fn kind(kind: ActionKind) -> &'static str {
    match kind {
        ActionKind::Expand => "Expand a program",
        ActionKind::Open => "Open a program",
        ActionKind::Shrink => "Shrink a program for others",
        ActionKind::Suspend => "Suspend a program for others",
        ActionKind::Order => "Order graduates",
        ActionKind::Deepen => "Teach a skill further",
        ActionKind::OpenBase => "Open a base",
        ActionKind::SendToBase => "Send students to a base",
        ActionKind::AddPlaces => "Add places at a base",
        ActionKind::OpenArticulation => "Open an articulation",
        ActionKind::RaiseQuota => "Raise a quota",
        ActionKind::Pair => "Pair two schools",
    }
}

/// Openings filled: by the best matching, or the least and the most of any.
pub(super) fn filled(range_of: crate::matching::Range) -> String {
    range(range_of.least, range_of.most)
}
