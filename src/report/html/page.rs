//! The page as a whole: head, contents, sections, script.

use super::section::{Section, in_script};
use super::view::Page;
use super::{assumptions, balances, figures, headline, know, matching, recommendations, tendency};
use crate::phrases::fill;
use crate::svg;
use maud::{DOCTYPE, Markup, PreEscaped, html};

pub(super) fn write(page: &Page) -> Markup {
    let sections: Vec<Section> = sections(page).into_iter().flatten().collect();
    let words = page.words;
    html! {
        (DOCTYPE)
        html lang=(page.language().code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content={ "vocmatch " (env!("CARGO_PKG_VERSION")) };
                title { (page.config.title) }
                style { (PreEscaped(include_str!("page.css"))) (PreEscaped(svg::CSS)) }
            }
            body {
                a.skip href="#main" { (words.skip) }
                div.wrap {
                    (headline::top(page))
                    nav.contents aria-label=(words.contents) {
                        @for section in &sections { a href={ "#" (section.id) } { (section.short.unwrap_or(section.heading)) } }
                    }
                    main #main {
                        noscript { p.soft { (words.needs_script) } }
                        @for section in &sections {
                            section aria-labelledby=(section.id) {
                                h2 id=(section.id) { (section.heading) }
                                (section.body)
                            }
                        }
                    }
                    footer.soft.small { p { (fill(words.generated, &[("version", env!("CARGO_PKG_VERSION"))])) } }
                }
                script #words type="application/json" { (PreEscaped(script_words(page))) }
                script { (PreEscaped(include_str!("page.js"))) }
            }
        }
    }
}

fn sections(page: &Page) -> Vec<Option<Section>> {
    let mut sections = vec![headline::section(page), Some(recommendations::section(page))];
    sections.extend(recommendations::others(page).into_iter().map(Some));
    sections.extend([
        recommendations::checks(page),
        recommendations::to_watch(page),
        recommendations::watch(page),
        tendency::section(page),
        figures::gaps(page),
        figures::flow(page),
        figures::years(page),
        figures::fit(page),
        figures::pathway(page),
        figures::skills(page),
        balances::section(page),
        assumptions::section(page),
        matching::section(page),
        Some(know::section(page)),
    ]);
    sections
}

/// The words that the script uses.
fn script_words(page: &Page) -> String {
    let w = page.words;
    let words = serde_json::json!({
        "sort": w.sort, "years": w.years, "source": w.source, "count": w.matching_count, "projected": w.projected,
        "graduates_of": w.graduates_of, "openings_of": w.openings_of, "link_of": w.link_of,
        "more": w.more_rows, "more_schools": w.more_schools,
    });
    in_script(&words)
}
