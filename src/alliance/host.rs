//! The inviting alliance, with its present markets solved.

use super::config::AllianceConfig;
use super::error::AllianceError;
use super::market::markets;
use super::present::PresentMarket;
use super::scope::Ruler;
use super::skills::{Skills, share_met};
use crate::control::{Control, Stage};
use crate::id::{AllianceIx, EnterpriseIx};
use crate::model::{Alliance, Model};
use crate::plan::Plan;

/// The present alliance, its schools, and enterprises.
pub(super) const STAGES: usize = 3;

/// The inviting alliance.
pub(super) struct Host<'p, 'c> {
    pub(super) model: &'p Model,
    pub(super) alliance: &'p Alliance,
    pub(super) config: &'p AllianceConfig,
    pub(super) control: &'c Control<'c>,
    pub(super) ruler: Ruler<'p>,
    pub(super) skills: Skills<'p>,
    pub(super) present: Vec<PresentMarket<'p>>,
    /// The share of skills met without a new member.
    pub(super) met: Option<f64>,
}

impl<'p, 'c> Host<'p, 'c> {
    pub(super) fn new(
        model: &'p Model,
        plan: &'p Plan,
        alliance: AllianceIx,
        config: &'p AllianceConfig,
        control: &'c Control<'c>,
    ) -> Result<Host<'p, 'c>, AllianceError> {
        let ruler = Ruler::new(model, config, &plan.config.market)?;
        let alliance = model.alliance(alliance);
        let mut skills = Skills::new(model, plan.fit.config());
        let mut present = Vec::new();
        let markets = markets(plan, &ruler, alliance);
        let pieces = control.start(Stage::Periods, (1, STAGES), markets.len())?;
        for market in markets {
            present.push(PresentMarket::new(model, market, config, control)?);
            pieces.next()?;
        }
        let all: Vec<_> = present.iter().map(|of| (&of.market, &of.solved)).collect();
        let met = share_met(&mut skills, &all);
        Ok(Host {
            model,
            alliance,
            config,
            control,
            ruler,
            skills,
            present,
            met,
        })
    }

    /// Whether an enterprise works in an industry of the members, in some year.
    pub(super) fn is_of_its_industries(&self, ix: EnterpriseIx) -> bool {
        let industry = self.model.enterprise(ix).industry;
        let mut spans = self.present.iter().flat_map(|present| &present.market.spans);
        spans.any(|span| span.scope.industries.is_some() && span.scope.takes_industry(industry))
    }
}
