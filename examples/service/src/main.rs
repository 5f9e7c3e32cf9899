//! Starts the service: reads what it is asked to do, opens its store, and serves until it is told to stop.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command talks to its user"
)]

use std::process::ExitCode;
use vocmatch_service::options::{self, Command, HELP};

fn main() -> ExitCode {
    match options::parse(std::env::args_os()) {
        Ok(Command::Help) => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        Ok(Command::Serve(options)) => match vocmatch_service::run(&options) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("vocmatch-service: {error}");
                ExitCode::FAILURE
            }
        },
        Err(error) => {
            eprintln!("vocmatch-service: {error}; see --help");
            ExitCode::from(2)
        }
    }
}
