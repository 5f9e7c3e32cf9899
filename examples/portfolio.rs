//! What to do together under a budget: the best actions of a region, in order, and how much more could be had.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command talks to its user"
)]

#[path = "support/bar.rs"]
mod bar;
#[path = "support/choices.rs"]
mod choices;
#[path = "support/failed.rs"]
mod failed;
#[path = "support/title.rs"]
mod title;
#[path = "support/told.rs"]
mod told;

use bar::watched;
use choices::{Choices, choices_help};
use failed::failed;
use lexopt::prelude::*;
use std::path::PathBuf;
use std::process::ExitCode;
use title::title;
use told::refused;
use vocmatch::Language;
use vocmatch::advice::{
    AdviceConfig, Portfolio, PortfolioBudget, PortfolioConfig, audit_portfolio, portfolio, scenario,
};
use vocmatch::dataset::Dataset;
use vocmatch::model::{Model, ModelConfig};
use vocmatch::pipeline::plan_with;
use vocmatch::plan::{Plan, PlanConfig};
use vocmatch::scenario::{Basis, Present, Scenario, draws, run as changed, spread_of_change};
use vocmatch_report::{TextConfig, portfolio_document, portfolio_spread_text, portfolio_text};

const HELP: &str = concat!(
    "Chooses the actions that gain most together under a budget, and says what each adds, what all gain, and how far that
can be from the best.

usage: portfolio [FOLDER] [options]

  FOLDER                    a folder of CSV files, or a workbook (.xlsx) or a JSON document (.json)
                            [examples/data/beijing-ic]
  --places N                places added, in entrants a year
  --moved N                 entrants a year whose training changes, added or moved
  --money N                 what places for one autumn's entrants cost, in the unit of seat_cost
                            [without any of them: 100 places, and 200 entrants added or moved]
  --seat-cost N             what a seat costs where the tables do not say [1]
",
    choices_help!(),
    "  --lines N                 actions that are listed [20]
  --language en|zh          the language of headings and sentences [en]
  --out FILE                write it as a JSON document too
  -h, --help                this text
"
);

struct Options {
    folder: PathBuf,
    plan: PlanConfig,
    recommend: AdviceConfig,
    config: PortfolioConfig,
    lines: usize,
    out: Option<PathBuf>,
    language: Language,
}

fn parse(args: impl IntoIterator<Item = std::ffi::OsString>) -> Result<Option<Options>, lexopt::Error> {
    let mut parser = lexopt::Parser::from_iter(args);
    let mut folder = None;
    let mut config = PortfolioConfig::default();
    let mut choices = Choices::default();
    let (mut lines, mut out) = (20, None);
    let mut language = Language::English;
    let (mut places, mut moved, mut money) = (None, None, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Short('h') | Long("help") => return Ok(None),
            Long("places") => places = Some(parser.value()?.parse()?),
            Long("moved") => moved = Some(parser.value()?.parse()?),
            Long("money") => money = Some(parser.value()?.parse()?),
            Long("seat-cost") => config.seat_cost = parser.value()?.parse()?,
            Long("out") => out = Some(PathBuf::from(parser.value()?)),
            Long("lines") => lines = parser.value()?.parse()?,
            Long("language") => {
                language = parser
                    .value()?
                    .parse_with(|code| Language::of_code(code).ok_or("the languages are en and zh"))?;
            }
            Long(other) => {
                let other = other.to_owned();
                if !choices.take(&other, &mut parser)? {
                    return Err(Long(&other).unexpected());
                }
            }
            Value(path) if folder.is_none() => folder = Some(PathBuf::from(path)),
            other => return Err(other.unexpected()),
        }
    }
    if places.is_some() || moved.is_some() || money.is_some() {
        config.budget = PortfolioBudget { places, moved, money };
    }
    let folder = folder.unwrap_or_else(|| PathBuf::from("examples/data/beijing-ic"));
    let (plan, recommend) = choices.chosen();
    Ok(Some(Options {
        folder,
        plan,
        recommend,
        config,
        lines,
        out,
        language,
    }))
}

/// Reads, plans, chooses; the page for the reader.
fn run(options: &Options) -> Result<String, String> {
    let folder = options.folder.display();
    let dataset = Dataset::read_path(&options.folder);
    let model = Model::new(dataset.clone())
        .map_err(|problems| refused(folder, &problems.text(options.language), options.language))?;
    let plan = watched(|control| plan_with(&model, &options.plan, control));
    let plan = plan.map_err(|error| error.text(options.language))?;
    let advised = &options.recommend;
    let best = watched(|control| portfolio(&model, &plan, advised, &options.config, control));
    let best = best.map_err(|error| error.text(options.language))?;
    let faults = watched(|control| audit_portfolio(&model, &plan, advised, &best, control));
    let faults = faults.map_err(|error| error.text(options.language))?;
    if !faults.is_empty() {
        return Err(format!(
            "the actions found break rules, which is a fault of this program: {faults:?}"
        ));
    }
    let config = TextConfig {
        title: title(&model, &options.folder, options.language),
        recommendations: options.lines,
        language: options.language,
        ..TextConfig::default()
    };
    let mut page = portfolio_text(&model, &plan, &best, &config);
    let document = portfolio_document(&model, &best);
    page.push_str(&spread(options, dataset, (model, plan), &best, &config)?);
    if let Some(out) = &options.out {
        let text = serde_json::to_string_pretty(&document).map_err(|error| error.to_string())?;
        std::fs::write(out, text + "\n")
            .map_err(|error| failed(out.display(), "written", &error, options.language))?;
        let (before, after) = options
            .language
            .pick(("\nWritten to ", ".\n"), ("\n已写入", "。\n"));
        page.extend([before, &out.display().to_string(), after]);
    }
    Ok(page)
}

/// How far the gain of all together spreads over draws, if any are asked for.
fn spread(
    options: &Options,
    dataset: Dataset,
    (model, plan): (Model, Plan),
    best: &Portfolio,
    config: &TextConfig,
) -> Result<String, String> {
    let Some(wanted) = options
        .recommend
        .draws
        .as_ref()
        .filter(|_| !best.actions.is_empty())
    else {
        return Ok(String::new());
    };
    let basis = Basis::from(dataset);
    let changes = best.actions.iter();
    let changes = changes.flat_map(|one| scenario(&model, &basis, &one.action, one.first_autumn).changes);
    let together = Scenario {
        name: "portfolio".to_owned(),
        note: None,
        changes: changes.collect(),
    };
    let today = watched(|control| draws(&model, &plan, wanted, control));
    let today = today.map_err(|error| error.text(options.language))?;
    let present = Present::new(basis, ModelConfig::default(), options.plan.clone(), model, plan);
    let after = watched(|control| changed(&present, &together, control))
        .map_err(|error| error.text(options.language))?;
    let after = watched(|control| draws(&after.model, &after.plan, wanted, control));
    let after = after.map_err(|error| error.text(options.language))?;
    Ok(portfolio_spread_text(&spread_of_change(&today, &after), config))
}

fn main() -> ExitCode {
    match parse(std::env::args_os()) {
        Ok(None) => print!("{HELP}"),
        Ok(Some(options)) => match run(&options) {
            Ok(page) => print!("{page}"),
            Err(error) => {
                eprintln!("portfolio: {}", error.trim_end());
                return ExitCode::FAILURE;
            }
        },
        Err(error) => {
            eprintln!("portfolio: {error}; see --help");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}
