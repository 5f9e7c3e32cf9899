//! Problems of one kind of document: the first are kept, the others counted.

use std::fmt;

/// How many problems are kept; the others are counted.
const KEPT: usize = 1000;

/// Problems of a document in which each problem has its own location, unlike those of tables.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub(crate) struct ProblemList<P> {
    problems: Vec<P>,
    more: usize,
}

impl<P> Default for ProblemList<P> {
    fn default() -> Self {
        ProblemList {
            problems: Vec::new(),
            more: 0,
        }
    }
}

impl<P> ProblemList<P> {
    pub(crate) fn add(&mut self, problem: P) {
        if self.problems.len() < KEPT {
            self.problems.push(problem);
        } else {
            self.more += 1;
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }

    /// The problems that are kept.
    pub(crate) fn all(&self) -> &[P] {
        &self.problems
    }

    pub(crate) fn all_mut(&mut self) -> &mut [P] {
        &mut self.problems
    }

    /// How many there are, kept and counted.
    pub(crate) fn count(&self) -> usize {
        self.problems.len() + self.more
    }
}

impl<P: fmt::Display> fmt::Display for ProblemList<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (k, problem) in self.problems.iter().enumerate() {
            write!(f, "{}{problem}", if k == 0 { "" } else { "\n" })?;
        }
        if self.more > 0 {
            write!(f, "\nand {} more", self.more)?;
        }
        Ok(())
    }
}

/// Writes the fault and the remedy; the suggestion takes the remedy's place if there is one.
pub(crate) fn write_fault(
    f: &mut fmt::Formatter<'_>,
    fault: &dyn fmt::Display,
    suggestion: Option<&str>,
    remedy: &str,
) -> fmt::Result {
    write!(f, ": {fault}; ")?;
    match suggestion {
        Some(near) => write!(f, "did you mean {near}?"),
        None => f.write_str(remedy),
    }
}
