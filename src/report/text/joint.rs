//! The joint plan as a page: what should change, what it gains, what holds it back.

use super::layout::{bullet, wrapped};
use super::{TextConfig, heading, joint_changes, joint_limits};
use crate::format::{left, right};
use crate::phrases::pages::joint::{JointWords, way};
use crate::phrases::pages::marks::Marks;
use crate::phrases::table::{count, filled};
use crate::phrases::{self, fill, percent, range, way_between, whole, years};
use std::cmp::Reverse;
use std::fmt::Write;
use vocmatch::Language;
use vocmatch::id::{OccupationIx, ProgramIx};
use vocmatch::matching::Range;
use vocmatch::model::Model;
use vocmatch::plan::{Budget, JointPlan, Plan, Summary};
use vocmatch::unit::Heads;
use vocmatch_algo::order;
use vocmatch_algo::sorted::Map;

/// A joint plan, beside the present plan that it starts from, as plain text.
#[must_use]
pub fn joint_text(model: &Model, present: &Plan, joint: &JointPlan, config: &TextConfig) -> String {
    let words = JointWords::of(config.language);
    let span: Vec<_> = present.years.clone().collect();
    let values = [
        ("title", config.title.as_str()),
        ("years", &years(&span, config.language)),
    ];
    let mut page = fill(words.title, &values) + "\n";
    page.push_str(&wrapped(&limits(present, joint, words), 0, config));
    by_year(&mut page, present, joint, words);
    page.push_str(&wrapped(&gain(joint, words), 0, config));
    joint_changes::entrants(&mut page, model, joint, config);
    ways(&mut page, model, joint, config);
    occupations(&mut page, model, present, joint, config);
    joint_limits::write(&mut page, model, joint, config);
    page
}

/// Within what the plan was sought.
fn limits(present: &Plan, joint: &JointPlan, words: &JointWords) -> String {
    let config = &joint.config;
    let first = config.first_autumn.unwrap_or(*present.years.start());
    let budget = match config.budget {
        Budget::SamePlaces => words.same_places.to_owned(),
        Budget::Money(money) => fill(words.money, &[("money", &money.to_string())]),
        Budget::Unlimited => words.unlimited.to_owned(),
    };
    let step = match config.least_step {
        0 => String::new(),
        heads => fill(words.step, &[("heads", &heads.to_string())]),
    };
    let values = [
        ("budget", budget),
        ("first", first.to_string()),
        ("growth", percent(Some(config.growth), Language::English)),
        ("step", step),
        ("last", present.years.end().to_string()),
    ];
    filled(words.limits, &values)
}

/// Graduates, placed and value of each year, now and in the joint plan.
fn by_year(page: &mut String, present: &Plan, joint: &JointPlan, words: &JointWords) {
    let columns = [
        words.graduates,
        words.joint,
        words.placed,
        words.joint,
        words.value,
        words.joint,
    ];
    let widths = [12, 10, 12, 10, 20, 10];
    page.push('\n');
    let mut line = |name: &str, cells: &[String; 6]| {
        let cells: String = cells
            .iter()
            .zip(widths)
            .map(|(cell, width)| right(cell, width))
            .collect();
        let _ = writeln!(page, "{}{cells}", left(name, 14));
    };
    line(words.a_year, &columns.map(str::to_owned));
    let value = |summary: &Summary| whole(whole_heads(summary.value));
    for year in present.years.clone() {
        let (Some(now), Some(then)) = (present.period(year), joint.plan.period(year)) else {
            continue;
        };
        let (now, then) = (&now.summary, &then.summary);
        let cells = [
            whole(now.graduates),
            whole(then.graduates),
            whole(now.placed),
            whole(then.placed),
            value(now),
            value(then),
        ];
        line(&year.to_string(), &cells);
    }
    page.push('\n');
}

fn whole_heads(value: i128) -> Heads {
    i64::try_from((value + 500_000).div_euclid(1_000_000)).unwrap_or(i64::MAX)
}

/// What it gains, and how sure that is.
fn gain(joint: &JointPlan, words: &JointWords) -> String {
    let most = phrases::people(joint.bound - joint.present);
    if joint.gain() <= 0.0 {
        return fill(words.nothing_gained, &[("most", &most)]);
    }
    let share = joint.gain() / joint.present.max(f64::MIN_POSITIVE);
    let values = [
        ("gain", phrases::people(joint.gain())),
        ("share", signed_percent(share)),
        ("most", most),
        ("reached", floor_percent(1.0 - joint.gap_of_gain())),
        ("gap", fine_percent(joint.gap())),
    ];
    filled(words.gain, &values)
}

