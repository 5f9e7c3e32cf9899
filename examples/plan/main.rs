//! Plans a region from a folder of tables: prints a page for planners, and writes it as files if asked.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command talks to its user"
)]

#[path = "../support/bar.rs"]
mod bar;
#[path = "../support/failed.rs"]
mod failed;
mod options;
#[path = "../support/title.rs"]
mod title;
#[path = "../support/told.rs"]
mod told;

use bar::watched;
use failed::failed;
use options::{Command, HELP, Options};
use std::process::ExitCode;
use title::title;
use told::refused;
use vocmatch::Language;
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
            Err(error) if error.starts_with('{') => {
                println!("{}", error.trim_end());
                ExitCode::FAILURE
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
        eprintln!("{}", listed(options, model.warnings())?);
    }
    let plan = watched(|control| plan_with(&model, &options.plan, control));
    let plan = plan.map_err(|error| error.text(options.language))?;
    let advice = watched(|control| recommend_with(&model, &plan, &options.recommend, control));
    let advice = advice.map_err(|error| error.text(options.language))?;
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
        let json = document.to_json().map_err(|error| error.text(options.language))?;
        let tables = result_tables(&model, &plan, &document);
        let tables = tables.map_err(|error| error.text(options.language))?;
        let fail = |error: std::io::Error| failed(out.display(), "written", &error, options.language);
        std::fs::create_dir_all(out).map_err(fail)?;
        std::fs::write(out.join("plan.json"), json + "\n").map_err(fail)?;
        for (name, table) in tables {
            std::fs::write(out.join(name), table).map_err(fail)?;
        }
        let (before, after) = options.language.pick(
            ("\nWritten to ", ": plan.json and the tables of the plan.\n"),
            ("\n已写入", "：plan.json 和规划的各表。\n"),
        );
        page.extend([before, &out.display().to_string(), after]);
    }
    Ok(page)
}

/// Problems as the user asked for them: lines for a reader, or all of them as JSON.
fn listed(options: &Options, problems: &Problems) -> Result<String, String> {
    if options.json {
        let json = serde_json::to_string_pretty(&problems.told(options.language));
        return json.map_err(|error| error.to_string());
    }
    Ok(problems.text(options.language))
}

/// Why the tables are refused. If names of skills are among the reasons, they are written for review.
fn refusal(options: &Options, problems: &Problems) -> String {
    let folder = options.folder.display();
    let language = options.language;
    if options.json {
        return listed(options, problems).unwrap_or_else(|error| error);
    }
    let refused = refused(&folder, &problems.text(language), language);
    let of_names = |code: Code| matches!(code, Code::UnknownSkill | Code::AmbiguousSkill);
    if !problems.iter().any(|problem| of_names(problem.code())) {
        return refused;
    }
    let Some(out) = &options.out else {
        let hint = language.pick(
            "with --out DIR, the names that are open are written to DIR/names.csv for review",
            "加上 --out DIR，待定的名称会写入 DIR/names.csv 供审定",
        );
        return format!("{refused}\n{hint}");
    };
    let names = review_names(&Dataset::read_path(&options.folder), &options.model);
    let written = names_table(&names).map_err(|error| error.text(language)).and_then(|table| {
        let Some((name, table)) = table else {
            return Ok(String::new());
        };
        let path = out.join(name);
        let written = std::fs::create_dir_all(out).and_then(|()| std::fs::write(&path, table));
        written.map_err(|error| failed(path.display(), "written", &error, language))?;
        let (file, open) = (
            path.display(),
            names.iter().filter(|link| link.verdict.is_open()).count(),
        );
        Ok(match language {
            Language::English => format!(
                "{open} names of skills are open, written to {file}: fill in the ids (or - for none) and save it as \
                 {folder}/decisions.csv"
            ),
            Language::Chinese => format!(
                "有 {open} 个技能名称待定，已写入 {file}：请填写代码（没有则填 -），并另存为 {folder}/decisions.csv"
            ),
        })
    });
    format!("{refused}\n{}", written.unwrap_or_else(|error| error))
}
