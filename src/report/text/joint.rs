//! The joint plan as a page: what should change, what it gains, what holds it back.

use super::{TextConfig, heading, joint_limits};
use crate::format::{hanging, left, percent, program, range, right, signed, whole, wrapped, years};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;
use vocmatch::id::{OccupationIx, ProgramIx};
use vocmatch::matching::Range;
use vocmatch::model::Model;
use vocmatch::plan::{Budget, EntrantsChange, JointPlan, Plan, Summary};
use vocmatch::unit::{Heads, Year};

/// A joint plan, beside the present plan that it starts from, as plain text.
#[must_use]
pub fn joint_text(model: &Model, present: &Plan, joint: &JointPlan, config: &TextConfig) -> String {
    let mut page = String::new();
    let _ = writeln!(
        page,
        "{}, {}: who should start where, and who should go on, all years together",
        config.title,
        years(&present.years.clone().collect::<Vec<_>>()),
    );
    page.push_str(&wrapped(&limits(present, joint), 0, config.width));
    by_year(&mut page, present, joint);
    page.push_str(&wrapped(&gain(joint), 0, config.width));
    entrants(&mut page, model, joint, config);
    ways(&mut page, model, joint, config);
    occupations(&mut page, model, present, joint, config);
    joint_limits::write(&mut page, model, joint, config);
    page
}

/// Within what the plan was sought.
fn limits(present: &Plan, joint: &JointPlan) -> String {
    let config = &joint.config;
    let first = config.first_autumn.unwrap_or(*present.years.start());
    let budget = match config.budget {
        Budget::SamePlaces => "places move between programs of a level, none are added".to_owned(),
        Budget::Money(money) => format!("places are added for {money} at the most, in all years together"),
        Budget::Unlimited => "places are added without limit".to_owned(),
    };
    let step = match config.least_step {
        0 => String::new(),
        heads => format!(", or {heads} heads"),
    };
    format!(
        "Within these limits: {budget}; from autumn {first} on a program grows or shrinks by at most {}{step} from one \
         autumn to the next, in whole people; seats, quotas and shares as in the tables. Who would graduate after {} \
         stays as planned.",
        percent(Some(config.growth)),
        present.years.end(),
    )
}

