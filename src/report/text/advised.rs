//! One recommendation on the page of advice: what, what it brings, who loses, why, why not, how sure.

use super::TextConfig;
use crate::format::{hanging, wrapped};
use crate::phrases::english::action::action;
use crate::phrases::english::effect::{self, acts, by_year, fills, sure};
use crate::phrases::english::reason::reasons;
use crate::phrases::parts;
use vocmatch::advice::Recommendation;
use vocmatch::model::Model;

/// One recommendation: what, what it brings, who loses, why, why not, how sure.
pub(super) fn write_one(
    page: &mut String,
    model: &Model,
    mark: &str,
    one: &Recommendation,
    general: &[&str],
    config: &TextConfig,
) {
    page.push_str(&hanging(
        &format!("{mark}{}", action(model, &one.action, one.first_autumn)),
        config.width,
    ));
    let mut say = |label: &str, text: &str| {
        if !text.is_empty() {
            page.push_str(&wrapped(&format!("{label}: {text}"), 4, config.width));
        }
    };
    say("Brings", &brings(model, one));
    say("By year", &stopped(by_year(one)));
    say("Score", &score(one));
    let (facts, against) = parts::sides(one);
    let facts = reasons(model, &facts).join(" ");
    say("For", &format!("As of {}: {facts}", one.first_shown));
    let mut against = reasons(model, &against);
    against.extend(parts::gap_grows(one).map(effect::gap_grows));
    say("Against", &against.join(" "));
    say("Sure", &stopped(sure(one)));
    say("Acts", &stopped(acts(model, one)));
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
    let mut parts = vec![effect::brings(one), fills(model, one)];
    if one.effect.lost() == 0 {
        parts.push(effect::nobody_loses().to_owned());
    }
    parts.extend(parts::gap_closes(one).map(effect::gap_closes));
    stopped(parts.join("; "))
}

fn score(one: &Recommendation) -> String {
    let parts: Vec<String> = std::iter::once(effect::score(one))
        .chain(effect::cost(one))
        .collect();
    stopped(parts.join(". "))
}

/// With a full stop, if there is anything to stop.
fn stopped(text: String) -> String {
    if text.is_empty() { text } else { text + "." }
}
