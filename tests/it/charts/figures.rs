//! Figures of plans: sound drawings with labels apart, in both languages, and numbers that lose nobody.

use super::labels::{apart, sound};
use crate::cases;
use crate::world::{folder, model, objectives, planned, small, worlds};
use proptest::prelude::*;
use vocmatch::dataset::Dataset;
use vocmatch::matching::Objective;
use vocmatch::model::Model;
use vocmatch::planning::Plan;
use vocmatch::report::{
    Figure, Language, fits_figure, flow_figure, industries_figure, occupations_figure, pathway_figure,
    regions_figure, skills_figure, years_figure,
};

fn figures(model: &Model, plan: &Plan, language: Language) -> Vec<Figure> {
    let overview = plan.overview(model);
    let figures = [
        flow_figure(model, plan, None, language),
        fits_figure(model, plan, language),
        years_figure(model, plan, language),
        occupations_figure(model, &overview, language),
        industries_figure(model, &overview, language),
        regions_figure(model, &overview, language),
        skills_figure(model, plan, language),
        pathway_figure(model, None, language),
    ];
    figures.into_iter().flatten().collect()
}

/// Every drawing of a figure.
fn drawings(figure: &Figure) -> Vec<&str> {
    let ends = figure.svg.match_indices("</svg>").map(|(at, end)| at + end.len());
    let starts = figure.svg.match_indices("<svg").map(|(at, _)| at);
    starts
        .zip(ends)
        .map(|(start, end)| &figure.svg[start..end])
        .collect()
}

fn number(cell: &str) -> i64 {
    cell.replace(',', "").replace('−', "-").parse().unwrap()
}

fn holds(model: &Model, plan: &Plan) {
    for language in [Language::English, Language::Chinese] {
        let all = figures(model, plan, language);
        assert_eq!(all, figures(model, plan, language));
        for figure in &all {
            assert!(!drawings(figure).is_empty());
            for svg in drawings(figure) {
                sound(svg);
                apart(svg);
            }
            let table = figure.table.as_ref().unwrap();
            assert!(table.rows.iter().all(|row| row.len() == table.header.len()));
        }
    }
}

/// People in the flow: each graduate from level to class and from class to an end, and each unfilled opening.
fn flows_add_up(model: &Model, plan: &Plan) {
    for (k, period) in plan.periods.iter().enumerate() {
        let summary = &period.summary;
        let figure = flow_figure(model, plan, Some(k), Language::English);
        let rows = figure
            .map(|figure| figure.table.unwrap().rows)
            .unwrap_or_default();
        let drawn: i64 = rows.iter().map(|row| number(&row[2])).sum();
        assert_eq!(drawn, 2 * summary.graduates + summary.openings - summary.filled);
    }
}

#[test]
fn figures_of_the_shipped_consortium_are_sound_and_there_are_eight() {
    let model = model(&Dataset::read_dir(folder("examples/data/beijing-ic")));
    let plan = planned(&model, Objective::BestFit);
    holds(&model, &plan);
    flows_add_up(&model, &plan);
    let ids: Vec<String> = figures(&model, &plan, Language::Chinese)
        .into_iter()
        .map(|f| f.id)
        .collect();
    let expected = [
        "flow",
        "fits",
        "years",
        "occupations",
        "industries",
        "regions",
        "skills",
        "pathway",
    ];
    assert_eq!(ids, expected);
}

#[test]
fn figures_of_the_small_dataset_are_sound() {
    let model = model(&small());
    for objective in [Objective::BestFit, Objective::FillFirst] {
        let plan = planned(&model, objective);
        holds(&model, &plan);
        flows_add_up(&model, &plan);
    }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn figures_of_any_plan_are_sound_and_lose_nobody((data, objective) in (worlds(), objectives())) {
        let model = model(&data);
        let plan = planned(&model, objective);
        holds(&model, &plan);
        flows_add_up(&model, &plan);
    }
}
