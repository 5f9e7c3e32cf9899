//! What holds a joint plan back: the limits whose prices are high.

use super::{TextConfig, heading};
use crate::format::{left, right};
use crate::phrases::pages::joint::{JointWords, way};
use crate::phrases::table::filled;
use crate::phrases::{self, fill, point, whole, years as in_words};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use vocmatch::Language;
use vocmatch::id::{MajorIx, ProgramIx};
use vocmatch::model::Model;
use vocmatch::plan::{JointPlan, Limit};
use vocmatch::unit::{Level, Year};

/// Limits that are worth most, those of like programs together.
pub(super) fn write(page: &mut String, model: &Model, joint: &JointPlan, config: &TextConfig) {
    let words = JointWords::of(config.language);
    heading(page, words.binding);
    let mut kinds: BTreeMap<Kind, Binding> = BTreeMap::new();
    for (limit, price) in &joint.prices {
        if let Some(kind) = kind(model, limit) {
            let binding = kinds.entry(kind).or_default();
            binding.dearest = binding.dearest.max(*price);
            binding.sum += price;
            binding.programs.extend(program_of(limit));
            binding.years.extend(year_of(limit));
        }
    }
    let mut kinds: Vec<_> = kinds
        .into_iter()
        .filter(|(_, binding)| binding.dearest >= 0.005)
        .collect();
    kinds.sort_by(|a, b| b.1.sum.total_cmp(&a.1.sum).then_with(|| a.0.cmp(&b.0)));
    if kinds.is_empty() {
        page.push_str(words.nothing);
        page.push('\n');
    }
    for (kind, binding) in kinds.iter().take(config.recommendations) {
        let years: Vec<Year> = binding.years.iter().copied().collect();
        let when = if years.is_empty() {
            String::new()
        } else {
            fill(words.when, &[("years", &in_words(&years, config.language))])
        };
        let line = format!("{}{when}", name(model, *kind, binding, config.language));
        let price = right(&point(binding.dearest, config.language), 6);
        let _ = writeln!(
            page,
            "{price}  {}",
            left(&line, config.width.saturating_sub(8)).trim_end()
        );
    }
}

/// Limits that stand in one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Money,
    Places(Level),
    Seats(MajorIx),
    Quota(usize),
    Share(MajorIx),
    Growth(MajorIx),
}

/// What binds in a line.
#[derive(Debug, Default)]
struct Binding {
    dearest: f64,
    sum: f64,
    programs: BTreeSet<ProgramIx>,
    years: BTreeSet<Year>,
}

/// The line of a limit; none for those that follow from others.
fn kind(model: &Model, limit: &Limit) -> Option<Kind> {
    let major = |ix: ProgramIx| model.program(ix).major;
    Some(match *limit {
        Limit::Money => Kind::Money,
        Limit::Places { level, .. } => Kind::Places(level),
        Limit::Seats { program, .. } => Kind::Seats(major(program)),
        Limit::Quota { articulation, .. } => Kind::Quota(articulation),
        Limit::Share { program, .. } => Kind::Share(major(program)),
        Limit::Growth { program, .. } => Kind::Growth(major(program)),
        Limit::Completers { .. } | Limit::Leavers { .. } => return None,
    })
}

fn program_of(limit: &Limit) -> Option<ProgramIx> {
    match *limit {
        Limit::Seats { program, .. } | Limit::Share { program, .. } | Limit::Growth { program, .. } => {
            Some(program)
        }
        _ => None,
    }
}

fn year_of(limit: &Limit) -> Option<Year> {
    match *limit {
        Limit::Money => None,
        Limit::Places { year, .. }
        | Limit::Seats { year, .. }
        | Limit::Quota { year, .. }
        | Limit::Share { year, .. }
        | Limit::Completers { year, .. }
        | Limit::Leavers { year, .. }
        | Limit::Growth { year, .. } => Some(year),
    }
}

fn name(model: &Model, kind: Kind, binding: &Binding, language: Language) -> String {
    let words = JointWords::of(language);
    let level = |level: Level| phrases::level(model, level, language);
    let of = |text: &str, major: MajorIx| {
        let mut programs = binding.programs.iter();
        if let (Some(one), None) = (programs.next(), programs.next()) {
            return fill(text, &[("programs", &phrases::program(model, *one, language))]);
        }
        let major = model.major(major);
        let count = i64::try_from(binding.programs.len()).unwrap_or(i64::MAX);
        let values = [
            ("count", whole(count)),
            ("major", major.name.clone()),
            ("level", level(major.level).to_owned()),
        ];
        fill(text, &[("programs", &filled(words.programs, &values))])
    };
    match kind {
        Kind::Money => words.limit_money.to_owned(),
        Kind::Places(of) => fill(words.limit_places, &[("level", level(of))]),
        Kind::Seats(major) => of(words.limit_seats, major),
        Kind::Quota(articulation) => {
            let kind = model.articulations()[articulation].kind;
            let number = (articulation + 1).to_string();
            let values = [("kind", way(kind, language)), ("number", &number)];
            fill(words.limit_quota, &values)
        }
        Kind::Share(major) => of(words.limit_share, major),
        Kind::Growth(major) => of(words.limit_growth, major),
    }
}
