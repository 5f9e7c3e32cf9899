//! The table rows behind numbers, as a reader looks them up.

use super::view::Page;
use crate::phrases;
use maud::{Markup, html};
use vocmatch::Language;
use vocmatch::id::OccupationIx;
use vocmatch::model::Quoted;
use vocmatch::pathway::FlowSource;
use vocmatch::problem::Location;
use vocmatch_algo::sorted::{Map, Set};

/// Rows that a cell names; the others are counted.
const NAMED: usize = 200;

/// Rows by the file they stand in: what is written before and after their numbers.
pub(super) type Rows = Map<(String, String), Set<usize>>;

/// A place as its number, and what is written before and after it.
pub(super) fn parted(place: &Location, language: Language) -> Option<((String, String), usize)> {
    let number = place.row().or(place.item())?;
    let text = place.to_string();
    let (before, after) = text.rsplit_once(&number.to_string())?;
    let (left, right) = row_words(language);
    let file = match before.strip_suffix(" row ") {
        Some(name) => (format!("{name}{left}"), right.to_owned()),
        None => (before.to_owned(), after.to_owned()),
    };
    Some((file, number))
}

/// What is written before and after the number of a row, beside the file.
fn row_words(language: Language) -> (&'static str, &'static str) {
    let words = phrases::PageWords::of(language).table_row;
    let (left, right) = words.split_once("{rows}").unwrap_or((words, ""));
    (left.trim_start_matches("{file}"), right)
}

/// The rows of every year of the plan that the openings of each occupation come from.
pub(super) fn by_occupation(page: &Page) -> Map<OccupationIx, Rows> {
    let mut all: Map<OccupationIx, Rows> = Map::new();
    for (occupation, place) in openings(page) {
        if let Some((file, number)) = parted(&place, page.language()) {
            all.entry(occupation)
                .or_default()
                .entry(file)
                .or_default()
                .insert(number);
        }
    }
    all
}

/// The openings that graduates may take: what they ask for and where they stand.
fn openings<'p>(page: &'p Page) -> impl Iterator<Item = (OccupationIx, Location)> + 'p {
    let demand = &page.plan.config.market.demand;
    let periods = page.plan.periods.iter();
    let openings = periods.flat_map(|period| period.market.openings_of(period.first_year()));
    let open = openings.filter(|opening| opening.tier.open_to_graduates(demand));
    open.filter_map(|opening| Some((opening.occupation, opening.location(page.model)?)))
}

/// Rows as a cell that opens.
pub(super) fn cell(page: &Page, rows: Option<&Rows>) -> Markup {
    let Some(rows) = rows else {
        return html! { "–" };
    };
    let all: usize = rows.values().map(Set::len).sum();
    html! {
        details {
            summary { (phrases::fill(page.words.rows_of, &[("count", &count(all))])) }
            @for (file, numbers) in rows { div.small { (named(page, file, numbers)) } }
        }
    }
}

/// `demand.csv row 5, 17`, and how many more.
fn named(page: &Page, (before, after): &(String, String), numbers: &Set<usize>) -> String {
    let first: Vec<String> = numbers.iter().take(NAMED).map(ToString::to_string).collect();
    let mut text = format!("{before}{}{after}", first.join(", "));
    if numbers.len() > NAMED {
        text += &phrases::fill(page.words.more_rows, &[("count", &count(numbers.len() - NAMED))]);
    }
    text
}

/// What the headline's openings and graduates are the sum of.
pub(super) fn headline(page: &Page) -> Markup {
    let words = page.words;
    let Some(first) = page.first() else {
        return html! {};
    };
    let demand = &page.plan.config.market.demand;
    let open = first.market.openings_of(first.first_year()).iter();
    let open = open.filter(|opening| opening.tier.open_to_graduates(demand));
    let openings = open.filter_map(|opening| opening.location(page.model));
    let members = first.market.supply()[first.market.supply_of(first.first_year())]
        .iter()
        .flat_map(|node| node.members.iter().map(move |(program, _)| (*program, node.year)));
    let graduates = members.filter_map(|(program, year)| graduates_row(page, program, year));
    html! {
        h3 { (words.numbers_from) }
        p { (words.sources_means) }
        ul {
            li { (told(page, words.openings_from, first.summary.openings, openings)) }
            li { (told(page, words.graduates_from, first.summary.graduates, graduates)) }
        }
    }
}

/// The row that the graduates of a program and year come from; `None` where they follow from entrants.
pub(super) fn graduates_row(
    page: &Page,
    ix: vocmatch::id::ProgramIx,
    year: vocmatch::unit::Year,
) -> Option<Location> {
    let observed = match page.plan.supply.flow(ix, year).source {
        FlowSource::Observed => Some(year),
        FlowSource::Carried => {
            let known = page.model.program(ix).graduates.iter().map(|of| of.year);
            known.filter(|of| *of < year).max()
        }
        FlowSource::Cohort | FlowSource::Unknown => None,
    };
    page.model.place_of(Quoted::Graduates(ix, observed?))
}

fn told(page: &Page, words: &str, heads: i64, places: impl Iterator<Item = Location>) -> String {
    let mut tables: Map<String, usize> = Map::new();
    let mut all = 0;
    for place in places {
        all += 1;
        let table = parted(&place, page.language()).map_or_else(
            || place.to_string(),
            |((before, _), _)| {
                before
                    .trim_end_matches(row_words(page.language()).0)
                    .trim_end_matches(['[', '!'])
                    .to_owned()
            },
        );
        *tables.entry(table).or_insert(0) += 1;
    }
    let mut told: Vec<String> = tables
        .iter()
        .map(|(table, rows)| {
            let rows = phrases::fill(page.words.rows_of, &[("count", &count(*rows))]);
            format!("{table} ({rows})")
        })
        .collect();
    if all == 0 {
        told.push(page.words.projected.to_owned());
    }
    phrases::fill(
        words,
        &[
            ("heads", &phrases::whole(heads)),
            ("places", &told.join(page.words.comma)),
        ],
    )
}

fn count(n: usize) -> String {
    phrases::whole(i64::try_from(n).unwrap_or(i64::MAX))
}
