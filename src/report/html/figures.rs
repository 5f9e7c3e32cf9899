//! The figures of the page, each with its numbers as a table.

use super::headline;
use super::section::Section;
use super::view::Page;
use crate::figures::{self as charts, Figure, FigureTable};
use maud::{Markup, PreEscaped, html};

/// Who goes where: levels, classes of majors, groups of occupations, with who and what is left over.
pub(super) fn flow(page: &Page) -> Option<Section> {
    let figure = charts::flow_figure(page.model, page.plan, None, page.language())?;
    Some(Section {
        id: "where",
        heading: page.words.flow,
        short: None,
        body: show(page, &figure, false),
    })
}

/// Shortages and surpluses by occupation, industry and region.
pub(super) fn gaps(page: &Page) -> Option<Section> {
    let (model, overview, language) = (page.model, page.overview, page.language());
    let figures = [
        charts::occupations_figure(model, overview, language),
        charts::cautioned_figure(model, overview, language),
        charts::industries_figure(model, overview, language),
        charts::regions_figure(model, overview, language),
    ];
    several(page, "gaps", page.words.gaps, &figures)
}

/// Supply and demand by year and level.
pub(super) fn years(page: &Page) -> Option<Section> {
    let figure = charts::years_figure(page.model, page.plan, page.language())?;
    Some(Section {
        id: "years",
        heading: page.words.by_year,
        short: None,
        body: html! { (headline::by_year(page)) (show(page, &figure, false)) },
    })
}

/// How majors fit occupations.
pub(super) fn fit(page: &Page) -> Option<Section> {
    let figure = charts::fits_figure(page.model, page.plan, page.language());
    let body = if let Some(figure) = figure {
        show(page, &figure, false)
    } else {
        let alike = charts::fits_alike(page.plan, page.language())?;
        html! { p { (alike) } }
    };
    Some(Section {
        id: "fit",
        heading: page.words.fit_map,
        short: None,
        body,
    })
}

/// The pathway of one major.
pub(super) fn pathway(page: &Page) -> Option<Section> {
    let figure = charts::pathway_figure(page.model, page.major(), page.language())?;
    Some(Section {
        id: "pathway",
        heading: page.words.pathway,
        short: None,
        body: show(page, &figure, true),
    })
}

/// The skills most missing.
pub(super) fn skills(page: &Page) -> Option<Section> {
    let figure = charts::skills_figure(page.model, page.plan, page.language())?;
    Some(Section {
        id: "skills",
        heading: page.words.skills,
        short: None,
        body: show(page, &figure, false),
    })
}

fn several(
    page: &Page,
    id: &'static str,
    heading: &'static str,
    figures: &[Option<Figure>],
) -> Option<Section> {
    let figures: Vec<&Figure> = figures.iter().flatten().collect();
    let body = html! { @for figure in &figures { (show(page, figure, true)) } };
    (!figures.is_empty()).then_some(Section {
        id,
        heading,
        short: None,
        body,
    })
}

/// A figure; with a heading of its own where the section's does not say what it is.
fn show(page: &Page, figure: &Figure, headed: bool) -> Markup {
    html! {
        @if headed { h3 { (figure.title) } }
        figure {
            (PreEscaped(&figure.svg))
            figcaption { (figure.caption) }
            @if let Some(table) = &figure.table { (numbers(page, figure, table)) }
        }
    }
}

fn numbers(page: &Page, figure: &Figure, table: &FigureTable) -> Markup {
    let class = |column: usize| table.numbers.contains(&column).then_some("n");
    html! {
        details.data {
            summary { (page.words.chart_as_table) }
            div.scroll tabindex="0" role="region" aria-label=(figure.title) {
                table {
                    caption { (figure.title) }
                    thead { tr {
                        @for (k, head) in table.header.iter().enumerate() { th scope="col" class=[class(k)] { (head) } }
                    } }
                    tbody {
                        @for row in &table.rows {
                            tr { @for (k, cell) in row.iter().enumerate() { td class=[class(k)] { (cell) } } }
                        }
                    }
                }
            }
        }
    }
}
