//! Plans a region from a folder of tables: prints a page for planners, and writes it as files if asked.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command talks to its user"
)]

#[path = "../support/bar.rs"]
mod bar;
mod options;
#[path = "../support/title.rs"]
mod title;

use bar::watched;
use options::{Command, HELP, Options};
use std::process::ExitCode;
use title::title;
use vocmatch::advice::recommend_with;
use vocmatch::dataset::Dataset;
use vocmatch::model::{Model, review_names};
use vocmatch::pipeline::plan_with;
use vocmatch::problem::{Code, Problems};
use vocmatch_report::{TextConfig, document, names_table, result_tables, text};

fn main() -> ExitCode {
    match options::parse(std::env::args_os()) {
        Ok(Command::Help) => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        Ok(Command::Plan(options)) => match run(&options) {
            Ok(page) => {
                print!("{page}");
                ExitCode::SUCCESS
            }
            Err(error) => {
                eprintln!("plan: {}", error.trim_end());
                ExitCode::FAILURE
            }
        },
        Err(error) => {
            eprintln!("plan: {error}; see --help");
            ExitCode::from(2)
        }
    }
}

/// Reads, plans, advises and writes; the page for the reader.
fn run(options: &Options) -> Result<String, String> {
    let model = Model::with(Dataset::read_path(&options.folder), &options.model)
        .map_err(|problems| refusal(options, &problems))?;
    if !model.warnings().is_empty() {
        eprintln!("{}", model.warnings());
    }
    let plan = watched(|control| plan_with(&model, &options.plan, control));
    let plan = plan.map_err(|error| error.to_string())?;
    let advice = watched(|control| recommend_with(&model, &plan, &options.recommend, control));
    let advice = advice.map_err(|error| error.to_string())?;
    let title = title(&model, &options.folder, options.language);
    let mut page = text(
        &model,
        &plan,
        &advice,
        &TextConfig {
            title: title.clone(),
            language: options.language,
            ..TextConfig::default()
        },
    );
    if let Some(out) = &options.out {
        let document = document(&model, &plan, &advice, &title);
        let json = document.to_json().map_err(|error| error.to_string())?;
        let tables = result_tables(&model, &plan, &document).map_err(|error| error.to_string())?;
        let fail = |error: std::io::Error| format!("{} cannot be written: {error}", out.display());
        std::fs::create_dir_all(out).map_err(fail)?;
        std::fs::write(out.join("plan.json"), json + "\n").map_err(fail)?;
        for (name, table) in tables {
            std::fs::write(out.join(name), table).map_err(fail)?;
        }
        page.push_str(
            "
Written to ",
        );
        page.push_str(&out.display().to_string());
        page.push_str(
            ": plan.json and the tables of the plan.
",
        );
    }
    Ok(page)
}

/// Why the tables are refused. If names of skills are among the reasons, they are written for review.
fn refusal(options: &Options, problems: &Problems) -> String {
    let folder = options.folder.display();
    let refused = format!("the tables in {folder} cannot be used:\n{problems}");
    let of_names = |code: Code| matches!(code, Code::UnknownSkill | Code::AmbiguousSkill);
    if !problems.iter().any(|problem| of_names(problem.code())) {
        return refused;
    }
    let Some(out) = &options.out else {
        return refused + "\nwith --out DIR, the names that are open are written to DIR/names.csv for review";
    };
    let names = review_names(&Dataset::read_path(&options.folder), &options.model);
    let written = names_table(&names).map_err(|error| error.to_string()).and_then(|table| {
        let Some((name, table)) = table else {
            return Ok(String::new());
        };
        let path = out.join(name);
        let written = std::fs::create_dir_all(out).and_then(|()| std::fs::write(&path, table));
        written.map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
        let (file, open) = (
            path.display(),
            names.iter().filter(|link| link.verdict.is_open()).count(),
        );
        Ok(format!(
            "{open} names of skills are open, written to {file}: fill in the ids (or - for none) and save it as \
             {folder}/decisions.csv"
        ))
    });
    format!("{refused}\n{}", written.unwrap_or_else(|error| error))
}