/// Graduates, placed and value of each year, now and in the joint plan.
fn by_year(page: &mut String, present: &Plan, joint: &JointPlan) {
    let columns = [
        "graduates",
        "joint",
        "placed",
        "joint",
        "perfect matches",
        "joint",
    ];
    let widths = [12, 10, 12, 10, 20, 10];
    let mut line = |name: &str, cells: &[String; 6]| {
        let cells: String = cells
            .iter()
            .zip(widths)
            .map(|(cell, width)| right(cell, width))
            .collect();
        let _ = writeln!(page, "{}{cells}", left(name, 14));
    };
    line("\na year", &columns.map(str::to_owned));
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
fn gain(joint: &JointPlan) -> String {
    let heads = |number: f64| crate::format::people(number);
    if joint.gain() <= 0.0 {
        let most = heads(joint.bound - joint.present);
        return format!(
            "Nothing is gained by any change that was found, and nothing above {most} perfect matches can be gained \
             within these limits."
        );
    }
    format!(
        "It gains {} perfect matches in all years together ({}). Nobody can gain more than {} within these limits: \
         the plan reaches at least {} of what is possible, and its value is within {} of the best.",
        heads(joint.gain()),
        signed_percent(joint.gain() / joint.present.max(f64::MIN_POSITIVE)),
        heads(joint.bound - joint.present),
        floor_percent(1.0 - joint.gap_of_gain()),
        fine_percent(joint.gap()),
    )
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

/// Programs whose entrants change most.
fn entrants(page: &mut String, model: &Model, joint: &JointPlan, config: &TextConfig) {
    let autumns: BTreeSet<Year> = joint.entrants.iter().map(|change| change.year).collect();
    let programs = joint.entrants.chunk_by(|a, b| a.program == b.program);
    let sum = |of: &[EntrantsChange]| {
        of.iter()
            .map(|change| change.after - change.before)
            .sum::<Heads>()
    };
    let mut all: Vec<&[EntrantsChange]> = programs.collect();
    all.sort_by_key(|of| (Reverse(sum(of)), of.first().map(|change| change.program)));
    let more = all.iter().copied().filter(|of| sum(of) > 0);
    let fewer = all.iter().rev().copied().filter(|of| sum(of) < 0);
    let mut list = |title: &str, programs: Vec<&[EntrantsChange]>, heads: Heads| {
        heading(page, &format!("{title} (entrants in each autumn, now → then)"));
        if programs.is_empty() {
            page.push_str("none\n");
            return;
        }
        let shown: Vec<Year> = autumns.iter().copied().take(6).collect();
        let room = config.width.saturating_sub(13 * shown.len()).max(30);
        let years: String = shown.iter().map(|year| right(&year.to_string(), 13)).collect();
        let _ = writeln!(page, "{}{years}", left("", room));
        for of in programs.iter().take(config.recommendations) {
            let Some(first) = of.first() else { continue };
            let cell = |year: &Year| {
                let change = of.iter().find(|change| change.year == *year);
                let text = change.map(|change| format!("{}→{}", whole(change.before), whole(change.after)));
                right(&text.unwrap_or_else(|| "·".to_owned()), 13)
            };
            let cells: String = shown.iter().map(cell).collect();
            let name = program(model, first.program);
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
            let _ = writeln!(
                page,
                "and {} programs more; {} people in all autumns and programs together",
                whole(i64::try_from(others).unwrap_or(i64::MAX)),
                signed(heads)
            );
        }
    };
    let (more, fewer): (Vec<_>, Vec<_>) = (more.collect(), fewer.collect());
    let total = |programs: &[&[EntrantsChange]]| programs.iter().map(|of| sum(of)).sum::<Heads>();
    let (up, down) = (total(&more), total(&fewer));
    list("Programs that should take more", more, up);
    list("Programs that should take fewer", fewer, down);
}

/// How many people differ along a way, and the years in which they do.
type Changes = (Heads, Vec<String>);

/// Ways along which more or fewer should go on.
fn ways(page: &mut String, model: &Model, joint: &JointPlan, config: &TextConfig) {
    if joint.progressions.is_empty() {
        return;
    }
    heading(page, "Who should go on (people in each year, now → then)");
    let mut ways: BTreeMap<(ProgramIx, ProgramIx, usize), Changes> = BTreeMap::new();
    for change in &joint.progressions {
        let way = ways
            .entry((change.from, change.to, change.articulation))
            .or_default();
        way.0 += (change.after - change.before).abs();
        way.1.push(format!(
            "{} {}→{}",
            change.year,
            whole(change.before),
            whole(change.after)
        ));
    }
    let mut ways: Vec<_> = ways.into_iter().collect();
    ways.sort_by_key(|(way, (heads, _))| (Reverse(*heads), *way));
    for ((from, to, articulation), (_, changes)) in ways.iter().take(config.recommendations) {
        let kind = model.articulations()[*articulation].kind;
        let line = format!(
            "  • {} → {}, {}: {}",
            program(model, *from),
            program(model, *to),
            kind.name(),
            changes.join(", ")
        );
        page.push_str(&hanging(&line, config.width));
    }
    if ways.len() > config.recommendations {
        let others = ways.len() - config.recommendations;
        let _ = writeln!(
            page,
            "and {} ways more",
            whole(i64::try_from(others).unwrap_or(i64::MAX))
        );
    }
}

/// Occupations of which surely more or fewer openings are filled.
fn occupations(page: &mut String, model: &Model, present: &Plan, joint: &JointPlan, config: &TextConfig) {
    let filled = |plan: &Plan| -> BTreeMap<OccupationIx, (Heads, Range)> {
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
    changes.sort_by_key(|(change, occupation, ..)| (Reverse(change.abs()), *occupation));
    heading(
        page,
        "Occupations that surely gain or lose people (openings filled a year, mean)",
    );
    if changes.is_empty() {
        page.push_str("none\n");
        return;
    }
    let columns = ["openings", "filled now", "then"];
    let room = config.width.saturating_sub(45).min(56);
    let cells: String = columns.iter().map(|cell| right(cell, 15)).collect();
    let _ = writeln!(page, "{}{cells}", left("", room));
    for (_, occupation, openings, before, after) in changes.iter().take(config.recommendations) {
        let cells = [
            whole(*openings),
            range(before.least, before.most),
            range(after.least, after.most),
        ];
        let cells: String = cells.iter().map(|cell| right(cell, 15)).collect();
        let _ = writeln!(page, "{}{cells}", left(&model.occupation(*occupation).name, room));
    }
}
