//! An alliance as a page for its secretary: what it can fill by itself, what it misses, whom it should invite.

use super::alliance_groups::Sums;
use super::layout::{a_year, wrapped};
use super::{TextConfig, alliance_chains, alliance_groups, alliance_invitations, alliance_missing};
use crate::format::{left, right};
use crate::phrases::pages::alliance::{AllianceWords, chain, kind};
use crate::phrases::pages::marks::Marks;
use crate::phrases::table::{counted, filled};
use crate::phrases::{fill, percent, whole, years as in_words};
use std::collections::BTreeSet;
use std::fmt::Write;
use vocmatch::Language;
use vocmatch::alliance::{Coverage, Invitations, Scope, YearCoverage};
use vocmatch::indicator::rate;
use vocmatch::model::Model;
use vocmatch::plan::Plan;
use vocmatch::unit::Heads;

/// The coverage of an alliance, and whom it could invite, as plain text.
#[must_use]
pub fn alliance_text(
    model: &Model,
    plan: &Plan,
    coverage: &Coverage,
    invitations: Option<&Invitations>,
    config: &TextConfig,
) -> String {
    let language = config.language;
    let words = AllianceWords::of(language);
    let mut page = String::new();
    let years: Vec<_> = plan.years.clone().collect();
    let alliance = model.alliance(coverage.alliance);
    let values = [
        ("alliance", alliance.name.as_str()),
        ("years", &in_words(&years, language)),
        ("kind", kind(alliance.kind, language)),
    ];
    let _ = writeln!(page, "{}", fill(words.title, &values));
    let Some(last) = coverage.years.last() else {
        return page;
    };
    page.push_str(&wrapped(&own(model, &last.scope, language), 0, config));
    by_year(&mut page, coverage, language);
    page.push_str(&wrapped(&how(coverage, words), 0, config));
    page.push_str(&wrapped(&placement(coverage, words), 0, config));
    page.push_str(&wrapped(&apart(coverage, language), 0, config));
    let sums = Sums::new(coverage);
    alliance_groups::write(&mut page, model, &sums, config);
    alliance_missing::write(&mut page, model, coverage, config);
    alliance_chains::write(&mut page, coverage, config);
    if let Some(invitations) = invitations {
        alliance_invitations::write(&mut page, model, invitations, config);
    }
    page
}

/// An alliance in one line: what its schools can fill, its weakest chain, which school should join next.
#[must_use]
pub fn alliance_line(
    model: &Model,
    coverage: &Coverage,
    invitations: Option<&Invitations>,
    config: &TextConfig,
) -> String {
    let language = config.language;
    let words = AllianceWords::of(language);
    let alliance = model.alliance(coverage.alliance);
    let values = [
        ("alliance", alliance.name.clone()),
        ("id", alliance.id.to_string()),
        ("filled", coverage.filled().to_string()),
        ("openings", coverage.openings().to_string()),
        ("share", percent(coverage.share(), language)),
    ];
    let mut line = filled(words.line, &values);
    if let Some(link) = coverage.years.last().and_then(YearCoverage::weakest) {
        let strength = format!("{:.2}", link.strength().unwrap_or_default());
        let values = [("chain", chain(link.chain, language)), ("strength", &strength)];
        line.push_str(&fill(words.line_weakest, &values));
    }
    if let Some(first) = invitations.and_then(|invitations| invitations.schools.first()) {
        let values = [
            ("school", model.school(first.member).name.clone()),
            ("openings", first.filled().to_string()),
        ];
        line.push_str(&filled(words.line_next, &values));
    }
    line + Marks::of(language).stop
}

