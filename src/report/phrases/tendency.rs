//! What could be and what tends to be, side by side: one table for all pages.

use super::pages::tendency::TendencyWords;
use super::{Language, number};
use vocmatch::fit::View;
use vocmatch::model::Model;
use vocmatch::plan::{Plan, Tends};
use vocmatch::unit::Heads;

/// One line: what it counts, and people a year who could be and who tend to be, in first jobs and in careers.
pub(crate) struct Line {
    pub(crate) label: &'static str,
    pub(crate) could: Option<Heads>,
    pub(crate) first_job: Heads,
    pub(crate) career: Heads,
}

impl Line {
    /// The number that could be; a dash where a matching says nothing.
    pub(crate) fn could(&self) -> String {
        self.could.map_or_else(|| "–".to_owned(), number::whole)
    }
}

/// The lines of a plan.
pub(crate) fn lines(model: &Model, plan: &Plan, language: Language) -> Vec<Line> {
    let words = TendencyWords::of(language);
    let (first, career) = (
        &plan.tendency(model, View::FirstJob).all,
        &plan.tendency(model, View::Career).all,
    );
    let (graduates, in_field) = could(plan);
    let line = |label, could, of: fn(&Tends) -> Heads| Line {
        label,
        could,
        first_job: of(first),
        career: of(career),
    };
    let lines = [
        line(words.graduates, Some(graduates), |t| t.graduates),
        line(words.award_in_field, Some(in_field), |t| t.award_in_field),
        line(words.award, None, |t| t.award),
        line(words.in_field, None, |t| t.in_field),
        line(words.no_award, None, Tends::no_award),
        line(words.beyond, None, |t| t.beyond),
        line(words.stay, None, |t| t.stay),
        line(words.unknown, None, |t| t.unknown),
    ];
    let is_told = |line: &Line| line.could.is_some() || line.first_job + line.career > 0;
    lines.into_iter().filter(is_told).collect()
}

/// Graduates, and those placed in their field under the best matching, mean a year.
#[expect(clippy::cast_possible_truncation, reason = "means of counts")]
fn could(plan: &Plan) -> (Heads, Heads) {
    let mut sums = [0.0; 3];
    for period in &plan.periods {
        let (years, summary) = (period.years.len() as f64, &period.summary);
        let placed = summary.placed as f64;
        let parts = [
            1.0,
            summary.graduates as f64,
            placed * summary.in_field.unwrap_or(0.0),
        ];
        sums.iter_mut()
            .zip(parts)
            .for_each(|(sum, part)| *sum += years * part);
    }
    let mean = |sum: f64| libm::floor(sum / sums[0].max(1.0) + 0.5) as Heads;
    (mean(sums[1]), mean(sums[2]))
}
