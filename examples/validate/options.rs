//! What the command is asked to do.

use lexopt::prelude::*;
use std::ffi::OsString;
use std::path::PathBuf;

pub const HELP: &str = "\
Measures how far what the crate infers can be trusted, on catalogues whose answers are known.

usage: validate [options]

  --data DIR   a folder with the raw public tables, DIR/us/... and DIR/cn/...; texts and all majors are
               then measured [the names, links and skills of examples/data]
  --refit      also print the coefficients that the catalogues measured here would give
  -h, --help   this text
";

pub enum Command {
    Help,
    Measure(Options),
}

#[derive(Default)]
pub struct Options {
    pub data: Option<PathBuf>,
    pub refit: bool,
}

pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, lexopt::Error> {
    let mut parser = lexopt::Parser::from_iter(args);
    let mut options = Options::default();
    while let Some(arg) = parser.next()? {
        match arg {
            Short('h') | Long("help") => return Ok(Command::Help),
            Long("data") => options.data = Some(parser.value()?.into()),
            Long("refit") => options.refit = true,
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Measure(options))
}
