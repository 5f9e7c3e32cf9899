//! The four chains of an alliance, year by year, and the weakest.

use super::{TextConfig, heading};
use crate::format::{hanging, left, percent, point, right, whole, years as in_words};
use std::fmt::Write;
use vocmatch::alliance::{Chain, ChainLink, Coverage, LinkPart, Measured, YearCoverage};

/// The most years that stand side by side; of more, the first and the last.
const COLUMNS: usize = 8;

pub(super) fn write(page: &mut String, coverage: &Coverage, config: &TextConfig) {
    heading(
        page,
        "The four chains, 0 to 1 (each as strong as its weakest part)",
    );
    let all: Vec<&YearCoverage> = coverage.years.iter().collect();
    let shown: Vec<&YearCoverage> = match &all[..] {
        [first, .., last] if all.len() > COLUMNS => vec![first, last],
        _ => all,
    };
    let Some(last) = shown.last() else { return };
    let _ = write!(page, "{}", left("", 12));
    for year in &shown {
        let _ = write!(page, "{}", right(&in_words(&year.years), 11));
    }
    page.push('\n');
    for (k, link) in last.links.iter().enumerate() {
        let _ = write!(page, "{}", left(name(link.chain), 12));
        for year in &shown {
            let strength = year.links.get(k).and_then(ChainLink::strength);
            let _ = write!(
                page,
                "{}",
                right(&strength.map_or_else(|| "–".to_owned(), point), 11)
            );
        }
        page.push('\n');
    }
    let weakest = last.weakest().map(|link| link.chain);
    for link in &last.links {
        let parts: Vec<String> = link.parts.iter().map(words).collect();
        let mark = if weakest == Some(link.chain) {
            ", the weakest"
        } else {
            ""
        };
        let said = if parts.is_empty() {
            unknown(link.chain, last)
        } else {
            parts.join("; ")
        };
        let line = format!(
            "  • {} in {}{mark}: {said}.",
            name(link.chain),
            in_words(&last.years)
        );
        page.push_str(&hanging(&line, config.width));
    }
}

pub(super) fn name(chain: Chain) -> &'static str {
    match chain {
        Chain::Education => "education",
        Chain::Talent => "talent",
        Chain::Industry => "industry",
        Chain::Innovation => "innovation",
    }
}

#[expect(clippy::cast_possible_truncation, reason = "counts of people and steps")]
fn words(part: &LinkPart) -> String {
    let (much, of) = (whole(part.part as i64), whole(part.whole as i64));
    let share = percent(part.share());
    match part.measured {
        Measured::Taught => format!("a member trains for {much} of {of} openings ({share})"),
        Measured::Steps => format!("a way joins {much} of the {of} steps between the levels asked for"),
        Measured::Filled => format!("its graduates can fill {much} of {of} openings ({share})"),
        Measured::Skilled => format!("they bring {share} of the skills needed there"),
        Measured::Index => format!(
            "its industries have an index of {}",
            part.share().map_or_else(String::new, point)
        ),
        Measured::Places => format!("bases have places for {much} of {of} graduates ({share})"),
        Measured::Measures => format!(
            "the measures of innovation have a mean of {}",
            part.share().map_or_else(String::new, point)
        ),
    }
}

fn unknown(chain: Chain, year: &YearCoverage) -> String {
    if chain == Chain::Innovation && !year.scope.others.is_empty() {
        return format!(
            "not known, the table of measures has none; members beside schools and enterprises: {}",
            year.scope.others.join(", ")
        );
    }
    "not known".to_owned()
}
