//! The programs that should take more and fewer in a joint plan.

use super::{TextConfig, heading};
use crate::format::{left, right, signed};
use crate::phrases::pages::joint::JointWords;
use crate::phrases::table::filled;
use crate::phrases::{self, whole};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;
use vocmatch::model::Model;
use vocmatch::plan::{EntrantsChange, JointPlan};
use vocmatch::unit::{Heads, Year};

/// The most autumns that stand side by side.
const AUTUMNS: usize = 6;

/// How the entrants of one program change.
type Changes<'j> = &'j [EntrantsChange];

/// Programs whose entrants change most.
pub(super) fn entrants(page: &mut String, model: &Model, joint: &JointPlan, config: &TextConfig) {
    let words = JointWords::of(config.language);
    let autumns: BTreeSet<Year> = joint.entrants.iter().map(|change| change.year).collect();
    let autumns: Vec<Year> = autumns.into_iter().take(AUTUMNS).collect();
    let mut all: Vec<Changes> = joint.entrants.chunk_by(|a, b| a.program == b.program).collect();
    all.sort_by_key(|of| (Reverse(sum(of)), of.first().map(|change| change.program)));
    let more: Vec<Changes> = all.iter().copied().filter(|of| sum(of) > 0).collect();
    let fewer: Vec<Changes> = all.iter().rev().copied().filter(|of| sum(of) < 0).collect();
    for (title, programs) in [(words.more, more), (words.fewer, fewer)] {
        heading(page, title);
        list(page, model, &programs, &autumns, config);
    }
}

/// By how many heads the entrants of a program change in all autumns.
fn sum(of: Changes) -> Heads {
    of.iter().map(|change| change.after - change.before).sum()
}

/// Programs with their entrants now and then, autumn by autumn.
fn list(page: &mut String, model: &Model, programs: &[Changes], autumns: &[Year], config: &TextConfig) {
    let words = JointWords::of(config.language);
    if programs.is_empty() {
        page.push_str(words.none);
        page.push('\n');
        return;
    }
    let room = config.width.saturating_sub(13 * autumns.len()).max(30);
    let years: String = autumns.iter().map(|year| right(&year.to_string(), 13)).collect();
    let _ = writeln!(page, "{}{years}", left("", room));
    for of in programs.iter().take(config.recommendations) {
        let Some(first) = of.first() else { continue };
        let cell = |year: &Year| {
            let change = of.iter().find(|change| change.year == *year);
            let text = change.map(|change| format!("{}→{}", whole(change.before), whole(change.after)));
            right(&text.unwrap_or_else(|| "·".to_owned()), 13)
        };
        let cells: String = autumns.iter().map(cell).collect();
        let name = phrases::program(model, first.program, config.language);
        if name.width() >= room {
            let _ = writeln!(
                page,
                "{}\n{}{cells}",
                left(&name, config.width).trim_end(),
                left("", room)
            );
        } else {
            let _ = writeln!(page, "{}{cells}", left(&name, room));
        }
    }
    if programs.len() > config.recommendations {
        let others = programs.len() - config.recommendations;
        let heads = programs.iter().map(|of| sum(of)).sum();
        let values = [
            ("count", whole(i64::try_from(others).unwrap_or(i64::MAX))),
            ("heads", signed(heads)),
        ];
        page.push_str(&filled(words.other_programs, &values));
        page.push('\n');
    }
}
