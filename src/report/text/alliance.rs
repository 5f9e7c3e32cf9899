//! An alliance as a page for its secretary: what it can fill by itself, what it misses, whom it should invite.

use super::alliance_groups::Sums;
use super::{TextConfig, alliance_chains, alliance_groups, alliance_invitations, heading};
use crate::format::{hanging, left, people, percent, right, whole, wrapped, years as in_words};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use vocmatch::alliance::{Coverage, Invitations, Scope, YearCoverage};
use vocmatch::dataset::AllianceKind;
use vocmatch::indicator::rate;
use vocmatch::matching::Objective;
use vocmatch::model::Model;
use vocmatch::pathway::StageCoverage;
use vocmatch::plan::Plan;
use vocmatch::unit::{Heads, Level};

/// The coverage of an alliance, and whom it could invite, as plain text.
#[must_use]
pub fn alliance_text(
    model: &Model,
    plan: &Plan,
    coverage: &Coverage,
    invitations: Option<&Invitations>,
    config: &TextConfig,
) -> String {
    let mut page = String::new();
    let years: Vec<_> = plan.years.clone().collect();
    let alliance = model.alliance(coverage.alliance);
    let _ = writeln!(
        page,
        "{}, {}: {}",
        alliance.name,
        in_words(&years),
        kind(alliance.kind)
    );
    let Some(last) = coverage.years.last() else {
        return page;
    };
    page.push_str(&wrapped(&own(model, &last.scope), 0, config.width));
    by_year(&mut page, coverage);
    page.push_str(&wrapped(&how(coverage), 0, config.width));
    page.push_str(&wrapped(&whereabouts(coverage), 0, config.width));
    page.push_str(&wrapped(&apart(coverage), 0, config.width));
    let sums = Sums::new(coverage);
    alliance_groups::write(&mut page, model, &sums, config);
    missing(&mut page, model, coverage, config);
    alliance_chains::write(&mut page, coverage, config);
    if let Some(invitations) = invitations {
        alliance_invitations::write(&mut page, model, invitations, config);
    }
    page
}

fn kind(kind: AllianceKind) -> &'static str {
    match kind {
        AllianceKind::Consortium => "a consortium of one place",
        AllianceKind::Community => "a community of one industry",
        AllianceKind::EducationGroup => "an education group",
        AllianceKind::Pairing => "a pairing",
    }
}

pub(super) fn count(number: usize) -> String {
    whole(i64::try_from(number).unwrap_or(i64::MAX))
}

pub(super) fn counted(number: usize, one: &str, more: &str) -> String {
    format!("{} {}", count(number), if number == 1 { one } else { more })
}

/// The mean of a year.
pub(super) fn a_year(sum: f64, years: usize) -> String {
    people(if years > 0 { sum / years as f64 } else { 0.0 })
}

/// Who is in it, and what counts as its own.
fn own(model: &Model, scope: &Scope) -> String {
    let kinds = [
        (scope.schools.len(), "school", "schools"),
        (scope.enterprises.len(), "enterprise", "enterprises"),
        (scope.bases.len(), "base", "bases"),
        (scope.others.len(), "other", "others"),
    ];
    let kinds = kinds.into_iter().filter(|(number, ..)| *number > 0);
    let members: Vec<String> = kinds
        .map(|(number, one, more)| counted(number, one, more))
        .collect();
    let members = if members.is_empty() {
        "It has no members.".to_owned()
    } else {
        format!("Members: {}.", members.join(", "))
    };
    let industries = match &scope.industries {
        None => "every industry, because no member names one".to_owned(),
        Some(industries) => {
            let own: BTreeSet<_> = industries.iter().collect();
            let parent = |ix| model.industry(ix).parent;
            let highest = industries
                .iter()
                .filter(|ix| parent(**ix).is_none_or(|parent| !own.contains(&parent)));
            let names: Vec<&str> = highest.map(|ix| model.industry(*ix).name.as_str()).collect();
            names.join(", ")
        }
    };
    let regions = match &scope.regions {
        None => "everywhere".to_owned(),
        Some(regions) => format!("in {}", counted(regions.len(), "region", "regions")),
    };
    format!("{members} Its openings are those of {industries}, {regions}.")
}

/// Openings and what is filled of them, year by year.
fn by_year(page: &mut String, coverage: &Coverage) {
    let columns = [
        "openings",
        "graduates",
        "can fill",
        "share",
        "all could",
        "share",
        "skills met",
    ];
    let _ = write!(page, "\n{}", left("a year", 14));
    for column in columns {
        let _ = write!(page, "{}", right(column, 12));
    }
    page.push('\n');
    for of in &coverage.years {
        let cells = [
            whole(of.openings),
            whole(of.own.graduates),
            whole(of.own.filled),
            percent(of.share()),
            whole(of.everyone.filled),
            percent(of.everyone.share(of.openings)),
            percent(of.own.skill_share()),
        ];
        let _ = write!(page, "{}", left(&in_words(&of.years), 14));
        for cell in cells {
            let _ = write!(page, "{}", right(&cell, 12));
        }
        page.push('\n');
    }
}

