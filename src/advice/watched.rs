//! Programs that a rule of the screen leaves as they are.

use super::reason::Reason;
use super::screen::ScreenRule;
use crate::id::ProgramIx;

/// A program that no action should change as shadow prices say: it is to be watched.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Watched {
    /// The program.
    pub program: ProgramIx,
    /// The rule that keeps the action from being tried.
    pub rule: ScreenRule,
    /// What the rule says.
    pub reason: Reason,
}
