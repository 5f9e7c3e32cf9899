//! Routes of one learner through a folder of tables, for planners and counsellors.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command talks to its user"
)]

#[path = "../support/bar.rs"]
mod bar;
mod find;
mod options;
#[path = "../support/told.rs"]
mod told;

use bar::watched;
use options::{HELP, Options, Question};
use std::process::ExitCode;
use told::refused;
use vocmatch::dataset::Dataset;
use vocmatch::fit::{FitConfig, FitTable, table_with};
use vocmatch::model::Model;
use vocmatch::pathway::{
    RouteConfig, Routes, Start, Stations, broken_links, complete_chains, fed_by, feeders, first_chains,
    missing_stages, schools_of,
};
use vocmatch_report::{TextConfig, around_text, broken_text, chains_text, routes_text, stages_text};

fn main() -> ExitCode {
    match options::parse(std::env::args_os()) {
        Ok(None) => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        Ok(Some(options)) => match run(&options) {
            Ok(page) => {
                print!("{page}");
                ExitCode::SUCCESS
            }
            Err(error) => {
                eprintln!("routes: {}", error.trim_end());
                ExitCode::FAILURE
            }
        },
        Err(error) => {
            eprintln!("routes: {error}; see --help");
            ExitCode::from(2)
        }
    }
}

/// How well every major fits every occupation.
fn fits(model: &Model) -> Result<FitTable, String> {
    let fit = watched(|control| table_with(model, &FitConfig::default(), control));
    fit.map_err(|error| error.to_string())
}

/// Reads the tables and answers; the page for the reader.
fn run(options: &Options) -> Result<String, String> {
    let folder = options.folder.display();
    let model = Model::new(Dataset::read_path(&options.folder))
        .map_err(|problems| refused(folder, &problems.text(options.language), options.language))?;
    let stations = if options.catalogue {
        Stations::of_catalogue(&model)
    } else {
        Stations::new(&model)
    };
    let region = options.region.as_deref().map(|id| {
        let found = model.find_region(id);
        found.ok_or_else(|| {
            let (english, chinese) = (
                format!("no region has the id \"{id}\""),
                format!("没有代码为“{id}”的区域"),
            );
            options.language.pick(english, chinese)
        })
    });
    let region = region.transpose()?;
    let page = TextConfig {
        language: options.language,
        ..TextConfig::default()
    };
    Ok(match &options.question {
        Question::Routes { from, to } => {
            let start = from
                .as_deref()
                .map_or(Ok(Start::Nothing), |text| find::start(&model, text))?;
            let goal = find::goal(&model, to)?;
            let config = RouteConfig {
                region,
                ..options.config.clone()
            };
            let fit = fits(&model)?;
            let routes = Routes::new(&model, &stations, &fit, &config);
            let best = routes.best(start, goal, options.best);
            let front = options.front.then(|| routes.front(start, goal));
            routes_text(&model, (start, goal), &best, front.as_ref(), &page)
        }
        Question::Chains => {
            let first = first_chains(&stations, 10);
            chains_text(&model, &complete_chains(&stations), &first, &page)
        }
        Question::Broken => {
            let fit = fits(&model)?;
            let mut broken = broken_links(&model, &stations, &fit, options.config.min_fit);
            broken.retain(|link| region.is_none() || link.region == region);
            broken_text(&model, &broken, 20, &page)
        }
        Question::Around(id) => {
            let station = find::station(&model, &stations, id)?;
            let (into, out) = (
                feeders(&stations, station, options.depth),
                fed_by(&stations, station, options.depth),
            );
            around_text(&model, station, (&into, &out), &page)
        }
        Question::Alliance(id) => {
            let found = model.find_alliance(id);
            let alliance = found.ok_or_else(|| {
                let (english, chinese) = (
                    format!("no alliance has the id \"{id}\""),
                    format!("没有代码为“{id}”的联盟"),
                );
                options.language.pick(english, chinese)
            })?;
            let stages = missing_stages(&model, &stations, &schools_of(&model, alliance));
            stages_text(&model, &model.alliance(alliance).name, &stages, &page)
        }
    })
}
