//! The plan as the sheets see it: its figures, and names in the reader's language.

use super::WorkbookConfig;
use crate::document::{Document, document};
use crate::phrases;
use vocmatch::Language;
use vocmatch::advice::Advice;
use vocmatch::demand::Tier;
use vocmatch::id::{OccupationIx, ProgramIx, RegionIx};
use vocmatch::indicator::{Band, CouplingLevel};
use vocmatch::model::Model;
use vocmatch::plan::Plan;
use vocmatch::unit::Level;

/// What is drawn.
pub(super) struct View<'a> {
    pub(super) model: &'a Model,
    pub(super) plan: &'a Plan,
    pub(super) advice: &'a Advice,
    pub(super) document: Document,
    pub(super) language: Language,
    /// Bars of a chart that ranks.
    pub(super) bars: usize,
}

impl<'a> View<'a> {
    pub(super) fn new(
        model: &'a Model,
        plan: &'a Plan,
        advice: &'a Advice,
        config: &WorkbookConfig,
    ) -> View<'a> {
        View {
            model,
            plan,
            advice,
            document: document(model, plan, advice, &config.title),
            language: config.language,
            bars: config.bars.clamp(1, 40),
        }
    }

    /// The one of two that is in the reader's language.
    pub(super) fn say(&self, english: &'static str, chinese: &'static str) -> &'static str {
        self.language.pick(english, chinese)
    }

    /// A level as the tables call it, or by its usual name.
    pub(super) fn level(&self, level: Level) -> &'a str {
        phrases::level(self.model, level, self.language)
    }

    pub(super) fn occupation(&self, ix: OccupationIx) -> &'a str {
        &self.model.occupation(ix).name
    }

    pub(super) fn region(&self, ix: RegionIx) -> &'a str {
        &self.model.region(ix).name
    }

    /// The major that a program teaches.
    pub(super) fn major(&self, ix: ProgramIx) -> &'a str {
        &self.model.major(self.model.program(ix).major).name
    }

    /// The school that runs a program.
    pub(super) fn school(&self, ix: ProgramIx) -> &'a str {
        &self.model.school(self.model.program(ix).school).name
    }

    pub(super) fn band(&self, band: Band) -> &'static str {
        phrases::band(band, self.language)
    }

    pub(super) fn tier(&self, tier: Tier) -> &'static str {
        let (english, chinese) = match tier {
            Tier::Graduates => ("Openings that ask for an award", "要求学历的岗位"),
            Tier::Experienced => ("Openings that ask for experience", "要求经验的岗位"),
            Tier::HighSchool => (
                "Openings that ask for a high-school diploma",
                "要求高中学历的岗位",
            ),
            Tier::NoAward => ("Openings that ask for no award", "不要求学历的岗位"),
        };
        self.say(english, chinese)
    }

    pub(super) fn coupling(&self, level: CouplingLevel) -> &'static str {
        let (english, chinese) = match level {
            CouplingLevel::ExtremeDisorder => ("extreme disorder", "极度失调"),
            CouplingLevel::SevereDisorder => ("severe disorder", "严重失调"),
            CouplingLevel::ModerateDisorder => ("moderate disorder", "中度失调"),
            CouplingLevel::MildDisorder => ("mild disorder", "轻度失调"),
            CouplingLevel::NearDisorder => ("near disorder", "濒临失调"),
            CouplingLevel::BarelyCoordinated => ("barely coordinated", "勉强协调"),
            CouplingLevel::PrimaryCoordination => ("primary coordination", "初级协调"),
            CouplingLevel::IntermediateCoordination => ("intermediate coordination", "中级协调"),
            CouplingLevel::GoodCoordination => ("good coordination", "良好协调"),
            CouplingLevel::HighQualityCoordination => ("high-quality coordination", "优质协调"),
        };
        self.say(english, chinese)
    }
}
