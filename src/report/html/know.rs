//! What a reader must know to believe the page: what was assumed, inferred, left out, and what is odd in the tables.

use super::section::Section;
use super::view::Page;
use super::{headline, sources};
use crate::phrases;
use maud::{Markup, html};
use vocmatch::plan::Note;

/// Warnings that the page shows; the others are counted.
const WARNINGS: usize = 50;

/// What kind of remark a note is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Remark,
    Assumed,
    Inferred,
    LeftOut,
}

fn kind(note: &Note) -> Kind {
    match note {
        Note::Remark { .. } => Kind::Remark,
        Note::CarriedForward { .. } | Note::UnknownCompletion { .. } | Note::WorkingAdults { .. } => {
            Kind::Assumed
        }
        Note::InferredProfiles { .. } | Note::PreparedDropped => Kind::Inferred,
        Note::UnknownSupply { .. }
        | Note::RoutesOnly { .. }
        | Note::NoCandidates { .. }
        | Note::CandidatesCut { .. }
        | Note::UnknownCoordinates { .. }
        | Note::NoOpenings { .. }
        | Note::ContinueElsewhere { .. } => Kind::LeftOut,
    }
}

pub(super) fn section(page: &Page) -> Section {
    let words = page.words;
    let parts = [
        (words.remarks, Kind::Remark),
        (words.assumed, Kind::Assumed),
        (words.inferred, Kind::Inferred),
        (words.not_counted, Kind::LeftOut),
    ];
    let body = html! {
        @for (heading, wanted) in parts { (notes(page, heading, wanted)) }
        (sources::headline(page))
        (warnings(page))
        h3 { (words.how_to_read) }
        (headline::meanings(page))
        p { (words.one_more) (words.colon) (words.one_more_means) }
        p { (words.worth_means) }
        p { (words.matching_means) }
    };
    Section {
        id: "to-know",
        heading: words.to_know,
        short: None,
        body,
    }
}

fn notes(page: &Page, heading: &str, wanted: Kind) -> Markup {
    let found: Vec<&Note> = page
        .plan
        .notes
        .iter()
        .filter(|note| kind(note) == wanted)
        .collect();
    html! {
        @if !found.is_empty() {
            h3 { (heading) }
            ul { @for note in found { li { (phrases::note(note, page.language())) } } }
        }
    }
}

/// What is odd in the tables although they can be used.
fn warnings(page: &Page) -> Markup {
    let words = page.words;
    let all: Vec<String> = page
        .model
        .warnings()
        .iter()
        .map(|one| one.text(page.language()))
        .collect();
    html! {
        @if !all.is_empty() {
            h3 { (words.warnings) }
            p.soft { (words.warnings_means) }
            ul.small { @for warning in all.iter().take(WARNINGS) { li { (warning) } } }
            (super::balances::left_out(page, all.len().saturating_sub(WARNINGS)))
        }
    }
}
