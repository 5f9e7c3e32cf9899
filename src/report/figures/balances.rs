//! Shortages and surpluses as bars: by occupation, by industry, by region.

use super::{Figure, FigureTable};
use crate::format::{people, signed_people, whole};
use crate::phrases::{FigureWords, between, fill_in_order};
use crate::svg::{Bar, Bars, Part, Tone, bars};
use vocmatch::Language;
use vocmatch::model::Model;
use vocmatch::plan::{Balance, Overview};
use vocmatch_algo::order;

/// Bars on each side.
const MOST: usize = 12;

/// Shortages and surpluses by occupation, without those whose openings carry a caution: see [`cautioned_figure`].
/// `None` where nothing is short or too many.
#[must_use]
pub fn occupations_figure(model: &Model, overview: &Overview, language: Language) -> Option<Figure> {
    let words = FigureWords::of(language);
    let rows = by_occupation(model, overview, false);
    figure(
        "occupations",
        [words.by_occupation, words.occupation],
        rows,
        language,
    )
}

/// Shortages and surpluses on paper: of occupations most of whose openings carry a caution, or are filled by people who are
/// trained elsewhere. Their bars have lines over them, and the caution is their note. `None` where there are none.
#[must_use]
pub fn cautioned_figure(model: &Model, overview: &Overview, language: Language) -> Option<Figure> {
    let words = FigureWords::of(language);
    let rows = by_occupation(model, overview, true);
    figure("on-paper", [words.on_paper, words.occupation], rows, language)
}

fn by_occupation(model: &Model, overview: &Overview, cautioned: bool) -> Vec<Row> {
    let rows = overview.occupations.iter().map(|balance| Row {
        name: model.occupation(balance.group).name.clone(),
        caution: overview
            .cautions
            .get(&balance.group)
            .map(|texts| texts.join("; ")),
        numbers: balance.into(),
    });
    rows.filter(|row| row.caution.is_some() == cautioned).collect()
}

/// Shortages and surpluses by industry.
#[must_use]
pub fn industries_figure(model: &Model, overview: &Overview, language: Language) -> Option<Figure> {
    let words = FigureWords::of(language);
    let rows = overview.industries.iter().map(|balance| Row {
        name: balance.group.map_or_else(
            || words.no_industry.to_owned(),
            |ix| model.industry(ix).name.clone(),
        ),
        caution: None,
        numbers: balance.into(),
    });
    figure(
        "industries",
        [words.by_industry, words.industry],
        rows.collect(),
        language,
    )
}

/// Shortages and surpluses by region.
#[must_use]
pub fn regions_figure(model: &Model, overview: &Overview, language: Language) -> Option<Figure> {
    let words = FigureWords::of(language);
    let rows = overview.regions.iter().map(|balance| Row {
        name: model.region(balance.group).name.clone(),
        caution: None,
        numbers: balance.into(),
    });
    figure(
        "regions",
        [words.by_region, words.region],
        rows.collect(),
        language,
    )
}

struct Row {
    name: String,
    caution: Option<String>,
    numbers: Numbers,
}

struct Numbers {
    openings: i64,
    linked: f64,
    gap: f64,
    shortage: f64,
    surplus: f64,
}

impl<K> From<&Balance<K>> for Numbers {
    fn from(balance: &Balance<K>) -> Numbers {
        Numbers {
            openings: balance.openings,
            linked: balance.linked,
            gap: balance.gap(),
            shortage: balance.shortage(),
            surplus: balance.surplus(),
        }
    }
}

fn figure(id: &str, [title, group]: [&str; 2], rows: Vec<Row>, language: Language) -> Option<Figure> {
    let words = FigureWords::of(language);
    let (short, rest): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.numbers.shortage > 0.5);
    let over: Vec<Row> = rest.into_iter().filter(|row| row.numbers.surplus > 0.5).collect();
    if short.is_empty() && over.is_empty() {
        return None;
    }
    let (short, short_rest) = ranked(short, |row| row.numbers.shortage);
    let (mut over, over_rest) = ranked(over, |row| row.numbers.surplus);
    over.reverse();
    let is_cautioned = short.iter().chain(&over).any(|row| row.caution.is_some());
    let mut caption = if is_cautioned {
        [words.on_paper_caption, between(language), words.balance_caption].concat()
    } else {
        words.balance_caption.to_owned()
    };
    for (rest, sentence) in [(short_rest, words.more_short), (over_rest, words.more_over)] {
        if rest.0 > 0 {
            caption.push_str(between(language));
            caption.push_str(&fill_in_order(sentence, &[&rest.0.to_string(), &people(rest.1)]));
        }
    }
    let rows: Vec<Row> = short.into_iter().chain(over).collect();
    let chart = Bars {
        sides: [words.too_many.to_owned(), words.too_few.to_owned()],
        rows: rows.iter().map(|row| bar(row, words)).collect(),
        legend: Vec::new(),
    };
    let mut figure = Figure::twice(id, title, caption, |frame| bars(frame, &chart));
    let mut header = vec![group, words.openings, words.linked, words.gap];
    if is_cautioned {
        header.push(words.check);
    }
    let cells = rows.iter().map(|row| {
        let numbers = &row.numbers;
        let mut cells = vec![
            row.name.clone(),
            whole(numbers.openings),
            people(numbers.linked),
            signed_people(numbers.gap),
        ];
        if is_cautioned {
            cells.push(row.caution.clone().unwrap_or_default());
        }
        cells
    });
    figure.table = Some(FigureTable::new(&header, &[1, 2, 3], cells.collect()));
    Some(figure)
}

/// The first by an order, and how many are left with how many people.
fn ranked(mut rows: Vec<Row>, order: fn(&Row) -> f64) -> (Vec<Row>, (usize, f64)) {
    // A stable order: ties stay in the order of ids.
    order::sort_by(&mut rows, |a, b| order(b).total_cmp(&order(a)));
    let rest = rows.split_off(rows.len().min(MOST));
    let people = rest.iter().map(|row| row.numbers.gap.abs()).sum();
    order::sort_by(&mut rows, |a, b| {
        b.numbers.gap.abs().total_cmp(&a.numbers.gap.abs())
    });
    (rows, (rest.len(), people))
}

fn bar(row: &Row, words: &FigureWords) -> Bar {
    let numbers = &row.numbers;
    let told = format!(
        "{} {}, {} {}",
        words.openings,
        whole(numbers.openings),
        words.linked,
        people(numbers.linked)
    );
    let note = row
        .caution
        .as_ref()
        .map_or_else(|| told.clone(), |caution| format!("{told}; {caution}"));
    let short = numbers.gap > 0.0;
    Bar {
        label: row.name.clone(),
        value: signed_people(numbers.gap),
        note,
        parts: vec![Part {
            value: numbers.gap,
            tone: if short { Tone::Short } else { Tone::Over },
            hatched: row.caution.is_some(),
        }],
    }
}
