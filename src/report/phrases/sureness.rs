//! How sure an action is, and what assumptions are called.

use super::pages::sureness::SurenessWords;
use super::{Language, count, fill};
use vocmatch::advice::{Assumption, Grade, Recommendation};

/// An assumption: what is thought to be otherwise.
pub(crate) fn assumption(of: Assumption, language: Language) -> &'static str {
    let words = SurenessWords::of(language);
    match of {
        Assumption::MobilityHalf => words.mobility_half,
        Assumption::MobilityDouble => words.mobility_double,
        Assumption::OpeningsFewer => words.openings_fewer,
        Assumption::OpeningsMore => words.openings_more,
        Assumption::ThreeYearMean => words.three_year_mean,
        Assumption::Experienced => words.experienced,
        Assumption::LinksOnly => words.links_only,
        Assumption::LeastFit => words.least_fit,
        Assumption::LevelPenalty => words.level_penalty,
        Assumption::NoLevelPenalty => words.no_level_penalty,
        Assumption::FillFirst => words.fill_first,
        Assumption::LinkCertainty => words.link_certainty,
        Assumption::EvidenceOnly => words.evidence_only,
        Assumption::PrioritiesOff => words.priorities_off,
        Assumption::PayWeight => words.pay_weight,
    }
}

/// The badge of an action: its grade under the assumptions that were tried.
pub(crate) fn badge(one: &Recommendation, language: Language) -> String {
    let words = SurenessWords::of(language);
    let named = |word, of| fill(word, &[("assumption", assumption(of, language))]);
    match one.sureness.as_ref().map(|sureness| sureness.grade) {
        None => words.not_tried.to_owned(),
        Some(Grade::Holds) => words.holds.to_owned(),
        Some(Grade::HangsOnOne(of)) => named(words.hangs_on_one, of),
        Some(Grade::HangsOnSeveral(of)) => named(words.hangs_on_several, of),
        Some(Grade::Weak) => words.weak.to_owned(),
    }
}

/// Under how many assumptions it stays recommended; `None` where none was tried.
pub(crate) fn stays(one: &Recommendation, language: Language) -> Option<String> {
    let (listed, all) = one.sureness.as_ref()?.listed();
    let values = [("listed", &*count(listed)), ("all", &count(all))];
    Some(fill(SurenessWords::of(language).stays, &values))
}
