//! How far a long solve has come, on a terminal.

use std::cell::Cell;
use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};
use vocmatch::matching::Progress;

/// Solves shorter than this show nothing.
const QUIET: Duration = Duration::from_secs(1);
/// From one line to the next.
const BETWEEN: Duration = Duration::from_millis(200);

/// A line on standard error that is written over and over, if there is somebody to read it.
pub struct Meter {
    start: Instant,
    is_read: bool,
    shown: Cell<Option<Instant>>,
}

impl Meter {
    pub fn new() -> Meter {
        Meter {
            start: Instant::now(),
            is_read: std::io::stderr().is_terminal(),
            shown: Cell::new(None),
        }
    }

    pub fn show(&self, progress: Progress) {
        let now = Instant::now();
        let quiet_until = self
            .shown
            .get()
            .map_or(self.start + QUIET, |shown| shown + BETWEEN);
        if self.is_read && now >= quiet_until {
            self.shown.set(Some(now));
            let seconds = now.duration_since(self.start).as_secs();
            tell(&format!("\r\x1b[K{seconds} s: {}", line(progress)));
        }
    }

    /// Wipes the line.
    pub fn end(&self) {
        if self.shown.get().is_some() {
            tell("\r\x1b[K");
        }
    }
}

fn line(progress: Progress) -> String {
    let Progress { steps, heads, value } = progress;
    format!("{steps} steps, {heads} heads placed, worth {}", value / 1_000_000)
}

fn tell(text: &str) {
    let mut terminal = std::io::stderr();
    let _gone = terminal
        .write_all(text.as_bytes())
        .and_then(|()| terminal.flush());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_told_in_steps_heads_and_value() {
        let progress = Progress {
            steps: 4096,
            heads: 12,
            value: 3_900_000,
        };
        assert_eq!(line(progress), "4096 steps, 12 heads placed, worth 3");
    }
}
