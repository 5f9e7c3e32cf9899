//! How the headline figures change with assumptions, where these were tried.

use super::section::Section;
use super::view::Page;
use crate::phrases::pages::sureness::SurenessWords;
use crate::phrases::{self, number, sureness};
use maud::html;

pub(super) fn section(page: &Page) -> Option<Section> {
    let (all, language) = (&page.advice.headlines, page.language());
    let (common, words) = (page.words, SurenessWords::of(language));
    let body = html! {
        p { (words.means) }
        div.scroll tabindex="0" role="region" aria-label=(words.heading) {
            table.sortable #t-assumptions {
                caption { (common.a_year) }
                thead { tr {
                    th scope="col" { (words.assumption) }
                    @for head in [common.openings, common.graduates, common.placed, common.in_field] {
                        th.n scope="col" { (head) }
                    }
                } }
                tbody {
                    @for one in all {
                        tr {
                            td { (one.assumption.map_or(words.as_planned, |of| sureness::assumption(of, language))) }
                            @for heads in [one.openings, one.graduates, one.placed] {
                                td.n data-v=(heads) { (phrases::whole(heads)) }
                            }
                            td.n { (number::percent(one.in_field, language)) }
                        }
                    }
                }
            }
        }
    };
    (!all.is_empty()).then_some(Section {
        id: "assumptions",
        heading: words.heading,
        short: Some(words.short),
        body,
    })
}
