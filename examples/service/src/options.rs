//! What the command is asked to do.

use crate::limits::Limits;
use lexopt::prelude::*;
use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;

/// What `--help` says.
pub const HELP: &str = "\
Serves vocmatch over HTTP: datasets in; plans, advice, routes and scenarios out. /docs has every endpoint.

usage: vocmatch-service [options]

  --address ADDR:PORT   where to listen; port 0 takes a free one [127.0.0.1:8080]
  --store FILE          the SQLite file that keeps the datasets [vocmatch-service.sqlite]
  --data DIR            a folder of CSV tables, read as the first dataset if the store has none
                        [examples/data/beijing-ic, if it is there]
  --no-data             start without a first dataset
  --log text|json       how logs are written, to standard error [text]
  -h, --help            this text

limits (GET /limits shows them, too)
  --body-bytes N        bytes of a body [67108864]; more is answered 413
  --rows N              rows of a dataset, all tables together [2000000]; more is answered 413
  --datasets N          datasets [100]
  --years N             years of a plan, at most 30 [30]
  --routes N            routes of an answer [100]
  --listed N            recommendations, names or prospects of an answer [500]
  --scenarios N         scenarios of a comparison [10]
  --draws N             draws of a comparison [1000]
  --solves N            solves at a time [2]
  --queue N             solves that wait for their turn [32]; one more is answered 503
  --solve-seconds N     after which a solve is told to stop [60]
  --head-seconds N      that the head of a request may take, and a connection may lie idle [10]
  --body-seconds N      that a body may take [30]; longer is answered 408
  --stop-seconds N      that requests may take to end after SIGTERM or ctrl-c [10]
  --connections N       connections at a time [1024]
  --plans-kept N        plans that are kept with their models [8]
  --answer-bytes N      bytes of answers that are kept [268435456]
";

/// What to do.
#[derive(Debug)]
pub enum Command {
    /// Print [`HELP`].
    Help,
    /// Serve.
    Serve(Box<Options>),
}

/// How logs are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Log {
    /// A line of text each.
    Text,
    /// A JSON object each.
    Json,
}

/// How to serve.
#[derive(Debug)]
pub struct Options {
    /// Where to listen.
    pub address: SocketAddr,
    /// The file of the store.
    pub store: PathBuf,
    /// The folder of the first dataset.
    pub data: Option<PathBuf>,
    /// How logs are written.
    pub log: Log,
    /// The limits.
    pub limits: Limits,
}

/// Reads the arguments of the command line.
///
/// # Errors
/// What is not understood.
pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, lexopt::Error> {
    let mut parser = lexopt::Parser::from_iter(args);
    let shipped = PathBuf::from("examples/data/beijing-ic");
    let mut options = Options {
        address: SocketAddr::from(([127, 0, 0, 1], 8080)),
        store: PathBuf::from("vocmatch-service.sqlite"),
        data: shipped.is_dir().then_some(shipped),
        log: Log::Text,
        limits: Limits::default(),
    };
    let limits = &mut options.limits;
    while let Some(arg) = parser.next()? {
        match arg {
            Short('h') | Long("help") => return Ok(Command::Help),
            Long("address") => options.address = parser.value()?.parse()?,
            Long("store") => options.store = parser.value()?.into(),
            Long("data") => options.data = Some(parser.value()?.into()),
            Long("no-data") => options.data = None,
            Long("log") => options.log = parser.value()?.parse_with(log)?,
            Long("body-bytes") => limits.body_bytes = positive(&mut parser)?,
            Long("rows") => limits.rows = positive(&mut parser)?,
            Long("datasets") => limits.datasets = positive(&mut parser)?,
            Long("years") => limits.years = parser.value()?.parse_with(years)?,
            Long("routes") => limits.routes = positive(&mut parser)?,
            Long("listed") => limits.listed = positive(&mut parser)?,
            Long("scenarios") => limits.scenarios = positive(&mut parser)?,
            Long("draws") => limits.draws = parser.value()?.parse()?,
            Long("solves") => limits.solves = positive(&mut parser)?,
            Long("queue") => limits.queue = parser.value()?.parse()?,
            Long("solve-seconds") => limits.solve_seconds = parser.value()?.parse()?,
            Long("head-seconds") => limits.head_seconds = parser.value()?.parse()?,
            Long("body-seconds") => limits.body_seconds = parser.value()?.parse()?,
            Long("stop-seconds") => limits.stop_seconds = parser.value()?.parse()?,
            Long("connections") => limits.connections = positive(&mut parser)?,
            Long("plans-kept") => limits.plans_kept = positive(&mut parser)?,
            Long("answer-bytes") => limits.answer_bytes = parser.value()?.parse()?,
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Serve(Box::new(options)))
}

fn log(text: &str) -> Result<Log, String> {
    match text {
        "text" => Ok(Log::Text),
        "json" => Ok(Log::Json),
        _ => Err(format!("\"{text}\" is neither text nor json")),
    }
}

fn years(text: &str) -> Result<i32, String> {
    let number = text.parse().ok().filter(|years| (1..=30).contains(years));
    number.ok_or_else(|| format!("{text} is not a number of years from 1 to 30"))
}

/// A whole number from 1 to a million times a million.
fn positive(parser: &mut lexopt::Parser) -> Result<usize, lexopt::Error> {
    let least_one = |text: &str| {
        let number: Option<usize> = text.parse().ok();
        let number = number.filter(|number| (1..=1_000_000_000_000).contains(number));
        number.ok_or_else(|| format!("{text} is not a whole number from 1 on"))
    };
    parser.value()?.parse_with(least_one)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(args: &[&str]) -> Result<Command, String> {
        let args = std::iter::once("vocmatch-service").chain(args.iter().copied());
        parse(args.map(OsString::from)).map_err(|error| error.to_string())
    }

    #[test]
    fn options_become_limits() {
        let Ok(Command::Serve(options)) = parsed(&["--solves", "3", "--queue", "0", "--log", "json"]) else {
            panic!("options are refused")
        };
        assert_eq!(
            (options.limits.solves, options.limits.queue, options.log),
            (3, 0, Log::Json)
        );
        assert_eq!(options.address.to_string(), "127.0.0.1:8080");
    }

    #[test]
    fn every_limit_stands_in_the_help_with_its_default() {
        let limits = serde_json::to_value(Limits::default()).unwrap();
        for (name, default) in limits.as_object().unwrap() {
            let flag = format!("--{} N", name.replace('_', "-"));
            let line = HELP.lines().find(|line| line.trim_start().starts_with(&flag));
            let line = line.unwrap_or_else(|| panic!("{flag} is not told"));
            assert!(
                line.contains(&format!("{default}]")),
                "{line} does not tell {default}"
            );
        }
    }

    #[test]
    fn nonsense_is_refused_with_a_word_on_what_is_wanted() {
        let told = |args: &[&str]| parsed(args).err().unwrap_or_default();
        assert!(told(&["--solves", "0"]).contains("0 is not a whole number from 1 on"));
        assert!(told(&["--years", "31"]).contains("31 is not a number of years from 1 to 30"));
        assert!(told(&["--log", "xml"]).contains("neither text nor json"));
        assert!(told(&["8080"]).contains("8080"));
    }
}
