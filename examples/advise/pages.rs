//! What stands on the page beside the recommendations.

use crate::bar;
use crate::files::Files;
use std::fmt::Write;
use vocmatch::advice::{AdviceConfig, PortfolioBudget, PortfolioConfig, portfolio};
use vocmatch::alliance::{AllianceConfig, coverage, invite};
use vocmatch::id::{AllianceIx, ProgramIx};
use vocmatch::indicator::{TrackingConfig, tracking};
use vocmatch::model::Model;
use vocmatch::plan::Plan;
use vocmatch::rules::{Rules, fired};
use vocmatch::scenario::Present;
use vocmatch_report::{
    Reader, TextConfig, alliance_document, alliance_line, alliance_text, portfolio_document, portfolio_text,
    strength_text, tracking_document, tracking_text, warnings_document, warnings_text,
};

/// Programs that rules warn of, and what their tracked graduates did: of the region, or of the school that reads.
pub fn watched(
    present: &Present,
    rules: &Rules,
    reader: Reader,
    config: &TrackingConfig,
    (page, files): (&TextConfig, &Files),
) -> Result<String, String> {
    let (model, plan) = (&present.model, &present.plan);
    let concerns = |program: ProgramIx| match reader {
        Reader::School(school) => model.program(program).school == school,
        _ => true,
    };
    if matches!(reader, Reader::Enterprise(_)) {
        return Ok(String::new());
    }
    let mut warned = fired(model, plan, rules, config);
    warned.retain(|one| concerns(one.program));
    let mut followed = tracking(model, &plan.fit, config);
    followed.programs.retain(|one| concerns(one.program));
    followed.findings.retain(|one| concerns(one.program));
    files.write("warnings.json", || warnings_document(model, rules, &warned))?;
    files.write("tracking.json", || tracking_document(model, &followed))?;
    let most = page.recommendations;
    let mut text = format!(
        "\n══ {}{}",
        page.language.pick("Rules of warning: ", "预警规则："),
        warnings_text(model, rules, &warned, most, page)
    );
    let _ = write!(text, "\n══ {}", tracking_text(model, &followed, most, page));
    let strength = vocmatch::fit::prior_strength(model, &plan.fit);
    text.push_str(&strength_text(
        strength.as_ref(),
        plan.fit.config().prior_strength,
        page,
    ));
    Ok(text)
}

/// The best actions together within a budget.
pub fn together(
    model: &Model,
    plan: &Plan,
    recommend: &AdviceConfig,
    budget: PortfolioBudget,
    (page, files): (&TextConfig, &Files),
) -> Result<String, String> {
    let config = PortfolioConfig {
        budget,
        ..PortfolioConfig::default()
    };
    let chosen = bar::watched(|control| portfolio(model, plan, recommend, &config, control));
    let chosen = chosen.map_err(|error| error.to_string())?;
    files.write("portfolio.json", || portfolio_document(model, &chosen))?;
    Ok(format!("\n══ {}", portfolio_text(model, plan, &chosen, page)))
}

/// A line for each alliance of the tables.
pub fn alliances(model: &Model, plan: &Plan, page: &TextConfig) -> Result<String, String> {
    if model.alliances().is_empty() {
        return Ok(String::new());
    }
    let heading = page.language.pick(
        "Alliances (more with --for alliance ID)",
        "合作组织（用 --for alliance ID 查看详情）",
    );
    let mut text = format!("\n══ {heading}\n");
    let config = AllianceConfig::default();
    for alliance in model.alliances() {
        let Some(ix) = model.find_alliance(alliance.id.as_str()) else {
            continue;
        };
        let covered = bar::watched(|control| coverage(model, plan, ix, &config, control))
            .map_err(|error| error.to_string())?;
        if covered.years.is_empty() {
            continue;
        }
        let invited = bar::watched(|control| invite(model, plan, ix, &config, control))
            .map_err(|error| error.to_string())?;
        let line = alliance_line(model, &covered, Some(&invited), page);
        let _ = writeln!(text, "  • {line}");
    }
    Ok(text)
}

/// The page of one alliance.
pub fn alliance(
    model: &Model,
    plan: &Plan,
    alliance: AllianceIx,
    page: &TextConfig,
    files: &Files,
) -> Result<String, String> {
    let config = AllianceConfig::default();
    let covered = bar::watched(|control| coverage(model, plan, alliance, &config, control))
        .map_err(|error| error.to_string())?;
    let invited = bar::watched(|control| invite(model, plan, alliance, &config, control))
        .map_err(|error| error.to_string())?;
    files.write("alliance.json", || {
        alliance_document(model, &covered, Some(&invited))
    })?;
    Ok(alliance_text(model, plan, &covered, Some(&invited), page) + &files.told())
}
