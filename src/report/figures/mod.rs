//! Figures of a plan: drawings with a title, a caption and the same numbers as a table.
//!
//! Each figure is a function from model and plan to a [`Figure`], or `None` where there is nothing to show. Their words are
//! in `phrases/words/figure.rs`.

mod balances;
mod by_year;
mod fits;
mod flow;
mod group;
mod skills;
mod ways;

pub use balances::{cautioned_figure, industries_figure, occupations_figure, regions_figure};
pub use by_year::years_figure;
#[cfg(feature = "html")]
pub(crate) use fits::fits_alike;
pub use fits::fits_figure;
pub use flow::flow_figure;
pub use skills::skills_figure;
pub use ways::pathway_figure;

use super::svg::{Frame, escaped};

/// A figure of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Figure {
    /// Its id on the page; those of its drawings start with it.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What it says, in sentences, as plain text.
    pub caption: String,
    /// Its drawings as HTML: one that scrolls sideways, or one for wide and one for narrow pages. Needs the styles of
    /// [`svg::CSS`](super::svg::CSS).
    pub svg: String,
    /// The numbers behind it.
    pub table: Option<FigureTable>,
}

/// The numbers of a figure, as plain text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct FigureTable {
    /// What stands in the columns.
    pub header: Vec<String>,
    /// The rows, each with as many cells as the header.
    pub rows: Vec<Vec<String>>,
    /// The columns that hold numbers, counted from 0.
    pub numbers: Vec<usize>,
}

/// Width of a drawing for wide pages, in pixels.
const WIDE: f64 = 900.0;
/// Width of a drawing for narrow pages.
const NARROW: f64 = 340.0;

impl Figure {
    /// A figure with a drawing for wide and one for narrow pages.
    fn twice(id: &str, title: &str, caption: String, draw: impl Fn(&Frame) -> String) -> Figure {
        let frame = |suffix: &str, class, width| Frame {
            id: format!("{id}{suffix}"),
            title: title.to_owned(),
            description: caption.clone(),
            width,
            class,
        };
        let svg = draw(&frame("-wide", "wide", WIDE)) + &draw(&frame("-narrow", "narrow", NARROW));
        Figure {
            id: id.to_owned(),
            title: title.to_owned(),
            caption,
            svg,
            table: None,
        }
    }
}

impl Figure {
    /// A figure with one drawing `width` pixels wide, which scrolls sideways on narrow pages.
    fn scrolling(
        id: &str,
        title: &str,
        caption: String,
        width: f64,
        draw: impl Fn(&Frame) -> String,
    ) -> Figure {
        let frame = Frame {
            id: format!("{id}-drawing"),
            title: title.to_owned(),
            description: caption.clone(),
            width,
            class: "",
        };
        // A little smaller is still read; then it scrolls.
        let least = libm::round(width * 0.85);
        let (label, drawing) = (escaped(title), draw(&frame));
        let svg = format!(
            r#"<div class="chart-scroll" tabindex="0" role="region" aria-label="{label}" style="--least:{least}px">{drawing}</div>"#
        );
        Figure {
            id: id.to_owned(),
            title: title.to_owned(),
            caption,
            svg,
            table: None,
        }
    }
}

impl FigureTable {
    fn new(header: &[&str], numbers: &[usize], rows: Vec<Vec<String>>) -> FigureTable {
        FigureTable {
            header: header.iter().map(|&cell| cell.to_owned()).collect(),
            rows,
            numbers: numbers.to_vec(),
        }
    }
}
