//! Recommendations that open: what each brings, who loses, what speaks for it and against it, how sure it is.

use super::section::Section;
use super::view::Page;
use crate::phrases::{self, TextWords};
use maud::{Markup, html};
use vocmatch::advice::{ActionKind, Recommendation};
use vocmatch_algo::sorted::Map;

/// What to do.
pub(super) fn section(page: &Page) -> Section {
    let words = page.words;
    let considered = phrases::considered(page.advice, page.language());
    let body = html! {
        @if page.advice.recommendations.is_empty() {
            p { (phrases::nothing_first(page.advice, page.language())) }
        }
        @if page.advice.all().next().is_some() {
            p { (words.recommendations_means) }
            p.soft.small { (words.score) (words.colon) (words.score_means) }
            (tools(page))
            (list(page, &page.advice.recommendations, true))
        }
        p.soft.small { (considered) }
    };
    Section {
        id: "recommendations",
        heading: words.recommendations,
        short: None,
        body,
    }
}

/// What would gain too, if the openings behind it are real.
pub(super) fn checks(page: &Page) -> Option<Section> {
    let found = &page.advice.with_caution;
    let body = html! { p { (page.words.with_caution_means) } (list(page, found, false)) };
    (!found.is_empty()).then_some(Section {
        id: "checks",
        heading: page.words.with_caution,
        short: Some(page.words.check),
        body,
    })
}

/// A list beside the main one: its anchor, its heading, what it holds.
type Beside<'p> = (&'static str, &'static str, &'static str, &'p Vec<Recommendation>);

/// The other lists, in the order of the page.
fn beside<'p>(page: &Page<'p>) -> [Beside<'p>; 4] {
    let (words, advice) = (page.words, page.advice);
    [
        (
            "pays-little",
            words.pays_little,
            words.pays_little_means,
            &advice.pays_little,
        ),
        (
            "to-recruit",
            words.to_recruit,
            words.to_recruit_means,
            &advice.to_recruit,
        ),
        (
            "better-matches",
            words.better_matches,
            words.better_matches_means,
            &advice.better_matches,
        ),
        (
            "on-paper",
            words.gains_on_paper,
            words.gains_on_paper_means,
            &advice.on_paper,
        ),
    ]
}

/// The lists beside the main one that hold something: anchor, name and how many.
pub(super) fn elsewhere(page: &Page) -> Vec<(&'static str, &'static str, usize)> {
    let checks = ("checks", page.words.check, page.advice.with_caution.len());
    let lists = beside(page).map(|(id, heading, _, found)| (id, heading, found.len()));
    let lists = lists.into_iter().chain([checks]);
    lists.filter(|(_, _, count)| *count > 0).collect()
}

/// The other lists beside the main one, each with what it holds.
pub(super) fn others(page: &Page) -> Vec<Section> {
    let section = |(id, heading, means, found): Beside| {
        let body = html! { p { (means) } (list(page, found, false)) };
        (!found.is_empty()).then_some(Section {
            id,
            heading,
            short: None,
            body,
        })
    };
    beside(page).into_iter().filter_map(section).collect()
}

/// Programs that prices would change and a rule leaves as they are.
pub(super) fn to_watch(page: &Page) -> Option<Section> {
    let words = page.words;
    let found = &page.advice.to_watch;
    let lines = found
        .iter()
        .flat_map(|one| phrases::reasons(page.model, std::slice::from_ref(&one.reason), page.language()));
    let body = html! {
        p { (words.to_watch_means) }
        ul { @for line in lines { li { (line) } } }
    };
    (!found.is_empty()).then_some(Section {
        id: "to-watch",
        heading: words.to_watch,
        short: None,
        body,
    })
}

/// Programs whose graduates go unplaced although no action gains.
pub(super) fn watch(page: &Page) -> Option<Section> {
    let words = page.words;
    let found = &page.advice.warnings;
    let line = |warning: &_| phrases::watched(page.model, warning, page.language());
    let body = html! {
        p { (words.watch_means) }
        ul { @for warning in found { li { (line(warning)) } } }
    };
    (!found.is_empty()).then_some(Section {
        id: "watch",
        heading: words.watch,
        short: Some(words.watch_short),
        body,
    })
}

