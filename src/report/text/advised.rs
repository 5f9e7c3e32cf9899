//! One recommendation on the page of advice: what, what it brings, who loses, why, why not, how sure.

use super::TextConfig;
use super::action::action;
use super::reason::{doubt, sentences};
use crate::model::Model;
use crate::recommend::{Action, ActionKind, Actor, Confidence, Reason, Recommendation, YearEffect};
use crate::report::words::{hanging, people, percent, point, signed, whole, wrapped, years};
use crate::unit::Year;
use std::fmt::Write;

/// One recommendation: what, what it brings, who loses, why, why not, how sure.
pub(super) fn write_one(
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
