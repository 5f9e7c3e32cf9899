//! Balances of every occupation, industry, region and class, as tables that sort.

use super::section::Section;
use super::sources;
use super::view::Page;
use crate::phrases;
use maud::{Markup, html};
use vocmatch::plan::{Balance, ClassBalance};
use vocmatch_algo::order;

pub(super) fn section(page: &Page) -> Option<Section> {
    let (model, overview, words) = (page.model, page.overview, page.words);
    let name = |ix| {
        let mark = if overview.cautions.contains_key(&ix) {
            " *"
        } else {
            ""
        };
        format!("{}{mark}", model.occupation(ix).name)
    };
    let rows = sources::by_occupation(page);
    let source = |ix| sources::cell(page, rows.get(&ix));
    let occupations = group(
        page,
        "t-occupations",
        words.occupation,
        (&overview.occupations, &|ix| overview.cautions.contains_key(&ix)),
        name,
        Some(&source),
    );
    let industries = group(
        page,
        "t-industries",
        words.industry,
        (&overview.industries, &|_| false),
        |ix| {
            ix.map_or_else(
                || words.no_industry.to_owned(),
                |ix| model.industry(ix).name.clone(),
            )
        },
        None,
    );
    let regions = group(
        page,
        "t-regions",
        words.region,
        (&overview.regions, &|_| false),
        |ix| model.region(ix).name.clone(),
        None,
    );
    let body = html! {
        p.soft { (words.balances_means) }
        (part(words.by_occupation, &occupations))
        @if !overview.cautions.is_empty() { p.soft.small { "* " (words.on_paper) } }
        (part(words.by_industry, &industries))
        (part(words.by_region, &regions))
        (part(words.by_class, &classes(page)))
        details.data.paper {
            summary { (words.how_to_read) }
            ul.small {
                li { b { (words.linked) } ": " (words.linked_means) }
                li { b { (words.gap) } ": " (words.gap_means) }
                li { b { (words.filled) } ": " (words.filled_means) }
                li { b { (words.one_more) } ": " (words.one_more_means) }
                li { b { (words.saturated_short) } ": " (words.saturated_means) }
            }
        }
    };
    (!overview.occupations.is_empty()).then_some(Section {
        id: "balances",
        heading: words.balances,
        short: None,
        body,
    })
}

fn part(heading: &str, table: &Markup) -> Markup {
    html! { details.data { summary { (heading) } (table) } }
}

/// A table of balances, the largest shortage first, those on paper only after all others; `source` names the rows that a group's openings come from.
fn group<K: Copy>(
    page: &Page,
    id: &str,
    what: &str,
    (all, on_paper): (&[Balance<K>], &dyn Fn(K) -> bool),
    name: impl Fn(K) -> String,
    source: Option<&dyn Fn(K) -> Markup>,
) -> Markup {
    let (words, language) = (page.words, page.language());
    let mut rows: Vec<&Balance<K>> = all.iter().collect();
    order::sort_by(&mut rows, |a, b| {
        let apart = on_paper(a.group).cmp(&on_paper(b.group));
        apart.then(b.gap().total_cmp(&a.gap()))
    });
    let left = rows.len().saturating_sub(page.config.balances);
    rows.truncate(page.config.balances);
    let heads = [
        words.openings,
        words.linked,
        words.gap,
        words.filled,
        words.one_more,
    ];
    html! {
        (search(page, id))
        div.scroll tabindex="0" role="region" aria-label=(what) {
            table.sortable id=(id) {
                caption { (words.a_year) }
                thead { tr {
                    th scope="col" { (what) }
                    @for head in heads { th.n scope="col" { (head) } }
                    @if source.is_some() { th.fixed scope="col" { (words.source) } }
                } }
                tbody {
                    @for b in rows {
                        tr {
                            td { (name(b.group)) }
                            td.n data-v=(b.openings) { (phrases::whole(b.openings)) }
                            td.n data-v=(format!("{:.1}", b.linked)) { (phrases::people(b.linked)) }
                            td.n data-v=(format!("{:.1}", b.gap())) { (phrases::signed_people(b.gap())) }
                            td.n data-v=(b.filled.map_or(-1, |filled| filled.most)) {
                                (b.filled.map_or_else(|| "–".to_owned(), |of| phrases::range(of.least, of.most, language)))
                            }
                            td.n data-v=(format!("{:.4}", b.one_more)) { (phrases::point(b.one_more, language)) }
                            @if let Some(source) = source { td { (source(b.group)) } }
                        }
                    }
                }
            }
        }
        (left_out(page, left))
    }
}

fn classes(page: &Page) -> Markup {
    let (model, words, language) = (page.model, page.words, page.language());
    let mut rows: Vec<&ClassBalance> = page.overview.classes.iter().collect();
    order::sort_by_key(&mut rows, |class| {
        (std::cmp::Reverse(class.saturated), class.class, class.level)
    });
    let left = rows.len().saturating_sub(page.config.balances);
    rows.truncate(page.config.balances);
    let heads = [
        words.graduates,
        words.placed,
        words.saturated_short,
        words.one_more,
    ];
    html! {
        (search(page, "t-classes"))
        div.scroll tabindex="0" role="region" aria-label=(words.class) {
            table.sortable #t-classes {
                caption { (words.a_year) }
                thead { tr {
                    th scope="col" { (words.class) }
                    th scope="col" { (words.level) }
                    @for head in heads { th.n scope="col" { (head) } }
                } }
                tbody {
                    @for class in rows {
                        tr {
                            td { (class.class.map_or(words.no_class, |ix| &model.category(ix).name)) }
                            td { (phrases::level(model, class.level, language)) }
                            td.n data-v=(class.graduates) { (phrases::whole(class.graduates)) }
                            td.n data-v=(class.placed.most) { (phrases::range(class.placed.least, class.placed.most, language)) }
                            td.n data-v=(class.saturated) { (phrases::whole(class.saturated)) }
                            td.n data-v=(format!("{:.4}", class.one_more)) { (phrases::point(class.one_more, language)) }
                        }
                    }
                }
            }
        }
        (left_out(page, left))
    }
}

fn search(page: &Page, table: &str) -> Markup {
    html! {
        div.filters hidden {
            label { (page.words.search) input type="search" data-table=(table); }
        }
    }
}

/// How many rows a table does not show.
pub(super) fn left_out(page: &Page, rows: usize) -> Markup {
    let rows = phrases::whole(i64::try_from(rows).unwrap_or(i64::MAX));
    html! { @if rows != "0" { p.soft.small { (phrases::fill(page.words.left_out, &[("rows", &rows)])) } } }
}
