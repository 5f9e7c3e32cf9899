//! The matching as a table that sorts, searches and filters; each pair tells the rows that it comes from.

use super::balances::left_out;
use super::matching_data::data;
use super::section::{Section, in_script};
use super::view::Page;
use crate::phrases;
use maud::{PreEscaped, html};

pub(super) fn section(page: &Page) -> Option<Section> {
    let words = page.words;
    let (data, left) = data(page);
    if data.is_empty() {
        return None;
    }
    let heads = [
        (words.years, false),
        (words.major, false),
        (words.level, false),
        (words.from_region, false),
        (words.occupation, false),
        (words.to_region, false),
        (words.heads, true),
        (words.fit, true),
        (words.evidence, false),
    ];
    let body = html! {
        p { (words.matching_means) }
        p { (words.each_row) }
        div #matching {
            div.filters hidden {
                label { (words.search) input type="search" name="text" placeholder=(words.search_what); }
                label { (words.level) select name="level" { option value="" { (words.all) } } }
                label { (words.region) select name="region" { option value="" { (words.all) } } }
                label { (words.years) select name="years" { option value="" { (words.all) } } }
            }
            p.print.soft.small { (phrases::fill(words.on_paper_rows, &[("rows", "50")])) }
            p #matching-count .soft.small role="status" aria-live="polite" {}
            div.scroll tabindex="0" role="region" aria-label=(words.matching) {
                table {
                    thead { tr {
                        @for (head, number) in heads { th scope="col" class=[number.then_some("n")] { (head) } }
                        th.fixed scope="col" { (words.source) }
                    } }
                    tbody {}
                }
            }
            div.pages hidden {
                button #previous type="button" { (words.previous) }
                button #next type="button" { (words.next) }
            }
        }
        (left_out(page, left))
        script #matching-data type="application/json" { (PreEscaped(in_script(&data))) }
    };
    Some(Section {
        id: "matching-table",
        heading: words.matching,
        short: None,
        body,
    })
}
