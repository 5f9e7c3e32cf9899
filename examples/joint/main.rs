//! The joint plan of a region: what entrants and progressions should be, all years together.
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
use vocmatch::dataset::Dataset;
use vocmatch::model::Model;
use vocmatch::pipeline::plan_with;
use vocmatch::plan::{audit_joint, joint};
use vocmatch_report::{TextConfig, joint_table, joint_text};

fn main() -> ExitCode {
    match options::parse(std::env::args_os()) {
        Ok(Command::Help) => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        Ok(Command::Joint(options)) => match run(&options) {
            Ok(page) => {
                print!("{page}");
                ExitCode::SUCCESS
            }
            Err(error) => {
                eprintln!("joint: {}", error.trim_end());
                ExitCode::FAILURE
            }
        },
        Err(error) => {
            eprintln!("joint: {error}; see --help");
            ExitCode::from(2)
        }
    }
}

/// Reads, plans, searches and writes; the page for the reader.
fn run(options: &Options) -> Result<String, String> {
    let folder = options.folder.display();
    let model = Model::new(Dataset::read_path(&options.folder))
        .map_err(|problems| refused(folder, &problems.text(options.language), options.language))?;
    let plan = watched(|control| plan_with(&model, &options.plan, control));
    let plan = plan.map_err(|error| error.text(options.language))?;
    let joint = watched(|control| joint(&model, &plan, &options.joint, control));
    let joint = joint.map_err(|error| error.text(options.language))?;
    let broken = audit_joint(&model, &plan, &joint.plan, &options.joint);
    if !broken.is_empty() {
        return Err(format!(
            "the plan found breaks limits, which is a fault of this program: {broken:?}"
        ));
    }
    let config = TextConfig {
        title: title(&model, &options.folder, options.language),
        recommendations: options.lines,
        language: options.language,
        ..TextConfig::default()
    };
    let mut page = joint_text(&model, &plan, &joint, &config);
    if let Some(out) = &options.out {
        let (_, table) = joint_table(&model, &joint).map_err(|error| error.text(options.language))?;
        std::fs::write(out, table)
            .map_err(|error| failed(out.display(), "written", &error, options.language))?;
        let (before, after) = options.language.pick(
            ("\nWritten to ", ": every change.\n"),
            ("\n全部调整已写入", "。\n"),
        );
        page.extend([before, &out.display().to_string(), after]);
    }
    Ok(page)
}
