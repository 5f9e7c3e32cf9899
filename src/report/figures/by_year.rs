//! Graduates and openings year by year, one panel for each level.

use super::{Figure, FigureTable};
use crate::format::people;
use crate::phrases::{FigureWords, level};
use crate::svg::{Panel, Series, series};
use vocmatch::Language;
use vocmatch::model::Model;
use vocmatch::plan::Plan;
use vocmatch::unit::Level;

/// Graduates and openings of every year by level; openings stand at the lowest level that they ask for, so that
/// graduates of higher levels may take them too. `None` where there are neither.
#[must_use]
pub fn years_figure(model: &Model, plan: &Plan, language: Language) -> Option<Figure> {
    let words = FigureWords::of(language);
    let years: Vec<_> = plan
        .years
        .clone()
        .filter(|year| plan.period(*year).is_some())
        .collect();
    let summaries = || {
        years
            .iter()
            .filter_map(|year| plan.period(*year).map(|period| &period.summary))
    };
    let groups = Level::ALL.map(Some).into_iter().chain([None]);
    let panels = groups.map(|group| {
        let supply = summaries().map(|summary| {
            let of = summary.classes.iter().filter(|class| Some(class.level) == group);
            of.map(|class| class.graduates).sum::<i64>() as f64
        });
        let demand = summaries().map(|summary| {
            let of = summary.levels.iter().filter(|balance| balance.group == group);
            of.map(|balance| balance.openings).sum::<i64>() as f64
        });
        Panel {
            label: group.map_or_else(
                || words.any_level.to_owned(),
                |one| level(model, one, language).to_owned(),
            ),
            series: [supply.collect(), demand.collect()],
        }
    });
    let panels: Vec<Panel> = panels
        .filter(|panel| panel.series.iter().flatten().any(|number| *number > 0.0))
        .collect();
    if panels.is_empty() {
        return None;
    }
    let data = Series {
        years: years.iter().map(ToString::to_string).collect(),
        names: [words.graduates.to_owned(), words.openings.to_owned()],
        panels,
    };
    let caption = words.years_caption.to_owned();
    let mut figure = Figure::twice("years", words.years_title, caption, |frame| series(frame, &data));
    let rows = data.panels.iter().flat_map(|panel| {
        data.years.iter().enumerate().map(|(k, year)| {
            let [supply, demand] = [0, 1].map(|series| people(panel.series[series][k]));
            vec![panel.label.clone(), year.clone(), supply, demand]
        })
    });
    let header = [words.level, words.year, words.graduates, words.openings];
    figure.table = Some(FigureTable::new(&header, &[2, 3], rows.collect()));
    Some(figure)
}
