//! The top of the page, and the summary: headline numbers, the largest shortages, what to do first. On paper it is a page of
//! its own.

use super::recommendations;
use super::section::Section;
use super::view::Page;
use crate::phrases::{self, indicator, number};
use indicator::Indicator;
use maud::{Markup, html};
use vocmatch::fit::View;
use vocmatch::plan::{Note, Summary};
use vocmatch::unit::Year;
use vocmatch_algo::order;

/// Shortages and recommendations of the summary.
const FEW: usize = 5;

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
            p.soft.small { (phrases::assumed(model, page.plan, page.advice, page.language())) }
            div.tools {
                button #scheme type="button" hidden aria-pressed="false" { (words.light) " / " (words.dark) }
                button #print type="button" hidden { (words.print) }
            }
        }
    }
}

/// The summary: the numbers of the first period, the largest shortages, what to do first.
pub(super) fn section(page: &Page) -> Option<Section> {
    let words = page.words;
    let first = page.first()?;
    let body = html! {
        (cards(page, &first.summary, &first.years))
        p.small { (words.could_be_means) }
        div.glance {
            div { h3 { (words.largest_shortages) } (shortages(page)) }
            div { h3 { (words.first_things) } (actions(page)) }
        }
        @if let Some(apart) = phrases::apart(page.plan, &first.summary, page.language()) { p.soft.small { (apart) } }
        @for remark in notes(page, &first.summary) { p.soft.small { (remark) } }
    };
    Some(Section {
        id: "headline",
        heading: words.headline,
        short: None,
        body,
    })
}

/// The occupations that lack most graduates, without those on paper only.
fn shortages(page: &Page) -> Markup {
    let overview = page.overview;
    let real = overview.occupations.iter();
    let real = real.filter(|one| one.shortage() > 0.5 && !overview.cautions.contains_key(&one.group));
    let mut real: Vec<_> = real.collect();
    order::sort_by(&mut real, |a, b| b.shortage().total_cmp(&a.shortage()));
    real.truncate(FEW);
    order::sort_by(&mut real, |a, b| b.gap().total_cmp(&a.gap()));
    html! {
        @if real.is_empty() { p { (page.words.none) } }
        @else {
            ul {
                @for one in real {
                    li { (page.model.occupation(one.group).name) " " b { (phrases::signed_people(one.gap())) } }
                }
            }
            p.soft.small { a href="#gaps" { (more_in(page, page.words.gaps)) } }
        }
    }
}

fn actions(page: &Page) -> Markup {
    let found = &page.advice.recommendations;
    let elsewhere = recommendations::elsewhere(page);
    html! {
        @if found.is_empty() { p.kept { (phrases::nothing_first(page.advice, page.language())) } }
        @else {
            ol {
                @for one in found.iter().take(FEW) {
                    li { (phrases::action(page.model, &one.action, one.first_autumn, page.language())) }
                }
            }
            p.soft.small { a href="#recommendations" { (more_in(page, page.words.recommendations)) } }
        }
        @if !elsewhere.is_empty() {
            p.kept.small {
                (page.words.other_lists) (page.words.colon)
                @for (k, (id, name, count)) in elsewhere.iter().enumerate() {
                    @if k > 0 { " · " }
                    a href={ "#" (id) } { (name) " (" (count) ")" }
                }
            }
        }
    }
}

fn more_in(page: &Page, section: &str) -> String {
    phrases::fill(page.words.more_in, &[("section", section)])
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
    html! {
        p.soft {
            (phrases::years(years, language))
            @if years.len() > 1 { (words.comma) (words.a_year) }
        }
        ul.cards {
            @for one in indicator::all() { (card(page, one, of, tends(page, one).as_deref())) }
        }
    }
}

/// What an indicator of the matching tends to be, in first jobs: graduates in posts that ask for an award and for their field.
fn tends(page: &Page, one: &Indicator) -> Option<String> {
    // Of the others a matching counts something else: it places nobody in a post that does not suit.
    if one.key != indicator::IN_FIELD_OF_GRADUATES {
        return None;
    }
    let all = &page.plan.tendency(page.model, View::FirstJob).all;
    let share = all.share(all.award_in_field);
    share.map(|share| number::percent(Some(share), page.language()))
}

/// One number of the headline: what could be, with the words that say so, and beside it what tends to be, if that is known.
fn card(page: &Page, one: &Indicator, could: &Summary, tends: Option<&str>) -> Markup {
    let (words, language) = (page.words, page.language());
    html! {
        @if let Some(beside) = one.card {
            li {
                span.small { (one.counts(language)) }
                b { (one.text(could, language)) }
                span.soft.small { (beside.text(could, language)) }
                @if one.is_of_a_matching() { span.could { (words.could_be) } }
                @if let Some(tends) = tends {
                    b { (tends) }
                    span.could { (words.tends_in_first_jobs) }
                }
            }
        }
    }
}

/// The headline numbers of every period, as a table; nothing for a single one.
pub(super) fn by_year(page: &Page) -> Markup {
    let (words, language) = (page.words, page.language());
    if page.plan.periods.len() < 2 {
        return html! {};
    }
    html! {
        div.scroll tabindex="0" role="region" aria-label=(words.by_year) {
            table {
                caption { (words.a_year) (words.semicolon) (words.could_be_means) }
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

/// What the numbers of the headline mean.
pub(super) fn meanings(page: &Page) -> Markup {
    let (words, language) = (page.words, page.language());
    html! {
        ul.small {
            @for one in indicator::all() {
                @if let (Some(_), Some(means)) = (one.card, one.means(language)) {
                    li { b { (one.label(language)) } (words.colon) (means) }
                }
            }
        }
    }
}
