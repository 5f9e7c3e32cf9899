//! Plans a region from a folder of tables: prints a page for planners, and writes it as files if asked.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command talks to its user"
)]

mod options;

use options::{Command, HELP, Options};
use std::path::Path;
use std::process::ExitCode;
use vocmatch::dataset::Dataset;
use vocmatch::model::Model;
use vocmatch::recommend::recommend;
use vocmatch::report::{TextConfig, document, result_tables, text};

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
    let model = Model::new(Dataset::read_dir(&options.folder)).map_err(|problems| {
        format!(
            "the tables in {} cannot be used:\n{problems}",
            options.folder.display()
        )
    })?;
    if !model.warnings().is_empty() {
        eprintln!("{}", model.warnings());
    }
    let plan = vocmatch::plan(&model, &options.plan).map_err(|error| error.to_string())?;
    let advice = recommend(&model, &plan, &options.recommend).map_err(|error| error.to_string())?;
    let title = title(&options.folder);
    let mut page = text(
        &model,
        &plan,
        &advice,
        &TextConfig {
            title: title.clone(),
            ..TextConfig::default()
        },
    );
    if let Some(out) = &options.out {
        let document = document(&model, &plan, &advice, &title);
        let fail = |error: std::io::Error| format!("{} cannot be written: {error}", out.display());
        std::fs::create_dir_all(out).map_err(fail)?;
        std::fs::write(out.join("plan.json"), document.to_json()? + "\n").map_err(fail)?;
        for (name, table) in result_tables(&model, &plan, &document)? {
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

/// The folder's own name, as a title.
fn title(folder: &Path) -> String {
    let name = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
    let name = name
        .file_name()
        .map_or_else(|| "Plan".into(), |name| name.to_string_lossy().into_owned());
    let mut letters = name.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or(name)
}
