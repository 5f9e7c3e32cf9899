//! The coverage of an alliance: the openings that it can fill by itself, and its gaps.

use super::chain::{ChainInputs, ChainLink, weakest};
use super::config::AllianceConfig;
use super::education::{Asked, MissingLevel, Untaught, untaught};
use super::error::AllianceError;
use super::fill::{Fill, fill};
use super::innovation::innovation;
use super::market::{AllianceMarket, markets, times};
use super::placement::{PlacementBreakdown, apart, placement};
use super::scope::{Ruler, Scope};
use super::skills::Skills;
use crate::control::{Control, Stage};
use crate::id::AllianceIx;
use crate::indicator::rate;
use crate::matching::Objective;
use crate::model::Model;
use crate::pathway::{StageCoverage, Stations, missing_stages};
use crate::plan::Plan;
use crate::unit::{Heads, Year};

/// The coverage of an alliance, year by year.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Coverage {
    /// The alliance.
    pub alliance: AllianceIx,
    /// The objective of the matching of its graduates.
    pub objective: Objective,
    /// Years in order, those with the same members and the same market together.
    pub years: Vec<YearCoverage>,
}

/// The coverage of an alliance in a year.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct YearCoverage {
    /// The years for which it holds, in order; at least one.
    pub years: Vec<Year>,
    /// Its scope: schools, industries and regions.
    pub scope: Scope,
    /// Its openings a year that graduates may take.
    pub openings: Heads,
    /// Its openings a year that graduates may not take: they ask for experience, or for no award.
    pub apart: Heads,
    /// Openings a year in its regions whose industry is given at a broader level. Some may be its own; none is counted.
    pub broader: Heads,
    /// The openings that its own graduates can fill.
    pub own: Fill,
    /// The same openings as far as all graduates of the plan could fill them.
    pub everyone: Fill,
    /// Where the plan sends its graduates.
    pub placement: PlacementBreakdown,
    /// Levels that its openings ask for and none of its programs teaches, lowest first.
    pub missing_levels: Vec<MissingLevel>,
    /// Openings that none of its programs trains for, the most first.
    pub untaught: Vec<Untaught>,
    /// The stages that its schools offer, and the ways between them that they lack.
    pub stages: StageCoverage,
    /// The four links: education, talent, industry, innovation.
    pub links: Vec<ChainLink>,
}

impl YearCoverage {
    /// Returns the share of its openings that its own graduates can fill, 0..=1; `None` where there are no openings.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        self.own.share(self.openings)
    }

    /// Returns the weakest link with a known strength.
    #[must_use]
    pub fn weakest(&self) -> Option<&ChainLink> {
        weakest(&self.links)
    }
}

impl Coverage {
    /// Returns the coverage of a year.
    #[must_use]
    pub fn year(&self, year: Year) -> Option<&YearCoverage> {
        self.years.iter().find(|of| of.years.contains(&year))
    }

    /// Returns the openings over all years.
    #[must_use]
    pub fn openings(&self) -> Heads {
        self.sum(|of| of.openings)
    }

    /// Returns the openings that its own graduates can fill, over all years.
    #[must_use]
    pub fn filled(&self) -> Heads {
        self.sum(|of| of.own.filled)
    }

    /// Returns the share of all openings that its own graduates can fill, 0..=1; `None` where there are no openings.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        rate(self.filled(), self.openings())
    }

    fn sum(&self, of: impl Fn(&YearCoverage) -> Heads) -> Heads {
        let years = self.years.iter();
        years.map(|year| of(year) * times(&year.years)).sum()
    }
}

/// Returns the share of its industries' openings that the schools of an alliance can fill, by level, occupation,
/// region and skill; the share that all graduates could fill; the missing levels; and the strength of its four
/// chains. Years as in the plan; members by their first and last year.
///
/// Its graduates and openings (see [`scope`](super::scope())) are matched alone, with the pairs of the plan, so that
/// the result is what they *can* fill, not what they do: in the plan some of them go elsewhere, and others come
/// ([`PlacementBreakdown`]). Pairs of its graduates that the plan has cut are missing here too.
///
/// Two optimal matchings for each market of the plan, and ranges for each group.
///
/// # Errors
/// [`AllianceError::UnknownIndustry`] if the config names one, [`AllianceError::Matching`] if `control` cancels.
pub fn coverage(
    model: &Model,
    plan: &Plan,
    alliance: AllianceIx,
    config: &AllianceConfig,
    control: &Control,
) -> Result<Coverage, AllianceError> {
    let ruler = Ruler::new(model, config, &plan.config.market)?;
    let stations = Stations::of_programs(model);
    let mut skills = Skills::new(model, plan.fit.config());
    let mut years = Vec::new();
    let markets = markets(plan, &ruler, model.alliance(alliance));
    let pieces = control.start(Stage::Periods, (1, 1), markets.len())?;
    let control = &control.within_a_piece();
    for market in markets {
        let scene = Scene {
            model,
            plan,
            alliance,
            config,
            stations: &stations,
        };
        years.extend(scene.covered(&market, &mut skills, control)?);
        pieces.next()?;
    }
    Ok(Coverage {
        alliance,
        objective: config.objective,
        years,
    })
}

struct Scene<'a> {
    model: &'a Model,
    plan: &'a Plan,
    alliance: AllianceIx,
    config: &'a AllianceConfig,
    stations: &'a Stations,
}

impl Scene<'_> {
    /// The coverage of every span of a market.
    fn covered(
        &self,
        market: &AllianceMarket,
        skills: &mut Skills,
        control: &Control,
    ) -> Result<Vec<YearCoverage>, AllianceError> {
        let (model, plan) = (self.model, self.plan);
        let openings = market.openings();
        let objective = self.config.objective;
        let own = market.solve(market.heads(model), openings.clone(), objective, control)?;
        let everyone = market.solve(market.all_heads(), openings.clone(), objective, control)?;
        let mut years = Vec::with_capacity(market.spans.len());
        for span in &market.spans {
            let own_fill = fill(plan, span, &own, skills, control)?;
            let asked = Asked::new(span, &openings);
            let untaught = untaught(model, plan, span, &openings);
            let stages = missing_stages(model, self.stations, &span.scope.schools);
            let links = ChainInputs {
                model,
                plan,
                span,
                openings: &openings,
                asked: &asked,
                own: &own_fill,
                brought: skills.brought(span, &own),
                untaught: untaught.iter().map(|one| one.openings).sum(),
                stages: &stages,
                innovation: innovation(
                    model,
                    self.alliance,
                    &span.scope,
                    span.years.last().copied().unwrap_or_default(),
                    &self.config.innovation,
                ),
            }
            .links();
            let nodes = span.labour().demand_of(span.node_year());
            let (apart, broader) = apart(model, span);
            years.push(YearCoverage {
                years: span.years.clone(),
                scope: span.scope.clone(),
                openings: openings[nodes].iter().sum(),
                apart,
                broader,
                own: own_fill,
                everyone: fill(plan, span, &everyone, skills, control)?,
                placement: placement(model, span, &openings),
                missing_levels: asked.missing_levels(model, &span.scope),
                untaught,
                stages,
                links,
            });
        }
        Ok(years)
    }
}