/// Who is in it, and what counts as its own.
fn own(model: &Model, scope: &Scope, language: Language) -> String {
    let (words, marks) = (AllianceWords::of(language), Marks::of(language));
    let kinds = [
        (scope.schools.len(), words.school, words.schools),
        (scope.enterprises.len(), words.enterprise, words.enterprises),
        (scope.bases.len(), words.base, words.bases),
        (scope.others.len(), words.other, words.others),
    ];
    let kinds = kinds.into_iter().filter(|(number, ..)| *number > 0);
    let members: Vec<String> = kinds
        .map(|(number, one, more)| counted(number, one, more))
        .collect();
    let members = if members.is_empty() {
        words.no_members.to_owned()
    } else {
        fill(words.members, &[("members", &members.join(marks.list))])
    };
    let industries = match &scope.industries {
        None => words.every_industry.to_owned(),
        Some(industries) => {
            let own: BTreeSet<_> = industries.iter().collect();
            let parent = |ix| model.industry(ix).parent;
            let highest = industries
                .iter()
                .filter(|ix| parent(**ix).is_none_or(|parent| !own.contains(&parent)));
            let names: Vec<&str> = highest.map(|ix| model.industry(*ix).name.as_str()).collect();
            names.join(marks.list)
        }
    };
    let regions = match &scope.regions {
        None => words.everywhere.to_owned(),
        Some(regions) => counted(regions.len(), words.region, words.regions),
    };
    let own = fill(words.own, &[("industries", &industries), ("regions", &regions)]);
    [members, own].join(marks.space)
}

/// Openings and what is filled of them, year by year.
fn by_year(page: &mut String, coverage: &Coverage, language: Language) {
    let words = AllianceWords::of(language);
    let columns = [
        words.openings,
        words.graduates,
        words.can_fill,
        words.share,
        words.all_could,
        words.share,
        words.skills_met,
    ];
    page.push('\n');
    let mut line = |name: &str, cells: [String; 7]| {
        let cells: String = cells.iter().map(|cell| right(cell, 12)).collect();
        let _ = writeln!(page, "{}{cells}", left(name, 14));
    };
    line(words.a_year, columns.map(str::to_owned));
    for of in &coverage.years {
        let cells = [
            whole(of.openings),
            whole(of.own.graduates),
            whole(of.own.filled),
            percent(of.share(), language),
            whole(of.everyone.filled),
            percent(of.everyone.share(of.openings), language),
            percent(of.own.skill_share(), language),
        ];
        line(&in_words(&of.years, language), cells);
    }
}

/// How the table is to be read.
fn how(coverage: &Coverage, words: &AllianceWords) -> String {
    let best = rate(coverage.filled(), coverage.openings());
    let values = [
        ("objective", words.objective(coverage.objective)),
        ("filled", &whole(coverage.filled())),
        ("openings", &whole(coverage.openings())),
        ("share", &percent(best, Language::English)),
    ];
    fill(words.how, &values)
}

/// Where the plan sends its graduates.
fn placement(coverage: &Coverage, words: &AllianceWords) -> String {
    let mean = |of: &dyn Fn(&YearCoverage) -> f64| {
        let years: usize = coverage.years.iter().map(|year| year.years.len()).sum();
        let sum = coverage
            .years
            .iter()
            .map(|year| of(year) * year.years.len() as f64);
        a_year(sum.sum(), years)
    };
    let values = [
        ("graduates", mean(&|year| year.placement.graduates as f64)),
        ("inside", mean(&|year| year.placement.inside)),
        ("elsewhere", mean(&|year| year.placement.elsewhere)),
        ("unplaced", mean(&|year| year.placement.unplaced)),
        ("by_others", mean(&|year| year.placement.by_others)),
    ];
    filled(words.placement, &values)
}

/// Openings that do not count.
fn apart(coverage: &Coverage, language: Language) -> String {
    let words = AllianceWords::of(language);
    let most = |of: &dyn Fn(&YearCoverage) -> Heads| coverage.years.iter().map(of).max().unwrap_or(0);
    let parts = [
        (most(&|year| year.apart), words.closed),
        (most(&|year| year.broader), words.broader),
    ];
    let said: Vec<String> = parts
        .into_iter()
        .filter(|(openings, _)| *openings > 0)
        .map(|(openings, text)| fill(text, &[("openings", &whole(openings))]))
        .collect();
    said.join(Marks::of(language).space)
}
