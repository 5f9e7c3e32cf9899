//! What tends to be, beside what could be: the whole, then by level, class, region and occupation.

use super::balances::left_out;
use super::section::Section;
use super::view::Page;
use crate::phrases::pages::tendency::TendencyWords;
use crate::phrases::tendency::lines;
use crate::phrases::{self, number};
use maud::{Markup, html};
use vocmatch::fit::View;
use vocmatch::plan::{Tendency, Tends};
use vocmatch_algo::order;
use vocmatch_algo::sorted::Map;

pub(super) fn section(page: &Page) -> Option<Section> {
    let (model, language) = (page.model, page.language());
    let words = TendencyWords::of(language);
    let tendency = page.plan.tendency(model, View::FirstJob);
    let body = html! {
        p { (words.means) }
        p.soft.small { (words.views) " " (words.carried) }
        (whole(page, words))
        (part(words.by_level, &levels(page, tendency)))
        (part(words.by_class, &classes(page, tendency)))
        (part(words.by_region, &regions(page, tendency)))
        (part(words.by_occupation, &occupations(page, tendency)))
    };
    (tendency.all.graduates > 0).then_some(Section {
        id: "tendency",
        heading: words.heading,
        short: Some(words.short),
        body,
    })
}

fn part(heading: &str, table: &Markup) -> Markup {
    html! { details.data { summary { (heading) } (table) } }
}

fn whole(page: &Page, words: &TendencyWords) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(words.heading) {
            table {
                caption { (page.words.a_year) }
                thead { tr {
                    th scope="col" { "" }
                    @for head in [words.could, words.first_job, words.career] { th.n scope="col" { (head) } }
                } }
                tbody {
                    @for line in lines(page.model, page.plan, page.language()) {
                        tr {
                            td { (line.label) }
                            td.n { (line.could()) }
                            td.n { (phrases::whole(line.first_job)) }
                            td.n { (phrases::whole(line.career)) }
                        }
                    }
                }
            }
        }
    }
}

/// The shares of one group: in field, in posts that ask for an award, at home.
fn shares(page: &Page, tends: &Tends) -> Markup {
    let share = |part| number::percent(tends.share(part), page.language());
    html! {
        td.n data-v=(tends.graduates) { (phrases::whole(tends.graduates)) }
        @for part in [tends.in_field, tends.award, tends.stay] {
            td.n data-v=(format!("{:.4}", tends.share(part).unwrap_or(0.0))) { (share(part)) }
        }
    }
}

/// A sortable table with one row a group.
fn table(page: &Page, id: &str, names: &[&str], more: &[&str], rows: &[Markup], left: usize) -> Markup {
    let words = TendencyWords::of(page.language());
    let shares = [
        words.graduates,
        words.share_in_field,
        words.share_award,
        words.stays,
    ];
    html! {
        div.scroll tabindex="0" role="region" aria-label=(names.join(" ")) {
            table.sortable id=(id) {
                caption { (page.words.a_year) (page.words.semicolon) (page.words.tends_to_be) }
                thead { tr {
                    @for name in names { th scope="col" { (name) } }
                    @for head in shares.iter().chain(more) { th.n scope="col" { (head) } }
                } }
                tbody { @for row in rows { (row) } }
            }
        }
        (left_out(page, left))
    }
}

fn levels(page: &Page, tendency: &Tendency) -> Markup {
    let (model, language) = (page.model, page.language());
    let rows: Vec<Markup> = tendency
        .levels
        .iter()
        .map(|(level, tends)| html! { tr { td { (phrases::level(model, *level, language)) } (shares(page, tends)) } })
        .collect();
    table(page, "t-tends-levels", &[page.words.level], &[], &rows, 0)
}

fn classes(page: &Page, tendency: &Tendency) -> Markup {
    let (model, words, language) = (page.model, page.words, page.language());
    let tendency_words = TendencyWords::of(language);
    let pay = page.plan.pay_by_class(model);
    let placed: Map<_, _> = page
        .overview
        .classes
        .iter()
        .map(|class| ((class.class, class.level), class.placed))
        .collect();
    let mut all: Vec<_> = tendency.classes.iter().collect();
    order::sort_by_key(&mut all, |(class, level, tends)| {
        (std::cmp::Reverse(tends.graduates), *class, *level)
    });
    let left = all.len().saturating_sub(page.config.balances);
    all.truncate(page.config.balances);
    let row = |(class, level, tends): &(_, _, Tends)| {
        let key = (*class, *level);
        let could = placed
            .get(&key)
            .map(|of| phrases::range(of.least, of.most, language));
        html! { tr {
            td { (class.map_or(words.no_class, |ix| &model.category(ix).name)) }
            td { (phrases::level(model, *level, language)) }
            (shares(page, tends))
            td.n { (could.unwrap_or_else(|| "–".to_owned())) }
            td.n data-v=(format!("{:.0}", pay.get(&key).copied().unwrap_or(0.0))) {
                (pay.get(&key).map_or_else(|| "–".to_owned(), |pay| phrases::people(*pay)))
            }
        } }
    };
    let rows: Vec<Markup> = all.into_iter().map(row).collect();
    let could = format!("{} ({})", words.placed, tendency_words.could);
    html! {
        (table(page, "t-tends-classes", &[words.class, words.level], &[&could, tendency_words.pay], &rows, left))
        p.soft.small { (tendency_words.pay_means) }
    }
}

fn regions(page: &Page, tendency: &Tendency) -> Markup {
    let row = |(region, tends): &(_, Tends)| {
        html! { tr { td { (page.model.region(*region).name) } (shares(page, tends)) } }
    };
    let rows: Vec<Markup> = tendency.regions.iter().map(row).collect();
    table(page, "t-tends-regions", &[page.words.region], &[], &rows, 0)
}

fn occupations(page: &Page, tendency: &Tendency) -> Markup {
    let (words, language) = (page.words, page.language());
    let tendency_words = TendencyWords::of(language);
    let filled: Map<_, _> = page
        .overview
        .occupations
        .iter()
        .map(|one| (one.group, one.filled))
        .collect();
    let mut all: Vec<_> = tendency
        .occupations
        .iter()
        .filter(|one| one.openings > 0)
        .collect();
    order::sort_by_key(&mut all, |one| {
        (std::cmp::Reverse(one.openings - one.filled), one.occupation)
    });
    let left = all.len().saturating_sub(page.config.balances);
    all.truncate(page.config.balances);
    let could = format!("{} ({})", words.filled, tendency_words.could);
    html! {
        div.scroll tabindex="0" role="region" aria-label=(words.occupation) {
            table.sortable #t-tends-occupations {
                caption { (words.a_year) }
                thead { tr {
                    th scope="col" { (words.occupation) }
                    @for head in [words.openings, &could, tendency_words.filled] { th.n scope="col" { (head) } }
                } }
                tbody {
                    @for one in all {
                        tr {
                            td { (page.model.occupation(one.occupation).name) }
                            td.n data-v=(one.openings) { (phrases::whole(one.openings)) }
                            td.n {
                                (filled.get(&one.occupation).copied().flatten().map_or_else(
                                    || "–".to_owned(),
                                    |of| phrases::range(of.least, of.most, language),
                                ))
                            }
                            td.n data-v=(one.filled) { (phrases::whole(one.filled)) }
                        }
                    }
                }
            }
        }
        (left_out(page, left))
    }
}