/// One kind only, all open, all closed.
fn tools(page: &Page) -> Markup {
    let (words, language) = (page.words, page.language());
    let mut kinds: Map<ActionKind, usize> = Map::new();
    for kind in page.advice.all().map(|one| one.action.kind()) {
        *kinds.entry(kind).or_insert(0) += 1;
    }
    html! {
        div.filters #advice-tools hidden {
            label {
                (words.kind)
                select {
                    option value="" { (words.all) }
                    @for (kind, count) in &kinds {
                        @let name = phrases::action_kind(*kind, language);
                        option value=(name) { (name) " (" (count) ")" }
                    }
                }
            }
            button #open-all type="button" { (words.open_all) }
            button #close-all type="button" { (words.close_all) }
        }
    }
}

/// The items of a list, those of one kind together where there are several: scores compare only within a kind. Otherwise the
/// order is that of the advice, as are the numbers.
fn list(page: &Page, all: &[Recommendation], numbered: bool) -> Markup {
    let mut groups: Vec<(ActionKind, Vec<(usize, &Recommendation)>)> = Vec::new();
    for (k, one) in all.iter().enumerate() {
        let kind = one.action.kind();
        match groups.iter_mut().find(|(of, _)| *of == kind) {
            Some((_, items)) => items.push((k + 1, one)),
            None => groups.push((kind, vec![(k + 1, one)])),
        }
    }
    let several = groups.len() > 1;
    html! {
        @for (kind, items) in &groups {
            @let name = phrases::action_kind(*kind, page.language());
            @if several { h3.kind data-kind=(name) { (name) } }
            @for (number, one) in items { (item(page, numbered.then_some(*number), one)) }
        }
    }
}

fn item(page: &Page, rank: Option<usize>, one: &Recommendation) -> Markup {
    let (model, words, language) = (page.model, page.words, page.language());
    html! {
        details.item data-kind=(phrases::action_kind(one.action.kind(), language)) {
            summary {
                span.head {
                    span.what {
                        @if let Some(rank) = rank { b { (rank) ". " } }
                        (phrases::action(model, &one.action, one.first_autumn, language))
                    }
                    span.badge {
                        @if one.cautions.is_empty() { (words.score) " " (score(one.score.score)) } @else { (words.check) }
                        " · " @if one.sureness.is_none() { (words.confidence) (words.colon) } (phrases::sureness::badge(one, language))
                    }
                }
            }
            dl {
                (told(words.brings, &[phrases::brings(one, language)]))
                (told(words.fills, &[phrases::fills(model, one, language)]))
                (told(words.per_year, &[phrases::by_year(one, language)]))
                (told(words.loses, &[phrases::loses(model, one, language)]))
                (told(words.score, &[phrases::score(one, language)]))
                (told(words.in_favour, &phrases::in_favour(model, one, language)))
                (told(words.against, &phrases::against(model, one, language)))
                (told(TextWords::of(language).order, &phrases::ordered(model, one, language).into_iter().collect::<Vec<_>>()))
                (told(words.cost, &phrases::cost(one, language).into_iter().collect::<Vec<_>>()))
                (told(words.sure, &[phrases::sure(one, language)]))
                (told(words.acts, &[phrases::acts(model, one, language)]))
                (told(words.check, &one.cautions))
                (told(words.remark, &one.remarks))
            }
        }
    }
}

/// A term and what is told of it; nothing where nothing is.
fn told(term: &str, sentences: &[String]) -> Markup {
    let said: Vec<&String> = sentences.iter().filter(|sentence| !sentence.is_empty()).collect();
    html! {
        @match said[..] {
            [] => {},
            [only] => { dt { (term) } dd { (only) } },
            _ => { dt { (term) } dd { ul { @for sentence in &said { li { (sentence) } } } } },
        }
    }
}

/// A score, 0 to 100, as it is read.
fn score(score: f64) -> String {
    format!("{score:.0}")
}
