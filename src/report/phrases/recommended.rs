//! One recommendation, part by part: each a sentence.

use super::sureness::{badge, stays};
use super::words::{PageWords, TextWords, fill};
use super::{Language, chinese, english, parts, reasons};
#[cfg(any(test, feature = "xlsx"))]
use vocmatch::advice::Doubt;
use vocmatch::advice::{Action, Reason, Recommendation};
use vocmatch::model::Model;

/// What it brings, all years together, and how far the skill gap closes.
pub(crate) fn brings(one: &Recommendation, language: Language) -> String {
    let gap = parts::gap_closes(one);
    match language {
        Language::English => {
            let told = std::iter::once(english::effect::brings(one))
                .chain(english::effect::pays(one))
                .chain(english::effect::tends(one));
            let told: Vec<String> = told.chain(gap.map(english::effect::gap_closes)).collect();
            format!("{}.", told.join("; "))
        }
        Language::Chinese => {
            let told = std::iter::once(chinese::effect::brings(one))
                .chain(chinese::effect::pays(one))
                .chain(chinese::effect::tends(one));
            let told: Vec<String> = told.chain(gap.map(chinese::effect::gap_closes)).collect();
            format!("{}。", told.join("；"))
        }
    }
}

/// What it brings, which openings it fills, whether nobody loses, and how far the skill gap closes: in one sentence.
pub(crate) fn effect(model: &Model, one: &Recommendation, language: Language) -> String {
    let gap = parts::gap_closes(one);
    let nobody_loses = one.effect.lost() == 0;
    match language {
        Language::English => {
            let mut told = vec![english::effect::brings(one)];
            told.extend(english::effect::pays(one));
            told.extend(english::effect::tends(one));
            told.push(english::effect::fills(model, one));
            told.extend(nobody_loses.then(|| english::effect::nobody_loses().to_owned()));
            told.extend(gap.map(english::effect::gap_closes));
            format!("{}.", told.join("; "))
        }
        Language::Chinese => {
            let mut told = vec![chinese::effect::brings(one)];
            told.extend(chinese::effect::pays(one));
            told.extend(chinese::effect::tends(one));
            told.push(chinese::effect::fills(model, one));
            told.extend(nobody_loses.then(|| chinese::effect::nobody_loses().to_owned()));
            told.extend(gap.map(chinese::effect::gap_closes));
            format!("{}。", told.join("；"))
        }
    }
}

/// Which openings it fills, the most first.
pub(crate) fn fills(model: &Model, one: &Recommendation, language: Language) -> String {
    match language {
        Language::English => sentence(&english::effect::fills(model, one)),
        Language::Chinese => format!("{}。", chinese::effect::fills(model, one)),
    }
}

/// Who loses a place by it, and which openings it leaves empty.
pub(crate) fn loses(model: &Model, one: &Recommendation, language: Language) -> String {
    match language {
        Language::English => sentence(&english::effect::loses(model, one)),
        Language::Chinese => format!("{}。", chinese::effect::loses(model, one)),
    }
}

/// What it changes year by year; empty if it shows in no year.
pub(crate) fn by_year(one: &Recommendation, language: Language) -> String {
    if one.effect.years.is_empty() {
        return String::new();
    }
    match language {
        Language::English => sentence(&english::effect::by_year(one)),
        Language::Chinese => format!("{}。", chinese::effect::by_year(one)),
    }
}

/// Its score, and how robust the gain is.
pub(crate) fn score(one: &Recommendation, language: Language) -> String {
    match language {
        Language::English => sentence(&english::effect::score(one)),
        Language::Chinese => format!("{}。", chinese::effect::score(one)),
    }
}

/// What it takes every year; `None` if it takes neither places nor money that is known.
pub(crate) fn cost(one: &Recommendation, language: Language) -> Option<String> {
    match language {
        Language::English => english::effect::cost(one).map(|text| sentence(&text)),
        Language::Chinese => chinese::effect::cost(one).map(|text| format!("{text}。")),
    }
}

/// Which enterprises could order its graduates, besides the one that it names.
pub(crate) fn ordered(model: &Model, one: &Recommendation, language: Language) -> Option<String> {
    let named = match one.action {
        Action::Order { enterprise, .. } => Some(enterprise),
        _ => None,
    };
    let others = one.enterprises.iter().filter(|ix| Some(**ix) != named);
    let others: Vec<&str> = others.map(|ix| model.enterprise(*ix).name.as_str()).collect();
    let names = others.join(PageWords::of(language).comma);
    let said = fill(
        TextWords::of(language).could_be_ordered,
        &[("enterprises", &names)],
    );
    (!others.is_empty()).then_some(said)
}

/// How sure it is, under how many assumptions it stays recommended, and every doubt.
pub(crate) fn sure(one: &Recommendation, language: Language) -> String {
    let told = std::iter::once(badge(one, language)).chain(stays(one, language));
    let told = told.collect::<Vec<_>>().join(PageWords::of(language).semicolon);
    match language {
        Language::English => sentence(&english::effect::sure(one, &told)),
        Language::Chinese => format!("{}。", chinese::effect::sure(one, &told)),
    }
}

/// Who has to act, and from when on.
pub(crate) fn acts(model: &Model, one: &Recommendation, language: Language) -> String {
    match language {
        Language::English => sentence(&english::effect::acts(model, one)),
        Language::Chinese => format!("{}。", chinese::effect::acts(model, one)),
    }
}

/// What speaks for it, fact by fact.
pub(crate) fn in_favour(model: &Model, one: &Recommendation, language: Language) -> Vec<String> {
    reasons(model, &parts::sides(one).0, language)
}

/// What speaks for it in brief: openings, graduates, fit and worth; without what only few readers ask for.
pub(crate) fn in_brief(model: &Model, one: &Recommendation, language: Language) -> Vec<String> {
    let is_aside = |fact: &Reason| {
        matches!(
            fact,
            Reason::Standing { .. } | Reason::Industry { .. } | Reason::FreeSeats { .. }
        )
    };
    let facts = one.reasons.iter().filter(|fact| !is_aside(fact));
    let facts: Vec<Reason> = facts.cloned().collect();
    reasons(model, &facts, language)
}

/// What speaks against it, fact by fact, and how far the skill gap grows.
pub(crate) fn against(model: &Model, one: &Recommendation, language: Language) -> Vec<String> {
    let mut said = reasons(model, &parts::sides(one).1, language);
    said.extend(parts::gap_grows(one).map(|by| match language {
        Language::English => english::effect::gap_grows(by),
        Language::Chinese => chinese::effect::gap_grows(by),
    }));
    said
}

/// One doubt, as part of a sentence.
#[cfg(any(test, feature = "xlsx"))]
pub(crate) fn doubt(doubt: &Doubt, language: Language) -> String {
    match language {
        Language::English => english::reason::doubt(doubt),
        Language::Chinese => chinese::reason::doubt(doubt),
    }
}

/// A sentence of its own: with a capital and a full stop.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    format!("{}{}.", first.unwrap_or_default(), letters.as_str())
}
