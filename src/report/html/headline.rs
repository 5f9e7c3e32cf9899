//! The top of the page and its headline numbers.

use super::section::Section;
use super::view::Page;
use crate::phrases::{self, indicator};
use maud::{Markup, html};
use vocmatch::plan::{Note, Summary};
use vocmatch::unit::Year;

/// Title, what it covers, and the controls.
pub(super) fn top(page: &Page) -> Markup {
    let (model, words, language) = (page.model, page.words, page.language());
    let years: Vec<Year> = page.plan.years.clone().collect();
    let counts = phrases::counts(model, language);
    let objective = phrases::objective_of(page.plan, language);
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
        @if let Some(apart) = phrases::apart(page.plan, &first.summary, page.language()) { p { (apart) } }
        details.data.paper {
            summary { (words.how_to_read) }
            ul.small {
                @for one in indicator::all() {
                    @if one.card.is_some() {
                        @if let Some(means) = one.means(page.language()) {
                            li { b { (one.label(page.language())) } (words.colon) (means) }
                        }
                    }
                }
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
    let cards = indicator::all().iter().filter_map(|one| Some((one, one.card?)));
    html! {
        p.soft {
            (phrases::years(years, language))
            @if years.len() > 1 { (words.comma) (words.a_year) }
        }
        ul.cards {
            @for (one, beside) in cards {
                li {
                    span.small { (one.label(language)) }
                    b { (one.text(of, language)) }
                    span.soft.small { (beside.text(of, language)) }
                }
            }
        }
    }
}

fn by_year(page: &Page) -> Markup {
    let (words, language) = (page.words, page.language());
    html! {
        div.scroll tabindex="0" role="region" aria-label=(words.by_year) {
            table {
                caption { (words.a_year) }
                thead { tr {
                    th scope="col" { (words.years) }
                    @for one in indicator::headline() { th.n scope="col" { (one.label(language)) } }
                } }
                tbody {
                    @for period in &page.plan.periods {
                        tr {
                            th scope="row" { (phrases::years(&period.years, language)) }
                            @for one in indicator::headline() { td.n { (one.text(&period.summary, language)) } }
                        }
                    }
                }
            }
        }
    }
}
