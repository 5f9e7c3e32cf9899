//! A learner's prospects: where routes lead, and who waits there.

use super::advise::general_remarks;
use super::layout::{hanging, wrapped};
use super::routes::{steps, years};
use super::{TextConfig, heading};
use crate::phrases::pages::marks::Marks;
use crate::phrases::pages::prospects::ProspectWords;
use crate::phrases::table::filled;
use crate::phrases::{self, fill, people, percent, point, whole};
use vocmatch::Language;
use vocmatch::advice::Prospect;
use vocmatch::model::Model;
use vocmatch::pathway::Start;
use vocmatch::plan::Plan;

/// What a learner can become, best first, as plain text.
#[must_use]
pub fn prospects_text(
    model: &Model,
    plan: &Plan,
    start: Start,
    prospects: &[Prospect],
    config: &TextConfig,
) -> String {
    let language = config.language;
    let words = ProspectWords::of(language);
    let whom = match start {
        Start::Nothing => words.from_nothing.to_owned(),
        Start::Finished(level) => fill(
            words.from_level,
            &[("level", phrases::level(model, level, language))],
        ),
        Start::Program(ix) => fill(
            words.from_program,
            &[("program", &phrases::program(model, ix, language))],
        ),
        Start::Major(ix) => fill(words.from_program, &[("program", &model.major(ix).name)]),
    };
    let title = fill(words.title, &[("title", &config.title), ("whom", &whom)]);
    let mut page = wrapped(&title, 0, config);
    let general = general_remarks(plan);
    if !general.is_empty() {
        let remarks = general.join(Marks::of(language).semicolon);
        page.push_str(&wrapped(&fill(words.remark, &[("remarks", &remarks)]), 0, config));
    }
    heading(&mut page, words.reach);
    if prospects.is_empty() {
        page.push_str(words.none);
        page.push('\n');
    }
    // Below half a point nobody can count on it.
    let shown = prospects.iter().filter(|one| one.score >= 0.5);
    for (k, one) in shown.take(config.recommendations).enumerate() {
        let occupation = &model.occupation(one.occupation).name;
        page.push_str(&hanging(&format!("{:2}. {occupation}", k + 1), config));
        let way = steps(model, &one.route, language);
        page.push_str(&wrapped(&fill(words.way, &[("steps", &way)]), 4, config));
        page.push_str(&wrapped(&expected(plan, one, language), 4, config));
    }
    page.push('\n');
    page.push_str(&wrapped(words.note, 0, config));
    page
}

/// What may be expected of one work: how likely one arrives, and who waits there.
fn expected(plan: &Plan, one: &Prospect, language: Language) -> String {
    let words = ProspectWords::of(language);
    let arrives = match one.route.years {
        0 => words.at_once.to_owned(),
        span => {
            let values = [
                ("years", years(span, language)),
                ("share", percent(Some(one.route.success), language)),
            ];
            filled(words.arrives, &values)
        }
    };
    let values = [
        ("year", one.looked_at.to_string()),
        ("openings", whole(one.openings)),
        ("needed", needed(one.one_more, words).to_owned()),
    ];
    let waits = filled(words.waits, &values);
    let beyond = if one.year > one.looked_at {
        let values = [
            ("year", one.year.to_string()),
            ("last", plan.years.end().to_string()),
        ];
        filled(words.beyond, &values)
    } else {
        String::new()
    };
    let work = one.route.work.as_ref().map_or_else(String::new, |work| {
        let wage = work
            .wage
            .map_or_else(String::new, |wage| fill(words.wage, &[("wage", &people(wage))]));
        filled(words.work, &[("fit", point(work.fit, language)), ("wage", wage)])
    });
    let values = [
        ("score", format!("{:.0}", one.score)),
        ("arrives", arrives),
        ("waits", waits),
        ("work", work),
        ("beyond", beyond),
    ];
    filled(words.score, &values)
}

/// How much one more is needed.
fn needed(one_more: f64, words: &ProspectWords) -> &'static str {
    match one_more {
        0.5.. => words.needed,
        0.05.. => words.needed_little,
        _ => words.not_needed,
    }
}