fn signed_percent(share: f64) -> String {
    format!(
        "{}{:.1}%",
        if share < 0.0 { "−" } else { "+" },
        share.abs() * 100.0
    )
}

/// A share that is promised, rounded down.
fn floor_percent(share: f64) -> String {
    format!("{:.0}%", libm::floor(share * 100.0).max(0.0))
}

/// A small share, rounded up.
fn fine_percent(share: f64) -> String {
    format!("{:.2}%", libm::ceil(share * 1e4) / 100.0)
}

/// How many people differ along a way, and the years in which they do.
type Changes = (Heads, Vec<String>);

/// Ways along which more or fewer should go on.
fn ways(page: &mut String, model: &Model, joint: &JointPlan, config: &TextConfig) {
    if joint.progressions.is_empty() {
        return;
    }
    let (words, marks) = (JointWords::of(config.language), Marks::of(config.language));
    heading(page, words.ways);
    let mut ways: Map<(ProgramIx, ProgramIx, usize), Changes> = Map::new();
    for change in &joint.progressions {
        let way = ways
            .entry((change.from, change.to, change.articulation))
            .or_default();
        way.0 += (change.after - change.before).abs();
        let values = [
            ("year", change.year.to_string()),
            ("before", whole(change.before)),
            ("after", whole(change.after)),
        ];
        way.1.push(filled(words.change, &values));
    }
    let mut ways: Vec<_> = ways.into_iter().collect();
    order::sort_by_key(&mut ways, |(way, (heads, _))| (Reverse(*heads), *way));
    let program = |ix| phrases::program(model, ix, config.language);
    for ((from, to, articulation), (_, changes)) in ways.iter().take(config.recommendations) {
        let kind = model.articulations()[*articulation].kind;
        let levels = (model.program(*from).level, model.program(*to).level);
        let values = [
            ("from", program(*from)),
            ("to", program(*to)),
            ("kind", way_between(kind, levels, config.language, way).to_owned()),
            ("changes", changes.join(marks.comma)),
        ];
        page.push_str(&bullet(&filled(words.way, &values), config));
    }
    if ways.len() > config.recommendations {
        page.push_str(&count(words.other_ways, ways.len() - config.recommendations));
        page.push('\n');
    }
}

/// Occupations of which surely more or fewer openings are filled.
fn occupations(page: &mut String, model: &Model, present: &Plan, joint: &JointPlan, config: &TextConfig) {
    let filled = |plan: &Plan| -> Map<OccupationIx, (Heads, Range)> {
        let balances = plan.overview(model).occupations;
        let known = balances
            .into_iter()
            .filter_map(|b| Some((b.group, (b.openings, b.filled?))));
        known.collect()
    };
    let (now, then) = (filled(present), filled(&joint.plan));
    let sure = |(occupation, (openings, after)): (&OccupationIx, &(Heads, Range))| {
        let (_, before) = now.get(occupation)?;
        let more = after.least - before.most;
        let fewer = before.least - after.most;
        let change = if more > 0 { more } else { -fewer.max(0) };
        (change != 0).then_some((change, *occupation, *openings, *before, *after))
    };
    let mut changes: Vec<_> = then.iter().filter_map(sure).collect();
    order::sort_by_key(&mut changes, |(change, occupation, ..)| {
        (Reverse(change.abs()), *occupation)
    });
    let words = JointWords::of(config.language);
    heading(page, words.occupations);
    if changes.is_empty() {
        page.push_str(words.none);
        page.push('\n');
        return;
    }
    let room = config.width.saturating_sub(45).min(56);
    let mut line = |name: &str, cells: [String; 3]| {
        let cells: String = cells.iter().map(|cell| right(cell, 15)).collect();
        let _ = writeln!(page, "{}{cells}", left(name, room));
    };
    let columns = [words.openings, words.filled_now, words.filled_then];
    line("", columns.map(str::to_owned));
    for (_, occupation, openings, before, after) in changes.iter().take(config.recommendations) {
        let cells = [
            whole(*openings),
            range(before.least, before.most, config.language),
            range(after.least, after.most, config.language),
        ];
        line(&model.occupation(*occupation).name, cells);
    }
}
