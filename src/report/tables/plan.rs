//! The plan as CSV tables, for spreadsheets.

use super::names::names_table;
use super::table::{ResultTable, csv};
use crate::document::{BalanceDocument, Document};
use vocmatch::Error;
use vocmatch::id::ProgramIx;
use vocmatch::model::Model;
use vocmatch::plan::{Period, Plan};

/// The result tables: occupations, industries, regions, levels, classes, skill gaps, recommendations, the flow
/// of people through programs, and the matching. If names of skills were settled by more than a name, also the
/// table of names.
///
/// # Errors
/// None that is known: the text is written to memory.
pub fn result_tables(model: &Model, plan: &Plan, document: &Document) -> Result<Vec<ResultTable>, Error> {
    let mut tables = vec![
        (
            "occupations.csv",
            balances("occupation_id", &document.occupations)?,
        ),
        ("industries.csv", balances("industry_id", &document.industries)?),
        ("regions.csv", balances("region_id", &document.regions)?),
        ("levels.csv", balances("level", &document.levels)?),
        ("classes.csv", classes(document)?),
        ("skill_gaps.csv", skill_gaps(document)?),
        ("recommendations.csv", recommendations(document)?),
        ("supply.csv", supply(model, plan)?),
        ("matching.csv", matching(model, plan)?),
    ];
    tables.extend(names_table(model.name_links())?);
    Ok(tables)
}

fn balances(id: &str, balances: &[BalanceDocument]) -> Result<String, Error> {
    let header = [
        id,
        "name",
        "openings",
        "linked",
        "gap",
        "band",
        "one_more",
        "filled_least",
        "filled_most",
        "cautions",
    ];
    let row = |b: &BalanceDocument| {
        let band = b.band.map(|band| band.name().to_owned()).unwrap_or_default();
        let (linked, gap, one_more) = (b.linked.to_string(), b.gap.to_string(), b.one_more.to_string());
        [
            b.id.clone(),
            b.name.clone(),
            b.openings.to_string(),
            linked,
            gap,
            band,
            one_more,
            b.filled.map(|range| range.least.to_string()).unwrap_or_default(),
            b.filled.map(|range| range.most.to_string()).unwrap_or_default(),
            b.cautions.join("; "),
        ]
    };
    csv(header, balances.iter().map(row))
}

fn classes(document: &Document) -> Result<String, Error> {
    let header = [
        "category_id",
        "name",
        "level",
        "graduates",
        "one_more",
        "saturated",
        "placed_least",
        "placed_most",
    ];
    let rows = document.classes.iter().map(|c| {
        let level = c.level.to_string();
        let numbers = (
            c.graduates.to_string(),
            c.one_more.to_string(),
            c.saturated.to_string(),
        );
        [
            c.id.clone(),
            c.name.clone(),
            level,
            numbers.0,
            numbers.1,
            numbers.2,
            c.placed.least.to_string(),
            c.placed.most.to_string(),
        ]
    });
    csv(header, rows)
}

fn skill_gaps(document: &Document) -> Result<String, Error> {
    let header = ["skill_id", "name", "gap", "inferred", "heads"];
    let rows = document.skill_gaps.iter().map(|g| {
        [
            g.id.clone(),
            g.name.clone(),
            g.gap.to_string(),
            g.inferred.to_string(),
            g.heads.to_string(),
        ]
    });
    csv(header, rows)
}

fn recommendations(document: &Document) -> Result<String, Error> {
    let header = [
        "rank",
        "caution",
        "kind",
        "program_id",
        "school_id",
        "major_id",
        "entrants",
        "to",
        "first_autumn",
        "occupation_id",
        "region_id",
        "score",
        "moved",
        "filled",
        "value",
    ];
    let advice = &document.advice;
    let sure = advice.recommendations.iter().enumerate();
    let rows = sure
        .chain(advice.with_caution.iter().enumerate())
        .map(|(k, one)| {
            let cells = one.action.cells().clone();
            let sum =
                |part: fn(&vocmatch::advice::YearEffect) -> i64| one.effect.iter().map(part).sum::<i64>();
            let value = vocmatch::unit::Value(sum(|year| year.value.0)).whole();
            [
                (k + 1).to_string(),
                one.cautions.join("; "),
                cells.kind,
                cells.program,
                cells.school,
                cells.major,
                cells.people,
                cells.with,
                one.first_autumn.to_string(),
                one.occupation_id.clone(),
                one.region_id.clone(),
                one.score.score.to_string(),
                sum(|year| year.moved).to_string(),
                sum(|year| year.filled).to_string(),
                value.to_string(),
            ]
        });
    csv(header, rows)
}

fn supply(model: &Model, plan: &Plan) -> Result<String, Error> {
    let header = [
        "program_id",
        "year",
        "entrants",
        "from_pathway",
        "completers",
        "dropouts",
        "progressing",
        "elsewhere",
        "supply",
    ];
    let programs = model.programs().iter().enumerate();
    let rows = programs.flat_map(|(k, program)| {
        plan.years.clone().map(move |year| {
            let f = plan.supply.flow(ProgramIx::at(k), year);
            let numbers = [
                f.entrants,
                f.from_pathway,
                f.completers,
                f.dropouts,
                f.progressing,
                f.elsewhere,
                f.supply,
            ];
            let [a, b, c, d, e, g, h] = numbers.map(|n| n.to_string());
            [program.id.to_string(), year.to_string(), a, b, c, d, e, g, h]
        })
    });
    csv(header, rows)
}

/// Who goes where. Where years carry over, `years` is when the graduates come, and one more column says when the
/// openings do.
fn matching(model: &Model, plan: &Plan) -> Result<String, Error> {
    let header = [
        "years",
        "major_id",
        "from_region_id",
        "programs",
        "occupation_id",
        "to_region_id",
        "heads",
        "value_millionths",
    ];
    let rows = plan.periods.iter().flat_map(|period| {
        let years = crate::format::years(&period.years);
        period.pairs().map(move |(pair, heads)| {
            let supply = &period.market.supply()[pair.supply as usize];
            let demand = &period.market.demand()[pair.demand as usize];
            let row = [
                years.clone(),
                model.major(plan.fit.major_of(supply.row)).id.to_string(),
                model.region(supply.region).id.to_string(),
                supply.members.len().to_string(),
                model.occupation(demand.occupation).id.to_string(),
                model.region(demand.region).id.to_string(),
                heads.to_string(),
                pair.value.0.to_string(),
            ];
            (row, demand.year)
        })
    });
    if plan.periods.iter().any(Period::is_shared) {
        let [a, b, c, d, e, f, g, h] = header;
        let rows = rows.map(|([a, b, c, d, e, f, g, h], year)| [a, b, c, d, e, f, g, h, year.to_string()]);
        return csv([a, b, c, d, e, f, g, h, "opening_year"], rows);
    }
    csv(header, rows.map(|(row, _)| row))
}
