//! The skills that are missing most among the people placed.

use super::{Figure, FigureTable};
use crate::format::{people, whole, years};
use crate::phrases::{FigureWords, between, fill_in_order};
use crate::svg::{Bar, Bars, Part, Tone, bars};
use vocmatch::Language;
use vocmatch::model::Model;
use vocmatch::plan::Plan;

/// Skills that are shown.
const MOST: usize = 15;

/// What the people placed cannot do yet, in the first period with openings: the largest gaps, with the part that follows
/// from inferred profiles under lines. `None` where nothing is missing.
#[must_use]
pub fn skills_figure(model: &Model, plan: &Plan, language: Language) -> Option<Figure> {
    let period = plan.periods.iter().find(|period| period.summary.openings > 0)?;
    let gaps = &period.summary.skill_gaps;
    let shown = &gaps[..gaps.len().min(MOST)];
    if shown.iter().all(|gap| gap.gap < 0.5) {
        return None;
    }
    let words = FigureWords::of(language);
    let rows = shown.iter().map(|gap| {
        let part = |value, hatched| Part {
            value,
            tone: Tone::Short,
            hatched,
        };
        Bar {
            label: model.skill(gap.skill).name.clone(),
            value: people(gap.gap),
            note: fill_in_order(words.skill_note, &[&people(gap.inferred), &whole(gap.heads)]),
            parts: vec![part(gap.gap - gap.inferred, false), part(gap.inferred, true)],
        }
    });
    let inferred = shown.iter().any(|gap| gap.inferred > 0.0);
    let legend = inferred.then(|| (Tone::Short, true, words.inferred_profile.to_owned()));
    let chart = Bars {
        sides: [String::new(), words.missing_heads.to_owned()],
        rows: rows.collect(),
        legend: legend.into_iter().collect(),
    };
    let mut caption = fill_in_order(words.skills_caption, &[&years(&period.years)]);
    let rest = &gaps[shown.len()..];
    let sum = rest.iter().map(|gap| gap.gap).sum::<f64>();
    if sum >= 0.5 {
        let sum = people(sum);
        caption.push_str(between(language));
        caption.push_str(&fill_in_order(
            words.more_skills,
            &[&rest.len().to_string(), &sum],
        ));
    }
    let mut figure = Figure::twice("skills", words.skills_title, caption, |frame| bars(frame, &chart));
    let cells = shown.iter().map(|gap| {
        let name = model.skill(gap.skill).name.clone();
        vec![name, people(gap.gap), people(gap.inferred), whole(gap.heads)]
    });
    let header = [words.skill, words.missing_heads, words.inferred, words.heads];
    figure.table = Some(FigureTable::new(&header, &[1, 2, 3], cells.collect()));
    Some(figure)
}
