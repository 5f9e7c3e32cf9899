//! A bar on the terminal for work that takes longer than half a second; nothing where nobody reads standard error.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::time::{Duration, Instant};
use vocmatch::control::{Control, Progress, Stage, Work};

/// Work shorter than this shows nothing.
const QUIET: Duration = Duration::from_millis(500);

/// Does work and shows how far it is.
pub fn watched<T>(work: impl FnOnce(&Control) -> T) -> T {
    let bar = Bar::new(QUIET);
    let (told, steps) = (|work| bar.show(work), |steps| bar.say(&searched(steps)));
    let control = Control {
        work: bar.is_read.then_some(&told),
        progress: bar.is_read.then_some(&steps),
        ..Control::default()
    };
    work(&control)
}

/// The bar, wiped when it is dropped.
pub struct Bar {
    line: ProgressBar,
    start: Instant,
    quiet: Duration,
    is_read: bool,
}

impl Bar {
    /// A bar that shows nothing for a while.
    pub fn new(quiet: Duration) -> Bar {
        let line = ProgressBar::with_draw_target(Some(1), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{prefix} {bar:24} {elapsed} {msg}") {
            line.set_style(style);
        }
        Bar {
            line,
            start: Instant::now(),
            quiet,
            is_read: std::io::stderr().is_terminal(),
        }
    }

    fn show(&self, work: Work) {
        self.appear();
        self.line.set_length(work.of.max(1) as u64);
        self.line.set_position(work.done as u64);
        self.line
            .set_prefix(format!("{}/{} {}", work.number, work.stages, words(work.stage)));
        self.line.set_message(if work.of > 1 {
            format!("{} of {}", work.done, work.of)
        } else {
            String::new()
        });
    }

    /// Says what is being done.
    pub fn say(&self, text: &str) {
        self.appear();
        self.line.set_message(text.to_owned());
    }

    fn appear(&self) {
        if self.is_read && self.line.is_hidden() && self.start.elapsed() >= self.quiet {
            self.line.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.line.finish_and_clear();
    }
}

fn searched(progress: Progress) -> String {
    let Progress { steps, heads, value } = progress;
    let worth = value / 1_000_000;
    if heads > 0 {
        format!("{steps} steps, {heads} heads placed, worth {worth}")
    } else {
        format!("{steps} steps, worth {worth}")
    }
}

fn words(stage: Stage) -> &'static str {
    match stage {
        Stage::Fits => "fits of majors",
        Stage::Supply => "supply",
        Stage::Years => "years solved",
        Stage::Tables => "tables",
        Stage::Candidates => "actions sought",
        Stage::Actions => "actions tried",
        Stage::Worlds => "worlds planned",
        Stage::Draws => "draws",
        Stage::Flips => "what would flip it",
        Stage::Search => "search",
        Stage::Rounding => "rounding",
        Stage::Choice => "choice",
        Stage::Improvement => "improvement",
        Stage::Routes => "routes",
        Stage::Periods => "periods",
        Stage::Guests => "guests",
        _ => "work",
    }
}
