//! The joint plan of a region: what entrants and progressions should be, all years together.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command talks to its user"
)]

mod options;

use options::{Command, HELP, Options};
use std::process::ExitCode;
use vocmatch::dataset::Dataset;
use vocmatch::matching::Control;
use vocmatch::model::Model;
use vocmatch::planning::{joint, relax, audit_joint};

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

fn run(options: &Options) -> Result<String, String> {
    let folder = options.folder.display();
    let model = Model::new(Dataset::read_dir(&options.folder))
        .map_err(|problems| format!("the tables in {folder} cannot be used:\n{problems}"))?;
    let plan = vocmatch::plan(&model, &options.plan).map_err(|error| error.to_string())?;
    let t = std::time::Instant::now();
    let r = relax(&model, &plan, &options.joint, &Control::default()).map_err(|error| error.to_string())?;
    println!("relax {:?} present {} value {} bound {} gap {} of gain {} steps {} prices {}", t.elapsed(), r.present, r.value, r.bound, r.gap(), r.gap_of_gain(), r.steps, r.prices.len());
    let t = std::time::Instant::now();
    let j = joint(&model, &plan, &options.joint, &Control::default()).map_err(|error| error.to_string())?;
    println!("whole {:?} present {} value {} bound {} gap {} of gain {} steps {} entr {} prog {}", t.elapsed(), j.present, j.value, j.bound, j.gap(), j.gap_of_gain(), j.steps, j.entrants.len(), j.progressions.len());
    let b = audit_joint(&model, &plan, &j.plan, &options.joint);
    println!("broken {} {:?}", b.len(), b.iter().take(5).collect::<Vec<_>>());
    for (l, p) in r.prices.iter().take(20) { println!("{l:?} {p}"); }
    Ok(String::new())
}
