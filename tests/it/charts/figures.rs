//! Figures of plans: sound drawings with labels apart, in both languages, and numbers that lose nobody.

use super::labels::{apart, sound};
use crate::cases;
use crate::world::{folder, model, objectives, planned, small, worlds};
use proptest::prelude::*;
use vocmatch::dataset::Dataset;
use vocmatch::matching::Objective;
use vocmatch::model::Model;
use vocmatch::plan::{Plan, PlanConfig};
use vocmatch_report::{
    Figure, Language, cautioned_figure, fits_figure, flow_figure, industries_figure, occupations_figure,
    pathway_figure, regions_figure, skills_figure, svg, years_figure,
};

fn figures(model: &Model, plan: &Plan, language: Language) -> Vec<Figure> {
    let overview = plan.overview(model);
    let figures = [
        flow_figure(model, plan, None, language),
        fits_figure(model, plan, language),
        years_figure(model, plan, language),
        occupations_figure(model, &overview, language),
        cautioned_figure(model, &overview, language),
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

/// Openings that carry a caution are no real shortages: their occupations stand in a figure of their own, with the caution, and
/// every gap has one sign in both.
#[test]
fn shortages_on_paper_stand_apart_from_real_ones() {
    let mut data = small();
    for row in &mut data.demand {
        row.openings += 1000;
    }
    let cautioned = data.demand[0].occupation_id.clone();
    for row in data
        .demand
        .iter_mut()
        .filter(|row| row.occupation_id == cautioned)
    {
        row.caution = Some("filled by people from elsewhere".to_owned());
    }
    let model = model(&data);
    let plan = planned(&model, Objective::BestFit);
    let overview = plan.overview(&model);
    let rows = |figure: Option<Figure>| figure.unwrap().table.unwrap().rows;
    let (real, paper) = (
        rows(occupations_figure(&model, &overview, Language::English)),
        rows(cautioned_figure(&model, &overview, Language::English)),
    );
    let name = &model.occupation(model.find_occupation(&cautioned).unwrap()).name;
    assert!(
        paper
            .iter()
            .all(|row| row[0] == *name && row[4] == "filled by people from elsewhere")
    );
    assert!(!paper.is_empty() && real.iter().all(|row| row[0] != *name));
    for row in real.iter().chain(&paper) {
        let gap = number(&row[1]) - number(&row[2]);
        assert!((number(&row[3].replace('+', "")) - gap).abs() <= 1, "{row:?}");
        assert!(gap <= 0 || row[3].starts_with('+'), "{row:?}");
    }
}

/// Unfilled openings flow out of a group of occupations into a node of their own, and out of no class.
#[test]
fn unfilled_openings_leave_groups_of_occupations_alone() {
    let model = model(&small());
    let plan = planned(&model, Objective::BestFit);
    let figure = flow_figure(&model, &plan, None, Language::English).unwrap();
    let rows = figure.table.unwrap().rows;
    let period = plan
        .periods
        .iter()
        .find(|period| period.summary.openings > 0)
        .unwrap();
    let into: Vec<_> = rows.iter().filter(|row| row[1] == "Unfilled openings").collect();
    let unfilled: i64 = into.iter().map(|row| number(&row[2])).sum();
    assert_eq!(unfilled, period.summary.openings - period.summary.filled);
    assert!(unfilled > 0 && rows.iter().all(|row| row[0] != "Unfilled openings"));
    // Where these come from, graduates arrive or nobody does; nothing else leaves it.
    for row in &into {
        assert_eq!(
            rows.iter().filter(|other| other[0] == row[0]).count(),
            1,
            "{row:?}"
        );
    }
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

/// Writes pages with every figure to the folder `VOCMATCH_LOOK`, for eyes: `VOCMATCH_LOOK_AT` names an example dataset.
#[test]
fn figures_are_written_where_somebody_wants_to_look_at_them() {
    let Some(look) = std::env::var_os("VOCMATCH_LOOK") else {
        return;
    };
    let set = std::env::var("VOCMATCH_LOOK_AT").unwrap_or_else(|_| "beijing-ic".to_owned());
    let model = model(&Dataset::read_dir(folder("examples/data").join(&set)));
    let plan = vocmatch::plan(&model, &PlanConfig::default());
    for (language, scheme) in [(Language::English, "light"), (Language::Chinese, "dark")] {
        let figures = match &plan {
            Ok(plan) => figures(&model, plan, language),
            Err(_) => pathway_figure(&model, None, language).into_iter().collect(),
        };
        let mut page = format!(
            "<!doctype html><html data-scheme={scheme}><meta charset=utf-8><meta name=viewport \
             content='width=device-width'><style>{}body{{font-family:system-ui,sans-serif;color:{};\
             background:var(--c-bg)}}figure{{margin:0 0 24px;max-width:960px}}</style>",
            svg::CSS,
            if scheme == "dark" { "#e6e8ea" } else { "#1b1f24" }
        );
        for figure in figures {
            let Figure {
                title, svg, caption, ..
            } = figure;
            page += &[
                "<figure><h2>",
                &title,
                "</h2>",
                &svg,
                "<figcaption>",
                &caption,
                "</figcaption></figure>",
            ]
            .concat();
        }
        let path = std::path::Path::new(&look).join(format!("{set}-{scheme}.html"));
        std::fs::write(path, page).unwrap();
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