/// How the table is to be read.
fn how(coverage: &Coverage) -> String {
    let objective = match coverage.objective {
        Objective::FillFirst => "as many of its openings as they can",
        Objective::BestFit => "its openings, for the best fit",
    };
    let best = rate(coverage.filled(), coverage.openings());
    format!(
        "If its own graduates took {objective}, they would fill {} of {} openings in all years ({}). \"All could\" is \
         what the graduates of all schools could fill. Skills met: of what the openings need, by importance, what its own \
         graduates bring; an empty opening brings nothing.",
        whole(coverage.filled()),
        whole(coverage.openings()),
        percent(best),
    )
}

/// Where the plan sends its graduates.
fn whereabouts(coverage: &Coverage) -> String {
    let mean = |of: &dyn Fn(&YearCoverage) -> f64| {
        let years: usize = coverage.years.iter().map(|year| year.years.len()).sum();
        let sum = coverage
            .years
            .iter()
            .map(|year| of(year) * year.years.len() as f64);
        a_year(sum.sum(), years)
    };
    format!(
        "In the plan of the whole region, of its {} graduates a year {} take its openings, {} take others and {} find \
         none; graduates of other schools take {} of its openings.",
        mean(&|year| year.placement.graduates as f64),
        mean(&|year| year.placement.inside),
        mean(&|year| year.placement.elsewhere),
        mean(&|year| year.placement.unplaced),
        mean(&|year| year.placement.by_others),
    )
}

/// Openings that do not count.
fn apart(coverage: &Coverage) -> String {
    let most = |of: &dyn Fn(&YearCoverage) -> Heads| coverage.years.iter().map(of).max().unwrap_or(0);
    let (closed, broader) = (most(&|year| year.apart), most(&|year| year.broader));
    let mut said = String::new();
    if closed > 0 {
        let _ = write!(
            said,
            "Not counted: up to {} openings a year that ask for experience or for no award. ",
            whole(closed)
        );
    }
    if broader > 0 {
        let _ = write!(
            said,
            "Not counted: up to {} openings a year of broader industries, some of which may be its own.",
            whole(broader)
        );
    }
    said.trim_end().to_owned()
}

/// Levels, trainings and ways that are missing.
fn missing(page: &mut String, model: &Model, coverage: &Coverage, config: &TextConfig) {
    heading(page, "What is missing");
    let mut lines: Vec<String> = Vec::new();
    let mut levels: BTreeMap<Level, Heads> = BTreeMap::new();
    let mut untaught: BTreeMap<_, (Heads, BTreeSet<_>)> = BTreeMap::new();
    for year in &coverage.years {
        for one in &year.missing_levels {
            let most = levels.entry(one.level).or_insert(0);
            *most = one.openings.max(*most);
        }
        for one in &year.untaught {
            let most = untaught.entry((one.occupation, one.level)).or_default();
            most.0 = one.openings.max(most.0);
            most.1.extend(&year.years);
        }
    }
    for (level, openings) in levels {
        lines.push(format!(
            "No member teaches at the {} level, which up to {} openings a year ask for.",
            model.level_name(level),
            whole(openings)
        ));
    }
    let mut untaught: Vec<_> = untaught.into_iter().collect();
    untaught.sort_by_key(|((occupation, level), (openings, _))| (-openings, *occupation, *level));
    for ((occupation, level), (openings, years)) in untaught.iter().take(config.balances) {
        let level = level.map_or("any level", |level| model.level_name(level));
        lines.push(format!(
            "No member trains for {} ({level}): up to {} openings a year, {}.",
            model.occupation(*occupation).name,
            whole(*openings),
            in_words(&years.iter().copied().collect::<Vec<_>>())
        ));
    }
    if untaught.len() > config.balances {
        lines.push(format!(
            "{} more occupations and levels that no member trains for.",
            count(untaught.len() - config.balances)
        ));
    }
    if let Some(last) = coverage.years.last() {
        stages(&mut lines, model, &last.stages);
    }
    if lines.is_empty() {
        page.push_str("nothing\n");
    }
    for line in lines {
        page.push_str(&hanging(&format!("  • {line}"), config.width));
    }
}

fn stages(lines: &mut Vec<String>, model: &Model, stages: &StageCoverage) {
    if !stages.missing.is_empty() {
        let names: Vec<&str> = stages
            .missing
            .iter()
            .map(|level| model.level_name(*level))
            .collect();
        lines.push(format!(
            "Stages without a program of a member: {}.",
            names.join(", ")
        ));
    }
    for (low, high) in &stages.unjoined {
        lines.push(format!(
            "No way leads from its {} programs to its {} programs.",
            model.level_name(*low),
            model.level_name(*high)
        ));
    }
    if !stages.dead_ends.is_empty() {
        let at = stages.dead_ends.iter().map(|end| {
            let program = model.program(end.program);
            let (major, school) = (model.major(program.major), model.school(program.school));
            format!("{}, {}", major.name, school.name)
        });
        let at: Vec<String> = at.take(3).collect();
        lines.push(format!(
            "{} to no other member, although the catalogue continues the major: {}{}",
            counted(stages.dead_ends.len(), "program leads", "programs lead"),
            at.join("; "),
            if stages.dead_ends.len() > 3 { " …" } else { "." },
        ));
    }
}
