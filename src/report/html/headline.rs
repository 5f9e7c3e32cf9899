//! The top of the page and its headline numbers.

use super::Page;
use super::section::Section;
use crate::phrases;
use maud::{Markup, html};
use vocmatch::demand::Tier;
use vocmatch::indicator::rate;
use vocmatch::plan::{Note, Summary};
use vocmatch::unit::Year;

/// Title, what it covers, and the controls.
pub(super) fn top(page: &Page) -> Markup {
    let (model, words, language) = (page.model, page.words, page.language());
    let years: Vec<Year> = page.plan.years.clone().collect();
    let count = |n: usize| phrases::whole(i64::try_from(n).unwrap_or(i64::MAX));
    let counts = phrases::fill(
        words.counts,
        &[
            ("regions", &count(model.regions().len())),
            ("schools", &count(model.schools().len())),
            ("programs", &count(model.programs().len())),
            ("occupations", &count(model.occupations().len())),
        ],
    );
    let objective = phrases::objective(page.plan.config.objective, language);
    html! {
        header.top {
            h1 { (page.config.title) }
            p.soft {
                (phrases::years(&years, language)) " · " (counts) " · "
                (phrases::fill(words.matched_for, &[("objective", objective)]))
            }
            div.tools {
                button #scheme type="button" hidden aria-pressed="false" { (words.light) " / " (words.dark) }
                button #print type="button" hidden { (words.print) }
            }
        }
    }
}

/// The numbers of the first period as cards, and of every period as a table.
pub(super) fn section(page: &Page) -> Option<Section> {
    let words = page.words;
    let first = page.first()?;
    let body = html! {
        (cards(page, &first.summary, &first.years))
        @for remark in notes(page, &first.summary) { p { b { (remark) } } }
        @if page.plan.periods.len() > 1 { (by_year(page)) }
        @if let Some(apart) = apart(page, &first.summary) { p { (apart) } }
        details.data.paper {
            summary { (words.how_to_read) }
            ul.small {
                li { b { (words.openings) } ": " (words.openings_means) }
                li { b { (words.placed) } ": " (words.placed_means) }
                li { b { (words.mean_fit) } ": " (words.mean_fit_means) }
                li { b { (words.in_field) } ": " (words.in_field_means) }
            }
        }
    };
    Some(Section {
        id: "headline",
        heading: words.headline,
        short: None,
        body,
    })
}

/// Remarks that most openings carry: whoever reads the numbers must know.
fn notes(page: &Page, of: &Summary) -> Vec<String> {
    let all: i64 = of.by_tier.iter().map(|(_, heads)| heads).sum();
    let most = page.plan.notes.iter().filter_map(|note| match note {
        Note::Remark { text, openings, .. } if 2 * openings >= all && all > 0 => Some((text, openings)),
        _ => None,
    });
    most.map(|(text, openings)| {
        phrases::fill(
            page.words.noted,
            &[("openings", &phrases::whole(*openings)), ("note", text)],
        )
    })
    .collect()
}

fn cards(page: &Page, of: &Summary, years: &[Year]) -> Markup {
    let (words, language) = (page.words, page.language());
    let percent = |part, whole| phrases::percent(rate(part, whole), language);
    let placed = format!(
        "{} {}",
        percent(of.placed, of.graduates),
        words.share_of_graduates
    );
    let filled = format!("{} {}", percent(of.filled, of.openings), words.share_of_openings);
    let cards = [
        (words.openings, phrases::whole(of.openings), words.for_graduates),
        (words.graduates, phrases::whole(of.graduates), words.looking),
        (words.placed, phrases::whole(of.placed), &placed),
        (words.filled, phrases::whole(of.filled), &filled),
        (
            words.mean_fit,
            of.mean_fit
                .map_or_else(|| "–".to_owned(), |fit| phrases::point(fit, language)),
            words.of_those_placed,
        ),
        (
            words.in_field,
            phrases::percent(of.in_field, language),
            words.of_those_placed,
        ),
    ];
    html! {
        p.soft {
            (phrases::years(years, language))
            @if years.len() > 1 { (words.comma) (words.a_year) }
        }
        ul.cards {
            @for (label, number, remark) in cards {
                li { span.small { (label) } b { (number) } span.soft.small { (remark) } }
            }
        }
    }
}

fn by_year(page: &Page) -> Markup {
    let (words, language) = (page.words, page.language());
    let heads = [
        words.openings,
        words.graduates,
        words.placed,
        words.of_graduates,
        words.of_openings,
        words.mean_fit,
        words.in_field,
    ];
    html! {
        div.scroll tabindex="0" role="region" aria-label=(words.by_year) {
            table {
                caption { (words.a_year) }
                thead { tr {
                    th scope="col" { (words.years) }
                    @for head in heads { th.n scope="col" { (head) } }
                } }
                tbody {
                    @for period in &page.plan.periods {
                        @let of = &period.summary;
                        tr {
                            th scope="row" { (phrases::years(&period.years, language)) }
                            @for number in [of.openings, of.graduates, of.placed] { td.n { (phrases::whole(number)) } }
                            td.n { (phrases::percent(rate(of.placed, of.graduates), language)) }
                            td.n { (phrases::percent(rate(of.filled, of.openings), language)) }
                            td.n { (of.mean_fit.map_or_else(|| "–".to_owned(), |fit| phrases::point(fit, language))) }
                            td.n { (phrases::percent(of.in_field, language)) }
                        }
                    }
                }
            }
        }
    }
}

/// Openings that are not for graduates: shown apart, never dropped.
fn apart(page: &Page, of: &Summary) -> Option<String> {
    let demand = &page.plan.config.market.demand;
    let left = of
        .by_tier
        .iter()
        .filter(|(tier, heads)| *heads > 0 && !tier.open_to_graduates(demand));
    let parts: Vec<String> = left
        .map(|(tier, heads)| tier_words(page, *tier, *heads))
        .collect();
    let line = format!(
        "{}{}{}",
        page.words.apart,
        page.words.colon,
        parts.join(page.words.comma)
    );
    (!parts.is_empty()).then_some(line + page.words.stop)
}

fn tier_words(page: &Page, tier: Tier, heads: i64) -> String {
    let space = if page.words.colon == ": " { " " } else { "" };
    format!(
        "{}{space}{}",
        phrases::whole(heads),
        phrases::tier(tier, page.language())
    )
}
