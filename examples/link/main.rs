//! Finds the concepts that names mean: labels from a file, names from standard input, one a line.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command talks to its user"
)]

mod labels;
mod options;

use options::{HELP, Options};
use std::io::{self, BufRead, BufWriter, Write};
use std::process::ExitCode;
use std::time::{Duration, Instant};
use vocmatch::lexicon::{Lexicon, Searcher};

fn main() -> ExitCode {
    let options = match Options::parse(lexopt::Parser::from_env()) {
        Ok(Some(options)) => options,
        Ok(None) => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("link: {error}\nTry 'link --help'.");
            return ExitCode::from(2);
        }
    };
    match run(&options) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads has seen enough, as `head` does.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("link: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> io::Result<()> {
    let entries = labels::read(&options.labels)?;
    let start = Instant::now();
    let mut lexicon = Lexicon::new(entries);
    let built = start.elapsed();
    if options.calibrate || options.strangers.is_some() {
        lexicon = calibrated(lexicon, options)?;
    }
    let (names, concepts) = (lexicon.names(), lexicon.concepts());
    let mut searcher = lexicon.searcher();
    let (input, mut output) = (io::stdin().lock(), BufWriter::new(io::stdout().lock()));
    let (mut asked, mut linked, mut spent) = (0u64, 0u64, Duration::ZERO);
    for line in input.split(b'\n') {
        // What is no UTF-8 becomes a sign that matches nothing; the name is not lost.
        let line = line?;
        let name = String::from_utf8_lossy(&line);
        let name = name.trim_end_matches('\r');
        if name.trim().is_empty() {
            continue;
        }
        let start = Instant::now();
        let found = answer(&mut searcher, name, options.top, &mut output)?;
        spent += start.elapsed();
        asked += 1;
        linked += u64::from(found);
    }
    output.flush()?;
    eprintln!(
        "built {names} labels of {concepts} concepts in {:.3} s; {asked} queries in {:.3} s ({:.0} a second), {} without a candidate",
        built.as_secs_f64(),
        spent.as_secs_f64(),
        asked as f64 / spent.as_secs_f64().max(1e-9),
        asked - linked,
    );
    Ok(())
}

/// Writes a line for each candidate; whether there is one.
fn answer(searcher: &mut Searcher, name: &str, top: usize, output: &mut impl Write) -> io::Result<bool> {
    let candidates = searcher.candidates(name, top);
    for (at, candidate) in candidates.iter().enumerate() {
        let label = candidate.label.replace(['\t', '\n', '\r'], " ");
        let (id, rank) = (candidate.id, at + 1);
        writeln!(
            output,
            "{name}\t{rank}\t{id}\t{label}\t{:.4}",
            candidate.confidence
        )?;
    }
    Ok(!candidates.is_empty())
}

fn calibrated(lexicon: Lexicon, options: &Options) -> io::Result<Lexicon> {
    let strangers = options
        .strangers
        .as_ref()
        .map(labels::text)
        .transpose()?
        .unwrap_or_default();
    let strangers: Vec<&str> = strangers.lines().filter(|line| !line.trim().is_empty()).collect();
    let start = Instant::now();
    let (lexicon, calibration) = lexicon.calibrated(&strangers);
    let spent = start.elapsed().as_secs_f64();
    match calibration {
        Some(done) => eprintln!(
            "calibrated in {spent:.3} s on {} names, {} of them linked rightly: mean confidence {:.3}, before {:.3}",
            done.held_out, done.right, done.after, done.before,
        ),
        None => {
            eprintln!("not calibrated: fewer than 60 names could be held out; the usual confidences hold");
        }
    }
    Ok(lexicon)
}
